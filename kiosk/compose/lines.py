"""Figures as lines of plain text: each with its place or row, its unit and its year, and none of it said twice.

    Speranza di vita alla nascita (anni)
    Donne: Lombardia 85,5; Italia 85,2 e UE28 83,5 (2017)
    Uomini: Lombardia 81,2; Italia 80,8 e UE28 78,3 (2017)

A line an indicator; indicators whose names differ only after their last comma share a heading. A unit that the name
begins with is not said again ("Imprese di dispositivi medici: 1.213"); percent and euros always are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kiosk.charts.kind import said, text_of
from kiosk.compose.entry import when
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.words.messages import ntr, tr
from kiosk.words.numbers import COUNTED, join

HEAD = 5
"""A name tells what it counts in its first words: "mesi" further on ("ogni quattro mesi") is something else."""
STEM, ENDING = 4, 2
"""Words are one where their beginnings are, of at least so many letters, and so many letters of the ending are not."""
TAIL = 2
"""Words after a name's last comma that tell it from another name: "Speranza di vita alla nascita, donne"."""
RELATIVE = frozenset({"percent", "points", "rank"})
"""Units of figures that say nothing without all that their name tells: of what, less what, among whom."""
_PLAIN = str.maketrans("\u00a0\u202f\n’‘“”„–—−", '   \'\'"""---')
"""What typography adds, and the plainest phone may not show."""


@dataclass(frozen=True)
class Naming:
    """What figures are called: by their marks on the chart (`labels`, by key), in short where that is clear.

    most  characters of a name
    """

    labels: Mapping[str, str]
    short: bool
    most: int


def bare(text: str) -> str:
    """The text in characters that every phone shows, without no-break spaces and line breaks."""
    return text.translate(_PLAIN)


def key(figure: Figure) -> str:
    """A figure, whatever the form in which it was asked for."""
    return str(replace(figure.ref, form=""))


def shortened(text: str, most: int) -> str:
    """The text, or as many whole words of it as `most` characters hold, and "…"; no number stands last."""
    if len(text) <= most:
        return text
    kept = text[: max(most, 0)].split(" ")[:-1]
    while kept and any(character.isdigit() for character in kept[-1]):
        kept.pop()
    return " ".join(kept).rstrip(" ,;:.(«·-") + "…" if kept else ""


def lines(deck: Deck, figures: Sequence[Figure], naming: Naming, language: str, title: str) -> list[str]:
    """The figures, under a title that may say where they are from.

    A place in Lombardia is said once in all, since everything here is about it; every other wherever no name says it.
    """
    groups = list(_groups(figures))
    names = _names([group[0] for group in groups], naming, language)
    heads = [_head(name) for name in names]
    out, told = list[str](), title
    for n, (group, name, head) in enumerate(zip(groups, names, heads, strict=True)):
        headed = bool(head) and heads.count(head) > 1
        if headed and head not in heads[:n]:
            unit = _unit(group[0], head, language)
            out.append(head + (f" ({unit})" if unit else ""))
        spoken = name.removeprefix(head + ", ") if headed else name
        out.append(_line(deck, group, spoken, name, told, naming, language, headed=headed))
        told += f" {name} {out[-1]}"
    return [bare(line) for line in out]


def _groups(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.ref.id, []).append(figure)
    return iter(found.values())


def _names(figures: Sequence[Figure], naming: Naming, language: str) -> list[str]:
    """What indicators are called; one whose short name another has too, by its long one."""

    def short(figure: Figure) -> str:
        usable = naming.short and figure.short and figure.unit not in RELATIVE
        return text_of(figure.short, language) if usable and figure.short else ""

    shorts = [short(figure) for figure in figures]
    clear = [text if shorts.count(text) == 1 else "" for text in shorts]
    found = (
        bare(naming.labels.get(key(figure)) or text or text_of(figure.name, language))
        for figure, text in zip(figures, clear, strict=True)
    )
    return [shortened(name[:1].upper() + name[1:], naming.most) for name in found]


def _head(name: str) -> str:
    """What a name says before the word or two after its last comma; "" where it has none."""
    head, _, tail = name.rpartition(", ")
    return head if len(tail.split()) <= TAIL else ""


def _line(
    deck: Deck, group: Sequence[Figure], name: str, full: str, told: str, naming: Naming, language: str, *, headed: bool
) -> str:  # fmt: skip
    """A line of one indicator's figures; `full`: its name with its heading, if it is `headed`: that says the unit."""
    places = []
    for figure in group:
        where, near = _where(figure, deck, language)
        known = not figure.row_name and where and says(f"{full} {told}" if near else full, where)
        places.append("" if known else where)
    dates = [when(figure, [figure], language) for figure in group]
    unit = _unit(group[0], full, language)
    several = len(group) > 1
    whole = several and dates[0].isdigit() and all(date == dates[0] for date in dates)
    apart = bool(unit) and not several and not headed
    values = [
        (place, _value(figure, f"{full} {told}", apart, n > 0 or naming.short, language))
        for n, (figure, place) in enumerate(zip(group, places, strict=True))
    ]
    name = name[:1].upper() + name[1:]
    if places[0] and not group[0].row_name and all(place == places[0] for place in places):
        name, values = f"{name} ({places[0]})", [("", value) for _, value in values]
    if several and unit and not headed:
        name += f" ({unit})"
    if whole:
        name, dates = f"{name}, {dates[0]}", [""] * len(group)
    return f"{name}: {'; '.join(_dated(values, dates, language))}"


def _dated(values: Sequence[tuple[str, str]], dates: Sequence[str], language: str) -> Iterator[str]:
    """Values with their years; neighbours of the same year share it: "Italia 85,2 e UE28 83,5 (2017)"."""
    written = [" ".join(filter(None, value)) for value in values]
    for date, run in groupby(zip(dates, written, strict=True), key=lambda pair: pair[0]):
        items = [words for _, words in run]
        if date:
            yield f"{join(items, language)} ({date})"
        else:
            yield from items


def _unit(figure: Figure, name: str, language: str) -> str:
    """The word of a unit that is a noun; "" where the name begins with it."""
    if figure.unit not in COUNTED or figure.unit in RELATIVE:
        return ""
    noun = ntr(language, *COUNTED[figure.unit], 2)
    begins = " ".join(name.split()[:HEAD])
    return "" if all(_stands(word, begins) for word in noun.split()) else noun


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text in one of its forms: "regions" in "Italian regions", not in "The regional"."""
    stem = word.casefold()[: max(len(word) - ENDING, STEM)]
    words = (one.strip("(),;.").casefold() for one in text.replace("-", " ").split())
    return any(one.startswith(stem) and len(one) <= len(word) + 1 for one in words)


def _value(figure: Figure, name: str, apart: bool, again: bool, language: str) -> str:
    """A figure with its unit: a noun where it stands by itself (`apart`), else left to the name.

    Money is in short where it was written out before (`again`), or where what was said says what it is.
    """
    if figure.unit in COUNTED and figure.unit not in RELATIVE:
        return said(figure, language, "" if apart else "short")
    parity = bare(tr(language, "%(money)s at purchasing power parity", money="").strip())
    known = parity in name if figure.unit == "eur-ppp" else again and figure.unit == "eur"
    return said(figure, language, "short" if known else "")


def _where(figure: Figure, deck: Deck, language: str) -> tuple[str, bool]:
    """A figure's row, or place; whether it lies in Lombardia."""
    if figure.row_name:
        return text_of(figure.row_name, language), False
    place = deck.places.get(figure.place or "")
    return (text_of(place.name, language), place.entity == "lombardia") if place else ("", False)


def says(text: str, place: str) -> bool:
    """Whether a text names a place, or what is of it: "lombardi" for "Lombardia"."""
    return place[: max(len(place) - 2, 5)].casefold() in text.casefold()
