"""Which figures a slide shows: what its source line and its cautions are about."""

from kiosk.charts import kinds
from kiosk.charts.kind import figures
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.model.slide import Slide
from kiosk.words.markup import references


def of_text(deck: Deck, text: Text | None) -> list[Figure]:
    """Figures that a text names, in the order of its first language."""
    if not text:
        return []
    return [deck.figure(ref) for ref in references(next(iter(text.values())))]


def of_chart(deck: Deck, slide: Slide) -> list[Figure]:
    """Figures of the chart, tables and series taken apart."""
    model = kinds.fields(slide.chart) if slide.chart else None
    if model is None:
        return []
    return [figure for ref in model.model_validate(slide.chart).references() for figure in figures(deck, ref)]


def of_slide(deck: Deck, slide: Slide) -> list[Figure]:
    """Figures of all texts on the slide (not of its notes)."""
    texts = [slide.figure, slide.title, slide.lead, slide.body]
    if slide.takeaway:
        texts += [slide.takeaway.figure, slide.takeaway.text]
    if slide.caution:
        texts += [slide.caution.title, slide.caution.text]
    return [figure for text in texts for figure in of_text(deck, text)]
