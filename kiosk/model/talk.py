"""A talk as staff write it (content/talks/*.yaml): another way through the slides, with its own times and notes."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from kiosk.model.base import Accept, Frozen, Id, Text
from kiosk.model.problem import N_

Code = Annotated[str, Field(pattern=r"^[a-z]{2}$")]


def _day(value: object) -> str:
    """A day as the file writes it: 2026-11-22."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise PydanticCustomError("day", NO_DAY) from None


NO_DAY = N_("there is no such day")
Day = Annotated[str, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


class Stop(Frozen):
    """A slide of a talk.

    slide     its id; `cover` is one that is made of what the talk says of itself
    seconds   what the plan gives it
    optional  next passes it over when the talk is late
    notes     what to say here; else the slide's own notes
    """

    slide: Id
    seconds: Annotated[int, Field(ge=5, le=3600)]
    optional: bool = False
    notes: Text | None = None
    accept: Accept = {}


class TalkHead(Frozen):
    """What a talk says of itself: whose, where, how long, in which languages.

    language         the audience's, as the talk begins; absent: the content's first
    notes_language   that of the speaker's notes; absent: the audience's
    second_language  that of a second audience's screen; absent: the audience's
    both             a band says headline and key figures in the other language too
    minutes          how long it may last
    """

    title: Text
    event: Text | None = None
    date: Day | None = None
    speaker: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    language: Code | None = None
    notes_language: Code | None = None
    second_language: Code | None = None
    both: bool = False
    theme: Literal["dark", "light", "contrast"] | None = None
    minutes: Annotated[int, Field(ge=1, le=240)]
    accept: Accept = {}


class TalkFile(TalkHead):
    """content/talks/<id>.yaml as it is read: each slide is looked at by itself, so that a fault costs only that one."""

    slides: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=200)]


class Talk(TalkHead):
    """A talk: its slides in order, each of them once. Its id is the file's name."""

    id: Id
    slides: tuple[Stop, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Its slides, in order."""
        return tuple(stop.slide for stop in self.slides)

    def stop(self, slide: str) -> Stop | None:
        """What it says of a slide; None where it does not show that one."""
        return next((stop for stop in self.slides if stop.slide == slide), None)

    def plan(self, slide: str) -> tuple[int, int] | None:
        """From which second to which one the plan has a slide on show; None where it is not in the talk."""
        begins = 0
        for stop in self.slides:
            if stop.slide == slide:
                return begins, begins + stop.seconds
            begins += stop.seconds
        return None

    @property
    def planned(self) -> int:
        """Seconds of all its slides together."""
        return sum(stop.seconds for stop in self.slides)
