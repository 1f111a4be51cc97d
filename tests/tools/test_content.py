"""The order of the story: what invites, home, then topic by topic. And a talk by its name."""

from dataclasses import replace

import pytest

from kiosk.model.deck import AttractStop, Deck
from kiosk.model.layouts import COVER
from kiosk.tools.content import NoContentError, order, talk


def test_it_begins_with_what_invites_and_home(deck: Deck) -> None:
    assert order(deck)[:3] == ("attract", "life-gained", "home")


def test_then_come_the_topics_in_the_order_of_home(deck: Deck) -> None:
    topics = tuple(slide for topic in deck.topics for slide in topic.slides)
    assert order(deck)[3 : 3 + len(topics)] == topics
    rest = [deck.slides[slide] for slide in order(deck)[3 + len(topics) :]]
    kinds = ["quiz" if slide.quizzes else slide.layout for slide in rest]
    assert kinds == sorted(kinds, reverse=True) and set(kinds) == {"quiz", COVER}, "then the quiz, then covers of talks"


def test_each_slide_comes_once(deck: Deck) -> None:
    assert sorted(order(deck)) == sorted(deck.slides)


def test_a_topics_slide_in_the_attract_loop_keeps_its_place(deck: Deck) -> None:
    stops = [
        AttractStop(slide=deck.topics[0].slides[0]),
        AttractStop(slide="attract"),
        AttractStop(slide="life-gained"),
    ]
    other = replace(deck, kiosk=deck.kiosk.model_copy(update={"attract": stops}))
    assert order(other) == order(deck)


def test_a_talk_that_there_is_not(deck: Deck) -> None:
    assert talk(deck, "welcome", "en") is deck.talks["welcome"]
    with pytest.raises(NoContentError) as nearly:
        talk(deck, "welcom", "en")
    there = ", ".join(deck.talks)
    assert str(nearly.value) == f'there is no talk "welcom"; there are: {there} (did you mean "welcome"?)'
    with pytest.raises(NoContentError) as none:
        talk(replace(deck, talks={}), "welcome", "en")
    assert str(none.value) == 'there is no talk "welcome"'
