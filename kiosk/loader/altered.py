"""Which slides another deck draws otherwise: where only figures changed, what shows none of them may stay as it is."""

from collections.abc import Callable, Set
from functools import cache

from pydantic import BaseModel

from kiosk.charts import kinds
from kiosk.loader.annotations import texts
from kiosk.model.deck import Deck
from kiosk.model.layouts import LAYOUTS
from kiosk.model.state.way import SCORE
from kiosk.words.markup import references


def altered(old: Deck, new: Deck) -> Callable[[str], bool]:
    """Whether a slide may look other in the new deck than in the old. All do where more changed than figures."""
    told = ("kiosk", "topics", "slides", "sources", "places", "images")
    if any(getattr(old, name) is not getattr(new, name) for name in told):
        return lambda slide: True
    changed = _changed(old, new)
    return cache(lambda slide: slide not in new.slides or bool(mentioned(new, slide) & changed))


def _changed(old: Deck, new: Deck) -> Set[str]:
    """Indicators of which something is other."""
    every = old.indicators.keys() | new.indicators.keys()
    ids = {name for name in every if old.indicators.get(name) is not new.indicators.get(name)}
    for one, other in ((old.figures, new.figures), (new.figures, old.figures)):
        ids |= {
            figure.ref.id for key, figure in one.items() if figure is not other.get(key) and figure != other.get(key)
        }
    return ids


def mentioned(deck: Deck, slide: str) -> Set[str]:
    """The indicators that a slide shows, or asks for; its layout may show topics, or how questions went."""
    one = deck.slides[slide]
    charts = kinds.charts(one.chart) if one.chart else ()
    models: list[BaseModel] = [one, *charts]
    layout = LAYOUTS[one.layout]
    if any(slot.field == "tiles" for slot in (*layout.landscape, *layout.portrait)):
        models += [topic.tile for topic in deck.topics]
    refs = [ref for model in models for _, text in texts(model) for words in text.values() for ref in references(words)]
    refs += [ref for chart in charts for ref in chart.references()]
    asking = deck.slides.values() if one.layout == SCORE else (one,)
    return {ref.id for ref in refs} | {each.guess.figure.partition(".")[0] for each in asking if each.guess}
