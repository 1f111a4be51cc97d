"""Wheels: cells in groups, arcs that close them, a word in the middle in any language."""

import pytest

from kiosk.charts.frame import Frame
from kiosk.charts.marks import Box, Curve, Disc, Label, Tissue
from kiosk.charts.measure import FixedMeasure
from kiosk.charts.ring import ring
from kiosk.charts.wheel import Group, hub, wheel
from kiosk.model.deck import Deck

BOX = Box(100, 100, 600, 600)


def test_cells_of_a_group_have_its_state_and_an_arc_when_all_are_there() -> None:
    made = ring(15)
    assert made
    groups = [Group("a", 10, 10.0, "touched", True), Group("b", 5, 2.0, "unlit", False)]
    tissue, *arcs = wheel(made, groups, BOX, settled=False)
    assert isinstance(tissue, Tissue)
    states = [tissue.states[cell] for cell in made.cells]
    assert states == ["touched"] * 10 + ["unlit"] * 5
    assert [mark.key for mark in arcs] == ["a.arc"]
    assert [mark.key for mark in wheel(made, groups, BOX, settled=True) if isinstance(mark, Curve)] == [
        "a.arc",
        "b.arc",
    ]


@pytest.mark.parametrize("names", [("Hub", "Hub"), ("Il cuore del distretto", "The district")])
def test_the_name_in_the_middle_has_one_size_in_all_languages(deck: Deck, names: tuple[str, str]) -> None:
    made = ring(49)
    assert made
    frame = Frame(BOX, "it", deck, FixedMeasure())
    sizes = set()
    for code in (0, 1):
        disc, label = hub(made, names, code, BOX, frame)
        assert isinstance(disc, Disc) and isinstance(label, Label)
        assert label.box.cx == pytest.approx(disc.x) and label.box.cy == pytest.approx(disc.y)
        sizes |= {span.style.size for span in label.spans}
    assert len(sizes) == 1
