"""Colonies: discs of cells whose areas compare. The core is the reference's level, the rim what lies beyond it.

chart: {kind: colonies, indicator: spending-per-capita, reference: italy, cell: 10}

A row below the reference is all core; a thin circle round it shows how far the reference reaches.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from math import sqrt
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts.colony import BESIDE, GAP, RING, Layout, Words, layout
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, counting, entity, figures, mark_name, ref, said, text_of, ticking
from kiosk.charts.marks import Box, Disc, Mark, Target
from kiosk.charts.motion import appearing
from kiosk.charts.text import block, line
from kiosk.charts.tissue import disc, growth, in_order, outwards, radius, shared_worth
from kiosk.model.base import Number, Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.words.messages import tr
from kiosk.words.numbers import join, unit_words
from kiosk.words.render import plain

KIND = "colonies"
LEAST, MOST = 2, 6


class Fields(ChartFields):
    """indicator: a table; reference: the row whose level is every core; cell: what a cell is worth; whole: of what."""

    kind: Literal["colonies"]
    indicator: str
    reference: str
    cell: Annotated[Number, Field(gt=0)] = Decimal(1)
    whole: Text | None = None

    def references(self) -> tuple[Ref, ...]:
        """The table, and the row that it must have."""
        return tuple(ref(self.indicator + row) for row in ("", f".{self.reference}"))

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Too few or too many discs, and amounts that no cells can show."""
        rows = _rows(self, deck)
        if not LEAST <= len(rows) <= MOST:
            params: dict[str, str | int] = {"count": len(rows), "least": LEAST, "most": MOST}
            yield (
                "indicator",
                Say(N_("colonies show %(least)s to %(most)s rows, not %(count)s; bars show more"), params),
            )
            return
        cell = _cell(self, rows)
        for figure in rows:
            row = {"row": figure.ref.row or ""}
            if figure.value < 0:
                yield "indicator", Say(N_('"%(row)s" is below zero and no cells can show it; use bars'), dict(row))
            elif figure.ref.row == self.reference and not figure.value:
                yield "reference", Say(N_('"%(row)s" is zero: nothing can be read against it'), dict(row))
            elif figure.value and not round(figure.value / cell):
                message = N_(
                    '"%(row)s" is less than half a cell and would not be seen: make the cell smaller, or use bars'
                )
                yield "cell", Say(message, dict(row))


EXAMPLE: dict[str, object] = {
    "kind": "colonies",
    "indicator": "spending-per-capita",
    "reference": "italy",
    "cell": Decimal(10),
}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu", "touch")
CUE = "label"


def _rows(fields: Fields, deck: Deck) -> list[Figure]:
    """Smallest first; equal ones keep the order of the file."""
    return sorted(figures(deck, ref(fields.indicator)), key=lambda f: f.value)


def _reference(fields: Fields, rows: Sequence[Figure]) -> Figure:
    return next(f for f in rows if f.ref.row == fields.reference)


def _cell(fields: Fields, rows: Sequence[Figure]) -> Decimal:
    """What a cell is worth: as the slide says, or more where no disc has so many cells."""
    return shared_worth([f.value for f in rows], fields.cell)


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Value by row."""
    return {f.ref.row or "": float(f.value) for f in _rows(fields, deck)}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """A disc a row, first its core and then its rim growing, with name and value under it."""
    deck, rows = frame.deck, _rows(fields, frame.deck)
    cell, reference = _cell(fields, rows), _reference(fields, rows)
    counts = [max(round(f.value / cell), 0) for f in rows]
    level, most, who = max(round(reference.value / cell), 0), max(*counts, 1), entity(deck, reference)
    laid = layout([_words(f, frame) for f in rows], [max(n, level) for n in counts], frame)
    largest = laid.k * sqrt(most)
    out: list[Mark] = []
    for figure, n, slot, room in zip(rows, counts, laid.slots, laid.rooms, strict=True):
        key = figure.ref.row or ""
        shown, touched = values.get(key, 0.0), frame.selection == key
        x, y = slot.cx, slot.cy - (laid.under + laid.label) / 2
        r = radius(n, most, largest)
        if n:
            states, grown = _states(n, min(n, level), who, touched), growth(shown / float(figure.value) * n, n)
            out.append(disc(key, n, x, y, r, states, tuple(in_order(grown, _order(n, min(n, level))))))
        if n < level:
            reach = radius(level, most, largest)
            out.append(Disc(f"{key}.level", x, y, reach, "", "ring", 2, opacity=appearing(progress)))
        if touched:
            out.append(Disc(f"{key}.membrane", x, y, max(r, 12.0) + RING, "", "touch", 5))
        under = Box(slot.x, y + room + laid.under, slot.w, laid.label)
        out += _label(figure, shown, under, laid, progress, frame)
        name = f"{mark_name(figure, deck, frame.language)}: {said(figure, frame.language, '')}"
        out.append(Target(key, slot.corners(), name))
    return out


def _words(figure: Figure, frame: Frame) -> Words:
    deck, strong = frame.deck, frame.style("s")
    values = [frame.measure.advance(said(figure, code, "short"), strong) for code in deck.languages]
    return Words(tuple(mark_name(figure, deck, code) for code in deck.languages), max(values))


@lru_cache(maxsize=64)
def _order(n: int, core: int) -> tuple[int, ...]:
    """How the cells come: the core clockwise, then the rim. Cell by cell outwards every frame would paint all anew."""
    cells = outwards(n)
    return (*sorted(cells[:core]), *sorted(cells[core:]))


@lru_cache(maxsize=64)
def _states(n: int, core: int, who: str, touched: bool) -> tuple[str, ...]:
    """The core lit in the reference's colour, the rim empty; the rim of a touched disc is lit."""
    out = ["touched" if touched else "unlit"] * n
    for i in outwards(n)[:core]:
        out[i] = who
    return tuple(out)


def _label(figure: Figure, shown: float, box: Box, laid: Layout, progress: float, frame: Frame) -> list[Mark]:
    """The name and its value: beside each other, or one over the other where that is too wide."""
    key, language, measure, strong = figure.ref.row or "", frame.language, frame.measure, frame.style("s")
    name, whole = mark_name(figure, frame.deck, language), said(figure, language, "short")
    text, style = counting(figure, shown, language, "short"), ticking(strong, figure, shown)
    seen, width = appearing(progress), measure.advance(whole, strong)
    base = box.bottom - strong.line + (strong.line + measure.ascent(strong) - measure.descent(strong)) / 2
    if laid.stacked:
        pieces = ((name, laid.name, "quiet"),)
        head = block(f"{key}.name", pieces, box.x + GAP / 2, box.y, box.w - GAP, measure, align="center")
        return [head, line(f"{key}.value", text, style, "ink", box.cx - width / 2, base, measure, opacity=seen)]
    side = measure.advance(name, laid.name)
    x = box.cx - (side + BESIDE + width) / 2
    return [
        line(f"{key}.name", name, laid.name, "quiet", x, base, measure),
        line(f"{key}.value", text, style, "ink", x + side + BESIDE, base, measure, opacity=seen),
    ]


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each row, read against the reference."""
    rows = _rows(fields, deck)
    level = _reference(fields, rows)
    return {
        f.ref.row or "": Reading(mark_name(f, deck, language), f, None if f.ref == level.ref else level) for f in rows
    }


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Every row, or first and last where there are many; how far the largest is from the reference."""
    rows = _rows(fields, deck)
    level = _reference(fields, rows)
    other = rows[-1] if rows[-1] is not level else rows[0]
    told = rows if len(rows) <= 5 else sorted({id(f): f for f in (rows[0], level, rows[-1])}.values(), key=rows.index)
    gap = other.value - level.value
    exact = replace(other, value=abs(gap), qualifier=None)
    params = {
        "name": text_of(level.name, language),
        "items": join((f"{mark_name(f, deck, language)} {said(f, language, 'short')}" for f in told), language),
        "first": mark_name(other, deck, language),
        "reference": mark_name(level, deck, language),
        "gap": ("−" if gap < 0 else "+" if gap > 0 else "") + said(exact, language, ""),
    }
    if level.qualifier or other.qualifier:  # the difference of what is "over" something is not known
        return tr(language, "%(name)s: %(items)s.", **params)
    return tr(language, "%(name)s: %(items)s. %(first)s against %(reference)s: %(gap)s.", **params)


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """What a cell is worth, and how core, rim and circle are read."""
    rows = _rows(fields, deck)
    level = _reference(fields, rows)
    whole = f" {plain(fields.whole, deck, language)}" if fields.whole else ""
    out = tr(
        language, "1 cell = %(unit)s", unit=unit_words(_cell(fields, rows), level.unit, language, level.scale) + whole
    )
    name = mark_name(level, deck, language)
    if rows[-1].value > level.value:
        out += tr(language, "; core: %(reference)s, rim: the difference", reference=name)
    if rows[0].value < level.value:
        out += tr(language, "; thin circle: %(reference)s", reference=name)
    return out


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: every disc has its label."""
    return ()
