"""From indicators to figures: each number with all that travels with it.

What a row does not say is its table's; what a derived figure does not say is its operands'. A derived figure is about
as sure as its least sure operand: qualifiers, forecasts, plans and cautions are handed on.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import Literal, TypeVar

from kiosk.loader.derive import DeriveError, Result, compute, operands
from kiosk.model.base import LIMIT
from kiosk.model.deck import Deck, Place
from kiosk.model.indicator import Figure, Indicator, Qualifier, Ref, Row, Scale
from kiosk.model.problem import N_, Say
from kiosk.words.suggest import choose

T = TypeVar("T")
Report = Callable[[str, DeriveError], None]
"""Takes the id of a derived indicator without value, and why."""

_POWERS: dict[Scale | None, int] = {None: 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}


def figures(
    indicators: Mapping[str, Indicator], places: Mapping[str, Place], report: Report, same: Mapping[str, Figure] = {}
) -> dict[str, Figure]:
    """All figures by `id`, `id.row` or `id@year`, in the order of the indicators.

    same    all figures of some indicators, as they are known already
    """
    known = dict(same)
    done = {figure.ref.id for figure in same.values()}
    for name, indicator in indicators.items():
        for figure in plain(name, indicator, places) if name not in done else ():
            known[str(figure.ref)] = figure
    for name in _in_order(indicators, report):
        if name in done:
            continue
        try:
            known[name] = _derived(name, indicators[name], known, indicators)
        except DeriveError as error:
            report(name, error)
    order = {name: place for place, name in enumerate(indicators)}
    return dict(sorted(known.items(), key=lambda item: order[item[1].ref.id]))


def renewed(deck: Deck, changed: Mapping[str, Indicator], report: Report) -> Deck:
    """The deck with other values in some of its indicators that are not derived; derived ones are worked out anew."""
    every = {**deck.indicators, **changed}
    other = {name for name, one in every.items() if one.derive or name in changed}
    same = {key: figure for key, figure in deck.figures.items() if figure.ref.id not in other}
    return replace(deck, indicators=every, figures=figures(every, deck.places, report, same))


def plain(name: str, indicator: Indicator, places: Mapping[str, Place]) -> Iterator[Figure]:
    """The figures that an indicator itself writes: its value, rows or points."""
    base = Figure(
        ref=Ref(name),
        value=indicator.value or Decimal(0),
        unit=indicator.unit,
        name=indicator.name,
        scale=indicator.scale,
        short=indicator.short,
        place=indicator.place,
        year=indicator.year,
        sources=sources(indicator),
        qualifier=indicator.qualifier,
        forecast=indicator.year in indicator.forecast,
        plan=indicator.plan,
        caution=indicator.caution,
        note=indicator.note,
        counted=indicator.counted is not None,
    )
    if indicator.value is not None:
        yield base
    for key, cell in indicator.rows.items():
        yield _row(base, key, cell, indicator, places.get(key))
    for year, value in indicator.series.items():
        yield replace(base, ref=Ref(name, None, year), value=value, year=year, forecast=year in indicator.forecast)


def sources(indicator: Indicator) -> tuple[str, ...]:
    """Sources of an indicator, in order."""
    return tuple(indicator.source) if isinstance(indicator.source, list) else tuple(filter(None, (indicator.source,)))


def _row(base: Figure, key: str, cell: Decimal | Row, indicator: Indicator, place: Place | None) -> Figure:
    row = cell if isinstance(cell, Row) else Row(value=cell)
    year = row.year or base.year
    return replace(
        base,
        ref=Ref(base.ref.id, key),
        value=row.value,
        row_name=row.name or (place.name if place else None),
        place=key if place else base.place,
        year=year,
        sources=(row.source,) if row.source else base.sources,
        qualifier=row.qualifier or base.qualifier,
        forecast=year in indicator.forecast,
    )


def _in_order(indicators: Mapping[str, Indicator], report: Report) -> Iterator[str]:
    """Derived indicators, those first that others need. What cannot be read or leads in a circle is reported."""
    needs: dict[str, set[str]] = {}
    for name, indicator in indicators.items():
        if indicator.derive is not None:
            try:
                needs[name] = {ref.id for ref in operands(indicator.derive)}
            except DeriveError as error:
                report(name, error)
    while True:
        graph = {name: sorted(others & needs.keys()) for name, others in needs.items()}
        try:
            yield from TopologicalSorter(graph).static_order()
            return
        except CycleError as error:
            circle = list(dict.fromkeys(error.args[1]))
            message = Say(N_("this leads in a circle: %(names)s"), {"names": " ← ".join(error.args[1])[:200]})
            for name in circle:
                report(name, DeriveError(message))
                del needs[name]


def _derived(name: str, indicator: Indicator, known: Mapping[str, Figure], all_: Mapping[str, Indicator]) -> Figure:
    def value(ref: Ref, snippet: str) -> Fraction:
        figure = known.get(str(ref))
        if figure is None:
            raise _unknown(ref, snippet, known, all_)
        return Fraction(figure.value) * _POWERS[figure.scale]

    result = compute(indicator.derive or "", value)
    parts = [known[str(operand.ref)] for operand in result.operands]
    if not parts:
        raise DeriveError(Say(N_("no figure is named here")), "", Say(N_("a plain number is written as `value`")))
    return Figure(
        ref=Ref(name),
        value=_rounded(result, indicator, parts),
        unit=indicator.unit,
        name=indicator.name,
        scale=indicator.scale,
        short=indicator.short,
        place=indicator.place or _common([part.place for part in parts]),
        year=indicator.year or _common([part.year for part in parts]),
        sources=sources(indicator) or tuple(dict.fromkeys(source for part in parts for source in part.sources)),
        qualifier=indicator.qualifier or _qualifier(result, parts),
        forecast=any(part.forecast for part in parts),
        plan=indicator.plan or _plan([part.plan for part in parts if part.plan is not None]),
        caution=indicator.caution or next((part.caution for part in parts if part.caution), None),
        note=indicator.note,
        counted=any(part.counted for part in parts),
    )


def _unknown(ref: Ref, snippet: str, known: Mapping[str, Figure], all_: Mapping[str, Indicator]) -> DeriveError:
    message = Say(N_('there is no figure "%(name)s"'), {"name": snippet})
    for place in [at for at, letter in enumerate(ref.id) if letter == "-"]:
        if ref.id[:place] in all_ and ref.id[place + 1 :] in all_:  # a minus without spaces reads as a hyphen
            meant = f"{ref.id[:place]} - {ref.id[place + 1 :]}"
            return DeriveError(message, snippet, Say(N_("a minus needs spaces: %(meant)s"), {"meant": meant}))
    return DeriveError(message, snippet, choose(snippet, known))


def _rounded(result: Result, indicator: Indicator, parts: list[Figure]) -> Decimal:
    """The value in the indicator's scale: sums keep the decimals that went in, products have `decimals`, else one."""
    value = result.value / _POWERS[indicator.scale]
    places = indicator.decimals
    if places is None and result.scaled:
        places = 1
    if places is None:
        places = max(result.decimals, *(_decimals(part, indicator.scale) for part in parts))
    if abs(value) > LIMIT:
        raise DeriveError(Say(N_("the result is out of all bounds")))
    shifted = abs(value) * 10**places
    whole = (2 * shifted.numerator + shifted.denominator) // (2 * shifted.denominator)  # halves away from zero
    return Decimal((int(value < 0 and whole > 0), tuple(map(int, str(whole))), -places))


def _decimals(figure: Figure, scale: Scale | None) -> int:
    """Decimals of a figure in a scale: its own, and as many more as an exact conversion needs (440 million: 0.44)."""
    exponent = figure.value.as_tuple().exponent
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    if figure.scale == scale:
        return own
    value, places = Fraction(figure.value) * _POWERS[figure.scale] / _POWERS[scale], 0
    while (value * 10**places).denominator != 1 and places < 9:
        places += 1
    return places


def _qualifier(result: Result, parts: list[Figure]) -> Qualifier | None:
    """ "over" where every qualified operand pushes the result up; "about" where one pulls the other way."""
    found: set[Qualifier] = {
        "about" if operand.falls or part.qualifier == "about" else "over"
        for operand, part in zip(result.operands, parts, strict=True)
        if part.qualifier
    }
    return None if not found else "about" if "about" in found else "over"


def _plan(plans: list[int | Literal[True]]) -> int | Literal[True] | None:
    """When the latest plan was made; not known where it is not of one of them."""
    return True if any(plan is True for plan in plans) else max(plans, default=None)


def _common(values: list[T]) -> T | None:
    return values[0] if all(value == values[0] for value in values) else None
