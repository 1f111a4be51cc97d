"""What a chart kind may know of where it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from kiosk.charts.marks import Box
from kiosk.charts.measure import Measure
from kiosk.model.deck import Deck
from kiosk.model.tokens import STYLES, Style

T = TypeVar("T")


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
    memo: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What does not depend on the values in flight, worked out for the first frame and kept for the rest."""
        if key not in self.memo:
            self.memo[key] = make()
        return cast(T, self.memo[key])

    def style(self, name: str) -> Style:
        """A style at the visitor's text size."""
        return STYLES[name].grown(self.grow)
