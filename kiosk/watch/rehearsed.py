"""What the slides of a talk really take: told to the rehearsals as it is given, so that no timing is lost.

A thread writes: as each slide is left, as the clock stands, every few seconds between, and as the talk or the program
ends. Whenever the machine dies, what is on the disk is less than ten seconds of talk old. No slide waits for the disk:
while a write lasts, what is new waits for the next one. Where the disk takes nothing it is said once, the talk goes on,
and it is tried again every minute.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from kiosk.model.rehearsal import Run
from kiosk.model.state import Session, State
from kiosk.model.state.pace import elapsed, spent
from kiosk.ui.errand import Errands
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store

LOG = logging.getLogger("kiosk.rehearsals")
ERRAND = "rehearsals"
WRITE_MS, AGAIN_MS = 8_000, 60_000
LAST_SECONDS = 3.0
"""How long the program's end waits for a disk that does not answer."""
WAITING = 20
"""Runs that are kept in memory while the disk takes nothing; older ones are lost."""

Note = tuple[str, Sequence[str], Run]
"""A talk, its slides, and what one run of it has taken so far."""


class Runs(Protocol):
    """The rehearsals as they are met here (kiosk.station.rehearsals)."""

    def save(self, talk: str, slides: Sequence[str], run: Run) -> None:
        """Write a run, in place of what was written of it before; for a thread. May raise OSError."""


class Rehearsed(QObject):
    """Follows the store through every talk."""

    def __init__(
        self, store: Store, runs: Runs, *, clock: Callable[[], datetime] = datetime.now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._runs, self._clock = store, runs, clock
        self._waiting: dict[tuple[str, str], Note] = {}
        """By talk and beginning, what is not on the disk yet."""
        self._began: tuple[float, datetime] = (-1.0, clock())
        """When the clock of the run set out: by the store's, and on the wall."""
        self._ended = -1.0
        """The beginning of the run that came to its end."""
        self._errands = Errands(self)
        self._failed = False
        self._write = QTimer(self, singleShot=True, interval=WRITE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._write.timeout.connect(self._turn)
        store.changed.connect(self._follow)

    def start(self) -> None:
        """Write from now on, until the program ends."""
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._last)
        self._plan()

    # -- what there is to write

    @guarded
    def _follow(self, old: State, new: State) -> None:
        was, now = old.session, new.session
        if was is now:
            return
        over = was is not None and was.begun is not None and (now is None or now.begun != was.begun)
        if over:
            self._note(old)
        told = now is not None and _marks(now) != (_marks(was) if was is not None else None)
        if told:
            self._note(new)
        if (over or told) and not self._failed:
            self._begin()
        self._plan()

    def _note(self, state: State) -> None:
        """What the run of a state has taken by now; nothing before its clock has begun."""
        session, now = state.session, self._store.now()
        if session is None or session.begun is None:
            return
        if self._began[0] != session.begun:
            self._began = session.begun, self._clock() - timedelta(seconds=now - session.begun)
        if session.ended is not None:
            self._ended = session.begun
        begun = self._began[1].isoformat(timespec="seconds")
        took = spent(session, state.position.slide, now)
        run = Run(
            begun=begun, rehearsal=session.rehearsal, ended=self._ended == session.begun,
            elapsed=round(elapsed(session, now), 1), slides={slide: round(took[slide], 1) for slide in took},
        )  # fmt: skip
        self._waiting[session.talk.id, begun] = session.talk.id, session.talk.ids, run
        if len(self._waiting) > WAITING:
            del self._waiting[next(iter(self._waiting))]

    # -- the disk

    def _plan(self) -> None:
        """The next turn, while a clock runs or something waits."""
        session = self._store.state.session
        runs = session is not None and session.begun is not None and session.paused is None
        if (runs or self._waiting) and not self._write.isActive():
            self._write.start(AGAIN_MS if self._failed else WRITE_MS)

    @guarded
    def _turn(self) -> None:
        self._note(self._store.state)
        self._begin()
        self._plan()

    def _begin(self) -> None:
        """Write what waits, unless a write lasts: that one goes on with it."""
        if self._waiting:
            runs, notes = self._runs, tuple(self._waiting.values())
            self._errands.run(ERRAND, lambda: _written(runs, notes), self._took)

    @guarded
    def _took(self, done: OSError | tuple[Note, ...] | None) -> None:
        """The thread is done, and these are on the disk; None: a bug, which is logged."""
        if isinstance(done, tuple):
            if self._failed:
                LOG.info("the rehearsals can be written again")
                self._write.stop()
            self._failed = False
            self._waiting = {key: note for key, note in self._waiting.items() if note not in done}
            self._begin()
            self._plan()
            return
        if done is not None and not self._failed:
            LOG.warning("the rehearsals cannot be written (%s): it is tried again every minute", done)
        self._failed = True
        self._write.start(AGAIN_MS)

    @guarded
    def _last(self) -> None:
        """The program ends: write what is left, but wait for no disk that does not answer."""
        self._note(self._store.state)
        if self._errands.wait(ERRAND, LAST_SECONDS):
            self._begin()
            self._errands.wait(ERRAND, LAST_SECONDS)


def _written(runs: Runs, notes: tuple[Note, ...]) -> OSError | tuple[Note, ...]:
    """Write them, for a thread: what was written, or what the disk says."""
    try:
        for note in notes:
            runs.save(*note)
    except OSError as error:
        return error
    return notes


def _marks(session: Session) -> tuple[object, ...]:
    """What changes as a slide is left, and as the clock sets out, stands or goes on."""
    return session.begun, session.since, session.paused, session.ended, session.spent
