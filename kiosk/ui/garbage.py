"""Python's garbage is collected in Qt's thread alone, and while nobody waits.

Python collects in whatever thread allocates next. What is garbage may hold widgets and scenes, and to take these apart
in another thread crashes the process (seen: a content folder read in a thread, while a window of before was garbage).
So the collector never runs by itself; a timer of Qt's thread runs it when Python would have.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from kiosk.ui.guard import guarded

LOOK_MS = 1_000
YOUNG, MIDDLE, OLD = 2_000, 10, 30
"""Objects made since the last look that are worth one; looks at the young before one at the middle-aged; and so on."""


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
        elif middle > MIDDLE:
            gc.collect(1)
        elif young > YOUNG:
            gc.collect(0)
