"""Fingers on the stage: a tap, a swipe, or merely somebody there. The first finger counts; a release decides."""

from dataclasses import dataclass
from math import hypot

from kiosk.model.state import Activity, Event, Next, Previous

SWIPE_MM = 25.0
FLICK_MM_S = 180.0
TAP_MM = 7.0
SWIPE_SLOPE = 1.2
"""A swipe is wider than it is high by this factor."""


@dataclass(frozen=True, slots=True)
class Press:
    """Where and when a finger came down, in widget pixels and seconds."""

    x: float
    y: float
    at: float


def released(press: Press, x: float, y: float, at: float, px_mm: float) -> Event:
    """What a release means: a long or quick way sideways turns the slide, all else shows that somebody is there."""
    dx, dy = (x - press.x) / px_mm, (y - press.y) / px_mm
    if hypot(dx, dy) < TAP_MM or abs(dx) < abs(dy) * SWIPE_SLOPE:
        return Activity()
    speed = abs(dx) / max(at - press.at, 0.001)
    if abs(dx) >= SWIPE_MM or speed >= FLICK_MM_S:
        return Next() if dx < 0 else Previous()
    return Activity()
