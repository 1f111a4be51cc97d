"""Cells in a band, lit from left to right: a share as a length, where a slide wants width rather than height."""

from math import pi, sqrt

from kiosk.charts.marks import Box, Polygon, Tissue

COUNTS = frozenset((10, 14, 16, 20, 25, 30, 40, 50, 100))
"""Counts for which a band is shipped (assets/tissue/build.py)."""
LONG, HIGH = 600.0, 100.0
"""Its size in the file, about 0, 0."""
LEAST = 2.4
"""A room less wide than so many times its height is one for a disc."""


def fits(count: int, box: Box) -> bool:
    """True where a band of that many cells is the better picture."""
    return count in COUNTS and box.w > LEAST * box.h


def room(box: Box) -> Box:
    """The band's own box: as large as it goes, in the middle."""
    w = min(box.w, box.h * LONG / HIGH)
    h = w * HIGH / LONG
    return Box(box.cx - w / 2, box.cy - h / 2, w, h)


def band(key: str, n: int, box: Box, states: tuple[str, ...], grown: tuple[float, ...] = (), base: str = "") -> Tissue:
    """A band of n cells that fills `room(box)`. Gap, corner and nucleus follow the size of a cell, as in a disc."""
    own = room(box)
    d = 2 * sqrt(own.w * own.h / (pi * n))
    sizes = (1.3 + 0.066 * d, 0.225 * d, 0.122 * d)
    return Tissue(key, f"band-{n}", own.cx, own.cy, own.h / HIGH, *sizes, states, grown, base)


def part(box: Box, share: float) -> Polygon:
    """The part of the band that is lit; all of it where so little is lit that no finger would meet it."""
    own = room(box)
    return own._replace(w=own.w * share).corners() if share > 0.06 else own.corners()
