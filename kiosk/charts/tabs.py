"""Tabs: number and name of a group, and a dial that shows where round a centre the group stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.charts.frame import Frame
from kiosk.charts.marks import Box, Curve, Disc, Mark
from kiosk.charts.ring import arc
from kiosk.charts.text import block, line, moved
from kiosk.model.tokens import STYLES, Style

PAD = 28.0
"""Between a tab's edge and its words."""
DIAL = 26.0
"""Largest radius of a dial."""


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
