"""Qt calls leave the counts of None and True alone.

PySide6 6.12.0 on Python < 3.12 lost a reference to None with every call that returns nothing and one to True with every
signal emission; after some thousands the interpreter aborts, seconds into a day at the booth. Short tests pass before
that, so this one counts. From 3.12 on both are immortal and there is nothing to count.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QRectF, Signal

CALLS = 3000
DRIFT = 100  # what other threads and caches may hold by chance
HELD = [None, True, False] * (20 * CALLS)  # so that a binding at fault fails these tests and does not abort them

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on")


class _Bell(QObject):
    rung = Signal(bool)


def drift(value: object, act: Callable[[], object]) -> int:
    """By how much `CALLS` times `act` change the count of references to `value`."""
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        act()
    return sys.getrefcount(value) - before


@pytest.mark.parametrize("value", [None, True, False])
def test_void_calls_keep_the_count(value: object) -> None:
    rectangle = QRectF()
    assert abs(drift(value, lambda: rectangle.setX(1.0))) < DRIFT


@pytest.mark.parametrize("value", [None, True, False])
@pytest.mark.parametrize("connected", [False, True])
def test_emissions_keep_the_count(value: object, connected: bool) -> None:
    bell = _Bell()
    heard = 0

    def hear(_: bool) -> None:
        nonlocal heard
        heard += 1

    if connected:
        bell.rung.connect(hear)
    assert abs(drift(value, lambda: bell.rung.emit(True))) < DRIFT
    assert heard == (CALLS if connected else 0)


def test_the_measure_sees_a_leak() -> None:
    kept: list[object] = []
    assert drift(None, lambda: kept.append(None)) == CALLS
