"""Packs as the staff panel asks for them: the port `Packs` of kiosk/ui/staff/ports.py. Slow: for a thread."""

from collections.abc import Callable
from pathlib import Path

from kiosk.files import is_folder
from kiosk.model.pack import Found, Kept, Went
from kiosk.model.problem import Problem
from kiosk.packs.shelf import Shelf


class Desk:
    """A shelf, and the sticks that are plugged in when somebody asks. Nothing is loaded before the first question."""

    def __init__(self, shelf: Shelf, sticks: Callable[[], tuple[Path, ...]]) -> None:
        self._shelf, self._sticks = shelf, sticks

    def sticks(self) -> int:
        """How many sticks are plugged in."""
        return sum(is_folder(each) for each in self._sticks())

    def found(self) -> tuple[Found, ...]:
        """The packs on all sticks, newest first."""
        from kiosk.packs.found import found

        return found(self._shelf, self._sticks())

    def kept(self) -> tuple[Kept, ...]:
        """The packs on this machine, the one on show first."""
        return self._shelf.kept()

    def install(self, path: Path, accept: str | None = None, went: Went = lambda _: True) -> tuple[Problem, ...]:
        """Install a pack; no problems: it is the one on show from the next attract loop on."""
        from kiosk.packs.install import install

        return install(self._shelf, path, accept=accept, went=went).problems

    def rollback(self) -> tuple[Problem, ...]:
        """Back to the pack before, or to what the booth was shipped with."""
        return self._shelf.rollback()
