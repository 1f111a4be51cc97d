"""The minutes of a talk as a row of cells: one is one minute (several, where the talk is long), and fills as it passes.

The line in the colour of what is touched is the plan: there the slide on show begins, and as far as its foot reaches it
lasts. Past the end of its minutes the row goes on in that colour.
"""

from collections.abc import Iterator
from math import ceil, sqrt

from kiosk.charts.marks import Box, Disc, Mark, Rule
from kiosk.charts.measure import Measure
from kiosk.charts.text import line
from kiosk.model.state import pace
from kiosk.model.state.session import Session
from kiosk.ui.talk.pane import SMALL, fitted
from kiosk.words.messages import NN_, ntr

MOST = 40
"""Cells in the row at most."""
EACH = (1, 2, 5, 10, 15, 30, 60)
"""Minutes that a cell may be."""
RADIUS, PITCH = 13.0, 31.0
NUCLEUS = 0.36
CELL = NN_("1 cell = %(n)s minute · line: the plan", "1 cell = %(n)s minutes · line: the plan")


def each_cell(minutes: float) -> int:
    """Minutes that a cell stands for, in a row for so many."""
    return next((each for each in EACH if minutes / each <= MOST), EACH[-1])


def cells(
    session: Session, plan: tuple[int, int] | None, now: float, room: Box, measure: Measure, language: str
) -> Iterator[Mark]:
    """The row: `room.y` its middle, `room.h` the baseline of the caption; `plan`: when the slide on show is due."""
    total, gone = float(session.talk.minutes), pace.elapsed(session, now) / 60
    each = each_cell(max(total, ceil(gone)))
    count = min(ceil(max(total, ceil(gone)) / each), MOST)
    pitch = min(PITCH, room.w / count)
    r, middle = min(RADIUS, pitch * 0.42), room.y

    def at(minutes: float) -> float:
        return room.x + min(max(minutes / each, 0.0), count) * pitch

    for n in range(count):
        x, over = room.x + (n + 0.5) * pitch, n * each >= total
        full = min(max(gone / each - n, 0.0), 1.0)
        fill, nucleus = ("touch", "ontouch") if over else ("acc", "nuc")
        if full < 1.0:
            yield Disc(f"cell.{n}", x, middle, r - 1, "cellbg", "touch" if over else "ring", 2)
        if full > 0.0:
            grown = r * sqrt(full)
            yield Disc(f"cell.{n}.full", x, middle, grown, fill)
            yield Disc(f"cell.{n}.nucleus", x, middle, grown * NUCLEUS, nucleus)
    if plan is not None:
        begin, end = at(plan[0] / 60), at(plan[1] / 60)
        foot = middle + r + 9
        yield Rule("plan.foot", (begin, foot), (max(end, begin + 4), foot), "touch", 4)
        yield Rule("plan", (begin, middle - r - 9), (begin, foot), "touch", 4)
    if gone > total:
        yield Rule("end", (at(total), middle - r - 6), (at(total), middle + r + 6), "ink", 3)
    said = ntr(language, *CELL, each)
    yield line("cells.is", said, fitted(said, SMALL, room.w, measure), "quiet", room.x, room.h, measure)
