"""Take it home: a QR code of the slide on show, and beside it, in full, the text that it puts on a phone.

The code is black on white in every theme, because that is what phones read.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box
from kiosk.compose.handout import CARD_RADIUS, TITLE, WANTED, Handout, handout, largest
from kiosk.compose.page import Choice, Look
from kiosk.compose.take import take_home
from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import Event, State
from kiosk.model.state.chart import of
from kiosk.model.tokens import TEXT_SIZES
from kiosk.ui.booth.button import IconButton
from kiosk.ui.booth.code import Code, code
from kiosk.ui.booth.overlay import Overlay
from kiosk.ui.guard import guarded
from kiosk.ui.screen import at_least
from kiosk.ui.style import QtMeasure
from kiosk.words.messages import tr

NEEDED_MM = 20.0
WHITE = 8.0
"""White of the card round the code's own quiet zone, which its round corners may cut."""
CLOSE = N_("Close")

_measure = QtMeasure()


class TakePanel(Overlay):
    """The overlay. The window shows it while `state.panel` says so, and again after each change of state or size."""

    def __init__(self, parent: QWidget, dispatch: Callable[[Event], None]) -> None:
        super().__init__(parent, dispatch)
        self._asked: tuple[object, ...] = ()
        self._deck: Deck | None = None
        self._code: Code | None = None
        self._laid: Handout | None = None
        self._theme = "dark"
        self.close_button = IconButton(self, "take-close", "x", accent=True)
        self.close_button.clicked.connect(self.shut)

    @property
    def text(self) -> str:
        """What the code says."""
        return self._code.text if self._code else ""

    def show_for(self, state: State, deck: Deck, portrait: bool, stage: QRectF, scale: float, px_mm: float) -> None:
        """Hand out the slide of a state, over a stage that lies at `stage` (pixels of the parent) in this scale."""
        slide, chart = state.position.slide, of(state, state.position.slide)
        self._theme, self._stage, self._scale = state.theme, stage, scale
        look, choice = Look(state.language, portrait, state.text_size), Choice(chart.selection, chart.time)
        window, ratio = QRectF(self.parentWidget().rect()), self.devicePixelRatioF()
        asked = (slide, look, chart.view, choice, stage.getRect(), window.getRect(), px_mm, ratio)
        if asked != self._asked or deck is not self._deck:
            self._asked, self._deck = asked, deck

            def write(most: int) -> str:
                return take_home(deck, slide, look.language, portrait, chart.view, choice, most)

            room = Box(-stage.x() / scale, -stage.y() / scale, window.width() / scale, window.height() / scale)
            foot, pixels = at_least(NEEDED_MM, px_mm) / scale, scale * ratio
            most = largest(room, portrait, foot)
            wanted = min(WANTED[portrait], most)
            self._code = code(
                write, int((wanted - 2 * WHITE) * pixels), int((most - 2 * WHITE) * pixels), px_mm * ratio
            )
            side = self._code.side / pixels + 2 * WHITE
            self._laid = handout(self._code.text, side, room, look, foot, _measure)
        self._dress(look)
        self.come(self.close_button)

    def panel(self) -> Box | None:
        """Where it lies on the stage."""
        return self._laid.panel if self._laid else None

    def stops(self) -> Sequence[QWidget]:
        """Close."""
        return (self.close_button,)

    @property
    def square(self) -> QRect:
        """Where the code lies with its quiet zone, in pixels of the screen."""
        assert self._laid is not None and self._code is not None
        ratio, card = self.devicePixelRatioF(), self._laid.card
        x, y = (at * self._scale * ratio for at in (card.x + WHITE, card.y + WHITE))
        corner = self._stage.topLeft() * ratio
        return QRect(round(corner.x() + x), round(corner.y() + y), self._code.side, self._code.side)

    def _dress(self, look: Look) -> None:
        """The button and the spoken words."""
        assert self._laid is not None
        box, said = QRectF(*self._laid.close), tr(look.language, CLOSE)
        radius = 34.0 if box.height() < 104 else 42.0
        grow = TEXT_SIZES[look.text_size]
        self.close_button.dress((said,), self._theme, box, self._stage.topLeft(), self._scale, grow, radius)
        self.setAccessibleName(tr(look.language, TITLE))
        self.setAccessibleDescription(self.text)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Scrim, panel, words; the code without smoothing, each module as many pixels as the next."""
        if self._laid is None or self._code is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.draw(painter, self._laid.marks, self._theme)
        ratio, square = self.devicePixelRatioF(), self.square
        white, radius = round(WHITE * self._scale * ratio), CARD_RADIUS * self._scale * ratio
        painter.scale(1 / ratio, 1 / ratio)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(square.adjusted(-white, -white, white, white), radius, radius)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(square, self._code.image)
