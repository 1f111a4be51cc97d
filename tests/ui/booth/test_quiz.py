"""Guess the number, by finger, by key and for those who do not see it."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.compose.guess import in_words
from kiosk.model.state import GoHome, OpenPanel, StartQuiz, SwitchLanguage, asking
from kiosk.model.state.quiz import guessed
from kiosk.ui.booth.slider import PAGE, Slider
from kiosk.ui.screen import MIN_PX
from kiosk.words.messages import tr
from tests.ui.booth.rig import LEFT, PLAIN, Rig, open_rig, shipped

Key = Qt.Key
FIRST, SECOND = [slide.id for slide in shipped().slides.values() if slide.guess][:2]


@pytest.fixture
def booth(qtbot) -> Rig:
    return playing(open_rig(qtbot))


def playing(booth: Rig) -> Rig:
    booth.key(Key.Key_A)
    booth.send(GoHome())
    booth.tap(booth.middle(booth.control("quiz")))
    assert booth.seen == f"quiz {FIRST} it"
    return booth


def slider(booth: Rig) -> Slider:
    made = booth.window.furniture._slider
    assert made is not None
    return made


def said(booth: Rig) -> Decimal:
    found = guessed(shipped(), booth.state, booth.state.position.slide)
    assert found is not None
    return found


def knob(booth: Rig) -> tuple[float, float]:
    """The middle of the knob, in the window."""
    track = slider(booth).track
    corner = track.mapTo(booth.window, QPoint(0, 0))
    return corner.x() + track._knob(), corner.y() + track.height() / 2


def drawn(booth: Rig) -> str:
    """The guess as it stands on the slide."""
    live = booth.window.stage.scene._live["guess.figure"][0]
    return "".join(span.text for span in live.spans)


def reveal(booth: Rig) -> None:
    booth.tap(booth.middle(booth.control("next")))


# -- by finger


def test_the_knob_follows_the_finger_and_its_number_with_it(booth) -> None:
    assert said(booth) == 50 and drawn(booth) == "50%"
    x, y = knob(booth)
    booth.drag((x, y), (x + 20, y), (x + 60, y), seconds=0.4)
    assert said(booth) > 60 and drawn(booth) == f"{said(booth)}%"
    assert knob(booth)[0] == pytest.approx(x + 60, abs=2)
    assert booth.seen == f"quiz {FIRST} it", "a drag of the knob turns no slide"
    booth.drag(knob(booth), (booth.window.width() - 1, y), seconds=0.2)
    assert said(booth) == 100, "at its end it stays"


def test_held_at_its_rim_the_knob_does_not_jump(booth) -> None:
    x, y = knob(booth)
    booth.drag((x + 10, y), (x + 11, y), seconds=0.1)
    assert abs(said(booth) - 50) <= 1


def test_elsewhere_the_knob_comes_to_the_finger(booth) -> None:
    x, y = knob(booth)
    booth.tap(QPoint(round(x - 60), round(y)))
    assert said(booth) < 40 and knob(booth)[0] == pytest.approx(x - 60, abs=2)


def test_a_touch_that_moves_nothing_is_an_answer_too(booth) -> None:
    assert booth.state.quiz.guesses == {}
    booth.tap(QPoint(*map(round, knob(booth))))
    assert booth.state.quiz.guesses == {FIRST: 50}


def test_minus_and_plus_go_a_step_and_on_while_they_are_held(booth, qtbot) -> None:
    less, more = slider(booth).less, slider(booth).more
    booth.tap(booth.middle(more))
    booth.tap(booth.middle(more))
    booth.tap(booth.middle(less))
    assert said(booth) == 51
    assert less.autoRepeat() and more.autoRepeat()
    more.setAutoRepeatDelay(1)
    more.setAutoRepeatInterval(1)
    native = booth.window.windowHandle()
    QTest.mousePress(native, LEFT, PLAIN, booth.middle(more))
    qtbot.waitUntil(lambda: said(booth) >= 60)
    QTest.mouseRelease(native, LEFT, PLAIN, booth.middle(more))


@pytest.mark.parametrize("size", [(960, 540), (540, 960), (1024, 768), (768, 1024)])
def test_everything_is_large_enough_and_nothing_covers_another(qtbot, size: tuple[int, int]) -> None:
    booth = playing(open_rig(qtbot, size=size, density=4.0))
    made = slider(booth)
    for each in (made.less, made.track, made.more):
        assert min(each.width(), each.height()) >= max(15 * 4.0, MIN_PX) - 1
        assert booth.window.rect().contains(booth.middle(each))
        spot = booth.window.childAt(booth.middle(each))
        assert spot is each
    if size[1] > size[0]:
        assert booth.middle(made.track).y() >= 0.6 * size[1]
    foot = max(each.mapTo(booth.window, QPoint(0, each.height())).y() for each in (made.less, made.track, made.more))
    assert foot <= min(button.y() for button in booth.controls().values()) + 8


def test_the_answer_is_revealed_where_it_was_asked(booth) -> None:
    assert booth.control("next").accessibleName() == tr("it", "Reveal the number")
    reveal(booth)
    assert booth.seen == f"quiz {FIRST} it" and not asking(shipped(), booth.state)
    made = slider(booth)
    assert not made.track.isVisible() and not made.less.isVisible() and not made.more.isVisible()
    assert "about" in booth.controls() and booth.control("next").accessibleName() == tr("it", "Next slide")
    assert set(booth.targets()) == {"link"}


def test_the_chart_of_the_answer_moves(booth) -> None:
    booth.clock.now += 5
    before = booth.window.stage.scene
    booth.window.controls.buttons["next"].click()
    assert booth.window.stage.scene is not before and booth.window.stage.moving
    booth.settle()
    assert not booth.window.stage.moving


def test_to_the_slide_of_the_number_and_back(booth) -> None:
    reveal(booth)
    guess = shipped().slides[FIRST].guess
    booth.tap(booth.middle(booth.targets()["link"]))
    assert booth.seen == f"visit {guess.slide} it"
    booth.tap(booth.middle(booth.control("back")))
    assert booth.seen == f"quiz {FIRST} it" and not asking(shipped(), booth.state)
    reveal(booth)
    assert booth.seen == f"quiz {SECOND} it" and slider(booth).track.isVisible()


def test_a_round_ends_with_its_score_and_another_begins(booth) -> None:
    for _ in range(10):
        booth.tap(booth.middle(booth.control("next")))
    assert booth.state.position.slide == "quiz-score"
    right = sum(booth.state.quiz.told.values())
    assert f"{right}" in booth.window.accessibleDescription()
    assert booth.control("next").accessibleName() == tr("it", "End of the topic: back to all topics")
    before = booth.state.quiz.questions
    booth.tap(booth.middle(booth.targets()["again"]))
    assert booth.state.mode == "quiz" and booth.state.quiz.questions != before and booth.state.quiz.told == {}


def test_no_slider_under_the_ring_or_where_nothing_is_asked(booth) -> None:
    booth.send(GoHome())
    assert not slider(booth).track.isVisible()
    booth.visit(FIRST)
    assert booth.state.mode == "visit" and not slider(booth).track.isVisible(), "a slide that is leafed to tells"


# -- by key


def test_tab_reaches_the_slider_and_keys_move_it(booth) -> None:
    track = slider(booth).track
    for _ in range(20):
        if track.hasFocus():
            break
        booth.key(Key.Key_Tab)
    assert track.hasFocus()
    booth.key(Key.Key_Right, Key.Key_Up)
    assert said(booth) == 52
    booth.key(Key.Key_Left)
    assert said(booth) == 51
    booth.key(Key.Key_PageUp)
    assert said(booth) == 51 + PAGE
    booth.key(Key.Key_PageDown, Key.Key_PageDown)
    assert said(booth) == 51 - PAGE
    booth.key(Key.Key_End)
    assert said(booth) == 100
    booth.key(Key.Key_Home)
    assert said(booth) == 0 and booth.seen == f"quiz {FIRST} it"
    booth.key(Key.Key_Space)
    assert not asking(shipped(), booth.state) and booth.window.hasFocus(), "what had the focus is gone"


def test_without_focus_on_it_keys_turn_slides_as_ever(booth) -> None:
    booth.window.setFocus()
    booth.key(Key.Key_Right)
    assert not asking(shipped(), booth.state)


def test_a_change_of_language_keeps_guess_and_focus(booth) -> None:
    slider(booth).track.setFocus(Qt.FocusReason.TabFocusReason)
    booth.key(Key.Key_Right)
    booth.send(SwitchLanguage())
    assert booth.seen == f"quiz {FIRST} en" and said(booth) == 51
    assert slider(booth).track.isVisible() and slider(booth).track.hasFocus()


# -- for those who do not see it


def test_it_is_a_slider_with_the_question_for_its_name_and_its_value_in_words(booth) -> None:
    track = slider(booth).track
    spoken = QAccessible.queryAccessibleInterface(track)
    assert spoken.role() == QAccessible.Role.Slider
    assert spoken.text(QAccessible.Text.Name).replace("\u00a0", " ") == shipped().slides[FIRST].title["it"]
    assert spoken.text(QAccessible.Text.Description) == "50%"
    assert (track.minimum(), track.maximum(), track.value()) == (0, 100, 50)
    booth.tap(booth.middle(slider(booth).more))
    assert spoken.text(QAccessible.Text.Description) == "51%"
    for button, name in ((slider(booth).less, "Less"), (slider(booth).more, "More")):
        made = QAccessible.queryAccessibleInterface(button)
        assert made.role() == QAccessible.Role.Button and made.text(QAccessible.Text.Name) == tr("it", name)


def test_values_between_whole_numbers_are_told_apart(booth) -> None:
    booth.key(Key.Key_Right, Key.Key_Right)
    assert booth.seen == f"quiz {SECOND} it" and said(booth) == Decimal("82.5")
    booth.tap(booth.middle(slider(booth).more))
    assert said(booth) == 83
    words = in_words(shipped(), shipped().slides[SECOND].guess, said(booth), "it")
    assert slider(booth).track.accessibleDescription() == words == "83,0\u00a0anni"


def test_the_answer_is_not_in_what_is_read_aloud_before_it_is_told(booth) -> None:
    assert "43" not in booth.window.accessibleDescription() + booth.window.stage.accessibleDescription()
    reveal(booth)
    told = booth.window.accessibleDescription()
    assert "43%" in told and tr("it", "Nearly spot on!") not in told
    assert tr("it", "It is less") in told and "50%" in told, "and what came of the guess"


def test_nothing_is_about_while_a_question_waits(booth) -> None:
    booth.send(OpenPanel("about"))
    QApplication.processEvents()
    assert "about" not in booth.controls()


def test_the_answer_is_ready_before_it_is_asked_for(booth, qtbot) -> None:
    stage, whole = booth.window.stage, shipped().slides[FIRST].steps
    qtbot.waitUntil(lambda: (FIRST, whole) in {(view.slide, view.step) for view in stage.gallery._scenes})


def test_who_starts_a_round_elsewhere_than_at_home_gets_one_too(qtbot) -> None:
    booth = open_rig(qtbot)
    booth.visit("pharma")
    booth.send(StartQuiz())
    assert booth.seen == f"quiz {FIRST} it" and slider(booth).track.isVisible()
