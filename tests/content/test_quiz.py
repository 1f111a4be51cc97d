"""The shipped questions: enough of them, fair, of figures that their slides show, and not given away by the slider."""

from decimal import Decimal

import pytest

from kiosk.compose.used import of_reading
from kiosk.model.slide import Guess
from kiosk.model.state.quiz import ROUND
from kiosk.words.render import plain
from tests.content.shipped import deck

QUESTIONS = {name: slide for name, slide in deck().slides.items() if slide.guess}
EVERY_QUESTION = pytest.mark.parametrize("slide", QUESTIONS)


def asked(slide: str) -> tuple[Guess, Decimal]:
    guess = QUESTIONS[slide].guess
    assert guess is not None
    return guess, deck().figures[guess.figure].value


def test_there_are_rounds_enough_and_each_question_asks_something_else() -> None:
    assert len(QUESTIONS) >= 12 and len(QUESTIONS) % ROUND == 0, "no round asks again what the last one did"
    assert len({asked(slide)[0].figure for slide in QUESTIONS}) == len(QUESTIONS)
    assert len({asked(slide)[0].slide for slide in QUESTIONS}) >= 10, "and leads elsewhere"


@EVERY_QUESTION
def test_its_slide_shows_the_number_however_the_screen_stands(slide: str) -> None:
    guess, _ = asked(slide)
    there = deck().slides[guess.slide]
    assert deck().topic_of(guess.slide) is not None
    for portrait in (False, True):
        for content in (there, QUESTIONS[slide]):
            shown = {str(figure.ref) for figure in of_reading(deck(), content, portrait)}
            told = {
                str(ref) for text in content.texts("takeaway") for ref in [guess.figure] if guess.figure in str(text)
            }
            assert guess.figure in shown | told, (content.id, portrait)


@EVERY_QUESTION
def test_its_number_is_exact_and_of_the_past(slide: str) -> None:
    figure = deck().figures[asked(slide)[0].figure]
    assert figure.qualifier is None and not figure.foreseen


@EVERY_QUESTION
def test_a_question_ends_with_its_mark_in_both_languages(slide: str) -> None:
    for language in ("it", "en"):
        words = plain(QUESTIONS[slide].title, deck(), language)
        assert words.endswith("?") and len(words) <= 85


@EVERY_QUESTION
def test_the_slider_takes_a_visitor_no_more_than_a_few_hundred_steps(slide: str) -> None:
    guess, _ = asked(slide)
    assert 15 <= (guess.most - guess.least) / guess.step <= 150


def test_the_place_of_the_answer_on_the_slider_is_always_another() -> None:
    places = [float((value - guess.least) / (guess.most - guess.least)) for guess, value in map(asked, QUESTIONS)]
    assert all(0.05 <= place <= 0.95 and abs(place - 0.5) > 0.05 for place in places)
    assert sum(place < 0.5 for place in places) >= 4 and sum(place > 0.5 for place in places) >= 4
    for low in (0.0, 0.25, 0.5, 0.75):
        assert sum(low <= place < low + 0.25 for place in places) <= len(places) / 2
