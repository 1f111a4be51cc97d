"""Pairs: rows of two figures, from the one to the other. What slope and dumbbell share.

indicators + between   a row an indicator; its ends are two years of a series, or two rows of a table
tables                 a row a row that both tables have; its ends are the tables

`between` may be left out where an indicator has just two years or rows. Rows are keyed by their place (`tables`: by
row), not by indicator, so that another view moves the same marks. The value of a key is that of the second figure; that
of the first has the key `key#from`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.charts.kind import ChartFields, Reading, entity, figures, mark_name, name_of, ref, said, text_of
from kiosk.charts.series import year_name
from kiosk.model.base import Id
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref, Year
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_FILL
from kiosk.words.messages import tr
from kiosk.words.numbers import join, unit_words

FROM = "#from"


class PairFields(ChartFields):
    """indicators: a row each, between: the two years or rows that are its ends; or tables: two with the same rows."""

    indicators: list[str] = Field(default=[], min_length=1, max_length=8)
    between: list[Year | Id] | None = Field(default=None, min_length=2, max_length=2)
    tables: list[str] = Field(default=[], min_length=2, max_length=2)

    @model_validator(mode="after")
    def _one_of_them(self) -> Any:
        if bool(self.indicators) == bool(self.tables):
            raise PydanticCustomError("pairs", N_("name indicators, or two tables with the same rows, not both"))
        return self

    def references(self) -> tuple[Ref, ...]:
        """The ends of all rows; without `between`, or of tables, all that they have."""
        if self.tables or not self.between:
            return tuple(map(ref, self.tables or self.indicators))
        return tuple(_end(name, part) for name in self.indicators for part in self.between)


@dataclass(frozen=True)
class Pair:
    """A row: its name and those of its ends by language, and the two figures."""

    key: str
    names: Mapping[str, str]
    before: Figure
    after: Figure


def _end(name: str, part: int | str) -> Ref:
    return ref(f"{name}@{part}" if isinstance(part, int) else f"{name}.{part}")


def pairs(fields: PairFields, deck: Deck) -> list[Pair]:
    """The rows, in the order of the file."""
    if fields.tables:
        first, second = ({f.ref.row: f for f in figures(deck, ref(name))} for name in fields.tables)
        return [
            Pair(str(row), {c: mark_name(figure, deck, c) for c in deck.languages}, figure, second[row])
            for row, figure in first.items()
            if row in second
        ]
    out = []
    for n, name in enumerate(fields.indicators):
        ends = [deck.figure(_end(name, part)) for part in fields.between] if fields.between else _both(name, deck)
        indicator = deck.indicators[ends[0].ref.id]
        out.append(Pair(str(n), {c: name_of(deck, indicator, c) for c in deck.languages}, ends[0], ends[-1]))
    return out


def _both(name: str, deck: Deck) -> list[Figure]:
    found = figures(deck, ref(name))
    return [found[0], found[-1]]


def unpaired(fields: PairFields, deck: Deck) -> Iterator[tuple[str, Say]]:
    """What keeps the rows from being read against each other."""
    field = "tables" if fields.tables else "indicators"
    if fields.tables:
        rows = [{f.ref.row for f in figures(deck, ref(name))} for name in fields.tables]
        if rows[0] != rows[1] or None in rows[0]:
            yield field, Say(N_("the two tables need the same rows"))
            return
    for name in fields.indicators if not fields.between else ():
        if len(figures(deck, ref(name))) != 2:
            yield field, Say(N_('say which two of "%(name)s" are meant, such as between: [2010, 2017]'), {"name": name})
            return
    if fields.between and fields.between[0] == fields.between[1]:
        yield "between", Say(N_("the two ends are the same"))
    every = [figure for pair in pairs(fields, deck) for figure in (pair.before, pair.after)]
    if len({(figure.unit, figure.scale) for figure in every}) > 1:
        yield field, Say(N_("figures in different units cannot stand on one scale: make it two charts"))


def ends(fields: PairFields, deck: Deck, language: str) -> tuple[str, str]:
    """What the two ends are called: years, rows or tables."""
    if fields.tables:
        first, second = (name_of(deck, deck.indicators[ref(name).id], language) for name in fields.tables)
        return first, second
    pair = pairs(fields, deck)[0]
    if pair.before.ref.year:
        return year_name(pair.before, language), year_name(pair.after, language)
    return mark_name(pair.before, deck, language), mark_name(pair.after, deck, language)


def data(rows: Sequence[Pair]) -> dict[str, float]:
    """Values of both ends."""
    out: dict[str, float] = {}
    for pair in rows:
        out |= {pair.key + FROM: float(pair.before.value), pair.key: float(pair.after.value)}
    return out


def colors(pair: Pair, deck: Deck) -> tuple[str, str]:
    """The entities' colours of the two ends."""
    return ENTITY_FILL[entity(deck, pair.before)], ENTITY_FILL[entity(deck, pair.after)]


def difference(pair: Pair, language: str) -> str:
    """How far the second is from the first, signed: "−2,1 punti"; about, where one of them is; ranks have none."""
    after, before = pair.after, pair.before
    if after.unit == "rank":
        return ""
    apart = after.value - before.value
    if not apart:
        return tr(language, "the same")
    unit = "points" if after.unit == "percent" else after.unit
    if unit in ("eur", "eur-ppp"):
        text = said(replace(after, value=abs(apart), qualifier=None), language, "short")
    else:
        text = unit_words(abs(apart), unit, language, after.scale)
    sign = "+" if apart > 0 else "−"
    about = after.qualifier or before.qualifier
    return tr(language, "about %(quantity)s", quantity=sign + text) if about else sign + text


def readings(fields: PairFields, deck: Deck, language: str) -> dict[str, Reading]:
    """Each row: the second figure, read against the first."""
    end = ends(fields, deck, language)[1]
    rows = pairs(fields, deck)
    names = [f"{pair.names[language]}, {end}" if len(rows) > 1 else end for pair in rows]
    return {pair.key: Reading(name, pair.after, pair.before) for name, pair in zip(names, rows, strict=True)}


def spoken(fields: PairFields, pair: Pair, deck: Deck, language: str) -> str:
    """A row for those who do not see it: "Infarto: 2010 10,4%, 2017 8,3%, −2,1 punti"."""
    first, second = ends(fields, deck, language)
    parts = [f"{first} {said(pair.before, language, '')}", f"{second} {said(pair.after, language, '')}"]
    return f"{pair.names[language]}: {', '.join(filter(None, (*parts, difference(pair, language))))}"


def words(fields: PairFields, deck: Deck, language: str) -> str:
    """A sentence a row while they are few, else the rows that differ most and least."""
    rows = pairs(fields, deck)
    if len(rows) <= 4:
        return " ".join(_sentence(fields, pair, deck, language) for pair in rows)
    far = sorted(rows, key=lambda pair: abs(pair.after.value - pair.before.value))
    whole = join((pair.names[language] for pair in rows), language)
    first, second = ends(fields, deck, language)
    head = tr(language, "%(first)s and %(second)s: %(rows)s.", first=first, second=second, rows=whole)
    most, least = (_sentence(fields, pair, deck, language) for pair in (far[-1], far[0]))
    return head + " " + tr(language, "Furthest apart: %(most)s Closest: %(least)s", most=most, least=least)


def _sentence(fields: PairFields, pair: Pair, deck: Deck, language: str) -> str:
    first, second = ends(fields, deck, language)
    name = pair.names[language] if fields.tables else _full_name(pair, deck, language)
    apart = difference(pair, language)
    start, end = said(pair.before, language, ""), said(pair.after, language, "")
    if apart:
        end = f"{end} ({apart})"
    return tr(language, "%(name)s: %(first)s %(start)s, %(second)s %(end)s.",
              name=name, first=first, start=start, second=second, end=end)  # fmt: skip


def _full_name(pair: Pair, deck: Deck, language: str) -> str:
    """What is measured, and where it is so at both ends."""
    name = text_of(pair.after.name, language)
    place = deck.places.get(pair.after.place or "") if pair.after.place == pair.before.place else None
    where = text_of(place.name, language) if place else ""
    return name if where in name else f"{name}, {where}"
