"""The way out, tried at the native window as fingers and keys arrive there."""

from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.ui.booth.aside import Look
from kiosk.ui.booth.exit import Exit
from tests.content.shipped import deck as shipped

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
CORNER, ELSEWHERE = QPoint(950, 10), QPoint(800, 10)


class FakeGate:
    def __init__(self) -> None:
        self.pin: str | None = "2468"
        self.until = 0.0
        self.tried: list[str] = []

    def locked(self) -> bool:
        return self.pin is not None

    def wait(self, now: float) -> float:
        return max(0.0, self.until - now)

    def enter(self, typed: str, now: float) -> bool:
        self.tried.append(typed)
        return typed == self.pin


@pytest.fixture
def booth(qtbot) -> SimpleNamespace:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 540)
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    gate, clock, left, used, cleaned = FakeGate(), SimpleNamespace(now=0.0, deaf=False, free=False), [], [], []
    deck = SimpleNamespace(now=replace(shipped(), talks={}))
    look = Look("dark", ("it", "en"), False, QRectF(0, 0, 960, 540), 0.5, 2.0)
    way = Exit(
        window, gate, lambda: look, lambda: clock.now, deaf=lambda: clock.deaf,
        deck=lambda: deck.now, free=lambda: clock.free,
    )  # fmt: skip
    way.panel.leave.connect(lambda: left.append(True))
    way.panel.clean.connect(lambda: cleaned.append(True))
    way.panel.used.connect(lambda: used.append(True))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return SimpleNamespace(
        window=window, native=window.windowHandle(), gate=gate, clock=clock, way=way, pad=way.pad, sheet=way.sheet,
        left=left, used=used, cleaned=cleaned, deck=deck,
    )  # fmt: skip


def press(booth, at: QPoint = CORNER) -> None:
    QTest.mousePress(booth.native, LEFT, NONE, at)


def release(booth, at: QPoint = CORNER) -> None:
    QTest.mouseRelease(booth.native, LEFT, NONE, at)


def keys(booth, *names: str | Qt.Key) -> None:
    for name in names:
        QTest.keyClick(booth.native, name if isinstance(name, Qt.Key) else Qt.Key(ord(name)))


def holding(booth) -> bool:
    return booth.way._hold.isActive()


def open_pad(booth) -> None:
    QTest.keyClick(booth.native, Qt.Key.Key_Q, CHORD)
    assert booth.pad.isVisible()


def passed(booth) -> bool:
    """The PIN was right: the sheet is open, and nobody has left yet."""
    return booth.pad.isHidden() and booth.sheet.isVisible() and booth.left == []


def test_the_corner_is_large_enough_for_a_finger(booth) -> None:
    assert booth.way.corner() == QRectF(960 - 48, 0, 48, 48)
    booth.way._look = lambda: Look("dark", ("it",), False, QRectF(0, 0, 960, 540), 0.5, 4.0)
    assert booth.way.corner() == QRectF(960 - 60, 0, 60, 60)


def test_three_seconds_in_the_corner_ask_for_the_pin(booth) -> None:
    press(booth)
    assert holding(booth)
    assert booth.way._hold.interval() == 3000
    booth.way._hold.timeout.emit()
    assert booth.pad.isVisible()
    assert booth.left == []


def test_a_finger_lifted_or_moved_out_asks_for_nothing(booth) -> None:
    press(booth)
    release(booth)
    assert not holding(booth)
    press(booth)
    QTest.mouseMove(booth.native, CORNER + QPoint(-2, 2))
    assert holding(booth)
    QTest.mouseMove(booth.native, ELSEWHERE)
    assert not holding(booth)
    QTest.mouseMove(booth.native, CORNER)
    assert not holding(booth)
    release(booth)
    press(booth, ELSEWHERE)
    assert not holding(booth)
    release(booth, ELSEWHERE)


def test_a_touch_holds_the_corner_and_a_second_finger_lets_go(booth) -> None:
    screen = QTest.createTouchDevice()
    sequence = QTest.touchEvent(booth.native, screen, False)
    sequence.press(1, CORNER, booth.native)
    sequence.commit()
    assert holding(booth)
    sequence.press(2, QPoint(100, 300), booth.native)
    sequence.commit()
    assert not holding(booth)
    sequence.release(1, CORNER, booth.native).release(2, QPoint(100, 300), booth.native)
    sequence.commit()
    assert not holding(booth)


def test_without_a_pin_the_keys_leave_at_once_and_the_corner_does_nothing(booth) -> None:
    booth.gate.pin = None
    press(booth)
    booth.way._hold.timeout.emit()
    release(booth)
    assert not booth.pad.isVisible()
    assert booth.left == []
    QTest.keyClick(booth.native, Qt.Key.Key_C, CHORD)
    assert (booth.cleaned, booth.left) == ([True], [])
    QTest.keyClick(booth.native, Qt.Key.Key_Q, CHORD)
    assert (booth.cleaned, booth.left) == ([True], [True])


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Q, CHORD | Qt.KeyboardModifier.ShiftModifier), (Qt.Key.Key_W, CHORD), (Qt.Key.Key_Q, NONE),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_C, NONE),
    ],
)  # fmt: skip
def test_no_other_keys_leave_or_clean(booth, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    booth.gate.pin = None
    QTest.keyClick(booth.native, key, modifiers)
    assert (booth.left, booth.cleaned) == ([], [])


def test_with_a_pin_the_keys_that_clean_ask_for_it_and_then_clean(booth) -> None:
    QTest.keyClick(booth.native, Qt.Key.Key_C, CHORD)
    assert booth.pad.isVisible() and booth.cleaned == []
    keys(booth, "2", "4", "6", "8", Qt.Key.Key_Return)
    assert booth.cleaned == [True]
    assert booth.way.open is None
    open_pad(booth)
    keys(booth, "2", "4", "6", "8", Qt.Key.Key_Return)
    assert passed(booth) and booth.cleaned == [True]


def test_on_the_sheet_the_keys_act_at_once(booth) -> None:
    for key, so in ((Qt.Key.Key_C, booth.cleaned), (Qt.Key.Key_Q, booth.left)):
        open_pad(booth)
        keys(booth, "2", "4", "6", "8", Qt.Key.Key_Return)
        QTest.keyClick(booth.native, key, CHORD)
        assert so == [True] and booth.way.open is None


def test_a_cloth_in_the_corner_is_nobody(booth) -> None:
    booth.clock.deaf = True
    press(booth)
    assert not holding(booth)
    release(booth)
    open_pad(booth)  # the keys are nobody's cloth


def test_the_right_pin_by_keyboard(booth) -> None:
    open_pad(booth)
    keys(booth, "2", "4", "5", Qt.Key.Key_Backspace, "6", "8", "A", Qt.Key.Key_Left)
    assert booth.gate.tried == []
    keys(booth, Qt.Key.Key_Enter)
    assert booth.gate.tried == ["2468"]
    assert passed(booth)
    assert booth.used


def test_the_right_pin_by_finger(booth) -> None:
    open_pad(booth)
    for name in ("2", "4", "6", "9", "delete", "8", "enter"):
        key = booth.pad.findChild(QWidget, name)
        QTest.mouseClick(booth.native, LEFT, NONE, key.geometry().center())
    assert booth.gate.tried == ["2468"]
    assert passed(booth)


def test_keys_are_as_large_as_a_finger_and_have_names(booth) -> None:
    open_pad(booth)
    for name in (*"0123456789", "delete", "enter", "cancel"):
        key = booth.pad.findChild(QWidget, name)
        assert min(key._pixels().width(), key._pixels().height()) >= 29.9  # 15 mm of 2 pixels
        assert key.accessibleName()
        assert booth.window.rect().contains(key.geometry())


def test_a_wrong_pin_is_said_and_can_be_tried_again(booth) -> None:
    open_pad(booth)
    before = booth.pad.grab().toImage()
    keys(booth, "1", "1", "1", "1", Qt.Key.Key_Return)
    assert booth.pad.isVisible()
    assert booth.pad.grab().toImage() != before
    keys(booth, "2", "4", "6", "8", Qt.Key.Key_Return)
    assert passed(booth)


def test_an_empty_pin_is_no_try(booth) -> None:
    open_pad(booth)
    keys(booth, Qt.Key.Key_Return)
    assert booth.gate.tried == []


def test_while_there_is_a_wait_no_digit_is_taken(booth) -> None:
    booth.gate.until = 30.0
    open_pad(booth)
    assert not booth.pad.findChild(QWidget, "5").isEnabled()
    assert booth.pad.findChild(QWidget, "cancel").isEnabled()
    keys(booth, "2", "4", "6", "8", Qt.Key.Key_Return)
    assert booth.gate.tried == []
    assert booth.pad._waiting.isActive()
    booth.clock.now = 30.0
    booth.pad._waiting.timeout.emit()
    assert booth.pad.findChild(QWidget, "5").isEnabled()
    assert not booth.pad._waiting.isActive()
    keys(booth, "2", "4", "6", "8", Qt.Key.Key_Return)
    assert passed(booth)


def test_it_does_not_tell_how_long_the_pin_is(booth) -> None:
    open_pad(booth)
    keys(booth, *"123456789012345")
    assert len(booth.pad._typed) == 12
    assert booth.gate.tried == []


def test_cancel_escape_and_silence_close_it(booth) -> None:
    open_pad(booth)
    keys(booth, Qt.Key.Key_Escape)
    assert booth.pad.isHidden()
    open_pad(booth)
    QTest.mouseClick(booth.native, LEFT, NONE, booth.pad.findChild(QWidget, "cancel").geometry().center())
    assert booth.pad.isHidden()
    open_pad(booth)
    keys(booth, "2", "4")
    booth.clock.now += 19.9
    booth.pad._quiet.timeout.emit()
    assert booth.pad.isVisible() and booth.pad._quiet.isActive()
    booth.clock.now += 0.2
    booth.pad._quiet.timeout.emit()
    assert booth.pad.isHidden()
    assert not booth.pad._quiet.isActive()
    open_pad(booth)
    keys(booth, "6", "8", Qt.Key.Key_Return)
    assert booth.gate.tried == ["68"]
    assert booth.left == []


def test_nothing_below_is_reached_while_it_is_open(booth) -> None:
    reached: list[object] = []
    booth.window.keyPressEvent = lambda event: reached.append(event.key())
    booth.window.mousePressEvent = lambda event: reached.append(event.position())
    open_pad(booth)
    reached.clear()  # Control and Alt of the keys that opened it
    keys(booth, Qt.Key.Key_Right, "3", Qt.Key.Key_Tab, "4")
    QTest.mouseClick(booth.native, LEFT, NONE, QPoint(20, 300))
    press(booth)
    assert not holding(booth)
    release(booth)
    assert reached == []
    assert booth.pad._typed == "34"


def test_keys_reach_the_pad_even_if_something_took_the_focus(booth) -> None:
    open_pad(booth)
    booth.window.setFocus()
    keys(booth, "2", "4")
    booth.window.setFocus()
    keys(booth, "6", "8", Qt.Key.Key_Return)
    assert booth.gate.tried == ["2468"]


def test_the_focus_comes_back_to_the_window(booth) -> None:
    booth.window.setFocus()
    open_pad(booth)
    keys(booth, Qt.Key.Key_Tab, Qt.Key.Key_Escape)
    assert booth.pad.isHidden()
    assert booth.window.hasFocus()


def test_an_open_pad_follows_the_window(booth, qtbot) -> None:
    open_pad(booth)
    booth.window.resize(800, 600)
    qtbot.waitUntil(lambda: booth.pad.size() == booth.window.size())


def test_what_comes_up_beneath_does_not_lie_over_it(booth) -> None:
    open_pad(booth)
    ring = QWidget(booth.window)
    ring.setGeometry(booth.window.rect())
    ring.show()
    ring.raise_()
    booth.way.refresh()
    assert booth.window.childAt(480, 270) is not ring
    assert booth.window.childAt(480, 270).window() is booth.window


# -- talks


def with_talks(booth, count: int) -> None:
    one = next(iter(shipped().talks.values()))
    talks = {f"t{n}": one.model_copy(update={"id": f"t{n}"}) for n in range(count)}
    booth.deck.now = replace(shipped(), talks=talks)


def test_a_talk_is_chosen_behind_the_pin(booth) -> None:
    chosen: list[str] = []
    booth.way.panel.talk.connect(chosen.append)
    with_talks(booth, 2)
    booth.pad.passed.emit()
    click(booth, booth.sheet.buttons["talks"])
    assert booth.way.open is booth.way.panel.talks and booth.sheet.isHidden()
    QTest.keyClick(booth.native, Qt.Key.Key_Escape)
    assert booth.way.open is booth.sheet, "back to where it was opened"
    click(booth, booth.sheet.buttons["talks"])
    click(booth, booth.way.panel.talks.talks["t1"])
    assert chosen == ["t1"] and booth.way.open is None and booth.left == []


def test_from_a_page_of_the_panel_both_keys_act_at_once(booth) -> None:
    for key, done in ((Qt.Key.Key_C, booth.cleaned), (Qt.Key.Key_Q, booth.left)):
        booth.pad.passed.emit()
        booth.sheet.press("faults")
        assert booth.way.open is booth.way.panel.pages["faults"]
        QTest.keyClick(booth.native, key, CHORD)
        assert done == [True] and booth.way.open is None


def test_without_talks_nothing_offers_them(booth) -> None:
    booth.pad.passed.emit()
    assert not booth.sheet.buttons["talks"].isVisible()
    booth.sheet.leave()
    with_talks(booth, 1)
    booth.pad.passed.emit()
    assert booth.sheet.buttons["talks"].isVisible()


def click(booth, button: QWidget) -> None:
    QTest.mouseClick(booth.native, LEFT, NONE, button.geometry().center())


def test_more_talks_than_fingers_can_touch_are_on_further_pages(booth) -> None:
    with_talks(booth, 7)
    booth.pad.passed.emit()
    booth.sheet.press("talks")
    sheet, seen = booth.way.panel.talks, []
    while not seen or seen[-1] != seen[0] or len(seen) == 1:
        seen.append(tuple(sheet.talks))
        boxes = [each.geometry() for each in sheet.stops()]
        assert all(booth.window.rect().contains(box) for box in boxes)
        assert not any(a.intersects(b.adjusted(8, 8, -8, -8)) for a, b in pairwise(boxes))
        assert min(each._pixels().height() for each in sheet.stops()) >= 40
        click(booth, sheet.buttons["more"])
    assert [each for page in seen[:-1] for each in page] == [f"t{n}" for n in range(7)]


def test_on_a_totem_talks_are_within_reach(booth) -> None:
    with_talks(booth, 5)
    booth.window.resize(540, 960)
    booth.way.panel.talks.open_for(Look("dark", ("it", "en"), True, QRectF(0, 0, 540, 960), 0.5, 2.0))
    for each in booth.way.panel.talks.stops():
        assert each.geometry().top() >= 0.6 * 960 - 8 and booth.window.rect().contains(each.geometry())


# -- a speaker's own machine


@pytest.mark.parametrize(("free", "apart", "leaves"), [(True, 2.9, True), (True, 3.1, False), (False, 1.0, False)])
def test_where_it_is_free_ctrl_q_twice_leaves_without_a_pin(booth, free: bool, apart: float, leaves: bool) -> None:
    booth.clock.free = free
    for _ in range(2):
        QTest.keyClick(booth.native, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        booth.clock.now += apart
    assert bool(booth.left) is leaves
