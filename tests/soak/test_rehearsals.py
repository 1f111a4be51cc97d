"""A rehearsal that dies at any moment, fifty times: its file is always whole, and at most ten seconds of talk old."""

import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.station.rehearsals import RUNS, read

pytestmark = [pytest.mark.soak, pytest.mark.skipif(sys.platform != "linux", reason="one clock for all processes")]
ROOT = Path(__file__).parents[2]
KILLS, LANES = 50, 5
LONGEST = 24.0
OLD = 10.0
ROUNDED = 0.1

SPEAKER = """
import random, sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from kiosk.model.state import *
from kiosk.station.rehearsals import Rehearsals
from kiosk.ui.store import Store
from kiosk.watch.rehearsed import Rehearsed
from tests.model.state.fingers import deck

app, chance = QCoreApplication([]), random.Random(sys.argv[2])
content = deck(talks={"t": "region:5 home:5 pharma-2:5 sector?:5 care?:5 pharma-3:5 credits:5"}, reveal=2)
store = Store(content, initial(content, 0.0))
follows = Rehearsed(store, Rehearsals(Path(sys.argv[1])), parent=app)
follows.start()
hands = Next(), Next(), Next(), Previous(), GoTo("pharma-1"), Last(), First(), SwitchLanguage(), Blanked("black")

def press():
    store.dispatch(chance.choice(hands))
    if store.state.session.ended is not None:  # or the clock would stand
        store.dispatch(First())
    timer.start(chance.choice((1, 30, 300, 3000, 12000)))

timer = QTimer(singleShot=True)
timer.timeout.connect(press)
store.dispatch(StartTalk("t", rehearsal=True))
store.dispatch(Clock())
print(store.state.session.begun, flush=True)
press()
app.exec()
"""


def lane(data: Path, seed: int) -> list[float]:
    """Speakers who die one after the other; how old the file was each time."""
    chance, path, ages = random.Random(seed), data / "rehearsals" / "t.json", []
    for nth in range(KILLS // LANES):
        told = [sys.executable, "-c", SPEAKER, str(data), f"{seed}.{nth}"]
        speaker = subprocess.Popen(told, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert speaker.stdout is not None
        begun = float(speaker.stdout.readline())
        time.sleep(chance.choice((chance.random(), LONGEST * chance.random())))
        speaker.kill()
        killed = time.monotonic()
        speaker.communicate()
        if path.exists():
            runs, sound = read(path)
            assert sound and len(runs) <= RUNS, path
            begins = begun - time.monotonic() + time.time()
            last = runs[-1]
            own = abs(time.mktime(time.strptime(last.begun, "%Y-%m-%dT%H:%M:%S")) - begins) < 1.5
            ages.append(killed - begun - (last.elapsed if own else 0.0))
            assert not own or abs(sum(last.slides.values()) - last.elapsed) <= ROUNDED * (1 + len(last.slides))
        else:
            ages.append(killed - begun)
    return ages


def test_a_rehearsal_that_is_killed_fifty_times(tmp_path: Path) -> None:
    with ThreadPoolExecutor(LANES) as lanes:
        ages = [age for ages in lanes.map(lambda n: lane(tmp_path / str(n), n), range(LANES)) for age in ages]
    print(f"{len(ages)} kills, the file was at most {max(ages):.2f} s of talk old")
    assert len(ages) == KILLS and max(ages) <= OLD, sorted(ages)
    kept = [len(read(data / "rehearsals" / "t.json")[0]) for data in tmp_path.iterdir()]
    assert sum(kept) > KILLS / 2, "most died late enough to have been written"
    assert not list(tmp_path.glob("*/rehearsals/*.bad"))
