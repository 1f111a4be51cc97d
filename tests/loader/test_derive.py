"""Derived figures: exact arithmetic, decimals, and what travels along."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kiosk.loader.derive import DeriveError, compute, operands
from kiosk.loader.figures import figures
from kiosk.model.deck import Place
from kiosk.model.indicator import Figure, Indicator, Ref

NAME = {"it": "x", "en": "x"}


def made(**fields: object) -> Indicator:
    return Indicator.model_validate({"name": NAME, "unit": "people", **fields})


BASE = {
    "a": made(value=Decimal("85.5"), source="s", year=2016, place="lombardia"),
    "b": made(value=Decimal("83.50"), source="t", year=2016, place="lombardia"),
    "n": made(value=10, source=["s", "u"], year=2017, place="italy", qualifier="over"),
    "round": made(value=7, source="s", qualifier="about"),
    "zero": made(value=0, source="s"),
    "bn": made(value=Decimal("6.9"), scale="billion", source="s"),
    "mn": made(value=440, scale="million", source="s"),
    "rows": made(rows={"lombardia": 3, "other": {"value": 4, "name": NAME, "source": "t", "year": 2018}}, source="s"),
    "series": made(series={2009: 1, 2022: 2}, forecast=[2022], source="s"),
    "plan": made(value=5, plan=2021, source="s"),
    "warned": made(value=5, caution=NAME, source="s"),
}
PLACES = {"lombardia": Place(name={"it": "L", "en": "L"}), "italy": Place(name={"it": "I", "en": "I"})}


def derived(expression: str, **fields: object) -> Figure:
    faults: list[DeriveError] = []
    found = figures({"x": made(derive=expression, **fields), **BASE}, PLACES, lambda _, error: faults.append(error))
    if faults:
        raise faults[0]
    return found["x"]


@pytest.mark.parametrize(
    ("expression", "fields", "value"),
    [
        ("a - b", {}, "2.00"),
        ("a + 1", {}, "86.5"),
        ("a - 0.125", {}, "85.375"),
        ("a / b", {}, "1.0"),
        ("a / b", {"decimals": 3}, "1.024"),
        ("(a - b) / b * 100", {}, "2.4"),
        ("n * 2", {}, "20.0"),
        ("n / 4", {"decimals": 0}, "3"),
        ("-n / 4", {"decimals": 0}, "-3"),
        ("zero - 0.04", {"decimals": 1}, "0.0"),
        ("bn - mn", {"scale": "billion"}, "6.46"),
        ("bn + bn", {"scale": "billion"}, "13.8"),
        ("mn + bn", {"scale": "million"}, "7340"),
        ("mn * 2", {"decimals": 0}, "880000000"),
        ("rows.lombardia + rows.other", {}, "7"),
        ("series@2022 - series@2009", {}, "1"),
        ("a - b - b", {}, "-81.50"),
        ("n / 2 / 5", {}, "1.0"),
        ("2 * (n + (a - b))", {}, "24.0"),
    ],
)
def test_values(expression: str, fields: dict[str, object], value: str) -> None:
    assert str(derived(expression, **fields).value) == value


def test_what_travels_along() -> None:
    both = derived("a - b")
    assert (both.sources, both.year, both.place, both.qualifier) == (("s", "t"), 2016, "lombardia", None)
    mixed = derived("a + n")
    assert (mixed.sources, mixed.year, mixed.place, mixed.qualifier) == (("s", "t", "u")[::2], None, None, "over")
    assert derived("a - n").qualifier == "about"
    assert derived("n / a").qualifier == "over"
    assert derived("a - (b - n)").qualifier == "over"
    assert derived("n + round").qualifier == "about"
    assert derived("series@2022 - series@2009").forecast and not derived("series@2009 + 1").forecast
    assert derived("plan + a").plan == 2021
    assert derived("warned + a").caution == NAME
    assert derived("a - b", source="own", year=2020, place="italy", qualifier="about").sources == ("own",)


def test_plain_figures() -> None:
    found = figures(BASE, PLACES, lambda *_: pytest.fail("nothing is derived"))
    row = found["rows.other"]
    assert (row.ref, row.row_name, row.sources, row.year, row.place) == (Ref("rows", "other"), NAME, ("t",), 2018, None)
    assert (found["rows.lombardia"].place, found["rows.lombardia"].row_name) == ("lombardia", {"it": "L", "en": "L"})
    points = [found["series@2009"], found["series@2022"]]
    assert [(one.year, one.forecast) for one in points] == [(2009, False), (2022, True)]
    assert "rows" not in found and "series" not in found
    assert list(found)[:2] == ["a", "b"]


@pytest.mark.parametrize(
    ("expression", "message", "snippet"),
    [
        ("a - c", 'there is no figure "c"', "c"),
        ("a-b", 'there is no figure "a-b"', "a-b"),
        ("rows", 'there is no figure "rows"', "rows"),
        ("a / zero", "this divides by zero", "/"),
        ("a / (b - b)", "this divides by zero", "/"),
        ("a +", "the expression ends too early", ""),
        ("", "the expression ends too early", ""),
        ("(a", '")" is missing', "("),
        ("a b", '"b" is not expected here', "b"),
        ("a ) b", '")" is not expected here', ")"),
        ("a ** b", '"*" is not expected here', "*"),
        ("a; b", '"; b" is not expected here', ";"),
        ("- - a", '"-" is not expected here', "-"),
        ("2 + 2", "no figure is named here", ""),
        ("bn * bn", "the result is out of all bounds", ""),
        ("(" * 40 + "a" + ")" * 40, "brackets are nested deeper than 20 levels", ""),
        ("x + a", "this leads in a circle: x ← x", ""),
    ],
)
def test_faults(expression: str, message: str, snippet: str) -> None:
    with pytest.raises(DeriveError) as caught:
        derived(expression)
    said = caught.value.message
    assert (said.msgid % said.params if said.params else said.msgid) == message
    assert caught.value.snippet == snippet


def test_circles_are_reported_once_each() -> None:
    faulty: list[str] = []
    found = figures(
        {"p": made(derive="q + a"), "q": made(derive="p + a"), "r": made(derive="a + a"), **BASE},
        PLACES,
        lambda name, _: faulty.append(name),
    )
    assert sorted(faulty) == ["p", "q"] and "r" in found and "p" not in found


def test_references_are_found_without_values() -> None:
    assert operands("a / (b.row - c@2017) + 0.5") == (Ref("a"), Ref("b", "row"), Ref("c", None, 2017))
    assert compute("3 * a", lambda *_: Fraction(2)).value == 6
