"""The window on its screen: over all of it, whatever becomes of screens and windows, until staff leave.

The screens of a real X server go and come in tests/journeys/test_screens.py; here their signals are sent by hand.
"""

import logging
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.model.problem import Problem, Say
from kiosk.ui.booth.doubt import Doubt
from kiosk.ui.booth.front import Front
from tests.ui.booth.rig import open_rig


@pytest.fixture
def held(qtbot) -> SimpleNamespace:
    window = QWidget()
    qtbot.addWidget(window)
    front = Front(window)
    screen = QGuiApplication.primaryScreen()
    with qtbot.waitExposed(window):
        front.hold(screen)
    QApplication.processEvents()
    return SimpleNamespace(window=window, front=front, screen=screen, changed=QSignalSpy(front.changed))


def covers(held: SimpleNamespace) -> bool:
    return bool(held.window.isFullScreen() and held.window.geometry() == held.screen.geometry())


def test_it_covers_its_screen(held: SimpleNamespace) -> None:
    assert covers(held)
    assert held.window.normalGeometry() == held.screen.geometry(), "nothing shrinks if the window manager dies"


def test_a_change_of_screens_that_comes_in_several_signals_is_followed_once(held: SimpleNamespace) -> None:
    held.window.setGeometry(QRect(10, 10, 300, 200))
    held.screen.geometryChanged.emit(held.screen.geometry())
    held.screen.physicalSizeChanged.emit(QSizeF(531, 299))
    QGuiApplication.instance().primaryScreenChanged.emit(held.screen)
    QApplication.processEvents()
    assert covers(held)
    assert held.changed.count() == 1


def test_whatever_takes_it_out_of_full_screen_is_undone(held: SimpleNamespace, qtbot) -> None:
    held.window.showNormal()
    qtbot.waitUntil(lambda: covers(held))
    held.window.windowHandle().setWindowState(Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(lambda: covers(held))


def test_let_go_it_stays_away(held: SimpleNamespace) -> None:
    held.front.let_go()
    held.window.showNormal()
    held.window.setGeometry(QRect(10, 10, 300, 200))
    held.screen.geometryChanged.emit(held.screen.geometry())
    QApplication.processEvents()
    held.front.come_back()
    assert not held.window.isFullScreen()
    assert held.changed.count() == 0


def test_while_there_is_no_screen_it_waits_for_one(held: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("kiosk.ui.booth.front.QGuiApplication", SimpleNamespace(screens=list, primaryScreen=lambda: None))
        held.front.settle()
    assert held.changed.count() == 0
    held.front.settle()
    assert covers(held) and held.changed.count() == 1


# -- its size


def test_a_size_that_is_absurd_is_logged_once_a_change_and_kept_for_the_sheet(qtbot, expect_log) -> None:
    booth = open_rig(qtbot)
    first, other = (Problem("settings.yaml", 1, 1, "warning", "screen", Say(words)) for words in ("odd", "strange"))
    says: list[Problem | None] = [first]
    booth.window.doubt = lambda: says[0]
    with expect_log(logging.WARNING, r"^settings.yaml:1:1: warning: odd$"):
        doubt = Doubt(booth.window, "en")
    booth.window.front.changed.emit()
    assert doubt.problems == (first,)
    says[0] = None
    booth.window.front.changed.emit()
    assert doubt.problems == ()
    says[0] = other
    with expect_log(logging.WARNING, "strange"):
        booth.window.front.changed.emit()
    assert doubt.problems == (other,)


def test_other_millimetres_of_the_same_window_are_laid_out_anew(qtbot) -> None:
    booth = open_rig(qtbot, density=2.0)
    booth.visit("home")
    small = booth.control("language").height()
    booth.window._px_mm = lambda: 4.0
    booth.window.front.changed.emit()
    assert booth.control("language").height() > small
    assert booth.window.stage.px_mm == 4.0
