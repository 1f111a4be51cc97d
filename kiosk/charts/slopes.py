"""The room of a slope: two uprights, values outside them, names and changes right of the second."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.charts.frame import Frame
from kiosk.charts.kind import entity, said
from kiosk.charts.marks import Label
from kiosk.charts.pairs import Pair, difference
from kiosk.charts.placing import spread
from kiosk.charts.scales import Scale
from kiosk.charts.spans import CAPS, spanned
from kiosk.charts.text import Piece, block
from kiosk.model.indicator import Figure
from kiosk.model.tokens import ENTITY_TEXT, Style

WAYS = (("s", "label", "quiet"), ("s", "label", ""), ("label", "tile", ""), ("source-strong", "source", ""))
"""Styles of value, name and change of several lines, largest first."""
DOT, GAP = 14.0, 36.0
"""Radius of an end, and from its middle to its value."""
NAMES = 0.26
"""Part of the width that names may take; longer ones wrap, but not inside a word."""


@dataclass(frozen=True)
class Layout:
    """Where things stand.

    left, right    x of the uprights, which end at `floor`
    starts, stops  middles of the values' labels at both ends, by line
    value, name    styles; `note` is that of the change, which is left out where there is no room
    names          width of names, which begin `beside` right of the values
    """

    left: float
    right: float
    floor: float
    y: Scale
    starts: Sequence[float]
    stops: Sequence[float]
    value: Style
    name: Style
    note: Style | None = None
    names: float = 0.0
    beside: float = 0.0


def layout(rows: Sequence[Pair], floor: float, frame: Frame) -> Layout:
    """The largest words that find room in all languages; a single line has its figures larger still."""
    every = [float(figure.value) for pair in rows for figure in (pair.before, pair.after)]
    low, high = spanned(min(every), max(every))
    return _one(rows[0], low, high, floor, frame) if len(rows) == 1 else _several(rows, low, high, floor, frame)


def _one(pair: Pair, low: float, high: float, floor: float, frame: Frame) -> Layout:
    box = frame.box
    for style in map(frame.style, ("xl", "l", "value", "s")):
        start, stop = _width([pair.before], style, frame), _width([pair.after], style, frame)
        if start + stop + 2 * GAP <= box.w * 0.64 and style.size <= (floor - box.y) * 0.34:
            break
    air = max(style.size * CAPS / 2, DOT) + 8
    y = Scale(low, high, floor - air, box.y + air)
    starts, stops = [y(float(pair.before.value))], [y(float(pair.after.value))]
    left, right = box.x + start + GAP, box.right - stop - GAP
    return Layout(left, right, floor, y, starts, stops, style, frame.style("label"))


def _several(rows: Sequence[Pair], low: float, high: float, floor: float, frame: Frame) -> Layout:
    box, codes = frame.box, frame.deck.languages
    before, after = [pair.before for pair in rows], [pair.after for pair in rows]
    for value, name, note in ((frame.style(a), frame.style(b), frame.style(c) if c else None) for a, b, c in WAYS):
        limit = _names(rows, name, frame)
        labels = [[name_label("", pair, code, name, note, limit, frame).box for code in codes] for pair in rows]
        heights = [max(value.size * CAPS, *(each.h for each in label)) + 10 for label in labels]
        if sum(heights) <= floor - box.y - 8:
            break
    names, beside = max(each.w for label in labels for each in label), _width(after, value, frame) + 16
    left, right = box.x + _width(before, value, frame) + GAP, box.right - names - beside - GAP
    air = max(max(heights) / 2, DOT + 6)
    y = Scale(low, high, floor - air, box.y + air)
    low_heights = [min(value.size * CAPS + 14, height) for height in heights]
    starts = spread([y(float(figure.value)) for figure in before], low_heights, box.y, floor)
    stops = spread([y(float(figure.value)) for figure in after], heights, box.y, floor)
    return Layout(left, right, floor, y, starts, stops, value, name, note, names, beside)


def _names(rows: Sequence[Pair], style: Style, frame: Frame) -> float:
    """Width of the names."""
    texts = [text for pair in rows for text in pair.names.values()]
    words = max(frame.measure.advance(word, style) for text in texts for word in text.split(" "))
    return max(words, min(max(frame.measure.advance(text, style) for text in texts), frame.box.w * NAMES)) + 2


def _width(figures: Sequence[Figure], style: Style, frame: Frame) -> float:
    """Of the widest value in any language."""
    codes = frame.deck.languages
    return max(frame.measure.advance(said(figure, code, "short"), style) for figure in figures for code in codes)


def name_label(
    key: str, pair: Pair, language: str, style: Style, note: Style | None, width: float, frame: Frame
) -> Label:  # fmt: skip
    """The name of a line, and under it how far it has gone."""
    pieces: tuple[Piece, ...] = ((pair.names[language], style, ENTITY_TEXT[entity(frame.deck, pair.after)]),)
    if note and (apart := difference(pair, language)):
        pieces += (("\n" + apart, note, "quiet"),)
        width = max(width, frame.measure.advance(apart, note) + 2)
    return block(key, pieces, 0, 0, width, frame.measure)
