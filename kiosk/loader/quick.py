"""The quick path to the first slide: start-up does not wait for 300 slides to be parsed.

Byte searches find the one slide and the few indicators and sources that it needs, and only their lines are parsed.
Nothing is reported: where anything is off, or the slide needs the whole deck, the answer is None and the full load,
which follows anyway, has its say. What is found this way is what the full load finds; a test compares the two.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from kiosk.loader.annotations import texts
from kiosk.loader.derive import DeriveError, operands
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.files import Files, find
from kiosk.loader.joining import named_sources, resolve, slide_faults
from kiosk.loader.marked import Marked, parse, read
from kiosk.loader.reading import entries, kiosk, slide
from kiosk.loader.refusals import BYTES
from kiosk.model.deck import Deck, Kiosk, Place, Source
from kiosk.model.indicator import Indicator
from kiosk.model.problem import Problem
from kiosk.model.slide import Slide
from kiosk.words.markup import MarkupError, references

M = TypeVar("M", bound=BaseModel)


class _Off(Exception):
    """Something is not as the quick path needs it."""


def first(folder: Path) -> Deck | None:
    """A deck of one slide, the first of the attract loop, with what it needs; home and topics are not in it."""
    try:
        return _first(find(folder))
    except (_Off, OSError, MarkupError, DeriveError):
        return None


def _first(files: Files) -> Deck:
    head, out = _kiosk(files), Draft()
    stop = head.attract[0]
    entry = _slide(files.slides, stop.slide, out)
    if entry.model.layout == "home":  # shows every topic
        raise _Off
    out.slides[stop.slide] = entry
    shelf = _Shelf(files.indicators)
    if entry.model.image:
        from kiosk.loader import pictures  # most content starts without one

        pictures.fill(files.folder, out)
    needed = _needed(entry, out)
    while missing := needed - out.indicators.keys():
        for name in missing:
            found = shelf.take(name, Indicator)
            out.indicators[name] = found
            if found.model.derive:
                needed |= {ref.id for ref in operands(found.model.derive)}
    if any(one.model.data for one in out.indicators.values()):
        from kiosk.loader.filling import fill  # most content starts without it

        fill(files, out)
    shelf = _Shelf(filter(None, (files.sources,)))
    for name in sorted({source for one in out.indicators.values() for _, source in named_sources(one.model)}):
        out.sources[name] = shelf.take(name, Source)
    if files.places:
        out.places = dict(entries(read(files.places, ""), Place, out.problems))
    resolve(out)
    if out.problems or any(True for _ in slide_faults(entry, out)):
        raise _Off
    return Deck(
        kiosk=head.model_copy(update={"attract": [stop], "topics": []}),
        topics=(),
        slides={stop.slide: entry.model},
        indicators={name: one.model for name, one in out.indicators.items()},
        sources={name: one.model for name, one in out.sources.items()},
        places={name: one.model for name, one in out.places.items()},
        figures=out.figures,
        images=out.images,
    )


def _kiosk(files: Files) -> Kiosk:
    problems: list[Problem] = []
    entry = kiosk(read(files.kiosk, ""), problems) if files.kiosk else None
    if entry is None or problems:
        raise _Off
    return entry.model


def _slide(paths: Iterable[Path], name: str, out: Draft) -> Entry[Slide]:
    marked = _block(map(_read, paths), name, rb"^(?P<indent> *)- +id: *[\"']?%s[\"']? *(?:#.*)?\r?$")
    raw = marked.value
    if not isinstance(raw, list) or len(raw) != 1:
        raise _Off
    entry, charts = slide(marked, (0,), raw[0], out.problems)
    if entry is None or out.problems:
        raise _Off
    if charts:
        out.charts[name] = charts
    return entry


def _needed(entry: Entry[Slide], out: Draft) -> set[str]:
    """Ids of the indicators that a slide names."""
    charts = out.charts.get(entry.model.id, ())
    found = [*texts(entry.model), *(text for chart in charts for text in texts(chart))]
    refs = {ref.id for _, text in found for words in text.values() for ref in references(words)}
    return refs | {ref.id for chart in charts for ref in chart.references()}


class _Shelf:
    """Files that hold one entry an id, of which only the lines of those asked for are parsed."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._data = [_read(path) for path in paths]

    def take(self, name: str, model: type[M]) -> Entry[M]:
        """The entry of an id."""
        marked = _block(self._data, name, rb"^(?P<indent>)%s:(?: .*)?\r?$")
        problems: list[Problem] = []
        found = dict(entries(marked, model, problems))
        if problems or name not in found:
            raise _Off
        return found[name]


def _block(data: Iterable[bytes], name: str, head: bytes) -> Marked:
    """The one line that matches `head` with the name in it, and all that follow and are indented further."""
    pattern = re.compile(head % name.encode(), re.MULTILINE)
    found = [match for one in data if name.encode() in one for match in pattern.finditer(one)]
    if len(found) != 1:
        raise _Off
    match = found[0]
    further = rb"(?:(?:%s[ \t]+\S.*|[ \t]*(?:#.*)?)\r?(?:\n|\Z))*" % match["indent"]
    after = re.compile(further).match(match.string, match.end() + 1)
    marked = parse(match[0] + b"\n" + (after[0] if after else b""), "")
    if marked.problems:
        raise _Off
    return marked


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(BYTES + 1)
    if len(data) > BYTES:
        raise _Off
    return data
