"""Visit: somebody wanders through topics, until nobody answers the idle ring.

Visitors see slides whole, so next and previous pass over steps (speakers walk them, in a mode of their own). A change
of language, theme or text size keeps place, selection and `entered`: charts are labelled anew and do not play again.
"""

from dataclasses import replace

from kiosk.model.deck import Deck
from kiosk.model.state import attract, chart, way
from kiosk.model.state.events import (
    ChooseLanguage,
    ChooseMotion,
    ChooseTextSize,
    ChooseTheme,
    CloseAbout,
    DeckReplaced,
    Event,
    First,
    GoHome,
    GoTo,
    Last,
    Next,
    Open,
    OpenAbout,
    Previous,
    StartOver,
    SwitchLanguage,
    Tick,
)
from kiosk.model.state.reading import reading_seconds
from kiosk.model.state.state import Position, State

ABOUT = 60.0
"""Seconds more for those who have the panel open that says what the numbers are: it holds a page or two."""
ENTRANCE = 1.5
"""Seconds after entering a slide in which its chart may still be moving: the ring does not ask into it."""


def reduce(deck: Deck, state: State, event: Event) -> State:
    """One event of a visit. While the ring asks, any sign of life is its answer and does nothing else."""
    match event:
        case Tick():
            return _tick(deck, state, event)
        case DeckReplaced():
            return _replaced(deck, state, event)
        case StartOver():
            return attract.reset(deck, state, event.at)
    awake = replace(state, touched=event.at, asked=None)
    if state.asked is not None:
        return awake
    there = _destination(deck, awake, event)
    if there is not None:
        return _enter(deck, awake, there, event.at)
    if isinstance(event, OpenAbout | CloseAbout):
        return replace(awake, about=isinstance(event, OpenAbout))
    return _dress(deck, chart.reduce(deck, awake, event), event)


def deadline(deck: Deck, state: State) -> float:
    """When the ring will ask, or has asked for long enough, or a play comes to its next year."""
    due = chart.due(state)
    return _leaving(deck, state) if due is None else min(due, _leaving(deck, state))


def _leaving(deck: Deck, state: State) -> float:
    idle = deck.kiosk.idle
    if state.asked is not None:
        return state.asked + idle.ring
    here = state.position.slide
    reading = 0.0 if way.at_home(deck, here) else reading_seconds(deck.slides[here], state.language)
    reading += ABOUT if state.about else 0.0
    return max(state.touched + idle.seconds + reading, state.entered + ENTRANCE)


def _tick(deck: Deck, state: State, event: Tick) -> State:
    due = chart.due(state)
    if due is not None and event.at >= due:
        return chart.step(state, event.at, event.origin)
    if event.at < _leaving(deck, state):
        return state
    return replace(state, asked=event.at) if state.asked is None else attract.reset(deck, state, event.at)


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


def _enter(deck: Deck, state: State, there: Position, at: float) -> State:
    here = state.position.slide
    if here == there.slide:
        return replace(state, position=there, about=False)
    return replace(
        state, position=there, entered=at, move=way.move(deck, here, there.slide), moved=at, about=False,
        charts=chart.left(state, here),
    )  # fmt: skip


def _dress(deck: Deck, state: State, event: Event) -> State:
    """The same place in another language, theme or size."""
    match event:
        case ChooseLanguage() if event.language in way.languages(deck):
            new = replace(state, language=event.language)
        case SwitchLanguage():
            languages = way.languages(deck)
            new = replace(state, language=languages[(languages.index(state.language) + 1) % len(languages)])
        case ChooseTheme():
            new = replace(state, theme=event.theme)
        case ChooseTextSize():
            new = replace(state, text_size=event.text_size)
        case ChooseMotion():
            return replace(state, motion=event.motion)
        case _:
            return state
    return state if new == state else replace(new, move="swap", moved=event.at)


def _replaced(old: Deck, state: State, event: DeckReplaced) -> State:
    """The visitor stays; from a slide that is gone, on to the next of its topic that survived, else home.

    A chart on show moves from where it is to what it says now.
    """
    new, at = event.deck, event.at
    default = way.default_language(new, state.defaults)
    here = state.position.slide
    kept = replace(
        state,
        language=state.language if state.language in way.languages(new) else default,
        notes_language=state.notes_language if state.notes_language in way.languages(new) else default,
        charts=way.surviving(new, state.charts),
    )
    if here in new.slides:
        return chart.moved(replace(kept, position=way.same_step(old, new, state.position)), at, event.origin)
    slides = way.walk(old, here)
    after = slides[slides.index(here) + 1 :] if here in slides else ()
    there = next((slide for slide in after if slide in new.slides), way.home(new))
    return replace(kept, position=way.whole(new, there), entered=at, move="none", moved=at, about=False)
