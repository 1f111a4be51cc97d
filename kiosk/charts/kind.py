"""What every chart kind offers: the same few names in each module of `kiosk.charts.kinds`.

KIND      its name in YAML
Fields    its fields (part of the schema): the figures they name, the years it can play through, what cannot be drawn
EXAMPLE   a chart of this kind: the gallery, the snapshots and the documentation
SAMPLE    indicators that the example needs and the ledger lacks, as raw fields; shown as "Esempio / Sample"
COLOURS   tokens that tell its data apart
CUE       what tells them apart for those who do not see colours: "label", "position" or "form"
values    data by key: what moves
marks     values in, marks out; called for every frame, so it stays cheap. Marks of a datum have its key, or key + "."
          and a name; each datum has one Target with exactly its key
readings  what each mark says when it is touched, in the order in which arrow keys walk them
words     the chart in one or two sentences, for those who do not see it
unit      what one cell or band stands for; the lead-in of the source line ("" where nothing is counted)
legend    (cell state, text) pairs for marks that no label can stand at
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, Protocol

from kiosk.charts.frame import Frame
from kiosk.charts.marks import Mark
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Indicator, Ref
from kiosk.model.problem import Say
from kiosk.model.slide import Chart
from kiosk.model.tokens import Style
from kiosk.words.markup import references
from kiosk.words.numbers import figure as figure_words
from kiosk.words.render import plain, polished


class ChartFields(Chart):
    """Fields of a kind."""

    def references(self) -> tuple[Ref, ...]:
        """The figures that the chart uses; a table or series named as a whole has neither row nor year."""
        return ()

    @property
    def boundaries(self) -> bool:
        """True where administrative boundaries are drawn, whose credit must be visible."""
        return False

    @property
    def card(self) -> bool:
        """False where the chart says by itself all that a touched mark is: it opens no card, and what is touched stands
        within everybody's reach on a totem.
        """
        return True

    def times(self, deck: Deck) -> tuple[int, ...]:
        """Years that the chart can play through, in order; none where it knows no time. Play needs three."""
        return ()

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """What cannot be drawn, with the field that is to blame. All references hold when this is asked."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mark says: its name in the reader's language, its figure, and the one it is read against.

    whole  what the figure is a part of: then its share is said, and no difference
    """

    name: str
    figure: Figure
    against: Figure | None = None
    whole: Figure | None = None


class Kind(Protocol):
    """A module of kiosk.charts.kinds."""

    KIND: str
    Fields: type[ChartFields]
    EXAMPLE: Mapping[str, Any]
    SAMPLE: Mapping[str, Mapping[str, Any]]
    COLOURS: Sequence[str]
    CUE: str

    def values(self, fields: ChartFields, deck: Deck, time: int | None = None) -> dict[str, float]:
        """Data by key, in drawing order; `time` is the year on show, for kinds that play."""

    def marks(self, fields: ChartFields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
        """Marks for values in flight; `progress` is the eased 0..1 of the entrance (1 in every later movement).

        Keys of `values` that the data lacks are leaving, on their way to 0.
        """

    def readings(
        self, fields: ChartFields, deck: Deck, language: str, time: int | None = None
    ) -> Mapping[str, Reading]:
        """What each mark says, by its key."""

    def words(self, fields: ChartFields, deck: Deck, language: str) -> str:
        """Text alternative."""

    def unit(self, fields: ChartFields, deck: Deck, language: str) -> str:
        """What one cell counts."""

    def legend(self, fields: ChartFields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
        """Cell states and what they mean."""


def ref(text: str) -> Ref:
    """The reference that a field names, written as in a text but without braces: `id.row@2017`."""
    return references("{" + text + "}")[0]


def figures(deck: Deck, reference: Ref) -> list[Figure]:
    """The figures behind a reference: one, or all rows or points of a table or series named as a whole."""
    indicator = deck.indicators[reference.id]
    if reference.row is None and indicator.rows:
        return [deck.figure(Ref(reference.id, row, reference.year)) for row in indicator.rows]
    if reference.year is None and indicator.series:
        return [deck.figure(Ref(reference.id, reference.row, year)) for year in sorted(indicator.series)]
    return [deck.figure(reference)]


def entity(deck: Deck, figure: Figure) -> str:
    """The entity whose colour a figure bears."""
    place = deck.places.get(figure.place or "")
    return place.entity if place else "other"


_SAID: dict[tuple[object, ...], str] = {}


def said(figure: Figure, language: str, form: str) -> str:
    """A figure in words, remembered: a chart in motion says the same ones in every frame.

    Decimals are told apart by their digits: 2.0 equals 2, and is written otherwise.
    """
    key = (figure.value.as_tuple(), figure.unit, figure.scale, figure.qualifier, language, form)
    words = _SAID.get(key)
    if words is None:
        if len(_SAID) > 5_000:
            _SAID.clear()
        words = _SAID[key] = figure_words(figure, language, form=form)
    return words


def ticking(style: Style, figure: Figure, shown: float) -> Style:
    """The style with digits of one width while a number counts; at rest its own, which are tighter."""
    return style if shown == float(figure.value) else replace(style, tabular=True)


def counting(figure: Figure, shown: float, language: str, form: str) -> str:
    """A figure in words on its way to its value."""
    if shown == float(figure.value):
        return said(figure, language, form)
    return figure_words(figure, language, form=form, value=Decimal(repr(round(shown, 6))))


def text_of(texts: Mapping[str, str], language: str) -> str:
    """The text of a language, or of the first there is, its typography put right."""
    spoken = language if language in texts else next(iter(texts))
    return _polished(texts[spoken], spoken)


def caption(texts: Text, deck: Deck, language: str) -> str:
    """A chart's text with its figures written out; one without mark-up is only polished, as in every frame."""
    spoken = texts.get(language, "{")
    return plain(texts, deck, language) if "{" in spoken or "*" in spoken else _polished(spoken, language)


_polished = lru_cache(maxsize=4096)(polished)
"""Kinds ask for the same few texts in every frame."""


def name_of(deck: Deck, indicator: Indicator, language: str) -> str:
    """Short name of an indicator, beginning with a capital."""
    name = text_of(indicator.short or indicator.name, language)
    return name[:1].upper() + name[1:]


def mark_name(figure: Figure, deck: Deck, language: str) -> str:
    """What a mark is called: its row, else its place."""
    if figure.row_name:
        return text_of(figure.row_name, language)
    place = deck.places.get(figure.place or "")
    return text_of(place.name if place else figure.name, language)


def in_words(kind: Kind, fields: ChartFields, deck: Deck, language: str) -> str:
    """The chart read aloud: in its author's words, else in its kind's."""
    return plain(fields.alt, deck, language) if fields.alt else kind.words(fields, deck, language)
