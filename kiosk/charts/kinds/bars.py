"""Bars: the rows of a table, or single figures, as lengths from zero, largest first, each with its name and its value.

chart: {kind: bars, indicator: good-health, reference: italy}
chart:
  kind: bars
  indicators: [pharma-companies-share, pharma-employees-share]
  names:
    pharma-companies-share: {it: imprese farmaceutiche, en: pharmaceutical companies}

A single figure is called by its indicator's short name, unless the slide gives it another (`names`).

With a reference a line stands at the end of its bar, which is quieter, and every other row says how far it is from it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.charts import rows
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, caption, entity, figures, mark_name, name_of, ref
from kiosk.charts.marks import Mark, Rule
from kiosk.charts.rows import Layout, Row
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_DIM
from kiosk.words.compare import compare
from kiosk.words.markup import references

KIND = "bars"
MOST = 12


class Fields(ChartFields):
    """indicator: a table, or indicators: single figures in one unit, and other names for them; order: by size or as in
    the file; reference: the row of the table that the others are read against.
    """

    kind: Literal["bars"]
    indicator: str | None = None
    indicators: list[str] = Field(default=[], min_length=2, max_length=MOST)
    names: dict[str, Text] = Field(default_factory=dict)
    order: Literal["size", "file"] = "size"
    reference: str | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> "Fields":
        if bool(self.indicator) == bool(self.indicators):
            raise PydanticCustomError("bars", N_("name a table (indicator) or single figures (indicators), not both"))
        if self.indicators and self.reference:
            raise PydanticCustomError("bars", N_("single figures have no row that the others are read against"))
        return self

    def references(self) -> tuple[Ref, ...]:
        """The table and the row that it must have, or the figures, and those in the words of names."""
        if not self.indicator:
            inside = (one for name in self.names.values() for one in references(next(iter(name.values()))))
            return (*map(ref, self.indicators), *inside)
        return (ref(self.indicator), *((ref(f"{self.indicator}.{self.reference}"),) if self.reference else ()))

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Years, too many rows, and values that no length can show; figures that one scale cannot measure."""
        for name in self.names:
            if name not in self.indicators:
                yield "names", Say(N_('"%(name)s" is none of the indicators, and is not drawn'), {"name": name})
        yield from self._singles(deck) if self.indicators else self._table(deck, self.indicator or "")

    def _singles(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        first = figures(deck, ref(self.indicators[0]))[0]
        for place, name in enumerate(self.indicators):
            found = figures(deck, ref(name))
            if len(found) != 1:
                message = N_('"%(name)s" is several figures: name one row (id.row) or one year (id@2017)')
                yield "indicators", Say(message, {"name": name})
            elif (found[0].unit, found[0].scale) != (first.unit, first.scale):
                message = N_('"%(name)s" and "%(other)s" do not have the same unit: one length cannot stand for both')
                yield "indicators", Say(message, {"name": name, "other": self.indicators[0]})
            elif name in self.indicators[:place]:
                yield "indicators", Say(N_('"%(name)s" is named twice'), {"name": name})
            yield from (("indicators", why) for why in rows.lengthless(found))

    def _table(self, deck: Deck, name: str) -> Iterator[tuple[str, Say]]:
        found = figures(deck, ref(name))
        if deck.indicators[ref(name).id].series:
            yield "indicator", Say(N_("these are years, and bars show the rows of a table: use columns or a line"))
        elif len(found) > MOST:
            params: dict[str, str | int] = {"count": len(found), "most": MOST}
            yield (
                "indicator",
                Say(N_("%(count)s rows are too many for bars (at most %(most)s): leave some out"), params),
            )
        yield from (("indicator", why) for why in rows.lengthless(found))


EXAMPLE: dict[str, object] = {"kind": "bars", "indicator": "good-health", "reference": "italy"}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu", "accdim", "itdim", "eudim")
CUE = "label"


def _figures(fields: Fields, deck: Deck) -> list[Figure]:
    """Largest first, equal ones as in the file; or all as in the file."""
    found = figures(deck, ref(fields.indicator)) if fields.indicator else _singles(fields, deck)
    return sorted(found, key=lambda f: -f.value) if fields.order == "size" else found


def _singles(fields: Fields, deck: Deck) -> list[Figure]:
    """Single figures as rows: each has the name that it is called by in this chart."""
    refs = [ref(name) for name in fields.indicators]
    ids = [each.id for each in refs]
    out = []
    for name, figure in zip(fields.indicators, (figures(deck, each)[0] for each in refs), strict=True):
        if given := fields.names.get(name):
            called = {code: caption(given, deck, code) for code in deck.languages}
        elif ids.count(figure.ref.id) > 1:  # rows of one table, told apart by their own names
            called = {code: mark_name(figure, deck, code) for code in deck.languages}
        else:
            called = {code: name_of(deck, deck.indicators[figure.ref.id], code) for code in deck.languages}
        out.append(replace(figure, row_name=called))
    return out


def _key(fields: Fields, figure: Figure) -> str:
    """Its row in the table; a single figure's whole reference, as several may be of one row."""
    return rows.row_key(figure) if fields.indicator else str(figure.ref)


def _level(fields: Fields, found: Sequence[Figure]) -> Figure | None:
    return next((f for f in found if fields.reference and f.ref.row == fields.reference), None)


def _rows(fields: Fields, deck: Deck, found: Sequence[Figure], level: Figure | None) -> list[Row]:
    """The rows, and what is noted after their values: how far they are from the reference; of the first the unit."""
    leads = rows.home(deck, found)
    out = []
    for i, figure in enumerate(found):
        notes = rows.unit_after(deck, figure) if i == 0 else None
        if level and figure is not level:
            notes = {code: _far(figure, level, deck, code) for code in deck.languages}
        made = replace(rows.row(deck, figure, leads, notes), key=_key(fields, figure))
        quiet = figure is level and not made.strong
        out.append(replace(made, fill=ENTITY_DIM[entity(deck, figure)]) if quiet else made)
    return out


def _far(figure: Figure, level: Figure, deck: Deck, language: str) -> str:
    found = compare(figure, level, deck, language)
    return found.amount if found else ""


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Value and place by row."""
    return rows.data((_key(fields, f), float(f.value), float(i)) for i, f in enumerate(_figures(fields, deck)))


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """The rows, and the reference's line through them."""
    found = _figures(fields, frame.deck)
    level = _level(fields, found)
    made = _rows(fields, frame.deck, found, level)
    room = rows.layout(made, frame, frame.box, past=float(level.value) if level else None)
    out = rows.drawn(made, room, values, progress, frame)
    return [*out, *_line(made, room, room.past, progress, frame)] if room.past is not None else out


def _line(made: Sequence[Row], room: Layout, x: float, progress: float, frame: Frame) -> Iterator[Mark]:
    """The level of the reference, from the first bar to the last, interrupted where a name stands above its bar."""
    over = min(max(progress * 2 - 1, 0.0), 1.0)
    start = room.tops[0] + room.drop - 10
    for each, top in zip(made[1:], room.tops[1:], strict=True):
        if room.above and room.reach(each, frame) > x - 10:
            yield Rule(f"#reference.{each.key}", (x, start), (x, top - 4), "ink", 3, over)
            start = top + room.drop - 6
    yield Rule("#reference", (x, start), (x, room.tops[-1] + room.drop + room.height + 10), "ink", 3, over)


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each row, read against the reference, else against home, else against the largest; a single figure by itself.

    What single figures are shares of differs, and so their differences say nothing.
    """
    found = _figures(fields, deck)
    level = _level(fields, found)
    out = {}
    for figure in found:
        if not fields.indicator:
            out[_key(fields, figure)] = Reading(mark_name(figure, deck, language), deck.figure(figure.ref))
            continue
        against = level if level and figure is not level else rows.compared_with(figure, found, deck)
        out[_key(fields, figure)] = Reading(mark_name(figure, deck, language), figure, against)
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """What it is, with every row or the extremes, and the difference from what they are read against."""
    found = _figures(fields, deck)
    if not fields.indicator:
        return rows.items(found, deck, language) + "."
    return rows.summary(found, _level(fields, found), deck, language)


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """Nothing is counted."""
    return ""


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: every bar has its name."""
    return ()
