"""Where the slides of a talk's overview stand: two parts one under the other, as long as they need to be.

Sections stand side by side on shelves as on the visitor's overview (compose/shelves.py), under their headings.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.charts.marks import Box
from kiosk.compose.contents import Contents, Entry, Section
from kiosk.compose.shelves import Shelves, boxes, filled, paged

COLUMNS, LEAST = 6, 168.0
"""As many columns as there can be, and how wide a picture is at least."""
GAP, LINES, ROWS = 16.0, 16.0, 20.0
"""Between columns, lines of a section, sections."""
PART, UNDER_PART, HEAD, UNDER = 40.0, 10.0, 26.0, 8.0
"""Height of the heading of a part and of a section, and the room under each."""
CAPTION, TITLE = 24.0, 40.0
"""Under a picture: the line of number and time, which only slides of the talk have; and the title."""
ENDLESS = 1e9


@dataclass(frozen=True, slots=True)
class Spot:
    """A slide's place: all of it, and of that its picture."""

    entry: Entry
    box: Box
    picture: Box


@dataclass(frozen=True)
class Wall:
    """Spots by slide, in the order in which they are read; headings of sections and parts; how high it all is."""

    spots: Mapping[str, Spot]
    heads: tuple[tuple[str, Box], ...]
    parts: tuple[tuple[str, Box], ...]
    height: float

    def nearest(self, slide: str, by: int) -> str:
        """The slide that stands nearest in the next row below (1) or above (-1), else the same."""
        if slide not in self.spots:
            return slide
        here = self.spots[slide].picture
        rows = [(by * (spot.picture.cy - here.cy), spot) for spot in self.spots.values()]
        least = min((way for way, _ in rows if way > here.h / 2), default=None)
        if least is None:
            return slide
        row = [spot for way, spot in rows if here.h / 2 < way <= least + here.h / 2]
        return min(row, key=lambda spot: abs(spot.picture.cx - here.cx)).entry.slide


def wall(found: Contents, names: tuple[str, str], width: float, advance: Callable[[str], float]) -> Wall:
    """Lay out a wall so wide. `names` are those of the two parts, `advance` how wide a section's heading is."""
    columns = max(min(COLUMNS, int((width + GAP) / (LEAST + GAP))), 1)
    wide = (width - (columns - 1) * GAP) / columns
    spots: dict[str, Spot] = {}
    heads: list[tuple[str, Box]] = []
    parts: list[tuple[str, Box]] = []
    y = 0.0
    for name, sections, caption in ((names[0], found.talk, CAPTION), (names[1], found.others, 0.0)):
        if not sections:
            continue
        parts.append((name, Box(0, y, width, PART)))
        picture = wide * 9 / 16
        grid = Shelves(columns, wide, picture + UNDER + caption + TITLE, HEAD, GAP, UNDER, LINES, ROWS)
        y = _part(sections, grid, picture, y + PART + UNDER_PART, advance, spots, heads) + ROWS
    return Wall(spots, tuple(heads), tuple(parts), max(y - ROWS, 0.0))


def _part(
    sections: Sequence[Section], grid: Shelves, picture: float, y: float, advance: Callable[[str], float],
    spots: dict[str, Spot], heads: list[tuple[str, Box]],
) -> float:  # fmt: skip
    """Place sections from y on; where they end."""
    counts = [len(section.entries) for section in sections]
    spans = [grid.span(advance(section.short)) for section in sections]
    (page,) = paged(filled(counts, spans, grid, ENDLESS), grid, ENDLESS)
    for top, shelf in page:
        for part in shelf:
            section = sections[part.group]
            room = grid.x(part.span) - grid.gap
            name = section.name if advance(section.name) <= room else section.short
            heads.append((name, Box(grid.x(part.column), y + top, room, grid.head)))
            for entry, box in zip(section.entries, boxes(part, grid, y + top), strict=True):
                spots[entry.slide] = Spot(entry, box, box._replace(h=picture))
    last, shelf = page[-1]
    return y + last + max(grid.height(part.lines(grid.columns)) for part in shelf)
