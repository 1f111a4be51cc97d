"""Columns: heights from zero, years as far apart as they are, two years a pair, forecasts dashed."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

import pytest

from kiosk.charts.marks import Box, Curve, Disc, Label, Mark, Panel, Rule, Target
from kiosk.charts.motion import interpolate
from kiosk.model.deck import Deck

from .lengths import (
    LONG,
    chart,
    dashed,
    deck,
    faults,
    frame,
    labels,
    looks,
    panels,
    picture,
    table,
    targets,
    texts,
    wrong,
)

CROWDED = {year: 120_000 + year * 3737 % 50_000 for year in range(2005, 2021)}


@pytest.fixture(scope="module")
def made() -> Deck:
    gdp = {2009: Decimal("7.3"), 2019: Decimal("6.6"), 2022: Decimal("6.4")}
    return deck(
        gdp={"series": gdp, "forecast": [2022], "unit": "percent", "place": "italy"},
        pair={"series": {2010: 2, 2017: 15}, "unit": "regions", "place": "italy"},
        crowded={"series": CROWDED, "forecast": [2018, 2019, 2020], "qualifier": "about"},
        far={"series": {1900: 30, 1950: 50, 1951: 90, 2022: 40}},
        falls={"series": {2010: 20, 2011: 13, 2012: 0, 2013: 1}, "forecast": [2013], "place": "lombardia"},
        dozen={"series": {year: year - 2000 for year in range(2001, 2016)}},
        twenty_one={"series": {2010: 2, 2011: 21}},
        decimal={"series": {2010: Decimal("2.0"), 2011: Decimal("3.0")}},
        scaled={"series": {2010: 2, 2011: 3}, "scale": "million"},
        share={"series": {2010: 2, 2011: 3}, "unit": "percent"},
        money={"series": {2010: 2, 2011: 3}, "unit": "eur"},
        single={"series": {2010: 2}},
        seventeen={"series": dict.fromkeys(range(2000, 2017), 1)},
        below={"series": {2010: 1, 2011: -1}},
        few={"rows": table(4, 9, 2), "place": "lombardia"},
        sixteen={"rows": table(*range(16, 0, -1))},
        long_names={"rows": table(9, 5, 3, names=(LONG, LONG[:60], "Breve"))},
        nothing={"series": {2010: 0, 2011: 0}},
    )


def test_heights_are_in_proportion_and_stand_on_one_line(made: Deck) -> None:
    marks = picture(made, kind="columns", indicator="few")
    found = panels(marks)
    (base,) = [m for m in marks if isinstance(m, Rule)]
    assert {box.bottom for box in found.values()} == {base.start[1] - 1}
    assert [found[key].h / found["r1"].h for key in ("r0", "r1", "r2")] == pytest.approx([4 / 9, 1, 2 / 9])


def test_years_stand_as_far_apart_as_they_are(made: Deck) -> None:
    found = labels(picture(made, kind="columns", indicator="gdp"))
    a, b, c = (found[f"{year}.name"].box.cx for year in (2009, 2019, 2022))
    assert (b - a) / (c - b) == pytest.approx(10 / 3)


def test_years_of_a_century_stand_side_by_side(made: Deck) -> None:
    """In proportion, 1950 and 1951 would be hairs."""
    found = panels(picture(made, kind="columns", indicator="far"))
    xs = [found[str(year)].x for year in (1900, 1950, 1951, 2022)]
    assert len({round(b - a, 6) for a, b in pairwise(xs)}) == 1


def test_two_years_are_a_pair_with_a_gap_and_no_line(made: Deck) -> None:
    marks = picture(made, kind="columns", indicator="pair")
    early, late = (cells(marks, year) for year in ("2010", "2017"))
    assert min(box.x for box in late) - max(box.right for box in early) > early[0].w
    assert not [m for m in marks if isinstance(m, Curve)]
    assert all(m.start[1] == m.end[1] for m in marks if isinstance(m, Rule))
    said = texts(marks)
    assert (said["2010.value"], said["2017.value"]) == ("2 regions", "15 regions")


def cells(marks: Sequence[Mark], year: str) -> list[Box]:
    """The cells of a year, from the foot."""
    return [m.box for m in marks if isinstance(m, Panel) and m.key.startswith(f"{year}.")]


def test_years_of_small_counts_are_cells_that_can_be_counted(made: Deck) -> None:
    for room in looks(made):
        marks = picture(made, room, kind="columns", indicator="pair")
        early, late = cells(marks, "2010"), cells(marks, "2017")
        assert (len(early), len(late)) == (2, 15)
        assert len({(box.w, box.h) for box in early + late}) == 1, "equal units look equal"
        assert all(min(a.overlap(b)) <= -5 + 1e-6 for a, b in combinations(late, 2)), "a gap of 5"
        assert late[0].w <= 115 and late[0].h <= 92 and late[0].w <= 2.21 * late[0].h
        assert sum(isinstance(m, Disc) for m in marks) == 17
    kind, fields = chart(kind="columns", indicator="pair")
    assert kind.unit(fields, made, "it").replace("\u00a0", " ") == "1 cellula = 1 regione"


@pytest.mark.parametrize("name", ["twenty-one", "decimal", "scaled", "share", "money", "few", "gdp", "nothing"])
def test_what_cannot_be_counted_or_is_a_table_has_columns(made: Deck, name: str) -> None:
    kind, fields = chart(kind="columns", indicator=name)
    marks = picture(made, kind="columns", indicator=name)
    assert kind.unit(fields, made, "en") == "" and not [m for m in marks if isinstance(m, Disc)]


def test_a_pile_grows_cell_by_cell_from_its_foot(made: Deck) -> None:
    kind, fields = chart(kind="columns", indicator="pair")
    values = {**kind.values(fields, made), "2017": 6.5}
    found = cells(kind.marks(fields, values, 0.4, frame(made)), "2017")
    assert len(found) == 7 and len({box.h for box in found[:6]}) == 1
    assert found[6].h == pytest.approx(found[0].h / 2)
    assert found[0].bottom == max(box.bottom for box in found)


def test_a_cell_that_is_foreseen_is_hollow_and_one_that_is_touched_has_an_edge(made: Deck) -> None:
    marks = picture(made, frame(made, selection="2011"), kind="columns", indicator="falls")
    looks = {(m.key.split(".")[0], m.fill, m.edge) for m in marks if isinstance(m, Panel)}
    assert looks == {("2010", "acc", ""), ("2011", "acc", "touch"), ("2013", "", "acc")}


def test_cells_are_columns_while_more_is_shown_than_can_be_counted(made: Deck) -> None:
    kind, fields = chart(kind="columns", indicator="pair")
    marks = kind.marks(fields, {**kind.values(fields, made), "2017": 90_000.0}, 1.0, frame(made))
    assert set(panels(marks)) == {"2017"}, "2 of 90,000 are not seen"


@pytest.mark.parametrize(("language", "word"), [("it", "previsione"), ("en", "forecast")])
def test_a_forecast_is_dashed_and_called_one(made: Deck, language: str, word: str) -> None:
    marks = picture(made, frame(made, language=language), kind="columns", indicator="gdp")
    assert dashed(marks) == {"2022"} and panels(marks).keys() == {"2009", "2019"}
    under = labels(marks)["#forecast.2"]
    assert texts(marks)["#forecast.2"] == word
    assert under.box.cx == pytest.approx(labels(marks)["2022.name"].box.cx, abs=60)
    assert {year: word in name for year, name in targets(marks).items()} == {"2009": False, "2019": False, "2022": True}
    kind, fields = chart(kind="columns", indicator="gdp")
    assert kind.words(fields, made, language).count(word) == 1
    assert word in kind.readings(fields, made, language)["2022"].name


def test_forecasts_that_follow_each_other_are_called_so_once(made: Deck) -> None:
    marks = picture(made, kind="columns", indicator="crowded")
    assert dashed(marks) == {"2018", "2019", "2020"}
    assert [key for key in texts(marks) if key.startswith("#forecast")] == ["#forecast.13"]


def test_values_thin_out_but_the_highest_and_the_last_stay(made: Deck) -> None:
    for box, most in (("wide", 16), ("totem", 8)):
        said = texts(picture(made, frame(made, box), kind="columns", indicator="crowded"))
        told = {key.partition(".")[0] for key in said if key.endswith(".value")}
        highest = str(max(CROWDED, key=CROWDED.__getitem__))
        assert {"2020", highest} <= told and len(told) <= most
        assert all(said[f"{year}.value"].startswith("about ") for year in told)
        assert f"{2020}.name" in said
        assert len([key for key in said if key.endswith(".name")]) == (16 if box == "wide" else 8)


def test_every_column_can_be_touched_also_where_its_value_is_not_said(made: Deck) -> None:
    marks = picture(made, frame(made, "totem"), kind="columns", indicator="crowded")
    assert list(targets(marks)) == [str(year) for year in CROWDED]
    assert targets(marks)["2006"] == "2006: about 166,422 people"


@pytest.mark.parametrize(("name", "box"), [("sixteen", "totem"), ("long-names", "totem"), ("sixteen", "wide")])
def test_columns_lie_down_where_names_have_no_room_under_them(made: Deck, name: str, box: str) -> None:
    marks = picture(made, frame(made, box), kind="columns", indicator=name)
    found = panels(marks)
    first = next(iter(found.values()))
    assert all(b.x == first.x and b.h == first.h for b in found.values())
    assert len({b.w for b in found.values()}) == len(found)


def test_the_order_of_a_table_is_its_files_or_by_size(made: Deck) -> None:
    assert list(panels(picture(made, kind="columns", indicator="few"))) == ["r0", "r1", "r2"]
    assert list(panels(picture(made, kind="columns", indicator="few", order="size"))) == ["r1", "r0", "r2"]
    assert list(targets(picture(made, kind="columns", indicator="pair", order="size"))) == ["2010", "2017"]


def test_a_year_is_read_against_the_year_before(made: Deck) -> None:
    kind, fields = chart(kind="columns", indicator="gdp")
    found = kind.readings(fields, made, "en")
    assert {key: r.against and r.against.year for key, r in found.items()} == {"2009": None, "2019": 2009, "2022": 2019}
    kind, fields = chart(kind="columns", indicator="few")
    found = kind.readings(fields, made, "en")
    assert {key: r.against and r.against.ref.row for key, r in found.items()} == {"r0": "r1", "r1": "r0", "r2": "r1"}


@pytest.mark.parametrize(
    ("name", "words"), [("seventeen", "17 columns are too many"), ("below", '"below@2011" is below zero')]
)
def test_what_columns_refuse(made: Deck, name: str, words: str) -> None:
    (found,) = faults(made, kind="columns", indicator=name)
    assert found.startswith(f"indicator: {words}")


@pytest.mark.parametrize(
    "name",
    ["gdp", "pair", "falls", "dozen", "crowded", "far", "single", "few", "sixteen", "long-names", "nothing"],
)
def test_nothing_collides_in_any_look(made: Deck, name: str, qapp) -> None:
    assert faults(made, kind="columns", indicator=name) == []
    for room in looks(made):
        assert wrong(picture(made, room, kind="columns", indicator=name), room) == []


def test_another_series_moves_the_same_years_and_lets_others_go() -> None:
    made = deck(one={"series": {2010: 40, 2011: 80, 2012: 60}}, two={"series": {2010: 80, 2011: 40}})
    (kind, first), (_, second) = chart(kind="columns", indicator="one"), chart(kind="columns", indicator="two")
    room = frame(made)
    values = interpolate(kind.values(first, made), kind.values(second, made), 0.4)
    marks = kind.marks(second, values, 1.0, room)
    going = next(m for m in marks if m.key == "2012.bar")
    assert isinstance(going, Panel) and 0 < going.opacity < 1
    assert all(box.y >= room.box.y for box in panels(marks).values())
    assert not [m for m in marks if isinstance(m, Label) and m.key.startswith("2012")]


def test_a_pile_that_leaves_fades() -> None:
    made = deck(one={"series": {2010: 4, 2011: 8, 2012: 6}}, two={"series": {2010: 8, 2011: 4}})
    (kind, first), (_, second) = chart(kind="columns", indicator="one"), chart(kind="columns", indicator="two")
    values = interpolate(kind.values(first, made), kind.values(second, made), 0.4)
    marks = kind.marks(second, values, 1.0, frame(made))
    going = [m for m in marks if isinstance(m, Panel | Disc) and m.key.startswith("2012.")]
    assert going and all(0 < m.opacity < 1 for m in going)
    assert len({m.key for m in marks if not isinstance(m, Target)}) == sum(not isinstance(m, Target) for m in marks)


def test_few_years_are_told_all_and_many_by_their_extremes(made: Deck) -> None:
    kind, fields = chart(kind="columns", indicator="pair")
    said = kind.words(fields, made, "en").replace("\u00a0", " ")
    assert said.startswith("Pair: 2010 2 regions and 2017 15.")
    kind, fields = chart(kind="columns", indicator="crowded")
    said = kind.words(fields, made, "en")
    assert "16 years" in said and said.count("20") < 14 and "2020" in said and "2005" in said
