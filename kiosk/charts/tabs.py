"""Tabs: number and name of a group, and a dial that shows where round a centre the group stands; and their places.

Beside a wheel tabs stand in a column, each with its names to its right. On a totem they stand in a row at the foot of
the chart, in everybody's reach: the names stand between them and the wheel, which keeps its size when one is touched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from kiosk.charts.frame import Frame
from kiosk.charts.marks import Box, Curve, Disc, Mark
from kiosk.charts.ring import arc
from kiosk.charts.text import block, line, moved
from kiosk.model.tokens import STYLES, Style

PAD = 28.0
"""Between a tab's edge and its words."""
DIAL = 26.0
"""Largest radius of a dial."""
TALL, LOW, LOWER, AIR = 152.0, 136.0, 96.0, 16.0
"""The most that a tab is high beside a wheel, under one in a row and in two rows, and what lies between two tabs."""
ASIDE = 56.0
"""Between the wheel and the tabs beside it."""
UNDER = 36.0
"""Between the wheel, the names and the tabs under it."""
NARROW = 560.0
"""Tabs with no names beside them are no wider."""


@dataclass(frozen=True, slots=True)
class Form:
    """How all tabs of a picture are set: size, types, and whether the name stands beside the number or under it."""

    width: float
    height: float
    number: Style
    name: Style
    digits: float
    dial: float
    beside: bool


@dataclass(frozen=True, slots=True)
class Face:
    """What one tab says: the number and its colour, the name, and from where to where its group goes (radians)."""

    count: str
    color: str
    name: str
    turn: tuple[float, float]


def form(names: Sequence[str], counts: Sequence[str], height: float, most: float, frame: Frame) -> Form:
    """Tabs at most so wide that hold any of the names and counts (of all languages)."""
    measure = frame.measure
    beside = height < STYLES["m-list"].line + frame.style("label").line + 20
    number = frame.style("s") if beside else STYLES["m-list"]
    digits = max(measure.advance(count, number) for count in counts)
    dial = min(DIAL, height * 0.28)
    styles = [frame.style("label"), frame.style("tile"), STYLES["label"], STYLES["tile"], STYLES["source-strong"]]
    for style in styles:
        wide = max(measure.advance(name, style) for name in names)
        width = 2 * PAD + (digits + PAD + wide + 2 * dial if beside else max(wide, digits + PAD + 2 * dial))
        if width <= most:
            break
    return Form(min(width, most), height, number, style, digits, dial, beside)


def tab(key: str, face: Face, box: Box, form: Form, touched: bool, shown: float, frame: Frame) -> Iterator[Mark]:
    """The words and the dial of a tab (its panel may be wider); `shown` is how far they have appeared."""
    measure, ink = frame.measure, "ontouch" if touched else "ink"
    name, x = ((face.name, form.name, ink),), box.x + PAD
    cx, cy = box.right - PAD - form.dial, box.cy
    if form.beside:
        base = box.cy + measure.ascent(form.number) * 0.36
        room = cx - form.dial - PAD / 2 - x - form.digits
        text = block(f"{key}.name", name, x + form.digits + PAD / 2, 0, room, measure)
        text = moved(text, dy=box.cy - text.box.h / 2)
    else:
        text = block(f"{key}.name", name, x, 0, box.w - 2 * PAD + 1, measure)
        head = form.number.size * 0.72
        base = box.cy + (head - 10 - text.box.h) / 2
        text, cy = moved(text, dy=base + 10), base - head / 2
    color = "ontouch" if touched else face.color
    yield line(f"{key}.value", face.count, form.number, color, x, base, measure, opacity=shown)
    yield text
    yield Disc(f"{key}.dial", cx, cy, form.dial - 3, "", "ontouch" if touched else "ring", 2)
    if shown > 0:
        yield Curve(f"{key}.where", arc(cx, cy, form.dial - 3, *face.turn), ink, 7, shown)


@dataclass(frozen=True, slots=True)
class Place:
    """Where all stands.

    tabs, panels  of each group, while one is touched, and while none is
    names         all names of a touched group
    rests         some of each, while none is touched; in the names' room each has its `head` beside it, and between
                  two there is a `gap`
    """

    wheel: Box
    form: Form
    tabs: tuple[Box, ...]
    panels: tuple[Box, ...]
    names: Box
    rests: tuple[Box, ...]
    head: float = 0.0
    gap: float = 0.0


def beside(n: int, names: Sequence[str], counts: Sequence[str], named: bool, frame: Frame) -> Place:
    """The wheel left, n tabs right of it in a column, and right of them the names, if any are listed (`named`)."""
    box = frame.box
    # larger names take their room from the ring
    size = min(box.h, box.w * (0.48 - 0.12 * frame.grow))
    wide = box.w - size - ASIDE if named else min(box.w - size - ASIDE, NARROW)
    left = box.cx - (size + ASIDE + wide) / 2
    side = Box(left + size + ASIDE, box.y, wide, box.h)
    high = min((box.h - AIR * (n - 1)) / n, TALL)
    made = form(names, counts, high, wide * 0.45 if named else wide, frame)
    narrow, top = made.width if named else wide, box.cy - ((high + AIR) * n - AIR) / 2
    panels = [Box(side.x, top + i * (high + AIR), wide, high) for i in range(n)]
    x = side.x + narrow
    return Place(
        wheel=Box(left, box.cy - size / 2, size, size),
        form=made,
        tabs=tuple(Box(panel.x, panel.y, narrow, high) for panel in panels),
        panels=tuple(panels),
        names=Box(x + 40, box.y + 4, side.right - x - 40, box.h - 8),
        rests=tuple(Box(x + PAD, panel.y + 10, side.right - x - 2 * PAD, high - 20) for panel in panels),
    )


def below(n: int, names: Sequence[str], counts: Sequence[str], named: bool, frame: Frame) -> Place:
    """The wheel on top, n tabs at the foot in a row, or two where words are large; the names between."""
    box = frame.box
    for across, most in ((n, LOW), (ceil(n / 2), LOWER)):
        high = min(most * min(frame.grow, 1.2), box.h * 0.13)
        width = (box.w - AIR * (across - 1)) / across
        made = form(names, counts, high, width, frame)
        if made.name.size >= frame.style("tile").size:
            break
    rows = ceil(n / across)
    top = box.bottom - rows * (high + AIR) + AIR
    tabs = tuple(
        Box(box.x + i % across * (width + AIR), top + i // across * (high + AIR), width, high) for i in range(n)
    )
    room = top - UNDER - box.y
    listed = room * (0.3 + 0.2 * frame.grow) if named else -UNDER
    size = max(min(room - listed - UNDER, box.w), 40.0)
    wheel = Box(box.cx - size / 2, box.y + (room - listed - UNDER - size) / 2, size, size)
    space = Box(box.x, top - UNDER - listed, box.w, max(listed, 0.0))
    head = max(frame.measure.advance(name, frame.style("label")) for name in names) + PAD
    gap, pitch = 20.0, space.h / n
    rests = tuple(Box(box.x + head, space.y + i * pitch, box.w - head, pitch - gap) for i in range(n))
    return Place(wheel, made, tabs, tabs, space, rests, head, gap)
