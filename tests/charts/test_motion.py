"""Motion is a function of values and time: it starts where things are and ends exactly where they belong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.charts.motion import ease, interpolate, length, progress
from kiosk.charts.tissue import growth

VALUES = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(-1e6, 1e6), max_size=8)
TIMES = st.floats(0, 1)


@given(VALUES, VALUES)
def test_it_sets_out_from_where_things_are(start: dict[str, float], target: dict[str, float]) -> None:
    assert interpolate(start, target, 0.0) == {key: start.get(key, 0.0) for key in {**target, **start}}


@given(VALUES, VALUES, st.floats(0, 10))
def test_at_rest_it_is_exactly_the_target(start: dict[str, float], target: dict[str, float], more: float) -> None:
    """Exactly: an interpolated 43.00000001 would be counted on as 43.0."""
    rest = interpolate(start, target, length(len({**start, **target})) + more)
    assert rest == target
    assert list(rest) == list(target)


@given(VALUES, VALUES, TIMES, TIMES)
def test_every_value_moves_one_way_and_never_beyond(
    start: dict[str, float], target: dict[str, float], one: float, other: float
) -> None:
    early, late = (interpolate(start, target, each) for each in sorted((one, other)))
    for key in {**start, **target}:
        a, b = start.get(key, 0.0), target.get(key, 0.0)
        gone = [abs(values.get(key, b) - a) for values in (early, late)]
        slack = 1e-9 * (abs(a) + abs(b))
        assert gone[0] <= gone[1] + slack
        assert gone[1] <= abs(b - a) + slack


def test_keys_enter_from_nothing_and_leave_to_nothing() -> None:
    start, target = {"stays": 10.0, "leaves": 8.0}, {"stays": 20.0, "enters": 6.0}
    on_the_way = interpolate(start, target, 0.3)
    assert on_the_way.keys() == {"stays", "enters", "leaves"}
    assert 10 < on_the_way["stays"] < 20 and 0 < on_the_way["enters"] < 6 and 0 < on_the_way["leaves"] < 8
    assert interpolate(start, target, 1.0) == target


def test_an_interruption_goes_on_from_where_things_are() -> None:
    caught = interpolate({}, {"a": 10.0}, 0.2)
    assert interpolate(caught, {"a": 0.0}, 0.0) == caught


def test_keys_set_out_one_after_the_other() -> None:
    on_the_way = list(interpolate({}, dict.fromkeys("abcd", 1.0), 0.2).values())
    assert on_the_way == sorted(on_the_way, reverse=True)
    assert len(set(on_the_way)) == 4


@pytest.mark.parametrize("keys", [0, 1, 2, 3, 10, 200])
def test_a_movement_takes_600_to_900_ms(keys: int) -> None:
    assert 0.6 <= length(keys) <= 0.9


@pytest.mark.parametrize("keys", [2, 5, 50])
def test_a_key_waits_60_ms_at_most(keys: int) -> None:
    """The stagger is what a second key has waited when it first moves."""
    target = dict.fromkeys(map(str, range(keys)), 1.0)
    still = [ms for ms in range(1, 200) if interpolate({}, target, ms / 1000)["1"] == 0.0]
    assert len(still) <= 60


def test_ease_is_clamped_and_slows_down() -> None:
    assert [ease(t) for t in (-1, 0, 1, 2)] == [0, 0, 1, 1]
    steps = [ease((n + 1) / 10) - ease(n / 10) for n in range(10)]
    assert steps == sorted(steps, reverse=True)
    assert (progress(0.0, 3), progress(9.0, 3)) == (0.0, 1.0)


@given(st.integers(1, 150), st.floats(0, 1))
def test_cells_grow_in_order(count: int, part: float) -> None:
    grown = growth(part * count, count)
    assert len(grown) == count
    assert list(grown) == sorted(grown, reverse=True)
    assert all(0.0 <= each <= 1.0 for each in grown)


def test_no_cell_before_the_start_and_all_at_the_end() -> None:
    assert set(growth(0.0, 19)) == {0.0}
    assert growth(19.0, 19) == (1.0,) * 19
    assert growth(0.4, 0.4) == ()
