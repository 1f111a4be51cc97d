"""The order of the story: what invites, home, then topic by topic."""

from dataclasses import replace

from kiosk.model.deck import AttractStop, Deck
from kiosk.tools.content import order


def test_it_begins_with_what_invites_and_home(deck: Deck) -> None:
    assert order(deck)[:3] == ("attract", "life-gained", "home")


def test_then_come_the_topics_in_the_order_of_home(deck: Deck) -> None:
    topics = tuple(slide for topic in deck.topics for slide in topic.slides)
    assert order(deck)[3 : 3 + len(topics)] == topics
    assert {deck.slides[slide].quizzes for slide in order(deck)[3 + len(topics) :]} == {True}, "and the quiz at the end"


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
