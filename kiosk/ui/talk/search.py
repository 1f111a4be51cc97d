"""The head of the speaker's overview: what is typed, in large letters, or how to begin; and what the marks mean."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES
from kiosk.ui.style import QtMeasure, color
from kiosk.ui.talk import caps, card
from kiosk.ui.talk.pane import THEME
from kiosk.ui.talk.sheet import MARGIN, TITLE, write
from kiosk.words.messages import tr

HEIGHT = 108.0
UPPER, LOWER = 50.0, 88.0
"""Baselines of its two lines."""
SAYS = STYLES["source"].scaled(0.87)
ALL = N_("Every slide")
TYPE = N_("Type to search, in either language")
FOUND = N_("%(count)s of %(all)s slides")
GO, MOVE = N_("show it"), N_("choose")
SEEN, REAL = N_("seen"), N_("real / planned")
LONGEST = 0.55
"""Share of the width that what is typed may take; of more, the end is seen."""

_measure = QtMeasure()


def draw(painter: QPainter, language: str, typed: str, found: int, count: int, width: float, end: float) -> None:
    """Paint it, in units; `end` is where its right end begins, which is not its own."""
    painter.fillRect(QRectF(0, 0, width, HEIGHT), color(THEME, "raised"))
    if typed:
        said = typed
        while _measure.advance(said, TITLE) > width * LONGEST:
            said = said[1:]
        x = write(painter, said, TITLE, "ink", QPointF(MARGIN, UPPER))
        painter.fillRect(QRectF(x + 3, UPPER - 34, 3, 42), color(THEME, "acc"))
        told = tr(language, FOUND, count=found, all=count)
    else:
        write(painter, tr(language, ALL), TITLE, "ink", QPointF(MARGIN, UPPER))
        told = tr(language, TYPE)
    write(painter, told, SAYS, "quiet", QPointF(MARGIN, LOWER))
    _keys(painter, language, end)
    _legend(painter, language, end)


def _keys(painter: QPainter, language: str, end: float) -> None:
    """From the right: what Enter and the arrows do."""
    x = end
    for shown, said in ((("Enter",), GO), (("Left", "Right", "Up", "Down"), MOVE)):
        words = tr(language, said)
        x -= _measure.advance(words, SAYS)
        write(painter, words, SAYS, "ink", QPointF(x, UPPER - 7))
        made, _ = caps.caps(shown, language, end)
        x -= made[-1].box.right() + 9
        caps.draw(painter, made, THEME, QPointF(x, UPPER - 28))
        x -= 26


def _legend(painter: QPainter, language: str, end: float) -> None:
    """From the right: the two times, the dashed frame, the tick."""
    x = end - _measure.advance(tr(language, REAL), SAYS)
    write(painter, tr(language, REAL), SAYS, "quiet", QPointF(x, LOWER))
    x -= 8 + _measure.advance("0:52 / 1:00", card.SMALL) + 4
    after = write(painter, "0:52", card.STRONG, "ink", QPointF(x, LOWER))
    write(painter, " / 1:00", card.SMALL, "quiet", QPointF(after, LOWER))
    x -= 26 + _measure.advance(tr(language, card.OPTIONAL), SAYS)
    write(painter, tr(language, card.OPTIONAL), SAYS, "quiet", QPointF(x, LOWER))
    x -= 42
    pen = QPen(color(THEME, "touch"), 2.5)
    pen.setDashPattern([3, 2.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(x, LOWER - 16, 32, 19), 4, 4)
    x -= 26 + _measure.advance(tr(language, SEEN), SAYS)
    write(painter, tr(language, SEEN), SAYS, "quiet", QPointF(x, LOWER))
    card.tick(painter, QPointF(x - 20, LOWER - 6))
