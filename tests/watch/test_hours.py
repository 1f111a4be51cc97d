"""Opening hours as the store hears of them: at the start, as they change, and after the clock was set."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from kiosk.model.state import initial
from kiosk.ui.store import Store
from kiosk.watch.hours import OpeningHours
from tests.model.state.fingers import deck


@pytest.fixture
def booth(qapp) -> SimpleNamespace:
    content = deck()
    store = Store(content, initial(content, 100.0), lambda: 100.0)
    clock = SimpleNamespace(now=datetime(2026, 3, 2, 8, 59, 30))
    heard: list[bool] = []
    store.changed.connect(lambda old, new: heard.append(not new.closed))
    hours = OpeningHours("09:00-18:30", store, lambda: clock.now, store)
    return SimpleNamespace(store=store, clock=clock, heard=heard, hours=hours)


def later(booth: SimpleNamespace, **time: float) -> None:
    booth.clock.now += timedelta(**time)
    booth.hours._timer.timeout.emit()


def test_it_tells_at_the_start_and_as_it_changes(booth: SimpleNamespace) -> None:
    booth.hours.start()
    assert booth.store.state.closed
    assert booth.hours._timer.remainingTime() <= 30_000, "it wakes as the doors open"
    later(booth, seconds=30)
    assert booth.heard == [False, True]
    assert 59_000 <= booth.hours._timer.interval() <= 60_000, "and looks every minute at least"
    later(booth, hours=1)
    assert booth.heard == [False, True]


def test_open_at_the_start_is_nothing_new(booth: SimpleNamespace) -> None:
    booth.clock.now += timedelta(hours=1)
    booth.hours.start()
    assert booth.heard == []
    assert not booth.store.state.closed


def test_a_clock_that_jumps_and_a_machine_that_slept(booth: SimpleNamespace) -> None:
    booth.hours.start()
    later(booth, days=3, hours=2)
    assert booth.heard == [False, True]
    later(booth, days=-1, hours=-6)
    assert booth.heard == [False, True, False]
    assert booth.hours._timer.isActive()
