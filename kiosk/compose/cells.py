"""The topics of home as cells of one tissue: icon, name, figure and caption in the middle of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.charts.kind import text_of
from kiosk.charts.marks import Blob, Box, Disc, Icon, Label, Mark, inside
from kiosk.charts.text import block, moved, wrap
from kiosk.compose.blocks import Canvas
from kiosk.compose.membranes import DRAWN, Cell, tissue
from kiosk.compose.topics import Size, ample, colors, fitted, largest, lit, sizes, target
from kiosk.model.deck import Topic
from kiosk.model.tokens import Style
from kiosk.words.render import plain

_ICON, _AIR = 80.0, 8.0
_UNDER = 1.175
"""Where words begin under an icon, in parts of its height."""
_TOPS = (252.0, 600.0)
"""Where the icons of the nine stand, row by row."""
_WELL, _OVER = (16.0, 8.0), (26.0, 14.0)
"""What words of any other number keep off what is seen of their cell, sideways and upright, if large and else."""


@dataclass(frozen=True, slots=True)
class _Filled:
    """A cell and its topic: name, figure and caption under each other from 0 on, and where its icon begins."""

    topic: Topic
    cell: Cell
    parts: tuple[Label, ...]
    y: float = 0.0


def cells(canvas: Canvas) -> list[Mark]:
    """As many cells as there are topics, at most `membranes.MOST`; none without a topic."""
    if not canvas.deck.topics:
        return []
    size = largest(canvas, sizes(len(canvas.deck.topics)), _held)
    return [mark for each in _filled(canvas, size) for mark in _cell(canvas, each, size)]


def _filled(canvas: Canvas, size: Size) -> list[_Filled]:
    """All cells with their words, figures and captions of a row on one level where texts are no larger than drawn."""
    topics, out = canvas.deck.topics, list[_Filled]()
    level = canvas.look.grow == 1.0  # larger texts fill their cells and are centred in them
    for row, top in zip(tissue(len(topics)), _TOPS, strict=False):
        bare = [
            (topic, cell, _parts(canvas, topic, cell, size))
            for topic, cell in zip(topics[len(out) :], row, strict=False)
        ]
        names, figures = (max(parts[n].box.h for _, _, parts in bare) if level else 0.0 for n in (0, 1))
        drawn = [_Filled(topic, cell, _stacked(parts, size, names, figures)) for topic, cell, parts in bare]
        if level:
            y = _level(drawn, top, size) if len(topics) == DRAWN else _middle(drawn, size)
            out += [replace(each, y=y) for each in drawn]
        else:
            place = _centred if len(topics) == DRAWN else _middle
            out += [replace(each, y=place([each], size)) for each in drawn]
    return out


def _level(row: Sequence[_Filled], top: float, size: Size) -> float:
    """Where the icons of a row of the nine begin: where they were drawn, or higher where words need it."""
    return min(top, *(each.cell.bottom - 24 - _high(each, size) for each in row))


def _centred(row: Sequence[_Filled], size: Size) -> float:
    """Where the icon of one of the nine begins whose words stand about its nucleus."""
    (each,) = row
    high = _high(each, size)
    return min(max(each.cell.nucleus[1] - high / 2, each.cell.top + 22), each.cell.bottom - 22 - high)


def _middle(row: Sequence[_Filled], size: Size) -> float:
    """Where the icons of these cells begin if there is as much room above them as below their captions."""
    tops = [each.cell.clear(_icon(size) * 0.4)[0] for each in row]
    lows = [each.cell.clear(each.parts[-1].box.w / 2)[1] - _high(each, size) for each in row]
    return (max(tops) + min(lows)) / 2


def _held(canvas: Canvas, size: Size) -> bool:
    """Whether all words and icons stand well within what is seen of their cells."""
    well, over = _WELL[not size.ample], _OVER[not size.ample]
    for each in _filled(canvas, size):
        icon, x = _icon(size), each.cell.x
        room, figure = _room(canvas, each.cell), plain(each.topic.tile.figure, canvas.deck, canvas.look.language)
        below = each.y + icon * _UNDER
        boxes = [Box(x - icon / 4, each.y, icon / 2, icon)]  # round
        boxes += [
            Box(span.x, below + span.y - span.style.size * 0.72, span.w, span.style.size * 0.94)
            for part in each.parts
            for span in part.spans
        ]
        if not ample(canvas, figure, _big(canvas, figure, size), room, size) or not all(
            inside(each.cell.seen, *corner)
            for box in boxes
            for corner in box.inset(-well, -over, -well, -over).corners()
        ):
            return False
    return True


def _icon(size: Size) -> float:
    return _ICON * size.icon


def _high(each: _Filled, size: Size) -> float:
    return _icon(size) * _UNDER + each.parts[-1].box.bottom


def _room(canvas: Canvas, cell: Cell) -> float:
    """The width of a figure, and of a name that needs it all."""
    return cell.width - (44 if len(canvas.deck.topics) == DRAWN else 56)


def _big(canvas: Canvas, figure: str, size: Size) -> Style:
    """The type of a figure: smaller where it begins with a word."""
    style = canvas.style("m" if figure[:1].isdigit() else "s")
    if style.size < 50:
        style = style.scaled(54 / style.size)
    return style if size.figure == 1.0 else style.scaled(size.figure)


def _stacked(parts: Sequence[Label], size: Size, names: float, figures: float) -> tuple[Label, ...]:
    """Name, figure and caption under each other from 0 on: names and figures as high as told, each on the ground of
    its room, so that figures and captions of a row stand on one level.
    """
    name, figure, caption = parts
    foot = max(names, name.box.h)
    level = foot + _AIR * size.words + max(figures, figure.box.h)
    return moved(name, dy=foot - name.box.h), moved(figure, dy=level - figure.box.h), moved(caption, dy=level)


def _parts(canvas: Canvas, topic: Topic, cell: Cell, size: Size) -> tuple[Label, ...]:
    deck, language, measure = canvas.deck, canvas.look.language, canvas.measure
    _, _, name_color, figure_color, caption_color = colors(canvas, topic)
    key, width, x = f"topic:{topic.id}", _room(canvas, cell), cell.x
    name = text_of(topic.name, language)
    # a name keeps off the membrane: two lines of 84 percent, or of the whole width, else its short form
    short = text_of(topic.short or topic.name, language)
    tries = [
        (text, room, _name_style(canvas, text, room, size))
        for text, room in ((name, width * 0.84), (name, width), (short, width))
    ]
    fits = [each for each in tries if len(wrap(((each[0], each[2], ""),), each[1], measure)) <= 2]
    text, room, style = (fits or tries[-1:])[0]
    figure = plain(topic.tile.figure, deck, language)
    big = fitted(canvas, figure, _big(canvas, figure, size), width)
    quiet, caption = size.of(canvas.style("tile-quiet")), plain(topic.tile.caption, deck, language)
    return (
        block(f"{key}.name", ((text, style, name_color),), x - room / 2, 0, room, measure,
              align="center", balance=True),
        block(f"{key}.figure", ((figure, big, figure_color),), x - width / 2, 0, width, measure, align="center"),
        block(f"{key}.caption", ((caption, quiet, caption_color),), x - width * 0.42, 0, width * 0.84, measure,
              align="center", balance=True),
    )  # fmt: skip


def _name_style(canvas: Canvas, name: str, width: float, size: Size) -> Style:
    style = size.of(canvas.style("label"))
    return style if canvas.measure.advance(name, style) <= width else size.of(canvas.style("tile"))


def _cell(canvas: Canvas, each: _Filled, size: Size) -> list[Mark]:
    topic, x, y, icon = each.topic, each.cell.x, each.y, _icon(size)
    fill, edge, *_ = colors(canvas, topic)
    disc, line = ("nuc", "onnuc") if lit(canvas, topic) else ("raised2", "acctext" if topic.slides else "quiet")
    key, half = f"topic:{topic.id}", icon * 0.3
    at = Box(x - half, y + icon / 2 - half, 2 * half, 2 * half)
    return [
        Blob(f"{key}.cell", each.cell.polygon, fill, edge, 2.5 if edge else 0),
        Disc(f"{key}.disc", x, y + icon / 2, icon / 2, disc),
        Icon(f"{key}.icon", topic.icon, at, line),
        *(moved(part, dy=y + icon * _UNDER) for part in each.parts),
        *target(canvas, topic, each.cell.polygon),
    ]
