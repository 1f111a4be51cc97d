"""The band of a talk: what it says at each step, and that it holds what the shipped slides have to say."""

import pytest

from kiosk.charts.marks import Box, Label, Panel
from kiosk.charts.measure import FixedMeasure
from kiosk.compose.band import HEIGHT, Band, band
from kiosk.model.deck import Deck
from kiosk.ui.style import QtMeasure
from tests.content.shipped import deck as shipped
from tests.content.shipped import one_of_each

from .conftest import MakeDeck

WIDE = {False: 1920.0, True: 1080.0}
SLIDE = """
- id: whole
  layout: opener
  title: {it: Titolo, en: Three hundred beds}
  figure: {it: "**{beds:n}**", en: "**{beds:n}**"}
  body: {it: posti letto. E altro ancora., en: beds in all. There is more to say.}
  facts:
    - {figure: {it: "{staff:n}", en: "{staff:n}"}, text: {it: persone, en: people}}
    - {figure: {it: "{staff:n}", en: "{staff:n}"}, text: {it: persone, en: people}}
  reveal: [figure, facts]
- id: begun
  layout: opener
  title: {it: letti in tutto, en: beds in all}
  figure: {it: "**{beds:n}**", en: "**{beds:n}**"}
"""


@pytest.fixture
def deck(make_deck: MakeDeck) -> Deck:
    return make_deck(SLIDE)


def made(deck: Deck, slide: str, step: int | None = None, language: str = "en", *, portrait: bool = False) -> Band:
    return band(deck, slide, step, language, WIDE[portrait], portrait, FixedMeasure())


def said(found: Band) -> list[str]:
    """Texts in their order, lines joined."""
    return [" ".join(span.text for span in mark.spans) for mark in found.marks if isinstance(mark, Label)]


def test_it_tells_what_shows_and_nothing_twice(deck: Deck) -> None:
    assert said(made(deck, "whole")) == ["EN", "Three hundred beds", "300", "beds in all", "50", "people"]
    assert said(made(deck, "whole", language="it")) == ["IT", "Titolo", "300", "posti letto", "50", "persone"]


def test_it_tells_nothing_before_the_slide_does(deck: Deck) -> None:
    assert said(made(deck, "whole", 0)) == ["EN", "Three hundred beds"]
    assert said(made(deck, "whole", 1)) == ["EN", "Three hundred beds", "300", "beds in all"]
    assert said(made(deck, "whole", 2)) == said(made(deck, "whole"))


def test_a_headline_that_goes_on_from_a_figure_begins_with_it(deck: Deck) -> None:
    assert "".join(said(made(deck, "begun"))[1:]).split() == ["300", "beds", "in", "all"]


@pytest.mark.parametrize("portrait", [False, True])
def test_it_is_as_high_whatever_it_says(deck: Deck, portrait: bool) -> None:
    for slide in ("whole", "begun"):
        found = made(deck, slide, portrait=portrait)
        (ground,) = (mark for mark in found.marks if isinstance(mark, Panel) and mark.key == "band")
        assert found.height == HEIGHT[portrait] == ground.box.h and ground.box.w == WIDE[portrait]


@pytest.mark.parametrize("slide", one_of_each())
def test_shipped_slides_find_room(qapp, slide: str) -> None:
    for language, portrait in (("it", False), ("en", False), ("it", True), ("en", True)):
        found = band(shipped(), slide, None, language, WIDE[portrait], portrait, QtMeasure())
        labels = [mark for mark in found.marks if isinstance(mark, Label)]
        room = Box(0, 0, WIDE[portrait], found.height).inset(left=40, top=8, right=40, bottom=8)
        assert found.whole and len(labels) >= 2
        for n, label in enumerate(labels):
            assert label.box.x >= room.x and label.box.right <= room.right
            assert label.box.y >= room.y and label.box.bottom <= room.bottom
            assert all(span.style.size >= 22 for span in label.spans)
            assert all(min(label.box.overlap(other.box)) <= 1 for other in labels[n + 1 :])
