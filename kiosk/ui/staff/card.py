"""What stands on a page's card: blocks of text one below the other, each with the mark that its key names."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kiosk.charts.marks import Label
from kiosk.charts.text import moved
from kiosk.model.tokens import STYLES, Style
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import color, font

CARD, INSET = 42.0, 40.0
"""The card's radius, and how far what stands on it stays from its edge."""
APART, HEADED, ABOVE, INDENT = 18.0, 10.0, 44.0, 54.0
"""Between two blocks; under a heading and above it; where text begins that has a mark before it."""
CELL, DISC = 11.0, 19.0
"""Radius of a cell, and of a disc with an icon in it."""
LARGER = (1.15, 1.3)
"""How much larger it all stands where there is room."""
LETTERS = STYLES["body"].size
"""Size of the words before which a mark is as large as that; others are as much larger as theirs."""
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
        if label.key == HEAD:
            high += HEADED + labels[n + 1].box.bottom if n + 1 < len(labels) else 0.0
            y += ABOVE - APART if pages[-1] else 0.0
        if pages[-1] and y + high > room:
            pages.append([])
            y = 0.0
        pages[-1].append(moved(label, dy=y))
        y = pages[-1][-1].box.bottom + (HEADED if label.key == HEAD else APART)
    return pages


def fitted(make: Callable[[float], Sequence[Label]], wide: float, room: float) -> tuple[float, list[list[Label]]]:
    """How much larger than they are what `make` makes of a width can stand on one page; and the pages, in its units."""
    size, pages = 1.0, paged(make(wide), room)
    for larger in LARGER:
        tried = paged(make(wide / larger), room / larger)
        if len(tried) > 1 or (tried[0] and tried[0][-1].box.bottom > room / larger):
            break
        size, pages = larger, tried
    return size, pages


def marked(style: Style) -> float:
    """How much larger a mark is, and its room, before words of this type."""
    return max(style.size / LETTERS, 1.0)


def words(label: Label) -> str:
    """What a block says, for who does not see it."""
    return " ".join(span.text.strip() for span in label.spans)


def paint(painter: QPainter, labels: Sequence[Label], theme: str) -> None:
    """The blocks, from the card's inner corner, with their marks."""
    for label in labels:
        if label.key in MARKED and label.spans:
            first = label.spans[0]
            size = marked(first.style)
            at = QPointF(label.box.x - (INDENT - DISC) * size, first.y - first.style.size * 0.33)
            _mark(painter, label.key, at, theme, size)
        for span in label.spans:
            painter.setFont(font(span.style))
            painter.setPen(color(theme, span.color))
            painter.drawText(QPointF(span.x, span.y), span.text)


def _mark(painter: QPainter, key: str, at: QPointF, theme: str, large: float) -> None:
    if key in DISCS:
        disc, ink, icon = DISCS[key]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme, disc))
        painter.drawEllipse(at, DISC * large, DISC * large)
        half = QPointF(DISC, DISC) * large * 0.72
        draw_icon(painter, icon, QRectF(at - half, at + half), theme, ink, 3.0)
        return
    fill, edge, nucleus = CELLS[key]
    painter.setPen(QPen(color(theme, edge), 2.5) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(color(theme, fill))
    painter.drawEllipse(at, CELL, CELL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(theme, nucleus))
    painter.drawEllipse(at, CELL * 0.36, CELL * 0.36)
