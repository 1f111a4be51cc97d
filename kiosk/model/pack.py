"""A pack: a content folder in one signed file, as staff carry it to a booth. Plain values; `kiosk.packs` makes them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiosk.model.base import Text
from kiosk.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Kept:
    """A pack that is installed on this machine.

    name     the SHA-256 of its manifest, 64 hex digits: the folder under `packs/`
    version  grows with each pack: 202611221734 unless its builder said another
    built    when it was built, ISO 8601 in UTC
    signer   fingerprint of the key that signed it
    active   whether the booth shows it, or will from the next attract loop on
    """

    name: str
    title: Text
    version: int
    built: str
    signer: str
    active: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A pack in a file, as it was looked at.

    title, version, built, signer   what its manifest says; None where that cannot be believed
    trusted    whether this machine knows the key that signed it
    installed  whether it is the one on show
    slides     how many slides it has; 0 where it was not read so far
    problems   why it cannot be installed; with nothing but an unknown signer, staff may accept that one
    """

    path: Path
    title: Text | None = None
    version: int | None = None
    built: str | None = None
    signer: str | None = None
    trusted: bool = False
    installed: bool = False
    slides: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def acceptable(self) -> bool:
        """Whether it can be installed once staff accept its signer."""
        return all(problem.rule == UNKNOWN_SIGNER for problem in self.problems)


Stage = Literal["copy", "write", "draw"]
STAGES: tuple[Stage, ...] = ("copy", "write", "draw")
"""What takes long while a pack is installed, in its order: off the stick, onto the disk, every slide drawn once."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is: bytes that are copied, files that are written, slides that are drawn."""

    stage: Stage
    done: int
    total: int


Went = Callable[[Progress], bool]
"""Told now and then how far an installation is; False: stop."""

UNKNOWN_SIGNER = "unknown-signer"
"""The rule of the one problem that staff may overrule, behind the PIN."""
STOPPED = "pack-stopped"
"""The rule of the problem that whoever installs has made: it was stopped."""
