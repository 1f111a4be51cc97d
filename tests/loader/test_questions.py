"""Questions of the quiz that cannot be asked: where, what is wrong and what to write, in both languages."""
# ruff: noqa: E501 - what is expected stands as it is printed

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.loader.load import load
from kiosk.words.messages import line

Make = Callable[..., Path]

GOOD = """\
slides:
  - id: jobs
    layout: figures
    title: {it: "{employees}", en: "{employees}"}
  - id: ask
    layout: quiz
    title: {it: Quanti?, en: How many?}
    guess:
      figure: employees
      least: 0
      most: 50000
      step: 500
      slide: jobs
    chart: {kind: cells, lit: employees, per: 1000}
    takeaway:
      figure: {it: "{employees:n}", en: "{employees:n}"}
      text: {it: addetti., en: employees.}
    reveal: [chart, takeaway]
"""


def test_a_good_question_is_asked(make: Make) -> None:
    loaded = load(make({"slides/quiz.yaml": GOOD}))
    assert loaded.problems == () and loaded.deck is not None
    guess = loaded.deck.slides["ask"].guess
    assert guess is not None and list(loaded.deck.slides)[-1] == "ask", "the quiz comes after the story"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("figure: employees", "figure: employes", '9:15: error: there is no indicator "employes" (did you mean "employees"?)'),
        ("figure: employees", "figure: '{employees'", "9:15: error: \"{employees\" is not a figure: write its name as in a text, without braces"),
        ("figure: employees", "figure: rank", '9:15: error: "rank" is a rank, and a slider asks for quantities'),
        ("least: 0", "least: -5000", "10:14: error: a guess is counted out, and nothing is less than none (write least: 0)"),
        ("least: 0", "least: 30000", '10:14: error: "employees" is 28852, and the slider does not reach it (change `least`)'),
        ("most: 50000", "most: 20000", '11:13: error: "employees" is 28852, and the slider does not reach it (change `most`)'),
        ("most: 50000", "most: 50100", "11:13: error: steps of 500 do not end at 50100 (write most: 50000)"),
        ("most: 50000", "most: 0", "11:13: error: the slider ends where it begins, or before (write a `most` that is more than 0)"),
        ("step: 500", "step: 50000\n      within: 1000", "12:13: error: no value of the slider is near enough to be right (make `step` smaller, or `within` larger)"),
        ("slide: jobs", "slide: job", '13:14: error: there is no slide "job" (did you mean "jobs"?)'),
        ("slide: jobs", "slide: ask", "13:14: error: the question leads to itself, and not to the slide of its number"),
        ("layout: quiz", "layout: chart", '6:13: error: only a slide of layout "quiz" can ask for a number (write layout: quiz)'),
        ("reveal: [chart, takeaway]", "reveal: [takeaway]", "8:5: error: the question never tells its answer (give it a `chart` and a `takeaway`, and write reveal: [chart, takeaway])"),
        ("Quanti?", '"{employees:n}?"', "7:18: error: the question gives its answer away (say the number in a field that `reveal` names)"),
        ("most: 50000", "most: tanti", "11:13: error: a number is needed (digits only, with a point before decimals: 28852 or 6.9)"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_asked_is_left_out(make: Make, old: str, new: str, said: str) -> None:
    ranks = "rank: {name: {it: Posto, en: Rank}, value: 2, unit: rank, source: istat}\n"
    loaded = load(make({"slides/quiz.yaml": GOOD.replace(old, new, 1), "indicators/rank.yaml": ranks}))
    found = [line(problem, "en").removeprefix("content/slides/quiz.yaml:") for problem in loaded.problems]
    assert any(one.startswith(said) for one in found), found
    assert loaded.deck is not None and "ask" not in loaded.deck.slides and "jobs" in loaded.deck.slides


def test_a_question_goes_with_the_slide_of_its_number(make: Make) -> None:
    faulty = GOOD.replace('title: {it: "{employees}"', 'title: {it: "{employes}"', 1)
    loaded = load(make({"slides/quiz.yaml": faulty}))
    assert loaded.deck is not None and not {"ask", "jobs"} & loaded.deck.slides.keys()
    found = [line(problem, "en") for problem in loaded.problems]
    assert (
        'content/slides/quiz.yaml:13:14: error: the slide "jobs" is left out because of the error at content/slides/quiz.yaml:4:18'
        in found
    )
