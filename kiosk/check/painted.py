"""Where marks put paint: the colour of a mark at a point, and the box around all that it paints."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import hypot

import numpy as np

from kiosk.charts.marks import Area, Bars, Blob, Box, Curve, Disc, Icon, Mark, Panel, Point, Tissue, inside
from kiosk.charts.shapes import shape
from kiosk.model.tokens import CELLS


def painted(mark: Mark, x: float, y: float) -> str:
    """The token that a mark paints at a point; nothing where it does not reach, or only with an edge."""
    match mark:
        case Panel(box=box) if _within(box, x, y):
            return mark.fill
        case Disc() if hypot(x - mark.x, y - mark.y) <= mark.r:
            return mark.fill
        case Bars(boxes=boxes) if any(_within(box, x, y) for box in boxes):
            return mark.fill
        case Area(rings=rings) if mark.fill and any(inside(ring, x, y) for ring in rings):
            return mark.fill
        case Blob(points=points) if mark.fill and inside(points, x, y):
            return mark.fill
        case Tissue():
            return _cell(mark, (x - mark.x) / mark.scale, (y - mark.y) / mark.scale)
    return ""


def _cell(mark: Tissue, x: float, y: float) -> str:
    """The token of the cell at a point of the tissue's own plane, or of its nucleus."""
    place = _place(mark, x, y)
    state = CELLS.get(_shown(mark, place)) if place is not None else None
    if state is None or place is None:
        return ""
    nx, ny = shape(mark.shape).nuclei[place]
    core = hypot(x - nx, y - ny) * mark.scale <= mark.nucleus * state.nucleus_scale
    return (state.nucleus if core else "") or state.fill


def _place(mark: Tissue, x: float, y: float) -> int | None:
    """Which cell is at a point of the tissue's own plane."""
    form, extents = shape(mark.shape), _extents(mark.shape)
    near = (extents[:, 0] <= x) & (x <= extents[:, 2]) & (extents[:, 1] <= y) & (y <= extents[:, 3])
    found = (int(place) for place in np.flatnonzero(near[: len(mark.states)]) if inside(form.cells[place], x, y))
    return next(found, None)


def _shown(mark: Tissue, place: int) -> str:
    """The state that a cell shows."""
    return mark.states[place] if not mark.growth or mark.growth[place] >= 1 else mark.base


@lru_cache(maxsize=32)
def _extents(name: str) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Left, top, right and lower end of each cell of a shape."""
    cells = [np.array(cell) for cell in shape(name).cells]
    return np.array([[*cell.min(axis=0), *cell.max(axis=0)] for cell in cells])


def _within(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.right and box.y <= y <= box.bottom


def extent(mark: Mark) -> Box | None:
    """Where a mark paints; None for what has no surface of its own."""
    match mark:
        case Panel(box=box) | Icon(box=box):
            return box
        case Disc():
            return Box(mark.x - mark.r, mark.y - mark.r, 2 * mark.r, 2 * mark.r)
        case Bars(boxes=boxes):
            return _around([(box.x, box.y) for box in boxes] + [(box.right, box.bottom) for box in boxes])
        case Area(rings=rings):
            return _around([point for ring in rings for point in ring])
        case Blob(points=points) | Curve(points=points):
            return _around(points)
        case Tissue():
            left, top = _extents(mark.shape)[:, :2].min(axis=0) * mark.scale
            right, bottom = _extents(mark.shape)[:, 2:].max(axis=0) * mark.scale
            return Box(mark.x + float(left), mark.y + float(top), float(right - left), float(bottom - top))
    return None


def _around(points: Sequence[Point]) -> Box | None:
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def drawn(mark: Mark, x: float, y: float) -> bool:
    """Whether a point lies inside what a mark draws: filled or with an edge alone, a cell lit or not."""
    match mark:
        case Panel(box=box) | Icon(box=box):
            return _within(box, x, y)
        case Disc():
            return hypot(x - mark.x, y - mark.y) <= mark.r
        case Bars(boxes=boxes):
            return any(_within(box, x, y) for box in boxes)
        case Area(rings=rings):
            return any(inside(ring, x, y) for ring in rings)
        case Blob(points=points):
            return inside(points, x, y)
        case Tissue():
            place = _place(mark, (x - mark.x) / mark.scale, (y - mark.y) / mark.scale)
            return place is not None and bool(_shown(mark, place))
        case Curve(points=points):
            return any(_off(a, b, x, y) <= mark.width / 2 for a, b in pairwise(points))
    return False


def _off(a: Point, b: Point, x: float, y: float) -> float:
    """How far a point is from a stretch of line."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = min(max(((x - a[0]) * dx + (y - a[1]) * dy) / length, 0.0), 1.0) if length else 0.0
    return hypot(x - a[0] - t * dx, y - a[1] - t * dy)
