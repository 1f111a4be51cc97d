"""Bars: the rows of a table as lengths from zero, largest first, each with its name and its value.

chart: {kind: bars, indicator: good-health, reference: italy}

With a reference a line stands at the end of its bar, which is quieter, and every other row says how far it is from it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from kiosk.charts import rows
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, entity, figures, mark_name, ref
from kiosk.charts.marks import Mark, Rule
from kiosk.charts.rows import Layout, Row
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_DIM
from kiosk.words.compare import compare

KIND = "bars"
MOST = 12


class Fields(ChartFields):
    """indicator: a table; order: by size or as in the file; reference: the row that the others are read against."""

    kind: Literal["bars"]
    indicator: str
    order: Literal["size", "file"] = "size"
    reference: str | None = None

    def references(self) -> tuple[Ref, ...]:
        """The table, and the row that it must have."""
        return (ref(self.indicator), *((ref(f"{self.indicator}.{self.reference}"),) if self.reference else ()))

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Years, too many rows, and values that no length can show."""
        found = figures(deck, ref(self.indicator))
        if deck.indicators[ref(self.indicator).id].series:
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
    found = figures(deck, ref(fields.indicator))
    return sorted(found, key=lambda f: -f.value) if fields.order == "size" else found


def _level(fields: Fields, found: Sequence[Figure]) -> Figure | None:
    return next((f for f in found if fields.reference and f.ref.row == fields.reference), None)


def _rows(deck: Deck, found: Sequence[Figure], level: Figure | None) -> list[Row]:
    """The rows, and what is noted after their values: how far they are from the reference; of the first the unit."""
    leads = rows.home(deck, found)
    out = []
    for i, figure in enumerate(found):
        notes = rows.unit_after(deck, figure) if i == 0 else None
        if level and figure is not level:
            notes = {code: _far(figure, level, deck, code) for code in deck.languages}
        made = rows.row(deck, figure, leads, notes)
        quiet = figure is level and not made.strong
        out.append(replace(made, fill=ENTITY_DIM[entity(deck, figure)]) if quiet else made)
    return out


def _far(figure: Figure, level: Figure, deck: Deck, language: str) -> str:
    found = compare(figure, level, deck, language)
    return found.amount if found else ""


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Value and place by row."""
    return rows.data((rows.row_key(f), float(f.value), float(i)) for i, f in enumerate(_figures(fields, deck)))


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """The rows, and the reference's line through them."""
    found = _figures(fields, frame.deck)
    level = _level(fields, found)
    made = _rows(frame.deck, found, level)
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
    """Each row, read against the reference, else against home, else against the largest."""
    found = _figures(fields, deck)
    level = _level(fields, found)
    out = {}
    for figure in found:
        against = level if level and figure is not level else rows.compared_with(figure, found, deck)
        out[rows.row_key(figure)] = Reading(mark_name(figure, deck, language), figure, against)
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """What it is, with every row or the extremes, and the difference from what they are read against."""
    found = _figures(fields, deck)
    return rows.summary(found, _level(fields, found), deck, language)


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """Nothing is counted."""
    return ""


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: every bar has its name."""
    return ()
