"""Bands: a gel of years. Each band is one unit from zero; what exceeds the reference row stands out.

chart: {kind: bands, indicators: [life-expectancy-women, life-expectancy-men], reference: eu28}
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import ceil
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, counting, entity, figures, name_of, ref, said, text_of, ticking
from kiosk.charts.marks import Bars, Box, Mark, Rule, Target
from kiosk.charts.motion import appearing
from kiosk.charts.scales import ticks
from kiosk.charts.text import block, line, moved
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_DIM, ENTITY_FILL, ENTITY_TEXT
from kiosk.words.messages import tr
from kiosk.words.numbers import join, number, unit_words
from kiosk.words.render import plain

KIND = "bands"
ROWS = {1: 6, 2: 4, 3: 3}
"""Rows of a panel at most, by the number of panels."""
AIR = 48.0
"""Between two panels at most, beside what is always there."""
LONGEST = 300
"""Bands in a row at most: more are too thin to be told apart."""


class Fields(ChartFields):
    """indicators: tables with the same rows, a panel each; reference: the row that the others are read against."""

    kind: Literal["bands"]
    indicators: Annotated[list[str], Field(min_length=1, max_length=3)]
    reference: str
    whole: Text | None = None

    def references(self) -> tuple[Ref, ...]:
        """The tables, and the row that each must have."""
        return tuple(ref(name + row) for name in self.indicators for row in ("", f".{self.reference}"))

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Panels that do not share rows and unit, too many or too long rows, and values below zero."""
        tables = [figures(deck, ref(name)) for name in self.indicators]
        first = tables[0]
        if first[0].ref.row == self.reference:
            message = N_('"%(row)s" is both the first row and the reference: put the row that is read against it first')
            yield "reference", Say(message, {"row": self.reference})
        for name, table in zip(self.indicators, tables, strict=True):
            params: dict[str, str | int] = {"name": name, "first": self.indicators[0]}
            if [f.ref.row for f in table] != [f.ref.row for f in first]:
                yield "indicators", Say(N_('"%(name)s" has other rows than "%(first)s", or another order'), params)
            if (table[0].unit, table[0].scale) != (first[0].unit, first[0].scale):
                yield "indicators", Say(N_('"%(name)s" has another unit than "%(first)s"'), params)
            if len(table) > (most := ROWS[len(tables)]):
                message = N_('"%(name)s" has more than %(most)s rows; use bars')
                yield "indicators", Say(message, {**params, "most": most})
            if any(f.value < 0 for f in table):
                yield "indicators", Say(N_('"%(name)s" has values below zero, which no bands can show'), params)
            if any(f.value > LONGEST for f in table):
                message = N_('"%(name)s" has more than %(most)s bands in a row; use bars')
                yield "indicators", Say(message, {**params, "most": LONGEST})


EXAMPLE: dict[str, object] = {
    "kind": "bands",
    "indicators": ["life-expectancy-women", "life-expectancy-men"],
    "reference": "eu28",
}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("accdim", "itdim", "eudim", "excess", "it")
CUE = "label"
_EXCESS = {**ENTITY_FILL, "lombardia": "excess"}
"""What exceeds the reference: the full colour of the entity whose row comes first, over bodies that are dimmer."""


def _tables(fields: Fields, deck: Deck) -> list[dict[str, Figure]]:
    """Figures by datum: the panel's number and the row, so that another view moves the same bands."""
    tables = (figures(deck, ref(name)) for name in fields.indicators)
    return [{f"{panel}.{f.ref.row}": f for f in table} for panel, table in enumerate(tables)]


def _name(figure: Figure, language: str) -> str:
    return text_of(figure.row_name or figure.name, language)


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Value by panel and row."""
    return {key: float(f.value) for table in _tables(fields, deck) for key, f in table.items()}


def _bodies(x: float, y: float, h: float, start: float, end: float, px: float) -> tuple[Box, ...]:
    """Bands of one unit each between two values; the gap is a quarter of a unit, a fraction is a narrower band."""
    out = []
    for n in range(int(start), ceil(end)):
        low, high = max(start, n), min(end, n + 0.75)
        if high - low > 0.02:
            out.append(Box(x + low * px, y, (high - low) * px, h))
    return tuple(out)


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """A panel an indicator: name, rows of bands, the reference line, the excess and the values at the right edge."""
    deck, language, measure, box = frame.deck, frame.language, frame.measure, frame.box
    keyed = _tables(fields, deck)
    tables = [list(table.values()) for table in keyed]
    strong, quiet, axis = frame.style("label"), frame.style("quiet"), frame.style("source")
    heading, big, small = frame.style("s"), frame.style("m-list"), frame.style("s")
    # room for the longest words of any language: another language only re-labels
    codes = deck.languages
    longest = max(measure.advance(_name(f, c), strong) for table in tables for f in table for c in codes)
    labels = min(longest, box.w * 0.3)
    if longest > labels:  # long names wrap, in small type
        strong, quiet = frame.style("source-strong"), axis
    left = box.x + labels + 32
    right = box.right - max(
        measure.advance(said(f, code, "n"), small if i else big)
        for table in tables for i, f in enumerate(table) for code in codes
    ) - 24  # fmt: skip
    top_value = max(0.01, *(float(f.value) for table in tables for f in table))
    # the gain stands right of the reference line, in every language
    gain_style = heading.scaled(0.86)
    fits = [
        (box.right - left - 16 - measure.advance(_gain(table, fields.reference, code), gain_style))
        / max(_limit(table, fields.reference), 0.01)
        for table in tables for code in codes
    ]  # fmt: skip
    px = min(16.0, (right - left) / top_value, *fits)
    axis_h = axis.line + 10
    # the air between two panels is as high as that above the axis
    panel_h = (box.h - axis_h + 14) / len(tables)
    head_h = 58.0
    foot_h = quiet.line + 6 if frame.portrait else 0.0
    pitch = min((panel_h - head_h - foot_h - 14) / len(tables[0]), 132.0 if frame.portrait else 112.0)
    bar_h = pitch - 12
    # few rows stand close together, in the middle of their room
    spare = max(panel_h - head_h - foot_h - 14 - len(tables[0]) * pitch - AIR, 0.0)
    panel_h -= spare
    box = box.inset(top=spare * len(tables) / 2, bottom=spare * len(tables) / 2)
    out: list[Mark] = []
    for p, table in enumerate(tables):
        top = box.y + p * panel_h
        reference = next(f for f in table if f.ref.row == fields.reference)
        limit = float(reference.value)
        out.append(
            line(
                f"{p}#name",
                name_of(deck, deck.indicators[reference.ref.id], language),
                heading,
                "ink",
                box.x,
                top + 44,
                measure,
            )
        )
        x_ref = left + limit * px
        rows_top = top + head_h
        for i, (key, figure) in enumerate(keyed[p].items()):
            who = entity(deck, figure)
            y, shown = rows_top + i * pitch, values.get(key, 0.0)
            first = i == 0
            middle = y + bar_h / 2
            style, color = (strong, "ink") if first else (quiet, "quiet")
            name = _name(figure, language)
            if longest > labels:
                label = block(f"{key}.name", ((name, style, color),), box.x, 0, labels + 1, measure)
                out.append(moved(label, dy=middle - label.box.h / 2))
            else:
                baseline = middle + measure.ascent(style) * 0.34
                out.append(line(f"{key}.name", name, style, color, box.x, baseline, measure))
            body = min(shown, limit) if first else shown
            out.append(Bars(f"{key}.body", _bodies(left, y, bar_h, 0, body, px), min(4.0, px / 4), ENTITY_DIM[who]))
            if first:
                rim = _bodies(left, y - 6, bar_h + 12, limit, max(shown, limit), px)
                out.append(Bars(f"{key}.rim", rim, min(4.0, px / 4), _EXCESS[who]))
            number_style = big if first else small
            most = pitch * (1.0 if first else 0.82)  # figures under each other are no block of digits
            if number_style.size > most:
                number_style = number_style.scaled(most / number_style.size)
            out.append(
                line(
                    f"{key}.value",
                    counting(figure, shown, language, "n"),
                    ticking(number_style, figure, shown),
                    ENTITY_TEXT[who] if first else "ink",
                    box.right,
                    middle + measure.ascent(number_style) * 0.35,
                    measure,
                    align="right",
                    opacity=appearing(progress),
                )
            )
            spoken = f"{_spoken(figure, fields, language)}: {said(figure, language, '')}"
            out.append(Target(key, Box(box.x, y - 6, box.w, pitch).corners(), spoken))
        end = rows_top + len(table) * pitch - 12
        # on a totem the gain needs the room above the line, so its name goes below
        named = end + 12 + measure.ascent(quiet) if frame.portrait else rows_top - 14
        out.append(
            line(
                f"{p}#reference.name",
                _name(reference, language),
                quiet,
                "quiet",
                max(x_ref - 14, box.x + measure.advance(_name(reference, language), quiet)),
                named,
                measure,
                align="right",
            )
        )
        gain = _gain(table, fields.reference, language)
        end_line = end + (18 if frame.portrait else 0)
        out.append(Rule(f"{p}#reference", (x_ref, rows_top - 24), (x_ref, end_line), "ink", 3))
        out.append(
            line(
                f"{next(iter(keyed[p]))}.gain",
                gain,
                gain_style,
                ENTITY_TEXT[entity(deck, table[0])],
                x_ref + 16,
                rows_top - 14,
                measure,
                opacity=max(0.0, (progress - 0.6) / 0.4),
            )
        )
    baseline = box.y + box.h - axis.line + measure.ascent(axis)
    unit_name = _unit_only(Decimal(2), tables[0][0].unit, language)
    wide = max(measure.advance(_unit_only(Decimal(2), tables[0][0].unit, code), axis) for code in codes)
    for tick in ticks(0.0, top_value):
        x = left + float(tick) * px
        if x + 40 < box.right - wide:
            out.append(
                line(f"tick.{tick}", number(tick, language), axis, "quiet", x, baseline, measure, align="center")
            )
    out.append(line("axis", unit_name, axis, "quiet", box.right, baseline, measure, align="right"))
    return out


def _limit(table: Sequence[Figure], reference: str) -> float:
    return float(next(f for f in table if f.ref.row == reference).value)


def _gain(table: Sequence[Figure], reference: str, language: str) -> str:
    other = next(f for f in table if f.ref.row == reference)
    excess = table[0].value - other.value
    return number(excess, language, sign=True) + "\u00a0" + _unit_only(excess, other.unit, language)


def _unit_only(value: Decimal, unit: str, language: str) -> str:
    """The unit's word in the number of `value`, without the value."""
    return unit_words(value, unit, language).split("\u00a0", 1)[-1]


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Every row against its panel's reference, the reference against the first row."""
    out = {}
    for table in _tables(fields, deck):
        rows = list(table.values())
        reference = next(f for f in rows if f.ref.row == fields.reference)
        for key, figure in table.items():
            other = rows[0] if figure is reference else reference
            out[key] = Reading(_spoken(figure, fields, language), figure, None if other is figure else other)
    return out


def _spoken(figure: Figure, fields: Fields, language: str) -> str:
    """The row; where there are several panels, with that of its panel."""
    name = _name(figure, language)
    return f"{name}, {text_of(figure.short or figure.name, language)}" if len(fields.indicators) > 1 else name


def words(fields: Fields, deck: Deck, language: str) -> str:
    """A sentence a panel: every row (of many only two), and how far the first is from the reference."""
    out = []
    for table in _tables(fields, deck):
        rows = list(table.values())
        reference = next(f for f in rows if f.ref.row == fields.reference)
        told = rows if len(rows) <= 5 else [rows[0], reference]
        gap = rows[0].value - reference.value
        out.append(
            tr(
                language,
                "%(name)s: %(items)s. %(first)s against %(reference)s: %(gap)s.",
                name=text_of(rows[0].name, language),
                items=join([f"{_name(f, language)} {said(f, language, 'n')}" for f in told], language),
                first=_name(rows[0], language),
                reference=_name(reference, language),
                gap=number(gap, language, sign=True) + "\u00a0" + _unit_only(gap, reference.unit, language),
            )
        )
    return " ".join(out)


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """One band is one unit."""
    figure = figures(deck, ref(fields.indicators[0]))[0]
    whole = f" {plain(fields.whole, deck, language)}" if fields.whole else ""
    return tr(language, "1 band = %(unit)s", unit=unit_words(Decimal(1), figure.unit, language)) + whole


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: every row has its label."""
    return ()
