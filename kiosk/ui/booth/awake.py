"""The screen stays on while the booth is awake, and may sleep while it is dark.

The window system is told through a port (kiosk.station.awake; `app` hands it in). Desktops that lock and blank by
themselves, and all that run on Wayland, are asked over the session bus; they forget it as the connection ends.
"""

import logging
import os
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.model.problem import N_
from kiosk.model.state import State
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.words.messages import tr

LOG = logging.getLogger("kiosk.awake")
RENEW_MS = 30_000
ANSWER_MS = 5_000
NAME = "kiosk-awake"
SERVICE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"

HELPLESS = N_("nothing here keeps the screen on: switch screen saver and power saving off in the system's settings")


class Port(Protocol):
    """The window system's own way (kiosk.station.awake.Awake)."""

    @property
    def able(self) -> bool:
        """Whether there is one."""

    @property
    def renews(self) -> bool:
        """Whether `keep(True)` has to be said again every half minute."""

    def keep(self, on: bool) -> None:
        """Keep the screen on, or let it sleep."""


class Desktop(QObject):
    """What a desktop does on its own, held off over the session bus. `answered` with whether it agreed."""

    answered = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: QObject | None = None

    @guarded
    def keep(self, on: bool) -> None:
        """Ask, in a connection of its own that is closed to let the screen sleep again."""
        if not on:
            self._let_go()
        elif _bus_there():
            self._ask()
        else:
            self.answered.emit(False)

    def _ask(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, NAME)
        asked = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "Inhibit")
        asked.setArguments(["kiosk", "booth"])
        self._asked = QDBusPendingCallWatcher(bus.asyncCall(asked, ANSWER_MS), self)
        self._asked.finished.connect(self._finished)
        bus.asyncCall(QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "SimulateUserActivity"), ANSWER_MS)

    def _let_go(self) -> None:
        if self._asked is not None:
            from PySide6.QtDBus import QDBusConnection

            self._asked = None
            QDBusConnection.disconnectFromBus(NAME)

    @guarded
    def _finished(self, *_: object) -> None:
        if self._asked is not None:
            self.answered.emit(not self._asked.isError())


class StaysAwake(QObject):
    """Follows the store: on in every mode but asleep. Where nothing keeps it on, the log says so once."""

    def __init__(
        self, store: Store, port: Port, desktop: Desktop, language: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._port, self._desktop, self._language = port, desktop, language
        self._on: bool | None = None
        self._said = False
        desktop.setParent(self)
        desktop.answered.connect(self._answered)
        self._renew = QTimer(self, interval=RENEW_MS)
        self._renew.timeout.connect(self._again)
        store.changed.connect(self._follow)
        self._follow(store.state, store.state)

    @guarded
    def _follow(self, old: State, new: State) -> None:
        on = new.mode != "asleep"
        if on == self._on:
            return
        self._on = on
        self._port.keep(on)
        self._desktop.keep(on)
        if on and self._port.renews:
            self._renew.start()
        else:
            self._renew.stop()

    @guarded
    def _again(self) -> None:
        self._port.keep(True)

    @guarded
    def _answered(self, agreed: bool) -> None:
        if not agreed and self._on and not self._port.able and not self._said:
            self._said = True
            LOG.warning("%s", tr(self._language, HELPLESS))


def _bus_there() -> bool:
    """Whether a session bus runs; asking for one where there is none would start one."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    folder = os.environ.get("XDG_RUNTIME_DIR")
    return bool(folder) and Path(folder, "bus").exists()
