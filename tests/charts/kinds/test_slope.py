"""Slope: two moments. Heights are positions, changes are said, nothing is said of the years between."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from kiosk.charts.kinds import slope
from kiosk.charts.marks import Target, touched
from kiosk.charts.motion import interpolate

from .lengths import LONG, chart, deck, faults, frame, labels, picture, targets, texts
from .ways import bad, curves, discs, enters_well, faultless, same_in_all_languages, series

TABLE = {"lombardia": 24000, "italy": 18100, "france": 21500, "germany": 30100}
MADE = deck(
    ami=series(2010, 10.4, 8.3, step=7, short="infarto"),
    femur=series(2010, 2, 15, step=7, unit="regions", short="femore"),
    gdp={**series(2009, 7.3, 6.6, 6.4, step=5), "forecast": [2019]},
    lom=series(2010, 64, 70, 86, step=5, place="lombardia", short="Lombardia"),
    near=series(2010, 64.5, 60, 85.5, step=5, place="france", short="Francia"),
    ger=series(2010, 72, 71, 70, step=5, place="germany", short="Germania"),
    uk=series(2010, 71.5, 73, 72.5, step=5, place="uk", short="Regno Unito della Gran Bretagna"),
    ita=series(2010, 58, 59, 80, step=5, short="Italia"),
    usa=series(2010, 57.9, 59, 79.8, step=5, place="usa", short="Stati Uniti"),
    long=series(2010, 58, 59, 80, step=5, short=LONG),
    stroke={"unit": "percent", "short": "ictus", "rows": {"lombardia": 10, "italy": Decimal("11.3")}},
    embolism={"unit": "percent", "short": "embolia", "rows": {"lombardia": 9, "italy": Decimal("10.5")}},
    before={"unit": "students", "short": "2010", "year": 2010, "rows": TABLE},
    after={"unit": "students", "short": "2020", "year": 2020,
           "rows": {"lombardia": 29900, "italy": 22400, "france": 21500, "germany": 28700}},
    other={"unit": "students", "rows": {"lombardia": 1, "usa": 2}},
    about=series(2010, 1000, 1200, step=5, unit="people", qualifier="over"),
    flat=series(2010, 5, 5, step=5), zero=series(2010, 0, 0, step=5), sign=series(2010, -3, 4, step=5),
    huge=series(2010, 347380, 1247380, step=5, unit="researchers"),
)  # fmt: skip
SIX = ["lom", "near", "ger", "uk", "ita", "usa"]


def of(*indicators: str, **more: object) -> dict[str, object]:
    return {"kind": "slope", "indicators": list(indicators), **more}


TABLES: dict[str, object] = {"kind": "slope", "tables": ["before", "after"]}


def test_a_single_change_is_large_and_said() -> None:
    marks = picture(MADE, **of("ami"))
    said = texts(marks)
    assert (said["0.from.value"], said["0.to.value"], said["0.change"]) == ("10.4%", "8.3%", "−2.1 points")
    assert (said["end.0"], said["end.1"]) == ("2010", "2017")
    assert labels(marks)["0.from.value"].spans[0].style.size >= 92
    assert labels(marks)["0.change"].spans[0].color == "it"
    assert texts(picture(MADE, **of("femur")))["0.change"] == "+13 regions"


def test_heights_are_positions() -> None:
    """Equal changes fall or rise alike, whatever the line."""
    dots = discs(picture(MADE, **TABLES))
    rise = {key: dots[f"{key}.from"].y - dots[f"{key}.to"].y for key in TABLE}
    px = rise["lombardia"] / 5900
    assert px > 0
    assert rise == pytest.approx({"lombardia": 5900 * px, "italy": 4300 * px, "france": 0, "germany": -1400 * px})
    assert dots["italy.from"].y - dots["germany.from"].y == pytest.approx((30100 - 18100) * px)


def test_a_small_change_is_no_cliff() -> None:
    made = deck(hardly=series(2010, 100, 99, step=5))
    room = frame(made)
    dots = discs(picture(made, room, **of("hardly")))
    assert 0 < dots["0.to"].y - dots["0.from"].y < room.box.h * 0.05


def test_ends_are_years_rows_or_tables() -> None:
    for raw, names in (
        (of("lom", "ita", between=[2010, 2020]), ("2010", "2020")),
        (of("stroke", "embolism", between=["italy", "lombardia"]), ("Italy", "Lombardia")),
        (TABLES, ("2010", "2020")),
        (of("gdp", between=[2009, 2019]), ("2009", "2019, forecast")),
    ):
        said = texts(picture(MADE, **raw))
        assert (said["end.0"], said["end.1"]) == names


def test_two_entities_keep_their_colours_at_their_ends() -> None:
    marks = picture(MADE, **of("stroke", "embolism", between=["italy", "lombardia"]))
    assert (discs(marks)["0.from"].fill, discs(marks)["0.to"].fill) == ("it", "acc")
    assert curves(marks)["0.line"].color not in ("it", "acc")
    assert curves(picture(MADE, **of("ami")))["0.line"].color == "it"


def test_a_forecast_is_dashed_and_hollow() -> None:
    marks = picture(MADE, **of("gdp", between=[2009, 2019]))
    assert curves(marks)["0.line"].dash
    assert (discs(marks)["0.from"].fill, discs(marks)["0.to"].fill) == ("it", "ground")
    assert not curves(picture(MADE, **of("ami")))["0.line"].dash


def test_a_change_of_what_is_only_over_is_about() -> None:
    assert texts(picture(MADE, **of("about")))["0.change"] == "about +200 people"
    assert texts(picture(MADE, **of("about")))["0.to.value"] == "over 1,200"


@pytest.mark.parametrize(
    "raw",
    [
        of("ami"), of("femur"), of("gdp", between=[2009, 2019]), of("about"), of("flat"), of("zero"), of("sign"),
        of("huge"), of(*SIX, between=[2010, 2020]), of("lom", "near", between=[2010, 2020]), TABLES,
        of("stroke", "embolism", between=["italy", "lombardia"]), of("long", between=[2010, 2020]),
        of("long", "lom", between=[2010, 2020]),
    ],
    ids=str,
)  # fmt: skip
def test_all_is_in_its_place_in_every_look(raw: dict[str, object], qapp) -> None:
    faultless(MADE, **raw)


def test_labels_keep_the_order_of_their_values() -> None:
    marks = picture(MADE, **of(*SIX, between=[2010, 2020]))
    for side, year in (("from", 2010), ("to", 2020)):
        heights = {n: labels(marks)[f"{n}.{side}.value"].box.y for n in range(6)}
        values = [MADE.indicators[name].series[year] for name in SIX]
        assert sorted(heights, key=heights.__getitem__) == sorted(range(6), key=lambda n: -values[n])


def test_it_enters_from_its_first_end() -> None:
    enters_well(MADE, **of("ami"))
    enters_well(MADE, **TABLES)


def test_another_language_only_labels_anew() -> None:
    for raw in (of("ami"), of(*SIX, between=[2010, 2020]), TABLES):
        same_in_all_languages(MADE, **raw)


def test_another_view_moves_the_same_marks() -> None:
    """Keys are places, not indicators."""
    (kind, first), (_, second) = chart(**of("ami")), chart(**of("gdp", between=[2009, 2014]))
    old, new = kind.values(first, MADE), kind.values(second, MADE)
    assert list(old) == list(new) == ["0#from", "0"]
    room = frame(MADE)
    ends = [discs(kind.marks(second, interpolate(old, new, at), 1.0, room))["0.to"].y for at in (0.0, 0.2, 60.0)]
    assert ends == sorted(ends) and ends[0] < ends[1] < ends[2]
    assert not bad(kind.marks(second, new, 1.0, room), room)


def test_the_second_end_is_read_against_the_first() -> None:
    kind, fields = chart(**of("ami"))
    (reading,) = kind.readings(fields, MADE, "en").values()
    assert (reading.name, reading.figure.year, reading.against and reading.against.year) == ("2017", 2017, 2010)
    kind, fields = chart(**TABLES)
    readings = kind.readings(fields, MADE, "en")
    assert list(readings) == list(TABLE)
    assert readings["italy"].name == "Italy, 2020"


def test_a_finger_finds_each_line_at_both_ends() -> None:
    raw = of("lom", "ger", "ita", between=[2010, 2020])
    marks = tuple(picture(MADE, **raw))
    for key, dot in discs(marks).items():
        found = touched(marks, dot.x, dot.y)
        assert found and found.key == key.split(".")[0]
    room = frame(MADE, selection="1")
    assert {key for key in discs(picture(MADE, room, **raw)) if key.endswith("ring")} == {"1.from.ring", "1.to.ring"}


def test_what_is_spoken_has_both_values() -> None:
    assert targets(picture(MADE, **of("ami")))["0"] == "Infarto: 2010 10.4%, 2017 8.3%, −2.1 points"
    kind, fields = chart(**of("ami"))
    words = kind.words(fields, MADE, "en").replace("\u00a0", " ")
    assert words == "Ami, Italy: 2010 10.4%, 2017 8.3% (−2.1 points)."
    kind, fields = chart(**of(*SIX, between=[2010, 2020]))
    assert kind.words(fields, MADE, "en").count("%") == 4  # the extremes, not all


@pytest.mark.parametrize(
    ("raw", "field", "word"),
    [
        (of("gdp"), "indicators", "between"),
        (of("ami", "femur"), "indicators", "units"),
        (of("lom", between=[2010, 2010]), "between", "the same"),
        ({"kind": "slope", "tables": ["before", "other"]}, "tables", "same rows"),
        ({"kind": "slope", "tables": ["ami", "femur"]}, "tables", "same rows"),
        (of(*SIX, "lom", between=[2010, 2020]), "indicators", "dumbbell"),
    ],
)
def test_what_cannot_be_compared_is_refused(raw: dict[str, object], field: str, word: str) -> None:
    (found,) = faults(MADE, **raw)
    assert found.startswith(f"{field}: ") and word in found


def test_what_is_sound_is_not_refused() -> None:
    for raw in (of("ami"), of(*SIX, between=[2010, 2020]), TABLES, of("stroke", between=["italy", "lombardia"])):
        assert faults(MADE, **raw) == []


@pytest.mark.parametrize(
    "raw",
    [{}, {"indicators": ["a"], "tables": ["b", "c"]}, {"tables": ["b"]}, {"indicators": ["a"], "between": [2010]}],
)
def test_indicators_or_two_tables(raw: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        slope.Fields.model_validate({"kind": "slope", **raw})


def test_targets_are_large_enough() -> None:
    for raw in (of("ami"), of(*SIX, between=[2010, 2020])):
        for mark in picture(MADE, **raw):
            if isinstance(mark, Target):
                ys = [y for _, y in mark.polygon]
                assert max(ys) - min(ys) >= 44
