"""The state of a preview: a visit without a visitor. Nobody is missed, nothing waits, no slide moves away.

All panes look at one state, each in its own language; what a hand does to a chart on one of them happens on all.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from kiosk.model.deck import Deck, Theme
from kiosk.model.state import (
    ChooseTextSize,
    ChooseTheme,
    ChooseTime,
    ChooseView,
    DeckReplaced,
    Event,
    GoTo,
    Open,
    Pause,
    Play,
    SelectMark,
    State,
    TextSize,
    Touch,
    initial,
    reduce,
)
from kiosk.model.state.chart import due
from kiosk.ui.guard import guarded
from kiosk.ui.store import Projection, Store

_HANDS = (ChooseTime, ChooseView, GoTo, Open, Pause, Play, SelectMark)
"""What a click on a slide may do: a chart answers, a way leads to another slide; no quiz, no panel."""


class Desk(Store):
    """A store that only charts that play wake up."""

    def __init__(self, deck: Deck, slide: str, now: Callable[[], float], **given: object) -> None:
        at = now()
        state = reduce(deck, initial(deck, at, **given), Touch(at=at))
        super().__init__(deck, reduce(deck, state, GoTo(slide, at=at)), now)

    def show(self, slide: str, deck: Deck) -> None:
        """Show a slide of a deck: one change, whatever of the two is other."""
        old = new = self.state
        if deck is not self.deck:
            event = DeckReplaced(deck, at=self.now())
            new = reduce(self.deck, new, replace(event, origin=self.caught(event)))
            self.deck = deck
        elif slide == old.position.slide:
            return
        if slide != new.position.slide:
            new = reduce(deck, new, GoTo(slide, at=self.now()))
        self.state = new
        self._sleep()
        self.changed.emit(old, new)

    def step(self, by: int) -> None:
        """So many steps on, or back (under 0), as far as the slide has any."""
        place = self.state.position
        self.dispatch(GoTo(place.slide, place.step + by))

    def next_theme(self) -> None:
        """Dark, light, high contrast, dark again."""
        themes = get_args(Theme)
        self.dispatch(ChooseTheme(themes[(themes.index(self.state.theme) + 1) % len(themes)]))

    def next_size(self) -> None:
        """Normal, large, largest, normal again."""
        sizes = get_args(TextSize)
        self.dispatch(ChooseTextSize(sizes[(sizes.index(self.state.text_size) + 1) % len(sizes)]))

    def _sleep(self) -> None:
        at = due(self.state)
        if at is None:
            self._timer.stop()
        else:
            self._timer.start(max(1, round((at - self.now()) * 1000)))


class Seen(Projection):
    """The state in one language, without transitions: what is shown changes at once, only charts move.

    held  nothing is told while nobody sees it
    """

    def __init__(self, store: Store, language: str, parent: object = None) -> None:
        self.language, self.held = language, False
        super().__init__(store, self._as_seen, parent)
        self.dispatch = self._by_hand

    def let_go(self) -> None:
        """Somebody sees it again: tell what has changed meanwhile."""
        self.held = False
        self._changed(self.state, self._store.state)

    def _as_seen(self, state: State) -> State:
        language = self.language if self.language in self.deck.languages else state.language
        return replace(state, language=language, move="none", panel=None)

    def _by_hand(self, event: Event) -> None:
        if isinstance(event, _HANDS):
            self._store.dispatch(event)

    @guarded
    def _changed(self, old: State, new: State) -> None:
        if not self.held:
            super()._changed(old, new)
