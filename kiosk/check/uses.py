"""What content makes use of: the indicators, sources and places that something else in it names.

Asked only where all of it could be read: while a slide is left out for its faults, what it uses would seem unused.
"""

from collections.abc import Iterator
from typing import Any

from kiosk.charts.kind import ref
from kiosk.check.context import Context
from kiosk.loader.derive import operands
from kiosk.loader.joining import named_sources
from kiosk.model.indicator import Ref
from kiosk.words.markup import MarkupError, references


def complete(context: Context) -> bool:
    """Whether nothing is left out because of an error."""
    return not any(problem.level == "error" for problem in context.loaded.problems)


def indicators(context: Context) -> set[str]:
    """Ids of the indicators that a text, a chart, a question of the quiz or a derived figure names."""
    draft = context.draft
    own = [*context.slides.values(), *context.topics.values(), *context.talks.values()]
    own += [texts for _, texts in context.told]
    used = {one.id for texts in own for words in texts for one in words.references}
    used |= {
        one.id
        for name, part in context.parts.items()
        if name.startswith(("kiosk", "sources/", "places/", "indicators/"))
        for _, text in part.texts
        for words in text.values()
        for one in _named(words)
    }
    used |= {one.id for charts in draft.charts.values() for chart in charts for one in chart.references()}
    used |= {ref(entry.model.guess.figure).id for entry in draft.slides.values() if entry.model.guess}
    derived = (entry.model.derive for entry in draft.indicators.values())
    return used | {one.id for derive in derived if derive for one in operands(derive)}


def _named(words: str) -> tuple[Ref, ...]:
    """What a text refers to. A name is no markup, and may have a brace by itself."""
    try:
        return references(words) if "{" in words else ()
    except MarkupError:
        return ()


def sources(context: Context) -> set[str]:
    """Ids of the sources that an indicator, a row of one or a slide names."""
    named = {source for entry in context.draft.indicators.values() for _, source in named_sources(entry.model)}
    return named | {source for entry in context.draft.slides.values() for source in entry.model.sources}


def places(context: Context) -> set[str]:
    """Ids of the places that an indicator, a row or a chart names."""
    used: set[str] = set()
    for entry in context.draft.indicators.values():
        used |= {entry.model.place or "", *entry.model.rows}
    return used | {name for entry in context.draft.slides.values() for name in _words(entry.model.chart)}


def _words(raw: Any) -> Iterator[str]:
    """All that a chart names: which of its fields are places, only its kind knows."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict):
        for key, inner in raw.items():
            yield str(key)
            yield from _words(inner)
    elif isinstance(raw, list):
        for inner in raw:
            yield from _words(inner)
