"""Lists of names: as large as they fit in any language, never cut off, never on each other."""

from itertools import combinations

import pytest

from kiosk.charts.frame import Frame
from kiosk.charts.listing import listing, some
from kiosk.charts.marks import Box, Disc, Label, Mark
from kiosk.charts.measure import FixedMeasure
from kiosk.model.deck import Deck
from kiosk.model.tokens import STYLES

NAMES = tuple((f"Associazione {n} di Pavia", f"Association {n}") for n in range(21))


def drawn(deck: Deck, names: tuple[tuple[str, str], ...], box: Box, language: int = 0) -> list[Mark]:
    return listing("n", names, language, box, box.cy, Frame(box, "it", deck, FixedMeasure()))


@pytest.mark.parametrize("count", [1, 2, 7, 13, 21])
@pytest.mark.parametrize("box", [Box(100, 200, 800, 560), Box(0, 0, 620, 500), Box(0, 0, 1100, 400)])
def test_each_name_stands_in_the_box_beside_its_own_cell(deck: Deck, count: int, box: Box) -> None:
    marks = drawn(deck, NAMES[:count], box)
    labels = [mark for mark in marks if isinstance(mark, Label)]
    cells = {mark.key: mark for mark in marks if isinstance(mark, Disc)}
    assert [label.key for label in labels] == [f"n.{i}" for i in range(count)]
    for label in labels:
        assert box.x <= label.box.x and label.box.right <= box.right
        assert box.y <= label.box.y + 0.01 and label.box.bottom <= box.bottom + 0.01
        cell = cells[f"{label.key}.cell"]
        assert label.box.y < cell.y < label.box.y + label.spans[0].style.line
        assert cell.x + cell.r < label.box.x
        assert label.spans[0].style.size >= 22
    assert all(min(one.box.overlap(other.box)) <= 0 for one, other in combinations(labels, 2))


def test_columns_are_cut_where_the_list_is_lowest(deck: Deck) -> None:
    long = "Ministero degli Affari Esteri e della Cooperazione Internazionale"
    names = (*((f"{long} {n}",) * 2 for n in range(4)), *((f"Ente {n}",) * 2 for n in range(8)))
    labels = [mark for mark in drawn(deck, names, Box(0, 0, 900, 480)) if isinstance(mark, Label)]
    columns = [[label for label in labels if label.box.x == x] for x in sorted({label.box.x for label in labels})]
    assert [len(column) for column in columns] == [4, 8]


def test_equal_names_leave_the_odd_one_to_the_first_column(deck: Deck) -> None:
    labels = [mark for mark in drawn(deck, NAMES[:13], Box(0, 0, 1000, 330)) if isinstance(mark, Label)]
    assert [sum(label.box.x == x for label in labels) for x in sorted({label.box.x for label in labels})] == [7, 6]


def test_fewer_names_are_set_larger(deck: Deck) -> None:
    def size(count: int) -> float:
        first = next(m for m in drawn(deck, NAMES[:count], Box(0, 0, 800, 560)) if isinstance(m, Label))
        return first.spans[0].style.size

    assert size(2) > size(21) >= 22


@pytest.mark.parametrize("box", [Box(0, 0, 800, 560), Box(0, 0, 300, 560)], ids=["columns", "run on"])
def test_another_language_keeps_the_type_of_the_longest_one(deck: Deck, box: Box) -> None:
    labels = [[mark for mark in drawn(deck, NAMES, box, code) if isinstance(mark, Label)] for code in (0, 1)]
    sizes = [{span.style.size for label in each for span in label.spans} for each in labels]
    assert sizes[0] == sizes[1] and len(labels[0]) == len(labels[1])


def test_where_there_is_little_room_the_rest_is_counted(deck: Deck) -> None:
    (label,) = drawn(deck, NAMES, Box(0, 0, 300, 160), 1)
    assert isinstance(label, Label)
    text = " ".join(span.text for span in label.spans)
    shown = text.count("Association")
    assert 0 < shown < 21 and str(21 - shown) in text
    assert label.box.h <= 160


def test_names_that_all_fit_are_joined_and_none_is_counted() -> None:
    label = some("n", ("A", "B", "C"), "en", Box(0, 0, 500, 40), STYLES["quiet"], "quiet", FixedMeasure())
    assert label and [span.text for span in label.spans] == ["A, B and C"]
    label = some("n", ("Pavia", "Lodi"), "it", Box(0, 0, 500, 40), STYLES["quiet"], "quiet", FixedMeasure())
    assert label and [span.text for span in label.spans] == ["Pavia e\u00a0Lodi"]
    assert some("n", ("Unbreakable",), "en", Box(0, 0, 50, 40), STYLES["quiet"], "quiet", FixedMeasure()) is None
