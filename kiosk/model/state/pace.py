"""How a talk stands against its plan: functions of the session and of now, in seconds of the talk's own clock.

The plan gives each slide its seconds, optional ones included. While the clock is within what the plan gives the slide
on show (and a margin), the talk is on time; before, it is ahead; after, behind. Passing an optional slide over leaps
along the plan by as much as that slide had. A talk that is behind is late: then optional slides are passed over, one
after the other, until it is late no more.

The clock begins at the speaker's word, else with the first press onwards. What was on show until then counts with what
the plan gives it at most, since the room may have been filling.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.model.deck import Deck
from kiosk.model.state import way
from kiosk.model.state.session import Session
from kiosk.model.state.state import State

MARGIN = 20.0
"""Seconds that a talk may be off its plan and still be on time."""


@dataclass(frozen=True)
class Pace:
    """`seconds` ahead of the plan, or behind it; 0 on time."""

    word: Literal["ahead", "on time", "behind"]
    seconds: float = 0.0


def elapsed(session: Session, now: float) -> float:
    """What the clock of the talk says."""
    if session.begun is None:
        return 0.0
    return max((session.paused if session.paused is not None else now) - session.begun - session.held, 0.0)


def remaining(session: Session, now: float) -> float:
    """What is left of the minutes that it may last; negative where it is over time."""
    return session.talk.minutes * 60.0 - elapsed(session, now)


def pace(deck: Deck, state: State, now: float) -> Pace:
    """How the talk stands; a detour counts where it set out. On time while no clock runs."""
    session, here = state.session, way.place(deck, state)
    planned = session.talk.plan(here) if session and here else None
    if session is None or session.begun is None or planned is None:
        return Pace("on time")
    clock = elapsed(session, now)
    if clock < planned[0] - MARGIN:
        return Pace("ahead", planned[0] - clock)
    if clock > planned[1] + MARGIN:
        return Pace("behind", clock - planned[1])
    return Pace("on time")


def spent(session: Session, slide: str, now: float) -> Mapping[str, float]:
    """Seconds that each slide has really taken so far, the one on show included; none before the clock has begun."""
    if session.begun is None:
        return session.spent
    stay = elapsed(session, now) - session.since
    return {**session.spent, slide: session.spent.get(slide, 0.0) + max(stay, 0.0)}


def passed_over(deck: Deck, state: State, now: float) -> frozenset[str]:
    """The optional slides still to come that next passes over as things stand now: as many as the talk is late for."""
    session, here = state.session, way.place(deck, state)
    planned = session.talk.plan(here) if session and here else None
    if session is None or planned is None or session.begun is None:
        return frozenset()
    late, over = elapsed(session, now) - planned[1], []
    for slide in way.after(deck, state, here):
        stop = session.talk.stop(slide)
        if late > MARGIN and stop is not None and stop.optional and slide not in session.kept:
            over.append(slide)
            late -= stop.seconds
    return frozenset(over)


# -- the clock


def begun(deck: Deck, state: State, session: Session, at: float) -> Session:
    """The session once its clock has begun: now, less what the plan gives to what was on show."""
    if session.begun is not None:
        return session
    here = state.position
    planned = session.talk.plan(here.slide)
    shown = (here.step + 1) / (deck.slides[here.slide].steps + 1)
    return replace(session, begun=max(state.entered, at - (planned[1] - planned[0]) * shown) if planned else at)


def clock(session: Session, at: float) -> Session:
    """The session after its clock was pressed: it starts, stands, or goes on."""
    if session.begun is None:
        return replace(session, begun=at)
    if session.paused is None:
        return replace(session, paused=at)
    return replace(session, held=session.held + at - session.paused, paused=None)
