"""What can be touched in a scene: transparent buttons over it, masked to their polygons."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.charts.marks import Target
from kiosk.charts.outline import inset, rounded
from kiosk.ui.guard import guarded
from kiosk.ui.keys import NAVIGATION, PRESSES
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

    def __init__(
        self, parent: QWidget, target: Target, scale: float, theme: str, press: Callable[[Target, QPointF], None]
    ) -> None:
        super().__init__(parent)
        self._target, self._theme, self._scale = target, theme, scale
        xs, ys = [x for x, _ in target.polygon], [y for _, y in target.polygon]
        left, top = min(xs), min(ys)
        self.setGeometry(
            round(left * scale),
            round(top * scale),
            round((max(xs) - left) * scale) + 1,
            round((max(ys) - top) * scale) + 1,
        )
        polygon = QPolygonF([QPointF((x - left) * scale, (y - top) * scale) for x, y in target.polygon])
        self.setMask(QRegion(polygon.toPolygon()))
        self._outline = _outline(polygon, scale)
        self.setAccessibleName(target.name)
        self.setObjectName(target.key)
        centre = QPointF((left + max(xs)) / 2 * scale, (top + max(ys)) / 2 * scale)
        self.clicked.connect(guarded(lambda: press(target, centre)))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil while pressed, an outline with keyboard focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil(self._theme, "ink", 0.12))
            painter.drawPath(self._outline)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(self._theme, "touch"), max(8 * self._scale, 6.0)))
            painter.drawPath(self._outline)


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
