"""A talk as the program gives it: its windows come as it begins, and go as it ends.

The audience's window is the booth's own, and leads: it is there before and after, whatever becomes of the others.
"""

import gc
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QScreen

from kiosk.charts.measure import Measure
from kiosk.model.settings import Screens
from kiosk.model.state import Session, StartTalk, State
from kiosk.model.state.talk import AGAIN
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.ui.talk.screens import Seats
from kiosk.ui.talk.twin import Twin
from kiosk.ui.talk.windows import Windows

if TYPE_CHECKING:
    from kiosk.ui.talk.console import Console

LOG = logging.getLogger("kiosk.talk")
SWEEP_MS = 1000
"""After a talk, what its windows leave in cycles is collected here: a thread that did it would take scenes apart."""
SIZE, MARGIN = (1366, 768), 0.94
"""Of a console in a window: so large, or this part of the screen."""


class Speaking(QObject):
    """Gives talks. `over`: the speaker has ended one, or closed its window, and no booth goes on.

    wanted     whose screen is whose, by name
    own        the program was started for a talk: it ends with it
    windowed   both windows are ordinary ones, on whatever screen
    rehearsal  nobody listens: the audience's window leads, unseen, and the console is an ordinary window
    """

    over = Signal()

    def __init__(
        self, store: Store, window: BoothWindow, measure: Measure, wanted: Screens, *, own: bool = False,
        windowed: bool = False, rehearsal: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._store, self._window, self._measure, self._wanted = store, window, measure, wanted
        self._own, self._rehearsal, self._windowed = own, rehearsal, windowed or rehearsal
        self._windows: Windows | None = None
        self._console: Console | None = None
        store.changed.connect(self._changed)
        if self._windowed:
            window.installEventFilter(self)

    def start(self, talk: str) -> None:
        """Begin a talk, by its id."""
        console = self._windowed or Seats(self._wanted).console is not None
        self._store.dispatch(StartTalk(talk, self._rehearsal, console, from_booth=not self._own))

    @property
    def screen(self) -> QScreen:
        """The audience's, as screens are now."""
        return Seats(self._wanted).audience

    @guarded
    def _changed(self, old: State, new: State) -> None:
        if old.mode != "talk" and new.mode == "talk":
            self._begin()
        elif old.mode == "talk" and new.mode != "talk":
            self._end()
            if self._rehearsal or (self._own and _asked(old.session, self._store.now())):
                self.over.emit()
        elif self._windows is not None and old.session and new.session and old.session.swapped != new.session.swapped:
            self._windows.swapped()

    def _begin(self) -> None:
        if not self._windowed:
            self._windows = Windows(self._store, self._window, self._wanted, self._made, self._twin)
            self._windows.begin()
            return
        try:
            self._console = console = self._made()
        except Exception:
            LOG.exception("no console")
            QTimer.singleShot(0, self, self.over.emit)
            return
        console.shut.connect(self.over)
        there = self._window.screen().availableGeometry()
        console.resize(
            *(min(each, round(MARGIN * room)) for each, room in zip(SIZE, there.size().toTuple(), strict=True))
        )
        console.move(there.center() - console.rect().center())
        console.conceal(False)
        console.show()
        console.activateWindow()

    def _end(self) -> None:
        if self._windows is not None:
            self._windows.end()
            self._windows = None
        if self._console is not None:
            self._console.hide()
            self._console.deleteLater()
            self._console = None
        QTimer.singleShot(SWEEP_MS, self, lambda: gc.collect())

    def _made(self) -> "Console":
        """A console. Imported here: what is wrong with it costs nobody else anything."""
        from kiosk.ui.talk.console import Console

        return Console(self._store, self._window.stage, self._window.keys, self._measure, windowed=self._windowed)

    def _twin(self) -> Twin:
        return Twin(self._store, self._measure, self._window.keys)

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The audience's window is an ordinary one: closed, it takes the console with it."""
        if watched is self._window and event.type() == QEvent.Type.Close and self._console is not None:
            QTimer.singleShot(0, self, self.over.emit)
        return False


def _asked(session: Session | None, now: float) -> bool:
    """Whether the speaker has asked to end a talk, and ends it now; else time or content did."""
    return session is not None and session.leaving is not None and now <= session.leaving + AGAIN
