"""What a talk really took, each time that it was rehearsed or given, and what its plan should say after that."""

from collections.abc import Iterable, Sequence
from math import floor
from statistics import median
from typing import Annotated

from pydantic import Field

from kiosk.model.base import Frozen

Seconds = Annotated[float, Field(ge=0, le=1e6, allow_inf_nan=False)]
GLANCE = 3.0
"""A slide that was on show for less was only leafed past."""
GRID = 5
"""A plan is written in steps of so many seconds."""


class Run(Frozen):
    """A talk from the moment its clock set out. Nothing of it says who spoke.

    begun      when, on the clock of the wall: 2026-11-22T14:30:05
    rehearsal  nobody listened
    ended      it came past its last slide
    elapsed    seconds of the talk's clock
    slides     seconds of that on each slide, also such as are not of the talk, in the order in which they came
    """

    begun: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$")]
    rehearsal: bool
    ended: bool
    elapsed: Seconds
    slides: Annotated[dict[Annotated[str, Field(max_length=80)], Seconds], Field(max_length=1000)]

    def past(self, slide: str) -> bool:
        """Whether a slide was told to its end: it did not break off there."""
        took = self.slides.get(slide, 0.0)
        return took >= GLANCE and (self.ended or slide != next(reversed(self.slides)))


def suggested(runs: Iterable[Run], slides: Sequence[str]) -> dict[str, int]:
    """Seconds for those slides of a talk that were told in a rehearsal: the median of what they took."""
    rehearsals = [run for run in runs if run.rehearsal]
    took = {slide: [run.slides[slide] for run in rehearsals if run.past(slide)] for slide in slides}
    return {slide: max(floor(median(each) / GRID + 0.5) * GRID, GRID) for slide, each in took.items() if each}
