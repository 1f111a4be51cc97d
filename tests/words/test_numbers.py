"""Golden strings: every unit, form, qualifier and scale in both languages. A `~` below is a no-break space."""

from decimal import Decimal

import pytest

from kiosk.model.indicator import Figure, Qualifier, Ref, Scale
from kiosk.words import numbers


def a_figure(value: str, unit: str, scale: Scale | None = None, qualifier: Qualifier | None = None, form: str = ""):
    return Figure(Ref("x", form=form), Decimal(value), unit, {"it": "x"}, scale, qualifier=qualifier)


def both(value: str, unit: str, form: str = "", scale: Scale | None = None, qualifier: Qualifier | None = None) -> str:
    figure = a_figure(value, unit, scale, qualifier, form)
    return " | ".join(numbers.figure(figure, language) for language in ("it", "en")).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("1", "people", "1~persona | 1~person"),
        ("28852", "people", "28.852~persone | 28,852~people"),
        ("0", "people", "0~persone | 0~people"),
        ("1", "employees", "1~addetto | 1~employee"),
        ("28852", "employees", "28.852~addetti | 28,852~employees"),
        ("1", "students", "1~studente | 1~student"),
        ("240000", "students", "240.000~studenti | 240,000~students"),
        ("1", "researchers", "1~ricercatore | 1~researcher"),
        ("6000", "researchers", "6.000~ricercatori | 6,000~researchers"),
        ("1", "scientists", "1~scienziato | 1~scientist"),
        ("1000", "scientists", "1.000~scienziati | 1,000~scientists"),
        ("1", "companies", "1~impresa | 1~company"),
        ("3957", "companies", "3.957~imprese | 3,957~companies"),
        ("1", "plants", "1~stabilimento | 1~plant"),
        ("12", "plants", "12~stabilimenti | 12~plants"),
        ("1", "institutes", "1~istituto | 1~institute"),
        ("19", "institutes", "19~istituti | 19~institutes"),
        ("1", "facilities", "1~struttura | 1~facility"),
        ("200", "facilities", "200~strutture | 200~facilities"),
        ("1", "beds", "1~posto letto | 1~bed"),
        ("37000", "beds", "37.000~posti letto | 37,000~beds"),
        ("1", "hospitals", "1~ospedale | 1~hospital"),
        ("30", "hospitals", "30~ospedali | 30~hospitals"),
        ("1", "centres", "1~centro | 1~centre"),
        ("32", "centres", "32~centri | 32~centres"),
        ("1", "universities", "1~università | 1~university"),
        ("14", "universities", "14~università | 14~universities"),
        ("1", "academies", "1~accademia | 1~academy"),
        ("7", "academies", "7~accademie | 7~academies"),
        ("1", "regions", "1~regione | 1~region"),
        ("15", "regions", "15~regioni | 15~regions"),
        ("1", "months", "1~mese | 1~month"),
        ("4", "months", "4~mesi | 4~months"),
        ("1", "years", "1~anno | 1~year"),
        ("1.0", "years", "1,0~anni | 1.0~years"),
        ("85.5", "years", "85,5~anni | 85.5~years"),
        ("1", "points", "1~punto | 1~point"),
        ("0.9", "points", "0,9~punti | 0.9~points"),
        ("43", "percent", "43% | 43%"),
        ("30.7", "percent", "30,7% | 30.7%"),
        ("1", "rank", "1º | 1st"),
        ("2", "rank", "2º | 2nd"),
        ("3", "rank", "3º | 3rd"),
        ("4", "rank", "4º | 4th"),
        ("11", "rank", "11º | 11th"),
        ("12", "rank", "12º | 12th"),
        ("13", "rank", "13º | 13th"),
        ("21", "rank", "21º | 21st"),
        ("111", "rank", "111º | 111th"),
        ("1", "eur", "1~euro | €1"),
        ("2320", "eur", "2.320~euro | €2,320"),
        ("2320", "eur-ppp", "2.320~euro a parità di potere d’acquisto | €2,320~at purchasing power parity"),
        ("-3", "points", "−3~punti | −3~points"),
        ("-1", "years", "−1~anno | −1~year"),
        ("-2.5", "percent", "−2,5% | −2.5%"),
        ("-640", "eur", "−640~euro | −€640"),
        ("12", "no-such-unit", "12 | 12"),
    ],
)
def test_a_unit_in_words(value, unit, written):
    assert both(value, unit) == written


@pytest.mark.parametrize(
    ("value", "scale", "unit", "written"),
    [
        ("1", "billion", "eur", "1~miliardo di euro | €1~billion"),
        ("2", "billion", "eur", "2~miliardi di euro | €2~billion"),
        ("1.0", "billion", "eur", "1,0~miliardi di euro | €1.0~billion"),
        ("6.9", "billion", "eur", "6,9~miliardi di euro | €6.9~billion"),
        ("1", "million", "eur", "1~milione di euro | €1~million"),
        ("440", "million", "eur", "440~milioni di euro | €440~million"),
        ("1.5", "thousand", "eur", "1.500~euro | €1,500"),
        ("1", "million", "people", "1~milione di persone | 1~million people"),
        ("1.75", "million", "people", "1,75~milioni di persone | 1.75~million people"),
        ("1", "billion", "people", "1~miliardo di persone | 1~billion people"),
        ("24.2", "thousand", "people", "24.200~persone | 24,200~people"),
        ("1.2345", "thousand", "people", "1.234,5~persone | 1,234.5~people"),
        ("0.001", "thousand", "people", "1~persona | 1~person"),
        ("-6.9", "billion", "eur", "−6,9~miliardi di euro | −€6.9~billion"),
    ],
)
def test_a_scale(value, scale, unit, written):
    assert both(value, unit, scale=scale) == written


@pytest.mark.parametrize(
    ("form", "value", "scale", "unit", "qualifier", "written"),
    [
        ("", "24200", None, "people", "over", "oltre~24.200~persone | over~24,200~people"),
        ("", "357000", None, "people", "about", "circa~357.000~persone | about~357,000~people"),
        ("", "2", "billion", "eur", "over", "oltre~2~miliardi di euro | over~€2~billion"),
        ("", "50", None, "percent", "over", "oltre~50% | over~50%"),
        ("n", "24200", None, "people", "over", "24.200 | 24,200"),
        ("n", "6.9", "billion", "eur", None, "6,9 | 6.9"),
        ("n", "24.2", "thousand", "people", None, "24.200 | 24,200"),
        ("n", "43", None, "percent", "about", "43% | 43%"),
        ("n", "-2.5", None, "percent", None, "−2,5% | −2.5%"),
        ("n", "0.9", None, "points", None, "0,9 | 0.9"),
        ("n", "-0.9", None, "points", None, "−0,9 | −0.9"),
        ("n", "1", None, "rank", None, "1 | 1"),
        ("n", "2320", None, "eur-ppp", None, "2.320 | 2,320"),
        ("short", "6.9", "billion", "eur", None, "6,9~mld~€ | €6.9bn"),
        ("short", "440", "million", "eur", None, "440~mln~€ | €440m"),
        ("short", "2", "billion", "eur", "over", "oltre~2~mld~€ | over~€2bn"),
        ("short", "2320", None, "eur", None, "2.320~€ | €2,320"),
        ("short", "2320.5", None, "eur", None, "2.320,5~€ | €2,320.5"),
        ("short", "2320", None, "eur-ppp", None, "2.320~€ | €2,320"),
        ("short", "-640", None, "eur", None, "−640~€ | −€640"),
        ("short", "24200", None, "people", None, "24.200 | 24,200"),
        ("short", "24200", None, "people", "over", "oltre~24.200 | over~24,200"),
        ("short", "1.75", "million", "people", "about", "circa~1,75~mln | about~1.75m"),
        ("short", "1", "billion", "people", None, "1~mld | 1bn"),
        ("short", "85.5", None, "years", None, "85,5 | 85.5"),
        ("short", "43", None, "percent", "over", "oltre~43% | over~43%"),
        ("short", "0.9", None, "points", None, "0,9~punti | 0.9~points"),
        ("short", "2", None, "rank", None, "2º | 2nd"),
    ],
)
def test_a_form_and_a_qualifier(form, value, scale, unit, qualifier, written):
    assert both(value, unit, form, scale, qualifier) == written


def test_a_form_asked_for_goes_before_that_of_the_reference():
    assert numbers.figure(a_figure("43", "people", form=""), "it", form="n") == "43"


@pytest.mark.parametrize(
    ("own", "unit", "shown", "written"),
    [
        ("28852", "people", "12345.678", "12.346~persone"),
        ("6.9", "percent", "3.3333", "3,3%"),
        ("28852", "people", "0.9", "1~persona"),
        ("85.5", "years", "85", "85,0~anni"),
    ],
)
def test_a_number_that_counts_up_keeps_the_decimals_of_its_figure(own, unit, shown, written):
    assert numbers.figure(a_figure(own, unit), "it", value=Decimal(shown)).replace("\u00a0", "~") == written


@pytest.mark.parametrize(
    ("value", "options", "it", "en"),
    [
        ("347380", {}, "347.380", "347,380"),
        ("4738", {}, "4.738", "4,738"),
        ("1E+3", {}, "1.000", "1,000"),
        ("2.0", {}, "2,0", "2.0"),
        ("-4738.1", {}, "−4.738,1", "−4,738.1"),
        ("2.5", {"decimals": 0}, "3", "3"),
        ("-2.5", {"decimals": 0}, "−3", "−3"),
        ("-0.4", {"decimals": 0}, "0", "0"),
        ("7", {"decimals": 2}, "7,00", "7.00"),
        ("5.2", {"sign": True}, "+5,2", "+5.2"),
        ("-5.2", {"sign": True}, "−5,2", "−5.2"),
        ("0", {"sign": True}, "0", "0"),
        ("0.3333333333333333333333333333", {}, "0,333333", "0.333333"),
        ("1000000000000", {}, "1.000.000.000.000", "1,000,000,000,000"),
    ],
)
def test_a_number(value, options, it, en):
    assert numbers.number(Decimal(value), "it", **options) == it
    assert numbers.number(Decimal(value), "en", **options) == en


@pytest.mark.parametrize(
    ("language", "number", "percent"),
    [("de", "4.738,5", "43,5\u00a0%"), ("fr", "4\u202f738,5", "43,5\u00a0%"), ("xx", "4,738.5", "43.5%")],
)
def test_a_third_language_needs_no_code(language, number, percent):
    assert numbers.number(Decimal("4738.5"), language) == number
    assert numbers.unit_words(Decimal("43.5"), "percent", language) == percent


def test_every_unit_has_words():
    for unit in numbers.known_units():
        assert not numbers.unit_words(Decimal(5), unit, "it").isdigit(), unit


def test_a_unit_of_cells():
    assert numbers.unit_words(Decimal(1000), "people", "it") == "1.000\u00a0persone"
    assert numbers.unit_words(Decimal(1), "eur", "en", "million") == "€1\u00a0million"


def test_a_year_is_never_grouped():
    assert numbers.year(2019, "it") == numbers.year(2019, "en") == "2019"


@pytest.mark.parametrize(
    ("items", "it", "en"),
    [([], "", ""), (["A"], "A", "A"), (["A", "B"], "A e B", "A and B"), (["A", "B", "C"], "A, B e C", "A, B and C")],
)
def test_a_list(items, it, en):
    assert numbers.join(items, "it") == it
    assert numbers.join(items, "en") == en


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("it", "30,7", "30.7"),
        ("it", "347.380", "347380"),
        ("it", "4738", "4738"),
        ("it", " −3 ", "-3"),
        ("en", "30.7", "30.7"),
        ("en", "347,380", "347380"),
    ],
)
def test_a_number_read(language, text, value):
    assert numbers.parse_number(text, language) == Decimal(value)


@pytest.mark.parametrize(
    ("language", "text"),
    [("it", "30.7"), ("en", "30,7"), ("it", ""), ("it", "1e5"), ("it", "NaN"), ("it", "1_000"), ("it", "dodici")],
)
def test_no_number(language, text):
    with pytest.raises(ValueError):
        numbers.parse_number(text, language)
