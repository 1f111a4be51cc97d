"""All slides at a glance: which stand there, where, and what they are called."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kiosk.charts.marks import Box
from kiosk.compose.overview import Overview, overview
from kiosk.compose.page import Look
from kiosk.model.deck import Deck
from kiosk.ui.style import QtMeasure
from tests.content.shipped import deck

MEASURE = QtMeasure()
PLAIN = Look("it")


@pytest.fixture(autouse=True)
def _fonts(qapp) -> None:
    """Measuring needs an application."""


def laid(
    look: Look = PLAIN, here: str = "home", seen: tuple[str, ...] = (), least: float = 54.0, of: Deck | None = None
):
    made = overview(of or deck(), look, MEASURE, here, frozenset(seen), least)
    assert made is not None
    return made


def grown(times: int) -> Deck:
    """The shipped topics with so many times their slides."""
    slides, topics = dict(deck().slides), []
    for topic in deck().topics:
        ids = [f"{slide}-{n}" for n in range(times) for slide in topic.slides]
        slides |= {each: deck().slides[each.rpartition("-")[0]] for each in ids}
        topics.append(topic.model_copy(update={"slides": tuple(ids)}))
    return replace(deck(), slides=slides, topics=tuple(topics))


def slides(made: Overview) -> list[str]:
    return [thumb.slide for page in made.pages for group in page for thumb in group.thumbs]


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("size", ["normal", "large", "largest"])
@pytest.mark.parametrize("least", [44.0, 54.0, 119.0])
@pytest.mark.parametrize("times", [1, 8])
def test_every_slide_of_a_topic_stands_once_large_enough_and_within_reach(
    portrait, language, size, least, times
) -> None:
    content = deck() if times == 1 else grown(times)
    made = laid(Look(language, portrait, size), least=least, of=content)
    assert slides(made) == [slide for topic in content.topics for slide in topic.slides]
    stage = Box(0, 0, 1080, 1920) if portrait else Box(0, 0, 1920, 1080)
    assert holds(stage, made.panel)
    for page in made.pages:
        for group in page:
            touched = [group.heading.box, *(thumb.box for thumb in group.thumbs)]
            for box in (*touched, made.foot):
                assert holds(made.panel, box)
                assert min(box.w, box.h) >= least - 0.01
                assert box.y >= (1152 if portrait else 0)
            assert max(box.bottom for box in touched) <= made.foot.y
        alone = [box for group in page for box in (group.heading.box, *(thumb.box for thumb in group.thumbs))]
        assert not [(a, b) for n, a in enumerate(alone) for b in alone[:n] if min(a.overlap(b)) > 0]


def holds(outer: Box, inner: Box) -> bool:
    return min(outer.overlap(inner)) >= 0 and outer.overlap(inner) == pytest.approx((inner.w, inner.h))


def test_all_that_is_shipped_stands_on_one_page_of_a_landscape_screen() -> None:
    for language in ("it", "en"):
        for size in ("normal", "large", "largest"):
            assert len(laid(Look(language, text_size=size)).pages) == 1


def test_no_heading_is_wider_than_its_topic_or_smaller_than_anything_else() -> None:
    for portrait in (False, True):
        for language in ("it", "en"):
            for size in ("normal", "largest"):
                made = laid(Look(language, portrait, size))
                for page in made.pages:
                    for group in page:
                        words = group.heading
                        assert words.style.size >= 22
                        assert MEASURE.advance(words.words, words.style) < words.box.w
                    row = sorted((group.heading.box for group in page), key=lambda box: (box.y, box.x))
                    assert all(b.y > a.y or b.x > a.right for a, b in pairwise(row))


def test_names_say_topic_place_title_and_what_this_visit_makes_of_it() -> None:
    topic = next(topic for topic in deck().topics if len(topic.slides) > 2)
    here, seen, new = topic.slides[:3]
    made = laid(Look("en"), here, (here, seen))
    said = {thumb.slide: thumb.spoken for page in made.pages for group in page for thumb in group.thumbs}
    assert said[here].startswith(f"{topic.name['en']}, 1 of {len(topic.slides)}: ")
    assert said[here].endswith(", already seen, you are here")
    assert said[seen].endswith(", already seen")
    assert not said[new].endswith(("seen", "here"))
    heading = next(group.heading for page in made.pages for group in page if group.heading.topic == topic.id)
    assert heading.spoken == f"{topic.name['en']}, {len(topic.slides)} slides"


def test_the_legend_counts_slides_of_topics_and_waits_for_the_first() -> None:
    def legend(seen: tuple[str, ...]) -> list[str]:
        return [span.text for mark in laid(Look("en"), seen=seen).marks if mark.key == "overview.seen"
                for span in mark.spans]  # fmt: skip

    some = deck().topics[0].slides[0]
    assert legend(()) == legend(("home",)) == []
    assert legend(("home", some)) == [f"Seen: 1 of {len(slides(laid()))}"]


def test_it_knows_the_page_of_a_slide() -> None:
    made = laid(Look("it", portrait=True))
    for n, page in enumerate(made.pages):
        for group in page:
            assert {made.page_of(thumb.slide) for thumb in group.thumbs} == {n}
    assert made.page_of("home") == 0


def test_without_slides_in_topics_there_is_nothing_to_show() -> None:
    bare = replace(deck(), topics=tuple(t.model_copy(update={"slides": ()}) for t in deck().topics))
    assert overview(bare, PLAIN, MEASURE, "home") is None
    few = replace(bare, topics=(*bare.topics[:1], deck().topics[1]))
    assert slides(laid(of=few)) == list(deck().topics[1].slides)
