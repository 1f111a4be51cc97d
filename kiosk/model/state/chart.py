"""What hands do to a chart: choose a view, read a mark, move through time. Part of every mode that shows slides.

The reducer knows no data: where a change caught the values comes with the event (`origin`), and so do the years.
"""

from collections.abc import Mapping
from dataclasses import replace

from kiosk.model.deck import Deck
from kiosk.model.state.events import ChooseTime, ChooseView, Event, Pause, Play, SelectMark
from kiosk.model.state.state import ChartState, State

STEP = 1.4
"""Seconds that a play gives each year: its movement, and a moment to read it."""


def of(state: State, slide: str) -> ChartState:
    """What was done to a slide's chart; nothing yet."""
    return state.charts.get(slide, ChartState())


def reduce(deck: Deck, state: State, event: Event) -> State:
    """The state after an event; the same one where it means no chart."""
    match event:
        case SelectMark() | ChooseView() | ChooseTime() | Play() | Pause() if event.slide in deck.slides:
            old = of(state, event.slide)
            return put(state, event.slide, _changed(old, event))
    return state


def _changed(old: ChartState, event: SelectMark | ChooseView | ChooseTime | Play | Pause) -> ChartState:
    match event:
        case SelectMark():
            return replace(old, selection=event.key)
        case ChooseView() if event.view != old.view:
            return ChartState(event.view, old.selection, origin=dict(event.origin), stamp=event.at)
        case ChooseTime() if event.time != old.time:
            return replace(old, time=event.time, ahead=(), origin=dict(event.origin), stamp=event.at)
        case Play() if event.times:
            rest = tuple(time for time in event.times if old.time is not None and time > old.time) or event.times
            return replace(old, time=rest[0], ahead=rest[1:], origin=dict(event.origin), stamp=event.at)
    return old if isinstance(event, ChooseView) else replace(old, ahead=())


def put(state: State, slide: str, new: ChartState) -> State:
    """The state with another chart; the same one where nothing differs."""
    return state if new == of(state, slide) else replace(state, charts={**state.charts, slide: new})


def due(state: State) -> float | None:
    """When the chart on show plays its next year; None while it stands."""
    chart = of(state, state.position.slide)
    return chart.stamp + STEP if chart.ahead else None


def step(state: State, at: float, origin: Mapping[str, float]) -> State:
    """The next year of a play."""
    slide = state.position.slide
    old = of(state, slide)
    return put(state, slide, replace(old, time=old.ahead[0], ahead=old.ahead[1:], origin=dict(origin), stamp=at))


def moved(state: State, at: float, origin: Mapping[str, float]) -> State:
    """The chart on show sets out from `origin`, because its data has changed; it stays where nothing was on show."""
    slide = state.position.slide
    return put(state, slide, replace(of(state, slide), origin=dict(origin), stamp=at)) if origin else state


def left(state: State, slide: str) -> Mapping[str, ChartState]:
    """The charts once a slide is left: it keeps its view; what was read on it, or played, is over."""
    return {**state.charts, slide: ChartState(of(state, slide).view)} if slide in state.charts else state.charts
