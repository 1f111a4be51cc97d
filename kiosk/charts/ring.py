"""Rings: cells round a hole, for what has a centre; and the arcs that hold some of them together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import atan2, cos, pi, sin, sqrt

from kiosk.charts.marks import Point, distance
from kiosk.charts.shapes import shape
from kiosk.charts.tissue import SHAPES, outwards

RINGS = frozenset([49, 50])
"""Counts for which a ring is shipped. Its hole has a third of its radius."""
LEAST, MOST = 3, 138
"""Between these every count has a ring."""


@dataclass(frozen=True, slots=True)
class Ring:
    """Cells round a hole.

    shape, total  the geometry, and how many cells it has
    cells         those that are drawn, clockwise
    hole          radius of the hole, where the whole has 100
    """

    shape: str
    total: int
    cells: tuple[int, ...]
    hole: float


@lru_cache(maxsize=16)
def ring(n: int) -> Ring | None:
    """n cells round a hole: a ring, else a disc whose innermost cells are left out; None where neither can be had."""
    if not LEAST <= n <= MOST:
        return None
    if n in RINGS:
        return Ring(f"ring-{n}", n, tuple(range(n)), 33.0)
    made = [_hollow(n, left) for left in range(1, n // 3 + 7) if n + left in SHAPES]
    return max((one for one in made if 20 <= one.hole <= 60), key=_fair, default=None)


def _fair(one: Ring) -> float:
    """How near a ring comes to a shipped one: its hole round, and neither a pinhole nor all of it."""
    round_ = one.hole / sqrt(1 - len(one.cells) / one.total)
    return round_ - (4 if one.hole < 33 else 1) * abs(one.hole - 33)


def _hollow(n: int, left: int) -> Ring:
    name, cells = f"disc-{n + left}", outwards(n + left)[left:]
    outlines = shape(name).cells
    # the next few cells round the hole are those that can reach into it
    return Ring(name, n + left, tuple(sorted(cells)), min(distance(outlines[i], 0, 0) for i in cells[:12]))


def arcs(whole: Ring, counts: Sequence[int]) -> list[tuple[float, float]]:
    """Where each part of a ring begins and ends, clockwise from 12 o'clock, in radians: midway between two cells."""
    nuclei = shape(whole.shape).nuclei
    turns = [atan2(nuclei[i][0], -nuclei[i][1]) % (2 * pi) for i in whole.cells]
    ends = [(turns[n - 1] + turns[n]) / 2 if n < len(turns) else 2 * pi for n in accumulate(counts)]
    return list(zip([0.0, *ends], ends, strict=False))


def arc(x: float, y: float, r: float, start: float, end: float, short: float = 0.0) -> tuple[Point, ...]:
    """A part of a circle, at each end `short` stage units shorter than its angle says."""
    start, end = start + short / r, max(end - short / r, start + (short + 1) / r)
    steps = max(int((end - start) / 0.05), 1)
    turns = [start + (end - start) * n / steps for n in range(steps + 1)]
    return tuple((x + r * sin(turn), y - r * cos(turn)) for turn in turns)
