"""A map with its scale and the list of its regions: what stands where, so that the map is as large as it can be."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from kiosk.charts.geography import AreaName, Geography, geography
from kiosk.charts.marks import Box, Point

APART, COLUMN_GAP = 72.0, 56.0
"""Between map and list at least, and between two columns of the list."""
LIST_GAP = 28.0
"""From the scale to the list, or to the map."""
WORTH, DENSE, WIDER = 0.6, 0.9, 1.25
"""How much smaller a map may be for the sake of the list; what small type is worth; how much wider rows may get."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where map, scale and list stand; `down` rows a column, none where there is no room for a list."""

    land: Geography
    scale: Point
    first: Point = (0.0, 0.0)
    down: int = 0
    pitch: float = 0.0
    width: float = 0.0
    dense: bool = False

    def row(self, rank: float) -> Box:
        """Room of a row of the list; between two where a row is on its way."""
        low = int(rank)
        (ax, ay), (bx, by) = self._at(low), self._at(low + 1)
        part = rank - low
        return Box(ax + (bx - ax) * part, ay + (by - ay) * part, self.width, self.pitch)

    def _at(self, rank: int) -> Point:
        column, row = divmod(rank, self.down)
        return self.first[0] + column * (self.width + COLUMN_GAP), self.first[1] + row * self.pitch


@lru_cache(maxsize=32)
def plan(area: AreaName, box: Box, count: int, rows: tuple[Point, ...], scale: Point) -> Plan:
    """The arrangement with the largest map: the list in as few columns as reach it, beside the map or under it.

    rows  width and least height of a row of the list, in large type and in small, which must gain something
    """
    bounds = geography(area).bounds
    options: list[tuple[float, int, bool, Box, Box]] = []  # worth, -columns, dense, room of map, room of scale and list
    for dense, (width, height) in enumerate(rows):
        for columns in (1, 2, 3, 4):
            w = max(columns * width + (columns - 1) * COLUMN_GAP, scale[0])
            h = scale[1] + LIST_GAP + ceil(count / columns) * height
            beside = min((box.w - w - APART) / bounds.w, box.h / bounds.h) if h <= box.h else 0.0
            if beside > 0:
                left = box.cx - (bounds.w * beside + APART + w) / 2
                room = Box(left, box.y, bounds.w * beside, box.h)
                side = Box(room.right + APART, box.y, w, box.h)
                options.append((round(beside * DENSE**dense, 2), -columns, bool(dense), room, side))
            under = min(box.w / bounds.w, (box.h - h - APART / 2) / bounds.h) if w <= box.w else 0.0
            if under > 0:
                room = Box(box.x, box.y, box.w, box.h - h - APART / 2)
                side = Box(box.cx - w / 2, box.bottom - h, w, h)
                options.append((round(under * DENSE**dense, 2), -columns, bool(dense), room, side))
    alone = Box(box.x, box.y, box.w, box.h - scale[1] - LIST_GAP)
    most = min(alone.w / bounds.w, alone.h / bounds.h)
    best = max(options, default=None)
    if best is None or best[0] < most * WORTH:
        return Plan(_fitted(area, alone), (box.cx - scale[0] / 2, box.bottom - scale[1]))
    _, columns, small, room, side = best
    width, height = rows[small]
    down = ceil(count / -columns)
    pitch = min((side.h - scale[1] - LIST_GAP) / down, height * 1.5)
    top = side.y + (side.h - scale[1] - LIST_GAP - down * pitch) / 2
    width = min((side.w + (columns + 1) * COLUMN_GAP) / -columns, width * WIDER)
    return Plan(_fitted(area, room), (side.x, top), (side.x, top + scale[1] + LIST_GAP), down, pitch, width, small)


def _fitted(area: AreaName, room: Box) -> Geography:
    bounds = geography(area).bounds
    size = min(room.w / bounds.w, room.h / bounds.h)
    return geography(area, size, room.cx - bounds.cx * size, room.cy - bounds.cy * size)
