"""Attract: the loop that invites, until somebody touches.

Languages alternate from stop to stop. Where that would show a slide in the same language every round (four stops, two
languages), they shift by one a round, so that in time each slide is seen in each language. A loop of a single stop
shares its seconds out among the languages instead.

A visit that nobody answered for is remembered for a minute: who only stepped back goes on where they were. Out of
opening hours the loop ends a minute after the last hand, and the screen goes dark.
"""

from dataclasses import replace
from itertools import count
from math import gcd

from kiosk.model.deck import AttractStop, Deck
from kiosk.model.state import chart, way
from kiosk.model.state.events import DeckReplaced, Event, Resume, StaffActivity, StartOver, Tick
from kiosk.model.state.state import Defaults, State

REMEMBERED = 60.0
"""Seconds in which a visit can be gone on with."""
AWAKE = 60.0
"""Seconds of the loop after the last hand, out of opening hours."""


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


def reset(deck: Deck, state: State, at: float, *, keep: bool = False) -> State:
    """From a visit back to the loop's beginning; `keep`: whoever left may be back in a moment."""
    fresh = start(deck, state.defaults, at)
    here = state.position.slide
    left = replace(state, asked=None, panel=None) if keep and not way.at_home(deck, here) else None
    return replace(
        fresh, move="swap" if fresh.position.slide == here else "out", left=left, closed=state.closed,
        quizzed=state.quizzed,
    )  # fmt: skip


def reduce(deck: Deck, state: State, event: Event) -> State:
    """Time moves the loop on; whatever else a hand does wakes, and presses nothing. Staff wake nobody."""
    match event:
        case StaffActivity():  # and whoever left a moment ago has not come back
            return replace(state, touched=event.at, left=None)
        case Tick():
            return _tick(deck, state, event.at)
        case DeckReplaced():
            return _replaced(deck, state, event)
        case StartOver():
            return state
        case Resume() if state.left is not None:
            return _resume(deck, state, state.left, event.at)
        case _:
            return _wake(deck, state, event.at)


def deadline(deck: Deck, state: State) -> float | None:
    """When the loop goes on, forgets who left or goes dark; None where nothing else is to come."""
    return min((due for due in (_next(deck, state), _forgets(state), _sleeps(state)) if due is not None), default=None)


def _tick(deck: Deck, state: State, at: float) -> State:
    sleeps, forgets, due = _sleeps(state), _forgets(state), _next(deck, state)
    if sleeps is not None and at >= sleeps:
        return replace(state, mode="asleep", left=None, move="none", moved=at)
    if forgets is not None and at >= forgets:
        return replace(state, left=None)
    return state if due is None or at < due else _following(deck, state, at)


def _forgets(state: State) -> float | None:
    return state.touched + REMEMBERED if state.left is not None else None


def _sleeps(state: State) -> float | None:
    return state.touched + AWAKE if state.closed else None


def _next(deck: Deck, state: State) -> float | None:
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
    visit = replace(
        state, mode="visit", move="none", moved=at, touched=at, round=0, nth=0, left=None, seen=frozenset({here})
    )
    if deck.topic_of(here) or here == way.home(deck):
        return visit
    home = way.home(deck)
    return replace(visit, position=way.whole(deck, home), entered=at, move="in", seen=frozenset({home}))


def _resume(deck: Deck, state: State, left: State, at: float) -> State:
    """The visit goes on where it was, as it was; its chart enters anew."""
    return replace(
        left, closed=state.closed, quizzed=state.quizzed, entered=at, moved=at, touched=at,
        move="swap" if left.position.slide == state.position.slide else "in",
        charts={slide: replace(each, ahead=()) for slide, each in left.charts.items()},
    )  # fmt: skip


def _replaced(old: Deck, state: State, event: DeckReplaced) -> State:
    """The stop on show goes on, if the new loop has it, and its chart moves to new data; else the loop begins again."""
    new = event.deck
    if all(stop.slide != state.position.slide for stop in _stops(new)):
        begun = start(new, state.defaults, event.at)
        return replace(begun, closed=state.closed, quizzed=state.quizzed, touched=state.touched)
    default = way.default_language(new, state.defaults)
    kept = replace(
        state,
        position=way.same_step(old, new, state.position),
        language=state.language if state.language in way.languages(new) else default,
        notes_language=default,
        theme=state.defaults.theme or new.kiosk.theme,
        left=None,  # it may have been on a slide, or in a language, that there is no more
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
