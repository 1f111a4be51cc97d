"""How a talk stands against its plan: functions of the session and of now, in seconds of the talk's own clock.

The plan gives each slide its seconds, optional ones included. While the clock is within what the plan gives the slide
on show (and a margin), the talk is on time; before, it is ahead; after, behind. Passing an optional slide over leaps
along the plan by as much as that slide had. A talk that is behind is late: then optional slides are passed over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
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
    """Seconds that each slide has really taken so far, the one on show included."""
    stay = elapsed(session, now) - session.since
    return {**session.spent, slide: session.spent.get(slide, 0.0) + max(stay, 0.0)}


def passed_over(deck: Deck, state: State, now: float) -> frozenset[str]:
    """The optional slides still to come that next passes over as things stand now; none while the talk is not late."""
    session = state.session
    if session is None or pace(deck, state, now).word != "behind":
        return frozenset()
    later = way.after(deck, state, way.place(deck, state))
    stops = (stop for stop in session.talk.slides if stop.optional and stop.slide not in session.kept)
    return frozenset(stop.slide for stop in stops if stop.slide in later)
