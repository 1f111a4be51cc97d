"""Where a slide stands among its like: those of its topic with the same layout, a cell each, its own lit.

Touching another cell goes to its slide.
"""

from decimal import Decimal

from kiosk.charts.marks import Box, Mark, Target
from kiosk.charts.shapes import shape
from kiosk.charts.text import block, moved
from kiosk.charts.tissue import SHAPES, disc
from kiosk.compose.blocks import Canvas
from kiosk.model.layouts import Slot
from kiosk.model.state import GoTo
from kiosk.words.messages import tr
from kiosk.words.numbers import number
from kiosk.words.render import plain

BESIDE, GAP = 44.0, 16.0
"""From the disc to its number, and from it to the number of all."""


def place(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """The disc at the left of the slot, as high as it, and "3 of 8" beside it; nothing where a slide has no like."""
    deck, slide, language = canvas.deck, canvas.slide, canvas.look.language
    topic = deck.topic_of(slide.id)
    alike = (
        [name for name in topic.slides if name in deck.slides and deck.slides[name].layout == slide.layout]
        if topic
        else []
    )
    if len(alike) < 2 or len(alike) not in SHAPES:
        return []
    at, count, r = alike.index(slide.id), len(alike), box.h * canvas.display / 2
    x, y = box.x + r, box.y + r
    states = tuple("lombardia" if n == at else "unlit" for n in range(count))
    out: list[Mark] = [disc("place", count, x, y, r, states)]
    x0 = box.x + 2 * r + BESIDE
    own = block(
        "place.number", ((number(Decimal(at + 1), language), canvas.style(slot.style), "acctext"),), x0, 0, box.w,
        canvas.measure,
    )  # fmt: skip
    words = tr(language, "of %(count)s", count=number(Decimal(count), language))
    all_ = block("place.count", ((words, canvas.style("s"), "ink"),), own.box.right + GAP, 0, box.w, canvas.measure)
    out.append(moved(own, dy=y - own.box.h / 2))
    out.append(moved(all_, dy=y - own.box.h / 2 + own.spans[0].y - all_.spans[0].y))
    for name, cell in zip(alike, shape(f"disc-{count}").cells, strict=True):
        polygon = tuple((x + px * r / 100, y + py * r / 100) for px, py in cell)
        title = plain(deck.slides[name].title, deck, language)
        out.append(Target(f"place.{name}", polygon, title, GoTo(name) if name != slide.id else None))
    return out
