"""The band below a talk's slide: headline and key figures in the other language, for those who do not read the first.

It is as high on every slide, so that the slide above it keeps its place. What it says is band_words.py's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kiosk.charts.marks import Box, Label, Mark, Panel, Rule
from kiosk.charts.measure import Measure
from kiosk.charts.text import Piece, block, moved, wrap
from kiosk.compose.band_words import Key, Told, told, written
from kiosk.model.deck import Deck
from kiosk.model.tokens import STYLES, Style

HEIGHT: Mapping[bool, float] = {False: 172.0, True: 304.0}
"""How high it is in landscape, and in portrait, in units of a window 1920 (1080) of them wide."""
MARGIN: Mapping[bool, float] = {False: 144.0, True: 50.0}
"""With them the headline begins where the slide's does, in a window of a stage's own proportions."""
CODE = (66.0, 42.0)
"""Width and height of the language's code."""
EDGE = 16.0
"""Over it all and under it, at least."""
AIR, GAP = 24.0, 44.0
"""Between the code and the headline; between headline, figures and captions that stand side by side."""
LINES, CAPTION_LINES = 2, 3
SIZES = (1.0, 0.9, 0.8, 0.7, 0.62)
"""What all of it gives way, where it has no room."""
ALONE = (1.25, 1.1)
"""How much larger a headline may be that has the band to itself."""
SHARES = (0.4, 0.5, 0.6)
"""Parts of a landscape band that are for the figures."""
LOOSE = 1.5
"""How much more room than it needs a figure may take."""


class Band(NamedTuple):
    """Marks in units of the window, from the band's own corner; its height; whether all of it found room."""

    marks: tuple[Mark, ...]
    height: float
    whole: bool


def band(
    deck: Deck, slide: str, step: int | None, language: str, width: float, portrait: bool, measure: Measure
) -> Band:
    """The band of a slide at a step (None: all of it), in a language, for a window this wide.

    Raises KeyError for a slide that the deck does not hold.
    """
    height, margin = HEIGHT[portrait], MARGIN[portrait]
    words = told(deck, deck.slides[slide], step, language, portrait)
    room = Box(margin + CODE[0] + AIR, 0, width - 2 * margin - CODE[0] - AIR, height)
    labels, kept = list[Label](), len(words.keys)
    while not labels and kept >= 0:  # what there is no room for, even small, is left out
        labels = _laid(replace(words, keys=words.keys[:kept]), room, portrait, measure)
        kept -= 1
    top = (height - max((label.box.bottom for label in labels), default=0.0)) / 2
    labels = [moved(label, dy=top) for label in labels]
    marks: tuple[Mark, ...] = (
        Panel("band", Box(0, 0, width, height), (0, 0), "raised"),
        Rule("band.edge", (0, 1), (width, 1), "line", 2),
        *_code(language, labels, Box(margin, 0, *CODE), measure),
        *labels,
    )
    return Band(marks, height, kept == len(words.keys) - 1)


def _code(language: str, labels: Sequence[Label], box: Box, measure: Measure) -> list[Mark]:
    """Which language it is, in the middle of the first line."""
    if not labels:
        return []
    first = labels[0].spans[0]
    middle = first.y - first.style.size * 0.34
    code = block(
        "band.language", ((language.upper(), STYLES["tile"], "quiet"),), box.x, 0, box.w, measure, align="center"
    )
    return [
        Panel("band.code", box._replace(y=middle - box.h / 2), (14, 14), "", "ring", 2),
        moved(code, dy=middle - code.box.h / 2),
    ]


def _laid(words: Told, room: Box, portrait: bool, measure: Measure) -> list[Label]:
    """Headline and figures from the top of the room, the largest way that holds both; nothing where none does."""
    if not words.keys:
        return next(filter(None, (_headline(words, room, size, measure) for size in (*ALONE, *SIZES))), [])
    for size in SIZES:
        for lines in (CAPTION_LINES,) if portrait else (LINES, CAPTION_LINES):
            for share in (1.0,) if portrait or not words.headline else SHARES:
                wide = room.w * share
                head = _headline(words, room if portrait else room.inset(right=wide + GAP), size, measure)
                if words.headline and not head:
                    continue
                high = head[0].box.h if head else 0.0
                place = Box(room.right - wide, high + AIR * 0.75 if head and portrait else 0.0, wide, 0)
                figures = _figures(words.keys, place, lines, size, measure)
                if figures and max(label.box.bottom for label in figures) <= room.h - 2 * EDGE:
                    return [*head, *figures] if portrait else _level(head, figures)
    return []


def _level(head: Sequence[Label], figures: Sequence[Label]) -> list[Label]:
    """The lower of the two in the middle of the higher."""
    one, other = (max((label.box.bottom for label in some), default=0.0) for some in (head, figures))
    return [
        *(moved(label, dy=max(other - one, 0.0) / 2) for label in head),
        *(moved(label, dy=max(one - other, 0.0) / 2) for label in figures),
    ]


def _headline(words: Told, room: Box, size: float, measure: Measure) -> list[Label]:
    """The headline; nothing where it has no room in this size."""
    if not words.headline:
        return []
    label = block("band.title", _scaled(words.headline, size), room.x, 0, room.w, measure, balance=True)
    return [label] if label.box.w <= room.w and _lines(label) <= LINES else []


def _figures(keys: Sequence[Key], room: Box, lines: int, size: float, measure: Measure) -> list[Label]:
    """Figures over what they count, one beside the other; nothing where they have no room in this size."""
    if len(keys) == 1:
        return _alone(keys[0], room, size, measure)
    small = STYLES["tile-quiet"] if size >= 0.9 else STYLES["unit"]
    heads = [_scaled(key.figure, 0.75 * max(size, 0.8)) for key in keys]
    needs = [
        max(_width(head, measure), _narrowest(key.caption, small, lines, measure))
        for head, key in zip(heads, keys, strict=True)
    ]
    loose = min((room.w - GAP * (len(keys) - 1)) / sum(needs), LOOSE)
    if loose < 1.0:
        return []
    out, x = list[Label](), room.x
    for n, (head, key, need) in enumerate(zip(heads, keys, needs, strict=True)):
        top = block(f"band.{n}", head, x, room.y, need * loose, measure)
        out.append(top)
        if key.caption:
            caption = ((key.caption, small, "quiet"),)
            out.append(block(f"band.{n}.text", caption, x, top.box.bottom + 2, need * loose, measure, balance=True))
        x += need * loose + GAP
    return out


def _alone(key: Key, room: Box, size: float, measure: Measure) -> list[Label]:
    """One figure, and what it counts beside it."""
    head = block("band.0", _scaled(key.figure, max(size, 0.7)), room.x, room.y, room.w, measure)
    x = head.box.right + GAP * 0.6
    if head.box.w > room.w or _lines(head) > 1 or not key.caption:
        return [head] if head.box.w <= room.w and _lines(head) == 1 else []
    style = STYLES["quiet"] if size >= 0.9 else STYLES["unit"]
    if room.right - x < _narrowest(key.caption, style, CAPTION_LINES, measure):
        return []
    tail = block("band.0.text", ((key.caption, style, "quiet"),), x, room.y, room.right - x, measure, balance=True)
    high = max(head.box.h, tail.box.h)
    return [moved(head, dy=(high - head.box.h) / 2), moved(tail, dy=(high - tail.box.h) / 2)]


def _narrowest(text: str, style: Style, lines: int, measure: Measure) -> float:
    """The least width, to within a few units, in which a text has no more lines than these."""
    wide = measure.advance(text, style) + 2
    low, high = wide / lines, wide
    while high - low > 4:
        middle = (low + high) / 2
        broken = [" ".join(map(written, line)) for line in wrap(((text, style, ""),), middle, measure)]
        if len(broken) <= lines and all(measure.advance(each, style) + 2 <= middle for each in broken):
            high = middle
        else:
            low = middle
    return high


def _scaled(pieces: Sequence[Piece], factor: float) -> tuple[Piece, ...]:
    return tuple((text, style.scaled(factor), color) for text, style, color in pieces)


def _width(pieces: Sequence[Piece], measure: Measure) -> float:
    return sum(measure.advance(text, style) for text, style, _ in pieces) + 2


def _lines(label: Label) -> int:
    return len({round(span.y) for span in label.spans})
