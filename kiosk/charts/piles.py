"""Piles: columns of cells, where counts are so small that every cell is one unit and can be counted.

Cells lie on each other, or two by two where they would be flat bars else. A pile grows cell by cell from its foot.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from kiosk.charts.marks import Box, Disc, Mark, Panel
from kiosk.model.indicator import Figure
from kiosk.model.tokens import CELLS

MOST = 20
"""Units that are drawn one by one; more are no longer counted at a glance."""
GAP, RADIUS, NUCLEUS = 5.0, 0.24, 0.12
"""Between two cells; radius of their corners and of their nuclei, in heights."""
WIDEST, FLAT, HIGHEST = 115.0, 2.2, 0.78
"""Width of a cell at most; how many times as wide as high it is at most; its height at most, in widths."""
EDGE = 4.0
"""Width of the edge of a cell that is hollow or touched."""
_MEASURED = {"percent", "points", "eur", "eur-ppp", "rank"}


def countable(found: Sequence[Figure]) -> bool:
    """True where all values are whole counts of things, few enough to be drawn one by one."""
    return any(figure.value for figure in found) and all(
        figure.unit not in _MEASURED
        and not figure.scale
        and 0 <= figure.value <= MOST
        and figure.value.as_tuple().exponent == 0
        for figure in found
    )


@dataclass(frozen=True, slots=True)
class Pile:
    """How cells are piled: so many `abreast`, `rise` from row to row."""

    abreast: int
    width: float
    rise: float

    def high(self, shown: float) -> float:
        """Height of a pile on its way: the first cell of a row lifts it, the others fill the row."""
        rows, rest = divmod(max(shown, 0.0), self.abreast)
        return (rows + min(rest, 1.0)) * self.rise

    def cells(
        self, key: str, x: float, base: float, shown: float, state: str, touched: bool = False, opacity: float = 1.0
    ) -> list[Mark]:
        """The cells of a pile round `x`, on a `base`."""
        out: list[Mark] = []
        look = CELLS[state]
        wide, high = self.width / self.abreast - GAP, self.rise - GAP
        for n in range(ceil(shown)):
            row, column = divmod(n, self.abreast)
            grown = min(shown - n, 1.0)
            left = x - self.width / 2 + column * (wide + GAP) + GAP / 2
            box = Box(left, base - row * self.rise - GAP - high * grown, wide, high * grown)
            edge = "touch" if touched else look.edge
            drawn = box.inset(EDGE / 2, EDGE / 2, EDGE / 2, EDGE / 2) if edge and box.h > EDGE else box
            radius = RADIUS * min(wide, drawn.h)
            out.append(Panel(f"{key}.{n}", drawn, (radius, radius), look.fill, edge, EDGE if edge else 0.0, opacity))
            nucleus = NUCLEUS * min(wide, high) * grown
            out.append(Disc(f"{key}.{n}.nucleus", box.cx, box.cy, nucleus, look.nucleus, opacity=opacity))
        return out


def pile(most: int, width: float, room: float) -> Pile:
    """The pile in which the highest column, of `most` cells, has room: cells side by side where one would be flat."""
    for abreast in (1, 2):
        wide = min(width / abreast - GAP, WIDEST)
        high = min(room / max(ceil(most / abreast), 1) - GAP, wide * HIGHEST)
        if wide <= FLAT * high:
            break
    return Pile(abreast, (min(wide, FLAT * high) + GAP) * abreast, high + GAP)
