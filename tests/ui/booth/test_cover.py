"""Black while the booth sleeps, a countdown while it is cleaned: what of fingers and keys gets through."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.model.state import ChooseMotion, Clean, Hours, OpenPanel
from kiosk.model.state.attract import AWAKE
from kiosk.ui.booth.cover import Cover
from kiosk.ui.style import color
from tests.ui.booth.rig import LEFT, PLAIN, Rig, long_topic, open_rig

BLACK = QColor(0, 0, 0)


@pytest.fixture
def booth(qtbot) -> Rig:
    return open_rig(qtbot)


def asleep(booth: Rig) -> Cover:
    booth.send(Hours(False))
    booth.later(AWAKE + 1)
    assert booth.state.mode == "asleep"
    return cover(booth)


def cover(booth: Rig) -> Cover:
    made = booth.window.findChild(Cover)
    assert made is not None and made.isVisible() and made.geometry() == booth.window.rect()
    return made


def colours(booth: Rig) -> set[int]:
    image = booth.window.grab().toImage()
    return {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


def test_asleep_it_is_black_and_nothing_runs(booth: Rig) -> None:
    asleep(booth)
    assert colours(booth) == {BLACK.rgb()}
    booth.window.stage._frames._frame()
    assert not booth.window.stage._frames.running
    assert not booth.store._timer.isActive()
    assert cover(booth).cursor().shape() == Qt.CursorShape.BlankCursor


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape]
)
def test_any_key_wakes_and_does_nothing_else(booth: Rig, key: Qt.Key) -> None:
    dark = asleep(booth)
    booth.key(key)
    assert booth.seen == "attract attract it"
    assert dark.isHidden()
    booth.key(Qt.Key.Key_A)
    assert booth.state.mode == "visit"


def test_a_tap_wakes_and_does_nothing_else(booth: Rig) -> None:
    dark = asleep(booth)
    booth.tap(QPoint(480, 270))
    assert booth.seen == "attract attract it"
    assert dark.isHidden() and len(colours(booth)) > 1


def test_a_real_touch_wakes_too(booth: Rig) -> None:
    asleep(booth)
    booth.clock.now += 1.0
    native, screen = booth.window.windowHandle(), QTest.createTouchDevice()
    QTest.touchEvent(native, screen).press(1, QPoint(480, 270), native).commit()
    QTest.touchEvent(native, screen).release(1, QPoint(480, 270), native).commit()
    booth.settle()
    assert booth.state.mode == "attract"


def test_the_doors_open_and_it_lights_up(booth: Rig) -> None:
    dark = asleep(booth)
    booth.send(Hours(True))
    assert dark.isHidden() and booth.state.mode == "attract"
    assert booth.window.stage._frames.running, "the tissue of the loop breathes again"


def test_while_it_is_cleaned_touches_and_keys_end_here(booth: Rig) -> None:
    booth.visit(long_topic().slides[0])
    booth.send(Clean())
    before = booth.state
    here = cover(booth)
    for at in (QPoint(480, 270), QPoint(850, 500), QPoint(70, 500)):
        booth.tap(at)
    booth.drag((800, 270), (200, 280), seconds=0.2)
    QTest.mouseDClick(booth.window.windowHandle(), LEFT, PLAIN, QPoint(300, 300))
    native, screen = booth.window.windowHandle(), QTest.createTouchDevice()
    QTest.touchEvent(native, screen).press(1, QPoint(480, 270), native).press(2, QPoint(20, 20), native).commit()
    QTest.touchEvent(native, screen).release(1, QPoint(480, 270), native).release(2, QPoint(20, 20), native).commit()
    booth.key(Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Home)
    assert booth.state is before
    assert here.isVisible() and here.hasFocus()


def test_it_counts_in_all_languages_and_then_goes(booth: Rig) -> None:
    booth.send(Clean())
    here = cover(booth)
    assert len(here.accessibleName().split(" · ")) == 2
    assert "30" in here.accessibleDescription()
    booth.later(9.9)
    here._count.wake()
    assert here.accessibleDescription().count("21") == 2
    assert colours(booth) >= {color("dark", "acc").rgb(), color("dark", "ground").rgb()}
    booth.later(20.2)
    assert booth.state.mode == "attract" and here.isHidden()
    assert booth.window.hasFocus()
    assert not here._count.sleep.isActive() and not here._count.frames.running


def test_it_draws_only_while_a_cell_goes_out(booth: Rig) -> None:
    booth.send(Clean())
    count = cover(booth)._count
    booth.clock.now += 3.1
    count.wake()
    assert count.frames.running
    booth.clock.now += 0.4
    count.frames._frame()
    assert not count.frames.running
    assert count.sleep.interval() == 500
    booth.send(ChooseMotion("none"))
    assert not booth.window.stage._frames.running


def test_it_lies_over_panels_and_under_what_staff_open(booth: Rig) -> None:
    booth.visit(long_topic().slides[0])
    booth.send(OpenPanel("about"), Clean())
    here = cover(booth)
    assert booth.window.childAt(480, 270) is here
    above = QWidget(booth.window)  # as the PIN pad does
    above.setGeometry(booth.window.rect())
    above.show()
    booth.window.resize(900, 600)
    QApplication.processEvents()
    assert here.geometry() == booth.window.rect()
    assert booth.window.childAt(450, 300) is above, "laid out anew, it does not push itself forward"
