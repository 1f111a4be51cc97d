"""Figures beside the main one: a hairline, and under it one figure after the other with what it counts."""

from kiosk.charts.kind import entity, text_of
from kiosk.charts.marks import Box, Label, Mark, Rule
from kiosk.charts.text import block, moved, styled
from kiosk.compose.blocks import Canvas
from kiosk.compose.slots import anchored
from kiosk.model.layouts import Slot
from kiosk.model.slide import Fact
from kiosk.model.tokens import ENTITY_TEXT
from kiosk.words.markup import references
from kiosk.words.render import plain, render

AIR, GUTTER = 22.0, 48.0
"""Under the hairline; between two figures."""
LEAST = 190.0
"""Width under which figures stand one under the other."""


def facts(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """Columns of one width; where they are too narrow for their words, rows of fewer."""
    shown = canvas.slide.facts
    if not shown:
        return []
    made: list[list[Label]] = []
    ways = [(columns, text) for columns in (len(shown), (len(shown) + 1) // 2, 1) for text in ("quiet", "unit")]
    for columns, text in ways:
        width = (box.w - GUTTER * (columns - 1)) / columns
        part = _part(canvas, slot, width)
        made = [_fact(canvas, slot, n, fact, width, part, text) for n, fact in enumerate(shown)]
        if width >= LEAST and all(_narrow(pair, width) for pair in made):
            break
    y, out = AIR, list[Mark]()
    for start in range(0, len(made), columns):
        row = made[start : start + columns]
        for n, pair in enumerate(row):
            out += [moved(label, box.x + n * (width + GUTTER), y) for label in pair]
        y += max(pair[-1].box.bottom for pair in row) + AIR
    height = y - AIR
    top = anchored(height, box, slot)
    labels = [moved(label, dy=top) for label in out if isinstance(label, Label)]
    if slot.form == "plain":
        return list(labels)
    return [Rule("facts", (box.x, top), (box.right, top), "line", 2), *labels]


def _part(canvas: Canvas, slot: Slot, width: float) -> float:
    """The part of their size that all figures of a row keep, so that the widest keeps to its column."""
    texts = [plain(fact.figure, canvas.deck, canvas.look.language) for fact in canvas.slide.facts]
    return min(1.0, *(max(width / canvas.measure.advance(text, canvas.style(slot.style)), 0.72) for text in texts))


def _narrow(pair: list[Label], width: float) -> bool:
    """True where the figure keeps to its column, and its words to three lines."""
    head, tail = pair
    return head.box.w <= width and tail.box.w <= width and tail.box.h <= 3.2 * tail.spans[0].style.line


def _fact(canvas: Canvas, slot: Slot, n: int, fact: Fact, width: float, part: float, text: str) -> list[Label]:
    """The figure and its words, in a column that begins at 0, 0."""
    deck, language = canvas.deck, canvas.look.language
    first = next(iter(references(text_of(fact.figure, language))), None)
    color = ENTITY_TEXT[entity(deck, deck.figure(first))] if first else "ink"
    figure = plain(fact.figure, deck, language)
    style = canvas.style(slot.style).scaled(part)
    head = block(f"facts.{n}", ((figure, style, color),), 0, 0, width + 2, canvas.measure)
    words = styled(render(fact.text, deck, language), canvas.style(text), "quiet")
    tail = block(f"facts.{n}.text", words, 0, head.box.bottom + 2, width, canvas.measure, balance=True)
    return [head, tail]
