"""What visitors open is counted as they do it, brought to the disk now and then, and shown on its slide."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.loader.counted import recounted
from kiosk.model.deck import Deck
from kiosk.model.state import (
    Activity,
    Clean,
    DeckReplaced,
    GoHome,
    GoTo,
    Guess,
    Next,
    OpenPanel,
    Resume,
    StartOver,
    StartQuiz,
    SwitchLanguage,
    Touch,
    initial,
)
from kiosk.station.counters import Counters
from kiosk.ui import errand
from kiosk.ui.errand import Errands
from kiosk.ui.store import Store
from kiosk.watch import counted
from kiosk.watch.counted import APART, REST, Counted
from tests.conftest import ExpectLog
from tests.content.shipped import deck

TEN = datetime(2026, 5, 12, 10, 15)
SHOWS = "today"


class Notes:
    """Counters that only take notes."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.slides: dict[str, int] = {}
        self.problem: Exception | None = None
        self.reads = 0

    def opened(self, at: datetime, slide: str, language: str) -> None:
        self.said.append(f"{slide} {language}")
        self.slides[slide] = self.slides.get(slide, 0) + 1

    def visited(self, at: datetime) -> None:
        self.said.append("visit")

    def answered(self, at: datetime, question: str, right: bool) -> None:
        self.said.append(f"{question} {right}")

    def today(self, at: datetime) -> dict[str, int]:
        return self.slides if at.date() == TEN.date() else {}

    def load(self, at: datetime) -> None:
        self.reads += 1

    def save(self, at: datetime) -> None:
        if self.problem:
            raise self.problem
        self.said.append("saved")


@dataclass
class Booth:
    store: Store
    clock: SimpleNamespace
    notes: Notes
    counted: Counted

    def play(self, *events: object) -> list[str]:
        """What is counted of these events."""
        self.notes.said.clear()
        for event in events:
            if isinstance(event, (int, float)):
                self.later(event)
            else:
                self.store.dispatch(event)
        return self.notes.said

    def later(self, seconds: float) -> None:
        """Time passes; what is due comes."""
        self.clock.now += seconds
        self.store._tick()
        for timer in (self.counted._renew, self.counted._write):
            if timer.isActive() and timer.interval() <= seconds * 1000 + 1:
                timer.stop()
                timer.timeout.emit()

    def shown(self) -> dict[str, int]:
        """The topics' counts in the deck, those that are not zero."""
        figures = [f for f in self.store.deck.figures.values() if f.ref.id == "openings-today"]
        return {f.ref.row or "": int(f.value) for f in figures if f.value}


def at_once(self: Errands, kind: str, work: Callable[[], object], answer: Callable[[object], None]) -> bool:
    """An errand that is done, and told, as soon as it begins."""
    self._out[kind] = answer
    errand._do(kind, work, self._answers)
    self._hear()
    return True


def booth(content: Deck, notes: Notes, **more: object) -> Booth:
    clock = SimpleNamespace(now=1000.0, wall=TEN)
    store = Store(content, initial(content, clock.now), lambda: clock.now)
    store._timer.blockSignals(True)
    made = Booth(store, clock, notes, Counted(store, notes, clock=lambda: clock.wall, parent=store, **more))
    return made


@pytest.fixture
def made(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Booth]:
    monkeypatch.setattr(Errands, "run", at_once)
    yield booth(deck(), Notes())


def question() -> str:
    return next(slide.id for slide in deck().slides.values() if slide.guess)


# -- what counts


def test_a_visit_and_each_slide_that_somebody_comes_to(made: Booth) -> None:
    assert made.play(Touch(), GoTo("pharma"), Next(), SwitchLanguage(), GoHome()) == [
        "visit", "home it", "pharma it", f"{deck().topic_of('pharma').slides[1]} it", "home en"
    ]  # fmt: skip


def test_the_loop_counts_for_nothing_and_neither_does_staying(made: Booth) -> None:
    assert made.play(24.0, 13.0, 16.0, 12.0) == []
    made.play(Touch(), GoTo("pharma"))
    assert made.play(Activity(), GoTo("pharma"), SwitchLanguage(), OpenPanel("about"), Activity(), 20.0) == []
    assert made.play(StartOver()) == []
    assert made.play(Clean(), 31.0) == []


def test_a_visit_that_starts_on_a_slide_of_the_loop_counts_that(made: Booth) -> None:
    assert made.play(24.0, Touch()) == ["visit", "irccs en"]


def test_a_visit_that_is_gone_on_with_is_the_same(made: Booth) -> None:
    made.play(Touch(), GoTo("pharma"))
    state = made.store.state
    while made.store.state.mode == "visit":
        made.later(60.0)
    assert made.store.state.left is not None
    assert made.play(Resume()) == [] and made.store.state.position.slide == "pharma"
    assert made.play(Next())[0].endswith(" it")
    while made.store.state.mode == "visit":
        made.later(60.0)
    assert made.play(Touch()) == ["visit", "home it"]
    assert state.seen  # the first visit had its slides


def test_somebody_else_on_the_slide_that_was_left_is_another_visit(made: Booth) -> None:
    made.play(24.0, Touch())
    while made.store.state.mode == "visit":
        made.later(60.0)
    made.later(24.0)
    assert made.store.state.position.slide == "irccs" and made.store.state.left is not None
    assert made.play(Touch()) == ["visit", "irccs en"]


def test_questions_count_as_their_answer_is_told_and_once(made: Booth) -> None:
    asked = question()
    guess = deck().slides[asked].guess
    assert guess is not None
    value = deck().figures[guess.figure].value
    made.play(Touch())
    said = made.play(StartQuiz(), Guess(asked, value), Next(), SwitchLanguage(), Next())
    assert said[:2] == [f"{asked} it", f"{asked} True"] and len(said) == 3
    said = made.play(Next())
    assert said == [f"{made.store.state.position.slide} {made.store.state.quiz.told[made.store.state.position.slide]}"]
    while made.store.state.mode == "quiz":
        made.later(200.0)
    assert made.play(Resume()) == []


# -- the slide that shows it


def test_the_slide_gets_its_numbers_at_rest_and_not_too_often(made: Booth) -> None:
    made.play(Touch(), GoTo("pharma"), GoTo("cdmo"), GoTo("irccs"), GoTo(SHOWS))
    assert made.shown() == {}
    made.later(REST)
    assert made.shown() == {"pharma": 2, "healthcare": 1, "hub": 1}
    chart = made.store.state.charts.get(SHOWS)
    made.notes.slides["pharma"] += 1
    made.play(GoTo("contact"), GoTo(SHOWS))
    made.later(REST)
    assert made.shown()["pharma"] == 2
    made.later(APART)
    assert made.shown()["pharma"] == 3 and made.store.state.charts.get(SHOWS) == chart


@pytest.mark.parametrize("slide", ["home", "pharma"])
def test_other_slides_are_left_alone_once_the_day_has_begun(made: Booth, slide: str) -> None:
    made.play(Touch(), GoTo("cdmo"), GoTo(slide))
    made.later(30.0)
    first = made.shown()
    assert first["pharma"] == 1 + (slide == "pharma")
    made.play(GoTo("irccs"), GoTo(slide))
    made.later(30.0)
    assert made.shown() == first


def test_nothing_moves_under_a_finger_a_panel_or_the_ring(made: Booth) -> None:
    held = [True]
    made.counted._held = lambda: held[0]
    made.play(Touch(), GoTo(SHOWS), 2.0, 2.0, 2.0)
    assert made.shown() == {}
    held.clear(), held.append(False)
    made.play(OpenPanel("about"), 2.0, 2.0)
    assert made.shown() == {}
    made.play(GoTo(SHOWS), 2.0)
    assert made.shown() == {"hub": 1}


def test_between_visits_the_deck_is_put_right_once_nobody_can_come_back(made: Booth) -> None:
    made.play(Touch(), GoTo("pharma"))
    while made.store.state.mode == "visit":
        made.later(60.0)
    made.later(5.0)
    assert made.store.state.left is not None and made.shown() == {}
    made.later(60.0)
    made.later(5.0)
    assert made.shown() == {"pharma": 1}


def test_other_content_has_the_numbers_too(made: Booth) -> None:
    made.play(Touch(), GoTo(SHOWS), 2.0)
    made.play(DeckReplaced(replace(deck())))
    assert made.shown() == {}
    made.later(APART)
    assert made.shown() == {"hub": 1}


def test_a_new_day_begins_empty(made: Booth) -> None:
    made.play(Touch(), GoTo(SHOWS), 2.0)
    made.clock.wall += timedelta(hours=14)
    made.play(StartOver(), 2.0, APART)
    assert made.shown() == {}


def test_what_was_counted_before_a_restart_is_shown(made: Booth) -> None:
    made.notes.slides["pharma"] = 7
    made.counted.start()
    made.later(5.0)
    assert made.notes.reads == 1 and made.shown() == {"pharma": 7}


# -- the disk


def test_it_is_written_once_a_minute_where_something_was_counted(made: Booth) -> None:
    made.counted.start()
    assert made.play(60.0, 60.0) == []
    made.play(Touch())
    assert made.play(59.0) == [] and made.counted._write.isActive()
    assert "saved" in made.play(60.0)
    assert not made.counted._write.isActive()


def test_a_disk_that_takes_nothing_is_told_once_and_tried_again(made: Booth, expect_log: ExpectLog) -> None:
    made.notes.problem = OSError(28, "No space left on device")
    with expect_log(logging.WARNING, "cannot be written .*No space left"):
        made.counted.start()
    for _ in range(3):
        assert "saved" not in made.play(Touch(), 60.0, StartOver(), 60.0)
        assert made.counted._write.interval() == counted.AGAIN_MS
        made.later(900.0)
    made.notes.problem = None
    assert "saved" in made.play(900.0)
    assert "saved" in made.play(Touch(), 60.0)


def test_a_bug_is_logged_and_counting_goes_on(made: Booth, expect_log: ExpectLog) -> None:
    made.notes.problem = ValueError("odd")
    with expect_log(logging.ERROR, "in the errand counters"):
        made.counted.start()
    assert made.play(Touch()) == ["visit", "home it"]


def test_the_end_writes_what_is_left(made: Booth) -> None:
    made.counted.start()
    made.play(Touch())
    made.notes.said.clear()
    made.counted._last()
    assert made.notes.said == ["saved"] and not made.counted._write.isActive()


def test_a_thread_writes_and_the_slide_follows(tmp_path: Path, qtbot: QtBot) -> None:
    """The real counters, and a thread of their own."""
    counts = Counters(tmp_path)
    one = booth(deck(), counts)  # type: ignore[arg-type]
    one.counted.start()
    qtbot.waitUntil(lambda: one.counted._loaded)
    one.store.dispatch(Touch())
    one.store.dispatch(GoTo("pharma"))
    one.counted._turn()
    qtbot.waitUntil(lambda: (tmp_path / "counters" / "2026.json").exists())
    one.store.dispatch(GoTo("cdmo"))
    one.counted._last()
    again = Counters(tmp_path)
    again.load(TEN)
    assert again.today(TEN) == {"home": 1, "pharma": 1, "cdmo": 1}


def test_the_shipped_content_shows_it() -> None:
    shown = recounted(deck(), {"pharma": 3})
    assert shown.figures["openings-today.pharma"].value == 3
    assert sum(f.value for f in shown.figures.values() if f.counted) == 3
