"""A talk begins and ends with its windows, on one screen; and what the public window is meanwhile."""

import logging

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from kiosk.model.settings import Screens
from kiosk.model.state import (
    Both,
    Console,
    EndTalk,
    Last,
    Next,
    PointAt,
    Pointer,
    SelectMark,
    StartTalk,
    Touch,
)
from kiosk.model.state.chart import of
from kiosk.ui.stage.targets import TargetButton
from kiosk.ui.stage.view import fit
from kiosk.ui.style import QtMeasure
from kiosk.ui.talk import console as consoles
from kiosk.ui.talk.speaking import Speaking
from kiosk.ui.talk.twin import Twin
from tests.conftest import ExpectLog
from tests.ui.booth.rig import Rig, open_rig

from .rig import a_talk, open_talk, talking

Key = Qt.Key
CHART = "spending-per-head"
SLIDES = ("devices", CHART, "partners")
WHOLE = {slide: () for slide in SLIDES}
"""Each at once, whatever steps the story may give them."""


def speaking(rig: Rig, **options: bool) -> Speaking:
    return Speaking(rig.store, rig.window, QtMeasure(), Screens(), **options)


def console() -> consoles.Console | None:
    shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, consoles.Console) and each.isVisible())
    return next(shown, None)


@pytest.fixture
def booth(qtbot) -> Rig:
    return open_rig(qtbot, talking(a_talk(*SLIDES), WHOLE), pictures=False)


# -- how it begins and ends


def test_on_one_screen_there_are_no_notes_and_the_booth_goes_on(booth) -> None:
    talk = speaking(booth)
    over = QSignalSpy(talk.over)
    talk.start("t")
    assert booth.seen == "talk devices it"
    assert not booth.state.session.console and booth.state.session.from_booth
    booth.key(Key.Key_PageDown)
    booth.clock.now += 1
    booth.key(Key.Key_PageDown)
    assert booth.seen == "talk partners it"
    for _ in range(2):
        booth.key(Key.Key_Q, modifier=Qt.KeyboardModifier.ControlModifier)
    assert booth.state.mode == "attract"
    assert over.count() == 0 and console() is None and booth.window.isVisible()


def test_a_speakers_program_ends_with_the_talk_that_the_speaker_ends(booth) -> None:
    talk = speaking(booth, own=True)
    over = QSignalSpy(talk.over)
    talk.start("t")
    assert not booth.state.session.from_booth
    booth.send(Last(), Next())
    booth.later(90)
    assert booth.state.mode == "attract" and over.count() == 0, "the booth goes on, by itself"
    talk.start("t")
    booth.send(EndTalk())
    booth.later(1)
    booth.send(EndTalk())
    assert booth.state.mode == "attract" and over.count() == 1


def test_a_question_whether_to_end_that_the_end_itself_answers_is_no_answer(booth) -> None:
    talk = speaking(booth, own=True)
    over = QSignalSpy(talk.over)
    talk.start("t")
    booth.send(Last(), Next(), EndTalk())
    booth.later(100)
    assert booth.state.mode == "attract" and over.count() == 0


def test_a_rehearsal_is_the_console_in_a_window(booth) -> None:
    talk = speaking(booth, own=True, rehearsal=True)
    over = QSignalSpy(talk.over)
    talk.start("t")
    there = console()
    assert booth.state.session.rehearsal and booth.state.session.console
    assert there is not None and not there.isFullScreen() and there._body.isVisible()
    assert there.screen().availableGeometry().contains(there.geometry())
    QTest.keyClick(there, Key.Key_Right)
    assert booth.seen == f"talk {CHART} it"
    booth.send(EndTalk(), EndTalk())
    assert over.count() == 1 and console() is None
    talk.start("t")
    QApplication.sendEvent(console(), QCloseEvent())
    assert over.count() == 2
    booth.send(EndTalk(), EndTalk())


def test_a_window_that_is_closed_takes_its_console_with_it(qtbot) -> None:
    booth = open_rig(qtbot, talking(a_talk(*SLIDES), WHOLE), pictures=False, windowed=True)
    talk = speaking(booth, own=True, windowed=True)
    talk.start("t")
    assert console() is not None
    with qtbot.waitSignal(talk.over):
        booth.window.close()
    booth.send(EndTalk(), EndTalk())


def test_a_rehearsal_without_a_console_is_over(booth, qtbot, monkeypatch, expect_log: ExpectLog) -> None:
    monkeypatch.setattr(consoles, "Console", None)
    talk = speaking(booth, own=True, rehearsal=True)
    with expect_log(logging.ERROR, "no console"), qtbot.waitSignal(talk.over):
        talk.start("t")


# -- the public window in a talk


def test_nothing_of_the_visitors_is_left_and_the_stage_has_all_the_window(qtbot) -> None:
    booth = open_rig(qtbot, talking(a_talk(*SLIDES), WHOLE), pictures=False, size=(1024, 600), density=5.0)
    booth.visit("devices")
    small = booth.window.stage.geometry()
    booth.send(StartTalk("t"))
    assert booth.controls() == {} and booth.targets() == {}
    assert not booth.window.controls.progress.isVisible() and not booth.window.invitation.isVisible()
    assert booth.window.stage.geometry() == fit(booth.window.size(), False).toRect()
    assert booth.window.stage.width() > small.width(), "controls of that size had cost it some room"
    assert booth.window._fade.isVisible() and not booth.window._fade._picture.isNull(), "and it fades into place"
    booth.clock.now += 1
    booth.window._fade._frames._frame()
    assert not booth.window._fade.isVisible()
    booth.send(Both())
    assert booth.window.stage.geometry().bottom() < booth.window.height() - 50
    booth.send(EndTalk(), EndTalk())
    assert booth.window.stage.height() < 600
    booth.send(Touch())
    assert booth.controls()


def test_with_a_console_fingers_do_nothing_and_without_one_they_turn_and_read(qtbot) -> None:
    booth = open_talk(qtbot, deck=talking(a_talk(*SLIDES), WHOLE))
    booth.send(Next())
    assert booth.seen == f"talk {CHART} it" and booth.targets() == {}
    swipe = ((800.0, 300.0), (500.0, 300.0), (200.0, 300.0))
    booth.drag(*swipe, seconds=0.2)
    assert booth.seen == f"talk {CHART} it" and not booth.window.stage.dragged
    booth.send(Console(False))
    key = next(t.key for t in booth.window.stage.scene.targets if isinstance(t.event, SelectMark))
    booth.tap(QPoint(*map(round, booth.mark(key))))
    assert of(booth.state, CHART).selection == key
    assert booth.window.stage.findChildren(TargetButton)
    booth.drag(*swipe, seconds=0.2)
    assert booth.seen == "talk partners it"
    booth.drag(*reversed(swipe), seconds=0.2)
    booth.send(Console(True))
    assert booth.seen == f"talk {CHART} it" and booth.targets() == {}


def test_every_key_is_the_talks(qtbot) -> None:
    booth = open_talk(qtbot, deck=talking(a_talk(*SLIDES), WHOLE))
    for key, slide in [(Key.Key_N, CHART), (Key.Key_Return, "partners"), (Key.Key_P, CHART), (Key.Key_Home, "devices")]:
        booth.key(key)
        assert booth.state.position.slide == slide
    booth.key(Key.Key_Tab)
    assert booth.state.session.sheet == "overview"
    booth.key(Key.Key_Escape, Key.Key_F5)
    assert booth.state.session.sheet is None and booth.state.session.frozen


def test_a_pointer_lays_nothing_out(qtbot, monkeypatch) -> None:
    booth = open_talk(qtbot, deck=talking(a_talk(*SLIDES), WHOLE))
    laid: list[object] = []
    monkeypatch.setattr(booth.window, "_arrange", laid.append)
    booth.send(PointAt(Pointer("laser", 900.0, 500.0)), Next())
    assert not laid and booth.state.position.slide == CHART


# -- a further audience


def test_a_further_audience_has_its_own_language_and_no_say(qtbot) -> None:
    booth = open_talk(qtbot, deck=talking(a_talk(*SLIDES, language="it", second_language="en"), WHOLE))
    twin = Twin(booth.store, QtMeasure(), booth.window.keys)
    qtbot.addWidget(twin, before_close_func=lambda _, held=twin: None)
    twin.setUpdatesEnabled(False)
    twin.resize(640, 480)
    twin.show()
    assert twin.stage.geometry() == fit(twin.size(), False).toRect()
    QTest.mouseClick(twin.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(320, 240))
    assert booth.state.position.slide == "devices"
    QTest.keyClick(twin.windowHandle(), Key.Key_Right)
    assert booth.state.position.slide == CHART
    assert twin.stage.scene.page.slide == CHART and twin.stage.scene.page.look.language == "en"
    assert booth.window.stage.scene.page.look.language == "it"
    QApplication.sendEvent(twin, QCloseEvent())
    assert twin.isVisible()
    booth.send(EndTalk(), EndTalk())
