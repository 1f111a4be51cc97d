"""Cells of a tissue: how large their gaps and nuclei are, and how far each has grown."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from math import cos, hypot, pi, sin, sqrt

from kiosk.charts.marks import Disc, Point, Polygon, Tissue
from kiosk.charts.shapes import shape

SHAPES = frozenset([*range(1, 151), 232, 296, 360, 431])
"""Counts for which a disc is shipped (assets/tissue)."""


def cell_worth(amount: Decimal, worth: Decimal) -> Decimal:
    """What a cell stands for: `worth`, or 2, 5, 10, 20 ... times as much where no disc has so many cells."""
    return shared_worth((amount,), worth)


def shared_worth(amounts: Sequence[Decimal], worth: Decimal) -> Decimal:
    """What a cell stands for in every disc of a picture, so that areas compare. The largest has a cell at least."""
    most = max(amounts)
    steps = (worth * factor * 10**power for power in range(13) for factor in (1, 2, 5))
    fits = (
        step for step in steps
        if round(most / step) in SHAPES and all(round(amount / step) in {0, *SHAPES} for amount in amounts)
    )  # fmt: skip
    return next(fits, worth)


MEMBRANE, MEMBRANE_ROOM = 13.0, 15.0
"""From a disc to the dashed membrane of what is foreseen, and the room that this needs."""
REGION = ("lombardia-347", 347)
WINDOW = 7.0
"""How many cells grow at the same time."""
MANY, STRAIGHT, NEARLY = 150, 3.9, 5.5
"""In discs of more cells, corners that are nearly so small are cut straight by the painter: a third of the cost."""


def growth(lit: float, target: float) -> tuple[float, ...]:
    """How far each cell has grown (0..1) when `lit` of `target` are there: in order, WINDOW cells at a time."""
    count = round(target)
    if count <= 0:
        return ()
    front = lit / target * (count + WINDOW)
    # one by one only where cells grow: hundreds stand whole or unseen beside them, in every frame
    first = min(max(int(front - WINDOW), 0), count)
    last = min(max(int(front) + 1, first), count)
    edge = tuple(min(max((front - i) / WINDOW, 0.0), 1.0) for i in range(first, last))
    return (1.0,) * first + edge + (0.0,) * (count - last)


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
    corner = 0.225 * d
    corner = min(corner, STRAIGHT) if n > MANY and corner < NEARLY else corner
    return Tissue(key, f"disc-{n}", x, y, r / 100, 1.3 + 0.066 * d, corner, nucleus, states, grown, base)


def membrane(key: str, x: float, y: float, r: float, color: str, opacity: float = 1.0) -> Disc:
    """What runs round a disc of radius `r` that is only foreseen, a forecast or a plan: a dashed circle."""
    return Disc(key, x, y, r + MEMBRANE, "", color, 4, (15, 10), opacity)


@lru_cache(maxsize=64)
def outwards(n: int) -> tuple[int, ...]:
    """The cells of a disc from its centre to its rim."""
    nuclei = shape(f"disc-{n}").nuclei
    return tuple(sorted(range(n), key=lambda i: hypot(*nuclei[i])))


def radius(n: float, full: int, r: float) -> float:
    """Radius of a disc of n cells where `full` cells have radius r: area compares."""
    return r * sqrt(n / full)


def circle(x: float, y: float, r: float, points: int = 32) -> Polygon:
    """A circle as a polygon."""
    return tuple((x + r * cos(2 * pi * i / points), y + r * sin(2 * pi * i / points)) for i in range(points))


def arc(x: float, y: float, r: float, share: float) -> Polygon:
    """Clockwise from 12 o'clock, as the cells are lit."""
    steps = max(round(96 * share), 2)
    turns: list[Point] = []
    for n in range(steps + 1):
        turn = 2 * pi * share * n / steps
        turns.append((x + r * sin(turn), y - r * cos(turn)))
    return tuple(turns)


def sector(x: float, y: float, r: float, share: float) -> Polygon:
    """The part of the disc that is lit; all of it where so little is lit that no finger would meet it."""
    return (*arc(x, y, r, share), (x, y)) if 0.06 < share < 1 else circle(x, y, r)


@lru_cache(maxsize=1)
def southwards() -> tuple[int, ...]:
    """The region's cells from north to south."""
    nuclei = shape(REGION[0]).nuclei
    return tuple(sorted(range(len(nuclei)), key=lambda i: nuclei[i][1]))
