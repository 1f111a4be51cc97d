"""A part of the console: marks in the console's units, of which only those that changed are painted again.

The console is laid out in units of its own, 768 to the height of a laptop's screen; every part speaks in three sizes,
beside the notes, which the speaker chooses.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QWidget

from kiosk.charts.marks import Box, Label, Mark, Span
from kiosk.charts.measure import Measure
from kiosk.charts.text import line, wrap
from kiosk.model.tokens import STYLES, Style
from kiosk.ui.stage.paint import item
from kiosk.ui.stage.view import SlideView
from kiosk.ui.style import color

THEME = "dark"
"""Whatever the audience sees: the speaker stands in the dark."""
TIME = replace(STYLES["s"], tabular=True)
HEAD, SAID = STYLES["tile"], STYLES["tile-quiet"]
SMALL, STRONG = STYLES["source"], STYLES["source-strong"]
STOPS, LAST = " ,;:.", 4
"""What no shortened text ends in, and letters of its last word at least."""


class Pane(SlideView):
    """Looks at a scene of its own. What is not touched by a change of marks is not painted again."""

    def __init__(self, parent: QWidget, name: str, ground: str = "ground") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._marks: tuple[Mark, ...] = ()
        self._items: dict[str, tuple[Mark, QGraphicsItem]] = {}
        self._scene = QGraphicsScene(self)
        self._scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._scene.setBackgroundBrush(color(THEME, ground))
        self.setScene(self._scene)
        self.box = Box(0, 0, 0, 0)

    def lie(self, box: Box, unit: float) -> None:
        """Take this place of the console, in units of so many pixels."""
        place = pixels(box, unit)
        self.box = box
        self.setGeometry(place)
        self.resetTransform()
        self.scale(unit, unit)
        self.setSceneRect(0, 0, place.width() / unit, place.height() / unit)

    def draw(self, marks: Sequence[Mark]) -> None:
        """Show these marks, in units of this part, the first at the bottom."""
        if self._marks == (wanted := tuple(marks)):
            return
        self._marks = wanted
        kept: dict[str, tuple[Mark, QGraphicsItem]] = {}
        for place, mark in enumerate(wanted):
            before = self._items.pop(mark.key, None)
            made = before[1] if before and before[0] == mark else item(mark, THEME, before[1] if before else None)
            if made is None:
                continue
            if before is not None and made is not before[1]:
                self._scene.removeItem(before[1])
            made.setZValue(place)
            if made.scene() is None:
                self._scene.addItem(made)
            kept[mark.key] = mark, made
        for _, gone in self._items.values():
            self._scene.removeItem(gone)
        self._items = kept
        self.setAccessibleName(self.words)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What it shows."""
        return self._marks

    @property
    def words(self) -> str:
        """All that is written on it."""
        return " · ".join(" ".join(span.text for span in mark.spans) for mark in self._marks if isinstance(mark, Label))


def pixels(box: Box, unit: float) -> QRect:
    """A place of the console in widget pixels."""
    return QRectF(box.x * unit, box.y * unit, box.w * unit, box.h * unit).toRect()


def fitted(text: str, style: Style, width: float, measure: Measure) -> Style:
    """The style, smaller where a text needs more than `width`."""
    wide = measure.advance(text, style)
    return style if wide <= width else style.scaled(width / wide)


def row(
    key: str, pieces: Sequence[tuple[str, Style, str]], x: float, y: float, width: float, measure: Measure
) -> Label:
    """Texts one after the other on a baseline, each with its style and colour; all smaller where they need more."""
    wide = sum(measure.advance(text, style) for text, style, _ in pieces)
    less = min(width / wide, 1.0) if wide else 1.0
    spans, at = [], x
    for text, style, token in pieces:
        small = style.scaled(less) if less < 1.0 else style
        spans.append(Span(text, small, token, at, y, measure.advance(text, small)))
        at += spans[-1].w
    high = max((style.size for _, style, _ in pieces), default=0.0)
    return Label(key, tuple(spans), Box(x, y - high, at - x, high * 1.3))


def elided(text: str, style: Style, width: float, measure: Measure, lines: int = 1) -> str:
    """The text, or as many whole words of it as so many lines hold, and "…"."""
    kept = text
    while len(wrap(((kept, style, ""),), width, measure)) > lines and " " in kept:
        kept = kept.removesuffix("…").rpartition(" ")[0].rstrip(STOPS) + "…"
    return trimmed(kept) if kept != text else text


def trimmed(text: str) -> str:
    """A text that was cut short, without the small words at its end ("of", "in"), which only lead to what is gone."""
    words = text.removesuffix("…").split(" ")
    while len(words) > 2 and len(words[-1]) < LAST:
        words.pop()
    return " ".join(words).rstrip(STOPS) + "…"


def right(key: str, text: str, style: Style, token: str, x: float, y: float, width: float, measure: Measure) -> Label:
    """A line that ends at x, smaller where it needs more than `width`."""
    return line(key, text, fitted(text, style, width, measure), token, x, y, measure, align="right")


def clock_time(seconds: float, *, padded: bool = False, hours: bool = False) -> str:
    """Seconds as a clock shows them: 8:05, 08:05 (`padded`), 1:02:05; with `hours` even where there is none."""
    whole = int(abs(seconds))
    sign = "−" if seconds < 0 and whole else ""
    hour, minute, second = whole // 3600, whole // 60 % 60, whole % 60
    if hour or hours:
        return f"{sign}{hour}:{minute:02}:{second:02}"
    return f"{sign}{minute:02}:{second:02}" if padded else f"{sign}{minute}:{second:02}"
