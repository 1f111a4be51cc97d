"""Cleaning: staff wipe the screen, and for half a minute touch does nothing; then the loop begins anew."""

from dataclasses import replace

from kiosk.model.deck import Deck
from kiosk.model.state import attract, way
from kiosk.model.state.events import DeckReplaced, Event, Tick
from kiosk.model.state.state import State

SECONDS = 30.0


def start(state: State, at: float) -> State:
    """From whatever was on show; a visit that was under way is over."""
    return replace(state, mode="cleaning", moved=at, touched=at, move="none", asked=None, panel=None, left=None)


def reduce(deck: Deck, state: State, event: Event) -> State:
    """Only time ends it."""
    match event:
        case Tick() if event.at >= deadline(deck, state):
            return attract.reset(deck, state, event.at)
        case DeckReplaced():
            new = event.deck
            there = state.position.slide if state.position.slide in new.slides else way.home(new)
            fresh = attract.start(new, state.defaults, event.at)
            return replace(
                state, position=way.whole(new, there), language=fresh.language, notes_language=fresh.notes_language,
                charts={}, quiz=None, seen=frozenset(),
            )  # fmt: skip
    return state


def deadline(deck: Deck, state: State) -> float:
    """When touch comes back."""
    return state.moved + SECONDS
