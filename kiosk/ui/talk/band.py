"""The band of `both` as a widget: along the bottom edge of an audience's window, over its whole width."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsScene, QWidget

from kiosk.compose.band import HEIGHT, band
from kiosk.model.deck import Deck
from kiosk.model.state import State
from kiosk.model.tokens import LANDSCAPE, PORTRAIT
from kiosk.ui.guard import guarded
from kiosk.ui.stage.paint import item
from kiosk.ui.stage.view import fit
from kiosk.ui.style import QtMeasure

_Shown = tuple[str, int, str, str, int, int, bool]


def unit(size: QSize, portrait: bool) -> float:
    """Pixels a unit in a window of this size, as if a stage had all of it."""
    return fit(size, portrait).width() / (PORTRAIT if portrait else LANDSCAPE)[0]


def strip(size: QSize, portrait: bool) -> QRect:
    """Where the band lies in a window of this size."""
    high = round(HEIGHT[portrait] * unit(size, portrait))
    return QRect(0, size.height() - high, size.width(), high)


def other(deck: Deck, language: str) -> str | None:
    """The language that the band speaks: the next of the deck's after this one; None where there is no other."""
    codes = deck.languages
    return codes[(codes.index(language) + 1) % len(codes)] if len(codes) > 1 and language in codes else None


class BandStrip(QWidget):
    """The band. It is laid out when it has something else to say, and painted from then on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._shown: tuple[Deck, _Shown] | None = None
        self._scene = QGraphicsScene()
        self.hide()

    def show_for(self, deck: Deck, state: State, portrait: bool) -> None:
        """Say what a state shows, in the language that it does not; nothing where the deck has no other."""
        language, size = other(deck, state.language), self.parentWidget().size()
        if language is None or size.isEmpty():
            self.hide()
            return
        self.setGeometry(strip(size, portrait))
        here = state.position
        shown = (here.slide, here.step, language, state.theme, size.width(), size.height(), portrait)
        if self._shown is None or self._shown[0] is not deck or self._shown[1] != shown:
            self._shown = deck, shown
            wide = size.width() / unit(size, portrait)
            made = band(deck, here.slide, here.step, language, wide, portrait, QtMeasure())
            self._scene = QGraphicsScene(QRectF(0, 0, wide, made.height))
            for each in filter(None, (item(mark, state.theme) for mark in made.marks)):
                self._scene.addItem(each)
            self.update()
        self.show()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """The marks."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._scene.render(painter, QRectF(self.rect()), self._scene.sceneRect(), Qt.AspectRatioMode.IgnoreAspectRatio)
