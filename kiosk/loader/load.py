"""A content folder becomes a deck.

- `load(folder)`: everything, with all problems; faults never stop the rest.
- `first(folder)`: only what the first slide of the attract loop needs, for the first paint (kiosk.loader.quick).
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.loader import counted, pictures
from kiosk.loader.draft import Draft
from kiosk.loader.files import find
from kiosk.loader.filling import fill
from kiosk.loader.joining import join
from kiosk.loader.lost import explained
from kiosk.loader.quick import first
from kiosk.loader.reading import draft
from kiosk.model.deck import Deck
from kiosk.model.layouts import COVER
from kiosk.model.problem import Problem, ordered

if TYPE_CHECKING:
    from kiosk.loader.remembered import Remembered

__all__ = ["Loaded", "first", "load"]


@dataclass(frozen=True)
class Loaded:
    """What a folder holds.

    deck      what can be shown; None where no home slide is left: then the last good deck stays
    problems  ordered by file, line and column
    files     all that were read, to be watched
    draft     all that could be read, with positions, sound or not: what `kiosk.check` walks. Do not keep it
    folder    where all this stands
    """

    deck: Deck | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    draft: Draft
    folder: Path

    def lost(self, last: Deck) -> frozenset[str]:
        """Slides of a deck on show that faults have cost: a talk's can cost only its own cover."""
        gone = last.slides.keys() - (self.deck.slides.keys() if self.deck else ())
        of_talks = {one.path.split("/")[1] == "talks" for one in self.problems if one.level == "error"}
        return frozenset(name for name in gone if (last.slides[name].layout == COVER) in of_talks)


def load(folder: Path, last: Deck | None = None, before: "Remembered | None" = None) -> Loaded:
    """Read a content folder. Never raises for what is in it.

    last    on show: its data and counts stand in
    before  what earlier readings have left, for somebody who reads the same folder again and again
    """
    files = find(folder)
    with _no_garbage():
        read = draft(files, before)
        fill(files, read, last)
        counted.fill(read, last)
        pictures.fill(folder, read)
        deck = join(read, before)
    every = (*files.all, *(folder / name for name in (*sorted(read.data), *sorted(read.images))))
    problems = explained(read.problems, read.files, read.indicators)
    return Loaded(deck, ordered(problems), every, read, folder)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Nobody looks for garbage meanwhile: there is none, and looking would take half as long again as reading."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
