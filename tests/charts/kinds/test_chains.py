"""Chains: a link is one unit; few rows, few links, and the largest is what the others are read against."""

import pytest

from kiosk.charts.kinds import chains as kind
from kiosk.charts.marks import Disc, Panel
from kiosk.model.deck import Deck

from .drawn import against, chart, deck, faults, frame, looks, only_labels_anew, picture, targets, texts, words, wrong

LONG = {"it": "Riabilitazione neurologica e motoria", "en": "Neurological and motor rehabilitation"}


@pytest.fixture(scope="module")
def made() -> Deck:
    rows = {f"r{n}": count for n, count in enumerate((2, 4, 1, 3, 3, 1, 1, 6))}
    named = {key: {"value": value, "name": {"it": f"Riga {key}", "en": f"Row {key}"}} for key, value in rows.items()}
    return deck(
        eight={"unit": "institutes", "rows": named},
        three={"unit": "institutes", "place": "lombardia", "rows": {key: named[key] for key in ("r0", "r1", "r2")}},
        nine={"unit": "institutes", "rows": {**named, "r8": 2}},
        many={"unit": "institutes", "rows": {"a": 7, "b": 2}},
        parts={"unit": "institutes", "rows": {"a": 1.5, "b": -2}},
        one={"unit": "institutes", "value": 5},
        long={"unit": "institutes", "rows": {key: {"value": v["value"], "name": LONG} for key, v in named.items()}},
        nothing={"unit": "institutes", "rows": {"a": 0, "b": 0}},
    )  # fmt: skip


def raw(indicator: str) -> dict[str, object]:
    return {"kind": "chains", "indicator": indicator}


def links(made: Deck, indicator: str) -> dict[str, int]:
    keys = [mark.key.split(".")[0] for mark in picture(made, **raw(indicator)) if isinstance(mark, Panel)]
    return {key: keys.count(key) for key in keys}


def test_there_are_as_many_links_as_the_count_the_most_first(made: Deck) -> None:
    assert links(made, "three") == {"r1": 4, "r0": 2, "r2": 1}
    assert list(links(made, "eight").values()) == [6, 4, 3, 3, 2, 1, 1, 1]
    assert links(made, "nothing") == {}


def test_rows_are_read_against_the_largest_and_that_against_the_next(made: Deck) -> None:
    assert against(made, **raw("three")) == {
        "r1": ("Row r1", "three.r1", "three.r0"),
        "r0": ("Row r0", "three.r0", "three.r1"),
        "r2": ("Row r2", "three.r2", "three.r1"),
    }
    assert against(made, **raw("one")) == {"one": ("One", "one", None)}
    assert set(targets(picture(made, **raw("three")))) == {"r0", "r1", "r2"}


def test_links_of_the_touched_row_are_outlined(made: Deck) -> None:
    _, fields = chart(**raw("three"))
    marks = kind.marks(fields, kind.values(fields, made), 1.0, frame(made, selection="r0"))
    assert {mark.key for mark in marks if isinstance(mark, Panel) and mark.edge == "touch"} == {"r0.0", "r0.1"}


def test_links_go_one_after_the_other_where_another_view_has_fewer(made: Deck) -> None:
    """r0 goes from 4 to 2."""
    _, fields = chart(**raw("three"))
    for shown, whole in ((4.0, 4), (3.2, 4), (2.6, 3), (2.0, 2)):
        marks = kind.marks(fields, {"r0": shown, "r1": 4.0, "r2": 1.0}, 1.0, frame(made))
        nuclei = [mark for mark in marks if isinstance(mark, Disc) and mark.key.startswith("r0.")]
        assert len(nuclei) == whole
        assert nuclei[-1].r == pytest.approx(10 * (1 - (whole - shown)))


def test_words_name_all_rows_or_the_extremes_of_many(made: Deck) -> None:
    assert words(made, **raw("three")) == "Three, 3 rows: Row r1 4, Row r0 2 and Row r2 1."
    told = words(made, **raw("eight"))
    assert told == "Eight, 8 rows. Most: Row r7 6. Fewest: Row r2, Row r5 and Row r6 1."


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("eight", []),
        ("nothing", []),
        ("nine", ["indicator: 9 rows: chains show 8 at most; bars show more"]),
        ("many", ['indicator: "a" has more than 6 links, which nobody counts; use bars']),
        ("parts", ['indicator: "a" is no whole number of links; use bars',
                   'indicator: "b" is no whole number of links; use bars']),
    ],
)  # fmt: skip
def test_faults(made: Deck, indicator: str, told: list[str]) -> None:
    assert faults(made, **raw(indicator)) == told


@pytest.mark.parametrize("indicator", ["eight", "three", "one", "nothing"])
def test_everything_fits_in_every_look(made: Deck, indicator: str, qapp: object) -> None:
    for room in looks(made):
        assert wrong(picture(made, room, **raw(indicator)), room) == []
    only_labels_anew(made, **raw(indicator))


def test_long_names_wrap(made: Deck, qapp: object) -> None:
    for room in looks(made, ("wide", "totem")):
        assert wrong(picture(made, room, **raw("long")), room) == []
    assert set(texts(picture(made, **raw("long"))).values()) >= {"Neurological and motor rehabilitation"}
