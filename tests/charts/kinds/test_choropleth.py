"""Choropleth: darker or lighter means more, every value can be read, and what has no data says so."""

from decimal import Decimal
from itertools import pairwise

import pytest

from kiosk.charts.geography import geography
from kiosk.charts.kinds import choropleth as kind
from kiosk.charts.marks import Area, Disc, Label, Mark, Panel
from kiosk.model.deck import Deck
from kiosk.model.tokens import ON_STEPS, STEPS, THEMES

from ..colour import VISIONS, apart, contrast
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

REGIONS = tuple(geography("italy").regions)
PROVINCES = tuple(geography("lombardia").regions)


@pytest.fixture(scope="module")
def made() -> Deck:
    shares = {key: Decimal(f"{n}.{n % 10}") for n, key in enumerate(REGIONS, 1)}
    return deck(
        shares={"unit": "percent", "rows": {**shares, "italy": Decimal("9.0")}},
        other={"unit": "percent", "rows": {key: 21 - value for key, value in shares.items()}},
        some={"unit": "companies", "qualifier": "over", "rows": {"milano": 1204, "brescia": 310, "lodi": 45}},
        provinces={"unit": "companies", "rows": {key: 1 + 3**n for n, key in enumerate(PROVINCES)}},
        growth={"unit": "points", "rows": {"lombardia": Decimal("3.2"), "veneto": Decimal("-1.5"), "lazio": 0}},
        same={"unit": "percent", "rows": {"lombardia": 7, "veneto": 7, "lazio": 7}},
        named={"unit": "percent", "rows": {"lombardia": {"value": 7, "name": both("Home")}, "veneto": 8, "lazio": 9}},
        wrong={"unit": "percent", "rows": {"lombardy": 1, "veneto": 2, "lazio": 3, "puglia": 4, "eu28": 5}},
        two={"unit": "percent", "rows": {"lombardia": 1, "veneto": 2}},
    )  # fmt: skip


def raw(indicator: str, **more: object) -> dict[str, object]:
    return {"kind": "choropleth", "indicator": indicator, **more}


def fills(marks: list[Mark], keys: tuple[str, ...] = REGIONS) -> dict[str, str]:
    return {mark.key: mark.fill for mark in marks if isinstance(mark, Area) and mark.key in keys}


def test_more_is_further_from_the_ground(made: Deck) -> None:
    marks = picture(made, **raw("shares", reference="italy"))
    steps = [STEPS.index(fill) for fill in fills(marks).values()]  # drawn from the largest
    assert len(steps) == 20
    assert steps == sorted(steps, reverse=True) and {steps[0], steps[-1]} == {0, 4}
    scale = [mark.fill for mark in marks if isinstance(mark, Panel)]
    assert scale == [step for step in STEPS if step in set(fills(marks).values())]


@pytest.mark.parametrize("theme", THEMES)
def test_steps_are_told_apart_by_every_eye(theme: str) -> None:
    tokens = THEMES[theme]
    ladder = [contrast(tokens[step], tokens["ground"]) for step in STEPS]
    assert ladder == sorted(ladder) and ladder[0] >= 3
    for one, other in pairwise(STEPS):
        for vision in VISIONS:
            assert apart(tokens[one], tokens[other], vision) >= 10, (one, other, vision)
    for step, ink in zip(STEPS, ON_STEPS, strict=True):
        assert contrast(tokens[ink], tokens[step]) >= 4.5, step


def test_every_value_is_in_the_list_in_order(made: Deck) -> None:
    marks = picture(made, **raw("shares", reference="italy"))
    rows = {m.key.removesuffix(".value"): m for m in marks if isinstance(m, Label) and m.key.endswith(".value")}
    assert list(rows) == sorted(rows, key=lambda key: -made.figures[f"shares.{key}"].value)
    assert set(rows) == set(REGIONS)
    said = texts(marks)
    assert (said["lazio.name"], said["lazio.value"]) == ("Lazio", "12.2%")
    dots = {m.key.removesuffix(".dot"): m.fill for m in marks if isinstance(m, Disc)}
    assert dots == fills(marks)
    assert rows["lombardia"].spans[0].color == "acctext" and rows["lazio"].spans[0].color == "ink"


def test_a_province_shows_its_value_where_that_fits(made: Deck) -> None:
    marks = picture(made, **raw("provinces", area="lombardia", classes="quantiles"))
    on = {m.key.removesuffix(".on"): m for m in marks if isinstance(m, Label) and m.key.endswith(".on")}
    assert {"brescia", "sondrio", "pavia"} <= on.keys() and len(on) >= 6
    colors = fills(marks, PROVINCES)
    for key, label in on.items():
        assert label.spans[0].color == ON_STEPS[STEPS.index(colors[key])]


def test_where_the_list_has_no_room_the_map_stays_large(made: Deck) -> None:
    marks = picture(made, frame(made, "low totem", grow=1.3), **raw("shares"))
    assert not any(key.endswith(".name") for key in texts(marks))
    assert len(targets(marks)) == 20
    xs = [x for m in marks if isinstance(m, Area) and m.key in REGIONS for ring in m.rings for x, _ in ring]
    assert max(xs) - min(xs) > 300


def test_regions_without_data_are_empty_and_the_scale_says_so(made: Deck) -> None:
    marks = picture(made, **raw("some", area="lombardia"))
    assert set(fills(marks, PROVINCES)) == {"milano", "brescia", "lodi"}
    (bare,) = [mark for mark in marks if isinstance(mark, Area) and mark.key == "bare"]
    empty = geography("lombardia").regions.keys() - {"milano", "brescia", "lodi"}
    assert len(bare.rings) == sum(len(geography("lombardia").regions[key].rings) for key in empty)
    assert texts(marks)["scale.none.name"] == "no data"
    assert "scale.none" not in {mark.key for mark in picture(made, **raw("shares"))}


def test_a_qualifier_is_never_lost_and_no_edge_has_one(made: Deck) -> None:
    said = texts(picture(made, **raw("some", area="lombardia")))
    assert said["milano.value"] == "over 1,204"
    assert [text for key, text in said.items() if key.startswith("scale.edge")] == [
        "0",
        "250",
        "500",
        "750",
        "1,000",
        "1,250",
    ]
    told = words(made, **raw("some", area="lombardia"))
    assert told == "Some, on a map: most in Milano (over 1,204 companies), least in Lodi (over 45 companies)."


def test_the_whole_stands_on_the_scale_and_all_are_read_against_it(made: Deck) -> None:
    assert texts(picture(made, **raw("shares", reference="italy")))["scale.whole"] == "Italy 9.0%"
    _, fields = chart(**raw("shares", reference="italy"))
    readings = against(made, **raw("shares", reference="italy"))
    assert list(readings) == [key for key in kind.values(fields, made) if kind.RANK not in key]
    assert {reading[2] for reading in readings.values()} == {"shares.italy"}
    assert readings["puglia"] == ("Puglia", "shares.puglia", "shares.italy")


def test_without_a_whole_regions_are_read_against_the_first(made: Deck) -> None:
    assert against(made, **raw("named")) == {
        "lazio": ("Lazio", "named.lazio", "named.veneto"),
        "veneto": ("Veneto", "named.veneto", "named.lazio"),
        "lombardia": ("Home", "named.lombardia", "named.lazio"),
    }


def test_regions_fade_in_and_then_move_from_class_to_class(made: Deck) -> None:
    _, fields = chart(**raw("shares"))
    target = kind.values(fields, made)
    entering = kind.marks(fields, dict.fromkeys(target, 0.0), 0.0, frame(made))
    assert {mark.opacity for mark in entering if isinstance(mark, Area) and mark.key in REGIONS} == {0.0}
    _, after = chart(**raw("other"))
    other = kind.values(after, made)
    start, rest = (list(kind.marks(after, moment, 1.0, frame(made))) for moment in (target, other))
    assert fills(start) == fills(picture(made, **raw("shares")))
    assert fills(rest)["piemonte"] == STEPS[4] and fills(start)["piemonte"] == STEPS[0]
    tops = [[m.box.y for m in marks if isinstance(m, Label) and m.key == "piemonte.name"] for marks in (start, rest)]
    assert tops[0] > tops[1]  # last in the list, then first


def test_what_is_touched_is_outlined(made: Deck) -> None:
    _, fields = chart(**raw("shares"))
    marks = kind.marks(fields, kind.values(fields, made), 1.0, frame(made, selection="molise"))
    outline = marks[-1]
    assert isinstance(outline, Area)
    assert (outline.key, outline.edge, outline.stroke) == ("molise.outline", "touch", 4)


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (raw("wrong"), ['indicator: "lombardy" is no region of this map; did you mean "lombardia"?',
                        'indicator: "eu28" is no region of this map; if it is the whole, name it as `reference`']),
        (raw("wrong", reference="eu28"), ['indicator: "lombardy" is no region of this map; did you mean "lombardia"?']),
        (raw("two"), ["indicator: 2 regions: a map needs at least 3; use bars"]),
        (raw("shares"), ['indicator: "italy" is no region of this map; if it is the whole, name it as `reference`']),
        (raw("shares", reference="italy"), []),
        (raw("some", area="lombardia"), []),
    ],
)  # fmt: skip
def test_faults(made: Deck, chosen: dict[str, object], told: list[str]) -> None:
    assert faults(made, **chosen) == told


def test_the_example_is_invented_and_says_so() -> None:
    made = deck(**{key: {**raw} for key, raw in kind.SAMPLE.items()})
    _, fields = chart(**kind.EXAMPLE)
    assert list(fields.faults(made)) == []
    assert fields.boundaries
    for language, word in (("it", "inventati"), ("en", "invented")):
        assert word in words(made, language, **kind.EXAMPLE)


LOOKS = {
    "italy": raw("shares", reference="italy"),
    "quantiles": raw("provinces", area="lombardia", classes="quantiles"),
    "some": raw("some", area="lombardia"),
    "below zero": raw("growth"),
    "equal": raw("same"),
}


@pytest.mark.parametrize("name", LOOKS)
def test_everything_fits_in_every_look(made: Deck, name: str, qapp: object) -> None:
    for room in looks(made):
        marks = picture(made, room, **LOOKS[name])
        assert wrong(marks, room) == []


@pytest.mark.parametrize("name", LOOKS)
def test_another_language_only_labels_anew(made: Deck, name: str) -> None:
    only_labels_anew(made, **LOOKS[name])
