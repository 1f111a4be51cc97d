"""The counters page: today, the slides that were opened most, and each of the last fourteen days.

Hours are not shown: the files know only those of five and more, so a quiet booth would seem to have none.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box, Label, Span
from kiosk.charts.text import line
from kiosk.model.deck import Deck
from kiosk.model.openings import Openings
from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES, Style
from kiosk.ui.booth.sheet import HEAD
from kiosk.ui.staff.card import CARD, INSET, fitted, paged, paint, words
from kiosk.ui.staff.cardpage import CardPage
from kiosk.ui.staff.page import LOW, MEASURE
from kiosk.ui.style import color
from kiosk.ui.talk.pane import elided
from kiosk.words.days import weekday
from kiosk.words.messages import tr
from kiosk.words.numbers import number
from kiosk.words.render import plain

DAYS, MOST = 14, 5
ROW, BAR, FIRST, LAST = 34.0, 18.0, 48.0, 20.0
"""Height of a day's row and of its bars; of the headings above the first, and of the room above their sum."""
DATE, FIGURE, BETWEEN = 0.17, 0.1, 22.0
"""Parts of the width that dates and figures take; the room beside figures."""
HIGH = FIRST + (DAYS + 1) * ROW + LAST + 2 * INSET
BELOW = 560.0
"""Height of the other card, below it on a totem."""
LARGE, SLIDE = STYLES["value"], 38.0
"""Type of today's figures; height of a row of the slides."""
IN_ALL, NONE = N_("In all"), N_("Nothing has been counted yet.")
TODAY, OFTEN = N_("Today"), N_("Opened most on these days")
COLUMNS = ((N_("Visits"), "acc", "acctext"), (N_("Slides opened"), "it", "it"))
"""What is counted: its name, the colours of its bars and its figures."""


class CountersPage(CardPage):
    """The page.

    counted  the days, newest first; asked for as it opens
    deck     whose slides they were
    """

    TITLE = N_("Counters")
    BESIDE = (760.0, 0.44)  # for the titles of slides

    def __init__(
        self, parent: QWidget, counted: Callable[[], Sequence[Openings]], deck: Callable[[], Deck] | None,
        languages: tuple[str, ...] = (), today: Callable[[], date] = date.today,
    ) -> None:  # fmt: skip
        super().__init__(parent, languages)
        self._ask, self._deck, self._today = counted, deck, today
        self._days: tuple[Openings, ...] = ()
        self._now = Openings("", 0, {})
        self._aside: tuple[QRectF, float, Sequence[Label]] | None = None
        """The other card: where it lies, how much larger what stands on it is, and what that is."""

    def begin(self) -> None:
        """What was counted so far."""
        self._days, day = tuple(self._ask())[:DAYS], self._today().isoformat()
        self._now = next((each for each in self._days if each.day == day), Openings(day, 0, {}))

    # -- day by day

    def card(self, width: float) -> Sequence[Label]:
        """Headings, a row a day, their sums: one block, beside whose figures the bars are painted."""
        if not self._days:
            return [self.both(NONE, "body", width)]
        language = self.languages[0]
        plain_, strong = STYLES["tile-quiet"], STYLES["tile"]
        spans: list[Span] = []
        for place, (name, _, _) in enumerate(COLUMNS):
            for n, said in enumerate(self._said(name)):
                style = plain_ if n else strong
                spans += _at(said, style, "quiet", _figure(width, place) + BETWEEN, 26.0 + n * style.line)
        for n, each in enumerate(self._days):
            y = self._first + n * ROW + 26
            spans += _at(weekday(date.fromisoformat(each.day), language), plain_, "ink", 0.0, y)
            for place, count in enumerate(_counts(each)):
                spans += _at(_number(count, language), plain_, "ink", _figure(width, place), y, right=True)
        y = self._foot + 26
        spans += _at(tr(language, IN_ALL), strong, "ink", 0.0, y)
        for place, counts in enumerate(zip(*map(_counts, self._days), strict=True)):
            spans += _at(_number(sum(counts), language), strong, "ink", _figure(width, place), y, right=True)
        return [Label("days", tuple(spans), Box(0, 0, width, self._foot + ROW))]

    @property
    def _first(self) -> float:
        """Where the newest day's row begins: below the headings in all languages."""
        return FIRST + (len(self.languages) - 1) * STYLES["tile"].line

    @property
    def _foot(self) -> float:
        """Where the row of sums begins."""
        return self._first + len(self._days) * ROW + LAST

    # -- today, and the slides

    def aside(self, width: float) -> Sequence[Label]:
        """Today's figures, then the slides of topics that were opened most."""
        out = [self.head(TODAY, width), self._figures(width)]
        often = self._often()
        return [*out, self.head(OFTEN, width), self._slides(often, width)] if often else out

    def _figures(self, width: float) -> Label:
        spans: list[Span] = []
        low = LARGE.size * 0.86
        for n, ((name, _, token), count) in enumerate(zip(COLUMNS, _counts(self._now), strict=True)):
            x, y = n * width / 2, low
            spans += _at(_number(count, self.languages[0]), LARGE, token, x, y)
            for m, said in enumerate(dict.fromkeys(self._said(name))):
                style = STYLES["source" if m else "tile"]
                y += STYLES["tile"].line if m else 34.0
                spans += _at(said, style, "quiet" if m else "ink", x, y)
        return Label("today", tuple(spans), Box(0, 0, width, low + 34.0 + len(self.languages[1:]) * 32.0 + 8.0))

    def _slides(self, often: Sequence[tuple[str, int]], width: float) -> Label:
        spans: list[Span] = []
        counts = [_number(count, self.languages[0]) for _, count in often]
        end = max(MEASURE.advance(each, STYLES["tile"]) for each in counts)
        for n, ((title, _), count) in enumerate(zip(often, counts, strict=True)):
            y = n * SLIDE + 28
            spans += _at(count, STYLES["tile"], "it", end, y, right=True)
            said = elided(title, STYLES["tile-quiet"], width - end - BETWEEN, MEASURE)
            spans += _at(said, STYLES["tile-quiet"], "ink", end + BETWEEN, y)
        return Label("slides", tuple(spans), Box(0, 0, width, len(often) * SLIDE))

    def _often(self) -> list[tuple[str, int]]:
        """Titles and counts of the slides that were opened most; where all pass through (home) says nothing."""
        counts = Counter[str]()
        for each in self._days:
            counts.update(each.slides)
        if self._deck is None:
            return []
        deck = self._deck()
        code = self.languages[0] if self.languages[0] in deck.languages else deck.kiosk.language
        titles = {slide: plain(deck.slides[slide].title, deck, code) for topic in deck.topics for slide in topic.slides}
        there = [(titles[slide], count) for slide, count in counts.most_common() if titles.get(slide)]
        return there[:MOST]

    # -- where it lies, and what it looks like

    def _needs(self, count: int) -> float:
        """Units down that buttons need, and that fourteen days need."""
        tall = HIGH + self._first - FIRST
        if not self._look.portrait:
            return max(super()._needs(count), tall + HEAD + 192.0)
        return max(super()._needs(count), (tall + HEAD + 112.0) / LOW, tall + HEAD + BELOW + 350.0)

    def _under(self) -> float:
        return BELOW if self._days else 0.0

    def _place(self) -> None:
        """The card, and beside or below it the other one."""
        super()._place()
        self._aside = None
        if self._days:
            room = QRectF(self._free)
            wide, high, size = room.width() - 2 * INSET, room.height() - 2 * INSET, 1.0
            if self._look.portrait:
                size, [labels, *_] = fitted(self.aside, wide, high)
                room.setHeight(labels[-1].box.bottom * size + 2 * INSET)
            else:  # larger, titles would be cut shorter
                labels = paged(self.aside(wide), high)[0]
            self._aside = room, size, labels
            told = [*(words(label) for label in labels), self.accessibleDescription()]
            self.setAccessibleDescription("\n".join(told))

    def _paint(self, painter: QPainter) -> None:
        """Both cards."""
        super()._paint(painter)
        if self._aside is not None:
            box, size, labels = self._aside
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(self._look.theme, "raised"))
            painter.drawRoundedRect(box, CARD, CARD)
            painter.translate(box.topLeft() + QPointF(INSET, INSET))
            painter.scale(size, size)
            paint(painter, labels, self._look.theme)

    def _paint_card(self, painter: QPainter) -> None:
        """Its words; the bars, each measure against its own best day; a line above the sums."""
        super()._paint_card(painter)
        if not self._days:
            return
        width, theme = self._inner, self._look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, self._foot - LAST / 2, width, 2), color(theme, "line"))
        for place, (_, token, _) in enumerate(COLUMNS):
            counts = [_counts(day)[place] for day in self._days]
            begin = _figure(width, place) + BETWEEN
            room = _left(width, place) + _wide(width) - begin
            painter.setBrush(color(theme, token))
            for n, count in enumerate(counts):
                if count:
                    long = max(room * count / max(counts), BAR / 2)
                    y = self._first + n * ROW + (ROW - BAR) / 2
                    painter.drawRoundedRect(QRectF(begin, y, long, BAR), min(BAR, long) / 2, BAR / 2)


def _counts(day: Openings) -> tuple[int, int]:
    """In the order of COLUMNS."""
    return day.visits, day.opened


def _number(count: int, language: str) -> str:
    return number(Decimal(count), language)


def _wide(width: float) -> float:
    """Of a column: figures and bars."""
    return (width * (1 - DATE) - BETWEEN) / 2


def _left(width: float, place: int) -> float:
    """Where a column begins."""
    return width * DATE + place * (_wide(width) + BETWEEN)


def _figure(width: float, place: int) -> float:
    """Where its figures end."""
    return _left(width, place) + width * FIGURE


def _at(text: str, style: Style, token: str, x: float, y: float, *, right: bool = False) -> tuple[Span, ...]:
    return line("", text, style, token, x, y, MEASURE, align="right" if right else "left").spans
