"""What stands on a page's card: blocks of text one below the other, each with the mark that its key names."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kiosk.charts.marks import Label
from kiosk.charts.text import moved
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import color, font

CARD, INSET = 42.0, 40.0
"""The card's radius, and how far what stands on it stays from its edge."""
APART, HEADED, INDENT = 22.0, 12.0, 54.0
"""Between two blocks; under a heading; where text begins that has a mark before it."""
CELL, DISC = 11.0, 19.0
"""Radius of a cell, and of a disc with an icon in it."""
HEAD = "head"
DISCS: Mapping[str, tuple[str, str, str]] = {
    "good": ("good", "ongood", "check"), "bad": ("bad", "onbad", "x"), "error": ("bad", "onbad", "x"),
}  # fmt: skip
"""Marks with an icon: disc, icon's colour, icon."""
CELLS: Mapping[str, tuple[str, str, str]] = {
    "warning": ("touch", "", "ontouch"), "advice": ("", "touch", "touch"), "shown": ("acc", "", "nuc"),
    "kept": ("cellbg", "ring", "ring"),
}  # fmt: skip
"""Marks that are cells: fill, edge, nucleus."""
MARKED = frozenset({*DISCS, *CELLS})


def paged(labels: Sequence[Label], room: float) -> list[list[Label]]:
    """Labels one below the other on as many pages as they need; one that is higher than a page has one alone.

    A heading stays with what it heads.
    """
    pages: list[list[Label]] = [[]]
    y = 0.0
    for n, label in enumerate(labels):
        high = label.box.bottom
        if label.key == HEAD and n + 1 < len(labels):
            high += HEADED + labels[n + 1].box.bottom
        if pages[-1] and y + high > room:
            pages.append([])
            y = 0.0
        pages[-1].append(moved(label, dy=y))
        y = pages[-1][-1].box.bottom + (HEADED if label.key == HEAD else APART)
    return pages


def words(label: Label) -> str:
    """What a block says, for who does not see it."""
    return " ".join(span.text.strip() for span in label.spans)


def paint(painter: QPainter, labels: Sequence[Label], theme: str) -> None:
    """The blocks, from the card's inner corner, with their marks."""
    for label in labels:
        if label.key in MARKED and label.spans:
            first = label.spans[0]
            at = QPointF(label.box.x - INDENT + DISC, first.y - first.style.size * 0.33)
            _mark(painter, label.key, at, theme)
        for span in label.spans:
            painter.setFont(font(span.style))
            painter.setPen(color(theme, span.color))
            painter.drawText(QPointF(span.x, span.y), span.text)


def _mark(painter: QPainter, key: str, at: QPointF, theme: str) -> None:
    if key in DISCS:
        disc, ink, icon = DISCS[key]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme, disc))
        painter.drawEllipse(at, DISC, DISC)
        half = QPointF(DISC, DISC) * 0.72
        draw_icon(painter, icon, QRectF(at - half, at + half), theme, ink, 3.0)
        return
    fill, edge, nucleus = CELLS[key]
    painter.setPen(QPen(color(theme, edge), 2.5) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(color(theme, fill))
    painter.drawEllipse(at, CELL, CELL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(theme, nucleus))
    painter.drawEllipse(at, CELL * 0.36, CELL * 0.36)
