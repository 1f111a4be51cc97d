"""Content texts as a reader sees them: references become figures, and the typography is put right.

Typography is done here, once, for all content, on the whole text after the figures are in it, so that it also holds
across the borders of bold. Each rule puts one character for one, so that the runs keep their lengths:
- an apostrophe that staff type as ' becomes ’ between letters ("l'Italia"), after a word ("un po' di", unless the text
  quotes with '…') and before the two digits of a decade ("gli anni '70");
- in Italian a word of one letter ("a", "e", "è", "o", "i") is tied to the next by a no-break space, so that no line
  ends with it. Spaces inside quantities are tied by words.numbers.
A figure that opens a sentence gets its capital: "{x} lavorano" is "Oltre 24.200 persone lavorano", but "{x}" alone, a
figure and not a sentence, stays "oltre 24.200 persone".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.words import numbers
from kiosk.words.markup import parse

_QUOTE = re.compile(r"(?<!\w)'(?=[^\W\d])")
_INNER = re.compile(r"(?<=[^\W\d_])'(?=\w)|(?<!\w)'(?=\d\d\b)")
_AFTER = re.compile(r"(?<=[^\W\d_])'")
_SHORT = re.compile(
    r"(?<![\w'’])(a|e|è|o|i|ad|ed|al|ai|di|da|in|il|lo|la|le|gli|su|un|si|se|ne|ci)"
    r" (?=\S)",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?…][\s”»)]+)[“«(]*$")
_WORD_FOLLOWS = re.compile(r"\s*[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style, ready to be set."""

    text: str
    bold: bool = False
    emphasis: bool = False


def render(
    text: Text, deck: Deck, language: str, *, value: Callable[[Figure], Decimal] | None = None
) -> tuple[Run, ...]:
    """A text in a language, or in the deck's default where it lacks that language, its figures written out.

    `value` gives the numbers to show in place of the figures' own while they count up.
    The text has to be sound, as in every deck that the loader gives: MarkupError and KeyError are bugs here.
    """
    spoken, source = choose(text, deck, language)
    pieces = parse(source)
    runs: list[Run] = []
    before = ""
    for index, piece in enumerate(pieces):
        content = piece.content
        if isinstance(content, Ref):
            figure = deck.figure(content)
            written = numbers.figure(figure, spoken, value=value(figure) if value else None)
            follows = pieces[index + 1].content if index + 1 < len(pieces) else ""
            if _SENTENCE_ENDS.search(before) and isinstance(follows, str) and _WORD_FOLLOWS.match(follows):
                written = written[:1].upper() + written[1:]
        else:
            written = content
        before += written
        runs.append(Run(written, piece.bold, piece.emphasis))
    return _cut(polished(before, spoken), runs)


def plain(text: Text, deck: Deck, language: str) -> str:
    """A text as `render` writes it, without its styles."""
    return "".join(run.text for run in render(text, deck, language))


def choose(text: Text, deck: Deck, language: str) -> tuple[str, str]:
    """The language in which a text will be read, and its words in it: asked for, else default, else any it has."""
    for code in (language, deck.kiosk.language, *text):
        if code in text:
            return code, text[code]
    return language, ""


@lru_cache(maxsize=4096)
def polished(text: str, language: str) -> str:
    """The text with its typography put right, character for character."""
    text = _INNER.sub("’", text)
    if not _QUOTE.search(text):
        text = _AFTER.sub("’", text)
    return _SHORT.sub("\\1\u00a0", text) if language == "it" else text


def _cut(text: str, runs: list[Run]) -> tuple[Run, ...]:
    """The text in runs of the lengths and styles given; neighbours of one style become one."""
    cut: list[Run] = []
    at = 0
    for run in runs:
        part, at = text[at : at + len(run.text)], at + len(run.text)
        if cut and (cut[-1].bold, cut[-1].emphasis) == (run.bold, run.emphasis):
            cut[-1] = Run(cut[-1].text + part, run.bold, run.emphasis)
        else:
            cut.append(Run(part, run.bold, run.emphasis))
    return tuple(cut)
