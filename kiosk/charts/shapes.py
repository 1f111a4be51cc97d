"""Geometry of the tissues (assets/tissue), read when first needed."""

import json
from dataclasses import dataclass
from functools import lru_cache

from kiosk import places
from kiosk.charts.marks import Point, Polygon


@dataclass(frozen=True, slots=True)
class Shape:
    """Cells in lighting order: the nucleus and the polygon of each. Discs have radius 100 and centre 0, 0."""

    nuclei: tuple[Point, ...]
    cells: tuple[Polygon, ...]


@lru_cache(maxsize=32)
def shape(name: str) -> Shape:
    """The shape of a name; FileNotFoundError where none is shipped."""
    data = json.loads((places.assets() / "tissue" / f"{name}.json").read_bytes())
    cells = data["cells"]
    return Shape(
        tuple((x, y) for x, y, _ in cells),
        tuple(tuple(zip(flat[::2], flat[1::2], strict=True)) for _, _, flat in cells),
    )
