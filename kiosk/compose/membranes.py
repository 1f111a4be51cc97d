"""The cells of home: how many topics stand in a row, and a tissue of any number of them, as polygons.

Nine are the drawn layout (`home-9`, look.md 6). Any other number shares the same room, by the same rule as every tissue
(look.md 4.1): each cell is what lies nearer to its nucleus than to another. Nuclei stand in one row or two, never quite
in line, so that membranes lean as they do under the microscope; distances are measured where a cell is as wide as high.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, cos, sin

from kiosk.charts.marks import Box, Point, Polygon
from kiosk.charts.outline import inset, rounded
from kiosk.charts.shapes import shape

DRAWN = 9
"""The number of topics that home was drawn for."""
MOST = 12
"""More topics than this stand on tiles, in landscape too: a cell could no longer hold its words."""
ROOM = Box(84, 200, 1752, 728)
"""All cells of a tissue, membranes included: what `home-9` fills."""
_CORNER, _LARGE = 130.0, 240.0
"""Radii of the room's corners, and of all corners where there is but one row."""
_STEPS = 8
"""Lines that stand for the curve of a corner."""
_GAP, _ROUND = 10.0, 120.0
"""As cells are painted: drawn in by half the gap, and their corners' radius (ui/stage/paint.py)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The polygon of a cell, what is seen of it, and its nucleus."""

    polygon: Polygon
    seen: Polygon
    nucleus: Point

    @property
    def x(self) -> float:
        """The middle between its sides, where words are centred."""
        return (min(x for x, _ in self.polygon) + max(x for x, _ in self.polygon)) / 2

    @property
    def width(self) -> float:
        """From side to side."""
        return max(x for x, _ in self.polygon) - min(x for x, _ in self.polygon)

    @property
    def top(self) -> float:
        """y of its highest corner."""
        return min(y for _, y in self.polygon)

    @property
    def bottom(self) -> float:
        """y of its lowest corner."""
        return max(y for _, y in self.polygon)

    def clear(self, half: float) -> tuple[float, float]:
        """From where to where it is open for what reaches so far to either side of its middle."""
        tops, bottoms = zip(*(_crossed(self.seen, self.x + side) for side in (-half, half)), strict=True)
        return max(tops), min(bottoms)


def split(count: int, rows: int) -> list[int]:
    """How many stand in each row: as even as can be, the fuller rows last."""
    return [count // rows + (row >= rows - count % rows) for row in range(rows)]


def tiled(count: int, *, portrait: bool) -> list[int]:
    """Tiles in each row: few are large. On a totem they have less height; beyond six rows, rows become fuller."""
    if not portrait:
        return split(count, min(ceil(count / 6), 5))
    if count <= 1:
        return [count]
    return split(count, 2 if count <= 4 else 3 if count <= DRAWN else min(ceil(count / 3), 6))


@lru_cache(maxsize=MOST)
def tissue(count: int) -> tuple[tuple[Cell, ...], ...]:
    """The cells of so many topics (1 to MOST), row by row."""
    if count == DRAWN:
        home = shape("home-9")
        drawn = [_cell(*each) for each in zip(home.cells, home.nuclei, strict=True)]
        return tuple(drawn[:4]), tuple(drawn[4:])
    rows = split(count, 1 if count <= 3 else 2)
    nuclei = [at for row in range(len(rows)) for at in _nuclei(rows, row)]
    wide = ROOM.h / len(rows) / (ROOM.w / (count / len(rows)))
    # large cells are as round as small ones
    large, corners = len(rows) == 1, ROOM.corners()
    found = (_nearest(n, nuclei, wide) for n in range(count))
    soft = [_soft(each, _LARGE) if large else _soft(each, _CORNER, corners) for each in found]
    cells = iter([_cell(*each) for each in zip(soft, nuclei, strict=True)])
    return tuple(tuple(next(cells) for _ in range(row)) for row in rows)


def _nuclei(rows: Sequence[int], row: int) -> list[Point]:
    """The nuclei of a row; a fuller row has more height, being of narrower cells; rows alike stand as bricks do."""
    share = (rows[0] / sum(rows) + 2 / len(rows)) / 3
    y = ROOM.y + ROOM.h * (0.5 if len(rows) == 1 else share - 0.25 + 0.5 * row)
    w, h = ROOM.w / rows[row], ROOM.h / len(rows)
    shift = (0.2 * row - 0.1) * w if len(set(rows)) < len(rows) else 0.0
    turns = [2.4 * (sum(rows[:row]) + n) for n in range(rows[row])]
    return [
        (ROOM.x + shift + (n + 0.5) * w + 0.03 * w * cos(turn), y + 0.05 * h * sin(turn))
        for n, turn in enumerate(turns)
    ]


def _nearest(n: int, nuclei: Sequence[Point], wide: float) -> list[Point]:
    """What of the room is nearest to a nucleus, distances across multiplied by `wide`."""
    out, (x, y) = list(ROOM.corners()), nuclei[n]
    for other, (ox, oy) in enumerate(nuclei):
        if other != n:
            ax, ay = (ox - x) * wide * wide, oy - y
            out = _cut(out, ax, ay, ax * (x + ox) / 2 + ay * (y + oy) / 2)
    return out


def _cut(polygon: Sequence[Point], a: float, b: float, limit: float) -> list[Point]:
    """The part of a polygon where ax + by is not over the limit."""
    out: list[Point] = []
    for (px, py), (qx, qy) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        p, q = a * px + b * py - limit, a * qx + b * qy - limit
        if p <= 0:
            out.append((px, py))
        if (p < 0 < q) or (q < 0 < p):
            part = p / (p - q)
            out.append((px + (qx - px) * part, py + (qy - py) * part))
    return out


def _soft(polygon: Sequence[Point], radius: float, only: Collection[Point] | None = None) -> Polygon:
    """A polygon with its corners rounded, or `only` some of them."""
    out: list[Point] = []
    for (ax, ay), (x, y), (bx, by) in rounded(list(polygon), radius):
        if only is not None and (x, y) not in only:
            out.append((x, y))
            continue
        for step in range(_STEPS + 1):
            t = step / _STEPS
            a, c, b = (1 - t) ** 2, 2 * t * (1 - t), t * t
            out.append((round(a * ax + c * x + b * bx, 1), round(a * ay + c * y + b * by, 1)))
    return tuple(out)


def _crossed(polygon: Polygon, at: float) -> tuple[float, float]:
    """Where a convex polygon is crossed at an x; its middle where that lies beside it."""
    ys = [
        ay + (by - ay) * (at - ax) / (bx - ax)
        for (ax, ay), (bx, by) in zip(polygon, (*polygon[1:], polygon[0]), strict=True)
        if (ax <= at) != (bx <= at)
    ]
    middle = (min(y for _, y in polygon) + max(y for _, y in polygon)) / 2
    return min(ys, default=middle), max(ys, default=middle)


def _cell(polygon: Polygon, nucleus: Point) -> Cell:
    return Cell(polygon, _soft(inset(polygon, _GAP), _ROUND), nucleus)
