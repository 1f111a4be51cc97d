"""Ranking: bars that overtake each other over the years, on one scale."""

from typing import Any

import pytest

from kiosk.charts.kinds import ranking
from kiosk.charts.marks import Panel
from kiosk.charts.motion import interpolate, progress
from kiosk.model.deck import Deck

from .lengths import (
    BOXES,
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

THREE = {"kind": "ranking", "indicators": ["here", "there", "nowhere"]}
PLACES = ("lombardia", "italy", "france", "germany", "uk", "usa", "europe", "world")


def series(place: str, *values: int, **more: Any) -> dict[str, Any]:
    years = range(2018, 2018 + len(values))
    return {"place": place, "series": dict(zip(years, values, strict=True)), "name": f"New companies, {place}", **more}


@pytest.fixture(scope="module")
def made() -> Deck:
    eight = {
        f"s{i}": series(place, *((i * 37 + year * (i + 3) * 13) % 170 + 20 for year in range(7)), forecast=[2024])
        for i, place in enumerate(PLACES)
    }
    return deck(
        here=series("lombardia", 10, 50, 90),
        there=series("france", 40, 30, 60),
        nowhere=series("uk", 20, 20, 20),
        twin=series("lombardia", 5, 6, 7, short="the twin"),
        shorter=series("italy", 1, 2),
        other_unit=series("italy", 1, 2, 3, unit="years"),
        below=series("italy", 1, -2, 3),
        planned=series("italy", 1, 2, 3, forecast=[2020]),
        once=series("italy", 1),
        once_too=series("france", 1),
        once_more=series("uk", 1),
        rows={"rows": table(3, 2, 1)},
        **eight,
    )


def order(made: Deck, time: int | None, **raw: Any) -> list[str]:
    found = panels(picture(made, frame(made, time=time), **(raw or THREE)))
    return sorted(found, key=lambda key: found[key].y)


def test_the_largest_of_a_year_is_on_top(made: Deck) -> None:
    assert order(made, 2018) == ["france", "uk", "lombardia"]
    assert order(made, 2019) == ["lombardia", "france", "uk"]
    assert order(made, None) == order(made, 2020) == ["lombardia", "france", "uk"]


def test_the_years_are_those_of_all_series(made: Deck) -> None:
    _, fields = chart(**THREE)
    assert fields.times(made) == (2018, 2019, 2020)
    _, fields = chart(kind="ranking", indicators=["here", "there", "shorter"])
    assert fields.times(made) == (2018, 2019)


@pytest.mark.parametrize("box", BOXES)
def test_all_years_share_a_scale(made: Deck, box: str) -> None:
    pictures = [panels(picture(made, frame(made, box, time=year), **THREE)) for year in (2018, 2019, 2020)]
    units = [found["uk"].w / 20 for found in pictures]
    assert units == pytest.approx([units[0]] * 3)
    assert pictures[0]["france"].w / units[0] == pytest.approx(40)
    assert pictures[2]["lombardia"].w / units[0] == pytest.approx(90)


def test_the_year_stands_large(made: Deck) -> None:
    for box in BOXES:
        said = labels(picture(made, frame(made, box, time=2019), **THREE))
        assert texts(list(said.values()))["year"] == "2019"
        assert said["year"].spans[0].color == "quiet"
        assert said["year"].spans[0].style.size >= 92


def test_a_year_of_forecasts_says_so(made: Deck) -> None:
    raw = {"kind": "ranking", "indicators": ["s0", "s1", "s2"]}
    for box in BOXES:
        marks = picture(made, frame(made, box), **raw)
        assert texts(marks)["#forecast"] == "forecast"
        assert dashed(marks) == {"lombardia", "italy", "france"}
        assert all(name.endswith(", forecast") for name in targets(marks).values())
        assert not any(key.endswith(".note") and "forecast" in text for key, text in texts(marks).items())
        before = picture(made, frame(made, box, time=2023), **raw)
        assert "#forecast" not in texts(before) and dashed(before) == set()


def test_between_years_bars_pass_each_other(made: Deck) -> None:
    kind, fields = chart(**THREE)
    old, new = kind.values(fields, made, 2018), kind.values(fields, made, 2019)
    room = frame(made, time=2019)
    start, rest = (panels(kind.marks(fields, v, 1.0, frame(made, time=t))) for v, t in ((old, 2018), (new, 2019)))
    ys = [panels(kind.marks(fields, interpolate(old, new, s / 20), 1.0, room))["lombardia"].y for s in range(20)]
    assert ys[0] == start["lombardia"].y and ys == sorted(ys, reverse=True)
    assert any(rest["lombardia"].y < y < start["lombardia"].y for y in ys)
    widths = [panels(kind.marks(fields, interpolate(old, new, s / 20), 1.0, room))["lombardia"].w for s in range(20)]
    assert widths == sorted(widths) and widths[0] == start["lombardia"].w


def test_an_interruption_goes_on_from_where_the_bars_are(made: Deck) -> None:
    kind, fields = chart(**THREE)
    caught = interpolate(kind.values(fields, made, 2018), kind.values(fields, made, 2019), 0.25)
    before = panels(kind.marks(fields, caught, 1.0, frame(made, time=2019)))
    target = kind.values(fields, made, 2020)
    after = panels(kind.marks(fields, interpolate(caught, target, 0.0), 1.0, frame(made, time=2020)))
    for key, box in before.items():
        assert after[key] == pytest.approx(box)


def test_the_entrance_grows_in_place(made: Deck) -> None:
    kind, fields = chart(**THREE)
    target, room = kind.values(fields, made), frame(made)
    rest = panels(kind.marks(fields, target, 1.0, room))
    for seconds in (0.1, 0.3, 0.5):
        now = kind.marks(fields, interpolate({}, target, seconds), progress(seconds, len(target)), room)
        assert all(rest[key].y == box.y and box.w <= rest[key].w for key, box in panels(now).items())


def test_series_are_named_by_their_places_or_else_by_themselves(made: Deck) -> None:
    assert set(targets(picture(made, **THREE))) == {"lombardia", "france", "uk"}
    said = texts(picture(made, kind="ranking", indicators=["here", "twin", "there"]))
    assert said["twin.name"] == "The twin" and said["here.name"] == "New companies, lombardia"


def test_a_series_is_read_against_the_one_above_it(made: Deck) -> None:
    kind, fields = chart(**THREE)
    found = kind.readings(fields, made, "en", 2018)
    assert {key: r.against and r.against.place for key, r in found.items()} == {
        "france": "uk", "uk": "france", "lombardia": "uk",
    }  # fmt: skip
    assert list(found) == ["france", "uk", "lombardia"]
    assert {r.figure.year for r in found.values()} == {2018}
    assert {r.figure.year for r in kind.readings(fields, made, "en").values()} == {2020}


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["here", "there", "rows"], '"rows" is not a series'),
        (["here", "there", "shorter"], '"shorter" and "here" do not have the same years'),
        (["here", "there", "other-unit"], '"other-unit" and "here" do not have the same unit'),
        (["here", "there", "below"], '"below@2019" is below zero'),
        (["here", "there", "here"], "the same series is here twice"),
        (["once", "once-too", "once-more"], "one year is no ranking over time"),
    ],
)
def test_what_ranking_refuses(made: Deck, names: list[str], words: str) -> None:
    (found,) = faults(made, kind="ranking", indicators=names)
    assert found.startswith(f"indicators: {words}")


@pytest.mark.parametrize("count", [3, 8])
def test_nothing_collides_in_any_look_and_year(made: Deck, count: int, qapp) -> None:
    raw = {"kind": "ranking", "indicators": [f"s{i}" for i in range(count)]}
    assert faults(made, **raw) == []
    for room in looks(made):
        assert wrong(picture(made, room, **raw), room) == []
    for year in range(2018, 2024):
        room = frame(made, "totem", time=year)
        assert wrong(picture(made, room, **raw), room) == []


def test_it_tells_who_led_then_and_now_and_where_home_stood(made: Deck) -> None:
    kind, fields = chart(**THREE)
    said = kind.words(fields, made, "en").replace("\u00a0", " ")
    assert said == (
        "New companies: a ranking of 3. First in 2018: France 40 people. First in 2020: Lombardia 90 people. "
        "Lombardia: place 3 in 2018, place 1 in 2020."
    )


def test_the_sample_says_what_it_is() -> None:
    """Invented data must never be taken for the ledger's."""
    for name, raw in ranking.SAMPLE.items():
        assert name.startswith("sample-")
        texts_ = raw["name"]
        assert isinstance(texts_, dict)
        assert texts_["it"].startswith("Esempio") and texts_["en"].startswith("Sample")
    assert set(ranking.EXAMPLE["indicators"]) == set(ranking.SAMPLE)  # type: ignore[call-overload]


def test_a_bar_that_is_touched_has_a_ring(made: Deck) -> None:
    marks = picture(made, frame(made, selection="france"), **THREE)
    assert [m.key for m in marks if isinstance(m, Panel) and m.edge == "touch"] == ["france.ring"]


def test_one_forecast_among_counts_is_called_so_at_its_bar(made: Deck) -> None:
    marks = picture(made, kind="ranking", indicators=["here", "there", "planned"])
    assert dashed(marks) == {"italy"} and "#forecast" not in texts(marks)
    assert texts(marks)["italy.note"] == "forecast"
