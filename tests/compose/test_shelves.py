"""Groups on shelves, shelves on pages."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.compose.shelves import Shelves, boxes, depth, fewest, filled, paged

counts = st.lists(st.integers(1, 40), min_size=1, max_size=20)


def grid(columns: int) -> Shelves:
    return Shelves(columns, 100, 60, 40, 10, 8, 12, 20)


@given(counts, st.integers(2, 12), st.integers(1, 3), st.floats(120, 900))
def test_every_box_stands_once_in_its_order_and_apart_from_all_others(counts, columns, head, room) -> None:
    shape = grid(columns)
    pages = paged(filled(counts, [head] * len(counts), shape, room), shape, room)
    told = [(part.group, n) for page in pages for _, shelf in page for part in shelf
            for n in range(part.first, part.last)]  # fmt: skip
    assert told == [(group, n) for group, count in enumerate(counts) for n in range(count)]
    assert depth(pages, shape) <= room + 0.1
    for page in pages:
        stand = [box for y, shelf in page for part in shelf for box in boxes(part, shape, y)]
        stand.sort(key=lambda box: (box.y, box.x))
        for one, other in pairwise(stand):
            assert other.y >= one.bottom + 11.9 or (other.y == one.y and other.x >= one.right + 9.9)
        assert all(box.x >= 0 and box.right <= shape.x(columns) for box in stand)


def test_a_heading_takes_the_columns_it_needs() -> None:
    (first, second), (third,) = filled([1, 1, 1], [2, 2, 2], grid(4), 500)
    assert (first.column, second.column, third.column) == (0, 2, 0)
    assert grid(4).span(210) == 2 and grid(4).span(211) == 3 and grid(4).span(9999) == 4


def test_pages_are_about_equally_full() -> None:
    pages = paged(filled([4] * 6, [1] * 6, grid(4), 700), grid(4), 128 * 5)
    assert [len(page) for page in pages] == [3, 3]


def test_the_largest_boxes_that_need_the_fewest_pages_are_taken() -> None:
    taken, pages = fewest([6], lambda shape: [1], [grid(1), grid(2), grid(3)], 252)
    assert (taken.columns, len(pages)) == (2, 1)
