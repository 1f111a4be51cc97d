"""The minute in which a pack is on trial, as other processes see it: who lives through it holds a lock.

A run that finds the minute of another begun cannot tell by the pointer alone whether that run died or still goes on, as
where somebody starts the booth twice. A lock goes with its process.
"""

from contextlib import ExitStack, suppress
from pathlib import Path

from kiosk.packs.lock import BusyError, held

FILE = "trial.lock"
_HELD: dict[Path, ExitStack] = {}
"""The minutes that run in this process, by the folder of the packs."""


def hold(packs: Path) -> None:
    """The minute runs in this process from now on. Where the disk takes no lock, nobody else hears of it."""
    let_go(packs)
    with suppress(OSError, BusyError), ExitStack() as lock:
        lock.enter_context(held(packs / FILE))
        _HELD[packs] = lock.pop_all()


def let_go(packs: Path) -> None:
    """It runs here no more."""
    _HELD.pop(packs, ExitStack()).close()


def elsewhere(packs: Path) -> bool:
    """Whether it runs in another process, which is alive."""
    try:
        with ExitStack() if packs in _HELD else held(packs / FILE):
            return False
    except BusyError:
        return True
    except OSError:
        return False
