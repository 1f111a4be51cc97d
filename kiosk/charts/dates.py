"""The room of a timeline: dates along a line in proportion to time, or in even steps, and words that do not touch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from kiosk.charts.marks import Box, Label, Point
from kiosk.charts.measure import Measure
from kiosk.charts.text import Piece, block
from kiosk.model.tokens import Style

DOT, STEM, BESIDE, APART = 15.0, 44.0, 20.0, 36.0
"""Radius of a date, from the line to its words, from a stem to its words, and between words of one side."""
WAYS = (
    ("m-list", "s", "body"), ("s", "strong", "quiet"), ("label", "label", "tile-quiet"), ("tile", "tile", "source"),
)  # fmt: skip
"""Styles of year, figure and words, largest first; where years are small, figures stand beside them."""
WIDEST, NARROWEST = 580, 220
"""Of words beside each other."""

Styles = tuple[Style, Style, Style]
"""Of year, figure and words."""


Words = tuple[str, str, str, str]
"""Year, plan, figure and text of a date in a language."""


def words_label(key: str, words: Words, color: str, styles: Styles, width: float, measure: Measure) -> Label:
    """Year and plan, the figure in its entity's colour, what happened."""
    year, note, figure, text = words
    between = "\n" if styles[0].family == "display" else " · "
    pieces: list[Piece] = [(year, styles[0], "ink")]
    if note:
        pieces.append((" " + note.replace(" ", "\u00a0"), styles[2], "quiet"))
    if figure:
        pieces.append((between + figure, styles[1], color))
    return block(key, (*pieces, ("\n" + text, styles[2], "quiet")), 0, 0, width, measure, balance=True)


@dataclass(frozen=True)
class Layout:
    """Where dots are and where their words begin, how high and wide those are; `level`: the line runs across."""

    styles: Styles
    dots: tuple[Point, ...]
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    upwards: tuple[bool, ...]
    width: float
    level: bool
    to_scale: bool


@lru_cache(maxsize=64)
def layout(
    dates: tuple[tuple[int, tuple[Words, ...]], ...], box: Box, portrait: bool, ways: tuple[Styles, ...], note: float,
    measure: Measure,
) -> Layout:  # fmt: skip
    """In proportion to time where two ways of setting the words allow it, else in even steps; the first that fits.

    dates   year, and words in every language
    note    height of the words that say that steps are even
    """
    even = box.inset(bottom=note)
    tries = [(styles, True) for styles in ways[:2]] + [(styles, False) for styles in ways]
    for styles, to_scale in tries:
        room = box if to_scale else even
        for made in (_upright if portrait else _level)(dates, room, styles, to_scale, measure):
            return made
    return _stacked(dates, even, ways[-1], measure)


def _sizes(dates: Sequence[tuple[int, tuple[Words, ...]]], styles: Styles, width: float, measure: Measure) -> list[Box]:
    """Room of each date's words, in the languages that need most."""
    out = []
    for _, languages in dates:
        boxes = [words_label("", words, "ink", styles, width, measure).box for words in languages]
        out.append(Box(0, 0, max(each.w for each in boxes), max(each.h for each in boxes)))
    return out


def _spread(years: Sequence[int], to_scale: bool, start: float, end: float) -> list[float]:
    """Places from start to end: in proportion to time, or in even steps."""
    steps = years if to_scale else range(len(years))
    span = (steps[-1] - steps[0]) or 1
    return [start + (end - start) * (step - steps[0]) / span for step in steps]


def _level(
    dates: Sequence[tuple[int, tuple[Words, ...]]], box: Box, styles: Styles, to_scale: bool, measure: Measure
) -> Iterator[Layout]:  # fmt: skip
    """A line across, words above and below it in turn, the wider the better."""
    years = [year for year, _ in dates]
    for width in range(WIDEST, NARROWEST - 1, -40):
        sizes = _sizes(dates, styles, width, measure)
        places = _spread(years, to_scale, box.x + DOT, box.right - BESIDE - sizes[-1].w)
        up, down = (max(size.h for size in sizes[side::2]) for side in (0, 1))
        ends = [x + BESIDE + size.w for x, size in zip(places, sizes, strict=True)]
        apart = all(b - a >= 2 * DOT + 12 for a, b in pairwise(places))
        free = all(places[i + 2] - end >= APART for i, end in enumerate(ends[:-2])) and max(ends) <= box.right + 0.5
        if apart and free and up + down + 2 * STEM <= box.h:
            y = box.y + (box.h - up - down) / 2 + up
            upwards = tuple(i % 2 == 0 for i in range(len(dates)))
            tops = tuple(y - STEM - size.h if above else y + STEM for size, above in zip(sizes, upwards, strict=True))
            dots, heights = tuple((x, y) for x in places), tuple(size.h for size in sizes)
            yield Layout(styles, dots, tops, heights, upwards, width, True, to_scale)


def _upright(
    dates: Sequence[tuple[int, tuple[Words, ...]]], box: Box, styles: Styles, to_scale: bool, measure: Measure
) -> Iterator[Layout]:  # fmt: skip
    """A line downwards, words at its right."""
    width = box.w - 2 * DOT - 2 * BESIDE
    sizes = _sizes(dates, styles, width, measure)
    if to_scale:
        tops = _spread([year for year, _ in dates], True, box.y, box.bottom - sizes[-1].h)
    else:
        gap = min((box.h - sum(size.h for size in sizes)) / (len(sizes) - 1), 64.0)
        tops = [box.y + top for top in accumulate((size.h + gap for size in sizes[:-1]), initial=0.0)]
    if all(b - a >= size.h + 14 for (a, b), size in zip(pairwise(tops), sizes, strict=False)):
        yield _beside(tops, sizes, box, styles, width, to_scale)


def _stacked(
    dates: Sequence[tuple[int, tuple[Words, ...]]], box: Box, styles: Styles, measure: Measure
) -> Layout:  # fmt: skip
    """Where nothing fits: as on a totem, as near to each other as the room demands."""
    width = box.w - 2 * DOT - 2 * BESIDE
    sizes = _sizes(dates, styles, width, measure)
    gap = (box.h - sum(size.h for size in sizes)) / (len(sizes) - 1)
    tops = [box.y + top for top in accumulate((size.h + gap for size in sizes[:-1]), initial=0.0)]
    return _beside(tops, sizes, box, styles, width, False)


def _beside(
    tops: Sequence[float], sizes: Sequence[Box], box: Box, styles: Styles, width: float, to_scale: bool
) -> Layout:  # fmt: skip
    """Words at the right of dots that stand at their years."""
    dots = tuple((box.x + DOT, top + styles[0].line / 2) for top in tops)
    heights = tuple(size.h for size in sizes)
    return Layout(styles, dots, tuple(tops), heights, (False,) * len(dots), width, False, to_scale)
