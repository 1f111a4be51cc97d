"""A wheel: a ring of cells in groups, an arc round each group, and a word in the middle."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from kiosk.charts.frame import Frame
from kiosk.charts.marks import Box, Curve, Disc, Label, Mark, Tissue
from kiosk.charts.ring import Ring, arc, arcs
from kiosk.charts.text import block, moved
from kiosk.charts.tissue import growth
from kiosk.model.tokens import STYLES, Style

BAND = 16.0
"""What the ring leaves for the arcs round it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cells that belong together: how many, how many of them are there by now, their state, whether it is touched."""

    key: str
    count: int
    shown: float
    state: str
    touched: bool


def wheel(made: Ring, groups: Sequence[Group], box: Box, settled: bool) -> Iterator[Mark]:
    """A cell each, clockwise from 12 o'clock; an arc closes a group when its cells are there, or all is `settled`."""
    r, x, y = box.w / 2 - BAND, box.cx, box.cy
    states, grown = [""] * made.total, [0.0] * made.total
    cells = iter(made.cells)
    for group in groups:
        for size in growth(group.shown, group.count):
            cell = next(cells)
            states[cell], grown[cell] = group.state, size
    d = 2 * r * sqrt((1 - (made.hole / 100) ** 2) / len(made.cells))
    sizes = (1.3 + 0.066 * d, 0.225 * d, 0.11 * d)
    yield Tissue("_ring", made.shape, x, y, r / 100, *sizes, tuple(states), tuple(grown))
    for group, (start, end) in zip(groups, arcs(made, [group.count for group in groups]), strict=True):
        # an arc in motion would paint all cells that it surrounds anew
        if settled or group.shown >= group.count:
            color, width = ("touch", 7) if group.touched else ("ring", 5)
            yield Curve(f"{group.key}.arc", arc(x, y, r + BAND - 5, start, end, 7), color, width)


def hub(made: Ring, names: Sequence[str], language: int, box: Box, frame: Frame) -> Iterator[Mark]:
    """The plain disc in the middle, and in it a name in the largest type that holds it in every language."""
    x, y, r = box.cx, box.cy, (box.w / 2 - BAND) * (made.hole / 100 - 0.043)
    styles = [STYLES["m-list"], *(frame.style(name) for name in ("s", "label", "tile")), STYLES["unit"]]

    def written(name: str, style: Style) -> Label:
        text = block("_centre.name", ((name, style, "onacc"),), 0, 0, r * 1.6, frame.measure, align="center")
        return moved(text, x - text.box.cx, y - text.box.cy)

    yield Disc("_centre", x, y, r, "acc")
    yield written(names[language], next((s for s in styles if _held(names, s, r, written)), styles[-1]))


def _held(names: Sequence[str], style: Style, r: float, written: Callable[[str, Style], Label]) -> bool:
    """True where each of the names stays inside a circle."""
    boxes = [written(name, style).box for name in names]
    return all((box.w / 2) ** 2 + (box.h / 2 - style.size * 0.3) ** 2 <= (r - 6) ** 2 for box in boxes)
