"""The speaker's finger as it is seen: a spotlight, or a dot, over a slide, on the audience's screen and the console's.

A pointer that moves has only that painted again which it leaves and where it comes: the slide below is not drawn anew.
"""

from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from kiosk.model.state.session import Pointer
from kiosk.ui.guard import guarded
from kiosk.ui.style import color, veil

RADIUS, RING, DIM = 150.0, 4.0, 0.72
"""The spotlight's circle and the width of its edge, in stage units; how much of all else is covered."""
DOT, RIM = 15.0, 6.0
"""The dot, larger than most nuclei of cells, and the rim that keeps it apart from what lies below, in stage units."""
LEAST = 5.0
"""Pixels that the dot's radius has, however small the slide."""


class PointerMark(QWidget):
    """Covers its parent's whole area, and lets everything through; hidden while nobody points."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._kind: str | None = None
        self._at, self._scale, self._theme = QPointF(), 1.0, "dark"
        self.hide()

    def point(self, pointer: Pointer | None, stage: QRectF, scale: float, theme: str) -> None:
        """Show where the speaker points; `stage`: where the slide lies in the parent, `scale`: its pixels a unit."""
        if pointer is None:
            self._kind = None
            self.hide()
            return
        at = stage.topLeft() + QPointF(pointer.x, pointer.y) * scale
        area = self.parentWidget().rect()
        now = (pointer.kind, at, scale, theme)
        if now == (self._kind, self._at, self._scale, self._theme) and area == self.geometry() and self.isVisible():
            return
        same = (pointer.kind, scale, theme) == (self._kind, self._scale, self._theme) and area == self.geometry()
        before = self._spot()
        self._kind, self._at, self._scale, self._theme = now
        self.setGeometry(area)
        if self.isHidden():
            self.show()
        elif same:
            self.update(QRegion(before).united(self._spot()))
        else:
            self.update()

    def _spot(self) -> QRect:
        """What the circle or the dot covers, in whole pixels."""
        own = self._dot() + self._rim() if self._kind == "laser" else (RADIUS + RING) * self._scale
        reach = ceil(own) + 1
        return QRectF(self._at.x() - reach, self._at.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

    def _dot(self) -> float:
        return max(DOT * self._scale, LEAST)

    def _rim(self) -> float:
        return max(RIM * self._scale, LEAST * RIM / DOT)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """The dim with its hole, or the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind == "laser":
            self._paint_dot(painter)
        elif self._kind == "spotlight":
            self._paint_light(painter, event.region())

    def _paint_dot(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for token, radius in (("ontouch", self._dot() + self._rim()), ("touch", self._dot())):
            painter.setBrush(color(self._theme, token))
            painter.drawEllipse(self._at, radius, radius)

    def _paint_light(self, painter: QPainter, exposed: QRegion) -> None:
        """Rectangles where they do: only round the circle is a path needed, which costs more."""
        dim, spot = veil(self._theme, "ground", DIM), self._spot()
        for each in exposed.subtracted(QRegion(spot)):
            painter.fillRect(each, dim)
        if not exposed.intersects(spot):
            return
        radius = RADIUS * self._scale
        around = QPainterPath()
        around.addRect(QRectF(spot))
        around.addEllipse(self._at, radius, radius)
        painter.fillPath(around, dim)
        width = max(RING * self._scale, 2.0)
        painter.setPen(QPen(color(self._theme, "touch"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self._at, radius, radius)
