"""A slide as staff write it (content/slides/*.yaml)."""

from typing import Annotated, Any, Literal

from pydantic import Field

from kiosk.model.base import Frozen, Id, Text

Field_ = Literal["title", "figure", "lead", "body", "chart", "takeaway", "caution"]


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


class Slide(Frozen):
    """One slide. Which fields show, and where, is its layout's (model/layouts.py).

    chart    raw fields; `kiosk.charts.kinds.fields` gives them their types
    heeds    indicators whose caution shaped these words: check asks for it where no caution box stands
    reveal   fields that come one by one, a step each; empty: all at once
    """

    id: Id
    layout: Id
    title: Text
    figure: Text | None = None
    lead: Text | None = None
    body: Text | None = None
    chart: dict[str, Any] | None = None
    takeaway: Takeaway | None = None
    caution: Caution | None = None
    source_note: Text | None = None
    notes: Text | None = None
    heeds: list[Id] = []
    reveal: list[Field_] = []

    @property
    def steps(self) -> int:
        """Number of the last step; 0 where everything shows at once."""
        return len(self.reveal)


class SlidesFile(Frozen):
    """content/slides/<topic>.yaml: a topic with its slides, or slides without a topic."""

    topic: Text | None = None
    short: Text | None = None
    icon: Id | None = None
    tile: dict[str, Any] | None = None
    slides: Annotated[list[dict[str, Any]], Field(max_length=500)] = []
