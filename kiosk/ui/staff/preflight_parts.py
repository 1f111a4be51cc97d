"""Where verdict, question, ways out and card lie on the page before opening, and what the verdict looks like."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.model.preflight import State
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.button import write_from
from kiosk.ui.booth.sheet import GAP, HEAD, HIGH
from kiosk.ui.staff.preflight_card import mark
from kiosk.ui.style import color

WIDE, PART = 620.0, 0.38
"""Of the column beside the card, in landscape: at most this part of the room."""
CARD, INSET = 42.0, 32.0
"""Radius of card, verdict and question, and their margin."""
VERDICT, LONE, BIG, LINE = 236.0, 400.0, 100.0, 34.0
"""How high the verdict is beside a question, and on a totem without one; the most of its mark's radius; a line of what
stands under its word."""
ASK = 132.0
"""Room of a question's words."""
CLOSER = 36.0
"""So much nearer to the title than on other sheets: this one is full."""


@dataclass(frozen=True)
class Parts:
    """The page's parts, in units."""

    verdict: QRectF = field(default_factory=QRectF)
    ask: QRectF = field(default_factory=QRectF)
    away: QRectF = field(default_factory=QRectF)
    card: QRectF = field(default_factory=QRectF)


def beside(area: QRectF, asked: bool, head: float = HEAD) -> Parts:
    """In landscape the card has the right side, and all of its height; with nothing asked, the verdict its room."""
    wide, top = min(WIDE, area.width() * PART), area.y() + head - CLOSER
    away = QRectF(area.x(), area.bottom() - HIGH, wide, HIGH)
    high = VERDICT if asked else away.y() - GAP - top
    return Parts(
        verdict=QRectF(area.x(), top, wide, high),
        ask=QRectF(area.x(), top + high + GAP, wide, away.y() - top - high - 2 * GAP),
        away=away,
        card=QRectF(area.x() + wide + GAP, area.y(), area.width() - wide - GAP, area.height()),
    )


def upright(area: QRectF, asked: bool, head: float = HEAD) -> Parts:
    """On a totem the card stands above what is touched."""
    wide, top = area.width(), area.y() + head - CLOSER
    away = QRectF(area.x(), area.bottom() - HIGH, wide, HIGH)
    high, asks = (VERDICT, 2 * INSET + ASK + HIGH) if asked else (LONE, -GAP)
    low = away.y() - 2 * GAP - asks
    return Parts(
        verdict=QRectF(area.x(), top, wide, high),
        ask=QRectF(area.x(), low + GAP, wide, asks),
        away=away,
        card=QRectF(area.x(), top + high + GAP, wide, low - top - high - GAP),
    )


def row(names: Sequence[str], box: QRectF) -> dict[str, QRectF]:
    """A box for each, side by side."""
    part = (box.width() - (len(names) - 1) * GAP) / len(names)
    return {name: QRectF(box.x() + n * (part + GAP), box.y(), part, box.height()) for n, name in enumerate(names)}


def paint_verdict(
    painter: QPainter, box: QRectF, theme: str, state: State, word: Sequence[str], below: Sequence[str] = ()
) -> None:
    """One word as large as it fits, its mark, and under them what it is about, a line each."""
    fill, ink = {"waits": ("raised", "ink"), "bad": ("bad", "onbad")}.get(state, ("good", "ongood"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(theme, fill))
    painter.drawRoundedRect(box, CARD, CARD)
    high = box.height() - 2 * INSET - (len(below) * LINE + 16 if below else 0.0)
    stacked = high > box.width() / 2
    radius = min(BIG, high / 2)
    at = box.topLeft() + QPointF(INSET + radius, INSET + (radius if stacked else high / 2))
    mark(painter, state, at, radius, theme, "" if state == "waits" else ink)
    style = STYLES["l"] if radius == BIG else STYLES["m"]
    left = box.x() + INSET if stacked else at.x() + radius + 28
    base = at.y() + radius + style.line if stacked else at.y() + style.size * 0.3 - (26 if word[1:] else 0)
    room = box.right() - INSET - left
    write_from(painter, word[0], style, theme, ink, QPointF(left, base), room)
    write_from(painter, " · ".join(word[1:]), STYLES["body"], theme, ink, QPointF(left, base + 42), room)
    style = STYLES["tile-quiet"]
    for n, each in enumerate(reversed(below)):
        up = 2 + n * LINE
        at = QPointF(box.x() + INSET, box.bottom() - INSET - up)
        write_from(painter, each, style, theme, ink, at, box.width() - 2 * INSET)
