"""A picture on a slide. Where the file cannot be decoded its card stays, with a tissue in which nothing is lit.

In a scene that is for a screen (`SlideScene.hurried`) nobody waits for a decoder: the card is there first.
"""

from math import hypot
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from kiosk.charts.marks import Photo
from kiosk.charts.tissue import disc
from kiosk.ui.guard import guarded
from kiosk.ui.stage.cells import TissueItem
from kiosk.ui.stage.photos import PHOTOS, Wanted
from kiosk.ui.style import color

if TYPE_CHECKING:
    from kiosk.ui.stage.scene import SlideScene

MOST = 2.0
"""Pixels a stage unit: a 4K screen, and what a PDF gets."""
CELLS_SHOWN, PART = 61, 0.3
"""Cells of the empty place, and the radius of their disc, of the shorter side."""


class PhotoItem(QGraphicsItem):
    """One photo mark."""

    def __init__(self) -> None:
        super().__init__()
        self._mark: Photo | None = None
        self._theme = ""
        self._tissue: TissueItem | None = None

    def update_mark(self, mark: Photo, theme: str) -> None:
        """Another picture, or another place."""
        self.setOpacity(mark.opacity)
        if (mark, theme) != (self._mark, self._theme):
            self.prepareGeometryChange()
            self._mark, self._theme, self._tissue = mark, theme, None
            self.update()

    def ready(self, scale: float) -> bool:
        """Whether it can be painted at once with so many pixels a stage unit; else it is being decoded."""
        return self._mark is None or PHOTOS.coming(_wanted(self._mark, scale))

    def boundingRect(self) -> QRectF:
        """Its card."""
        return QRectF(*self._mark.box) if self._mark else QRectF()

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The picture in the pixels that the device has."""
        mark = self._mark
        if mark is None:
            return
        paper = painter.paintEngine().type() == QPaintEngine.Type.Pdf
        wanted = _wanted(mark, MOST if paper else _scale(painter.deviceTransform()))
        late = cast("SlideScene", self.scene()).hurried and not PHOTOS.coming(wanted)
        image = PHOTOS.meanwhile(wanted) if late else PHOTOS.photo(wanted)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if image is not None:
            painter.drawImage(QRectF(*mark.box), image)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(self._theme, "raised"))
            painter.drawRoundedRect(QRectF(*mark.box), mark.radius, mark.radius)
        if late:
            PHOTOS.repaint(self)
        elif image is None:
            self._empty(painter, mark)

    def _empty(self, painter: QPainter, mark: Photo) -> None:
        """On the card of a picture that is not to be had: a tissue in which nothing is lit."""
        box = mark.box
        if self._tissue is None:
            radius, states = min(box.w, box.h) * PART, ("unlit",) * CELLS_SHOWN
            self._tissue = TissueItem(disc(mark.key, CELLS_SHOWN, box.cx, box.cy, radius, states), self._theme)
        whole = QStyleOptionGraphicsItem()
        whole.exposedRect = self._tissue.boundingRect()
        painter.translate(self._tissue.pos())
        self._tissue.paint(painter, whole)


def _scale(transform: QTransform) -> float:
    """Pixels a stage unit."""
    return hypot(transform.m11(), transform.m12())


def _wanted(mark: Photo, scale: float) -> Wanted:
    scale = min(scale, MOST)
    width, height = (max(round(side * scale), 1) for side in (mark.box.w, mark.box.h))
    return Wanted(mark.picture, width, height, round(mark.radius * scale))
