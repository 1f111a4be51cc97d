"""What is opened at this booth: told to the counters as it happens, and to the slide that shows it.

Counted is what a visitor does, in a visit or in the quiz; the attract loop counts for nothing, nor do staff in their
panel, who do not end it (`StaffActivity`). A slide counts when somebody comes to it, a visit as it begins (one that is
gone on with is the same), a question as its answer is told.

The counters are written by a thread, at most once a minute, and as the program ends. Where that fails (a full disk, one
that is read-only) it is said once, the booth goes on, and after a quarter of an hour it is tried again.

The slide gets its numbers while it is on show, at rest and untouched, at most every ten seconds: its cells then move,
because data moved. Between visits, once nobody can go on with the last one, the deck is brought up to date too; and the
first count of the day comes at the next rest on any slide, for the empty slide would say that nobody was there.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from kiosk.loader.altered import mentioned
from kiosk.loader.counted import recounted
from kiosk.model.deck import Deck
from kiosk.model.indicator import Row
from kiosk.model.state import DeckReplaced, State
from kiosk.model.state.chart import of
from kiosk.ui.errand import Errands
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store

LOG = logging.getLogger("kiosk.counters")
ERRAND = "counters"
WRITE_MS, AGAIN_MS = 60_000, 900_000
LAST_SECONDS = 3.0
"""How long the program's end waits for a disk that does not answer."""
REST, APART = 1.5, 10.0
"""Seconds of rest before numbers move, and from one time to the next."""
VISITED = ("visit", "quiz")


class Counts(Protocol):
    """The counters as they are met here (kiosk.station.counters)."""

    def opened(self, at: datetime, slide: str, language: str) -> None:
        """A visitor came to a slide."""

    def visited(self, at: datetime) -> None:
        """A visit began."""

    def answered(self, at: datetime, question: str, right: bool) -> None:
        """A question was answered."""

    def today(self, at: datetime) -> Mapping[str, int]:
        """How often each slide was opened today."""

    def load(self, at: datetime) -> None:
        """Read what there is; for a thread. May raise OSError."""

    def save(self, at: datetime) -> None:
        """Write what is new; for a thread. May raise OSError."""


class Counted(QObject):
    """Follows the store. `held` tells whether a finger lies on the glass."""

    def __init__(
        self, store: Store, counts: Counts, *, held: Callable[[], bool] = lambda: False,
        clock: Callable[[], datetime] = datetime.now, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._store, self._counts, self._held, self._clock = store, counts, held, clock
        self._errands = Errands(self)
        self._loaded, self._failed = False, False
        self._known: tuple[Deck, date] | None = None
        """The deck with all counts in it, and their day; None where there is anything new."""
        self._shown = float("-inf")
        self._page: tuple[Deck, str, bool] | None = None
        self._write = QTimer(self, singleShot=True, interval=WRITE_MS)
        self._write.timeout.connect(self._turn)
        self._renew = QTimer(self, singleShot=True)
        self._renew.timeout.connect(self._show)
        store.changed.connect(self._follow)

    def start(self) -> None:
        """Read what was counted before, and write from now on, until the program ends."""
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._last)
        self._turn()

    # -- counting

    @guarded
    def _follow(self, old: State, new: State) -> None:
        for count in happened(old, new):
            count(self._counts, self._clock())
            self._known = None
            if not self._failed and not self._write.isActive():
                self._write.start(WRITE_MS)
        if self._known is None or self._known[0] is not self._store.deck or self._known[1] != self._clock().date():
            self._plan()

    # -- the slide that shows it

    def _due(self) -> bool:
        """Whether the deck's numbers may be seen now, or may be put right unseen."""
        state = self._store.state
        if state.mode == "attract":
            return state.left is None
        undisturbed = state.mode == "visit" and state.panel is None and state.asked is None
        return undisturbed and (self._on_show() or self._empty())

    def _on_show(self) -> bool:
        """Whether the slide on show shows what is counted."""
        deck, slide = self._store.deck, self._store.state.position.slide
        if self._page is None or self._page[0] is not deck or self._page[1] != slide:
            counted = {name for name, one in deck.indicators.items() if one.counted}
            self._page = deck, slide, bool(counted and mentioned(deck, slide) & counted)
        return self._page[2]

    def _empty(self) -> bool:
        """Whether the deck says that nothing was opened today."""
        counted = [one.rows for one in self._store.deck.indicators.values() if one.counted]
        return bool(counted) and not any(
            isinstance(row, Row) and row.value for rows in counted for row in rows.values()
        )

    def _plan(self) -> None:
        """Bring the counts into the deck when all has come to rest."""
        if self._due() and not self._renew.isActive():
            wait = max(self._rest(), self._shown + APART - self._store.now())
            self._renew.start(max(round(wait * 1000), 1))

    def _rest(self) -> float:
        """Seconds until what moves now is at rest."""
        state = self._store.state
        stamp = of(state, state.position.slide).stamp
        return max(state.moved, state.entered, state.touched, stamp) + REST - self._store.now()

    @guarded
    def _show(self) -> None:
        """Bring the counts into the deck."""
        if not self._due():
            return
        if self._rest() > 0 or self._held():
            self._renew.start(round(REST * 1000))
            return
        now = self._clock()
        new = recounted(self._store.deck, self._counts.today(now))
        self._known = new, now.date()
        if new is not self._store.deck:
            self._shown = self._store.now()
            self._store.dispatch(DeckReplaced(new))

    # -- the disk

    @guarded
    def _turn(self) -> None:
        """The thread's turn: what was counted before at first, then what is new."""
        if not self._begin():
            self._write.start(WRITE_MS)

    def _begin(self) -> bool:
        counts, at, first = self._counts, self._clock(), not self._loaded
        return self._errands.run(ERRAND, lambda: _brought(counts, at, first), self._took)

    @guarded
    def _took(self, done: OSError | bool | None) -> None:
        """The thread is done; None: a bug, which is logged."""
        if done is True:
            if self._failed:
                LOG.info("the counters can be written again")
            self._failed = False
            if not self._loaded:
                self._loaded, self._known = True, None
                self._plan()
            return
        if done and not self._failed:
            LOG.warning("the counters cannot be written (%s): it is tried again every quarter of an hour", done)
        self._failed = True
        self._write.start(AGAIN_MS)

    @guarded
    def _last(self) -> None:
        """The program ends: write what is left, but wait for no disk that does not answer."""
        if self._errands.wait(ERRAND, LAST_SECONDS):
            self._begin()
            self._errands.wait(ERRAND, LAST_SECONDS)
        self._write.stop()
        self._renew.stop()


def _brought(counts: Counts, at: datetime, first: bool) -> OSError | bool:
    """Read what there is, before anything is written; write what is new. For a thread: True, or what the disk says."""
    try:
        if first:
            counts.load(at)
        counts.save(at)
    except OSError as error:
        return error
    return True


Count = Callable[[Counts, datetime], None]


def happened(old: State, new: State) -> Iterator[Count]:
    """What there is to count in a change of state."""
    if new.mode not in VISITED:
        return
    slide, language = new.position.slide, new.language
    if old.mode not in VISITED:
        if new.attract_since != old.attract_since:  # gone on with: the stamps are those of the visit that was left
            return
        yield lambda counts, at: counts.visited(at)
    if old.mode not in VISITED or slide != old.position.slide:
        yield lambda counts, at: counts.opened(at, slide, language)
    if old.quiz is not None and new.quiz is not None:
        for question, right in new.quiz.told.items():
            if question not in old.quiz.told:
                yield _answer(question, right)


def _answer(question: str, right: bool) -> Count:
    return lambda counts, at: counts.answered(at, question, right)
