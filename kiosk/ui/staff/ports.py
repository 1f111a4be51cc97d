"""What the staff panel asks of this machine, through ports that `app` hands in: `ui` knows neither packs nor station.

All of it may touch disks that are slow or gone: the panel calls `Packs` and `Logs` in a thread of its own. Nothing
raises; what went wrong comes back as problems.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from kiosk.model.openings import Openings
from kiosk.model.pack import Found, Kept, Went
from kiosk.model.problem import Problem


class Packs(Protocol):
    """Packs on sticks and on this machine."""

    def sticks(self) -> int:
        """How many sticks are plugged in."""

    def found(self) -> tuple[Found, ...]:
        """The packs on all sticks that are plugged in, newest first. Looked at, not trusted: `install` looks again."""

    def kept(self) -> tuple[Kept, ...]:
        """The packs on this machine: the one on show, then those before it, the first of which `rollback` brings back.

        None is active where the booth shows what it was shipped with.
        """

    def install(self, path: Path, accept: str | None, went: Went) -> tuple[Problem, ...]:
        """Install a pack; no problems: the booth moves to it at the next attract loop.

        accept  fingerprint of an unknown signer that staff accept, now and for later packs
        went    told in the same thread how far it is; answers whether to go on
        """

    def rollback(self) -> tuple[Problem, ...]:
        """Back to the pack before, or to what the booth was shipped with."""


class Logs(Protocol):
    """The log, for whoever is to find out what happened."""

    def copy(self) -> tuple[Path | None, tuple[Problem, ...]]:
        """Copy the log to the first stick that takes it: the folder on the stick, or None and why."""


class Machine(Protocol):
    """This machine's settings, written back into settings.yaml without losing what staff wrote there."""

    def language(self) -> str | None:
        """In which language each visit starts; None: the content's."""

    def orientation(self) -> str:
        """auto, landscape or portrait."""

    def set_language(self, code: str) -> tuple[Problem, ...]:
        """Start visits in this language from now on."""

    def set_orientation(self, name: str) -> tuple[Problem, ...]:
        """Compose slides so from now on."""

    def counted(self) -> Sequence[Openings]:
        """What was opened on the last days, newest first."""

    def disk(self) -> int | None:
        """Bytes free where this machine's data is written; None where that cannot be told."""

    def writes(self) -> str | None:
        """None where the data folder takes what is written; else why not."""
