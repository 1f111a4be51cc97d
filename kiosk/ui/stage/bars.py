"""Many rectangles as one item, each painted on its own: as one path they would cost ten times as much."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from kiosk.charts.marks import Bars, Box
from kiosk.model.tokens import LANDSCAPE
from kiosk.ui.guard import guarded
from kiosk.ui.style import color

STAGE = QRectF(0, 0, max(LANDSCAPE), max(LANDSCAPE))


class BarsItem(QGraphicsItem):
    """Equal-looking bars; a frame repaints only those that changed."""

    def __init__(self, mark: Bars, theme: str) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._mark, self._theme = mark, theme
        self._rects = [QRectF(*box) for box in mark.boxes]
        self.setOpacity(mark.opacity)

    def update_mark(self, mark: Bars, theme: str) -> None:
        """Other bars at the same key."""
        old, restyled = self._mark.boxes, theme != self._theme or mark.fill != self._mark.fill
        self._mark, self._theme = mark, theme
        self._rects = [QRectF(*box) for box in mark.boxes]
        self.setOpacity(mark.opacity)
        if restyled:
            self.update()
        changed = [QRectF(*box) for box in _difference(old, mark.boxes)]
        if changed:
            self.update(_union(changed))

    def boundingRect(self) -> QRectF:
        """The whole stage: bounds that grew with the bars would repaint them all in every frame."""
        return STAGE

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The bars in the exposed part."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme, self._mark.fill))
        exposed, radius = option.exposedRect, self._mark.radius
        for rect in self._rects:
            if exposed.intersects(rect):
                r = min(radius, rect.width() / 2)
                painter.drawRoundedRect(rect, r, r)


def _union(rects: list[QRectF]) -> QRectF:
    out = QRectF()
    for rect in rects:
        out |= rect
    return out.adjusted(-1, -1, 1, 1) if rects else out


def _difference(old: tuple[Box, ...], new: tuple[Box, ...]) -> list[Box]:
    """Bars that stand in one picture only."""
    return list(set(old) ^ set(new))
