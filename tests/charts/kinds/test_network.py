"""Network: a cell for each partner, clockwise by kind; a touched kind lights up and names its own."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest

from kiosk.charts.frame import Frame
from kiosk.charts.kinds import network
from kiosk.charts.lift import RECEDED, lift
from kiosk.charts.marks import Box, Curve, Disc, Label, Mark, Panel, Target, Tissue
from kiosk.charts.measure import FixedMeasure, Measure
from kiosk.charts.shapes import shape
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Indicator, Qualifier, Ref
from kiosk.ui.style import QtMeasure
from tests.content.shipped import deck as shipped

WIDE, TALL = Box(96, 206, 1728, 570), Box(64, 290, 952, 1080)
BOXES = {
    "wide": (WIDE, False), "low": (Box(96, 206, 1728, 430), False), "beside": (Box(96, 226, 1080, 560), False),
    "totem": (TALL, True), "low totem": (Box(64, 290, 952, 700), True),
}  # fmt: skip
KINDS = {"institutional": 13, "scientific": 13, "international": 21, "hub-clusters": 2}


@pytest.fixture(scope="module")
def deck() -> Deck:
    return shipped()


def with_table(deck: Deck, rows: dict[str, object], qualifier: Qualifier | None = None) -> Deck:
    title = {"it": "Prova", "en": "Trial"}
    names = {row: {"it": f"Gruppo {row}", "en": f"Group {row}"} for row in rows}
    given = {row: {"value": Decimal(str(value)), "name": names[row]} for row, value in rows.items()}
    refs = {row: Ref("made", row) for row in rows}
    figures = {
        str(refs[row]): Figure(
            refs[row], Decimal(str(value)), "partners", title, row_name=names[row], qualifier=qualifier
        )
        for row, value in rows.items()
    }
    made = Indicator.model_validate({"name": title, "unit": "partners", "rows": given})
    return replace(deck, indicators={**deck.indicators, "made": made}, figures={**deck.figures, **figures})


def fields(**more: object) -> network.Fields:
    centre = {"it": "Centro", "en": "Centre"}
    return network.Fields.model_validate({"kind": "network", "indicators": ["made"], "centre": centre, **more})


def example() -> network.Fields:
    return network.Fields.model_validate(network.EXAMPLE)


def drawn(
    deck: Deck, chart: network.Fields, box: Box = WIDE, *, language: str = "it", measure: Measure | None = None,
    values: dict[str, float] | None = None, progress: float = 1.0, **more: object,
) -> list[Mark]:  # fmt: skip
    frame = Frame(box, language, deck, measure or FixedMeasure(), **more)
    return list(network.marks(chart, network.values(chart, deck) if values is None else values, progress, frame))


def ring(marks: list[Mark]) -> Tissue:
    (found,) = [mark for mark in marks if isinstance(mark, Tissue)]
    return found


def texts(marks: list[Mark]) -> dict[str, str]:
    return {mark.key: " ".join(span.text for span in mark.spans) for mark in marks if isinstance(mark, Label)}


def test_a_cell_a_partner_and_nothing_else(deck: Deck) -> None:
    assert network.values(example(), deck) == KINDS
    found = ring(drawn(deck, example()))
    assert found.shape == "ring-49"
    assert found.growth == (1.0,) * 49
    assert set(found.states) == {"lombardia"}


def test_a_count_without_a_ring_of_its_own_leaves_the_middle_of_a_disc_out(deck: Deck) -> None:
    marks = drawn(with_table(deck, {"a": 12, "b": 9}), fields())
    found = ring(marks)
    assert sum(found.growth) == 21 == len(found.states) - found.states.count("")
    (core,) = [mark for mark in marks if mark.key == "_centre"]
    assert isinstance(core, Disc)
    cells = shape(found.shape).cells
    for cell, size in zip(cells, found.growth, strict=True):
        if size:
            assert min(x * x + y * y for x, y in cell) ** 0.5 * found.scale > core.r


def test_only_the_touched_kind_is_lit_and_its_partners_are_named(deck: Deck) -> None:
    marks = drawn(deck, example(), selection="scientific")
    states = ring(marks).states
    assert states == ("unlit",) * 13 + ("touched",) * 13 + ("unlit",) * 23
    named = [text for key, text in texts(marks).items() if key.startswith("_names")]
    assert len(named) == 13
    assert "FADOI" in named and "Invitalia" not in " ".join(named)
    fills = {mark.key: mark.fill for mark in marks if isinstance(mark, Panel)}
    assert fills == {f"_tab.{kind}": "touch" if kind == "scientific" else "raised" for kind in KINDS}
    (target,) = [mark for mark in marks if isinstance(mark, Target) and mark.key == "scientific"]
    assert "13" in target.name and "FADOI" in target.name


def test_words_on_the_touched_tab_stay_readable_when_it_is_lifted(deck: Deck) -> None:
    marks = lift(drawn(deck, example(), selection="scientific"), list(KINDS), "scientific")
    on_tab = [mark for mark in marks if isinstance(mark, Label) and mark.key.startswith("_tab.scientific")]
    assert {span.color for mark in on_tab for span in mark.spans} == {"ontouch"}
    tabs = [mark for mark in marks if mark.key.startswith("_tab.") and isinstance(mark, Label | Panel)]
    assert {mark.opacity for mark in tabs} == {1.0}
    assert {m.opacity for m in marks if isinstance(m, Curve) and m.key.endswith(".arc")} == {RECEDED, 1.0}


def test_nothing_touched_shows_some_names_of_every_kind_and_counts_the_rest(deck: Deck) -> None:
    said = texts(drawn(deck, example(), language="en"))
    assert {key for key in said if key.startswith("_rest.")} == {f"_rest.{kind}" for kind in KINDS}
    institutional = said["_rest.institutional"]
    assert institutional.startswith("European Commission, Ministry of Health")
    shown = institutional.count(",") + 1
    assert institutional.replace("\u00a0", " ").endswith(f"and {13 - shown} more")
    assert "more" not in said["_rest.hub-clusters"]


@pytest.mark.parametrize("grow", [1.0, 1.15, 1.3])
@pytest.mark.parametrize("place", BOXES)
def test_every_kind_names_some_or_none_does(deck: Deck, place: str, grow: float, qapp: object) -> None:
    box, portrait = BOXES[place]
    for language in deck.languages:
        said = texts(drawn(deck, example(), box, language=language, measure=QtMeasure(), grow=grow, portrait=portrait))
        speaks = {key.split(".")[1] for key in said if key.startswith("_rest.")}
        assert speaks in ({*KINDS}, set())
        assert speaks or place == "low totem"


@pytest.mark.parametrize("grow", [1.0, 1.15, 1.3])
def test_on_a_totem_tabs_stand_at_the_foot_and_nothing_moves_when_one_is_touched(deck: Deck, grow: float) -> None:
    chart = {"portrait": True, "grow": grow}
    still = drawn(deck, example(), TALL, **chart)
    tabs = {mark.key: mark.box for mark in still if isinstance(mark, Panel)}
    assert min(tab.y for tab in tabs.values()) >= 1100 and max(tab.bottom for tab in tabs.values()) <= TALL.bottom
    for selection in KINDS:
        touched = drawn(deck, example(), TALL, selection=selection, **chart)
        assert {mark.key: mark.box for mark in touched if isinstance(mark, Panel)} == tabs
        assert (ring(touched).x, ring(touched).y, ring(touched).scale) == (
            ring(still).x,
            ring(still).y,
            ring(still).scale,
        )


@pytest.mark.parametrize("portrait", [False, True])
def test_the_longest_list_stands_in_two_columns_at_every_text_size(deck: Deck, portrait: bool, qapp: object) -> None:
    for grow in (1.0, 1.15, 1.3):
        for language in deck.languages:
            marks = drawn(
                deck, example(), Box(64, 290, 952, 1150) if portrait else Box(96, 206, 1728, 640), language=language,
                measure=QtMeasure(), grow=grow, portrait=portrait, selection="international",
            )  # fmt: skip
            names = [mark for mark in marks if isinstance(mark, Label) and mark.key.startswith("_names")]
            assert len(names) == 21 and len({round(name.box.x) for name in names}) == 2


def test_it_shows_itself_what_is_touched() -> None:
    assert not example().card


def test_cells_come_clockwise_kind_by_kind(deck: Deck) -> None:
    values = {"institutional": 13.0, "scientific": 6.5, "international": 0.0, "hub-clusters": 0.0}
    marks = drawn(deck, example(), values=values, progress=0.5)
    growth = ring(marks).growth
    assert growth[:13] == (1.0,) * 13 and growth[26:] == (0.0,) * 23
    assert sum(growth[13:26]) == pytest.approx(6.5, abs=2)
    assert [mark.key for mark in marks if isinstance(mark, Curve) and mark.key.endswith(".arc")] == [
        "institutional.arc"
    ]
    assert texts(marks)["_tab.scientific.value"] == "6"


def test_each_kind_has_one_target_and_one_reading(deck: Deck) -> None:
    for selection in (None, *KINDS):
        keys = [mark.key for mark in drawn(deck, example(), selection=selection) if isinstance(mark, Target)]
        assert keys == list(KINDS)
    readings = network.readings(example(), deck, "it")
    assert list(readings) == list(KINDS)
    assert [(one.figure.value, one.against) for one in readings.values()] == [(n, None) for n in KINDS.values()]
    assert readings["hub-clusters"].name == "Cluster"


@pytest.mark.parametrize(
    ("rows", "more", "found"),
    [
        ({"a": 5}, {}, ["indicators"]),
        ({f"r{n}": 3 for n in range(7)}, {}, ["indicators"]),
        ({"a": 5, "b": "2.5"}, {}, ["indicators"]),
        ({"a": 5, "b": 0}, {}, ["indicators"]),
        ({"a": 5, "b": -2}, {}, ["indicators"]),
        ({"a": 1, "b": 1}, {}, ["indicators"]),
        ({"a": 200, "b": 1}, {}, ["indicators"]),
        ({"a": 5, "b": 2}, {"indicators": ["made", "made"]}, ["indicators", "indicators"]),
        ({"a": 5, "b": 2}, {"members": {"b": [{"it": "uno", "en": "one"}]}}, ["members"]),
        ({"a": 5, "b": 1}, {"members": {"c": [{"it": "uno", "en": "one"}]}}, ["members"]),
        ({"a": 5, "b": 1}, {"members": {"b": [{"it": "uno", "en": "one"}]}}, []),
        ({"a": 5, "b": 2}, {}, []),
    ],
)
def test_what_cannot_be_drawn_truthfully_is_a_fault(
    deck: Deck, rows: dict[str, object], more: dict[str, object], found: list[str]
) -> None:
    assert [field for field, _ in fields(**more).faults(with_table(deck, rows))] == found


def test_an_open_count_is_no_count_of_cells(deck: Deck) -> None:
    assert [field for field, _ in fields().faults(with_table(deck, {"a": 5, "b": 9}, "over"))] == ["indicators"]


def test_the_example_has_as_many_names_as_the_ledger_counts(deck: Deck) -> None:
    assert list(example().faults(deck)) == []


@pytest.mark.parametrize("portrait", [False, True])
def test_another_language_only_labels_anew(deck: Deck, portrait: bool) -> None:
    box = TALL if portrait else WIDE
    italian, english = (drawn(deck, example(), box, language=code, portrait=portrait) for code in ("it", "en"))
    assert [m for m in italian if not isinstance(m, Label | Target)] == [
        m for m in english if not isinstance(m, Label | Target)
    ]


CHARTS = {
    "ledger": (None, {}),
    "six kinds, no names": ({"a": 12, "b": 30, "c": 9, "d": 4, "e": 7, "f": 3}, {}),
    "two kinds, a long centre": ({"a": 3, "b": 3}, {"centre": {"it": "Il cuore del distretto", "en": "The district"}}),
    "few names": ({"a": 1, "b": 7}, {"members": {"a": [{"it": "Uno solo", "en": "Only one"}]}}),
}


@pytest.mark.parametrize("grow", [1.0, 1.15, 1.3])
@pytest.mark.parametrize("place", BOXES)
@pytest.mark.parametrize("name", CHARTS)
def test_all_stays_in_the_box_and_no_text_lies_on_another(
    deck: Deck, name: str, place: str, grow: float, qapp: object
) -> None:
    rows, more = CHARTS[name]
    made, chart = (with_table(deck, rows), fields(**more)) if rows else (deck, example())
    box, portrait = BOXES[place]
    for language in deck.languages:
        for selection in (None, *network.values(chart, made)):
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
            keys = [mark.key for mark in marks if not isinstance(mark, Target)]
            assert len(keys) == len(set(keys))
            labels = [mark for mark in marks if isinstance(mark, Label)]
            for part in (*labels, *(mark for mark in marks if isinstance(mark, Panel))):
                assert box.x - 1 <= part.box.x and part.box.right <= box.right + 1, part
                assert box.y - 1 <= part.box.y and part.box.bottom <= box.bottom + 1, part
            for mark in marks:
                if isinstance(mark, Curve):
                    assert all(box.x <= x <= box.right and box.y <= y <= box.bottom for x, y in mark.points)
            assert all(span.style.size >= 22 for label in labels for span in label.spans)
            for one, other in combinations(labels, 2):
                assert min(one.box.overlap(other.box)) <= 3, (one.key, other.key)
            tabs = {mark.key: mark.box for mark in marks if isinstance(mark, Panel)}
            for label in labels:
                if label.key.startswith("_tab."):
                    tab = tabs[label.key.rpartition(".")[0]]
                    assert label.box.x >= tab.x and label.box.right <= tab.right, label
                    assert label.box.y >= tab.y - 4 and label.box.bottom <= tab.bottom + 4, label
