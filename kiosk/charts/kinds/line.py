"""Line: a series over time, its points dots or discs of cells; a forecast is dashed and called one.

chart: {kind: line, indicator: spending-gdp-italy, points: discs, cell: 0.1}
"""

import itertools
from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import hypot
from typing import Literal

from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, counting, entity, figures, ref, said, text_of, ticking
from kiosk.charts.marks import Box, Curve, Disc, Mark, Rule, Target
from kiosk.charts.motion import appearing
from kiosk.charts.text import block, line
from kiosk.charts.tissue import cell_worth, circle, disc, growth
from kiosk.model.base import Number, Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.tokens import ENTITY_FILL
from kiosk.words.messages import tr
from kiosk.words.numbers import join, unit_words
from kiosk.words.render import plain

KIND = "line"


class Fields(ChartFields):
    """indicator: a series; points: dots, or discs whose cells are worth `cell` each; whole: what a cell is part of."""

    kind: Literal["line"]
    indicator: str
    points: Literal["dots", "discs"] = "dots"
    cell: Number = Decimal(1)
    whole: Text | None = None

    def references(self) -> tuple[Ref, ...]:
        """The series."""
        return (ref(self.indicator),)


EXAMPLE = {"kind": "line", "indicator": "spending-gdp-italy", "points": "discs", "cell": Decimal("0.1")}


def _points(fields: Fields, deck: Deck) -> list[Figure]:
    return figures(deck, ref(fields.indicator))


def _cell(fields: Fields, points: Sequence[Figure]) -> Decimal:
    """What a cell is worth: as the slide says, or more where no disc has so many cells."""
    return cell_worth(max(figure.value for figure in points), fields.cell)


def values(fields: Fields, deck: Deck) -> dict[str, float]:
    """Value by year."""
    return {str(figure.year): float(figure.value) for figure in _points(fields, deck)}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """Points in proportion to time and value; the line runs from disc to disc, a forecast link is dotted."""
    deck, language, measure, box = frame.deck, frame.language, frame.measure, frame.box
    points = _points(fields, deck)
    value_style, axis_style = frame.style("value"), frame.style("label")
    years = [int(f.year or 0) for f in points]
    names = [_year_name(f, language, " ") for f in points]
    # of any language: another language only re-labels
    wide = max(measure.advance(_year_name(f, code, " "), axis_style) for f in points for code in deck.languages) + 24
    nearest = min((b - a for a, b in itertools.pairwise(years)), default=1) / max(years[-1] - years[0], 1)
    # where two years are too near for their words, the forecast is named on a second line
    stacked = wide > nearest * box.w * 0.9
    axis_y = box.bottom - axis_style.line * (2 if stacked else 1) - 20
    rise = value_style.line + 18
    # on a totem the last value may have to stand under its disc
    below = value_style.line + 8 if frame.portrait else 0
    # discs are wider than their values, dots are not
    halves = (measure.advance(said(f, code, ""), value_style) / 2 for f in points for code in deck.languages)
    side = 20.0 if fields.points == "discs" else max(20.0, max(halves) - 11)
    room = Box(box.x + side, box.y + rise, box.w - 2 * side, axis_y - 34 - box.y - rise - below)
    shares = [float(f.value) for f in points]
    r, places = _places(years, shares, room, 480.0 if frame.portrait else 200.0, fields.points == "discs")
    out: list[Mark] = [Rule("axis", (box.x, axis_y), (box.right, axis_y), "line", 2)]
    who, cell = entity(deck, points[0]), _cell(fields, points)
    color = ENTITY_FILL[who]
    for i, ((x, y), figure) in enumerate(zip(places, points, strict=True)):
        key, shown = str(figure.year), values.get(str(figure.year), 0.0)
        part = shown / float(figure.value) if figure.value else 1.0
        if i:
            out += _link(points[i - 1], figure, places[i - 1], (x, y), r + 14, color, part)
        out += _point(fields, figure, points[0].value, cell, part, (x, y), r, who)
        text = counting(figure, shown, language, "")
        above = y - r - 28 - (8 if figure.forecast else 0)
        half = measure.advance(said(figure, language, ""), value_style) / 2
        crowded = any(
            hypot(max(abs(px - x) - half, 0.0), max(above - value_style.size * 0.7 - py, py - above, 0.0)) < r + 8
            for px, py in places[:i]
        )
        baseline = y + r + 30 + measure.ascent(value_style) * 0.8 if crowded else above
        out.append(
            line(
                f"{key}.value",
                text,
                ticking(value_style, figure, shown),
                "ink",
                x,
                baseline,
                measure,
                align="center",
                opacity=appearing(part),
            )
        )
        out.append(Rule(f"{key}.tick", (x, axis_y), (x, axis_y + 12), "ring", 3))
        name = _year_name(figure, language, "\n" if stacked else " ")
        half = max(measure.advance(part, axis_style) for part in name.split("\n")) / 2
        centre = min(max(x, box.x + half), box.right - half)
        out.append(
            block(
                f"{key}.year",
                ((name, axis_style, "ink"),),
                centre - half - 1,
                axis_y + 14,
                2 * half + 2,
                measure,
                align="center",
            )
        )
        out.append(Target(key, circle(x, y, max(r, 44.0)), f"{names[i]}: {said(figure, language, '')}"))
    return out


def _year_name(figure: Figure, language: str, between: str) -> str:
    """The year; a forecast says so."""
    if not figure.forecast:
        return str(figure.year)
    return tr(language, "%(year)s, forecast", year=str(figure.year)).replace(" ", between, 1)


def _places(
    years: Sequence[int], values: Sequence[float], room: Box, steepest: float, discs: bool
) -> tuple[float, list[tuple[float, float]]]:
    """Radius and centres: x in proportion to time, y to value (at most `steepest` units a point).

    Discs are as large as they can be without touching, one of a pair in its dashed membrane.
    """
    span = max(years[-1] - years[0], 1)
    high, low = max(values), min(values)
    for r in [float(n) for n in range(140, 30, -2)] if discs else [11.0]:
        scale = min(steepest, (room.h - 2 * r) / max(high - low, 0.001))
        places = [
            (room.x + r + (room.w - 2 * r) * (year - years[0]) / span, room.y + r + (high - value) * scale)
            for year, value in zip(years, values, strict=True)
        ]
        if all(hypot(b[0] - a[0], b[1] - a[1]) >= 2 * r + 44 for a, b in itertools.pairwise(places)):
            break
    return r, places


def _link(
    before: Figure, after: Figure, a: tuple[float, float], b: tuple[float, float], clear: float, color: str, part: float
) -> list[Mark]:
    """What joins two points: a line, or dots towards a forecast."""
    length = hypot(b[0] - a[0], b[1] - a[1])
    ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    if length <= 2 * clear:
        return []
    end = clear + (length - 2 * clear) * min(max(part, 0.0), 1.0)
    key = f"{after.year}.link"
    if after.forecast:
        # between the disc and the dashed membrane of the next
        room = max(length - 2 * clear - 4, 0.0)
        count = int(room / 13) + 1
        start = clear - 4 + (room - (count - 1) * 13) / 2
        return [
            Disc(f"{key}.{n}", a[0] + ux * (start + n * 13), a[1] + uy * (start + n * 13), 4, color, opacity=part)
            for n in range(count)
        ]
    if end - clear < 1:
        return []
    return [Curve(key, ((a[0] + ux * clear, a[1] + uy * clear), (a[0] + ux * end, a[1] + uy * end)), color, 8)]


def _point(
    fields: Fields,
    figure: Figure,
    first: Decimal,
    cell: Decimal,
    part: float,
    at: tuple[float, float],
    r: float,
    who: str,
) -> list[Mark]:
    """A dot, or a disc of as many cells as the first point has, those lost since then empty."""
    x, y = at
    key = str(figure.year)
    if fields.points == "dots":
        fill = "ground" if figure.forecast else ENTITY_FILL[who]
        return [Disc(key, x, y, r * part, fill, ENTITY_FILL[who], 4)]
    count = max(round(figure.value / cell), 0)
    total = max(round(first / cell), count, 1)
    grown = growth(min(part / 0.85, 1.0) * count, count)
    lost_grown = min(max((part - 0.85) / 0.15, 0.0), 1.0)
    states = ("forecast" if figure.forecast else who,) * count + ("lost",) * (total - count)
    out: list[Mark] = [disc(key, total, x, y, r, states, grown + (lost_grown,) * (total - count))]
    if figure.forecast:
        # last of all: while it fades, the whole disc inside it is painted anew
        shown = min(max((part - 0.9) / 0.1, 0.0), 1.0)
        out.append(Disc(f"{key}.membrane", x, y, r + 13, "", ENTITY_FILL[who], 4, (15, 10), shown))
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Name, every point, and which of them is a forecast."""
    items = []
    for figure in _points(fields, deck):
        text = f"{figure.year} {said(figure, language, '')}"
        if figure.forecast:
            text += " (" + tr(language, "forecast") + ")"
        items.append(text)
    figure = _points(fields, deck)[0]
    place = deck.places.get(figure.place or "")
    name, where = text_of(figure.name, language), text_of(place.name, language) if place else ""
    if where not in name:
        name = f"{name}, {where}"
    return tr(language, "%(name)s: %(items)s.", name=name, items=join(items, language))


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """What a cell is worth; nothing for dots."""
    if fields.points == "dots":
        return ""
    points = _points(fields, deck)
    one = unit_words(_cell(fields, points), points[0].unit, language)
    whole = f" {plain(fields.whole, deck, language)}" if fields.whole else ""
    first = points[0].year
    return tr(language, "1 cell = %(unit)s, empty = lost since %(year)s", unit=one + whole, year=str(first))


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: points and forecast have their labels."""
    return ()
