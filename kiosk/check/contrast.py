"""How far each text stands out from what lies under it, from the marks of a page alone: colours are tokens there.

What is under a letter is asked at a few points of its line, of every mark that was drawn before. It agrees with what
tests/ui/stage/test_contrast.py measures on pixels: there, too, the commonest ground counts.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import hypot

import numpy as np

from kiosk.charts.marks import Area, Bars, Blob, Box, Disc, Label, Mark, Panel, Point, Span, Tissue, inside
from kiosk.charts.shapes import shape
from kiosk.model.tokens import CELLS, THEMES, Style

TEXT, LARGE = 4.5, 3.0
"""WCAG 2.2, 1.4.3: the least contrast of a text, and of a large one."""
Layers = tuple[tuple[str, float], ...]
"""Tokens and opacities, topmost first; under all is the ground."""
_ALONG = (0.06, 0.28, 0.5, 0.72, 0.94)
_HIGH = (0.5, 0.12)
"""Where a line is asked: parts of its width, and of its type's size over the baseline."""
_ENOUGH = 4
"""Of these ten points, under how many a ground counts."""


def faint(marks: Sequence[Mark]) -> Iterator[tuple[Label, str, float]]:
    """Labels that are too faint, each once: with the theme in which it is worst, and its contrast there.

    What recedes from what is read is meant to.
    """
    boxes = [_box(mark) for mark in marks]
    for place, label in enumerate(marks):
        if not isinstance(label, Label) or label.opacity < 1:
            continue
        below = [
            mark for mark, box in zip(marks[:place], boxes, strict=False) if box and min(box.overlap(label.box)) > 0
        ]
        pairs = {
            (span.color, ground, needed(span.style))
            for span in label.spans
            if span.text.strip()
            for ground in _grounds(below, span)
        }
        found = [(_contrast(theme, *pair[:2]), theme) for theme in THEMES for pair in pairs if _fails(theme, *pair)]
        if found:
            ratio, theme = min(found, key=lambda one: one[0])
            yield label, theme, ratio


def needed(style: Style) -> float:
    """The contrast that a type needs: large is 38 units, and 29 where it is bold (24 and 18.5 px at 1080p)."""
    return LARGE if style.size >= (29 if style.weight >= 600 else 38) else TEXT


def _fails(theme: str, color: str, ground: Layers, least: float) -> bool:
    return _contrast(theme, color, ground) < least


@lru_cache(maxsize=4096)
def _contrast(theme: str, color: str, ground: Layers) -> float:
    """Contrast of a token with layers that are partly seen through."""
    tokens = THEMES[theme]
    mixed = _channels(tokens["ground"])
    for token, opacity in reversed(ground):
        mixed = tuple(a + (b - a) * opacity for a, b in zip(mixed, _channels(tokens[token]), strict=True))
    dark, light = sorted((_luminance(_channels(tokens[color])), _luminance(mixed)))
    return (light + 0.05) / (dark + 0.05)


def _channels(color: str) -> tuple[float, ...]:
    return tuple(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))


def _luminance(channels: tuple[float, ...]) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _grounds(below: Sequence[Mark], span: Span) -> list[Layers]:
    """What lies under much of a line."""
    points = ((span.x + span.w * part, span.y - span.style.size * high) for part in _ALONG for high in _HIGH)
    counts = Counter(tuple(_layers(below, point)) for point in points)
    return [ground for ground, count in counts.items() if count >= _ENOUGH]


def _layers(below: Sequence[Mark], point: Point) -> Iterator[tuple[str, float]]:
    """What is painted at a point, topmost first, down to what covers the rest."""
    for mark in reversed(below):
        token = _painted(mark, *point)
        if token and not isinstance(mark, Label):
            opacity = round(getattr(mark, "opacity", 1.0), 2)
            yield token, opacity
            if opacity >= 1:
                return


def _painted(mark: Mark, x: float, y: float) -> str:
    """The token that a mark paints at a point; nothing where it does not reach, or only with an edge."""
    match mark:
        case Panel(box=box) if _within(box, x, y):
            return mark.fill
        case Disc() if hypot(x - mark.x, y - mark.y) <= mark.r:
            return mark.fill
        case Bars(boxes=boxes) if any(_within(box, x, y) for box in boxes):
            return mark.fill
        case Area(rings=rings) if mark.fill and any(inside(ring, x, y) for ring in rings):
            return mark.fill
        case Blob(points=points) if mark.fill and inside(points, x, y):
            return mark.fill
        case Tissue():
            return _cell(mark, (x - mark.x) / mark.scale, (y - mark.y) / mark.scale)
    return ""


def _cell(mark: Tissue, x: float, y: float) -> str:
    """The token of the cell at a point of the tissue's own plane, or of its nucleus."""
    form, extents = shape(mark.shape), _extents(mark.shape)
    near = (extents[:, 0] <= x) & (x <= extents[:, 2]) & (extents[:, 1] <= y) & (y <= extents[:, 3])
    for place in np.flatnonzero(near[: len(mark.states)]):
        if inside(form.cells[place], x, y):
            grown = not mark.growth or mark.growth[place] >= 1
            state = CELLS.get(mark.states[place] if grown else mark.base)
            if state is None:
                return ""
            nx, ny = form.nuclei[place]
            core = hypot(x - nx, y - ny) * mark.scale <= mark.nucleus * state.nucleus_scale
            return (state.nucleus if core else "") or state.fill
    return ""


@lru_cache(maxsize=32)
def _extents(name: str) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Left, top, right and lower end of each cell of a shape."""
    cells = [np.array(cell) for cell in shape(name).cells]
    return np.array([[*cell.min(axis=0), *cell.max(axis=0)] for cell in cells])


def _within(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.right and box.y <= y <= box.bottom


def _box(mark: Mark) -> Box | None:
    """Where a mark paints; None for what has no surface."""
    match mark:
        case Panel(box=box):
            return box
        case Disc():
            return Box(mark.x - mark.r, mark.y - mark.r, 2 * mark.r, 2 * mark.r)
        case Bars(boxes=boxes):
            return _around([(box.x, box.y) for box in boxes] + [(box.right, box.bottom) for box in boxes])
        case Area(rings=rings):
            return _around([point for ring in rings for point in ring])
        case Blob(points=points):
            return _around(points)
        case Tissue():
            left, top = _extents(mark.shape)[:, :2].min(axis=0) * mark.scale
            right, bottom = _extents(mark.shape)[:, 2:].max(axis=0) * mark.scale
            return Box(mark.x + float(left), mark.y + float(top), float(right - left), float(bottom - top))
    return None


def _around(points: Sequence[Point]) -> Box | None:
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
