"""Indicators that this booth counts itself (`counted`): a row for each topic, of zeros until the booth knows better.

The counts come while the booth runs, and change nothing else in the deck; what a screenshot or a PDF shows is the slide
before the first visitor.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from kiosk.loader import figures
from kiosk.loader.draft import Draft
from kiosk.loader.joining import given
from kiosk.model.deck import Deck, Topic
from kiosk.model.indicator import Indicator, Row


def fill(draft: Draft, last: Deck | None = None) -> None:
    """Give them their rows; those of a deck on show (`last`) keep their counts."""
    heads = [entry.model for entry in draft.topics.values()]
    if draft.kiosk:
        listed = draft.kiosk.model.topics
        heads = [draft.topics[name].model for name in listed if name in draft.topics]
    for name, entry in draft.indicators.items():
        if entry.model.counted and given(entry.model) == ["counted"]:
            shown = last.indicators.get(name) if last else None
            before = {key: row.value for key, row in shown.rows.items() if isinstance(row, Row)} if shown else {}
            model = entry.model.model_copy(update={"rows": _rows(heads, before)})
            draft.indicators[name] = replace(entry, model=model, data=entry.marked)


def recounted(deck: Deck, opened: Mapping[str, int]) -> Deck:
    """The deck with the counts of now; the same deck where they change nothing.

    opened  how often each slide was opened today
    """
    topics = {topic.id: Decimal(sum(opened.get(slide, 0) for slide in topic.slides)) for topic in deck.topics}
    rows = _rows(deck.topics, topics)
    changed: dict[str, Indicator] = {}
    for name, old in deck.indicators.items():
        if old.counted and old.rows != rows:
            changed[name] = old.model_copy(update={"rows": rows})
    lost: list[str] = []  # a share of nothing cannot be worked out: what was on show stays
    new = figures.renewed(deck, changed, lambda name, _: lost.append(name)) if changed else deck
    return deck if lost else new


def _rows(topics: Iterable[Topic], counts: Mapping[str, Decimal]) -> dict[str, Decimal | Row]:
    """A row for each topic that has slides, in the order of home."""
    return {
        topic.id: Row(value=counts.get(topic.id, Decimal(0)), name=topic.short or topic.name)
        for topic in topics
        if topic.slides
    }
