"""The table of keys, row by row, and what no row says: bounces, held keys, numbers, sheets."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.model.state import Clock, Console, Freeze, GoTo, OpenSheet, Session, StartTalk, State, Touch, initial
from kiosk.ui.store import Store
from kiosk.ui.talk.keys import BEGUN, TABLE, Keys, Row
from tests.ui.talk.rig import a_talk, talking

Key, Held = Qt.Key, Qt.KeyboardModifier
SLIDES = ("irccs", "pharma", "devices", "hub", "contact")
DECK = talking(a_talk(*SLIDES, optional=["devices"]), {slide: () for slide in SLIDES})
ROWS = {row.words: row for _, rows in TABLE for row in rows}


class Desk(QWidget):
    """A window that hands its keys to the talk; `told` is what numbers and notes were told."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = SimpleNamespace(now=1000.0)
        self.store = Store(DECK, initial(DECK, self.clock.now), lambda: self.clock.now)
        self.keys = Keys(self.store, self)
        self.told: list[object] = []
        self.handled: bool | None = None
        self.keys.typed.connect(self.told.append)
        self.keys.scrolled.connect(self.told.append)
        for event in (StartTalk("t"), GoTo("pharma"), Clock()):  # the clock runs as the first slide is left, and stands
            self.store.dispatch(event)
        self.clock.now += 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.handled = self.keys.press(event)

    def press(self, *names: str, held: Qt.KeyboardModifier = Held.NoModifier) -> "Desk":
        """Press keys by their names in the table, one after the other, a second apart."""
        for name in names:
            self.clock.now += 1
            self.at_once(name, held=held)
        return self

    def at_once(self, name: str, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        *modifiers, key = name.split("+") if len(name) > 1 else [name]
        for modifier in modifiers:
            held |= {"Ctrl": Held.ControlModifier, "Shift": Held.ShiftModifier}[modifier]
        sign = len(key) == 1 and not held & Held.ControlModifier
        QTest.keyClick(self, key.lower() if sign else Key[f"Key_{key}"], held)

    def hold(self, name: str, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        """The key stays down: it comes again and again."""
        for _ in range(3):
            event = QKeyEvent(QEvent.Type.KeyPress, Key[f"Key_{name}"], held, "", True)
            QApplication.sendEvent(self, event)

    @property
    def state(self) -> State:
        return self.store.state

    @property
    def session(self) -> Session:
        assert self.state.session is not None
        return self.state.session

    @property
    def here(self) -> str:
        return self.state.position.slide


@pytest.fixture
def desk(qtbot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    return made


SAYS: dict[str, Callable[[Desk], bool]] = {
    "Next step or slide": lambda desk: desk.here == "devices",
    "Previous step or slide": lambda desk: desk.here == "irccs",
    "First slide": lambda desk: desk.here == "irccs",
    "Last slide": lambda desk: desk.here == "contact",
    "Go to slide 12": lambda desk: desk.told == [BEGUN] or str(desk.told[0]).isdigit(),
    "Keep the next optional slide": lambda desk: desk.session.kept == {"devices"},
    "Start over, clock at zero": lambda desk: desk.here == "irccs" and desk.session.begun is None,
    "Black screen, and back": lambda desk: desk.session.blank == "black",
    "White screen, and back": lambda desk: desk.session.blank == "white",
    "Freeze or release the picture": lambda desk: desk.session.frozen,
    "Freeze the picture": lambda desk: desk.session.frozen,
    "Release it; close what is open": lambda desk: not desk.session.frozen,
    "Spotlight instead of the dot": lambda desk: desk.session.spotlight,
    "The audience’s language": lambda desk: desk.state.language == "en",
    "A band in the other language": lambda desk: desk.session.both,
    "Language of the second screen": lambda desk: desk.session.second == "en",
    "Swap the screens": lambda desk: desk.session.swapped,
    "All slides, with search": lambda desk: desk.session.sheet == "overview",
    "Language of the notes": lambda desk: desk.state.notes_language == "en",
    "Larger notes": lambda desk: desk.session.notes_size == 4,
    "Smaller notes": lambda desk: desk.session.notes_size == 2,
    "Scroll the notes down": lambda desk: desk.told == [1],
    "Scroll the notes up": lambda desk: desk.told == [-1],
    "Start or pause the clock": lambda desk: desk.session.paused is None,
    "These keys": lambda desk: desk.session.sheet == "help",
    "End the talk (press twice)": lambda desk: desk.session.leaving is not None,
}


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.words)
def test_every_key_of_a_row_does_what_the_row_says(row: Row, qtbot) -> None:
    for name in (*row.keys, *row.also):
        desk = Desk()
        qtbot.addWidget(desk)
        if row.does == Freeze(False):
            desk.store.dispatch(Freeze(True))
        before = desk.state
        desk.press(name)
        assert desk.handled and SAYS[row.words](desk), name
        assert desk.state != before or desk.told, name


def test_no_row_is_left_out_and_no_key_stands_in_two() -> None:
    assert set(SAYS) == set(ROWS)
    names = [name for row in ROWS.values() for name in (*row.keys, *row.also)]
    assert len(names) == len(set(names))


def test_a_key_is_known_wherever_a_layout_keeps_it(desk) -> None:
    QTest.keyClick(desk, "B")  # CapsLock
    assert desk.session.blank == "black"
    QTest.keyClick(desk, Key.Key_Comma, Held.KeypadModifier)
    assert desk.session.blank == "white"
    QTest.keyClick(desk, Key.Key_Question, Held.ShiftModifier)
    assert desk.session.sheet == "help"
    QTest.keyClick(desk, Key.Key_Plus, Held.ShiftModifier | Held.KeypadModifier)
    assert desk.session.notes_size == 4
    QApplication.sendEvent(desk, QKeyEvent(QEvent.Type.KeyPress, 0, Held.NoModifier, "f"))  # all that it tells is text
    assert desk.session.frozen
    QTest.keyClick(desk, Key.Key_F5, Held.ShiftModifier)
    desk.press("PageDown", held=Held.ShiftModifier)
    assert desk.session.frozen and desk.here == "pharma", "the white went first"


def test_a_clicker_s_button_that_bounces_was_pressed_once(desk) -> None:
    for name in ("PageDown", "PageUp"):
        desk.press(name)
        desk.clock.now += 0.1
        desk.at_once(name)
        assert desk.here == {"PageDown": "devices", "PageUp": "pharma"}[name]
    desk.clock.now += 0.2
    desk.at_once("PageUp")
    assert desk.here == "irccs"
    desk.press(".")
    desk.clock.now += 0.1
    desk.at_once(".")
    assert desk.session.blank == "black"
    desk.at_once("F5")
    desk.at_once("Escape")
    assert not desk.session.frozen, "another button is no bounce"


def test_a_fast_typist_s_second_press_counts(desk) -> None:
    desk.at_once("Right")
    desk.at_once("Right")
    assert desk.here == "hub"


def test_a_key_that_is_held_neither_races_nor_flickers(desk) -> None:
    before = desk.state
    for name in ("Right", "PageDown", "Left", "B", "L", "Tab", "5"):
        desk.hold(name)
    desk.hold("Q", Held.ControlModifier)
    assert desk.handled and desk.state == before and desk.told == []
    desk.hold("Down", Held.ShiftModifier)
    assert desk.told == [1, 1, 1]


def test_a_number_and_enter_go_to_that_slide_of_the_talk(desk) -> None:
    desk.press("0", "4", "Enter")
    assert (desk.here, desk.told) == ("hub", ["0", "04", ""])
    QTest.keyClick(desk, Key.Key_1, Held.KeypadModifier)
    QTest.keyClick(desk, Key.Key_Enter, Held.KeypadModifier)
    assert desk.here == "irccs"
    desk.press("G", "3", "Return")
    assert (desk.here, desk.told[-3:]) == ("devices", [BEGUN, "3", ""])
    desk.press("9", "Enter")
    assert (desk.here, desk.told[-1]) == ("devices", ""), "there is no such slide"
    desk.press("G", "Enter")
    assert desk.here == "hub", "nothing typed is next"


def test_a_number_is_corrected_and_forgotten(desk) -> None:
    desk.press("1", "2", "Backspace", "Enter")
    assert desk.here == "irccs"
    for other in ("Escape", "x", "B"):
        desk.press("4", other)
        assert desk.told[-1] == ""
    desk.press("B", "4", "Right", "Enter")
    assert desk.here == "devices", "right is next, and so is Enter after it"
    desk.press("4")
    desk.keys._forgetting.timeout.emit()
    assert desk.told[-1] == ""
    desk.press("4", "Shift+Down", "Enter")
    assert desk.here == "hub", "notes may be read meanwhile"


def test_other_keys_do_nothing(desk) -> None:
    before = desk.state
    desk.press("X", "F12", "Delete", "Ctrl+B", "VolumeUp")
    desk.press("B", "Right", "Q", held=Held.AltModifier)
    desk.press("Q", held=Held.AltModifier | Held.ControlModifier)
    assert desk.state == before and desk.handled is False
    desk.store.dispatch(Console(False))
    before = desk.state
    desk.press("O", "?", "F", "F5", "T", "S", "+")
    assert desk.state == before, "there is nowhere to see it"


def test_an_open_sheet_is_asked_first(desk) -> None:
    asked: list[str] = []
    desk.keys.sheet = lambda event: asked.append(event.text()) or event.text() == "b"
    desk.press("B")
    assert asked == [] and desk.session.blank == "black"
    desk.store.dispatch(OpenSheet("overview"))
    desk.press("B", "W")
    assert asked == ["b", "w"] and desk.session.blank == "white"
    desk.press("F5", "Escape")
    assert desk.session.sheet is None and desk.session.frozen, "first it closes what is open"


def test_the_sheet_of_keys_gives_way_to_what_they_do(desk) -> None:
    desk.press("?", "X")
    assert desk.session.sheet == "help"
    desk.press("Right")
    assert desk.session.sheet is None and desk.here == "devices"
    desk.press("?", "O")
    assert desk.session.sheet == "overview"


def test_without_a_talk_no_key_is_its_own(desk) -> None:
    desk.store.dispatch(Touch())
    desk.press("Ctrl+Q", "Ctrl+Q")
    assert desk.state.session is None
    desk.press("Right")
    assert desk.handled is False
