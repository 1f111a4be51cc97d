"""A slide laid out: what stands still, what moves, what can be touched, what does not fit, and how it reads aloud."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.charts.marks import Mark
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
class Live:
    """The moving part of a slide: target values by key, and marks for values on their way."""

    target: Mapping[str, float]
    draw: Callable[[Mapping[str, float], float], tuple[Mark, ...]]

    @property
    def seconds(self) -> float:
        """How long the entrance takes."""
        return length(len(self.target))

    def at(self, elapsed: float, start: Mapping[str, float] | None = None) -> tuple[Mark, ...]:
        """Marks `elapsed` seconds after the values set out from `start` (nothing: an entrance)."""
        values = interpolate(start or {}, self.target, elapsed)
        return self.draw(values, progress(elapsed, len(self.target)))


@dataclass(frozen=True)
class Page:
    """One slide in one look."""

    slide: str
    look: Look
    marks: tuple[Mark, ...]
    live: Live | None
    overflows: tuple[Overflow, ...]
    words: str

    def final(self) -> tuple[Mark, ...]:
        """All marks at rest."""
        return self.marks + (self.live.at(3600.0) if self.live else ())
