"""Time as the booth knows it: monotonic seconds, and frames while something moves."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer

from kiosk.ui.guard import guarded

FRAME_MS = 16


class Frames(QObject):
    """Calls `draw(now)` every frame until it answers False; idle otherwise: nothing runs while nothing moves."""

    def __init__(
        self, draw: Callable[[float], bool], now: Callable[[], float] = monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draw, self._now = draw, now
        self._timer = QTimer(self, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._frame)

    def start(self, interval: int = FRAME_MS) -> None:
        """Draw from the next frame on, every `interval` milliseconds."""
        if self._timer.isActive() and self._timer.interval() == interval:
            return
        self._timer.start(interval)

    @property
    def running(self) -> bool:
        """True while frames come."""
        return self._timer.isActive()

    @guarded
    def _frame(self) -> None:
        more = False
        try:
            more = self._draw(self._now())
        finally:  # a fault must not come back sixty times a second
            if not more:
                self._timer.stop()
