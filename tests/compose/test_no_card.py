"""A chart that shows by itself what is touched: no card, no second row of buttons, and it is read aloud."""

from dataclasses import replace

import pytest

from kiosk.charts.kinds import network
from kiosk.charts.marks import Target
from kiosk.compose.page import Choice, Look
from kiosk.compose.slide import compose
from kiosk.model.state import SelectMark
from kiosk.ui.style import QtMeasure
from tests.content.shipped import deck as shipped


@pytest.mark.parametrize("portrait", [False, True])
def test_a_touched_kind_opens_no_card_and_is_read_aloud(portrait: bool, qapp: object) -> None:
    deck = shipped()
    slide = deck.slides["life-expectancy"].model_copy(update={"chart": dict(network.EXAMPLE)})
    deck = replace(deck, slides={**deck.slides, "life-expectancy": slide})
    page = compose(deck, "life-expectancy", Look("en", portrait), QtMeasure())
    assert page.live and page.live.keys == ("institutional", "scientific", "international", "hub-clusters")
    choice = Choice("scientific")
    marks = page.final(choice)
    keys = {mark.key for mark in marks}
    assert not any(key.startswith(("readout", "chips")) for key in keys) and page.live.card(choice) == ()
    assert "13" in page.live.read(choice) and "brochure" in page.live.read(choice)
    (touched,) = [mark for mark in marks if isinstance(mark, Target) and mark.key == "scientific"]
    assert touched.event == SelectMark("life-expectancy", "scientific") and "FADOI" in touched.name
    assert {mark.key for mark in page.marks} <= keys
