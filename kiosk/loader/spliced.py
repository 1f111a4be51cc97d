"""A file of slides read again where one slide of it was edited: that slide is parsed, the rest keeps its values.

libyaml takes 60 ms for the hundred slides of a long topic, and reads each item of a block list by itself: whatever
stands before it and after it. So this is what `marked.parse` reads; wherever it might not be, parsing is left to that.
"""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.loader.marked import Mark, Marked, Node, parse
from kiosk.loader.refusals import Refused, decode

SLIDES = "slides"
_ENDS, _KEY = ("---", "...", "%"), "?"
"""Lines that begin so may end a document, or begin one; and a key whose value may stand where the next slide begins."""


def spliced(old: Marked, data: bytes, name: str) -> Marked | None:
    """The file of `old` as it is now; None where more than one slide is other, or anything is wrong with it."""
    slides = old.node((SLIDES,))
    if old.problems or slides is None or slides.flow or not isinstance(old.value[SLIDES], list):
        return None
    try:
        text = decode(data, name)
    except Refused:
        return None
    lines = text.splitlines()
    head, tail = _alike(old.lines, lines)
    marks = [(mark.line, mark.column) if isinstance(mark, Node) else mark[:2] for mark in slides.inner.values()]
    at = sum(line <= head for line, _ in marks) - 1  # the first line of the slide that changed is as it was
    if not 0 <= at < len(marks) - 1 or len(old.lines) - tail >= marks[at + 1][0]:
        return None
    first, after = marks[at][0], marks[at + 1][0]
    if any(old.lines[line - 1][: column - 1].strip() != "-" for line, column in marks[at : at + 2]):
        return None
    more = len(lines) - len(old.lines)
    here = lines[first - 1 : after - 1 + more]
    if any(line.startswith(_ENDS) or line.lstrip(" -").startswith(_KEY) for line in here):
        return None
    piece = parse(("\n" * (first - 1) + "\n".join(here) + "\n").encode(), name)
    if piece.problems or not isinstance(piece.value, list) or len(piece.value) != 1 or not isinstance(piece.root, Node):
        return None
    value = {**old.value, SLIDES: [*old.value[SLIDES][:at], *piece.value, *old.value[SLIDES][at + 1 :]]}
    root = _moved(old.root, after, more)
    assert isinstance(root, Node)
    there = root.inner[SLIDES]
    assert isinstance(there, Node)
    root.inner[SLIDES] = replace(there, inner={**there.inner, at: piece.root.inner[0]})
    return replace(old, value=value, lines=lines, root=root)


def _alike(some: Sequence[str], others: Sequence[str]) -> tuple[int, int]:
    """How many lines two texts have in common at their beginning, and of the rest at their end."""
    most = min(len(some), len(others))
    head = next((n for n in range(most) if some[n] != others[n]), most)
    return head, next((n for n in range(most - head) if some[-1 - n] != others[-1 - n]), most - head)


def _moved(here: Node | Mark, line: int, by: int) -> Node | Mark:
    """Another node, where what stood from a line on stands so many lines further down."""
    if isinstance(here, tuple):
        return here if here[0] < line or not by else (here[0] + by, here[1], here[2] + by)
    if not by:
        return replace(here, inner=dict(here.inner))
    keys = {key: (mark[0] + by, mark[1], mark[2] + by) if mark[0] >= line else mark for key, mark in here.keys.items()}
    inner = {key: _moved(one, line, by) for key, one in here.inner.items()}
    return Node(here.line + (by if here.line >= line else 0), here.column, here.flow, keys, inner)
