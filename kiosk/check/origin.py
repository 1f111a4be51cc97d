"""Whose text a label shows, and where that is written: in the slide, or in what its figures bring along.

A source line, an eyebrow, the rows of a chart are made of what stands under sources, topics, indicators and places. A
text of these that is too long fails on every slide that shows it, and is to be mended in one place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from kiosk.loader import covers
from kiosk.loader.altered import mentioned
from kiosk.loader.annotations import texts
from kiosk.loader.draft import Entry
from kiosk.loader.load import Loaded
from kiosk.loader.marked import Loc
from kiosk.loader.views import spoken
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.words.render import plain

PART = 0.5
"""Of a label, at least, that a text makes up for it to be the label's."""
SHOWN = 40
"""Characters of a text that are quoted."""


@dataclass(frozen=True)
class Origin:
    """A text as it is read, and where it stands; `own`: in the slide (a cover's: in its talk) itself."""

    entry: Entry[Any]
    loc: Loc
    text: str
    own: bool


def origins(deck: Deck, loaded: Loaded, slide: str) -> Iterator[Origin]:
    """All that may be read on a slide, in every language; its own texts first."""
    for entry, loc, text, own in chain(_own(loaded, slide), _brought(deck, loaded, slide)):
        for language in text:
            yield Origin(entry, (*loc, language), _even(plain(text, deck, language)), own)


def origin(label: str, language: str, known: list[Origin]) -> Origin | None:
    """The text that makes up most of a label; None where it is made of many, or of none."""
    shown = _even(label)

    def size(one: Origin) -> tuple[int, bool]:
        whole = one.text in shown or (shown in one.text and one.own)
        return (min(len(one.text), len(shown)) if whole else 0, one.loc[-1] == language)

    best = max(known, key=size, default=None)
    if best is None or not shown or size(best)[0] < PART * max(len(shown), len(best.text) if best.own else 0):
        return None
    return best


def beginning(text: str) -> str:
    """The first words of a text, for a message."""
    text = _even(text)
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rpartition(' ')[0] or text[:SHOWN]}…"


def owner(loaded: Loaded, slide: str) -> Entry[Any]:
    """Where a slide is written; a cover is made of what its talk says of itself."""
    draft = loaded.draft
    return draft.slides.get(slide) or next(talk for name, talk in draft.talks.items() if covers.name(name) == slide)


def _own(loaded: Loaded, slide: str) -> Iterator[tuple[Entry[Any], Loc, Text, bool]]:
    entry, charts = owner(loaded, slide), loaded.draft.charts.get(slide, ())
    for loc, text in texts(entry.model):
        yield entry, loc, text, True
    for loc, text in spoken(getattr(entry.model, "chart", None), charts).items():
        yield entry, ("chart", *loc), text, True


def _brought(deck: Deck, loaded: Loaded, slide: str) -> Iterator[tuple[Entry[Any], Loc, Text, bool]]:
    """The texts of topics, of the indicators that it shows, of their places and sources, and of kiosk.yaml."""
    draft = loaded.draft
    ids = mentioned(deck, slide)
    figures = [figure for figure in deck.figures.values() if figure.ref.id in ids]
    sources = {source for figure in figures for source in figure.sources} | set(deck.slides[slide].sources)
    places = {place for figure in figures for place in (figure.place, figure.ref.row)}
    for topic in draft.topics.values():
        for field, text in (("topic", topic.model.name), ("short", topic.model.short)):
            if text:
                yield topic, (field,), text, False
        yield topic, ("tile", "figure"), topic.model.tile.figure, False
        yield topic, ("tile", "caption"), topic.model.tile.caption, False
    found: list[Entry[Any]] = [entry for name, entry in draft.indicators.items() if name in ids]
    found += [entry for name, entry in draft.places.items() if name in places]
    found += [entry for name, entry in draft.sources.items() if name in sources]
    found += [draft.kiosk] if draft.kiosk else []
    for entry in found:
        for loc, text in texts(entry.model):
            if loc[0] not in ("definition", "caution", "note"):
                yield entry, loc, text, False


def _even(text: str) -> str:
    """A text as it is compared: spaces and line breaks are one."""
    return " ".join(text.split())
