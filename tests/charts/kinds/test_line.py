"""Line: time and value in proportion, gaps that stay gaps, forecasts that look like ones, names at the ends."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from pydantic import ValidationError

from kiosk.charts.kinds import line
from kiosk.charts.marks import Label, Rule, Target, Tissue, touched
from kiosk.charts.motion import interpolate
from kiosk.charts.series import runs

from .lengths import LONG, both, chart, deck, faults, frame, labels, picture, targets, texts
from .ways import bad, curves, discs, enters_well, faultless, on_the_way, same_in_all_languages, series

YEARLY = (58, 61, 63.5, 60, 66, 68, 64, 71, 73, 69, 76)
MADE = deck(
    few=series(2012, 61.2, 66, 64.1, 72.4, step=3),
    steep=series(2010, 2, 40, 80, 99, step=3),
    gdp={**series(2009, 7.3), "forecast": [2022],
         "series": {2009: Decimal("7.3"), 2019: Decimal("6.6"), 2022: Decimal("6.4")}},
    year=series(2010, *YEARLY, forecast=[2019, 2020], short="Italia"),
    lom=series(2010, *(v + 6 for v in YEARLY), place="lombardia", short="Lombardia"),
    gap=series(2010, 40, 42, 41, None, 45, 44, 47, 46, place="france", short="Francia"),
    flat=series(2010, *([70] * 11), place="germany", short="Germania"),
    near=series(2010, *(v + 0.5 for v in YEARLY), place="uk", short="Regno Unito della Gran Bretagna"),
    up=series(2010, 31, 52, 88, 120, step=4, unit="companies", place="lombardia"),
    mixed=series(2010, 60, 40, 90, step=4, unit="companies", place="lombardia"),
    two=series(2010, 10.4, 8.3, step=7),
    below=series(2010, 3, -4, 2, -1, 0, 1),
    l3=series(2010, 5200, 5700, 6400, step=5, unit="researchers", place="lombardia", short="Lombardia"),
    i3=series(2010, 6100, 5900, 6000, step=5, unit="researchers", short="Italia"),
    long1=series(2010, *YEARLY, short=LONG), long2=series(2010, *(v - 9 for v in YEARLY), short=LONG + " bis"),
    eighty=series(1940, *(50 + n % 7 for n in range(80))),
)  # fmt: skip
MANY = ["lom", "year", "gap", "flat", "near"]
EVENTS = [
    {"year": 2012, "text": both("Riforma del sistema")},
    {"year": 2015, "text": both("Decreto ministeriale 70")},
    {"year": 2016, "text": both("Nuova rete degli ospedali regionali")},
    {"year": 2020, "text": both("Fine del piano")},
]


def one(indicator: str, **more: object) -> dict[str, object]:
    return {"kind": "line", "indicator": indicator, **more}


def several(*indicators: str, **more: object) -> dict[str, object]:
    return {"kind": "line", "indicators": list(indicators), **more}


@pytest.mark.parametrize(
    ("years", "parts"),
    [
        ((2009, 2019, 2022), [3]),  # no beat: joined
        ((2010, 2011, 2012, 2014, 2015), [3, 2]),
        ((2010, 2012, 2014, 2019, 2021), [3, 2]),
        ((2010, 2015, 2020, 2021), [4]),  # a shorter step lacks nothing
        ((2010, 2011, 2013), [3]),  # two steps have no beat
        ((2010, 2011, 2013, 2014, 2016), [5]),  # half of the steps are none either
        ((2010,), [1]),
    ],
)
def test_a_line_breaks_where_a_regular_series_lacks_years(years: tuple[int, ...], parts: list[int]) -> None:
    assert [len(run) for run in runs(years)] == parts
    assert [len(run) for run in runs(years, join=True)] == [len(years)]


def test_no_line_runs_over_a_gap() -> None:
    marks = picture(MADE, **one("gap"))
    dots, ways = discs(marks), curves(marks)
    hole = (dots["2012"].x, dots["2014"].x)
    for way in ways.values():
        for (ax, _), (bx, _) in pairwise(way.points):
            assert bx <= hole[0] + 0.01 or ax >= hole[1] - 0.01
    assert "2013" not in dots
    joined = curves(picture(MADE, **one("gap", gaps="join")))
    assert [len(way.points) for way in joined.values()] == [7]


def test_x_is_time_and_y_is_value() -> None:
    for name in ("gdp", "year", "steep"):
        points = MADE.indicators[name].series
        dots = discs(picture(MADE, **one(name)))
        years = sorted(points)
        span = dots[str(years[-1])].x - dots[str(years[0])].x
        low, high = min(points, key=lambda y: points[y]), max(points, key=lambda y: points[y])
        drop = dots[str(low)].y - dots[str(high)].y
        assert drop > 0
        for year in years:
            dot = dots[str(year)]
            assert (dot.x - dots[str(years[0])].x) / span == pytest.approx((year - years[0]) / (years[-1] - years[0]))
            part = (points[year] - points[low]) / (points[high] - points[low])
            assert (dots[str(low)].y - dot.y) / drop == pytest.approx(float(part))


def test_a_small_change_is_no_cliff() -> None:
    """Without ticks the height spans a quarter of the largest value at least."""
    made = deck(hardly=series(2010, 100, 99, 98))
    room = frame(made)
    dots = discs(picture(made, room, **one("hardly")))
    assert dots["2012"].y - dots["2010"].y < room.box.h * 0.1


def test_few_points_have_their_values_and_many_have_ticks() -> None:
    said = texts(picture(MADE, **one("few")))
    assert [said[f"{year}.value"] for year in (2012, 2015, 2018, 2021)] == ["61.2%", "66%", "64.1%", "72.4%"]
    assert not [key for key in said if key.startswith("grid")]
    said = texts(picture(MADE, **one("year")))
    assert [key for key in said if key.endswith(".value") and not key.startswith("grid")] == ["2020.value"]
    steps = [Decimal(said[key].rstrip("%")) for key in said if key.startswith("grid")]
    assert len(steps) >= 3 and steps[0] <= 58 and steps[-1] >= 76
    assert len({b - a for a, b in pairwise(steps)}) == 1


def test_every_point_stands_between_the_ticks() -> None:
    for name in ("year", "below", "eighty"):
        marks = picture(MADE, **one(name))
        rules = [m.start[1] for m in marks if isinstance(m, Rule) and (m.key == "axis" or m.key.startswith("grid"))]
        assert all(min(rules) - 0.1 <= dot.y <= max(rules) + 0.1 for dot in discs(marks).values())


def test_a_forecast_is_dashed_hollow_and_called_one() -> None:
    marks = picture(MADE, **one("year"))
    ways = curves(marks)
    assert [bool(way.dash) for way in ways.values()] == [False, True]
    dots = discs(marks)
    assert {key for key, dot in dots.items() if dot.fill == "ground"} == {"2019", "2020"}
    assert list(ways.values())[1].points[0] == (dots["2018"].x, dots["2018"].y)
    assert texts(marks)["forecast"] == "forecast"
    assert [key for key, name in targets(marks).items() if "forecast" in name] == ["2019", "2020"]
    assert texts(picture(MADE, **one("gdp")))["2022.year"] == "2022, forecast"


def test_several_lines_are_named_at_their_ends_in_the_order_of_their_values() -> None:
    marks = picture(MADE, **several(*MANY))
    said = labels(marks)
    names = {key.removesuffix(".name"): label.box.y for key, label in said.items() if key.endswith(".name")}
    last = {name: [*MADE.indicators[name].series.values()][-1] for name in MANY}
    assert sorted(names, key=names.__getitem__) == sorted(MANY, key=lambda name: -last[name])
    assert texts(marks)["gap.name"] == "Francia, 2017"  # its line ends before the others
    assert texts(marks)["lom.name"] == "Lombardia"
    assert said["lom.name"].spans[0].color == "acctext"


def test_alike_names_give_way_to_places() -> None:
    made = deck(a=series(2010, 1, 2, 3, short="Spesa"), b=series(2010, 2, 3, 4, short="Spesa", place="france"))
    said = texts(picture(made, **several("a", "b")))
    assert (said["a.name"], said["b.name"]) == ("Italy", "France")


def test_a_second_series_of_an_entity_has_its_darker_tone() -> None:
    ways = curves(picture(MADE, **several("year", "few")))
    assert {key.split(".")[0]: way.color for key, way in ways.items()} == {"year": "it", "few": "itdim"}


@pytest.mark.parametrize(
    "raw",
    [
        one("few"), one("steep"), one("gdp"), one("year"), one("gap"), one("below"), one("eighty"),
        several(*MANY), several("l3", "i3"), several("long1", "long2"), several("lom", "gap", events=EVENTS),
        one("few", events=EVENTS[1:3]), one("year", events=EVENTS), several(*MANY, events=EVENTS[1:3]),
        one("gdp", points="discs", cell=Decimal("0.1")), one("up", points="discs"), one("mixed", points="discs"),
    ],
    ids=str,
)  # fmt: skip
def test_all_is_in_its_place_in_every_look(raw: dict[str, object], qapp) -> None:
    faultless(MADE, **raw)


def test_events_stand_at_their_years() -> None:
    marks = picture(MADE, **several("lom", "year", events=EVENTS))
    dots = discs(marks)
    rules = {m.key: m for m in marks if isinstance(m, Rule)}
    for n, event in enumerate(EVENTS):
        assert rules[f"event.{n}"].start[0] == rules[f"event.{n}"].end[0] == dots[f"lom@{event['year']}"].x
    assert texts(marks)["event.1.text"] == "2015 Decreto ministeriale 70"
    playing = picture(MADE, frame(MADE, time=2015), **several("lom", "year", events=EVENTS))
    assert [m.key for m in playing if isinstance(m, Label) and m.key.startswith("event")] == [
        "event.0.text", "event.1.text"
    ]  # fmt: skip


def test_what_has_not_come_yet_is_not_there() -> None:
    kind, fields = chart(**one("year"))
    assert fields.times(MADE) == tuple(range(2010, 2021))
    values = kind.values(fields, MADE, 2013)
    assert [values[str(year)] for year in (2012, 2013, 2014, 2020)] == [63.5, 60, 0, 0]
    assert list(kind.readings(fields, MADE, "en", 2013)) == ["2010", "2011", "2012", "2013"]
    room = frame(MADE, time=2013)
    marks = picture(MADE, room, **one("year"))
    assert set(discs(marks)) == set(targets(marks)) == {"2010", "2011", "2012", "2013"}
    (way,) = curves(marks).values()
    assert way.points[-1] == (discs(marks)["2013"].x, discs(marks)["2013"].y)
    assert texts(marks)["2013.value"] == "60%"
    assert not bad(marks, room)


def test_a_year_that_comes_draws_the_line_on_and_nothing_else_moves() -> None:
    kind, fields = chart(**one("year"))
    before, after = (kind.values(fields, MADE, year) for year in (2013, 2014))
    room = frame(MADE, time=2014)
    rest = discs(kind.marks(fields, after, 1.0, room))
    ends = []
    for elapsed in (0.0, 0.2, 0.4, 60.0):
        marks = kind.marks(fields, interpolate(before, after, elapsed), 1.0, room)
        for year in ("2010", "2011", "2012", "2013"):
            assert discs(marks)[year] == rest[year]
        ends.append(next(iter(curves(marks).values())).points[-1][0])
    assert ends == sorted(ends) and len(set(ends)) == 4


def test_in_another_view_points_move_to_their_new_values() -> None:
    made = deck(a=series(2010, 10, 20, 30, 40, 50), b=series(2010, 50, 40, 30, 20, 10))
    (kind, a), (_, b) = chart(**one("a")), chart(**one("b"))
    half = kind.marks(b, interpolate(kind.values(a, made), kind.values(b, made), 0.15), 1.0, frame(made))
    start, end = discs(picture(made, **one("a")))["2010"], discs(picture(made, **one("b")))["2010"]
    assert end.y < discs(half)["2010"].y < start.y
    assert discs(half)["2010"].x == end.x


def test_the_line_grows_from_its_first_point() -> None:
    enters_well(MADE, **one("few"))
    enters_well(MADE, **several("lom", "gap"))
    ends = []
    for phase in (0.2, 0.4, 0.6, 0.8, 1.0):
        marks = on_the_way(MADE, frame(MADE), phase, **one("year"))
        ends.append(max((way.points[-1][0] for way in curves(marks).values()), default=0.0))
    assert ends == sorted(ends) and ends[0] < ends[-1]


def test_another_language_only_labels_anew() -> None:
    for raw in (one("few"), one("year"), several("l3", "i3"), several(*MANY, events=EVENTS[:2])):
        same_in_all_languages(MADE, **raw)


def test_a_finger_reads_the_nearest_year_anywhere() -> None:
    room = frame(MADE)
    marks = tuple(picture(MADE, room, **one("year")))
    dots = discs(marks)
    for x in range(int(room.box.x) + 1, int(room.box.right), 37):
        for y in (room.box.y + 5, room.box.cy, room.box.bottom - 5):
            found = touched(marks, x, y)
            assert found and found.key == min(dots, key=lambda key: abs(dots[key].x - x))


def test_of_several_series_a_finger_reads_the_nearest_point_of_the_year() -> None:
    marks = tuple(picture(MADE, **several("lom", "year", "gap")))
    for key, dot in discs(marks).items():
        found = touched(marks, dot.x, dot.y)
        assert found and found.key == key
    areas = [m.polygon for m in marks if isinstance(m, Target)]
    assert min(max(y for _, y in area) - min(y for _, y in area) for area in areas) >= 44


def test_a_point_is_read_against_the_one_before() -> None:
    kind, fields = chart(**several("lom", "gap"))
    readings = kind.readings(fields, MADE, "en")
    assert list(readings)[:2] == ["lom@2010", "lom@2011"]
    assert readings["lom@2010"].against is None
    assert readings["lom@2011"].against == readings["lom@2010"].figure
    assert readings["gap@2014"].against == readings["gap@2012"].figure
    assert readings["gap@2014"].name == "Francia, 2014"
    kind, fields = chart(**one("gdp"))
    assert [reading.name for reading in kind.readings(fields, MADE, "en").values()] == [
        "2009",
        "2019",
        "2022, forecast",
    ]


def test_the_touched_point_has_a_ring() -> None:
    for raw in (one("year"), one("gdp", points="discs", cell=Decimal("0.1"))):
        room = frame(MADE, selection="2019")
        ring = discs(picture(MADE, room, **raw))["2019.ring"]
        assert ring.edge == "touch"


@pytest.mark.parametrize(("name", "cells"), [("up", (31, 52, 88, 120)), ("mixed", (60, 60, 90))])
def test_areas_of_discs_compare(name: str, cells: tuple[int, ...]) -> None:
    tissues = [m for m in picture(MADE, **one(name, points="discs")) if isinstance(m, Tissue)]
    assert tuple(len(m.states) for m in tissues) == cells
    areas = [m.scale**2 for m in tissues]
    assert [area / areas[0] for area in areas] == pytest.approx([count / cells[0] for count in cells])


def test_only_what_was_lost_is_called_lost() -> None:
    kind, fields = chart(**one("up", points="discs"))
    assert kind.unit(fields, MADE, "en").replace("\u00a0", " ") == "1 cell = 1 company"
    kind, fields = chart(**one("mixed", points="discs"))
    assert "empty = lost since 2010" in kind.unit(fields, MADE, "en")


def test_discs_do_not_turn_the_values_round_where_there_is_little_room() -> None:
    """A fall is a fall in a low box, too."""
    for height in (260.0, 320.0, 420.0):
        room = frame(MADE)
        room = replace(room, box=room.box.inset(bottom=room.box.h - height))
        tissues = {m.key: m for m in picture(MADE, room, **one("gdp", points="discs", cell=Decimal("0.1")))
                   if isinstance(m, Tissue)}  # fmt: skip
        assert tissues["2009"].y <= tissues["2019"].y <= tissues["2022"].y


@pytest.mark.parametrize(
    ("raw", "field", "word"),
    [
        (one("two"), "indicator", "slope"),
        (several("year", "two"), "indicators", "slope"),
        (several("year", "l3"), "indicators", "units"),
        (several("year", "year"), "indicators", "twice"),
        (several("year", "lom", points="discs"), "points", "one series"),
        (one("year", points="discs"), "points", "8 points"),
        (one("below", points="discs"), "indicator", "below zero"),
        (one("year", events=[{"year": 2031, "text": both("x")}]), "events", "2031"),
        (one("fact"), "indicator", "no years"),
        (several(*MANY, events=EVENTS), "events", "two events"),
    ],
)
def test_what_is_no_line_is_refused(raw: dict[str, object], field: str, word: str) -> None:
    known = {name: {"unit": i.unit, "place": i.place, "series": i.series} for name, i in MADE.indicators.items()}
    made = deck(**known, fact={"value": 3, "place": "italy"})
    (found, *rest) = faults(made, **raw)
    assert found.startswith(f"{field}: ") and word in found
    assert not rest


def test_what_is_sound_is_not_refused() -> None:
    for raw in (
        one("gdp"),
        one("year", events=EVENTS),
        several(*MANY),
        one("gdp", points="discs", cell=Decimal("0.1")),
    ):
        assert faults(MADE, **raw) == []


@pytest.mark.parametrize(
    "raw",
    [{}, {"indicator": "a", "indicators": ["b", "c"]}, {"indicators": ["a"]}, {"indicators": list("abcdef")},
     {"indicator": "a", "cell": 0}],
)  # fmt: skip
def test_one_series_or_two_to_five(raw: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        line.Fields.model_validate({"kind": "line", **raw})


def test_many_points_are_not_read_out_one_by_one() -> None:
    kind, fields = chart(**one("year"))
    words = kind.words(fields, MADE, "en")
    assert "from 58% in 2010 to 76% in 2020 (forecast)" in words.replace("\u00a0", " ")
    assert words.count("%") <= 4
    kind, fields = chart(**one("gdp"))
    assert kind.words(fields, MADE, "en").endswith("2009 7.3%, 2019 6.6% and 2022 6.4% (forecast).")
    kind, fields = chart(**several("lom", "gap"))
    assert kind.words(fields, MADE, "en").count(": from ") == 2


@pytest.mark.parametrize(
    "values", [(0, 0, 0), (5, 5, 5, 5, 5, 5), (-3, -2, -9), (1e9, 2e9, 1.5e9), (0.001, 0.002, 0.0)]
)
def test_odd_values(values: tuple[float, ...], qapp) -> None:
    made = deck(odd=series(2010, *values, unit="people"))
    faultless(made, **one("odd"))


def test_beside_a_line_that_is_read_the_others_recede() -> None:
    marks = picture(MADE, frame(MADE, selection="lom@2015"), **several("lom", "year", "gap"))
    assert {key.split(".")[0]: way.opacity < 1 for key, way in curves(marks).items()} == {
        "lom": False, "year": True, "gap": True,
    }  # fmt: skip
    assert labels(marks)["lom.name"].opacity == 1 > labels(marks)["gap.name"].opacity
