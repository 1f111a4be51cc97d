"""The staff sheet, as fingers, keys and a screen reader find it behind the PIN."""

from itertools import pairwise
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.model.problem import Problem, Say
from kiosk.ui.booth.aside import Look
from kiosk.ui.booth.staff import StaffSheet
from kiosk.ui.stage.view import fit
from kiosk.words.messages import tr

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def fault(line: int = 1, words: str = "these are no opening hours") -> Problem:
    return Problem("settings.yaml", line, 8, "error", "wrong-value", Say(words), Say("write it without quotes"))


def look_of(size: tuple[int, int], mm: float = 2.0, theme: str = "dark") -> Look:
    portrait = size[1] > size[0]
    stage = fit(QSize(*size), portrait)
    return Look(theme, ("it", "en"), portrait, stage, stage.width() / (1080 if portrait else 1920), mm)


@pytest.fixture
def booth(qtbot) -> SimpleNamespace:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 540)
    below = QPushButton("below", window)
    below.setGeometry(window.rect())
    here = SimpleNamespace(window=window, below=below, warnings=[], said=[], talks=False)
    here.sheet = StaffSheet(window, lambda: here.warnings, talks=lambda: here.talks)
    here.sheet.clean.connect(lambda: here.said.append("clean"))
    here.sheet.talks.connect(lambda: here.said.append("talks"))
    here.sheet.quit.connect(lambda: here.said.append("quit"))
    below.clicked.connect(lambda: here.said.append("below"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    below.setFocus()
    here.native = window.windowHandle()
    here.open = lambda: here.sheet.open_for(look_of((960, 540)))
    return here


@pytest.mark.parametrize(
    ("name", "said"), [("clean", ["clean"]), ("talks", ["talks"]), ("quit", ["quit"]), ("back", [])]
)
def test_each_button_does_what_it_says_and_the_sheet_is_gone(booth, name: str, said: list[str]) -> None:
    booth.talks = True
    booth.open()
    QTest.mouseClick(booth.native, LEFT, NONE, booth.sheet.buttons[name].geometry().center())
    assert booth.said == said
    assert booth.sheet.isHidden() and booth.below.hasFocus()


def test_keys_reach_all_of_it_and_nothing_below(booth) -> None:
    booth.open()
    buttons = booth.sheet.buttons
    assert not any(each.hasFocus() for each in buttons.values()), "a second Enter after the PIN presses nothing"
    QTest.keyClick(booth.native, Qt.Key.Key_Return)
    assert booth.said == [] and booth.sheet.isVisible()
    walk = []
    tab, down = Qt.Key.Key_Tab, Qt.Key.Key_Down
    for key in (tab, tab, down, down, down, Qt.Key.Key_Up, Qt.Key.Key_Backtab):
        QTest.keyClick(booth.native, key)
        walk += [name for name, each in buttons.items() if each.hasFocus()]
    assert walk == ["clean", "back", "quit", "clean", "back", "clean", "quit"]
    QTest.keyClick(booth.native, Qt.Key.Key_Enter)
    assert booth.said == ["quit"]
    booth.open()
    QTest.keyClick(booth.native, Qt.Key.Key_Tab)
    QTest.keyClick(booth.native, Qt.Key.Key_Space)
    assert booth.said == ["quit", "clean"]
    booth.open()
    QTest.keyClick(booth.native, Qt.Key.Key_Escape)
    assert booth.said == ["quit", "clean"] and booth.sheet.isHidden()


def test_focus_is_seen(booth) -> None:
    booth.open()
    before = booth.sheet.grab().toImage()
    QTest.keyClick(booth.native, Qt.Key.Key_Down)
    assert booth.sheet.grab().toImage() != before


def test_it_goes_by_itself_after_a_minute_without_a_touch(booth) -> None:
    used: list[bool] = []
    booth.sheet.used.connect(lambda: used.append(True))
    booth.open()
    assert booth.sheet._quiet.interval() == 60_000 and booth.sheet._quiet.isActive()
    QTest.mouseClick(booth.native, LEFT, NONE, QPoint(5, 535))
    QTest.keyClick(booth.native, Qt.Key.Key_A)
    assert booth.sheet.isVisible() and booth.said == [] and len(used) == 2
    booth.sheet._quiet.timeout.emit()
    assert booth.sheet.isHidden() and not booth.sheet._quiet.isActive()


def test_a_screen_reader_hears_all_of_it(booth) -> None:
    booth.warnings = [fault(), fault(2, "a list is needed")]
    booth.open()
    spoken = QAccessible.queryAccessibleInterface(booth.sheet.buttons["quit"])
    assert spoken.role() == QAccessible.Role.Button
    assert [each.accessibleName() for each in booth.sheet.stops()] == [
        " · ".join(tr(language, msgid) for language in ("it", "en"))
        for msgid in ("Clean the screen (30 s)", "Back to the kiosk", "Leave the kiosk")
    ]
    lines = booth.sheet.accessibleDescription().splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["settings.yaml:1:8:", "settings.yaml:2:8:"]


def test_warnings_are_asked_for_as_it_opens(booth) -> None:
    booth.open()
    clean = booth.sheet.grab().toImage()
    assert booth.sheet.accessibleDescription().endswith("No warnings")
    booth.warnings = [fault()]
    booth.open()
    assert booth.sheet.accessibleDescription().endswith("No warnings"), "laid out anew, it is the same sheet"
    booth.sheet.leave()
    booth.open()
    assert booth.sheet.grab().toImage() != clean


def test_staff_hear_their_own_language_where_it_is_known(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sheet = StaffSheet(window, languages=("en",))
    sheet.open_for(look_of((960, 540)))
    assert sheet.buttons["quit"].accessibleName() == "Leave the kiosk"


def test_who_leaves_means_it(booth) -> None:
    """The way out is the last button, further from the others than these are from each other."""
    booth.open()
    clean, back, leave = (booth.sheet.buttons[name].geometry() for name in ("clean", "back", "quit"))
    assert leave.top() - back.bottom() > back.top() - clean.bottom()
    assert clean.top() < back.top() < leave.top()


def test_a_small_screen_shows_three_warnings(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 768)
    long = "the text of this slide is too long for its place in this orientation, at the largest text size"
    sheet = StaffSheet(window, lambda: [fault(n, long) for n in range(3)], ("it", "en"))
    sheet.open_for(look_of((1024, 768), 3.6))
    assert [label.key for label in sheet._labels] == ["head", *["warning"] * 3]


SIZES = [(1920, 1080), (1024, 768), (1280, 1024), (3840, 2160), (1080, 1920), (2160, 3840), (768, 1024)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mm", [1.0, 3.6, 5.0])
@pytest.mark.parametrize("count", [0, 1, 30])
def test_it_fits_every_screen_and_every_finger(qtbot, size: tuple[int, int], mm: float, count: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    sheet = StaffSheet(window, lambda: [fault(n) for n in range(count)], talks=lambda: count == 1)
    look = look_of(size, mm)
    sheet.open_for(look)
    boxes = [button.geometry() for button in sheet.stops()]
    assert len(boxes) == (4 if count == 1 else 3)
    for box in boxes:
        assert window.rect().contains(box)
        assert not look.portrait or box.y() >= 0.6 * size[1]
    part = {(3, True): 11, (3, False): 6, (4, True): 15, (4, False): 7}[len(boxes), look.portrait]
    for button in sheet.stops():
        assert button._pixels().height() >= min(20 * mm, look.stage.height() / part) - 0.1
    assert not any(a.intersects(b.adjusted(13, 13, -13, -13)) for a, b in pairwise(boxes))
    card = QRectF(sheet._card.topLeft() * sheet._scale, sheet._card.size() * sheet._scale)
    assert QRectF(window.rect()).contains(card)
    assert not any(card.intersects(QRectF(box).adjusted(13, 13, -13, -13)) for box in boxes)
    assert sheet._labels[-1].box.bottom <= sheet._card.height() - 40
    assert all(label.box.right <= sheet._card.width() - 40 + 0.5 for label in sheet._labels)
