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
