"""Leaders: straight lines from labels to the dots of their places, and what they must not cross."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import dist
from typing import NamedTuple

from kiosk.charts.marks import Box, Point

GAP = 12.0
"""From a label to its leader, and at least to the land and to what stands beside it."""
_SLANT = 1.5
"""What a leader pays for being neither level nor upright."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A label that has found its place, where its leader begins and ends, and what that costs."""

    box: Box
    start: Point
    end: Point
    cost: float = 0.0

    def moved(self, dx: float, dy: float) -> "Callout":
        """The same elsewhere."""
        (sx, sy), (ex, ey) = self.start, self.end
        box = self.box._replace(x=self.box.x + dx, y=self.box.y + dy)
        return Callout(box, (sx + dx, sy + dy), (ex + dx, ey + dy), self.cost)


class Aim(NamedTuple):
    """What a leader leads to.

    give   how far from there it may end: a region is met anywhere near its middle
    slack  how far above or below its middle it may leave the side of a label: beside the first line or the last
    """

    at: Point
    slack: float = 0.0
    give: float = 0.0


def leader(label: Box, aim: Aim) -> Callout:
    """A label with its leader: short, and level or upright if it can be.

    It leaves the upper or lower edge wherever it can go straight up or down, a side near half its height.
    """
    (x, y), slack, give = aim
    inner = min(GAP, label.w / 2)
    side = label.right + GAP if x > label.cx else label.x - GAP, _within(y, label.cy, slack)
    edge = _within(x, label.cx, label.w / 2 - inner), label.bottom + 2 if y > label.cy else label.y - 2
    level = x, _within(side[1], y, give)
    upright = _within(edge[0], x, give), y
    options = (
        Callout(label, side, level, dist(side, level) + _SLANT * abs(side[1] - level[1]) + abs(level[1] - y)),
        Callout(label, edge, upright, dist(edge, upright) + _SLANT * abs(edge[0] - upright[0]) + abs(upright[0] - x)),
    )
    return min(options, key=lambda one: one.cost)


def _within(value: float, middle: float, reach: float) -> float:
    return min(max(value, middle - reach), middle + reach)


def blocked(wanted: Callout, others: Sequence[Callout | Point]) -> bool:
    """True where a label or its leader meets what stands already, or the dot of another place."""
    label, begin, end = wanted.box, wanted.start, wanted.end
    for other in others:
        if not isinstance(other, Callout):
            dot = _dot(other)
            if min(label.overlap(dot)) > 0 or _meets(begin, end, dot):
                return True
        elif (
            _close(label, other.box)
            or _meets(begin, end, other.box)
            or _meets(other.start, other.end, label)
            or _cross(begin, end, other.start, other.end)
        ):
            return True
    return False


def passed(label: Box, callouts: Collection[Callout]) -> bool:
    """True where a leader or its dot lies on a label."""
    return any(min(label.overlap(_dot(c.end))) > 0 or _meets(c.start, c.end, label) for c in callouts)


def _close(one: Box, other: Box) -> bool:
    """True where two labels are no longer read apart; lines bring some air above and below with them."""
    across, down = one.overlap(other)
    return across > -GAP and down > -GAP / 2


def _dot(at: Point) -> Box:
    return Box(at[0] - GAP, at[1] - GAP, 2 * GAP, 2 * GAP)


def _meets(a: Point, b: Point, box: Box) -> bool:
    """True where a straight line from a to b runs through a box."""
    corners = (*box.corners(), (box.x, box.y))
    within = box.x <= a[0] <= box.right and box.y <= a[1] <= box.bottom
    return within or any(_cross(a, b, p, q) for p, q in pairwise(corners))


def _cross(a: Point, b: Point, p: Point, q: Point) -> bool:
    def side(u: Point, v: Point, w: Point) -> float:
        return (v[0] - u[0]) * (w[1] - u[1]) - (v[1] - u[1]) * (w[0] - u[0])

    return side(a, b, p) * side(a, b, q) < 0 and side(p, q, a) * side(p, q, b) < 0
