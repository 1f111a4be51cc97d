"""The log page: the log is copied to a stick as it opens, and it says where to, or why not."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Label
from kiosk.model.problem import N_, Problem
from kiosk.ui.errand import Errands
from kiosk.ui.staff.cardpage import Banner, CardPage
from kiosk.ui.staff.packs import BUG
from kiosk.ui.staff.ports import Logs

COPYING = N_("Copying the log to the stick …")
COPIED = N_("Copied")
INTO = N_("Folder on the stick: %(path)s")
NOTHING = N_("The stick may be taken out. The log says what went wrong and when, nothing about visitors.")
NOT = N_("Not copied")
Copied = tuple[Path | None, tuple[Problem, ...]]


class LogsPage(CardPage):
    """The page."""

    TITLE = N_("Log to a stick")
    ICONS: Mapping[str, str] = {"again": "refresh"}

    def __init__(self, parent: QWidget, logs: Logs, errands: Errands, languages: tuple[str, ...] = ()) -> None:
        super().__init__(parent, languages)
        self._logs, self._errands = logs, errands
        self._done: Copied | None = None

    def begin(self) -> None:
        """Copy it."""
        self._done = None
        self._errands.run("log", self._logs.copy, self._told)

    def _told(self, done: Copied | None) -> None:
        self._done = (None, (BUG,)) if done is None else done
        self.turn()

    def offered(self) -> Mapping[str, str]:
        """Once more, where it did not work."""
        return {"again": N_("Try again")} if self._done is not None and self._done[0] is None else {}

    def pressed(self, name: str) -> None:
        """Once more."""
        self.begin()
        self.turn()

    def card(self, width: float) -> Sequence[Label]:
        """What came of it."""
        if self._done is None:
            return [self.both(COPYING, "body", width)]
        path, problems = self._done
        told = [self.problem(each, width) for each in problems]
        if path is None:
            return told
        into = self.both(INTO, "body", width, path=str(path))
        return [into, *told, self.both(NOTHING, "tile-quiet", width)]

    def banner(self) -> Banner | None:
        """Whether it is on the stick."""
        if self._done is None:
            return None
        return ("good", self._said(COPIED)) if self._done[0] is not None else ("bad", self._said(NOT))
