"""A figure counted out in cells: how many there are, how many are lit, how many were lit before, and how they look."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from kiosk.charts.tissue import REGION, cell_worth, growth
from kiosk.model.indicator import Figure
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import foreseen

LETTING_GO = 0.85
"""Part of the entrance after which cells are lost."""


@dataclass(frozen=True, slots=True)
class Counted:
    """`lit` cells of `total`, each worth `per` units; `lost` of the others were lit.

    state, rest   how the lit cells look, and those that never were lit
    waits         how a cell looks until it is lit: a count that is no part grows out of nothing
    """

    lit: int
    total: int
    lost: int
    per: Decimal
    state: str
    rest: str
    waits: str

    def cells(self, shown: float) -> tuple[tuple[str, ...], tuple[float, ...]]:
        """States of all cells, and how far they have grown, when `shown` are lit. The lost ones come last."""
        burning = min(max(self.lit, ceil(shown)), self.total)  # more than there will be, where another view goes out
        lost = max(self.lit + self.lost - burning, 0)
        rest = self.total - burning - lost
        gone = min(max((shown / self.lit - LETTING_GO) / (1 - LETTING_GO), 0.0), 1.0) if self.lit else 1.0
        states = (self.state,) * burning + ("lost",) * lost + (self.rest,) * rest
        return states, growth(min(shown, burning), burning) + (gone,) * lost + (1.0,) * rest


def counted(lit: Figure, whole: Figure | None, was: Figure | None, per: int, who: str, region: bool = False) -> Counted:
    """Cells for a figure, alone or in a whole, that was another once; `who` is its entity.

    A cell is worth `per` units, or more where no disc has so many cells; of a share it is one of a hundred.
    What is a part of a plan is not there yet, so its rest is empty; what stands beside a plan is there.
    """
    state, rest = foreseen(who) if lit.foreseen else who, "lost" if (whole or lit).foreseen else "unlit"
    if region:
        return Counted(REGION[1], REGION[1], 0, Decimal(per), state, rest, rest)
    before = was.value if was else lit.value
    share = whole is None and lit.unit == "percent"
    each = Decimal(1) if share else cell_worth(whole.value if whole else max(lit.value, before), Decimal(per))
    count = round(lit.value / each)
    if share:
        total = 100
    elif whole:
        total = max(round(whole.value / each), 1)
    else:
        count = max(count, 1)
        total = max(count, round(before / each))
    count, lost = _within(count, total), _within(round(before / each), total)
    return Counted(count, total, max(lost - count, 0), each, state, rest, rest if whole or share else "")


def _within(lit: int, total: int) -> int:
    """No more cells than there are, whatever the data says: a picture that breaks would be worse."""
    return min(max(lit, 0), total)


def no_count(name: str, lit: Figure, per: int) -> Iterator[tuple[str, Say]]:
    """Why a figure without a whole is neither a share nor a count."""
    if lit.unit == "percent":
        if lit.value > 100:
            message = N_('"%(name)s" is no share from 0 to 100%%: say what it is part of with `of`')
            yield "lit", Say(message, {"name": name})
    elif lit.unit == "rank":
        yield "lit", Say(N_('"%(name)s" is a rank, and no cells can show it'), {"name": name})
    elif not round(lit.value / per):
        message = N_('"%(name)s" is less than half a cell and would not be seen: make the cell smaller')
        yield "per", Say(message, {"name": name})


def no_past(names: tuple[str, str], lit: Figure, was: Figure, whole: Figure | None) -> Iterator[tuple[str, Say]]:
    """Why what was lit cannot be drawn with what is; `names` are those of both."""
    name, before = names
    most = whole.value if whole else Decimal(100) if lit.unit == "percent" else was.value
    if not lit.counts_like(was):
        message = N_('"%(name)s" and "%(of)s" are counted in different units')
        yield "was", Say(message, {"name": name, "of": before})
    elif was.value < 0:
        yield "was", Say(N_('"%(name)s" is below zero, and no cells can show it'), {"name": before})
    elif was.value > most:
        yield "was", Say(N_('"%(name)s" is more than all cells together'), {"name": before})
