"""Keeping the screen on, on an X server of its own whose saver comes after a second: is it held off, and let go?

No length of time is waited for: the server itself says for how long nobody has touched anything.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from kiosk.station import awake
from kiosk.station.awake import Awake, NoWayError, Reset, Suspended, Way
from tests.journeys.rig import until

OFF, ON = 0, 1


class Info(ctypes.Structure):
    """XScreenSaverInfo."""

    _fields_ = (
        ("window", ctypes.c_ulong), ("state", ctypes.c_int), ("kind", ctypes.c_int), ("since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong), ("mask", ctypes.c_ulong),
    )  # fmt: skip


class Server:
    """Xvfb with a saver after one second, seen by a client of its own."""

    def __init__(self) -> None:
        told, tell = os.pipe()
        words = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "320x240x24", "-nolisten", "tcp"]
        self._process = subprocess.Popen(words, pass_fds=[tell], stderr=subprocess.DEVNULL)
        os.close(tell)
        with os.fdopen(told) as pipe:
            self.display = f":{pipe.readline().strip()}"
        self._x, self._saver = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._saver.XScreenSaverAllocInfo.restype = ctypes.POINTER(Info)
        self._client = ctypes.c_void_p(self._x.XOpenDisplay(self.display.encode()))
        self._info = self._saver.XScreenSaverAllocInfo()
        self._x.XSetScreenSaver(self._client, 1, 0, 1, 1)
        self.touch()

    def touch(self) -> None:
        """Somebody is there, this once."""
        self._x.XForceScreenSaver(self._client, 0)
        self._x.XSync(self._client, 0)

    @property
    def idle(self) -> float:
        """Seconds since somebody was."""
        return self._asked().idle / 1000

    @property
    def dark(self) -> bool:
        """Whether the saver is on."""
        return self._asked().state == ON

    def _asked(self) -> Info:
        root = self._x.XDefaultRootWindow(self._client)
        self._saver.XScreenSaverQueryInfo(self._client, ctypes.c_ulong(root), self._info)
        return self._info.contents

    def close(self) -> None:
        self._x.XCloseDisplay(self._client)
        self._process.terminate()
        self._process.wait(20)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    try:
        ctypes.CDLL("libXss.so.1")
    except OSError:
        pytest.skip("no libXss to ask with")
    made = Server()
    monkeypatch.setenv("DISPLAY", made.display)
    yield made
    made.close()


def test_the_saver_is_held_off_while_it_is_kept_on_and_comes_when_let_go(server: Server) -> None:
    kept = Awake("xcb")
    assert kept.able and not kept.renews
    until(lambda: server.dark, "the saver")
    kept.keep(True)
    assert not server.dark, "what is dark already lights up"
    until(lambda: server.idle > 1.2, "more than a second without anybody")
    assert not server.dark
    kept.keep(False)
    server.touch()
    until(lambda: server.dark, "the saver")


def test_it_is_let_go_as_the_program_ends(server: Server) -> None:
    lines = "from kiosk.station.awake import Awake; Awake('xcb').keep(True); print('kept', flush=True); input()"
    program = subprocess.Popen([sys.executable, "-c", lines], stdin=-1, stdout=-1, text=True)
    assert program.stdout is not None and program.stdout.readline() == "kept\n"
    until(lambda: server.idle > 1.2, "more than a second without anybody")
    assert not server.dark
    program.kill()
    program.communicate()
    server.touch()
    until(lambda: server.dark, "the saver")


def test_without_the_library_the_server_is_told_again_and_again(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = awake._library

    def without(name: str) -> object:
        if "Xss" in name:
            raise NoWayError
        return library(name)

    monkeypatch.setattr(awake, "_library", without)
    kept = Awake("xcb")
    assert kept.able and kept.renews
    until(lambda: server.idle > 0.2, "a moment without anybody")
    for _ in range(2):
        kept.keep(True)
        assert server.idle < 0.2
    kept.keep(False)
    until(lambda: server.dark, "the saver")


def test_no_server_no_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    for kind in (Suspended, Reset):
        with pytest.raises((NoWayError, OSError)):
            kind()
    for platform, able in (("xcb", False), ("wayland", False), ("windows", False), ("cocoa", False), ("eglfs", True)):
        kept = Awake(platform)
        kept.keep(True)
        kept.keep(False)
        assert kept.able == able or sys.platform != "linux"


class Told(SimpleNamespace):
    """A way that notes what it is told."""

    renews = False
    fails = False

    def hold(self) -> None:
        self.said.append("hold")
        if self.fails:
            raise OSError("gone")

    def release(self) -> None:
        self.said.append("release")


@pytest.mark.parametrize(
    ("renews", "fails", "said"),
    [(False, False, ["hold", "release"]), (True, False, ["hold", "hold", "release"]), (False, True, ["hold"])],
)
def test_a_way_is_told_no_more_than_it_needs(
    monkeypatch: pytest.MonkeyPatch, renews: bool, fails: bool, said: list[str]
) -> None:
    told: Way = Told(said=[], renews=renews, fails=fails)
    monkeypatch.setattr(awake, "way", lambda platform: told)
    kept = Awake("xcb")
    for on in (True, True, False, False):
        kept.keep(on)
    assert told.said == said  # type: ignore[attr-defined]
