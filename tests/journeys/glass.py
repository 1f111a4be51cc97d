"""A screen with a real touch screen of ten contacts: Xorg with its `dummy` video and its `inputtest` input driver.

    with booth(tmp_path, screen=Glass) as here:
        here.screen.finger().down(300, 200).move(100, 200, seconds=0.2).up()

Contacts reach the program as those of any touch screen do, from the X server's queue. The driver listens at a socket;
it answers once the server has taken an event over.
"""

import itertools
import socket
import struct
import subprocess
import time
from math import ceil, hypot
from pathlib import Path

from kiosk.ui.booth.gestures import HASTE
from tests.journeys.rig import PATIENCE, Screen, until

FULL = 65535
"""Axes of the device run from 0 to this over the whole screen."""
STEP = 12.0
"""Pixels between two reports of a finger under way."""
PAUSE = HASTE + 0.05
"""Seconds before a tap: of two in quicker succession the booth takes one."""
VERSION, SYNC, TOUCH = 0, 1, 6
DOWN, MOVED, UP = 18, 19, 20
CONFIG = """
Section "ServerLayout"
  Identifier "layout"
  Screen 0 "screen"
  InputDevice "glass" "SendCoreEvents"
  InputDevice "keys" "CoreKeyboard"
  InputDevice "mouse" "CorePointer"
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "DontVTSwitch" "true"
  Option "DontZap" "true"
  Option "BlankTime" "0"
EndSection
Section "InputDevice"
  Identifier "glass"
  Driver "inputtest"
  Option "SocketPath" "{folder}/glass"
  Option "DeviceType" "Touch"
  Option "TouchCount" "10"
EndSection
Section "InputDevice"
  Identifier "keys"
  Driver "inputtest"
  Option "SocketPath" "{folder}/keys"
  Option "DeviceType" "Keyboard"
EndSection
Section "InputDevice"
  Identifier "mouse"
  Driver "inputtest"
  Option "SocketPath" "{folder}/mouse"
  Option "DeviceType" "PointerAbsolute"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "kiosk" {clock:.2f} {w} {w1} {w2} {w3} {h} {h1} {h2} {h3}
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual {w} {h}
    Modes "kiosk"
  EndSubSection
EndSection
"""


class Glass(Screen):
    """An X server with a window manager and a touch screen."""

    def __init__(self, width: int, height: int, folder: Path) -> None:
        super().__init__(width, height, folder)
        self._device = _Device(folder / "glass")
        self._numbers = itertools.count(1)

    def finger(self, number: int | None = None) -> "Finger":
        """One of a hand's fingers, still in the air."""
        return Finger(self, next(self._numbers) if number is None else number)

    def touch(self, x: float, y: float) -> None:
        """A finger taps, at a visitor's pace."""
        time.sleep(PAUSE)
        self.finger().down(x, y).up()

    def swipe(self, start: tuple[float, float], end: tuple[float, float], seconds: float = 0.15) -> None:
        """A finger comes down, goes its way and lifts."""
        self.finger().down(*start).move(*end, seconds=seconds).up()

    def report(self, number: int, kind: int, x: float, y: float) -> None:
        """One contact's news, as the hardware tells them."""
        self._device.touch(number, kind, x * FULL / self.width, y * FULL / self.height)

    def close(self) -> None:
        """End what was started."""
        self._device.close()
        super().close()

    def _command(self) -> list[str]:
        w, h = self.width, self.height
        w3, h3 = w + 280, h + 45
        made = CONFIG.format(
            folder=self.folder,
            clock=w3 * h3 * 60 / 1e6,
            w=w,
            w1=w + 80,
            w2=w + 120,
            w3=w3,
            h=h,
            h1=h + 4,
            h2=h + 9,
            h3=h3,
        )
        (self.folder / "xorg.conf").write_text(made, "utf-8")
        files = ["-config", str(self.folder / "xorg.conf"), "-logfile", str(self.folder / "xorg.log")]
        return ["Xorg", *files, "-noreset", "-sharevts", "-novtswitch"]

    def _dump(self) -> bytes:
        return subprocess.run(["xwd", "-root", "-silent"], env=self.environment, capture_output=True, check=True).stdout


class Finger:
    """A finger on the glass; each step answers itself, so that a way reads as it goes."""

    def __init__(self, glass: Glass, number: int) -> None:
        self._glass, self._number = glass, number
        self._x, self._y = 0.0, 0.0

    def down(self, x: float, y: float) -> "Finger":
        """It touches."""
        self._x, self._y = x, y
        self._glass.report(self._number, DOWN, x, y)
        return self

    def move(self, x: float, y: float, *, seconds: float = 0.15) -> "Finger":
        """It goes there, as evenly as a hand does, in so much time."""
        steps = max(ceil(hypot(x - self._x, y - self._y) / STEP), 1)
        start = (self._x, self._y)
        for n in range(1, steps + 1):
            time.sleep(seconds / steps)
            self._x, self._y = (a + (b - a) * n / steps for a, b in zip(start, (x, y), strict=True))
            self._glass.report(self._number, MOVED, self._x, self._y)
        return self

    def up(self) -> None:
        """It lifts."""
        self._glass.report(self._number, UP, self._x, self._y)


class _Device:
    """What speaks to the driver (its protocol: a length, a kind, a body; all of this machine's byte order)."""

    def __init__(self, path: Path) -> None:
        until(path.exists, "the touch screen's socket")
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE)
        self._socket.connect(str(path))
        self._ask(VERSION, struct.pack("=HH", 1, 1))

    def touch(self, number: int, kind: int, x: float, y: float) -> None:
        """One contact, at a point of the device; the answer comes when the server has it."""
        axes = [0.0] * 64
        axes[0], axes[1], axes[4] = x, y, 1.0
        known = struct.pack("=I8s4x", 0, bytes([0b10011]) + bytes(7))  # position and pressure
        self._send(TOUCH, struct.pack("=II", number, kind) + known + struct.pack("=64d", *axes) + bytes(64 * 8))
        self._ask(SYNC, b"")

    def close(self) -> None:
        """The device stays; nobody speaks to it."""
        self._socket.close()

    def _send(self, kind: int, body: bytes) -> None:
        self._socket.sendall(struct.pack("=II", 8 + len(body), kind) + body)

    def _ask(self, kind: int, body: bytes) -> None:
        self._send(kind, body)
        assert self._socket.recv(64), "the touch screen does not answer"
