"""Attract: the loop that invites, until somebody touches.

Languages alternate from stop to stop. Where that would show a slide in the same language every round (four stops, two
languages), they shift by one a round, so that in time each slide is seen in each language. A loop of a single stop
shares its seconds out among the languages instead.
"""

from dataclasses import replace
from itertools import count
from math import gcd

from kiosk.model.deck import AttractStop, Deck
from kiosk.model.state import chart, way
from kiosk.model.state.events import DeckReplaced, Event, StartOver, Tick
from kiosk.model.state.state import Defaults, State


def start(deck: Deck, defaults: Defaults, at: float) -> State:
    """The loop's beginning, with nothing left of whoever was there."""
    language = way.default_language(deck, defaults)
    return State(
        mode="attract",
        position=way.whole(deck, _stops(deck)[0].slide),
        language=language,
        notes_language=language,
        theme=defaults.theme or deck.kiosk.theme,
        text_size=defaults.text_size or "normal",
        motion=defaults.motion or "full",
        defaults=defaults,
        entered=at,
        moved=at,
        touched=at,
        attract_since=at,
    )


def reset(deck: Deck, state: State, at: float) -> State:
    """From a visit back to the loop's beginning."""
    fresh = start(deck, state.defaults, at)
    return replace(fresh, move="swap" if fresh.position.slide == state.position.slide else "out")


def reduce(deck: Deck, state: State, event: Event) -> State:
    """Time moves the loop on; whatever else a hand does wakes, and presses nothing."""
    match event:
        case Tick():
            due = deadline(deck, state)
            return state if due is None or event.at < due else _following(deck, state, event.at)
        case DeckReplaced():
            return _replaced(deck, state, event)
        case StartOver():
            return state
        case _:
            return _wake(deck, state, event.at)


def deadline(deck: Deck, state: State) -> float | None:
    """When the next stop, or its next language, is due; None where the loop has nothing else to show."""
    stops = _stops(deck)
    languages = len(way.languages(deck))
    if len(stops) > 1:
        return state.attract_since + stops[_index(stops, state)].seconds
    return state.attract_since + stops[0].seconds / languages if languages > 1 else None


def following(deck: Deck, state: State) -> str:
    """The slide of the next stop."""
    stops = _stops(deck)
    return stops[(_index(stops, state) + 1) % len(stops)].slide


def _following(deck: Deck, state: State, at: float) -> State:
    stops = _stops(deck)
    index = (_index(stops, state) + 1) % len(stops)
    rounds = state.round + (index == 0)
    slide = stops[index].slide
    return replace(
        state,
        position=way.whole(deck, slide),
        language=_language(deck, state.defaults, len(stops), index, rounds),
        entered=state.entered if slide == state.position.slide else at,
        move="swap",
        moved=at,
        round=rounds,
        nth=sum(stop.slide == slide for stop in stops[:index]),
        attract_since=at,
    )


def _wake(deck: Deck, state: State, at: float) -> State:
    """A visit starts at the slide on show, in the language on show; from a slide of no topic, at home."""
    here = state.position.slide
    visit = replace(state, mode="visit", move="none", moved=at, touched=at, round=0, nth=0)
    if deck.topic_of(here) or here == way.home(deck):
        return visit
    return replace(visit, position=way.whole(deck, way.home(deck)), entered=at, move="in")


def _replaced(old: Deck, state: State, event: DeckReplaced) -> State:
    """The stop on show goes on, if the new loop has it, and its chart moves to new data; else the loop begins again."""
    new = event.deck
    if all(stop.slide != state.position.slide for stop in _stops(new)):
        return start(new, state.defaults, event.at)
    default = way.default_language(new, state.defaults)
    kept = replace(
        state,
        position=way.same_step(old, new, state.position),
        language=state.language if state.language in way.languages(new) else default,
        notes_language=default,
        theme=state.defaults.theme or new.kiosk.theme,
    )
    return chart.moved(kept, event.at, event.origin)


def _stops(deck: Deck) -> list[AttractStop]:
    stops = [stop for stop in deck.kiosk.attract if stop.slide in deck.slides]
    return stops or [AttractStop(slide=way.home(deck))]


def _index(stops: list[AttractStop], state: State) -> int:
    """Which stop is on show: the slide's nth, or the nearest to it that a replaced loop has."""
    places = [index for index, stop in enumerate(stops) if stop.slide == state.position.slide]
    return places[min(state.nth, len(places) - 1)] if places else 0


def _language(deck: Deck, defaults: Defaults, stops: int, index: int, rounds: int) -> str:
    languages = way.languages(deck)
    shift = next(each for each in count() if gcd(stops + each, len(languages)) == 1)
    first = languages.index(way.default_language(deck, defaults))
    return languages[(first + index + rounds * (stops + shift)) % len(languages)]
