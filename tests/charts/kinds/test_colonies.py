"""Colonies: areas compare, every core is the reference's level, the rest is the rim."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from math import hypot, pi

import pytest

from kiosk.charts.frame import Frame
from kiosk.charts.kinds import colonies
from kiosk.charts.marks import Box, Disc, Label, Mark, Target, Tissue
from kiosk.charts.measure import FixedMeasure, Measure
from kiosk.charts.shapes import shape
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Indicator, Ref
from kiosk.model.tokens import CELLS
from kiosk.ui.style import QtMeasure
from tests.content.shipped import deck as shipped

WIDE, BESIDE, TALL = Box(96, 206, 1728, 570), Box(96, 226, 1080, 560), Box(64, 290, 952, 900)
BOXES = {
    "wide": (WIDE, False),
    "low": (Box(96, 206, 1728, 430), False),
    "beside": (BESIDE, False),
    "totem": (TALL, True),
}
LONG = {
    "it": "Repubblica democratica delle province transalpine",
    "en": "Democratic Republic of the Transalpine Provinces",
}


@pytest.fixture(scope="module")
def deck() -> Deck:
    return shipped()


def with_table(
    deck: Deck, rows: dict[str, object], unit: str = "beds", names: dict[str, dict[str, str]] | None = None
) -> Deck:
    """The deck with a table "made", its rows named as they are keyed unless told."""
    names = {row: {"it": row, "en": row} for row in rows} | (names or {})
    title = {"it": "Prova", "en": "Trial"}
    given = {row: {"value": Decimal(str(value)), "name": names[row]} for row, value in rows.items()}
    refs = {row: Ref("made", row) for row in rows}
    figures = {
        str(refs[row]): Figure(
            refs[row], Decimal(str(value)), unit, title, row_name=names[row], place="lombardia" if row == "us" else None
        )
        for row, value in rows.items()
    }
    made = Indicator.model_validate({"name": title, "unit": unit, "rows": given})
    return replace(deck, indicators={**deck.indicators, "made": made}, figures={**deck.figures, **figures})


def fields(reference: str = "us", **more: object) -> colonies.Fields:
    return colonies.Fields.model_validate({"kind": "colonies", "indicator": "made", "reference": reference, **more})


def example() -> colonies.Fields:
    return colonies.Fields.model_validate(colonies.EXAMPLE)


def drawn(
    deck: Deck, chart: colonies.Fields, box: Box = WIDE, *, language: str = "it", measure: Measure | None = None,
    values: dict[str, float] | None = None, progress: float = 1.0, **more: object,
) -> list[Mark]:  # fmt: skip
    frame = Frame(box, language, deck, measure or FixedMeasure(), **more)
    return list(colonies.marks(chart, colonies.values(chart, deck) if values is None else values, progress, frame))


def tissues(marks: list[Mark]) -> dict[str, Tissue]:
    return {mark.key: mark for mark in marks if isinstance(mark, Tissue)}


def test_areas_compare_and_a_cell_is_worth_the_same_in_every_disc(deck: Deck) -> None:
    """2,320, 2,960, 3,600 and 4,310 euros, ten a cell, the smallest first."""
    found = tissues(drawn(deck, example()))
    assert {key: len(mark.states) for key, mark in found.items()} == {
        "italy": 232,
        "uk": 296,
        "france": 360,
        "germany": 431,
    }
    areas = [pi * mark.scale**2 / len(mark.states) for mark in found.values()]
    assert areas == pytest.approx([areas[0]] * 4)
    assert [mark.x for mark in found.values()] == sorted(mark.x for mark in found.values())


@pytest.mark.parametrize(("height", "grow", "least"), [(722, 1.0, 130), (684, 1.15, 110), (609, 1.3, 95)])
def test_on_totems_four_discs_stand_two_by_two(
    deck: Deck, height: float, grow: float, least: float, qapp: object
) -> None:
    for language in deck.languages:
        found = tissues(drawn(deck, example(), Box(64, 348, 952, height), language=language, measure=QtMeasure(),
                              grow=grow, portrait=True))  # fmt: skip
        assert len({round(mark.x) for mark in found.values()}) == len({round(mark.y) for mark in found.values()}) == 2
        assert max(mark.scale * 100 for mark in found.values()) >= least


def test_every_core_is_the_level_of_the_reference_and_lies_inside_the_rim(deck: Deck) -> None:
    for key, mark in tissues(drawn(deck, example())).items():
        nuclei = shape(mark.shape).nuclei
        core = [hypot(*nuclei[i]) for i, state in enumerate(mark.states) if state == "italy"]
        rim = [hypot(*nuclei[i]) for i, state in enumerate(mark.states) if state == "unlit"]
        assert len(core) == 232 and len(rim) == len(mark.states) - 232
        assert not rim or max(core) <= min(rim), key


def test_the_rim_of_a_touched_disc_is_lit_and_a_membrane_surrounds_it(deck: Deck) -> None:
    marks = drawn(deck, example(), selection="germany")
    states = {key: set(mark.states) for key, mark in tissues(marks).items()}
    assert states == {
        "italy": {"italy"},
        "uk": {"italy", "unlit"},
        "france": {"italy", "unlit"},
        "germany": {"italy", "touched"},
    }
    assert CELLS["touched"].fill == "touch"
    (membrane,) = [mark for mark in marks if isinstance(mark, Disc)]
    disc = tissues(marks)["germany"]
    assert (membrane.key, membrane.edge, membrane.stroke) == ("germany.membrane", "touch", 5)
    assert (membrane.x, membrane.y, membrane.r) == pytest.approx((disc.x, disc.y, disc.scale * 100 + 14))


def test_the_core_comes_before_the_rim(deck: Deck) -> None:
    """Half of Germany's cells: what has grown is all core."""
    marks = drawn(deck, example(), values={"italy": 0, "uk": 0, "france": 0, "germany": 2000}, progress=0.5)
    mark = tissues(marks)["germany"]
    grown = {
        state: [size for size, one in zip(mark.growth, mark.states, strict=True) if one == state]
        for state in ("italy", "unlit")
    }
    assert 150 < sum(grown["italy"]) < 232
    assert sum(grown["unlit"]) == 0
    assert sum(tissues(marks)["italy"].growth) == 0


def test_changed_data_lets_only_the_difference_grow(deck: Deck) -> None:
    """On the way from 2,960 to 3,600 euros the cells of the former stand whole."""
    before, after = (tissues(drawn(deck, example(), values={"france": value}))["france"] for value in (2960, 3300))
    assert all(new >= old for old, new in zip(before.growth, after.growth, strict=True))
    assert (sum(before.growth), sum(after.growth)) == pytest.approx((296, 330), abs=7)


def test_a_row_below_the_reference_is_all_core_in_a_circle_of_the_reference(deck: Deck) -> None:
    made = with_table(deck, {"less": 40, "us": 90})
    marks = drawn(made, fields())
    assert set(tissues(marks)["less"].states) == {"lombardia"}
    (level,) = [mark for mark in marks if isinstance(mark, Disc)]
    assert level.key == "less.level"
    assert level.r == pytest.approx(tissues(marks)["us"].scale * 100)
    assert "us" in colonies.unit(fields(), made, "en")


def test_the_cell_grows_until_every_disc_has_a_shape(deck: Deck) -> None:
    made = with_table(deck, {"us": 7000, "other": 31_000})
    assert {key: len(mark.states) for key, mark in tissues(drawn(made, fields())).items()} == {"us": 14, "other": 62}
    assert colonies.unit(fields(), made, "en").replace("\u00a0", " ").startswith("1 cell = 500 beds; core: us, rim")


def test_zero_and_equal_rows_are_drawn(deck: Deck) -> None:
    made = with_table(deck, {"none": 0, "us": 20, "same": 20})
    marks = drawn(made, fields())
    assert list(tissues(marks)) == ["us", "same"]
    assert set(tissues(marks)["same"].states) == {"lombardia"}
    assert [mark.key for mark in marks if isinstance(mark, Target)] == ["none", "us", "same"]


def test_readings_are_against_the_reference_but_never_against_themselves(deck: Deck) -> None:
    found = colonies.readings(example(), deck, "it")
    assert list(found) == ["italy", "uk", "france", "germany"]
    assert [one.name for one in found.values()] == ["Italia", "Regno Unito", "Francia", "Germania"]
    assert [one.figure.value for one in found.values()] == [2320, 2960, 3600, 4310]
    assert [one.against and one.against.ref.row for one in found.values()] == [None, "italy", "italy", "italy"]


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ({"us": 3}, "indicator"),
        ({"us": 3, **{f"r{n}": n for n in range(1, 7)}}, "indicator"),
        ({"us": 3, "below": -2}, "indicator"),
        ({"us": 0, "more": 5}, "reference"),
        ({"us": 90_000, "tiny": 3}, "cell"),
    ],
)
def test_what_cannot_be_drawn_is_a_fault(deck: Deck, rows: dict[str, object], field: str) -> None:
    assert [name for name, _ in fields().faults(with_table(deck, rows))] == [field]


@pytest.mark.parametrize("rows", [{"us": 3, "more": 5}, {"us": 90, "less": 30, "none": 0}])
def test_what_can_be_drawn_is_none(deck: Deck, rows: dict[str, object]) -> None:
    assert list(fields().faults(with_table(deck, rows))) == []


def test_the_words_tell_the_gap_but_not_of_an_open_figure(deck: Deck) -> None:
    assert "+€1,990" in colonies.words(example(), deck, "en")
    made = with_table(deck, {"us": 20, "more": 50})
    key = "made.more"
    open_ended = replace(made, figures={**made.figures, key: replace(made.figures[key], qualifier="over")})
    assert "30" in colonies.words(fields(), made, "en")
    assert "30" not in colonies.words(fields(), open_ended, "en")
    assert "over 50" in colonies.words(fields(), open_ended, "en").replace("\u00a0", " ")


def test_many_rows_are_told_by_their_extremes(deck: Deck) -> None:
    made = with_table(deck, {"us": 20, "a": 11, "b": 32, "c": 43, "d": 54, "e": 65})
    words = colonies.words(fields(), made, "en")
    assert "a 11" in words and "us 20" in words and "e 65" in words
    assert "43" not in words


def test_another_language_only_labels_anew(deck: Deck) -> None:
    italian, english = (drawn(deck, example(), language=code) for code in ("it", "en"))
    assert [m for m in italian if not isinstance(m, Label | Target)] == [
        m for m in english if not isinstance(m, Label | Target)
    ]


TABLES = {
    "ledger": None,
    "six long names": {"us": 800, "one": 90, "two": 400, "three": 1200, "four": 1450, "five": 1500},
    "two": {"us": 64, "one": 40},
    "three, one of nothing": {"us": 6, "one": 0, "two": 30},
}


@pytest.mark.parametrize("grow", [1.0, 1.15, 1.3])
@pytest.mark.parametrize("place", BOXES)
@pytest.mark.parametrize("table", TABLES)
def test_all_stays_in_the_box_and_nothing_lies_on_a_label(
    deck: Deck, table: str, place: str, grow: float, qapp: object
) -> None:
    rows = TABLES[table]
    made = with_table(deck, rows, names={"one": LONG, "five": LONG}) if rows else deck
    chart = fields(cell=10 if table.startswith("six") else 1) if rows else example()
    box, portrait = BOXES[place]
    for language in deck.languages:
        for selection in [None, *colonies.values(chart, made)]:
            marks = drawn(
                made,
                chart,
                box,
                language=language,
                measure=QtMeasure(),
                grow=grow,
                portrait=portrait,
                selection=selection,
            )
            labels = [mark for mark in marks if isinstance(mark, Label)]
            discs = [(m.x, m.y, m.scale * 100) for m in tissues(marks).values()]
            discs += [(m.x, m.y, m.r + m.stroke / 2) for m in marks if isinstance(m, Disc)]
            for x, y, r in discs:
                assert box.x - 1 <= x - r and x + r <= box.right + 1, (x, r)
                assert box.y - 1 <= y - r and y + r <= box.bottom + 1, (y, r)
                for label in labels:
                    near = hypot(
                        max(label.box.x - x, x - label.box.right, 0), max(label.box.y - y, y - label.box.bottom, 0)
                    )
                    assert near >= r - 1, label.key
            for label in labels:
                assert box.x - 1 <= label.box.x and label.box.right <= box.right + 1, label
                assert label.box.bottom <= box.bottom + 1, label
                assert all(span.style.size >= 22 for span in label.spans)
            for one, other in combinations(labels, 2):
                assert min(one.box.overlap(other.box)) <= 3, (one.key, other.key)
            for (ax, ay, ar), (bx, by, br) in combinations(discs, 2):
                assert (ax, ay) == (bx, by) or hypot(ax - bx, ay - by) > ar + br
