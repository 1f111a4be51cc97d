"""All that could be read of a content folder, with positions: what checks walk, sound or not."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import BaseModel

from kiosk.charts.kind import ChartFields
from kiosk.loader.marked import Loc, Marked
from kiosk.model.deck import Kiosk, Place, Source, Topic
from kiosk.model.indicator import Figure, Indicator
from kiosk.model.problem import Level, Problem, Say
from kiosk.model.slide import Slide

M = TypeVar("M", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Entry(Generic[M]):
    """A model and where it stands: its file and its place in it."""

    model: M
    marked: Marked
    loc: Loc

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
        place = self.loc + loc
        at = self.marked.find(place, snippet, key=key) if snippet else self.marked.at(place, key=key)
        return Problem(self.path, *at, level, rule, message, hint)


@dataclass
class Draft:
    """Everything by id, in the order of the files.

    charts     fields of the slides' charts; absent where they are faulty
    figures    of all indicators that hold
    left_out   ids of indicators that were there and are not used because of their own faults
    """

    kiosk: Entry[Kiosk] | None = None
    sources: dict[str, Entry[Source]] = field(default_factory=dict)
    places: dict[str, Entry[Place]] = field(default_factory=dict)
    indicators: dict[str, Entry[Indicator]] = field(default_factory=dict)
    topics: dict[str, Entry[Topic]] = field(default_factory=dict)
    slides: dict[str, Entry[Slide]] = field(default_factory=dict)
    charts: dict[str, ChartFields] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
