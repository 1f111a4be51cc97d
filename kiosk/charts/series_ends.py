"""Last values and names at the right ends of lines, none on another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.charts.frame import Frame
from kiosk.charts.kind import counting, entity, said, ticking
from kiosk.charts.marks import Box, Mark, Point, Rule
from kiosk.charts.placing import spread
from kiosk.charts.series import Series
from kiosk.charts.series_axis import DOT
from kiosk.charts.spans import CAPS
from kiosk.charts.text import block, line
from kiosk.model.indicator import Figure
from kiosk.model.tokens import ENTITY_TEXT, Style

SMALLER = (("label", "quiet"), ("tile", "tile-quiet"), ("source-strong", "source"))
"""Values and names where larger ones have no room."""
UNDER, BESIDE = 5.0, 14.0
"""From a value to the name under it, or beside it where there is no room under it."""
NAMES = 0.24
"""Part of the width that names may take; longer ones wrap, but not inside a word."""


@dataclass(frozen=True)
class Way:
    """Styles of values and names, how high the labels are, and what is free between two that are close."""

    value: Style
    name: Style
    heights: tuple[float, ...]
    air: float


def width(series: Sequence[Series], style: Style, form: str, beside: bool, frame: Frame) -> float:
    """Of the labels in all languages."""
    measure, codes = frame.measure, frame.deck.languages
    value, name = (style, frame.style("label")) if not beside else map(frame.style, SMALLER[-1])
    texts = [text + one.ends for one in series for text in one.names.values()]
    longest = max((measure.advance(text, name) for text in texts), default=0.0)
    words = max((measure.advance(word, name) for text in texts for word in text.split(" ")), default=0.0)
    names = max(min(longest, frame.box.w * NAMES), words)
    values = _values(series, value, form, frame, codes)
    return (values + BESIDE + names if beside else max(values, names)) + 4


def _values(series: Sequence[Series], style: Style, form: str, frame: Frame, codes: Sequence[str]) -> float:
    figures = (figure for one in series for figure in one.figures)
    return max(frame.measure.advance(said(figure, code, form), style) for figure in figures for code in codes)


def way(series: Sequence[Series], value: Style, column: Box, frame: Frame) -> Way | None:
    """The largest styles in which names under values find room; None where they find none."""
    several = len(series) > 1
    smaller = ((frame.style(a), frame.style(b)) for a, b in SMALLER)
    for values, names in ((value, frame.style("label")), *smaller):
        tall = values.size * CAPS
        heights = [tall + UNDER + _height(one, names, column.w, frame) if several else tall for one in series]
        made = Way(values, names, tuple(heights), max(values.size * 0.3, 8.0))
        if sum(heights) + made.air * len(series) <= column.h:
            return made
    return None


def _beside(series: Sequence[Series], frame: Frame, names: float) -> Way:
    value, name = map(frame.style, SMALLER[-1])
    return Way(value, name, tuple(_height(one, name, names, frame) for one in series), 0.0)


def _height(series: Series, style: Style, width: float, frame: Frame) -> float:
    """Of a name, in the language that needs most."""
    texts = [text + series.ends for text in series.names.values()]
    return max(block("", ((text, style, "ink"),), 0, 0, width + 1, frame.measure).box.h for text in texts)


@dataclass(frozen=True)
class End:
    """A line's end on its way: its last point that is there, the value on show, and how far it has appeared.

    aside   opacity of what belongs to no point, where another line is read
    """

    series: Series
    figure: Figure
    shown: float
    seen: float
    tip: Point
    color: str
    aside: float = 1.0


def ends(
    drawn: Sequence[End], series: Sequence[Series], style: Style, form: str, column: Box, beside: bool, edge: float,
    frame: Frame,
) -> Iterator[Mark]:  # fmt: skip
    """Each label as near to its line's end as the others let it, joined to it where it is not near.

    edge   x of the last year: lines that end before it are led on to it
    """
    values = _values(series, frame.style(SMALLER[-1][0]), form, frame, frame.deck.languages) + BESIDE if beside else 0.0
    made = _beside(series, frame, column.w - values) if beside else way(series, style, column, frame)
    if made is None:
        return
    heights = [made.heights[series.index(end.series)] for end in drawn]
    room = [height + made.air for height in heights]
    middles = spread([end.tip[1] for end in drawn], room, column.y, frame.box.bottom if beside else column.bottom)
    for end, height, middle in zip(drawn, heights, middles, strict=True):
        base = middle - height / 2 + (made.name.line / 2 + made.value.size * 0.34 if beside else made.value.size * CAPS)
        yield from _label(end, made, base, Box(column.x, middle - height / 2, column.w, height), values, form, frame)
        yield from _leader(end, min(middle, column.bottom), edge, column.x - 8)


def _label(
    end: End, made: Way, base: float, box: Box, values: float, form: str, frame: Frame
) -> Iterator[Mark]:  # fmt: skip
    """The value, and the name of one of several under it or beside it."""
    several = bool(end.series.key)
    key, color = end.series.datum(end.figure), ENTITY_TEXT[entity(frame.deck, end.figure)]
    text = counting(end.figure, end.shown, frame.language, form)
    style = ticking(made.value, end.figure, end.shown)
    yield line(
        f"{key}.value", text, style, color if several else "ink", box.x, base, frame.measure, opacity=end.seen
    )  # fmt: skip
    if several:
        pieces = ((end.series.names[frame.language] + end.series.ends, made.name, color),)
        x, y = (box.x + values, box.y) if values else (box.x, base + UNDER)
        yield block(
            f"{end.series.key}.name", pieces, x, y, box.right - x + 1, frame.measure, opacity=end.seen * end.aside
        )  # fmt: skip


def _leader(end: End, middle: float, edge: float, stop: float) -> Iterator[Mark]:
    """A thin line to the label: level to the last year, then across."""
    (x, y), start = end.tip, edge + DOT + 4
    if x < edge - 1:
        yield Rule(f"{end.series.key}.leader.level", (x + DOT + 6, y), (start, y), end.color, 2, end.seen * end.aside)
    if abs(middle - y) > 8:
        yield Rule(f"{end.series.key}.leader", (start, y), (stop, middle), end.color, 2, end.seen * end.aside)
