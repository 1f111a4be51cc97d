"""What an item looks like on a screen, kept as a picture: shown again, it costs a copy of pixels.

Only for the views of a window. Shots, thumbnails and PDF ask items for their paths.
"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QWidget


class Backing:
    """The picture of one item, for the one place and scale where it was last shown."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._transform = QTransform()
        self._spot = QRect()
        self._ratio = 1.0

    def drop(self) -> None:
        """Let the picture go."""
        self._picture = QPixmap()

    def holds(self, transform: QTransform, widget: QWidget) -> bool:
        """Whether there is a picture for this place and scale."""
        return not self._picture.isNull() and self._transform == transform and self._ratio == widget.devicePixelRatioF()

    def renew(self, transform: QTransform, widget: QWidget, bounds: QRectF) -> None:
        """An empty picture for an item that has these bounds."""
        self._transform, self._ratio = QTransform(transform), widget.devicePixelRatioF()
        self._spot = transform.mapRect(bounds).toAlignedRect()
        self._picture = QPixmap(self._spot.size() * self._ratio)
        self._picture.setDevicePixelRatio(self._ratio)
        self._picture.fill(Qt.GlobalColor.transparent)

    def begin(self) -> QPainter:
        """A painter on the picture, in the item's own coordinates; `end` it."""
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.translate(-self._spot.topLeft())
        painter.setTransform(self._transform, True)
        return painter

    def show(self, painter: QPainter, exposed: QRectF) -> None:
        """Copy the exposed part to where it belongs."""
        seen = self._transform.mapRect(exposed).toAlignedRect().intersected(self._spot)
        part = QRectF(seen.translated(-self._spot.topLeft()))
        painter.save()
        painter.resetTransform()
        painter.drawPixmap(QRectF(seen), self._picture, QRectF(part.topLeft() * self._ratio, part.size() * self._ratio))
        painter.restore()
