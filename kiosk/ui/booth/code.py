"""A text as a QR code: as many corrections as leave its modules large, in whole pixels of the screen.

UTF-8, announced as such (ECI 26): iOS, ZXing and zbar read the announcement, ML Kit passes over it and takes UTF-8
anyway. Without it zbar takes accented letters for Chinese ones as soon as their bytes look like Big5.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import segno
from PySide6.QtGui import QImage

QUIET = 4
"""Modules left white on every side."""
GOOD_MM, LEAST_MM = 2.0, 1.2
"""A module that phones read from half a metre, and the smallest that most of them read at all."""
LEVELS = ("M", "L")
LIMITS = (300, 260, 220, 180, 140, 100, 60)
"""Characters to try on a screen that is too small for more."""


@dataclass(frozen=True, slots=True)
class Code:
    """A text and its code: a pixel a module, quiet zone included; `module` is how many pixels of the screen it gets."""

    text: str
    image: QImage
    module: int

    @property
    def side(self) -> int:
        """Of the whole, in pixels of the screen."""
        return self.image.width() * self.module


def code(write: Callable[[int], str], wanted: int, room: int, px_mm: float) -> Code:
    """The code of a text, which `write` makes as short as it is told.

    It is about `wanted` pixels wide, wider where its modules would be under 2 mm, and never wider than `room`. The text
    is shortened where they would be under 1.2 mm even so.
    """
    for most in LIMITS:
        text = write(most)
        for level in LEVELS:
            image = _drawn(text, level)
            largest = room // image.width()
            if largest >= GOOD_MM * px_mm:
                break
        if largest >= LEAST_MM * px_mm:
            break
    module = max(min(largest, max(wanted // image.width(), ceil(GOOD_MM * px_mm))), 1)
    return Code(text, image, module)


@lru_cache(maxsize=16)
def _drawn(text: str, level: str) -> QImage:
    """A pixel a module, black on white; with more corrections than asked for where they cost no room."""
    made = segno.make_qr(text, error=level, encoding="utf-8", eci=True, boost_error=True)
    rows = [bytes(0 if dark else 255 for dark in row) for row in made.matrix_iter(border=QUIET)]
    side = len(rows)
    return QImage(b"".join(rows), side, side, side, QImage.Format.Format_Grayscale8).copy()
