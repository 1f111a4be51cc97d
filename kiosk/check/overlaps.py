"""Texts that lie where they do not belong: on another text, a line, a picture, or on what the slide draws.

A text may stand on a mark of its own field, whole: a value in its bar, a caution in its box. On what another field
draws, as a takeaway on the chart, or half on and half off a mark, it may not.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import ceil

from kiosk.charts.marks import Area, Blob, Box, Label, Mark, Panel, Photo, Rule, Target, Tissue
from kiosk.check.painted import drawn, extent
from kiosk.model.problem import N_
from kiosk.model.slide import READ

TOUCH = 3.0
"""Stage units that two texts may share: side bearings and the air above small letters."""
TILE = "topic:"
"""What the label of a tile's topic begins with."""
_FIELDS = (*READ, "image", "chart")
_ALSO = {"eyebrow": "heading", "source": "source_note"}
"""Fields whose labels bear another name; what is none of a slide's is its chart's."""
_FINE, _COARSE = 6.0, 12.0
"""How far apart letters are asked what lies under them: for small marks, and for large ones of many parts."""
ON_DRAWING = N_('the text "%(text)s" lies on what the slide draws (%(look)s)')


def overlaps(marks: Sequence[Mark]) -> Iterator[tuple[Label, str]]:
    """Labels that lie on something, each with what is said of it: a msgid with places for text and look."""
    labels = [mark for mark in marks if isinstance(mark, Label) and mark.opacity > 0]
    for one, other in combinations(labels, 2):
        if _collide(one, other):
            longer = max(other, one, key=lambda label: len(words(label)))
            yield longer, N_('the text "%(text)s" overlaps another (%(look)s)')
    rules = [_stroke(mark) for mark in marks if isinstance(mark, Rule)]
    photos = [mark.box for mark in marks if isinstance(mark, Photo)]
    for label in labels:
        if any(min(line.overlap(rule)) > 1 for line in letters(label) for rule in rules):
            yield label, N_('the text "%(text)s" runs over a line (%(look)s)')
        if any(min(line.overlap(photo)) > TOUCH for line in letters(label) for photo in photos):
            yield label, N_('the text "%(text)s" runs over the picture (%(look)s)')
    solid = [(mark, box) for mark in marks if (box := _solid(mark))]
    for label in labels:
        if any(_astray(label, mark) for mark, box in solid if min(box.overlap(label.box)) > TOUCH):
            yield label, ON_DRAWING


def words(label: Label) -> str:
    """What is written in a label."""
    return " ".join(span.text for span in label.spans)


def letters(label: Label) -> Iterator[Box]:
    """The lines of a label, from cap height to baseline."""
    for span in label.spans:
        if span.text.strip():
            yield Box(span.x, span.y - span.style.size * 0.7, span.w, span.style.size * 0.72)


def field(key: str) -> str:
    """The slide's field that a mark belongs to; for the tiles of home their topic."""
    name = key.partition(".")[0]
    name = _ALSO.get(name, name)
    return name if name in (*_FIELDS, *_ALSO.values()) or name.startswith(TILE) else "chart"


def _collide(one: Label, other: Label) -> bool:
    """True where letters of two labels share room."""
    if min(one.box.overlap(other.box)) <= TOUCH:
        return False
    return any(min(a.overlap(b)) > TOUCH for a in letters(one) for b in letters(other))


def _stroke(rule: Rule) -> Box:
    """The room that an upright or level line takes."""
    (ax, ay), (bx, by), half = rule.start, rule.end, rule.width / 2
    return Box(min(ax, bx) - half, min(ay, by) - half, abs(bx - ax) + rule.width, abs(by - ay) + rule.width)


def _solid(mark: Mark) -> Box | None:
    """The room of a mark that no text may lie on by chance; labels, lines and pictures have rules of their own."""
    if isinstance(mark, Label | Rule | Photo | Target) or mark.opacity <= 0:
        return None
    return extent(mark)


def _astray(label: Label, mark: Mark) -> bool:
    """Whether a label lies on a mark of another field, or half on one of its own."""
    own = field(label.key) == field(mark.key)
    if own and isinstance(mark, Panel) and _holds(mark.box, label.box):
        return False  # nearly all: a label on its button, a text in its card
    found = [on for line in letters(label) for on in _under(line, mark)]
    return any(found) and not (own and all(found))


def _holds(outer: Box, inner: Box) -> bool:
    return outer.x <= inner.x and outer.y <= inner.y and inner.right <= outer.right and inner.bottom <= outer.bottom


def _under(line: Box, mark: Mark) -> Iterator[bool]:
    """Of points all over a line, whether the mark is there."""
    apart = _COARSE if isinstance(mark, Tissue | Area | Blob) else _FINE
    inner = line.inset(TOUCH, TOUCH, TOUCH, TOUCH)
    across, down = (max(ceil(size / apart), 1) for size in inner[2:])
    for column, row in product(range(across + 1), range(down + 1)):
        yield drawn(mark, inner.x + inner.w * column / across, inner.y + inner.h * row / down)
