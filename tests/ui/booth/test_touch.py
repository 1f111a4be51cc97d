"""Fingers: on a touch screen as Qt has it, and what a way across the glass means."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.model.state import Activity, Next, Previous
from kiosk.ui.booth.touch import Press, released
from tests.ui.booth.rig import Rig, long_topic, open_rig


@pytest.mark.parametrize(
    ("way", "seconds", "event"),
    [
        ((0, 0), 0.1, Activity), ((0, 0), 10.0, Activity), ((6, 0), 0.01, Activity),  # taps, however long
        ((-30, 0), 1.0, Next), ((30, 0), 1.0, Previous), ((-30, 20), 1.0, Next), ((-30, 29), 1.0, Activity),
        ((-15, 0), 0.05, Next), ((15, 3), 0.05, Previous), ((-15, 0), 0.5, Activity),  # a flick may be short
        ((0, 80), 0.2, Activity), ((10, -80), 0.2, Activity), ((-200, 10), 30.0, Next),
    ],
)  # fmt: skip
@pytest.mark.parametrize("density", [2.0, 6.5])
def test_what_a_way_means(way: tuple[int, int], seconds: float, event: type, density: float) -> None:
    press = Press(500.0, 500.0, 100.0)
    x, y = (500 + millimetres * density for millimetres in way)
    assert released(press, x, y, 100.0 + seconds, density) == event()


@given(some.floats(-4000, 4000), some.floats(-4000, 4000), some.floats(0, 1e5), some.floats(2, 12))
def test_every_way_means_something_and_never_the_wrong_direction(x: float, y: float, at: float, density: float) -> None:
    event = released(Press(0.0, 0.0, 0.0), x, y, at, density)
    assert event in (Next(), Previous(), Activity())
    assert event != Next() or x < 0
    assert event != Previous() or x > 0


@pytest.fixture
def booth(qtbot) -> Rig:
    return open_rig(qtbot)


@pytest.fixture(scope="module")
def glass():
    return QTest.createTouchDevice()


def finger(booth: Rig, glass, *ways: tuple[int, int], number: int = 1) -> None:
    """Down at the first point, over the others, up at the last."""
    native = booth.window.windowHandle()
    sequence = QTest.touchEvent(native, glass, False)
    sequence.press(number, QPoint(*ways[0]), native).commit()
    for way in ways[1:]:
        sequence.move(number, QPoint(*way), native).commit()
    sequence.release(number, QPoint(*ways[-1]), native).commit()
    booth.settle()


def test_a_finger_wakes_and_presses_nothing(booth, glass) -> None:
    finger(booth, glass, (864, 500))
    assert booth.seen == "visit home it"


def test_a_finger_presses_controls_and_tiles(booth, glass) -> None:
    finger(booth, glass, (480, 270))
    topic = long_topic()
    at = booth.middle(booth.targets()[f"topic:{topic.id}"])
    finger(booth, glass, (at.x(), at.y()))
    assert booth.seen == f"visit {topic.slides[0]} it"
    at = booth.middle(booth.control("language"))
    finger(booth, glass, (at.x(), at.y()))
    assert booth.seen == f"visit {topic.slides[0]} en"


def test_a_finger_turns_slides(booth, glass) -> None:
    first, second = long_topic().slides[:2]
    booth.visit(first)
    finger(booth, glass, (700, 250), (600, 252), (400, 255))
    assert booth.seen == f"visit {second} it"
    finger(booth, glass, (200, 250), (300, 252), (500, 255))
    assert booth.seen == f"visit {first} it"
    finger(booth, glass, (200, 100), (210, 300), (220, 450))
    assert booth.seen == f"visit {first} it"


def test_a_finger_that_leaves_a_control_presses_nothing(booth, glass) -> None:
    first = long_topic().slides[0]
    booth.visit(first)
    at = booth.middle(booth.control("next"))
    finger(booth, glass, (at.x(), at.y()), (at.x() - 100, at.y() - 150))
    assert booth.seen == f"visit {first} it"


def test_the_second_finger_counts_for_nothing(booth, glass) -> None:
    first = long_topic().slides[0]
    booth.visit(first)
    native, control = booth.window.windowHandle(), booth.middle(booth.control("next"))
    sequence = QTest.touchEvent(native, glass, False)
    sequence.press(1, QPoint(300, 200), native).commit()
    sequence.stationary(1).press(2, control, native).commit()
    sequence.stationary(1).release(2, control, native).commit()
    sequence.release(1, QPoint(300, 200), native).commit()
    booth.settle()
    assert booth.seen == f"visit {first} it"


def test_a_hand_laid_flat_and_wiped_about_leaves_it_well(booth, glass) -> None:
    booth.visit(long_topic().slides[0])
    native = booth.window.windowHandle()
    sequence = QTest.touchEvent(native, glass, False)
    for step in range(40):
        for each in range(10):
            at = QPoint((each * 97 + step * 31) % 960, (each * 53 + step * 17) % 540)
            (sequence.press if step == 0 else sequence.release if step == 39 else sequence.move)(each, at, native)
        sequence.commit()
    booth.settle()
    assert booth.state.mode == "visit"
    booth.visit(long_topic().slides[0])
    finger(booth, glass, (700, 250), (400, 255))
    assert booth.seen == f"visit {long_topic().slides[1]} it"


def test_a_finger_shows_no_cursor(booth, glass) -> None:
    finger(booth, glass, (480, 270))
    assert booth.window.cursor().shape() == Qt.CursorShape.BlankCursor


def test_a_mouse_shows_its_own_and_loses_it_again(booth) -> None:
    QTest.mouseMove(booth.window.windowHandle(), QPoint(300, 300))
    QTest.mouseMove(booth.window.windowHandle(), QPoint(310, 300))
    assert booth.window.cursor().shape() == Qt.CursorShape.ArrowCursor
    booth.window._cursor.timeout.emit()
    assert booth.window.cursor().shape() == Qt.CursorShape.BlankCursor
