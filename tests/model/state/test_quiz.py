"""Guess the number: rounds of five questions, what is right, where the answer leads, and how long it is waited for."""

from decimal import Decimal

import pytest

from kiosk.model.deck import Deck
from kiosk.model.state import asking, deadline, is_last, progress
from kiosk.model.state.quiz import guessed
from tests.model.state.fingers import ANSWER, Booth, deck

SEVEN = ("q1", "q2", "q3", "q4", "q5", "q6", "q7", "score")


def quiz(*slides: str) -> Deck:
    return deck(quiz=slides or SEVEN)


def seen(fingers: str, content: Deck | None = None) -> str:
    return Booth(content or quiz()).play(fingers).seen


def test_a_round_asks_five_questions_then_says_how_it_went_then_goes_home() -> None:
    booth = Booth(quiz()).play("touch quiz")
    for place in range(1, 6):
        assert booth.seen == f"quiz q{place} it"
        assert asking(booth.deck, booth.state) and progress(booth.deck, booth.state) == (place, 5)
        booth.play(">")
        assert booth.seen == f"quiz q{place} it", "the answer, where it was asked"
        assert not asking(booth.deck, booth.state)
        assert not is_last(booth.deck, booth.state)
        booth.play(">")
    assert booth.seen == "quiz score it" and is_last(booth.deck, booth.state)
    assert booth.play(">").seen == "visit home it"
    assert booth.state.quiz is None


def test_whoever_plays_next_is_asked_others() -> None:
    booth = Booth(quiz()).play("touch quiz")
    assert booth.state.quiz is not None and booth.state.quiz.questions == SEVEN[:5]
    booth.play("> > > > > > > > > > quiz")
    assert booth.state.quiz.questions == ("q6", "q7", "q1", "q2", "q3"), "play again, from where the score stands"
    booth.play("home +300s touch quiz")
    assert booth.state.quiz.questions == ("q4", "q5", "q6", "q7", "q1"), "and so it is for another visitor"


def test_fewer_questions_make_a_shorter_round_and_none_makes_none() -> None:
    assert seen("touch quiz > > > >", quiz("q1", "q2", "score")) == "quiz score it"
    assert seen("touch quiz > > > >", quiz("q1", "q2")) == "visit home it", "no slide tells how it went"
    assert seen("touch quiz", deck()) == "visit home it"


@pytest.mark.parametrize(
    ("said", "kept", "right"),
    [("0", 0, False), ("35", 35, False), ("40", 40, True), ("43", 45, True), ("49", 50, False), ("999", 100, False)],
)
def test_a_guess_stands_on_a_step_and_is_right_when_it_is_near(said: str, kept: int, right: bool) -> None:
    state = Booth(quiz()).play(f"touch quiz guess:q1={said} >").state
    assert state.quiz is not None
    assert state.quiz.guesses["q1"] == kept and state.quiz.told == {"q1": right}
    assert (abs(kept - ANSWER) <= 6) == right


def test_a_slider_that_nobody_touched_says_its_middle() -> None:
    booth = Booth(quiz()).play("touch quiz")
    assert guessed(booth.deck, booth.state, "q1") == Decimal(50) and booth.state.quiz.guesses == {}
    assert booth.play(">").state.quiz.guesses == {"q1": 50}


def test_who_knows_the_answer_cannot_guess_again() -> None:
    booth = Booth(quiz()).play("touch quiz guess:q1=10 > guess:q1=45")
    assert booth.state.quiz.guesses["q1"] == 10 and booth.state.quiz.told["q1"] is False
    assert booth.play("guess:q2=45").state.quiz.guesses == {"q1": 10}, "nor one that is not on show"


def test_back_goes_to_the_question_before_as_it_was_left() -> None:
    booth = Booth(quiz()).play("touch quiz guess:q1=45 > > <")
    assert booth.seen == "quiz q1 it" and not asking(booth.deck, booth.state)
    assert booth.play("<").seen == "visit home it"


def test_to_the_slide_of_the_number_and_back() -> None:
    booth = Booth(quiz()).play("touch quiz guess:q1=45 > go:care")
    assert booth.seen == "visit care it" and booth.state.quiz.away is not None
    booth.play("<")
    assert booth.seen == "quiz q1 it" and not asking(booth.deck, booth.state)
    assert booth.play(">").seen == "quiz q2 it", "and on with the round"


def test_back_leads_to_the_question_that_led_there_though_others_do_too() -> None:
    booth = Booth(quiz()).play("touch quiz > > guess:q2=45 > go:care <")
    assert booth.seen == "quiz q2 it" and not asking(booth.deck, booth.state)
    assert booth.play("go:pharma-1 <").seen == "visit home it", "from any other slide back leads where it always does"


def test_a_question_that_is_taken_away_gives_way_to_one_that_is_not_answered() -> None:
    booth = Booth(quiz()).play("touch quiz > >")
    booth.replace(deck(quiz=("q1", "q3", "score")))
    assert booth.seen == "quiz q3 it" and asking(booth.deck, booth.state)
    booth.replace(deck(quiz=("q1", "score")))
    assert booth.seen == "quiz q1 it" and not asking(booth.deck, booth.state), "answered before"
    booth.replace(deck())
    assert booth.seen == "visit home it"


def test_home_ends_the_round() -> None:
    booth = Booth(quiz()).play("touch quiz > home")
    assert booth.seen == "visit home it" and booth.state.quiz is None


def test_a_question_waits_twice_as_long_as_its_answer() -> None:
    def patience(fingers: str) -> float:
        booth = Booth(quiz()).play(fingers)
        due = deadline(booth.deck, booth.state)
        assert due is not None
        return due - booth.now

    asks, tells = patience("touch quiz ."), patience("touch quiz > .")
    assert asks - tells == pytest.approx(45)
    assert seen(f"touch quiz . +{asks - 1}s") == "quiz q1 it"
    assert seen(f"touch quiz . +{asks}s") == "quiz q1 it ?"
    assert seen(f"touch quiz . +{asks - 1}s guess:q1=20 +{asks - 1}s") == "quiz q1 it", "the slider is a sign of life"
    assert seen(f"touch quiz . +{asks}s guess:q1=20") == "quiz q1 it"
    assert Booth(quiz()).play(f"touch quiz . +{asks}s guess:q1=20").state.quiz.guesses == {}, "the ring takes it"


def test_a_language_keeps_the_guess() -> None:
    booth = Booth(quiz()).play("touch quiz guess:q1=20 en")
    assert booth.seen == "quiz q1 en" and booth.state.quiz.guesses == {"q1": 20}


def test_a_round_goes_on_with_the_questions_that_are_left() -> None:
    booth = Booth(quiz()).play("touch quiz guess:q1=45 > > keep:region,home,care,q1,q2,q4,score")
    assert booth.seen == "quiz q2 it" and booth.state.quiz.questions == ("q1", "q2", "q4")
    assert booth.state.quiz.told == {"q1": True}
    assert booth.play("keep:region,home,care").seen == "visit home it"
    assert booth.state.quiz is None
