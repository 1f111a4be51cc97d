"""Where a chart's motion stands: a function of the state's stamps and of now, and of nothing else."""

from collections.abc import Mapping

from kiosk.charts.motion import SLIDE_SECONDS
from kiosk.compose.chart import data
from kiosk.compose.page import Live
from kiosk.model.deck import Deck
from kiosk.model.state import DeckReplaced, Moving, State
from kiosk.model.state.chart import of
from kiosk.ui.stage.gallery import choice_of
from kiosk.ui.stage.scene import AT_REST


def phase(state: State, now: float) -> tuple[float, Mapping[str, float] | None]:
    """Seconds since the values last set out, and from where; None: from nothing, as the slide was entered."""
    chart = state.charts.get(state.position.slide)
    if chart is not None and chart.stamp > state.entered:
        return now - chart.stamp, chart.origin
    return now - state.entered - SLIDE_SECONDS, None


def at_rest(live: Live | None, state: State, now: float) -> bool:
    """Whether the chart on show, if there is one, has come to its end."""
    elapsed, start = phase(state, now)
    return live is None or elapsed > live.seconds(choice_of(state), start)


def caught(deck: Deck, state: State, live: Live | None, event: Moving, now: float) -> Mapping[str, float]:
    """Where the values of the chart on show are as an event may move them; nothing where it leaves them as they are."""
    if live is None:
        return {}
    if isinstance(event, DeckReplaced):
        slide = state.position.slide
        chart = of(state, slide)
        before, after = (data(each, slide, chart.view, chart.time) for each in (deck, event.deck))
        if before == after:
            return {}
    elapsed, start = (AT_REST, None) if state.motion == "none" else phase(state, now)
    return live.values(max(elapsed, 0.0), start, choice_of(state))
