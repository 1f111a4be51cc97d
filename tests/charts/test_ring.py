"""Rings: as many cells as are counted, whole, round a hole; arcs that hold them together."""

from math import hypot, pi

import pytest

from kiosk.charts.marks import distance
from kiosk.charts.ring import arc, arcs, ring
from kiosk.charts.shapes import shape


@pytest.mark.parametrize("n", [3, 5, 13, 21, 49, 50, 65, 100, 138])
def test_a_ring_has_exactly_its_cells_and_a_hole_that_none_reaches_into(n: int) -> None:
    made = ring(n)
    assert made is not None
    assert len(made.cells) == n == len(set(made.cells))
    cells = shape(made.shape).cells
    assert len(cells) == made.total
    assert min(distance(cells[i], 0, 0) for i in made.cells) >= made.hole - 1
    assert made.hole >= 20


def test_every_count_between_the_bounds_has_a_ring() -> None:
    assert [n for n in range(1, 141) if ring(n) is None] == [1, 2, 139, 140]


def test_arcs_cover_the_whole_turn_and_each_holds_its_own_cells() -> None:
    made = ring(49)
    assert made is not None
    counts = [13, 13, 21, 2]
    found = arcs(made, counts)
    assert found[0][0] == 0 and found[-1][1] == 2 * pi
    assert [end for _, end in found[:-1]] == [start for start, _ in found[1:]]
    assert [(end - start) / (2 * pi) * 49 for start, end in found] == pytest.approx(counts, abs=1)


def test_an_arc_starts_at_12_o_clock_and_goes_clockwise() -> None:
    points = arc(100, 100, 50, 0, pi / 2)
    assert points[0] == pytest.approx((100, 50)) and points[-1] == pytest.approx((150, 100))
    assert all(hypot(x - 100, y - 100) == pytest.approx(50) for x, y in points)


def test_two_arcs_never_touch() -> None:
    before, after = arc(0, 0, 100, 0, 1, 7), arc(0, 0, 100, 1, 2, 7)
    assert hypot(before[-1][0] - after[0][0], before[-1][1] - after[0][1]) == pytest.approx(14, abs=0.2)
