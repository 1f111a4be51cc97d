"""The quiz laid out: a question that tells nothing, an answer that says how near, a round that is summed up."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from kiosk.charts.marks import Bars, Box, Curve, Label, Mark, Target, Tissue
from kiosk.compose.blocks import Canvas
from kiosk.compose.guess import REACH, quantity
from kiosk.compose.page import Choice, Look, Page
from kiosk.compose.slide import compose
from kiosk.compose.verdict import praise, verdict
from kiosk.model.deck import Deck
from kiosk.model.state import GoTo, StartQuiz
from kiosk.ui.style import QtMeasure
from kiosk.words.messages import tr
from tests.content.shipped import deck, every_look

QUESTIONS = [name for name, slide in deck().slides.items() if slide.guess]
SCORE = next(name for name, slide in deck().slides.items() if slide.layout == "score")
LOW = 1152.0
"""Below this is the part of a totem that everybody reaches."""
EVERY_QUESTION = pytest.mark.parametrize("slide", QUESTIONS)


@pytest.fixture(autouse=True)
def _fonts(qapp) -> None:
    """Measuring needs an application."""


def page(slide: str, look: Look, step: int | None = None, content: Deck | None = None) -> Page:
    return compose(content or deck(), slide, look, QtMeasure(), step)


def said(marks: tuple[Mark, ...]) -> dict[str, str]:
    """The words of each label."""
    return {
        mark.key: " ".join(span.text.strip() for span in mark.spans).replace("\u00a0", " ")
        for mark in marks
        if isinstance(mark, Label)
    }


def target(marks: tuple[Mark, ...], key: str) -> Target:
    return next(mark for mark in marks if isinstance(mark, Target) and mark.key == key)


def box(one: Target) -> Box:
    xs, ys = [x for x, _ in one.polygon], [y for _, y in one.polygon]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def canvas(slide: str, language: str = "en", content: Deck | None = None) -> Canvas:
    content = content or deck()
    return Canvas(content, content.slides[slide], Look(language), QtMeasure())


# -- a question that waits


@EVERY_QUESTION
def test_a_question_is_the_same_whatever_its_answer_is(slide: str) -> None:
    """Nothing that is drawn, touched or read aloud depends on the number."""
    guess = deck().slides[slide].guess
    assert guess is not None
    figure = deck().figures[guess.figure]
    other = replace(figure, value=guess.least if figure.value != guess.least else guess.most)
    changed = replace(deck(), figures={**deck().figures, guess.figure: other})
    for look in (Look("it"), Look("en", portrait=True)):
        one, two = page(slide, look, 0), page(slide, look, 0, changed)
        assert one.words == two.words
        for choice in (Choice(), Choice(guess=guess.most)):
            assert one.final(choice) == two.final(choice)
        assert one.live is not None and one.live.told(Choice(guess=guess.middle)) == ""


@EVERY_QUESTION
def test_it_says_no_source_and_no_takeaway_before_it_tells(slide: str) -> None:
    for look in every_look():
        asks, tells = page(slide, look, 0), page(slide, look)
        before, after = said(asks.final()), said(tells.final())
        assert not {"source", "takeaway", "takeaway.text"} & before.keys()
        assert {"source", "takeaway", "takeaway.text"} <= after.keys()
        assert not asks.overflows and not tells.overflows
        shown = {mark.key for mark in tells.final() if isinstance(mark, Target)}
        assert not {"guess", "guess.less", "guess.more"} & shown, "and no slider after"


@EVERY_QUESTION
def test_the_slider_stands_in_the_same_place_for_every_question_and_low_on_a_totem(slide: str) -> None:
    for look in every_look():
        marks = page(slide, look, 0).final()
        places = [box(target(marks, key)) for key in ("guess.less", "guess", "guess.more")]
        first = page(QUESTIONS[0], Look("it", look.portrait), 0).final()
        assert places == [box(target(first, key)) for key in ("guess.less", "guess", "guess.more")]
        less, track, more = places
        assert less.right <= track.x and track.right <= more.x, "they share no finger"
        assert min(less.h, less.w, track.h, more.h) >= 2 * REACH
        assert not look.portrait or less.y >= LOW
        if look.portrait:
            assert box(target(page(slide, look).final(), "link")).y >= LOW


@EVERY_QUESTION
def test_the_guess_is_written_and_its_knob_stands_where_it_is(slide: str) -> None:
    content, guess = deck(), deck().slides[slide].guess
    assert guess is not None
    laid = page(slide, Look("it"), 0)
    track = box(target(laid.final(), "guess"))
    for value in (guess.least, guess.middle, guess.most):
        marks = laid.final(Choice(guess=value))
        head, tail = quantity(value, guess, content.figures[guess.figure], "it")
        words = said(marks)
        assert words["guess.figure"] == head and words.get("guess.unit", "") == tail
        knob = next(mark for mark in marks if mark.key == "guess.knob")
        share = float((value - guess.least) / (guess.most - guess.least))
        assert knob.x == pytest.approx(track.x + REACH + share * (track.w - 2 * REACH))
    assert laid.final() == laid.final(Choice(guess=guess.middle)), "untouched it stands in its middle"


@pytest.mark.parametrize(
    ("slide", "value", "lit", "total"),
    [
        ("guess-pharma-jobs", 30, 30, 100),
        ("guess-irccs", 12, 12, 51),
        ("guess-beds", 12000, 12, 60),
        ("guess-cdmo", 60, 60, 100),
        ("guess-universities", 0, 0, 40),
    ],
)
def test_the_guess_is_counted_out_in_cells(slide: str, value: int, lit: int, total: int) -> None:
    marks = page(slide, Look("it"), 0).final(Choice(guess=Decimal(value)))
    (tissue,) = [mark for mark in marks if isinstance(mark, Tissue)]
    assert Counter(tissue.states) == +Counter({"touched": lit, "unlit": total - lit})


def test_years_are_bands_from_zero_and_a_half_is_a_narrower_one() -> None:
    marks = page("guess-life-women", Look("it"), 0).final(Choice(guess=Decimal("82.5")))
    (lit,) = [mark for mark in marks if isinstance(mark, Bars) and mark.fill == "touch"]
    assert len(lit.boxes) == 83
    assert lit.boxes[-1].w == pytest.approx(lit.boxes[0].w / 2)


@EVERY_QUESTION
def test_what_a_cell_counts_is_said(slide: str) -> None:
    for language in ("it", "en"):
        hint = said(page(slide, Look(language), 0).final())["hint"]
        assert hint.startswith(("1 cellula = ", "1 banda = ") if language == "it" else ("1 cell = ", "1 band = "))


# -- what came of it


@pytest.mark.parametrize(
    ("slide", "value", "right", "head", "difference"),
    [
        ("guess-pharma-jobs", "43", True, "Spot on!", "0 points"),
        ("guess-pharma-jobs", "42", True, "Nearly spot on!", "1 point"),
        ("guess-pharma-jobs", "48", True, "Nearly spot on!", "5 points"),
        ("guess-pharma-jobs", "49", False, "It is less", "6 points"),
        ("guess-pharma-jobs", "30", False, "It is more", "13 points"),
        ("guess-good-health", "71", True, "Spot on!", "0.1 points"),
        ("guess-life-women", "84.0", False, "It is more", "1.5"),
        ("guess-sector", "345000", True, "Spot on!", "2,380"),
        ("guess-beds", "38000", True, "Nearly spot on!", "1,000"),
        ("guess-spending", "900", False, "It is more", "€1,090"),
        ("guess-production", "25", False, "It is more", "€7.2bn"),
    ],
)
def test_the_verdict(slide: str, value: str, right: bool, head: str, difference: str) -> None:
    found = verdict(canvas(slide), Decimal(value))
    assert (found.right, found.head, found.difference.replace("\u00a0", " ")) == (right, head, difference)


def test_a_figure_that_is_only_about_right_makes_a_difference_that_is() -> None:
    content = deck()
    about = replace(content.figures["pharma-employees-share"], qualifier="about")
    other = replace(content, figures={**content.figures, "pharma-employees-share": about})
    found = verdict(canvas("guess-pharma-jobs", "en", other), Decimal(30))
    assert found.difference.replace("\u00a0", " ") == "about 13 points"


@EVERY_QUESTION
@pytest.mark.parametrize("language", ["it", "en"])
def test_it_says_what_was_said_and_how_far_off_it_was(slide: str, language: str) -> None:
    guess = deck().slides[slide].guess
    assert guess is not None
    laid = page(slide, Look(language))
    for value in (guess.least, guess.most):
        words = said(laid.final(Choice(guess=value)))
        found = verdict(canvas(slide, language), value)
        assert words["answer"] == tr(language, found.head)
        assert "".join(found.difference.split()) in "".join(words["answer.text"].split())
        assert laid.live is not None
        aloud = laid.live.told(Choice(guess=value))
        head, detail = words["answer"], words["answer.text"]
        assert "".join(aloud.split()) == "".join(f"{head}{'' if head[-1] == '!' else '.'}{detail}".split())


def test_right_and_wrong_differ_by_more_than_words() -> None:
    laid = page("guess-pharma-jobs", Look("it"))
    lit = {mark.key for mark in laid.final(Choice(guess=Decimal(43)))}
    unlit = {mark.key for mark in laid.final(Choice(guess=Decimal(3)))}
    assert lit - unlit == {"answer.nucleus"} and "answer.cell" in unlit


def test_the_guess_stays_beside_the_answer_as_an_arc() -> None:
    def arcs(slide: str, value: int) -> list[Curve]:
        marks = page(slide, Look("it")).final(Choice(guess=Decimal(value)))
        return [mark for mark in marks if isinstance(mark, Curve) and mark.key == "guess.arc"]

    (quarter,) = arcs("guess-pharma-jobs", 25)
    (top, _), (_, right) = quarter.points[0], quarter.points[-1]
    xs, ys = [x for x, _ in quarter.points], [y for _, y in quarter.points]
    assert top == min(xs) and right == max(ys), "from twelve to three"
    assert arcs("guess-pharma-jobs", 0) == [] and arcs("guess-beds", 30000) == [], "a count is no part of a disc"


def test_a_slide_that_is_leafed_to_tells_without_a_verdict() -> None:
    words = said(page("guess-pharma-jobs", Look("en")).final())
    assert words["answer"] == tr("en", "The answer") and "answer.text" not in words


@EVERY_QUESTION
def test_the_answer_leads_to_the_slide_of_its_number(slide: str) -> None:
    guess = deck().slides[slide].guess
    assert guess is not None
    assert target(page(slide, Look("it")).final(), "link").event == GoTo(guess.slide)
    gone = replace(deck(), slides={slide: deck().slides[slide]})
    assert "link" not in {mark.key for mark in page(slide, Look("it"), None, gone).final()}, "unless it is gone"


# -- the end of a round


@pytest.mark.parametrize("right", range(6))
def test_a_round_is_summed_up(right: int) -> None:
    told = (True,) * right + (False,) * (5 - right)
    for look in every_look():
        laid = page(SCORE, look)
        marks = laid.final(Choice(score=told))
        words = said(marks)
        assert words["score"].startswith(f"{right} ") and words["score"].endswith(" 5")
        assert words["score.text"] == tr(look.language, praise(told))
        (tissue,) = [mark for mark in marks if isinstance(mark, Tissue)]
        assert Counter(tissue.states) == +Counter({"touched": right, "unlit": 5 - right})
        again = target(marks, "again")
        assert again.event == StartQuiz() and (not look.portrait or box(again).y >= LOW)
        assert laid.live is not None and str(right) in laid.live.told(Choice(score=told))


def test_each_score_but_those_alike_has_its_own_words() -> None:
    words = [praise((True,) * right + (False,) * (5 - right)) for right in range(6)]
    assert len(set(words)) == 5 and words[1] == words[2]


def test_without_a_round_there_is_nothing_to_sum_up() -> None:
    laid = page(SCORE, Look("it"))
    assert "score" not in said(laid.final()) and laid.live is not None and laid.live.told(Choice()) == ""
