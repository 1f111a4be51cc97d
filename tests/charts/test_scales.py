"""Scales: ticks are nice numbers, axes end at ticks, labels neither touch nor change places."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.charts.scales import Scale, dodge, domain, step, thinned, ticks

NUMBERS = st.integers(-10_000_000, 10_000_000).map(lambda n: n / 1000)
MOST = st.integers(2, 9)


def test_a_scale_is_a_straight_line_that_goes_on_beyond_its_ends() -> None:
    scale = Scale(2009, 2019, 100, 0)
    assert [scale(year) for year in (2009, 2014, 2019, 2021)] == [100, 50, 0, -20]


def test_a_scale_of_nothing_stays_where_it_starts() -> None:
    assert Scale(5, 5, 100, 200)(7) == 100


@pytest.mark.parametrize(
    ("low", "high", "most", "by"),
    [(0, 85.5, 5, "20"), (0, 100, 5, "20"), (0, 10, 10, "1"), (0, 11, 10, "2"), (0, 0.9, 3, "0.5"), (0, 1213, 5, "500"),
     (6.4, 7.3, 5, "0.2"), (2009, 2022, 5, "5"), (0, 347_380, 4, "100000")],
)  # fmt: skip
def test_steps(low: float, high: float, most: int, by: str) -> None:
    assert step(low, high, most) == Decimal(by)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0, 85.5, 5, "0 20 40 60 80"),
        (0, 0.3, 3, "0.0 0.1 0.2 0.3"),  # 3 * 0.1 is more than 0.3, by a rounding error
        (0.1, 0.7, 6, "0.1 0.2 0.3 0.4 0.5 0.6 0.7"),
        (6.4, 7.3, 5, "6.4 6.6 6.8 7.0 7.2"),
        (-5, 5, 5, "-5 0 5"),  # steps of 2 would miss both ends
        (0, 50, 3, "0 20 40"),  # the ends alone would say too little
        (2009, 2022, 5, "2010 2015 2020"),
    ],
)
def test_ticks(low: float, high: float, most: int, expected: str) -> None:
    assert [str(tick + 0) for tick in ticks(low, high, most)] == expected.split()


@pytest.mark.parametrize(
    ("values", "most", "zero", "ends"),
    [
        ((81.2, 85.5), 5, True, (0, 100)),
        ((81.2, 85.5), 5, False, (81, 86)),
        ((-0.7, 1.7), 5, True, (-1, 2)),
        ((-4.5, -2), 5, True, (-5, 0)),
        ((1.9, 11.1), 5, False, (0, 15)),  # steps of 2 would need six pieces
        ((0, 0), 5, True, (0, 1)),
        ((7, 7), 5, False, (7, 8)),
        ((0.1, 0.7), 6, False, (0.1, 0.7)),
        ((-1, 1), 1, True, (-1, 1)),
    ],
)
def test_domains(values: tuple[float, ...], most: int, zero: bool, ends: tuple[float, float]) -> None:
    assert domain(values, most, zero) == ends


@given(st.lists(NUMBERS, min_size=1, max_size=8), MOST, st.booleans())
def test_an_axis_holds_its_values_and_ends_at_ticks(values: list[float], most: int, zero: bool) -> None:
    low, high = domain(values, most, zero)
    assert low < high and low <= min(values) + 1e-6 and max(values) <= high + 1e-6
    assert not zero or low <= 0 <= high
    found = ticks(low, high, most)
    assert (float(found[0]), float(found[-1])) == pytest.approx((low, high))
    assert 2 <= len(found) <= most + 1
    assert domain((low, high), most, zero=False) == (low, high)


@given(NUMBERS, NUMBERS, MOST)
def test_ticks_are_nice_even_and_within(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    if high - low < 0.001:
        return
    found = ticks(low, high, most)
    assert len(found) <= most + 1
    assert all(low - 1e-6 <= tick <= high + 1e-6 for tick in found)
    steps = {b - a for a, b in pairwise(found)}
    assert len(steps) <= 1
    for by in steps:
        assert by.normalize().as_tuple().digits in ((1,), (2,), (5,))
        assert all(tick % by == 0 for tick in found)


def test_labels_that_do_not_touch_stay() -> None:
    assert dodge([10, 90, 50], 30, 0, 100) == [15, 85, 50]  # the ends hold the outer ones


def test_labels_that_touch_make_way_evenly() -> None:
    assert dodge([50, 50], 30, 0, 100) == [35, 65]
    assert dodge([48, 52, 200], 30, 0, 300) == [35, 65, 200]
    assert dodge([], 30, 0, 100) == []


def test_too_many_labels_begin_at_the_top() -> None:
    assert dodge([90, 90, 90], 50, 0, 100) == [25, 75, 125]


LABELS = st.lists(st.floats(-50, 1050), min_size=1, max_size=12)


@given(LABELS, st.floats(1, 200))
def test_dodging_keeps_order_and_distance_and_room(wanted: list[float], height: float) -> None:
    found = dodge(wanted, height, 0, 1000)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    assert all(found[b] - found[a] >= height - 1e-6 for a, b in pairwise(order))
    assert min(found) >= height / 2 - 1e-6
    if len(wanted) * height <= 1000:
        assert max(found) <= 1000 - height / 2 + 1e-6


@given(LABELS, st.floats(1, 80), st.data())
def test_nothing_lies_nearer_than_dodging_puts_it(wanted: list[float], height: float, data: st.DataObject) -> None:
    """Moved one by one or all together, labels that keep their distance are no nearer to where they are wanted."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    found = dodge(wanted, height, 0, 1000)
    if len(wanted) * height > 1000:
        return
    other, least = [0.0] * len(wanted), height / 2
    for n, i in enumerate(order):
        last = 1000 - height / 2 - (len(order) - 1 - n) * height
        other[i] = data.draw(st.floats(least, max(least, last)))
        least = other[i] + height

    def far(places: list[float]) -> float:
        return sum((place - want) ** 2 for place, want in zip(places, wanted, strict=True))

    assert far(found) <= far(other) + 1e-3


@pytest.mark.parametrize(
    ("width", "gap", "kept"),
    [(10, 0, (0, 1, 2, 3, 4)), (10, 1, (0, 2, 4)), (21, 0, (1, 4)), (31, 0, (0, 4)), (41, 0, (4,))],
)
def test_thinning_takes_every_second_then_every_third(width: float, gap: float, kept: tuple[int, ...]) -> None:
    assert thinned([width] * 5, [0, 10, 20, 30, 40], gap) == kept


def test_thinning_nothing() -> None:
    assert thinned([], [], 5) == ()


@given(st.lists(st.tuples(st.floats(1, 100), st.floats(0, 50)), min_size=1, max_size=20), st.floats(0, 20))
def test_what_is_left_does_not_touch_and_ends_with_the_last(labels: list[tuple[float, float]], gap: float) -> None:
    widths, places = [width for width, _ in labels], []
    for _, on in labels:
        places.append((places[-1] if places else 0.0) + on)
    kept = thinned(widths, places, gap)
    assert kept[-1] == len(labels) - 1
    assert len({b - a for a, b in pairwise(kept)}) <= 1
    for a, b in pairwise(kept):
        assert places[b] - widths[b] / 2 - (places[a] + widths[a] / 2) >= gap - 1e-9
