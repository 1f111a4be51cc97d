"""Live data on screen: good values move the deck, anything else is a fault for staff. The clock is the test's."""

import logging
import os
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.app import after
from kiosk.check.attacks_tables import book, row
from kiosk.loader.load import first
from kiosk.loader.poll import SETTLE, STILL
from kiosk.model.state import GoTo, Touch, initial
from kiosk.ui.store import Store
from kiosk.watch import warm
from kiosk.watch.content import Watch
from kiosk.watch.live import Live
from kiosk.words.messages import line
from tests.conftest import ExpectLog

FILES = {
    "kiosk.yaml": """\
title: {it: Prova, en: Trial}
languages: {it: Italiano, en: English}
language: it
attract: [{slide: invitation}]
topics: [health]
""",
    "sources.yaml": "istat:\n  by: {it: ISTAT, en: ISTAT}\n  published: 2019\n",
    "places.yaml": "lombardia:\n  name: {it: Lombardia, en: Lombardia}\n  entity: lombardia\n",
    "indicators/health.yaml": """\
spending:
  name: {it: Spesa, en: Spending}
  unit: percent
  source: istat
  data: {file: data/spending.csv, decimal: comma}
""",
    "slides/start.yaml": """\
slides:
  - id: invitation
    layout: attract
    title: {it: Vita, en: Life}
  - id: home
    layout: home
    title: {it: Temi, en: Topics}
""",
    "slides/health.yaml": """\
topic: {it: Salute, en: Health}
icon: pill
tile: {figure: {it: a, en: b}, caption: {it: a, en: b}}
slides:
  - id: spending
    layout: wide
    title: {it: "Il {spending@2022}", en: "The {spending@2022}"}
    chart: {kind: line, indicator: spending}
""",
    "data/spending.csv": "anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;6,4\n",
}


class Booth(SimpleNamespace):
    """A booth without a window: content, store, and what watches."""

    folder: Path
    store: Store
    live: Live
    watch: Watch
    now: float

    @property
    def file(self) -> Path:
        return self.folder / "data" / "spending.csv"

    def put(self, text: str | bytes, name: str = "data/spending.csv") -> None:
        """Overwrite in place. The disk's clock may be slower than the test, so the time is set."""
        path = self.folder / name
        before = path.stat().st_mtime_ns if path.exists() else 0
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        os.utime(path, ns=(before + 10**9, before + 10**9))

    def look(self) -> None:
        """Long enough for what is whole, not for what has no end."""
        for wait in (0.0, SETTLE):
            self.now += wait
            self.live.look(self.now)
        self.now += SETTLE

    def shown(self, key: str = "spending@2022") -> str:
        """A figure of the deck on show; the visitor is where they were."""
        figure = self.store.deck.figures.get(key)
        return str(figure.value) if figure else ""

    def faults(self) -> list[str]:
        return [line(one, "en") for one in self.live.faults]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "content"


def booth(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Booth:
    """All as the program starts it, but the thread: the tests look when they want."""
    monkeypatch.setattr(warm, "begin", lambda store: None)
    monkeypatch.setattr(Live, "start", lambda self: None)
    deck, parent = first(folder), QObject()
    assert deck is not None
    store = Store(deck, initial(deck, 100.0), lambda: 100.0)
    after.rest(folder, store, False, parent, "en")
    QApplication.processEvents()
    watch, live = parent.findChild(Watch), parent.findChild(Live)
    assert watch is not None and live is not None
    made = Booth(folder=folder, store=store, live=live, watch=watch, parent=parent, now=100.0)
    made.look()
    return made


@pytest.fixture
def on_show(folder: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Booth:
    """Somebody at the chart of the live file."""
    made = booth(folder, monkeypatch)
    made.store.dispatch(Touch())
    made.store.dispatch(GoTo("spending"))
    return made


def test_a_change_comes_on_screen_and_the_visitor_stays(on_show: Booth) -> None:
    assert on_show.shown() == "6.4"
    on_show.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;8,1\n2023;9\n")
    on_show.look()
    assert (on_show.shown(), on_show.shown("spending@2023")) == ("8.1", "9")
    assert on_show.store.state.position.slide == "spending" and on_show.faults() == []


def test_nothing_new_replaces_nothing(on_show: Booth) -> None:
    before = on_show.store.deck
    on_show.put(FILES["data/spending.csv"])
    on_show.look()
    assert on_show.store.deck is before


def test_a_fault_changes_nothing_and_is_said_once(on_show: Booth, qtbot: QtBot, expect_log: ExpectLog) -> None:
    before = on_show.store.deck
    with qtbot.waitSignal(on_show.live.changed), expect_log(logging.WARNING, "spending.csv:6:6: error: a number"):
        on_show.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;6.4\n")
        on_show.look()
    assert on_show.store.deck is before
    assert on_show.faults() == ["content/data/spending.csv:6:6: error: a number is needed (write 6,4)"]
    on_show.put("anno;spesa\n2009;7,4\n2012;7,1\n2015;7\n2019;6,6\n2022;6.4\n")
    on_show.look()  # said already
    with qtbot.waitSignal(on_show.live.changed):
        on_show.put("anno;spesa\n2009;7,4\n2012;7,1\n2015;7\n2019;6,6\n2022;6,5\n")
        on_show.look()
    assert on_show.shown() == "6.5" and on_show.faults() == []


def test_half_a_file_is_waited_for(on_show: Booth) -> None:
    before = on_show.store.deck
    on_show.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;6")
    for _ in range(4):
        on_show.look()
        assert on_show.store.deck is before and on_show.faults() == []
    on_show.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;6,9\n")
    on_show.look()
    assert on_show.shown() == "6.9"
    on_show.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;5,1")  # an editor that ends no line
    on_show.look()
    on_show.now += STILL
    on_show.look()
    assert on_show.shown() == "5.1"


def test_a_saved_workbook_is_on_screen_at_the_second_look(
    folder: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """A look, and another once it has settled: 0.31 s. Excel's lock file and a half-written one change nothing."""

    def saved(last: str) -> bytes:
        points = enumerate({2009: "7.3", 2012: "7.1", 2015: "7", 2019: "6.6", 2022: last}.items(), start=3)
        cells = (f'<c r="A{n}"><v>{year}</v></c><c r="B{n}"><v>{value}</v></c>' for n, (year, value) in points)
        return book(row("") + "".join(f"<row>{one}</row>" for one in cells))

    text = FILES["indicators/health.yaml"].replace("spending.csv, decimal: comma", "spending.xlsx")
    (folder / "indicators" / "health.yaml").write_text(text, "utf-8")
    (folder / "data" / "spending.xlsx").write_bytes(saved("6.4"))
    on_show = booth(folder, monkeypatch)
    assert on_show.shown() == "6.4" and on_show.faults() == []
    on_show.put(b"locked", "data/~$spending.xlsx")
    on_show.put(saved("6.1")[:-9], "data/spending.xlsx")
    on_show.look()
    assert on_show.shown() == "6.4" and on_show.faults() == []
    on_show.put(saved("6.1"), "data/spending.xlsx")
    on_show.look()
    assert on_show.shown() == "6.1" and on_show.faults() == []


def test_what_a_slide_needs_may_not_go(on_show: Booth, expect_log: ExpectLog) -> None:
    with expect_log(logging.WARNING, '"spending@2022" is missing, and "spending" shows it'):
        on_show.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n")
        on_show.look()
    assert on_show.shown() == "6.4"


def test_the_folder_gone_is_a_fault_and_back_again_it_counts(on_show: Booth, expect_log: ExpectLog) -> None:
    away = on_show.folder.rename(on_show.folder.with_name("away"))
    on_show.look()
    assert on_show.faults() == []
    with expect_log(logging.WARNING, "there is no file data/spending.csv"):
        on_show.now += STILL
        on_show.look()
    assert on_show.shown() == "6.4" and len(on_show.faults()) == 1
    away.rename(on_show.folder)
    on_show.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;7\n")
    on_show.look()
    assert on_show.shown() == "7" and on_show.faults() == []


def test_an_atomic_replacement(on_show: Booth) -> None:
    other = on_show.file.with_name("new")
    other.write_text("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;1,1\n", "utf-8")
    other.replace(on_show.file)
    on_show.look()
    assert on_show.shown() == "1.1"


def test_content_on_show_is_read_again_without_its_broken_data(on_show: Booth, expect_log: ExpectLog) -> None:
    """`run --watch` takes other words over while a table is at fault."""
    on_show.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;8\n")
    on_show.look()
    with expect_log(logging.WARNING, "the file is empty"):
        on_show.put("")
        on_show.now += STILL
        on_show.look()
        on_show.now += STILL
        on_show.look()
    with expect_log(logging.WARNING, "the file is empty"):
        on_show.put(FILES["slides/health.yaml"].replace('it: "Il', 'it: "Un'), "slides/health.yaml")
        on_show.watch.again()
    assert on_show.store.deck.slides["spending"].title["it"].startswith("Un")
    assert on_show.shown() == "8" and len(on_show.faults()) == 1
    on_show.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;9\n")
    on_show.look()
    assert on_show.shown() == "9" and on_show.faults() == []


def test_watching_all_content_leaves_live_data_alone(on_show: Booth, monkeypatch: pytest.MonkeyPatch) -> None:
    on_show.watch.start()
    on_show.watch._timer.stop()
    read: list[None] = []
    monkeypatch.setattr(on_show.watch, "again", lambda: read.append(None))
    on_show.put("anno;spesa\n2009;7")
    on_show.watch._look(), on_show.watch._look()
    assert read == []
    on_show.put(FILES["slides/health.yaml"] + "\n", "slides/health.yaml")
    on_show.watch._look(), on_show.watch._look()
    assert read == [None]


@pytest.mark.parametrize(
    "broken", ["anno;spesa\n2009;7.3\n", "anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n", "a;b\nbrianza;1\n", None]
)
def test_what_was_broken_at_the_start_is_brought_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, expect_log: ExpectLog, broken: str | None
) -> None:
    """The indicator, or only the slide, was left out."""
    if broken is None:
        (folder / "data" / "spending.csv").unlink()
    else:
        (folder / "data" / "spending.csv").write_text(broken, "utf-8")
    with expect_log(logging.WARNING, "error"):
        made = booth(folder, monkeypatch)
    assert "spending" not in made.store.deck.slides and made.faults()
    made.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;3\n")
    made.look()
    assert "spending" in made.store.deck.slides and made.shown() == "3" and made.faults() == []


def test_a_bug_is_logged_and_survived(on_show: Booth, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog) -> None:
    with monkeypatch.context() as patch, expect_log(logging.ERROR, "in Live._take"):
        patch.setattr("kiosk.watch.live.renewed", lambda *_: 1 / 0)
        on_show.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;2\n")
        on_show.look()
    assert on_show.shown() == "6.4"
    on_show.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;3\n")
    on_show.look()
    assert on_show.shown() == "3"


def test_a_thread_looks_and_ends_when_told(folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    start = Live.start
    made = booth(folder, monkeypatch)
    assert made.live._thread is None
    start(made.live)
    thread = made.live._thread
    assert thread is not None and thread.daemon
    threads: list[threading.Thread] = []
    made.store.changed.connect(lambda *_: threads.append(threading.current_thread()))
    made.put("anno;spesa\n2009;7,3\n2012;7,1\n2015;7\n2019;6,6\n2022;4,2\n")
    qtbot.waitUntil(lambda: made.shown() == "4.2")
    assert set(threads) == {threading.main_thread()}
    made.live.stop()
    thread.join(10)
    assert not thread.is_alive()


def test_without_live_data_there_is_no_thread(
    folder: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    text = FILES["indicators/health.yaml"]
    (folder / "indicators" / "health.yaml").write_text(
        text.replace("data: {", "series: {2009: 1, 2012: 1, 2015: 1, 2022: 2} #"), "utf-8"
    )
    before, start = threading.active_count(), Live.start
    made = booth(folder, monkeypatch)
    start(made.live)
    assert made.live._thread is None and threading.active_count() == before
