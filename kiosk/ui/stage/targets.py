"""What can be touched in a scene: transparent buttons over it, masked to their polygons."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.charts.marks import Target
from kiosk.charts.outline import inset, rounded
from kiosk.ui.guard import guarded
from kiosk.ui.keys import NAVIGATION, PRESSES
from kiosk.ui.screen import at_least
from kiosk.ui.style import color, veil

CELL_GAP, ROUND = 10.0, 120.0
"""As `paint` draws the cells of home: drawn in by half the gap, and their corners' radius."""


class Pressable(QAbstractButton):
    """A button that leaves the keys of navigation to the window, and takes Space and Enter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter press; all else goes to the window."""
        if event.key() in NAVIGATION:
            event.ignore()
        elif event.key() in PRESSES:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class TargetButton(Pressable):
    """One target: its polygon is what can be hit, its name is what is spoken."""

    def __init__(self, parent: QWidget, press: Callable[[Target, QPointF], None]) -> None:
        super().__init__(parent)
        self._target: Target | None = None
        self._theme, self._scale = "dark", 1.0
        self._outline = QPainterPath()
        self._centre = QPointF()
        self.clicked.connect(guarded(lambda: press(self._target, self._centre) if self._target else None))

    def dress(self, target: Target, scale: float, px_mm: float, theme: str) -> None:
        """Take the place of a target; a rectangle under what a finger needs grows for it, unseen."""
        if (target, scale, theme) == (self._target, self._scale, self._theme):
            return
        self._target, self._theme, self._scale = target, theme, scale
        polygon = QPolygonF([QPointF(x * scale, y * scale) for x, y in target.polygon])
        box = polygon.boundingRect()
        self._centre = box.center()
        least = at_least(15.0, px_mm) if len(target.polygon) == 4 else 0.0
        wide, high = max(least - box.width(), 0.0) / 2, max(least - box.height(), 0.0) / 2
        spare = wide or high
        hit = box.adjusted(-wide, -high, wide, high)
        area = QRect(round(hit.x()), round(hit.y()), round(hit.width()) + 1, round(hit.height()) + 1)
        self.setGeometry(area)
        polygon.translate(-area.x(), -area.y())
        self.setMask(QRegion(self.rect()) if spare else QRegion(polygon.toPolygon()))
        self._outline = _outline(polygon, scale)
        self.setAccessibleName(target.name)
        self.setObjectName(target.key)
        self.update()

    @guarded
    def hitButton(self, point: object) -> bool:
        """A finger that lifts beside the polygon presses nothing, as one that comes down there."""
        return self.mask().contains(point)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil while pressed, an outline with keyboard focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil(self._theme, "ink", 0.12))
            painter.drawPath(self._outline)
        if self.hasFocus():  # within the target, and apart from it by the ground: it may be lit in any colour
            width = max(4 * self._scale, 4.0)
            painter.setClipPath(self._outline)
            for token, wide in (("ground", 4 * width), ("touch", 2 * width)):
                painter.strokePath(self._outline, QPen(color(self._theme, token), wide))


def _outline(polygon: QPolygonF, scale: float) -> QPainterPath:
    """What is seen of a target, round as cells and tiles are, cells with a gap between; hit is all of its polygon."""
    box = polygon.boundingRect()
    points = [(point.x(), point.y()) for point in polygon]
    inner = inset(points, CELL_GAP * scale) if len(points) > 4 else points
    corners = rounded(inner, min(ROUND * scale, 0.35 * min(box.width(), box.height())))
    path = QPainterPath(QPointF(*corners[0][2]))
    for begin, control, end in corners[1:] + corners[:1]:
        path.lineTo(*begin)
        path.quadTo(*control, *end)
    path.closeSubpath()
    return path
