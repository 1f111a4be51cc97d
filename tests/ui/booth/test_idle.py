"""The idle ring, with a clock of our own."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.model.deck import AttractStop, Deck, Idle, Kiosk
from kiosk.model.state import Continue, Event, Position, StartOver, State
from kiosk.ui.booth.countdown import phase
from kiosk.ui.booth.idle import ASK, CONTINUE, OVER, IdleRing
from kiosk.ui.style import color
from kiosk.words.messages import tr

STATE = State("visit", Position("home"), "it", "it", "dark", asked=100.0)


def deck(ring: int = 20) -> Deck:
    kiosk = Kiosk(
        title={"it": "Prova", "en": "Test"},
        languages={"it": "Italiano", "en": "English"},
        language="it",
        attract=[AttractStop(slide="home")],
        idle=Idle(seconds=45, ring=ring),
    )
    return Deck(kiosk, (), {}, {}, {}, {})


@pytest.fixture
def booth(qtbot) -> SimpleNamespace:
    """A window of half the stage's size, with a button below the ring."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 540)
    below = QPushButton("below", window)
    below.setGeometry(0, 0, 960, 540)
    dispatched: list[Event] = []
    clock = SimpleNamespace(now=100.0)
    ring = IdleRing(window, dispatched.append, lambda: clock.now)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    below.setFocus()

    def ask(state: State = STATE, seconds: int = 20, theme: str = "dark") -> None:
        ring.show_for(state, deck(seconds), theme, False, QRectF(0, 0, 960, 540), 0.5)

    return SimpleNamespace(window=window, below=below, ring=ring, events=dispatched, clock=clock, ask=ask)


def pixel(widget: QWidget, x: float, y: float) -> QColor:
    """A pixel of the window, where the stage has this point."""
    image: QImage = widget.window().grab().toImage()
    return image.pixelColor(round(x / 2), round(y / 2))


@pytest.mark.parametrize(
    ("after", "left", "out"),
    [(0, 20, 0), (0.99, 20, 0), (1, 19, 1), (6.5, 14, 6), (19.9, 1, 19), (20, 0, 20), (99, 0, 20)],
)
def test_a_cell_a_second(after: float, left: int, out: int) -> None:
    now = phase(100.0, 20, 100.0 + after)
    assert (now.left, now.out) == (left, out)


def test_a_cell_goes_out_within_300_ms_and_then_nothing_moves_until_the_next() -> None:
    fades = [phase(100.0, 20, 103.0 + ms / 1000) for ms in (0, 150, 299, 301, 900)]
    assert [round(each.fade, 2) for each in fades] == [0, 0.5, 1.0, 1.0, 1.0]
    assert fades[1].due == 103.15
    assert fades[3].due == pytest.approx(104.0)
    assert phase(100.0, 20, 100.5).due == pytest.approx(101.0)
    assert phase(100.0, 20, 103.1, "none").fade == 1.0


def test_more_seconds_than_cells() -> None:
    now = phase(0.0, 90, 3.5)
    assert (now.left, now.out, now.due) == (87, 1, pytest.approx(4.0))
    assert phase(0.0, 90, 90.0).out == 30


def test_no_phase_is_left_out_at_a_clock_s_rounding() -> None:
    for start in (0.1, 12345.678, 1e6 + 0.3):
        for second in range(1, 21):
            assert phase(start, 20, start + second).out == second


def test_it_covers_the_window_only_while_asking(booth) -> None:
    assert booth.ring.isHidden()
    booth.ask()
    assert booth.ring.isVisible()
    assert booth.ring.geometry() == booth.window.rect()
    booth.ask(replace(STATE, asked=None))
    assert booth.ring.isHidden()


def test_it_draws_cells_where_they_belong(booth) -> None:
    booth.clock.now = 106.5
    booth.ask()
    at = (960 + 32.2, 324 - 203.5 + 14)  # first cell, beside its nucleus
    assert pixel(booth.ring, *at) == color("dark", "cellbg")
    assert pixel(booth.ring, 960 - 32.2, at[1]) == color("dark", "acc")
    assert pixel(booth.ring, 960 - 32.2, 324 - 203.5) == color("dark", "nuc")


def test_it_draws_frames_only_while_a_cell_goes_out(booth) -> None:
    booth.clock.now = 103.1
    booth.ask()
    assert booth.ring.count.frames.running
    booth.clock.now = 103.4
    booth.ring.count.frames._frame()
    assert not booth.ring.count.frames.running
    assert booth.ring.count.sleep.isActive()
    assert booth.ring.count.sleep.interval() == 600
    booth.clock.now = 104.0
    booth.ring.count.wake()
    assert booth.ring.count.frames.running


def test_without_motion_there_are_no_frames(booth) -> None:
    booth.clock.now = 103.1
    booth.ask(replace(STATE, motion="none"))
    assert not booth.ring.count.frames.running
    assert booth.ring.count.sleep.interval() == 900


def test_hidden_nothing_runs(booth) -> None:
    booth.clock.now = 103.1
    booth.ask()
    booth.ring.leave()
    booth.ring.count.frames._frame()
    assert not booth.ring.count.frames.running
    assert not booth.ring.count.sleep.isActive()
    booth.ask()
    booth.window.hide()
    booth.ring.count.frames._frame()
    assert not booth.ring.count.frames.running
    assert not booth.ring.count.sleep.isActive()
    booth.window.show()
    assert booth.ring.count.frames.running


def test_the_end_asks_for_nothing_more(booth) -> None:
    booth.clock.now = 121.0
    booth.ask()
    assert not booth.ring.count.frames.running
    assert not booth.ring.count.sleep.isActive()


def test_the_buttons_answer(booth) -> None:
    booth.ask()
    QTest.mouseClick(booth.ring.yes, Qt.MouseButton.LeftButton)
    QTest.mouseClick(booth.ring.no, Qt.MouseButton.LeftButton)
    assert booth.events == [Continue(), StartOver()]


def test_any_other_touch_continues_as_the_finger_lifts(booth) -> None:
    booth.ask()
    native = booth.window.windowHandle()
    QTest.mousePress(native, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 500))
    assert booth.events == []
    QTest.mouseRelease(native, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 500))
    assert booth.events == [Continue()]


def test_the_room_round_a_button_is_not_the_button(booth) -> None:
    booth.ask()
    edge = booth.ring.no.geometry().topLeft() + QPoint(2, 2)
    QTest.mouseClick(booth.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge)
    assert booth.events == [Continue()]


def test_keys_reach_the_buttons_and_nothing_below(booth) -> None:
    booth.ask()
    assert booth.ring.yes.hasFocus()
    QTest.keyClick(booth.window.windowHandle(), Qt.Key.Key_Tab)
    assert booth.ring.no.hasFocus()
    QTest.keyClick(booth.window.windowHandle(), Qt.Key.Key_Return)
    QTest.keyClick(booth.window.windowHandle(), Qt.Key.Key_Backtab)
    QTest.keyClick(booth.window.windowHandle(), Qt.Key.Key_Space)
    assert booth.events == [StartOver(), Continue()]
    booth.ring.leave()
    assert booth.below.hasFocus()


def test_focus_that_went_elsewhere_is_left_there(booth) -> None:
    booth.ask()
    booth.window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    booth.window.setFocus()
    booth.ring.leave()
    assert booth.window.hasFocus()


def test_focus_is_seen_where_it_came_by_key(booth) -> None:
    booth.ask()
    outline = (976 + 260, 812 - 6)
    assert pixel(booth.ring, *outline) != color("dark", "touch")
    QTest.keyClick(booth.window.windowHandle(), Qt.Key.Key_Tab)
    assert pixel(booth.ring, *outline) == color("dark", "touch")


def test_a_pressed_button_shows_it(booth) -> None:
    booth.ask(theme="light")
    at = (976 + 40, 812 + 72)
    assert pixel(booth.ring, *at) == color("light", "raised")
    booth.ring.no.setDown(True)
    assert pixel(booth.ring, *at) == color("light", "raised2")


@pytest.mark.parametrize(("language", "other"), [("it", "en"), ("en", "it")])
def test_it_speaks_all_languages_and_the_visitor_s_first(booth, language: str, other: str) -> None:
    booth.ask(replace(STATE, language=language))
    spoken = QAccessible.queryAccessibleInterface(booth.ring.no)
    assert spoken.role() == QAccessible.Role.Button
    for widget, words in ((booth.ring, ASK), (booth.ring.yes, CONTINUE), (booth.ring.no, OVER)):
        assert widget.accessibleName() == f"{tr(language, words)} · {tr(other, words)}"
        assert tr("it", words) != tr("en", words)


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("size", ["normal", "large", "largest"])
def test_buttons_lie_within_the_stage_and_low_in_portrait(booth, portrait: bool, size: str) -> None:
    stage = QRectF(0, 0, 1080, 1920) if portrait else QRectF(0, 0, 1920, 1080)
    booth.ring.show_for(replace(STATE, text_size=size), deck(), "dark", portrait, stage, 1.0)
    for button in (booth.ring.yes, booth.ring.no):
        assert stage.contains(QRectF(button.geometry()))
        assert not portrait or button.geometry().y() >= 1152
    assert not booth.ring.yes.geometry().intersects(booth.ring.no.geometry().adjusted(4, 0, -4, 0))
