"""Number: each figure with what it counts; what is no share has no plate."""

from dataclasses import replace

import pytest

from kiosk.charts.kinds import number as kind
from kiosk.charts.lift import owner
from kiosk.charts.marks import Box, Label, Target, Tissue
from kiosk.model.deck import Deck
from kiosk.ui.style import QtMeasure

from .drawn import against, both, chart, deck, faults, frame, looks, only_labels_anew, picture, targets, words, wrong


@pytest.fixture(scope="module")
def made() -> Deck:
    return deck(
        jobs={"unit": "employees", "value": 28852, "qualifier": "over", "place": "lombardia"},
        part={"unit": "percent", "value": 43, "place": "lombardia"},
        money={"unit": "eur", "scale": "billion", "value": 6.9, "place": "lombardia"},
        small={"unit": "percent", "value": 0.4, "place": "lombardia"},
        beyond={"unit": "percent", "value": 130},
        table={"unit": "companies", "rows": {"a": 246, "b": 2}},
        series={"unit": "percent", "series": {2010: 4, 2017: 6}},
    )  # fmt: skip


def item(figure: str, share: str | None = None) -> dict[str, object]:
    return {"figure": figure, "caption": both(f"of {figure}")} | ({"share": share} if share else {})


def raw(*items: dict[str, object]) -> dict[str, object]:
    return {"kind": "number", "whole": {"it": "dell'Italia", "en": "of Italy"}, "figures": list(items)}


THREE = raw(item("jobs", "part"), item("money", "small"), item("table.a"))
TWICE = raw(item("jobs", "part"), item("jobs"), item("money"))


def test_every_mark_belongs_to_its_figure_share_and_plate_too(made: Deck) -> None:
    """Lines between the rows belong to none."""
    marks = picture(made, **THREE)
    data = set(targets(marks))
    assert data == {"jobs", "money", "table.a"} == set(against(made, **THREE))
    owners: dict[str, set[str]] = {}
    for mark in marks:
        owners.setdefault(owner(mark.key, data) or "", set()).add(mark.key.rpartition(".")[2])
    assert owners["jobs"] >= {"plate", "share", "whole", "value", "caption"}
    assert owners["money"] >= {"plate", "share", "whole", "value", "caption"}
    assert owners["table.a"] >= {"value", "caption"}
    assert owners[""] == {"2"}
    assert isinstance(next(m for m in marks if m.key == "jobs.plate"), Tissue)


def test_a_figure_that_is_named_twice_has_marks_of_its_own_each_time(made: Deck) -> None:
    room = frame(made)
    assert wrong(picture(made, room, **TWICE), room) == []
    assert list(against(made, **TWICE)) == ["jobs", "jobs#1", "money"]
    assert [m.key for m in picture(made, **TWICE) if isinstance(m, Target)] == ["jobs", "jobs#1", "money"]


def test_figures_are_read_alone(made: Deck) -> None:
    assert against(made, **THREE) == {
        "jobs": ("of jobs", "jobs", None),
        "money": ("of money", "money", None),
        "table.a": ("of table.a", "table.a", None),
    }


def test_what_counts_is_unseen_at_first(made: Deck) -> None:
    _, fields = chart(**TWICE)
    marks = kind.marks(fields, {}, 0.0, frame(made))
    counting = {m.key: m.opacity for m in marks if isinstance(m, Label) and m.key.endswith((".value", ".share"))}
    assert len(counting) == 4 and set(counting.values()) == {0.0}


def test_words_have_every_figure_with_its_qualifier(made: Deck) -> None:
    told = words(made, **THREE)
    assert told == "of jobs: over 28,852, 43% of Italy; of money: €6.9bn, 0.4% of Italy; of table.a: 246."


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (THREE, []),
        (TWICE, []),
        (raw(item("jobs"), item("table")),
         ['figures: "table" is several figures: name one row (id.row) or one year (id@2017)']),
        (raw(item("jobs", "series"), item("money")),
         ['figures: "series" is several figures: name one row (id.row) or one year (id@2017)']),
        (raw(item("jobs", "beyond"), item("money")),
         ['figures: "beyond" is no share from 0 to 100%: a plate cannot show it, write it as a figure']),
        (raw(item("jobs", "table.a"), item("money")),
         ['figures: "table.a" is no share from 0 to 100%: a plate cannot show it, write it as a figure']),
    ],
)  # fmt: skip
def test_faults(made: Deck, chosen: dict[str, object], told: list[str]) -> None:
    assert faults(made, **chosen) == told


@pytest.mark.parametrize("chosen", [THREE, TWICE, raw(item("jobs"), item("money"))], ids=["three", "twice", "two"])
def test_everything_fits_in_every_look(made: Deck, chosen: dict[str, object], qapp: object) -> None:
    for room in looks(made, ("wide", "totem")):
        assert wrong(picture(made, room, **chosen), room) == []
    only_labels_anew(made, **chosen)


def test_beside_a_text_the_first_figure_is_a_row_like_the_others(made: Deck, qapp: object) -> None:
    for room in looks(made, ("beside",)):
        marks = picture(made, room, **THREE)
        assert wrong(marks, room) == []
        sizes = {m.spans[0].style.size for m in marks if isinstance(m, Label) and m.key.endswith(".value")}
        assert len(sizes) == 1


FIVE = raw(item("jobs", "part"), *(item(name, "small") for name in ("money", "table.a", "table.b", "series@2017")))


@pytest.mark.parametrize(("height", "least", "most"), [(790, 118, 125), (1050, 150, 150)])
def test_on_totems_rows_have_room_as_long_as_the_first_figure_stays_large(
    made: Deck, height: float, least: float, most: float, qapp: object
) -> None:
    room = replace(frame(made, "totem", measure=QtMeasure()), box=Box(64, 352, 952, height))
    marks = picture(made, room, **FIVE)
    assert wrong(marks, room) == []
    plates = {m.key: m for m in marks if isinstance(m, Tissue)}
    pitch = plates["table.a.plate"].y - plates["money.plate"].y
    assert least <= pitch <= most
    assert plates["money.plate"].scale * 100 <= 56.1
