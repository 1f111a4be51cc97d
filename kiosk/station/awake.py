"""Keeping the screen on: this system's own saver, lock and power saving are held off while the booth is open.

Each system has its way, and each way ends by itself with the program: nothing stays changed on the machine. What a
desktop does on top of the X server (GNOME, KDE, Xfce), and Wayland, is asked over D-Bus, which needs Qt
(kiosk/ui/booth/awake.py).
"""

import ctypes
import os
import subprocess
import sys
from typing import Any, Protocol

RENEW = 30.0
"""Seconds after which a way that needs it is renewed: no saver waits for less than a minute."""

SAVERLESS = frozenset({"offscreen", "minimal", "vnc", "eglfs", "linuxfb"})
"""Window systems without a screen, or with nothing that darkens it."""


class NoWayError(Exception):
    """This way does not lead anywhere on this machine."""


class Way(Protocol):
    """One way to keep a screen on. Making it raises NoWayError where there is none."""

    renews: bool

    def hold(self) -> None:
        """Keep it on; again every RENEW seconds where the way `renews`."""

    def release(self) -> None:
        """Let it sleep."""


class Awake:
    """Keeps the screen of this machine on, or lets it sleep. Never raises.

    platform  Qt's name of the window system: xcb, wayland, windows, cocoa
    """

    def __init__(self, platform: str) -> None:
        self._way = way(platform)
        self._held = False

    @property
    def able(self) -> bool:
        """Whether there is a way on this machine."""
        return self._way is not None

    @property
    def renews(self) -> bool:
        """Whether `keep(True)` has to be said again every RENEW seconds."""
        return self._way is not None and self._way.renews

    def keep(self, on: bool) -> None:
        """Keep the screen on, or let it sleep."""
        if self._way is None or (on == self._held and not (on and self._way.renews)):
            return
        self._held = on
        try:
            if on:
                self._way.hold()
            else:
                self._way.release()
        except (OSError, subprocess.SubprocessError):
            self._way = None


def way(platform: str) -> Way | None:
    """The first way that this machine has; None where it has none."""
    if platform in SAVERLESS:
        return Idle()
    ways: dict[str, tuple[type, ...]] = {"xcb": (Suspended, Reset), "windows": (Windows,), "cocoa": (Caffeinated,)}
    for kind in ways.get(platform, ()):
        try:
            made: Way = kind()
        except (NoWayError, OSError, AttributeError):
            continue
        return made
    return None


class Idle:
    """There is no saver, and nothing to be done."""

    renews = False

    def hold(self) -> None:
        """Nothing."""

    def release(self) -> None:
        """Nothing."""


class _OnX:
    """A connection of its own to the X server."""

    def __init__(self) -> None:
        self._x = _library("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        opened = self._x.XOpenDisplay(None)
        if not opened:
            raise NoWayError
        self._display = ctypes.c_void_p(opened)

    def _light(self) -> None:
        """A screen that sleeps already lights up: the doors open in the morning, and nobody has touched anything."""
        self._x.XForceScreenSaver(self._display, 0)
        try:
            power = _library("libXext.so.6")
        except NoWayError:
            return
        numbers, level, enabled = [ctypes.c_int() for _ in range(2)], ctypes.c_uint16(), ctypes.c_ubyte()
        if power.DPMSQueryExtension(self._display, *map(ctypes.byref, numbers)):
            power.DPMSInfo(self._display, ctypes.byref(level), ctypes.byref(enabled))
            if enabled.value and level.value:  # Xlib would end the program if power saving were off altogether
                power.DPMSForceLevel(self._display, 0)

    def _sent(self) -> None:
        """The server has it; what it tells every client (other keymaps) is read, and of no interest."""
        self._x.XSync(self._display, 1)

    def _close(self) -> None:
        self._x.XCloseDisplay(self._display)


class Suspended(_OnX):
    """The X server holds its saver and its power saving off until it is told otherwise, or this connection ends."""

    renews = False

    def __init__(self) -> None:
        self._saver = _library("libXss.so.1")
        super().__init__()
        numbers = [ctypes.c_int() for _ in range(4)]
        base, error, major, minor = map(ctypes.byref, numbers)
        there = self._saver.XScreenSaverQueryExtension(self._display, base, error)
        known = there and self._saver.XScreenSaverQueryVersion(self._display, major, minor)
        if not known or (numbers[2].value, numbers[3].value) < (1, 1):
            self._close()
            raise NoWayError

    def hold(self) -> None:
        self._saver.XScreenSaverSuspend(self._display, 1)
        self._light()
        self._sent()

    def release(self) -> None:
        self._saver.XScreenSaverSuspend(self._display, 0)
        self._sent()


class Reset(_OnX):
    """The X server is told every half minute that somebody is there."""

    renews = True

    def hold(self) -> None:
        self._x.XResetScreenSaver(self._display)
        self._light()
        self._sent()

    def release(self) -> None:
        """Nothing more is said."""


class Windows:
    """Windows is told that this thread needs the display."""

    renews = False
    _CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2

    def __init__(self) -> None:
        if sys.platform != "win32":
            raise NoWayError
        self._tell: Any = ctypes.windll.kernel32.SetThreadExecutionState
        self._tell.argtypes = [ctypes.c_uint32]

    def hold(self) -> None:
        self._tell(self._CONTINUOUS | self._SYSTEM | self._DISPLAY)

    def release(self) -> None:
        self._tell(self._CONTINUOUS)


class Caffeinated:
    """macOS has a command for it; it ends with this program."""

    renews = False
    COMMAND = "/usr/bin/caffeinate"

    def __init__(self) -> None:
        if not os.access(self.COMMAND, os.X_OK):
            raise NoWayError
        self._process: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        self._process = subprocess.Popen([self.COMMAND, "-d", "-i", "-u", "-w", str(os.getpid())])

    def release(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(5)
            self._process = None


def _library(name: str) -> ctypes.CDLL:
    """A library of the system. NoWayError where it is not there."""
    try:
        return ctypes.CDLL(name)
    except OSError as error:
        raise NoWayError from error
