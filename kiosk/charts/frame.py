"""What a chart kind may know of where it is drawn."""

from dataclasses import dataclass

from kiosk.charts.marks import Box
from kiosk.charts.measure import Measure
from kiosk.model.deck import Deck
from kiosk.model.tokens import STYLES, Style


@dataclass(frozen=True)
class Frame:
    """Box in stage units, language, deck (figures and names), measures.

    grow       the visitor's text size
    selection  key of the mark that is touched: a kind may set it off beyond what all have (charts/lift.py)
    time       the year on show, where the chart plays through time; None is all of it, or the last
    """

    box: Box
    language: str
    deck: Deck
    measure: Measure
    grow: float = 1.0
    portrait: bool = False
    selection: str | None = None
    time: int | None = None

    def style(self, name: str) -> Style:
        """A style at the visitor's text size."""
        return STYLES[name].grown(self.grow)
