""" "Continue where you were": the way back into a visit that nobody answered for."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible

from kiosk.charts.marks import Label
from kiosk.model.state import ChooseLanguage, ChooseTextSize, ChooseTheme, GoHome, Tick, deadline
from kiosk.model.state.attract import REMEMBERED
from kiosk.ui.screen import MIN_PX
from kiosk.words.messages import tr
from kiosk.words.render import plain
from tests.ui.booth.rig import Rig, long_topic, open_rig, shipped
from tests.ui.booth.test_controls import SCREENS, STANDING

Key = Qt.Key
SLIDE = long_topic().slides[1]


def left(booth: Rig, *events) -> Rig:
    """A visit at a slide, and nobody there any more."""
    booth.visit(SLIDE)
    booth.send(*events)
    for _ in range(2):
        booth.later(deadline(shipped(), booth.state) - booth.clock.now)
    assert booth.state.mode == "attract"
    return booth


@pytest.fixture
def booth(qtbot) -> Rig:
    return open_rig(qtbot)


def shown(booth: Rig) -> bool:
    return booth.window.furniture._chip is not None and booth.window.furniture.chip.isVisible()


def beside(booth: Rig) -> QPoint:
    return QPoint(booth.window.width() // 2, 10)


def test_the_first_slides_do_without_it(booth) -> None:
    assert booth.window.furniture._chip is None
    booth.visit(SLIDE)
    assert booth.window.furniture._chip is None


def test_a_tap_goes_on_with_the_visit_as_it_was(booth) -> None:
    left(booth, ChooseLanguage("en"), ChooseTextSize("large"), ChooseTheme("light"))
    assert shown(booth)
    booth.tap(booth.middle(booth.window.furniture.chip))
    assert booth.seen == f"visit {SLIDE} en"
    assert (booth.state.text_size, booth.state.theme) == ("large", "light")
    assert not shown(booth)
    assert booth.window.hasFocus()


def test_a_touch_elsewhere_begins_a_new_visit(booth) -> None:
    left(booth, ChooseTextSize("large"))
    booth.tap(beside(booth))
    assert booth.state.mode == "visit" and booth.state.text_size == "normal"
    assert not shown(booth)


@pytest.mark.parametrize("press", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_keys_that_press_continue(booth, press: Key) -> None:
    left(booth)
    assert booth.window.furniture.chip.hasFocus()
    booth.key(press)
    assert booth.seen == f"visit {SLIDE} it"


@pytest.mark.parametrize("key", [Key.Key_A, Key.Key_Right, Key.Key_Tab, Key.Key_Escape, Key.Key_PageDown])
def test_every_other_key_wakes_as_ever(booth, key: Key) -> None:
    left(booth)
    there = booth.state.position.slide
    booth.key(key)
    assert booth.state.mode == "visit" and booth.state.left is None
    assert SLIDE not in (there, booth.state.position.slide)


def test_after_a_minute_it_is_gone_and_enter_wakes(booth) -> None:
    left(booth)
    before = booth.clock.now - booth.state.touched
    booth.later(REMEMBERED - before - 1)
    booth.send(Tick())
    assert shown(booth)
    booth.later(2)
    booth.send(Tick())
    assert booth.state.left is None and not shown(booth)
    assert booth.window.hasFocus()
    booth.key(Key.Key_Return)
    assert booth.state.mode == "visit" and booth.state.position.slide != SLIDE


def test_from_home_there_is_nothing_to_go_back_to(booth) -> None:
    left(booth, GoHome())
    assert not shown(booth)


@pytest.mark.parametrize("language", ["it", "en"])
def test_it_speaks_the_language_of_who_left_first(booth, language: str) -> None:
    left(booth, ChooseLanguage(language))
    other = {"it": "en", "en": "it"}[language]
    spoken = QAccessible.queryAccessibleInterface(booth.window.furniture.chip)
    assert spoken.role() == QAccessible.Role.Button
    said = [tr(code, "Continue where you were") for code in (language, other)]
    assert spoken.text(QAccessible.Text.Name) == " · ".join(said)
    title = plain(shipped().slides[SLIDE].title, shipped(), language)
    assert spoken.text(QAccessible.Text.Description) == title


@pytest.mark.parametrize(("width", "height", "density"), [*SCREENS[::2], STANDING])
def test_on_every_stop_it_is_for_fingers_and_hides_no_word(qtbot, width: int, height: int, density: float) -> None:
    booth = left(open_rig(qtbot, size=(width, height), density=density, pictures=False))
    chip, window = booth.window.furniture.chip, booth.window
    for stop in shipped().kiosk.attract:
        assert booth.state.position.slide == stop.slide
        box = QRectF(chip.geometry())
        assert QRectF(window.rect()).contains(box)
        assert min(box.height(), box.width()) >= max(20 * density, MIN_PX) - 1.5
        face = chip._pixels().translated(chip.pos())
        if window.portrait:
            assert box.top() >= 0.6 * height
        if window.invitation.isVisible():
            assert not QRect(window.invitation.geometry()).intersects(face.toAlignedRect())
        scale = window.stage.scale
        for mark in window.stage.scene.page.final():
            if isinstance(mark, Label) or mark.key == "invitation.button":
                at = QRectF(*booth.on_screen(mark.box.x, mark.box.y), mark.box.w * scale, mark.box.h * scale)
                assert not at.intersects(face), f"{booth.state.position.slide}: {mark.key}"
        booth.store.state = replace(booth.state, touched=booth.clock.now)  # its minute begins again: the loop is longer
        booth.later(deadline(shipped(), booth.state) - booth.clock.now)
        assert shown(booth)
