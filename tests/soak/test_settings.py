"""Settings and counters whose writer is killed five hundred times, at any moment: always the whole old or new."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.station.counters import every_day
from kiosk.station.settings import read

pytestmark = [pytest.mark.soak, pytest.mark.skipif(sys.platform != "linux", reason="forks")]
ROOT = Path(__file__).parents[2]
KILLS = 500
LONGEST = 0.03
TEXT = "# all'ingresso\nlanguage: it  # oppure en\nhours:\n  monday: 09:00-18:00\npin: x  # non toccare\n"
LANGUAGES = ("it", "en", "fr")

WRITER = """
import itertools, os, sys
from datetime import datetime
from pathlib import Path
from kiosk.station.counters import Counters
from kiosk.station.machine import Machine

data = Path(sys.argv[1])
for line in sys.stdin:  # each line asks for a writer, who writes until it is killed
    child = os.fork()
    if child:
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)
        continue
    machine, counters, at = Machine(data), Counters(data), datetime(2026, 5, 12, 10, 15)
    for language in itertools.cycle(("en", "fr", "it")):
        assert machine.set_language(language) == ()
        counters.visited(at)
        counters.save(at)
"""


def test_five_hundred_kills(tmp_path: Path) -> None:
    path, chance = tmp_path / "settings.yaml", random.Random(7)
    path.write_text(TEXT, "utf-8")
    whole = {TEXT.replace("language: it", f"language: {code}") for code in LANGUAGES}
    told = [sys.executable, "-c", WRITER, str(tmp_path)]
    with subprocess.Popen(told, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writers:
        assert writers.stdin is not None and writers.stdout is not None
        seen, visits = set[str](), 0
        for _ in range(KILLS):
            writers.stdin.write("another\n")
            writers.stdin.flush()
            child = int(writers.stdout.readline())
            time.sleep(LONGEST * chance.random())
            os.kill(child, signal.SIGKILL)
            assert writers.stdout.readline() == "gone\n"
            text = path.read_text("utf-8")
            assert text in whole and read(tmp_path)[1] == ()
            counted = sum(day.visits for _, day in every_day(tmp_path))
            assert counted >= visits
            seen.add(text)
            visits = counted
        writers.stdin.close()
    left = len(list(tmp_path.rglob("*.tmp")))
    print(f"{KILLS} kills, {visits} visits written, {left} of them in the middle of a file")
    assert seen == whole and left and not list(tmp_path.rglob("*.bad"))
