"""One quantity stands in two places, with two values.

Two figures are taken for one quantity where name, unit, place and year are the same: of two indicators, of two rows,
of an indicator and a row. A name is compared in each language, without accents, capitals and punctuation. If the values
differ, visitors read one number on one slide and another on the next. If they agree, it is advice: a number is written
once, or one of the two will be forgotten when it changes. Where both are right, their names say what sets them apart.

In italiano: La stessa grandezza è scritta in due punti, con due valori.

Due cifre si considerano la stessa grandezza quando hanno uguali nome, unità, luogo e anno: tra due indicatori, tra due
righe, tra un indicatore e una riga. I nomi si confrontano lingua per lingua, senza badare ad accenti, maiuscole e
punteggiatura. Se i valori sono diversi, il visitatore legge un numero su una slide e un altro su quella dopo. Se sono
uguali è un consiglio: un numero si scrive una volta sola, altrimenti al primo aggiornamento uno dei due resta
indietro. Se sono giusti tutti e due, i nomi devono dire in che cosa differiscono.

Passes:

    # indicators/pharma.yaml
    factories:
      name:
        it: Stabilimenti in Italia
        en: Plants in Italy
      value: 90
      unit: plants
      source: istat
    production-sites:
      name:
        it: Stabilimenti, di proprietà estera
        en: Plants, in foreign hands
      value: 40
      unit: plants
      source: istat

Fails:

    # indicators/pharma.yaml
    factories:
      name:
        it: Stabilimenti in Italia
        en: Plants in Italy
      value: 90
      unit: plants
      source: istat
    production-sites:
      name:
        it: Stabilimenti in Italia
        en: Production sites in Italy
      value: 92
      unit: plants
      source: istat
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from kiosk.check.context import Context
from kiosk.loader.draft import Entry
from kiosk.loader.marked import Loc
from kiosk.model.base import Text
from kiosk.model.indicator import Figure, Indicator, Scale
from kiosk.model.problem import N_, Problem, Say

RULE = "two-values"
_POWERS: Mapping[Scale | None, int] = {None: 0, "thousand": 3, "million": 6, "billion": 9}
_WORD = re.compile(r"\w+")
Key = tuple[object, ...]


def check(context: Context) -> Iterator[Problem]:
    """Each figure against the first that is of the same quantity; what the booth counts itself is written nowhere."""
    draft = context.draft
    figures = [figure for figure in draft.figures.values() if not figure.counted]
    alone = {key: figure for figure in reversed(figures) if not figure.ref.row for key in _keys(figure, figure.name)}
    first: dict[Key, Figure] = {}
    for figure in figures:
        own = figure.row_name if figure.ref.row not in draft.places else None
        keys = _keys(figure, _both(figure.name, own) if own else figure.name)
        found = [first[key] for key in keys if key in first]
        found += [alone[key] for key in _keys(figure, own) if key in alone] if own else []
        for key in keys:
            first.setdefault(key, figure)
        if found:
            yield from _told(figure, draft.indicators[figure.ref.id], found[0], draft.indicators[found[0].ref.id])


def _keys(figure: Figure, name: Text) -> list[Key]:
    """What a figure is of, once a language."""
    of = (figure.unit, figure.place, figure.year, figure.foreseen)
    return [(language, _plain(words), *of) for language, words in name.items()]


def _both(name: Text, row: Text) -> Text:
    return {language: f"{words} {row[language]}" for language, words in name.items() if language in row}


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """A name without what does not tell it from others."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(_WORD.findall("".join(sign for sign in letters if not unicodedata.combining(sign))))


def _told(one: Figure, entry: Entry[Indicator], other: Figure, first: Entry[Indicator]) -> Iterator[Problem]:
    line, _ = first.marked.at(first.loc, key=True)
    stands: dict[str, str | int] = {"name": str(other.ref), "path": first.path, "line": line}
    if _full(one) != _full(other):
        values: dict[str, str | int] = {"value": _written(one), "other": _written(other)}
        message = Say(
            N_('%(value)s here, %(other)s in "%(name)s": one quantity with two values (%(path)s, line %(line)s)'),
            values | stands,
        )
        hint = Say(N_("keep the right one and use it everywhere; if both are right, let their names tell them apart"))
        yield entry.problem(_loc(one, entry.model), RULE, message, hint, level="warning")
    elif not entry.model.derive and not first.model.derive:
        message = Say(N_('"%(name)s" is the same quantity with the same value (%(path)s, line %(line)s)'), stands)
        hint = Say(N_("write it once, and use it everywhere"))
        yield entry.problem(_loc(one, entry.model), RULE, message, hint, level="advice")


def _full(figure: Figure) -> Decimal:
    """The value in full: 6.9 billion is 6900000000."""
    return figure.value.scaleb(_POWERS[figure.scale])


def _written(figure: Figure) -> str:
    """The value as the file writes it."""
    number = f"{figure.value.normalize():f}" if figure.value else "0"
    return f"{number} {figure.scale}" if figure.scale else number


def _loc(figure: Figure, indicator: Indicator) -> Loc:
    """Where in its indicator a figure stands."""
    if figure.ref.row:
        return "rows", figure.ref.row
    if figure.ref.year:
        return "series", figure.ref.year
    return ("derive",) if indicator.derive else ("value",)
