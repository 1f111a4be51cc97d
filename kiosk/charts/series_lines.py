"""Series as thick lines with dots; a forecast is dashed, its dots are hollow. Several are named at their ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from kiosk.charts.frame import Frame
from kiosk.charts.kind import counting, entity, said, ticking
from kiosk.charts.lift import RECEDED
from kiosk.charts.marks import Curve, Disc, Mark, Point, Target
from kiosk.charts.rows import HERE
from kiosk.charts.scales import dodge
from kiosk.charts.series import Series, reached, runs, shows, strip, strips, year_name
from kiosk.charts.series_axis import DOT, Event
from kiosk.charts.series_ends import End, ends
from kiosk.charts.series_plot import Plot, plot
from kiosk.charts.text import line
from kiosk.model.indicator import Figure
from kiosk.model.tokens import ENTITY_DIM, ENTITY_FILL, ENTITY_TEXT

WIDTH = 8.0
DASH = (4.0, 12.0)
"""A forecast: dashes as short as dots."""
LEAST = 44.0
"""Height of what a finger can tell apart."""


@dataclass(frozen=True)
class _Line:
    """A series in flight: where its points are, how far each has appeared, and where its line ends."""

    series: Series
    color: str
    places: tuple[Point, ...]
    seen: tuple[float, ...]
    curves: tuple[Curve, ...]
    tip: Point
    aside: float = 1.0

    def receded(self) -> "_Line":
        """As it is beside a line that is read: lines belong to no datum, so they recede by themselves (lift.py)."""
        curves = tuple(replace(curve, opacity=RECEDED) for curve in self.curves)
        return replace(self, curves=curves, aside=RECEDED)


def lines(
    series: Sequence[Series],
    events: Sequence[Event],
    join: bool,
    values: Mapping[str, float],
    frame: Frame,
) -> list[Mark]:
    """Axis, lines, dots and values; names at the ends of several series."""
    made = plot(series, events, join, frame)
    drawn = [_line(one, color, join, made, values) for one, color in zip(series, _colors(series, frame), strict=True)]
    touched = next((one.series for one in drawn if _owns(one.series, frame.selection)), None)
    drawn = [one if touched in (None, one.series) else one.receded() for one in drawn]
    out = [*made.axis, *(curve for one in drawn for curve in one.curves)]
    for one in drawn:
        out += _dots(one, made, values, frame)
    if made.column.w:
        found = list(_ends(drawn, values, frame))
        out += ends(found, series, made.value, made.form, made.column, made.beside, made.x.end, frame)
    return out + _targets(series, made, frame)


def _owns(series: Series, key: str | None) -> bool:
    return key is not None and any(series.datum(figure) == key for figure in series.figures)


def there(figure: Figure, frame: Frame) -> bool:
    """Whether a point is there at the year on show."""
    return frame.time is None or (figure.year or 0) <= frame.time


def _colors(series: Sequence[Series], frame: Frame) -> list[str]:
    """The entity's colour; a second series of the same entity has its darker tone."""
    entities = [entity(frame.deck, one.figures[0]) for one in series]
    return [(ENTITY_DIM if who in entities[:n] else ENTITY_FILL)[who] for n, who in enumerate(entities)]


def _line(series: Series, color: str, join: bool, made: Plot, values: Mapping[str, float]) -> _Line:
    """The line as far as it has come; a point that enters does so where it belongs, one that changes moves there."""
    keys = [series.datum(figure) for figure in series.figures]
    here = [min(values.get(key + HERE, float(key in values)), 1.0) for key in keys]
    levels = [
        values[key] if part >= 1.0 else float(figure.value)
        for key, part, figure in zip(keys, here, series.figures, strict=True)
    ]
    places = [made.at(year, level) for year, level in zip(series.years, levels, strict=True)]
    seen: list[float] = []
    curves: list[Curve] = []
    tip = places[0]
    name = f"{series.key}.line" if series.key else "line"
    for run in runs(series.years, join):
        parts = here[run.start : run.stop]
        front = reached(parts)
        seen += [shows(front, i, parts[0]) for i in range(len(run))]
        points = places[run.start : run.stop]
        if any(parts):
            tip = _until(points, 0, front)[-1]
        forecasts = [series.figures[i].forecast for i in run]
        for forecast, group in groupby(range(1, len(run)), key=forecasts.__getitem__):
            links = [*group]
            first, last = links[0], links[-1]
            way = _until(points, first - 1, min(front, last))
            if len(way) > 1:
                key = f"{name}.{run.start + first}"
                curves.append(Curve(key, tuple(way), color, WIDTH, dash=DASH if forecast else None))
    return _Line(series, color, tuple(places), tuple(seen), tuple(curves), tip)


def _until(points: Sequence[Point], start: int, front: float) -> list[Point]:
    """The way through points from one of them to a place between two."""
    whole = int(front)
    way = list(points[start : whole + 1])
    if way and front > whole:
        (ax, ay), (bx, by) = points[whole], points[whole + 1]
        way.append((ax + (bx - ax) * (front - whole), ay + (by - ay) * (front - whole)))
    return way


def _dots(one: _Line, made: Plot, values: Mapping[str, float], frame: Frame) -> Iterator[Mark]:
    """A dot a point, smaller where they stand close, the last one whole; and the values that stand at them."""
    near = min((b[0] - a[0] for a, b in pairwise(one.places)), default=100.0)
    for figure, (x, y), seen in zip(one.series.figures, one.places, one.seen, strict=True):
        key = one.series.datum(figure)
        r = DOT if figure is one.series.figures[-1] else min(DOT, max(near * 0.3, WIDTH / 2))
        if seen > 0 and figure.forecast:
            yield Disc(key, x, y, max(r - 2, 3.0) * seen, "ground", one.color, 4)
        elif seen > 0:
            yield Disc(key, x, y, r * seen, one.color)
        if frame.selection == key:
            yield Disc(f"{key}.ring", x, y, r + 9, "", "touch", 5)
        spot = (made.spots or {}).get(key)
        if spot:
            shown = values.get(key, 0.0)
            text, style = counting(figure, shown, frame.language, made.form), ticking(made.value, figure, shown)
            base = spot.bottom + y - made.at(figure.year or 0, float(figure.value))[1]
            color = ENTITY_TEXT[entity(frame.deck, figure)] if one.series.key else "ink"
            yield line(f"{key}.value", text, style, color, spot.cx, base, frame.measure, align="center", opacity=seen)


def _ends(drawn: Sequence[_Line], values: Mapping[str, float], frame: Frame) -> Iterator[End]:
    """The ends of lines that have begun."""
    for one in drawn:
        last = max((i for i, figure in enumerate(one.series.figures) if there(figure, frame)), default=None)
        if last is not None:
            figure = one.series.figures[last]
            shown = values.get(one.series.datum(figure), 0.0)
            yield End(one.series, figure, shown, one.seen[last], one.tip, one.color, one.aside)


def _targets(series: Sequence[Series], made: Plot, frame: Frame) -> list[Mark]:
    """A strip a year as high as the chart; of several series it is cut halfway between their points."""
    box, language = frame.box, frame.language
    years = sorted({year for one in series for year in one.years})
    spans = dict(zip(years, strips([made.x(year) for year in years], box), strict=True))
    out: list[Mark] = []
    for year in years:
        here = [
            (made.at(year, float(figure.value))[1], one, figure)
            for one in series for figure in one.figures
            if figure.year == year and there(figure, frame)
        ]  # fmt: skip
        if not here:  # a year that the play has still to come to
            continue
        here.sort(key=lambda each: each[0])
        apart = dodge([each[0] for each in here], LEAST, box.y, box.bottom)
        cuts = [box.y, *((a + b) / 2 for a, b in pairwise(apart)), box.bottom]
        for (_, one, figure), (top, bottom) in zip(here, pairwise(cuts), strict=True):
            spoken = f"{year_name(figure, language)}: {said(figure, language, '')}"
            if len(series) > 1:
                spoken = f"{one.names[language]}, {spoken}"
            out.append(Target(one.datum(figure), strip(spans[year], top, bottom), spoken))
    return out
