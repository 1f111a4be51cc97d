"""The composition root: which content comes on screen, and what replaces it."""

import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk import places
from kiosk.app import after, staff
from kiosk.app import start as starting
from kiosk.loader.load import first, load
from kiosk.model.problem import Problem, Say
from kiosk.model.settings import Settings
from kiosk.model.state import EndTalk, GoTo, Touch, initial
from kiosk.station.pin import set_pin
from kiosk.ui.booth.exit import Exit
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure
from kiosk.ui.talk.speaking import Speaking
from kiosk.watch import warm
from kiosk.watch.content import Watch
from tests.conftest import ExpectLog

ROOT = Path(__file__).parents[1]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped content."""
    return Path(shutil.copytree(places.content(), tmp_path / "content"))


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """Nothing is imported ahead of need, neither in this test nor after it."""
    monkeypatch.setattr(warm, "begin", lambda store: None)


def unusable(folder: Path, how: str) -> Path:
    """A content folder with nothing in it that can be shown."""
    match how:
        case "missing":
            shutil.rmtree(folder)
        case "empty":
            shutil.rmtree(folder)
            folder.mkdir()
        case "no folder":
            shutil.rmtree(folder)
            folder.write_text("slides: []", "utf-8")
        case "half written":
            head, _, _ = (folder / "kiosk.yaml").read_bytes().partition(b"languages:")
            (folder / "kiosk.yaml").write_bytes(head + b"languages:\n  [it")
        case "not text":
            (folder / "kiosk.yaml").write_bytes(b"\xff\xfe\x00kiosk")
        case "no slides":
            shutil.rmtree(folder / "slides")
    return folder


FAULTS = ["missing", "empty", "no folder", "half written", "not text", "no slides"]


@pytest.mark.parametrize("how", FAULTS)
def test_where_nothing_can_be_shown_the_shipped_content_is(content: Path, how: str, expect_log: ExpectLog) -> None:
    unusable(content, how)
    assert first(content) is None
    with expect_log(logging.WARNING, r": errore: "):
        deck, told = starting.usable(content)
    assert deck == load(places.content()).deck
    assert told is not None and told.message.params["path"] == str(content)
    assert told.message.msgid.startswith("there is no folder" if how in ("missing", "no folder") else "nothing in ")


@pytest.mark.usefixtures("quiet")
def test_first_one_slide_then_everything(content: Path) -> None:
    store, changes = begun(content)
    assert list(store.deck.slides) == ["attract"]
    after.rest(content, store, False, QObject())
    QApplication.processEvents()
    assert store.deck == load(content).deck
    assert store.state.position.slide == "attract" and store.state.mode == "attract"
    assert len(changes) == 1


@pytest.mark.usefixtures("quiet")
def test_touched_before_there_was_a_home_it_goes_there(content: Path) -> None:
    store, _ = begun(content)
    store.dispatch(Touch())
    after.rest(content, store, False, QObject())
    QApplication.processEvents()
    assert (store.state.mode, store.state.position.slide) == ("visit", "home")


@pytest.mark.usefixtures("quiet")
def test_what_turns_out_to_be_unusable_gives_way(content: Path, expect_log: ExpectLog) -> None:
    store, _ = begun(content)
    (content / "slides" / "start.yaml").write_text("[", "utf-8")
    for path in (content / "slides").iterdir():
        path.write_text("[", "utf-8")
    with expect_log(logging.WARNING, r": errore: "):
        after.rest(content, store, False, QObject())
    QApplication.processEvents()
    assert store.deck == load(places.content()).deck


def begun(folder: Path) -> tuple[Store, list[object]]:
    """A store with the quick path's deck, and all changes that it tells."""
    deck = first(folder)
    assert deck is not None
    store = Store(deck, initial(deck, 100.0), lambda: 100.0)
    changes: list[object] = []
    store.changed.connect(lambda old, new: changes.append(new))
    return store, changes


# -- watching


@pytest.fixture
def watched(content: Path, quiet: None) -> SimpleNamespace:
    """Content on show and watched, somebody at a slide of it."""
    store, _ = begun(content)
    parent = QObject()
    after.rest(content, store, True, parent)
    QApplication.processEvents()
    watch = parent.findChild(Watch)
    watch._timer.stop()  # the tests look when they want
    topic = next(topic for topic in store.deck.topics if len(topic.slides) >= 2)
    slide = topic.slides[1]
    store.dispatch(Touch())
    store.dispatch(GoTo(slide))
    file = content / "slides" / f"{topic.id}.yaml"
    title = store.deck.slides[slide].title["it"]
    return SimpleNamespace(
        store=store, watch=watch, parent=parent, file=file, slide=slide, title=title, text=file.read_text("utf-8")
    )


def written(path: Path, text: str) -> None:
    """As editors do that take care: whole, then put in place."""
    other = path.with_suffix(".tmp")
    other.write_text(text, "utf-8")
    other.replace(path)


def look(watched: SimpleNamespace) -> None:
    """Twice: what two looks find alike has been written."""
    watched.watch._look()
    watched.watch._look()


def shown(watched: SimpleNamespace) -> str:
    """The title, as long as the visitor is where they were."""
    assert watched.store.state.position.slide == watched.slide
    return watched.store.deck.slides[watched.slide].title["it"]


def test_it_looks_by_itself(content: Path, quiet: None) -> None:
    store, _ = begun(content)
    watch = Watch(content, store, load)
    watch.start()
    assert watch._timer.isActive() and watch._timer.interval() <= 500


def test_nothing_changed_nothing_read(watched: SimpleNamespace) -> None:
    before = watched.store.deck
    look(watched)
    assert watched.store.deck is before


def test_a_file_put_in_place_is_read(watched: SimpleNamespace) -> None:
    written(watched.file, watched.text.replace(watched.title, "Altro titolo"))
    look(watched)
    assert shown(watched) == "Altro titolo"


def test_one_of_the_same_length_and_time_is_read_too(watched: SimpleNamespace) -> None:
    """A stick keeps times: what tells is that it is another file."""
    times = watched.file.stat().st_mtime_ns
    title = watched.title[::-1]
    written(watched.file, watched.text.replace(watched.title, title))
    os.utime(watched.file, ns=(times, times))
    look(watched)
    assert shown(watched) == title


def test_a_file_still_being_written_is_left_alone(watched: SimpleNamespace) -> None:
    """Cut before the visitor's slide, it is without fault, and without the slide."""
    whole, before = watched.text.replace(watched.title, "Altro titolo"), watched.store.deck
    cut = whole.index(f"  - id: {watched.slide}\n")
    for part in (cut, cut + 40, cut + 200):
        watched.file.write_text(whole[:part], "utf-8")
        watched.watch._look()
        assert watched.store.deck is before
    watched.file.write_text(whole, "utf-8")
    look(watched)
    assert shown(watched) == "Altro titolo"


def test_half_a_file_changes_nothing_and_the_whole_does(watched: SimpleNamespace, expect_log: ExpectLog) -> None:
    whole, before = watched.text.replace(watched.title, "Altro titolo"), watched.store.deck
    cut = whole.index("layout: ", whole.index(f"id: {watched.slide}"))
    with expect_log(logging.WARNING, "."):
        watched.file.write_text(whole[:cut], "utf-8")
        look(watched)
    assert shown(watched) == watched.title
    assert watched.store.deck is before
    watched.file.write_text(whole, "utf-8")
    look(watched)
    assert shown(watched) == "Altro titolo"


def test_a_fault_in_one_slide_keeps_all_of_them_until_it_is_mended(
    watched: SimpleNamespace, expect_log: ExpectLog
) -> None:
    before = watched.store.deck
    with expect_log(logging.WARNING, "."):
        written(watched.file, watched.text.replace("layout: ", "layuot: "))
        look(watched)
    assert shown(watched) == watched.title
    assert watched.store.deck is before


def test_a_slide_taken_out_on_purpose_goes(watched: SimpleNamespace) -> None:
    """Without a fault, fewer slides are what staff wanted; whoever reads one is led on."""
    kiosk = watched.file.parents[1] / "kiosk.yaml"
    lines = [line for line in kiosk.read_text("utf-8").splitlines() if f"slide: {watched.slide}," not in line]
    start = watched.text.index(f"  - id: {watched.slide}\n")
    written(kiosk, "\n".join(lines))
    (watched.file.parent / "quiz.yaml").unlink()  # its questions lead to slides
    for talk in (watched.file.parents[1] / "talks").iterdir():  # and so does this
        talk.unlink()
    written(watched.file, watched.text[:start])
    look(watched)
    assert watched.slide not in watched.store.deck.slides
    assert watched.store.state.position.slide == "home"


def test_the_folder_gone_changes_nothing_and_back_again_it_counts(
    watched: SimpleNamespace, expect_log: ExpectLog
) -> None:
    folder = watched.file.parents[1]
    away = folder.with_name("away")
    folder.rename(away)
    with expect_log(logging.WARNING, "."):
        look(watched)
    assert shown(watched) == watched.title
    away.rename(folder)
    written(watched.file, watched.text.replace(watched.title, "Altro titolo"))
    look(watched)
    assert shown(watched) == "Altro titolo"


def test_from_the_shipped_content_back_to_one_s_own(content: Path, quiet: None, expect_log: ExpectLog) -> None:
    """A folder that could not be shown at first start is shown as soon as anything of it can be."""
    kiosk = (content / "kiosk.yaml").read_text("utf-8")
    (content / "kiosk.yaml").write_text("[", "utf-8")
    shipped = load(places.content()).deck
    store, parent = Store(shipped, initial(shipped, 100.0), lambda: 100.0), QObject()
    with expect_log(logging.WARNING, "."):
        after.rest(content, store, True, parent)
    QApplication.processEvents()
    assert store.deck == shipped
    written(content / "kiosk.yaml", kiosk.replace("Scienze della vita in Lombardia", "Un altro titolo"))
    watch = parent.findChild(Watch)
    look(SimpleNamespace(watch=watch))
    assert store.deck.kiosk.title["it"] == "Un altro titolo"


def test_an_exception_while_looking_is_survived(
    watched: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    written(watched.file, watched.text.replace(watched.title, "Altro titolo"))
    with monkeypatch.context() as patch, expect_log(logging.ERROR, "in Watch._look"):
        patch.setattr(watched.watch, "_read", lambda *_: 1 / 0)
        look(watched)
    assert shown(watched) == watched.title


# -- the program


@pytest.mark.parametrize("how", ["missing", "half written", ""])
def test_the_booth_comes_up_whatever_the_content_and_ends_when_told(content: Path, tmp_path: Path, how: str) -> None:
    unusable(content, how)
    told, tell = os.pipe()
    words = ["--content", str(content), "--data", str(tmp_path / "data"), "--report-fd", str(tell)]
    booth = subprocess.Popen(
        [sys.executable, "main.py", *words], cwd=ROOT, pass_fds=[tell], stderr=subprocess.PIPE, text=True
    )
    os.close(tell)
    with os.fdopen(told) as pipe:
        said = pipe.readline()
    assert said.startswith("first-slide "), booth.communicate()[1]
    booth.send_signal(signal.SIGTERM)
    assert booth.wait(30) in (0, -signal.SIGTERM)  # it hears the signal from just after the first slide on
    booth.communicate()


@pytest.mark.parametrize("words", [[], ["--rehearse"]])
def test_a_talk_comes_up_in_the_languages_asked_for(tmp_path: Path, words: list[str]) -> None:
    """Until it is told to end; in a rehearsal the audience's window is nowhere to be seen."""
    code = """if True:
        import sys
        from PySide6.QtWidgets import QApplication
        from kiosk.app import after
        from kiosk.cli import main
        def tell(data, store, window):
            shown = [each for each in QApplication.topLevelWidgets() if each.windowHandle() is not None]
            seen = sorted(type(each).__name__ for each in shown if each.windowHandle().isVisible())
            state = store.state
            print(state.mode, state.language, state.notes_language, state.theme, state.session.console, *seen)
            QApplication.exit(7)
        after.count = tell  # follows the first slide
        sys.exit(main())"""
    options = ["--lang", "it", "--notes-lang", "en", "--theme", "light", "--data", str(tmp_path)]
    command = [sys.executable, "-c", code, "present", "welcome", *options, *words]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 7, ran.stderr
    windows = ["Console"] if words else ["BoothWindow"]
    console = str("Console" in windows)
    assert ran.stdout.split() == ["talk", "it", "en", "light", console, *windows]
    assert (tmp_path / "logs" / "kiosk.log").read_text("utf-8") == ""


# -- this machine's day, and its staff


@pytest.fixture
def machine(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A window with the staff's way and opening hours, as `painted` makes them."""
    data, ended = tmp_path / "data", []
    data.mkdir()
    monkeypatch.setattr(staff, "end", lambda status: ended.append(status))
    deck = load(places.content()).deck
    store = Store(deck, initial(deck, 100.0), lambda: 100.0)
    window = BoothWindow(store, QtMeasure())
    qtbot.addWidget(window)
    window.resize(960, 540)
    window.doubt = lambda: None
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    def set_up(settings: str, give: Callable[[str], None] = print, own: bool = False, **rest: object) -> Exit:
        (data / "settings.yaml").write_text(settings, "utf-8")
        staff.way_out(data, store, window, "en", give, own=own, **rest)
        after.day(data, store, window, "en")
        return window.findChild(Exit)

    return SimpleNamespace(data=data, store=store, window=window, set_up=set_up, ended=ended)


def test_out_of_hours_the_store_is_told(machine: SimpleNamespace) -> None:
    machine.set_up("hours: closed\n")
    assert machine.store.state.closed


@pytest.mark.parametrize("settings", ["", "hours: 00:00-24:00\n", "hours: nonsense\n"])
def test_without_hours_it_is_always_open(machine: SimpleNamespace, settings: str) -> None:
    machine.set_up(settings)
    assert not machine.store.state.closed


def test_what_staff_ask_for_happens(machine: SimpleNamespace) -> None:
    way = machine.set_up("")
    assert not way._free(), "nobody leaves a booth but by its PIN"
    way.panel.clean.emit()
    assert machine.store.state.mode == "cleaning"
    assert way._deaf(), "and fingers do nothing"
    way.panel.leave.emit()
    assert not machine.window.isVisible() and machine.ended == [0]


def test_staff_are_no_visit_by_the_corner_and_in_their_panel(machine: SimpleNamespace) -> None:
    """The finger that holds the corner lifts as the pad is there already: it wakes nobody."""
    way = machine.set_up(f"pin: {set_pin(Settings(), '2468').pin}\n")
    window = machine.window.windowHandle()
    left, none, corner = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(950, 10)
    QTest.mousePress(window, left, none, corner)
    way._held()  # three seconds
    QTest.mouseRelease(window, left, none, corner)
    assert way.pad.isVisible()
    for key in ("2", "4", "6", "8", Qt.Key.Key_Return, Qt.Key.Key_Tab):
        QTest.keyClick(window, key)
    assert way.sheet.isVisible()
    way.sheet.buttons["back"].click()
    assert not way.sheet.isVisible() and machine.store.state.mode == "attract"
    QTest.mouseClick(window, left, none, QPoint(100, 500))
    assert machine.store.state.mode == "visit", "the next finger is a visitor's"


@pytest.mark.parametrize(
    ("settings", "speak", "back"),
    [("", "en", "Back to the booth"), ("ui_language: it\n", "en", "Back to the booth"),
     ("", None, "Torna al chiosco · Back to the booth")],
)  # fmt: skip
def test_the_panel_speaks_as_it_was_asked_to(
    machine: SimpleNamespace, settings: str, speak: str | None, back: str
) -> None:
    way = machine.set_up(settings, speak=speak)
    way.sheet.open_for(machine.window.look())
    assert way.sheet.buttons["back"].accessibleName() == back


def test_a_talk_begins_from_the_staff_sheet_and_on_a_speakers_machine_ctrl_q_leaves(machine: SimpleNamespace) -> None:
    start = starting.Start(SimpleNamespace(windowed=None), machine.data, machine.data, Settings(), [])

    def speaking() -> Speaking:
        return after.speaking_of(start, machine.store, machine.window)

    own = machine.set_up("", lambda talk: speaking().start(talk), own=True)
    assert own._free()
    own.panel.talk.emit("welcome")
    assert machine.store.state.mode == "talk" and machine.store.state.session.from_booth
    assert speaking() is speaking()
    assert not own._free(), "in a talk, Ctrl+Q is the talk's"
    machine.store.dispatch(EndTalk())
    machine.store.dispatch(EndTalk())
    assert machine.store.state.mode == "attract" and own._free()


def test_the_sheet_tells_what_was_wrong_with_a_pack_as_the_program_began(machine: SimpleNamespace) -> None:
    told = Problem("packs/current.json", 1, 1, "error", "pack-trial", Say("the content before it is back"))
    way = machine.set_up("ui_language: en\n", told=(told,))
    way.sheet.open_for(machine.window.look())
    assert "the content before it is back" in way.sheet.accessibleDescription()


def test_the_sheet_tells_what_is_wrong_with_settings_and_content(
    machine: SimpleNamespace, content: Path, expect_log: ExpectLog, quiet: None
) -> None:
    way = machine.set_up("ui_language: en\ntheme: drak\n")
    (content / "sources.yaml").write_text("x: [", "utf-8")
    with expect_log(logging.WARNING, "."):
        after.rest(content, machine.store, False, machine.window, "en")
    way.sheet.open_for(machine.window.look())
    told = way.sheet.accessibleDescription().splitlines()
    assert told[0].startswith("settings.yaml:2:8: error: ")
    assert len(told) > 1 and "error: " in told[1]
    assert way.sheet.buttons["back"].accessibleName() == "Back to the booth"
