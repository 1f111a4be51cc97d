"""Things with a name, and what there is to say about them: cards beside each other, or rows between hairlines."""

from kiosk.charts.marks import Box, Disc, Icon, Label, Mark, Panel, Rule
from kiosk.charts.text import block, moved, styled
from kiosk.compose.blocks import Canvas
from kiosk.compose.slots import anchored
from kiosk.model.layouts import Slot
from kiosk.model.slide import Point
from kiosk.words.render import plain, render

PAD, GAP = 44.0, 28.0
"""Inside a card; between two cards."""
ROUND, ICON = 40.0, 48.0
"""Radius of the disc that bears an icon, and the icon's size, as on home."""
UNDER = 30.0
"""From the disc to the name under it; from it to the words beside it."""
AIR, MOST = 26.0, 56.0
"""Over and under a row, at least and at most."""


def points(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """Cards where the slot is called so, else rows."""
    if not canvas.slide.points:
        return []
    return (_cards if slot.form == "cards" else _rows)(canvas, slot, box)


def _cards(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """One row of cards of one height; on a totem one under the other, words beside their icon."""
    shown, stacked = canvas.slide.points, canvas.look.portrait
    disc = 2 * ROUND + UNDER if any(point.icon for point in shown) else 0.0
    columns = 1 if stacked else len(shown)
    width = (box.w - GAP * (columns - 1)) / columns
    room, over = width - 2 * PAD - (disc if stacked else 0.0), 0.0 if stacked else disc
    tall = (box.h - GAP * (len(shown) - 1)) / len(shown) if stacked else box.h
    made, needed = list[list[Label]](), list[float]()
    for sizes in (("m", "lead"), ("s", "body"), ("s", "quiet"), ("label", "quiet"))[
        0 if stacked or columns < 4 else 1 :
    ]:
        made = [_words(canvas, slot, n, point, room, *sizes) for n, point in enumerate(shown)]
        if not stacked:  # texts begin at one level, whatever their names need
            level = max(pair[0].box.bottom for pair in made)
            made = [[pair[0], *(moved(tail, dy=level - pair[0].box.bottom) for tail in pair[1:])] for pair in made]
        needed = [pair[-1].box.bottom + over + 2 * PAD for pair in made]
        if _at_ease(made, room) and (sum(needed) <= tall * len(shown) if stacked else max(needed) <= tall):
            break
    spare = min(max(tall - sum(needed) / len(needed), 0.0), 80.0)
    high = max(max(needed), min(max(needed) + spare, tall))
    y, out = box.y, list[Mark]()
    for n, (pair, need) in enumerate(zip(made, needed, strict=True)):
        if stacked:
            card = Box(box.x, y, width, need + spare)
            y += card.h + GAP
            left, top = card.x + PAD + disc, card.y + (card.h - pair[-1].box.bottom) / 2
            middle = (card.x + PAD + ROUND, card.cy)
        else:
            card = Box(box.x + n * (width + GAP), y, width, high)
            left, top = card.x + PAD, card.y + PAD + over
            middle = (card.x + PAD + ROUND, card.y + PAD + ROUND)
        out.append(Panel(f"points.{n}.card", card, (46, 46), "raised"))
        out += _icon(f"points.{n}", canvas.slide.points[n].icon, *middle)
        out += [moved(label, left, top) for label in pair]
    return out


def _icon(key: str, name: str | None, x: float, y: float) -> list[Mark]:
    if not name:
        return []
    box = Box(x - ICON / 2, y - ICON / 2, ICON, ICON)
    return [Disc(f"{key}.disc", x, y, ROUND, "raised2"), Icon(f"{key}.icon", name, box, "acctext")]


def _at_ease(made: list[list[Label]], width: float) -> bool:
    """True where no name needs more than two lines, or is wider than its room."""
    return all(pair[0].box.w <= width and pair[0].box.h <= 2.1 * pair[0].spans[0].style.line for pair in made)


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
