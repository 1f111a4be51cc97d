"""The panel of the QR code, laid out: the code's white card, what it is for, its text in full, room for the button.

In landscape the card stands left of the words, on a totem between them. Where the code needs more than its usual room
the panel leaves the stage and takes the whole window.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.charts.marks import Box, Label, Mark, Panel
from kiosk.charts.measure import Measure
from kiosk.charts.text import Piece, block, moved
from kiosk.compose.page import Look
from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES, Style
from kiosk.words.messages import tr

TITLE = N_("Take it home")
HINT = N_("Point your camera at the code and copy the text: it is all inside the code, no network needed.")
MARGIN, PAD, GUTTER, GAP = 24.0, 56.0, 64.0, 28.0
"""Round the panel; inside it; between card and words; between what stands one above the other."""
TIGHT = (12.0, 32.0)
"""The first two where the code is larger than usual."""
UNDER_TITLE = 12.0
RADIUS, CARD_RADIUS, BUBBLE_RADIUS = 46.0, 24.0, 30.0
BUBBLE = 32.0
"""Room round the text that the code holds."""
WANTED = {False: 776.0, True: 736.0}
WIDTH = {False: 1728.0, True: 1016.0}
"""Side of the card and width of the panel, where nothing asks for more: landscape, portrait."""
COLUMN, WORDS = 440.0, 600.0
"""What is always left to the words: width in landscape, height in portrait."""
CLOSE = {False: (336.0, 96.0), True: (336.0, 112.0)}
"""Width of the button and its least height."""
SMALLEST = 22.0
_STEPS = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.6)


@dataclass(frozen=True)
class Handout:
    """The panel, in stage units; beyond the stage where the window reaches beyond it."""

    panel: Box
    card: Box
    close: Box
    marks: tuple[Mark, ...]


def largest(room: Box, portrait: bool, foot: float) -> float:
    """Side of the largest card that a window leaves room for; `foot`: how high the button has to be."""
    wide, high = room.w - 2 * sum(TIGHT), room.h - 2 * sum(TIGHT)
    return min(wide, high - WORDS - max(foot, CLOSE[True][1])) if portrait else min(high, wide - GUTTER - COLUMN)


def handout(text: str, side: float, room: Box, look: Look, foot: float, measure: Measure) -> Handout:
    """The panel for a text whose card has this side, in a window that reaches over `room` (stage units)."""
    upright = look.portrait
    margin, pad = (MARGIN, PAD) if side <= WANTED[upright] else TIGHT
    most = room.inset(margin, margin, margin, margin)
    wide, foot = CLOSE[upright][0], max(foot, CLOSE[upright][1])
    beside, under = (0.0, side + GAP) if upright else (side + GUTTER, 0.0)
    width = min(max(WIDTH[upright], 2 * pad + (side if upright else beside + COLUMN)), most.w)
    column = width - 2 * pad - beside
    head, told = _words(text, look, column, most.h - 2 * pad - under - GAP - foot, measure)
    words = head[-1].box.bottom + GAP + told.box.h + 2 * BUBBLE
    inner = max(words + under + GAP + foot, side)
    top = most.bottom - inner - 2 * pad if upright else most.cy - inner / 2 - pad
    panel = Box(most.cx - width / 2, top, width, inner + 2 * pad)
    x, y = panel.x + pad + beside, panel.y + pad
    below = y + head[-1].box.bottom + GAP
    card = (
        Box(panel.cx - side / 2, below, side, side) if upright else Box(panel.x + pad, panel.cy - side / 2, side, side)
    )
    bubble = Box(x, below + under, column, told.box.h + 2 * BUBBLE)
    wide = min(wide, column)
    return Handout(
        panel,
        card,
        Box(panel.right - pad - wide, panel.bottom - pad - foot, wide, foot),
        (
            Panel("take", panel, (RADIUS, RADIUS), "raised", "ring", 2),
            *(moved(label, dx=x, dy=y) for label in head),
            Panel("take.bubble", bubble, (BUBBLE_RADIUS, BUBBLE_RADIUS), "ground", "line", 2),
            moved(told, dx=x + BUBBLE, dy=bubble.y + BUBBLE),
        ),
    )


def _words(text: str, look: Look, width: float, height: float, measure: Measure) -> tuple[tuple[Label, ...], Label]:
    """What it is for, and the text; both as large as the visitor reads them, or as their room allows."""
    language, inner = look.language, width - 2 * BUBBLE
    title = block("take.title", ((tr(language, TITLE), STYLES["button"], "ink"),), 0, 0, width, measure)
    for step in _STEPS:
        style = _scaled(STYLES["line"].grown(look.grow), step)
        below = title.box.h + UNDER_TITLE
        hint = block("take.hint", ((tr(language, HINT), style, "quiet"),), 0, below, width, measure, balance=True)
        told = block("take.text", tuple(_pieces(text, style, inner, measure)), 0, 0, inner, measure)
        if hint.box.bottom + GAP + told.box.h + 2 * BUBBLE <= height:
            break
    return (title, hint), told


def _pieces(text: str, style: Style, width: float, measure: Measure) -> Iterator[Piece]:
    """The text, its first paragraph (the slide's title) in strong type."""
    title, gap, rest = text.partition("\n\n")
    strong = replace(style, weight=600)
    yield broken(title, strong, width, measure), strong, "ink"
    if rest:
        yield gap + broken(rest, style, width, measure), style, "ink"


def _scaled(style: Style, step: float) -> Style:
    return style.scaled(max(style.size * step, SMALLEST) / style.size)


def broken(text: str, style: Style, width: float, measure: Measure) -> str:
    """The text, a word that is wider than its room (an address) going on below."""
    if all(measure.advance(word, style) <= width for word in text.split()):
        return text
    out = ""
    for character in text:
        word = (out + character).replace("\n", " ").rpartition(" ")[2]
        out += character if measure.advance(word, style) <= width else "\n" + character
    return out
