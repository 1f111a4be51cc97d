"""A slide as staff write it (content/slides/*.yaml)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from kiosk.model.base import Accept, Frozen, Id, Number, Text, Url
from kiosk.model.picture import Image

Field_ = Literal["title", "figure", "lead", "body", "facts", "points", "lists", "image", "chart", "takeaway", "caution"]


class View(Frozen):
    """An alternative of a chart (women / men, 2010 / 2017): its name, and the fields that are other in it."""

    id: Id
    name: Text
    chart: dict[str, Any]


class Chart(Frozen):
    """What every chart has. The rest of its fields are its kind's (`kiosk.charts`), which the loader joins.

    alt    the chart in words, where the author knows better than the kind
    views  alternatives; the first is shown until somebody chooses another
    """

    kind: Id
    alt: Text | None = None
    views: Annotated[list[View], Field(max_length=4)] = []


class Takeaway(Frozen):
    """A figure beside the chart, and the sentence that says what it means."""

    figure: Text
    text: Text


class Caution(Frozen):
    """The box that says what the figures do not: a short heading and a sentence or two."""

    title: Text
    text: Text


class Fact(Frozen):
    """A figure that stands beside the main one, and what it counts."""

    figure: Text
    text: Text


class Point(Frozen):
    """A thing with a name, and what there is to say about it; `icon`: of assets/icons, where it stands on a card."""

    title: Text
    text: Text | None = None
    icon: Id | None = None


class Names(Frozen):
    """A list: its heading, and short lines or names; `chips` sets them as chips, one beside the other."""

    title: Text | None = None
    items: Annotated[list[Text], Field(min_length=1, max_length=40)]
    chips: bool = False


Positive = Annotated[Number, Field(gt=0)]


class Guess(Frozen):
    """What makes a slide a question of the quiz: the figure to guess, and the slider to guess it with.

    figure       the indicator that is asked for
    least, most  ends of the slider, in the figure's unit and scale
    step         how far one touch of its buttons goes
    within       how far off still counts as right; a twentieth of the slider where it is not said
    slide        where the number is told at length
    """

    figure: str
    least: Number
    most: Number
    step: Positive = Decimal(1)
    within: Positive | None = None
    slide: Id

    @property
    def reach(self) -> Decimal:
        """How far off still counts as right, at least a step."""
        return self.within if self.within is not None else max((self.most - self.least) / 20, self.step)

    @property
    def middle(self) -> Decimal:
        """Where the slider stands before anybody touched it."""
        return self.nearest((self.least + self.most) / 2)

    def nearest(self, value: Decimal) -> Decimal:
        """The value of the slider nearest to another: on a step, between its ends."""
        steps = ((value - self.least) / self.step).to_integral_value()
        return max(self.least, min(self.least + steps * self.step, self.most))


class Slide(Frozen):
    """One slide. Which fields show, and where, is its layout's (model/layouts.py).

    heading  what the eyebrow says, where it is not the topic
    chart    raw fields; `kiosk.charts.kinds.fields` gives them their types
    heeds    indicators whose caution shaped these words: check asks for it where no caution box stands
    sources  who says what the words say, beside the sources of the figures
    names    proper names in which there are numbers: an address, a decree; check lets these numbers pass
    reveal   fields that come one by one, a step each; empty: all at once
    guess    makes it a question of the quiz: step 0 asks, what `reveal` names is the answer
    url      a page about it, for the QR that visitors take home
    """

    id: Id
    layout: Id
    heading: Text | None = None
    title: Text
    figure: Text | None = None
    lead: Text | None = None
    body: Text | None = None
    facts: Annotated[list[Fact], Field(max_length=4)] = []
    points: Annotated[list[Point], Field(max_length=8)] = []
    lists: Annotated[list[Names], Field(max_length=8)] = []
    image: Image | None = None
    chart: dict[str, Any] | None = None
    takeaway: Takeaway | None = None
    caution: Caution | None = None
    source_note: Text | None = None
    notes: Text | None = None
    heeds: list[Id] = []
    sources: list[Id] = []
    names: list[str] = []
    reveal: list[Field_] = []
    guess: Guess | None = None
    url: Url | None = None
    accept: Accept = {}

    @property
    def steps(self) -> int:
        """Number of the last step; 0 where everything shows at once."""
        return len(self.reveal)

    @property
    def quizzes(self) -> bool:
        """Whether it belongs to the quiz: it asks, or tells how a round went."""
        return self.guess is not None or self.layout == "score"

    def texts(self, field: str) -> list[Text]:
        """The texts of a field that is shown, in the order in which they are read; none where it is empty."""
        return list(_texts(getattr(self, field))) if field in READ else []


READ = ("heading", "title", "figure", "lead", "body", "facts", "points", "lists", "takeaway", "caution")
"""Fields of words, in the order in which a slide is read; its chart comes before takeaway and caution."""


def _texts(value: object) -> Iterator[Text]:
    if isinstance(value, dict):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Frozen):
        for _, item in value:
            yield from _texts(item)


class SlidesFile(Frozen):
    """content/slides/<topic>.yaml: a topic with its slides, or slides without a topic."""

    topic: Text | None = None
    short: Text | None = None
    icon: Id | None = None
    tile: dict[str, Any] | None = None
    accept: Accept = {}
    slides: Annotated[list[dict[str, Any]], Field(max_length=500)] = []
