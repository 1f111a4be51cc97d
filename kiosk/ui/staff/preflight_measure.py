"""Measures of the shipped fonts in another thread than Qt's: what a font has loaded is its thread's."""

from types import TracebackType

from PySide6.QtGui import QFontMetricsF, QRawFont

from kiosk.model.tokens import Style
from kiosk.ui.style import new_font

MOST = 50_000
"""Widths that are remembered."""


class OwnMeasure:
    """The `Measure` of kiosk.charts for the thread that enters it. As it leaves, the fonts go, as they must in it."""

    def __init__(self) -> None:
        self._fonts: dict[Style, tuple[QFontMetricsF, QRawFont]] = {}
        self._advances: dict[tuple[str, Style], float] = {}

    def __enter__(self) -> "OwnMeasure":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._fonts.clear()
        self._advances.clear()

    def advance(self, text: str, style: Style) -> float:
        """Width of one line of text."""
        found = self._advances.get((text, style))
        if found is None:
            if len(self._advances) >= MOST:
                self._advances.clear()
            found = self._advances[text, style] = self._of(style)[0].horizontalAdvance(text)
        return found

    def ascent(self, style: Style) -> float:
        """Height above the baseline."""
        return self._of(style)[0].ascent()

    def descent(self, style: Style) -> float:
        """Depth below the baseline."""
        return self._of(style)[0].descent()

    def missing(self, text: str, style: Style) -> str:
        """Characters without a glyph."""
        raw = self._of(style)[1]
        return "".join(c for c in dict.fromkeys(text) if not c.isspace() and not raw.supportsCharacter(ord(c)))

    def _of(self, style: Style) -> tuple[QFontMetricsF, QRawFont]:
        if style not in self._fonts:
            made = new_font(style)
            self._fonts[style] = QFontMetricsF(made), QRawFont.fromFont(made)
        return self._fonts[style]
