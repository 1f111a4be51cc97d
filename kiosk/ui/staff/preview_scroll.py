"""The slider at the right of what is scrolled: how much there is of it, and which part is in sight."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.charts.marks import Box
from kiosk.ui.style import color
from kiosk.ui.talk.pane import THEME

BAR, LEAST = 6.0, 24.0
"""Units across, and air around it; and how high it is at least."""


def slider(painter: QPainter, sight: Box, whole: float, scroll: float) -> None:
    """Draw it at the right of what is in sight; nothing where that is the whole."""
    if whole <= sight.h:
        return
    run = sight.h - 2 * BAR
    high = max(run * sight.h / whole, LEAST)
    y = sight.y + BAR + (run - high) * min(scroll / (whole - sight.h), 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(THEME, "ring"))
    painter.drawRoundedRect(QRectF(sight.right - BAR - 5, y, BAR, high), BAR / 2, BAR / 2)
