"""This machine, as the staff panel shows it and sets it: what it writes goes into settings.yaml and nowhere else."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from kiosk.files import is_folder, write_whole
from kiosk.model.openings import Openings
from kiosk.model.problem import Problem
from kiosk.station import settings
from kiosk.station.counters import last_days

DAYS = 14
"""How many of the days that were counted are told."""
TRIED = ".tried"
"""The file by which the disk is tried."""


class Machine:
    """The settings and the disk of one data folder. Read anew each time: staff may write the file by hand meanwhile."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def language(self) -> str | None:
        """In which language each visit starts; None: the content's."""
        return settings.read(self._data)[0].language

    def orientation(self) -> str:
        """auto, landscape or portrait."""
        return settings.read(self._data)[0].orientation or "auto"

    def set_language(self, code: str) -> tuple[Problem, ...]:
        """Start visits in this language from now on."""
        return settings.change(self._data, "language", code)

    def set_orientation(self, name: str) -> tuple[Problem, ...]:
        """Compose slides so from now on."""
        return settings.change(self._data, "orientation", name)

    def counted(self) -> Sequence[Openings]:
        """What was opened on the last days on which the booth was open, newest first."""
        try:
            days = last_days(self._data, DAYS)
        except OSError:
            return ()
        return [Openings(day, counts.visits, counts.opened()) for day, counts in days]

    def disk(self) -> int | None:
        """Bytes free where this machine's data is written; None where that cannot be told."""
        there = next((each for each in (self._data, *self._data.parents) if is_folder(each)), None)
        if there is None:
            return None
        try:
            return shutil.disk_usage(there).free
        except OSError:
            return None

    def writes(self) -> str | None:
        """None where the data folder takes what is written; else why not, as the system says it."""
        tried = self._data / TRIED
        try:
            write_whole(tried, b"kiosk\n")
            tried.unlink()
        except OSError as error:
            return error.strerror or str(error)
        return None
