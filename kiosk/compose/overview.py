"""All slides at a glance: topics as groups of thumbnails, as a panel over the slide.

In landscape the pictures are as large as they can be while all that is shipped (40 slides, nine topics) stands on one
page: a visitor in a hurry sees every topic at once. Two airy pages were weighed: their pictures are a quarter larger,
but two topics, more than half of the slides, hide behind an arrow; and a slide's figure and tissue are known at 158
units already. More slides, or fingers that need more room (small screens), take more pages.

On a totem everything that can be touched stays in the lower 40 %, where forty thumbnails do not fit. So the thumbnails
themselves are paged there (three pages), headings and all, and the panel opens on the page of the slide on show. A row
of topics to choose from, with its thumbnails out of reach above, would be one tap more for everybody and no use to who
sits; all topics by name are one tap away behind "All topics".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.charts.kind import text_of
from kiosk.charts.marks import Box, Disc, Icon, Label, Mark, Panel
from kiosk.charts.measure import Measure
from kiosk.charts.text import block, moved
from kiosk.compose.page import Look
from kiosk.compose.shelves import Page, Shelves, boxes, depth, fewest
from kiosk.model.deck import Deck, Topic
from kiosk.model.tokens import LANDSCAPE, PORTRAIT, STYLES, Style
from kiosk.words.messages import NN_, ntr, tr
from kiosk.words.render import plain

ICON, AIR, HANG = 44.0, 14.0, 6.0
"""A heading's disc with its icon; the room between it and the words, and after them; and before the disc, which stands
on the edge of the thumbnails."""
SLIDES = NN_("one slide", "%(n)s slides")
"""For visitors: staff say "%(n)s slide", which in Italian is another word."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How far the panel may reach, what stands beside, above and below the groups, and how large things are.

    reach         nothing that can be touched stands above this line
    head, foot    height of headings and of buttons
    least, large  width of a thumbnail
    """

    most: Box
    reach: float
    side: float
    top: float
    under_title: float
    over_foot: float
    bottom: float
    head: float
    foot: float
    least: float
    large: float
    gap: float
    lines: float
    rows: float


FRAMES = {
    False: Frame(Box(32, 20, 1856, 1040), 0, 48, 28, 14, 22, 28, 56, 96, 150, 320, 20, 16, 20),
    True: Frame(Box(32, 48, 1016, 1840), 1160, 40, 44, 28, 28, 32, 60, 112, 96, 200, 14, 16, 24),
}
"""Landscape, portrait."""
RADIUS, UNDER = 46.0, 8.0
"""Of the panel's corners, as of every panel; and the room between a heading and its thumbnails."""


@dataclass(frozen=True, slots=True)
class Thumb:
    """A slide's thumbnail: where it stands, what it is called aloud, and what this visit makes of it."""

    slide: str
    box: Box
    title: str
    spoken: str
    seen: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A topic's name over its thumbnails; a tap on it goes to its first slide."""

    topic: str
    box: Box
    icon: str
    words: str
    style: Style
    spoken: str


@dataclass(frozen=True, slots=True)
class Group:
    """A topic on one page."""

    heading: Heading
    thumbs: tuple[Thumb, ...]


@dataclass(frozen=True)
class Overview:
    """The panel: its title and box, room for its buttons, what stands still on it, and its pages."""

    title: str
    panel: Box
    foot: Box
    marks: tuple[Mark, ...]
    pages: tuple[tuple[Group, ...], ...]

    def page_of(self, slide: str) -> int:
        """The page on which a slide's thumbnail stands; the first, where none does."""
        found = (n for n, page in enumerate(self.pages) for group in page for t in group.thumbs if t.slide == slide)
        return next(found, 0)


@dataclass(frozen=True)
class _Told:
    """For whom it is laid out, and what this visit has come by."""

    deck: Deck
    look: Look
    measure: Measure
    here: str
    seen: frozenset[str]
    topics: tuple[tuple[Topic, tuple[str, ...]], ...]


def overview(
    deck: Deck, look: Look, measure: Measure, here: str, seen: frozenset[str] = frozenset(), least: float = 0.0
) -> Overview | None:
    """The panel for a visitor at slide `here` who has `seen` these; None where no topic has slides.

    least  stage units that a finger needs
    """
    found = ((topic, tuple(slide for slide in topic.slides if slide in deck.slides)) for topic in deck.topics)
    told = _Told(deck, look, measure, here, seen, tuple((topic, slides) for topic, slides in found if slides))
    if not told.topics:
        return None
    frame = FRAMES[look.portrait]
    most, foot = frame.most, max(least, frame.foot)
    title = tr(look.language, "All slides")
    head = block("overview.title", ((title, STYLES["button"], "ink"),), 0, 0, most.w - 2 * frame.side, measure)
    above, below = frame.top + head.box.h + frame.under_title, frame.over_foot + foot + frame.bottom
    room = most.bottom - below - max(most.y + above, frame.reach)
    grid, pages = fewest(
        [len(slides) for _, slides in told.topics], lambda grid: [_columns(told, t, grid) for t, _ in told.topics],
        _grids(frame, look.portrait, least), room,
    )  # fmt: skip
    high = above + depth(pages, grid) + below
    y = most.bottom - high if look.portrait else most.cy - high / 2
    panel = Box(most.x, y, most.w, high)
    x = panel.x + frame.side
    name = moved(head, dx=x, dy=y + frame.top)
    return Overview(
        title,
        panel,
        Box(x, panel.bottom - frame.bottom - foot, most.w - 2 * frame.side, foot),
        (Panel("overview", panel, (RADIUS, RADIUS), "raised", "ring", 2), name, *_legend(told, name, panel, frame)),
        tuple(tuple(_groups(told, page, grid, x, y + above)) for page in pages),
    )


def _grids(frame: Frame, portrait: bool, least: float) -> list[Shelves]:
    """All grids whose thumbnails are as large as eyes and fingers need, the largest first."""
    inner, (w, h) = frame.most.w - 2 * frame.side, PORTRAIT if portrait else LANDSCAPE
    small = max(frame.least, least, least * w / h)
    first = int((inner + frame.gap) / (frame.large + frame.gap)) + 1
    last = max(first, int((inner + frame.gap) / (small + frame.gap)))
    made = []
    for columns in range(first, last + 1):
        wide = (inner - (columns - 1) * frame.gap) / columns
        head = max(frame.head, least)
        made.append(Shelves(columns, wide, wide * h / w, head, frame.gap, UNDER, frame.lines, frame.rows))
    return made


def _columns(told: _Told, topic: Topic, grid: Shelves) -> int:
    """How many columns a topic's heading needs at least: its short name in normal type."""
    short = text_of(topic.short or topic.name, told.look.language)
    return grid.span(ICON + 2 * AIR + told.measure.advance(short, STYLES["label"]))


def _groups(told: _Told, page: Page, grid: Shelves, x: float, y: float) -> Iterator[Group]:
    """The groups of a page, whose first shelf stands at (x, y)."""
    for top, shelf in page:
        for part in shelf:
            topic, slides = told.topics[part.group]
            left = x + grid.x(part.column)
            width = grid.x(part.span) - grid.gap
            heading = _heading(told, topic, len(slides), Box(left, y + top, width, grid.head))
            places = boxes(part, grid, y + top)
            thumbs = tuple(
                _thumb(told, topic, slides, n, place._replace(x=place.x + x))
                for n, place in enumerate(places, start=part.first)
            )
            yield Group(heading, thumbs)


def _heading(told: _Told, topic: Topic, count: int, room: Box) -> Heading:
    """A topic's heading in its room: its name, else its short name, else that in smaller type."""
    language, measure = told.look.language, told.measure
    name = text_of(topic.name, language)
    style = STYLES["label"].grown(told.look.grow)
    wide = room.w - ICON - 2 * AIR
    words = name if measure.advance(name, style) <= wide else text_of(topic.short or topic.name, language)
    advance = measure.advance(words, style)
    if advance > wide:
        style = style.scaled(max(wide / advance, 22 / style.size))
    box = Box(room.x - HANG, room.y, HANG + ICON + 2 * AIR + measure.advance(words, style), room.h)
    many = ntr(language, *SLIDES, count)
    return Heading(topic.id, box, topic.icon, words, style, f"{name}, {many}")


def _thumb(told: _Told, topic: Topic, slides: tuple[str, ...], n: int, box: Box) -> Thumb:
    deck, language, slide = told.deck, told.look.language, slides[n]
    title = " ".join(plain(deck.slides[slide].title, deck, language).split())
    seen, here = slide in told.seen, slide == told.here
    spoken = tr(
        language, "%(topic)s, %(n)s of %(count)s: %(title)s", topic=text_of(topic.name, language), n=n + 1,
        count=len(slides), title=title,
    )  # fmt: skip
    states = (tr(language, "already seen") if seen else "", tr(language, "you are here") if here else "")
    return Thumb(slide, box, title, ", ".join(filter(None, (spoken, *states))), seen, here)


def _legend(told: _Told, name: Label, panel: Box, frame: Frame) -> Iterator[Mark]:
    """What the ticks mean, and how many there are, at the right end of the title's line; nothing before the first."""
    all_slides = [slide for _, slides in told.topics for slide in slides]
    count = sum(slide in told.seen for slide in all_slides)
    if not count:
        return
    words = tr(told.look.language, "Seen: %(count)s of %(all)s", count=count, all=len(all_slides))
    style = STYLES["quiet"].grown(told.look.grow)
    label = block("overview.seen", ((words, style, "quiet"),), 0, 0, panel.w, told.measure)
    label = moved(label, dx=panel.right - frame.side - label.box.w, dy=name.box.cy - label.box.h / 2)
    yield label
    yield from tick("overview.tick", label.box.x - 28, label.box.cy)


TICK = 14.0
"""Radius of the disc with a tick."""


def tick(key: str, x: float, y: float) -> tuple[Mark, Mark]:
    """The disc with a tick that marks a slide as seen."""
    disc = Disc(key, x, y, TICK, "raised2", "ring", 2)
    return disc, Icon(f"{key}.icon", "check", Box(x - 10, y - 10, 20, 20), "ink", 2.5)
