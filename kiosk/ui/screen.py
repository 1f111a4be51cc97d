"""The screen in millimetres: how large a control must be drawn to be as large as a finger needs."""

from PySide6.QtGui import QScreen

PLAUSIBLE = (2.0, 12.0)
"""Pixels a millimetre between 50 and 300 dpi; a screen that claims anything else is not believed."""
ASSUMED = 3.6
"""Pixels a millimetre of a 24-inch full-HD touchscreen."""
MIN_PX = 44.0


def pixels_per_mm(screen: QScreen, override: tuple[float, float] | None = None) -> float:
    """Widget pixels a millimetre, from the override in settings (width and height in mm), else the screen's claim."""
    size = screen.geometry()
    if override:
        return size.width() / override[0]
    claimed = screen.physicalSize().width()
    if claimed > 0:
        density = size.width() / claimed
        if PLAUSIBLE[0] <= density <= PLAUSIBLE[1]:
            return density
    return ASSUMED


def at_least(mm: float, px_mm: float) -> float:
    """`mm` in widget pixels, never under 44."""
    return max(mm * px_mm, MIN_PX)
