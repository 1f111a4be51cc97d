"""The line under every figure and chart: who says so, when they said it, and which year they speak of.

    Fonti: ISTAT, 2019 · dati 2016 (imprese, addetti); Farmindustria, pubblicato 2019 (ricerca, esportazioni)

A year of publication is never passed off as the year of the data: where that is unknown the line says "pubblicato".
Figures with the same head ("ISTAT, 2019 · dati 2016") are one group; with several groups each says what it covers: the
places where all speak of the same indicators, else the indicators. Forecasts and plans are called so, with their year;
a plan of which nobody knows when it was made is called undated. What the booth counts itself is of today.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.words.messages import ntr, tr
from kiosk.words.numbers import join, year
from kiosk.words.render import choose, polished

_LISTED = 4
"""Up to so many years of data are listed; more are given as first–last."""


@dataclass
class _Group:
    """Figures under one head."""

    head: str
    figures: list[Figure] = field(default_factory=list)


def source_line(
    figures: Sequence[Figure], deck: Deck, language: str, *, titles: bool = False, also: Sequence[str] = (),
    covers: bool = True,
) -> str:  # fmt: skip
    """The source line of all figures that a slide shows; "" where none has a source.

    `titles` names the publications too, where there is room for them: "ISTAT, «Rapporto BES 2018», pubblicato 2018".
    `also`: ids of sources of words, named after those of the figures where they are not among them. `covers`: whether
    each group says what it covers; where there is little room, a panel says so.
    """
    groups = _without_repeats(_grouped(figures, deck, language, titles))
    covering = _covers(groups, deck, language) if covers and len(groups) > 1 else [""] * len(groups)
    parts = []
    for group, covered in zip(groups, covering, strict=True):
        foretold = _foretold(group, deck, language)
        inside = "; ".join(filter(None, (covered, foretold)))
        if covered:
            parts.append(f"{group.head} ({inside})")
        else:
            parts.append("; ".join(filter(None, (group.head, foretold))))
    sources = {source for group in groups for figure in group.figures for source in figure.sources}
    others = [source for source in also if source not in sources]
    parts += _unique(_source(source, deck, language, False, titles) for source in others)
    if not parts:
        return ""
    sources.update(others)
    label = ntr(
        language, "Source:", "Sources:", len({_source(source, deck, language, True, titles) for source in sources})
    )
    return polished(f"{label} {'; '.join(parts)}", language)


def publications(figures: Sequence[Figure], deck: Deck, language: str, *, also: Sequence[str] = ()) -> str:
    """Who says so and when, and no more: for where each figure says its own year. "Fonti: ISTAT, 2019; OCSE, 2018".

    One whose year of data is not known says when it was published; "" where there is no source.
    """
    spoken: dict[str, str] = {}
    for source in dict.fromkeys((*(source for figure in figures for source in figure.sources), *also)):
        its = [figure for figure in figures if source in figure.sources]
        bare = bool(its) and all(figure.year is not None for figure in its)
        undated = bool(its) and all(figure.plan is True or figure.counted for figure in its)
        spoken[source] = _source(source, deck, language, bare, False, undated=undated)
    told = _unique(spoken.values())
    if not told:
        return ""
    label = ntr(language, "Source:", "Sources:", len(told))
    return polished(f"{label} {'; '.join(told)}", language)


def _grouped(figures: Sequence[Figure], deck: Deck, language: str, titles: bool) -> list[_Group]:
    """Figures by what their head will say, in order of first appearance.

    The years of one series belong together under one head, so first come the strands (a series, a row, a value), then
    the groups: strands whose heads read alike.
    """
    strands: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        if figure.sources:
            dated = figure.forecast or figure.year is not None  # a forecast stands beside its series' years
            key = (figure.ref.id, figure.ref.row, figure.sources, figure.plan, figure.counted, dated)
            strands.setdefault(key, []).append(figure)
    groups: dict[str, _Group] = {}
    for strand in strands.values():
        head = _head(strand, deck, language, titles)
        groups.setdefault(head, _Group(head)).figures.extend(strand)
    return list(groups.values())


def _without_repeats(groups: list[_Group]) -> list[_Group]:
    """Groups without those of derived figures whose sources all stand in the line already."""
    shown = {figure.sources[0] for group in groups for figure in group.figures if len(figure.sources) == 1}

    def adds(figure: Figure) -> bool:
        return len(figure.sources) == 1 or figure.plan is not None or not shown.issuperset(figure.sources)

    return [group for group in groups if any(adds(figure) for figure in group.figures)]


def _head(strand: Sequence[Figure], deck: Deck, language: str, titles: bool) -> str:
    """ "ISTAT, 2019 · dati 2016", of figures with the same sources."""
    first = strand[0]
    years = sorted({f.year for f in strand if f.year is not None and not f.forecast})
    told = ""
    if first.counted:
        told = tr(language, "counted today")
    elif first.plan is not None:
        told = plan_words(first.plan, language)
    elif years:
        told = tr(language, "%(years)s data", years=_years(years, language))
    undated = first.plan is True or first.counted
    bare = bool(told) and not undated
    spoken = (_source(source, deck, language, bare, titles, undated=undated) for source in first.sources)
    names = join(_unique(spoken), language)
    return f"{names} · {told}" if told else names


def plan_words(plan: int | Literal[True], language: str) -> str:
    """ "piano del 2021", or "progetto, senza data" where nobody knows when it was made."""
    if plan is True:
        return tr(language, "plan, undated")
    return tr(language, "plan of %(year)s", year=year(plan, language))


def _source(source: str, deck: Deck, language: str, bare: bool, titles: bool, undated: bool = False) -> str:
    """ "ISTAT, 2019" where the year of the data follows (`bare`), else "ISTAT, pubblicato 2019".

    `undated`: what follows says that already, and an undated publication need not.
    """
    entry = deck.sources[source]
    by = _said(entry.by, deck, language)
    if titles and entry.title:
        by = tr(language, "%(by)s, “%(title)s”", by=by, title=_said(entry.title, deck, language))
    if entry.published is None:
        return by if undated else tr(language, "%(by)s, undated", by=by)
    published = year(entry.published, language)
    return f"{by}, {published}" if bare else tr(language, "%(by)s, published %(year)s", by=by, year=published)


def _foretold(group: _Group, deck: Deck, language: str) -> str:
    """ "il 2022 è una previsione del 2019", the year in which its source was published; "" without forecasts."""
    foretold = [figure for figure in group.figures if figure.forecast and figure.year is not None]
    years = sorted({figure.year for figure in foretold if figure.year is not None})
    if not years:
        return ""
    made = {deck.sources[source].published for figure in foretold for source in figure.sources}
    listed, n = join((year(y, language) for y in years), language), len(years)
    if len(made) == 1 and (when := made.pop()) is not None:
        return ntr(
            language,
            "%(years)s is a forecast made in %(year)s",
            "%(years)s are forecasts made in %(year)s",
            n,
            years=listed,
            year=year(when, language),
        )
    return ntr(language, "%(years)s is a forecast", "%(years)s are forecasts", n, years=listed)


def _covers(groups: Sequence[_Group], deck: Deck, language: str) -> list[str]:
    """What each group covers: places where all concern the same indicators and none shares a place, else indicators."""
    indicators = [{figure.ref.id for figure in group.figures} for group in groups]
    places = [_unique(_place(figure, deck, language) for figure in group.figures) for group in groups]
    listed = [place for names in places for place in names]
    if all(one == indicators[0] for one in indicators) and all(listed) and len(set(listed)) == len(listed):
        return [join(names, language) for names in places]
    often = {one for ids in indicators for one in ids if sum(one in others for others in indicators) > 1}
    return [_named(group.figures, often, deck, language) for group in groups]


def _named(figures: Sequence[Figure], often: set[str], deck: Deck, language: str) -> str:
    """ "imprese, addetti", and "donne: Italia e UE28" for an indicator that other groups (`often`) cover in part."""
    names: dict[str, list[str]] = {}
    for figure in figures:
        places = names.setdefault(_said(figure.short or figure.name, deck, language), [])
        place = _place(figure, deck, language)
        if figure.ref.id in often and place and place not in places:
            places.append(place)
    return ", ".join(f"{name}: {join(places, language)}" if places else name for name, places in names.items())


def _place(figure: Figure, deck: Deck, language: str) -> str:
    """The name of a figure's row or place; "" where it has none."""
    if figure.row_name:
        return _said(figure.row_name, deck, language)
    place = deck.places.get(figure.place) if figure.place else None
    return _said(place.name, deck, language) if place else ""


def _years(years: Sequence[int], language: str) -> str:
    if len(years) > _LISTED:
        return f"{year(years[0], language)}–{year(years[-1], language)}"
    return join((year(y, language) for y in years), language)


def _said(text: Text, deck: Deck, language: str) -> str:
    spoken, words = choose(text, deck, language)
    return polished(words, spoken)


def _unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
