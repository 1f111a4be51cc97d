"""The store, where state changes: it stamps events, tells views (old, new), and sleeps until a tick is due."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import ceil
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kiosk.model.deck import Deck
from kiosk.model.state import DeckReplaced, Event, Moving, State, Tick, deadline, reduce
from kiosk.ui.guard import guarded


class Store(QObject):
    """Holds deck and state. `changed(old, new)` follows every event that changed something.

    `caught` answers where the values of the chart on show are as an event may move it; the stage sets it.
    """

    changed = Signal(object, object)

    def __init__(
        self, deck: Deck, state: State, now: Callable[[], float] = monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.deck, self.state, self.now = deck, state, now
        self.caught: Callable[[Moving], Mapping[str, float]] = lambda event: {}
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._sleep()

    def dispatch(self, event: Event) -> None:
        """Stamp an event with the time (and with where the chart is, if it may move it), reduce, tell the views."""
        old = self.state
        event = replace(event, at=self.now())
        if isinstance(event, Moving):
            event = replace(event, origin=self.caught(event))
        new = reduce(self.deck, old, event)
        if isinstance(event, DeckReplaced):
            self.deck = event.deck
        elif new is old:
            return
        self.state = new
        self._sleep()
        self.changed.emit(old, new)

    @guarded
    def _tick(self) -> None:
        self.dispatch(Tick())
        if not self._timer.isActive():
            self._sleep()

    def _sleep(self) -> None:
        due = deadline(self.deck, self.state)
        if due is None:
            self._timer.stop()
        else:
            self._timer.start(max(1, ceil((due - self.now()) * 1000)))


class Projection(QObject):
    """A store as somebody else sees it: the same deck, clock and dispatch, another view of its state.

    What cannot be told from what was seen before is not told; where other content takes over, that is.
    """

    changed = Signal(object, object)

    def __init__(self, store: Store, seen: Callable[[State], State], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._seen, self._deck = store, seen, store.deck
        self.state = seen(store.state)
        self.now, self.dispatch = store.now, store.dispatch
        self.caught: Callable[[Moving], Mapping[str, float]] = lambda event: {}
        store.changed.connect(self._changed)

    @property
    def deck(self) -> Deck:
        """The store's."""
        return self._store.deck

    @guarded
    def _changed(self, _: State, new: State) -> None:
        before, self.state = self.state, self._seen(new)
        other, self._deck = self._deck is not self._store.deck, self._store.deck
        if other or before != self.state:
            self.changed.emit(before, self.state)
