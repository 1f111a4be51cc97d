"""A slide read aloud: its words in reading order, its picture and its chart in words, its sources."""

from collections.abc import Set

from kiosk.charts.kind import in_words
from kiosk.compose.blocks import Canvas, vouched
from kiosk.compose.chart import Drawn
from kiosk.compose.guess import invited
from kiosk.compose.picture import credited
from kiosk.compose.topics import spoken
from kiosk.model.layouts import LAYOUTS
from kiosk.model.slide import READ
from kiosk.words.render import plain


def aloud(canvas: Canvas, chart: Drawn | None, hidden: Set[str]) -> str:
    """The slide read aloud, what it shows and no more: title, figure, texts, the chart in words, topics, sources.

    What stands there in the other language too is not said twice.
    """
    slide, deck, language = canvas.slide, canvas.deck, canvas.look.language
    layout = LAYOUTS[slide.layout]
    slots = layout.portrait if canvas.look.portrait else layout.landscape
    shown = {slot.field for slot in slots if not slot.other} - hidden
    cut = READ.index("takeaway")
    parts = [plain(text, deck, language) for field in READ[:cut] if field in shown for text in slide.texts(field)]
    if slide.image and "image" in shown:
        parts.append(plain(slide.image.alt, deck, language))
    if chart and "chart" in shown:
        parts.append(in_words(chart.kind, chart.fields, deck, language))
    if "tiles" in shown:
        parts += [spoken(canvas, topic) for topic in deck.topics]
    parts += [plain(text, deck, language) for field in READ[cut:] if field in shown for text in slide.texts(field)]
    parts += [invited(canvas)] if "guess" in shown else []
    if "source" in hidden:
        return "\n".join(parts)
    if said := vouched(canvas):
        parts.append(said)
    if slide.image and slide.image.credit and "image" in shown:
        parts.append(credited(canvas, slide.image.credit))
    return "\n".join(parts)
