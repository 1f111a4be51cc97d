"""Which figures a slide shows: what its source line and its cautions are about."""

from dataclasses import replace

from kiosk.charts import kinds
from kiosk.charts.kind import figures
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.model.layouts import LAYOUTS
from kiosk.model.slide import READ, Slide
from kiosk.words.markup import references


def of_text(deck: Deck, text: Text | None) -> list[Figure]:
    """Figures that a text names, in the order of its first language."""
    if not text:
        return []
    return [deck.figure(ref) for ref in references(next(iter(text.values())))]


def of_chart(deck: Deck, slide: Slide, view: str | None = None) -> list[Figure]:
    """Figures of the chart in all its views, that on show first, tables and series taken apart."""
    if not slide.chart:
        return []
    charts = (kinds.chart(slide.chart, view)[1], *kinds.charts(slide.chart))
    refs = dict.fromkeys(ref for chart in charts for ref in chart.references())
    return [figure for ref in refs for figure in figures(deck, ref)]


def of_slide(deck: Deck, slide: Slide) -> list[Figure]:
    """Figures of all texts on the slide (not of its notes)."""
    return [figure for field in READ for text in slide.texts(field) for figure in of_text(deck, text)]


def of_reading(deck: Deck, slide: Slide, portrait: bool, view: str | None = None) -> list[Figure]:
    """Figures of all that the slide shows in this orientation, each once, in the order in which it is read."""
    layout = LAYOUTS[slide.layout]
    fields = {slot.field for slot in (layout.portrait if portrait else layout.landscape)}
    tiles = [topic.tile.figure for topic in deck.topics] if "tiles" in fields else []
    read: list[Figure] = []
    for field in (*READ[: READ.index("takeaway")], "chart", "tiles", *READ[READ.index("takeaway") :]):
        texts = tiles if field == "tiles" else slide.texts(field) if field in fields else []
        read += [figure for text in texts for figure in of_text(deck, text)]
        if field == "chart" and field in fields:
            read += of_chart(deck, slide, view)
    return list({replace(figure.ref, form=""): figure for figure in read}.values())
