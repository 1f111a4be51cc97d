"""`packs/current.json`: which pack is on show, and what it would give way to. Pure values; `shelf` writes them whole.

    {"active": "9f86...", "history": ["2c26..."], "highest": {"pack": "9f86...", "version": 202611221734},
     "trial": {"before": "2c26...", "begun": true, "pack": "9f86..."}}

A pack that was just installed is on trial for its first minute on screen. `begun` is true while that minute runs: who
finds it true at a start knows that the last run did not live through it.
"""

import json
import re
from collections.abc import Container
from dataclasses import asdict, dataclass, replace
from typing import Any

KEPT = 3
"""The pack on show and those before it."""
BYTES = 10_000

_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Highest:
    """The pack with the highest version that was ever on show here: what is older is not installed any more."""

    version: int
    pack: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A pack in its first minute, what comes back if it fails, and whether the minute runs."""

    pack: str
    before: str | None
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Current:
    """active: the pack on show, None for what was shipped; history: those it took the place of, the last one first."""

    active: str | None = None
    history: tuple[str, ...] = ()
    highest: Highest | None = None
    trial: Trial | None = None

    @property
    def kept(self) -> tuple[str, ...]:
        """Packs that stay on the disk, the one on show first."""
        return (*((self.active,) if self.active else ()), *self.history)

    def allows(self, pack: str, version: int) -> bool:
        """Whether a pack may be installed: none older than what was on show, but for those that are kept anyway."""
        high = self.highest
        return high is None or version > high.version or pack == high.pack or pack in self.kept

    @property
    def settled(self) -> tuple[str, ...]:
        """The packs, of those kept, that have come through their own trial, the last one first."""
        if self.trial is None:
            return self.kept
        before = self.trial.before
        return self.history[self.history.index(before) :] if before in self.history else ()

    def switched(self, pack: str, version: int) -> "Current":
        """With this pack on show, on trial. What never came through its own may be gone back to by hand only."""
        others = tuple(name for name in self.kept if name != pack)
        settled = tuple(name for name in self.settled if name != pack)[:1]
        before = others[: KEPT - 1]
        if not set(settled) & set(before):
            before = (*before[: KEPT - 1 - len(settled)], *settled)
        high = self.highest
        if high is None or version > high.version:
            high = Highest(version, pack)
        return Current(pack, before, high, Trial(pack, next(iter(settled), None)))

    def back(self) -> "Current | None":
        """With the pack before, finally the shipped content; None where that is on show."""
        if self.active is None:
            return None
        active = next(iter(self.history), None)
        untried = active is not None and active not in self.settled
        trial = Trial(active, self.trial.before) if untried and active and self.trial else None
        return replace(self, active=active, history=self.history[1:], trial=trial)

    def without(self, gone: Container[str]) -> "Current":
        """With the packs that are left."""
        active, *history = (*(name for name in self.kept if name not in gone), None)
        trial = self.trial if active == self.active else None
        return replace(self, active=active, history=tuple(filter(None, history)), trial=trial)

    def failed(self) -> "Current":
        """With what the pack on trial had taken the place of."""
        before = self.trial.before if self.trial else None
        history = self.history[self.history.index(before) + 1 :] if before in self.history else ()
        return replace(self, active=before, history=history, trial=None)

    def begun(self, running: bool) -> "Current":
        """The trial's minute runs, or does not."""
        return replace(self, trial=replace(self.trial, begun=running) if self.trial else None)

    def proved(self) -> "Current":
        """The trial is over."""
        return replace(self, trial=None)


def text(current: Current) -> bytes:
    """The bytes of the file."""
    return json.dumps(asdict(current), sort_keys=True).encode() + b"\n"


def parse(data: bytes) -> Current | None:
    """What the file says; None where it is damaged in any way."""
    try:
        current = _current(json.loads(data)) if len(data) <= BYTES else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    # Nobody but this module writes it: what is not the same when written again was changed.
    return current if current and _sound(current) and text(current) == data else None


def _current(raw: Any) -> Current:
    high, trial = raw["highest"], raw["trial"]
    return Current(
        raw["active"], tuple(raw["history"]), Highest(**high) if high else None, Trial(**trial) if trial else None
    )


def _sound(current: Current) -> bool:
    """Whether all of it is of the kind that it should be, and holds together."""
    high, trial = current.highest, current.trial
    named = [current.active, trial.before if trial else None]
    sure = [*current.history, *((high.pack,) if high else ()), *((trial.pack,) if trial else ())]
    return (
        all(isinstance(name, str) and _NAME.fullmatch(name) for name in (*sure, *(n for n in named if n is not None)))
        and len(set(current.kept)) == len(current.kept) <= KEPT
        and (high is None or (type(high.version) is int and high.version > 0))
        and (trial is None or (trial.pack == current.active and type(trial.begun) is bool))
    )
