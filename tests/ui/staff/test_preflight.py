"""The page before opening: what the program sees by itself, what it asks staff for, and what comes of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.model.preflight import (
    SPOTS,
    Check,
    Clicker,
    Clock,
    Content,
    Disk,
    Fonts,
    Screen,
    Second,
    Slides,
    State,
    Talks,
    Touch,
)
from kiosk.model.problem import Problem, Say
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.aside import Look
from kiosk.ui.staff import preflight_facts as facts
from kiosk.ui.staff import preflight_said as words
from kiosk.ui.staff.preflight import Ports, Preflight
from kiosk.ui.staff.preflight_measure import OwnMeasure
from kiosk.ui.staff.preflight_parts import INSET
from kiosk.ui.staff.preflight_round import Found, Round
from kiosk.ui.stage.view import fit
from kiosk.ui.style import QtMeasure
from tests.check.conftest import BASE

NOW = datetime(2026, 11, 22, 9, 5, 11, tzinfo=UTC)
LONG = " ".join(["parola"] * 120)
TITLE = {"it": "Prova", "en": "Trial"}
GREEN = Found(Disk(10**11), Slides(62, 62, over=True), Content(TITLE, None, (), True), Talks(2, (), True))


def fault(line: int = 12) -> Problem:
    return Problem("content/slides/a.yaml", line, 7, "error", "overflow", Say("the text does not fit"))


class Machine:
    """A disk with room."""

    def disk(self) -> int | None:
        return 10**11

    def writes(self) -> str | None:
        return None


def look_of(size: tuple[int, int], mm: float = 2.0, theme: str = "dark") -> Look:
    portrait = size[1] > size[0]
    stage = fit(QSize(*size), portrait)
    return Look(theme, ("it", "en"), portrait, stage, stage.width() / (1080 if portrait else 1920), mm)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder; "long" leaves the stage in Italian."""
    slide = f"slides:\n  - id: long\n    layout: statement\n    title:\n      it: {LONG}\n      en: short\n"
    for name, text in {**BASE, "slides/b.yaml": slide}.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text.removeprefix("\n"), "utf-8")
    return tmp_path / "content"


@pytest.fixture
def page(qtbot, monkeypatch: pytest.MonkeyPatch) -> Callable[..., SimpleNamespace]:
    """`page(size)`: the page opened in a window of that size; what the round finds is told by the test."""
    monkeypatch.setattr(Round, "start", lambda self, portrait: None)
    monkeypatch.setattr(facts, "second", lambda own: Second("HDMI-2", (1920, 1080)))

    def open_page(size: tuple[int, int] = (960, 540), **touch: object) -> SimpleNamespace:
        if touch:
            monkeypatch.setattr(facts, "touchscreens", lambda: touch["screens"])
        window = QWidget()
        qtbot.addWidget(window, before_close_func=lambda _, held=window: None)
        window.resize(*size)
        made = Preflight(window, Ports(lambda: Path("content"), Machine(), now=lambda: NOW))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        made.open_for(look_of(size))
        return SimpleNamespace(window=window, native=window.windowHandle(), page=made, size=size)

    return open_page


def press(here: SimpleNamespace, name: str) -> None:
    """A touch on one of the page's buttons, which is on show."""
    button = here.page.buttons[name]
    assert button.isVisible(), name
    at = button.mapTo(here.window, button.rect().center())
    QTest.mouseClick(here.native, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


# -- the round


def test_the_round_lays_out_all_slides_for_this_orientation_and_says_where(qtbot, folder: Path) -> None:
    told: list[Found] = []
    around = Round(lambda: folder, Machine())
    around.went.connect(told.append)
    with qtbot.waitSignal(around.went, check_params_cb=lambda found: found.slides.over):
        around.start(portrait=True)
    last = told[-1]
    assert (last.slides.done, last.slides.total) == (3, 3) and last.disk == Disk(10**11)
    assert {(each.path, each.line) for each in last.slides.problems} == {("content/slides/b.yaml", 5)}
    assert all("portrait" in str(each.message.params["look"]) for each in last.slides.problems)
    assert last.content.over and last.talks == Talks(0, (), True)
    assert last.content.title == TITLE and "overflow" not in {each.rule for each in last.content.problems}
    assert [found.slides.total for found in told][:2] == [0, 3], "it tells as it goes"


def test_a_round_that_is_given_up_tells_nothing_more(qtbot, folder: Path) -> None:
    told: list[Found] = []
    around = Round(lambda: folder, Machine())
    around.went.connect(told.append)
    around.start(portrait=False)
    around.end()
    assert around._thread is not None and not around._thread.is_alive()
    QTest.qWait(0)
    assert told == []


def test_other_threads_measure_as_qt_s_does() -> None:
    with OwnMeasure() as own:
        for style in (STYLES["m"], STYLES["body"]):
            for text in ("Perché più città?", "€ 6,9"):
                assert own.advance(text, style) == QtMeasure().advance(text, style)
            assert own.ascent(style) + own.descent(style) == QtMeasure().ascent(style) + QtMeasure().descent(style)
            assert own.missing("è😀", style) == "😀"


# -- facts


def test_the_fonts_are_there_and_whole(monkeypatch: pytest.MonkeyPatch, qapp) -> None:
    assert facts.fonts() == Fonts()
    monkeypatch.setattr(facts, "SAMPLE", "è😀")
    assert facts.fonts().missing == "😀"
    monkeypatch.setitem(facts.FAMILIES, "text", "Nowhere Sans")
    assert facts.fonts().replaced == ("Nowhere Sans",)


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_fact_says_something_in_each_state(language: str) -> None:
    warning = Problem("settings.yaml", 1, 1, "warning", "screen", Say("x"))
    every: list[Check] = [
        Slides(), Slides(3, 9, (fault(),)), Slides(9, 9, over=True), Slides(9, 9, (fault(),), True), Slides(over=True),
        Content(), Content(TITLE), Content(TITLE, 202611221734, (warning, fault()), True), Content(over=True),
        Talks(), Talks(0, (), True), Talks(2, (), True), Talks(2, (fault(),), True),
        Fonts(), Fonts(("a.ttf",)), Fonts(replaced=("Nowhere",)), Fonts(missing="€"),
        Screen((1920, 1080), (531, 299), 60), Screen((1920, 1080), (531, 299), 60, warning),
        Second(), Second("HDMI-1", (1920, 1080)), Second("HDMI-1", (1920, 1080), True),
        Touch(), Touch(("x",)), Touch(("x",), deaf=True), Touch(("x",), dict.fromkeys(SPOTS, "touch")),
        Touch(("x",), dict.fromkeys(SPOTS, "mouse")),
        Clicker(), Clicker(skipped=True), Clicker(("next", "previous", "Volume Up")),
        Disk(known=False), Disk(None), Disk(10**6), Disk(10**11), Disk(10**11, "Read-only file system"),
        Clock(NOW), Clock(NOW, False), Clock(NOW, True),
    ]  # fmt: skip
    said = [f"{words.name(each, language)}: {words.said(each, language)}" for each in every]
    assert all(part.strip() for each in said for part in each.split(": ")) and not any("%(" in each for each in said)
    assert len({*said}) == len(said) - 1, "only a clock that is right looks like one that nobody has looked at"
    assert {type(each) for each in every} == {*get_args(Check)} and {each.state for each in every} == {*get_args(State)}


# -- the page


def test_from_the_first_touch_to_green(page) -> None:
    screen = QTest.createTouchDevice()
    here = page()
    assert here.page.asked == "touch" and screen.name() in facts.touchscreens()
    press(here, "cells")
    for spot in SPOTS:
        at = here.page.cells.place(spot).toPoint()
        QTest.touchEvent(here.native, screen).press(1, at, here.native).commit()
        QTest.touchEvent(here.native, screen).release(1, at, here.native).commit()
    assert here.page.cells.isHidden() and here.page._touch.state == "good"
    assert here.page.asked == "clicker"
    for key in ("PageDown", "PageDown", "PageUp", "F5", "Escape", "B", "VolumeUp"):
        QTest.keyClick(here.native, Qt.Key[f"Key_{key}"])
    assert here.page._clicker.seen == ("next", "previous", "start", "black", "Volume Up")
    press(here, "enough")
    assert here.page.asked == "clock"
    press(here, "right")
    assert here.page.asked is None and here.page._state == "waits", "the slides are not done"
    here.page._went(GREEN)
    assert here.page._state == "good" and here.page.accessibleDescription().startswith(words.tr("it", "Ready"))
    press(here, "again")
    assert here.page.asked == "touch" and here.page._state == "waits"


def test_a_mouse_is_told_from_a_finger(page) -> None:
    here = page(screens=("glass",))
    press(here, "cells")
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(here.native, left, plain, QPoint(here.size[0] // 3, here.size[1] // 2))
    assert here.page._touch.by == {}
    for spot in SPOTS:
        QTest.mouseClick(here.native, left, plain, here.page.cells.place(spot).toPoint())
    assert here.page._touch.by == dict.fromkeys(SPOTS, "mouse") and here.page._touch.state == "remark"


def test_a_corner_that_does_not_answer_is_red_at_once(page) -> None:
    here = page(screens=("glass",))
    press(here, "cells")
    cells = here.page.cells
    at = cells.button.mapTo(here.window, cells.button.rect().center())
    QTest.mouseClick(here.native, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert cells.isHidden() and here.page._state == "bad"


def test_what_cannot_be_tried_is_skipped_with_a_remark(page) -> None:
    here = page(screens=())
    assert here.page.asked == "clicker", "no glass, no cells"
    press(here, "none")
    press(here, "right")
    here.page._went(GREEN)
    assert here.page._state == "remark"


def test_a_wrong_clock_is_red_and_says_what_to_do(page) -> None:
    here = page(screens=())
    press(here, "none")
    press(here, "wrong")
    assert here.page._state == "bad" and not here.page._ticks.isActive()
    assert "set it in the system" in here.page.accessibleDescription()


def test_escape_and_back_lead_away_and_nothing_goes_on(page) -> None:
    here = page(screens=("glass",))
    gone: list[bool] = []
    here.page.back.connect(lambda: gone.append(True))
    press(here, "cells")
    QTest.keyClick(here.native, Qt.Key.Key_Escape)
    assert here.page.cells.isHidden() and here.page.isVisible()
    QTest.keyClick(here.native, Qt.Key.Key_Escape)
    assert here.page.isHidden() and gone == [True]
    assert here.page._round._stop.is_set() and not here.page._ticks.isActive()


def test_escape_leads_away_from_the_clicker_too_unless_its_start_button_sends_it(page) -> None:
    here = page(screens=())
    assert here.page.asked == "clicker"
    QTest.keyClick(here.native, Qt.Key.Key_Escape)
    assert here.page.isHidden()
    here.page.open_for(look_of(here.size))
    for key in ("F5", "Escape", "F5", "Escape"):
        QTest.keyClick(here.native, Qt.Key[f"Key_{key}"])
    assert here.page.isVisible() and here.page._clicker.seen == ("start",)
    QTest.keyClick(here.native, Qt.Key.Key_Escape)
    assert here.page.isHidden(), "no clicker sends it twice"


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (3840, 2160), (1080, 1920), (768, 1366)])
@pytest.mark.parametrize("problems", [0, 30])
def test_all_of_it_has_room_on_one_picture(page, size: tuple[int, int], problems: int) -> None:
    here = page(size, screens=())
    faults = tuple(fault(line) for line in range(1, problems + 1))
    here.page._went(Found(GREEN.disk, Slides(62, 62, faults, True), GREEN.content, GREEN.talks))
    scale, parts = here.page._scale, here.page._parts
    window = QRectF(0, 0, size[0] / scale, size[1] / scale)
    boxes = [parts.verdict, parts.ask, parts.card, parts.away]
    assert all(window.contains(box) for box in boxes)
    assert not any(one.intersects(other) for n, one in enumerate(boxes) for other in boxes[n + 1 :])
    inner = parts.card.height() - 2 * INSET
    labels = [label for line in here.page._card for label in line.labels]
    assert labels[-1].box.bottom <= inner + 0.01
    assert all(a.box.bottom <= b.box.y + 0.01 for a, b in pairwise(labels))
    assert any(label.key == "problem" for label in labels) == bool(problems)
    words_of = here.page._question[0].box
    assert words_of.bottom + INSET <= parts.ask.height() - INSET - 128
    for button in here.page.stops():
        middle = button.mapTo(here.window, QPointF(button.rect().center())).y()
        assert size[0] > size[1] or middle >= 0.6 * size[1]
