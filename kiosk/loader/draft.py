"""All that could be read of a content folder, with positions: what checks walk, sound or not."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel

from kiosk.charts.kind import ChartFields
from kiosk.loader.marked import Loc, Marked
from kiosk.model.deck import Deck, Kiosk, Place, Source, Topic
from kiosk.model.indicator import Figure, Indicator, Values
from kiosk.model.picture import Picture
from kiosk.model.problem import Level, Problem, Say
from kiosk.model.slide import Slide

if TYPE_CHECKING:
    from kiosk.model.talk import Stop, TalkHead

M = TypeVar("M", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[M]):
    """A model and where it stands: its file and its place in it.

    data    the file that its values, rows or series were filled in from, if they stand in one of their own; what the
            booth counts stands in none, and its own file is named
    """

    model: M
    marked: Marked
    loc: Loc
    data: Marked | None = None

    @property
    def path(self) -> str:
        """The file, as problems call it."""
        return self.marked.path

    def problem(
        self,
        loc: Loc,
        rule: str,
        message: Say,
        hint: Say | None = None,
        *,
        level: Level = "error",
        key: bool = False,
        snippet: str = "",
    ) -> Problem:
        """A problem at a place inside; at a piece of its text where a snippet is given."""
        marked, place = self.marked, self.loc + loc
        if self.data and loc and loc[0] in Values.model_fields:
            marked, place = self.data, loc
        at = marked.find(place, snippet, key=key) if snippet else marked.at(place, key=key)
        return Problem(marked.path, *at, level, rule, message, hint)


@dataclass
class Draft:
    """Everything by id, in the order of the files.

    charts     fields of the slides' charts, a view after the other; absent where they are faulty
    stops      of each talk, in order, without those that are faulty in themselves
    figures    of all indicators that hold
    files      those that were read, as YAML
    faulty     indicators and slides that are left out, as far as they can be read: for what else is wrong with them
    left_out   ids of indicators that were there and are not used because of their own faults
    data       the data files that were read
    waiting    data files, read or missing, of indicators that are left out: other data may bring these back
    images     the pictures that slides name, by that name
    unfit      those that cannot be shown: why, and what to do
    """

    kiosk: Entry[Kiosk] | None = None
    sources: dict[str, Entry[Source]] = field(default_factory=dict)
    places: dict[str, Entry[Place]] = field(default_factory=dict)
    indicators: dict[str, Entry[Indicator]] = field(default_factory=dict)
    topics: dict[str, Entry[Topic]] = field(default_factory=dict)
    slides: dict[str, Entry[Slide]] = field(default_factory=dict)
    charts: dict[str, tuple[ChartFields, ...]] = field(default_factory=dict)
    talks: "dict[str, Entry[TalkHead]]" = field(default_factory=dict)
    stops: "dict[str, tuple[Entry[Stop], ...]]" = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    files: list[Marked] = field(default_factory=list)
    faulty: "list[Entry[Indicator] | Entry[Slide]]" = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    data: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)
    images: dict[str, Picture] = field(default_factory=dict)
    unfit: dict[str, tuple[Say, Say]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def facts(self) -> Deck | None:
        """All figures as a deck without slides, for what asks whether a chart can be drawn; asked once all hold."""
        if self.kiosk is None:
            return None
        return Deck(
            kiosk=self.kiosk.model,
            topics=(),
            slides={},
            indicators={name: entry.model for name, entry in self.indicators.items()},
            sources={name: entry.model for name, entry in self.sources.items()},
            places={name: entry.model for name, entry in self.places.items()},
            figures=self.figures,
        )
