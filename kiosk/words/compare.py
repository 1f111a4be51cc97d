"""How a figure compares with another: "+1,7 anni rispetto all’Italia", "−0,7 punti rispetto al 2009", "1,9 volte".

Percentages differ by points, years and money by their difference; of what is counted the ratio says more, once it is
half as much again. What is only "over" or "about" makes a comparison that is about right. Ranks are not compared.
"""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Scale
from kiosk.words.messages import tr
from kiosk.words.numbers import figure as written
from kiosk.words.numbers import number, unit_words, year
from kiosk.words.render import choose, polished

_MONEY = {"eur", "eur-ppp"}
_DIFFERENCES = {"percent", "points", "years", "months", *_MONEY}
_POWERS: dict[Scale | None, int] = {None: 0, "thousand": 3, "million": 6, "billion": 9}
_RATIO = Decimal("1.5")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much, and with what: "+1.990 €", "rispetto all’Italia"."""

    amount: str
    other: str


def compare(figure: Figure, against: Figure, deck: Deck, language: str) -> Comparison | None:
    """The comparison in words; None where the two cannot be compared."""
    if figure.unit != against.unit or figure.unit == "rank":
        return None
    amount = _amount(figure, against, language)
    if figure.qualifier or against.qualifier:
        amount = tr(language, "about %(quantity)s", quantity=amount)
    return Comparison(amount, _other(figure, against, deck, language))


def share(part: Figure, whole: Figure, language: str) -> Comparison | None:
    """How large a part is: "37%", "del totale"; None where the two do not measure the same."""
    total = _scaled(whole, part.scale)
    if not replace(part, scale=whole.scale).counts_like(whole) or part.unit == "rank" or total <= 0:
        return None
    percent = 100 * part.value / total
    amount = unit_words(percent.quantize(Decimal(1 if percent >= 10 else "0.1"), ROUND_HALF_UP), "percent", language)
    if part.qualifier or whole.qualifier:
        amount = tr(language, "about %(quantity)s", quantity=amount)
    return Comparison(amount, tr(language, "of the total"))


def _amount(figure: Figure, against: Figure, language: str) -> str:
    mine, other = figure.value, _scaled(against, figure.scale)
    if figure.unit not in _DIFFERENCES and other > 0 and mine / other >= _RATIO:
        ratio = (mine / other).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return tr(language, "%(number)s times", number=number(ratio.normalize() + 0, language))
    difference = mine - other
    if difference == 0:
        return tr(language, "the same")
    return ("+" if difference > 0 else "−") + _quantity(figure, abs(difference), language)


def _scaled(figure: Figure, scale: Scale | None) -> Decimal:
    """A figure's value in a scale: with its own decimals, in another scale with no more than it needs."""
    shift = _POWERS[figure.scale] - _POWERS[scale]
    return figure.value.scaleb(shift).normalize() if shift else figure.value


def _quantity(figure: Figure, value: Decimal, language: str) -> str:
    """A difference in its unit; money short, as its unit may be long."""
    if figure.unit in _MONEY:
        return written(replace(figure, value=value, qualifier=None), language, form="short")
    return unit_words(value, "points" if figure.unit == "percent" else figure.unit, language, figure.scale)


def _other(figure: Figure, against: Figure, deck: Deck, language: str) -> str:
    """With what: another year of the same thing, a place in its own words, or a row's or an indicator's name."""
    same = (figure.ref.id, figure.ref.row) == (against.ref.id, against.ref.row)
    if same and against.year is not None and against.year != figure.year:
        return tr(language, "compared with %(year)s", year=year(against.year, language))
    place = deck.places.get(against.place or "")
    is_place = against.ref.row is None or against.ref.row == against.place
    if place and place.compared and is_place and against.place != figure.place:
        return _said(place.compared, deck, language)
    # the same row of another table ("women", "men") differs in its table's name alone
    row_name = against.row_name if against.ref.row != figure.ref.row else None
    name = row_name or against.short or against.name
    return tr(language, "compared with “%(name)s”", name=_said(name, deck, language))


def _said(text: dict[str, str], deck: Deck, language: str) -> str:
    spoken, words = choose(text, deck, language)
    return polished(words, spoken)
