"""A series as discs of cells on a line: x is time, y is value, every cell is worth the same.

A disc holds as many cells as the first point has, those lost since then empty; a point above the first has more cells
and is larger in proportion, so that areas compare (cells of one size everywhere). A forecast has hollow cells, a dashed
membrane, and dots lead to it.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import hypot

from kiosk.charts.frame import Frame
from kiosk.charts.kind import counting, entity, said, ticking
from kiosk.charts.marks import Box, Curve, Disc, Mark, Point, Rule, Target
from kiosk.charts.motion import appearing
from kiosk.charts.series import Series, strip, strips, year_name
from kiosk.charts.text import block, line
from kiosk.charts.tissue import MEMBRANE, cell_worth, disc, growth, membrane, radius
from kiosk.model.indicator import Figure
from kiosk.model.tokens import ENTITY_FILL, foreseen

MOST = 8
"""Points that find room as discs."""
STEEPEST, STEEPEST_PORTRAIT = 200.0, 480.0
"""Stage units a point of value, so that small changes stay small."""
CLEAR, APART = 14.0, 44.0
"""From a disc to the line that leads to it, and at least to the next disc."""


def worth(figures: Sequence[Figure], cell: Decimal) -> Decimal:
    """What a cell is worth: as the slide says, or more where no disc has so many cells."""
    return cell_worth(max(figure.value for figure in figures), cell)


def discs(series: Series, cell: Decimal, values: Mapping[str, float], frame: Frame) -> list[Mark]:
    """Discs joined by a line, their values above them, years under the axis."""
    deck, language, measure, box = frame.deck, frame.language, frame.measure, frame.box
    points, years = series.figures, series.years
    value_style, axis_style = frame.style("value"), frame.style("label")
    # of any language: another language only re-labels
    wide = max(measure.advance(year_name(f, code), axis_style) for f in points for code in deck.languages) + 24
    nearest = min((b - a for a, b in pairwise(years)), default=1) / max(years[-1] - years[0], 1)
    # where two years are too near for their words, the forecast is named on a second line
    stacked = wide > nearest * box.w * 0.9
    axis_y = box.bottom - axis_style.line * (2 if stacked else 1) - 20
    rise = value_style.line + 18
    # on a totem the last value may have to stand under its disc
    below = value_style.line + 8 if frame.portrait else 0
    halves = (measure.advance(said(f, code, "short"), value_style) / 2 for f in points for code in deck.languages)
    widest = max(halves)
    room = Box(box.x + 20, box.y + rise, box.w - 40, axis_y - 34 - box.y - rise - below)
    worth_of_one = worth(points, cell)
    cells = [_cells(f, points[0], worth_of_one) for f in points]
    totals = [total for _, total in cells]
    steepest = STEEPEST_PORTRAIT if frame.portrait else STEEPEST
    radii, places = _places(years, [float(f.value) for f in points], totals, room, widest - 20, steepest)
    out: list[Mark] = [Rule("axis", (box.x, axis_y), (box.right, axis_y), "line", 2)]
    who = entity(deck, points[0])
    spans = strips([x for x, _ in places], box)
    for i, ((x, y), r, figure) in enumerate(zip(places, radii, points, strict=True)):
        key, shown = series.datum(figure), values.get(series.datum(figure), 0.0)
        part = shown / float(figure.value) if figure.value else 1.0
        if i:
            out += _link(key, figure.forecast, places[i - 1], (x, y), radii[i - 1], r, ENTITY_FILL[who], part)
        out += _point(key, figure.forecast, cells[i], part, (x, y), r, who)
        if frame.selection == key:
            out.append(Disc(f"{key}.ring", x, y, r + (MEMBRANE if figure.forecast else 12), "", "touch", 5))
        above = y - r - 28 - (8 if figure.forecast else 0)
        half = measure.advance(said(figure, language, "short"), value_style) / 2
        crowded = any(
            hypot(max(abs(px - x) - half, 0.0), max(above - value_style.size * 0.7 - py, py - above, 0.0)) < pr + 8
            for (px, py), pr in zip(places[:i], radii, strict=False)
        )
        baseline = y + r + 30 + measure.ascent(value_style) * 0.8 if crowded else above
        text, style = counting(figure, shown, language, "short"), ticking(value_style, figure, shown)
        out.append(
            line(f"{key}.value", text, style, "ink", x, baseline, measure, align="center", opacity=appearing(part))
        )
        out.append(Rule(f"{key}.tick", (x, axis_y), (x, axis_y + 12), "ring", 3))
        name = year_name(figure, language, "\n" if stacked else " ")
        half = max(measure.advance(part, axis_style) for part in name.split("\n")) / 2
        left = min(max(x, box.x + half), box.right - half) - half - 1
        pieces = ((name, axis_style, "ink"),)
        out.append(block(f"{key}.year", pieces, left, axis_y + 14, 2 * half + 2, measure, align="center"))
        if frame.time is None or (figure.year or 0) <= frame.time:
            spoken = f"{year_name(figure, language)}: {said(figure, language, '')}"
            out.append(Target(key, strip(spans[i], box.y, box.bottom), spoken))
    return out


def _cells(figure: Figure, first: Figure, cell: Decimal) -> tuple[int, int]:
    """How many cells a point has, and how many its disc has, with those lost since the first point."""
    count = max(round(figure.value / cell), 0)
    return count, max(round(first.value / cell), count, 1)


def _places(
    years: Sequence[int], values: Sequence[float], cells: Sequence[int], room: Box, half: float, steepest: float
) -> tuple[list[float], list[Point]]:
    """Radii and centres: area in proportion to cells, x to time, y to value (at most `steepest` units a point).

    Discs are as large as they can be without touching, one of a pair in its dashed membrane, and leave a third of the
    height to change. `half` is how far the value of an outer point reaches from its middle.
    """
    span = max(years[-1] - years[0], 1)
    high, low = max(values), min(values)
    change = min(steepest * (high - low), room.h / 3)
    for largest in range(140, 30, -2):
        radii = [radius(count, max(cells), float(largest)) for count in cells]
        scale = min(steepest, max(room.h - 2 * largest, 0.0) / max(high - low, 0.001))
        left, right = room.x + max(radii[0], half), room.right - max(radii[-1], half)
        places = [
            (left + (right - left) * (year - years[0]) / span, room.y + largest + (high - value) * scale)
            for year, value in zip(years, values, strict=True)
        ]
        near = pairwise(zip(places, radii, strict=True))
        apart = all(hypot(b[0] - a[0], b[1] - a[1]) >= ra + rb + APART for (a, ra), (b, rb) in near)
        if apart and room.h - 2 * largest >= change:
            break
    return radii, places


def _link(
    key: str, forecast: bool, a: Point, b: Point, ra: float, rb: float, color: str, part: float
) -> list[Mark]:  # fmt: skip
    """What joins two discs: a line, or dots towards a forecast."""
    length = hypot(b[0] - a[0], b[1] - a[1])
    ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    start, room = ra + CLEAR, length - ra - rb - 2 * CLEAR
    if room <= 0:
        return []
    if forecast:
        # between the disc and the dashed membrane of the next
        room, start = max(room - 4, 0.0), start - 4
        count = int(room / 13) + 1
        start += (room - (count - 1) * 13) / 2
        steps = [(n, start + n * 13) for n in range(count)]
        return [Disc(f"{key}.link.{n}", a[0] + ux * d, a[1] + uy * d, 4, color, opacity=part) for n, d in steps]
    grown = room * min(max(part, 0.0), 1.0)
    if grown < 1:
        return []
    from_to = ((a[0] + ux * start, a[1] + uy * start), (a[0] + ux * (start + grown), a[1] + uy * (start + grown)))
    return [Curve(f"{key}.link", from_to, color, 8)]


def _point(
    key: str, forecast: bool, cells: tuple[int, int], part: float, at: Point, r: float, who: str
) -> list[Mark]:  # fmt: skip
    """A disc of cells, those lost empty; while it grows, lost cells come last."""
    count, total = cells
    grown = growth(min(part / 0.85, 1.0) * count, count)
    lost = min(max((part - 0.85) / 0.15, 0.0), 1.0)
    states = (foreseen(who) if forecast else who,) * count + ("lost",) * (total - count)
    out: list[Mark] = [disc(key, total, *at, r, states, grown + (lost,) * (total - count))]
    if forecast:
        # last of all: while it fades, the whole disc inside it is painted anew
        shown = min(max((part - 0.9) / 0.1, 0.0), 1.0)
        out.append(membrane(f"{key}.membrane", *at, r, ENTITY_FILL[who], shown))
    return out
