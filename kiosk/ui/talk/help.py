"""The keys of a talk as the table has them, in the language of the notes and, smaller, in the others: `?` or F1.

It closes with these, with Escape or a tap. Any other key does what it says, and the sheet goes (talk/keys.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from kiosk.charts.text import wrap
from kiosk.model.problem import N_
from kiosk.model.state import OpenSheet, State
from kiosk.model.tokens import STYLES, Style
from kiosk.ui.guard import guarded
from kiosk.ui.style import QtMeasure, color
from kiosk.ui.talk import caps
from kiosk.ui.talk.keys import ESCAPE, TABLE, Row, code_of, row_of
from kiosk.ui.talk.sheet import CLOSE, MARGIN, THEME, TITLE, Sheet, on_ground, write
from kiosk.words.messages import tr

KEYS = N_("Keyboard and clicker")
TOP, FIRST, GUTTER, CAPS, AIR = 116.0, 132.0, 44.0, 158.0, 14.0
"""Baseline of the headings, where rows begin, between columns; most that caps take, and between them and words."""
TIGHT, LOOSE = 6.0, 26.0
"""Between rows: at least, at most."""
HEADING = STYLES["tile"]
SAYS, ALSO = STYLES["source-strong"].scaled(0.87), STYLES["source"].scaled(0.78)

_measure = QtMeasure()
Line = tuple[str, Style, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row: its caps, and the lines of its words."""

    caps: tuple[caps.Cap, ...]
    lines: tuple[Line, ...]
    height: float


class Help(Sheet):
    """The sheet."""

    def show_for(self, state: State) -> None:
        """The table; who cannot see it has it read."""
        language = state.notes_language
        rows = [row for _, rows in TABLE for row in rows]
        said = [": ".join((caps.spoken(row.shown, language), tr(language, row.words))) for row in rows]
        self.setAccessibleName(tr(language, KEYS))
        self.setAccessibleDescription("\n".join(said))
        super().show_for(state)

    @guarded
    def press(self, event: QKeyEvent) -> bool:
        """Escape and the keys that opened it."""
        row = row_of(event)
        if code_of(event) != ESCAPE and not (row and row.does == OpenSheet("help")):
            return False
        if not event.isAutoRepeat():
            self.shut()
        return True

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap closes it as the finger comes up, so that nothing below it is hit."""

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap."""
        self.shut()

    # -- what it looks like

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, how to close it, and a column for each part of the table."""
        painter = on_ground(self)
        painter.scale(self.scale, self.scale)
        languages = self._store.deck.languages_from(self.language)
        self._head(painter, languages)
        widths = [_caps_width(rows, self.language) for _, rows in TABLE]
        lost = sum(widths) + len(TABLE) * AIR + (len(TABLE) - 1) * GUTTER + 2 * MARGIN
        words = (self.room.width() - lost) / len(TABLE)
        parts = [
            [_placed(row, languages, wide, words) for row in rows]
            for (_, rows), wide in zip(TABLE, widths, strict=True)
        ]
        high = self.room.height() - FIRST - MARGIN
        between = min((high - sum(row.height for row in rows)) / len(rows) for rows in parts)
        between = min(max(between, TIGHT), LOOSE)
        x = MARGIN
        for (heading, _), wide, rows in zip(TABLE, widths, parts, strict=True):
            self._column(painter, [tr(code, heading) for code in languages], QPointF(x, TOP), wide + AIR + words)
            y = FIRST + between
            for row in rows:
                caps.draw(painter, row.caps, THEME, QPointF(x, y))
                _paragraph(painter, row.lines, QPointF(x + wide + AIR, y))
                y += row.height + between
            x += wide + AIR + words + GUTTER

    def _head(self, painter: QPainter, languages: Sequence[str]) -> None:
        first, *others = (tr(code, KEYS) for code in languages)
        after = write(painter, first, TITLE, "ink", QPointF(MARGIN, 60))
        write(painter, " · ".join(others), STYLES["source"], "quiet", QPointF(after + 18, 60))
        made, _ = caps.caps(("Escape", "?"), self.language, self.room.width())
        said = tr(self.language, CLOSE)
        x = self.room.width() - MARGIN - _measure.advance(said, SAYS)
        write(painter, said, SAYS, "ink", QPointF(x, 57))
        caps.draw(painter, made, THEME, QPointF(x - made[-1].box.right() - AIR, 36))

    def _column(self, painter: QPainter, said: Sequence[str], at: QPointF, width: float) -> None:
        after = write(painter, said[0], HEADING, "acctext", at)
        write(painter, " · ".join(said[1:]), ALSO, "quiet", QPointF(after + 12, at.y()))
        painter.setPen(QPen(color(THEME, "line"), 1.5))
        painter.drawLine(at + QPointF(0, 16), at + QPointF(width, 16))


def _caps_width(rows: Sequence[Row], language: str) -> float:
    """What the caps of a part of the table take side by side; what is wider breaks into lines."""
    return max(cap.box.right() for row in rows for cap in caps.caps(row.shown, language, CAPS)[0])


def _placed(row: Row, languages: Sequence[str], wide: float, words: float) -> Placed:
    made, high = caps.caps(row.shown, languages[0], wide)
    styles = ((SAYS, "ink"), *((ALSO, "quiet") for _ in languages[1:]))
    told = zip(languages, styles, strict=True)
    lines = tuple(line for code, style in told for line in _lines(tr(code, row.words), *style, words))
    return Placed(made, lines, max(high, sum(style.line for _, style, _ in lines)))


def _lines(text: str, style: Style, token: str, width: float) -> Iterator[Line]:
    for words in wrap(((text, style, token),), width, _measure):
        yield " ".join("".join(piece for piece, _, _ in word) for word in words), style, token


def _paragraph(painter: QPainter, lines: Sequence[Line], at: QPointF) -> None:
    for text, style, token in lines:
        write(painter, text, style, token, at + QPointF(0, style.line * 0.78))
        at += QPointF(0, style.line)
