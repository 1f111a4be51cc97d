"""Numbers in a chart's text alternative are the chart's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import places
from kiosk.check.check import check
from kiosk.loader.load import load
from kiosk.model.problem import Problem

Make = Callable[..., Path]

FIGURES = """
exports:
  name: {it: Export, en: Exports}
  value: 6.9
  scale: billion
  unit: eur
  source: istat
  year: 2018
  plan: 2021
change: {name: {it: Variazione, en: Change}, value: -0.7, unit: points, source: istat}
spending: {name: {it: Spesa, en: Spending}, unit: percent, source: istat, series: {2009: 7.3, 2017: 6.6, 2022: 6.4}}
by-age:
  name: {it: Sopra i 65, en: 65 and over}
  unit: percent
  source: istat
  rows:
    cured: {value: 43, name: {it: Entro 5 anni, en: Within 5 years}}
    treated: {value: 57, name: {it: In cura, en: Treated}}
double: {name: {it: Il doppio, en: Twice}, unit: points, derive: change + change}
"""


def found(make: Make, slide: str) -> tuple[Problem, ...]:
    head = "slides:\n  - id: a\n    layout: wide\n    title: {it: a, en: b}\n"
    folder = make({"indicators/more.yaml": FIGURES, "slides/pharma.yaml": head + slide})
    return tuple(one for one in check(load(folder), places.assets()) if one.level != "advice")


def alt(make: Make, indicator: str, italian: str, english: str = "x") -> list[str]:
    chart = f"    chart:\n      kind: bars\n      indicator: {indicator}\n      alt:\n"
    problems = found(make, f"{chart}        it: '{italian}'\n        en: '{english}'\n")
    assert {problem.rule for problem in problems} <= {"alt-number", "unheeded-caution", "chart"}
    assert {problem.level for problem in problems if problem.rule == "alt-number"} <= {"warning"}
    return [str(next(iter(p.message.params.values()))) for p in problems if p.rule == "alt-number"]


@pytest.mark.parametrize(
    ("indicator", "text", "wrong"),
    [
        ("employees", "Sono 28.852", []),
        ("employees", "Sono 28852", []),
        ("employees", "Sono 28.852,0", []),
        ("employees", "Sono 28.825", ["28.825"]),
        ("employees", "Sono 28,852", ["28,852"]),  # English, and in Italian 28 point 852
        ("employees", "Sono 28'852", ["28'852"]),
        ("employees", "Nel 2016, dati 2019", []),  # of the data and of their publication
        ("employees", "Nel 2017", ["2017"]),
        ("employees", "Sono 3 volte tanti", ["3"]),
        ("employees", "COVID-19, UE28, B12", []),
        ("employees", "2015-2016", ["2015"]),
        ("employees", "{{28}} **12** addetti", ["28", "12"]),
        ("exports", "Valgono 6,9 miliardi, 6.900.000.000 euro, 6900 milioni", ["6900"]),
        ("exports", "6,9 nel 2018, piano del 2021", []),
        ("change", "0,7 punti in meno, cioè -0,7 o −0,7", []),
        ("spending", "Dal 7,3% del 2009 al 6,4% del 2022", []),
        ("spending", "0,9 punti in meno dal 2010", ["0,9", "2010"]),  # what is computed has an indicator of its own
        ("by-age", "Sopra i 65, entro 5 anni il 43%, entro 6 il 57%", ["6"]),
    ],
)
def test_numbers(make: Make, indicator: str, text: str, wrong: list[str]) -> None:
    assert alt(make, indicator, text.replace("'", "''")) == wrong


def test_each_language_has_its_own_digits_and_names(make: Make) -> None:
    assert alt(make, "employees", "28.852", "28,852") == []
    assert alt(make, "employees", "28,852", "28.852") == ["28,852", "28.852"]
    assert alt(make, "by-age", "Sopra i 65", "65 and over, within 5 years") == []


@pytest.mark.parametrize(
    ("indicator", "text", "wrong"),
    [
        ("employees", "{employees}, {employees:n}, {employees:short}", []),
        ("employees", "{employees} e {beds:n}, {beds}", ["beds", "beds"]),
        ("spending", "{spending@2009} e {spending@2022:n}", []),
        ("by-age", "{by-age.cured}", []),
        ("change", "{change} e {double}", ["double"]),
    ],
)
def test_references(make: Make, indicator: str, text: str, wrong: list[str]) -> None:
    assert alt(make, indicator, text) == wrong


def test_proper_names_that_the_slide_lists(make: Make) -> None:
    chart = "    chart: {kind: bars, indicator: employees, alt: {it: 'Di Industria 4.0, 4', en: x}}\n"
    problems = found(make, f"{chart}    names: [Industria 4.0]\n")
    assert [p.message.params["number"] for p in problems if p.rule == "alt-number"] == ["4"]


def test_nothing_is_said_twice(make: Make) -> None:
    """Nor by bare-number, which reads the other texts; nor of a figure that there is not."""
    chart = "    chart: {kind: bars, indicator: employees, alt: {it: 'Sono 12 {gone}', en: b}}\n"
    assert [problem.rule for problem in found(make, chart)] == ["alt-number", "unknown-reference"]


@pytest.mark.parametrize(
    ("chart", "places_"),
    [
        ("chart: {kind: bars, indicator: employees, alt: {it: Di 12, en: 13 of 12}}", [(5, 60), (5, 68), (5, 74)]),
        ("chart: {kind: bars, indicator: employees, alt: {it: '{employees:n}, 12', en: x}}", [(5, 73)]),
        (
            "chart:\n      kind: bars\n      indicator: employees\n      alt:\n        it: >-\n"
            "          Sono {employees} nel 2016,\n          e 12 altri,\n          13\n        en: x",
            [(11, 13), (12, 11)],
        ),
        (
            "chart:\n      kind: bars\n      indicator: employees\n      alt:\n        it: |\n"
            "          2016\n          12\n        en: x\n    notes: {it: '99', en: '98'}",
            [(11, 11)],
        ),
        (
            'chart: {kind: bars, indicator: employees, alt: {it: "di {beds}", en: x}}', [(5, 61)],
        ),
        (
            'chart: {kind: bars, indicator: employees, alt: {it: "1\\u00a0200, 7", en: x}}', [(5, 57), (5, 57)],
        ),
    ],
)  # fmt: skip
def test_places_are_those_of_the_number(make: Make, chart: str, places_: list[tuple[int, int]]) -> None:
    problems = found(make, f"    {chart}\n")
    assert [(p.line, p.column) for p in problems if p.rule == "alt-number"] == places_


VIEWS = """\
    chart:
      kind: bars
      indicator: employees
      alt: {it: "28.852, 12", en: "37,000"}
      views:
        - id: one
          name: {it: Uno, en: One}
          chart: {}
        - id: two
          name: {it: Due, en: Two}
          chart: {indicator: beds}
        - id: three
          name: {it: Tre, en: Three}
          chart:
            indicator: plants
            alt: {it: "Oltre 12", en: "Over 14"}
"""


def test_views_share_their_figures_and_are_found_where_they_stand(make: Make) -> None:
    """12 is the number of plants, which another view shows; what views inherit is said once."""
    problems = [p for p in found(make, VIEWS) if p.rule == "alt-number"]
    assert [(p.line, p.column, p.message.params["number"]) for p in problems] == [(20, 45, "14")]
    without = VIEWS.replace("indicator: plants", "indicator: beds")
    problems = [p for p in found(make, without) if p.rule == "alt-number"]
    assert [(p.line, p.column) for p in problems] == [(8, 26), (20, 30), (20, 45)]
