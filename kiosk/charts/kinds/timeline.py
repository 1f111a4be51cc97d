"""Timeline: what happened when, and what is planned. Three to six dates with their words.

chart:
  kind: timeline
  items:
    - {year: 2015, text: {it: ..., en: ...}}
    - {year: 2026, text: {it: ..., en: ...}, figure: ht-scientists-2026, plan: true}

The way along the line is in proportion to time where the words leave room for it, else the steps are alike and the line
says so. What is planned is hollow, beyond the dashed part of the line, and called a plan with the year it was made in.
An item with a figure can be touched; the others are words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import Annotated, Any, Literal, cast

from pydantic import Field

from kiosk.charts.dates import BESIDE, DOT, WAYS, Layout, Words, layout, words_label
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, caption, entity, ref, said
from kiosk.charts.lift import RECEDED
from kiosk.charts.marks import Box, Curve, Disc, Mark, Point, Polygon, Rule, Target
from kiosk.charts.series import reached, shows
from kiosk.charts.text import block, moved
from kiosk.model.base import Frozen, Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref, Year
from kiosk.model.tokens import CELLS, ENTITY_FILL, ENTITY_TEXT
from kiosk.words.markup import references
from kiosk.words.messages import tr
from kiosk.words.sources import plan_words

KIND = "timeline"


class Item(Frozen):
    """A year and what it brought; figure: a number that goes with it; plan: it was only intended."""

    year: Year
    text: Text
    figure: str | None = None
    plan: bool = False


class Fields(ChartFields):
    """items: three to six dates, in any order."""

    kind: Literal["timeline"]
    items: Annotated[list[Item], Field(min_length=3, max_length=6)]

    def references(self) -> tuple[Ref, ...]:
        """The figures that go with the dates, and those in their words."""
        inside = (one for item in self.items for one in references(next(iter(item.text.values()))))
        return (*(ref(item.figure) for item in self.items if item.figure), *inside)


EXAMPLE: dict[str, object] = {
    "kind": "timeline",
    "items": [
        {
            "year": 2015,
            "text": {
                "it": "Il decreto ministeriale 70 fissa entro quando operare un femore fratturato",
                "en": "Ministerial Decree 70 sets how soon to operate on a fractured femur",
            },
        },
        {
            "year": 2017,
            "figure": "femur-regions@2017",
            "text": {"it": "italiane raggiungono la soglia", "en": "of Italy reach the threshold"},
        },
        {
            "year": 2019,
            "text": {
                "it": "La Regione Lombardia adotta il programma triennale per la ricerca",
                "en": "The Region of Lombardia adopts its three-year programme for research",
            },
        },
        {
            "year": 2021,
            "figure": "ht-researchers-2021",
            "plan": True,
            "text": {"it": "a Human Technopole entro l'anno", "en": "at Human Technopole within the year"},
        },
        {
            "year": 2026,
            "figure": "ht-scientists-2026",
            "plan": True,
            "text": {"it": "a Human Technopole, a pieno regime", "en": "at Human Technopole, at full capacity"},
        },
    ],
}  # fmt: skip
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu", "ring")
CUE = "label"


@dataclass(frozen=True)
class _Date:
    """An item with its figure; `key` is its place in the file."""

    key: str
    item: Item
    figure: Figure | None

    @property
    def planned(self) -> bool:
        """Whether it is only intended, by its own word or its figure's."""
        return self.item.plan or (self.figure is not None and self.figure.plan is not None)

    def note(self, language: str) -> str:
        """A plan is called one, with the year in which it was made where that is known."""
        if not self.planned:
            return ""
        if self.figure and self.figure.plan is not None:
            return plan_words(self.figure.plan, language)
        return tr(language, "plan")


def _dates(fields: Fields, deck: Deck) -> list[_Date]:
    """By year; of one year as in the file."""
    found = [
        _Date(str(n), item, deck.figure(ref(item.figure)) if item.figure else None)
        for n, item in enumerate(fields.items)
    ]
    return sorted(found, key=lambda date: date.item.year)


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Whether a date is there."""
    return {date.key: 1.0 for date in _dates(fields, deck)}


def _words(date: _Date, deck: Deck, language: str) -> Words:
    figure = said(date.figure, language, "") if date.figure else ""
    return str(date.item.year), date.note(language), figure, caption(date.item.text, deck, language)


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """A line through the dates, each a cell with its words; plans are hollow and the line to them is dashed."""
    deck, measure = frame.deck, frame.measure
    dates = _dates(fields, deck)
    contents = tuple((date.item.year, tuple(_words(date, deck, code) for code in deck.languages)) for date in dates)
    ways = tuple((frame.style(a), frame.style(b), frame.style(c)) for a, b, c in WAYS)
    small = frame.style("source")
    made = layout(contents, frame.box, frame.portrait, ways, small.line + 10, cast(Any, measure))
    parts = [min(values.get(date.key, 0.0), 1.0) for date in dates]
    front = reached(parts)
    out: list[Mark] = []
    for n, date in enumerate(dates):
        seen = shows(front, n, parts[0])
        # what has no figure is no datum, and recedes by itself
        aside = frame.selection is not None and date.figure is None
        if n:
            out += _link(date, made.dots[n - 1], made.dots[n], min(max(front - n + 1, 0.0), 1.0))
        out += _receded(_date(date, made, n, seen, frame), aside)
    if not made.to_scale:
        text = tr(frame.language, "The steps between the years are not to scale")
        out.append(
            block("scale", ((text, small, "quiet"),), frame.box.x, frame.box.bottom - small.line, frame.box.w, measure)
        )
    return out


def _receded(marks: Iterable[Mark], aside: bool) -> Iterator[Mark]:
    for mark in marks:
        yield replace(mark, opacity=mark.opacity * RECEDED) if aside and not isinstance(mark, Target) else mark


def _link(date: _Date, a: Point, b: Point, part: float) -> Iterator[Mark]:
    """The line from the date before, as far as it has come; dashed towards a plan."""
    length = hypot(b[0] - a[0], b[1] - a[1])
    clear = DOT + 8
    if part <= 0 or length <= 2 * clear:
        return
    ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    end = clear + (length - 2 * clear) * part
    way = ((a[0] + ux * clear, a[1] + uy * clear), (a[0] + ux * end, a[1] + uy * end))
    yield Curve(f"link.{date.key}", way, "ring", 6, dash=(4, 12) if date.planned else None)


def _date(date: _Date, made: Layout, n: int, seen: float, frame: Frame) -> Iterator[Mark]:
    """A cell on the line, a stem where the words stand away from it, and the words."""
    (x, y), top, key = made.dots[n], made.tops[n], date.key
    who = entity(frame.deck, date.figure) if date.figure else ""
    color = ENTITY_FILL[who] if who else "ring"
    if seen > 0:
        yield Disc(key, x, y, (DOT - 2 * date.planned) * seen, "ground" if date.planned else color, color, 4,
                   (7, 5) if date.planned else None)  # fmt: skip
        nucleus = color if date.planned else CELLS[who].nucleus if who in ("lombardia", "italy") else "ground"
        yield Disc(f"{key}.nucleus", x, y, 5 * seen, nucleus)
    if frame.selection == key:
        yield Disc(f"{key}.ring", x, y, DOT + 10, "", "touch", 5)
    words = _words(date, frame.deck, frame.language)
    label = words_label(f"{key}.words", words, ENTITY_TEXT[who or "other"], made.styles, made.width, frame.measure)
    height, up = made.heights[n], made.upwards[n]
    if made.level:
        yield moved(replace(label, opacity=seen), x + BESIDE, top)
        stem = ((x, y - DOT - 8), (x, top + 6)) if up else ((x, y + DOT + 8), (x, top + height - 4))
        yield Rule(f"{key}.stem", *stem, "line", 3, seen)
    else:
        yield moved(replace(label, opacity=seen), x + DOT + BESIDE, top)
    if date.figure:
        text = Box(x, top, label.box.w + BESIDE + 2 * DOT, height)
        yield Target(key, _area(made, n, text, frame.box), f"{_title(date, frame.language)}: {words[2]}, {words[3]}")


def _area(made: Layout, n: int, text: Box, box: Box) -> Polygon:
    """A dot and its words: narrow where the neighbours' dots are."""
    x, y = made.dots[n]
    left, right = max(x - DOT - 9, box.x), min(text.right, box.right)
    if not made.level:
        return Box(left, text.y, right - left, max(text.h, 2 * DOT + 18)).corners()
    way = -1 if made.upwards[n] else 1
    near, end = y + way * (DOT + 9), text.y if made.upwards[n] else text.bottom
    far, side = y - way * (DOT + 9), min(x + DOT + 9, box.right)
    return ((left, far), (side, far), (side, near), (right, near), (right, end), (left, end))


def _title(date: _Date, language: str) -> str:
    """ "2017", "2026, plan of 2021"."""
    return ", ".join(filter(None, (str(date.item.year), date.note(language))))


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """The figures that go with dates, each against the last date's of the same indicator."""
    out: dict[str, Reading] = {}
    before: dict[tuple[str, str | None], Figure] = {}
    for date in _dates(fields, deck):
        if date.figure:
            same = (date.figure.ref.id, date.figure.ref.row)
            out[date.key] = Reading(_title(date, language), date.figure, before.get(same))
            before[same] = date.figure
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """All dates, in order."""
    told = []
    for date in _dates(fields, deck):
        *_, figure, text = _words(date, deck, language)
        told.append(f"{_title(date, language)}: {' '.join(filter(None, (figure, text)))}".rstrip(".") + ".")
    return " ".join(told)


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """Nothing is counted."""
    return ""


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: plans are called plans."""
    return ()
