"""Python's garbage is collected in Qt's thread alone, and while nobody waits.

Python collects in whatever thread allocates next. What is garbage may hold widgets and scenes, and to take these apart
in another thread crashes the process (seen: a content folder read in a thread, while a window of before was garbage).
So the collector never runs by itself; a timer of Qt's thread runs it when Python would have.
"""

import ctypes
import gc
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from kiosk.ui.guard import guarded

LOOK_MS = 1_000
YOUNG, MIDDLE, OLD = 2_000, 10, 30
"""Objects made since the last look that are worth one; looks at the young before one at the middle-aged; and so on."""

LARGE = 4 * 1024 * 1024
"""Bytes from which on memory is the system's again as soon as it is free: a picture as large as a screen has more."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # malloc.h


def give_back() -> None:
    """From now on large pictures leave no holes.

    glibc takes them from the system and gives them back, until the first is free; from then on it keeps the room for
    the next, small things settle in between, and after a walk 18 MiB lie idle (mallopt(3)).
    """
    _glibc("mallopt", _MMAP_THRESHOLD, LARGE)
    _glibc("mallopt", _TRIM_THRESHOLD, LARGE)


def _glibc(name: str, *given: int) -> None:
    """Tell glibc's allocator; where there is another one, nothing happens."""
    if sys.platform == "linux":
        tell = getattr(ctypes.CDLL(None), name, None)
        if tell is not None:
            tell(*given)


class Collector(QObject):
    """Collects from now on, as long as its parent lives. What there is by now stays: it is never looked at again.

    quiet   whether nobody would notice a pause of some 30 ms: all of it is looked at only then
    """

    def __init__(self, parent: QObject, quiet: Callable[[], bool] = lambda: True) -> None:
        super().__init__(parent)
        self._quiet = quiet
        gc.disable()
        gc.collect()
        gc.freeze()
        self._timer = QTimer(self, interval=LOOK_MS, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @guarded
    def look(self) -> None:
        """Collect what is due."""
        young, middle, old = gc.get_count()
        if old > OLD and self._quiet():
            gc.collect()
            _glibc("malloc_trim", 0)  # 2 ms; what lay between things that live on
        elif middle > MIDDLE:
            gc.collect(1)
        elif young > YOUNG:
            gc.collect(0)
