"""Grouped: tables with the same rows side by side (women and men), as groups of bars by row or by table.

chart: {kind: grouped, indicators: [life-expectancy-women, life-expectancy-men], by: row}

Every bar has its name, so that there is nothing to look up; the heads of the groups bear the colour of their entity.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts import rows
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, entity, figures, mark_name, name_of, ref
from kiosk.charts.marks import Mark, Rule
from kiosk.charts.rows import Row
from kiosk.charts.text import block, moved
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_TEXT

KIND = "grouped"
MOST = 12
SIDE = 0.3
"""Part of the width that heads at the left may take."""
THIN = 42.0
"""Height that a bar must have where heads stand above their groups."""


class Fields(ChartFields):
    """indicators: tables with the same rows; by: what makes a group, a row of all tables or a table with its rows."""

    kind: Literal["grouped"]
    indicators: Annotated[list[str], Field(min_length=2, max_length=4)]
    by: Literal["row", "table"] = "row"

    def references(self) -> tuple[Ref, ...]:
        """The tables."""
        return tuple(ref(name) for name in self.indicators)

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Tables that cannot be compared, too many bars, and values that no length can show."""
        tables = _tables(self, deck)
        first = tables[0]
        for name, table in zip(self.indicators, tables, strict=True):
            params: dict[str, str | int] = {"name": name, "other": self.indicators[0]}
            if deck.indicators[ref(name).id].series:
                message = N_('"%(name)s" is a series, and grouped compares tables: use a line or columns')
                yield "indicators", Say(message, params)
            elif {f.ref.row for f in table} != {f.ref.row for f in first}:
                message = N_('"%(name)s" and "%(other)s" do not have the same rows: give both the rows to be compared')
                yield "indicators", Say(message, params)
            elif (table[0].unit, table[0].scale) != (first[0].unit, first[0].scale):
                message = N_('"%(name)s" and "%(other)s" do not have the same unit: one length cannot stand for both')
                yield "indicators", Say(message, params)
            yield from (("indicators", why) for why in rows.lengthless(table))
        if (count := sum(map(len, tables))) > MOST:
            message = N_("%(count)s bars are too many in groups (at most %(most)s): leave rows out or use views")
            yield "indicators", Say(message, {"count": count, "most": MOST})


EXAMPLE: dict[str, object] = {"kind": "grouped", "indicators": ["life-expectancy-women", "life-expectancy-men"]}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu")
CUE = "label"


@dataclass(frozen=True, slots=True)
class _Group:
    """Bars under one head: its text by language, its colour, and key and figure of each bar."""

    names: Mapping[str, str]
    color: str
    bars: tuple[tuple[str, Figure], ...]


def _tables(fields: Fields, deck: Deck) -> list[list[Figure]]:
    return [figures(deck, ref(name)) for name in fields.indicators]


def _series(figure: Figure, deck: Deck, language: str) -> str:
    return name_of(deck, deck.indicators[figure.ref.id], language)


def _groups(fields: Fields, deck: Deck) -> list[_Group]:
    """The same bars in either order; a bar's key is its row and the place of its table."""
    tables = _tables(fields, deck)
    bars = [{f.ref.row: (f"{f.ref.row}/{i}", f) for f in table} for i, table in enumerate(tables)]
    if fields.by == "table":
        heads = [{code: _series(table[0], deck, code) for code in deck.languages} for table in tables]
        return [_Group(names, "ink", tuple(each.values())) for names, each in zip(heads, bars, strict=True)]
    return [
        _Group(
            {code: mark_name(figure, deck, code) for code in deck.languages},
            ENTITY_TEXT[entity(deck, figure)],
            tuple(each[figure.ref.row] for each in bars if figure.ref.row in each),
        )
        for figure in tables[0]
    ]


def _bars(fields: Fields, deck: Deck, groups: Sequence[_Group]) -> list[Row]:
    """All bars from the top. Under a row's head they are named after their tables, under a table's after their rows."""
    leads = rows.home(deck, [figure for group in groups for _, figure in group.bars])
    out: list[Row] = []
    for group in groups:
        for key, figure in group.bars:
            made = rows.row(deck, figure, leads, None if out else rows.unit_after(deck, figure))
            if fields.by == "row":
                series = {code: _series(figure, deck, code) for code in deck.languages}
                made = replace(made, names=series, strong=False)
            out.append(replace(made, key=key))
    return out


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Value and place by row and table: in the other order the same bars move."""
    bars = [bar for group in _groups(fields, deck) for bar in group.bars]
    return rows.data((key, float(figure.value), float(i)) for i, (key, figure) in enumerate(bars))


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """Heads at the left, on a totem above their bars; thin lines between the groups."""
    groups = _groups(fields, frame.deck)
    bars = _bars(fields, frame.deck, groups)
    box, measure, big = frame.box, frame.measure, frame.style("s")
    every = [text for group in groups for text in group.names.values()]
    longest = max(measure.advance(text, big) for text in every)
    apart = min(44.0, box.h * 0.06)
    tall = (box.h - (apart + big.line + 10) * len(groups)) / len(bars)
    above = frame.portrait and tall >= THIN
    side = 0.0 if above else min(longest + 2, box.w * SIDE)
    most = min(len(group.bars) for group in groups) * (box.h - apart * len(groups)) / len(bars)
    style = rows.fitted(every, big, side or box.w, big.line if above else most, measure)
    head = style.line + 10 if above else 0.0
    heads = [(apart if group else 0.0) + head if not i else 0.0
             for group, each in enumerate(groups) for i in range(len(each.bars))]  # fmt: skip
    room = box.inset(left=side + 40) if side else box
    made = rows.layout(bars, frame, room, heads=heads, close=True)
    out = rows.drawn(bars, made, values, progress, frame)
    at = 0
    for i, group in enumerate(groups):
        top, count = made.tops[at], len(group.bars)
        pieces = ((group.names[frame.language], style, group.color),)
        label = block(f"#head.{i}", pieces, box.x, 0, side or box.w, measure)
        middle = top - head if above else top + (made.pitch * count - label.box.h) / 2
        out.append(moved(label, dy=middle))
        if i:
            y = top - head - apart / 2 - (8 if above else 2)
            out.append(Rule(f"#line.{i}", (box.x, y), (box.right, y), "line", 2))
        at += count
    return out


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each bar, read against the same row of the other table, of several tables the first."""
    groups = _groups(fields, deck)
    found = {key: figure for group in groups for key, figure in group.bars}
    out = {}
    for key, figure in found.items():
        row, _, table = key.rpartition("/")
        name = f"{mark_name(figure, deck, language)}, {_series(figure, deck, language).lower()}"
        out[key] = Reading(name, figure, found.get(f"{row}/{'1' if table == '0' else '0'}"))
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """A sentence a table: its rows, where they are few."""
    tables = _tables(fields, deck)
    few = 5 if len(tables) * len(tables[0]) <= 8 else 0
    return " ".join(rows.listed(table, deck, language, few) for table in tables)


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """Nothing is counted."""
    return ""


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: every bar has its name."""
    return ()
