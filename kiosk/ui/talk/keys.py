"""The keys of a talk: one table, read by `Keys` and printed by the sheet under `?`.

A key is told by the sign that it writes, else by its number: so signs arrive as they are wherever a layout keeps them,
CapsLock or not. Where a row wants no Shift, Shift makes no difference: clickers send Shift+F5 as well as F5.
What Alt or Meta go with is nobody's here (Ctrl+Alt+Q is the staff's way out, ui/booth/exit.py).
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from kiosk.model.problem import N_
from kiosk.model.state import (
    Blanked,
    Both,
    Clock,
    CloseSheet,
    EndTalk,
    Event,
    First,
    Freeze,
    GoTo,
    Keep,
    Last,
    Next,
    NotesSize,
    OpenSheet,
    Previous,
    Restart,
    Spotlight,
    Swap,
    SwitchLanguage,
    SwitchNotes,
    SwitchSecond,
)
from kiosk.model.state.way import spoken
from kiosk.ui.guard import guarded
from kiosk.ui.keys import BACKSPACE, MODIFIERS, PRESSES
from kiosk.ui.store import Store

BOUNCE = 0.15
"""Seconds within which a clicker's button that comes twice was pressed once."""
FORGET_MS = 5000
"""A number that nobody ends with Enter."""
MOST_DIGITS = 3
BEGUN = "…"
"""What is told of a number that G has begun, before its first digit."""


@dataclass(frozen=True, slots=True)
class Scroll:
    """The notes go down (1) or up (-1)."""

    by: int


@dataclass(frozen=True, slots=True)
class Number:
    """A digit of a slide's number, or its announcement."""


@dataclass(frozen=True, slots=True)
class Row:
    """What some keys do.

    keys  by Qt's names, or the signs that they write; "Shift+L" are two at once
    also  the same, sent by other layouts and devices; no sheet needs to name them
    caps  how the sheet shows them, where that is not `keys`: "12>Enter" is one after the other
    """

    words: str
    does: Event | Scroll | Number
    keys: tuple[str, ...]
    also: tuple[str, ...] = ()
    caps: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """What the sheet names."""
        return self.caps or self.keys


TABLE: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        N_("Through the slides"),
        (
            Row(
                N_("Next step or slide"), Next(), ("Right", "Down", "PageDown", "Space", "Enter", "N", "MediaNext"),
                also=("Return", "Forward"),
            ),
            Row(
                N_("Previous step or slide"), Previous(),
                ("Left", "Up", "PageUp", "Backspace", "P", "MediaPrevious", "Shift+Space"), also=("Back",),
            ),
            Row(N_("First slide"), First(), ("Home",)),
            Row(N_("Last slide"), Last(), ("End",)),
            Row(N_("Go to slide 12"), Number(), (*"0123456789", "G"), caps=("12>Enter", "G>12>Enter")),
            Row(N_("Keep the next optional slide"), Keep(), ("K",)),
            Row(N_("Start over, clock at zero"), Restart(), ("Ctrl+Home",)),
        ),
    ),
    (
        N_("For the audience"),
        (
            Row(N_("Black screen, and back"), Blanked("black"), ("B", "."), also=(":", ";")),
            Row(N_("White screen, and back"), Blanked("white"), ("W", ",")),
            Row(N_("Freeze or release the picture"), Freeze(), ("F",)),
            Row(N_("Freeze the picture"), Freeze(True), ("F5",)),
            Row(N_("Release it; close what is open"), Freeze(False), ("Escape",)),
            Row(N_("Spotlight instead of the dot"), Spotlight(), ("T",)),
            Row(N_("The audience’s language"), SwitchLanguage(), ("L",)),
            Row(N_("A band in the other language"), Both(), ("Shift+L",)),
            Row(N_("Language of the second screen"), SwitchSecond(), ("Ctrl+L",)),
            Row(N_("Swap the screens"), Swap(), ("S",)),
        ),
    ),
    (
        N_("For you"),
        (
            Row(N_("All slides, with search"), OpenSheet("overview"), ("O", "Tab")),
            Row(N_("Language of the notes"), SwitchNotes(), ("A",)),
            Row(N_("Larger notes"), NotesSize(1), ("+",), also=("=",)),
            Row(N_("Smaller notes"), NotesSize(-1), ("-",), also=("_",)),
            Row(N_("Scroll the notes down"), Scroll(1), ("Shift+Down",)),
            Row(N_("Scroll the notes up"), Scroll(-1), ("Shift+Up",)),
            Row(N_("Start or pause the clock"), Clock(), ("C",)),
            Row(N_("These keys"), OpenSheet("help"), ("?", "F1")),
            Row(N_("End the talk (press twice)"), EndTalk(), ("Ctrl+Q",)),
        ),
    ),
)  # fmt: skip
"""Headings, and what stands under each."""

Stroke = tuple[bool, bool, int]
"""With Ctrl, with Shift, and which key: Qt's number, which for a sign is the sign's."""


def _number(name: str) -> int:
    return ord(name) if len(name) == 1 else Qt.Key[f"Key_{name}"].value


def _stroke(name: str) -> Stroke:
    *held, key = name.split("+") if len(name) > 1 else (name,)
    return "Ctrl" in held, "Shift" in held, _number(key)


ROWS: dict[Stroke, Row] = {
    _stroke(name): row for _, rows in TABLE for row in rows for name in (*row.keys, *row.also)
}  # fmt: skip
BOUNCING = frozenset(_number(name) for name in ("PageUp", "PageDown", ".", "F5", "Escape"))
ESCAPE, TABS = _number("Escape"), frozenset({_number("Tab"), _number("Backtab")})
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALIEN = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def code_of(event: QKeyEvent) -> int:
    """Which key a press is of: the sign that it writes, else Qt's number."""
    text = event.text().upper()
    if len(text) == 1 and text.isprintable() and not event.modifiers() & CTRL:
        return ord(text)
    return event.key()


def row_of(event: QKeyEvent) -> Row | None:
    """What a press does; None where it is not in the table."""
    held, code = event.modifiers(), code_of(event)
    if held & ALIEN:
        return None
    ctrl, shift = bool(held & CTRL), bool(held & SHIFT)
    return ROWS.get((ctrl, shift, code)) or ROWS.get((ctrl, False, code))


class Keys(QObject):
    """What the keys do, whichever window has them.

    typed     a slide's number as far as it is typed; "" once it is used or forgotten
    scrolled  the notes are to go down (1) or up (-1)
    sheet     what is open on the console: asked first, and answers whether a key was its own
    """

    typed = Signal(str)
    scrolled = Signal(int)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: Callable[[QKeyEvent], bool] | None = None
        self._store = store
        self._pressed: dict[int, float] = {}
        self._digits: str | None = None
        self._forgetting = QTimer(self, singleShot=True, interval=FORGET_MS)
        self._forgetting.timeout.connect(self._forget)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; False where it says nothing."""
        session, code = self._store.state.session, code_of(event)
        if session is None or code in MODIFIERS:
            return False
        if self._bounced(code, event.isAutoRepeat()):
            return True
        if session.sheet is not None and self.sheet is not None and self.sheet(event):
            self._forget()
            return True
        row = row_of(event)
        if row is None:
            self._forget()
            return False
        if isinstance(row.does, Scroll):
            self.scrolled.emit(row.does.by)
        elif not event.isAutoRepeat():  # a key that is held neither races through the talk nor switches to and fro
            self._act(row.does, code)
        return True

    def _bounced(self, code: int, repeats: bool) -> bool:
        if code not in BOUNCING or repeats:
            return False
        now, before = self._store.now(), self._pressed.get(code)
        self._pressed[code] = now
        return before is not None and now - before < BOUNCE

    def _act(self, does: Event | Number, code: int) -> None:
        session, digits = self._store.state.session, self._digits
        assert session is not None
        if isinstance(does, Number):
            self._type(code)
        elif digits is not None and code == BACKSPACE:
            self._tell(digits[:-1] or None)
        elif digits is not None and code == ESCAPE:
            self._forget()
        elif digits and code in PRESSES:
            self._go(digits)
        elif code == ESCAPE and session.sheet is not None:
            self._store.dispatch(CloseSheet())
        else:
            self._forget()
            if session.sheet == "help" and not isinstance(does, OpenSheet):
                self._store.dispatch(CloseSheet())  # it was asked, has answered, and covers what the key does
            self._store.dispatch(does)

    # -- numbers

    def _type(self, code: int) -> None:
        digit = chr(code)
        self._tell((self._digits or "")[: MOST_DIGITS - 1] + digit if digit.isdigit() else "")

    def _go(self, digits: str) -> None:
        """To a slide of the talk, from 1; nowhere where it has not so many."""
        state, deck = self._store.state, self._store.deck
        ids = spoken(deck, state.session.talk) if state.session else ()
        self._forget()
        if 0 < int(digits) <= len(ids):
            self._store.dispatch(GoTo(ids[int(digits) - 1]))

    @guarded
    def _forget(self) -> None:
        self._tell(None)

    def _tell(self, digits: str | None) -> None:
        if digits is None and self._digits is None:
            return
        self._digits = digits
        self.typed.emit("" if digits is None else digits or BEGUN)
        if digits is None:
            self._forgetting.stop()
        else:
            self._forgetting.start()
