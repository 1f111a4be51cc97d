"""Another pack takes over while the booth runs: at the next attract loop, with no picture between.

Whoever installs or rolls back only changes a small file; it is looked at every second, and what it names is read in a
thread. For a minute a new pack is on trial: an exception in that time, and the pack before is back at once, in front
of whomever. A process that dies in that time leaves the trial open, and the next start goes back (`Shelf.begin`).
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from kiosk.loader.load import Loaded
from kiosk.model.deck import Deck
from kiosk.model.problem import Problem
from kiosk.ui.errand import Errands
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.watch.content import Watch
from kiosk.words.messages import line

LOG = logging.getLogger("kiosk.packs")
LOOK_MS, TRIAL_MS = 1_000, 60_000
QUIET = ("attract", "asleep")
"""Modes in which nobody is in the middle of anything."""


class Shelf(Protocol):
    """The packs of this machine. Nothing raises."""

    def folder(self) -> Path | None:
        """The content of the pack to show, another folder for each; None: what the booth was shipped with."""

    def begin(self) -> Problem | None:
        """It comes on screen: its minute runs. What staff ought to know, where the last run did not live through it."""

    def prove(self) -> None:
        """The minute is over, and all is well."""

    def fail(self, reason: str) -> Problem | None:
        """The trial is over: back to the pack before."""

    def pause(self) -> None:
        """The program ends properly in the middle of it."""


class Moves(QObject):
    """Follows a shelf. `problems` is what staff ought to know about packs that did not last."""

    _broke = Signal(str)

    def __init__(
        self, shelf: Shelf, store: Store, watch: Watch, shipped: Path, read: Callable[[Path, Deck | None], Loaded],
        language: str, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """`shipped`: what is shown where there is no pack; `read` what a folder holds, in any thread."""
        super().__init__(parent)
        self._shelf, self._store, self._watch = shelf, store, watch
        self._shipped, self._read, self._language = shipped, read, language
        self._shown = watch.folder if watch.folder != shipped else None
        self._errands = Errands(self)
        self._unusable: set[Path | None] = set()
        self.problems: list[Problem] = []
        self._timer = QTimer(self, interval=LOOK_MS, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)
        self._trial = QTimer(self, singleShot=True, interval=TRIAL_MS)
        self._trial.timeout.connect(self._proved)
        self._listener = _Listener(self._broke.emit)
        self._broke.connect(self._failed, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Look from now on. What is on show now has said `begin` already: its minute goes on."""
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._leave)
        self._timer.start()
        if self._shown is None or self._watch.own:
            self._listen()
        else:
            self._refuse(self._shown)

    @guarded
    def look(self) -> None:
        """Whether another pack is to be shown, and may be."""
        folder = self._shelf.folder()
        if (
            folder == self._shown
            or self._errands.under_way("pack")
            or folder in self._unusable
            or self._store.state.mode not in QUIET
        ):
            return
        read, path = self._read, folder or self._shipped
        self._errands.run("pack", lambda: read(path, None), lambda loaded: self._take(folder, loaded))

    @guarded
    def _take(self, folder: Path | None, loaded: Loaded | None) -> None:
        """A pack was read."""
        if folder != self._shelf.folder() or self._store.state.mode not in QUIET:
            return  # another one meanwhile, or a visitor: look again
        if loaded is None or loaded.deck is None:
            self._refuse(folder)
            return
        self._show(folder, loaded)
        self._begin()

    def _refuse(self, folder: Path | None) -> None:
        """Nothing of it can be shown: the next look finds what was there before."""
        self._unusable.add(folder)
        self._tell(self._shelf.fail("nothing can be shown"))

    def _show(self, folder: Path | None, loaded: Loaded) -> None:
        self._shown = folder
        self._watch.move(folder or self._shipped, loaded)
        LOG.info("now on show: %s", folder.parent.name if folder else "the shipped content")

    def _begin(self) -> None:
        self._end_trial()
        self._tell(self._shelf.begin())
        self._listen()

    def _listen(self) -> None:
        """The minute, if it is a pack's."""
        if self._shown is not None:
            logging.getLogger("kiosk").addHandler(self._listener)
            self._trial.start()

    @guarded
    def _proved(self) -> None:
        self._end_trial()
        self._shelf.prove()

    @guarded
    def _failed(self, reason: str) -> None:
        """An exception during the trial: the pack before comes back now, whoever is there."""
        if not self._trial.isActive():
            return
        self._end_trial()
        self._unusable.add(self._shown)
        self._tell(self._shelf.fail(reason))
        folder = self._shelf.folder()
        loaded = self._read(folder or self._shipped, None)
        if loaded.deck is not None:
            self._show(folder, loaded)

    def _end_trial(self) -> None:
        self._trial.stop()
        logging.getLogger("kiosk").removeHandler(self._listener)

    @guarded
    def _leave(self) -> None:
        """The program ends: what it did not prove it did not break either."""
        if self._trial.isActive():
            self._shelf.pause()
        self._end_trial()
        self._timer.stop()

    def _tell(self, problem: Problem | None) -> None:
        if problem is not None:
            LOG.warning("%s", line(problem, self._language))
            self.problems.append(problem)


class _Listener(logging.Handler):
    """Hears of exceptions, wherever they are logged."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(logging.ERROR)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Tell what kind it was."""
        if record.exc_info and record.exc_info[0] is not None:
            self._tell(record.exc_info[0].__name__)
