"""Tokens as Qt knows them: fonts, colours, measures."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPolygonF, QRawFont

from kiosk import places
from kiosk.charts.marks import Polygon
from kiosk.model.tokens import THEMES, Style

FAMILIES = {"display": "Bricolage Grotesque", "text": "Source Sans 3"}
_TNUM = QFont.Tag.fromString("tnum")
_LIGA = QFont.Tag.fromString("liga")


@lru_cache(maxsize=1)
def load_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known to Qt, once; names of those that did not load."""
    failed = []
    for path in sorted((places.assets() / "fonts").rglob("*.[to]tf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            failed.append(path.name)
    return tuple(failed)


@lru_cache(maxsize=512)
def font(style: Style) -> QFont:
    """The font of a style, in stage units. One object for all, for Qt's thread alone."""
    return new_font(style)


def new_font(style: Style) -> QFont:
    """A font of its own, unhinted so that a text wraps alike at every scale.

    No ligatures: "officina" would be one glyph short in the text of a PDF.
    """
    load_fonts()
    made = QFont(FAMILIES[style.family])
    made.setPixelSize(max(1, round(style.size)))
    made.setWeight(QFont.Weight(style.weight))
    made.setItalic(style.italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    if style.tracking:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.size * style.tracking / 100)
    made.setFeature(_LIGA, 0)
    if style.tabular:
        made.setFeature(_TNUM, 1)
    return made


@lru_cache(maxsize=512)
def _metrics(style: Style) -> QFontMetricsF:
    return QFontMetricsF(font(style))


@lru_cache(maxsize=64)
def _raw(style: Style) -> QRawFont:
    return QRawFont.fromFont(font(style))


@lru_cache(maxsize=20_000)
def _advance(text: str, style: Style) -> float:
    return _metrics(style).horizontalAdvance(text)


@dataclass(frozen=True, slots=True)
class QtMeasure:
    """Measures of the shipped fonts (the `Measure` of kiosk.charts); one is as good as another."""

    def advance(self, text: str, style: Style) -> float:
        """Width of one line of text."""
        return _advance(text, style)

    def ascent(self, style: Style) -> float:
        """Height above the baseline."""
        return _metrics(style).ascent()

    def descent(self, style: Style) -> float:
        """Depth below the baseline."""
        return _metrics(style).descent()

    def missing(self, text: str, style: Style) -> str:
        """Characters without a glyph. QRawFont tells the truth where QFontMetrics counts fallback fonts."""
        raw = _raw(style)
        return "".join(c for c in dict.fromkeys(text) if not c.isspace() and not raw.supportsCharacter(ord(c)))


@lru_cache(maxsize=128)
def color(theme: str, token: str) -> QColor:
    """A token's colour; transparent for "". One object for all, never to be changed (`veil`)."""
    return QColor(THEMES[theme][token]) if token else QColor(0, 0, 0, 0)


def veil(theme: str, token: str, opacity: float) -> QColor:
    """A token's colour, see-through."""
    made = QColor(color(theme, token))
    made.setAlphaF(opacity)
    return made


def polygon(points: Polygon) -> QPolygonF:
    """A polygon in Qt's terms."""
    return QPolygonF([QPointF(x, y) for x, y in points])
