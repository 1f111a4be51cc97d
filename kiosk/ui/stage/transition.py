"""Two pixmaps that move: what a visitor sees between two slides. The live scene takes over at rest."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.charts.motion import ease
from kiosk.ui.guard import guarded

ZOOM = 5.0
"""How far the camera goes into the cell that was touched."""


class Transition(QWidget):
    """An opaque sheet over the stage. `phase` 0..1 is set from outside; nothing here keeps time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._from = self._to = QPixmap()
        self._move, self._phase = "swap", 0.0
        self._ground = QColor()
        self._focus = QPointF()
        self.hide()

    def begin(self, before: QPixmap, after: QPixmap, move: str, ground: QColor, focus: QPointF | None = None) -> None:
        """Show the first frame of a move: next, previous, in (zoom), out, swap (cross-fade)."""
        self._from, self._to, self._move, self._ground = before, after, move, ground
        self._focus = focus or QPointF(self.width() / 2, self.height() / 2)
        self._phase = 0.04
        self.show()
        self.raise_()
        self.update()

    def set_phase(self, phase: float) -> None:
        """How far the move is, 0..1."""
        self._phase = phase
        self.update()

    def end(self) -> None:
        """Give way to the live scene, and let the pixmaps go."""
        self.hide()
        self._from = self._to = QPixmap()

    @property
    def shown(self) -> QPixmap:
        """The picture that is arriving: an interruption starts from it."""
        return self._to

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """The two pictures in their places."""
        painter = QPainter(self)
        phase, w = ease(self._phase), self.width()
        if self._move in ("next", "previous"):
            shift = round(w * phase) * (-1 if self._move == "next" else 1)
            painter.drawPixmap(shift, 0, self._from)
            painter.drawPixmap(shift + (w if self._move == "next" else -w), 0, self._to)
            return
        if self._move == "swap":
            painter.drawPixmap(0, 0, self._from)
            painter.setOpacity(phase)
            painter.drawPixmap(0, 0, self._to)
            return
        self._zoom(painter, phase)

    def _zoom(self, painter: QPainter, phase: float) -> None:
        """Into the touched cell, or back out of it: the microscope's next objective."""
        painter.fillRect(self.rect(), self._ground)
        near, far = (self._from, self._to) if self._move == "in" else (self._to, self._from)
        depth = phase if self._move == "in" else 1.0 - phase
        if self._move == "in" and depth < 0.2:
            # the answer to the finger is drawn unscaled, which is ten times faster: the picture begins to fade
            painter.setOpacity(1.0 - depth * 1.6)
            painter.drawPixmap(0, 0, near)
            return
        deep = (depth - 0.2) / 0.8 if self._move == "in" else depth
        scale = 1.0 + (ZOOM - 1.0) * deep**2
        area = QRectF(self.rect())
        size = area.size() / scale
        source = QRectF(
            self._focus.x() * (1 - 1 / scale), self._focus.y() * (1 - 1 / scale), size.width(), size.height()
        )
        ratio = near.devicePixelRatio()
        source = QRectF(source.x() * ratio, source.y() * ratio, source.width() * ratio, source.height() * ratio)
        painter.setOpacity(max(0.0, 1.0 - depth * 1.6))
        if painter.opacity() > 0:
            painter.drawPixmap(area, near, source)
        painter.setOpacity(min(1.0, max(0.0, depth * 1.8 - 0.5)))
        if painter.opacity() > 0:
            painter.drawPixmap(0, 0, far)
