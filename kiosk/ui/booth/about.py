"""What the numbers are: a panel over the slide, with definition, source, year and caution of each; the state opens it.

Its pages are laid out in `compose`; which of them shows is a matter of this widget, and is forgotten as it closes.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box
from kiosk.compose.about import About, about
from kiosk.compose.page import Choice, Look
from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import Activity, Event, State
from kiosk.model.state.chart import of
from kiosk.model.tokens import STYLES, TEXT_SIZES
from kiosk.ui.booth.button import IconButton, write
from kiosk.ui.booth.overlay import Overlay
from kiosk.ui.guard import guarded
from kiosk.ui.screen import at_least
from kiosk.ui.style import QtMeasure
from kiosk.words.messages import tr

NEEDED_MM = 15.0
CLOSE_WIDTH, COUNT_WIDTH = 336.0, 168.0
"""Room of the closing button, and of "1 / 2" between its arrows."""

CLOSE = N_("Close")
BACK = N_("Previous page")
ON = N_("Next page")

_measure = QtMeasure()


class AboutPanel(Overlay):
    """The overlay. The window shows it while `state.panel` says so, and again after each change of state or size."""

    def __init__(self, parent: QWidget, dispatch: Callable[[Event], None]) -> None:
        super().__init__(parent, dispatch)
        self._deck: Deck | None = None
        self._asked: tuple[object, ...] = ()
        self._about: About | None = None
        self._page = 0
        self._theme, self._look = "dark", Look("it")
        self.back = IconButton(self, "about-back", "arrow-left")
        self.on = IconButton(self, "about-on", "arrow-right")
        self.close_button = IconButton(self, "about-close", "x", accent=True)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.close_button.clicked.connect(self.shut)

    @property
    def page(self) -> int:
        """Which page shows, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._about.pages) if self._about else 0

    def show_for(self, state: State, deck: Deck, portrait: bool, stage: QRectF, scale: float, px_mm: float) -> None:
        """Tell about the slide of a state, over a stage that lies at `stage` (pixels of the parent) in this scale."""
        slide, foot = state.position.slide, at_least(NEEDED_MM, px_mm) / scale
        chart = of(state, slide)
        self._theme, self._stage, self._scale = state.theme, stage, scale
        self._look = look = Look(state.language, portrait, state.text_size)
        asked = (slide, look, chart.view, Choice(chart.selection, chart.time), round(foot))
        if asked != self._asked or deck is not self._deck:
            self._asked, self._deck = asked, deck
            self._about = about(deck, slide, look, _measure, chart.view, Choice(chart.selection, chart.time), foot)
        if self._about is None:  # other content has come, with nothing to tell about this slide
            self.leave()
            return
        self._page = 0 if self.isHidden() else min(self._page, self.pages - 1)
        self._dress()
        self.come(self.close_button)

    def panel(self) -> Box | None:
        """Where it lies on the stage."""
        return self._about.panel if self._about else None

    def stops(self) -> Sequence[QWidget]:
        """Close, back, on."""
        return (self.close_button, self.back, self.on)

    def _dress(self) -> None:
        """Buttons and spoken words for the page on show."""
        assert self._about is not None
        language, foot, page = self._look.language, self._about.foot, self._page
        grow, radius = TEXT_SIZES[self._look.text_size], 34.0 if foot.h < 104 else 42.0
        side = foot.h
        places = {
            self.back: (BACK, QRectF(foot.x, foot.y, side, side)),
            self.on: (ON, QRectF(foot.x + side + COUNT_WIDTH, foot.y, side, side)),
            self.close_button: (CLOSE, QRectF(foot.right - CLOSE_WIDTH, foot.y, CLOSE_WIDTH, side)),
        }
        for button, (said, box) in places.items():
            button.dress((tr(language, said),), self._theme, box, self._stage.topLeft(), self._scale, grow, radius)
        for button, there in ((self.back, page > 0), (self.on, page + 1 < self.pages)):
            button.setVisible(self.pages > 1)
            if not there and button.hasFocus():  # a button that can do no more hands the focus on
                (self.on if button is self.back else self.back).setEnabled(True)
                (self.on if button is self.back else self.back).setFocus(Qt.FocusReason.TabFocusReason)
            button.setEnabled(there)
        where = tr(language, "Page %(page)s of %(pages)s", page=page + 1, pages=self.pages) if self.pages > 1 else ""
        self.setAccessibleName(". ".join(filter(None, (self._about.title, where))))
        self.setAccessibleDescription(self._about.words[page])

    @guarded
    def _turn(self, by: int) -> None:
        """Another page; the state knows nothing of it but that somebody is there."""
        self._page = min(max(self._page + by, 0), self.pages - 1)
        self._dress()
        self.update()
        self._dispatch(Activity())

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Scrim, panel and page; which page it is, between the arrows."""
        if self._about is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.draw(painter, self._about.pages[self._page], self._theme)
        if self.pages > 1:
            painter.translate(self._stage.topLeft())
            painter.scale(self._scale, self._scale)
            foot, style = self._about.foot, STYLES["label"].grown(self._look.grow)
            at = QPointF(foot.x + foot.h + COUNT_WIDTH / 2, foot.cy + style.size * 0.35)
            write(painter, f"{self._page + 1} / {self.pages}", style, self._theme, "ink", at, COUNT_WIDTH - 16)
