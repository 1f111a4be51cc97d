"""Things with a name, and what there is to say about them: cards beside each other, or rows between hairlines."""

from kiosk.charts.marks import Box, Disc, Label, Mark, Panel, Rule
from kiosk.charts.text import block, moved, styled
from kiosk.compose.blocks import Canvas
from kiosk.compose.slots import anchored
from kiosk.model.layouts import Slot
from kiosk.model.slide import Point
from kiosk.words.render import plain, render

PAD, GAP = 44.0, 28.0
"""Inside a card; between two cards."""
MARK = 16.0
"""Radius of the cell that opens a card."""
AIR, MOST = 26.0, 56.0
"""Over and under a row, at least and at most."""


def points(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """Cards where the slot is called so, else rows."""
    if not canvas.slide.points:
        return []
    return (_cards if slot.form == "cards" else _rows)(canvas, slot, box)


def _cards(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """One row of cards of one height, words at their foot; on a totem one under the other, words beside their cell."""
    shown = canvas.slide.points
    stacked = canvas.look.portrait
    columns = 1 if stacked else len(shown)
    width = (box.w - GAP * (columns - 1)) / columns
    room = width - 2 * PAD - (3 * MARK if stacked else 0.0)
    over = 0.0 if stacked else 2 * MARK + 28
    tall = (box.h - GAP * (len(shown) - 1)) / len(shown) if stacked else box.h
    made, needed = list[list[Label]](), list[float]()
    for sizes in (("m", "lead"), ("s", "body"), ("s", "quiet")):
        made = [_words(canvas, slot, n, point, room, *sizes) for n, point in enumerate(shown)]
        if not stacked:  # texts begin at one level, whatever their names need
            level = max(pair[0].box.bottom for pair in made)
            made = [[moved(label, dy=level - pair[0].box.bottom) for label in pair] for pair in made]
        needed = [pair[-1].box.bottom + over + 2 * PAD for pair in made]
        if _at_ease(made, room) and (sum(needed) <= tall * len(shown) if stacked else max(needed) <= tall):
            break
    spare = min(max(tall - sum(needed) / len(needed), 0.0), 70.0)
    y, out = box.y, list[Mark]()
    for n, (pair, need) in enumerate(zip(made, needed, strict=True)):
        card = Box(box.x, y, width, need + spare) if stacked else Box(box.x + n * (width + GAP), y, width, tall)
        y += card.h + GAP if stacked else 0.0
        head, foot = pair[0], pair[-1].box.bottom
        if stacked:
            left, top = card.x + PAD + 3 * MARK, card.y + (card.h - foot) / 2
            mark = (card.x + PAD + MARK * 0.6, top + head.spans[0].style.line / 2)
        else:
            left, top = card.x + PAD, card.bottom - PAD - max(one[-1].box.bottom for one in made)
            mark = (card.x + PAD + MARK, card.y + PAD + MARK)
        out += [Panel(f"points.{n}.card", card, (46, 46), "raised"), *_cell(f"points.{n}", *mark, MARK)]
        out += [moved(label, left, top) for label in pair]
    return out


def _at_ease(made: list[list[Label]], width: float) -> bool:
    """True where no name needs more than two lines, or is wider than its room."""
    return all(pair[0].box.w <= width and pair[0].box.h <= 2.1 * pair[0].spans[0].style.line for pair in made)


def _cell(key: str, x: float, y: float, r: float) -> list[Mark]:
    return [Disc(f"{key}.cell", x, y, r, "acc"), Disc(f"{key}.nucleus", x, y, r * 0.36, "nuc")]


def _rows(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """Rows that share the room, a hairline between two; in smaller type where they would not fit."""
    shown = canvas.slide.points
    made, air = list[list[Label]](), 0.0
    for sizes in ((slot.style, "body"), ("s", "body"), ("s", "quiet")):
        made = [_words(canvas, slot, n, point, box.w, *sizes) for n, point in enumerate(shown)]
        used = sum(pair[-1].box.bottom for pair in made)
        air = min((box.h - used) / max(2 * len(made) - 2, 1), MOST)
        if air >= AIR * 0.6:
            break
    air = max(air, AIR * 0.5)
    height = sum(pair[-1].box.bottom for pair in made) + air * (2 * len(made) - 2)
    y, out = anchored(height, box, slot), list[Mark]()
    for n, pair in enumerate(made):
        if n:
            y += air
            out.append(Rule(f"points.{n}.rule", (box.x, y), (box.right, y), "line", 2))
            y += air
        out += [moved(label, box.x, y) for label in pair]
        y += pair[-1].box.bottom
    return out


def _words(canvas: Canvas, slot: Slot, n: int, point: Point, width: float, head: str, body: str) -> list[Label]:
    """Name and text, in a column that begins at 0, 0. All names are set smaller where a word of one is too long."""
    deck, language, measure = canvas.deck, canvas.look.language, canvas.measure
    style = canvas.style(head)
    name = render(point.title, deck, language)
    words = [word for each in canvas.slide.points for word in plain(each.title, deck, language).split(" ")]
    longest = max(measure.advance(word, style) for word in words)
    if longest > width:
        style = style.scaled(max(width / longest, 0.6))
    out = [block(f"points.{n}", styled(name, style, slot.color), 0, 0, width, measure, balance=True)]
    if point.text:
        text = styled(render(point.text, deck, language), canvas.style(body), "quiet")
        out.append(block(f"points.{n}.text", text, 0, out[0].box.bottom + 10, width, measure, balance=True))
    return out
