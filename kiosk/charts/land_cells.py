"""A tissue in the shape of an area, on its map: cells that count something and stand for no place."""

from functools import lru_cache
from itertools import pairwise
from math import pi, sqrt

from kiosk.charts.geography import Geography, geography, outline
from kiosk.charts.marks import Polygon, Tissue, inside
from kiosk.charts.shapes import shape
from kiosk.charts.tissue import growth

_GAP, _CORNER, _NUCLEUS = 0.14, 0.256, 0.159
"""Of a cell's diameter: the visual system's for the region of 347."""


def cells(tissue: str) -> int:
    """How many cells a tissue has."""
    return len(shape(tissue).cells)


@lru_cache(maxsize=4)
def covered(tissue: str) -> frozenset[str]:
    """The provinces that a tissue covers."""
    regions = geography("lombardia").regions.items()
    return frozenset(key for key, region in regions if inside(outline(tissue), *region.spots[0]))


@lru_cache(maxsize=16)
def boundary(land: Geography, tissue: str) -> Polygon:
    """The boundary of a tissue where its map stands."""
    return tuple(land.stands(point) for point in outline(tissue))


@lru_cache(maxsize=16)
def ground(land: Geography, tissue: str) -> tuple[Polygon, ...]:
    """The map with one ground under the tissue: the provinces that it covers have no borders between them."""
    hidden = covered(tissue)
    bare = (ring for key, region in land.regions.items() if key not in hidden for ring in region.rings)
    return (*bare, boundary(land, tissue))


def on_land(key: str, tissue: str, land: Geography, state: str, lit: float) -> Tissue:
    """The tissue on its map, all its cells in one state; `lit` of them have grown."""
    count, (x, y), d = cells(tissue), land.corner, _diameter(tissue) * land.scale
    states, grown = (state,) * count, growth(lit, count)
    return Tissue(key, tissue, x, y, land.scale, _GAP * d, _CORNER * d, _NUCLEUS * d, states, grown)


@lru_cache(maxsize=4)
def _diameter(tissue: str) -> float:
    """Of a disc as large as a cell is on average."""
    ring = outline(tissue)
    around = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise((*ring, ring[0])))
    return 2 * sqrt(abs(around) / 2 / pi / cells(tissue))
