"""Discs side by side whose areas compare, each with its label under it: as large as they fit, in one row or several.

Several rows are each as high as their own largest disc asks for. On totems, which are narrow, four discs stand two by
two whatever the text size, and there is less air round the labels: the membrane of a touched disc comes close to them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import sqrt

from kiosk.charts.frame import Frame
from kiosk.charts.marks import Box
from kiosk.charts.text import block
from kiosk.model.tokens import STYLES, Style

RING, EDGE = 14.0, 3.0
"""From a disc to the membrane of a touched one, and half the membrane's width (rounded up)."""
GAP, APART = 40.0, 170.0
"""Least and most between two discs beside each other."""
UNDER = {False: 16.0, True: 6.0}
"""From a membrane to the label under it, landscape and portrait."""
BETWEEN = {False: 40.0, True: 14.0}
"""Between two rows, landscape and portrait."""
BESIDE = 14.0
"""From a name to the value beside it."""
SQUARE = 4
"""Discs that stand two by two on totems."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the discs stand.

    k      radius of a disc of one cell
    slots  what belongs to each disc and its label
    rooms  from each middle to the membrane of the largest disc in its row, where the labels of the row begin
    label  height of a label, `under` that membrane; `stacked`: the name in type `name` over the value, not beside it
    """

    k: float
    slots: tuple[Box, ...]
    rooms: tuple[float, ...]
    under: float
    label: float
    stacked: bool
    name: Style


@dataclass(frozen=True, slots=True)
class Words:
    """What must find room under a disc, in every language: its name, and how wide its value is."""

    names: tuple[str, ...]
    value: float


def layout(words: Sequence[Words], reach: Sequence[int], frame: Frame) -> Layout:
    """The arrangement with the largest discs; of equals the one with most in a row.

    reach    cells of each disc, or of the circle round it where that is larger
    """
    ways = (2,) if frame.portrait and len(words) == SQUARE else range(len(words), 0, -1)
    return max((_arranged(words, reach, across, frame) for across in ways), key=lambda one: one.k)


def _arranged(words: Sequence[Words], reach: Sequence[int], across: int, frame: Frame) -> Layout:
    measure, box = frame.measure, frame.box
    quiet, strong = frame.style("quiet"), frame.style("s")
    width = box.w / across
    inline = _inline(words, quiet, frame)
    if across == len(words) and sum(inline) + GAP * across <= box.w:
        return _row(reach, inline, strong.line, quiet, frame)
    for style in (quiet, STYLES["quiet"]) if frame.portrait else (quiet,):  # a lower label leaves the disc its room
        if max(_inline(words, style, frame)) + GAP <= width:
            return _grid(reach, across, strong.line, style, frame)
    for style in (quiet, frame.style("unit"), STYLES["quiet"], STYLES["unit"]):
        texts = [((name, style, "quiet"),) for each in words for name in each.names]
        boxes = [block("", text, 0, 0, width - GAP, measure).box for text in texts]
        if max(one.w for one in boxes) <= width - GAP:
            break
    made = _grid(reach, across, max(one.h for one in boxes) + strong.line, style, frame, stacked=True)
    fits = max(*(each.value for each in words), *(one.w for one in boxes)) <= width
    return made if fits or across == 1 else replace(made, k=0.0)


def _inline(words: Sequence[Words], style: Style, frame: Frame) -> list[float]:
    """How wide the labels are with their names beside the values."""
    return [max(frame.measure.advance(name, style) for name in each.names) + BESIDE + each.value for each in words]


def _row(reach: Sequence[int], labels: Sequence[float], label: float, name: Style, frame: Frame) -> Layout:
    """One row: as much air between any two."""
    box, under = frame.box, UNDER[frame.portrait]

    def widths(k: float) -> list[float]:
        return [max(2 * (k * sqrt(n) + RING + EDGE), w) + GAP for n, w in zip(reach, labels, strict=True)]

    most = sqrt(max(*reach, 1))
    low, high = 0.0, max((box.h - label - under) / 2 - RING - EDGE, 0.0) / most
    for _ in range(0 if sum(widths(high)) <= box.w else 16):
        middle = (low + high) / 2
        low, high = (low, middle) if sum(widths(middle)) > box.w else (middle, high)
    k = low or high
    air = min((box.w - sum(widths(k))) / len(reach), APART - GAP)
    wide = [w + air for w in widths(k)]
    start = box.cx - sum(wide) / 2
    slots = tuple(Box(start + right - w, box.y, w, box.h) for w, right in zip(wide, accumulate(wide), strict=True))
    return Layout(k, slots, (k * most + RING + EDGE,) * len(reach), under, label, False, name)


def _grid(
    reach: Sequence[int], across: int, label: float, name: Style, frame: Frame, *, stacked: bool = False
) -> Layout:
    """Several rows, or one whose labels need equal room; what is over stands in the middle."""
    box, under, between = frame.box, UNDER[frame.portrait], BETWEEN[frame.portrait]
    rows = [reach[n : n + across] for n in range(0, len(reach), across)]
    w, most = box.w / across, [sqrt(max(*row, 1)) for row in rows]
    spare = box.h - len(rows) * (2 * (RING + EDGE) + under + label) - (len(rows) - 1) * between
    k = max(min(spare / (2 * sum(most)), (w / 2 - RING - EDGE - 4) / max(most)), 0.0)
    air = (spare - 2 * k * sum(most)) / len(rows)
    slots, rooms, y = [], [], box.y
    for row, largest in zip(rows, most, strict=True):
        room = k * largest + RING + EDGE
        high = 2 * room + under + label + air
        left = box.x + (across - len(row)) * w / 2
        slots += [Box(left + n * w, y, w, high) for n in range(len(row))]
        rooms += [room] * len(row)
        y += high + between
    return Layout(k, tuple(slots), tuple(rooms), under, label, stacked, name)
