"""The topics of home: cells of one tissue, or tiles on a totem. Those without slides yet are dim and inert.

However few, they fill the same room, and their words grow with it; however many, all of them are there. Words are as
large as they can be while all of them stand well within their cells, in every language, and alike in all cells but for
a figure or a name too wide for its own. Nine topics are as drawn (look.md 6). Over twelve, cells are tiles in landscape
too; tiles that cannot hold their words at their smallest then show their names alone, for a figure without what it
counts says nothing. So 24 topics are well; of more some lose their icon, and where a name finds no room the check says
so, as it does of a word too many on fewer (kiosk.check.fit).
"""

from dataclasses import replace

from kiosk.charts.kind import text_of
from kiosk.charts.marks import Box, Icon, Label, Mark, Panel
from kiosk.charts.text import block, moved
from kiosk.compose.blocks import Canvas
from kiosk.compose.cells import cells
from kiosk.compose.membranes import DRAWN, MOST, ROOM, tiled
from kiosk.compose.topics import Size, ample, colors, fitted, largest, sizes, target
from kiosk.model.deck import Topic
from kiosk.model.tokens import STYLES, TEXT_SIZES, Style
from kiosk.words.render import plain

_GAP = 14.0


def tiles(canvas: Canvas, box: Box) -> list[Mark]:
    """All topics in the order of kiosk.yaml; the first one that can be opened is lit."""
    portrait, topics = canvas.look.portrait, canvas.deck.topics
    if not portrait and len(topics) <= MOST:
        return cells(canvas)
    boxes = _boxes(box if portrait else ROOM.inset(12, 6, 12, 6), tiled(len(topics), portrait=portrait))
    tried = sizes(len(topics))
    tried += [Size(each.figure, name=True) for each in tried if len(topics) > MOST]

    def fits(canvas: Canvas, size: Size) -> bool:
        return all(_roomy(canvas, topic, at, size) for topic, at in zip(topics, boxes, strict=True))

    size = largest(canvas, tried, fits)
    return [mark for topic, at in zip(topics, boxes, strict=True) for mark in _tile(canvas, topic, at, size)]


def _boxes(room: Box, rows: list[int]) -> list[Box]:
    """The tiles of all rows, each row as wide as the room."""
    out, h = list[Box](), (room.h - _GAP * (len(rows) - 1)) / len(rows)
    for row, count in enumerate(rows):
        w = (room.w - _GAP * (count - 1)) / max(count, 1)
        out += [Box(room.x + n * (w + _GAP), room.y + row * (h + _GAP), w, h) for n in range(count)]
    return out


def _small(canvas: Canvas) -> bool:
    """Whether tiles are as small as drawn, or smaller."""
    return len(canvas.deck.topics) >= DRAWN


def _roomy(canvas: Canvas, topic: Topic, box: Box, size: Size) -> bool:
    """Whether the words of a tile stand well within it."""
    parts, inner = _words(canvas, topic, box, size), _inner(box, size)
    used, beside = sum(part.box.h for part in parts), inner.w - _beside(size)
    if size.name:
        return parts[0].box.w <= beside and used <= box.h - 20
    name, figure = text_of(topic.short or topic.name, canvas.look.language), _figure(canvas, topic)
    if any(part.box.w > room + 2 for part, room in zip(parts, (inner.w, beside, inner.w), strict=True)):
        return False
    if not ample(canvas, figure, _big(canvas, size), beside, size):
        return False
    if not size.ample:
        return used <= box.h - 14
    lines = len({span.y for part in parts for span in part.spans})
    wide = ample(canvas, name, _name(canvas, size), inner.w, size) and lines == 3
    return wide and used + 20 * size.words <= box.h - 36 * size.words


def _inner(box: Box, size: Size) -> Box:
    return box.inset(24 * size.words, 12, 20 * size.words, 10)


def _beside(size: Size) -> float:
    """The width that an icon takes, and the air beside it."""
    return 60 * size.words


def _grow(canvas: Canvas) -> float:
    """Where a tile is small its texts grow by one step at most, and wrap rather than shrink."""
    return min(canvas.look.grow, TEXT_SIZES["large"]) if _small(canvas) else canvas.look.grow


def _name(canvas: Canvas, size: Size) -> Style:
    return size.of(STYLES["tile"].grown(_grow(canvas)))


def _big(canvas: Canvas, size: Size) -> Style:
    return canvas.style("s") if size.figure == 1.0 else canvas.style("s").scaled(size.figure)


def _figure(canvas: Canvas, topic: Topic) -> str:
    return plain(topic.tile.figure, canvas.deck, canvas.look.language)


def _words(canvas: Canvas, topic: Topic, box: Box, size: Size) -> list[Label]:
    """Name, figure and caption of a tile, or its name alone."""
    language, measure = canvas.look.language, canvas.measure
    _, _, name_color, figure_color, caption_color = colors(canvas, topic)
    key, inner, beside = f"topic:{topic.id}", _inner(box, size), _inner(box, size).w - _beside(size)
    name, tile, big = text_of(topic.short or topic.name, language), _name(canvas, size), _big(canvas, size)
    if size.name:
        return [block(f"{key}.name", ((name, tile, name_color),), inner.x, 0, beside, measure)]
    figure, caption = _figure(canvas, topic), plain(topic.tile.caption, canvas.deck, language)
    # names and figures keep their lines: captions of a row stand on one level
    first, second = fitted(canvas, name, tile, inner.w), fitted(canvas, figure, big, beside)
    pieces = (
        ("name", name, replace(first, line=tile.line), name_color),
        ("figure", figure, replace(second, line=big.line), figure_color),
        ("caption", caption, size.of(STYLES["unit"].grown(_grow(canvas))), caption_color),
    )
    return [
        block(f"{key}.{part}", ((text, style, color),), inner.x, 0, inner.w + 2, measure)
        for part, text, style, color in pieces
    ]


def _tile(canvas: Canvas, topic: Topic, box: Box, size: Size) -> list[Mark]:
    fill, edge, _, icon_color, _ = colors(canvas, topic)
    key, inner, parts = f"topic:{topic.id}", _inner(box, size), _words(canvas, topic, box, size)
    used, beside = sum(part.box.h for part in parts), inner.w - _beside(size)
    gap = min(max((box.h - 24 - used) / 2, 0), 10 * size.words)
    radius = min(46 * max(size.words, 1.0), box.h * 0.4)
    out: list[Mark] = [Panel(f"{key}.cell", box, (radius, radius), fill, edge, 2.5 if edge else 0)]
    y = box.y + (box.h - used - (len(parts) - 1) * gap) / 2
    for part in parts:
        out.append(moved(part, dy=y))
        if part.box.w <= beside if size.name else part.key.endswith(".figure"):
            icon = 44 * size.icon
            at = Box(inner.right - icon, y + part.box.h / 2 - icon / 2, icon, icon)
            out.append(Icon(f"{key}.icon", topic.icon, at, icon_color))
        y += part.box.h + gap
    return out + target(canvas, topic, box.corners())
