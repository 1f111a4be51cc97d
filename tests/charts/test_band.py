"""Cells in a band: from left to right, as wide as the room, and a disc where there is no width."""

from kiosk.charts import band
from kiosk.charts.marks import Box
from kiosk.charts.shapes import shape


def test_its_cells_stand_from_left_to_right() -> None:
    for count in band.COUNTS:
        nuclei = shape(f"band-{count}").nuclei
        assert len(nuclei) == count
        assert list(nuclei) == sorted(nuclei, key=lambda nucleus: nucleus[0])


def test_it_fills_the_width_or_the_height() -> None:
    assert band.room(Box(0, 0, 1200, 900)) == Box(0, 350, 1200, 200)
    assert band.room(Box(0, 0, 1200, 100)) == Box(300, 0, 600, 100)


def test_only_where_there_is_the_width_and_a_shape() -> None:
    assert band.fits(100, Box(0, 0, 1200, 300))
    assert not band.fits(100, Box(0, 0, 600, 600))
    assert not band.fits(33, Box(0, 0, 1200, 300))


def test_what_is_lit_can_be_touched() -> None:
    box = Box(0, 0, 1200, 200)
    assert band.part(box, 0.25) == Box(0, 0, 300, 200).corners()
    assert band.part(box, 0.01) == box.corners(), "no finger meets a hundredth"
