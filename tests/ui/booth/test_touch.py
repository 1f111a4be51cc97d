"""Fingers: on a touch screen as Qt has it, what a way across the glass means, and which of a hand counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.model.state import (
    Activity,
    ChooseMotion,
    Clean,
    GoTo,
    Hours,
    Next,
    OpenPanel,
    Previous,
    SwitchLanguage,
    Tick,
)
from kiosk.ui.booth.fingers import STUCK_MS
from kiosk.ui.booth.gestures import HASTE
from kiosk.ui.booth.touch import Contact, Hand, Press, moved, released, speed, tapped
from tests.ui.booth.rig import LEFT, PLAIN, UNHURRIED, Rig, long_topic, open_rig


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


def after(*way: tuple[float, float], row: str | None = None) -> Press:
    """A finger that came down at 500, 500 and went this way: millimetres across, seconds since then."""
    press = Press(500.0, 500.0, 100.0, row)
    for x, at in way:
        press = moved(press, 500 + x * 4, 500.0, 100.0 + at, 4.0)
    return press


@pytest.mark.parametrize(
    ("way", "seconds", "event"),
    [
        ([(-30, 0.5), (-60, 1.0), (-40, 1.05)], 1.06, Activity),  # pulled far, and thrown back
        ([(-30, 0.5), (-60, 1.0), (-55, 1.5)], 1.6, Next),  # pulled far, and a little back
        ([(5, 1.0), (9, 1.4), (20, 1.45)], 1.46, Previous),  # held for long, and then flicked
        ([(5, 1.0), (9, 1.4), (20, 1.45)], 1.8, Activity),  # the same, but it came to rest before it lifted
    ],
)  # fmt: skip
def test_the_last_moment_of_a_way_counts(way: list[tuple[float, float]], seconds: float, event: type) -> None:
    press = after(*way)
    assert released(press, 500 + way[-1][0] * 4, 500.0, 100.0 + seconds, 4.0) == event()


def test_how_fast_a_finger_is_as_it_lifts() -> None:
    press = after(*[(n, n / 100) for n in range(1, 50)])
    assert speed(press, 500 + 4 * 49, 100.49) == pytest.approx(400.0)
    assert speed(press, 500 + 4 * 49, 105.0) == 0.0
    assert speed(after(), 500 + 40, 100.05) == pytest.approx(800.0)


@pytest.mark.parametrize(
    ("row", "way", "does"),
    [
        (None, [(3, 0.1)], ""), (None, [(5, 0.1)], "follows"), (None, [(5, 9.0)], "follows"),
        ("marks", [(8, 0.2)], "reads"), ("marks", [(8, 0.05)], ""), ("marks", [(8, 0.05), (16, 0.1)], "follows"),
        ("marks", [(8, 0.05), (9, 0.2)], "reads"), ("marks", [(16, 0.1), (17, 5.0)], "follows"),
        ("times", [(5, 0.01)], ""), ("times", [(60, 0.01)], "reads"),
    ],
)  # fmt: skip
def test_a_finger_reads_or_takes_the_slide_along(row: str | None, way: list[tuple[float, float]], does: str) -> None:
    press = after(*way, row=row)
    assert (press.reads, press.follows) == (does == "reads", does == "follows")


def test_up_and_down_the_slide_does_not_follow() -> None:
    press = moved(Press(0.0, 0.0, 0.0), 40.0, 40.0, 0.1, 4.0)
    assert not press.follows


def test_what_the_slide_has_followed_is_no_tap() -> None:
    press = after((20, 0.2), (1, 0.4))
    assert press.follows and not tapped(press, 504.0, 500.0, 4.0)


# -- which finger of a hand counts


def test_only_the_first_finger_counts_until_it_lifts() -> None:
    hand = Hand()
    assert hand.take(Contact(1, "down", 10, 10)) == "press"
    assert hand.take(Contact(2, "down", 90, 90)) is None
    assert hand.take(Contact(2, "moved", 80, 80)) is None
    assert hand.take(Contact(1, "moved", 20, 10)) == "move"
    assert hand.take(Contact(1, "up", 20, 10)) == "release"
    assert hand.take(Contact(2, "moved", 70, 70)) is None, "it did not count as it came down"
    assert hand.take(Contact(3, "down", 5, 5)) == "press", "whatever still lies there"
    assert hand.take(Contact(2, "up", 70, 70)) is None


def test_a_palm_never_counts() -> None:
    hand = Hand()
    assert hand.take(Contact(1, "down", 10, 10, wide=45.0)) is None
    assert hand.take(Contact(1, "moved", 20, 10, wide=12.0)) is None
    assert hand.take(Contact(2, "down", 10, 10, wide=12.0)) == "press"
    assert hand.take(Contact(2, "moved", 10, 10, wide=31.0)) == "cancel", "it came down with its edge"
    assert hand.take(Contact(2, "up", 10, 10, wide=5.0)) is None


def test_what_moves_is_not_stuck() -> None:
    hand = Hand()
    hand.take(Contact(1, "down", 100, 100))
    for x, stirred in [(104, False), (110, False), (113, True), (115, False), (101, True), (101, False)]:
        hand.take(Contact(1, "moved", x, 100))
        assert hand.stirred(4.0) is stirred  # 3 mm are 12 pixels


@given(some.lists(some.tuples(some.integers(1, 4), some.sampled_from(["down", "moved", "up"]), some.floats(0, 60))))
def test_whatever_a_hand_does_presses_and_releases_take_turns(reports: list) -> None:
    hand, held = Hand(), False
    for number, kind, wide in reports:
        sign = hand.take(Contact(number, kind, 0.0, 0.0, wide))
        if sign == "press":
            assert not held
            held = True
        elif sign is not None:
            assert held
            held = sign == "move"


# -- in the booth


@pytest.fixture
def booth(qtbot) -> Rig:
    return open_rig(qtbot)


@pytest.fixture(scope="module")
def glass():
    return QTest.createTouchDevice()


def finger(booth: Rig, glass, *ways: tuple[int, int], number: int = 1, hurried: bool = False) -> None:
    """Down at the first point, over the others, up at the last."""
    native = booth.window.windowHandle()
    booth.clock.now += 0.0 if hurried else UNHURRIED
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


class Hands:
    """Several fingers on the glass, each with its number."""

    def __init__(self, booth: Rig, glass) -> None:
        self._native, self._glass = booth.window.windowHandle(), glass
        self._down: dict[int, QPoint] = {}
        booth.clock.now += UNHURRIED

    def down(self, number: int, at: QPoint) -> None:
        self._report("press", number, at)
        self._down[number] = at

    def move(self, number: int, at: QPoint) -> None:
        self._report("move", number, at)
        self._down[number] = at

    def up(self, number: int) -> None:
        self._report("release", number, self._down.pop(number))

    def _report(self, what: str, number: int, at: QPoint) -> None:
        sequence = QTest.touchEvent(self._native, self._glass, False)
        for other in self._down:
            if other != number:
                sequence.stationary(other)
        getattr(sequence, what)(number, at, self._native).commit()
        QApplication.processEvents()


def test_a_second_finger_presses_no_control_and_ends_no_drag(booth, glass) -> None:
    first, second = long_topic().slides[:2]
    booth.visit(first)
    hands, other = Hands(booth, glass), booth.middle(booth.control("language"))
    hands.down(1, QPoint(700, 100))
    booth.clock.now += 0.3
    hands.move(1, QPoint(600, 100))
    assert booth.window.stage.dragged
    hands.down(2, other)
    assert not booth.control("language").isDown()
    hands.up(2)
    hands.down(3, QPoint(100, 100))
    hands.move(3, QPoint(400, 100))
    hands.up(3)
    assert booth.window.stage.dragged and booth.seen == f"visit {first} it"
    hands.move(1, QPoint(500, 100))
    hands.up(1)
    booth.settle()
    assert booth.seen == f"visit {second} it"


def test_a_second_finger_leaves_a_pressed_control_alone(booth, glass) -> None:
    first = long_topic().slides[0]
    booth.visit(first)
    hands, language = Hands(booth, glass), booth.control("language")
    hands.down(1, booth.middle(language))
    hands.down(2, booth.middle(booth.control("home")))
    hands.down(3, QPoint(300, 100))
    assert language.isDown() and not booth.control("home").isDown()
    hands.up(2)
    hands.up(3)
    assert booth.seen == f"visit {first} it"
    hands.up(1)
    assert booth.seen == f"visit {first} en"


def test_while_one_finger_lies_another_may_come_after_the_first(booth, glass) -> None:
    first = long_topic().slides[0]
    booth.visit(first)
    hands, language = Hands(booth, glass), booth.middle(booth.control("language"))
    hands.down(1, QPoint(300, 100))
    hands.down(2, language)
    hands.up(1)
    hands.down(3, language)
    hands.up(3)
    assert booth.seen == f"visit {first} en"
    hands.up(2)
    assert booth.seen == f"visit {first} en"


def test_a_stuck_finger_is_let_go_and_presses_nothing(booth, glass) -> None:
    first = long_topic().slides[0]
    booth.visit(first)
    hands, language = Hands(booth, glass), booth.control("language")
    hands.down(1, booth.middle(language))
    stuck = booth.window.fingers.findChildren(QTimer)[0]
    assert stuck.isActive() and stuck.interval() == STUCK_MS == 10_000
    hands.move(1, booth.middle(language) + QPoint(1, 1))  # it trembles
    assert language.isDown()
    stuck.stop()
    stuck.timeout.emit()
    assert not language.isDown()
    hands.down(2, booth.middle(language))
    hands.up(2)
    assert booth.seen == f"visit {first} en", "another finger counts"
    hands.move(1, QPoint(300, 200))
    hands.up(1)
    assert booth.seen == f"visit {first} en"
    assert not stuck.isActive()


def test_a_stuck_finger_gives_the_slide_back(booth, glass) -> None:
    first = long_topic().slides[0]
    booth.visit(first)
    hands = Hands(booth, glass)
    hands.down(1, QPoint(700, 100))
    hands.move(1, QPoint(400, 100))
    assert booth.window.stage.dragged
    booth.window.fingers.let_go()
    assert not booth.window.stage.dragged
    booth.settle()
    hands.up(1)
    booth.settle()
    assert booth.seen == f"visit {first} it"


def test_a_palm_on_a_pressed_control_lets_it_go(booth, glass) -> None:
    """Offscreen no device tells how large a contact is: its news are told to the filter itself."""
    first = long_topic().slides[0]
    booth.visit(first)
    booth.clock.now += UNHURRIED
    language, fingers = booth.control("language"), booth.window.fingers
    at = booth.middle(language)
    fingers._take(Contact(1, "down", at.x(), at.y(), 10.0), 0)
    assert language.isDown()
    fingers._take(Contact(1, "moved", at.x(), at.y(), 60.0), 10)
    assert not language.isDown()
    fingers._take(Contact(1, "up", at.x(), at.y(), 10.0), 20)
    assert booth.seen == f"visit {first} it"


def test_a_mouse_does_not_get_between_a_finger_and_what_it_does(booth, glass) -> None:
    first = long_topic().slides[0]
    booth.visit(first)
    hands, language = Hands(booth, glass), booth.control("language")
    hands.down(1, booth.middle(language))
    native = booth.window.windowHandle()
    QTest.mouseMove(native, QPoint(200, 100))
    QTest.mouseClick(native, LEFT, PLAIN, booth.middle(booth.control("home")))
    assert language.isDown() and booth.seen == f"visit {first} it"
    hands.up(1)
    assert booth.seen == f"visit {first} en"


def test_a_finger_lost_by_the_screen_presses_nothing(booth, glass) -> None:
    first = long_topic().slides[0]
    booth.visit(first)
    language = booth.control("language")
    hands = Hands(booth, glass)
    hands.down(1, booth.middle(language))
    booth.window.fingers.let_go()
    hands.up(1)
    assert booth.seen == f"visit {first} it"


# -- two taps that were meant as one


def test_a_double_tap_is_one_step(booth, glass) -> None:
    first, second = long_topic().slides[:2]
    for press in (
        lambda at: finger(booth, glass, at.toTuple(), hurried=True),
        lambda at: QTest.mouseClick(booth.window.windowHandle(), LEFT, PLAIN, at),
    ):
        booth.visit(first)
        booth.clock.now += UNHURRIED
        at = booth.middle(booth.control("next"))
        press(at)
        booth.clock.now += HASTE - 0.05
        press(at)
        booth.settle()
        assert booth.seen == f"visit {second} it"
        booth.clock.now += 0.1
        press(at)
        booth.settle()
        assert booth.seen == f"visit {long_topic().slides[2] if len(long_topic().slides) > 2 else 'home'} it"


def test_a_double_tap_presses_nothing_that_came_under_it(booth, glass) -> None:
    """Where "next" was, home has another control."""
    booth.visit(long_topic().slides[-1])
    booth.clock.now += UNHURRIED
    at = booth.middle(booth.control("next")).toTuple()
    finger(booth, glass, at, hurried=True)
    finger(booth, glass, at, hurried=True)
    assert booth.seen == "visit home it" and booth.state.panel is None


def test_keys_are_as_quick_as_they_are(booth) -> None:
    booth.visit(long_topic().slides[0])
    for _ in range(2):
        QTest.keyClick(booth.window.windowHandle(), Qt.Key.Key_Right)
    booth.settle()
    assert booth.state.position.slide not in long_topic().slides[:2]


# -- the slide in the hand


def test_release_decides(booth, glass) -> None:
    first, second = long_topic().slides[:2]
    booth.visit(first)
    hands, stage = Hands(booth, glass), booth.window.stage
    hands.down(1, QPoint(700, 100))
    for x in (680, 640, 500, 300):
        booth.clock.now += 0.2
        hands.move(1, QPoint(x, 100))
        assert stage.dragged and booth.seen == f"visit {first} it"
    booth.clock.now += 0.2
    hands.move(1, QPoint(690, 100))
    hands.up(1)
    assert not stage.dragged
    booth.settle()
    assert booth.seen == f"visit {first} it", "brought back"
    finger(booth, glass, (700, 100), (500, 100))
    assert booth.seen == f"visit {second} it"


@pytest.mark.parametrize(
    "event", [SwitchLanguage(), OpenPanel("display"), Clean(), GoTo("home")], ids=lambda e: type(e).__name__
)
def test_what_happens_meanwhile_is_not_undone_by_the_release(booth, glass, event) -> None:
    booth.visit(long_topic().slides[0])
    hands = Hands(booth, glass)
    hands.down(1, QPoint(700, 100))
    hands.move(1, QPoint(500, 100))
    booth.send(event)
    seen = booth.seen
    hands.move(1, QPoint(300, 100))
    assert not booth.window.stage.dragged
    hands.up(1)
    booth.settle()
    assert booth.seen == seen


def test_the_ring_is_answered_by_the_release_and_nothing_else_happens(booth, glass) -> None:
    first = long_topic().slides[0]
    booth.visit(first)
    hands = Hands(booth, glass)
    hands.down(1, QPoint(700, 100))
    hands.move(1, QPoint(500, 100))
    booth.clock.now += 3600
    booth.send(Tick())
    assert booth.state.asked is not None
    hands.move(1, QPoint(300, 100))
    hands.up(1)
    booth.settle()
    assert booth.seen == f"visit {first} it" and booth.state.asked is None


def test_a_slow_finger_on_a_chart_takes_no_slide_along(booth, glass) -> None:
    booth.visit("life-expectancy")
    hands = Hands(booth, glass)
    x, y = booth.mark("0.lombardia")
    hands.down(1, QPoint(round(x), round(y)))
    for n in range(1, 20):
        booth.clock.now += 0.2
        hands.move(1, QPoint(round(x) - 10 * n, round(y)))
        assert not booth.window.stage.dragged
    hands.up(1)
    assert booth.state.charts["life-expectancy"].selection


def test_without_motion_a_swipe_still_turns(booth, glass) -> None:
    first, second = long_topic().slides[:2]
    booth.visit(first)
    booth.send(ChooseMotion("none"))
    hands = Hands(booth, glass)
    hands.down(1, QPoint(700, 100))
    hands.move(1, QPoint(400, 100))
    assert not booth.window.stage.dragged
    hands.up(1)
    assert booth.seen == f"visit {second} it"


@pytest.mark.parametrize("way", [[(480, 270)], [(300, 200), (400, 200), (700, 200)]])
def test_a_swipe_wakes_as_a_tap_does(booth, glass, way) -> None:
    finger(booth, glass, *way)
    assert booth.seen == "visit home it"


def test_on_home_a_swipe_leads_nowhere(booth, glass) -> None:
    booth.visit("home")
    finger(booth, glass, (20, 60), (500, 62))
    assert booth.seen == "visit home it"
    assert not booth.window.stage.dragged and not booth.window.stage.arriving


# -- asleep, cleaning


def test_the_first_touch_after_sleep_only_wakes(booth, glass) -> None:
    booth.send(Hours(False))
    booth.later(3600)
    assert booth.state.mode == "asleep"
    finger(booth, glass, (700, 100), (300, 100))
    assert booth.seen == "attract attract it"


def test_while_staff_clean_nothing_answers(booth, glass) -> None:
    booth.visit(long_topic().slides[0])
    booth.send(Clean())
    before = booth.state
    finger(booth, glass, (700, 100), (300, 100))
    finger(booth, glass, (864, 500))
    booth.key(Qt.Key.Key_Right, Qt.Key.Key_A, Qt.Key.Key_Escape)
    assert booth.state is before


# -- what is pressed


def test_a_finger_that_lifts_beside_a_cell_presses_nothing(booth, glass) -> None:
    """Within its rectangle, but not within it."""
    booth.visit("home")
    tile = max(booth.targets().values(), key=lambda each: each.width() * each.height())
    rect, mask = tile.rect(), tile.mask()
    corner = next(
        c for c in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()) if not mask.contains(c)
    )
    start, end = booth.middle(tile), tile.mapTo(booth.window, corner)
    finger(booth, glass, start.toTuple(), end.toTuple())
    assert booth.seen == "visit home it"
    finger(booth, glass, start.toTuple())
    assert booth.state.position.slide != "home"


def test_a_finger_shows_no_cursor(booth, glass) -> None:
    finger(booth, glass, (480, 270))
    assert booth.window.cursor().shape() == Qt.CursorShape.BlankCursor


def test_a_mouse_shows_its_own_and_loses_it_again(booth) -> None:
    QTest.mouseMove(booth.window.windowHandle(), QPoint(300, 300))
    QTest.mouseMove(booth.window.windowHandle(), QPoint(310, 300))
    assert booth.window.cursor().shape() == Qt.CursorShape.ArrowCursor
    booth.window.fingers.cursor.timeout.emit()
    assert booth.window.cursor().shape() == Qt.CursorShape.BlankCursor
