"""Areas with coasts and borders: hundreds of corners each, whose strokes cost more than all else in a frame.

On a screen an area is painted once, into a picture of its own, and shown from there as it fades or as something moves
over it. Everywhere else (shots, thumbnails, PDF) it is the path itself.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from kiosk.charts.marks import Area, Polygon
from kiosk.ui.guard import guarded
from kiosk.ui.stage.backing import Backings


@lru_cache(maxsize=256)
def _path(rings: tuple[Polygon, ...]) -> QPainterPath:
    path = QPainterPath()
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
        path.closeSubpath()
    return path


class AreaItem(QGraphicsItem):
    """One area mark."""

    def __init__(self, mark: Area, brush: QBrush, pen: QPen) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._path, self._brush, self._pen = QPainterPath(), QBrush(), QPen()
        self._bounds = QRectF()
        self.backings = Backings()
        self._rings: tuple[Polygon, ...] = ()
        self.update_mark(mark, brush, pen)

    def update_mark(self, mark: Area, brush: QBrush, pen: QPen) -> None:
        """Another form, fill or edge; how far it is seen through needs no new picture."""
        self.setOpacity(mark.opacity)
        if mark.rings is self._rings and (brush, pen) == (self._brush, self._pen):
            return
        if mark.rings is not self._rings:
            self.prepareGeometryChange()
            self._rings, self._path = mark.rings, _path(mark.rings)
            room = pen.widthF() / 2 + 2
            self._bounds = self._path.boundingRect().adjusted(-room, -room, room, room)
        self._brush, self._pen = brush, pen
        self.backings.drop()
        self.update()

    def boundingRect(self) -> QRectF:
        """The path with its stroke."""
        return self._bounds

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The picture where a widget asks, else the path."""
        if widget is None or self._path.isEmpty():
            self._draw(painter)
            return
        backing, fresh = self.backings.of(painter.transform(), widget, self._bounds)
        if fresh:
            inner = backing.begin()
            self._draw(inner)
            inner.end()
        backing.show(painter, option.exposedRect)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._brush)
        painter.setPen(self._pen)
        painter.drawPath(self._path)
