"""Fingers on the stage: a tap, a swipe, a slow drag that reads, or merely somebody there. A release decides.

A drag that begins on a chart and is slow reads its marks; a quick one turns the slide, chart or not. Along the years of
a play every drag scrubs.
"""

from dataclasses import dataclass, replace
from math import hypot
from typing import Literal

from kiosk.model.state import Activity, Event, Next, Previous

Row = Literal["marks", "times"]
"""What a finger may read along: a chart's marks, a play's years."""
SWIPE_MM = 25.0
FLICK_MM_S = 180.0
TAP_MM = 7.0
SWIPE_SLOPE = 1.2
"""A swipe is wider than it is high by this factor."""
READ_MM_S = 120.0
"""Slower than this, on the whole way since it came down, a finger reads."""


@dataclass(frozen=True, slots=True)
class Press:
    """Where and when a finger came down, in widget pixels and seconds; on what it lies, and whether it reads that.

    `early`: it came down while nothing could be touched yet.
    """

    x: float
    y: float
    at: float
    row: Row | None = None
    reads: bool = False
    early: bool = False


def moved(press: Press, x: float, y: float, at: float, px_mm: float) -> Press:
    """The press after a move: once it reads, it goes on reading."""
    if press.row is None or press.reads:
        return press
    way = hypot(x - press.x, y - press.y) / px_mm
    slow = press.row == "times" or way <= READ_MM_S * (at - press.at)
    return replace(press, reads=way >= TAP_MM and slow)


def tapped(press: Press, x: float, y: float, px_mm: float) -> bool:
    """Whether a release is a tap: it came up where it went down."""
    return hypot(x - press.x, y - press.y) / px_mm < TAP_MM


def released(press: Press, x: float, y: float, at: float, px_mm: float) -> Event:
    """What a release means: a long or quick way sideways turns the slide, all else shows that somebody is there."""
    dx, dy = (x - press.x) / px_mm, (y - press.y) / px_mm
    if press.reads or hypot(dx, dy) < TAP_MM or abs(dx) < abs(dy) * SWIPE_SLOPE:
        return Activity()
    speed = abs(dx) / max(at - press.at, 0.001)
    if abs(dx) >= SWIPE_MM or speed >= FLICK_MM_S:
        return Next() if dx < 0 else Previous()
    return Activity()
