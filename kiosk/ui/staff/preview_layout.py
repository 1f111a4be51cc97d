"""Where everything in the preview lies, in units as on the speaker's console: pure, from the window's size alone.

The list stands left, the faults at the foot over the whole width, since they are long lines; what is left is the
slides', which lie beside one another, or below where that makes them much larger. What a window has over its least
goes to the slides first: list and letters grow with its square root.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.charts.marks import Box
from kiosk.model.tokens import LANDSCAPE, PORTRAIT

LEAST, LEAST_HIGH = (1280.0, 768.0), (860.0, 768.0)
"""Units at least, across and down; the second for windows that are higher than wide."""
MARGIN, GAP, SIDE = 16.0, 16.0, 16.0
"""At the window's edges, between slides; and where the letters of list and faults begin."""
BAR, ROW, BETWEEN = 92.0, 68.0, 10.0
"""The bar, a row of its buttons, and room between them."""
LIST, LIST_NARROW = 252.0, 224.0
HEAD = 36.0
"""The line above a slide."""
MUCH = 1.35
"""Slides in a single row have room for notes below: they leave it to become so many times as large."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`unit` is widget pixels; all else lies in units. Each of `slides` has its line of HEAD above it.

    below  room for notes under each slide
    """

    unit: float
    bar: Box
    buttons: Box
    list: Box
    slides: tuple[Box, ...]
    below: float
    faults: Box


def lay_out(width: int, height: int, portrait: bool, count: int, faults: float) -> Layout:
    """The layout of a window of so many pixels.

    portrait  slides are upright
    count     slides side by side
    faults    units that the strip of faults takes at the foot
    """
    narrow = height > width
    least = LEAST_HIGH if narrow else LEAST
    scale = max(min(width / least[0], height / least[1]), 0.05)
    unit = min(scale, scale**0.5)
    w, h = width / unit, height / unit
    bar = Box(0, 0, w, BAR + (ROW if narrow else 0))
    buttons = Box(MARGIN, bar.bottom - ROW - 12, w - 2 * MARGIN, ROW)
    strip = Box(0, h - faults, w, faults)
    side = Box(0, bar.bottom, LIST_NARROW if narrow else LIST, strip.y - bar.bottom)
    room = Box(side.right + GAP, bar.bottom, w - side.right - GAP - MARGIN, strip.y - bar.bottom - GAP)
    slides = tiles(room, portrait, count)
    below = room.bottom - slides[0].bottom if slides[0].y == slides[-1].y else 0.0
    return Layout(unit, bar, buttons, side, slides, below, strip)


def tiles(room: Box, portrait: bool, count: int) -> tuple[Box, ...]:
    """So many slides in a room, each with a line above it, as large as they can be; a single row of them at its top."""
    wide, high = PORTRAIT if portrait else LANDSCAPE

    def scale(columns: int) -> float:
        rows = -(-count // columns)
        free = room.w - GAP * (columns - 1), room.h - (GAP / 2) * (rows - 1) - HEAD * rows
        return max(min(free[0] / columns / wide, free[1] / rows / high), 0.001)

    columns = max(range(1, count + 1), key=lambda columns: scale(columns) * (MUCH if columns == count else 1.0))
    w, h = wide * scale(columns), high * scale(columns)
    rows = -(-count // columns)
    left = room.x + (room.w - columns * w - GAP * (columns - 1)) / 2
    top = room.y + (0.0 if rows == 1 else (room.h - rows * (h + HEAD) - (GAP / 2) * (rows - 1)) / 2)
    return tuple(
        Box(left + n % columns * (w + GAP), top + HEAD + n // columns * (h + HEAD + GAP / 2), w, h)
        for n in range(count)
    )


def in_a_row(widths: Sequence[float], room: Box) -> list[Box]:
    """Buttons at the right end of a room, as wide as they want to be; all give way alike where there is too little."""
    free = room.w - BETWEEN * (len(widths) - 1)
    less = min(free / sum(widths), 1.0)
    boxes, x = [], room.right - sum(widths) * less - BETWEEN * (len(widths) - 1)
    for wide in widths:
        boxes.append(Box(x, room.y, wide * less, room.h))
        x += wide * less + BETWEEN
    return boxes
