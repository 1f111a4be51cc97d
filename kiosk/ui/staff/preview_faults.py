"""The strip at the foot of the preview: what is wrong, the gravest first, of each level the slide on show first.

A click copies `path:line`, which text editors take ("go to"), and says so; F8 does it for one after the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box
from kiosk.charts.text import wrap
from kiosk.model.problem import N_, Problem
from kiosk.model.tokens import STYLES
from kiosk.ui.guard import guarded
from kiosk.ui.staff.preview_layout import SIDE
from kiosk.ui.staff.preview_scroll import slider
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import QtMeasure, color
from kiosk.ui.talk.pane import THEME, elided, pixels
from kiosk.ui.talk.sheet import write
from kiosk.words.messages import NN_, ntr, say, tr

COUNTS = {
    "error": NN_("%(n)s error", "%(n)s errors"),
    "warning": NN_("%(n)s warning", "%(n)s warnings"),
    "advice": NN_("%(n)s piece of advice", "%(n)s pieces of advice"),
}
SOUND, LOOKING = N_("All is well"), N_("Checking …")
COPIED = N_("Copied: %(place)s")
HOW = N_("A click copies file and line, F8 goes to the next problem")
HEAD, LINE, PAD = 40.0, 23.0, 7.0
"""Heights: the line that counts, a line of a fault, and air above and below it."""
MOST = 4 * (LINE + PAD)
"""Of the faults that are seen at once, each whole; the rest is scrolled to."""
TEXT = SIDE + 34.0
SAID_MS = 4000
PLACE, WORDS = STYLES["source-strong"].scaled(0.78), STYLES["source"].scaled(0.78)
STRONG, SMALL = STYLES["source-strong"].scaled(0.86), STYLES["source"].scaled(0.78)
ROOM, LISTED = 16, 200
"""Faults that are measured to find out how high the strip becomes (more do not fit anyway), and that are listed."""
_measure = QtMeasure()


@dataclass(frozen=True, slots=True)
class Row:
    """A fault as it is written: its place, and the lines of what is said."""

    problem: Problem
    place: str
    lines: tuple[str, ...]
    y: float

    @property
    def high(self) -> float:
        """With the air around it."""
        return LINE * len(self.lines) + PAD


class Faults(QWidget):
    """The strip. `chosen`: a fault was clicked, and its place is on the clipboard."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, language: str) -> None:
        super().__init__(parent)
        self._language, self._unit, self._box = language, 1.0, Box(0, 0, 0, 0)
        self._problems: Sequence[Problem] = ()
        self._counts, self._rows = "", list[Row]()
        self._scroll, self._said = 0.0, ""
        self._over: Problem | None = None
        self._silent = QTimer(self, singleShot=True, interval=SAID_MS)
        self._silent.timeout.connect(self._hush)
        self.complete = False
        self.setMouseTracking(True)

    def tell(self, problems: Sequence[Problem], complete: bool) -> None:
        """What is wrong; `complete`: every rule was asked."""
        top = self._rows[0].problem if self._rows else None
        self._problems, self.complete = tuple(problems), complete
        self._lay()
        if self._rows and self._rows[0].problem != top:
            self._scroll = 0.0
        self._scroll_to(self._scroll)

    def needs(self, wide: float) -> float:
        """Units that it takes in a window so wide."""
        ends = [row.y + row.high for row in self._rowed(self._problems[:ROOM], wide)]
        return HEAD + max((end + PAD for end in ends if end <= MOST), default=0.0)

    def lie(self, box: Box, unit: float) -> None:
        """Take this place of the window."""
        self._box, self._unit = box, unit
        self.setGeometry(pixels(box, unit))
        self._lay()

    @property
    def words(self) -> str:
        """All that is written in it, whether in sight or not."""
        return "\n".join((self._said or self._counts, *(f"{row.place} {' '.join(row.lines)}" for row in self._rows)))

    def copy(self, problem: Problem) -> None:
        """Put the place of a fault on the clipboard, and say so."""
        place = f"{problem.path}:{problem.line}"
        QGuiApplication.clipboard().setText(place)
        self._said = tr(self._language, COPIED, place=place)
        self._silent.start()
        self._over = problem
        self.update()
        self.chosen.emit(problem)

    # -- what it says

    def _lay(self) -> None:
        levels = [one.level for one in self._problems]
        said = [ntr(self._language, *pair, levels.count(level)) for level, pair in COUNTS.items() if level in levels]
        self._counts = " · ".join(said) or tr(self._language, SOUND if self.complete else LOOKING)
        self._rows = list(self._rowed(self._problems[:LISTED], self._box.w))
        self.setAccessibleName(self._counts)
        self.setAccessibleDescription("\n".join(f"{row.place} {' '.join(row.lines)}" for row in self._rows[:ROOM]))
        self.update()

    def _rowed(self, problems: Sequence[Problem], wide: float) -> Iterator[Row]:
        y = 0.0
        for problem in problems:
            place = f"{problem.path}:{problem.line}:{problem.column}"
            hint = f" ({say(problem.hint, self._language)})" if problem.hint else ""
            first = _measure.advance(f"{place}  ", PLACE)
            cell = f"{problem.cell}: " if problem.cell else ""
            said = cell + say(problem.message, self._language) + hint
            room = max(wide - TEXT - SIDE - first, 120.0)
            lines = [" ".join(word[0][0] for word in line) for line in wrap(((said, WORDS, ""),), room, _measure)]
            if len(lines) > 2:
                lines = [lines[0], elided(" ".join(lines[1:]), WORDS, room, _measure)]
            row = Row(problem, place, tuple(lines), y)
            y += row.high
            yield row

    @guarded
    def _hush(self) -> None:
        self._said = ""
        self.update()

    # -- hands

    @property
    def _sight(self) -> float:
        return max(self._box.h - HEAD - PAD, 0.0)

    @property
    def _whole(self) -> float:
        return self._rows[-1].y + self._rows[-1].high if self._rows else 0.0

    @property
    def _top(self) -> float:
        """Where the row begins that is seen first."""
        return next((row.y for row in reversed(self._rows) if row.y <= self._scroll + 0.5), 0.0)

    @property
    def _seen(self) -> list[Row]:
        """The rows in sight: none is cut."""
        top = self._top
        return [row for row in self._rows if row.y >= top and row.y + row.high <= top + self._sight + 0.5]

    def _scroll_to(self, y: float) -> None:
        last = next((row.y for row in self._rows if self._whole - row.y <= self._sight + 0.5), 0.0)
        self._scroll = min(max(y, 0.0), last)
        self.update()

    def _at(self, y: float) -> Problem | None:
        down = y / self._unit - HEAD + self._top
        return next((row.problem for row in self._seen if row.y <= down < row.y + row.high), None)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The faults go up and down."""
        self._scroll_to(self._scroll - (event.pixelDelta().y() / self._unit or event.angleDelta().y() / 120 * 3 * LINE))

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What a click would copy is lit."""
        over = self._at(event.position().y())
        if over is not self._over:
            self._over = over
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            self.update()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click copies."""
        problem = self._at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and problem is not None:
            self.copy(problem)

    # -- what it looks like

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """How many, then one below the other."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(THEME, "raised"))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self._unit, self._unit)
        wide = self._box.w
        grave = any(one.level == "error" for one in self._problems)
        icon = "alert-triangle" if self._problems else "check" if self.complete else "refresh"
        draw_icon(painter, icon, QRectF(SIDE, 9, 22, 22), THEME, "touch" if grave else "quiet", 2.0)
        write(painter, self._counts, STRONG, "ink", QPointF(TEXT, 27))
        said = self._said or (tr(self._language, HOW) if self._problems else "")
        x = wide - SIDE - _measure.advance(said, SMALL)
        write(painter, said, SMALL, "touch" if self._said else "quiet", QPointF(x, 26))
        slider(painter, Box(0, HEAD, wide, self._sight), self._whole, self._scroll)
        painter.translate(0, HEAD - self._top)
        for row in self._seen:
            self._fault(painter, row)

    def _fault(self, painter: QPainter, row: Row) -> None:
        if row.problem is self._over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(THEME, "raised2"))
            painter.drawRoundedRect(QRectF(SIDE - 8, row.y, self._box.w - 2 * SIDE + 4, row.high), 8, 8)
        token = "touch" if row.problem.level == "error" else "quiet"
        if row.problem.level == "advice":
            draw_icon(painter, "bulb", QRectF(SIDE + 2, row.y + 5, 18, 18), THEME, token, 2.0)
        else:
            draw_icon(painter, "alert-triangle", QRectF(SIDE + 2, row.y + 5, 18, 18), THEME, token, 2.0)
        y = row.y + 20
        x = write(painter, row.place + "  ", PLACE, "ink", QPointF(TEXT, y))
        for line in row.lines:
            write(painter, line, WORDS, "ink" if row.problem.level == "error" else "quiet", QPointF(x, y))
            y += LINE
