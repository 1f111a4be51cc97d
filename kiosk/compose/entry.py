"""What a number is, in words: its definition, what it says here, who says so and when, and what to be careful about.

One entry an indicator, of the figures that a slide shows of it: of a table that lends one row, that row. Then one for
each publication that says only what the words say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.charts import kinds
from kiosk.charts.kind import entity, said, text_of
from kiosk.compose.page import Choice
from kiosk.compose.used import of_reading
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Indicator
from kiosk.model.slide import Slide
from kiosk.words.markup import MarkupError
from kiosk.words.messages import tr
from kiosk.words.numbers import join
from kiosk.words.render import Run, polished, render
from kiosk.words.sources import plan_words, source_line

MOST = 8
"""Values that are listed; of more, the two ends."""
_TIED = "\u00a0"
_SIGNS = re.compile(r"[\s()+*/]+")


@dataclass(frozen=True, slots=True)
class Value:
    """A figure in short: its row or place where the name does not say it, the number, and its year where that differs.

    touched  whether the visitor has just read it on the chart
    """

    label: str
    words: str
    when: str
    entity: str
    touched: bool = False

    @property
    def aside(self) -> str:
        """Its year in brackets; tied to the number where it is only that."""
        return (" " if " " in self.when else _TIED) + f"({self.when.replace(' ', _TIED)})" if self.when else ""

    def __str__(self) -> str:
        return (f"{self.label}{_TIED}" if self.label else "") + self.words + self.aside


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator as it is explained. `range` stands in place of values that are too many to be listed."""

    id: str
    name: str
    values: tuple[Value, ...]
    range: str
    definition: tuple[Run, ...]
    note: tuple[Run, ...]
    cautions: tuple[tuple[Run, ...], ...]
    computed: str
    source: str
    touched: bool = False

    def sentences(self) -> Iterator[str]:
        """All of it, part by part, in the order in which it stands there."""
        told = [self.name, self.range or " · ".join(map(str, self.values)), _text(self.definition), _text(self.note)]
        yield from filter(None, [*told, *map(_text, self.cautions), self.computed, self.source])


def entries(
    deck: Deck, slide: Slide, language: str, portrait: bool, view: str | None = None, choice: Choice | None = None
) -> tuple[Entry, ...]:
    """What the slide shows, indicator by indicator, as it is read; what the visitor has just touched comes first."""
    shown: dict[str, list[Figure]] = {}
    for figure in of_reading(deck, slide, portrait, view):
        if figure.sources:
            shown.setdefault(figure.ref.id, []).append(figure)
    touched = _touched(deck, slide, language, view, choice or Choice())
    order = sorted(shown, key=lambda name: touched is None or name != touched.ref.id)
    cited = {source for figures in shown.values() for figure in figures for source in figure.sources}
    return (
        *(_entry(deck.indicators[name], shown[name], touched, deck, language) for name in order),
        *(_publication(name, deck, language) for name in slide.sources if name not in cited),
    )


def _publication(name: str, deck: Deck, language: str) -> Entry:
    """Who says what the words of a slide say: there is no number, and nothing to define."""
    source = deck.sources[name]
    return Entry(
        id=f"source-{name}",
        name=text_of(source.title or source.by, language),
        values=(),
        range="",
        definition=(),
        note=_runs(source.note, deck, language),
        cautions=(),
        computed="",
        source=source_line([], deck, language, also=[name]).rstrip(".") + ".",
    )


def _touched(deck: Deck, slide: Slide, language: str, view: str | None, choice: Choice) -> Figure | None:
    """The figure that the selected mark stands for."""
    if not slide.chart or choice.selection is None:
        return None
    kind, fields = kinds.chart(slide.chart, view)
    reading = kind.readings(fields, deck, language, choice.time).get(choice.selection)
    return reading.figure if reading else None


def _entry(indicator: Indicator, found: Sequence[Figure], touched: Figure | None, deck: Deck, language: str) -> Entry:
    keys = {str(figure.ref) for figure in found}
    figures = [replace(figure, ref=replace(figure.ref, form="")) for key, figure in deck.figures.items() if key in keys]
    name = text_of(indicator.name, language)
    source = source_line(figures, deck, language, titles=True).rstrip(".") + "."
    if any(figure.qualifier for figure in figures) and not indicator.derive:
        source += " " + tr(language, "Approximate, as its source writes it.")
    return Entry(
        id=figures[0].ref.id,
        name=name[:1].upper() + name[1:],
        values=_values(figures, touched, name, deck, language) if len(figures) <= MOST else (),
        range=_range(figures, name, deck, language) if len(figures) > MOST and not indicator.counted else "",
        definition=_runs(indicator.definition, deck, language),
        note=_runs(indicator.note, deck, language),
        cautions=tuple(dict.fromkeys(filter(None, (_runs(f.caution, deck, language) for f in figures)))),
        computed=_computed(indicator, deck, language),
        source=source,
        touched=touched is not None and touched.ref.id == figures[0].ref.id,
    )


def _runs(text: Text | None, deck: Deck, language: str) -> tuple[Run, ...]:
    """The text, its figures written out; nothing where it names what there is not, which `check` says."""
    try:
        return render(text, deck, language) if text else ()
    except (KeyError, MarkupError):
        return ()


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _values(
    figures: Sequence[Figure], touched: Figure | None, name: str, deck: Deck, language: str
) -> tuple[Value, ...]:
    """All of them; the first says the unit, what all have in common is not said again and again."""
    mark = str(touched.ref) if touched else ""
    made = [
        Value(
            _where(figure, name, deck, language), said(figure, language, "short" if n else ""),
            when(figure, figures, language), entity(deck, figure), str(figure.ref) == mark,
        )
        for n, figure in enumerate(figures)
    ]  # fmt: skip
    if len({value.label for value in made}) > 1:
        return tuple(made)
    return tuple(
        replace(value, label="" if n or not value.label else value.label + ":") for n, value in enumerate(made)
    )


def _range(figures: Sequence[Figure], name: str, deck: Deck, language: str) -> str:
    """How many values there are, and their ends: in time, else in size."""
    series = all(figure.ref.year is not None for figure in figures)
    ends = (figures[0], figures[-1]) if series else (max(figures, key=_size), min(figures, key=_size))
    first, last = (
        str(Value(_where(end, name, deck, language), said(end, language, ""), when(end, figures, language), ""))
        for end in ends
    )
    if series:
        return tr(language, "%(count)s values, from %(first)s to %(last)s", count=len(figures), first=first, last=last)
    return tr(
        language, "%(count)s values: the highest is %(first)s, the lowest %(last)s",
        count=len(figures), first=first, last=last,
    )  # fmt: skip


def _size(figure: Figure) -> float:
    return float(figure.value)


def _where(figure: Figure, name: str, deck: Deck, language: str) -> str:
    """The row, or the place that the name leaves out."""
    if figure.row_name:
        return text_of(figure.row_name, language)
    place = deck.places.get(figure.place or "")
    where = text_of(place.name, language) if place else ""
    return "" if where in name else where


def when(figure: Figure, beside: Sequence[Figure], language: str) -> str:
    """Its year, unless all have the same (the source line says it), and whether it is foreseen or planned."""
    parts = []
    if figure.year is not None and (len(beside) == 1 or any(other.year != figure.year for other in beside)):
        parts.append(str(figure.year))
    if figure.forecast:
        parts.append(tr(language, "forecast"))
    if figure.plan is not None:
        parts.append(plan_words(figure.plan, language))
    return ", ".join(parts)


def _computed(indicator: Indicator, deck: Deck, language: str) -> str:
    """What it is computed from, by name; of tables and series the rows and years that went in."""
    used: dict[str, list[Figure]] = {}
    for name in dict.fromkeys(part.lstrip("-") for part in _SIGNS.split(indicator.derive or "")):
        if name in deck.figures:
            figure = deck.figures[name]
            used.setdefault(figure.ref.id, []).append(figure)
    if not used:
        return ""
    named = []
    for name, figures in used.items():
        parts = [_part(figure, language) for figure in figures]
        whole = sum(figure.ref.id == name for figure in deck.figures.values()) == len(figures)
        title = text_of(deck.indicators[name].name, language)
        named.append(title if whole else f"{title} ({join(parts, language)})")
    first = named[0][:1].upper() + named[0][1:]
    return polished(tr(language, "Computed from: %(names)s.", names="; ".join([first, *named[1:]])), language)


def _part(figure: Figure, language: str) -> str:
    if figure.row_name:
        return text_of(figure.row_name, language)
    return str(figure.ref.year) if figure.ref.year is not None else ""
