"""What stands still in a line chart: years below, ticks at the left, events above."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from kiosk.charts.frame import Frame
from kiosk.charts.kind import caption
from kiosk.charts.marks import Mark, Rule
from kiosk.charts.placing import flags
from kiosk.charts.scales import Scale, thinned
from kiosk.charts.series import Series, year_name
from kiosk.charts.text import Piece, block, line, moved
from kiosk.model.base import Text
from kiosk.model.tokens import Style
from kiosk.words.messages import tr

FEW = 4
"""Points of a series whose values stand beside them."""
DOT, GUTTER = 13.0, 40.0
"""Radius of a dot, and from a line's end to its name."""
FLAG, ROOMY, BAND = 0.3, 1400.0, 0.2
"""Part of the width that the words of an event may take (more, and flags could not get out of each other's way); from
which width on they are larger, unless all of them take more than this part of the height."""

Event = tuple[int, Text]
"""A year, and what is said of it."""


def dates(
    series: Sequence[Series], years: Sequence[int], x: Scale, named: bool, frame: Frame
) -> tuple[list[Mark], float]:
    """Years under the axis, as many as find room, and how high they stand.

    Beside a line with few points a forecast is named in its year, else once under the years that are forecasts.
    """
    measure, codes, box = frame.measure, frame.deck.languages, frame.box
    style = frame.style("quiet" if len(years) > FEW else "label")
    first = {figure.year: figure for one in reversed(series) for figure in one.figures}
    foretold = sorted({figure.year or 0 for one in series for figure in one.figures if figure.forecast})

    def name(year: int, code: str, between: str) -> str:
        return str(year) if named else year_name(first[year], code, between)

    def wide(between: str) -> list[float]:
        parts = ((part for code in codes for part in name(year, code, between).split("\n")) for year in years)
        return [max(measure.advance(part, style) for part in each) for each in parts]

    places = [x(year) for year in years]
    between = " " if len(thinned(wide(" "), places, 24.0)) == len(years) else "\n"
    widths = wide(between)
    stacked = bool(foretold) and (named or between == "\n")
    floor = box.bottom - style.line * (2 if stacked else 1) - 20
    color = "ink" if style.weight > 400 else "quiet"
    out: list[Mark] = []
    for i in thinned(widths, places, 24.0):
        key = str(years[i]) if len(series) == 1 else f"year.{years[i]}"
        at = min(max(places[i], box.x + widths[i] / 2), box.right - widths[i] / 2)
        pieces = ((name(years[i], frame.language, between), style, color),)
        out.append(Rule(f"{key}.tick", (places[i], floor), (places[i], floor + 12), "ring", 3))
        left = at - widths[i] / 2 - 1
        out.append(block(f"{key}.year", pieces, left, floor + 14, widths[i] + 2, measure, align="center"))
    if foretold and named:
        text = tr(frame.language, "forecast")
        half = measure.advance(text, style) / 2
        at = min(max((x(foretold[0]) + x(foretold[-1])) / 2, box.x + half), box.right - half)
        at = min(at, x.end + DOT + GUTTER / 2 - half)
        out.append(
            line(
                "forecast",
                text,
                style,
                color,
                at,
                floor + 14 + style.line + measure.ascent(style),
                measure,
                align="center",
            )
        )
    return out, box.bottom - floor


def grid(steps: Sequence[Decimal], texts: Sequence[str], x: Scale, y: Scale, frame: Frame) -> Iterator[Mark]:
    """A hairline and a quiet number for each tick; the lowest is the axis, zero stands out among negative values."""
    style = frame.style("source")
    for n, (step, text) in enumerate(zip(steps, texts, strict=True)):
        level = y(float(step))
        edge = "axis" if n == 0 else f"grid.{n}"
        color = "ring" if step == 0 and n else "line"
        yield Rule(edge, (x.start - DOT, level), (x.end + DOT, level), color, 2 if n == 0 or color == "ring" else 1)
        base = level + frame.measure.ascent(style) * 0.34
        yield line(f"grid.{n}.value", text, style, "quiet", x.start - DOT - 18, base, frame.measure, align="right")


def poles(events: Sequence[Event], x: Scale, floor: float, frame: Frame) -> tuple[list[Mark], float]:
    """Events as thin upright lines with their words above the plot; and where the room below them begins.

    While the chart plays, what has not happened yet is not there.
    """
    box, measure = frame.box, frame.measure
    if not events:
        return [], box.y
    width = box.w * FLAG - 34
    dated = sorted(events, key=lambda event: event[0])
    places = [x(year) for year, _ in dated]
    for bold, quiet in (("tile", "tile-quiet"), ("source-strong", "source"))[box.w < ROOMY :]:
        styles = frame.style(bold), frame.style(quiet)
        sizes = [
            [block("", _event(event, code, styles, frame), 0, 0, width, measure).box for code in frame.deck.languages]
            for event in dated
        ]
        widths = [max(size.w for size in each) + 34 for each in sizes]
        rows, turned = flags(places, widths, box.x, box.right)
        heights = [max(size.h for each, at in zip(sizes, rows, strict=True) for size in each if at == row) + 6
                   for row in range(max(rows) + 1)]  # fmt: skip
        if sum(heights) <= BAND * box.h:
            break
    tops = list(accumulate(heights, initial=box.y))
    out: list[Mark] = []
    for n, event in enumerate(dated):
        if frame.time is not None and event[0] > frame.time:
            continue
        top = tops[rows[n]]
        out.append(Rule(f"event.{n}", (places[n], top + 4), (places[n], floor), "ring", 2))
        label = block(f"event.{n}.text", _event(event, frame.language, styles, frame), 0, top, width, measure)
        out.append(moved(label, places[n] - 14 - label.box.w if turned[n] else places[n] + 14))
    return out, tops[-1] + 10


def _event(event: Event, language: str, styles: tuple[Style, Style], frame: Frame) -> tuple[Piece, ...]:
    """The year, and what happened."""
    words = caption(event[1], frame.deck, language)
    return (f"{event[0]} ", styles[0], "ink"), (words, styles[1], "quiet")
