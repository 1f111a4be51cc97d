"""Staff wipe the screen: for half a minute nothing that touches it does anything; then the loop begins anew."""

import pytest

from kiosk.model.state import deadline
from kiosk.model.state.cleaning import SECONDS
from tests.model.state.fingers import Booth, play, seen

WIPING = ["touch", ".", ">", "<", "home", "tap:pharma", "go:care", "en", "light", "largest", "?", "over", "continue",
          "resume", "tick"]  # fmt: skip


@pytest.mark.parametrize("before", ["", "touch", "touch tap:pharma en large ?", "touch +46s", "closes +61s"])
def test_from_wherever_it_was(before: str) -> None:
    booth = Booth().play(f"{before} clean")
    state = booth.state
    assert (state.mode, state.asked, state.panel, state.left) == ("cleaning", None, None, None)
    assert deadline(booth.deck, state) == booth.now + SECONDS


@pytest.mark.parametrize("finger", WIPING)
def test_touch_does_nothing(finger: str) -> None:
    booth = Booth().play("touch tap:pharma clean +10s")
    before = booth.state
    assert booth.play(finger).state is before


def test_after_half_a_minute_the_loop_begins_with_nothing_left() -> None:
    booth = Booth().play("touch tap:pharma en large dark clean")
    booth.wait(SECONDS - 0.1)
    assert booth.state.mode == "cleaning"
    booth.wait(0.2)
    state = booth.state
    assert (booth.seen, state.text_size, state.left, state.seen) == ("attract region it", "normal", None, frozenset())
    assert state.touched == state.entered == SECONDS


def test_clean_again_begins_again() -> None:
    booth = Booth().play("clean +20s clean +20s")
    assert booth.state.mode == "cleaning"
    assert booth.play("+11s").state.mode == "attract"


def test_the_doors_may_close_meanwhile() -> None:
    booth = Booth().play("clean closes +31s")
    assert (booth.state.mode, booth.state.closed) == ("attract", True)
    assert booth.play("+61s").state.mode == "asleep"
    assert seen("closes clean opens +31s") == "attract region it"
    assert not play("closes clean opens +31s").closed


def test_other_content_may_come_meanwhile() -> None:
    booth = Booth().play("touch tap:pharma clean keep:home,care")
    assert booth.seen == "cleaning home it"
    assert booth.play("+31s").seen == "attract home it"
