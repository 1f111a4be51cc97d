"""Data files' new values on screen while the booth runs, within half a second.

A thread of its own looks and reads, because a network folder that does not answer holds up whoever asks it. What it
found is checked and worked out in the main thread, in a few milliseconds (the largest workbook: a tenth of a second).
There is no thread while no indicator names a file.
"""

import logging
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

from kiosk.loader.files import shown
from kiosk.loader.filling import RULE, unreadable
from kiosk.loader.live import files, renewed
from kiosk.loader.load import Loaded
from kiosk.loader.poll import LOOK, Found, Poll
from kiosk.model.problem import N_, Problem, Say, ordered
from kiosk.model.state import DeckReplaced
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.watch.content import Watch
from kiosk.words.messages import line

LOG = logging.getLogger("kiosk.live")
LAST_SECONDS = 1.0


class Live(QObject):
    """Replaces the deck where a data file brings good values; any other changes nothing but `faults`.

    `faults` is all that is wrong with the content, as it was last read, for staff; `changed` tells that it is other
    than it was.
    """

    changed = Signal()
    _found = Signal(object)

    def __init__(self, folder: Path, store: Store, watch: Watch, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._store, self._watch, self._language = folder, store, watch, language
        self._poll = Poll(folder)
        self._problems: dict[str, list[Problem]] = {}
        self._waiting = frozenset[str]()
        self._incomplete = False
        self._tried: dict[str, int] = {}
        self._started, self._stop = False, Event()
        self._thread: Thread | None = None
        self.faults: tuple[Problem, ...] = ()
        self._found.connect(self._take)
        watch.loaded.connect(self._loaded)
        watch.moved.connect(self._moved)
        store.changed.connect(self._follow)

    def start(self) -> None:
        """Look from now on, as soon as there is something to look at, until the program ends."""
        self._started = True
        app = QCoreApplication.instance()
        if self._poll.names and self._thread is None and app is not None:
            app.aboutToQuit.connect(self.stop)
            self._thread = Thread(target=self._run, name="live", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Look no more. A look that lasts is waited for a moment: it must not tell a program that has ended."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(LAST_SECONDS)

    def look(self, now: float) -> None:
        """Look once."""
        for found in self._poll.look(now):
            self._found.emit(found)

    def _run(self) -> None:
        wait = 0.0
        while not self._stop.wait(wait):
            wait = LOOK
            try:
                self.look(monotonic())
                wait = self._poll.wait(monotonic())
            except Exception:
                if not isValid(self):  # the program ended meanwhile
                    return
                LOG.exception("in Live._run")

    @guarded
    def _follow(self, *_: object) -> None:
        """Look at the files that the deck on show names, and at those that may bring something back."""
        own = files(self._store.deck) if self._watch.own else frozenset[str]()
        names = own | self._waiting
        if names != self._poll.names:
            self._poll.names = names
            if self._started:
                self.start()

    @guarded
    def _moved(self, folder: Path) -> None:
        """Another content folder: nothing of the old one is looked at any more."""
        self._folder, self._poll = folder, Poll(folder)
        self._tried.clear()

    @guarded
    def _loaded(self, loaded: Loaded) -> None:
        """The whole content was read: what is wrong with it is known anew."""
        self._waiting = frozenset(loaded.draft.waiting)
        self._incomplete = any(problem.level == "error" for problem in loaded.problems)
        self._problems.clear()
        for problem in loaded.problems:
            self._problems.setdefault(problem.path, []).append(problem)
        self._tell()
        self._follow()

    @guarded
    def _take(self, found: Found) -> None:
        """A file came to rest."""
        old = self._store.deck
        new, problems = old, [] if found.data is not None else [self._unread(found)]
        if found.data is not None and self._watch.own:
            new, problems = renewed(old, self._folder, found.name, found.data)
        if new is not old:
            self._store.dispatch(DeckReplaced(new))
        if found.name not in self._waiting or problems:
            self._note(shown(self._folder, self._folder / found.name), problems)
        gained = self._incomplete and new.figures.keys() - old.figures.keys()
        if found.data is not None and (found.name in self._waiting or gained):
            self._retry(found.name, hash(found.data))

    def _retry(self, name: str, data: int) -> None:
        """Other data may bring back what was left out when all was read: read all again, but once for the same data."""
        if self._tried.get(name) != data:
            self._tried[name] = data
            self._watch.again()

    def _unread(self, found: Found) -> Problem:
        path = shown(self._folder, self._folder / found.name)
        if found.reason:
            return unreadable(path, found.reason)
        return Problem(path, 1, 1, "error", RULE, Say(N_("there is no file %(name)s"), {"name": found.name}))

    def _note(self, path: str, problems: list[Problem]) -> None:
        """Say what is wrong with a file, once."""
        before = self._problems.get(path, [])
        if problems == before:
            return
        for problem in problems:
            LOG.warning("%s", line(problem, self._language))
        if problems:
            self._problems[path] = problems
        else:
            del self._problems[path]
            LOG.info("%s is sound again", path)
        self._tell()

    def _tell(self) -> None:
        self.faults = ordered(problem for problems in self._problems.values() for problem in problems)
        self.changed.emit()
