"""What is red, what is a remark, and what is green only once somebody has looked."""

from datetime import datetime

import pytest

from kiosk.model.preflight import (
    SPOTS,
    Check,
    Clicker,
    Clock,
    Content,
    Disk,
    Fonts,
    Screen,
    Second,
    Slides,
    State,
    Talks,
    Touch,
    verdict,
)
from kiosk.model.problem import Level, Problem, Say

NOW = datetime(2026, 11, 22, 9, 5)


def of(level: Level) -> tuple[Problem, ...]:
    return (Problem("content/slides/a.yaml", 3, 5, level, "overflow", Say("x")),)


ALL = {spot: "touch" for spot in SPOTS}


@pytest.mark.parametrize(
    ("check", "state"),
    [
        (Slides(), "waits"),
        (Slides(3, 9), "waits"),
        (Slides(3, 9, of("error")), "bad"),
        (Slides(3, 9, of("warning")), "waits"),
        (Slides(9, 9, of("advice"), over=True), "good"),
        (Slides(0, 0, over=True), "bad"),
        (Fonts(), "good"),
        (Fonts(missing="€"), "bad"),
        (Screen((1920, 1080), (531, 299), 60), "good"),
        (Screen((1920, 1080), (531, 299), 60, of("warning")[0]), "remark"),
        (Second(), "remark"),
        (Second("HDMI-1", (1920, 1080)), "good"),
        (Second("HDMI-1", (1920, 1080), mirrors=True), "remark"),
        (Touch(), "remark"),
        (Touch(("glass",)), "waits"),
        (Touch(("glass",), {**ALL, "middle": "mouse"}), "remark"),
        (Touch(("glass",), ALL), "good"),
        (Touch(("glass",), {"middle": "touch"}, deaf=True), "bad"),
        (Clicker(), "waits"),
        (Clicker(("next",)), "waits"),
        (Clicker(("previous", "black", "next")), "good"),
        (Clicker(skipped=True), "remark"),
        (Disk(known=False), "waits"),
        (Disk(199_999_999), "bad"),
        (Disk(200_000_000), "good"),
        (Disk(10**12, "Read-only file system"), "bad"),
        (Disk(None), "remark"),
        (Clock(NOW), "waits"),
        (Clock(NOW, True), "good"),
        (Clock(NOW, False), "bad"),
        (Clock(NOW.replace(year=1970), True), "bad"),
        (Clock(NOW, True, since=2027), "bad"),
        (Content(), "waits"),
        (Content(problems=of("warning"), over=True), "remark"),
        (Talks(over=True), "good"),
    ],
)
def test_each_fact_judges_itself(check: Check, state: State) -> None:
    assert check.state == state


def test_one_that_is_bad_is_enough_and_nothing_is_green_that_waits() -> None:
    good, remark, waits, bad = Fonts(), Second(), Clicker(), Fonts(missing="€")
    assert verdict([good, remark, waits, bad]) == "bad"
    assert verdict([good, remark, waits]) == "waits"
    assert verdict([good, remark]) == "remark"
    assert verdict([good]) == "good"
