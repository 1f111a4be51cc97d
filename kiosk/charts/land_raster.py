"""Where there is land: a raster of an area, made once, that says whether a label stands clear of it."""

from functools import lru_cache
from itertools import pairwise
from math import ceil

from kiosk.charts.geography import SIDE, AreaName, Geography, geography

CELL = 10.0
"""Side of a cell of the raster, of the box that an area's file is drawn in."""
_COUNT = int(SIDE / CELL)

Stretch = tuple[int, int]
"""The lines of the raster that enclose a part of the stage."""
Sums = tuple[tuple[int, ...], ...]
"""How many cells of land lie above and left of each corner of the raster."""


def across(land: Geography, left: float, right: float) -> Stretch:
    """From left to right on the stage."""
    return _stretch((left - land.corner[0]) / land.scale, (right - land.corner[0]) / land.scale)


def down(land: Geography, top: float, bottom: float) -> Stretch:
    """From top to bottom on the stage."""
    return _stretch((top - land.corner[1]) / land.scale, (bottom - land.corner[1]) / land.scale)


def wet(sums: Sums, x: Stretch, y: Stretch) -> bool:
    """True where no land lies in a rectangle."""
    above, below = sums[y[0]], sums[y[1]]
    return below[x[1]] - above[x[1]] == below[x[0]] - above[x[0]]


def _stretch(low: float, high: float) -> Stretch:
    """Beyond the box there is no land."""
    first, last = int(low / CELL), int(high / CELL) + 1
    return min(max(first, 0), _COUNT), min(max(last, 0), _COUNT)


@lru_cache(maxsize=4)
def raster(area: AreaName) -> Sums:
    """The area's land: a cell counts where any of three lines through it meets land."""
    hits: list[list[float]] = [[] for _ in range(3 * _COUNT)]
    thin = CELL / 3
    for ring in geography(area).rings:
        for (ax, ay), (bx, by) in pairwise((*ring, ring[0])):
            for line in range(max(ceil(min(ay, by) / thin - 0.5), 0), min(ceil(max(ay, by) / thin - 0.5), 3 * _COUNT)):
                hits[line].append(ax + ((line + 0.5) * thin - ay) / (by - ay) * (bx - ax))
    filled = [[0] * _COUNT for _ in range(_COUNT)]
    for line, crossed in enumerate(hits):
        crossed.sort()
        for x0, x1 in zip(crossed[::2], crossed[1::2], strict=True):
            first, last = int(x0 // CELL), min(int(x1 // CELL) + 1, _COUNT)
            filled[line // 3][first:last] = [1] * (last - first)
    sums = [[0] * (_COUNT + 1)]
    for row in filled:
        total, above = [0], sums[-1]
        for x, cell in enumerate(row):
            total.append(total[-1] + cell + above[x + 1] - above[x])
        sums.append(total)
    return tuple(map(tuple, sums))
