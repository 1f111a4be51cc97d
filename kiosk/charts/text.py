"""Text laid out without a toolkit: wrapped, balanced and placed, from measures alone.

Breaking lines here, once, makes a text wrap alike at every scale, on paper and on screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, TypeVar, cast

from kiosk.charts.marks import Box, Label, Span
from kiosk.charts.measure import Measure
from kiosk.model.tokens import Style
from kiosk.words.render import Run

Align = Literal["left", "center", "right"]
Piece = tuple[str, Style, str]
"""A text, its style and its colour, before it has a place."""


F = TypeVar("F", bound=Callable[..., Label])


def _remembered(function: F) -> F:
    """The function with the labels it has made: most labels of a moving chart stand still."""
    return cast(F, lru_cache(maxsize=4096)(function))


def styled(runs: Sequence[Run], style: Style, color: str, strong: Style | None = None) -> tuple[Piece, ...]:
    """Runs of mark-up as pieces: bold in `strong` (else the same type at weight 600), emphasis in italics."""
    bold = strong or replace(style, weight=max(style.weight, 600))
    return tuple((r.text, replace(bold if r.bold else style, italic=r.emphasis), color) for r in runs)


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


def _word_width(word: Sequence[Piece], measure: Measure) -> float:
    return sum(measure.advance(text, style) for text, style, _ in word)


def wrap(pieces: Sequence[Piece], width: float, measure: Measure) -> list[list[list[Piece]]]:
    """Lines of words, each line at most `width` wide where its words allow it."""
    out: list[list[list[Piece]]] = []
    for line in _words(pieces):
        out.append([])
        used = 0.0
        for word in line:
            w = _word_width(word, measure)
            space = measure.advance(" ", word[0][1]) if out[-1] else 0.0
            if out[-1] and used + space + w > width:
                out.append([])
                used, space = 0.0, 0.0
            out[-1].append(word)
            used += space + w
    return out


def _balanced(pieces: Sequence[Piece], width: float, measure: Measure) -> list[list[list[Piece]]]:
    """The same number of lines in the narrowest width that holds them: no short last line."""
    best = wrap(pieces, width, measure)
    count, low, high = len(best), width * 0.4, width
    if count == 1:
        return best
    for _ in range(7):
        middle = (low + high) / 2
        lines = wrap(pieces, middle, measure)
        if len(lines) > count or any(_line_width(line, measure) > middle for line in lines):
            low = middle
        else:
            best, high = lines, middle
    return best


def _line_width(line: Sequence[Sequence[Piece]], measure: Measure) -> float:
    spaces = sum(measure.advance(" ", word[0][1]) for word in line[1:])
    return spaces + sum(_word_width(word, measure) for word in line)


@_remembered
def block(
    key: str, pieces: tuple[Piece, ...], x: float, y: float, width: float, measure: Measure, *,
    align: Align = "left", balance: bool = False, opacity: float = 1.0,
) -> Label:  # fmt: skip
    """A label of `pieces`, its top at y; its box is as wide and high as its lines really are."""
    lines = (_balanced if balance else wrap)(pieces, width, measure)
    spans: list[Span] = []
    top, left, right = y, x + width, x
    for line in lines:
        if not line:
            top += pieces[0][1].line
            continue
        widest = max((piece for word in line for piece in word), key=lambda piece: piece[1].line)[1]
        ascent, descent = measure.ascent(widest), measure.descent(widest)
        baseline = top + (widest.line - ascent - descent) / 2 + ascent
        w = _line_width(line, measure)
        at = x + {"left": 0.0, "center": (width - w) / 2, "right": width - w}[align]
        left, right = min(left, at), max(right, at + w)
        for i, word in enumerate(line):
            for j, (text, style, color) in enumerate(word):
                space = " " if i and not j else ""
                advance = measure.advance(space + text, style)
                last = spans[-1] if spans else None
                if last and last.y == baseline and (last.style, last.color) == (style, color) and (i or j):
                    spans[-1] = replace(last, text=last.text + space + text, w=at + advance - last.x)
                else:
                    gap = measure.advance(space, style)
                    spans.append(Span(text, style, color, at + gap, baseline, advance - gap))
                at += advance
        top += widest.line
    return Label(key, tuple(spans), Box(min(left, right), y, max(right - left, 0.0), top - y), opacity)


def moved(label: Label, dx: float = 0.0, dy: float = 0.0) -> Label:
    """The label elsewhere."""
    spans = tuple(replace(s, x=s.x + dx, y=s.y + dy) for s in label.spans)
    return replace(label, spans=spans, box=Box(label.box.x + dx, label.box.y + dy, label.box.w, label.box.h))


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
