"""What holds wherever a visitor is, in slides or in the quiz: the idle ring, the panels, language, theme and size.

The ring never asks into something that moves, and waits for as long as the slide takes to read; a change of language,
theme or text size keeps place, selection and `entered`: charts are labelled anew and do not play again.
"""

from collections.abc import Callable
from dataclasses import replace

from kiosk.model.deck import Deck
from kiosk.model.state import attract, chart, way
from kiosk.model.state.events import (
    ChooseLanguage,
    ChooseMotion,
    ChooseTextSize,
    ChooseTheme,
    ClosePanel,
    DeckReplaced,
    Event,
    OpenPanel,
    StartOver,
    SwitchLanguage,
    Tick,
)
from kiosk.model.state.reading import reading_seconds
from kiosk.model.state.state import Panel, Position, Round, State

PANEL: dict[Panel, float] = {"about": 60.0, "overview": 20.0, "display": 15.0, "take": 45.0}
"""Seconds more for those who have a panel open: pages to read, a telephone to find and to hold up."""
ENTRANCE = 1.5
"""Seconds after a chart set out in which it may still be moving."""
GUESSING = 2.0
"""How much longer a question waits than a slide."""


def reduce(deck: Deck, state: State, event: Event, act: Callable[[Deck, State, Event], State | None]) -> State:
    """One event. While the ring asks, any sign of life is its answer and does nothing else.

    act  what the mode itself makes of an event; None where it means nothing to it
    """
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
    done = act(deck, awake, event)
    if done is not None:
        return done
    if isinstance(event, OpenPanel | ClosePanel):
        return replace(awake, panel=event.panel if isinstance(event, OpenPanel) else None)
    return dress(deck, chart.reduce(deck, awake, event), event)


def enter(deck: Deck, state: State, there: Position, at: float) -> State:
    """The same visit on another slide, or at another step of this one."""
    here = state.position.slide
    if here == there.slide:
        return replace(state, position=there, panel=None)
    return replace(
        state, position=there, entered=at, move=way.move(deck, here, there.slide), moved=at, panel=None,
        charts=chart.left(state, here), seen=state.seen | {there.slide},
    )  # fmt: skip


def deadline(deck: Deck, state: State) -> float:
    """When the ring will ask, or has asked for long enough, or a play comes to its next year."""
    due = chart.due(state)
    return _leaving(deck, state) if due is None else due


def _leaving(deck: Deck, state: State) -> float:
    idle = deck.kiosk.idle
    if state.asked is not None:
        return state.asked + idle.ring
    here = state.position
    slide = deck.slides[here.slide]
    reading = 0.0 if way.at_home(deck, slide.id) else reading_seconds(slide, state.language)
    reading += PANEL[state.panel] if state.panel else 0.0
    waits = GUESSING if slide.guess and here.step < slide.steps else 1.0
    moving = max(state.entered, chart.of(state, slide.id).stamp, state.moved) + ENTRANCE
    return max(state.touched + idle.seconds * waits + reading, moving)


def _tick(deck: Deck, state: State, event: Tick) -> State:
    due = chart.due(state)
    if due is not None:  # no ring into a chart that plays
        return chart.step(state, event.at, event.origin) if event.at >= due else state
    if event.at < _leaving(deck, state):
        return state
    if state.asked is None:
        return replace(state, asked=event.at)
    return attract.reset(deck, state, event.at, keep=True)


def dress(deck: Deck, state: State, event: Event) -> State:
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

    A chart on show moves from where it is to what it says now. A round goes on with the questions that are left.
    """
    new, at = event.deck, event.at
    default = way.default_language(new, state.defaults)
    here = state.position.slide
    kept = replace(
        state,
        language=state.language if state.language in way.languages(new) else default,
        notes_language=state.notes_language if state.notes_language in way.languages(new) else default,
        charts=way.surviving(new, state.charts),
        seen=frozenset(slide for slide in state.seen if slide in new.slides),
        quiz=way.surviving_round(new, state.quiz),
    )
    if here in new.slides and (kept.mode != "quiz" or kept.quiz is not None):
        return chart.moved(replace(kept, position=way.same_step(old, new, state.position)), at, event.origin)
    if kept.mode == "quiz" and kept.quiz is not None:
        return _asked_on(new, kept, kept.quiz, at)
    slides = way.walk(old, here)
    after = slides[slides.index(here) + 1 :] if here in slides else ()
    there = next((slide for slide in after if slide in new.slides), way.home(new))
    return replace(
        kept, mode="visit", quiz=None, position=way.whole(new, there), entered=at, move="none", moved=at, panel=None,
        seen=kept.seen | {there},
    )  # fmt: skip


def _asked_on(deck: Deck, state: State, round_: Round, at: float) -> State:
    """The question on show is gone: on with the first that is not answered, else the last."""
    there = next((one for one in round_.questions if one not in round_.told), round_.questions[-1])
    position = way.whole(deck, there) if there in round_.told else Position(there)
    return replace(state, position=position, entered=at, move="none", moved=at, panel=None, seen=state.seen | {there})
