"""A slide laid out: what stands still, what moves, what can be touched, what does not fit, and how it reads aloud."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kiosk.charts.marks import Box, Mark
from kiosk.charts.motion import interpolate, length, progress
from kiosk.model.tokens import TEXT_SIZES


@dataclass(frozen=True)
class Look:
    """For whom a slide is laid out. The theme is not here: marks name colours by token."""

    language: str
    portrait: bool = False
    text_size: str = "normal"

    @property
    def grow(self) -> float:
        """Factor of the visitor's text size."""
        return TEXT_SIZES[self.text_size]


@dataclass(frozen=True)
class Overflow:
    """A text that its slot cannot hold: `over` stage units too wide or too high (or lines too many)."""

    field: str
    over: float


@dataclass(frozen=True)
class Choice:
    """What a visitor does with a chart without laying the slide out anew: the mark that is read, the year on show.

    guess  quiz: what the slider says; None: as it stands before anybody touched it
    score  quiz: of each question of the round, whether it was right; None: not answered
    """

    selection: str | None = None
    time: int | None = None
    playing: bool = False
    guess: Decimal | None = None
    score: tuple[bool | None, ...] = ()


@dataclass(frozen=True)
class Live:
    """The moving part of a slide: target values by key, and marks for values on their way.

    target    where values are at rest; `time` is the year on show
    draw      marks of values in flight
    keys      data that can be read, in the order in which arrow keys walk them
    times     years that it can play through, three or more; else none
    box       room of the chart (none: only a figure counts up)
    card      what a mark says: the marks of its card, which `draw` has too
    read      the same for those who do not see it
    told      what came of the visitor's own guess or round, for those who do not see that
    """

    target: Callable[[int | None], Mapping[str, float]]
    draw: Callable[[Mapping[str, float], float, Choice], tuple[Mark, ...]]
    keys: tuple[str, ...] = ()
    times: tuple[int, ...] = ()
    box: Box | None = None
    card: Callable[[Choice], tuple[Mark, ...]] = field(default=lambda choice: ())
    read: Callable[[Choice], str] = field(default=lambda choice: "")
    told: Callable[[Choice], str] = field(default=lambda choice: "")

    def seconds(self, choice: Choice | None = None, start: Mapping[str, float] | None = None) -> float:
        """How long the movement from `start` takes (nothing: an entrance)."""
        return length(len({*self.target(choice.time if choice else None), *(start or {})}))

    def values(
        self, elapsed: float, start: Mapping[str, float] | None = None, choice: Choice | None = None
    ) -> Mapping[str, float]:
        """Where the values are."""
        return interpolate(start or {}, self.target(choice.time if choice else None), elapsed)

    def at(
        self, elapsed: float, start: Mapping[str, float] | None = None, choice: Choice | None = None
    ) -> tuple[Mark, ...]:
        """Marks `elapsed` seconds after the values set out from `start` (nothing: an entrance)."""
        choice = choice or Choice()
        values = self.values(elapsed, start, choice)
        return self.draw(values, 1.0 if start else progress(elapsed, len(self.target(choice.time))), choice)


@dataclass(frozen=True)
class Page:
    """One slide in one look."""

    slide: str
    look: Look
    marks: tuple[Mark, ...]
    live: Live | None
    overflows: tuple[Overflow, ...]
    words: str

    def final(self, choice: Choice | None = None) -> tuple[Mark, ...]:
        """All marks at rest."""
        return self.marks + (self.live.at(3600.0, None, choice) if self.live else ())
