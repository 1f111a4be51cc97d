"""What rules look at: the draft, and its texts with their references, read once for all rules."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from kiosk.loader import references
from kiosk.loader.annotations import texts
from kiosk.loader.derive import DeriveError, operands
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.load import Loaded
from kiosk.loader.marked import Loc
from kiosk.loader.views import spoken
from kiosk.model.base import Text
from kiosk.model.deck import Topic
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import Problem
from kiosk.model.talk import Stop
from kiosk.words.markup import MarkupError, Piece, parse

_BEARING = re.compile(r"[{\d]")
_FIELDS = {"name": "topic"}  # a topic's name is called so in its file


@dataclass(frozen=True)
class Words:
    """A text in one language: where it stands, and its pieces."""

    entry: Entry[Any]
    loc: Loc
    language: str
    text: str
    pieces: tuple[Piece, ...]

    @cached_property
    def references(self) -> tuple[Ref, ...]:
        """The references in it."""
        return tuple(piece.content for piece in self.pieces if isinstance(piece.content, Ref))

    @property
    def alternative(self) -> bool:
        """True where it stands for a chart, or for one of its views, and is heard in place of it."""
        return self.loc[0] == "chart" and self.loc[-2] == "alt"


class Part(NamedTuple):
    """An entry, and its texts by their place in it."""

    entry: Entry[Any]
    texts: list[tuple[Loc, Text]]


class Rule(Protocol):
    """A module of kiosk.check.rules. Its docstring is its manual page."""

    RULE: str

    def check(self, context: "Context") -> Iterator[Problem]:
        """The problems of this rule."""


@dataclass(frozen=True)
class Context:
    """All that rules may ask for."""

    loaded: Loaded
    icons: Path

    @property
    def draft(self) -> Draft:
        """All that could be read, also what is left out of the deck."""
        return self.loaded.draft

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that kiosk.yaml declares; none where it cannot be read."""
        return tuple(self.draft.kiosk.model.languages) if self.draft.kiosk else ()

    def found(self, rule: str) -> Iterator[Problem]:
        """The problems of a rule that the loader had to find."""
        return (one for one in self.loaded.problems if one.rule == rule)

    @cached_property
    def parts(self) -> dict[str, Part]:
        """Every entry with its texts, by what it is: `sources/istat`, `slides/beds`, `talks/welcome/beds` for a stop.

        The names do not depend on order or on files, but for `topics/…`, which is called as its file.
        """
        draft, found = self.draft, dict[str, Part]()
        if draft.kiosk:
            found["kiosk"] = Part(draft.kiosk, list(texts(draft.kiosk.model)))
        for kind, entries in (("sources", draft.sources), ("places", draft.places), ("indicators", draft.indicators)):
            found |= {f"{kind}/{name}": Part(entry, list(texts(entry.model))) for name, entry in entries.items()}
        for name, topic in draft.topics.items():
            found[f"topics/{name}"] = Part(topic, list(_head(topic.model)))
        for name, slide in draft.slides.items():
            found[f"slides/{name}"] = Part(slide, [*texts(slide.model), *self._chart(name)])
        for name, talk in draft.talks.items():
            found[f"talks/{name}"] = Part(talk, list(texts(talk.model)))
            for stop in draft.stops[name]:
                found[f"talks/{name}/{stop.model.slide}"] = Part(stop, list(texts(stop.model)))
        return found

    def texts(self) -> Iterator[tuple[Entry[Any], Loc, Text]]:
        """Entry, place and value of every human text."""
        return ((part.entry, loc, text) for part in self.parts.values() for loc, text in part.texts)

    @cached_property
    def slides(self) -> dict[str, list[Words]]:
        """The texts of each slide, its chart's included."""
        return {name: self._words(f"slides/{name}") for name in self.draft.slides}

    @cached_property
    def topics(self) -> dict[str, list[Words]]:
        """The texts of each topic: its names, and its tile."""
        return {name: self._words(f"topics/{name}") for name in self.draft.topics}

    @cached_property
    def booth(self) -> list[Words]:
        """The texts of kiosk.yaml: its title."""
        return self._words("kiosk") if "kiosk" in self.parts else []

    @cached_property
    def explained(self) -> dict[str, list[Words]]:
        """Of what visitors read of each indicator beside its name, the texts that bear a number or a reference."""
        parts = ((name, self.parts[f"indicators/{name}"]) for name in self.draft.indicators)
        return {name: list(_words(part.entry, filter(_explains, part.texts))) for name, part in parts}

    @cached_property
    def talks(self) -> dict[str, list[Words]]:
        """The texts of each talk: its title, and its occasion."""
        return {name: self._words(f"talks/{name}") for name in self.draft.talks}

    @cached_property
    def told(self) -> list[tuple[str, list[Words]]]:
        """The notes of talks: the slide that each is told to (a cover is none of those written), and its texts."""
        models = ((name, part.entry.model) for name, part in self.parts.items())
        return [(model.slide, self._words(name)) for name, model in models if isinstance(model, Stop)]

    @cached_property
    def used(self) -> dict[str, list[Figure]]:
        """The figures of each slide and its notes; home shows those of all tiles."""
        notes = {name: [one for one in words if one.loc[0] == "notes"] for name, words in self.slides.items()}
        return {name: list((shown | self._named(notes[name])).values()) for name, shown in self._shown.items()}

    @cached_property
    def shown(self) -> dict[str, list[Figure]]:
        """The figures that each slide shows, without those that only its notes name."""
        return {name: list(figures.values()) for name, figures in self._shown.items()}

    def named(self, words: Iterable[Words]) -> list[Figure]:
        """The figures that texts name, each once; what there is not, the loader has said."""
        return list(self._named(words).values())

    def years(self, figures: Iterable[Figure], sources: Iterable[str] = ()) -> set[str]:
        """Years that figures bear: of the data, of a plan, of publication; and those of further sources."""
        years: set[int | None] = set()
        cited = set(sources)
        for figure in figures:
            years |= {figure.year, figure.plan}
            cited.update(figure.sources)
        years |= {entry.model.published for source in cited if (entry := self.draft.sources.get(source))}
        return {str(year) for year in years if year and year is not True}  # a plan may be of nobody knows when

    def cautioned(self, name: str) -> frozenset[str]:
        """Indicators whose cautions hold for one: itself, or what it is derived from."""
        return self._cautioned.get(name, frozenset())

    def charted(self, slide: str) -> dict[str, Figure]:
        """The figures, by key, that a slide's chart shows in its views."""
        keys: dict[str, None] = {}
        for chart in self.draft.charts.get(slide, ()):
            with suppress(MarkupError):  # the loader has said so
                keys |= dict.fromkeys(key for ref in chart.references() for key in references.used(ref, self.draft))
        return {key: self.draft.figures[key] for key in keys}

    def _words(self, part: str) -> list[Words]:
        return list(_words(*self.parts[part]))

    def _chart(self, slide: str) -> Iterator[tuple[Loc, Text]]:
        found = spoken(self.draft.slides[slide].model.chart, self.draft.charts.get(slide, ()))
        return ((("chart", *loc), text) for loc, text in found.items())

    def _named(self, words: Iterable[Words]) -> dict[str, Figure]:
        keys = dict.fromkeys(str(ref) for one in words for ref in one.references)
        return {key: self.draft.figures[key] for key in keys if key in self.draft.figures}

    @cached_property
    def _shown(self) -> dict[str, dict[str, Figure]]:
        return {name: self._figures(name, words) for name, words in self.slides.items()}

    def _figures(self, slide: str, words: list[Words]) -> dict[str, Figure]:
        told = [one for one in words if one.loc[0] != "notes"]
        if self.draft.slides[slide].model.layout == "home":
            told += [one for topic in self.topics.values() for one in topic]
        found = self._named(told) | self.charted(slide)
        guess = self.draft.slides[slide].model.guess
        if guess and guess.figure in self.draft.figures:  # the answer says it
            found[guess.figure] = self.draft.figures[guess.figure]
        return found

    @cached_property
    def _cautioned(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        todo = {name: _operands(entry.model.derive) for name, entry in self.draft.indicators.items()}
        while ready := [name for name, needs in todo.items() if not needs & todo.keys()]:
            for name in ready:
                own = frozenset({name} if self.draft.indicators[name].model.caution else ())
                found[name] = own or frozenset().union(*(found.get(other, frozenset()) for other in todo.pop(name)))
                todo.pop(name, None)
        return found


def _head(topic: Topic) -> Iterator[tuple[Loc, Text]]:
    """The texts of a topic, each where it stands in its file."""
    return (((_FIELDS.get(str(loc[0]), loc[0]), *loc[1:]), text) for loc, text in texts(topic))


def _explains(found: tuple[Loc, Text]) -> bool:
    """Whether a text of an indicator explains it, with a number or a reference in it."""
    (field, *_), text = found
    return field in ("definition", "caution", "note") and any(map(_BEARING.search, text.values()))


def _operands(derive: str | None) -> frozenset[str]:
    try:
        return frozenset(ref.id for ref in operands(derive)) if derive else frozenset()
    except DeriveError:
        return frozenset()


def _words(entry: Entry[Any], found: Iterable[tuple[Loc, Text]]) -> Iterator[Words]:
    for loc, text in found:
        for language, words in text.items():
            try:
                yield Words(entry, (*loc, language), language, words, parse(words))
            except MarkupError:  # the loader has said so
                continue
