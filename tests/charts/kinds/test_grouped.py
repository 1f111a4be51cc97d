"""Grouped: tables with the same rows, by row or by table, every bar with its name."""

from decimal import Decimal

import pytest

from kiosk.charts.kinds import grouped
from kiosk.charts.motion import interpolate
from kiosk.model.deck import Deck

from .lengths import LONG, chart, deck, faults, frame, labels, looks, panels, picture, table, targets, texts, wrong

WOMEN = {"lombardia": Decimal("85.5"), "italy": Decimal("85.2"), "eu28": Decimal("83.5")}
MEN = {"eu28": Decimal("78.3"), "italy": Decimal("80.8"), "lombardia": Decimal("81.2")}
TWO = {"kind": "grouped", "indicators": ["women", "men"]}


@pytest.fixture(scope="module")
def made() -> Deck:
    four = {"lombardia": 9, "italy": 8, "france": 7, "uk": 6}
    return deck(
        women={"rows": WOMEN, "unit": "years", "name": "Life expectancy, women", "short": "women"},
        men={"rows": MEN, "unit": "years", "name": "Life expectancy, men", "short": "men"},
        people={"rows": dict.fromkeys(WOMEN, 5)},
        fewer={"rows": {"lombardia": 80, "italy": 79}, "unit": "years"},
        below={"rows": {**MEN, "italy": -1}, "unit": "years"},
        a={"rows": four},
        b={"rows": four, "name": "the whole of the population"},
        c={"rows": four},
        d={"rows": four},
        long_one={"rows": table(9, 5, names=(LONG[:50], LONG[:60])), "name": LONG[:40]},
        long_two={"rows": table(4, 8, names=(LONG[:50], LONG[:60])), "name": LONG[:45]},
        series={"series": {2010: 1, 2020: 2}, "unit": "years"},
    )


def test_groups_of_a_row_hold_a_bar_of_each_table(made: Deck) -> None:
    """Rows are in the order of the first table, whatever the order of the second."""
    marks = picture(made, **TWO)
    order = ["lombardia/0", "lombardia/1", "italy/0", "italy/1", "eu28/0", "eu28/1"]
    found = panels(marks)
    assert sorted(found, key=lambda key: found[key].y) == list(targets(marks)) == order
    unit = found["lombardia/0"].w / 85.5
    assert [found[key].w / unit for key in order] == pytest.approx([85.5, 81.2, 85.2, 80.8, 83.5, 78.3])


def test_groups_of_a_table_hold_its_rows(made: Deck) -> None:
    found = panels(picture(made, **TWO, by="table"))
    order = sorted(found, key=lambda key: found[key].y)
    assert order == ["lombardia/0", "italy/0", "eu28/0", "eu28/1", "italy/1", "lombardia/1"]


def test_groups_stand_apart_and_their_bars_together(made: Deck) -> None:
    for box in ("wide", "totem"):
        found = panels(picture(made, frame(made, box), **TWO))
        within = found["lombardia/1"].y - found["lombardia/0"].bottom
        between = found["italy/0"].y - found["lombardia/1"].bottom
        assert 0 < within < between / 2


@pytest.mark.parametrize(
    ("by", "heads", "names"),
    [
        ("row", ["Lombardia", "Italy", "EU28"], {"lombardia/0": "Women", "lombardia/1": "Men"}),
        ("table", ["Women", "Men"], {"lombardia/0": "Lombardia", "eu28/1": "EU28"}),
    ],
)
def test_every_bar_has_its_name_and_every_group_its_head(
    made: Deck, by: str, heads: list[str], names: dict[str, str]
) -> None:
    said = texts(picture(made, **TWO, by=by))
    assert [text for key, text in said.items() if key.startswith("#head")] == heads
    assert {key: said[f"{key}.name"] for key in names} == names
    assert len([key for key in said if key.endswith(".name")]) == 6
    assert [text for key, text in said.items() if key.endswith(".note")] == ["years"]


def test_heads_bear_the_colour_of_their_entity(made: Deck) -> None:
    heads = [label.spans[0].color for key, label in labels(picture(made, **TWO)).items() if key.startswith("#head")]
    assert heads == ["acctext", "it", "ink"]


def test_the_same_bars_move_into_the_other_order(made: Deck) -> None:
    (kind, first), (_, second) = chart(**TWO), chart(**TWO, by="table")
    old, new, room = kind.values(first, made), kind.values(second, made), frame(made)
    assert old.keys() == new.keys()
    start, rest = panels(kind.marks(first, old, 1.0, room)), panels(kind.marks(second, new, 1.0, room))
    halfway = panels(kind.marks(second, interpolate(old, new, 0.35), 1.0, room))
    assert start["lombardia/1"].y < halfway["lombardia/1"].y < rest["lombardia/1"].y
    assert {key: box.w for key, box in start.items()} == pytest.approx(
        {key: box.w for key, box in rest.items()}, rel=0.2
    )


def test_a_bar_is_read_against_the_same_row_of_the_other_table(made: Deck) -> None:
    kind, fields = chart(**TWO)
    found = kind.readings(fields, made, "en")
    against = {key: r.against and (r.against.ref.id, r.against.ref.row) for key, r in found.items()}
    assert against["italy/0"] == ("men", "italy") and against["italy/1"] == ("women", "italy")
    assert found["italy/1"].name == "Italy, men"
    assert list(found) == list(panels(picture(made, **TWO)))


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        (["women", "fewer"], '"fewer" and "women" do not have the same rows'),
        (["women", "people"], '"people" and "women" do not have the same unit'),
        (["women", "series"], '"series" is a series'),
        (["women", "below"], '"below.italy" is below zero'),
        (["a", "b", "c", "d"], "16 bars are too many"),
    ],
)
def test_what_grouped_refuses(made: Deck, tables: list[str], words: str) -> None:
    (found,) = faults(made, kind="grouped", indicators=tables)
    assert found.startswith(f"indicators: {words}")


@pytest.mark.parametrize("by", ["row", "table"])
@pytest.mark.parametrize("tables", [["women", "men"], ["a", "b", "c"], ["long-one", "long-two"]])
def test_nothing_collides_in_any_look(made: Deck, tables: list[str], by: str, qapp) -> None:
    assert faults(made, kind="grouped", indicators=tables, by=by) == []
    for room in looks(made):
        assert wrong(picture(made, room, kind="grouped", indicators=tables, by=by), room) == []


def test_each_table_is_told(made: Deck) -> None:
    kind, fields = chart(**TWO)
    said = kind.words(fields, made, "en").replace("\u00a0", " ")
    assert "Life expectancy, women: Lombardia 85.5 years, Italy 85.2 and EU28 83.5." in said
    assert "Life expectancy, men: Lombardia 81.2 years, Italy 80.8 and EU28 78.3." in said
    kind, fields = chart(kind="grouped", indicators=["a", "b", "c"])
    assert kind.words(fields, made, "en").count("France") == 0, "only the extremes where there are many"


def test_the_example_is_of_the_ledger() -> None:
    assert grouped.SAMPLE == {} and grouped.EXAMPLE["indicators"] == ["life-expectancy-women", "life-expectancy-men"]
