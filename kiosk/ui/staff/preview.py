"""The preview: beside the text editor, what a slide looks like as it is being written, and what is wrong with it.

An ordinary window, in the staff's language, dark and still whatever theme the slides have. It only looks: nothing here
writes, so closing it asks nothing. Each slide has a pane for each language, or one large one. Letters search the list,
so what else there is to do lies on keys that type nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from time import monotonic
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.charts.measure import Measure
from kiosk.loader.load import Loaded
from kiosk.loader.marked import Marked
from kiosk.model.deck import Theme
from kiosk.model.problem import N_, Problem
from kiosk.model.state import State, TextSize
from kiosk.ui.guard import guarded
from kiosk.ui.keys import BACKSPACE, DOWN, END, HOME, LEFT, PAGE_DOWN, PAGE_UP, PRESSES, RIGHT, UP
from kiosk.ui.staff.preview_bar import Bar
from kiosk.ui.staff.preview_content import Content
from kiosk.ui.staff.preview_faults import Faults
from kiosk.ui.staff.preview_layout import Layout, lay_out
from kiosk.ui.staff.preview_list import SlideList
from kiosk.ui.staff.preview_pane import SlidePane
from kiosk.ui.staff.preview_store import Desk
from kiosk.ui.style import color
from kiosk.ui.talk.keys import ALIEN, CTRL, ESCAPE
from kiosk.ui.talk.pane import STRONG, THEME
from kiosk.ui.talk.sheet import on_ground, write
from kiosk.words.messages import tr

TITLE = N_("Preview of %(folder)s")
EMPTY = N_("Nothing to show yet: first fix the errors below")
F1 = 0x01000030
LANGUAGES, ORIENTATION, LOOK, SIZE, PIN, NEXT_FAULT = F1 + 1, F1 + 2, F1 + 3, F1 + 5, F1 + 6, F1 + 7
"""F2, F3, F4, F6, F7, F8; F5 is left to those who press it out of habit: everything is read by itself."""
MOST_TYPED = 40
Orientation = Literal["landscape", "portrait"]


class Preview(QWidget):
    """The window; `take` tells it of each reading, `tell` of what the rules then found.

    language  the staff's
    only      one language large, from the start
    """

    def __init__(
        self, folder: str, language: str, measure: Measure, *, only: str | None = None,
        orientation: Orientation = "landscape", theme: Theme | None = None, text_size: TextSize | None = None,
        now: Callable[[], float] = monotonic,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(tr(language, TITLE, folder=folder))
        self._language, self._measure, self._now = language, measure, now
        self._only, self._theme, self._text_size = only, theme, text_size
        self.content = Content()
        self.portrait, self.pinned = orientation == "portrait", False
        self.store: Desk | None = None
        self.panes: list[SlidePane] = []
        self.list = SlideList(self, language)
        self.list.chosen.connect(self.show_slide)
        self.faults = Faults(self, language)
        self.faults.chosen.connect(self._show_fault)
        self.bar = Bar(self, folder, language, {
            "languages": self._turn_languages, "orientation": self._turn, "theme": self._dye, "size": self._grow,
            "pin": self._pin,
        })  # fmt: skip
        self._laid: Layout | None = None
        self._fault: Problem | None = None
        self._gone = ("", "")

    # -- what others tell it

    @property
    def slide(self) -> str:
        """The slide on show; "" where none is."""
        return self.store.state.position.slide if self.store else ""

    @property
    def moving(self) -> bool:
        """Whether a chart moves: then nothing else should cost time."""
        return any(pane.stage.moving for pane in self.panes if not pane.seen.held)

    def take(self, loaded: Loaded, files: Mapping[str, Marked]) -> None:
        """The folder was read; `files` are its files. Slides first: what is wrong stands below them."""
        before, self.content = self.content, self.content.read(loaded, files)
        edited = self.content.edited
        self.bar.read = f"{datetime.now():%H:%M:%S}"
        if self.store is None:
            self._begin()
        else:
            gone, instead = self._gone  # a file may be gone for the moment it takes to save it
            slide = gone if self.slide == instead and self.content.deck_of(gone) else self.slide
            self._put(slide if self.pinned else self.content.next(before, slide))
        if not edited:
            self.content = replace(self.content, edited=before.edited)
        self._refresh(complete=False)

    def tell(self, problems: tuple[Problem, ...], *, complete: bool = True) -> None:
        """What is wrong with what was last taken."""
        self.content = self.content.checked(problems)
        self._refresh(complete=complete)

    # -- which slide

    def _begin(self) -> None:
        """The first content that can be shown."""
        deck = self.content.deck
        if deck is None:
            return
        self.store = Desk(deck, deck.kiosk.home, self._now, theme=self._theme, text_size=self._text_size, motion="full")
        if self._only not in deck.languages:
            self._only = None
        self.panes = [SlidePane(self, self.store, code, self._language, self._measure) for code in deck.languages]
        self.store.caught = self.panes[0].stage.caught
        self.store.changed.connect(self._changed)
        self._lay()

    @guarded
    def show_slide(self, slide: str) -> None:
        """Show a slide, the newest there is of it."""
        self._put(slide)

    def _put(self, slide: str) -> None:
        """Show a slide as it is now; one that is gone gives way to the next that is there."""
        deck = self.content.deck_of(slide) or self.content.deck
        if self.store is None or deck is None:
            return
        if slide not in deck.slides:
            self._gone = slide, self._after(slide)
            slide = self._gone[1]
        self.store.show(slide, deck)

    def _after(self, slide: str) -> str:
        """The slide that came after one that is gone."""
        deck = self.content.deck
        assert deck is not None and self.store is not None
        there = list(self.store.deck.slides)
        rest = there[there.index(slide) + 1 :] if slide in there else []
        return next((one for one in rest if one in deck.slides), deck.kiosk.home)

    @guarded
    def _changed(self, old: State, new: State) -> None:
        deck = self.content.deck_of(new.position.slide)
        if self.store is not None and deck is not None and deck is not self.store.deck:
            self.store.show(new.position.slide, deck)  # a way on a slide led from an old deck into the new, or back
            return
        if old.position != new.position or (old.theme, old.text_size) != (new.theme, new.text_size):
            self._refresh(complete=self.faults.complete)

    @guarded
    def _show_fault(self, problem: Problem) -> None:
        self._fault = problem
        slide = self.content.slide_of(problem)
        if slide is not None and self.content.deck_of(slide) is not None:
            self._put(slide)

    def _refresh(self, *, complete: bool) -> None:
        """List, strip and marks as things stand."""
        slide = self.slide
        self.list.tell(self.content, slide)
        self.faults.tell(self.content.ranked(slide), complete)
        for pane in self.panes:
            pane.mark(slide in self.content.lost)
        self._tell_bar()
        if self._laid is None or self._laid != self._wanted():
            self._lay()

    # -- how it is shown

    @property
    def shown(self) -> list[SlidePane]:
        """The panes that are seen."""
        return [pane for pane in self.panes if self._only in (None, pane.language)]

    def _turn_languages(self) -> None:
        """All side by side, then one after the other alone."""
        codes = [None, *(pane.language for pane in self.panes)]
        if self.panes:
            self._only = codes[(codes.index(self._only) + 1) % len(codes)]
            self._lay()

    def _turn(self) -> None:
        self.portrait = not self.portrait
        self._lay()

    def _dye(self) -> None:
        if self.store is not None:
            self.store.next_theme()

    def _grow(self) -> None:
        if self.store is not None:
            self.store.next_size()

    def _pin(self) -> None:
        self.pinned = not self.pinned
        self._tell_bar()

    def _tell_bar(self) -> None:
        deck = self.content.deck_of(self.slide)
        names = [deck.kiosk.languages.get(pane.language, pane.language) for pane in self.shown] if deck else []
        state = self.store.state if self.store else None
        self.bar.tell(names, self.portrait, state, self.pinned, len(self.content.slides))

    # -- places

    def _wanted(self) -> Layout:
        unit = lay_out(self.width(), self.height(), self.portrait, 1, 0.0).unit
        high = self.faults.needs(self.width() / unit)
        return lay_out(self.width(), self.height(), self.portrait, max(len(self.shown), 1), high)

    def _lay(self) -> None:
        laid = self._laid = self._wanted()
        self.bar.lie(laid.bar, laid.buttons, laid.unit)
        self.list.lie(laid.list, laid.unit)
        self.faults.lie(laid.faults, laid.unit)
        places = iter(laid.slides)
        for pane in self.panes:
            seen = self._only in (None, pane.language)
            if seen:
                pane.lie(next(places), laid.below, laid.unit, self.portrait)
            pane.wake(seen)
        self._tell_bar()
        self.update()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another place for everything."""
        self._lay()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground; what to do where there is nothing else to be seen."""
        if self.store is not None or self._laid is None:
            QPainter(self).fillRect(event.rect(), color(THEME, "ground"))
            return
        painter = on_ground(self)
        painter.scale(self._laid.unit, self._laid.unit)
        if self.content.problems:
            room = self._laid.slides[0]
            words = tr(self._language, EMPTY)
            wide = self._measure.advance(words, STRONG)
            write(painter, words, STRONG, "quiet", QPointF(room.cx - wide / 2, room.cy))

    # -- keys, and closing

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the list and through steps, letters search, the rest is on the buttons."""
        code, text = event.key(), event.text()
        pressed = {LANGUAGES: self._turn_languages, ORIENTATION: self._turn, LOOK: self._dye, SIZE: self._grow,
                   PIN: self._pin, NEXT_FAULT: self._next_fault}  # fmt: skip
        moves = {UP: -1, DOWN: 1, PAGE_UP: -self.list.page, PAGE_DOWN: self.list.page, HOME: -(10**6), END: 10**6}
        if event.modifiers() & (CTRL | ALIEN):
            event.ignore()
        elif code in pressed:
            pressed[code]()
        elif code in moves:
            self._put(self.list.beside(moves[code]))
        elif code in (LEFT, RIGHT) and self.store is not None:
            self.store.step(1 if code == RIGHT else -1)
        elif code in PRESSES:
            self._put(self.list.beside(0))
            self.list.type("")
        elif code == ESCAPE:
            self.list.type("")
        elif code == BACKSPACE:
            self.list.type(self.list.typed[:-1])
        elif text and text.isprintable():
            self.list.type((self.list.typed + text).lstrip()[:MOST_TYPED])
        else:
            event.ignore()

    def _next_fault(self) -> None:
        found = self.content.after(self._fault)
        if found is not None:
            self.faults.copy(found)

    @guarded
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keys belong to the list."""
        return False
