"""What was opened at a booth on a day, as the staff panel shows it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Openings:
    """day      2026-05-12
    visits   how many there were
    slides   how often each slide was opened; "" stands for those that are not told apart any more
    """

    day: str
    visits: int
    slides: Mapping[str, int]

    @property
    def opened(self) -> int:
        """How often slides were opened."""
        return sum(self.slides.values())
