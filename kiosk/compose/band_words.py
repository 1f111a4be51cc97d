"""What the band of a talk says of a slide: its headline and key figures, as far as the slide shows them by now.

Key figures are the slide's own figure, what it takes away, and the facts beside these, each with what it counts. A
figure with which the headline begins, or that it says, is not said again.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.charts.kind import entity, text_of
from kiosk.charts.text import Piece
from kiosk.compose.quiz import hidden
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.layouts import LAYOUTS
from kiosk.model.slide import Slide
from kiosk.model.tokens import ENTITY_TEXT, STYLES
from kiosk.words.markup import references
from kiosk.words.render import plain, render

# a full stop that no abbreviation has: a capital comes after it
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_a-zà-ÿ])")


class Key(NamedTuple):
    """A key figure in its largest type, and what it counts ("": the headline says that)."""

    figure: tuple[Piece, ...]
    caption: str


@dataclass(frozen=True)
class Told:
    """The headline in its usual type, and the key figures."""

    headline: tuple[Piece, ...]
    keys: tuple[Key, ...]


def told(deck: Deck, slide: Slide, step: int | None, language: str, portrait: bool) -> Told:
    """What the slide shows in this orientation at a step; None: all of it."""
    layout = LAYOUTS[slide.layout]
    shown = {slot.field for slot in (layout.portrait if portrait else layout.landscape)} - hidden(slide, step)
    headline = [(run.text, STYLES["s"], "ink") for run in render(slide.title, deck, language) if "title" in shown]
    keys: list[Key] = []
    if slide.figure and "figure" in shown:
        figure = _figure(deck, slide.figure, language)
        if written(headline)[:1].islower():  # the headline goes on from it
            begun = [(text, STYLES["s"], color) for text, _, color in figure]
            headline = [*begun, (" ", STYLES["s"], "ink"), *headline]
        else:
            keys.append(Key(figure, _counted(deck, slide, shown, language)))
    pairs = [slide.takeaway] if slide.takeaway and "takeaway" in shown else []
    for pair in (*pairs, *(slide.facts if "facts" in shown else ())):
        keys.append(Key(_figure(deck, pair.figure, language), _first(deck, pair.text, language)))
    said = {word.strip(".,;:?!()’'") for word in written(headline).split()}
    once = dict.fromkeys(key for key in keys if key.caption or written(key.figure) not in said)
    return Told(tuple(headline), tuple(once))


def written(pieces: Sequence[Piece]) -> str:
    """The words of pieces."""
    return "".join(text for text, _, _ in pieces)


def _figure(deck: Deck, text: Text, language: str) -> tuple[Piece, ...]:
    """A figure in its entity's colour; where a part of it is bold, as in a poster, only that part is, and large."""
    first = next(iter(references(text_of(text, language))), None)
    color = ENTITY_TEXT[entity(deck, deck.figure(first))] if first else "ink"
    runs = render(text, deck, language)
    bold = any(run.bold for run in runs)
    large, small = STYLES["m"], STYLES["m"].scaled(0.6)
    return tuple((run.text, large, color) if run.bold or not bold else (run.text, small, "ink") for run in runs)


def _counted(deck: Deck, slide: Slide, shown: Set[str], language: str) -> str:
    """What the slide's own figure counts: the text that goes on from it, as its first letter tells."""
    texts = [text for field, text in (("body", slide.body), ("lead", slide.lead)) if text and field in shown]
    return next((words for text in texts if (words := _first(deck, text, language))[:1].islower()), "")


def _first(deck: Deck, text: Text, language: str) -> str:
    """The first sentence of a text, as a caption."""
    words = plain(text, deck, language).replace("\n", " ")
    return _SENTENCE.split(words, maxsplit=1)[0].rstrip(".")
