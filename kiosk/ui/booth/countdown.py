"""A ring of cells, one of which goes out each second: how long the idle ring waits, and how long cleaning lasts.

What it shows is a function of (since, now) alone. It draws only while a cell goes out; in between it sleeps until the
next is due, and once stopped it does nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, cos, floor, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from kiosk.model.tokens import STYLES
from kiosk.ui.booth.button import write
from kiosk.ui.clock import Frames
from kiosk.ui.guard import guarded
from kiosk.ui.style import color

FADE = 0.3
MOST = 30
"""Cells at most; where there are more seconds, a cell is more than one."""
RADIUS = 206.0
CELL, CELL_SPACE, NUCLEUS = 25.0, 0.388, 0.32
"""Radius of a cell, at most this part of the way to the next; its nucleus."""
INSIDE = 2 * (RADIUS - CELL) - 40
"""Room for the seconds."""
SECONDS = replace(STYLES["xl"].scaled(7 / 6), tabular=True)


@dataclass(frozen=True, slots=True)
class Phase:
    """What the ring shows: seconds left, cells out, how far the last of them is out (1 is all), when that changes."""

    left: int
    out: int
    fade: float
    due: float


def phase(since: float, seconds: int, now: float, motion: str = "full") -> Phase:
    """The ring at `now`, begun at `since` for so many seconds."""
    gone = min(max(now - since, 0.0), float(seconds))
    each = seconds / cells(seconds)
    out = floor(gone / each + 1e-9)
    after = max(now - since, 0.0) - out * each
    fade = 1.0 if motion == "none" or out == 0 else min(max(after / FADE, 0.0), 1.0)
    due = now if fade < 1.0 else since + min(floor(gone + 1e-9) + 1, (out + 1) * each)
    return Phase(seconds - floor(gone + 1e-9), out, fade, due)


def cells(seconds: int) -> int:
    """How many cells stand for so many seconds."""
    return min(seconds, MOST)


class Countdown:
    """The ring on a widget, which calls `paint` in its paint event; `changed` with the seconds left, as they change."""

    def __init__(
        self, widget: QWidget, now: Callable[[], float], changed: Callable[[int], None] = lambda left: None
    ) -> None:
        self._widget, self._now, self._changed = widget, now, changed
        self._since: float | None = None
        self._seconds, self._motion, self._theme = 20, "full", "dark"
        self._middle, self._origin, self._scale = QPointF(), QPointF(), 1.0
        self._shown: Phase | None = None
        self.frames = Frames(self.draw, now, widget)
        self.sleep = QTimer(widget, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self.sleep.timeout.connect(self.wake)

    def begin(self, since: float, seconds: int, motion: str, theme: str) -> None:
        """Count from now on, or go on counting."""
        self._since, self._seconds, self._motion, self._theme = since, seconds, motion, theme

    def place(self, middle: QPointF, origin: QPointF, scale: float) -> None:
        """Its centre in stage units of a stage that begins at `origin` (pixels of the widget)."""
        self._middle, self._origin, self._scale = middle, origin, scale

    def stop(self) -> None:
        """Nothing runs from now on."""
        self._since = None
        self.pause()

    def pause(self) -> None:
        """Nothing runs while nobody sees it; `wake` goes on."""
        self.sleep.stop()  # the frames end by themselves
        self._shown = None

    @property
    def now(self) -> Phase | None:
        """What it shows; None while it counts nothing."""
        return None if self._since is None else phase(self._since, self._seconds, self._now(), self._motion)

    @guarded
    def wake(self) -> None:
        """Draw what is due, and frames after it while a cell goes out; then sleep."""
        if self.draw(self._now()):
            self.sleep.stop()
            self.frames.start()

    @guarded
    def draw(self, now: float) -> bool:
        """A frame; True while the next one is needed at once."""
        if self._since is None or not self._widget.isVisible():
            return False
        new, old = phase(self._since, self._seconds, now, self._motion), self._shown
        if old != new:
            whole = old is None or (old.left, old.out) != (new.left, new.out)
            area = self._round(self._middle, RADIUS + 2 * CELL) if whole else self._round(*self._cell(new.out - 1))
            self._widget.update(area.toAlignedRect())
            self._shown = new
            if old is None or old.left != new.left:
                self._changed(new.left)
        if new.fade < 1.0:
            return True
        if new.left > 0:
            self.sleep.start(max(1, ceil((new.due - now) * 1000 - 1e-6)))
        return False

    def paint(self, painter: QPainter, grow: float, drop: float) -> None:
        """Cells and seconds, in stage units; the number's baseline lies `drop` under the middle."""
        now = self.now
        if now is None:
            return
        for index in range(cells(self._seconds)):
            out = 0.0 if index >= now.out else now.fade if index == now.out - 1 else 1.0
            self._paint_cell(painter, *self._cell(index), out)
        at = self._middle + QPointF(0, drop)
        write(painter, str(now.left), SECONDS.grown(grow), self._theme, "ink", at, INSIDE)

    def _paint_cell(self, painter: QPainter, middle: QPointF, radius: float, out: float) -> None:
        """A cell on its way out: the unlit one shines through more and more."""
        if out > 0.0:
            painter.setPen(QPen(color(self._theme, "ring"), 2.4))
            painter.setBrush(color(self._theme, "cellbg"))
            painter.drawEllipse(middle, radius - 1.2, radius - 1.2)
        if out < 1.0:
            eased = out * out * (3 - 2 * out)
            painter.setOpacity(1.0 - eased)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(self._theme, "acc"))
            painter.drawEllipse(middle, radius, radius)
            painter.setBrush(color(self._theme, "nuc"))
            painter.drawEllipse(middle, radius * NUCLEUS, radius * NUCLEUS)
            painter.setOpacity(1.0)

    def _cell(self, index: int) -> tuple[QPointF, float]:
        """Centre and radius of a cell, clockwise from just after 12 o'clock, in stage units."""
        count = cells(self._seconds)
        angle = 2 * pi * (index + 0.5) / count
        chord = 2 * RADIUS * sin(pi / count)
        return self._middle + RADIUS * QPointF(sin(angle), -cos(angle)), min(CELL, CELL_SPACE * chord)

    def _round(self, middle: QPointF, radius: float) -> QRectF:
        """What a circle covers, in pixels."""
        side = 2 * radius * self._scale + 4
        centre = self._origin + middle * self._scale
        return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
