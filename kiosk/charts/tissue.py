"""Cells of a tissue: how large their gaps and nuclei are, and how far each has grown."""

from decimal import Decimal
from math import cos, pi, sin, sqrt

from kiosk.charts.marks import Polygon, Tissue

SHAPES = frozenset([*range(1, 151), 232, 296, 360, 431])
"""Counts for which a disc is shipped (assets/tissue)."""


def cell_worth(amount: Decimal, worth: Decimal) -> Decimal:
    """What a cell stands for: `worth`, or 2, 5, 10, 20 ... times as much where no disc has so many cells."""
    steps = (worth * factor * 10**power for power in range(13) for factor in (1, 2, 5))
    return next((step for step in steps if round(amount / step) in SHAPES), worth)


REGION = ("lombardia-347", 347)
WINDOW = 7.0
"""How many cells grow at the same time."""


def growth(lit: float, target: float) -> tuple[float, ...]:
    """How far each cell has grown (0..1) when `lit` of `target` are there: in order, WINDOW cells at a time."""
    count = round(target)
    if count <= 0:
        return ()
    front = lit / target * (count + WINDOW)
    return tuple(min(max((front - i) / WINDOW, 0.0), 1.0) for i in range(count))


def in_order(grown: tuple[float, ...], order: tuple[int, ...]) -> list[float]:
    """Growth by cell, where the cells grow in another order than their own."""
    out = [0.0] * len(grown)
    for size, cell in zip(grown, order, strict=True):
        out[cell] = size
    return out


def disc(
    key: str,
    n: int,
    x: float,
    y: float,
    r: float,
    states: tuple[str, ...],
    grown: tuple[float, ...] = (),
    base: str = "",
) -> Tissue:
    """A disc of n cells. Gap, corner and nucleus follow the diameter of a cell, d = 2r / sqrt(n)."""
    d = 2 * r / sqrt(n)
    nucleus = 0.0 if r < 72 and n >= 60 else 0.122 * d
    return Tissue(key, f"disc-{n}", x, y, r / 100, 1.3 + 0.066 * d, 0.225 * d, nucleus, states, grown, base)


def radius(n: float, full: int, r: float) -> float:
    """Radius of a disc of n cells where `full` cells have radius r: area compares."""
    return r * sqrt(n / full)


def circle(x: float, y: float, r: float, points: int = 32) -> Polygon:
    """A circle as a polygon."""
    return tuple((x + r * cos(2 * pi * i / points), y + r * sin(2 * pi * i / points)) for i in range(points))
