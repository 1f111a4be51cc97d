"""All slides at a glance: a panel over the slide, a thumbnail a slide, one tap away; the state opens it.

Its pages are laid out in `compose`. Pictures that are not there yet are made one a turn of the event loop, once the
panel has been painted with titles in their places; or ahead of it, while nobody touches (the window asks for that).
Arrow keys walk all that is on it and on to the next page; Tab has one stop a topic.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box
from kiosk.compose.overview import Overview, overview
from kiosk.compose.page import Look
from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import Activity, Event, GoHome, State
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.button import IconButton, StageButton, write
from kiosk.ui.booth.overlay import Overlay
from kiosk.ui.booth.thumb import Tile
from kiosk.ui.booth.tiles import Tiles, nearest, size_of
from kiosk.ui.booth.touch import SWIPE_MM, SWIPE_SLOPE
from kiosk.ui.guard import guarded
from kiosk.ui.keys import DOWN, END, HOME, LEFT, RIGHT, UP
from kiosk.ui.screen import ASSUMED, at_least
from kiosk.ui.stage.thumbs import Thumbs
from kiosk.ui.style import QtMeasure
from kiosk.words.messages import tr

if TYPE_CHECKING:
    from kiosk.ui.booth.window import BoothWindow

NEEDED_MM = 15.0
WIDE, COUNT_WIDTH, APART = 336.0, 140.0, 24.0
"""Width of a button with words (on a totem at most), room of "1 / 2" between the arrows, and between neighbours."""

CLOSE = N_("Close")
BACK = N_("Previous page")
ON = N_("Next page")
TOPICS = N_("All topics")

_BY_KEY = Qt.FocusReason.TabFocusReason
_measure = QtMeasure()


class OverviewPanel(Overlay):
    """The overlay. The window shows it while `state.panel` says so, and again after each change of state or size."""

    def __init__(self, parent: "BoothWindow", dispatch: Callable[[Event], None]) -> None:
        super().__init__(parent, dispatch)
        self._booth, self.thumbs = parent, Thumbs(parent.stage.gallery)
        self._deck: Deck | None = None
        self._asked: tuple[object, ...] = ()
        self._overview: Overview | None = None
        self._page = 0
        self._theme, self._look, self._px_mm = "dark", Look("it"), ASSUMED
        self.tiles = Tiles(self, self.thumbs, self._swept, self._go)
        self.home = IconButton(self, "overview-home", "home")
        self.back = IconButton(self, "overview-back", "arrow-left")
        self.on = IconButton(self, "overview-on", "arrow-right")
        self.close_button = IconButton(self, "overview-close", "x", accent=True)
        self.home.clicked.connect(guarded(lambda: self._dispatch(GoHome())))
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.close_button.clicked.connect(self.shut)
        self._making = QTimer(self, singleShot=True, interval=0)
        self._making.timeout.connect(self._make)

    @property
    def page(self) -> int:
        """Which page shows, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._overview.pages) if self._overview else 0

    def show_for(self, state: State, deck: Deck, portrait: bool, stage: QRectF, scale: float, px_mm: float) -> None:
        """Show all slides, over a stage that lies at `stage` (pixels of the parent) in this scale."""
        self._lay_out(state, deck, portrait, stage, scale, px_mm)
        if self._overview is None:  # other content has come, without topics
            self.leave()
            return
        opens = self.isHidden()
        self._page = self._overview.page_of(state.position.slide) if opens else min(self._page, self.pages - 1)
        self._dress()
        self.come(self.tiles.here)

    def ahead(self, state: State, deck: Deck, portrait: bool, stage: QRectF, scale: float, px_mm: float) -> bool:
        """Make one picture of the panel as it would be shown; False where all are there, or it shows already."""
        if self.isVisible():
            return False
        self._lay_out(state, deck, portrait, stage, scale, px_mm)
        pages, ratio = self._overview.pages if self._overview else (), self.devicePixelRatioF()
        thumbs = [thumb for page in pages for group in page for thumb in group.thumbs]
        size = QSize(*size_of(thumbs[0], scale)) if thumbs else QSize()
        for thumb in thumbs[: self.thumbs.room(size, ratio)]:
            view = self.thumbs.view(thumb.slide, self._look, self._theme)
            if self.thumbs.get(view, size, ratio) is None:
                self.thumbs.make(view, size, ratio)
                return True
        return False

    def _lay_out(self, state: State, deck: Deck, portrait: bool, stage: QRectF, scale: float, px_mm: float) -> None:
        least = at_least(NEEDED_MM, px_mm) / scale
        self._theme, self._stage, self._scale, self._px_mm = state.theme, stage, scale, px_mm
        self._look = look = Look(state.language, portrait, state.text_size)
        asked = (look, state.position.slide, state.seen, round(least))
        if asked != self._asked or deck is not self._deck:
            self._asked, self._deck = asked, deck
            self._overview = overview(deck, look, _measure, state.position.slide, state.seen, least)

    def panel(self) -> Box | None:
        """Where it lies on the stage."""
        return self._overview.panel if self._overview else None

    def stops(self) -> Sequence[QWidget]:
        """A topic each, then the buttons."""
        return (*self.tiles.stops, *self._buttons)

    @property
    def _buttons(self) -> tuple[StageButton, ...]:
        return self.home, self.back, self.on, self.close_button

    def _dress(self) -> None:
        """Tiles, buttons and spoken words for the page on show."""
        assert self._overview is not None
        origin, look, page = self._stage.topLeft(), self._look, self._page
        self.tiles.dress(self._overview.pages[page], look, self._theme, origin, self._scale)
        foot, radius = self._overview.foot, 34.0 if self._overview.foot.h < 104 else 42.0
        side, (home, close) = foot.h, self._widths()
        places = {
            self.home: (TOPICS, QRectF(foot.x, foot.y, home, side)),
            self.back: (BACK, QRectF(foot.x + home + APART, foot.y, side, side)),
            self.on: (ON, QRectF(foot.x + home + APART + side + COUNT_WIDTH, foot.y, side, side)),
            self.close_button: (CLOSE, QRectF(foot.right - close, foot.y, close, side)),
        }
        for button, (said, box) in places.items():
            button.dress((tr(look.language, said),), self._theme, box, origin, self._scale, look.grow, radius)
        for button, other, there in ((self.back, self.on, page > 0), (self.on, self.back, page + 1 < self.pages)):
            button.setVisible(self.pages > 1)
            if not there and button.hasFocus():  # a button that can do no more hands the focus on
                other.setEnabled(True)
                other.setFocus(_BY_KEY)
            button.setEnabled(there)
        where = tr(look.language, "Page %(page)s of %(pages)s", page=page + 1, pages=self.pages)
        self.setAccessibleName(f"{self._overview.title}. {where}" if self.pages > 1 else self._overview.title)

    def _widths(self) -> tuple[float, float]:
        """Of the buttons that lead home and close. On a totem they are as narrow as their words allow; where even so
        the row is too short, that which leads home shows its icon alone.
        """
        assert self._overview is not None
        foot, look = self._overview.foot, self._look
        if not look.portrait:
            return WIDE, WIDE
        arrows = 2 * foot.h + COUNT_WIDTH + APART if self.pages > 1 else 0.0
        room = foot.w - arrows - APART
        home, close = (IconButton.needs(tr(look.language, said), look.grow) for said in (TOPICS, CLOSE))
        home = max(home, 2 * foot.h + 1)
        if home + close > room:
            return foot.h, min(WIDE, room - foot.h)
        return home, min(WIDE, room - home)

    def _go(self, tile: Tile, event: Event) -> None:
        """To a slide; it grows out of what was touched."""
        self._booth.stage.zoom_from(QPointF(tile.geometry().center()) - self._stage.topLeft())
        self._dispatch(event)

    @guarded
    def _make(self) -> None:
        """One picture; it comes back until the page has all of them."""
        if self.isVisible() and (soon := self.tiles.make()) is not None:
            self._making.start(soon)

    # -- fingers and keys

    @guarded
    def _turn(self, by: int) -> None:
        """Another page; the state knows nothing of it but that somebody is there."""
        self._page = min(max(self._page + by, 0), self.pages - 1)
        self._dress()
        self.update()
        self._dispatch(Activity())

    def _swept(self, begin: QPointF, end: QPointF) -> bool:
        """Whether a finger went so far sideways that it means the page, which is turned where there is another."""
        way = (end - begin) / self._px_mm
        if abs(way.x()) < max(SWIPE_MM, abs(way.y()) * SWIPE_SLOPE) or not self.rect().contains(end.toPoint()):
            return False
        self._turn(-1 if way.x() > 0 else 1)
        return True

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A finger that sweeps over the panel turns its page."""
        pressed = self._pressed
        if pressed is not None and self._inside(pressed) and self._swept(pressed, event.position()):
            self._pressed = None
            return
        super().mouseReleaseEvent(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End walk; Escape closes; all else goes on to the window."""
        walked = [*self.tiles, *(button for button in self._buttons if button.isVisible() and button.isEnabled())]
        place, last = next((n for n, each in enumerate(walked) if each.hasFocus()), 0), len(list(self.tiles)) - 1
        match event.key():
            case code if code in (LEFT, RIGHT):
                by = 1 if code == RIGHT else -1
                if place == (last if by > 0 else 0) and 0 <= self._page + by < self.pages:
                    self._turn(by)
                    walked, place = list(self.tiles), 0 if by > 0 else -1
                else:
                    place = min(max(place + by, 0), len(walked) - 1)
                walked[place].setFocus(_BY_KEY)
            case code if code in (UP, DOWN):
                there = nearest(walked, walked[place], 1 if code == DOWN else -1)
                (there or walked[place]).setFocus(_BY_KEY)
            case code if code in (HOME, END):
                walked[0 if code == HOME else last].setFocus(_BY_KEY)
            case _:
                super().keyPressEvent(event)

    # -- what stands still

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Scrim, panel, title; which page it is, between the arrows. After that, the pictures that are missing."""
        if self._overview is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.draw(painter, self._overview.marks, self._theme)
        if self.pages > 1:
            painter.translate(self._stage.topLeft())
            painter.scale(self._scale, self._scale)
            foot, style = self._overview.foot, STYLES["label"].grown(self._look.grow)
            middle = foot.x + self._widths()[0] + APART + foot.h + COUNT_WIDTH / 2
            at = QPointF(middle, foot.cy + style.size * 0.35)
            write(painter, f"{self._page + 1} / {self.pages}", style, self._theme, "ink", at, COUNT_WIDTH - 16)
        if self.tiles.pending:
            self._making.start()
