"""Key caps, drawn as they lie on a keyboard, in a reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES
from kiosk.ui.style import QtMeasure, color, font
from kiosk.words.messages import tr

HIGH, NARROW, PAD, RADIUS, LIP = 29.0, 29.0, 9.0, 7.0, 3.0
"""Height of a cap, its least width, room beside its sign, its corners, and how much of its front is seen below."""
APART, JOINT, LINE = 7.0, 16.0, 36.0
"""Between caps that do the same, between those pressed together or one after the other, and from line to line."""
STYLE = STYLES["source-strong"].scaled(0.77)

NAMES = {
    "Right": "→", "Left": "←", "Up": "↑", "Down": "↓", "MediaNext": "▶▶", "MediaPrevious": "◀◀", "Backspace": "⌫",
    "PageUp": N_("PgUp"), "PageDown": N_("PgDn"), "Home": N_("Home"), "End": N_("End"), "Space": N_("Space"),
    "Enter": N_("Enter"), "Shift": N_("Shift"), "Escape": "Esc", "-": "−",
}  # fmt: skip
"""What stands on a key, where that is not its name."""

_measure = QtMeasure()


@dataclass(frozen=True, slots=True)
class Cap:
    """One cap or the sign between two ("+" together, "›" one after the other; then it is `bare`), and where."""

    sign: str
    box: QRectF
    bare: bool = False


def caps(shown: Sequence[str], language: str, width: float) -> tuple[tuple[Cap, ...], float]:
    """The caps of a row of the table, on lines at most `width` wide, and how high they are together."""
    made: list[Cap] = []
    x = y = 0.0
    for keys in shown:
        signs = list(_signs(keys, language))
        wide = sum(_width(sign, bare) for sign, bare in signs)
        if x and x + wide > width:
            x, y = 0.0, y + LINE
        for sign, bare in signs:
            made.append(Cap(sign, QRectF(x, y, _width(sign, bare), HIGH), bare))
            x += _width(sign, bare)
        x += APART
    return tuple(made), y + HIGH


def draw(painter: QPainter, made: Sequence[Cap], theme: str, at: QPointF) -> None:
    """Paint caps from a corner on."""
    for cap in made:
        box = cap.box.translated(at)
        if not cap.bare:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(theme, "ring"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            painter.setPen(QPen(color(theme, "ring"), 1.5))
            painter.setBrush(color(theme, "raised2"))
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -LIP), RADIUS, RADIUS)
        painter.setFont(font(STYLE))
        painter.setPen(color(theme, "quiet" if cap.bare else "ink"))
        wide = _measure.advance(cap.sign, STYLE)
        face = HIGH if cap.bare else HIGH - LIP
        painter.drawText(QPointF(box.center().x() - wide / 2, box.y() + face / 2 + STYLE.size * 0.34), cap.sign)


def spoken(shown: Sequence[str], language: str) -> str:
    """The same in words."""
    return ", ".join(" ".join(sign for sign, _ in _signs(keys, language)) for keys in shown)


def _signs(keys: str, language: str) -> "list[tuple[str, bool]]":
    """The signs of keys that go together, and whether each stands bare."""
    if len(keys) == 1:
        return [(_name(keys, language), False)]
    joint = ">" if ">" in keys else "+"
    made: list[tuple[str, bool]] = []
    for name in keys.split(joint):
        made += [*([("›" if joint == ">" else "+", True)] if made else []), (_name(name, language), False)]
    return made


def _name(key: str, language: str) -> str:
    name = NAMES.get(key, key)
    return tr(language, name)


def _width(sign: str, bare: bool) -> float:
    return JOINT if bare else max(NARROW, _measure.advance(sign, STYLE) + 2 * PAD)
