"""Paragraphs flowing into columns, and columns into pages: nothing is ever cut off.

An entry is kept whole. Only one that is taller than a column is split, between its paragraphs; and only a paragraph
that is taller than a column, between its lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

from kiosk.charts.marks import Box, Label
from kiosk.charts.text import moved

STEPS = 8
"""Halvings on the way to the lowest column: to a few units."""
SLACK = 0.01
"""What sums of decimals may be off."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text laid out from y 0.

    text     its words; of one that was cut, its first piece has them all
    gap      room above it, within its entry
    line     height of each of its lines
    cell     what hangs beside its first line, for the painter to know
    y        where it stands in its column
    follows  whether it begins an entry below another
    """

    label: Label
    text: str
    gap: float
    line: float
    cell: str = ""
    y: float = 0.0
    follows: bool = False

    @property
    def height(self) -> float:
        """Of all lines."""
        return self.label.box.h


Entry = Sequence[Paragraph]
Column = tuple[Paragraph, ...]


def height(entry: Entry) -> float:
    """Of an entry that stands whole, without the gap above it."""
    return sum(paragraph.height + paragraph.gap for paragraph in entry) - entry[0].gap


def flow(entries: Sequence[Entry], room: float, between: float) -> list[Column]:
    """The columns, each at most `room` high, entries `between` apart."""
    columns: list[list[Paragraph]] = [[]]
    y = 0.0

    def place(paragraph: Paragraph, gap: float, begins: bool) -> None:
        nonlocal y
        if y and y + gap + paragraph.height > room + SLACK:
            columns.append([])
            y = 0.0
        top = y + gap if y else 0.0
        columns[-1].append(replace(paragraph, y=top, follows=begins and y > 0))
        y = top + paragraph.height

    for entry in entries:
        whole = height(entry) <= room
        # a name never stays behind alone: of an entry that is split, its first two paragraphs stand together
        if y and y + between + (height(entry) if whole else min(height(entry[:2]), room)) > room + SLACK:
            columns.append([])
            y = 0.0
        for n, paragraph in enumerate(entry):
            for m, piece in enumerate(_cut(paragraph, room)):
                begins = n == m == 0
                place(piece, between if begins else 0.0 if m else paragraph.gap, begins)
    return [tuple(column) for column in columns]


def balanced(entries: Sequence[Entry], room: float, between: float, columns: int) -> tuple[list[list[Column]], float]:
    """Pages of columns, as few as they can be and all about equally full; and how high the highest column is."""
    made = flow(entries, room, between)
    pages = ceil(len(made) / columns)
    low = min(max(map(height, entries), default=0.0), room)
    high = room
    for _ in range(STEPS):
        middle = (low + high) / 2
        tried = flow(entries, middle, between)
        if len(tried) <= pages * columns:
            made, high = tried, middle
        else:
            low = middle
    depth = max((column[-1].y + column[-1].height for column in made if column), default=0.0)
    return [made[n : n + columns] for n in range(0, len(made), columns)], depth


def _cut(paragraph: Paragraph, room: float) -> Iterator[Paragraph]:
    """The paragraph, in pieces where it is taller than a whole column."""
    lines = floor((room + SLACK) / paragraph.line)
    if paragraph.height <= room or lines < 1:
        yield paragraph
        return
    label = paragraph.label
    count = round(paragraph.height / paragraph.line)
    for n, begin in enumerate(range(0, count, lines)):
        top, bottom = begin * paragraph.line, min(begin + lines, count) * paragraph.line
        spans = tuple(span for span in label.spans if top <= span.y < bottom)
        box = Box(label.box.x, top, label.box.w, bottom - top)
        part = moved(replace(label, key=f"{label.key}.{n}", spans=spans, box=box), dy=-top)
        yield replace(paragraph, label=part, text="", cell="") if n else replace(paragraph, label=part)
