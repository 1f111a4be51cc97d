"""What is under way, as its page shows it: which stage, how far it is, and a row of cells that fill up.

The thread that installs writes down how far it is, and reads whether it is to stop; the page looks now and then. What
cannot be told in parts (going back takes a second) is a single cell that goes round.
"""

from collections.abc import Sequence
from decimal import Decimal
from math import floor

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from kiosk.charts.marks import Label
from kiosk.charts.text import block
from kiosk.model.pack import STAGES, Progress, Stage
from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES
from kiosk.ui.staff.page import MEASURE, Told
from kiosk.ui.style import color
from kiosk.words.messages import tr
from kiosk.words.numbers import number

CELLS, ROUND, RADIUS, APART = 20, 9, 15.0, 44.0
"""Cells of a row that fills up, and of one that a lit cell goes round; the most of their radius, and how far apart."""
BEAT = 0.5
"""Seconds from one look to the next, and that a cell is lit which goes round."""
ROW = "beat"
"""The key of the row."""
UNDER_WAY, STOPPING = N_("Under way; meanwhile the booth goes on."), N_("Stopping …")
STEP = N_("Step %(step)s of %(steps)s")
STAGE_SAYS: dict[Stage, tuple[str, str]] = {
    "copy": (N_("The pack is being copied: %(done)s of %(total)s MB"), N_("Leave the stick in.")),
    "write": (N_("Its files are being written: %(done)s of %(total)s"), N_("The stick may be taken out.")),
    "draw": (N_("Its slides are being tried: %(done)s of %(total)s"), N_("The stick may be taken out.")),
}
"""What is done, and what that means for the stick."""
MEGA = 1_000_000


class Going:
    """An installation under way, for the thread that does it and the page that shows it: nothing of Qt's."""

    def __init__(self) -> None:
        self.at: Progress | None = None
        self.stopped = False

    def went(self, at: Progress) -> bool:
        """It is so far; whether it is to go on."""
        self.at = at
        return not self.stopped


def told(page: Told, going: Going | None, width: float) -> list[Label]:
    """What stands on the card."""
    row = block(ROW, ((" ", STYLES["s"], "ink"),), 0.0, 0.0, width, MEASURE)
    at = going.at if going is not None else None
    if going is not None and going.stopped:
        return [page.both(STOPPING, "body", width), row]
    if at is None:
        return [page.both(UNDER_WAY, "body", width), row]
    doing, stick = STAGE_SAYS[at.stage]
    unit = MEGA if at.stage == "copy" else 1
    counts = at.done // unit, -(-at.total // unit)
    said = []
    for language in page.languages:
        done, total = (number(Decimal(count), language) for count in counts)
        said.append(tr(language, doing, done=done, total=total).replace(f"{done} ", f"{done}\u00a0"))
    return [
        page.head(STEP, width, step=STAGES.index(at.stage) + 1, steps=len(STAGES)),
        page.lines(said, "body", width), row,
        page.both(stick, "tile-quiet", width), page.both(UNDER_WAY, "tile-quiet", width),
    ]  # fmt: skip


def paint_row(painter: QPainter, wide: float, middle: float, going: Going | None, now: float, theme: str) -> None:
    """The row of cells, so wide, its middle at this height."""
    at = going.at if going is not None and not going.stopped else None
    count = CELLS if at is not None else ROUND
    apart = min(APART, wide / count)
    full = at.done / max(at.total, 1) * count if at is not None else 0.0
    lit = int(now / BEAT) % count
    painter.setPen(Qt.PenStyle.NoPen)
    for n, grown in enumerate(_grown(count, full) if at is not None else [float(n == lit) for n in range(count)]):
        radius = min(RADIUS, apart * 0.4)
        at_cell = QPointF(radius + n * apart, middle)
        painter.setBrush(color(theme, "line"))
        painter.drawEllipse(at_cell, radius, radius)
        if grown:
            painter.setBrush(color(theme, "acc"))
            painter.drawEllipse(at_cell, radius * max(grown, 0.36), radius * max(grown, 0.36))
            painter.setBrush(color(theme, "nuc"))
            painter.drawEllipse(at_cell, radius * 0.34 * grown, radius * 0.34 * grown)


def _grown(count: int, full: float) -> Sequence[float]:
    """How much of each cell is grown: the one where it stands grows from its nucleus."""
    here = floor(full)
    return [1.0 if n < here else full - here if n == here else 0.0 for n in range(count)]
