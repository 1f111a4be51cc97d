"""Data that nobody drew a picture for: a chart of sound content is drawn all the same, and says what it draws."""

from decimal import Decimal

import pytest

from kiosk.charts import kinds
from kiosk.charts.marks import Mark, Tissue
from kiosk.charts.shapes import shape
from kiosk.charts.tissue import SHAPES, cell_worth
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Indicator, Ref

from .pictures import frame

BOTH = {"it": "a", "en": "a"}


def deck_of(deck: Deck, **values: object) -> Deck:
    """The deck with these indicators besides: a number, or a series."""
    indicators, figures = dict(deck.indicators), dict(deck.figures)
    for name, value in values.items():
        series = value if isinstance(value, dict) else {}
        unit = "percent" if name == "share" else "people"
        indicators[name] = Indicator(name=BOTH, unit=unit, value=None if series else value, series=series)
        for year, one in (series or {None: value}).items():
            ref = Ref(name, None, year)
            figures[str(ref)] = Figure(ref, Decimal(str(one)), unit, BOTH, year=year)
    return Deck(deck.kiosk, deck.topics, deck.slides, indicators, deck.sources, deck.places, figures)


def drawn(deck: Deck, raw: dict[str, object]) -> tuple[list[Mark], str]:
    """Marks at rest, each tissue with as many cells as its shape; and what a cell is."""
    kind = kinds.kind(str(raw["kind"]))
    fields = kind.Fields.model_validate(raw)
    marks = list(kind.marks(fields, kind.values(fields, deck), 1.0, frame(deck)))
    for mark in marks:
        if isinstance(mark, Tissue):
            assert len(mark.states) == len(mark.growth) == len(shape(mark.shape).cells)
    assert kind.words(fields, deck, "en")
    assert list(kind.legend(fields, deck, "en")) or "rest" not in raw
    return marks, kind.unit(fields, deck, "en").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("lit", "of", "cells", "unit"),
    [
        (19, 51, 51, "1 cell = 1 person"),
        (200, 700, 140, "1 cell = 5 people"),
        (28852, 67000, 134, "1 cell = 500 people"),
        (0, 51, 51, "1 cell = 1 person"),
        (51, 51, 51, "1 cell = 1 person"),
    ],
)
def test_a_disc_with_more_cells_than_any_counts_in_larger_units(
    deck: Deck, lit: int, of: int, cells: int, unit: str
) -> None:
    made = deck_of(deck, lit=lit, of=of)
    marks, said = drawn(made, {"kind": "cells", "lit": "lit", "of": "of", "rest": BOTH})
    (tissue,) = [mark for mark in marks if isinstance(mark, Tissue)]
    assert tissue.shape == f"disc-{cells}"
    assert tissue.states.count("other") == round(lit * cells / of)
    assert said == unit


def test_a_cell_is_worth_a_round_number() -> None:
    for amount in (1, 149, 151, 999, 5_000, 123_456, 10**9):
        worth = cell_worth(Decimal(amount), Decimal(1))
        assert str(worth).rstrip("0") in ("1", "2", "5")
        assert round(amount / worth) in SHAPES


def test_a_series_of_discs_may_grow(deck: Deck) -> None:
    """ "Empty" means lost: a point above the first is a larger disc, and nothing is called lost."""
    made = deck_of(deck, rising={2010: 40, 2015: 60, 2020: 50})
    marks, said = drawn(made, {"kind": "line", "indicator": "rising", "points": "discs"})
    states = {mark.key: mark.states for mark in marks if isinstance(mark, Tissue)}
    assert {year: len(each) for year, each in states.items()} == {"2010": 40, "2015": 60, "2020": 50}
    assert "lost" not in {state for each in states.values() for state in each}
    assert said.startswith("1 cell = 1 person")


def test_a_series_of_discs_of_thousands(deck: Deck) -> None:
    made = deck_of(deck, large={2010: 9000, 2020: 4000})
    marks, said = drawn(made, {"kind": "line", "indicator": "large", "points": "discs"})
    assert [len(mark.states) for mark in marks if isinstance(mark, Tissue)] == [90, 90]
    assert said.startswith("1 cell = 100 people")


def test_a_share_of_nothing_and_a_figure_without_a_place(deck: Deck) -> None:
    made = deck_of(deck, some=3, share=0)
    item = {"figure": "some", "share": "share", "caption": BOTH}
    marks, said = drawn(made, {"kind": "number", "figures": [item, {**item, "figure": "jobs", "share": "jobs-share"}]})
    plates = [mark.states.count("other") for mark in marks if isinstance(mark, Tissue)]
    assert plates[0] == 0
    assert "1 cell = 1%" in said


@pytest.mark.parametrize(
    ("raw", "lit"),
    [
        ({"kind": "cells", "lit": "more", "of": "some"}, 3),  # 120 of 3
        ({"kind": "cells", "lit": "more"}, 120),  # a count alone
        ({"kind": "cells", "lit": "some", "of": "some", "per": 1000}, 0),
        ({"kind": "cells", "lit": "less", "of": "some"}, 0),
        ({"kind": "line", "indicator": "fromnothing", "points": "discs"}, 3),
    ],
)
def test_data_beyond_the_picture_does_not_break_it(deck: Deck, raw: dict[str, object], lit: int) -> None:
    """Its words tell the figure as it is; the booth goes on."""
    made = deck_of(deck, some=3, more=120, less=-4, fromnothing={2010: 0, 2020: 3})
    marks, _ = drawn(made, raw)
    assert sum(mark.states.count("other") for mark in marks if isinstance(mark, Tissue)) == lit


def test_chains_of_nothing(deck: Deck) -> None:
    marks, _ = drawn(deck_of(deck, none=0), {"kind": "chains", "indicator": "none"})
    assert [mark.key for mark in marks] == ["none.name", "none.value", "none"]
