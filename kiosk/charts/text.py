"""Text laid out without a toolkit: wrapped, balanced and placed, from measures alone.

Breaking lines here, once, makes a text wrap alike at every scale, on paper and on screen.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar, cast

from kiosk.charts.marks import Box, Label, Span
from kiosk.charts.measure import Measure
from kiosk.model.tokens import Style
from kiosk.words.render import Run

Align = Literal["left", "center", "right"]
Piece = tuple[str, Style, str]
"""A text, its style and its colour, before it has a place."""


F = TypeVar("F", bound=Callable[..., object])


def _remembered(function: F) -> F:
    """The function with what it has made: most labels of a moving chart stand still."""
    return cast(F, lru_cache(maxsize=4096)(function))


def styled(runs: Sequence[Run], style: Style, color: str, strong: Style | None = None) -> tuple[Piece, ...]:
    """Runs of mark-up as pieces: bold in `strong` (else the same type at weight 600), emphasis in italics."""
    bold = strong or replace(style, weight=max(style.weight, 600))
    return tuple((r.text, _leaning(bold if r.bold else style, r.emphasis), color) for r in runs)


def _leaning(style: Style, italic: bool) -> Style:
    return style if style.italic == italic else replace(style, italic=italic)


def _words(pieces: Sequence[Piece]) -> list[list[list[Piece]]]:
    """Lines (forced) of words (unbreakable) of pieces."""
    lines: list[list[list[Piece]]] = [[[]]]
    for text, style, color in pieces:
        for n, line in enumerate(text.split("\n")):
            if n:
                lines.append([[]])
            for i, word in enumerate(line.split(" ")):
                if i:
                    lines[-1].append([])
                if word:
                    lines[-1][-1].append((word, style, color))
    return [[word for word in line if word] for line in lines]


class _Word(NamedTuple):
    """What no line may break, how wide it is, and how wide the space before it."""

    pieces: tuple[Piece, ...]
    width: float
    space: float


@_remembered
def _measured(pieces: tuple[Piece, ...], measure: Measure) -> tuple[tuple[_Word, ...], ...]:
    """Lines (forced) of words: measured once, however many widths are tried."""

    def word(made: Sequence[Piece]) -> _Word:
        width = sum(measure.advance(text, style) for text, style, _ in made)
        return _Word(tuple(made), width, measure.advance(" ", made[0][1]))

    return tuple(tuple(word(made) for made in line) for line in _words(pieces))


def _broken(lines: Sequence[Sequence[_Word]], width: float) -> list[list[_Word]]:
    """Lines of words, each line at most `width` wide where its words allow it."""
    out: list[list[_Word]] = []
    for line in lines:
        now: list[_Word] = []
        out.append(now)
        used = 0.0
        for word in line:
            if now and used + word.space + word.width > width:
                now = []
                out.append(now)
            used = used + word.space + word.width if now else word.width
            now.append(word)
    return out


def wrap(pieces: Sequence[Piece], width: float, measure: Measure) -> list[list[tuple[Piece, ...]]]:
    """Lines of words, each line at most `width` wide where its words allow it."""
    return [[word.pieces for word in line] for line in _broken(_measured(tuple(pieces), measure), width)]


def _balanced(words: Sequence[Sequence[_Word]], width: float) -> list[list[_Word]]:
    """The same number of lines in the narrowest width that holds them: no short last line."""
    best = _broken(words, width)
    count, low, high = len(best), width * 0.4, width
    if count == 1:
        return best
    for _ in range(7):
        middle = (low + high) / 2
        lines = _broken(words, middle)
        if len(lines) > count or any(_line_width(line) > middle for line in lines):
            low = middle
        else:
            best, high = lines, middle
    return best


def _line_width(line: Sequence[_Word]) -> float:
    return sum(word.space for word in line[1:]) + sum(word.width for word in line)


def _spans(line: Sequence[_Word], x: float, baseline: float, measure: Measure) -> Iterator[Span]:
    """The line from x on; neighbours of one style are one span, so that a PDF's text keeps its spaces."""
    said, drawn, start, at = "", line[0].pieces[0], x, x
    for i, word in enumerate(line):
        for j, piece in enumerate(word.pieces):
            text, style, _ = piece
            space = " " if i and not j else ""
            if said and piece[1:] != drawn[1:]:
                yield Span(said, *drawn[1:], start, baseline, at - start)
                said = ""
            if said:
                said += space + text
            else:
                said, drawn, start = text, piece, at + measure.advance(space, style)
            at += measure.advance(space + text, style)
    yield Span(said, *drawn[1:], start, baseline, at - start)


@_remembered
def block(
    key: str, pieces: tuple[Piece, ...], x: float, y: float, width: float, measure: Measure, *,
    align: Align = "left", balance: bool = False, opacity: float = 1.0,
) -> Label:  # fmt: skip
    """A label of `pieces`, its top at y; its box is as wide and high as its lines really are."""
    words = _measured(pieces, measure)
    lines = _balanced(words, width) if balance else _broken(words, width)
    spans: list[Span] = []
    top, left, right = y, x + width, x
    for line in lines:
        if not line:
            top += pieces[0][1].line
            continue
        widest = max((piece for word in line for piece in word.pieces), key=lambda piece: piece[1].line)[1]
        ascent, descent = measure.ascent(widest), measure.descent(widest)
        w = _line_width(line)
        at = x + {"left": 0.0, "center": (width - w) / 2, "right": width - w}[align]
        left, right = min(left, at), max(right, at + w)
        spans += _spans(line, at, top + (widest.line - ascent - descent) / 2 + ascent, measure)
        top += widest.line
    return Label(key, tuple(spans), Box(min(left, right), y, max(right - left, 0.0), top - y), opacity)


def moved(label: Label, dx: float = 0.0, dy: float = 0.0) -> Label:
    """The label elsewhere."""
    x, y, w, h = label.box
    spans = tuple(Span(s.text, s.style, s.color, s.x + dx, s.y + dy, s.w) for s in label.spans)
    return Label(label.key, spans, Box(x + dx, y + dy, w, h), label.opacity)


@_remembered
def line(
    key: str, text: str, style: Style, color: str, x: float, y: float, measure: Measure, *,
    align: Align = "left", opacity: float = 1.0,
) -> Label:  # fmt: skip
    """One line with its baseline at y: starting, centred or ending at x."""
    w = measure.advance(text, style)
    at = x - {"left": 0.0, "center": w / 2, "right": w}[align]
    box = Box(at, y - measure.ascent(style) * 0.8, w, measure.ascent(style) * 0.8 + measure.descent(style) * 0.8)
    return Label(key, (Span(text, style, color, at, y, w),), box, opacity)
