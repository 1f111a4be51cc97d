"""How far each text stands out from what lies under it, from the marks of a page alone: colours are tokens there.

What is under a letter is asked at a few points of its line, of every mark that was drawn before. It agrees with what
tests/ui/stage/test_contrast.py measures on pixels: there, too, the commonest ground counts.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kiosk.charts.marks import Label, Mark, Point, Span
from kiosk.check.painted import extent, painted
from kiosk.model.tokens import THEMES, Style

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
    boxes = [extent(mark) for mark in marks]
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
        token = painted(mark, *point)
        if token and not isinstance(mark, Label):
            opacity = round(getattr(mark, "opacity", 1.0), 2)
            yield token, opacity
            if opacity >= 1:
                return
