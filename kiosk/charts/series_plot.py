"""The room of a line chart: where years and values stand, for all frames of a movement and in every language.

Up to four points of one or two series have their values beside them and need no axis; where there are more, or no room,
light ticks stand left. The height may start above zero (a line shows change, no length), but small changes stay small:
it spans at least a quarter of the largest value, unless ticks say what it spans.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kiosk.charts.frame import Frame
from kiosk.charts.kind import said
from kiosk.charts.marks import Box, Mark, Point, Rule
from kiosk.charts.placing import Segment, around
from kiosk.charts.rows import unit_after
from kiosk.charts.scales import Scale
from kiosk.charts.series import Series, runs, year_name
from kiosk.charts.series_axis import DOT, FEW, GUTTER, Event, dates, grid, poles
from kiosk.charts.series_ends import way, width
from kiosk.charts.spans import CAPS, nice, spanned, ticked
from kiosk.charts.text import block
from kiosk.model.indicator import Figure
from kiosk.model.tokens import Style

CLEAR = 28.0
"""How far a value stays from the middle of its point."""


@dataclass(frozen=True)
class Plot:
    """Scales, and what stands still.

    value   style of the values, and the form in which they are said
    spots   where the values of points stand, by datum; None where they are read at ticks
    column  room for names and values at the lines' ends; no width where none stand there
    beside  whether names stand beside the values there
    axis    marks that belong to no datum, and the years
    """

    x: Scale
    y: Scale
    value: Style
    form: str
    spots: Mapping[str, Box] | None
    column: Box
    beside: bool
    axis: tuple[Mark, ...]

    def at(self, year: int, value: float) -> Point:
        """A point; what is far beyond the scale (another view's value on its way) stands at its end."""
        return self.x(year), self.y(min(max(value, self.y.low), self.y.high))


def plot(series: Sequence[Series], events: Sequence[Event], join: bool, frame: Frame) -> Plot:
    """The room that lets values be largest: with their unit, else with the unit once."""
    few = len(series) <= 2 and all(len(one.figures) <= FEW for one in series)
    for style, form in (("value", ""), ("s", ""), ("s", "short")) if few else ():
        value = frame.style(style)
        for below in (DOT + 14, value.size * CAPS + CLEAR + 10):
            made = _plot(series, events, frame, value, form, below)
            spots = _spots(made, series, events, join, frame)
            if spots is not None:
                return replace(made, spots=spots)
    small = frame.style("source").line
    for most in (5, 3, 2):
        made = _plot(series, events, frame, frame.style("s"), "short", None, most)
        if made.y.start - made.y.end >= most * small * 1.5:
            break
    if way(series, made.value, made.column, frame) is not None:
        return made
    return _plot(series, events, frame, frame.style("s"), "short", None, most, beside=True)


def _plot(
    series: Sequence[Series], events: Sequence[Event], frame: Frame, style: Style, form: str, below: float | None,
    most: int = 0, beside: bool = False,
) -> Plot:  # fmt: skip
    """A way to share out the box: margins for words of all languages, the rest for lines.

    below   what is left free under the lowest point for values; None where they are read at ticks
    most    pieces into which ticks may cut the height
    beside  names at the lines' ends stand beside their values, not under them
    """
    box, measure, small = frame.box, frame.measure, frame.style("source")
    figures = [figure for one in series for figure in one.figures]
    years = sorted({year for one in series for year in one.years})
    values = [float(figure.value) for figure in figures]
    form = "short" if figures[0].unit in ("eur", "eur-ppp") else form
    named = below is None or len(series) > 1
    if below is None:
        low, high, steps = nice(min(values), max(values), most)
    else:
        low, high, steps = *spanned(min(values), max(values)), ()
    marked = {code: ticked(figures[0], steps, code) for code in frame.deck.languages}
    left = max((measure.advance(text, small) + 18 + DOT for texts in marked.values() for text in texts), default=0.0)
    column = width(series, style, form, beside, frame) if named else 0.0
    x = Scale(
        years[0],
        max(years[-1], years[0] + 1),
        box.x + (left or _half(figures[0], style, form, frame)),
        box.right - (column + GUTTER if named else _half(figures[-1], style, form, frame)),
    )
    dated, height = dates(series, years, x, named, frame)
    floor = box.bottom - height
    upright, top = poles(events, x, floor, frame)
    axis = [*dated, *upright]
    if form == "short" and (unit := unit_after(frame.deck, figures[0])) and any(unit.values()):
        axis.append(block("unit", ((unit[frame.language], small, "quiet"),), box.x, top, box.w / 2, measure))
        top += small.line
    head = small.line / 2 if below is None else style.size * CAPS + CLEAR + 4
    y = Scale(low, high, floor - (below or 0.0), top + head)
    if steps:
        axis += grid(steps, marked[frame.language], x, y, frame)
    else:
        axis.append(Rule("axis", (box.x, floor), (x.end + DOT if named else box.right, floor), "line", 2))
    column_box = Box(box.right - column, top, column, floor - top)
    return Plot(x, y, style, form, None, column_box, beside, tuple(axis))


def _half(figure: Figure, style: Style, form: str, frame: Frame) -> float:
    """How far the words of an outer point reach from it."""
    label = frame.style("label")
    codes = frame.deck.languages
    widths = [frame.measure.advance(said(figure, code, form), style) for code in codes]
    widths += [
        frame.measure.advance(part, label) for code in codes for part in year_name(figure, code, "\n").split("\n")
    ]
    return max(DOT + 8, *(width / 2 for width in widths)) + 4


def _spots(
    made: Plot, series: Sequence[Series], events: Sequence[Event], join: bool, frame: Frame
) -> dict[str, Box] | None:
    """Where values stand at their points; of several series the last ones stand at the lines' ends."""
    floor, top = made.column.bottom, made.column.y
    if made.y.start - made.y.end < 60:
        return None
    lines: list[Segment] = [((made.x(year), top), (made.x(year), floor)) for year, _ in events]
    points: dict[str, Point] = {}
    sizes = []
    for one in series:
        places = [made.at(figure.year or 0, float(figure.value)) for figure in one.figures]
        for run in runs(one.years, join):
            lines += pairwise(places[i] for i in run)
        for figure, place in zip(one.figures, places, strict=True):
            if len(series) > 1 and figure is one.figures[-1]:
                continue
            points[one.datum(figure)] = place
            wide = max(frame.measure.advance(said(figure, c, made.form), made.value) for c in frame.deck.languages)
            sizes.append((wide + 4, made.value.size * CAPS))
    room = Box(frame.box.x, top, (made.column.x if made.column.w else frame.box.right) - frame.box.x, floor - top - 6)
    found = around(list(points.values()), sizes, CLEAR, lines, room)
    return None if found is None else dict(zip(points, found, strict=True))
