"""Tally: a cell is a count, or several where the longest row has no room; nothing is counted in silence."""

import pytest

from kiosk.charts.kinds import tally as kind
from kiosk.charts.marks import Bars, Disc, Label, Target
from kiosk.model.deck import Deck

from .drawn import (
    against,
    both,
    chart,
    deck,
    faults,
    frame,
    looks,
    only_labels_anew,
    picture,
    targets,
    texts,
    words,
    wrong,
)

EMPTY = {"it": "Il primo tocco di oggi lo fai tu", "en": "The first touch of the day is yours"}
COUNTS = {"few": (3, 0, 20), "full": (21, 1, 2), "many": (812, 40, 7), "huge": (123456, 9, 0), "nothing": (0, 0, 0)}


@pytest.fixture(scope="module")
def made() -> Deck:
    def rows(*counts: object) -> dict[str, object]:
        return {f"r{n}": {"value": count, "name": both(f"Row {n}")} for n, count in enumerate(counts)}

    nine = {f"r{n}": {"value": n * n, "name": both(f"Cittadini e sostenibilità {n}")} for n in range(9)}
    return deck(
        **{name: {"unit": "openings", "rows": rows(*counts)} for name, counts in COUNTS.items()},
        parts={"unit": "openings", "rows": rows(1.5, -2)},
        nine={"unit": "openings", "rows": nine},
        more={"unit": "openings", "rows": rows(*range(13))},
        years={"unit": "openings", "series": {2018: 3, 2019: 4}},
    )  # fmt: skip


def raw(indicator: str) -> dict[str, object]:
    return {"kind": "tally", "indicator": indicator, "sum": True, "empty": EMPTY}


def lit(made: Deck, indicator: str) -> list[float]:
    """Cells that are lit a row, one that is not full as its part of a cell's area."""
    marks = picture(made, **raw(indicator))
    out = []
    for row in ("r0", "r1", "r2"):
        (whole,) = (m for m in marks if isinstance(m, Bars) and m.key == f"{row}.lit")
        (waiting,) = (m for m in marks if isinstance(m, Bars) and m.key == f"{row}.membranes")
        assert len(whole.boxes) + len(waiting.boxes) == (kind.CELLS_A_ROW if any(COUNTS[indicator]) else 1)
        part = [(m.r / whole.radius) ** 2 for m in marks if isinstance(m, Disc) and m.key == f"{row}.growing"]
        out.append(len(whole.boxes) + sum(part))
    return out


@pytest.mark.parametrize(
    ("indicator", "cells", "unit"),
    [
        ("few", [3, 0, 20], "1 cell = 1 slide opened"),
        ("full", [10.5, 0.5, 1], "1 cell = 2 slides opened"),
        ("many", [16.24, 0.8, 0.14], "1 cell = 50 slides opened"),
        ("huge", [12.3456, 0, 0], "1 cell = 10,000 slides opened"),
        ("nothing", [0, 0, 0], "1 cell = 1 slide opened"),
    ],
)
def test_a_row_is_as_long_as_its_count(made: Deck, indicator: str, cells: list[float], unit: str) -> None:
    assert lit(made, indicator) == pytest.approx(cells)
    _, fields = chart(**raw(indicator))
    assert kind.unit(fields, made, "en").replace("\u00a0", " ") == unit


def test_counts_and_their_sum_are_said(made: Deck) -> None:
    said = texts(picture(made, **raw("many")))
    assert [said[f"r{n}.value"] for n in range(3)] == ["812", "40", "7"] and said["sum"] == "859 slides opened in all"
    assert "sum" not in texts(picture(made, kind="tally", indicator="many"))


def test_numbers_end_at_the_margin_and_no_cell_stands_beside_their_sum(made: Deck) -> None:
    """A cell there would read as a legend."""
    marks = picture(made, **raw("huge"))
    ends = {m.box.right for m in marks if isinstance(m, Label) and (m.key.endswith(".value") or m.key == "sum")}
    assert max(ends) - min(ends) < 0.01
    assert not any(m.key.startswith("sum") for m in marks if isinstance(m, Disc))


def test_nothing_counted_is_said_in_place_of_zeros(made: Deck) -> None:
    said = texts(picture(made, **raw("nothing")))
    assert said == {"r0.name": "Row 0", "r1.name": "Row 1", "r2.name": "Row 2", "sum": EMPTY["en"]}
    assert words(made, **raw("nothing")) == EMPTY["en"]
    assert words(made, **raw("few")) == "Few: Row 0 3 and Row 2 20."
    assert words(made, kind="tally", indicator="nothing") == "Nothing: Row 0 0, Row 1 0 and Row 2 0."


def test_rows_keep_their_places_whatever_is_counted(made: Deck) -> None:
    """The picture stands still while counts grow: only cells light up."""
    places = [
        [(m.key, m.polygon) for m in picture(made, **raw(name)) if isinstance(m, Target)]
        for name in ("few", "full", "nothing")
    ]
    assert places[0] == places[1] == places[2]


def test_the_next_cell_grows_in_its_membrane(made: Deck) -> None:
    _, fields = chart(**raw("few"))
    for shown, whole in ((2.0, 2), (2.4, 2), (2.9, 2), (3.0, 3)):
        marks = kind.marks(fields, {"r0": shown}, 1.0, frame(made))
        (done,) = (m for m in marks if isinstance(m, Bars) and m.key == "r0.lit")
        growing = [m for m in marks if isinstance(m, Disc) and m.key == "r0.growing"]
        assert len(done.boxes) == whole and len(growing) == (shown != whole)
        assert all(m.r < done.radius and m.x > done.boxes[-1].right for m in growing)


def test_each_row_is_read_by_itself(made: Deck) -> None:
    assert against(made, **raw("few")) == {f"r{n}": (f"Row {n}", f"few.r{n}", None) for n in range(3)}
    assert targets(picture(made, **raw("few"))) == {
        "r0": "Row 0: 3 slides opened", "r1": "Row 1: 0 slides opened", "r2": "Row 2: 20 slides opened"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("few", []),
        ("nothing", []),
        ("more", ["indicator: 13 rows are too many for a tally (at most 12): leave some out"]),
        ("parts", ['indicator: "r0" is no count: a tally shows whole numbers, bars show others',
                   'indicator: "r1" is no count: a tally shows whole numbers, bars show others']),
        ("years", ["indicator: these are years, and a tally shows the rows of a table: use columns or a line"]),
    ],
)  # fmt: skip
def test_faults(made: Deck, indicator: str, told: list[str]) -> None:
    assert faults(made, **raw(indicator)) == told


@pytest.mark.parametrize("indicator", ["few", "many", "huge", "nine", "nothing"])
def test_everything_fits_in_every_look(made: Deck, indicator: str, qapp: object) -> None:
    for room in looks(made):
        assert wrong(picture(made, room, **raw(indicator)), room) == []
    only_labels_anew(made, **raw(indicator))
