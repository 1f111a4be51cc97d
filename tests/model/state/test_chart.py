"""Fingers on a chart: views, marks, years. `origin` comes with the event: here, where the clock stood."""

import pytest

from kiosk.model.state import ChartState, deadline
from tests.model.state.fingers import Booth, play


def chart(fingers: str, slide: str = "pharma-1") -> ChartState:
    return play(fingers).charts.get(slide, ChartState())


def test_a_mark_is_read_and_moves_nothing() -> None:
    assert chart("touch tap:pharma +2s mark:pharma-1=milano") == ChartState(selection="milano")
    assert chart("touch tap:pharma mark:pharma-1=milano mark:pharma-1=") == ChartState()


def test_a_view_sets_out_from_where_the_values_are() -> None:
    seen = chart("touch tap:pharma mark:pharma-1=milano +2s view:pharma-1=map")
    assert (seen.selection, seen.view, seen.stamp, seen.origin) == ("milano", "map", 2, {"a": 2})
    assert chart("touch tap:pharma view:pharma-1=map +2s view:pharma-1=map").stamp == 0


def test_hands_on_no_chart_change_nothing() -> None:
    assert play("touch mark:care= mark:nowhere=a view:nowhere=map time:nowhere=2010 pause:care play:care=").charts == {}
    hash(play("touch mark:care=a view:care=b"))


def test_a_slide_that_is_left_keeps_its_view_alone() -> None:
    assert chart("touch go:care view:care=map mark:care=a play:care=1,2,3 > go:care", "care") == ChartState("map")
    assert chart("touch tap:pharma mark:pharma-1=a > go:pharma-3") == ChartState()


@pytest.mark.parametrize(
    ("fingers", "time", "ahead"),
    [
        ("play:pharma-1=2009,2019,2022", 2009, (2019, 2022)),
        ("play:pharma-1=2009,2019,2022 +1.3s", 2009, (2019, 2022)),
        ("play:pharma-1=2009,2019,2022 +1.5s", 2019, (2022,)),
        ("play:pharma-1=2009,2019,2022 +9s", 2022, ()),
        # a scrub stops it, and playing on goes from there
        ("play:pharma-1=2009,2019,2022 time:pharma-1=2019", 2019, ()),
        ("time:pharma-1=2019 play:pharma-1=2009,2019,2022", 2022, ()),
        ("time:pharma-1=2009 play:pharma-1=2009,2019,2022", 2019, (2022,)),
        # from the end, again from the beginning
        ("time:pharma-1=2022 play:pharma-1=2009,2019,2022", 2009, (2019, 2022)),
        ("play:pharma-1=2009,2019,2022 pause:pharma-1 +9s", 2009, ()),
        ("play:pharma-1=2009,2019,2022 time:pharma-1=2009 +9s", 2009, ()),
        # another language or theme does not disturb it
        ("play:pharma-1=2009,2019,2022 +1s en light +0.5s", 2019, (2022,)),
        ("play:pharma-1=2009,2019,2022 view:pharma-1=map +9s", None, ()),
    ],
)
def test_time(fingers: str, time: int | None, ahead: tuple[int, ...]) -> None:
    seen = chart(f"touch tap:pharma {fingers}")
    assert (seen.time, seen.ahead) == (time, ahead)


def test_each_year_of_a_play_sets_out_when_its_tick_comes() -> None:
    seen = chart("touch tap:pharma +2s play:pharma-1=2009,2019,2022 +1.5s")
    assert (seen.stamp, seen.origin) == (pytest.approx(3.4), {"a": pytest.approx(3.4)})


def test_a_play_wakes_nobody_and_the_ring_still_asks() -> None:
    booth = Booth().play("touch tap:pharma +1s play:pharma-1=2009,2019,2022")
    assert deadline(booth.deck, booth.state) == pytest.approx(2.4)
    assert booth.play("+52s").seen == "visit pharma-1 it ?"


def test_data_that_changes_under_a_chart_moves_it() -> None:
    seen = chart("touch tap:pharma mark:pharma-1=a +3s keep:home,pharma-1")
    assert (seen.selection, seen.stamp, seen.origin) == ("a", 3, {"a": 3})
    attract = play("+3s keep:home,region", None)
    assert attract.charts["region"].stamp == 3


def test_what_are_these_numbers() -> None:
    assert play("touch tap:pharma ?").panel == "about"
    assert play("touch tap:pharma ? x").panel is None
    assert play("touch tap:pharma ? en light").panel == "about"
    for away in (">", "home", "go:care", "+111s over", "+199s", "keep:home,care"):
        assert play(f"touch tap:pharma ? {away}").panel is None, away


def test_who_reads_what_the_numbers_are_is_left_in_peace_a_minute_longer() -> None:
    assert Booth().play("touch tap:pharma +51s").seen == "visit pharma-1 it ?"
    assert Booth().play("touch tap:pharma ? +110s").seen == "visit pharma-1 it"
    assert Booth().play("touch tap:pharma ? +112s").seen == "visit pharma-1 it ?"
