"""The staff panel at a native window: its pages as fingers and keys find them, against ports that wait on demand."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from threading import enumerate as threads

import pytest
from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from kiosk.model.openings import Openings
from kiosk.model.pack import STOPPED, UNKNOWN_SIGNER, Found, Kept, Progress, Went
from kiosk.model.problem import Problem, Say
from kiosk.ui.booth.aside import Look
from kiosk.ui.booth.sheet import Sheet
from kiosk.ui.staff.panel import Panel
from kiosk.ui.stage.view import fit
from kiosk.words.days import weekday
from tests.conftest import ExpectLog
from tests.content.shipped import deck as shipped

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SIGNER = "4f2a-91bb-03c1-77de-a0b2-5cc9-e1f4-0d38"
TITLE = {"it": "Scienze della vita", "en": "Life sciences"}
STICK = Path("/media/kiosk/USB")
GOOD = Found(STICK / "fair.kpack", TITLE, 202611221734, "2026-11-22T17:34:00Z", SIGNER, trusted=True, slides=82)


def fault(rule: str, words: str) -> Problem:
    return Problem("fair.kpack", 1, 1, "error", rule, Say(words), Say("do this instead"))


STRANGER = replace(GOOD, trusted=False, problems=(fault(UNKNOWN_SIGNER, "nobody here knows who signed it"),))
DAMAGED = Found(STICK / "old.kpack", problems=(fault("pack-damaged", "the file is cut off"),))


def kept(version: int, *, active: bool = False) -> Kept:
    return Kept(f"{version:064}", TITLE, version, "2026-10-01T08:00:00Z", SIGNER, active)


class Packs:
    """Sticks and shelf; nothing is installed before `go`, and meanwhile it is as far as `at` says."""

    def __init__(self) -> None:
        self.on_stick: tuple[Found, ...] = ()
        self.here = (kept(202610010800, active=True), kept(202609010800))
        self.answer: tuple[Problem, ...] = ()
        self.asked: list[object] = []
        self.bug = False
        self.plugged = 0
        self.at: list[Progress] = []
        self.go = Event()
        self.go.set()

    def found(self) -> tuple[Found, ...]:
        if self.bug:
            raise RuntimeError("a bug in a thread")
        return self.on_stick

    def kept(self) -> tuple[Kept, ...]:
        return self.here

    def sticks(self) -> int:
        return self.plugged

    def install(self, path: Path, accept: str | None, went: Went) -> tuple[Problem, ...]:
        while not self.go.wait(0.01):
            if not all(went(at) for at in self.at):
                return (fault(STOPPED, "stopped"),)
        self.asked.append((path.name, accept))
        return self.answer

    def rollback(self) -> tuple[Problem, ...]:
        self.asked.append("back")
        return self.answer


class Logs:
    answer: tuple[Path | None, tuple[Problem, ...]] = (STICK / "kiosk-log-20261122", ())

    def copy(self) -> tuple[Path | None, tuple[Problem, ...]]:
        return self.answer


class Machine:
    def __init__(self) -> None:
        self.set: dict[str, str] = {}
        self.refuses: tuple[Problem, ...] = ()
        start, slides = date.today(), ("home", *shipped().topics[1].slides[:2], "")
        self.days = [
            Openings(str(start - timedelta(n)), 20 - n, {slide: 100 * n // (m + 1) for m, slide in enumerate(slides)})
            for n in range(20)
        ]

    def language(self) -> str | None:
        return self.set.get("language")

    def orientation(self) -> str:
        return self.set.get("orientation", "auto")

    def set_language(self, code: str) -> tuple[Problem, ...]:
        return self._write("language", code)

    def set_orientation(self, name: str) -> tuple[Problem, ...]:
        return self._write("orientation", name)

    def _write(self, name: str, value: str) -> tuple[Problem, ...]:
        if not self.refuses:
            self.set[name] = value
        return self.refuses

    def counted(self) -> list[Openings]:
        return self.days


class Booth:
    """A window, its panel, and a finger."""

    def __init__(
        self, qtbot, size: tuple[int, int] = (1280, 720), theme: str = "dark", mm: float = 2.0,
        languages: tuple[str, ...] = ("en",),
    ) -> None:  # fmt: skip
        self.qtbot, self.size, self.theme, self.mm = qtbot, size, theme, mm
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        self.packs, self.logs, self.machine = Packs(), Logs(), Machine()
        self.now, self.warnings, self.wishes = 0.0, [], []
        self.panel = Panel(
            self.window, self.look, lambda: self.now, warnings=lambda: self.warnings, languages=languages,
            deck=shipped, packs=self.packs, logs=self.logs, machine=self.machine, preflight=None,
        )  # fmt: skip
        for name in ("leave", "restart", "clean", "talk", "language", "orientation"):
            getattr(self.panel, name).connect(lambda *of, name=name: self.wishes.append(" ".join((name, *of))))
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def look(self) -> Look:
        portrait = self.size[1] > self.size[0]
        stage = fit(QSize(*self.size), portrait)
        return Look(self.theme, ("it", "en"), portrait, stage, stage.width() / (1080 if portrait else 1920), self.mm)

    def open(self, name: str = "") -> Sheet:
        """The menu; from it, a page. Sticks have been looked at."""
        self.panel.open()
        self.until(lambda: not self.panel._errands.under_way("look"))
        if name:
            self.press(self.panel.menu, name)
        return self.shown

    @property
    def shown(self) -> Sheet:
        [shown] = [each for each in self.panel.asides() if each.isVisible()]
        return shown

    def press(self, sheet: Sheet, name: str) -> None:
        button = sheet.buttons[name]
        assert button.isVisible(), name
        QTest.mouseClick(self.window.windowHandle(), LEFT, NONE, button.geometry().center())

    def again(self) -> None:
        """Two seconds later sticks are looked at again."""
        self.panel._looks.timeout.emit()
        self.until(lambda: not self.panel._errands.under_way("look"))

    def until(self, there: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(there, timeout=20_000)

    def told(self) -> str:
        return self.shown.accessibleDescription().replace("\u00a0", " ")

    def offers(self) -> list[str]:
        return [name for name, button in self.shown.buttons.items() if button.isVisible()]


@pytest.fixture
def booth(qtbot) -> Booth:
    return Booth(qtbot)


def test_each_tile_leads_somewhere_and_back_leads_to_the_menu(booth) -> None:
    for name in ("packs", "talks", "display", "counters", "faults", "logs"):
        page = booth.open(name)
        assert page is not booth.panel.menu and page.isVisible() and booth.panel.menu.isHidden()
        spoken = QAccessible.queryAccessibleInterface(page.stops()[0])
        assert page.accessibleName() and spoken.text(QAccessible.Text.Name)
        QTest.keyClick(booth.window.windowHandle(), Qt.Key.Key_Escape)
        assert booth.shown is booth.panel.menu
    for name in ("restart", "restart", "clean", "quit", "quit"):
        booth.open()
        booth.press(booth.panel.menu, name)
    assert booth.wishes == ["restart", "clean", "leave"]
    booth.until(lambda: not booth.panel._errands._out)


def test_two_minutes_without_input_close_a_page_for_good(booth) -> None:
    page = booth.open("counters")
    booth.now = 100.0
    QTest.keyClick(booth.window.windowHandle(), Qt.Key.Key_Tab)
    booth.now = 219.0
    page._quiet.timeout.emit()
    assert page.isVisible()
    booth.now = 220.0
    page._quiet.timeout.emit()
    assert not any(each.isVisible() for each in booth.panel.asides())
    booth.panel._looks.timeout.emit()
    assert not booth.panel._looks.isActive() and not booth.panel._errands._out, "and no stick is looked at any more"


def test_a_pack_is_found_by_itself_and_installed_by_two_touches(booth) -> None:
    page = booth.open("packs")
    assert "No pack." in booth.told() and booth.offers() == ["rollback", "back"]
    booth.packs.on_stick = (GOOD,)
    booth.again()
    assert booth.panel.menu._packs == 1
    for said in ("Life sciences", "22 November 2026", "82 slides", SIGNER, "1 October 2026", "on show"):
        assert said in booth.told()
    booth.press(page, "install")
    assert booth.packs.asked == [] and "as soon as nobody is using it" in booth.told()
    assert not any(button.hasFocus() for button in page.buttons.values()), "a second Enter presses nothing"
    booth.packs.go.clear()
    booth.press(page, "now")
    assert booth.told().startswith("Under way;") and booth.offers() == ["stop", "back"]
    first = page.grab().toImage()
    booth.now += 0.5
    page._beats.timeout.emit()
    assert page.grab().toImage() != first, "something moves, calmly"
    booth.packs.at = [Progress("copy", 61_000_000, 163_900_000)]
    booth.until(lambda: "Step 1 of 3\nThe pack is being copied: 61 of 164 MB" in booth.told())
    assert "Leave the stick in." in booth.told()
    booth.packs.at = [Progress("draw", 120, 1000)]
    booth.now += 119
    booth.until(lambda: "Step 3 of 3\nIts slides are being tried: 120 of 1,000" in booth.told())
    booth.now += 2
    page._quiet.timeout.emit()
    assert page.isVisible() and "may be taken out" in booth.told(), "whoever looks on is somebody"
    half = page.grab().toImage()
    booth.packs.at = [Progress("draw", 480, 1000)]
    booth.until(lambda: "480 of 1,000" in booth.told())
    assert page.grab().toImage() != half
    booth.press(page, "back")
    assert booth.shown is booth.panel.menu, "who has to go on may"
    booth.packs.go.set()
    booth.until(lambda: not booth.panel._errands.under_way("pack"))
    assert booth.packs.asked == [("fair.kpack", None)]
    booth.press(booth.panel.menu, "packs")
    assert booth.told().startswith("Installed\nLife sciences\n22 November 2026"), "and is told when they come back"
    booth.press(page, "back")
    assert booth.told().startswith("On the stick") and not page._beats.isActive()
    booth.until(lambda: not booth.panel._errands._out)


def test_what_is_under_way_can_be_stopped(booth) -> None:
    booth.packs.on_stick = (GOOD,)
    page = booth.open("packs")
    booth.packs.go.clear()
    booth.press(page, "install")
    booth.press(page, "now")
    booth.packs.at = [Progress("draw", 7, 1000)]
    booth.until(lambda: "7 of 1,000" in booth.told())
    booth.press(page, "stop")
    assert booth.told() == "Stopping …\n" and booth.offers() == ["back"]
    booth.until(lambda: booth.told().startswith("Stopped: nothing was installed."))
    assert booth.packs.asked == [] and booth.offers() == ["install", "rollback", "back"]


def test_a_stick_without_a_pack_is_told_from_no_stick(booth) -> None:
    page = booth.open("packs")
    assert "Plug in a stick" in booth.told()
    booth.packs.plugged = 1
    booth.again()
    assert "There is a stick, but no pack on it" in booth.told() and page.isVisible()


def test_an_unknown_signer_is_compared_before_it_is_accepted(booth) -> None:
    booth.packs.on_stick = (STRANGER,)
    page = booth.open("packs")
    assert "nobody here knows who signed it (do this instead)" in booth.told()
    booth.press(page, "install")
    assert "4f2a-91bb-03c1-77de a0b2-5cc9-e1f4-0d38" in booth.told() and booth.offers() == ["accept", "back"]
    QTest.keyClick(booth.window.windowHandle(), Qt.Key.Key_Escape)
    assert booth.packs.asked == [] and page.isVisible() and "On the stick" in booth.told()
    booth.packs.answer = (fault("pack-disk", "the disk is full"),)
    booth.press(page, "install")
    booth.press(page, "accept")
    booth.until(lambda: booth.told().startswith("Not installed"))
    assert booth.packs.asked == [("fair.kpack", SIGNER)]
    assert "the disk is full (do this instead)" in booth.told()


def test_of_several_packs_each_is_seen_and_a_damaged_one_cannot_be_installed(booth) -> None:
    booth.packs.on_stick = (GOOD, replace(GOOD, path=STICK / "b.kpack", installed=True), DAMAGED)
    page = booth.open("packs")
    assert booth.panel.menu._packs == 1 and "pack 1 of 3" in booth.told()
    booth.press(page, "other")
    assert "on show already" in booth.told() and "install" not in booth.offers()
    booth.press(page, "other")
    assert "old.kpack" in booth.told() and "the file is cut off" in booth.told() and "install" not in booth.offers()
    booth.press(page, "other")
    assert "pack 1 of 3" in booth.told() and "install" in booth.offers()


def test_a_finger_that_bounces_installs_nothing(booth) -> None:
    booth.packs.on_stick = (GOOD,)
    page = booth.open("packs")
    at = page.buttons["install"].geometry().center()
    QTest.mouseDClick(booth.window.windowHandle(), LEFT, NONE, at)
    assert booth.offers() == ["now", "back"] and page.buttons["now"].geometry().center() == at
    assert booth.packs.asked == []


def test_the_stick_is_pulled_out_while_it_is_asked_about(booth) -> None:
    booth.packs.on_stick = (GOOD,)
    page = booth.open("packs")
    booth.press(page, "install")
    booth.packs.on_stick = ()
    booth.again()
    assert "nothing was installed" in booth.told() and booth.offers() == ["rollback", "back"]
    assert booth.packs.asked == []


def test_back_says_what_comes_back_and_a_booth_as_shipped_has_no_way_back(booth) -> None:
    page = booth.open("packs")
    booth.press(page, "rollback")
    assert "1 September 2026" in booth.told() and booth.offers() == ["restore", "back"]
    booth.packs.here = (kept(202609010800, active=True),)
    booth.press(page, "restore")
    booth.until(lambda: booth.told().startswith("Brought back"))
    assert booth.packs.asked == ["back"]
    booth.press(page, "back")
    booth.again()
    booth.press(page, "rollback")
    assert "Content the program came with" in booth.told()
    booth.packs.here = (kept(202609010800),)
    booth.again()
    assert booth.offers() == ["back"] and "Content the program came with · on show" in booth.told()
    booth.until(lambda: not booth.panel._errands._out)


def test_a_bug_in_a_thread_is_logged_and_the_panel_goes_on(booth, expect_log: ExpectLog) -> None:
    booth.packs.bug = True
    with expect_log(logging.ERROR, "in the errand look"):
        booth.open("packs")
    assert booth.told().startswith("Looking for a stick")
    booth.packs.bug = False
    booth.again()
    assert booth.told().startswith("On the stick")


def test_a_thread_outlives_its_panel_in_silence(qtbot) -> None:
    booth = Booth(qtbot)
    booth.packs.on_stick = (GOOD,)
    page = booth.open("packs")
    booth.packs.go.clear()
    booth.press(page, "install")
    booth.press(page, "now")
    thread = next(each for each in threads() if each.name == "errand-pack")
    delete(booth.panel)
    booth.packs.go.set()
    thread.join(20)
    QApplication.processEvents()
    assert not thread.is_alive() and booth.packs.asked == [("fair.kpack", None)]


def test_language_and_orientation_take_effect_once_they_are_written(booth) -> None:
    page = booth.open("display")
    assert [name for name, each in {**page.codes, **page.ways}.items() if each.isChecked()] == ["it", "auto"]
    spoken = QAccessible.queryAccessibleInterface(page.ways["portrait"])
    assert spoken.role() == QAccessible.Role.RadioButton
    QTest.mouseClick(booth.window.windowHandle(), LEFT, NONE, page.codes["en"].geometry().center())
    QTest.mouseClick(booth.window.windowHandle(), LEFT, NONE, page.ways["portrait"].geometry().center())
    assert booth.wishes == ["language en", "orientation portrait"]
    assert booth.machine.set == {"language": "en", "orientation": "portrait"}
    booth.machine.refuses = (fault("disk", "the disk is full"),)
    QTest.mouseClick(booth.window.windowHandle(), LEFT, NONE, page.ways["auto"].geometry().center())
    assert len(booth.wishes) == 2 and "the disk is full" in booth.told()
    assert [name for name, each in page.ways.items() if each.isChecked()] == ["portrait"]


def test_today_the_slides_opened_most_and_fourteen_days(booth) -> None:
    booth.machine.days[0] = replace(booth.machine.days[0], slides={"home": 35, "gone": 6})
    page = booth.open("counters")
    shown = booth.machine.days[:14]
    assert booth.told().startswith("Today\n20 Visits 41 Slides opened\nOpened most on these days\n")
    first, second = (sum(each.slides.get(slide, 0) for each in shown) for slide in shipped().topics[1].slides[:2])
    often = booth.told().splitlines()[3]
    assert often.startswith(f"{first:,} ") and f" {second:,} " in often, "home and what is gone are no slides to tell"
    for n, each in enumerate(booth.machine.days):
        assert (weekday(date.fromisoformat(each.day), "en").replace("\u00a0", " ") in booth.told()) == (n < 14)
    assert booth.told().endswith(f"In all {sum(20 - n for n in range(14))} {sum(each.opened for each in shown):,}")
    full = page.grab().toImage()
    page.leave()
    booth.machine.days = booth.machine.days[1:]
    assert booth.open("counters") is page and booth.told().startswith("Today\n0 Visits 0 Slides opened")
    page.leave()
    booth.machine.days = []
    page = booth.open("counters")
    assert booth.told() == "Nothing has been counted yet." and page.grab().toImage() != full


def test_all_warnings_are_on_some_page_the_gravest_first(booth) -> None:
    advice = replace(fault("a", "advice"), level="advice")
    booth.warnings = [advice, *(fault("e", f"fault {n} is a long story that goes on and on") for n in range(20))]
    page = booth.open("faults")
    seen, count = [], len(page._pages)
    assert count > 2
    for _ in range(count):
        seen.append(page._page)
        card = page._box
        assert all(label.box.bottom <= card.height() - 80 + 1 for label in page._pages[page._page])
        booth.press(page, "more")
    assert seen == list(range(count)) and page._page == 0
    assert [f"fault {n} " in booth.told() for n in range(20)] == [True] * 20
    assert booth.told().rindex("advice") > booth.told().rindex("fault 19")
    booth.panel.menu.leave()
    page.leave()
    booth.warnings = []
    assert booth.open("faults").accessibleDescription().startswith("No problems\n")


def test_the_log_is_copied_as_its_page_opens_and_once_more_where_it_failed(booth) -> None:
    booth.logs.answer = (None, (fault("stick", "no stick"),))
    page = booth.open("logs")
    booth.until(lambda: "no stick (do this instead)" in booth.told())
    booth.logs.answer = Logs.answer
    booth.press(page, "again")
    booth.until(lambda: "/media/kiosk/USB/kiosk-log-20261122" in booth.told())
    assert booth.offers() == ["back"]


SCREENS = [((1920, 1080), 1.0), ((1366, 768), 4.5), ((1024, 768), 4.5), ((1080, 1920), 2.0), ((768, 1024), 4.5)]


@pytest.mark.parametrize(("size", "mm"), SCREENS)
def test_pages_fit_every_screen_and_every_finger(qtbot, size: tuple[int, int], mm: float) -> None:
    booth = Booth(qtbot, size, mm=mm, languages=("it", "en"))
    booth.window.setUpdatesEnabled(False)
    booth.packs.on_stick, booth.warnings = (STRANGER, GOOD), [fault("e", "a long story " * 9)] * 12
    portrait = size[1] > size[0]
    for name in ("packs", "display", "counters", "faults"):
        page = booth.open(name)
        fits(booth, page, portrait)
        if name == "packs":
            booth.press(page, "install")
            fits(booth, page, portrait)
            assert "4f2a" in " ".join(span.text for label in page._pages[0] for span in label.spans), "at first sight"
            booth.press(page, "back")
        booth.press(page, "back")


def fits(booth: Booth, page: Sheet, portrait: bool) -> None:
    boxes = [each._pixels().translated(each.pos().toPointF()) for each in page.stops()]
    window = QRectF(page.rect())
    for box in boxes:
        assert window.contains(box) and box.height() >= min(15 * booth.mm, window.height() * 0.07) - 0.1
        assert not portrait or box.top() >= 0.6 * window.height() - 0.1
    card = getattr(page, "_box", QRectF())
    if not card.isEmpty():
        inner = QSizeF(card.width() - 80, card.height() - 80) / page._size
        boxes.append(QRectF(card.topLeft() * page._scale, card.size() * page._scale))
        assert window.contains(boxes[-1])
        aside = getattr(page, "_aside", None)
        if aside is not None:
            box, size, labels = aside
            boxes.append(QRectF(box.topLeft() * page._scale, box.size() * page._scale))
            assert window.contains(boxes[-1]) and labels[-1].key == "slides", "all of it has room"
            assert labels[-1].box.bottom * size <= box.height() - 80 + 0.5
        for label in page._pages[page._page]:
            assert label.box.right <= inner.width() + 0.5 and label.box.bottom <= inner.height() + 0.5
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert page._corner.y() >= 0
