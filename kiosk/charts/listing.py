"""Names in columns, as large as they fit in every language, each with its cell.

Where not even the smallest type fits, the names run on, and at worst the last are counted: nothing is cut off.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise, product, starmap
from typing import Any, TypeVar, cast

from kiosk.charts.frame import Frame
from kiosk.charts.marks import Box, Disc, Label, Mark
from kiosk.charts.measure import Measure
from kiosk.charts.text import block, moved
from kiosk.model.tokens import STYLES, Style
from kiosk.words.messages import tr
from kiosk.words.numbers import join
from kiosk.words.render import polished

SMALLEST = 22.0
INDENT, BETWEEN = 40.0, 28.0
"""From a cell to its name, and between two columns."""
LEAST_AIR = 0.3
"""Between two names, in lines."""

F = TypeVar("F", bound=Callable[..., Any])


def _remembered(function: F) -> F:
    """The function with what it has measured: a chart in motion asks for the same in every frame."""
    return cast(F, lru_cache(maxsize=256)(function))


@dataclass(frozen=True, slots=True)
class _Fit:
    style: Style
    columns: tuple[range, ...]
    high: float
    """The highest column without air, each name in the language in which it has most lines."""


def listing(
    key: str, names: Sequence[Sequence[str]], language: int, box: Box, middle: float, frame: Frame
) -> list[Mark]:
    """The names (each in all languages) in one of them, about as high as `middle`."""
    told = tuple(tuple(name) for name in names)
    body, spoken = frame.style("body"), tuple(name[language] for name in told)
    fit = _fit(told, box.w, box.h, body, frame.measure)
    if fit is None:
        codes = frame.deck.languages
        each = [(tuple(name[n] for name in told), code) for n, code in enumerate(codes)]
        styles = (
            style for style in _styles(body)
            if all(some(key, one, code, box, style, "ink", frame.measure, whole=True) for one, code in each)
        )  # fmt: skip
        label = some(key, spoken, codes[language], box, next(styles, STYLES["unit"]), "ink", frame.measure)
        return [label] if label else []
    rows, line = max(map(len, fit.columns)), fit.style.line
    wide = (box.w - BETWEEN * (len(fit.columns) - 1)) / len(fit.columns)
    labels = [
        block(f"{key}.{i}", ((text, fit.style, "ink"),), 0, 0, wide - INDENT, frame.measure, balance=True)
        for i, text in enumerate(spoken)
    ]
    columns = [[labels[i] for i in column] for column in fit.columns]
    air = min((box.h - fit.high) / max(rows - 1, 1), line * 0.9)
    high = max(sum(label.box.h for label in column) + air * (len(column) - 1) for column in columns)
    top = min(max(middle - high / 2, box.y), box.bottom - high)
    r = fit.style.size * 0.36
    out: list[Mark] = []
    for n, column in enumerate(columns):
        x, y = box.x + n * (wide + BETWEEN), top
        for label in column:
            out.append(Disc(f"{label.key}.cell", x + r, y + line / 2, r, "touch"))
            out.append(Disc(f"{label.key}.nucleus", x + r, y + line / 2, r * 0.36, "ontouch"))
            out.append(moved(label, x + INDENT, y))
            y += label.box.h + air
    return out


def _styles(body: Style) -> list[Style]:
    """From the largest that names are set in to the smallest that anything is."""
    sizes = [body.scaled(factor / 100) for factor in range(90, 40, -4)]
    return [*(style for style in sizes if style.size > SMALLEST), STYLES["unit"]]


@_remembered
def _fit(names: tuple[tuple[str, ...], ...], width: float, height: float, body: Style, measure: Measure) -> _Fit | None:
    """The largest type in which all names stand in the fewest columns; None where even 22 units are too large."""
    styles = _styles(body)
    # smaller type is easier to read than three narrow columns
    for style, columns in [*product(styles, (1, 2)), *product(styles, (3,))]:
        room = (width - BETWEEN * (columns - 1)) / columns - INDENT
        if room < style.size * 6 or columns > len(names):
            continue
        blocks = [[block("", ((text, style, "ink"),), 0, 0, room, measure).box for text in name] for name in names]
        if any(one.w > room + 0.5 for each in blocks for one in each):
            continue
        parts = _parts([max(one.h for one in each) for each in blocks], columns, style.line * LEAST_AIR)
        highest = max(sum(max(one.h for one in blocks[i]) for i in part) for part in parts)
        most = max(map(len, parts))
        if highest + (most - 1) * style.line * LEAST_AIR <= height:
            return _Fit(style, parts, highest)
    return None


def _parts(heights: Sequence[float], columns: int, air: float) -> tuple[range, ...]:
    """Where each column begins and ends, for the lowest list; of two such the one with more names to the left."""

    def cut(at: tuple[int, ...]) -> tuple[range, ...]:
        return tuple(starmap(range, pairwise((0, *at, len(heights)))))

    def rank(at: tuple[int, ...]) -> tuple[float, tuple[int, ...]]:
        high = max(sum(heights[i] for i in part) + air * (len(part) - 1) for part in cut(at))
        return round(high, 3), tuple(-place for place in at)

    return cut(min(combinations(range(1, len(heights)), columns - 1), key=rank))


@_remembered
def some(
    key: str, names: tuple[str, ...], language: str, box: Box, style: Style, color: str, measure: Measure,
    whole: bool = False,
) -> Label | None:  # fmt: skip
    """As many names as the box holds (`whole`: all or none), run on, and how many more there are."""
    for shown in range(len(names), 0, -1):
        more = len(names) - shown
        text = tr(language, "%(names)s and %(n)s more", names=", ".join(names[:shown]), n=more) if more else None
        pieces = ((polished(text or join(names, language), language), style, color),)
        label = block(key, pieces, box.x, box.y, box.w, measure, balance=True)
        if label.box.h <= box.h and label.box.w <= box.w:
            return label
        if whole:
            break
    return None
