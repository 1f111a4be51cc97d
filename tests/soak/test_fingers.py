"""Ten fingers at random on a real touch screen: nothing breaks, nothing opens, and in the end the booth invites again.

KIOSK_SOAK_EVENTS says how many events; a hundred thousand otherwise.
"""

import itertools
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.glass import DOWN, MOVED, UP, Glass
from tests.journeys.rig import content

pytestmark = [pytest.mark.soak, pytest.mark.skipif(sys.platform != "linux", reason="needs an X server")]
ROOT = Path(__file__).parents[2]
EVENTS = int(os.environ.get("KIOSK_SOAK_EVENTS", "100000"))
AT_ONCE = 100
"""Events until the program is asked whether it is still there: it is never so far behind."""
PACE = 0.003
"""Seconds between two events: faster than any hand, and time enough for a slide to come now and then."""
PATIENCE = 400.0
"""Seconds that the longest slide, panel or question waits for its reader, and the ring after that."""


class Hand:
    """Up to ten fingers, now one, now all; `next` is what one of them does."""

    def __init__(self, glass: Glass, chance: random.Random) -> None:
        self._glass, self._chance = glass, chance
        self._down: dict[int, tuple[float, float]] = {}
        self._numbers = itertools.count(1)
        self._crowd = 1

    def next(self) -> None:
        """A finger comes down, moves or lifts."""
        chance = self._chance
        if chance.random() < 0.01:
            self._crowd = chance.choice((1, 1, 2, 5, 10))
        fewer = len(self._down) > self._crowd or chance.random() < 0.3
        if not self._down or (len(self._down) < self._crowd and chance.random() < 0.5):
            number = next(self._numbers)
            self._report(number, DOWN, *self._anywhere())
        elif fewer:
            number = chance.choice(list(self._down))
            self._report(number, UP, *self._down[number])
            del self._down[number]
        else:
            number = chance.choice(list(self._down))
            self._report(number, MOVED, *self._beside(*self._down[number]))

    def lift(self) -> None:
        """All of them, from wherever they lie."""
        for number, place in self._down.items():
            self._glass.report(number, UP, *place)
        self._down.clear()

    def _report(self, number: int, kind: int, x: float, y: float) -> None:
        self._down[number] = (x, y)
        self._glass.report(number, kind, x, y)

    def _anywhere(self) -> tuple[float, float]:
        """Half of them where the controls are."""
        width, height, chance = self._glass.width - 1, self._glass.height - 1, self._chance
        return chance.uniform(0, width), chance.uniform(height * 0.85 if chance.random() < 0.5 else 0, height)

    def _beside(self, x: float, y: float) -> tuple[float, float]:
        reach = self._chance.choice((2, 2, 30, 300))
        x, y = x + self._chance.uniform(-reach, reach), y + self._chance.uniform(-reach, reach) / 3
        return min(max(x, 0), self._glass.width - 1), min(max(y, 0), self._glass.height - 1)


class Program:
    """The booth on the screen, and what it says of itself."""

    def __init__(self, glass: Glass, shown: Path, data: Path) -> None:
        told, tell = os.pipe()
        words = ["-c", "from tests.soak.driver import main; main()", str(tell), "run"]
        words += ["--content", str(shown), "--data", str(data)]
        self.process = subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=glass.environment, pass_fds=[tell], stdin=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        os.close(tell)
        self._told = os.fdopen(told)

    def ask(self) -> dict[str, Any]:
        """What it shows; no answer means that it is gone."""
        assert self.process.stdin is not None
        self.process.stdin.write("?\n")
        self.process.stdin.flush()
        line = self._told.readline()
        assert line, f"it ended: {self.process.wait()}"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def end(self) -> tuple[int, str]:
        """Status, and what it said."""
        self.process.send_signal(signal.SIGTERM)
        _, said = self.process.communicate(timeout=60)
        self._told.close()
        return self.process.returncode, said


@contextmanager
def started(folder: Path, size: tuple[int, int]) -> Iterator[tuple[Glass, Program]]:
    glass = Glass(*size, folder / "screen")
    try:
        program = Program(glass, content(folder, 5), folder / "data")
        try:
            yield glass, program
        finally:
            if program.process.poll() is None:
                glass.save(folder / "last.png")
                program.process.kill()
                program.process.communicate()
    finally:
        glass.close()


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def test_ten_fingers_at_random(tmp_path: Path, size: tuple[int, int]) -> None:
    with started(tmp_path, size) as (glass, program):
        while program.ask()["windows"] != 1:
            time.sleep(0.1)
        [window] = glass.windows()
        hand, seen = Hand(glass, random.Random(11)), set()
        for n in range(EVENTS // 2):
            hand.next()
            time.sleep(PACE)
            if n % AT_ONCE == 0:
                answer = program.ask()
                assert answer["windows"] == 1, answer
                seen.add((answer["mode"], answer["slide"]))
            if n % (AT_ONCE * 20) == 0:
                assert glass.windows() == [window]
        hand.lift()
        until = time.monotonic() + PATIENCE
        while (answer := program.ask())["mode"] != "attract":
            assert time.monotonic() < until, answer
            time.sleep(1)
        assert glass.windows() == [window]
        status, said = program.end()
        assert status == 0 and said == "", said
        log = tmp_path / "data" / "logs" / "kiosk.log"
        assert not log.exists() or log.read_text("utf-8") == "", log.read_text("utf-8")[-3000:]
        print(f"{EVENTS // 2} events, {len(seen)} slides and modes seen")
