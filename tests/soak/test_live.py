"""A live CSV overwritten a thousand times under a running booth, in every way that programs and accidents have."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.watch.test_live import FILES

pytestmark = [pytest.mark.soak, pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")]
ROOT = Path(__file__).parents[2]
OVERWRITES, WARM = 1_000, 200
PATIENCE = 30.0
YEARS = (2009, 2012, 2015, 2019, 2022)


def valid(n: int) -> str:
    """A sound file; its last value is its own."""
    rows = [f"{year};{5 + (n * 7 + year) % 40 / 10:.1f}".replace(".", ",") for year in YEARS[:-1]]
    return "\n".join(["anno;spesa", *rows, f"{YEARS[-1]};{value(n).replace('.', ',')}"]) + "\n"


def value(n: int) -> str:
    """The value of 2022 in the nth file."""
    return f"{6 + n / 1000:.3f}"


def in_place(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def atomic(path: Path, text: str) -> None:
    other = path.with_suffix(".tmp")
    other.write_text(text, "utf-8")
    other.replace(path)


def anew(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, "utf-8")


def in_pieces(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, len(text), 9):
            file.write(text[start : start + 9])
            file.flush()
            time.sleep(0.002)


WRITERS: tuple[Callable[[Path, str], None], ...] = (in_place, atomic, anew, in_pieces)
BREAK: tuple[Callable[[str, random.Random], str], ...] = (
    lambda text, chance: text[: chance.randrange(len(text) - 2)],
    lambda text, chance: text[: chance.randrange(len(text) - 2)],
    lambda text, _: text.replace(",", "."),
    lambda text, _: text.replace(";", ","),
    lambda text, _: text.replace("2015", "lombardia"),
    lambda text, _: text.replace("2015", "2012"),
    lambda text, _: text.replace("2022", "2023"),
    lambda text, _: text.replace("2009;", '2009;"'),
    lambda text, _: text.partition("\n")[2],
    lambda text, _: text + "\0\n",
    lambda text, _: text * 400,
    lambda text, _: "",
)


class Booth:
    """The program, and what it shows."""

    def __init__(self, content: Path, data: Path) -> None:
        told, tell = os.pipe()
        words = ["-c", "from tests.soak.driver import main; main()", str(tell), "run", "--windowed", "960x540"]
        words += ["--content", str(content), "--data", str(data)]
        self.process = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            pass_fds=[tell],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        os.close(tell)
        self._told = os.fdopen(told)

    def ask(self, slide: str = "") -> dict[str, Any]:
        """What it shows now, after going to a slide."""
        assert self.process.stdin is not None
        self.process.stdin.write(slide + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._told.readline())
        return answer

    def until(self, so: Callable[[dict[str, Any]], bool], what: str) -> None:
        """Ask until it is so."""
        end = time.monotonic() + PATIENCE
        while not so(shown := self.ask()):
            assert time.monotonic() < end, f"never came: {what}; {shown}"
            time.sleep(0.05)

    def memory(self) -> float:
        """MiB of its own, when nothing moves. PSS would tell which other programs use the same libraries."""
        time.sleep(4)
        self.ask("-")
        rows = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(row.split()[1]) for row in rows if row.startswith("RssAnon:")) / 1024

    def end(self) -> tuple[int, str]:
        """Status, and what it said."""
        self.process.send_signal(signal.SIGTERM)
        _, said = self.process.communicate(timeout=PATIENCE)
        self._told.close()
        return self.process.returncode, said


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files = {**FILES, "data/spending.csv": valid(0)}
    for name, text in files.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "content"


@pytest.fixture
def booth(content: Path, tmp_path: Path) -> Iterator[Booth]:
    booth = Booth(content, tmp_path / "data")
    yield booth
    if booth.process.poll() is None:
        booth.process.kill()
        booth.process.communicate()


def shown(answer: dict[str, Any]) -> str:
    """The live value; whatever happened, the slide and the window are what they were."""
    assert answer["slide"] == "spending" and answer["windows"] == 1, answer
    found: str = answer["figures"]["spending@2022"]
    return found


def test_a_thousand_overwrites(content: Path, booth: Booth, tmp_path: Path) -> None:
    file, chance, sound = content / "data" / "spending.csv", random.Random(7), {value(0)}
    booth.until(lambda answer: "spending@2022" in answer["figures"], "all content")
    booth.ask("spending")
    before = 0.0
    for n in range(1, OVERWRITES + 1):
        text = valid(n)
        if chance.random() < 0.5:
            sound.add(value(n))
        else:
            text = chance.choice(BREAK)(text, chance)
        chance.choice(WRITERS)(file, text)
        time.sleep(chance.choice((0, 0.02, 0.1, 0.4)))
        assert shown(booth.ask()) in sound
        if n % 50 == 0:  # rest, and what is sound comes on screen
            in_place(file, valid(n))
            sound.add(value(n))
            booth.until(lambda answer, n=n: shown(answer) == value(n) and not answer["faults"], f"overwrite {n}")
            booth.ask("-")
        if n == WARM:
            before = booth.memory()
    after = booth.memory()
    atomic(file, valid(OVERWRITES + 1))
    booth.until(lambda answer: shown(answer) == value(OVERWRITES + 1), "the last valid data")
    in_place(file, valid(OVERWRITES + 2)[:-9])  # lost its last line, and the one before has no end
    booth.until(lambda answer: answer["faults"] > 0, "a fault for staff")
    last = booth.ask()
    assert shown(last) == value(OVERWRITES + 1) and value(OVERWRITES + 1).replace(".", ",") in last["words"]
    status, said = booth.end()
    log = (tmp_path / "data" / "logs" / "kiosk.log").read_text("utf-8")
    assert status == 0 and said == "", said
    assert " ERROR " not in log and " CRITICAL " not in log, log[-2000:]
    print(f"{before:.1f} MiB after {WARM}, {after:.1f} MiB after {OVERWRITES} overwrites")
    assert after <= before * 1.03, (before, after)
