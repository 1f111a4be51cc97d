"""What only measuring shows: every slide, language, orientation and text size laid out with the real fonts.

overflow   a text is larger than its slot, leaves the stage, or lies on another text.
glyph      a font has no picture for a character, be it on a slide or in what its speaker reads.

Passes: a headline of at most two lines. Fails: a takeaway of eighty words; a text with an emoji.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from kiosk.charts import kinds
from kiosk.charts.marks import Box, Label, Mark, Rule
from kiosk.charts.measure import Measure
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
from kiosk.model.tokens import LANDSCAPE, PORTRAIT, STYLES, TEXT_SIZES

TOUCH = 3.0
"""Stage units that two texts may share: side bearings and the air above small letters."""
_OTHERWISE = Say(N_("write it without this character"))
_FIELDS = ("title", "figure", "lead", "body", "takeaway", "caution", "chart")


def looks(deck: Deck) -> Iterator[Look]:
    """Every look that a visitor can choose on any screen."""
    for language in deck.languages:
        for portrait in (False, True):
            for text_size in TEXT_SIZES:
                yield Look(language, portrait, text_size)


def pages(deck: Deck, loaded: Loaded, measure: Measure) -> Iterable[Problem]:
    """Problems of all slides; each field is named once a language, in the first look where it does not fit."""
    for slide in deck.slides:
        seen: set[tuple[str, str, str]] = set()
        for look in looks(deck):
            for rule, field, message in troubles(deck, slide, look, measure):
                if (rule, field, look.language) not in seen:
                    seen.add((rule, field, look.language))
                    yield _problem(loaded, slide, field, look, rule, message)
    for entry, loc, text in _spoken(loaded.draft):
        for language, words in text.items():
            if missing := measure.missing(words, STYLES["body"]):
                yield entry.problem((*loc, language), "glyph", _no_glyph(missing), _OTHERWISE)


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
            yield "overflow", overflow.field, _too_large(look, N_("the text does not fit its place (%(look)s)"))
        live = page.live
        drawn = [page.final(Choice(time=time)) for time in (None, *(live.times if live else ()))]
        drawn += [live.card(Choice(key)) or page.final(Choice(key)) for key in live.keys] if live else []
        drawn += _played(deck, slide, look, measure)
        for marks in drawn:
            yield from _overflows(marks, look)
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
    width, height = PORTRAIT if look.portrait else LANDSCAPE
    for label in labels:
        box = label.box
        if box.x < -1 or box.y < -1 or box.right > width + 1 or box.bottom > height + 1:
            yield "overflow", _field(label.key), _too_large(look, N_("a text leaves the stage (%(look)s)"))
    for one, other in combinations(labels, 2):
        if _collide(one, other):
            yield "overflow", _field(other.key), _too_large(look, N_("two texts lie on each other (%(look)s)"))
    rules = [_stroke(mark) for mark in marks if isinstance(mark, Rule)]
    for label in labels:
        if any(min(letters.overlap(rule)) > 1 for letters in _lines(label) for rule in rules):
            yield "overflow", _field(label.key), _too_large(look, N_("a text lies on a line (%(look)s)"))


def _collide(one: Label, other: Label) -> bool:
    """True where letters of two labels share room: compared line by line, from cap height to baseline."""
    if min(one.box.overlap(other.box)) <= TOUCH:
        return False
    return any(min(a.overlap(b)) > TOUCH for a in _lines(one) for b in _lines(other))


def _lines(label: Label) -> Iterator[Box]:
    for span in label.spans:
        if span.text.strip():
            yield Box(span.x, span.y - span.style.size * 0.7, span.w, span.style.size * 0.72)


def _stroke(rule: Rule) -> Box:
    """The room that an upright or level line takes."""
    (ax, ay), (bx, by), half = rule.start, rule.end, rule.width / 2
    return Box(min(ax, bx) - half, min(ay, by) - half, abs(bx - ax) + rule.width, abs(by - ay) + rule.width)


def _missing(marks: Sequence[Mark], measure: Measure) -> Iterator[tuple[str, str, Say]]:
    for mark in marks:
        if isinstance(mark, Label):
            for span in mark.spans:
                missing = measure.missing(span.text, span.style)
                if missing:
                    yield "glyph", _field(mark.key), _no_glyph(missing)


def _field(key: str) -> str:
    """The slide's field that a label belongs to."""
    name = key.split(".", 1)[0]
    return name if name in _FIELDS else ("title" if name in ("eyebrow", "topic") else "chart")


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
    entry = _entry(loaded, slide)
    value = getattr(entry.model, field, None)
    loc = (field, look.language) if isinstance(value, dict) and look.language in value else (field,)
    hint = Say(N_("shorten it or say it in other words")) if rule == "overflow" else _OTHERWISE
    return entry.problem(loc if value is not None else (), rule, message, hint)
