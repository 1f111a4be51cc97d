"""Numbers that stand in a text outside of references, and where in the file each stands.

Not numbers that are part of a word (COVID-19, UE28, B12, 4P).
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from kiosk.check.context import Words
from kiosk.loader.marked import Node
from kiosk.model.indicator import Figure

_DIGIT = re.compile(r"\d")
_EITHER = re.compile(
    r"[\d{}](?:"  # one class first: most signs of a text are passed over without a look at the rest
    r"(?<=\{)(?:\{|[^{}]*\})|(?<=\})\}|"  # what is in braces, and braces that are meant as such
    r"(?<=\d)(?<!\w\d)(?<!\d[.,'’]\d)(?<![^\W\d_]-\d)"  # not inside a word, nor behind its own digits (B1.5, COVID-19)
    r"(?![A-Z]s?\b)"  # one digit and one capital are a word: 4P, 4Ps, 5G
    r"(?:[\d.,'’\u00a0\u202f]*\d)?)"
)


def digits(text: str) -> list[str]:
    """The numbers in a text, as they are written."""
    return [found[0] for found in _found(text)]


def of_names(figures: Iterable[Figure], language: str) -> set[str]:
    """The numbers in the names of figures: people of 65 and over."""
    names = (text for figure in figures for text in (figure.name, figure.short, figure.row_name) if text)
    return {number for name in names for number in digits(name.get(language, ""))}


def numbers(words: Words, names: Iterable[str] = ()) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each number in a text, with its line and column; without those that stand inside one of the names."""
    found = list(_found(words.text)) if _DIGIT.search(words.text) else []
    inside = [span for name in names for span in spans(name, words.text)] if found else []
    if all(_within(number, inside) for number in found):
        return
    places = list(_places(words))
    if [number for number, _ in places] != [number[0] for number in found]:
        # an escape or a break inside a number: only the text itself can be pointed at
        places = [(number[0], words.entry.marked.at(words.entry.loc + words.loc)) for number in found]
    yield from (place for place, number in zip(places, found, strict=True) if not _within(number, inside))


def spans(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands, however it is spaced. What has no letter is no name, and a number as any other."""
    if any(sign.isalpha() for sign in name):
        spaced = r"\s+".join(map(re.escape, name.split()))
        yield from (found.span() for found in re.finditer(rf"(?<!\w){spaced}(?!\w)", text))


def _within(number: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= number.start() and number.end() <= end for start, end in spans)


def _places(words: Words) -> Iterator[tuple[str, tuple[int, int]]]:
    """The numbers of the lines on which the text stands: the same, in the same order, however it is folded."""
    marked, loc = words.entry.marked, words.entry.loc + words.loc
    parent = marked.node(loc[:-1])
    mark = parent.inner.get(loc[-1]) if parent else None
    if mark is None or isinstance(mark, Node):
        return
    first, column, last = mark
    left = len(digits(words.text))
    for line in range(first, min(last, len(marked.lines)) + 1):
        start = column - 1 if line == first else 0
        for found in islice(_found(marked.lines[line - 1][start:]), left):
            left -= 1
            yield found[0], (line, start + found.start() + 1)


def _found(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _EITHER.finditer(text) if found[0][0] not in "{}")
