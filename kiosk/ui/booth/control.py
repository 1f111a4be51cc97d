"""The visitor's controls as widgets: a button drawn from tokens, and the dots that tell the place in a topic."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.model.tokens import STYLES, Style
from kiosk.ui.guard import guarded
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.stage.targets import Pressable
from kiosk.ui.style import QtMeasure, color, font

MARGIN = 8.0
"""Room round a control for the outline of focus."""
ICON, GAP = 48.0, 22.0
"""Side of an icon, and its gap to the words."""
ICON_MM = 6.0
"""An icon's least side on the real screen."""
HIGH = 104.0
"""Controls from this height on have rounder corners and larger words."""

DOT, CAPSULE, DOTS_APART, DOTS_ASIDE = 18.0, 52.0, 6.0, 12.0
"""Widths of a dot and of the present one; the least between two, and at either end."""

_measure = QtMeasure()


@dataclass(frozen=True, slots=True)
class Face:
    """What a control shows, and how it is called.

    filled  the one that leads onwards      style  of its words
    tint    the icon stands before the words, in this colour; without it, after them
    """

    icon: str
    text: str
    said: str
    filled: bool = False
    style: Style = STYLES["label"]
    tint: str = ""


class Control(Pressable):
    """A ghost button (or the filled one), drawn from tokens: icon, text or both."""

    def __init__(self, parent: QWidget, key: str, press: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setObjectName(key)
        self.face = Face("", "", "")
        self._theme, self._scale, self._side = "dark", 1.0, ICON
        self._picture: tuple[tuple[object, ...], QPixmap] | None = None
        self.clicked.connect(guarded(lambda: press()))  # `clicked` says whether it is checked: nobody's business

    def dress(self, face: Face, theme: str, scale: float, px_mm: float) -> None:
        """Take a face; where a finger needs more than the stage gives, what stands on the button grows too."""
        side = max(ICON, ICON_MM * px_mm / scale)
        if (face, theme, scale, side) == (self.face, self._theme, self._scale, self._side):
            return  # while a slider is drawn, this is asked sixty times a second
        self.face, self._theme, self._scale, self._side = face, theme, scale, side
        self.setAccessibleName(face.said)
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Its picture, kept as long as it looks the same: it is asked for with every frame that moves beneath."""
        ratio = self.devicePixelRatioF()
        looks = (
            self.face, self._theme, self._scale, self._side, self.size().toTuple(), ratio, self.isDown(),
            self.hasFocus(),
        )  # fmt: skip
        if self._picture is None or self._picture[0] != looks:
            made = QPixmap(self.size() * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            self._draw(painter)
            painter.end()
            self._picture = looks, made
        QPainter(self).drawPixmap(0, 0, self._picture[1])

    def _draw(self, painter: QPainter) -> None:
        """Round panel, icon and text; smaller and darker while pressed, outlined with focus."""
        s, down = self._scale, self.isDown()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(MARGIN * s, MARGIN * s, -MARGIN * s, -MARGIN * s)
        if down:
            painter.translate(body.center())
            painter.scale(0.98, 0.98)
            painter.translate(-body.center())
        radius = (34 if body.height() < HIGH * s else 42) * s
        if self.face.filled:
            painter.setBrush(color(self._theme, "acc2" if down else "acc"))
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setBrush(color(self._theme, "raised2" if down else "raised"))
            painter.setPen(QPen(color(self._theme, "ring"), max(2 * s, 1.5)))
        painter.drawRoundedRect(body, radius, radius)
        self._content(painter, body)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(self._theme, "touch"), max(4 * s, 3.0)))
            outline = body.adjusted(-5 * s, -5 * s, 5 * s, 5 * s)
            painter.drawRoundedRect(outline, radius + 5 * s, radius + 5 * s)

    def _content(self, painter: QPainter, body: QRectF) -> None:
        """Icon and words side by side in the middle; too long ones shrink, they are never cut."""
        s, face = self._scale, self.face
        token = "onacc" if face.filled else "ink"
        side, gap = self._side * s, GAP * s
        lines = face.text.split("\n") if face.text else []
        part = self._side / ICON * (1.0 if len(lines) > 1 else 1.06 if body.height() < HIGH * s else 1.2)
        style = face.style.scaled(s * part)
        width = max((_measure.advance(line, style) for line in lines), default=0.0)
        icon = side + (gap if lines else 0.0) if face.icon else 0.0
        room = body.width() - 2 * (20 if lines else 8) * s
        if width + icon > room:
            less = room / (width + icon)
            style, side, gap = style.scaled(less), side * less, gap * less
            width = max((_measure.advance(line, style) for line in lines), default=0.0)
            icon = side + (gap if lines else 0.0) if face.icon else 0.0
        left = body.center().x() - (width + icon) / 2
        words = left + icon if face.tint else left
        if face.icon:
            at = QPointF(left if face.tint else left + width + icon - side, body.center().y() - side / 2)
            stroke = 2.0 if face.filled else 1.75
            draw_icon(painter, face.icon, QRectF(at, QSizeF(side, side)), self._theme, face.tint or token, stroke)
        painter.setFont(font(style))
        painter.setPen(color(self._theme, token))
        # capitals stand in the middle; lines of two are as close as a headline's
        line = style.size * 1.12
        base = body.center().y() + style.size * 0.34 - (len(lines) - 1) * line / 2
        for n, text in enumerate(lines):
            x = words if face.icon else body.center().x() - _measure.advance(text, style) / 2
            painter.drawText(QPointF(x, base + n * line), text)


class Progress(QWidget):
    """Where you are in the topic: past discs, the present capsule, rings to come. For display only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._place, self._count, self._theme, self._scale = 0, 0, "dark", 1.0

    def dress(self, place: int, count: int, theme: str, scale: float, name: str) -> None:
        """Place from 1 within count; nothing is drawn for a count under 2."""
        if (place, count, theme, scale) != (self._place, self._count, self._theme, self._scale):
            self._place, self._count, self._theme, self._scale = place, count, theme, scale
            self.update()
        self.setAccessibleName(name)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """One mark a slide."""
        if self._count < 2:
            return
        # a long topic's dots draw together before they shrink, and shrink before they leave their room
        gaps, solid = self._count - 1, self._count * DOT + CAPSULE - DOT
        room = self.width() / self._scale - 2 * DOTS_ASIDE
        gap = min(14.0, max((room - solid) / gaps, DOTS_APART))
        s = self._scale * min(1.0, room / (solid + gaps * gap))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = (self.width() - (solid + gaps * gap) * s) / 2, self.height() / 2
        for n in range(1, self._count + 1):
            wide = CAPSULE if n == self._place else DOT
            if n == self._place:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color(self._theme, "acc"))
                painter.drawRoundedRect(QRectF(x, y - 11 * s, wide * s, 22 * s), 11 * s, 11 * s)
                painter.setBrush(color(self._theme, "nuc"))
                painter.drawEllipse(QPointF(x + wide * s / 2, y), 5 * s, 5 * s)
            else:
                past = n < self._place
                painter.setPen(Qt.PenStyle.NoPen if past else QPen(color(self._theme, "ring"), max(2 * s, 1.5)))
                painter.setBrush(color(self._theme, "ring") if past else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(x + wide * s / 2, y), (9 if past else 8) * s, (9 if past else 8) * s)
            x += (wide + gap) * s
