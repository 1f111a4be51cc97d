"""What the overview is made of: a slide's thumbnail, and a topic's heading, as buttons."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.charts.text import wrap
from kiosk.compose.overview import AIR, HANG, ICON, TICK, Heading, Thumb
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.button import StageButton
from kiosk.ui.guard import guarded
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.stage.thumbs import corner
from kiosk.ui.style import QtMeasure, color, font, veil
from kiosk.words.messages import tr

Swept = Callable[[QPointF, QPointF], bool]
"""Told where on the panel a finger came down and up: whether that was a sweep, and no press."""

HIGH = 60.0
"""Of a heading as it is seen, at most."""

_measure = QtMeasure()


class Tile(StageButton):
    """A button that a finger may also sweep over: then it is not pressed."""

    def __init__(self, parent: QWidget, name: str, swept: Swept) -> None:
        super().__init__(parent, name)
        self._swept, self._begun = swept, QPointF()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Where the finger came down."""
        self._begun = self.mapToParent(event.position())
        super().mousePressEvent(event)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press, unless the finger swept."""
        if self._swept(self._begun, self.mapToParent(event.position())):
            self.setDown(False)
        super().mouseReleaseEvent(event)


class ThumbButton(Tile):
    """A slide: its picture, or its title until that is made; a frame and a capsule where you are, a tick if seen."""

    thumb: Thumb | None = None
    _picture: QPixmap | None = None
    _language = "it"

    def tell(self, thumb: Thumb, language: str) -> None:
        """Which slide it is; after `dress`."""
        if self.thumb is None or thumb.slide != self.thumb.slide:
            self._picture = None
        self.thumb, self._language = thumb, language

    def show_picture(self, picture: QPixmap | None) -> None:
        """The slide's picture has come; None: it is yet to be made."""
        self._picture = picture
        self.update()

    @property
    def pending(self) -> bool:
        """Whether its picture is still to come."""
        return self._picture is None

    def pixels(self) -> QSize:
        """How large a picture it wants, in widget pixels: the same wherever it stands."""
        return (self._box.size() * self._scale).toSize()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture on whole pixels, then what lies over it in stage units."""
        if self.thumb is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture is not None:
            painter.drawPixmap(self._pixels().topLeft().toPoint(), self._picture)
        painter.translate(self._origin)
        painter.scale(self._scale, self._scale)
        self._radius = corner(self._box.width(), self._box.height())
        if self._picture is None:
            self._placeholder(painter)
        if self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil(self._theme, "ink", 0.16))
            painter.drawRoundedRect(self._box, self._radius, self._radius)
        self._ring(painter, "ring", 2.0)
        if self.outlined:
            self._outline(painter)
        if self.thumb.here:
            self._ring(painter, "acc", 6.0)
            self._here(painter)
        if self.thumb.seen:
            self._tick(painter)

    def _ring(self, painter: QPainter, token: str, width: float) -> None:
        painter.setPen(QPen(color(self._theme, token), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        radius = max(self._radius - half, 1.0)
        painter.drawRoundedRect(self._box.adjusted(half, half, -half, -half), radius, radius)

    def _placeholder(self, painter: QPainter) -> None:
        """The title on a card: as many lines as it holds."""
        assert self.thumb is not None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme, "raised2"))
        painter.drawRoundedRect(self._box, self._radius, self._radius)
        style, room = STYLES["source"], self._box.adjusted(12, 8, -12, -8)
        lines = wrap(((self.thumb.title, style, ""),), room.width(), _measure)
        painter.setClipRect(self._box)
        painter.setFont(font(style))
        painter.setPen(color(self._theme, "ink"))
        for n, words in enumerate(lines[: max(int(room.height() / style.line), 1)]):
            text = " ".join("".join(piece for piece, _, _ in word) for word in words)
            painter.drawText(QPointF(room.x(), room.y() + (n + 0.76) * style.line), text)
        painter.setClipping(False)

    def _here(self, painter: QPainter) -> None:
        """The capsule of the dots below each slide; with words, where they fit."""
        said, normal = tr(self._language, "Here"), STYLES["source-strong"]
        room = self._box.width() + 2 * (self.AROUND - 4) - 46  # it may stand out at the sides, as the tick does
        style = next((s for s in (normal.grown(self._grow), normal) if _measure.advance(said, s) <= room), None)
        wide = _measure.advance(said, style) + 46 if style else 52.0
        high = style.line + 2 if style else 22.0
        box = QRectF(self._box.center().x() - wide / 2, self._box.bottom() + self.AROUND - 2 - high, wide, high)
        painter.setPen(QPen(color(self._theme, "raised"), 3))
        painter.setBrush(color(self._theme, "acc"))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme, "nuc"))
        painter.drawEllipse(QPointF(box.x() + 20 if style else box.center().x(), box.center().y()), 5, 5)
        if style:
            painter.setFont(font(style))
            painter.setPen(color(self._theme, "onacc"))
            painter.drawText(QPointF(box.x() + 34, box.center().y() + style.size * 0.33), said)

    def _tick(self, painter: QPainter) -> None:
        centre = self._box.topRight() + QPointF(-6, 6)
        painter.setPen(QPen(color(self._theme, "ring"), 2))
        painter.setBrush(color(self._theme, "raised2"))
        painter.drawEllipse(centre, TICK, TICK)
        draw_icon(painter, "check", QRectF(centre.x() - 10, centre.y() - 10, 20, 20), self._theme, "ink", 2.5)


class HeadingButton(Tile):
    """A topic: its icon in a disc, its name beside it."""

    AROUND = 8.0  # its outline lies within: thumbnails stand close
    heading: Heading | None = None

    def tell(self, heading: Heading) -> None:
        """Which topic it is; after `dress`."""
        self.heading = heading

    def _pill(self) -> QRectF:
        """What is seen of it: at the foot, by its thumbnails; what a finger needs beyond that lies above."""
        high = min(self._box.height(), HIGH)
        return QRectF(self._box.x(), self._box.bottom() - high, self._box.width(), high)

    def _outline(self, painter: QPainter) -> None:
        painter.setPen(self.outline_pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pill = self._pill().adjusted(0, 2, 0, -2)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)

    def _face(self, painter: QPainter) -> None:
        """Nothing until it is pressed: its words stand over the thumbnails as a title does."""
        if self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(self._theme, "raised2"))
            painter.drawRoundedRect(self._pill(), self._pill().height() / 2, self._pill().height() / 2)

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """Disc, icon, name."""
        if self.heading is None:
            return
        centre = QPointF(box.x() + HANG + ICON / 2, self._pill().center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme, "line" if self.isDown() else "raised2"))
        painter.drawEllipse(centre, ICON / 2, ICON / 2)
        draw_icon(painter, self.heading.icon, QRectF(centre.x() - 15, centre.y() - 15, 30, 30), self._theme, "acctext")
        style = self.heading.style
        painter.setFont(font(style))
        painter.setPen(color(self._theme, token))
        painter.drawText(QPointF(centre.x() + ICON / 2 + AIR, centre.y() + style.size * 0.34), self.heading.words)
