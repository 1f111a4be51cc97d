"""Faults of a chart with views: each is said once, and where its field stands."""

from collections.abc import Callable
from pathlib import Path

from kiosk import places
from kiosk.check.check import check
from kiosk.loader.load import load

Make = Callable[..., Path]

HEAD = "slides:\n  - id: a\n    layout: wide\n    title: {it: a, en: b}\n    heeds: [beds]\n    chart:\n"


def found(make: Make, chart: str) -> list[tuple[int, int, str]]:
    problems = check(load(make({"slides/pharma.yaml": HEAD + chart})), places.assets())
    return [(problem.line, problem.column, problem.rule) for problem in problems]


def test_texts(make: Make) -> None:
    chart = """\
      kind: bars
      indicator: employees
      alt: {it: '{gone}'}
      views:
        - id: one
          name: {it: Uno}
          chart: {}
        - id: two
          name: {it: Due, en: Two}
          chart: {indicator: beds}
        - id: three
          name: {it: Tre, en: Three}
          chart:
            indicator: plants
            alt: {it: "Oltre 12", en: "{gone} {plants:n}"}
"""
    assert found(make, chart) == [
        (9, 7, "missing-language"),
        (9, 18, "unknown-reference"),
        (12, 11, "missing-language"),
        (21, 40, "unknown-reference"),
        (21, 47, "lost-qualifier"),
    ]


def test_what_cannot_be_drawn(make: Make) -> None:
    """Of views that inherit a fault it is one fault; a view that mends it has none."""
    chart = """\
      kind: cells
      lit: beds
      of: plants
      views:
        - {id: one, name: {it: Uno, en: One}, chart: {}}
        - {id: two, name: {it: Due, en: Two}, chart: {per: 10}}
        - {id: three, name: {it: Tre, en: Three}, chart: {of: beds}}
        - {id: four, name: {it: Quattro, en: Four}, chart: {of: employees}}
"""
    assert found(make, chart) == [(9, 11, "chart"), (14, 65, "chart")]


def test_references_of_fields(make: Make) -> None:
    chart = """\
      kind: bars
      indicator: employees
      views:
        - {id: one, name: {it: Uno, en: One}, chart: {}}
        - {id: two, name: {it: Due, en: Two}, chart: {indicator: bedz}}
"""
    assert found(make, chart) == [(11, 66, "unknown-reference")]  # what the slide would heed is not known
