"""Numbers that stand in a text outside of references, and where in the file each stands.

Not numbers that are part of a name (COVID-19, UE28, B12).
"""

import re
from collections.abc import Iterator
from itertools import islice

from kiosk.check.context import Words
from kiosk.loader.marked import Node

_NUMBER = re.compile(r"(?<![\w.,])(?<![^\W\d_]-)\d(?:[\d.,'’\u00a0\u202f]*\d)?")
_BRACES = re.compile(r"\{\{|\}\}|\{[^{}]*\}")


def digits(text: str) -> list[str]:
    """The numbers in a text, as they are written."""
    return [found[0] for found in _found(text)]


def numbers(words: Words) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each number in a text, with its line and column."""
    found, places = digits(words.text), list(_places(words))
    if [number for number, _ in places] == found:
        yield from places
    else:  # an escape or a break inside a number: only the text itself can be pointed at
        yield from ((number, words.entry.marked.at(words.entry.loc + words.loc)) for number in found)


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
    return _NUMBER.finditer(_BRACES.sub(lambda brace: brace[0] if len(brace[0]) == 2 else " " * len(brace[0]), text))
