"""What talks really took at this machine: `rehearsals/<talk>.json` of the data folder.

A file holds the last runs of a talk, rehearsed or given, with the seconds of each slide, and what the rehearsals
suggest for the talk's plan (kiosk.model.rehearsal). It is written whole, again and again while a talk goes on: whenever
the program is killed, it is as it was a moment before. No names are in it but those of talk and slides.

One that is damaged is set aside as `<talk>.json.bad`; the runs in it that are sound are taken over.
"""

import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from kiosk.files import write_whole
from kiosk.model.rehearsal import Run, suggested

LOG = logging.getLogger("kiosk.rehearsals")
FOLDER = "rehearsals"
RUNS = 20
"""The most runs that are kept of a talk: the last ones."""
READ = 4_000_000
"""A file larger than this is none of ours."""


class Rehearsals:
    """Brings runs to the disk: for a thread of its own, one call at a time."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    def save(self, talk: str, slides: Sequence[str], run: Run) -> None:
        """Write a run of a talk with these slides, in place of what was written of it before.

        OSError leaves the file as it was.
        """
        path = self._folder / f"{talk}.json"
        runs = [*(one for one in self._found(path) if one.begun != run.begun), run][-RUNS:]
        write_whole(path, text(talk, slides, runs).encode("ascii"))

    def _found(self, path: Path) -> list[Run]:
        """The runs that are in a file."""
        if not path.exists():
            return []
        runs, sound = read(path)
        if not sound:
            path.replace(path.with_name(path.name + ".bad"))
            LOG.warning("%s is damaged: set aside as %s.bad, %d runs of it are sound", path, path.name, len(runs))
        return runs


def text(talk: str, slides: Sequence[str], runs: Sequence[Run]) -> str:
    """The text of a talk's file."""
    told = {"talk": talk, "suggested": suggested(runs, slides), "runs": [run.model_dump() for run in runs]}
    return json.dumps(told, indent=2) + "\n"


def read(path: Path) -> tuple[list[Run], bool]:
    """The sound runs of a file, and whether all of it is sound. OSError where it cannot be read."""
    with path.open("rb") as file:
        data = file.read(READ + 1)
    try:
        told = json.loads(data) if len(data) <= READ else None
    except (ValueError, RecursionError):
        told = None
    rows = told.get("runs") if isinstance(told, dict) else None
    if not isinstance(rows, list):
        return [], False
    runs = []
    for row in rows:
        try:
            runs.append(Run.model_validate(row, strict=True))
        except ValidationError:
            continue
    return runs, len(runs) == len(rows)


def every_talk(data: Path) -> Iterator[tuple[str, list[Run]]]:
    """The id of each talk that was ever rehearsed or given here, and its runs. OSError where they cannot be read."""
    folder = data / FOLDER
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        yield path.stem, read(path)[0]
