"""What one reading of a folder leaves for the next: of a thousand slides that stand there, one was edited.

A file whose bytes are as they were is not parsed again, and of one in which a slide was edited only that slide is
(kiosk.loader.spliced). An item of a file whose lines are as they were keeps its model (kiosk.loader.items), and a model
that was sound stays so until something changes that it is told from: itself, an indicator that it names (or that one of
these is derived from), or what holds for all: kiosk.yaml, sources and places. What is faulty is looked at each time,
since its hints name what else there is. So what is read this way is what is read from nothing; a test compares the two
over many edits.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from kiosk.loader.derive import DeriveError, operands
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.marked import Marked, contents, parse
from kiosk.loader.spliced import spliced
from kiosk.model.indicator import Figure, Indicator
from kiosk.model.problem import Problem

T = TypeVar("T")
Ground = tuple[BaseModel, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was read, and what was made of it; `last`: what was made of it when YAML last found no fault."""

    data: bytes
    marked: Marked
    made: Any
    last: Any


class Remembered:
    """Hand the same one to every `load` of a folder, one after the other."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._asked: set[str] = set()
        self._ground: Ground = ()
        self._indicators: dict[str, Indicator] = {}
        self._figures: Mapping[str, Figure] = {}
        self._needs: dict[int, tuple[BaseModel, frozenset[str]]] = {}
        self._sound: dict[int, tuple[BaseModel, frozenset[str]]] = {}

    def read(self, path: Path, name: str, made: Callable[[Marked, T | None], T]) -> T:
        """What `made` makes of the file, called `name` in problems; the same object where its bytes are the same.

        made    is given also what it made of the file when it was last free of faults as YAML; None if it never was
        """
        self._asked.add(name)
        data = contents(path, name)
        if isinstance(data, Problem):
            self._files.pop(name, None)
            return made(Marked(name, None, (data,)), None)
        before = self._files.get(name)
        if before is None or before.data != data:
            marked = (spliced(before.marked, data, name) if before else None) or parse(data, name)
            last: Any = before.last if before else None
            found: Any = made(marked, last)
            before = self._files[name] = _File(data, marked, found, last if marked.problems else found)
        return before.made  # type: ignore[no-any-return]

    @property
    def files(self) -> dict[str, Marked]:
        """The files as they were last read, by the names that problems call them."""
        return {name: file.marked for name, file in self._files.items()}

    # -- from one joining to the next

    def begin(self, draft: Draft) -> None:
        """All files are read: what holds for every entry may have changed."""
        for name in self._files.keys() - self._asked:
            del self._files[name]
        self._asked.clear()
        heads = (*([draft.kiosk] if draft.kiosk else ()), *draft.sources.values(), *draft.places.values())
        ground = tuple(entry.model for entry in heads)
        if not _identical(ground, self._ground):
            self._indicators, self._figures, self._sound = {}, {}, {}
        self._ground = ground

    def holds(self, name: str, entry: Entry[Indicator]) -> bool:
        """Whether the indicator held last time, and is the same."""
        return self._indicators.get(name) is entry.model

    def figures(self, indicators: Mapping[str, Entry[Indicator]]) -> dict[str, Figure]:
        """The figures that are as they were, given the indicators that hold."""
        new = {name: entry.model for name, entry in indicators.items()}
        altered = {
            name for name in self._indicators.keys() | new.keys() if self._indicators.get(name) is not new.get(name)
        }
        derived = {name: self._operands(one) for name, one in new.items() if one.derive}
        while more := {name for name, needs in derived.items() if name not in altered and needs & altered}:
            altered |= more
        for key in [key for key, (_, named) in self._sound.items() if named & altered]:
            del self._sound[key]
        return {key: figure for key, figure in self._figures.items() if figure.ref.id not in altered}

    def sound(self, entry: Entry[Any]) -> bool:
        """Whether the entry was sound last time, and nothing that it is told from has changed."""
        return id(entry.model) in self._sound

    def note(self, entry: Entry[Any], named: Iterable[str]) -> None:
        """The entry is sound, and names these indicators."""
        self._sound[id(entry.model)] = (entry.model, frozenset(named))

    def end(self, draft: Draft) -> None:
        """All is joined."""
        there = {id(entry.model) for some in (draft.indicators, draft.slides) for entry in some.values()}
        for some in (self._sound, self._needs):
            for gone in some.keys() - there:
                del some[gone]
        self._indicators = {name: entry.model for name, entry in draft.indicators.items()}
        self._figures = draft.figures

    def _operands(self, one: Indicator) -> frozenset[str]:
        """Indicators that one is derived from; those of an expression that cannot be read are nobody's."""
        found = self._needs.get(id(one))
        if found is None:
            try:
                ids = frozenset(ref.id for ref in operands(one.derive or ""))
            except DeriveError:
                ids = frozenset()
            found = self._needs[id(one)] = (one, ids)
        return found[1]


def _identical(some: Ground, others: Ground) -> bool:
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))
