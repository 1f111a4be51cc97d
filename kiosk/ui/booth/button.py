"""Buttons of the overlays (idle ring, PIN pad): laid out in stage units, in all languages at once."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk.model.tokens import STYLES, TEXT_SIZES, Style
from kiosk.ui.guard import guarded
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.stage.targets import Pressable
from kiosk.ui.style import QtMeasure, color, font

SCRIM = 0.965
"""How much of what lies below an overlay is covered."""

ICON = 48.0
"""Side of an icon."""

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_measure = QtMeasure()


class StageButton(Pressable):
    """A button of an overlay, painted in stage units: words, one language below the other."""

    AROUND = 12.0
    """Room for the outline of focus."""

    def __init__(self, parent: QWidget, name: str, *, accent: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._accent, self._outlined = accent, False
        self._words: tuple[str, ...] = ()
        self._theme, self._box, self._origin = "dark", QRectF(), QPointF()
        self._scale, self._grow, self._radius = 1.0, 1.0, 52.0

    def dress(
        self, words: tuple[str, ...], theme: str, box: QRectF, origin: QPointF, scale: float, grow: float = 1.0,
        radius: float = 52.0,
    ) -> None:  # fmt: skip
        """Say these words at `box` (stage units) of a stage that begins at `origin` (pixels of the parent)."""
        self._words, self._theme, self._grow, self._scale, self._radius = words, theme, grow, scale, radius
        around = box.adjusted(-self.AROUND, -self.AROUND, self.AROUND, self.AROUND)
        pixels = QRectF(origin + around.topLeft() * scale, around.size() * scale).toAlignedRect()
        self._box, self._origin = box, origin - QPointF(pixels.topLeft())
        self.setGeometry(pixels)
        self.setAccessibleName(" · ".join(words))
        self.update()

    @property
    def outlined(self) -> bool:
        """Whether it has the focus, and shows it."""
        return self.hasFocus() and self._outlined

    def sizeHint(self) -> QSize:
        """As large as it was dressed."""
        return self.size()

    @guarded
    def hitButton(self, point: object) -> bool:
        """The room for the outline belongs to what lies around."""
        return self._pixels().contains(QPointF(point))

    def _pixels(self) -> QRectF:
        """The button proper, in its own pixels."""
        return QRectF(self._origin + self._box.topLeft() * self._scale, self._box.size() * self._scale)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The outline is for those who came by key; a finger needs none."""
        self._outlined = event.reason() in _BY_KEY
        super().focusInEvent(event)

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        """Enabled or not looks different."""
        if event.type() == QEvent.Type.EnabledChange:
            self.update()
        super().changeEvent(event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Face, words, outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._origin)
        painter.scale(self._scale, self._scale)
        if self.outlined:
            self._outline(painter)
        if self.isDown():
            painter.translate(self._box.center())
            painter.scale(0.98, 0.98)
            painter.translate(-self._box.center())
        self._face(painter)
        self.paint_words(painter, self._box, "eu" if not self.isEnabled() else "onacc" if self._accent else "ink")

    def _outline(self, painter: QPainter) -> None:
        painter.setPen(self.outline_pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._box.adjusted(-6, -6, 6, 6), self._radius + 6, self._radius + 6)

    def outline_pen(self) -> QPen:
        """Four units wide, and never under three pixels."""
        return QPen(color(self._theme, "touch"), max(4.0, 3.0 / self._scale))

    def _face(self, painter: QPainter) -> None:
        down = self.isDown()
        if self._accent and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(self._theme, "acc2" if down else "acc"))
            painter.drawRoundedRect(self._box, self._radius, self._radius)
            return
        painter.setPen(QPen(color(self._theme, "ring" if self.isEnabled() else "line"), 2))
        painter.setBrush(color(self._theme, "raised2" if down else "raised"))
        painter.drawRoundedRect(self._box.adjusted(1, 1, -1, -1), self._radius - 1, self._radius - 1)

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """The first language large, the others below it."""
        middle, wide = box.center(), box.width() - 48
        first, rest = self._words[0], " · ".join(self._words[1:])
        lift = -12.0 if rest else 15.0
        write(painter, first, STYLES["s"].grown(self._grow), self._theme, token, middle + QPointF(0, lift), wide)
        small = STYLES["label" if self._accent else "quiet"].grown(self._grow)
        write(painter, rest, small, self._theme, token if self._accent else "quiet", middle + QPointF(0, 31), wide)


class IconButton(StageButton):
    """A button of a panel: an icon; on the filled one its words before it, on another that is wide enough after it."""

    def __init__(self, parent: QWidget, name: str, icon: str, *, accent: bool = False) -> None:
        super().__init__(parent, name, accent=accent)
        self._icon = icon

    @staticmethod
    def needs(words: str, grow: float) -> float:
        """How wide a button must be, in stage units, to show its words beside its icon; more than twice its height."""
        return _measure.advance(words, IconButton._style(grow)) + 20 + ICON + 50

    @staticmethod
    def _style(grow: float) -> Style:
        return STYLES["label"].scaled(1.15).grown(min(grow, TEXT_SIZES["large"]))

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """Words and icon in the middle, as on the controls."""
        centre = box.center()
        if self._accent or box.width() > 2 * box.height():
            style, words = self._style(self._grow), self._words[0]
            wide = min(_measure.advance(words, style), box.width() - ICON - 70)
            left = centre.x() - (wide + 20 + ICON) / 2
            begin, icon = (left, left + wide + 20) if self._accent else (left + ICON + 20, left)
            baseline = QPointF(begin + wide / 2, centre.y() + style.size * 0.34)
            write(painter, words, style, self._theme, token, baseline, wide + 1)
            centre = QPointF(icon + ICON / 2, centre.y())
        square = QRectF(centre - QPointF(ICON / 2, ICON / 2), QSizeF(ICON, ICON))
        draw_icon(painter, self._icon, square, self._theme, token, 2.0 if self._accent else 1.75)


def give_back(window: QWidget, before: QWidget | None) -> None:
    """The focus, as an overlay goes: to what had it before, or to the window where that is gone too."""
    there = before if before is not None and isValid(before) and before.isVisible() else window
    there.setFocus(Qt.FocusReason.OtherFocusReason)


def write(painter: QPainter, text: str, style: Style, theme: str, token: str, at: QPointF, width: float) -> None:
    """A line of text about `at` (its baseline), made smaller where a language needs more than `width`."""
    advance, style = _fitted(text, style, width)
    _draw(painter, text, style, theme, token, at - QPointF(advance / 2, 0))


def write_from(painter: QPainter, text: str, style: Style, theme: str, token: str, at: QPointF, width: float) -> None:
    """The same, from `at` onwards."""
    _, style = _fitted(text, style, width)
    _draw(painter, text, style, theme, token, at)


def _fitted(text: str, style: Style, width: float) -> tuple[float, Style]:
    """How wide a line comes to be, and in which type."""
    advance = _measure.advance(text, style)
    if advance > width:
        style = style.scaled(width / advance)
        advance = _measure.advance(text, style)
    return advance, style


def _draw(painter: QPainter, text: str, style: Style, theme: str, token: str, at: QPointF) -> None:
    painter.setFont(font(style))
    painter.setPen(color(theme, token))
    painter.drawText(at, text)
