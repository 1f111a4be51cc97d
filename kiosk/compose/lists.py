"""Lists of short lines and of names: columns beside each other, chips in rows, in the order of the slide.

Lists of lines that follow each other stand side by side, as many as the slot has columns; chips take its whole width.
A list of lines that stands alone flows into the columns itself. All are set in the largest type in which they fit.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from kiosk.charts.marks import Box, Disc, Label, Mark, Panel, Rule
from kiosk.charts.text import block, moved, styled
from kiosk.compose.blocks import Canvas
from kiosk.compose.slots import anchored
from kiosk.model.layouts import Slot
from kiosk.model.slide import Names
from kiosk.model.tokens import Style
from kiosk.words.render import render

GUTTER, INDENT = 56.0, 42.0
"""Between two columns; from a cell to its line."""
BESIDE = 52.0
"""From the hairline of a ruled slot to its lists."""
CHIP_GAP, CHIP_PAD = 14.0, 26.0
SIZES: dict[str, tuple[str, ...]] = {
    "body": ("body", "quiet", "tile-quiet"),
    "line": ("line", "quiet", "tile-quiet"),
    "quiet": ("quiet", "source"),
}
"""Type of the lines, by the slot's style: the first, or what is smaller where it does not fit."""
SMALLER = {"normal": ("normal",), "large": ("large", "normal"), "largest": ("largest", "large", "normal")}
"""Long lists grow as far as they have room, at worst not at all."""
APART = (64.0, 48.0, 36.0, 26.0)
"""Between two rows of lists: as much as there is room for."""


def lists(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """All lists, from the top of the slot."""
    shown = canvas.slide.lists
    if not shown:
        return []
    x, y = slot.box[0] - BESIDE, slot.box[1] + 16.0
    ruled = (
        [Rule("lists.rule", (x, y), (x, slot.box[1] + slot.box[3] - 30.0), "line", 2)] if slot.form == "ruled" else []
    )
    given = [replace(canvas, look=replace(canvas.look, text_size=size)) for size in SMALLER[canvas.look.text_size]]
    ways = [(each, each.style(name)) for each in given for name in SIZES[slot.style]]
    found: tuple[list[Mark], float] = ([], 0.0)
    for each, style in sorted(ways, key=lambda way: -way[1].size):
        for apart in APART:
            found = _set(each, slot, box, style, apart)
            if found[1] <= box.h:
                return [*ruled, *(_lower(mark, anchored(found[1], box, slot)) for mark in found[0])]
    return [*ruled, *(_lower(mark, box.y) for mark in found[0])]


def _set(canvas: Canvas, slot: Slot, box: Box, style: Style, apart: float) -> tuple[list[Mark], float]:
    """Marks from y = 0 in one type, and their height."""
    y, out, count = 0.0, list[Mark](), 0
    numbered = list(enumerate(canvas.slide.lists))
    for chips, group in groupby(numbered, key=lambda item: item[1].chips):
        members = list(group)
        rows = (
            [[one] for one in members]
            if chips
            else [members[n : n + slot.columns] for n in range(0, len(members), slot.columns)]
        )
        for row in rows:
            y += apart if count else 0.0
            made, height = _row(canvas, slot, box, style, row)
            out += [_lower(mark, y) for mark in made]
            y, count = y + height, count + 1
    return out, y


def _row(
    canvas: Canvas, slot: Slot, box: Box, style: Style, row: Sequence[tuple[int, Names]]
) -> tuple[list[Mark], float]:
    """Lists side by side: headings at one level, lines or chips under them."""
    alone = len(row) == 1
    width = (box.w - GUTTER * (slot.columns - 1)) / slot.columns
    heads = [_head(canvas, slot, n, names, box.w if alone else width) for n, names in row]
    top = max((head.box.h for head in heads if head), default=0.0)
    top += 18.0 if top else 0.0
    out, height = list[Mark](), top
    for place, ((n, names), head) in enumerate(zip(row, heads, strict=True)):
        x = box.x + place * (width + GUTTER)
        if head:
            out.append(moved(head, x, top - 18.0 - head.box.h))
        if names.chips:
            made, high = _chips(canvas, n, names, box.w)
        else:
            made, high = _lines(canvas, n, names, width, style, slot.columns if alone else 1)
        out += [_shifted(mark, x, top) for mark in made]
        height = max(height, top + high)
    return out, height


def _head(canvas: Canvas, slot: Slot, n: int, names: Names, width: float) -> Label | None:
    if not names.title:
        return None
    style = canvas.style("label" if slot.style == "quiet" else "s")
    title = styled(render(names.title, canvas.deck, canvas.look.language), style, "acctext")
    return block(f"lists.{n}", title, 0, 0, width, canvas.measure)


def _lines(canvas: Canvas, n: int, names: Names, width: float, style: Style, columns: int) -> tuple[list[Mark], float]:
    """Lines after their cells; in several columns, filled one after the other, where the list stands alone."""
    deck, language, measure = canvas.deck, canvas.look.language, canvas.measure
    air = style.line * 0.32
    made = [
        block(
            f"lists.{n}.{i}",
            styled(render(item, deck, language), style, "ink"),
            INDENT,
            0,
            width - INDENT,
            measure,
            balance=True,
        )
        for i, item in enumerate(names.items)
    ]
    each = -(-len(made) // columns)
    out, height = list[Mark](), 0.0
    for start in range(0, len(made), each):
        x, y = start // each * (width + GUTTER), 0.0
        for label in made[start : start + each]:
            middle = y + style.line / 2
            out.append(Disc(f"{label.key}.cell", x + 12, middle, 11, "acc"))
            out.append(Disc(f"{label.key}.nucleus", x + 12, middle, 4, "nuc"))
            out.append(moved(label, x, y))
            y += label.box.h + air
        height = max(height, y - air)
    return out, height


def _chips(canvas: Canvas, n: int, names: Names, width: float) -> tuple[list[Mark], float]:
    """Names in chips, row by row."""
    deck, language, measure = canvas.deck, canvas.look.language, canvas.measure
    style = canvas.style("tile")
    high = style.line + 30
    x = y = 0.0
    out: list[Mark] = []
    for i, item in enumerate(names.items):
        words = styled(render(item, deck, language), style, "ink")
        label = block(f"lists.{n}.{i}", words, CHIP_PAD, 15, width - 2 * CHIP_PAD, measure)
        wide, tall = label.box.w + 2 * CHIP_PAD, label.box.h + 30
        if x and x + wide > width:
            x, y = 0.0, y + high + CHIP_GAP
        out.append(Panel(f"{label.key}.chip", Box(x, y, wide, tall), (30, 30), "raised", "ring", 2))
        out.append(moved(label, x, y))
        x, high = x + wide + CHIP_GAP, tall
    return out, y + high


def _shifted(mark: Mark, dx: float, dy: float) -> Mark:
    match mark:
        case Label():
            return moved(mark, dx, dy)
        case Disc():
            return Disc(mark.key, mark.x + dx, mark.y + dy, mark.r, mark.fill)
        case Panel():
            box = Box(mark.box.x + dx, mark.box.y + dy, mark.box.w, mark.box.h)
            return Panel(mark.key, box, mark.radius, mark.fill, mark.edge, mark.stroke)
    return mark


def _lower(mark: Mark, dy: float) -> Mark:
    return _shifted(mark, 0.0, dy)
