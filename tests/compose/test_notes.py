"""The handout laid out: all words of the notes once, in order, on as few sheets as they need."""

from itertools import pairwise

import pytest

from kiosk.charts.marks import Box, Label, Mark, Rule
from kiosk.charts.measure import FixedMeasure
from kiosk.compose.notes import HEIGHT, TYPE, WIDTH, Sheet, sheets
from kiosk.compose.page import Look
from kiosk.model.deck import Deck
from kiosk.model.talk import Talk
from tests.compose.conftest import MakeDeck

SLIDES = """
  - {id: one, layout: chart, title: {it: Uno, en: One}, notes: {it: Sue., en: Its own.}}
  - {id: two, layout: chart, title: {it: Due, en: Two}}
"""
TWO_SHEETS = "\n".join(f"Paragraph {n} of **{{beds}}**." for n in range(40))
ADDRESS = "https://www.example.org/" + "very-long/" * 30


def talk(notes: str) -> Talk:
    """A talk of both slides: the first with these notes, the second optional and without."""
    stops = [{"slide": "one", "seconds": 75, "notes": {"en": notes}}, {"slide": "two", "seconds": 20, "optional": True}]
    title = {"it": "Una prova", "en": "A trial"}
    return Talk.model_validate({"id": "t", "title": title, "minutes": 2, "slides": stops}, strict=False)


def laid(deck: Deck, talk: Talk | None, *, portrait: bool = False) -> tuple[Sheet, ...]:
    return sheets(deck, ["one", "two"], talk, Look("en", portrait), FixedMeasure())


def said(sheet: Sheet, key: str = "") -> str:
    """The words of the marks whose keys begin so."""
    labels = [mark for mark in sheet.marks if isinstance(mark, Label) and mark.key.startswith(key)]
    return " ".join(span.text for label in labels for span in label.spans)


def words(text: str) -> list[str]:
    return text.replace("{beds}", "300\u00a0beds").replace("**", "").split()


def test_a_sheet_says_where_one_is_and_what_to_say(make_deck: MakeDeck) -> None:
    first, second = laid(make_deck(SLIDES), talk("We have {beds}.\n\nThat is all."))
    assert said(first) == "1 Pharma 1:15 min from 0:00 We have 300\u00a0beds. That is all. A trial Page 1 of 2"
    assert said(second) == "2 Pharma 0:20 min from 1:15 optional A trial Page 2 of 2"


def test_without_a_talk_the_notes_are_the_slides_own(make_deck: MakeDeck) -> None:
    first, second = laid(make_deck(SLIDES), None)
    assert said(first) == "1 Pharma Its own. Trial Page 1 of 2"
    assert said(second) == "2 Pharma Trial Page 2 of 2"
    assert any(isinstance(mark, Rule) and mark.key.startswith("line") for mark in second.marks), "lines to write on"


def test_notes_get_smaller_before_they_go_on(make_deck: MakeDeck) -> None:
    deck, sizes, count = make_deck(SLIDES), list[float](), 1
    while len(made := laid(deck, talk("\n".join(["A line of the notes."] * count)))) == 2:
        sizes.append(notes(made[0].marks)[0].spans[0].style.size)
        count += 1
    assert sizes == sorted(sizes, reverse=True)
    assert set(sizes) == {style.size for style in TYPE}
    assert notes(made[0].marks)[0].spans[0].style == TYPE[0], "and are large again where there is room"


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("text", [TWO_SHEETS, f"See {ADDRESS} first."])
def test_every_word_stands_once_in_order_and_inside(make_deck: MakeDeck, text: str, portrait: bool) -> None:
    made = laid(make_deck(SLIDES), talk(text), portrait=portrait)
    told = " ".join(said(sheet, "notes") for sheet in made)
    assert "".join(told.split()) == "".join(words(text))
    for sheet in made:
        boxes = [label.box for label in sheet.marks if isinstance(label, Label)]
        assert all(box.x > 0 and box.right < WIDTH and box.bottom < HEIGHT for box in boxes)
        lines = [label.box for label in notes(sheet.marks)]
        assert not any(over(box, sheet.picture) for box in lines if sheet.picture)
        assert all(above.bottom <= below.y + 0.01 for above, below in pairwise(lines))


def test_notes_that_go_on_say_where(make_deck: MakeDeck) -> None:
    first, further, last = laid(make_deck(SLIDES), talk(TWO_SHEETS))
    assert first.picture and last.picture and further.picture is None
    assert (first.slide, further.slide) == ("one", "one")
    assert "continues on page 2" in said(first) and said(further).startswith("1 Pharma continued Paragraph")
    assert len(notes(further.marks)) > 1, "no line alone"


def notes(marks: tuple[Mark, ...]) -> list[Label]:
    return [mark for mark in marks if isinstance(mark, Label) and mark.key.startswith("notes")]


def over(one: Box, other: Box) -> bool:
    return min(one.overlap(other)) > 0
