"""Line: one to five series over time. Dots on thick lines, or discs of cells; a forecast is dashed and called one.

chart: {kind: line, indicator: spending-gdp-italy, points: discs, cell: 0.1}
chart: {kind: line, indicators: [beds-lombardia, beds-italy], events: [{year: 2015, text: {it: ..., en: ...}}]}

Where a series has a beat (more than half of its steps are alike: every year) and lacks a year, the line breaks, because
nobody knows what was there; an irregular one (2009, 2019, 2022) is joined. `gaps: join` joins all. Two points are no
line: between two years anything may have happened.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, figures, mark_name, name_of, ref, said, text_of
from kiosk.charts.marks import Mark
from kiosk.charts.rows import HERE
from kiosk.charts.series import Series, when, year_name
from kiosk.charts.series_discs import MOST, discs, worth
from kiosk.charts.series_lines import lines
from kiosk.model.base import Frozen, Number, Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref, Year
from kiosk.model.problem import N_, Say
from kiosk.words.markup import references
from kiosk.words.messages import tr
from kiosk.words.numbers import join, unit_words
from kiosk.words.render import plain

KIND = "line"
LEAST, POINTS = 3, 80
"""Points of a series: fewer are no line, more cannot be told apart."""
LISTED = 5
"""Points that are all read aloud."""


class Event(Frozen):
    """Something that happened in a year: a thin upright line with its words on top."""

    year: Year
    text: Text


class Fields(ChartFields):
    """indicator: a series, or indicators: two to five of them in one unit; points: dots, or discs of cells worth `cell`
    each; whole: what a cell is part of; gaps: break or join a regular series that lacks years; events: up to four.
    """

    kind: Literal["line"]
    indicator: str | None = None
    indicators: list[str] = Field(default=[], min_length=2, max_length=5)
    points: Literal["dots", "discs"] = "dots"
    cell: Annotated[Number, Field(gt=0)] = Decimal(1)
    whole: Text | None = None
    gaps: Literal["break", "join"] = "break"
    events: list[Event] = Field(default=[], max_length=4)

    @model_validator(mode="after")
    def _one_of_them(self) -> "Fields":
        if bool(self.indicator) == bool(self.indicators):
            raise PydanticCustomError("line", N_("name a series (indicator) or several (indicators), not both"))
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The series, as they are written."""
        return (self.indicator,) if self.indicator else tuple(self.indicators)

    def references(self) -> tuple[Ref, ...]:
        """The series, and figures in the words of events."""
        inside = (one for event in self.events for one in references(next(iter(event.text.values()))))
        return (*map(ref, self.names), *inside)

    def times(self, deck: Deck) -> tuple[int, ...]:
        """All years, where they are three or more; discs are whole pictures, and do not play."""
        if self.points == "discs":
            return ()
        years = {figure.year for one in _series(self, deck) for figure in one.figures if figure.year}
        return tuple(sorted(years)) if len(years) >= LEAST else ()

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """No series over time, too few or too many points, units that differ, and what discs cannot show."""
        field = "indicator" if self.indicator else "indicators"
        for name in self.names:
            if fault := _unlike_a_line(name, figures(deck, ref(name))):
                yield field, fault
        every = [figure for one in _series(self, deck) for figure in one.figures]
        if len({(figure.unit, figure.scale) for figure in every}) > 1:
            yield field, Say(N_("these series are in different units: one line each, on slides of their own"))
        if len(set(self.names)) < len(self.names):
            yield field, Say(N_("the same series is named twice"))
        if self.points == "discs":
            yield from _beyond_discs(self, field, every)
        if len(self.names) > 3 and len(self.events) > 2:
            yield "events", Say(N_("beside more than three lines only two events find room"))
        years = [figure.year or 0 for figure in every]
        for event in self.events:
            if not min(years) <= event.year <= max(years):
                params: dict[str, str | int] = {"year": str(event.year)}
                yield "events", Say(N_("%(year)s is outside the years of the series"), params)


def _unlike_a_line(name: str, points: Sequence[Figure]) -> Say | None:
    if any(figure.ref.year is None for figure in points):
        return Say(N_('"%(name)s" has no years: a line needs a series; use bars or columns'), {"name": name})
    params: dict[str, str | int] = {"name": name, "count": len(points), "most": POINTS}
    if len(points) < LEAST:
        message = N_('"%(name)s" has too few years for a line, which would show a trend that nobody measured; '
                     "use slope, columns or dumbbell")  # fmt: skip
        return Say(message, params)
    if len(points) > POINTS:
        return Say(N_('"%(name)s" has %(count)s points, a line at most %(most)s: leave some out'), params)
    return None


def _beyond_discs(fields: Fields, field: str, every: Sequence[Figure]) -> Iterator[tuple[str, Say]]:
    if fields.indicators:
        yield "points", Say(N_("discs show one series: use dots for several"))
    elif len(every) > MOST:
        yield "points", Say(N_("discs show at most %(most)s points: use dots"), {"most": MOST})
    if any(figure.value < 0 for figure in every):
        yield field, Say(N_("values below zero have no cells: use dots"))


EXAMPLE: dict[str, object] = {
    "kind": "line",
    "indicator": "spending-gdp-italy",
    "points": "discs",
    "cell": Decimal("0.1"),
}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu", "accdim", "itdim")
CUE = "label"


def _series(fields: Fields, deck: Deck) -> list[Series]:
    """The series, told apart by their own short names, or by their places where those are alike."""
    found = [tuple(figures(deck, ref(name))) for name in fields.names]
    if fields.indicator:
        return [Series("", found[0])]
    own = {code: [name_of(deck, deck.indicators[one[0].ref.id], code) for one in found] for code in deck.languages}
    alike = any(len(set(names)) < len(names) for names in own.values())
    if alike:
        own = {code: [mark_name(one[0], deck, code) for one in found] for code in deck.languages}
    last = max(one[-1].year or 0 for one in found)
    return [
        Series(one[0].ref.id, one, {code: own[code][n] for code in own}, f", {year}" if year < last else "")
        for n, one in enumerate(found)
        for year in (one[-1].year or 0,)
    ]


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Value by year, of several series by series and year; with dots also whether the point is there (`#here`)."""
    out: dict[str, float] = {}
    for one in _series(fields, deck):
        for figure in one.figures:
            here = time is None or (figure.year or 0) <= time
            out[one.datum(figure)] = float(figure.value) * here
            if fields.points == "dots":
                out[one.datum(figure) + HERE] = float(here)
    return out


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """Points in proportion to time and value, joined by a line; a forecast is dashed."""
    series = _series(fields, frame.deck)
    if fields.points == "discs":
        return discs(series[0], fields.cell, values, frame)
    events = [(event.year, event.text) for event in fields.events]
    return lines(series, events, fields.gaps == "join", values, frame)


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """A point, and the one before it."""
    series = _series(fields, deck)
    out = {}
    for one in series:
        before = None
        for figure in one.figures:
            if time is None or (figure.year or 0) <= time:
                year = year_name(figure, language)
                name = f"{one.names[language]}, {year}" if one.key else year
                out[one.datum(figure)] = Reading(name, figure, before)
            before = figure
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Few points are all said; of many, and of several series, the first and the last, of many also the extremes."""
    series = _series(fields, deck)
    return " ".join(_told(one, deck, language, len(series) == 1) for one in series)


def _told(one: Series, deck: Deck, language: str, alone: bool) -> str:
    first, last = one.figures[0], one.figures[-1]
    place = deck.places.get(first.place or "")
    name, where = text_of(first.name, language), text_of(place.name, language) if place else ""
    if where not in name:
        name = f"{name}, {where}"
    if alone and len(one.figures) <= LISTED:
        items = [_dated(figure, language) for figure in one.figures]
        return tr(language, "%(name)s: %(items)s.", name=name, items=join(items, language))
    whole = tr(
        language, "%(name)s: from %(start)s in %(first)s to %(end)s in %(last)s.",
        name=name, start=said(first, language, ""), first=when(first, language),
        end=said(last, language, ""), last=when(last, language),
    )  # fmt: skip
    high, low = max(one.figures, key=lambda f: f.value), min(one.figures, key=lambda f: f.value)
    if not alone or {high.year, low.year} <= {first.year, last.year}:
        return whole
    return whole + " " + tr(
        language, "Highest in %(top)s (%(high)s), lowest in %(bottom)s (%(low)s).",
        top=str(high.year), high=said(high, language, "n"), bottom=str(low.year), low=said(low, language, "n"),
    )  # fmt: skip


def _dated(figure: Figure, language: str) -> str:
    text = f"{figure.year} {said(figure, language, '')}"
    return text + (" (" + tr(language, "forecast") + ")" if figure.forecast else "")


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """What a cell is worth; nothing for dots."""
    if fields.points == "dots":
        return ""
    points = figures(deck, ref(fields.names[0]))
    one = unit_words(worth(points, fields.cell), points[0].unit, language)
    whole = f" {plain(fields.whole, deck, language)}" if fields.whole else ""
    if all(figure.value >= points[0].value for figure in points):
        return tr(language, "1 cell = %(unit)s", unit=one + whole)
    first = points[0].year
    return tr(language, "1 cell = %(unit)s, empty = lost since %(year)s", unit=one + whole, year=str(first))


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: points and forecast have their labels."""
    return ()
