"""Series over time: which points a line joins, what a year is called, and the strip in which a finger reads a point."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kiosk.charts.marks import Box, Polygon
from kiosk.model.indicator import Figure
from kiosk.words.messages import tr

WINDOW = 0.25
"""Part of a link in whose end the point that it leads to appears."""


@dataclass(frozen=True)
class Series:
    """The points of one indicator by year.

    key    "" where it is the chart's only one
    names  what tells it from the others, by language
    ends   what its name says besides where its line ends: the year, where the others go on
    """

    key: str
    figures: tuple[Figure, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    ends: str = ""

    def datum(self, figure: Figure) -> str:
        """Key of a point."""
        return f"{self.key}@{figure.year}" if self.key else str(figure.year)

    @property
    def years(self) -> tuple[int, ...]:
        """Its years, in order."""
        return tuple(figure.year or 0 for figure in self.figures)


def runs(years: Sequence[int], join: bool = False) -> list[range]:
    """Stretches of points that a line joins.

    A step that more than half of the steps have is the series' beat; a longer one lacks years, and the line breaks
    there, because nobody knows what was between. A series without a beat (2009, 2019, 2022) is joined, and so is all
    where `join` asks for it.
    """
    steps = [after - before for before, after in pairwise(years)]
    beat, count = Counter(steps).most_common(1)[0] if steps else (0, 0)
    breaks = [] if join or 2 * count <= len(steps) else [i + 1 for i, step in enumerate(steps) if step > beat]
    return [range(a, b) for a, b in pairwise([0, *breaks, len(years)])]


def year_name(figure: Figure, language: str, between: str = " ") -> str:
    """The year; a forecast says so, after `between`."""
    if not figure.forecast:
        return str(figure.year)
    return tr(language, "%(year)s, forecast", year=str(figure.year)).replace(" ", between, 1)


def when(figure: Figure, language: str) -> str:
    """The year inside a sentence: "2019", "2022 (forecast)"."""
    return str(figure.year) + (" (" + tr(language, "forecast") + ")" if figure.forecast else "")


def strips(places: Sequence[float], box: Box) -> list[tuple[float, float]]:
    """From where to where a finger reads each place: halfway to its neighbours, the outer ones to the box's edges."""
    middles = [(a + b) / 2 for a, b in pairwise(places)]
    return list(pairwise([box.x, *middles, box.right]))


def strip(span: tuple[float, float], top: float, bottom: float) -> Polygon:
    """A strip as a polygon."""
    return ((span[0], top), (span[1], top), (span[1], bottom), (span[0], bottom))


def reached(parts: Sequence[float]) -> float:
    """How far a line through points has come, as an index among them, when each is there to this part.

    The first point opens the line; the parts of the others add up, so that the line grows at one end however their
    times overlap.
    """
    return sum(parts[1:])


def shows(front: float, index: int, first: float) -> float:
    """How far a point has appeared when the line has come to `front`: only as the line arrives."""
    return first if index == 0 else min(max((front - index) / WINDOW + 1.0, 0.0), 1.0)
