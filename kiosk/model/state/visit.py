"""Visit: somebody wanders through topics, until nobody answers the idle ring.

Visitors see slides whole, so next and previous pass over steps (speakers walk them, in a mode of their own).
"""

from dataclasses import replace

from kiosk.model.deck import Deck
from kiosk.model.state import presence, quiz, way
from kiosk.model.state.events import (
    Event,
    First,
    GoHome,
    GoTo,
    Last,
    Next,
    Open,
    Previous,
    StartQuiz,
)
from kiosk.model.state.presence import deadline
from kiosk.model.state.state import Position, State

__all__ = ["deadline", "reduce"]


def reduce(deck: Deck, state: State, event: Event) -> State:
    """One event of a visit."""
    return presence.reduce(deck, state, event, _act)


def _act(deck: Deck, state: State, event: Event) -> State | None:
    if isinstance(event, StartQuiz):
        return quiz.start(deck, state, event.at)
    if isinstance(event, Previous) and quiz.came(deck, state):
        return quiz.again(deck, state, event.at)
    there = _destination(deck, state, event)
    if there is None:
        return None
    wandered = there.slide != state.position.slide
    return presence.enter(deck, replace(state, quiz=None) if wandered else state, there, event.at)


def _destination(deck: Deck, state: State, event: Event) -> Position | None:
    """Where an event leads; None where it leads nowhere."""
    here, home = state.position.slide, way.home(deck)
    slides = way.walk(deck, here)
    place = slides.index(here)
    match event:
        case Next() | Previous() | First() | Last() if way.at_home(deck, here):
            return None
        case Next():
            there = slides[place + 1] if place + 1 < len(slides) else home
        case Previous():
            there = slides[place - 1] if place else home
        case First():
            there = slides[0]
        case Last():
            there = slides[-1]
        case GoHome():
            there = home
        case Open():
            opened = way.opening(deck, event.topic)
            if opened is None:
                return None
            there = opened
        case GoTo() if event.slide in deck.slides:
            whole = way.whole(deck, event.slide)
            return whole if event.step is None else Position(event.slide, max(0, min(event.step, whole.step)))
        case _:
            return None
    return way.whole(deck, there)
