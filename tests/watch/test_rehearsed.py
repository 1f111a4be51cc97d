"""What a talk's slides take is told to the rehearsals as it is given, and no slide waits for the disk."""

import json
import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Event as Gate
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.model.rehearsal import Run
from kiosk.model.state import initial
from kiosk.station.rehearsals import Rehearsals
from kiosk.ui.errand import Errands
from kiosk.ui.store import Store
from kiosk.watch.rehearsed import AGAIN_MS, WRITE_MS, Rehearsed
from tests.conftest import ExpectLog
from tests.model.state.fingers import Booth, deck
from tests.watch.test_counted import at_once

TEN = datetime(2026, 11, 22, 10, 15)
STOPS = "region:30 pharma-2:60 care?:20 credits:20"


class Notes:
    """Rehearsals that only take notes."""

    def __init__(self) -> None:
        self.said: list[Run] = []
        self.problem: Exception | None = None

    def save(self, talk: str, slides: tuple[str, ...], run: Run) -> None:
        assert (talk, slides) in (("t", ("region", "pharma-2", "care", "credits")), ("u", ("home",)))
        if self.problem:
            raise self.problem
        self.said.append(run)

    @property
    def last(self) -> str:
        """What was written last: "cover 10, pharma 5"; in brackets where it ended."""
        told = ", ".join(f"{slide} {seconds:g}" for slide, seconds in self.said[-1].slides.items())
        return f"({told})" if self.said[-1].ended else told


class Hall(Booth):
    """Fingers on a real store, with a clock that is ours."""

    def __init__(self, runs: Notes | Rehearsals) -> None:
        self.clock = SimpleNamespace(now=1000.0)
        content = deck(talks={"t": STOPS, "u": "home:9"})
        self.store = Store(content, initial(content, self.clock.now), lambda: self.clock.now)
        self.store._timer.blockSignals(True)
        super().__init__(content, self.store.state)
        self.now = self.clock.now
        self.rehearsed = Rehearsed(self.store, runs, clock=lambda: TEN, parent=self.store)
        self.runs = runs
        self.due: float | None = None

    def dispatch(self, event: object) -> None:
        self.clock.now = self.now
        self.store.dispatch(event)
        self.state, self.deck = self.store.state, self.store.deck
        self.look()

    def look(self) -> None:
        """When the timer fires, by the clock that is ours."""
        timer = self.rehearsed._write
        if not timer.isActive():
            self.due = None
        elif self.due is None:
            self.due = self.now + timer.interval() / 1000

    def wait(self, seconds: float) -> None:
        """Time passes; what is due comes."""
        end = self.now + seconds
        while self.due is not None and self.due <= end:
            super().wait(self.due - self.now)
            self.clock.now = self.now
            self.rehearsed._write.stop()
            self.rehearsed._write.timeout.emit()
            self.due = None
            self.look()
        super().wait(end - self.now)
        self.clock.now = self.now


@pytest.fixture
def hall(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    monkeypatch.setattr(Errands, "run", at_once)
    yield Hall(Notes())


def told(hall: Hall, fingers: str) -> str:
    """What was written last, after these fingers."""
    hall.play(fingers)
    assert isinstance(hall.runs, Notes)
    return hall.runs.last if hall.runs.said else ""


# -- what is written, and when


def test_nothing_before_the_clock_sets_out(hall: Hall) -> None:
    assert told(hall, "touch tap:pharma > +60s talk:t +600s") == ""
    assert not hall.rehearsed._write.isActive()


def test_as_each_slide_is_left_and_every_few_seconds_between(hall: Hall) -> None:
    assert told(hall, "rehearse:t +10s >") == "region 10, pharma-2 0"
    assert told(hall, "+5s > >") == "region 10, pharma-2 0", "a step leaves no slide"
    assert told(hall, f"+{WRITE_MS // 1000 - 5}s") == "region 10, pharma-2 8"
    assert told(hall, "+900s") == "region 10, pharma-2 904"
    assert told(hall, "+1s >") == "region 10, pharma-2 909, credits 0", "the optional one was passed over"
    assert told(hall, "+3s <") == "region 10, pharma-2 909, credits 3"
    [run] = {(run.begun, run.rehearsal, run.ended) for run in hall.runs.said}  # type: ignore[union-attr]
    assert run == ("2026-11-22T10:14:50", True, False)


def test_a_clock_that_stands_is_written_once(hall: Hall) -> None:
    assert told(hall, "talk:t +10s > +5s clock") == "region 10, pharma-2 5"
    written = len(hall.runs.said)  # type: ignore[union-attr]
    hall.play("+8s")
    assert not hall.rehearsed._write.isActive() and len(hall.runs.said) <= written + 1  # type: ignore[union-attr]
    assert told(hall, "clock +9s") == "region 10, pharma-2 13"


def test_the_end_and_what_comes_after_it(hall: Hall) -> None:
    assert told(hall, "talk:t clock +10s last +5s >") == "(region 10, credits 5)"
    assert told(hall, "+60s go:home +9s >") == "(region 10, credits 5, home 9)", "it came to its end all the same"
    assert told(hall, "+1s > +91s") == "(region 10, credits 6, home 9)" and hall.state.mode == "attract"
    assert len({run.begun for run in hall.runs.said}) == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("fingers", ["quit quit", "restart", "talk:u"])
def test_broken_off_the_slide_on_show_is_written_too(hall: Hall, fingers: str) -> None:
    assert told(hall, f"talk:t +10s > +7s {fingers} +20s") == "region 10, pharma-2 7"


def test_each_time_is_a_run_of_its_own(hall: Hall) -> None:
    hall.play("talk:t clock +10s > +5s restart")
    hall.rehearsed._clock = lambda: TEN.replace(hour=11)
    assert told(hall, "+3s >") == "region 3, pharma-2 0"
    assert len({run.begun for run in hall.runs.said}) == 2  # type: ignore[union-attr]


def test_the_program_ends_in_the_middle(hall: Hall) -> None:
    hall.play("talk:t +10s > +5s")
    hall.rehearsed._last()
    assert isinstance(hall.runs, Notes) and hall.runs.last == "region 10, pharma-2 5"


# -- the disk


def test_a_disk_that_takes_nothing_is_told_once_and_tried_again(hall: Hall, expect_log: ExpectLog) -> None:
    assert isinstance(hall.runs, Notes)
    hall.runs.problem = OSError(28, "No space left on device")
    with expect_log(logging.WARNING, "cannot be written .*No space left"):
        hall.play("talk:t clock")
    assert told(hall, "+10s > +5s last +5s > +91s") == "" and hall.state.mode == "attract"
    assert hall.rehearsed._write.interval() == AGAIN_MS
    hall.runs.problem = None
    assert told(hall, "+60s") == "(region 10, pharma-2 5, credits 5)", "though the talk is over"
    assert not hall.rehearsed._write.isActive() and not hall.rehearsed._waiting
    assert told(hall, "talk:t clock +9s") == "region 8"


def test_a_bug_is_logged_and_the_talk_goes_on(hall: Hall, expect_log: ExpectLog) -> None:
    assert isinstance(hall.runs, Notes)
    hall.runs.problem = ValueError("odd")
    with expect_log(logging.ERROR, "in the errand rehearsals"):
        hall.play("talk:t clock")
    assert hall.play(">").seen == "talk pharma-2@0 it"


def test_no_slide_waits_for_a_disk_that_does_not_answer(qtbot: QtBot, tmp_path: Path) -> None:
    """A real thread, held up: what came meanwhile is written by the next one."""
    gate, runs = Gate(), Rehearsals(tmp_path)
    save = runs.save
    runs.save = lambda *note: gate.wait(10) and save(*note)  # type: ignore[method-assign]
    hall = Hall(runs)
    hall.rehearsed.start()
    hall.play("talk:t clock +10s > +5s last +2s >")
    assert hall.seen == "talk credits@0 it ended" and hall.rehearsed._errands.under_way("rehearsals")
    gate.set()
    qtbot.waitUntil(lambda: not hall.rehearsed._waiting)
    [run] = json.loads((tmp_path / "rehearsals" / "t.json").read_text())["runs"]
    assert run["slides"] == {"region": 10, "pharma-2": 5, "credits": 2} and run["ended"]
