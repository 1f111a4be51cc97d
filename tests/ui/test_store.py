"""The one place where state changes: it stamps, reduces, tells, and sleeps until something is due."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer

from kiosk.model.state import (
    ChooseLanguage,
    DeckReplaced,
    GoHome,
    Next,
    Open,
    State,
    SwitchLanguage,
    Touch,
    deadline,
    initial,
    reduce,
)
from kiosk.ui.store import Store
from tests.model.state.fingers import deck, narrowed


@pytest.fixture
def booth(qapp) -> SimpleNamespace:
    clock = SimpleNamespace(now=100.0)
    content = deck()
    store = Store(content, initial(content, 100.0), lambda: clock.now)
    heard: list[tuple[State, State]] = []
    store.changed.connect(lambda old, new: heard.append((old, new)))
    (timer,) = store.findChildren(QTimer)
    yield SimpleNamespace(store=store, clock=clock, heard=heard, timer=timer)
    timer.stop()


def test_views_are_told_old_and_new(booth) -> None:
    before = booth.store.state
    booth.store.dispatch(Touch())
    assert booth.heard == [(before, booth.store.state)]
    assert booth.store.state.mode == "visit"


def test_an_event_is_stamped_with_now(booth) -> None:
    booth.clock.now = 123.5
    booth.store.dispatch(Touch(at=7.0))
    assert booth.store.state.touched == booth.store.state.entered == 123.5
    booth.clock.now = 130.0
    booth.store.dispatch(Open("pharma"))
    assert (booth.store.state.entered, booth.store.state.moved) == (130.0, 130.0)


def test_nothing_is_told_where_nothing_changed(booth) -> None:
    booth.store.dispatch(Touch())
    booth.store.dispatch(ChooseLanguage("it"))
    told = len(booth.heard)
    booth.store.dispatch(ChooseLanguage("it"))
    assert len(booth.heard) == told


def test_state_is_what_the_reducer_says(booth) -> None:
    state = booth.store.state
    for event in (Touch(), Open("pharma"), Next(), SwitchLanguage(), GoHome()):
        booth.clock.now += 1.0
        booth.store.dispatch(event)
        state = reduce(booth.store.deck, state, type(event)(**{**vars_of(event), "at": booth.clock.now}))
        assert booth.store.state == state


def vars_of(event: object) -> dict[str, object]:
    return {name: getattr(event, name) for name in type(event).__dataclass_fields__}


def test_it_sleeps_until_the_deadline(booth) -> None:
    """The first stop of the loop lasts 12 seconds."""
    assert booth.timer.isActive() and booth.timer.isSingleShot()
    assert booth.timer.interval() == 12_000
    booth.clock.now = 105.0
    booth.store.dispatch(Touch())
    due = deadline(booth.store.deck, booth.store.state)
    assert due is not None
    assert booth.timer.interval() == pytest.approx((due - 105.0) * 1000, abs=1)


def test_a_tick_comes_when_it_is_due(booth) -> None:
    booth.clock.now = 112.0
    booth.timer.timeout.emit()
    assert [new.position.slide for _, new in booth.heard] == ["sector"]
    assert booth.timer.isActive() and booth.timer.interval() == 10_000


def test_a_timer_that_rings_early_sleeps_on(booth) -> None:
    """A millisecond too soon by the monotonic clock must not stop the loop for ever."""
    booth.timer.stop()
    booth.clock.now = 111.999
    booth.timer.timeout.emit()
    assert booth.heard == []
    assert booth.timer.isActive() and booth.timer.interval() in (1, 2)


def test_a_late_clock_rings_at_once(booth) -> None:
    """After the machine slept the deadline may be long past."""
    booth.clock.now = 9000.0
    booth.store.dispatch(SwitchLanguage())
    assert booth.timer.interval() >= 1


def test_other_content_is_always_told(booth) -> None:
    """Also where the state stays as it was: the pictures are other ones."""
    booth.store.dispatch(Touch())
    booth.store.dispatch(Open("pharma"))
    new = narrowed(booth.store.deck, "region,home,sector,pharma-1,pharma-2")
    before = booth.store.state
    booth.heard.clear()
    booth.store.dispatch(DeckReplaced(new))
    assert booth.store.deck is new
    assert [old for old, _ in booth.heard] == [before]
    assert booth.store.state.position == before.position
    booth.store.dispatch(Next())
    assert booth.store.state.position.slide == "pharma-2"
