"""Opening hours, told to the store as they begin and end.

The clock on the wall may be set, and a machine may sleep: so it is looked at every minute, and as the next change is
due.
"""

from collections.abc import Callable
from datetime import datetime
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer

from kiosk.model.hours import Hours, next_change, open_at
from kiosk.model.state import Hours as Tell
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store

LOOK = 60.0
"""Seconds after which the clock is looked at again, whatever comes next."""


class OpeningHours(QObject):
    """Dispatches whether it is open: at `start`, and whenever that changes."""

    def __init__(
        self, hours: Hours, store: Store, now: Callable[[], datetime] = datetime.now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._hours, self._store, self._now = hours, store, now
        self._open: bool | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Tell how it is, and go on looking."""
        self._look()

    @guarded
    def _look(self) -> None:
        now = self._now()
        change = next_change(self._hours, now)
        left = LOOK if change is None else min((change - now).total_seconds(), LOOK)
        self._timer.start(max(1, ceil(left * 1000)))
        there = open_at(self._hours, now)
        if there != self._open:
            self._open = there
            self._store.dispatch(Tell(there))
