"""The gallery: every chart kind's example as a slide, for `kiosk shots --gallery`, the tests and the bench.

Examples name indicators of the shipped content. Where the ledger has no data for a kind, the example brings its own:
invented, from a source called "Esempio / Sample", under a topic of that name, so that the picture says so.
"""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.charts import kinds
from kiosk.loader.figures import figures
from kiosk.model.deck import AttractStop, Deck, Source, Tile, Topic
from kiosk.model.indicator import Indicator
from kiosk.model.slide import Slide

SAMPLE = "sample"
_SAMPLE_NAME = {"it": "Esempio, dati inventati", "en": "Sample, invented data"}
_NAME = {"it": "Galleria dei grafici", "en": "Chart gallery"}


def gallery(deck: Deck) -> Deck:
    """A deck of examples beside the content of another: its indicators, sources and places."""
    indicators = dict(deck.indicators)
    for name, raw in _samples():
        indicators[name] = Indicator.model_validate({"source": SAMPLE, **raw})
    slides = {slide.id: slide for slide in map(_slide, kinds.names())}
    home = next(iter(slides))
    invented = tuple(slide for slide in slides if kinds.kind(slide).SAMPLE)
    topics = (
        _topic("gallery", _NAME, tuple(slide for slide in slides if slide not in invented)),
        _topic(SAMPLE, _SAMPLE_NAME, invented),
    )
    kiosk = deck.kiosk.model_copy(
        update={"home": home, "attract": [AttractStop(slide=home)], "topics": [topic.id for topic in topics]}
    )
    return replace(
        deck,
        kiosk=kiosk,
        topics=topics,
        slides=slides,
        indicators=indicators,
        sources={**deck.sources, SAMPLE: Source(by=_SAMPLE_NAME)},
        figures=figures(indicators, deck.places, lambda name, error: None),
    )


def _samples() -> Iterator[tuple[str, dict[str, object]]]:
    for name in kinds.names():
        yield from ((key, dict(raw)) for key, raw in kinds.kind(name).SAMPLE.items())


def _slide(name: str) -> Slide:
    title = name.replace("-", " ").capitalize()
    chart = dict(kinds.kind(name).EXAMPLE)
    return Slide(id=name, layout="wide", title={"it": title, "en": title}, chart=chart)


def _topic(name: str, words: dict[str, str], slides: tuple[str, ...]) -> Topic:
    return Topic(id=name, name=words, icon="flask", tile=Tile(figure=words, caption=words), slides=slides)
