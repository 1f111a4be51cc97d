"""What the numbers of a slide are, as pages of a panel over it: an entry an indicator, two columns of them, or one.

Three entries, which two columns cannot share evenly, have a column each where that makes the panel lower. It is as high
as its fullest column needs, in the middle of the stage; on a totem it stands at the foot, where hands are. Room for its
buttons is left below the text, on every page at the same place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.charts.marks import Box, Disc, Mark, Panel, Rule
from kiosk.charts.measure import Measure
from kiosk.charts.text import Piece, block, moved, styled
from kiosk.compose.columns import Column, Paragraph, balanced
from kiosk.compose.entry import Entry, entries
from kiosk.compose.page import Choice, Look
from kiosk.model.deck import Deck
from kiosk.model.tokens import CELLS, ENTITY_TEXT, STYLES
from kiosk.words.messages import tr

RADIUS = 46.0
INDENT, CELL = 46.0, 14.0
"""Texts stand beside their cells, whose centres hang on one line."""
BETWEEN, GUTTER = 48.0, 88.0
"""Room between entries, between columns."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How far the panel may reach, what stands beside, above and below its text, and how high its buttons are.

    columns  how many there are; each: so many entries may have a column each instead
    """

    most: Box
    columns: int
    each: int
    side: float
    top: float
    under_title: float
    over_foot: float
    foot: float
    bottom: float


FRAMES = {
    False: Frame(Box(96, 32, 1728, 1016), 2, 3, 72, 48, 30, 36, 96, 40),
    True: Frame(Box(32, 48, 1016, 1840), 1, 0, 56, 52, 40, 40, 112, 32),
}
"""Landscape, portrait."""


@dataclass(frozen=True)
class About:
    """The panel: its title and box, room for its buttons, and its pages, drawn and in words."""

    title: str
    panel: Box
    foot: Box
    pages: tuple[tuple[Mark, ...], ...]
    words: tuple[str, ...]


def about(
    deck: Deck, slide: str, look: Look, measure: Measure, view: str | None = None, choice: Choice | None = None,
    foot: float = 0.0,
) -> About | None:  # fmt: skip
    """The panel of a slide; None where it shows no figure and cites nobody. `foot`: how high its buttons must be."""
    told = entries(deck, deck.slides[slide], look.language, look.portrait, view, choice)
    if not told:
        return None
    frame = FRAMES[look.portrait]
    most, foot = frame.most, max(foot, frame.foot)
    numbers = any(one.values or one.range for one in told)
    title = tr(look.language, "What these numbers are") if numbers else tr(look.language, "Who says so")
    head = block("about.title", ((title, STYLES["button"], "ink"),), 0, 0, most.w - 2 * frame.side, measure)
    above, below = frame.top + head.box.h + frame.under_title, frame.over_foot + foot + frame.bottom
    counts = [min(frame.columns, len(told)), *([frame.each] if len(told) == frame.each else [])]
    flowed = [_flowed(told, frame, count, look.grow, most.h - above - below, measure) for count in counts]
    pages, depth, width, inner = min(flowed, key=lambda one: (len(one[0]), one[1]))
    panel = _panel(frame, look.portrait, inner + 2 * frame.side, above + depth + below)
    x, y = panel.x + frame.side, panel.y
    still = (Panel("about", panel, (RADIUS, RADIUS), "raised", "ring", 2), moved(head, dx=x, dy=y + frame.top))
    return About(
        title,
        panel,
        Box(x, panel.bottom - frame.bottom - foot, inner, foot),
        tuple((*still, *_columns(page, x, y + above, width, look.grow)) for page in pages),
        tuple("\n".join(text for column in page for placed in column if (text := placed.text)) for page in pages),
    )


def _flowed(
    told: Sequence[Entry], frame: Frame, count: int, grow: float, room: float, measure: Measure
) -> tuple[list[list[Column]], float, float, float]:
    """Pages of so many columns, each at most `room` high; how high they are, how wide a column is, and all of them."""
    whole = max(count, frame.columns)  # a column that stands alone is no wider
    width = (frame.most.w - 2 * frame.side - (whole - 1) * GUTTER) / whole
    texts = [tuple(_paragraphs(one, grow, width - INDENT, measure)) for one in told]
    return *balanced(texts, room, BETWEEN * grow, count), width, count * (width + GUTTER) - GUTTER


def _panel(frame: Frame, portrait: bool, width: float, height: float) -> Box:
    most = frame.most
    y = most.bottom - height if portrait else most.cy - height / 2
    return Box(most.cx - width / 2, y, width, height)


def _paragraphs(entry: Entry, grow: float, width: float, measure: Measure) -> Iterator[Paragraph]:
    """An entry's texts, one under the other; the name bears the cell of what it is about."""
    entities = {value.entity for value in entry.values}
    about_whom = "touched" if entry.touched else entities.pop() if len(entities) == 1 else "unlit"

    def paragraph(part: str, pieces: tuple[Piece, ...], gap: float, cell: str = "") -> Paragraph:
        label = block(f"about.{entry.id}.{part}", pieces, INDENT, 0, width, measure, balance=part != "values")
        text = "".join(text for text, _, _ in pieces)
        return Paragraph(label, text, gap * grow, max(style.line for _, style, _ in pieces), cell)

    body, small = STYLES["quiet"].grown(grow), STYLES["source"].grown(grow)
    yield paragraph("name", ((entry.name, STYLES["label"].grown(grow), "ink"),), 0, about_whom)
    if entry.values or entry.range:
        yield paragraph("values", tuple(_values(entry, grow, width, measure)), 4)
    if entry.definition:
        yield paragraph("definition", styled(entry.definition, body, "ink"), 8)
    if entry.note:
        yield paragraph("note", styled(entry.note, body, "ink"), 8)
    for n, caution in enumerate(entry.cautions):
        yield paragraph(f"caution.{n}", styled(caution, body, "ink"), 12, "caution")
    if entry.computed:
        yield paragraph("computed", ((entry.computed, small, "quiet"),), 10)
    yield paragraph("source", ((entry.source, small, "quiet"),), 4 if entry.computed else 10)


def _values(entry: Entry, grow: float, width: float, measure: Measure) -> Iterator[Piece]:
    """Numbers in the type and colour of figures, what they are of beside them; on one line each, if it holds them."""
    big = STYLES["s"].scaled(8 / 11).grown(grow)
    quiet = replace(STYLES["tile-quiet"].grown(grow), line=big.line)
    if entry.range:
        yield entry.range, quiet, "ink"
    for n, value in enumerate(entry.values):
        if n:
            yield " ·\u00a0", quiet, "quiet"  # a line may begin with it, and never ends with it
        if value.label:
            whole = measure.advance(f"· {value.label} ", quiet) + measure.advance(value.words + " ", big) <= width
            label = value.label.replace(" ", "\u00a0") if whole else value.label
            yield label + "\u00a0", quiet, "quiet"
        yield value.words, big, "touch" if value.touched else ENTITY_TEXT[value.entity]
        if value.when:
            yield value.aside, quiet, "quiet"


def _columns(columns: Sequence[Column], x: float, y: float, width: float, grow: float) -> Iterator[Mark]:
    """A page: its columns, rules between their entries."""
    for column in columns:
        for placed in column:
            label = moved(placed.label, dx=x, dy=y + placed.y)
            if placed.follows:
                line = label.box.y - BETWEEN * grow / 2
                yield Rule(f"{label.key}.rule", (x, line), (x + width, line), "line", 2)
            if placed.cell:
                yield from _cell(label.key, placed.cell, x + CELL, label.box.y + placed.line / 2)
            yield label
        x += width + GUTTER


def _cell(key: str, name: str, x: float, y: float) -> Iterator[Disc]:
    """The dashed cell of a caution, or one in a state of the tissue."""
    if name == "caution":
        yield Disc(f"{key}.cell", x, y, CELL, "", "touch", 2.5, (6, 5))
        yield Disc(f"{key}.nucleus", x, y, 5, "touch")
        return
    state = CELLS[name]
    yield Disc(f"{key}.cell", x, y, 12, state.fill, state.edge, 2.5 if state.edge else 0.0)
    yield Disc(f"{key}.nucleus", x, y, 4.3, state.nucleus)
