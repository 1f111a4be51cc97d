"""What only measuring shows: every slide, language, orientation and text size laid out with the real fonts.

overflow   a text is larger than its slot or its tile, leaves the stage, or lies on another text.
contrast   a text is too faint on what lies under it (kiosk.check.contrast).
glyph      a font has no picture for a character, be it on a slide or in what its speaker reads.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from kiosk.charts import kinds
from kiosk.charts.marks import Blob, Box, Label, Mark, Panel, Photo, Rule, inside
from kiosk.charts.measure import Measure
from kiosk.check.contrast import faint
from kiosk.compose import quiz
from kiosk.compose.blocks import Canvas
from kiosk.compose.page import Choice, Look
from kiosk.compose.slide import compose
from kiosk.loader import covers
from kiosk.loader.annotations import texts
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.load import Loaded
from kiosk.loader.marked import Loc
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.slide import READ
from kiosk.model.tokens import LANDSCAPE, PORTRAIT, STYLES, TEXT_SIZES

TOUCH = 3.0
"""Stage units that two texts may share: side bearings and the air above small letters."""
_OTHERWISE = Say(N_("write it without this character"))
_HINTS = {
    "overflow": Say(N_("shorten it or say it in other words")),
    "contrast": Say(N_("shorten it, or choose another chart")),
    "glyph": _OTHERWISE,
}
_FIELDS = (*READ, "image", "chart")
_ALSO = {"eyebrow": "heading", "source": "source_note"}
"""Fields whose labels bear another name; what is none of a slide's is its chart's."""
_TILE = "topic:"
"""What the label of a tile's topic begins with."""


def looks(deck: Deck) -> Iterator[Look]:
    """Every look that a visitor can choose on any screen."""
    for language in deck.languages:
        for portrait in (False, True):
            for text_size in TEXT_SIZES:
                yield Look(language, portrait, text_size)


def pages(deck: Deck, loaded: Loaded, measure: Measure) -> Iterable[Problem]:
    """Problems of all slides, and of what is only spoken."""
    for slide in deck.slides:
        yield from page(deck, loaded, slide, looks(deck), measure)
    for entry, loc, text in _spoken(loaded.draft):
        for language, words in text.items():
            if missing := measure.missing(words, STYLES["body"]):
                yield entry.problem((*loc, language), "glyph", _no_glyph(missing), _OTHERWISE)


def page(deck: Deck, loaded: Loaded, slide: str, looks: Iterable[Look], measure: Measure) -> Iterator[Problem]:
    """Problems of a slide; each field is named once a language, in the first look where it does not fit.

    What is faint because it lies where it does not belong has been told of that.
    """
    seen: set[tuple[str, str, str]] = set()
    for look in looks:
        for rule, field, message in troubles(deck, slide, look, measure):
            astray = rule == "contrast" and ("overflow", field, look.language) in seen
            if not astray and (rule, field, look.language) not in seen:
                seen.add((rule, field, look.language))
                yield _problem(loaded, slide, field, look, rule, message)


def _spoken(draft: Draft) -> Iterator[tuple[Entry[Any], Loc, Text]]:
    """What only speakers read: the notes of slides, and the words of talks."""
    yield from ((one, ("notes",), one.model.notes) for one in draft.slides.values() if one.model.notes)
    for name, talk in draft.talks.items():
        for entry in (talk, *draft.stops[name]):
            yield from ((entry, loc, text) for loc, text in texts(entry.model))


def troubles(deck: Deck, slide: str, look: Look, measure: Measure) -> Iterator[tuple[str, str, Say]]:
    """What is wrong with a slide in one look: in every view of its chart, every year, and every card that may open."""
    raw = deck.slides[slide].chart
    for view in kinds.alternatives(raw) if raw else (None,):
        page = compose(deck, slide, look, measure, view=view)
        for overflow in page.overflows:
            yield "overflow", _field(overflow.field), _too_large(look, N_("the text does not fit (%(look)s)"))
        live = page.live
        drawn = [page.final(Choice(time=time)) for time in (None, *(live.times if live else ()))]
        drawn += [live.card(Choice(key)) or page.final(Choice(key)) for key in live.keys] if live else []
        drawn += _played(deck, slide, look, measure)
        for marks in drawn:
            yield from _overflows(marks, look)
            yield from _faint(marks, look)
            yield from _missing(marks, measure)


def _played(deck: Deck, slide: str, look: Look, measure: Measure) -> list[tuple[Mark, ...]]:
    """What a slide of the quiz shows to visitors who play: the question wherever its slider stands, each verdict."""
    if not deck.slides[slide].quizzes:
        return []
    canvas = Canvas(deck, deck.slides[slide], look, measure)
    pages = [compose(deck, slide, look, measure, step=step) for step in (0, None)]
    return [page.final(choice) for page in pages for choice in quiz.choices(canvas)]


def _overflows(marks: Sequence[Mark], look: Look) -> Iterator[tuple[str, str, Say]]:
    labels = [mark for mark in marks if isinstance(mark, Label) and mark.opacity > 0]
    cells = {mark.key.removesuffix(".cell"): mark for mark in marks if isinstance(mark, Blob | Panel)}
    width, height = PORTRAIT if look.portrait else LANDSCAPE
    for label in labels:
        cell = cells.get(label.key.rpartition(".")[0]) if label.key.startswith(_TILE) else None
        if cell and not all(_holds(cell, letters) for letters in _lines(label)):
            yield "overflow", _field(label.key), _too_large(look, N_("the text does not fit its tile (%(look)s)"))
        box = label.box
        if box.x < -1 or box.y < -1 or box.right > width + 1 or box.bottom > height + 1:
            yield "overflow", _field(label.key), _too_large(look, N_("a text runs off the screen (%(look)s)"))
    for one, other in combinations(labels, 2):
        if _collide(one, other):
            yield "overflow", _field(other.key), _too_large(look, N_("two texts lie on each other (%(look)s)"))
    rules = [_stroke(mark) for mark in marks if isinstance(mark, Rule)]
    photos = [mark.box for mark in marks if isinstance(mark, Photo)]
    for label in labels:
        if any(min(letters.overlap(rule)) > 1 for letters in _lines(label) for rule in rules):
            yield "overflow", _field(label.key), _too_large(look, N_("a text runs over a line (%(look)s)"))
        if any(min(letters.overlap(photo)) > TOUCH for letters in _lines(label) for photo in photos):
            yield "overflow", _field(label.key), _too_large(look, N_("a text runs over the picture (%(look)s)"))


def _collide(one: Label, other: Label) -> bool:
    """True where letters of two labels share room: compared line by line, from cap height to baseline."""
    if min(one.box.overlap(other.box)) <= TOUCH:
        return False
    return any(min(a.overlap(b)) > TOUCH for a in _lines(one) for b in _lines(other))


def _lines(label: Label) -> Iterator[Box]:
    for span in label.spans:
        if span.text.strip():
            yield Box(span.x, span.y - span.style.size * 0.7, span.w, span.style.size * 0.72)


def _holds(cell: Blob | Panel, letters: Box) -> bool:
    """Whether a tile has room for a line."""
    if isinstance(cell, Panel):
        return cell.box.x <= letters.x and letters.right <= cell.box.right and letters.bottom <= cell.box.bottom
    return all(inside(cell.points, *corner) for corner in letters.corners())


def _stroke(rule: Rule) -> Box:
    """The room that an upright or level line takes."""
    (ax, ay), (bx, by), half = rule.start, rule.end, rule.width / 2
    return Box(min(ax, bx) - half, min(ay, by) - half, abs(bx - ax) + rule.width, abs(by - ay) + rule.width)


def _faint(marks: Sequence[Mark], look: Look) -> Iterator[tuple[str, str, Say]]:
    for label, theme, ratio in faint(marks):
        params: dict[str, str | int] = {"ratio": f"{ratio:.1f}:1", "theme": theme}
        message = _too_large(
            look, N_("the text is too faint for its background: %(ratio)s in theme %(theme)s (%(look)s)")
        )
        yield "contrast", _field(label.key), Say(message.msgid, {**message.params, **params})


def _missing(marks: Sequence[Mark], measure: Measure) -> Iterator[tuple[str, str, Say]]:
    for mark in marks:
        if isinstance(mark, Label):
            for span in mark.spans:
                missing = measure.missing(span.text, span.style)
                if missing:
                    yield "glyph", _field(mark.key), _no_glyph(missing)


def _field(key: str) -> str:
    """The slide's field that a label belongs to; for the tiles of home their topic."""
    name = key.partition(".")[0]
    name = _ALSO.get(name, name)
    return name if name in (*_FIELDS, *_ALSO.values()) or name.startswith(_TILE) else "chart"


def _too_large(look: Look, msgid: str) -> Say:
    way = "portrait" if look.portrait else "landscape"
    return Say(msgid, {"look": f"{look.language}, {way}, {look.text_size}"})


def _no_glyph(characters: str) -> Say:
    return Say(N_('the font cannot draw "%(characters)s"'), {"characters": characters})


def _entry(loaded: Loaded, slide: str) -> Entry[Any]:
    """Where a slide is written; a cover is made of what its talk says of itself."""
    draft = loaded.draft
    return draft.slides.get(slide) or next(talk for name, talk in draft.talks.items() if covers.name(name) == slide)


def _problem(loaded: Loaded, slide: str, field: str, look: Look, rule: str, message: Say) -> Problem:
    hint = _HINTS[rule]
    if field.startswith(_TILE) and (topic := loaded.draft.topics.get(field.removeprefix(_TILE))):
        return topic.problem(("tile",), rule, message, hint, key=True)
    entry = _entry(loaded, slide)
    value = getattr(entry.model, field, None)
    loc = (field, look.language) if isinstance(value, dict) and look.language in value else (field,)
    return entry.problem(loc if value else (), rule, message, hint)
