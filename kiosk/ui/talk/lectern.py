"""The speaker's window on the speaker's screen: placed empty, filled where it then stands, and nowhere else.

No audience ever sees a note. Before anything moves it is emptied and hidden. Whatever moves it later empties it, and so
does the first paint where it must not be. On X it is no business of a window manager's, which would bring it to another
monitor as its own goes, faster than anybody can hide it.
"""

import logging
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk.ui.booth.front import Front
from kiosk.ui.guard import guarded
from kiosk.ui.talk.screens import Seats

if TYPE_CHECKING:
    from kiosk.ui.talk.console import Console

LOG = logging.getLogger("kiosk.screens")
STILL = 0.06
"""Seconds after which a window that nobody moves has come to rest."""
MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ScreenChangeInternal}


class Lectern(QObject):
    """Looks after a console. `strayed`: it stood where an audience could see it. `lost`: closed, or destroyed.

    make  a console; asked for when there is none
    """

    strayed = Signal()
    lost = Signal()

    def __init__(self, make: "Callable[[], Console]", parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._console: Console | None = None
        self._front: Front | None = None
        self._seats: Seats | None = None
        self._placed, self._filled, self._moved = False, False, 0.0

    @property
    def console(self) -> "Console | None":
        """The console, if there still is one."""
        return self._console if self._console is not None and isValid(self._console) else None

    @property
    def placed(self) -> bool:
        """Whether it is on its screen, filled or not."""
        return self._placed

    def conceal(self) -> None:
        """Empty and hidden, at once."""
        self._placed = self._filled = False
        console = self.console
        if console is not None and self._front is not None:
            console.conceal(True)
            self._front.let_go()
            console.hide()

    def place(self, seats: Seats) -> bool:
        """Show it on its screen, empty. False where it cannot be made: that is logged, and the talk goes on."""
        console, self._seats = self.console, seats
        if console is None:
            try:
                console = self._made()
            except Exception:
                LOG.exception("no console")
                return False
        assert self._front is not None and seats.console is not None
        console.conceal(True)
        self._front.hold(seats.console)
        self._placed, self._moved = True, monotonic()
        return True

    def again(self) -> None:
        """Put it where it should be once more."""
        if self._front is not None and self._seats is not None and self._seats.console is not None:
            self._front.hold(self._seats.console)

    def stands(self, late: bool) -> bool:
        """Whether it has come to rest on its screen; `late`: at least on none that an audience looks at."""
        console, seats = self.console, self._seats
        if console is None or seats is None or seats.console is None or monotonic() - self._moved < STILL:
            return False
        there = stands(console, seats.console) or (late and not any(on(console, each) for each in seats.audiences))
        return there and self._private()

    def fill(self, words: str) -> None:
        """Show what there is to say, warn of this, and take the keyboard."""
        console = self.console
        if console is not None:
            self._filled = True
            console.conceal(False)
            console.warn(words)
            console.raise_()
            console.activateWindow()
            console.setFocus()

    def close(self) -> None:
        """The talk is over."""
        self.conceal()
        console, self._console = self.console, None
        if console is not None:
            console.deleteLater()

    def _made(self) -> "Console":
        self._console = console = self._make()
        console.conceal(True)
        console.setWindowFlag(Qt.WindowType.X11BypassWindowManagerHint)
        console.installEventFilter(self)
        console.destroyed.connect(self._gone)
        self._front = Front(console)
        return console

    def _private(self) -> bool:
        """Whether no audience sees anything of where it is, by Qt's word and by the window system's."""
        console, seats = self.console, self._seats
        native = console.windowHandle() if console is not None else None
        if console is None or native is None or seats is None:
            return False
        return seats.private(console.geometry()) and seats.private(native.geometry())

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wherever it comes to stand, or is painted."""
        if self._placed and watched is self._console:
            if event.type() == QEvent.Type.Hide:
                self._gone()
            elif event.type() in MOVES:
                self._moved = monotonic()
            if self._filled and event.type() in (*MOVES, QEvent.Type.Paint) and not self._private():
                self.conceal()
                self.strayed.emit()
        return False

    @guarded
    def _gone(self, *_: object) -> None:
        """Somebody else has closed or destroyed it."""
        if self._placed:
            self._placed = self._filled = False
            self.lost.emit()


def stands(window: QWidget, screen: QScreen) -> bool:
    """Whether a window covers its screen, as the window system has it."""
    native = window.windowHandle()
    if native is None or not native.isExposed() or not isValid(screen):
        return False
    return native.screen() is screen and native.geometry() == screen.geometry()


def on(window: QWidget, screen: QScreen) -> bool:
    """Whether a window is on a screen, covering it or not."""
    native = window.windowHandle()
    return native is not None and native.screen() is screen
