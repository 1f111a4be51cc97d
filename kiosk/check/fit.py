"""What only measuring shows: every slide, language, orientation and text size laid out with the real fonts.

overflow   a text is larger than its slot or its tile, leaves the stage, or lies where it does not belong
           (kiosk.check.overlaps).
contrast   a text is too faint on what lies under it (kiosk.check.contrast).
glyph      a font has no picture for a character, be it on a slide or in what its speaker reads.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from kiosk.charts import kinds
from kiosk.charts.marks import Blob, Box, Label, Mark, Panel, inside
from kiosk.charts.measure import Measure
from kiosk.check.contrast import faint
from kiosk.check.origin import Origin, beginning, origin, origins, owner
from kiosk.check.overlaps import ON_DRAWING, TILE, field, letters, overlaps, words
from kiosk.compose import quiz
from kiosk.compose.blocks import Canvas
from kiosk.compose.page import Choice, Look
from kiosk.compose.slide import compose
from kiosk.loader.annotations import texts
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.load import Loaded
from kiosk.loader.marked import Loc
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.tokens import LANDSCAPE, PORTRAIT, STYLES, TEXT_SIZES

_NOTHING = Say("")
_OTHERWISE = Say(N_("write it without this character"))
_ELSEWHERE = Say(N_("shorten it, or choose another layout, which keeps text and chart apart"))
_HINTS = {
    "overflow": Say(N_("shorten it or say it in other words")),
    "contrast": Say(N_("shorten it, or choose another chart")),
    "glyph": _OTHERWISE,
}


def looks(deck: Deck) -> Iterator[Look]:
    """Every look that a visitor can choose on any screen."""
    for language in deck.languages:
        for portrait in (False, True):
            for text_size in TEXT_SIZES:
                yield Look(language, portrait, text_size)


def pages(
    deck: Deck, loaded: Loaded, measure: Measure, went: Callable[[int, int], None] = lambda done, total: None
) -> Iterable[Problem]:
    """Problems of all slides, and of what is only spoken. `went`: told how many slides of how many are done."""
    found: list[tuple[str, list[_Found]]] = []
    for done, slide in enumerate(deck.slides, 1):
        found.append((slide, list(_found(deck, loaded, slide, looks(deck), measure))))
        went(done, len(deck.slides))
    yield from _settled(deck, loaded, found)
    for entry, loc, text in _spoken(loaded.draft):
        for language, told in text.items():
            if missing := measure.missing(told, STYLES["body"]):
                yield entry.problem((*loc, language), "glyph", _no_glyph(missing), _OTHERWISE)


def page(deck: Deck, loaded: Loaded, slide: str, looks: Iterable[Look], measure: Measure) -> Iterator[Problem]:
    """Problems of a slide; each text is named once, in the first look where it does not fit."""
    return _settled(deck, loaded, [(slide, list(_found(deck, loaded, slide, looks, measure)))])


class _Found(NamedTuple):
    """A problem; `brought`: with a text that the slide does not hold itself."""

    problem: Problem
    brought: bool


def _found(deck: Deck, loaded: Loaded, slide: str, looks: Iterable[Look], measure: Measure) -> Iterator[_Found]:
    """What is faint because it lies where it does not belong has been told of that."""
    known: list[Origin] = []
    seen: set[tuple[str, ...]] = set()
    astray: set[tuple[str, str]] = set()
    for look in looks:
        for trouble in troubles(deck, slide, look, measure):
            known = known or list(origins(deck, loaded, slide))
            written = origin(trouble.text, look.language, known)
            problem = _problem(loaded, slide, look, trouble, written)
            place = problem.path, str(problem.line), str(problem.column), "" if written else look.language
            astray.update({(trouble.field, look.language)} if trouble.rule == "overflow" else ())
            if trouble.rule == "contrast" and (trouble.field, look.language) in astray:
                continue
            if (trouble.rule, *place) not in seen:
                seen.add((trouble.rule, *place))
                yield _Found(problem, written is not None and not written.own)


def _settled(deck: Deck, loaded: Loaded, found: Iterable[tuple[str, list[_Found]]]) -> Iterator[Problem]:
    """Problems of slides, each place once. Where a text that comes from elsewhere takes too much room, what else does
    not fit beside it may only follow from that."""
    found = list(found)
    brought = {_at(problem): problem for _, some in found[::-1] for problem, other in some[::-1] if other}
    yield from brought.values()
    long = {_at(problem)[:3]: problem for problem in brought.values() if problem.rule == "overflow"}
    for slide, some in found:
        own = [problem for problem, other in some if not other]
        beside = [one for one in origins(deck, loaded, slide) if not one.own] if own and long else []
        places = (_at(one.entry.problem(one.loc, "", _NOTHING))[:3] for one in beside)
        cause = next((long[place] for place in places if place in long), None)
        yield from (one if one.rule == "glyph" else replace(one, cause=cause) for one in own)


def _at(problem: Problem) -> tuple[str, int, int, str]:
    return problem.path, problem.line, problem.column, problem.rule


def _spoken(draft: Draft) -> Iterator[tuple[Entry[Any], Loc, Text]]:
    """What only speakers read: the notes of slides, and the words of talks."""
    yield from ((one, ("notes",), one.model.notes) for one in draft.slides.values() if one.model.notes)
    for name, talk in draft.talks.items():
        for entry in (talk, *draft.stops[name]):
            yield from ((entry, loc, text) for loc, text in texts(entry.model))


class Trouble(NamedTuple):
    """What is wrong with a text: the rule, the slide's field, what is said of it, and the text as it is shown."""

    rule: str
    field: str
    message: Say
    text: str


def troubles(deck: Deck, slide: str, look: Look, measure: Measure) -> Iterator[Trouble]:
    """What is wrong with a slide in one look: in every view of its chart, every year, and every card that may open."""
    raw = deck.slides[slide].chart
    for view in kinds.alternatives(raw) if raw else (None,):
        page = compose(deck, slide, look, measure, view=view)
        for overflow in page.overflows:
            said = _said(look, N_('the text "%(text)s" does not fit (%(look)s)'))
            yield Trouble("overflow", field(overflow.field), said, _longest(page.final(), overflow.field))
        live = page.live
        drawn = [page.final(Choice(time=time)) for time in (None, *(live.times if live else ()))]
        drawn += [live.card(Choice(key)) or page.final(Choice(key)) for key in live.keys] if live else []
        drawn += _played(deck, slide, look, measure)
        for marks in drawn:
            yield from _overflows(marks, look)
            yield from _faint(marks, look)
            yield from _missing(marks, measure)


def _longest(marks: Sequence[Mark], slot: str) -> str:
    """Of the texts of a slot the one that takes the most room."""
    begins = TILE if slot == "tiles" else slot
    return max((words(one) for one in marks if isinstance(one, Label) and one.key.startswith(begins)),
               key=len, default="")  # fmt: skip


def _played(deck: Deck, slide: str, look: Look, measure: Measure) -> list[tuple[Mark, ...]]:
    """What a slide of the quiz shows to visitors who play: the question wherever its slider stands, each verdict."""
    if not deck.slides[slide].quizzes:
        return []
    canvas = Canvas(deck, deck.slides[slide], look, measure)
    pages = [compose(deck, slide, look, measure, step=step) for step in (0, None)]
    return [page.final(choice) for page in pages for choice in quiz.choices(canvas)]


def _overflows(marks: Sequence[Mark], look: Look) -> Iterator[Trouble]:
    labels = [mark for mark in marks if isinstance(mark, Label) and mark.opacity > 0]
    cells = {mark.key.removesuffix(".cell"): mark for mark in marks if isinstance(mark, Blob | Panel)}
    width, height = PORTRAIT if look.portrait else LANDSCAPE
    for label in labels:
        cell = cells.get(_tile(label)) if label.key.startswith(TILE) else None
        if cell and not all(_holds(cell, line) for line in letters(label)):
            said = N_('the text "%(text)s" does not fit its tile (%(look)s)')
            yield _over(_to_blame(label, labels), look, said)
    for label in labels:
        box = label.box
        if box.x < -1 or box.y < -1 or box.right > width + 1 or box.bottom > height + 1:
            yield _over(label, look, N_('the text "%(text)s" runs off the screen (%(look)s)'))
    for label, said in overlaps(marks):
        yield _over(_to_blame(label, labels), look, said)


def _to_blame(label: Label, labels: Sequence[Label]) -> Label:
    """Of a tile the longest text, which pushes the others away; else the label itself."""
    if not label.key.startswith(TILE):
        return label
    return max((one for one in labels if _tile(one) == _tile(label)), key=lambda one: len(words(one)))


def _tile(label: Label) -> str:
    return label.key.rpartition(".")[0]


def _over(label: Label, look: Look, msgid: str) -> Trouble:
    return Trouble("overflow", field(label.key), _said(look, msgid), words(label))


def _holds(cell: Blob | Panel, letters: Box) -> bool:
    """Whether a tile has room for a line."""
    if isinstance(cell, Panel):
        return cell.box.x <= letters.x and letters.right <= cell.box.right and letters.bottom <= cell.box.bottom
    return all(inside(cell.points, *corner) for corner in letters.corners())


def _faint(marks: Sequence[Mark], look: Look) -> Iterator[Trouble]:
    for label, theme, ratio in faint(marks):
        said = _said(
            look,
            N_('the text "%(text)s" is too faint for its background: %(ratio)s in theme %(theme)s (%(look)s)'),
            ratio=f"{ratio:.1f}:1",
            theme=theme,
        )
        yield Trouble("contrast", field(label.key), said, words(label))


def _missing(marks: Sequence[Mark], measure: Measure) -> Iterator[Trouble]:
    for mark in marks:
        if isinstance(mark, Label):
            for span in mark.spans:
                missing = measure.missing(span.text, span.style)
                if missing:
                    yield Trouble("glyph", field(mark.key), _no_glyph(missing), words(mark))


def _said(look: Look, msgid: str, **params: str | int) -> Say:
    way = "portrait" if look.portrait else "landscape"
    return Say(msgid, {"look": f"{look.language}, {way}, {look.text_size}", **params})


def _no_glyph(characters: str) -> Say:
    return Say(N_('the font cannot draw "%(characters)s"'), {"characters": characters})


def _problem(loaded: Loaded, slide: str, look: Look, trouble: Trouble, written: Origin | None) -> Problem:
    """Where the text is written, else where its field, or the tile, stands."""
    rule, field, message, shown = trouble
    hint = _ELSEWHERE if message.msgid == ON_DRAWING else _HINTS[rule]
    if rule != "glyph":
        message = Say(message.msgid, {"text": beginning(written.text if written else shown), **message.params})
    if written:
        return written.entry.problem(written.loc, rule, message, hint)
    if field.startswith(TILE) and (topic := loaded.draft.topics.get(field.removeprefix(TILE))):
        return topic.problem(("tile",), rule, message, hint, key=True)
    entry = owner(loaded, slide)
    value = getattr(entry.model, field, None)
    loc = (field, look.language) if isinstance(value, dict) and look.language in value else (field,)
    return entry.problem(loc if value else (), rule, message, hint)
