"""What the preview shows of a folder that is being edited: all that is sound, and of what is not the last that was.

A slide that a fault has cost stays on the list with the deck in which it last stood, so that nobody loses sight of what
they are writing; one that was taken out of its file goes. Pure: from one reading to the next.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kiosk.check.roots import LEVELS, root
from kiosk.loader.altered import mentioned
from kiosk.loader.files import shown
from kiosk.loader.load import Loaded
from kiosk.loader.marked import Marked
from kiosk.model.base import Text
from kiosk.model.deck import Deck, Topic
from kiosk.model.layouts import COVER
from kiosk.model.problem import Problem
from kiosk.model.slide import Slide

START, QUIZ, TALKS = "start", "quiz", "talks"
"""Parts that are no topics: what invites and leads, the quiz, the covers of talks."""
Spans = Mapping[str, Sequence[tuple[int, str]]]
"""By file, as problems call it: the line in which each slide begins."""


@dataclass(frozen=True)
class Part:
    """A part of the list: a topic's name (None: one of START, QUIZ, TALKS, which `id` is), and its slides."""

    id: str
    name: Text | None
    slides: tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """A folder as it was last read.

    deck      all that is sound; None as long as nothing was
    lost      slides that faults have cost: each with the last deck in which it stood
    problems  what is wrong with the folder, by file and place
    edited    slides whose own words are other than at the reading before, or what a talk says to them
    """

    deck: Deck | None = None
    lost: Mapping[str, Deck] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    spans: Spans = field(default_factory=dict)
    edited: frozenset[str] = frozenset()

    def read(self, loaded: Loaded, files: Mapping[str, Marked]) -> "Content":
        """The content after a further reading; `files` by the names that problems call them."""
        old, new, spans = self.deck, loaded.deck, _spans(loaded, files, self.spans)
        stood = {**self.lost, **(dict.fromkeys(old.slides, old) if old else {})}
        lost = {
            slide: deck
            for slide, deck in stood.items()
            if new is None or (slide not in new.slides and _by_fault(slide, deck, loaded, spans))
        }
        edited = frozenset[str]()
        if new and stood:
            edited = frozenset(
                name for name, one in new.slides.items() if name not in stood or _other(name, one, stood)
            )
        if new and old:
            edited |= {slide for slide in _retold(old, new) if slide in new.slides}
        after = Content(new or old, lost, loaded.problems, spans, edited)
        fresh = lost.keys() - self.lost.keys()
        if len(fresh) > 1:  # a file that cannot be read at all: it is edited where the error is
            fresh &= {after.slide_of(one) for one in loaded.problems if one.level == "error"}
        return replace(after, edited=edited | fresh)

    def checked(self, problems: tuple[Problem, ...]) -> "Content":
        """The same with all that is wrong with it."""
        return replace(self, problems=problems)

    @property
    def slides(self) -> tuple[str, ...]:
        """All slides that can be shown, in the order of the list."""
        return tuple(slide for part in self.parts for slide in part.slides)

    def deck_of(self, slide: str) -> Deck | None:
        """The deck that shows a slide: the newest, or the last in which it stood; None where there is no such slide."""
        if slide in self.lost:
            return self.lost[slide]
        return self.deck if self.deck and slide in self.deck.slides else None

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The list: what invites and leads, topic by topic, the quiz, covers; a lost slide where it last stood."""
        found: dict[str, tuple[Text | None, list[str]]] = {}
        decks = {id(deck): deck for deck in (self.deck, *self.lost.values()) if deck}
        topics = {key: _topics(deck) for key, deck in decks.items()}
        for deck, slide in self._in_order():
            topic = topics[id(deck)].get(slide)
            name = QUIZ if deck.slides[slide].quizzes else TALKS if deck.slides[slide].layout == COVER else START
            found.setdefault(topic.id if topic else name, (topic.name if topic else None, []))[1].append(slide)
        return tuple(Part(name, text, tuple(slides)) for name, (text, slides) in found.items())

    def _in_order(self) -> Iterator[tuple[Deck, str]]:
        """Slides as they stand, each with its deck."""
        order = list(self.deck.slides) if self.deck else []
        for slide, deck in self.lost.items():
            there = list(deck.slides)
            before = next((one for one in reversed(there[: there.index(slide)]) if one in order), None)
            if slide not in order:
                order.insert(order.index(before) + 1 if before else 0, slide)
        return ((deck, slide) for slide in order if (deck := self.deck_of(slide)) is not None)

    def next(self, before: "Content", slide: str) -> str:
        """What to look at after a reading: the slide that was edited, if it is one, or one with a figure that was."""
        if self.edited:
            return slide if len(self.edited) > 1 else next(iter(self.edited))
        old, new = before.deck, self.deck
        if old is None or new is None:
            return slide
        known = ((figure, old.figures.get(key)) for key, figure in new.figures.items())
        other = {one.ref.id for one, was in known if one is not was and one != was}
        every = (slide, *(name for topic in new.topics for name in topic.slides), *new.slides) if other else ()
        return next((one for one in every if one in new.slides and mentioned(new, one) & other), slide)

    def slide_of(self, problem: Problem) -> str | None:
        """The slide that a problem stands in; None for what stands elsewhere."""
        span = self.spans.get(problem.path, ())
        place = bisect_right(span, problem.line, key=lambda begun: begun[0])
        return span[place - 1][1] if place else None

    @cached_property
    def levels(self) -> Mapping[str, str]:
        """The gravest level of what is wrong with each slide that something is wrong with."""
        found: dict[str, str] = dict.fromkeys(self.lost, "error")
        for problem, slide in zip(self.problems, self._slides_of, strict=True):
            if slide is not None and LEVELS[problem.level] < LEVELS.get(found.get(slide, ""), len(LEVELS)):
                found[slide] = problem.level
        return found

    def after(self, problem: Problem | None) -> Problem | None:
        """The problem to fix after another, whatever is on show; after the last the first; None where there is none."""
        roots = (one for one in self.problems if not one.cause)
        there = sorted(roots, key=lambda one: (LEVELS[one.level], root(one)))
        place = there.index(problem) + 1 if problem in there else 0
        return there[place % len(there)] if there else None

    def ranked(self, slide: str) -> tuple[Problem, ...]:
        """What the strip lists: errors first, a slide's own before others. What only follows from another error goes
        with it, and is left to the slide that it hits.
        """
        ranks = {
            n: (LEVELS[one.level], own != slide, root(one))
            for n, (one, own) in enumerate(zip(self.problems, self._slides_of, strict=True))
            if own == slide or not one.cause
        }
        return tuple(self.problems[n] for n in sorted(ranks, key=ranks.__getitem__))

    @cached_property
    def _slides_of(self) -> tuple[str | None, ...]:
        """The slide of each problem."""
        return tuple(map(self.slide_of, self.problems))


def _other(name: str, slide: Slide, stood: Mapping[str, Deck]) -> bool:
    """Whether a slide is written otherwise than where it stood."""
    before = stood[name].slides[name]
    return before is not slide and before != slide


def _retold(old: Deck, new: Deck) -> Iterator[str]:
    """The slides to which a talk has other notes than before."""
    for name in old.talks.keys() & new.talks.keys():
        before = {stop.slide: stop.notes for stop in old.talks[name].slides}
        for stop in new.talks[name].slides:
            if stop.slide in before and before[stop.slide] != stop.notes:
                yield stop.slide


def _by_fault(slide: str, deck: Deck, loaded: Loaded, spans: Spans) -> bool:
    """Whether a slide that is gone still stands in its file; a cover stands in none, its talk makes it."""
    if deck.slides[slide].layout == COVER:
        return any(one.level == "error" and one.path.split("/")[1] == "talks" for one in loaded.problems)
    return any(name == slide for file in spans.values() for _, name in file)


def _spans(loaded: Loaded, files: Mapping[str, Marked], before: Spans) -> Spans:
    """Where slides begin; in a file that cannot be read, where they did."""
    found = {}
    for name in (shown(loaded.folder, path) for path in loaded.files if path.parent.name == "slides"):
        file = files.get(name)
        if file is None or not isinstance(file.value, dict):
            found[name] = before.get(name, ())
            continue
        raw = file.value.get("slides")
        ids = [one.get("id") if isinstance(one, dict) else None for one in raw] if isinstance(raw, list) else []
        found[name] = tuple((file.at(("slides", n))[0], str(one)) for n, one in enumerate(ids) if one)
    return found


def _topics(deck: Deck) -> dict[str, Topic]:
    """The topic of each slide that has one."""
    return {slide: topic for topic in deck.topics for slide in topic.slides}
