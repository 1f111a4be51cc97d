"""How wide a text is: the one thing that pure layout asks of the outside."""

from typing import Protocol

from kiosk.model.tokens import Style


class Measure(Protocol):
    """Metrics of the real fonts (Qt's in `ui`, a fixed advance in tests); all lengths in stage units."""

    def advance(self, text: str, style: Style) -> float:
        """Width of one line of text."""

    def ascent(self, style: Style) -> float:
        """Height above the baseline."""

    def descent(self, style: Style) -> float:
        """Depth below the baseline."""

    def missing(self, text: str, style: Style) -> str:
        """The characters that the font cannot draw; empty if it can draw all."""


class FixedMeasure:
    """Every character is 0.52 em wide: layout without fonts, for tests and for `check` without Qt."""

    def advance(self, text: str, style: Style) -> float:
        """0.52 em a character, tracking included."""
        return len(text) * style.size * (0.52 + style.tracking / 100)

    def ascent(self, style: Style) -> float:
        """0.95 em, about Source Sans'."""
        return style.size * 0.95

    def descent(self, style: Style) -> float:
        """0.3 em."""
        return style.size * 0.3

    def missing(self, text: str, style: Style) -> str:
        """Nothing is ever missing."""
        return ""
