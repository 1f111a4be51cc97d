"""The topics of home: nine cells of one tissue, or tiles on a totem. Those without slides yet are dim and inert."""

from dataclasses import replace

from kiosk.charts.kind import text_of
from kiosk.charts.marks import Blob, Box, Disc, Icon, Label, Mark, Panel, Polygon, Target
from kiosk.charts.shapes import shape
from kiosk.charts.text import block, moved, wrap
from kiosk.compose.blocks import Canvas
from kiosk.model.deck import Topic
from kiosk.model.state import Open
from kiosk.model.tokens import STYLES, TEXT_SIZES, Style
from kiosk.words.render import plain


def tiles(canvas: Canvas, box: Box) -> list[Mark]:
    """All topics in the order of kiosk.yaml, at most nine; the first one that can be opened is lit."""
    topics = canvas.deck.topics[:9]
    first = next((topic.id for topic in topics if topic.slides), None)
    out: list[Mark] = []
    if canvas.look.portrait:
        for n, topic in enumerate(topics):
            w, h, gap = (box.w - 28) / 3, (box.h - 28) / 3, 14
            at = Box(box.x + n % 3 * (w + gap), box.y + n // 3 * (h + gap), w, h)
            out += _tile(canvas, topic, at, topic.id == first)
        return out
    cells = shape("home-9")
    rows = ((0, 4, 252.0), (4, 9, 600.0))
    for begin, end, top in rows:
        drawn = [
            (topic, centre, polygon, _parts(canvas, topic, polygon, topic.id == first))
            for topic, centre, polygon in zip(
                topics[begin:end], cells.nuclei[begin:end], cells.cells[begin:end], strict=False
            )
        ]
        if not drawn:
            continue
        level = canvas.look.grow == 1.0  # larger texts fill their cells and are centred in them
        if level:
            names, figures = (max(parts[n].box.h for _, _, _, parts in drawn) for n in (0, 1))
            drawn = [(topic, at, cell, _stacked(parts, names, figures)) for topic, at, cell, parts in drawn]
        else:
            drawn = [(topic, at, cell, _stacked(parts)) for topic, at, cell, parts in drawn]
        y = min([top, *(max(y for _, y in p) - 24 - _high(parts) for _, _, p, parts in drawn)])
        for topic, centre, polygon, parts in drawn:
            low, high = min(y for _, y in polygon) + 22, max(y for _, y in polygon) - 22 - _high(parts)
            own = y if level else min(max(centre[1] - _high(parts) / 2, low), high)
            out += _cell(canvas, topic, polygon, parts, own, topic.id == first)
    return out


def spoken(canvas: Canvas, topic: Topic) -> str:
    deck, language = canvas.deck, canvas.look.language
    name, figure = text_of(topic.name, language), plain(topic.tile.figure, deck, language)
    return f"{name}: {figure} {plain(topic.tile.caption, deck, language)}"


def _target(canvas: Canvas, topic: Topic, polygon: Polygon) -> list[Mark]:
    return [Target(f"topic:{topic.id}", polygon, spoken(canvas, topic), Open(topic.id))] if topic.slides else []


def _colors(topic: Topic, lit: bool) -> tuple[str, str, str, str, str]:
    """Fill, edge, name, figure, caption."""
    if lit:
        return "acc", "", "onacc", "onacc", "onacc"
    if not topic.slides:
        return "ground", "line", "quiet", "quiet", "quiet"
    return "raised", "ring", "ink", "acctext", "quiet"


def _fitted(canvas: Canvas, text: str, style: Style, width: float) -> Style:
    advance = canvas.measure.advance(text, style)
    return style if advance <= width else style.scaled(max(width / advance, 22 / style.size))


_ICON, _AIR = 80.0, 8.0


def _high(parts: list[Label]) -> float:
    return _ICON + 14 + parts[-1].box.bottom


def _stacked(parts: list[Label], names: float = 0.0, figures: float = 0.0) -> list[Label]:
    """Name, figure and caption under each other from 0 on: names and figures as high as told, each on the ground of
    its room, so that figures and captions of a row stand on one level.
    """
    name, figure, caption = parts
    foot = max(names, name.box.h)
    level = foot + _AIR + max(figures, figure.box.h)
    return [moved(name, dy=foot - name.box.h), moved(figure, dy=level - figure.box.h), moved(caption, dy=level)]


def _parts(canvas: Canvas, topic: Topic, polygon: Polygon, lit: bool) -> list[Label]:
    deck, language, measure = canvas.deck, canvas.look.language, canvas.measure
    _, _, name_color, figure_color, caption_color = _colors(topic, lit)
    key = f"topic:{topic.id}"
    left, right = min(x for x, _ in polygon), max(x for x, _ in polygon)
    width, x = right - left - 44, (left + right) / 2
    name = text_of(topic.name, language)
    # a name keeps off the membrane: two lines of 84 percent, or of the whole width, else its short form
    short = text_of(topic.short or topic.name, language)
    tries = [
        (text, room, _tile_style(canvas, text, room))
        for text, room in ((name, width * 0.84), (name, width), (short, width))
    ]
    fits = [each for each in tries if len(wrap(((each[0], each[2], ""),), each[1], measure)) <= 2]
    text, room, style = (fits or tries[-1:])[0]
    figure = plain(topic.tile.figure, deck, language)
    big = canvas.style("m" if figure[:1].isdigit() else "s")
    if big.size < 50:
        big = big.scaled(54 / big.size)
    caption = plain(topic.tile.caption, deck, language)
    return [
        block(f"{key}.name", ((text, style, name_color),), x - room / 2, 0, room, measure,
              align="center", balance=True),
        block(f"{key}.figure", ((figure, _fitted(canvas, figure, big, width), figure_color),), x - width / 2, 0, width,
              measure, align="center"),
        block(f"{key}.caption", ((caption, canvas.style("tile-quiet"), caption_color),),
              x - width * 0.42, 0, width * 0.84, measure, align="center", balance=True),
    ]  # fmt: skip


def _cell(canvas: Canvas, topic: Topic, polygon: Polygon, parts: list[Label], y: float, lit: bool) -> list[Mark]:
    fill, edge, _, _, _ = _colors(topic, lit)
    key = f"topic:{topic.id}"
    x = (min(x for x, _ in polygon) + max(x for x, _ in polygon)) / 2
    icon = _ICON
    out: list[Mark] = [Blob(f"{key}.cell", polygon, fill, edge, 2.5 if edge else 0)]
    out.append(Disc(f"{key}.disc", x, y + icon / 2, icon / 2, "nuc" if lit else "raised2"))
    icon_color = "onnuc" if lit else ("acctext" if topic.slides else "quiet")
    out.append(Icon(f"{key}.icon", topic.icon, Box(x - 24, y + icon / 2 - 24, 48, 48), icon_color))
    y += icon + 14
    out += [moved(part, dy=y) for part in parts]
    return out + _target(canvas, topic, polygon)


def _tile_style(canvas: Canvas, name: str, width: float) -> Style:
    style = canvas.style("label")
    return style if canvas.measure.advance(name, style) <= width else canvas.style("tile")


def _tile(canvas: Canvas, topic: Topic, box: Box, lit: bool) -> list[Mark]:
    deck, language, measure = canvas.deck, canvas.look.language, canvas.measure
    fill, edge, name_color, figure_color, caption_color = _colors(topic, lit)
    key = f"topic:{topic.id}"
    inner = box.inset(24, 12, 20, 10)
    name = text_of(topic.short or topic.name, language)
    figure = plain(topic.tile.figure, deck, language)
    # a tile is small: its texts grow by one step at most, and wrap rather than shrink
    grow = min(canvas.look.grow, TEXT_SIZES["large"])
    tile, quiet = STYLES["tile"].grown(grow), STYLES["unit"].grown(grow)
    style = replace(_fitted(canvas, name, tile, inner.w), line=tile.line)  # captions of a row stand on one level
    big = replace(_fitted(canvas, figure, canvas.style("s"), inner.w - 60), line=canvas.style("s").line)
    caption = plain(topic.tile.caption, deck, language)
    parts: list[Label] = [
        block(f"{key}.name", ((name, style, name_color),), inner.x, 0, inner.w + 2, measure),
        block(f"{key}.figure", ((figure, big, figure_color),), inner.x, 0, inner.w + 2, measure),
        block(f"{key}.caption", ((caption, quiet, caption_color),), inner.x, 0, inner.w + 2, measure),
    ]  # fmt: skip
    used = sum(p.box.h for p in parts)
    gap = min(max((box.h - 24 - used) / 2, 0), 10)
    out: list[Mark] = [Panel(f"{key}.cell", box, (46, 46), fill, edge, 2.5 if edge else 0)]
    y = box.y + (box.h - used - 2 * gap) / 2
    for part in parts:
        out.append(moved(part, dy=y))
        if part.key.endswith(".figure"):
            icon = Box(inner.right - 44, y + part.box.h / 2 - 22, 44, 44)
            out.append(Icon(f"{key}.icon", topic.icon, icon, figure_color))
        y += part.box.h + gap
    return out + _target(canvas, topic, box.corners())
