"""Programs that are measured from outside: where they draw, when they say that they have, what they use."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from select import select
from time import monotonic, monotonic_ns
from typing import IO

from kiosk import places

WIDTH, HEIGHT = 1920, 1080
TIMEOUT = 240.0


@dataclass(frozen=True)
class Display:
    """Where programs draw: its name, the environment they get, a data folder of their own."""

    name: str
    environment: dict[str, str]
    data: Path


class Child:
    """A program that was started, and the pipe on which it reports: lines of a word and figures."""

    def __init__(self, process: "subprocess.Popen[bytes]", reports: IO[bytes], started: int) -> None:
        self.process, self._reports, self.started = process, reports, started

    def report(self, word: str) -> list[str]:
        """What follows `word` on the next line that begins with it. RuntimeError where none comes."""
        end = monotonic() + TIMEOUT
        while monotonic() < end and select([self._reports], [], [], max(0.0, end - monotonic()))[0]:
            line = self._reports.readline().decode().split()
            if not line:
                break
            if line[0] == word:
                return line[1:]
        raise RuntimeError(f"the measured program did not say {word!r} (exit status {self.process.poll()})")

    def milliseconds(self, word: str) -> float:
        """From just before the start to the moment that the program reports."""
        return (int(self.report(word)[0]) - self.started) / 1e6

    def pss(self, part: str = "Pss") -> float:
        """Proportional set size in MiB; "Pss_Anon": of what is in no file, whatever other programs share these."""
        rows = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines()
        return sum(int(row.split()[1]) for row in rows if row.startswith(f"{part}:")) / 1024

    def processor_seconds(self) -> float:
        """Processor time of all its threads so far."""
        total = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            with suppress(OSError):  # a thread may end meanwhile
                total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9


@contextmanager
def spawned(screen: Display, words: Sequence[str]) -> Iterator[Child]:
    """A Python program with these words, `{fd}` among them the descriptor to report on; ended afterwards."""
    reader, writer = os.pipe()
    command = [sys.executable, *(word.replace("{fd}", str(writer)) for word in words)]
    with os.fdopen(reader, "rb", buffering=0) as reports:
        started = monotonic_ns()
        process = subprocess.Popen(
            command, env=screen.environment, pass_fds=[writer], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        os.close(writer)
        try:
            yield Child(process, reports, started)
        finally:
            _end(process)


def booth(screen: Display, content: Path, *more: str) -> list[str]:
    """The words that start the booth and have it report."""
    return ["-m", "kiosk", "run", "--content", str(content), "--data", str(screen.data), "--report-fd", "{fd}", *more]


def driven(screen: Display, content: Path, plan: str) -> list[str]:
    """The words that start the booth with a plan in hand (driver.py)."""
    drive = "from kiosk.tools.bench.driver import main; main()"
    return ["-c", drive, plan, "{fd}", "run", "--content", str(content), "--data", str(screen.data)]


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def display() -> Iterator[Display]:
    """The display there is, else an Xvfb, else Qt's offscreen platform with one screen of 1920 x 1080."""
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the second start is measured, not the first one after an edit
    environment["PYTHONPATH"] = os.pathsep.join(
        filter(None, (str(places.PACKAGE.parent), os.environ.get("PYTHONPATH")))
    )
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        data = Path(folder, "data")
        platform = os.environ.get("QT_QPA_PLATFORM", "")
        there = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        if there and not platform.startswith("offscreen"):
            yield Display(there, environment, data)
        elif shutil.which("Xvfb"):
            with _xvfb() as name:
                for other in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "XAUTHORITY"):
                    environment.pop(other, None)
                yield Display(f"Xvfb {WIDTH}x{HEIGHT}", {**environment, "DISPLAY": name}, data)
        else:
            screens = Path(folder, "screen.json")
            screens.write_text(json.dumps({"screens": [{"name": "one", "width": WIDTH, "height": HEIGHT}]}))
            environment["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
            yield Display("offscreen", environment, data)


@contextmanager
def _xvfb() -> Iterator[str]:
    reader, writer = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp", "-noreset", "-nocursor"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            yield f":{told.readline().strip()}"
    finally:
        _end(server)
