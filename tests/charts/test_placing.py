"""Words find room: beside points, at line ends, on poles above a plot."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.charts.marks import Box
from kiosk.charts.placing import around, crosses, flags, spread

ROOM = Box(0, 0, 1000, 500)
SIZE = (120.0, 30.0)


@pytest.mark.parametrize(
    ("segment", "hit"),
    [
        (((0, 0), (100, 100)), True),
        (((0, 50), (100, 50)), True),
        (((50, 0), (50, 39)), False),  # ends before it
        (((0, 0), (100, 30)), False),  # passes above
        (((50, 45), (50, 46)), True),  # wholly inside
        (((30, 0), (30, 100)), False),
    ],
)
def test_a_line_crosses_a_box(segment: tuple[tuple[float, float], tuple[float, float]], hit: bool) -> None:
    assert crosses(segment, Box(40, 40, 20, 20)) is hit


def test_values_stand_above_where_nothing_is_in_their_way() -> None:
    points = [(200.0, 250.0), (500.0, 250.0)]
    boxes = around(points, [SIZE] * 2, 20, [(points[0], points[1])], ROOM)
    assert boxes and [(box.cx, box.bottom) for box in boxes] == [(200, 230), (500, 230)]


def test_values_give_way_to_a_steep_line() -> None:
    points = [(300.0, 400.0), (500.0, 100.0)]
    lines = [(points[0], points[1])]
    boxes = around(points, [SIZE] * 2, 20, lines, ROOM)
    assert boxes
    assert not any(crosses(line, box) for line in lines for box in boxes)


def test_a_value_without_room_is_reported() -> None:
    assert around([(500.0, 250.0)], [(1200.0, 30.0)], 20, [], ROOM) is None


heights = st.lists(st.tuples(st.floats(0, 500), st.floats(10, 60)), min_size=1, max_size=7)


@given(heights)
def test_spread_labels_do_not_touch_keep_their_order_and_stay_inside(labels: list[tuple[float, float]]) -> None:
    wanted, tall = [at for at, _ in labels], [height for _, height in labels]
    middles = spread(wanted, tall, 0, 500)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    for a, b in pairwise(order):
        assert middles[b] - middles[a] >= (tall[a] + tall[b]) / 2 - 1e-6
    if sum(tall) <= 500:
        for middle, height in zip(middles, tall, strict=True):
            assert middle - height / 2 >= -1e-6 and middle + height / 2 <= 500 + 1e-6


def test_labels_that_have_room_stay_where_they_are_wanted() -> None:
    assert spread([400, 100, 250], [50, 60, 40], 0, 500) == [400, 100, 250]


poles = st.lists(st.floats(60, 940), min_size=1, max_size=4).map(sorted)


@given(poles, st.lists(st.floats(40, 290), min_size=4, max_size=4))
def test_no_pole_runs_through_a_flag(places: list[float], widths: list[float]) -> None:
    widths = widths[: len(places)]
    rows, turned = flags(places, widths, 0, 1000)
    spans = [(x - w, x) if back else (x, x + w) for x, w, back in zip(places, widths, turned, strict=True)]
    assert all(start >= 0 and end <= 1000 for start, end in spans)
    for i, j in combinations(range(len(places)), 2):
        if abs(places[i] - places[j]) < 1e-6:
            continue
        for flag, pole in ((i, j), (j, i)):
            if spans[flag][0] < places[pole] < spans[flag][1]:
                assert rows[pole] > rows[flag]
        if min(spans[i][1], spans[j][1]) - max(spans[i][0], spans[j][0]) > 1e-6:
            assert rows[i] != rows[j]


def test_one_row_is_enough_where_flags_can_turn() -> None:
    assert flags([100, 300], [150, 150], 0, 1000) == ([0, 0], [False, False])
    assert flags([300, 350], [200, 200], 0, 1000) == ([0, 0], [True, False])
