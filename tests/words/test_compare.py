"""Comparisons, case by case, in both languages. A `~` below is a no-break space; numbers are written by Babel."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from babel.numbers import format_decimal

from kiosk.model.deck import Place
from kiosk.model.indicator import Figure
from kiosk.words.compare import Comparison, compare, share

from .decks import PLACES, deck, figure

DECK = deck(
    places=PLACES
    | {
        "italy": PLACES["italy"].model_copy(
            update={"compared": {"it": "rispetto all'Italia", "en": "compared with Italy"}}
        )
    }
)
ITALY = {"place": "italy"}
LOMBARDIA = {"place": "lombardia"}


def amounts(mine: Figure, other: Figure) -> str:
    return " | ".join(said(mine, other, language).amount for language in ("it", "en")).replace("\u00a0", "~")


def others(mine: Figure, other: Figure) -> str:
    return " | ".join(said(mine, other, language).other for language in ("it", "en"))


def said(mine: Figure, other: Figure, language: str) -> Comparison:
    found = compare(mine, other, DECK, language)
    assert found
    return found


@pytest.mark.parametrize(
    ("mine", "other", "unit", "amount"),
    [
        ("6.6", "7.3", "percent", "−0,7~punti | −0.7~points"),
        ("43", "42", "percent", "+1~punto | +1~point"),
        ("60", "20", "percent", "+40~punti | +40~points"),  # a ratio of shares would mislead
        ("2.5", "0.5", "points", "+2,0~punti | +2.0~points"),
        ("85.5", "83.5", "years", "+2,0~anni | +2.0~years"),
        ("85.5", "83", "years", "+2,5~anni | +2.5~years"),
        ("4", "12", "months", "−8~mesi | −8~months"),
        ("2320", "330", "eur", "+1.990~€ | +€1,990"),
        ("2320", "330", "eur-ppp", "+1.990~€ | +€1,990"),
        ("12", "10", "companies", "+2~imprese | +2~companies"),
        ("10", "30", "companies", "−20~imprese | −20~companies"),
        ("11", "10", "companies", "+1~impresa | +1~company"),
        ("5", "0", "companies", "+5~imprese | +5~companies"),
        ("14", "10", "companies", "+4~imprese | +4~companies"),
        ("15", "10", "companies", "1,5 volte | 1.5 times"),
        ("20", "10", "companies", "2 volte | 2 times"),
        ("1949", "1000", "companies", "1,9 volte | 1.9 times"),
        ("1950", "1000", "companies", "2 volte | 2 times"),  # 1.95 is nearer to nothing: halves go up
        ("12000", "1", "companies", "12.000 volte | 12,000 times"),
        ("10", "10.0", "companies", "lo stesso valore | the same"),
        ("7.3", "7.3", "percent", "lo stesso valore | the same"),
    ],
)
def test_amounts(mine: str, other: str, unit: str, amount: str) -> None:
    assert amounts(figure("a", mine, unit), figure("b", other, unit)) == amount


@pytest.mark.parametrize(
    ("mine", "other", "unit", "amount"),
    [
        (("6.9", "billion"), ("440", "million"), "eur", "+6,46~mld~€ | +€6.46bn"),
        (("440", "million"), ("6.9", "billion"), "eur", "−6.460~mln~€ | −€6,460m"),
        (("2", "million"), ("500", "thousand"), "people", "4 volte | 4 times"),
        (("2", "million"), ("1900000", None), "people", "+0,1~milioni di persone | +0.1~million people"),
        (("1.9", "million"), ("2", "million"), "people", "−0,1~milioni di persone | −0.1~million people"),
        (("2000", None), ("2", "thousand"), "people", "lo stesso valore | the same"),
    ],
)
def test_scales(mine: tuple[str, str | None], other: tuple[str, str | None], unit: str, amount: str) -> None:
    assert amounts(figure("a", mine[0], unit, scale=mine[1]), figure("b", other[0], unit, scale=other[1])) == amount


@pytest.mark.parametrize(("language", "locale"), [("it", "it"), ("en", "en_GB")])
@pytest.mark.parametrize("value", ["24200", "1213.5", "347380"])
def test_numbers_are_written_as_babel_writes_them(language: str, locale: str, value: str) -> None:
    found = said(figure("a", value, "years"), figure("b", "0", "years"), language)
    assert found.amount.startswith("+" + format_decimal(Decimal(value), locale=locale) + "\u00a0")


@pytest.mark.parametrize(
    ("qualifiers", "amount"),
    [
        (("over", None), "circa 2 volte | about 2 times"),
        ((None, "about"), "circa 2 volte | about 2 times"),
        ((None, None), "2 volte | 2 times"),
    ],
)
def test_what_is_not_exact_compares_about(qualifiers: tuple[str | None, str | None], amount: str) -> None:
    mine, other = figure("a", "20", qualifier=qualifiers[0]), figure("b", "10", qualifier=qualifiers[1])
    assert amounts(mine, other) == amount


def test_over_is_not_said_twice() -> None:
    """The difference of what is "over" something is about right, not over it."""
    mine, other = figure("a", "24200", "eur", qualifier="over"), figure("b", "20000", "eur")
    assert amounts(mine, other) == "circa +4.200~€ | about +€4,200"


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(("unit", "against"), [("people", "companies"), ("eur", "eur-ppp"), ("percent", "points")])
def test_other_units_are_not_compared(unit: str, against: str, language: str) -> None:
    assert compare(figure("a", "2", unit), figure("b", "1", against), DECK, language) is None
    assert share(figure("a", "1", unit), figure("b", "2", against), language) is None


def test_ranks_are_not_compared() -> None:
    assert compare(figure("a", "1", "rank"), figure("b", "3", "rank"), DECK, "it") is None
    assert share(figure("a", "1", "rank"), figure("b", "3", "rank"), "it") is None


CASES: Mapping[str, tuple[Figure, Figure, str]] = {
    "another year": (
        figure("gdp@2019", **ITALY), figure("gdp@2009", **ITALY), "rispetto al 2009 | compared with 2009"
    ),
    "another year of a row": (
        figure("gdp.italy", year=2019), figure("gdp.italy", year=2009), "rispetto al 2009 | compared with 2009"
    ),
    "the year of another thing is not enough": (
        figure("a@2019", **ITALY), figure("b@2009", **ITALY), "rispetto a «b it» | compared with “b en”"
    ),
    "a place in its own words": (
        figure("life.lombardia"), figure("life.italy"), "rispetto all’Italia | compared with Italy"
    ),
    "a place of another indicator": (
        figure("a", **LOMBARDIA), figure("b", **ITALY), "rispetto all’Italia | compared with Italy"
    ),
    "a place without words": (
        figure("life.italy"),
        figure("life.eu28", row_name={"it": "UE28", "en": "EU28"}),
        "rispetto a «UE28» | compared with “EU28”",
    ),
    "a row that is no place, in a table of a place": (
        figure("areas.oncology", place="lombardia"),
        figure("areas.cardiology", place="italy", row_name={"it": "Cardiologia", "en": "Cardiology"}),
        "rispetto a «Cardiologia» | compared with “Cardiology”",
    ),
    "the same row of another table": (
        figure("women.lombardia", row_name={"it": "Lombardia", "en": "Lombardia"}),
        figure("men.lombardia", row_name={"it": "Lombardia", "en": "Lombardia"}, short=("uomini", "men")),
        "rispetto a «uomini» | compared with “men”",
    ),
    "the same place": (
        figure("a", **ITALY), figure("b", short=("l'altra", "the other"), **ITALY),
        "rispetto a «l’altra» | compared with “the other”",
    ),
    "no place": (figure("a"), figure("b"), "rispetto a «b it» | compared with “b en”"),
    "an unknown place": (figure("a"), figure("b", place="mars"), "rispetto a «b it» | compared with “b en”"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_with_what(case: str) -> None:
    mine, other, expected = CASES[case]
    assert others(mine, other) == expected


def test_a_language_that_a_place_lacks_is_said_in_the_decks_own() -> None:
    place = Place(name={"it": "Francia"}, entity="other", compared={"it": "rispetto alla Francia"})
    found = compare(figure("life.italy"), figure("life.france"), deck(places=PLACES | {"france": place}), "en")
    assert found == Comparison("the same", "rispetto alla Francia")


@pytest.mark.parametrize(
    ("part", "whole", "amount"),
    [
        ("19", "51", "37% | 37%"),
        ("1", "400", "0,3% | 0.3%"),  # 0.25: halves go up
        ("9.94", "100", "9,9% | 9.9%"),
        ("51", "51", "100% | 100%"),
    ],
)
def test_shares(part: str, whole: str, amount: str) -> None:
    found = [share(figure("a", part), figure("b", whole), language) for language in ("it", "en")]
    assert " | ".join(one.amount for one in found if one) == amount
    assert [one.other for one in found if one] == ["del totale", "of the total"]


def test_shares_across_scales_and_of_what_is_not_exact() -> None:
    part = figure("a", "440", "eur", scale="million", qualifier="over")
    found = share(part, figure("b", "4.4", "eur", scale="billion"), "en")
    assert found and found.amount == "about 10%"


def test_no_share_of_nothing() -> None:
    assert share(figure("a", "0"), figure("b", "0"), "it") is None
