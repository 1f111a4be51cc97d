"""The windows of a talk, each on its screen; they follow when screens come, go, change or are swapped.

Before any window moves, and before Qt moves those of a screen that is gone (it tells first), the speaker's is emptied
and hidden (lectern.py). It comes back last, once the audience's windows stand where they should.
"""

import logging
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk.model.problem import N_
from kiosk.model.settings import Screens
from kiosk.model.state import CloseSheet, Swap
from kiosk.model.state import Console as ConsoleThere
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.ui.talk.lectern import Lectern, on, stands
from kiosk.ui.talk.screens import Seats
from kiosk.ui.talk.twin import Twin
from kiosk.words.messages import tr

if TYPE_CHECKING:
    from kiosk.ui.talk.console import Console

LOG = logging.getLogger("kiosk.screens")
TOGETHER_MS = 40
"""One change of screens comes in several signals."""
LOOK_MS, LATER_MS = 15, 250
"""How often to look whether windows stand."""
AGAIN, PATIENCE = 0.15, 0.5
"""Seconds: what does not stand after so long is put there again (on X, Qt may take a window manager's first place for
its last); and so long is worth waiting for, as not every window system tells where a window is."""

UNKNOWN = N_("there is no screen %(name)s; there are: %(there)s")


class Windows(QObject):
    """Places the audience's window (the booth's own), further audiences' and the speaker's, from `begin` to `end`.

    make_console, make_twin  the speaker's window, a further audience's: asked for when there is a screen for it
    """

    def __init__(
        self, store: Store, window: BoothWindow, wanted: Screens, make_console: "Callable[[], Console]",
        make_twin: Callable[[], Twin],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._store, self._window, self._wanted, self._make_twin = store, window, wanted, make_twin
        self._lectern = Lectern(make_console, self)
        self._lectern.strayed.connect(self.anew)
        self._lectern.lost.connect(self._console_lost)
        self._twins: dict[str, Twin] = {}
        self._seats = Seats(wanted)
        self._heard: list[QScreen] = []
        self._since, self._put = 0.0, 0.0
        self._lost, self._said = False, ""
        self._soon = QTimer(self, singleShot=True, interval=TOGETHER_MS)
        self._soon.timeout.connect(self._settle)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)

    def begin(self) -> None:
        """Place them in a moment, and follow the screens."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        for happens in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            happens.connect(self.anew)
        self._window.front.active = self._keyboard
        self._soon.start()

    def end(self) -> None:
        """The console goes, then the others; the booth is on its own screen again."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        for happens in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            happens.disconnect(self.anew)
        for screen in filter(isValid, self._heard):
            screen.geometryChanged.disconnect(self.anew)
        self._lectern.close()
        for name in list(self._twins):
            self._drop(name)
        self._window.front.active = lambda: self._window
        self._window.front.follow(None)
        self._window.activateWindow()
        self.deleteLater()

    @guarded
    def anew(self, *_: object) -> None:
        """Something about the screens is another, or is going to be: no notes meanwhile."""
        self._looking.stop()
        self._lectern.conceal()
        self._soon.start()

    @guarded
    def swapped(self) -> None:
        """Audience and console change screens; but where the console was lost, that brings it back, and no more."""
        if self._lost:
            self._lost = False
            QTimer.singleShot(0, self, lambda: self._store.dispatch(Swap()))
        self.anew()

    # -- the audience's windows first

    @guarded
    def _settle(self) -> None:
        """Put everything but the console where it belongs; that one waits for it."""
        session = self._store.state.session
        if session is None or not QGuiApplication.screens():
            return
        self._hear()
        self._lectern.conceal()
        self._seats = seats = Seats(self._wanted, session.swapped, self._seats)
        self._window.front.follow(lambda: self._seats.audience if isValid(self._seats.audience) else None)
        for name in [name for name in self._twins if name not in seats.further]:
            self._drop(name)
        for name, screen in seats.further.items():
            self._twin(name).front.hold(screen)
        if seats.console is None:
            self._tell(False)
            self._window.activateWindow()
        self._since = self._put = monotonic()
        self._looking.start(LOOK_MS)

    def _hear(self) -> None:
        """Each screen's own changes."""
        for screen in QGuiApplication.screens():
            if screen not in self._heard:
                screen.geometryChanged.connect(self.anew)
        self._heard = list(QGuiApplication.screens())

    def _twin(self, name: str) -> Twin:
        if name not in self._twins:
            self._twins[name] = self._make_twin()
            self._twins[name].front.active = self._keyboard
        return self._twins[name]

    def _drop(self, name: str) -> None:
        gone = self._twins.pop(name)
        if isValid(gone):
            gone.front.let_go()
            gone.hide()
            gone.deleteLater()

    def _keyboard(self) -> QWidget:
        """Which of our windows has the keyboard."""
        console = self._lectern.console
        return console if console is not None and console.isVisible() else self._window

    # -- then the console

    @guarded
    def _look(self) -> None:
        """The next step, as soon as the one before has been seen to be done."""
        late = monotonic() - self._since > PATIENCE
        if late:
            self._looking.setInterval(LATER_MS)
        if self._store.state.session is None or not all(map(isValid, self._seats.screens)):
            self._looking.stop()  # it is over; or the screens have changed, and that is under way
        elif self._window.stage.arriving and not late:
            return  # the hand-over goes first: a console takes a while to make
        elif self._lectern.placed and self._lectern.stands(late):
            self._looking.stop()
            self._lectern.fill(self._warning())
        elif not self._lectern.placed and self._audience_stands(late):
            self._looking.stop()
            self._place()
        elif monotonic() - self._put > AGAIN:
            self._put = monotonic()
            again = self._lectern.again if self._lectern.placed else self._window.front.settle
            again()

    def _audience_stands(self, late: bool) -> bool:
        """Whether each of its windows is in place; `late`: whether none is in the console's, at least."""
        windows: dict[QWidget, QScreen] = {self._window: self._seats.audience}
        windows |= {self._twins[name]: screen for name, screen in self._seats.further.items()}
        console = self._seats.console
        return all(
            stands(each, screen) or (late and (console is None or not on(each, console)))
            for each, screen in windows.items()
        )

    def _place(self) -> None:
        """The console on its screen, where there is one, still empty."""
        if self._seats.console is None:
            return
        there = self._lectern.place(self._seats)
        self._tell(there)
        if there:
            self._lost = False
            self._since = self._put = monotonic()
            self._looking.start(LOOK_MS)

    def _warning(self) -> str:
        """What was asked for by name and is not there; the log has it once."""
        there, language = ", ".join(self._seats.names), self._store.state.notes_language
        said = "\n".join(tr(language, UNKNOWN, name=name, there=there) for name in self._seats.unknown)
        if said and said != self._said:
            LOG.warning("%s", said)
        self._said = said
        return said

    def _tell(self, there: bool) -> None:
        session = self._store.state.session
        if session is not None and session.console != there:
            self._store.dispatch(ConsoleThere(there))

    @guarded
    def _console_lost(self) -> None:
        """What only it showed is shut, and keys go on elsewhere."""
        self._looking.stop()
        self._lost = True
        self._window.keys.sheet = None
        QTimer.singleShot(0, self, lambda: self._store.dispatch(CloseSheet()))
        self._window.activateWindow()
