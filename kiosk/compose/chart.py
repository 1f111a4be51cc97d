"""A slide's chart with all that belongs to it: its marks in motion, what is read lifted, the card, the tools."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from kiosk.charts import kinds
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Kind, Reading, text_of
from kiosk.charts.lift import lift
from kiosk.charts.marks import Box, Mark, Panel, Target
from kiosk.compose import readout
from kiosk.compose.blocks import Canvas
from kiosk.compose.page import Choice
from kiosk.compose.tools import GAP, HEIGHT, Tools
from kiosk.model.deck import Deck
from kiosk.model.state import SelectMark

PLAYABLE = 3
"""Points that a series must have to be played through: two are no movement."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """A chart in one of its views, on one canvas.

    covers  whether its card lies on the source line, and then says itself what a cell counts
    """

    canvas: Canvas
    kind: Kind
    fields: ChartFields
    view: str | None
    covers: bool = True
    _readings: dict[tuple[str, int | None], Mapping[str, Reading]] = field(default_factory=dict)
    _heights: dict[float, float] = field(default_factory=dict)

    @cached_property
    def times(self) -> tuple[int, ...]:
        """Years that it can play through; none where they are too few."""
        times = self.fields.times(self.canvas.deck)
        return times if len(times) >= PLAYABLE else ()

    def year(self, time: int | None) -> int | None:
        """The year that is shown for one that was chosen: data may have lost it since."""
        if time is None or not self.times:
            return None
        return max((each for each in self.times if each <= time), default=self.times[0])

    @cached_property
    def tools(self) -> Tools:
        """What a finger finds beside it."""
        look, slide = self.canvas.look, self.canvas.slide
        readings = self.readings(None) if self.fields.card else {}
        return Tools(
            slide=slide.id,
            language=look.language,
            portrait=look.portrait,
            measure=self.canvas.measure,
            grow=look.grow,
            views=tuple((view.id, text_of(view.name, look.language)) for view in self.fields.views),
            view=self.view,
            times=self.times,
            names=tuple((key, reading.name) for key, reading in readings.items()),
        )

    def readings(self, time: int | None, language: str = "") -> Mapping[str, Reading]:
        """What its marks say."""
        asked = (language or self.canvas.look.language, time)
        if asked not in self._readings:
            self._readings[asked] = self.kind.readings(self.fields, self.canvas.deck, *asked)
        return self._readings[asked]

    def values(self, time: int | None = None) -> dict[str, float]:
        """Data by key."""
        return self.kind.values(self.fields, self.canvas.deck, time)

    def said(self, reading: Reading, language: str = "") -> readout.Said:
        """What a mark says."""
        deck, spoken = self.canvas.deck, language or self.canvas.look.language
        unit = self.kind.unit(self.fields, deck, spoken) if self.covers else ""
        return readout.words(reading, deck, spoken, unit)

    def card(self, told: readout.Said, box: Box, language: str = "") -> list[Mark]:
        """The card, at the bottom of `box`."""
        canvas = self.canvas
        spoken = language or canvas.look.language
        return readout.card(canvas.slide.id, told, box, canvas.measure, canvas.look.grow, spoken)

    def card_room(self, box: Box, tools: Box | None) -> Box | None:
        """Room that the highest card needs, above the tools: in all languages, so that another one moves no mark.

        None where nothing is read; a chart that opens no card is read in a room of no height.
        """
        if box.w not in self._heights:
            cards = [
                self.card(self.said(reading, code), box, code)[0]
                for code in self.canvas.deck.languages
                for reading in self.readings(None, code).values()
                if self.fields.card
            ]
            self._heights[box.w] = max((panel.box.h for panel in cards if isinstance(panel, Panel)), default=0.0)
        height = self._heights[box.w]
        bottom = tools.y - GAP if tools else box.bottom
        return Box(box.x, bottom - height, box.w, height) if height or not self.fields.card else None


@dataclass(frozen=True, eq=False)
class Placed:
    """A chart where it stands: its frame, the rows of its tools, the room of its card (none: it is not read),
    and what stands there as long as no card does.
    """

    drawn: Drawn
    frame: Frame
    rows: tuple[tuple[str, Box], ...]
    card: Box | None
    under: tuple[Mark, ...] = ()

    def marks(self, values: Mapping[str, float], progress: float, choice: Choice) -> tuple[Mark, ...]:
        """Everything, for values in flight."""
        choice = replace(choice, time=self.drawn.year(choice.time))
        drawn, keys = self.drawn, self.keys(choice.time)
        selection = choice.selection if choice.selection in keys else None
        frame = replace(self.frame, selection=selection, time=choice.time)
        marks = tuple(
            Target(mark.key, mark.polygon, mark.name, SelectMark(drawn.canvas.slide.id, mark.key))
            if isinstance(mark, Target) and mark.key in keys
            else mark
            for mark in drawn.kind.marks(drawn.fields, values, progress, frame)
        )
        if selection is not None:
            marks = lift(marks, keys, selection, self._against(choice))
        for name, box in self.rows:
            marks += tuple(drawn.tools.row(name, box, choice))
        return marks + (self.says(choice) or self.under)

    def says(self, choice: Choice) -> tuple[Mark, ...]:
        """The card of the mark that is read; nothing where none is."""
        reading = self.drawn.readings(self.drawn.year(choice.time)).get(choice.selection or "")
        if reading is None or self.card is None or not self.drawn.fields.card:
            return ()
        return tuple(self.drawn.card(self.drawn.said(reading), self.card))

    def _against(self, choice: Choice) -> str | None:
        """The datum that the one on the card is read against, where the chart shows it."""
        readings = self.drawn.readings(choice.time)
        read = readings.get(choice.selection or "")
        other = read.against if read else None
        return next((key for key, each in readings.items() if other and each.figure.ref == other.ref), None)

    def keys(self, time: int | None = None) -> tuple[str, ...]:
        """The data that can be read."""
        return tuple(self.drawn.readings(time)) if self.card else ()

    def read(self, choice: Choice) -> str:
        """The card read aloud."""
        reading = self.drawn.readings(self.drawn.year(choice.time)).get(choice.selection or "")
        return self.drawn.said(reading).aloud() if reading and self.card else ""


def data(deck: Deck, slide: str, view: str | None, time: int | None) -> Mapping[str, float]:
    """The values of a slide's chart in a view and a year; nothing where there is no such slide, or it has no chart."""
    raw = deck.slides[slide].chart if slide in deck.slides else None
    if not raw:
        return {}
    kind, fields = kinds.chart(raw, view)
    return kind.values(fields, deck, time)


def drawn(canvas: Canvas, view: str | None) -> Drawn | None:
    """The slide's chart; None where it has none. A view that it has not is the first."""
    raw = canvas.slide.chart
    if not raw:
        return None
    ways = kinds.alternatives(raw)
    chosen = view if view in ways else next(iter(ways))
    return Drawn(canvas, *kinds.chart(raw, view), chosen, covers=not canvas.look.portrait)


def place(chart: Drawn, box: Box, tools: Box | None, card: Box | None, *, beside: bool = False) -> Placed:
    """Share out a slide's room: views stand over the chart and years under it, on totems all stand in `tools`.

    `beside`: the card may lie on the foot of the chart; else the chart ends above it.
    """
    look = chart.canvas.look
    rows: list[tuple[str, Box]] = []
    height = HEIGHT[look.portrait]
    if card and not beside and min(box.right, card.right) > max(box.x, card.x):  # no card lies on what it speaks of
        box = box.inset(bottom=max(box.bottom - card.y + 14, 0.0))
    if tools:
        for n, name in enumerate(chart.tools.rows):
            rows.append((name, Box(tools.x, tools.y + n * (height + GAP), tools.w, height)))
    else:
        for name in chart.tools.rows:
            if name == "marks" and card is None:
                continue  # nothing is read here
            if name == "views":
                rows.append((name, Box(box.x, box.y, box.w, height)))
                box = box.inset(top=height + 24)
            else:
                rows.append((name, Box(box.x, box.bottom - height, box.w, height)))
                box = box.inset(bottom=height + 24)
    frame = Frame(box, look.language, chart.canvas.deck, chart.canvas.measure, look.grow, look.portrait)
    return Placed(chart, frame, tuple(rows), card)
