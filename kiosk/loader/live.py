"""Other data under a deck that is on show: the quick way, a few milliseconds instead of a whole load.

Only the indicators that name the file are read anew, and all figures worked out (derived ones may use them). What the
deck's slides refer to has to stay: where the new data lacks it, is of another kind or cannot be drawn, there are
problems, and the deck is the one that was. Their places are in the data file, since that is what staff has to mend.
"""

from collections.abc import Iterator, Set
from pathlib import Path

from pydantic import BaseModel

from kiosk.charts import kinds
from kiosk.charts.kind import ChartFields
from kiosk.loader import figures
from kiosk.loader.annotations import texts
from kiosk.loader.derive import DeriveError
from kiosk.loader.draft import Entry
from kiosk.loader.files import shown
from kiosk.loader.filling import RULE, filled, kept
from kiosk.loader.joining import values_faults
from kiosk.loader.tables import parse
from kiosk.model.deck import Deck
from kiosk.model.indicator import Indicator
from kiosk.model.problem import N_, Problem, Say
from kiosk.words.markup import references


def files(deck: Deck) -> frozenset[str]:
    """The data files that a deck's indicators name."""
    return frozenset(one.data.file for one in deck.indicators.values() if one.data)


def renewed(deck: Deck, folder: Path, file: str, data: bytes) -> tuple[Deck, list[Problem]]:
    """The deck with a data file's new bytes in it; the same deck where they change nothing, or where they are at fault.

    folder  the content folder, which problems are told by
    """
    name = shown(folder, folder / file)
    indicators: dict[str, Indicator] = {}
    problems: list[Problem] = []
    for key, old in deck.indicators.items():
        if old.data and old.data.file == file:
            table = parse(data, name, old.data)
            found = list(table.problems)
            if table.values:
                new = filled(old, table.values)
                found += _faults(old, Entry(new, table.marked, (), table.marked), deck)
                if kept(new).model_dump_json() != kept(old).model_dump_json():  # 2.0 equals 2, and is written otherwise
                    indicators[key] = new
            problems += [one for one in found if one not in problems]
    if problems or not indicators:
        return deck, problems
    new_deck, problems = _recomputed(deck, indicators, name)
    problems += () if problems else _missing(deck, new_deck, name)
    return (deck, problems) if problems else (new_deck, [])


def _faults(old: Indicator, entry: Entry[Indicator], deck: Deck) -> Iterator[Problem]:
    """Faults of an indicator's new values."""
    for field in ("rows", "series"):
        if bool(getattr(old, field)) != bool(getattr(entry.model, field)):
            message = Say(N_("years, rows and a single value cannot take each other's place while the booth runs"))
            yield entry.problem((), RULE, message, Say(N_("restart the booth to use the new file")))
            return
    yield from values_faults(entry, deck.sources, deck.places)


def _recomputed(deck: Deck, indicators: dict[str, Indicator], name: str) -> tuple[Deck, list[Problem]]:
    problems: list[Problem] = []

    def report(derived: str, error: DeriveError) -> None:
        message = Say(N_('with this data "%(name)s" cannot be worked out'), {"name": derived})
        problems.append(Problem(name, 1, 1, "error", "derive", message, error.message))

    return figures.renewed(deck, indicators, report), problems


def _missing(old: Deck, new: Deck, name: str) -> Iterator[Problem]:
    """What slides, tiles and talks tell and the new data has no more, or that cannot be drawn with it."""
    lost = old.figures.keys() - new.figures.keys()
    for slide in new.slides.values():
        charts = kinds.charts(slide.chart) if slide.chart else ()
        if gone := _gone(lost, slide.id, (slide, *charts), name):
            yield from gone
        else:
            for said in {said.msgid: said for chart in charts for _, said in chart.faults(new)}.values():
                message = Say(N_('with this data the chart of "%(slide)s" cannot be drawn'), {"slide": slide.id})
                yield Problem(name, 1, 1, "error", "chart", message, said)
    for topic in new.topics:
        yield from _gone(lost, topic.id, (topic.tile,), name)
    for talk in new.talks.values():
        yield from _gone(lost, talk.id, (talk,), name)


_BACK = Say(N_("put it back into the file"))


def _gone(lost: Set[str], shower: str, models: tuple[BaseModel, ...], name: str) -> list[Problem]:
    """Problems of what shows something that is lost: a slide, a tile, the notes of a talk."""
    if not lost:
        return []
    refs = [ref for model in models for _, text in texts(model) for words in text.values() for ref in references(words)]
    refs += [ref for model in models if isinstance(model, ChartFields) for ref in model.references()]
    message = N_('"%(name)s" is missing, and "%(slide)s" shows it')
    gone = dict.fromkeys(str(ref) for ref in refs if str(ref) in lost)
    return [Problem(name, 1, 1, "error", RULE, Say(message, {"name": ref, "slide": shower}), _BACK) for ref in gone]
