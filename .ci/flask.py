"""The picture of the example that `kiosk new` makes: a flask of cells, in the colours of the dark theme."""

import random
import sys
from collections.abc import Iterator
from math import hypot
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kiosk.model.tokens import THEMES

WIDTH, HEIGHT = 1920, 2400
"""Enough for a 4K screen, lying and upright (kiosk.check.rules.image_size)."""
DOWN = 336
"""Above what a lying screen shows of it."""
COLOURS = THEMES["dark"]
SIZES = (74.0, 62.0, 50.0, 40.0, 30.0, 22.0)
GAP = 7.0
BUBBLES = (
    (930, 930, 46, "acc2"), (1010, 800, 36, "acc"), (900, 690, 30, "touch"), (985, 560, 42, "touch"),
    (920, 330, 52, "it"), (1070, 230, 40, "it"), (840, 170, 30, "acc"), (1190, 350, 26, "touch"),
    (1000, 110, 22, "acc2"), (730, 290, 20, "it"),
    (880, -86, 34, "it"), (1080, -120, 24, "acc2"), (960, -220, 16, "touch"),
)  # fmt: skip
"""Cells on their way out: place, radius, tone."""


def draw(path: Path) -> None:
    """Write the picture: the same bytes each time."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(COLOURS["raised2"]))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, DOWN)
    halo, glass = QPainterPath(), wall()
    halo.addEllipse(QPointF(960, 1060), 820, 820)
    painter.fillPath(halo, QColor(COLOURS["line"]))
    painter.fillPath(glass, QColor(COLOURS["raised"]))
    dice = random.Random(7)
    painter.save()
    painter.setClipPath(glass)
    for x, y, radius in packed(dice):
        cell(painter, x, y, radius, dice.choice(("acc", "acc2", "acc3")), dice)
    painter.restore()
    for x, y, radius, tone in BUBBLES:
        cell(painter, x, y, radius, tone, dice)
    pen = QPen(QColor(COLOURS["quiet"]), 22)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(glass, pen)
    painter.setPen(pen)
    painter.drawLine(QPointF(752, 420), QPointF(1168, 420))
    painter.end()
    indexed = image.convertToFormat(QImage.Format.Format_Indexed8, list(table()), Qt.ImageConversionFlag.AvoidDither)
    indexed.save(str(path), "png", 0)


def wall() -> QPainterPath:
    """The glass, open at its neck."""
    path = QPainterPath(QPointF(806, 420))
    path.lineTo(806, 760)
    path.cubicTo(806, 900, 420, 1240, 420, 1400)
    path.cubicTo(420, 1520, 500, 1560, 600, 1560)
    path.lineTo(1320, 1560)
    path.cubicTo(1420, 1560, 1500, 1520, 1500, 1400)
    path.cubicTo(1500, 1240, 1114, 900, 1114, 760)
    path.lineTo(1114, 420)
    return path


def packed(dice: random.Random) -> list[tuple[float, float, float]]:
    """Cells that fill the lower half, the large ones first; none lies on another."""
    found: list[tuple[float, float, float]] = []
    for tries in range(60_000):
        x, y, radius = dice.uniform(400, 1520), dice.uniform(1060, 1600), dice.choice(SIZES)
        radius = min(radius, 40.0 if tries > 8_000 else 74.0, 22.0 if tries > 25_000 else 74.0)
        if all(hypot(x - a, y - b) > radius + other + GAP for a, b, other in found):
            found.append((x, y, radius))
    return found


def cell(painter: QPainter, x: float, y: float, radius: float, tone: str, dice: random.Random) -> None:
    """A cell, and its nucleus near the middle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(COLOURS[tone]))
    painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.setBrush(QColor(COLOURS["itnuc" if tone == "it" else "nuc"]))
    off = QPointF(dice.uniform(-0.15, 0.15) * radius, dice.uniform(-0.15, 0.15) * radius)
    painter.drawEllipse(QPointF(x, y) + off, radius * 0.3, radius * 0.3)


def table() -> Iterator[int]:
    """The colours that meet, and seven steps between each two."""
    grounds = ("raised", "raised2", "nuc", "itnuc", "line")
    pairs = [(one, other) for one in ("acc", "acc2", "acc3", "touch", "it", "quiet") for other in grounds]
    for one, other in [*pairs, ("raised2", "line"), ("raised", "line")]:
        a, b = QColor(COLOURS[one]), QColor(COLOURS[other])
        for step in range(8):
            part = step / 7
            mixed = (p + (q - p) * part for p, q in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True))
            yield QColor(*map(round, mixed)).rgb()
