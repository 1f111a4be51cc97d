"""Outlines of cells: drawn in by the same distance on every side, and rounded without leaving the cell."""

from math import cos, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.charts.marks import Polygon, inside, touched
from kiosk.charts.marks import Target as Mark_
from kiosk.charts.outline import inset, rounded
from kiosk.charts.shapes import shape
from kiosk.charts.tissue import REGION, SHAPES, circle, disc, radius

SQUARE: Polygon = ((0, 0), (100, 0), (100, 100), (0, 100))


@st.composite
def convex(draw: st.DrawFn) -> Polygon:
    """Convex polygons about as large as a cell, in either winding."""
    n = draw(st.integers(3, 8))
    turn = draw(st.floats(0, 2 * pi))
    sizes = draw(st.floats(40, 120))
    points = tuple((sizes * cos(turn + 2 * pi * i / n), sizes * sin(turn + 2 * pi * i / n)) for i in range(n))
    return points[::-1] if draw(st.booleans()) else points


def test_a_square_drawn_in() -> None:
    assert sorted(inset(SQUARE, 10)) == [(10, 10), (10, 90), (90, 10), (90, 90)]
    assert sorted(inset(SQUARE[::-1], 10)) == [(10, 10), (10, 90), (90, 10), (90, 90)]
    assert inset(SQUARE, 0) == list(SQUARE)


@given(convex(), st.floats(1, 8))
def test_winding_does_not_matter(points: Polygon, by: float) -> None:
    one = sorted((round(x, 6), round(y, 6)) for x, y in inset(points, by))
    other = sorted((round(x, 6), round(y, 6)) for x, y in inset(points[::-1], by))
    for a, b in zip(one, other, strict=True):
        assert a == pytest.approx(b, abs=1e-5)


@given(convex(), st.floats(1, 8))
def test_every_edge_is_as_far_inside(points: Polygon, by: float) -> None:
    for x, y in inset(points, by):
        assert inside(points, x, y)
        gaps = [gap((x, y), points[i - 1], points[i]) for i in range(len(points))]
        assert min(gaps) == pytest.approx(by, abs=1e-6)


def test_corners_on_one_line_stay_near() -> None:
    """The mitre of two edges that are nearly one line lies far away: seen as a spike on screen."""
    points: Polygon = ((0, 0), (50, 0.01), (100, 0), (100, 100), (0, 100))
    assert all(-1 <= x <= 101 and -1 <= y <= 101 for x, y in inset(points, 8))


@given(convex(), st.floats(1, 300))
def test_rounded_corners_stay_on_their_edges(points: Polygon, r: float) -> None:
    """However large the radius: curves of two corners never meet, so the outline never crosses itself."""
    n = len(points)
    corners = rounded(list(points), r)
    assert [control for _, control, _ in corners] == list(points)
    for i, (begin, control, end) in enumerate(corners):
        assert gap(begin, points[i - 1], control) == pytest.approx(0, abs=1e-6)
        assert gap(end, control, points[(i + 1) % n]) == pytest.approx(0, abs=1e-6)
        assert hypot(begin[0] - control[0], begin[1] - control[1]) <= r + 1e-6
        edge = hypot(points[(i + 1) % n][0] - control[0], points[(i + 1) % n][1] - control[1])
        there = corners[(i + 1) % n][0]
        used = hypot(end[0] - control[0], end[1] - control[1]) + hypot(
            there[0] - points[(i + 1) % n][0], there[1] - points[(i + 1) % n][1]
        )
        assert used < edge


@pytest.mark.parametrize("name", ["disc-51", "disc-100", "home-9", REGION[0]])
def test_shipped_cells_stay_in_their_shape(name: str) -> None:
    """What is painted of a cell lies in the cell that is shipped, and so does its nucleus."""
    form = shape(name)
    by = 2.0 if name == "home-9" else 0.3
    for polygon, (x, y) in zip(form.cells, form.nuclei, strict=True):
        assert inside(polygon, x, y)
        for begin, _, end in rounded(inset(polygon, by), 5 * by):
            assert inside(polygon, *begin) and inside(polygon, *end)


@pytest.mark.parametrize("n", sorted(SHAPES))
def test_a_disc_has_as_many_cells_as_its_name_says(n: int) -> None:
    form = shape(f"disc-{n}")
    assert len(form.nuclei) == len(form.cells) == n
    assert max(hypot(x, y) for cell in form.cells for x, y in cell) == pytest.approx(100, abs=1.5)


def test_discs_compare_by_area() -> None:
    assert radius(25, 100, 80) == 40
    assert radius(100, 100, 80) == 80


def test_small_plates_have_no_nuclei() -> None:
    states = ("lombardia",) * 100
    assert disc("a", 100, 0, 0, 62, states).nucleus == 0
    assert disc("a", 100, 0, 0, 274, states).nucleus > 5


def test_what_is_touched_is_what_lies_on_top() -> None:
    under, over = Mark_("under", SQUARE, "under"), Mark_("over", circle(50, 50, 20), "over")
    assert touched((under, over), 50, 50) is over
    assert touched((under, over), 90, 90) is under
    assert touched((under, over), 101, 50) is None


def gap(point: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance of a point from the line through a and b."""
    length = hypot(b[0] - a[0], b[1] - a[1])
    return abs((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])) / length
