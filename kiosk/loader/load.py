"""A content folder becomes a deck.

- `load(folder)`: everything, with all problems; faults never stop the rest.
- `first(folder)`: only what the first slide of the attract loop needs, for the first paint (kiosk.loader.quick).
"""

from dataclasses import dataclass
from pathlib import Path

from kiosk.loader import counted
from kiosk.loader.draft import Draft
from kiosk.loader.files import find
from kiosk.loader.filling import fill
from kiosk.loader.joining import join
from kiosk.loader.quick import first
from kiosk.loader.reading import draft
from kiosk.model.deck import Deck
from kiosk.model.layouts import COVER
from kiosk.model.problem import Problem, ordered

__all__ = ["Loaded", "first", "load"]


@dataclass(frozen=True)
class Loaded:
    """What a folder holds.

    deck      what can be shown; None where no home slide is left: then the last good deck stays
    problems  ordered by file, line and column
    files     all that were read, to be watched
    draft     all that could be read, with positions, sound or not: what `kiosk.check` walks. Do not keep it
    """

    deck: Deck | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    draft: Draft

    def lost(self, last: Deck) -> frozenset[str]:
        """Slides of a deck on show that faults have cost: a talk's can cost only its own cover."""
        gone = last.slides.keys() - (self.deck.slides.keys() if self.deck else ())
        of_talks = {one.path.split("/")[1] == "talks" for one in self.problems if one.level == "error"}
        return frozenset(name for name in gone if (last.slides[name].layout == COVER) in of_talks)


def load(folder: Path, last: Deck | None = None) -> Loaded:
    """Read a content folder. Never raises for what is in it. Data and counts of `last`, on show, stand in."""
    files = find(folder)
    read = draft(files)
    fill(files, read, last)
    counted.fill(read, last)
    deck = join(read)
    return Loaded(deck, ordered(read.problems), (*files.all, *(folder / name for name in sorted(read.data))), read)
