"""The list of the preview: all slides by topic, those that are found while somebody types, and how each stands.

A slide has its title, on two lines at most, and below it the id that its file calls it by. All rows are of one height,
and only what is in sight is measured and written: a thousand slides cost no more than ten.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box
from kiosk.charts.text import wrap
from kiosk.compose.contents import folded
from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES, Style
from kiosk.ui.guard import guarded
from kiosk.ui.staff.preview_content import QUIZ, START, TALKS, Content, Part
from kiosk.ui.staff.preview_layout import SIDE
from kiosk.ui.staff.preview_scroll import slider
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import QtMeasure, color
from kiosk.ui.talk.pane import THEME, elided, pixels
from kiosk.ui.talk.sheet import write
from kiosk.words.messages import tr
from kiosk.words.render import plain

TYPE, NONE = N_("Type to search"), N_("No slide has this name")
PARTS = {START: N_("Invitation and home"), QUIZ: N_("Quiz"), TALKS: N_("Covers of talks")}
FOUND, HEADING, ROW = 44.0, 38.0, 64.0
"""Heights: what is typed, the name of a part, a slide."""
LINE, ID_LINE = 19.0, 17.0
"""A line of a title, and that of the id."""
NAME, ID, PART = STYLES["source"].scaled(0.74), STYLES["source"].scaled(0.64), STYLES["source-strong"].scaled(0.7)
WHEEL = 2 * ROW
_measure = QtMeasure()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a slide, or (slide "") the part that begins; where it stands, and how high it is."""

    part: Part
    slide: str
    y: float
    high: float


class SlideList(QWidget):
    """The list. `chosen`: a slide was clicked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, language: str) -> None:
        super().__init__(parent)
        self._language, self._unit, self._box = language, 1.0, Box(0, 0, 0, 0)
        self._content, self._rows = Content(), list[Row]()
        self.typed, self.slide = "", ""
        self._scroll = 0.0

    def lie(self, box: Box, unit: float) -> None:
        """Take this place of the window."""
        self._box, self._unit = box, unit
        self.setGeometry(pixels(box, unit))
        self._reveal()

    def tell(self, content: Content, slide: str) -> None:
        """What there is, and which of it is shown."""
        moved = slide != self.slide
        self._content, self.slide = content, slide
        self._rows = list(self._laid())
        if moved:
            self._reveal()
        self._scroll_to(self._scroll)
        self.setAccessibleName(f"{slide}: {self._title(slide)}" if slide else "")

    def type(self, typed: str) -> None:
        """Show only what this finds; "": all."""
        self.typed = typed
        self._rows = list(self._laid())
        self._scroll = 0.0
        self._reveal()

    @property
    def slides(self) -> list[str]:
        """What is on the list now."""
        return [row.slide for row in self._rows if row.slide]

    def beside(self, by: int) -> str:
        """The slide so many further down, or up; the first where the one that is shown is not on the list."""
        slides = self.slides
        if not slides:
            return self.slide
        if self.slide not in slides:
            return slides[0]
        return slides[min(max(slides.index(self.slide) + by, 0), len(slides) - 1)]

    @property
    def page(self) -> int:
        """Slides that are seen at once."""
        return max(int(self._sight / ROW) - 1, 1)

    # -- what is on it

    def _laid(self) -> Iterator[Row]:
        sought, y = folded(self.typed).split(), 0.0
        for part in self._content.parts:
            slides = [slide for slide in part.slides if self._found(slide, sought)]
            if slides:
                yield Row(part, "", y, HEADING)
                y += HEADING
            for slide in slides:
                yield Row(part, slide, y, ROW)
                y += ROW

    def _found(self, slide: str, sought: Sequence[str]) -> bool:
        """Whether a slide has all these words in its id, or its title in any language, with the figures it names."""
        deck = self._content.deck_of(slide) if sought else None
        words = folded(" ".join((slide, *deck.slides[slide].title.values()))) if deck else ""
        return all(word in words for word in sought)

    def _title(self, slide: str) -> str:
        deck = self._content.deck_of(slide)
        return " ".join(plain(deck.slides[slide].title, deck, self._language).split()) if deck else slide

    # -- where it is

    @property
    def _sight(self) -> float:
        return self._box.h - FOUND

    @property
    def _whole(self) -> float:
        return self._rows[-1].y + ROW if self._rows else 0.0

    def _reveal(self) -> None:
        """Bring the slide that is shown into sight, with what stands before it; the first row in sight is whole."""
        at = next((n for n, row in enumerate(self._rows) if row.slide == self.slide), None)
        if at is not None:
            least, most = self._rows[at].y + ROW + 8 - self._sight, self._rows[max(at - 1, 0)].y
            whole = (row.y for row in self._rows if row.y >= max(self._scroll, least))
            self._scroll = min(next(whole, most), most)
        self._scroll_to(self._scroll)

    def _scroll_to(self, y: float) -> None:
        last = next((row.y for row in self._rows if self._whole - row.y + 8 <= self._sight), 0.0)
        self._scroll = min(max(y, 0.0), last)
        self.update()

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The list goes up and down."""
        self._scroll_to(self._scroll - (event.pixelDelta().y() / self._unit or event.angleDelta().y() / 120 * WHEEL))

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a slide chooses it."""
        y = event.position().y() / self._unit - FOUND
        row = next((row for row in self._rows if row.y <= y + self._scroll < row.y + row.high), None)
        if event.button() == Qt.MouseButton.LeftButton and y >= 0 and row is not None and row.slide:
            self.chosen.emit(row.slide)

    # -- what it looks like

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """What is typed; below it the rows that are in sight."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(THEME, "ground"))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self._unit, self._unit)
        painter.save()
        painter.setClipRect(QRectF(0, FOUND, self._box.w, self._sight))
        painter.translate(0, FOUND - self._scroll)
        for row in self._rows:
            if row.y + row.high > self._scroll and row.y < self._scroll + self._sight:
                self._slide(painter, row) if row.slide else self._part(painter, row)
        painter.restore()
        self._bar(painter)
        self._typed(painter)
        painter.fillRect(QRectF(self._box.w - 1.5, 0, 1.5, self._box.h), color(THEME, "line"))

    def _typed(self, painter: QPainter) -> None:
        if self.typed:
            x = write(painter, self.typed[-24:], STYLES["source-strong"], "ink", QPointF(SIDE, 30))
            painter.fillRect(QRectF(x + 2, 11, 2.5, 25), color(THEME, "acc"))
        else:
            write(painter, tr(self._language, TYPE), NAME, "quiet", QPointF(SIDE, 28))
        painter.fillRect(QRectF(0, FOUND - 1, self._box.w, 1), color(THEME, "line"))
        if not self._rows and self._content.slides:
            write(painter, tr(self._language, NONE), NAME, "quiet", QPointF(SIDE, FOUND + 26))

    def _part(self, painter: QPainter, row: Row) -> None:
        name = row.part.name
        said = (
            tr(self._language, PARTS[row.part.id])
            if name is None
            else name.get(self._language) or next(iter(name.values()))
        )
        said = _cut(said, PART, self._box.w - 2 * SIDE)
        write(painter, said, PART, "acctext", QPointF(SIDE, row.y + 28))

    def _slide(self, painter: QPainter, row: Row) -> None:
        slide, shown = row.slide, row.slide == self.slide
        if shown:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(THEME, "raised2"))
            painter.drawRoundedRect(QRectF(SIDE - 8, row.y + 1, self._box.w - 2 * SIDE + 8, ROW - 2), 10, 10)
        level, edited = self._content.levels.get(slide), slide in self._content.edited
        room = self._box.w - 2 * SIDE - 12
        token = "quiet" if slide in self._content.lost else "ink"
        lines = _two(self._title(slide), room)
        y = row.y + (ROW - len(lines) * LINE - ID_LINE) / 2
        for line in lines:
            write(painter, line, NAME, token, QPointF(SIDE, y + 14))
            y += LINE
        marks = (26 if level else 0) + (22 if edited else 0)
        write(painter, _cut(slide, ID, room - marks), ID, "quiet", QPointF(SIDE, y + 12))
        x, middle = SIDE + room, y + 7  # beside the id: the title has its whole room whatever is wrong
        if level:
            token = "touch" if level == "error" else "quiet"
            draw_icon(painter, "alert-triangle", QRectF(x - 20, middle - 10, 20, 20), THEME, token, 2.0)
            x -= 26
        if edited:  # a lit cell
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(THEME, "acc"))
            painter.drawEllipse(QPointF(x - 7, middle), 7, 7)
            painter.setBrush(color(THEME, "nuc"))
            painter.drawEllipse(QPointF(x - 7, middle), 2.5, 2.5)

    def _bar(self, painter: QPainter) -> None:
        sight = Box(0, FOUND, self._box.w, self._sight)
        slider(painter, sight, self._whole + 8, self._scroll)


def _two(title: str, room: float) -> list[str]:
    """A title on two lines at most; no line is wider than the room."""
    lines = [" ".join(word[0][0] for word in line) for line in wrap(((title, NAME, ""),), room, _measure)]
    if len(lines) > 2:
        lines = [lines[0], elided(" ".join(lines[1:]), NAME, room, _measure)]
    return [_cut(line, NAME, room) for line in lines]


def _cut(text: str, style: Style, room: float) -> str:
    """A line, or as many letters of it as a room holds."""
    kept = text
    while _measure.advance(kept, style) > room and len(kept) > 2:
        kept = kept.removesuffix("…")[:-1].rstrip() + "…"
    return kept
