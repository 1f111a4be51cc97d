"""The invitation over an ordinary slide of the attract loop: both languages, the whole screen is the target."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.model.deck import Deck
from kiosk.model.state import State
from kiosk.model.tokens import STYLES
from kiosk.ui.guard import guarded
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import QtMeasure, color, font
from kiosk.words.messages import tr

LANDSCAPE = (620, 948, 680, 108)
PORTRAIT = (64, 1728, 952, 128)

_measure = QtMeasure()


class Invitation(QWidget):
    """ "Tocca per cominciare / Touch to start" where the controls will be. It shows; it is no button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme, self._scale, self._first, self._second = "dark", 1.0, "", ""
        self.hide()

    def update_for(self, deck: Deck, state: State, stage: QRectF, portrait: bool) -> None:
        """Show it on attract's ordinary slides, in the slide's language first."""
        shown = state.mode == "attract" and deck.slides[state.position.slide].layout != "attract"
        if not shown:
            self.hide()
            return
        codes = deck.languages
        other = codes[(codes.index(state.language) + 1) % len(codes)]
        self._theme, self._scale = state.theme, stage.width() / (1080 if portrait else 1920)
        self._first, self._second = tr(state.language, "Touch to start"), tr(other, "Touch to start")
        x, y, w, h = (v * self._scale for v in (PORTRAIT if portrait else LANDSCAPE))
        self.setGeometry(round(stage.x() + x), round(stage.y() + y), round(w), round(h))
        self.setAccessibleName(f"{self._first} · {self._second}")
        self.show()
        self.raise_()
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded panel with the hand and both sentences on one line."""
        s, painter = self._scale, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme, "acc"))
        painter.drawRoundedRect(body, body.height() * 0.4, body.height() * 0.4)
        first, second = STYLES["s"].scaled(0.86), STYLES["label"]
        side, left = 56 * s, 112 * s
        draw_icon(
            painter, "hand-finger", QRectF(36 * s, body.center().y() - side / 2, side, side), self._theme, "onacc"
        )
        wide = _measure.advance(self._first, first) + 28 + _measure.advance(self._second, second)
        part = min(1.0, (body.width() - left - 36 * s) / (wide * s))
        painter.setPen(color(self._theme, "onacc"))
        line = Qt.AlignmentFlag.AlignVCenter
        for words, style, down in ((self._first, first, 0), (self._second, second, 3)):
            painter.setFont(font(style.scaled(s * part)))
            painter.drawText(QRectF(left, down * s, body.width(), body.height()), line, words)
            left += (_measure.advance(words, style) + 28) * s * part
