"""What can be touched in a scene: transparent buttons over it, masked to their polygons."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.charts.marks import Target
from kiosk.ui.guard import guarded
from kiosk.ui.keys import NAVIGATION, PRESSES
from kiosk.ui.style import color


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
        self._polygon = QPolygonF([QPointF((x - left) * scale, (y - top) * scale) for x, y in target.polygon])
        self.setMask(QRegion(self._polygon.toPolygon()))
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
            veil = QColor(color(self._theme, "ink"))
            veil.setAlphaF(0.12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawPolygon(self._polygon)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(self._theme, "touch"), max(8 * self._scale, 6.0)))
            painter.drawPolygon(self._polygon)
