"""A slide on the speaker's overview: its picture, and by form as well as in words what the talk makes of it.

On show: a thick frame and a capsule. Seen: a tick. Optional: a dashed frame, and the word. Passed over, since the talk
is late: dimmed, and said so. Selected: the outline that focus has everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kiosk.charts.marks import Box
from kiosk.charts.text import block
from kiosk.compose.overview import TICK
from kiosk.compose.wall import CAPTION, UNDER, Spot
from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES, Style
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.stage.thumbs import corner
from kiosk.ui.style import QtMeasure, color, veil
from kiosk.ui.talk.pane import THEME, clock_time, elided
from kiosk.ui.talk.sheet import write
from kiosk.words.messages import tr

NOW = N_("Now")
OPTIONAL, KEPT = N_("optional"), N_("kept")
PASSED = N_("skipped: late")
NUMBER = STYLES["s"].scaled(0.5)
NAME, SMALL, STRONG = (STYLES[name].scaled(0.75) for name in ("source", "source", "source-strong"))
OUTLINE, AROUND = 4.0, 5.0
"""Of what is selected: how thick, and how far off."""

_measure = QtMeasure()


@dataclass(frozen=True)
class Standing:
    """How the talk stands: the slide on show, those seen, passed over and kept, and the seconds that each took."""

    here: str
    seen: frozenset[str]
    passed: frozenset[str]
    kept: frozenset[str]
    spent: Mapping[str, float]


def draw(painter: QPainter, spot: Spot, standing: Standing, language: str, *, pictured: bool, selected: bool) -> None:
    """All but the picture, in units; a bare card where that has not come yet: the title stands below it anyway."""
    entry, box = spot.entry, QRectF(*spot.picture)
    radius = corner(box.width(), box.height())
    if not pictured:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(THEME, "raised"))
        painter.drawRoundedRect(box, radius, radius)
    if entry.slide in standing.passed:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil(THEME, "ground", 0.72))
        painter.drawRoundedRect(box, radius, radius)
        _capsule(painter, tr(language, PASSED), "raised2", "ink", box.center())
    if entry.slide == standing.here:
        _frame(painter, box, radius, QPen(color(THEME, "acc"), 5))
    elif entry.optional:
        pen = QPen(color(THEME, "touch"), 2.5)
        pen.setDashPattern([4, 3])
        _frame(painter, box, radius, pen)
    else:
        _frame(painter, box, radius, QPen(color(THEME, "ring"), 1.5))
    if selected:
        around = box.adjusted(-AROUND, -AROUND, AROUND, AROUND)
        _frame(painter, around, radius + AROUND, QPen(color(THEME, "touch"), OUTLINE), inside=False)
    if entry.slide == standing.here:
        _capsule(painter, tr(language, NOW), "acc", "onacc", QPointF(box.center().x(), box.bottom() - 2))
    elif entry.slide in standing.seen:
        tick(painter, box.topRight() + QPointF(-4, 4))
    y = box.bottom() + UNDER
    if entry.number is not None:
        _caption(painter, spot, standing, language, y)
        y += CAPTION
    _title(painter, entry.title, Box(spot.box.x, y, spot.box.w, 0), selected)


def tick(painter: QPainter, centre: QPointF) -> None:
    """The disc that says: seen."""
    radius = TICK * 0.8
    painter.setPen(QPen(color(THEME, "ring"), 1.5))
    painter.setBrush(color(THEME, "raised2"))
    painter.drawEllipse(centre, radius, radius)
    draw_icon(painter, "check", QRectF(centre.x() - 8, centre.y() - 8, 16, 16), THEME, "ink", 2.5)


def _frame(painter: QPainter, box: QRectF, radius: float, pen: QPen, inside: bool = True) -> None:
    half = pen.widthF() / 2 if inside else 0.0
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), max(radius - half, 1), max(radius - half, 1))


def _capsule(painter: QPainter, said: str, fill: str, token: str, centre: QPointF) -> None:
    wide, high = _measure.advance(said, STRONG) + 24, 26.0
    painter.setPen(QPen(color(THEME, "ground"), 2))
    painter.setBrush(color(THEME, fill))
    painter.drawRoundedRect(QRectF(centre.x() - wide / 2, centre.y() - high / 2, wide, high), high / 2, high / 2)
    write(painter, said, STRONG, token, centre + QPointF(12 - wide / 2, STRONG.size * 0.34))


def _caption(painter: QPainter, spot: Spot, standing: Standing, language: str, y: float) -> None:
    """Number; optional or kept; the time it took, and that of the plan."""
    entry, base = spot.entry, y + 17
    x = write(painter, str(entry.number), NUMBER, "ink", QPointF(spot.box.x, base))
    if entry.optional:
        said = tr(language, KEPT if entry.slide in standing.kept else OPTIONAL)
        write(painter, said, SMALL, "touch", QPointF(x + 8, base))
    plan = clock_time(entry.seconds or 0)
    took = standing.spent.get(entry.slide)
    x = spot.box.right - _measure.advance(plan, SMALL)
    write(painter, plan, SMALL, "quiet", QPointF(x, base))
    if took is not None:
        said = clock_time(took)
        x -= _measure.advance(" / ", SMALL)
        write(painter, " / ", SMALL, "quiet", QPointF(x, base))
        late = entry.seconds is not None and took > entry.seconds
        x -= _measure.advance(said, STRONG)
        write(painter, said, STRONG, "touch" if late else "ink", QPointF(x, base))


def _title(painter: QPainter, title: str, room: Box, selected: bool) -> None:
    """Two lines; what they do not hold ends in an ellipsis."""
    y = room.y
    for text in lines(title, NAME, room.w, 2):
        y += NAME.line * 0.95
        write(painter, text, NAME, "ink" if selected else "quiet", QPointF(room.x, y - 5))


def lines(text: str, style: Style, width: float, most: int) -> list[str]:
    """A text on so many lines at most, of about the same length; as many of its words as they hold."""
    said = elided(text, style, width, _measure, most)
    return [span.text for span in block("", ((said, style, ""),), 0, 0, width, _measure, balance=True).spans]
