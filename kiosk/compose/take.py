"""What a visitor takes home of a slide, as plain text for a QR code: title, figures, who says so, where to read on.

    Ictus ed embolia, in Lombardia si sopravvive più della media italiana

    Mortalità a 30 giorni da un ictus: Lombardia 10%; Italia 11,3%
    e altri 4 valori allo stand

    Fonte: AGENAS, pubblicato 2019

The words give way to the figures: title, names and sources are shortened at a word, and never after half a number. A
figure stands there with its unit, its year and what it is of, or not at all; then it is counted among those that are
seen at the booth, unless the title says it. A slide without figures tells what it says, a text with digits in it (an
address, a number to call) whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kiosk.charts import kinds
from kiosk.charts.kind import Reading, mark_name, said, text_of
from kiosk.compose.lines import Naming, bare, key, lines, shortened
from kiosk.compose.page import Choice
from kiosk.compose.used import of_reading, of_text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.model.layouts import LAYOUTS
from kiosk.model.slide import Slide
from kiosk.words.messages import ntr
from kiosk.words.render import plain
from kiosk.words.sources import publications

MOST = 300
"""Characters; more make a code that phones read badly."""
LEAST = 24
"""Characters of a text that is cut off: a word or two say nothing."""
LEADING = ("figure", "facts")
"""Fields whose figures come before the chart's. What a takeaway adds comes after it, and what the title says last."""


class Squeeze(NamedTuple):
    """How long title, name of a figure and sources may be at most; more figures than `worth` are no reason for it.

    labels  whether figures bear the names that their marks have on the chart, which its title explains
    short   whether they bear their short names, which the title explains
    whole   whether it is for all figures or for none; then sources are left out one by one
    """

    title: int
    name: int
    source: int
    worth: int
    labels: bool = True
    short: bool = True
    whole: bool = False


SQUEEZES = (
    Squeeze(120, MOST, 110, MOST, labels=False, short=False),
    Squeeze(120, MOST, 110, MOST, short=False),
    Squeeze(120, MOST, 110, MOST),
    Squeeze(120, MOST, 0, MOST, whole=True),
    Squeeze(80, MOST, 60, 2),
    Squeeze(40, 50, 16, 1),
)
"""One after the other, until there is room for figures."""


def take_home(
    deck: Deck, slide_id: str, language: str, portrait: bool = False, view: str | None = None,
    choice: Choice | None = None, most: int = MOST,
) -> str:  # fmt: skip
    """The text for a slide as it is on show, of at most so many characters; the mark that is read comes first.

    Raises KeyError for a slide that the deck does not hold.
    """
    slide = deck.slides[slide_id]
    figures, labels = _on_show(deck, slide, language, portrait, view, choice or Choice())
    url = slide.url or deck.kiosk.url or ""
    told = [] if figures else _told(deck, slide, language, portrait)
    text, count = "", 0
    for address in dict.fromkeys((url, "")):  # a page to read on is worth less than a figure
        ways = [_fitted(deck, slide, figures, labels, language, squeeze, address, most) for squeeze in SQUEEZES]
        text, count = ways[max(range(len(ways)), key=lambda n: min(ways[n][1], SQUEEZES[n].worth))]
        if text and count >= min(1, len(figures)):
            break
    text = text or shortened(bare(plain(slide.title, deck, language)), most)
    return _filled(text, told, most)


def _fitted(
    deck: Deck, slide: Slide, figures: Sequence[Figure], labels: Mapping[str, str], language: str, squeeze: Squeeze,
    url: str, most: int,
) -> tuple[str, int]:  # fmt: skip
    """The text with as many figures as it holds, in their order, and how many these are."""
    title = shortened(bare(plain(slide.title, deck, language)), squeeze.title)
    titled = _titled(deck, slide, title, language)
    naming = Naming(labels if squeeze.labels else {}, squeeze.short and slide.id != deck.kiosk.home, squeeze.name)

    def text(chosen: Sequence[Figure]) -> str:
        told = lines(deck, chosen, naming, language, title)
        rest = {key(figure) for figure in figures} - {key(figure) for figure in chosen} - titled
        if chosen and rest:
            told.append(
                ntr(language, "and one more figure at the booth", "and %(n)s more figures at the booth", len(rest))
            )
        source = bare(publications(chosen or figures, deck, language, also=slide.sources))
        room = most - len(_joined(title, told, "", url)) - 2
        if squeeze.whole and len(source) > room:
            source = source[: max(room, 0)].rpartition(";")[0] + "…"
        fits = room >= min(len(source), squeeze.source) and source != "…"
        return _joined(title, told, shortened(source, room), url) if fits else ""

    if whole := text(figures):
        return whole, len(figures)
    if squeeze.whole:
        return "", -1
    best, chosen = text(()), list[Figure]()
    for figure in figures:
        if tried := text((*chosen, figure)):
            best = tried
            chosen.append(figure)
        elif not chosen and squeeze is not SQUEEZES[-1]:  # the first matters most
            break
    return best, len(chosen) if best else -1


def _titled(deck: Deck, slide: Slide, title: str, language: str) -> set[str]:
    """Figures whose numbers the title says, as far as it stands there."""
    written = title.replace("(", " ").replace("%", "% ").split()
    numbers = {word.strip(".,;:?!€)'\"") for word in written}
    named = of_text(deck, slide.title)
    return {key(figure) for figure in named if bare(said(figure, language, "n")).strip() in numbers}


def _joined(title: str, lines: Sequence[str], source: str, url: str) -> str:
    return "\n\n".join(filter(None, (title, "\n".join(lines), "\n".join(filter(None, (source, url))))))


def _on_show(
    deck: Deck, slide: Slide, language: str, portrait: bool, view: str | None, choice: Choice
) -> tuple[list[Figure], dict[str, str]]:
    """The figures on show: the mark that is read, what leads the slide, the chart as arrow keys walk it, the rest.

    And what the chart calls them.
    """
    read: Mapping[str, Reading] = {}
    if slide.chart:
        kind, fields = kinds.chart(slide.chart, view)
        read = kind.readings(fields, deck, language, choice.time)
    shown = {key(figure): figure for figure in of_reading(deck, slide, portrait, view)}
    touched = [reading.figure for mark, reading in read.items() if mark == choice.selection]
    leading = [figure for field in LEADING for text in slide.texts(field) for figure in of_text(deck, text)]
    chart = [reading.figure for reading in read.values()]
    titled = {key(figure) for figure in of_text(deck, slide.title)}
    rest = sorted(shown.values(), key=lambda figure: key(figure) in titled)
    order = dict.fromkeys(key(figure) for figure in (*touched, *leading, *chart, *rest))
    return [shown[each] for each in order if each in shown], _labels(list(read.values()), deck, language)


def _labels(readings: Sequence[Reading], deck: Deck, language: str) -> dict[str, str]:
    """The names that a chart's author gave its marks; none where these are places, rows, or words after a number."""

    def own(reading: Reading) -> bool:
        figure = reading.figure
        usual = mark_name(figure, deck, language), text_of(figure.short or figure.name, language)
        return reading.name.casefold() not in [one.casefold() for one in usual]

    def alone(reading: Reading) -> bool:
        name = reading.name
        return not reading.figure.row_name and name[:1].isupper() and not any(map(str.isdigit, name))

    if not all(map(alone, readings)) or not any(map(own, readings)):
        return {}
    return {key(reading.figure): reading.name for reading in readings}


def _told(deck: Deck, slide: Slide, language: str, portrait: bool) -> list[str]:
    """What a slide says in words, a text a line."""
    layout = LAYOUTS[slide.layout]
    shown = {slot.field for slot in (layout.portrait if portrait else layout.landscape) if not slot.other}

    def texts() -> Iterator[str]:
        for field in ("lead", "body"):
            yield from (plain(text, deck, language) for text in slide.texts(field) if field in shown)
        for point in slide.points if "points" in shown else ():
            parts = (plain(text, deck, language) for text in (point.title, point.text) if text)
            yield ": ".join(parts)
        for names in slide.lists if "lists" in shown else ():
            items = "; ".join(plain(item, deck, language) for item in names.items)
            yield f"{plain(names.title, deck, language)}: {items}" if names.title else items

    return [bare(text) for text in texts()]


def _filled(text: str, words: Sequence[str], most: int) -> str:
    """The text with words between its title and its end, as many as there is room for."""
    title, *end = text.split("\n\n")
    told = list[str]()
    for line in words:
        room = most - len("\n\n".join((title, "\n".join((*told, "")), *end)))
        short = shortened(line, room)
        if short == line or (len(short) >= LEAST and not any(character.isdigit() for character in line)):
            told.append(short)
        if short != line:
            break
    return "\n\n".join(filter(None, (title, "\n".join(told), *end)))
