"""Out of opening hours: the loop runs on while somebody is there, then the screen goes dark; a touch only wakes it."""

import pytest

from kiosk.model.state import Hours, deadline, initial, reduce
from kiosk.model.state.attract import AWAKE
from tests.model.state.fingers import Booth, deck, play, seen

EVERY = ["touch", ".", ">", "<", "home", "tap:pharma", "go:care", "en", "light", "largest", "?", "resume", "over"]


def test_within_hours_it_never_sleeps() -> None:
    assert play("+36000s").mode == "attract"
    assert play("closes opens +36000s").mode == "attract"


def test_the_loop_runs_a_minute_more_then_the_screen_goes_dark() -> None:
    booth = Booth().play("closes")
    assert (booth.state.mode, booth.state.closed) == ("attract", True)
    booth.wait(AWAKE - 0.1)
    assert booth.state.mode == "attract"
    booth.wait(0.2)
    assert booth.state.mode == "asleep"
    assert deadline(booth.deck, booth.state) is None, "nothing runs in the dark"


def test_who_is_there_as_the_doors_close_is_not_left_in_the_dark() -> None:
    assert seen("touch tap:pharma closes") == "visit pharma-1 it"
    assert seen("touch tap:pharma closes +30s > +30s > +30s") == "visit pharma-3 it"
    booth = Booth().play("touch home closes +45s +20s")
    assert booth.state.mode == "attract", "the ring asked and nobody answered"
    assert booth.play("+61s").state.mode == "asleep"


@pytest.mark.parametrize("finger", EVERY)
def test_the_first_touch_only_wakes(finger: str) -> None:
    state = Booth().play(f"closes +61s {finger}").state
    begun = initial(deck())
    assert (state.mode, state.closed, state.panel) == ("attract", True, None)
    assert (state.position, state.language, state.theme, state.text_size) == (
        begun.position, begun.language, begun.theme, begun.text_size,
    )  # fmt: skip


def test_woken_and_left_alone_it_sleeps_again() -> None:
    booth = Booth().play("closes +61s touch +59s")
    assert booth.state.mode == "attract"
    assert booth.play("+2s").state.mode == "asleep"
    assert booth.play("touch touch").state.mode == "visit", "a second touch begins a visit"
    assert booth.play("+120s").state.mode == "attract"
    assert booth.play("+61s").state.mode == "asleep"


def test_the_doors_open_and_the_loop_begins() -> None:
    booth = Booth().play("closes +61s +28800s opens")
    assert (booth.state.mode, booth.state.closed, booth.state.entered) == ("attract", False, booth.now)
    assert booth.play("+36000s").state.mode == "attract"


def test_hours_told_twice_change_nothing() -> None:
    booth = Booth().play("closes +61s")
    for state, hours in ((booth.state, Hours(False, at=99.0)), (Booth().state, Hours(True, at=99.0))):
        assert reduce(booth.deck, state, hours) is state


def test_other_content_does_not_wake_it() -> None:
    booth = Booth().play("closes +61s keep:home,care")
    assert booth.seen == "asleep home it"
    assert booth.play("touch").state.mode == "attract"


def test_a_visit_that_was_left_is_forgotten_in_the_dark() -> None:
    booth = Booth(deck(reveal=0)).play("touch tap:pharma closes +60s +25s")
    assert (booth.state.mode, booth.state.left is None) == ("attract", False)
    assert booth.play("+61s resume").state.mode == "attract"


def test_questions_are_not_asked_again_the_next_morning() -> None:
    booth = Booth().play("touch closes over")
    booth.state = type(booth.state)(**{**vars(booth.state), "quizzed": 3})
    assert booth.play("+61s").state.quizzed == 3
    assert booth.play("opens").state.quizzed == 3
