"""The staff menu, as fingers, keys and a screen reader find it behind the PIN."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.model.problem import Problem, Say
from kiosk.ui.booth.aside import Look
from kiosk.ui.booth.staff import AGAIN, TILES, StaffSheet, rows
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
    here = SimpleNamespace(window=window, below=below, warnings=[], said=[], offers=[], now=0.0)
    here.sheet = StaffSheet(window, lambda: here.warnings, offers=lambda: here.offers)
    here.sheet.now = lambda: here.now
    here.sheet.chosen.connect(here.said.append)
    below.clicked.connect(lambda: here.said.append("below"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    below.setFocus()
    here.native = window.windowHandle()
    here.open = lambda: here.sheet.open_for(look_of((960, 540)))
    return here


def test_each_tile_says_its_name_and_the_sheet_is_gone(booth) -> None:
    booth.offers = list(TILES)
    for name in TILES:
        booth.said.clear()
        booth.open()
        QTest.mouseClick(booth.native, LEFT, NONE, booth.sheet.buttons[name].geometry().center())
        if name in AGAIN:
            assert booth.said == [] and booth.sheet.isVisible()
            QTest.mouseClick(booth.native, LEFT, NONE, booth.sheet.buttons[name].geometry().center())
        assert booth.said == ([] if name == "back" else [name])
        assert booth.sheet.isHidden() and booth.below.hasFocus()


def test_keys_reach_all_of_it_and_nothing_below(booth) -> None:
    booth.open()
    buttons = booth.sheet.buttons
    assert not any(each.hasFocus() for each in buttons.values()), "a second Enter after the PIN presses nothing"
    QTest.keyClick(booth.native, Qt.Key.Key_Return)
    assert booth.said == [] and booth.sheet.isVisible()
    walk = []
    tab, down, up, back = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Backtab
    for key in (tab, tab, down, down, down, down, up, back):
        QTest.keyClick(booth.native, key)
        walk += [name for name, each in buttons.items() if each.hasFocus()]
    assert walk == ["clean", "faults", "back", "restart", "quit", "clean", "quit", "restart"]
    QTest.keyClick(booth.native, tab)
    QTest.keyClick(booth.native, Qt.Key.Key_Enter)
    QTest.keyClick(booth.native, Qt.Key.Key_Enter)
    assert booth.said == ["quit"]
    booth.open()
    QTest.keyClick(booth.native, tab)
    QTest.keyClick(booth.native, Qt.Key.Key_Space)
    assert booth.said == ["quit", "clean"]
    booth.open()
    QTest.keyClick(booth.native, Qt.Key.Key_Escape)
    assert booth.said == ["quit", "clean"] and booth.sheet.isHidden()


def test_what_ends_the_program_is_asked_once_more_and_any_other_touch_takes_it_back(booth) -> None:
    booth.open()
    leave = booth.sheet.buttons["quit"]
    at, called = leave.geometry().center(), leave.accessibleName()
    before = booth.sheet.grab().toImage()

    def click(where: QPoint) -> None:
        QTest.mouseClick(booth.native, LEFT, NONE, where)

    QTest.mouseDClick(booth.native, LEFT, NONE, at)
    assert booth.said == [] and leave.accessibleName() != called and leave._accent, "a finger that bounces answers not"
    QTest.keyClick(booth.native, Qt.Key.Key_Escape)
    for take_back in (
        lambda: click(QPoint(5, 535)),
        lambda: QTest.keyClick(booth.native, Qt.Key.Key_Escape),
    ):
        click(at)
        take_back()
        assert booth.sheet.isVisible() and booth.sheet.grab().toImage() == before
    click(at)
    click(booth.sheet.buttons["restart"].geometry().center())
    assert leave.accessibleName() == called and booth.said == []


def test_on_a_totem_the_eyes_find_content_packs_and_warnings(booth) -> None:
    size = (540, 960)
    booth.window.resize(*size)
    booth.offers, booth.warnings = list(TILES), [fault(), replace(fault(2, "a list is needed"), level="advice")]
    booth.sheet.open_for(look_of(size))
    booth.sheet.tell(1, ("Life sciences", "22 November 2026, 18:34"))
    said = " ".join(span.text.strip() for label in booth.sheet._news for span in label.spans)
    places = [said.find(each) for each in ("Life sciences", "22 November", "opening hours", "a list is needed")]
    assert places == sorted(places) and places[0] >= 0
    top = min(each.y() for each in booth.sheet.stops())
    assert booth.sheet._box.bottom() * booth.sheet._scale < top


def test_focus_is_seen(booth) -> None:
    booth.open()
    before = booth.sheet.grab().toImage()
    QTest.keyClick(booth.native, Qt.Key.Key_Down)
    assert booth.sheet.grab().toImage() != before


def test_it_goes_by_itself_after_two_minutes_without_input(booth) -> None:
    used: list[bool] = []
    booth.sheet.used.connect(lambda: used.append(True))
    booth.open()
    for now, touch in ((100.0, True), (219.0, False), (219.5, False)):
        booth.now = now
        if touch:
            QTest.mouseClick(booth.native, LEFT, NONE, QPoint(5, 535))
            QTest.keyClick(booth.native, Qt.Key.Key_A)
        booth.sheet._quiet.timeout.emit()
        assert booth.sheet.isVisible() and booth.sheet._quiet.isActive()
    booth.now = 220.0
    booth.sheet._quiet.timeout.emit()
    assert booth.sheet.isHidden() and not booth.sheet._quiet.isActive()
    assert booth.said == [] and len(used) == 2 and not booth.sheet._quiet.isActive()


def test_a_screen_reader_hears_all_of_it(booth) -> None:
    booth.warnings = [fault(), fault(2, "a list is needed")]
    booth.open()
    spoken = QAccessible.queryAccessibleInterface(booth.sheet.buttons["quit"])
    assert spoken.role() == QAccessible.Role.Button
    shown = ("clean", "faults", "back", "restart", "quit")
    assert [each.accessibleName() for each in booth.sheet.stops()] == [
        " · ".join(tr(language, TILES[name][1]) for language in ("it", "en")) for name in shown
    ]
    lines = booth.sheet.accessibleDescription().splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["settings.yaml:1:8:", "settings.yaml:2:8:"]
    assert booth.sheet.buttons["faults"].accessibleDescription().endswith("2 problems")


def test_warnings_and_what_is_offered_are_asked_for_as_it_opens(booth) -> None:
    booth.open()
    clean = booth.sheet.grab().toImage()
    assert booth.sheet.accessibleDescription().endswith("No problems")
    booth.warnings, booth.offers = [fault()], ["talks"]
    booth.open()
    assert booth.sheet.accessibleDescription().endswith("No problems"), "laid out anew, it is the same sheet"
    assert booth.sheet.buttons["talks"].isHidden()
    booth.sheet.leave()
    booth.open()
    assert booth.sheet.grab().toImage() != clean and booth.sheet.buttons["talks"].isVisible()


def test_a_pack_on_a_stick_is_the_loudest_and_says_so(booth) -> None:
    booth.offers = ["packs"]
    booth.open()
    before = booth.sheet.grab().toImage()
    booth.sheet.tell(2, ("Life sciences", "22 November 2026, 18:34"))
    assert booth.sheet.grab().toImage() != before
    tile = booth.sheet.buttons["packs"]
    assert tile._accent and not booth.sheet.buttons["clean"]._accent
    told = tile.accessibleDescription()
    assert told.startswith("Life sciences. 22 November 2026, 18:34. ") and told.endswith("2 new packs on a stick")
    booth.sheet.tell(0, ("", ""))
    assert not tile._accent and booth.sheet.buttons["clean"]._accent and booth.sheet.grab().toImage() == before


def test_staff_hear_their_own_language_where_it_is_known(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sheet = StaffSheet(window, languages=("en",))
    sheet.open_for(look_of((960, 540)))
    assert sheet.buttons["quit"].accessibleName() == "Leave the program"


def test_the_first_tile_is_as_wide_as_fills_the_rows() -> None:
    assert rows(list("abcdefgh")) == [[("a", 2), ("b", 1)], [(c, 1) for c in "cde"], [(c, 1) for c in "fgh"]]
    assert rows(list("ab")) == [[("a", 2), ("b", 1)]] and rows(list("abc")) == [[(c, 1) for c in "abc"]]
    assert rows(list("abcd"))[0] == [("a", 3)] and rows([]) == []


SIZES = [(1920, 1080), (1024, 768), (1280, 1024), (3840, 2160), (1080, 1920), (2160, 3840), (768, 1024)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mm", [1.0, 3.6, 5.0])
@pytest.mark.parametrize("offers", [(), tuple(TILES)], ids=["least", "all"])
def test_it_fits_every_screen_and_every_finger(
    qtbot, size: tuple[int, int], mm: float, offers: tuple[str, ...]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    sheet = StaffSheet(window, offers=lambda: offers)
    look = look_of(size, mm)
    sheet.open_for(look)
    shown = {name: button for name, button in sheet.buttons.items() if not button.isHidden()}
    boxes = {name: each._pixels().translated(each.pos().toPointF()) for name, each in shown.items()}
    assert len(boxes) == (len(TILES) if offers else 5)
    least = min(15 * mm, look.stage.height() * (0.4 / 5.2 if look.portrait else 0.112))
    for name, box in boxes.items():
        assert QRectF(window.rect()).contains(box), name
        assert not look.portrait or box.y() >= 0.6 * size[1] - 0.1
        assert box.height() >= least - 0.1
    apart = list(boxes.values())
    assert not any(a.intersects(b) for n, a in enumerate(apart) for b in apart[:n])
    away = [boxes[name] for name in ("back", "restart", "quit")]
    assert len({box.top() for box in away}) == 1 and away[0].left() < away[1].left() < away[2].left()
    last = max(box.bottom() for name, box in boxes.items() if name not in ("back", "restart", "quit"))
    assert away[0].top() - last > 2 * (away[1].left() - away[0].right()), "what leads away stands apart"
