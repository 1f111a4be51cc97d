"""All slides for the speaker, in sections, searched by word; the audience sees nothing of it until Enter.

Letters type, so only Tab and Escape close. Arrows move the selection, a clicker's buttons move it by one; its black
button and F5 do what they do everywhere, as does all that is held with Ctrl.
"""

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.compose.contents import Contents, Words, contents
from kiosk.compose.wall import wall
from kiosk.model.problem import N_
from kiosk.model.state import GoTo, Next, Previous, State
from kiosk.model.state.pace import passed_over, spent
from kiosk.ui.booth.button import IconButton
from kiosk.ui.guard import guarded
from kiosk.ui.keys import BACKSPACE, DOWN, END, HOME, LEFT, PRESSES, RIGHT, UP
from kiosk.ui.stage.gallery import Gallery
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure
from kiosk.ui.talk import card, search
from kiosk.ui.talk.keys import ALIEN, CTRL, ESCAPE, TABS, code_of, row_of
from kiosk.ui.talk.sheet import CLOSE, MARGIN, THEME, Sheet, on_ground
from kiosk.ui.talk.wallview import HEADING, WallView
from kiosk.words.messages import tr

TALK, OTHERS = N_("In this talk"), N_("Other slides of the booth")
SIDE = 72.0
"""Of the button that closes it."""
SQUEEZED = 0.92
"""A heading gets so much smaller rather than take another column."""
MOST_TYPED = 60
WORDS = 8
"""Slides whose words are put together in one turn of the event loop, before anybody searches."""
SECOND_MS = 1000

_measure = QtMeasure()


class Overview(Sheet):
    """The sheet. `typed` is what is sought; what is selected, and shown by Enter, its `view` knows."""

    def __init__(self, parent: QWidget, store: Store, gallery: Gallery) -> None:
        super().__init__(parent, store)
        self.typed = ""
        self._all, self._language = Contents((), ()), ""
        self._words: Words | None = None
        self._laid: tuple[object, ...] = ()
        self.view = WallView(self, store, gallery, self._ahead)
        self.view.chosen.connect(self._go)
        self.close_button = IconButton(self, "overview-close", "x")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(guarded(lambda: self.shut()))
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self._stand)

    def show_for(self, state: State) -> None:
        """All slides; as it opens, the one on show is selected and nothing is typed."""
        if self.isHidden():
            self.typed, self._laid, self.view.selected = "", (), state.position.slide
        super().show_for(state)
        self._lay_out()
        self._stand()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Time goes on while it is open."""
        self._second.start()

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while nobody sees it."""
        self._second.stop()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another wall."""
        self._lay_out()

    # -- what there is, and how it stands

    @guarded
    def _lay_out(self) -> None:
        """The wall of what is found, where anything about it has changed."""
        deck, session, language = self._store.deck, self._store.state.session, self.language
        if session is None:
            return
        if self._words is None or not self._words.of(deck, session.talk):
            self._words, self._language = Words(deck, session.talk), ""
        if language != self._language:
            self._all, self._language, self._laid = contents(deck, session.talk, language), language, ()
        if self._laid == (self.typed, self.size()):
            return
        self._laid = (self.typed, self.size())
        wide, scale = self.room.width(), self.scale
        head = round(search.HEIGHT * scale)
        self.view.setGeometry(0, head, self.width(), self.height() - head)
        box = QRectF(wide - MARGIN - SIDE, (search.HEIGHT - SIDE) / 2, SIDE, SIDE)
        self.close_button.dress((tr(language, CLOSE),), THEME, box, QPointF(), scale, radius=24.0)
        found, names = self._all.find(self.typed, self._words), (tr(language, TALK), tr(language, OTHERS))
        laid = wall(found, names, wide - 2 * MARGIN, lambda text: _measure.advance(text, HEADING) * SQUEEZED)
        self.view.show_wall(laid, self._chosen(found))
        self.update()

    def _chosen(self, found: Contents) -> str:
        """What is selected of what is found: the slide whose number is typed, what was selected, else the first."""
        slides = {str(entry.number or entry.slide): entry.slide for entry in found.entries}
        number, kept = slides.get(self.typed.strip()), self.view.selected in slides.values()
        return number or (self.view.selected if kept else next(iter(slides.values()), ""))

    def _ahead(self) -> bool:
        """Words for the search, a few slides a time; False where all are ready."""
        slides = (entry.slide for entry in self._all.entries)
        return self._words is not None and self._words.ahead(slides, WORDS)

    @guarded
    def _stand(self) -> None:
        """How the talk stands now."""
        state, deck, now = self._store.state, self._store.deck, self._store.now()
        if state.session is not None:
            here, took = state.position.slide, spent(state.session, state.position.slide, now)
            kept, over = state.session.kept, passed_over(deck, state, now)
            self.view.stand(card.Standing(here, state.seen, over, kept, took))

    # -- keys

    @guarded
    def press(self, event: QKeyEvent) -> bool:
        """Whether a key searches, selects, goes there or closes."""
        code, text, once = code_of(event), event.text(), not event.isAutoRepeat()
        if event.modifiers() & (CTRL | ALIEN):
            return False
        if code == ESCAPE or code in TABS:
            if once:
                self.shut()
        elif code in PRESSES:
            if once:
                self._go(self.view.selected)
        elif code == BACKSPACE:
            self._type(self.typed[:-1])
        elif code in (UP, DOWN):
            self.view.select(self.view.wall.nearest(self.view.selected, 1 if code == DOWN else -1))
        elif code in (LEFT, RIGHT):
            self._move(1 if code == RIGHT else -1)
        elif code in (HOME, END):
            self._move(len(self.view.wall.spots) * (1 if code == END else -1))
        elif text and text.isprintable():
            if text == "." and not self.typed:
                return False
            self._type((self.typed + text).lstrip())
        else:
            row = row_of(event)
            if row is None or row.does not in (Next(), Previous()):
                return False
            self._move(1 if row.does == Next() else -1)
        return True

    def _type(self, typed: str) -> None:
        self.typed = typed[:MOST_TYPED]
        self._lay_out()

    def _move(self, by: int) -> None:
        slides = list(self.view.wall.spots)
        if slides:
            place = slides.index(self.view.selected) + by
            self.view.select(slides[min(max(place, 0), len(slides) - 1)])

    @guarded
    def _go(self, slide: str) -> None:
        """Show a slide to the audience; that which it sees already stays as it is."""
        if slide == self._store.state.position.slide:
            self.shut()
        elif slide:
            self._store.dispatch(GoTo(slide))

    # -- what it looks like

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """The head; the rest is the wall's."""
        painter = on_ground(self)
        painter.scale(self.scale, self.scale)
        count, end = len(self._all.entries), self.room.width() - MARGIN - SIDE - 24
        search.draw(painter, self.language, self.typed, len(self.view.wall.spots), count, self.room.width(), end)
