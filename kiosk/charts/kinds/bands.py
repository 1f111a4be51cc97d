"""Bands: a gel of years. Each band is one unit from zero; what exceeds the reference row stands out.

chart: {kind: bands, indicators: [life-expectancy-women, life-expectancy-men], reference: eu28}
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import ceil
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, counting, entity, figures, name_of, ref, said, text_of, ticking
from kiosk.charts.marks import Bars, Box, Mark, Rule, Target
from kiosk.charts.motion import appearing
from kiosk.charts.text import line
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.tokens import ENTITY_DIM, ENTITY_TEXT
from kiosk.words.messages import tr
from kiosk.words.numbers import join, number, unit_words
from kiosk.words.render import plain

KIND = "bands"


class Fields(ChartFields):
    """indicators: tables with the same rows, a panel each; reference: the row that the others are read against."""

    kind: Literal["bands"]
    indicators: Annotated[list[str], Field(min_length=1, max_length=3)]
    reference: str
    whole: Text | None = None

    def references(self) -> tuple[Ref, ...]:
        """The tables, and the row that each must have."""
        return tuple(ref(name + row) for name in self.indicators for row in ("", f".{self.reference}"))


EXAMPLE = {"kind": "bands", "indicators": ["life-expectancy-women", "life-expectancy-men"], "reference": "eu28"}


def _key(figure: Figure) -> str:
    return f"{figure.ref.id}.{figure.ref.row}"


def values(fields: Fields, deck: Deck) -> dict[str, float]:
    """Value by indicator and row."""
    return {_key(f): float(f.value) for name in fields.indicators for f in figures(deck, ref(name))}


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
    tables = [figures(deck, ref(name)) for name in fields.indicators]
    strong, quiet, axis = frame.style("label"), frame.style("quiet"), frame.style("source")
    heading, big, small = frame.style("s"), frame.style("m-list"), frame.style("s")
    names = [text_of(f.row_name or f.name, language) for f in tables[0]]
    # room for the longest words of any language: another language only re-labels
    codes = deck.languages
    left = box.x + max(measure.advance(text_of(f.row_name or f.name, c), strong) for f in tables[0] for c in codes) + 32
    right = box.right - max(
        measure.advance(said(f, code, "n"), big if entity(deck, f) == "lombardia" else small)
        for table in tables for f in table for code in codes
    ) - 24  # fmt: skip
    top_value = max(float(f.value) for table in tables for f in table)
    # the gain stands right of the reference line, in every language
    gain_style = heading.scaled(0.86)
    fits = [
        (box.right - left - 16 - measure.advance(_gain(table, fields.reference, code), gain_style))
        / _limit(table, fields.reference)
        for table in tables for code in codes
    ]  # fmt: skip
    px = min(16.0, (right - left) / top_value, *fits)
    axis_h = axis.line + 10
    panel_h = (box.h - axis_h) / len(tables)
    head_h = 62.0
    foot_h = quiet.line + 6 if frame.portrait else 0.0
    pitch = min((panel_h - head_h - foot_h - 24) / len(names), 132.0 if frame.portrait else 92.0)
    bar_h = pitch - 12
    out: list[Mark] = []
    for p, table in enumerate(tables):
        top = box.y + p * panel_h
        reference = next(f for f in table if f.ref.row == fields.reference)
        limit = float(reference.value)
        out.append(
            line(
                f"{p}.name",
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
        for i, figure in enumerate(table):
            key, who = _key(figure), entity(deck, figure)
            y, shown = rows_top + i * pitch, values.get(_key(figure), 0.0)
            first = i == 0
            middle = y + bar_h / 2
            style, color = (strong, "ink") if first else (quiet, "quiet")
            name = text_of(figure.row_name or figure.name, language)
            out.append(line(f"{key}.name", name, style, color, box.x, middle + measure.ascent(style) * 0.34, measure))
            body = min(shown, limit) if first else shown
            out.append(Bars(f"{key}.body", _bodies(left, y, bar_h, 0, body, px), min(4.0, px / 4), ENTITY_DIM[who]))
            if first:
                rim = _bodies(left, y - 6, bar_h + 12, limit, max(shown, limit), px)
                out.append(Bars(f"{key}.rim", rim, min(4.0, px / 4), "excess"))
            number_style = big if first else small
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
            spoken = f"{name}: {said(figure, language, '')}"
            out.append(Target(key, Box(box.x, y - 6, box.w, pitch).corners(), spoken))
        end = rows_top + len(table) * pitch - 12
        # on a totem the gain needs the room above the line, so its name goes below
        named = end + 12 + measure.ascent(quiet) if frame.portrait else rows_top - 14
        out.append(
            line(
                f"{p}.reference.name",
                text_of(reference.row_name or reference.name, language),
                quiet,
                "quiet",
                x_ref - 14,
                named,
                measure,
                align="right",
            )
        )
        gain = _gain(table, fields.reference, language)
        end_line = end + (18 if frame.portrait else 0)
        out.append(Rule(f"{p}.reference", (x_ref, rows_top - 24), (x_ref, end_line), "ink", 3))
        out.append(
            line(
                f"{p}.gain",
                gain,
                gain_style,
                "acctext",
                x_ref + 16,
                rows_top - 14,
                measure,
                opacity=max(0.0, (progress - 0.6) / 0.4),
            )
        )
    baseline = box.y + box.h - axis.line + measure.ascent(axis)
    step = 20 if px * 20 > 80 else 40
    for tick in range(0, int(top_value) + 1, step):
        out.append(
            line(
                f"tick.{tick}",
                number(Decimal(tick), language),
                axis,
                "quiet",
                left + tick * px,
                baseline,
                measure,
                align="center",
            )
        )
    unit_name = _unit_only(Decimal(2), tables[0][0].unit, language)
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


def words(fields: Fields, deck: Deck, language: str) -> str:
    """A sentence a panel: every row, and how far the first is from the reference."""
    out = []
    for name in fields.indicators:
        table = figures(deck, ref(name))
        reference = next(f for f in table if f.ref.row == fields.reference)
        items = [f"{text_of(f.row_name or f.name, language)} {said(f, language, 'n')}" for f in table]
        gap = table[0].value - reference.value
        out.append(
            tr(
                language,
                "%(name)s: %(items)s. %(first)s against %(reference)s: %(gap)s.",
                name=text_of(table[0].name, language),
                items=join(items, language),
                first=text_of(table[0].row_name or table[0].name, language),
                reference=text_of(reference.row_name or reference.name, language),
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
