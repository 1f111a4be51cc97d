"""The counters page: visits and slides opened on each of the last fourteen days, in figures and as bars."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box, Label, Span
from kiosk.charts.text import line
from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES, Style
from kiosk.ui.booth.sheet import HEAD
from kiosk.ui.staff.card import INSET
from kiosk.ui.staff.cardpage import CardPage
from kiosk.ui.staff.page import LOW, MEASURE
from kiosk.ui.style import color
from kiosk.words.days import weekday
from kiosk.words.messages import tr
from kiosk.words.numbers import number

DAYS = 14
ROW, BAR, FIRST, LAST = 36.0, 18.0, 48.0, 22.0
"""Height of a day's row and of its bars; of the headings above the first, and of the room above their sum."""
DATE, FIGURE, BETWEEN = 0.17, 0.1, 22.0
"""Parts of the width that dates and figures take; the room beside figures."""
HIGH = FIRST + (DAYS + 1) * ROW + LAST + 2 * INSET
IN_ALL, NONE = N_("In all"), N_("Nothing has been counted yet.")
COLUMNS = ((N_("Visits"), "acc", 1), (N_("Slides opened"), "it", 2))
"""What is counted: its name, the colour of its bars, where it stands in a day."""
Day = tuple[str, int, int]


class CountersPage(CardPage):
    """The page. `counted`: day (ISO), visits, slides opened, newest first; asked for as it opens."""

    TITLE = N_("Counters")

    def __init__(self, parent: QWidget, counted: Callable[[], Sequence[Day]], languages: tuple[str, ...] = ()) -> None:
        super().__init__(parent, languages)
        self._ask = counted
        self._days: tuple[Day, ...] = ()

    def begin(self) -> None:
        """What was counted so far."""
        self._days = tuple(self._ask())[:DAYS]

    def card(self, width: float) -> Sequence[Label]:
        """Headings, a row a day, their sums: one block, beside whose figures the bars are painted."""
        if not self._days:
            return [self.both(NONE, "body", width)]
        language = self.languages[0]
        plain, strong = STYLES["tile-quiet"], STYLES["tile"]
        first = self._first
        spans: list[Span] = []
        for name, _, place in COLUMNS:
            for n, said in enumerate(self._said(name)):
                style = plain if n else strong
                spans += _at(said, style, "quiet", _figure(width, place) + BETWEEN, 26.0 + n * style.line)
        for n, (day, *counts) in enumerate(self._days):
            y = first + n * ROW + 27
            spans += _at(weekday(date.fromisoformat(day), language), plain, "ink", 0.0, y)
            for place, count in enumerate(counts, 1):
                spans += _at(number(Decimal(count), language), plain, "ink", _figure(width, place), y, right=True)
        y = self._foot + 27
        spans += _at(tr(language, IN_ALL), strong, "ink", 0.0, y)
        for _, _, place in COLUMNS:
            told = number(Decimal(sum(day[place] for day in self._days)), language)
            spans += _at(told, strong, "ink", _figure(width, place), y, right=True)
        return [Label("days", tuple(spans), Box(0, 0, width, self._foot + ROW))]

    @property
    def _first(self) -> float:
        """Where the newest day's row begins: below the headings in all languages."""
        return FIRST + (len(self.languages) - 1) * STYLES["tile"].line

    @property
    def _foot(self) -> float:
        """Where the row of sums begins."""
        return self._first + len(self._days) * ROW + LAST

    def _needs(self, count: int) -> float:
        """Units down that buttons need, and that fourteen days need."""
        tall = HIGH + self._first - FIRST
        high = (tall + HEAD + 112.0) / LOW if self._look.portrait else tall + HEAD + 192.0
        return max(super()._needs(count), high)

    def _paint_card(self, painter: QPainter) -> None:
        """Its words; the bars, each measure against its own best day; a line above the sums."""
        super()._paint_card(painter)
        if not self._days:
            return
        width, theme = self._inner, self._look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, self._foot - LAST / 2, width, 2), color(theme, "line"))
        for _, token, place in COLUMNS:
            most = max(day[place] for day in self._days)
            begin = _figure(width, place) + BETWEEN
            room = _left(width, place) + _wide(width) - begin
            painter.setBrush(color(theme, token))
            for n, day in enumerate(self._days):
                if day[place]:
                    long = max(room * day[place] / most, BAR / 2)
                    y = self._first + n * ROW + (ROW - BAR) / 2
                    painter.drawRoundedRect(QRectF(begin, y, long, BAR), min(BAR, long) / 2, BAR / 2)


def _wide(width: float) -> float:
    """Of a column: figures and bars."""
    return (width * (1 - DATE) - BETWEEN) / 2


def _left(width: float, place: int) -> float:
    """Where a column begins."""
    return width * DATE + (place - 1) * (_wide(width) + BETWEEN)


def _figure(width: float, place: int) -> float:
    """Where its figures end."""
    return _left(width, place) + width * FIGURE


def _at(text: str, style: Style, token: str, x: float, y: float, *, right: bool = False) -> tuple[Span, ...]:
    return line("", text, style, token, x, y, MEASURE, align="right" if right else "left").spans
