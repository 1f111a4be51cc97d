"""Labels in the free room round a map, each joined to its place by a straight leader.

A label takes the nearest free place for which its leader crosses no other: tried on a lattice, against a raster of the
land that is made once for an area. Places are found for the final picture only, never for a frame.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil, hypot
from typing import NamedTuple

from kiosk.charts.geography import SIDE, AreaName, Geography, geography
from kiosk.charts.marks import Box, Point

_CELL = 10.0
_COUNT = int(SIDE / _CELL)
_STEP = 18.0
_SLANT = 1.5
"""What a leader pays for being neither level nor upright."""
GAP = 12.0
"""From a label to its leader, and at least to the land and to what else stands there."""
NEAR = 30.0
"""Places so near each other that a leader cannot keep clear of both dots."""
FEW = 0.25
"""Where less than this part of the names has room, none is written: the few would seem to mean something."""
_REACH = (0.32, 0.9)
"""Longest leader, of the side of an area's box. A smaller map is better than a long one; those come last."""
_SHRINK = (1.0, 0.92, 0.84, 0.76, 0.68)


class Wanted(NamedTuple):
    """A label that wants a place: its key, its point in the area's box, its size; `inside`: its region may hold it."""

    key: str
    at: Point
    w: float
    h: float
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """A label that has found its place, and where its leader begins and ends."""

    box: Box
    start: Point
    end: Point


@dataclass(frozen=True, eq=False)
class Arranged:
    """An area with its labels by key: those in their regions, callouts, and names; who found no room is not there."""

    land: Geography
    inner: Mapping[str, Box]
    callouts: Mapping[str, Callout]
    names: Mapping[str, Box]


@lru_cache(maxsize=32)
def arranged(area: AreaName, box: Box, wanted: tuple[Wanted, ...], names: tuple[Wanted, ...] = ()) -> Arranged:
    """The area as large as it can be in `box`.

    wanted  labels for what is told: in their region where they may and have room, else beside the land
    names   of all else: in their region, where nothing of the others passes
    """
    outer = tuple(one for one in wanted if not one.inside)
    while True:
        land, callouts = _surrounded(area, box, outer)
        held: dict[str, Box] = {}
        for one in wanted:
            room = land.regions[one.key].room(one.w, one.h) if one not in outer else None
            if room and not _passed(room, callouts.values()):
                held[one.key] = room
        homeless = tuple(one for one in wanted if one not in outer and one.key not in held)
        if not homeless:
            break
        outer += homeless
    taken = [*held.values(), *(callout.box for callout in callouts.values())]
    free: dict[str, Box] = {}
    for one in names:
        room = land.regions[one.key].room(one.w, one.h)
        if room and not any(min(room.overlap(other)) > -2 for other in taken) and not _passed(room, callouts.values()):
            free[one.key] = room
            taken.append(room)
    if len(free) < len(names) * FEW:
        free = {}
    return Arranged(land, held, callouts, free)


@lru_cache(maxsize=32)
def _surrounded(area: AreaName, box: Box, wanted: tuple[Wanted, ...]) -> tuple[Geography, dict[str, Callout]]:
    """The area and its callouts; where there are too many for the room, some are not placed."""
    bounds = geography(area).bounds
    most = min(box.w / bounds.w, box.h / bounds.h)
    for reach in _REACH:
        for factor in _SHRINK:
            scale = most * factor
            spare = (box.w - bounds.w * scale) / 2
            y = box.cy - bounds.cy * scale
            for shift in (0.0, spare, -spare) if spare >= 1 else (0.0,):
                land = geography(area, scale, box.cx - bounds.cx * scale + shift, y)
                last = reach == _REACH[-1] and factor == _SHRINK[-1]
                callouts = _placed(area, land, box, wanted, reach * SIDE * scale, last)
                if len(callouts) == len(wanted):
                    return land, callouts
    return land, callouts


def _placed(
    area: AreaName, land: Geography, box: Box, wanted: Sequence[Wanted], reach: float, some: bool
) -> dict[str, Callout]:
    """Callouts one after the other; up to the first that finds no place, unless `some` are better than none."""
    ends = {one.key: land.stands(one.at) for one in wanted}
    out: dict[str, Callout] = {}
    for one in wanted:
        x, y = ends[one.key]
        dots = (dot for dot in ends.values() if hypot(dot[0] - x, dot[1] - y) > NEAR)
        found = _nearest(area, land, box, one, (*out.values(), *dots), reach)
        if found:
            out[one.key] = found
        elif not some:
            break
    return out


def _nearest(
    area: AreaName, land: Geography, box: Box, wanted: Wanted, others: Sequence[Callout | Point], reach: float
) -> Callout | None:
    """The free place with the shortest leader, level or upright ones first."""
    end = x, y = land.stands(wanted.at)
    w, h = wanted.w, wanted.h
    best: Callout | None = None
    least = reach
    rows = []
    for top in _lattice(y - h / 2, box.y, box.bottom - h, reach + h / 2):
        above, below = _raster(top - GAP, top + h + GAP, land.corner[1], land.scale)
        rows.append((top, max(abs(top + h / 2 - y) - h / 2, 0.0), _land(area)[above], _land(area)[below]))
    for left in _lattice(x - w / 2, box.x, box.right - w, reach + w / 2):
        beside = max(abs(left + w / 2 - x) - w / 2 - GAP, 0.0)
        if beside >= least:
            continue
        x0, x1 = _raster(left - GAP, left + w + GAP, land.corner[0], land.scale)
        for top, over, above_, below_ in rows:
            # cells of land under the label, from the sums of the raster
            if below_[x1] - above_[x1] - below_[x0] + above_[x0] or beside + over >= least * 2:
                continue
            label = Box(left, top, w, h)
            start, cost = _start(label, x, y)
            if cost < least and not _in_the_way(label, start, end, others):
                best, least = Callout(label, start, end), cost
    return best


def _raster(low: float, high: float, corner: float, scale: float) -> tuple[int, int]:
    """Which lines of the raster enclose a stretch of the stage; beyond the box there is no land."""
    first, last = int((low - corner) / scale / _CELL), int((high - corner) / scale / _CELL) + 1
    return min(max(first, 0), _COUNT), min(max(last, 0), _COUNT)


def _lattice(middle: float, low: float, high: float, reach: float) -> list[float]:
    """Places to either side of a middle, the nearest first."""
    steps = sorted(range(-int(reach / _STEP), int(reach / _STEP) + 1), key=abs)
    return [middle + n * _STEP for n in steps if low <= middle + n * _STEP <= high]


def _start(label: Box, x: float, y: float) -> tuple[Point, float]:
    """The side of a label that a leader leaves, with what it costs: it is to be short, and level or upright."""
    across = (label.right + GAP if x > label.cx else label.x - GAP), label.cy
    along = label.cx, (label.bottom + 2 if y > label.cy else label.y - 2)
    level = hypot(across[0] - x, across[1] - y) + _SLANT * abs(across[1] - y)
    upright = hypot(along[0] - x, along[1] - y) + _SLANT * abs(along[0] - x)
    return (across, level) if level <= upright else (along, upright)


def _in_the_way(label: Box, start: Point, end: Point, others: Sequence[Callout | Point]) -> bool:
    """True where a label or its leader meets what stands already, or the dot of another place."""
    for other in others:
        if not isinstance(other, Callout):
            dot = Box(other[0] - GAP, other[1] - GAP, 2 * GAP, 2 * GAP)
            if min(label.overlap(dot)) > 0 or _meets(start, end, dot):
                return True
        elif (
            min(label.overlap(other.box)) > -GAP
            or _meets(start, end, other.box)
            or _meets(other.start, other.end, label)
            or _cross(start, end, other.start, other.end)
        ):
            return True
    return False


def _passed(label: Box, callouts: Collection[Callout]) -> bool:
    """True where a leader or its dot lies on a label."""
    dots = (Box(c.end[0] - GAP, c.end[1] - GAP, 2 * GAP, 2 * GAP) for c in callouts)
    return any(min(label.overlap(dot)) > 0 for dot in dots) or any(_meets(c.start, c.end, label) for c in callouts)


def _meets(a: Point, b: Point, box: Box) -> bool:
    """True where a straight line from a to b runs through a box."""
    corners = (*box.corners(), (box.x, box.y))
    within = box.x <= a[0] <= box.right and box.y <= a[1] <= box.bottom
    return within or any(_cross(a, b, p, q) for p, q in pairwise(corners))


def _cross(a: Point, b: Point, p: Point, q: Point) -> bool:
    def side(u: Point, v: Point, w: Point) -> float:
        return (v[0] - u[0]) * (w[1] - u[1]) - (v[1] - u[1]) * (w[0] - u[0])

    return side(a, b, p) * side(a, b, q) < 0 and side(p, q, a) * side(p, q, b) < 0


@lru_cache(maxsize=4)
def _land(area: AreaName) -> tuple[tuple[int, ...], ...]:
    """How many cells of land lie above and left of each corner of the raster."""
    count = _COUNT
    hits: list[list[float]] = [[] for _ in range(3 * count)]
    thin = _CELL / 3
    for ring in geography(area).rings:
        for (ax, ay), (bx, by) in pairwise((*ring, ring[0])):
            for line in range(max(ceil(min(ay, by) / thin - 0.5), 0), min(ceil(max(ay, by) / thin - 0.5), 3 * count)):
                hits[line].append(ax + ((line + 0.5) * thin - ay) / (by - ay) * (bx - ax))
    filled = [[0] * count for _ in range(count)]
    for line, crossed in enumerate(hits):
        crossed.sort()
        for x0, x1 in zip(crossed[::2], crossed[1::2], strict=True):
            first, last = int(x0 // _CELL), min(int(x1 // _CELL) + 1, count)
            filled[line // 3][first:last] = [1] * (last - first)
    sums = [[0] * (count + 1)]
    for row in filled:
        total, above = [0], sums[-1]
        for x, cell in enumerate(row):
            total.append(total[-1] + cell + above[x + 1] - above[x])
        sums.append(total)
    return tuple(map(tuple, sums))
