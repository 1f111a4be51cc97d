"""Discs side by side whose areas compare, each with its label under it: as large as they fit, in one row or several."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, sqrt

from kiosk.charts.frame import Frame
from kiosk.charts.marks import Box
from kiosk.charts.text import block
from kiosk.model.tokens import STYLES, Style

RING, EDGE = 14.0, 3.0
"""From a disc to the membrane of a touched one, and half the membrane's width (rounded up)."""
GAP, APART = 40.0, 170.0
"""Least and most between two discs."""
UNDER, BESIDE = 16.0, 14.0
"""From a membrane to the label under it, and from a name to the value beside it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the discs stand.

    k      radius of a disc of one cell
    slots  what belongs to each disc and its label
    label  height of a label; `stacked`: the name in type `name` over the value, not beside it
    """

    k: float
    slots: tuple[Box, ...]
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
    return max((_arranged(words, reach, across, frame) for across in range(len(words), 0, -1)), key=lambda one: one.k)


def _arranged(words: Sequence[Words], reach: Sequence[int], across: int, frame: Frame) -> Layout:
    measure, box = frame.measure, frame.box
    quiet, strong = frame.style("quiet"), frame.style("s")
    inline = [max(measure.advance(name, quiet) for name in each.names) + BESIDE + each.value for each in words]
    width = box.w / across
    if across == len(words) and sum(inline) + GAP * across <= box.w:
        return Layout(*_row(reach, inline, strong.line, box), strong.line, False, quiet)
    if max(inline) + GAP <= width:
        return Layout(*_grid(reach, across, strong.line, box), strong.line, False, quiet)
    for style in (quiet, frame.style("unit"), STYLES["quiet"], STYLES["unit"]):
        texts = [((name, style, "quiet"),) for each in words for name in each.names]
        boxes = [block("", text, 0, 0, width - GAP, measure).box for text in texts]
        if max(one.w for one in boxes) <= width - GAP:
            break
    high = max(one.h for one in boxes) + strong.line
    k, slots = _grid(reach, across, high, box)
    fits = max(*(each.value for each in words), *(one.w for one in boxes)) <= width
    return Layout(k if fits or across == 1 else 0.0, slots, high, True, style)


def _row(reach: Sequence[int], labels: Sequence[float], label: float, box: Box) -> tuple[float, tuple[Box, ...]]:
    """k and slots of one row: as much air between any two."""

    def widths(k: float) -> list[float]:
        return [max(2 * (k * sqrt(n) + RING + EDGE), w) + GAP for n, w in zip(reach, labels, strict=True)]

    low, high = 0.0, _upright(reach, box.h - label)
    for _ in range(0 if sum(widths(high)) <= box.w else 16):
        middle = (low + high) / 2
        low, high = (low, middle) if sum(widths(middle)) > box.w else (middle, high)
    k = low or high
    air = min((box.w - sum(widths(k))) / len(reach), APART - GAP)
    wide = [w + air for w in widths(k)]
    start = box.cx - sum(wide) / 2
    return k, tuple(Box(start + right - w, box.y, w, box.h) for w, right in zip(wide, accumulate(wide), strict=True))


def _grid(reach: Sequence[int], across: int, label: float, box: Box) -> tuple[float, tuple[Box, ...]]:
    """k and slots of several rows, or of one whose labels need equal room; what is over stands in the middle."""
    down = ceil(len(reach) / across)
    w, h = box.w / across, box.h / down
    beside = (w / 2 - RING - EDGE - 4) / sqrt(max(*reach, 1))
    out = []
    for i in range(len(reach)):
        row, column = divmod(i, across)
        shift = (across - min(len(reach) - row * across, across)) * w / 2
        out.append(Box(box.x + shift + column * w, box.y + row * h, w, h))
    return max(min(_upright(reach, h - label - (GAP if down > 1 else 0)), beside), 0.0), tuple(out)


def _upright(reach: Sequence[int], room: float) -> float:
    """The k for which the largest disc and its membrane are as high as the room over the label."""
    return max(room / 2 - RING - EDGE - UNDER / 2, 0.0) / sqrt(max(*reach, 1))
