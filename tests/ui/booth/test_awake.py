"""When the screen is kept on: in every mode but asleep; and what a desktop is asked over its session bus."""

import logging
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from kiosk.model.state import Clean, Hours, Tick, Touch, initial
from kiosk.model.state.attract import AWAKE
from kiosk.ui.booth.awake import Desktop, StaysAwake
from kiosk.ui.store import Store
from tests.model.state.fingers import deck


class Port:
    """A way of the window system that notes what it is told."""

    def __init__(self, able: bool, renews: bool) -> None:
        self.able, self.renews = able, renews
        self.said: list[bool] = []

    def keep(self, on: bool) -> None:
        self.said.append(on)


class Bus(QObject):
    """A desktop that notes what it is asked."""

    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.said: list[bool] = []

    def keep(self, on: bool) -> None:
        self.said.append(on)


def booth(able: bool = True, renews: bool = False) -> SimpleNamespace:
    content, clock = deck(), SimpleNamespace(now=100.0)
    store = Store(content, initial(content, 100.0), lambda: clock.now)
    port, bus = Port(able, renews), Bus()
    stays = StaysAwake(store, port, bus, "en", store)
    return SimpleNamespace(store=store, clock=clock, port=port, bus=bus, stays=stays)


def sleep(here: SimpleNamespace) -> None:
    here.store.dispatch(Hours(False))
    here.clock.now += AWAKE
    here.store.dispatch(Tick())


def test_on_while_the_booth_is_awake(qapp) -> None:
    here = booth()
    assert here.port.said == here.bus.said == [True]
    here.store.dispatch(Touch())
    here.store.dispatch(Clean())
    here.store.dispatch(Hours(False))
    assert here.port.said == [True]


def test_let_go_while_it_is_dark_and_taken_again_as_it_wakes(qapp) -> None:
    here = booth()
    sleep(here)
    assert here.store.state.mode == "asleep"
    assert here.port.said == here.bus.said == [True, False]
    here.store.dispatch(Touch())
    assert here.port.said == here.bus.said == [True, False, True]


def test_a_way_that_has_to_be_renewed_is(qapp) -> None:
    here = booth(renews=True)
    assert here.stays._renew.isActive() and here.stays._renew.interval() == 30_000
    here.stays._renew.timeout.emit()
    assert here.port.said == [True, True]
    sleep(here)
    assert not here.stays._renew.isActive()
    assert not booth(renews=False).stays._renew.isActive()


def test_where_nothing_keeps_it_on_staff_are_told_once(qapp, expect_log) -> None:
    here = booth(able=False)
    here.bus.answered.emit(True)
    with expect_log(logging.WARNING, "screen saver"):
        here.bus.answered.emit(False)
    here.bus.answered.emit(False)
    there = booth(able=True)
    there.bus.answered.emit(False)


def test_without_a_session_bus_nobody_is_asked(qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    desktop, answers = Desktop(), []
    desktop.answered.connect(answers.append)
    desktop.keep(True)
    desktop.keep(False)
    assert answers == [False]


SERVICE = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection
from kiosk.ui.booth.awake import PATH, SERVICE, Desktop

app = QCoreApplication([])

@ClassInfo({"D-Bus Interface": SERVICE})
class Saver(QObject):
    @Slot(str, str, result=int)
    def Inhibit(self, who, why):
        print("asked by", who, flush=True)
        return 7

saver, bus = Saver(), QDBusConnection.sessionBus()
bus.registerObject(PATH, saver, QDBusConnection.RegisterOption.ExportAllSlots)
desktop = Desktop()
answers = []

def answered(agreed):
    print("agreed" if agreed else "refused", flush=True)
    answers.append(agreed)
    if len(answers) == 2:
        app.quit()
        return
    desktop.keep(False)
    bus.registerService(SERVICE)
    desktop.keep(True)

desktop.answered.connect(answered)
desktop.keep(True)
app.exec()
"""


def test_a_desktop_is_asked_over_its_bus() -> None:
    """On a bus of its own: first there is no saver to ask, then there is."""
    command = ["dbus-run-session", "--", sys.executable, "-c", SERVICE]
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert ran.stdout.split("\n") == ["refused", "asked by kiosk", "agreed", ""], ran.stderr
