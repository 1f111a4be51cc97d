"""The poster figure: the one number that a slide is about, as large as its room, counting up as the slide begins."""

from dataclasses import replace
from decimal import Decimal

from kiosk.charts.kind import entity, text_of
from kiosk.charts.marks import Box, Label
from kiosk.charts.motion import appearing
from kiosk.charts.text import Piece, block, moved
from kiosk.compose.blocks import Canvas
from kiosk.compose.slots import anchored
from kiosk.model.base import Text
from kiosk.model.indicator import Figure
from kiosk.model.layouts import Slot
from kiosk.model.tokens import ENTITY_TEXT, STYLES
from kiosk.words.markup import references
from kiosk.words.render import Run, render

BEARING = 6.0
"""How far a poster figure stands left of the margin, for its first digit to stand on it."""


def poster(canvas: Canvas, slot: Slot, box: Box, part: float, text: Text) -> Label:
    """The poster figure: bold runs large and in their entity's colour, the rest beside them; all large where none is.

    `part` (0..1) is how far the numbers have counted; the size is always that of the final text.
    """

    def shown(figure: Figure) -> Decimal:
        # the first figure counts; what it is part of stands still
        if part >= 1 or figure.ref != first:
            return figure.value
        return Decimal(repr(round(float(figure.value) * part, 6)))

    language = canvas.language(slot)
    first = next(iter(references(text_of(text, language))), None)
    final = render(text, canvas.deck, language)
    large = canvas.style(slot.style)
    beside = STYLES["value"].scaled(large.size / STYLES["poster"].size)
    color = ENTITY_TEXT[entity(canvas.deck, canvas.deck.figure(first))] if first else "ink"

    def pieces(runs: tuple[Run, ...], factor: float) -> list[Piece]:
        if not any(run.bold for run in runs):
            return [(r.text, large.scaled(factor), slot.color) for r in runs]
        out: list[Piece] = []
        for run in runs:
            if run.bold:
                out.append((run.text, large.scaled(factor), color))
            elif not out:  # "oltre" stands over its figure
                out.append((run.text.rstrip() + "\n", canvas.style("lead"), "quiet"))
            else:
                out.append((run.text, beside.scaled(factor), "ink"))
        return out

    width = sum(canvas.measure.advance(t, s) for t, s, _ in pieces(final, 1.0) if not t.endswith("\n"))
    factor = max(min(box.w / width, 1.0), slot.fit) if width else 1.0
    runs = final if part >= 1 else render(text, canvas.deck, language, value=shown)
    if part < 1:  # digits of one width while they count
        large = replace(large, tabular=True)
    label = block(
        canvas.key(slot), tuple(pieces(runs, factor)), box.x, box.y, box.w * 2, canvas.measure,
        opacity=appearing(part),
    )  # fmt: skip
    if pieces(final, 1.0)[0][0].endswith("\n"):  # the figure stands left of the margin, the words over it on it
        over, *rest = label.spans
        label = replace(label, spans=(replace(over, x=over.x + BEARING), *rest))
    if slot.anchor == "top":
        return label
    return moved(label, dy=anchored(label.box.h, box, slot) - box.y)
