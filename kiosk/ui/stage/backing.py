"""What an item looks like on a screen, kept as a picture: shown again, it costs a copy of pixels.

Only for the views of a window, each by itself: audience and speaker look at one scene. Shots, thumbnails and PDF ask
items for their paths.
"""

from collections import OrderedDict

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QWidget
from shiboken6 import getCppPointer

VIEWS = 3
"""So many views have pictures of an item at a time; of more, those that looked last."""


class Backing:
    """The picture of one item in one view, for the one place and scale where it was last shown.

    painted  what its owner has painted into it, in the owner's terms
    """

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._transform = QTransform()
        self._spot = QRect()
        self._ratio = 1.0
        self.painted: list[str] = []

    def holds(self, transform: QTransform, widget: QWidget) -> bool:
        """Whether there is a picture for this place and scale."""
        return not self._picture.isNull() and self._transform == transform and self._ratio == widget.devicePixelRatioF()

    def renew(self, transform: QTransform, widget: QWidget, bounds: QRectF) -> None:
        """An empty picture for an item that has these bounds."""
        self._transform, self._ratio, self.painted = QTransform(transform), widget.devicePixelRatioF(), []
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


class Backings:
    """The pictures of one item, one a view."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Backing] = OrderedDict()

    def drop(self) -> None:
        """Let the pictures go."""
        self._kept.clear()

    def of(self, transform: QTransform, widget: QWidget, bounds: QRectF) -> tuple[Backing, bool]:
        """The picture for a view, and whether it is an empty one; `widget` is what the view paints on."""
        view = getCppPointer(widget)[0]  # one and the same for a view, which its wrapper in Python may not be
        backing = self._kept.pop(view, None) or Backing()
        self._kept[view] = backing
        while len(self._kept) > VIEWS:
            self._kept.popitem(last=False)
        fresh = not backing.holds(transform, widget)
        if fresh:
            backing.renew(transform, widget, bounds)
        return backing, fresh
