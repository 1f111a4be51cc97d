"""A picture of the window as it was, which fades over what it has become.

Where a talk begins or ends, the stage may lie elsewhere in the window, which no transition of its own can bridge.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.ui.clock import Frames
from kiosk.ui.guard import guarded
from kiosk.ui.stage.transition import EASE_OUT, SECONDS, glide


class Fade(QWidget):
    """The sheet: over everything else of its window, and gone after a cross-fade's time."""

    def __init__(self, window: QWidget, now: Callable[[], float]) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture, self._now, self._since, self._opacity = QPixmap(), now, 0.0, 0.0
        self._frames = Frames(self._frame, now, self)
        self.hide()

    def begin(self) -> None:
        """Keep the window as it is now; what is changed next comes through. One that still fades goes on from there."""
        window = self.parentWidget()
        self._picture, self._since, self._opacity = window.grab(), self._now(), 1.0
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self._frames.start()

    @guarded
    def _frame(self, now: float) -> bool:
        phase = (now - self._since) / SECONDS["swap"]
        self._opacity = 1.0 - glide(phase, EASE_OUT)
        if phase >= 1.0 or self.size() != self.parentWidget().size():
            self._picture = QPixmap()
            self.hide()
            return False
        self.update()
        return True

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """What was, as far as it is still seen."""
        painter = QPainter(self)
        painter.setOpacity(self._opacity)
        painter.drawPixmap(0, 0, self._picture)
