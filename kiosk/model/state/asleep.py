"""Asleep: out of opening hours the screen is dark. A touch only wakes it, into the attract loop."""

from dataclasses import replace

from kiosk.model.deck import Deck
from kiosk.model.state import attract, way
from kiosk.model.state.events import DeckReplaced, Event, Tick
from kiosk.model.state.state import State


def reduce(deck: Deck, state: State, event: Event) -> State:
    """A hand wakes; time does not."""
    match event:
        case Tick():
            return state
        case DeckReplaced():
            new = event.deck
            there = state.position.slide if state.position.slide in new.slides else way.home(new)
            fresh = attract.start(new, state.defaults, event.at)
            return replace(state, position=way.whole(new, there), language=fresh.language,
                           notes_language=fresh.notes_language, charts={}, left=None)  # fmt: skip
        case _:
            return replace(attract.start(deck, state.defaults, event.at), closed=state.closed, quizzed=state.quizzed)


def deadline(deck: Deck, state: State) -> None:
    """Nothing waits."""
