"""Ranking: series as bars that overtake each other while the years go by, largest first in every year.

chart: {kind: ranking, indicators: [beds-lombardia, beds-italy, beds-germany]}

All years share one scale, so a bar that grows has grown. The year stands large; a year of forecasts says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts import rows
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, entity, figures, mark_name, name_of, ref, said
from kiosk.charts.marks import Mark
from kiosk.charts.text import line
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.words.messages import tr
from kiosk.words.numbers import year as written

KIND = "ranking"
WIDE = 1300.0
"""From this width on, the year stands beside the bars, else above them."""


class Fields(ChartFields):
    """indicators: series of the same years and the same unit, one a bar."""

    kind: Literal["ranking"]
    indicators: Annotated[list[str], Field(min_length=3, max_length=8)]

    def references(self) -> tuple[Ref, ...]:
        """The series."""
        return tuple(ref(name) for name in self.indicators)

    def times(self, deck: Deck) -> tuple[int, ...]:
        """The years that all series have."""
        return _years(self, deck)

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """What is no series, other years, other units, and values that no length can show."""
        every = _series(self, deck)
        first = every[0]
        for name, each in zip(self.indicators, every, strict=True):
            params: dict[str, str | int] = {"name": name, "other": self.indicators[0]}
            if not deck.indicators[ref(name).id].series or ref(name).year:
                yield (
                    "indicators",
                    Say(N_('"%(name)s" is not a series: a ranking over time needs years; use bars'), params),
                )
            elif {f.ref.year for f in each} != {f.ref.year for f in first}:
                message = N_(
                    '"%(name)s" and "%(other)s" do not have the same years: give both the years that both have'
                )
                yield "indicators", Say(message, params)
            elif (each[0].unit, each[0].scale) != (first[0].unit, first[0].scale):
                message = N_('"%(name)s" and "%(other)s" do not have the same unit: one length cannot stand for both')
                yield "indicators", Say(message, params)
            yield from (("indicators", why) for why in rows.lengthless(each))
        if len(set(self.indicators)) < len(self.indicators):
            yield "indicators", Say(N_("the same series is here twice: leave one out"))
        if len(first) == 1 and deck.indicators[ref(self.indicators[0]).id].series:
            yield "indicators", Say(N_("one year is no ranking over time: use bars"))


_INVENTED = {
    "lombardia": ("Lombardia", "Lombardia", (52, 58, 69, 83, 104, 131, 152, 178)),
    "germany": ("Germania", "Germany", (96, 101, 108, 117, 123, 128, 139, 147)),
    "france": ("Francia", "France", (88, 94, 97, 99, 112, 117, 121, 126)),
    "uk": ("Regno Unito", "United Kingdom", (74, 79, 92, 106, 109, 106, 103, 109)),
    "italy": ("Italia", "Italy", (61, 60, 66, 71, 79, 88, 101, 115)),
    "usa": ("Stati Uniti", "United States", (39, 47, 52, 58, 66, 71, 80, 84)),
}
EXAMPLE: dict[str, object] = {"kind": "ranking", "indicators": [f"sample-ranking-{place}" for place in _INVENTED]}
SAMPLE: dict[str, dict[str, object]] = {
    f"sample-ranking-{place}": {
        "name": {
            "it": f"Esempio: nuove imprese per milione di abitanti, dati inventati, {italian}",
            "en": f"Sample: new companies per million inhabitants, invented data, {english}",
        },
        "unit": "companies",
        "place": place,
        "series": dict(zip(range(2016, 2024), numbers, strict=True)),
    }
    for place, (italian, english, numbers) in _INVENTED.items()
}
COLOURS = ("acc", "it", "eu")
CUE = "label"


def _series(fields: Fields, deck: Deck) -> list[list[Figure]]:
    return [figures(deck, ref(name)) for name in fields.indicators]


def _years(fields: Fields, deck: Deck) -> tuple[int, ...]:
    every = (deck.indicators[ref(name).id].series for name in fields.indicators)
    return tuple(sorted(set.intersection(*(set(series) for series in every))))


def _named_by_place(fields: Fields, deck: Deck) -> bool:
    """True where each series is of a place of its own, which then names it."""
    places = {deck.indicators[ref(name).id].place for name in fields.indicators}
    return None not in places and len(places) == len(fields.indicators)


def _ranked(fields: Fields, deck: Deck, time: int | None) -> list[tuple[str, Figure, Figure]]:
    """Key, figure in a year (the last, where it is not told) and highest figure of each series, largest first.

    Straight from the deck's figures: this is asked for every frame.
    """
    years, by_place = _years(fields, deck), _named_by_place(fields, deck)
    now = time if time in years else max(years, default=None)
    found = []
    for name in (ref(name).id for name in fields.indicators):
        series = deck.indicators[name].series
        figure = deck.figures[f"{name}@{now or max(series)}"]
        highest = deck.figures[f"{name}@{max(series, key=lambda year: series[year])}"]
        found.append((str(figure.place) if by_place else name, figure, highest))
    return sorted(found, key=lambda item: -item[1].value)


def _called(key: str, figure: Figure, deck: Deck, language: str) -> str:
    return mark_name(figure, deck, language) if key == figure.place else name_of(deck, deck.indicators[key], language)


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Value and rank of each series in a year."""
    return rows.data((key, float(f.value), float(i)) for i, (key, f, _) in enumerate(_ranked(fields, deck, time)))


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """The bars on their way to their ranks, and the year."""
    deck, box, measure = frame.deck, frame.box, frame.measure
    ranked = _ranked(fields, deck, frame.time)
    leads = rows.home(deck, [figure for _, figure, _ in ranked])
    foreseen = all(figure.forecast for _, figure, _ in ranked)
    bars = []
    for i, (key, figure, _) in enumerate(ranked):
        names = {code: _called(key, figure, deck, code) for code in deck.languages}
        made = rows.row(deck, figure, leads, None if i else rows.unit_after(deck, figure), not foreseen)
        bars.append(replace(made, key=key, names=names))
    now = ranked[0][1]
    beside = box.w >= WIDE and not frame.portrait
    style, quiet = frame.style("xl" if beside else "l"), frame.style("label")
    width = max(measure.advance("0000", style), *(measure.advance(tr(c, "forecast"), quiet) for c in deck.languages))
    head = measure.ascent(style) * 0.8 + 26
    room = box.inset(right=width + 48) if beside else box.inset(top=head)
    ends = [rows.row(deck, highest, leads, rows.unit_after(deck, highest)) for _, _, highest in ranked]
    made_room = rows.layout(bars, frame, room, ends=ends, close=True)
    out = rows.drawn(bars, made_room, values, progress, frame)
    foot = min(made_room.bar(len(bars), 0).bottom, box.bottom - measure.descent(style))
    base = foot if beside else box.y + measure.ascent(style) * 0.8
    text = written(now.ref.year or 0, frame.language)
    out.append(line("year", text, style, "quiet", box.right, base, measure, align="right"))
    if foreseen:
        word, x, y = tr(frame.language, "forecast"), box.right, base - style.size * 0.72 - 20
        if not beside:
            x, y = box.right - measure.advance(text, style) - 20, base
        out.append(line("#forecast", word, quiet, "quiet", x, y, measure, align="right"))
    return out


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each series in a year, read against the one above it; the first against the second."""
    ranked = _ranked(fields, deck, time)
    out = {}
    for i, (key, figure, _) in enumerate(ranked):
        out[key] = Reading(_called(key, figure, deck, language), figure, ranked[i - 1 if i else 1][1])
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Who led in the first year and who in the last, and where home stood in both."""
    years = _years(fields, deck)
    if not years:
        return ""
    then, now = (_ranked(fields, deck, year) for year in (years[0], years[-1]))

    def told(item: tuple[str, Figure, Figure], form: str = "short") -> str:
        return f"{_called(item[0], item[1], deck, language)} {said(item[1], language, form)}"

    text = tr(
        language, "%(name)s: a ranking of %(count)s. First in %(start)s: %(then)s. First in %(end)s: %(now)s.",
        name=_subject(fields, deck, language), count=len(now), start=str(years[0]), end=_year(now[0][1], language),
        then=told(then[0], ""), now=told(now[0], ""),
    )  # fmt: skip
    leads = rows.home(deck, [figure for _, figure, _ in now])
    for place, item in enumerate(now, 1):
        if leads and entity(deck, item[1]) == leads:
            before = next(i for i, (key, _, _) in enumerate(then, 1) if key == item[0])
            text += " " + tr(
                language, "%(name)s: place %(before)s in %(start)s, place %(place)s in %(end)s.",
                name=_called(item[0], item[1], deck, language), before=before, place=place,
                start=str(years[0]), end=str(years[-1]),
            )  # fmt: skip
    return text


def _year(figure: Figure, language: str) -> str:
    year = str(figure.ref.year)
    return year + " (" + tr(language, "forecast") + ")" if figure.forecast else year


def _subject(fields: Fields, deck: Deck, language: str) -> str:
    """What all names begin with: "New companies, Lombardia" and "New companies, Italy" are about new companies."""
    every = [rows.title(each[0], language).split(", ") for each in _series(fields, deck)]
    shared = [parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, zip(*every, strict=False))]
    return ", ".join(shared or every[0])


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """Nothing is counted."""
    return ""


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: every bar has its name."""
    return ()
