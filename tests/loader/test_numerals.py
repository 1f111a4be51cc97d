"""Numbers of a CSV: the decimal sign is declared, and nothing is guessed."""

from decimal import Decimal

import pytest

from kiosk.loader.numerals import NumeralError, Sign, number


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("7,30", "comma", "7.30"),
        ("1,234", "comma", "1.234"),
        ("1.234", "point", "1.234"),
        ("-0,5", "comma", "-0.5"),
        ("28852", "comma", "28852"),
        ("0", "point", "0"),
    ],
)
def test_numbers(text: str, decimal: Sign, value: str) -> None:
    assert str(number(text, decimal)) == str(Decimal(value))


@pytest.mark.parametrize(
    ("text", "decimal", "rule", "hint"),
    [
        ("1.234", "comma", "ambiguous-number", None),
        ("1,234", "point", "ambiguous-number", None),
        ("1.234.567", "comma", "ambiguous-number", None),
        ("7.3", "comma", "data-file", "7,3"),
        ("7,3", "point", "data-file", "7.3"),
        ("1.234,50", "comma", "data-file", "1234,50"),
        ("1 234,5", "comma", "data-file", "1234,5"),
        ("1\u00a0234", "comma", "data-file", "1234"),
        ("1'234", "point", "data-file", "1234"),
        ("+5", "point", "data-file", "5"),
        ("−5", "point", "data-file", "-5"),
        ("007", "point", "data-file", "7"),
        ("12,5%", "comma", "data-file", "12,5"),
        ("1,234.5", "comma", "data-file", None),
        ("1e3", "point", "data-file", None),
        ("1,2,3", "comma", "data-file", None),
        ("n.d.", "comma", "data-file", None),
        ("#N/D", "comma", "data-file", None),
        ("٣", "point", "data-file", None),
        ("", "point", "data-file", None),
        ("9" * 400, "point", "data-file", None),
        ("nan", "point", "data-file", None),
    ],
)
def test_what_is_no_number(text: str, decimal: Sign, rule: str, hint: str | None) -> None:
    with pytest.raises(NumeralError) as caught:
        number(text, decimal)
    assert caught.value.rule == rule
    assert caught.value.hint.params.get("number") == hint


def test_what_could_be_thousands_is_asked() -> None:
    with pytest.raises(NumeralError) as caught:
        number("347.380", "comma")
    message = caught.value.message
    assert message.msgid % message.params == "347380 or 347,380?"
