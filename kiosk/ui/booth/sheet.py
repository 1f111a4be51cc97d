"""Base of the sheets behind the PIN: a title, buttons that arrows walk, in the languages of staff."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.model.tokens import STYLES
from kiosk.ui.booth.aside import Aside
from kiosk.ui.booth.button import StageButton, write_from
from kiosk.ui.guard import guarded
from kiosk.ui.keys import DOWN, LEFT, RIGHT, UP
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import color, font
from kiosk.words.messages import tr

QUIET_MS = 120_000
"""Without input for so long, a sheet goes."""
HIGH, GAP, RADIUS = 128.0, 24.0, 48.0
"""Of the buttons."""
HEAD, LINE = 190.0, 60.0
"""Room of the title, and of the line that says it in other languages."""
ICON, ICON_ASIDE, WORDS_ASIDE, WORDS_END = 52.0, 40.0, 124.0, 32.0
"""An icon's side; how far icon and words stand from the left edge of their button, and words from its right one."""
NAME = STYLES["s"]
"""Of what a button does, in the first language."""


class Sheet(Aside):
    """A sheet called `title`, a message. Its subclass lays it out in units: `_scale`, and the title's `_corner`."""

    def __init__(self, parent: QWidget, title: str, languages: tuple[str, ...] = ()) -> None:
        """`languages`: those of staff, else all of the content's."""
        super().__init__(parent, QUIET_MS)
        self._title, self._own = title, languages
        self._scale, self._corner = 1.0, QPointF()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it speaks, the first one loudest."""
        return self._own or self._look.languages

    def _said(self, msgid: str) -> tuple[str, ...]:
        return tuple(tr(language, msgid) for language in self.languages)

    def _area(self, width: float, height: float) -> QRectF:
        """Room for everything, in units: the window without margins. It needs so many units at least, and is not
        enlarged for fingers where there would be fewer."""
        look = self._look
        fits = min(self.width() / width, self.height() / height)
        self._scale = max(look.scale, min(look.main / HIGH, fits))
        width, height = self.width() / self._scale, self.height() / self._scale
        margin = width * (64 / 1080 if look.portrait else 96 / 1920)  # that of the slides
        return QRectF(0, 0, width, height).adjusted(margin, margin, -margin, -margin)

    @property
    def _head(self) -> float:
        """Room of the title, in as many languages as it speaks."""
        return HEAD if self.languages[1:] else HEAD - LINE

    def _above(self, left: float, top: float) -> None:
        """The title stands above this point."""
        self._corner = QPointF(left, top - self._head)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and title; of the slide below nothing shines through: staff read here, and take photographs."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(event.rect(), color(look.theme, "ground"))
        painter.scale(self._scale, self._scale)
        first, *rest = self._said(self._title)
        at = self._corner + QPointF(0, STYLES["m"].size * 0.8)
        for text, style, token in ((first, STYLES["m"], "ink"), (" · ".join(rest), STYLES["lead"], "quiet")):
            painter.setFont(font(style))
            painter.setPen(color(look.theme, token))
            painter.drawText(at, text)
            at += QPointF(0, LINE)
        self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        """What else there is, in units."""

    def _escape(self) -> None:
        """Esc: back to where it came from."""
        self.leave()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, arrows walk as Tab does; nothing goes on to the window."""
        event.accept()
        self.busy()
        if event.key() == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self._escape()
        elif event.key() in (UP, LEFT):
            self.focusNextPrevChild(False)
        elif event.key() in (DOWN, RIGHT):
            self.focusNextPrevChild(True)


class SheetButton(StageButton):
    """A button of a sheet: an icon, and what it does beside it."""

    once = False
    """Whether the second tap of a finger that bounces counts for nothing: where the first one asks, or leads to
    another button in the same place."""

    def __init__(self, parent: QWidget, name: str, icon: str, *, accent: bool = False) -> None:
        super().__init__(parent, name, accent=accent)
        self._icon = icon
        self.name_style = NAME

    def loud(self, accent: bool) -> None:
        """Whether it is filled."""
        self._accent = accent

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick taps."""
        if self.once:
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """The first language large, the others below it, all from one line on."""
        self.paint_icon(painter, box, token)
        self.paint_names(painter, box, token, box.width() - WORDS_ASIDE - WORDS_END)

    def paint_icon(self, painter: QPainter, box: QRectF, token: str) -> None:
        """The icon."""
        square = QRectF(box.x() + ICON_ASIDE, box.center().y() - ICON / 2, ICON, ICON)
        draw_icon(painter, self._icon, square, self._theme, token, 2.0 if self._accent else 1.75)

    def paint_names(self, painter: QPainter, box: QRectF, token: str, wide: float) -> None:
        """The words, in this width."""
        first, rest = self._words[0], " · ".join(self._words[1:])
        at, lift = QPointF(box.x() + WORDS_ASIDE, box.center().y()), QPointF(0, -6.0 if rest else 14.0)
        write_from(painter, first, self.name_style, self._theme, token, at + lift, wide)
        quiet = token if self._accent else "quiet"
        write_from(painter, rest, STYLES["quiet"], self._theme, quiet, at + QPointF(0, 34), wide)
