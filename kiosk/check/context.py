"""What rules look at: the draft, and its texts with their references, read once for all rules."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from kiosk.loader import references
from kiosk.loader.annotations import texts
from kiosk.loader.derive import DeriveError, operands
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.load import Loaded
from kiosk.loader.marked import Loc
from kiosk.loader.views import spoken
from kiosk.model.deck import Topic
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import Problem
from kiosk.words.markup import MarkupError, Piece, parse

_FIELDS = {"name": "topic"}  # a topic's name is called so in its file


@dataclass(frozen=True)
class Words:
    """A text in one language: where it stands, and its pieces."""

    entry: Entry[Any]
    loc: Loc
    language: str
    text: str
    pieces: tuple[Piece, ...]

    @property
    def references(self) -> tuple[Ref, ...]:
        """The references in it."""
        return tuple(piece.content for piece in self.pieces if isinstance(piece.content, Ref))

    @property
    def alternative(self) -> bool:
        """True where it stands for a chart, or for one of its views, and is heard in place of it."""
        return self.loc[0] == "chart" and self.loc[-2] == "alt"


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

    def texts(self) -> Iterator[tuple[Entry[Any], Loc, dict[str, str]]]:
        """Entry, place and value of every human text."""
        draft = self.draft
        entries: list[Entry[Any]] = [draft.kiosk] if draft.kiosk else []
        for some in (draft.sources, draft.places, draft.indicators, draft.slides):
            entries += some.values()
        for entry in entries:
            yield from ((entry, loc, text) for loc, text in texts(entry.model))
        for topic in draft.topics.values():
            yield from ((topic, loc, text) for loc, text in _head(topic.model))
        for name, talk in draft.talks.items():
            for part in (talk, *draft.stops[name]):
                yield from ((part, loc, text) for loc, text in texts(part.model))
        for name in draft.charts:
            yield from ((draft.slides[name], loc, text) for loc, text in self._chart(name))

    @cached_property
    def slides(self) -> dict[str, list[Words]]:
        """The texts of each slide, its chart's included."""
        return {
            name: [*_words(entry, texts(entry.model)), *_words(entry, self._chart(name))]
            for name, entry in self.draft.slides.items()
        }

    @cached_property
    def topics(self) -> dict[str, list[Words]]:
        """The texts of each topic: its names, and its tile."""
        return {name: list(_words(entry, _head(entry.model))) for name, entry in self.draft.topics.items()}

    @cached_property
    def talks(self) -> dict[str, list[Words]]:
        """The texts of each talk: its title, and its occasion."""
        return {name: list(_words(entry, texts(entry.model))) for name, entry in self.draft.talks.items()}

    @cached_property
    def told(self) -> list[tuple[str, list[Words]]]:
        """The notes of talks: the slide that each is told to (a cover is none of those written), and its texts."""
        stops = (stop for stops in self.draft.stops.values() for stop in stops)
        return [(stop.model.slide, list(_words(stop, texts(stop.model)))) for stop in stops]

    @cached_property
    def used(self) -> dict[str, list[Figure]]:
        """The figures of each slide and its notes; home shows those of all tiles."""
        return {name: self._figures(name, words) for name, words in self.slides.items()}

    @cached_property
    def shown(self) -> dict[str, list[Figure]]:
        """The figures that each slide shows, without those that only its notes name."""
        return {
            name: self._figures(name, [one for one in words if one.loc[0] != "notes"])
            for name, words in self.slides.items()
        }

    def named(self, words: Iterable[Words]) -> list[Figure]:
        """The figures that texts name, each once; what there is not, the loader has said."""
        keys = dict.fromkeys(str(ref) for one in words for ref in one.references)
        return [self.draft.figures[key] for key in keys if key in self.draft.figures]

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

    def _chart(self, slide: str) -> Iterator[tuple[Loc, dict[str, str]]]:
        found = spoken(self.draft.slides[slide].model.chart, self.draft.charts.get(slide, ()))
        return ((("chart", *loc), text) for loc, text in found.items())

    def _figures(self, slide: str, words: list[Words]) -> list[Figure]:
        if self.draft.slides[slide].model.layout == "home":
            words = [*words, *(one for topic in self.topics.values() for one in topic)]
        found = {str(figure.ref): figure for figure in self.named(words)}
        return list((found | self.charted(slide)).values())

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


def _head(topic: Topic) -> Iterator[tuple[Loc, dict[str, str]]]:
    """The texts of a topic, each where it stands in its file."""
    return (((_FIELDS.get(str(loc[0]), loc[0]), *loc[1:]), text) for loc, text in texts(topic))


def _operands(derive: str | None) -> frozenset[str]:
    try:
        return frozenset(ref.id for ref in operands(derive)) if derive else frozenset()
    except DeriveError:
        return frozenset()


def _words(entry: Entry[Any], found: Iterable[tuple[Loc, dict[str, str]]]) -> Iterator[Words]:
    for loc, text in found:
        for language, words in text.items():
            try:
                yield Words(entry, (*loc, language), language, words, parse(words))
            except MarkupError:  # the loader has said so
                continue
