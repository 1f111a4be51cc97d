"""The handout of a talk, laid out: each slide above what its speaker says, on paper.

A sheet is A4 in its own units, 220 to the inch, so that the stage's type is print's (34 is 11 points). Under the slide
a narrow column says where one is, a wide one holds the notes; beside a portrait slide they stand one above the other.
Notes get smaller until they fit. What even the smallest type does not hold goes on on a further sheet, and then in the
largest type that needs no more sheets. Where notes leave room there are lines to write on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kiosk.charts.marks import Box, Disc, Label, Mark, Panel, Rule
from kiosk.charts.measure import Measure
from kiosk.charts.text import block, line, moved, styled
from kiosk.compose.handout import broken
from kiosk.compose.page import Look
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.talk import Talk
from kiosk.model.tokens import LANDSCAPE, PORTRAIT, STYLES, Style
from kiosk.words.messages import tr
from kiosk.words.render import Run, plain, render

UNITS_PER_INCH = 220
WIDTH, HEIGHT = 210 / 25.4 * UNITS_PER_INCH, 297 / 25.4 * UNITS_PER_INCH
TYPE = tuple(STYLES[name] for name in ("lead", "body", "line", "quiet"))
"""Of the notes, largest first."""

PLANNED, SINCE, OPTIONAL = N_("%(time)s min"), N_("from %(time)s"), N_("optional")
CONTINUED, GOES_ON = N_("continued"), N_("continues on page %(page)s")

_MARGIN, _TOP, _FOOT = 130.0, 120.0, HEIGHT - 170.0
_WIDE = WIDTH - 2 * _MARGIN
_UNDER, _GUTTER = 68.0, 48.0
_ASIDE = 300.0
"""Width of the narrow column."""
_HEAD = 330.0
"""Height of what it says, where the notes stand under it."""
_UPRIGHT = 1100.0
"""Height of a portrait slide."""
_PARAGRAPH = 0.5
"""Between paragraphs, in lines."""
_PITCH = 72.0
"""From line to line by hand."""
_GOING = 56.0
"""Room under the notes, to say where they go on."""


@dataclass(frozen=True)
class Sheet:
    """A page of paper; `picture`: where the slide stands, None where its notes only go on."""

    slide: str
    picture: Box | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class _Form:
    """How a sheet is divided: slide, the column that says where one is, notes."""

    picture: Box | None
    aside: Box
    notes: Box

    def further(self) -> "_Form":
        """The sheet on which the notes go on."""
        notes = Box(self.notes.x, _TOP, self.notes.w, _FOOT - _GOING - _TOP)
        return _Form(None, Box(_MARGIN, _TOP, _ASIDE, notes.h), notes)


def sheets(deck: Deck, slides: Sequence[str], talk: Talk | None, look: Look, measure: Measure) -> tuple[Sheet, ...]:
    """The handout of these slides, with the times and notes of a talk; None: with the slides' own notes."""
    language, made = look.language, list[tuple[str, _Form, list[Mark]]]()
    for number, slide in enumerate(slides, 1):
        stop = talk.stop(slide) if talk else None
        notes = stop.notes if stop and stop.notes else deck.slides[slide].notes
        form = _upright() if look.portrait else _across()
        parts = _parts(render(notes, deck, language) if notes else (), form, measure)
        for n, words in enumerate(parts or [[]]):
            form = form.further() if n else form
            times = _times(talk, slide, language) if talk and not n else ()
            chip = CONTINUED if n else OPTIONAL if stop and stop.optional else ""
            named = plain(section(deck, slide), deck, language)
            aside = _aside(str(number), named, times, tr(language, chip), form.aside, measure)
            made.append((slide, form, [*aside, *words, *_lines(words, form.notes)]))
    title, forms = plain(talk.title if talk else deck.kiosk.title, deck, language), [form for _, form, _ in made]
    return tuple(
        Sheet(slide, form.picture, (*marks, *_foot(title, page, forms, language, measure)))
        for page, (slide, form, marks) in enumerate(made, 1)
    )


def section(deck: Deck, slide: str) -> Text:
    """The part of the story that a slide belongs to: its topic; without one its own heading, else the kiosk's title."""
    topic = deck.topic_of(slide)
    return topic.name if topic else deck.slides[slide].heading or deck.kiosk.title


def _across() -> _Form:
    width, height = LANDSCAPE
    picture = Box(_MARGIN, _TOP, _WIDE, _WIDE / width * height)
    below = Box(_MARGIN, picture.bottom + _UNDER, _WIDE, _FOOT - _GOING - picture.bottom - _UNDER)
    return _Form(picture, Box(below.x, below.y, _ASIDE, below.h), below.inset(left=_ASIDE + _GUTTER))


def _upright() -> _Form:
    width, height = PORTRAIT
    picture = Box(_MARGIN, _TOP, _UPRIGHT / height * width, _UPRIGHT)
    beside = Box(_MARGIN, _TOP, _WIDE, _FOOT - _GOING - _TOP).inset(left=picture.w + _GUTTER)
    return _Form(picture, Box(beside.x, beside.y, beside.w, _HEAD), beside.inset(top=_HEAD))


# -- the notes

_Row = tuple[Label, float]
"""A line of the notes at the height 0, and what parts it from the line above on its sheet."""


def _parts(runs: Sequence[Run], form: _Form, measure: Measure) -> list[list[Label]]:
    """The lines of each sheet, in the largest type that needs the fewest sheets."""

    def cut(style: Style) -> list[list[Label]]:
        return list(_cut(list(_rows(runs, style, form.notes.w, measure)), form))

    least = len(cut(TYPE[-1]))
    return next(parts for parts in map(cut, TYPE) if len(parts) == least)


def _rows(runs: Sequence[Run], style: Style, width: float, measure: Measure) -> Iterator[_Row]:
    """The lines of the notes; a paragraph keeps its distance from the one above."""
    air = 0.0
    for paragraph in _paragraphs(runs):
        words = [replace(run, text=broken(run.text, style, width, measure)) for run in paragraph]
        whole = block("notes", styled(words, style, "ink"), 0.0, 0.0, width, measure, balance=True)
        for row, some in groupby(whole.spans, key=lambda span: int(span.y // style.line)):
            made = Label("", tuple(some), Box(0.0, row * style.line, whole.box.w, style.line))
            yield moved(made, dy=-made.box.y), air
            air = 0.0
        air = style.line * _PARAGRAPH


def _paragraphs(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs between line breaks; none without words."""
    now = list[Run]()
    for run in runs:
        for n, text in enumerate(run.text.split("\n")):
            if n and now:
                yield now
                now = []
            now += [replace(run, text=text)] if text else []
    if now:
        yield now


def _cut(rows: Sequence[_Row], form: _Form) -> Iterator[list[Label]]:
    """The lines where they stand, as many on each sheet as it has room for. A further sheet has no line alone."""
    rest = list(rows)
    while rest:
        y, placed = form.notes.y, list[Label]()
        for row, air in rest:
            top = y + (air if placed else 0.0)
            if placed and top + row.box.h > form.notes.bottom:
                break
            placed.append(moved(row, form.notes.x, top))
            y = top + row.box.h
        if len(rest) - len(placed) == 1 < len(placed):
            placed.pop()
        yield [replace(label, key=f"notes.{n}") for n, label in enumerate(placed)]
        rest, form = rest[len(placed) :], form.further()


def _lines(words: Sequence[Label], box: Box) -> Iterator[Rule]:
    """Lines to write on, at the same heights on every sheet; none where there is room for two or three only."""
    top = (words[-1].box.bottom if words else box.y) + _PITCH
    count = int((_FOOT - top) // _PITCH)
    for n in range(count, 0, -1) if count > 3 else ():
        y = _FOOT - n * _PITCH
        yield Rule(f"line.{n}", (box.x, y), (box.right, y), "line", 1.5)


# -- what stands beside and below them


def _times(talk: Talk, slide: str, language: str) -> tuple[str, ...]:
    """How long the plan gives a slide, and when it begins; nothing for one that is not in the talk."""
    plan = talk.plan(slide)
    if plan is None:
        return ()
    begins, ends = plan
    long, since = (f"{seconds // 60}:{seconds % 60:02}" for seconds in (ends - begins, begins))
    return tr(language, PLANNED, time=long), tr(language, SINCE, time=since)


def _aside(number: str, named: str, times: Sequence[str], chip: str, box: Box, measure: Measure) -> list[Mark]:
    """Number and part of the story; under them times, and a word that sets the sheet apart ("": none)."""
    large, small, tile = STYLES["l"], STYLES["label"], STYLES["tile"]
    head = block("number", ((number, large, "ink"),), box.x - 4, box.y, box.w, measure)
    name = block("section", ((named, small, "quiet"),), box.x + 34, head.box.bottom + 14, box.w - 34, measure)
    middle, y = name.box.y + small.line / 2, name.box.bottom + 24
    marks: list[Mark] = [
        head,
        Disc("cell", box.x + 10, middle, 10, "acc"),
        Disc("nucleus", box.x + 10, middle, 3.6, "nuc"),
    ]
    marks.append(name)
    for n, time in enumerate(times):
        style, color = (STYLES["quiet"], "quiet") if n else (STYLES["strong"], "ink")
        marks.append(block(f"time.{n}", ((time, style, color),), box.x, y, box.w, measure))
        y += style.line
    if chip:
        y += 20 if times else 0
        label = block("chip.text", ((chip, tile, "ink"),), box.x + 24, y + 9, box.w, measure)
        marks += [Panel("chip", Box(box.x, y, label.box.w + 48, 50), (25, 25), "", "ring", 2), label]
    return marks


def _foot(title: str, page: int, forms: Sequence[_Form], language: str, measure: Measure) -> list[Mark]:
    """Whose handout it is, and which page of it; above, where the notes go on, if they do (`forms`: of all pages)."""
    small, right = STYLES["source"], WIDTH - _MARGIN
    told = tr(language, "Page %(page)s of %(pages)s", page=page, pages=len(forms))
    marks: list[Mark] = [
        Rule("foot", (_MARGIN, _FOOT), (right, _FOOT), "line", 2),
        block("foot.title", ((title, small, "quiet"),), _MARGIN, _FOOT + 18, _WIDE - 240, measure),
        line("foot.page", told, small, "quiet", right, _FOOT + 39, measure, align="right"),
    ]
    if page < len(forms) and forms[page].picture is None:
        on = tr(language, GOES_ON, page=page + 1)
        marks.insert(0, line("foot.on", on, STYLES["quiet"], "quiet", right, _FOOT - 20, measure, align="right"))
    return marks
