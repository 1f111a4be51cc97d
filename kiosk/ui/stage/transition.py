"""Two pixmaps that move: what a visitor sees between two slides. The live scene takes over at rest."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.charts.motion import SLIDE_SECONDS
from kiosk.model.state import Move
from kiosk.ui.guard import guarded

SECONDS: dict[Move, float] = {
    "none": 0.0, "next": SLIDE_SECONDS, "previous": SLIDE_SECONDS, "in": 0.5, "out": 0.5, "swap": 0.22,
}  # fmt: skip
"""How long each move takes, where no finger has begun it."""
EASE_OUT = 3.0
"""The slope of `ease`."""
ZOOM = 5.0
"""How far the camera goes into the cell that was touched."""


class Transition(QWidget):
    """An opaque sheet over the stage. `phase` 0..1 is set from outside; nothing here keeps time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._from = self._to = QPixmap()
        self._move, self._phase, self._start, self._slope = "swap", 0.0, 0.0, EASE_OUT
        self._ground = QColor()
        self._focus = QPointF()
        self.hide()

    def begin(
        self, before: QPixmap, after: QPixmap, move: str, ground: QColor, focus: QPointF | None = None,
        start: float | None = None, slope: float = EASE_OUT,
    ) -> None:  # fmt: skip
        """Show the first frame of a move: next, previous, in (zoom), out, swap (cross-fade).

        start  where a finger has brought the slide, in parts of the way: next and previous go on from there
        slope  how fast they do at first, in parts of what is left, a move's length
        """
        self._from, self._to, self._move, self._ground = before, after, move, ground
        self._focus = focus or QPointF(self.width() / 2, self.height() / 2)
        self._start, self._slope, self._phase = start or 0.0, slope, 0.04 if start is None else 0.0
        self.show()
        self.raise_()
        self.update()

    def hold(self, after: QPixmap, move: str, share: float) -> None:
        """A finger has the slide, this far towards the next or the previous one."""
        self._to, self._move, self._start, self._phase = after, move, share, 0.0
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
        phase, w = glide(self._phase, self._slope), self.width()
        if self._move in ("next", "previous"):
            way = -1 if self._move == "next" else 1
            shift = round(w * (self._start + (1.0 - self._start) * phase)) * way
            for picture, x in ((self._from, shift), (self._to, shift - w * way)):
                if picture.isNull():  # nowhere to go, or not ready yet
                    painter.fillRect(x, 0, w, self.height(), self._ground)
                else:
                    painter.drawPixmap(x, 0, picture)
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


def glide(t: float, slope: float) -> float:
    """0..1 from rest or from any speed up to that of a cubic ease-out, which it is at a slope of 3; it ends at rest."""
    t = min(max(t, 0.0), 1.0)
    return slope * t * (1.0 - t) ** 2 + t * t * (3.0 - 2.0 * t)
