"""Boundaries of the areas that maps show (assets/maps), and where their names stand.

The files are drawn by assets/maps/build.py into a box of 1000 x 1000, projected and simplified, so that nothing is left
to do here but to scale: geometry is built once for each place and size, and frames share it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise, product
from math import dist
from typing import Literal

from kiosk import places
from kiosk.charts.marks import Box, Point, Polygon, inside
from kiosk.model.base import Text

AreaName = Literal["lombardia", "italy"]
"""The twelve provinces of Lombardia, or the twenty regions of Italy."""
SIDE = 1000.0
"""Of the box that an area's file is drawn in."""
_NEAR = 6.0
"""Between two points at which the edge of a label is asked whether it still lies in its region."""

_AIR = (7.0, 0.0)
"""Between a label and the borders round it: at best, and at least."""
_ASIDE = tuple(sorted(product((0.0, -9.0, 9.0, -18.0, 18.0), repeat=2), key=lambda d: abs(d[0]) + abs(d[1])))
"""How far from a spot a label may stand, the nearest first."""


@dataclass(frozen=True, eq=False)
class Region:
    """A province or a region: its rings, holes among them (even-odd), the largest first; spots for a label."""

    id: str
    name: Text
    official: str
    rings: tuple[Polygon, ...]
    spots: tuple[Point, ...]

    def holds(self, box: Box) -> bool:
        """True where a label's box lies in the region, and no border runs through it."""
        if any(box.x < x < box.right and box.y < y < box.bottom for ring in self.rings for x, y in ring):
            return False
        edge = (*_along(box.x, box.y, box.w, 0.0), *_along(box.x, box.bottom, box.w, 0.0),
                *_along(box.x, box.y, 0.0, box.h), *_along(box.right, box.y, 0.0, box.h))  # fmt: skip
        return all(sum(inside(ring, x, y) for ring in self.rings) % 2 for x, y in edge)

    def room(self, w: float, h: float) -> Box | None:
        """Where a label of this size has room, with air round it if it can be had; None where it has none."""
        for air in _AIR:
            wide, high = w + 2 * air, h + 2 * air
            if wide > self.bounds.w or high > self.bounds.h:
                continue
            for dx, dy in _ASIDE:
                for x, y in self.spots:
                    if self.holds(Box(x + dx - wide / 2, y + dy - high / 2, wide, high)):
                        return Box(x + dx - w / 2, y + dy - h / 2, w, h)
        return None

    @property
    def edges(self) -> set[frozenset[Point]]:
        """The edges of its rings."""
        return {frozenset(edge) for ring in self.rings for edge in pairwise((*ring, ring[0]))}

    @cached_property
    def depth(self) -> float:
        """From its first spot to the nearest corner of a border."""
        return min(dist(self.spots[0], corner) for ring in self.rings for corner in ring)

    @cached_property
    def bounds(self) -> Box:
        """The rectangle round its largest part."""
        return _bounds(self.rings[:1])


@dataclass(frozen=True, eq=False)
class Geography:
    """An area in its box (scale 1, corner 0, 0), or where a picture wants it; built once and never compared."""

    regions: Mapping[str, Region]
    scale: float
    corner: Point
    degrees: tuple[float, float, float]

    @cached_property
    def rings(self) -> tuple[Polygon, ...]:
        """The rings of all regions."""
        return tuple(ring for region in self.regions.values() for ring in region.rings)

    @cached_property
    def borders(self) -> tuple[Polygon, ...]:
        """The lines between two regions, each there and back, so that they can be drawn as rings; no coast."""
        return tuple(self._runs(2))

    @cached_property
    def coast(self) -> tuple[Polygon, ...]:
        """The lines between the area and all that is no part of it, each there and back."""
        return tuple(self._runs(1))

    def _runs(self, owners: int) -> Iterator[Polygon]:
        """The edges that so many regions have, joined as they follow each other."""
        count = Counter(edge for region in self.regions.values() for edge in region.edges)
        left = {edge for edge, regions in count.items() if regions == owners}
        for ring in self.rings:
            run: list[Point] = []
            for a, b in pairwise((*ring, ring[0])):
                if frozenset((a, b)) in left:
                    left.remove(frozenset((a, b)))
                    run += [b] if run else [a, b]
                elif run:
                    yield (*run, *run[-2:0:-1])
                    run = []
            if run:
                yield (*run, *run[-2:0:-1])

    @cached_property
    def bounds(self) -> Box:
        """The rectangle round all land."""
        return _bounds(self.rings)

    def stands(self, point: Point) -> Point:
        """Where a point of the area's box stands."""
        return self.corner[0] + point[0] * self.scale, self.corner[1] + point[1] * self.scale

    def at(self, lon: float, lat: float) -> Point:
        """Where a place on earth stands."""
        degree, x, y = self.degrees
        return self.stands((x + lon * degree * _NARROWER, y - lat * degree))


_NARROWER = 0.7009092642998509
"""A degree of longitude at 45.5 degrees north, of one of latitude: the projection of assets/maps/build.py."""


def _bounds(rings: tuple[Polygon, ...]) -> Box:
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _along(x: float, y: float, w: float, h: float) -> Iterator[Point]:
    steps = max(int((w + h) / _NEAR), 1)
    return ((x + w * n / steps, y + h * n / steps) for n in range(steps + 1))


def _points(flat: list[float], scale: float, x: float, y: float) -> Polygon:
    return tuple((x + px * scale, y + py * scale) for px, py in zip(flat[::2], flat[1::2], strict=True))


@lru_cache(maxsize=24)
def geography(area: AreaName, scale: float = 1.0, x: float = 0.0, y: float = 0.0) -> Geography:
    """An area with the corner of its box at x, y."""
    data = json.loads((places.assets() / "maps" / f"{area}.json").read_bytes())
    regions = {
        raw["id"]: Region(
            raw["id"],
            raw["name"],
            raw.get("official", raw["name"]["it"]),
            tuple(_points(ring, scale, x, y) for ring in raw["rings"]),
            tuple((x + px * scale, y + py * scale) for px, py in raw["spots"]),
        )
        for raw in data["regions"]
    }
    degree, dx, dy = data["scale"]
    return Geography(regions, scale, (x, y), (degree, dx, dy))


@lru_cache(maxsize=256)
def named(area: AreaName, text: str) -> str | None:
    """The id of the region that staff mean by a text: its id or one of its names; None where there is none."""
    wanted = text.replace("’", "'").casefold()
    for region in geography(area).regions.values():
        names = (region.id, region.official, *region.name.values())
        if wanted in {name.replace("’", "'").casefold() for name in names}:
            return region.id
    return None


@lru_cache(maxsize=8)
def outline(tissue: str) -> Polygon:
    """The boundary of the land that a tissue fills, in the box that it shares with the map."""
    data = json.loads((places.assets() / "tissue" / f"{tissue}.json").read_bytes())
    flat = data["outline"][0]
    return tuple(zip(flat[::2], flat[1::2], strict=True))
