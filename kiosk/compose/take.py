"""What a visitor takes home of a slide, as plain text for a QR code: title, figures, who says so, where to read on.

    Ictus ed embolia, in Lombardia si sopravvive più della media italiana

    Mortalità a 30 giorni da un ictus: Italia 11,3%; Lombardia 10%
    e altri 4 valori sullo schermo

    Fonte: AGENAS, pubblicato 2019

The words give way to the figures: title, names and sources are shortened at a word, and never after half a number. A
figure stands there with its unit, its year and what it is of, or not at all; then it is counted among those that are on
the screen. A slide without figures tells what it says, a text with digits in it (an address, a number to call) whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kiosk.charts import kinds
from kiosk.charts.kind import Reading, mark_name, said, text_of
from kiosk.compose.entry import when
from kiosk.compose.page import Choice
from kiosk.compose.used import of_reading, of_text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.model.layouts import LAYOUTS
from kiosk.model.slide import Slide
from kiosk.words.messages import ntr, tr
from kiosk.words.render import plain
from kiosk.words.sources import publications

MOST = 300
"""Characters; more make a code that phones read badly."""
LEAST = 24
"""Characters of a text that is cut off: a word or two say nothing."""
LEADING = ("title", "figure", "facts")
"""Fields whose figures come before the chart's. What a takeaway adds comes after it, as it is read."""
_PLAIN = str.maketrans("\u00a0\u202f\n’‘“”„–—−", '   \'\'"""---')
"""What typography adds, and the plainest phone may not show."""


class Squeeze(NamedTuple):
    """How long title, name of a figure and sources may be at most; more figures than `worth` are no reason for it.

    labels  whether figures bear the names that their marks have on the chart, which its title explains
    """

    title: int
    name: int
    source: int
    worth: int
    labels: bool = True


SQUEEZES = (
    Squeeze(120, MOST, 110, MOST, labels=False),
    Squeeze(120, MOST, 110, MOST),
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
    text = text or shortened(_plain(plain(slide.title, deck, language)), most)
    return _filled(text, told, most)


def shortened(text: str, most: int) -> str:
    """The text, or as many whole words of it as `most` characters hold, and "…"; no number stands last."""
    if len(text) <= most:
        return text
    kept = text[: max(most, 0)].split(" ")[:-1]
    while kept and any(character.isdigit() for character in kept[-1]):
        kept.pop()
    return " ".join(kept).rstrip(" ,;:.(«·-") + "…" if kept else ""


def _fitted(
    deck: Deck, slide: Slide, figures: Sequence[Figure], labels: Mapping[str, str], language: str, squeeze: Squeeze,
    url: str, most: int,
) -> tuple[str, int]:  # fmt: skip
    """The text with as many figures as it holds, in their order, and how many these are."""
    title = shortened(_plain(plain(slide.title, deck, language)), squeeze.title)

    def text(chosen: Sequence[Figure]) -> str:
        lines = _lines(deck, chosen, labels if squeeze.labels else {}, language, title, squeeze.name)
        if chosen and (rest := len(figures) - len(chosen)):
            lines.append(
                ntr(language, "and one more figure on the screen", "and %(n)s more figures on the screen", rest)
            )
        source = _plain(publications(chosen or figures, deck, language, also=slide.sources))
        room = most - len(_joined(title, lines, "", url)) - 2
        fits = room >= min(len(source), squeeze.source)
        return _joined(title, lines, shortened(source, room), url) if fits else ""

    if whole := text(figures):
        return whole, len(figures)
    best, chosen = text(()), list[Figure]()
    for figure in figures:
        if tried := text((*chosen, figure)):
            best = tried
            chosen.append(figure)
        elif not chosen and squeeze is not SQUEEZES[-1]:  # the first matters most
            break
    return best, len(chosen) if best else -1


def _joined(title: str, lines: Sequence[str], source: str, url: str) -> str:
    return "\n\n".join(filter(None, (title, "\n".join(lines), "\n".join(filter(None, (source, url))))))


def _lines(
    deck: Deck, figures: Sequence[Figure], labels: Mapping[str, str], language: str, title: str, most: int
) -> list[str]:  # fmt: skip
    """A line an indicator: its name, and its figures with the place or row, the unit and the year of each.

    A place in Lombardia is said once in all, since everything here is about it; every other wherever no name says it.
    """
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.ref.id, []).append(figure)
    told, lines = title, list[str]()
    for group in groups.values():
        name = _plain(labels.get(_key(group[0])) or text_of(group[0].name, language))
        values = []
        for n, figure in enumerate(group):
            where, near = _where(figure, deck, language)
            if where and not figure.row_name and _says(f"{name} {told}" if near else name, where):
                where = ""
            aside = when(figure, [figure], language)
            values.append((where, _value(figure, name, n > 0, language) + (f" ({aside})" if aside else "")))
        name = shortened(name[:1].upper() + name[1:], most)
        one = values[0][0]
        if one and not group[0].row_name and all(where == one for where, _ in values):
            name, values = f"{name} ({one})", [("", words) for _, words in values]
        lines.append(_plain(f"{name}: " + "; ".join(" ".join(filter(None, value)) for value in values)))
        told += " " + lines[-1]
    return lines


def _value(figure: Figure, name: str, again: bool, language: str) -> str:
    """A figure with its unit; money in short where it was written out before (`again`), or the name says what it is."""
    parity = tr(language, "%(money)s at purchasing power parity", money="").strip()
    short = figure.unit.startswith("eur") and (again or (figure.unit == "eur-ppp" and _plain(parity) in name))
    return said(figure, language, "short" if short else "")


def _where(figure: Figure, deck: Deck, language: str) -> tuple[str, bool]:
    """A figure's row, or place; whether it lies in Lombardia."""
    if figure.row_name:
        return text_of(figure.row_name, language), False
    place = deck.places.get(figure.place or "")
    return (text_of(place.name, language), place.entity == "lombardia") if place else ("", False)


def _says(text: str, place: str) -> bool:
    """Whether a text names a place, or what is of it: "lombardi" for "Lombardia"."""
    return place[: max(len(place) - 2, 5)].casefold() in text.casefold()


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
    shown = {_key(figure): figure for figure in of_reading(deck, slide, portrait, view)}
    touched = [reading.figure for key, reading in read.items() if key == choice.selection]
    leading = [figure for field in LEADING for text in slide.texts(field) for figure in of_text(deck, text)]
    chart = [reading.figure for reading in read.values()]
    order = dict.fromkeys(_key(figure) for figure in (*touched, *leading, *chart, *shown.values()))
    return [shown[key] for key in order if key in shown], _labels(list(read.values()), deck, language)


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
    return {_key(reading.figure): reading.name for reading in readings}


def _key(figure: Figure) -> str:
    return str(replace(figure.ref, form=""))


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

    return [_plain(text) for text in texts()]


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


def _plain(text: str) -> str:
    """The text in characters that every phone shows, without no-break spaces and line breaks."""
    return text.translate(_PLAIN)
