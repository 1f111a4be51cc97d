"""Labels on a map: in their regions, or in the free room round the land, each joined to its place by a leader.

A label takes the nearest free place for which its leader crosses no other: tried on a lattice, against a raster of the
land. Where one line is too long for the room beside the land, it breaks before the map gets smaller. Land and labels
together stand in the middle of their box. Places are found for the final picture only, never for a frame.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import dist
from typing import NamedTuple

from kiosk.charts.geography import SIDE, AreaName, Geography, geography
from kiosk.charts.land_raster import Stretch, across, down, raster, wet
from kiosk.charts.leaders import GAP, Aim, Callout, blocked, leader, passed
from kiosk.charts.marks import Box, Point

NEAR = 30.0
"""Places so near each other that a leader cannot keep clear of both dots."""
FEW = 0.4
"""Where less than this part of the names has room, none is written: the few would seem to mean something."""
_ACROSS, _DOWN = 16.0, 8.0
"""Steps of the lattice on which a label looks for its place: narrow ones where a leader is to be level."""
_REACH = (0.32, 0.9)
"""Longest leader, of the side of an area's box. A smaller map is better than a long one; those come last."""
_SHRINK = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)


class Wanted(NamedTuple):
    """A label that wants a place: its key, its point in the area's box, its size; `inside`: its region may hold it.

    broken  its size where its name stands in two lines; none where it cannot be broken
    give    how far from its point its leader may end, of the area's box
    """

    key: str
    at: Point
    w: float
    h: float
    inside: bool = False
    broken: tuple[float, float] | None = None
    give: float = 0.0


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
            if room and not passed(room, callouts.values()):
                held[one.key] = room
        homeless = tuple(one for one in wanted if one not in outer and one.key not in held)
        if not homeless:
            break
        outer += homeless
    taken = [*held.values(), *(callout.box for callout in callouts.values())]
    free: dict[str, Box] = {}
    for one in names:
        room = land.regions[one.key].room(one.w, one.h)
        if room and not any(min(room.overlap(other)) > -2 for other in taken) and not passed(room, callouts.values()):
            free[one.key] = room
            taken.append(room)
    if len(free) < len(names) * FEW:
        free = {}
    return Arranged(land, held, callouts, free)


@lru_cache(maxsize=32)
def _surrounded(area: AreaName, box: Box, wanted: tuple[Wanted, ...]) -> tuple[Geography, Mapping[str, Callout]]:
    """The area and its callouts; where there are too many for the room, some are not placed."""
    unbroken = tuple(one._replace(broken=None) for one in wanted)
    kinds = (unbroken, wanted) if unbroken != wanted else (wanted,)
    for reach in _REACH:
        for factor in _SHRINK:
            for each in kinds:
                found = ((land, _placed(area, land, box, each, reach * SIDE * land.scale))
                         for land in _lands(area, box, factor))  # fmt: skip
                whole = [(land, callouts) for land, callouts in found if len(callouts) == len(wanted)]
                if whole:
                    return _centred(area, box, *min(whole, key=lambda one: sum(c.cost for c in one[1].values())))
    land = next(_lands(area, box, _SHRINK[-1]))
    return _centred(area, box, land, _placed(area, land, box, wanted, _REACH[-1] * SIDE * land.scale, some=True))


def _lands(area: AreaName, box: Box, factor: float) -> Iterator[Geography]:
    """The area at this part of its greatest size: in the middle of its box, then with all spare room on one side."""
    bounds = geography(area).bounds
    scale = min(box.w / bounds.w, box.h / bounds.h) * factor
    spare = (box.w - bounds.w * scale) / 2
    for shift in (0.0, spare, -spare) if spare >= 1 else (0.0,):
        yield geography(area, scale, box.cx - bounds.cx * scale + shift, box.cy - bounds.cy * scale)


def _centred(
    area: AreaName, box: Box, land: Geography, callouts: Mapping[str, Callout]
) -> tuple[Geography, Mapping[str, Callout]]:
    """Land and labels, all of them together in the middle of the box."""
    boxes = (land.bounds, *(callout.box for callout in callouts.values()))
    left, right = min(one.x for one in boxes), max(one.right for one in boxes)
    top, bottom = min(one.y for one in boxes), max(one.bottom for one in boxes)
    dx, dy = box.cx - (left + right) / 2, box.cy - (top + bottom) / 2
    (x, y), scale = land.corner, land.scale
    return geography(area, scale, x + dx, y + dy), {key: one.moved(dx, dy) for key, one in callouts.items()}


def _placed(
    area: AreaName, land: Geography, box: Box, wanted: Sequence[Wanted], reach: float, *, some: bool = False
) -> dict[str, Callout]:
    """Callouts one after the other; up to the first that finds no place, unless `some` are better than none."""
    ends = {one.key: land.stands(one.at) for one in wanted}
    out: dict[str, Callout] = {}
    for one in wanted:
        end, give = ends[one.key], one.give * land.scale
        dots = (dot for dot in ends.values() if dist(dot, end) > NEAR)
        others: tuple[Callout | Point, ...] = (*out.values(), *dots)
        found = _nearest(area, land, box, (one.w, one.h), Aim(end, give=give), others, reach)
        if found is None and one.broken:
            aim = Aim(end, (one.broken[1] - one.h) / 2, give)
            found = _nearest(area, land, box, one.broken, aim, others, reach)
        if found:
            out[one.key], ends[one.key] = found, found.end
        elif not some:
            break
    return out


def _nearest(
    area: AreaName, land: Geography, box: Box, size: Point, aim: Aim, others: Sequence[Callout | Point], reach: float
) -> Callout | None:
    """The free place with the shortest leader, level or upright ones first."""
    (x, y), (w, h), sums = aim.at, size, raster(area)
    best: Callout | None = None
    least = reach
    rows: list[tuple[float, float, Stretch]] = []
    for top in _lattice(y - h / 2, box.y, box.bottom - h, reach + h / 2, _DOWN):
        rows.append((top, max(abs(top + h / 2 - y) - h / 2, 0.0), down(land, top - GAP, top + h + GAP)))
    for left in _lattice(x - w / 2, box.x, box.right - w, reach + w / 2, _ACROSS):
        beside = max(abs(left + w / 2 - x) - w / 2 - GAP, 0.0)
        if beside >= least:
            continue
        columns = across(land, left - GAP, left + w + GAP)
        for top, over, lines in rows:
            if beside + over >= least * 2 or not wet(sums, columns, lines):
                continue
            found = leader(Box(left, top, w, h), aim)
            if found.cost < least and not blocked(found, others):
                best, least = found, found.cost
    return best


def _lattice(middle: float, low: float, high: float, reach: float, step: float) -> list[float]:
    """Places to either side of a middle, the nearest first."""
    steps = sorted(range(-int(reach / step), int(reach / step) + 1), key=abs)
    return [middle + n * step for n in steps if low <= middle + n * step <= high]
