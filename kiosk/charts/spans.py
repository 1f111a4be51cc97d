"""From where to where a scale of positions reaches: lines and slopes may start above zero, lengths may not."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kiosk.charts.kind import said
from kiosk.charts.scales import domain, ticks
from kiosk.model.indicator import Figure

CAPS = 0.72
"""Height of figures, in sizes of their type."""
SPAN, FAR = 0.25, 2.5
"""Least part of the largest value that is spanned without ticks; how many times the lowest value the highest is where
ticks begin at zero, which costs little room then."""


def nice(low: float, high: float, most: int) -> tuple[float, float, tuple[Decimal, ...]]:
    """Nice ends and the ticks between them; zero is one where it costs little height."""
    ends = domain((low, high), most, zero=low >= 0 and high >= low * FAR)
    while (wider := domain(ends, most, zero=False)) != ends:  # wider ends may ask for larger steps
        ends = wider
    return (*ends, ticks(*ends, most))


def spanned(low: float, high: float) -> tuple[float, float]:
    """The ends themselves, or further apart where the change is small."""
    missing = max(SPAN * max(abs(low), abs(high)) - (high - low), 0.0) or float(low == high)
    return low - missing / 2, high + missing / 2


def ticked(figure: Figure, steps: Sequence[Decimal], language: str) -> list[str]:
    """Ticks in words, as values of the same kind."""
    return [said(replace(figure, value=step, qualifier=None), language, "short") for step in steps]
