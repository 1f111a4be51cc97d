"""A screen, a window manager and a booth as staff start it; fingers and keys are real X events.

What is on screen is read where the screen is: Xvfb's frame buffer is a file. Which slide it is, the window's title
tells, as it would any task bar. Nothing here waits for a length of time: `until` asks until it is so, or gives up.
"""

import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.model.settings import Settings
from kiosk.model.tokens import THEMES
from kiosk.station import settings as files
from kiosk.station.pin import set_pin

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds after which something that did not happen never will: far more than a loaded machine needs."""

Colour = tuple[int, int, int]


def token(name: str, theme: str = "dark") -> Colour:
    """A colour as the frame buffer has it."""
    value = THEMES[theme][name]
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def until(so: Callable[[], object], what: str | Callable[[], str], patience: float = PATIENCE) -> None:
    """Ask again and again; `what` says what was waited for."""
    end = time.monotonic() + patience
    while not so():
        assert time.monotonic() < end, f"never came: {what if isinstance(what, str) else what()}"
        time.sleep(0.05)


class Screen:
    """An X server with a window manager."""

    def __init__(self, width: int, height: int, folder: Path) -> None:
        self.width, self.height = width, height
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        told, tell = os.pipe()
        words = [*self._command(), "-displayfd", str(tell), "-nolisten", "tcp"]
        with (folder / "server.out").open("w") as out:
            self._server = subprocess.Popen(words, pass_fds=[tell], stdout=out, stderr=out)
        os.close(tell)
        with os.fdopen(told) as pipe:
            number = pipe.readline().strip()
        assert number, f"{words[0]} did not start: {(folder / 'server.out').read_text()[-2000:]}"
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "HOME": str(folder)}
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.manager = subprocess.Popen(
            ["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            until(lambda: self.does("get_num_desktops").returncode == 0, "a window manager")
        except BaseException:
            Screen.close(self)
            raise

    def _command(self) -> list[str]:
        """The X server's program and its arguments."""
        size = f"{self.width}x{self.height}x24"  # a server that resets takes the window manager with it
        return ["Xvfb", "-noreset", "-screen", "0", size, "-fbdir", str(self.folder)]

    def does(self, *words: object) -> "subprocess.CompletedProcess[str]":
        """What xdotool answers."""
        command = ["xdotool", *map(str, words)]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def key(self, *names: str) -> None:
        """Press keys, one after the other."""
        for name in names:
            self.does("key", name)

    def tap(self, x: float, y: float, button: int = 1) -> None:
        """Touch a point."""
        self.does("mousemove", round(x), round(y), "click", button)

    def read(self, *points: tuple[float, float], pause: float = 0.05) -> None:
        """Lay a finger down, move it slowly from point to point, lift it."""
        (x, y), *rest = points
        words: list[object] = ["mousemove", round(x), round(y), "mousedown", 1]
        for x, y in rest:
            words += ["sleep", pause, "mousemove", round(x), round(y)]
        self.does(*words, "sleep", pause, "mouseup", 1)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Lay a finger down, move it, lift it."""
        middle = [(start[i] + end[i]) // 2 for i in (0, 1)]
        self.does("mousemove", *start, "mousedown", 1, "mousemove", *middle, "mousemove", *end, "mouseup", 1)

    def windows(self) -> list[str]:
        """Ids of all windows that a visitor could see, of any program."""
        return self.does("search", "--onlyvisible", "--name", ".").stdout.split()

    def pixel(self, x: int, y: int) -> Colour:
        """What the screen shows there."""
        return self._colours((x, y))[0]

    def shows(self, x: int, y: int, name: str, theme: str = "dark") -> bool:
        """Whether a point has the colour of a token, give or take what blending rounds."""
        return all(abs(a - b) <= 2 for a, b in zip(self.pixel(x, y), token(name, theme), strict=True))

    def row(self, y: int) -> list[Colour]:
        """A line of pixels."""
        return self._colours(*((x, y) for x in range(self.width)))

    def edge(self) -> set[Colour]:
        """All colours of the screen's four edges."""
        right, bottom = self.width - 1, self.height - 1
        points = [(x, y) for x in range(0, self.width, 8) for y in (0, bottom)]
        points += [(x, y) for y in range(0, self.height, 8) for x in (0, right)]
        return set(self._colours(*points))

    def save(self, path: Path) -> None:
        """A screenshot."""
        from PySide6.QtGui import QImage

        data, start, line = self._picture()
        QImage(data[start:], self.width, self.height, line, QImage.Format.Format_RGB32).save(str(path))

    def _colours(self, *points: tuple[int, int]) -> list[Colour]:
        """What the screen shows at one moment in these points."""
        data, start, line = self._picture()
        pixels = (data[start + y * line + x * 4 :][:3] for x, y in points)
        return [(red, green, blue) for blue, green, red in pixels]

    def _picture(self) -> tuple[memoryview, int, int]:
        """The frame buffer as an XWD file holds it: its bytes, where the picture begins, bytes a line."""
        data = self._dump()
        header = struct.unpack(">25I", data[:100])
        return memoryview(data), header[0] + header[19] * 12, header[12]

    def _dump(self) -> bytes:
        return (self.folder / "Xvfb_screen0").read_bytes()

    def close(self) -> None:
        """End what was started."""
        for process in (self.manager, self._server):
            process.terminate()
        for process in (self.manager, self._server):
            process.wait(PATIENCE)


class Booth:
    """`python main.py` on a screen."""

    def __init__(self, screen: Screen, data: Path, *words: object, command: tuple[str, ...] = ("main.py",)) -> None:
        self.screen, self.data = screen, data
        self.forgiven: list[str] = []
        command = (sys.executable, *command, "--data", str(data), *map(str, words))
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=screen.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        until(lambda: self.window or self.over, "a window")
        assert not self.over, self.process.communicate()[0]

    @property
    def over(self) -> bool:
        """Whether the program has ended."""
        return self.process.poll() is not None

    @property
    def window(self) -> str:
        """The window's id, once it has a title."""
        found = self.screen.does("search", "--all", "--onlyvisible", "--pid", self.process.pid, "--name", ".")
        return (found.stdout.split() or [""])[0]

    @property
    def title(self) -> str:
        """The window's title: that of the slide on show, in its language."""
        return self.screen.does("getwindowname", self.window).stdout.strip().replace("\u00a0", " ")

    @property
    def log(self) -> str:
        """What was logged."""
        path = self.data / "logs" / "kiosk.log"
        return path.read_text("utf-8") if path.exists() else ""

    def at(self, title: str) -> None:
        """Wait for a slide."""
        until(lambda: self.title == title, lambda: f"{title!r}, but {self.title!r}")

    def ends(self) -> int:
        """Wait for the program's end; its exit status."""
        return self.process.wait(PATIENCE)

    def close(self) -> str:
        """End it if need be; all that it printed."""
        if not self.over:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.communicate(timeout=PATIENCE)[0]
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


@contextmanager
def booth(
    folder: Path, *words: object, idle: int = 600, size: tuple[int, int] = (1920, 1080), pin: str = "",
    edit: Callable[[Path], object] = lambda content: None, screen: type[Screen] | None = None,
    command: tuple[str, ...] = ("main.py",),
) -> Iterator[Booth]:  # fmt: skip
    """A booth on a screen of its own, with a copy of the shipped content.

    It is ended as systemd would. Whatever it printed or logged fails, unless the test took it out of `Booth.forgiven`;
    where something went wrong, failed.png shows it. `edit` changes the content before it starts; `screen` is another
    kind of screen than Xvfb (glass.py has one with a touch screen, pair.py two monitors); `command`: what is started.
    """
    shown, data = content(folder, idle), folder / "data"
    edit(shown)
    if pin:
        files.write(data, set_pin(Settings(), pin))
    there = (screen or Screen)(*size, folder / "screen")
    try:
        started = Booth(there, data, "--content", shown, *words, command=command)
        try:
            yield started
        except BaseException:
            there.save(folder / "failed.png")
            raise
        finally:
            printed = started.close()
        said = [*printed.splitlines(), *started.log.splitlines()]
        said = [line for line in said if not any(each in line for each in started.forgiven)]
        assert not said, "\n".join(said)
    finally:
        there.close()


def content(folder: Path, idle: int) -> Path:
    """The shipped content with other times; the first slide of the loop stays long enough for any test."""
    copy = folder / "content"
    shutil.copytree(ROOT / "content", copy)
    head = copy / "kiosk.yaml"
    text = head.read_text("utf-8").replace("seconds: 45", f"seconds: {idle}").replace("ring: 20", "ring: 5")
    head.write_text(text.replace("{slide: attract, seconds: 24}", "{slide: attract, seconds: 120}"), "utf-8")
    return copy
