"""All slides as a speaker looks for them, and where they stand."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.compose.contents import Contents, Entry, Section, Words, contents, folded
from kiosk.compose.wall import wall
from kiosk.model.talk import Talk
from tests.content.shipped import deck

NOTES = {"it": "Chiedere di Zenòbia: l’ospite è là.", "en": "Ask Zenobia, our guest."}


def a_talk(*slides: str) -> Talk:
    stops = [{"slide": slide, "seconds": 60, "optional": slide == "pharma"} for slide in slides]
    stops[0]["notes"] = NOTES
    fields = {"id": "t", "title": {"it": "Prova", "en": "Trial"}, "minutes": 10, "slides": stops}
    return Talk.model_validate(fields, strict=False)


TALK = a_talk("attract", "irccs", "healthcare", "pharma", "home", "irccs-areas")


def found(typed: str, talk: Talk = TALK, language: str = "it") -> tuple[list[str], list[str]]:
    """What is found in the talk, and elsewhere."""
    all_of_it = contents(deck(), talk, language).find(typed, Words(deck(), talk))
    talks, others = all_of_it.talk, all_of_it.others
    return [e.slide for s in talks for e in s.entries], [e.slide for s in others for e in s.entries]


def test_the_talk_comes_in_its_order_and_the_rest_by_topic() -> None:
    told = contents(deck(), TALK, "en")
    assert [(section.name, [entry.number for entry in section.entries]) for section in told.talk] == [
        ("Opening", [1]),
        ("Healthcare system", [2, 3]),
        ("Pharmaceutical industry", [4]),
        ("Interlude", [5]),
        ("Healthcare system", [6]),
    ]
    assert [entry.slide for entry in told.entries if entry.optional] == ["pharma"]
    names = [section.name for section in told.others]
    assert len(set(names)) == len(names)
    topics = [topic.name["en"] for topic in deck().topics if set(topic.slides) - set(TALK.ids)]
    assert names[: len(topics)] == topics
    ends = [slide.id for slide in deck().slides.values() if slide.layout == "score"]
    assert sorted(entry.slide for entry in told.entries) == sorted(deck().slides.keys() - set(ends))


def test_every_word_counts_in_either_language_without_case_or_accents() -> None:
    for typed in ("ZENOBIA", "zenòbia ospite", "l'ospite e", "guest là", "  ask  zenobia "):
        assert found(typed) == (["attract"], []), typed
    assert found("zenobia irccs") == ([], [])
    assert "irccs" in found("healthcare")[0] and "irccs" in found("sistema sanitario")[0], (
        "a topic's name is a word too"
    )
    assert "irccs" in found("a")[0], "what is found by one letter is found by all"


def test_a_number_is_that_of_the_talk_and_a_figure_as_it_is_written() -> None:
    assert found("4")[0].count("pharma") == 1
    (own, others) = found("28.852")
    assert "pharma" in own and found("28,852") == (own, others)


@pytest.mark.parametrize(("text", "plain"), [("Città", "citta"), ("L’É", "l'e"), ("1\u202f000", "1 000"), ("ﬁ", "fi")])
def test_typography_does_not_hide_a_word(text, plain) -> None:
    assert folded(text) == plain


def test_words_are_put_together_a_few_at_a_time() -> None:
    words, slides = Words(deck(), TALK), [*TALK.ids]
    turns = 0
    while words.ahead(slides, 4):
        turns += 1
    assert turns == 2


counts = st.lists(st.integers(1, 14), max_size=8)


@settings(max_examples=40)
@given(counts, counts, st.integers(300, 1900))
def test_slides_stand_apart_in_reading_order_within_the_width(talk, others, width) -> None:
    def sections(name: str, many: list[int]) -> tuple[Section, ...]:
        return tuple(
            Section("A long heading", "Short", tuple(Entry(f"{name}{n}-{k}", "x", 1) for k in range(count)))
            for n, count in enumerate(many)
        )

    told = Contents(sections("t", talk), sections("o", others))
    laid = wall(told, ("Talk", "Others"), width, lambda text: 12.0 * len(text))
    assert list(laid.spots) == [entry.slide for entry in told.entries]
    stand = [spot.box for spot in laid.spots.values()]
    assert all(box.x >= 0 and box.right <= width + 0.1 and box.bottom <= laid.height + 0.1 for box in stand)
    for one, other in pairwise(stand):
        assert other.y > one.y + 20 or (abs(other.y - one.y) < 0.1 and other.x > one.right)
    for first in list(laid.spots)[:1]:
        assert laid.nearest(first, -1) == first
    for slide, spot in laid.spots.items():
        below = laid.spots[laid.nearest(slide, 1)].picture
        assert below == spot.picture or below.y > spot.picture.bottom
