"""Groups of equal boxes flowing along shelves, a heading over each group, and shelves onto pages.

Order is kept. A group that a shelf cannot hold takes lines of its own; one that a page cannot hold goes on on the next,
under its heading again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from kiosk.charts.marks import Box

STEPS = 8
"""Halvings on the way to the lowest page."""
SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Shelves:
    """The grid: columns and their width, height of a box, of a heading, and the gaps.

    gap     between columns
    under   between a heading and its boxes
    lines   between the lines of one group
    rows    between one shelf and the next
    """

    columns: int
    w: float
    h: float
    head: float
    gap: float
    under: float
    lines: float
    rows: float

    def x(self, column: int) -> float:
        """Left edge of a column."""
        return column * (self.w + self.gap)

    def span(self, width: float) -> int:
        """How many columns this width takes; never more than there are."""
        return min(max(ceil((width + self.gap - SLACK) / (self.w + self.gap)), 1), self.columns)

    def height(self, lines: int) -> float:
        """Of a shelf with so many lines."""
        return self.head + self.under + lines * self.h + (lines - 1) * self.lines

    def most(self, room: float) -> int:
        """Lines that a shelf as high as `room` holds: at least one."""
        return max(floor((room - self.head - self.under + self.lines + SLACK) / (self.h + self.lines)), 1)


@dataclass(frozen=True, slots=True)
class Part:
    """A group, or what of it stands here: boxes `first` to `last` (exclusive), from a column on."""

    group: int
    first: int
    last: int
    column: int
    span: int

    def lines(self, columns: int) -> int:
        """How many lines its boxes take."""
        return ceil((self.last - self.first) / columns)


Shelf = list[Part]
Page = list[tuple[float, Shelf]]
"""Shelves with the y where each begins."""


def filled(counts: Sequence[int], heads: Sequence[int], grid: Shelves, room: float) -> list[Shelf]:
    """Groups of so many boxes, whose headings need so many columns, on shelves no higher than `room`."""
    shelves: list[Shelf] = []
    used, most = grid.columns, grid.most(room) * grid.columns
    for group, (count, head) in enumerate(zip(counts, heads, strict=True)):
        for first in range(0, count, most):
            last = min(first + most, count)
            span = min(max(last - first, head), grid.columns)
            if used + span > grid.columns:
                shelves.append([])
                used = 0
            shelves[-1].append(Part(group, first, last, used, span))
            used += span
    return shelves


def paged(shelves: Sequence[Shelf], grid: Shelves, room: float) -> list[Page]:
    """Pages of shelves, as few as they can be and all about equally full."""
    heights = [max(grid.height(part.lines(grid.columns)) for part in shelf) for shelf in shelves]
    made = _stacked(shelves, heights, grid.rows, room)
    low, high = max(heights, default=0.0), room
    for _ in range(STEPS):
        middle = (low + high) / 2
        tried = _stacked(shelves, heights, grid.rows, middle)
        if len(tried) <= len(made):
            made, high = tried, middle
        else:
            low = middle
    return made


def _stacked(shelves: Sequence[Shelf], heights: Sequence[float], gap: float, room: float) -> list[Page]:
    pages: list[Page] = []
    y = 0.0
    for shelf, height in zip(shelves, heights, strict=True):
        if not pages or y + height > room + SLACK:
            pages.append([])
            y = 0.0
        pages[-1].append((y, shelf))
        y += height + gap
    return pages


def depth(pages: Sequence[Page], grid: Shelves) -> float:
    """How high the fullest page is."""
    ends = (y + grid.height(part.lines(grid.columns)) for page in pages for y, shelf in page for part in shelf)
    return max(ends, default=0.0)


def boxes(part: Part, grid: Shelves, y: float) -> tuple[Box, ...]:
    """Where the boxes of a part stand, on a shelf that begins at y."""
    top = y + grid.head + grid.under
    return tuple(
        Box(grid.x(part.column + n % grid.columns), top + n // grid.columns * (grid.h + grid.lines), grid.w, grid.h)
        for n in range(part.last - part.first)
    )


def fewest(
    counts: Sequence[int], heads: Callable[[Shelves], Sequence[int]], grids: Sequence[Shelves], room: float
) -> tuple[Shelves, list[Page]]:
    """The first grid (largest boxes first) of those that need the fewest pages, and its pages."""
    tried = [(grid, paged(filled(counts, heads(grid), grid, room), grid, room)) for grid in grids]
    return min(tried, key=lambda each: len(each[1]))
