"""Five cells over the whole window, in its corners and its middle: each is touched once, to see that it answers."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.model.preflight import SPOTS, Means, Spot
from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.aside import Look
from kiosk.ui.booth.button import write
from kiosk.ui.booth.sheet import HIGH, RADIUS, SheetButton
from kiosk.ui.guard import guarded
from kiosk.ui.staff.preflight_facts import means
from kiosk.ui.style import QtMeasure, color
from kiosk.words.messages import tr

CELL, EDGE, NUCLEUS = 64.0, 14.0, 0.36
"""Radius of a cell, how far it stays from the edges, its nucleus."""
NEAR = 1.25
"""A touch so many radii from the middle of a cell is one on it."""
WIDE, LOW = 720.0, 0.24
"""Of the button, which lies so far above the lower edge."""
SAYS = N_("Touch each cell once")
DEAF = N_("One of them does not answer")
BY: dict[Means, str] = {"touch": N_("finger"), "mouse": N_("mouse")}

_measure = QtMeasure()


class Cells(QWidget):
    """The cells. `touched` with where, and by what; `deaf`: somebody says that one of them does not answer."""

    touched = Signal(str, str)
    deaf = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._languages, self._scale = Look("dark", ("it",), False, QRectF(), 1.0), ("it",), 1.0
        self._by: Mapping[Spot, Means] = {}
        self.button = SheetButton(self, "preflight-deaf", "x")
        self.button.clicked.connect(guarded(lambda: self.deaf.emit()))
        self.hide()

    def show_for(self, look: Look, languages: tuple[str, ...], scale: float, by: Mapping[Spot, Means]) -> None:
        """Show them over all of the parent, those lit that have answered."""
        self._look, self._languages, self._scale, self._by = look, languages, scale, by
        self.setGeometry(self.parentWidget().rect())
        width, height = self.width() / scale, self.height() / scale
        wide = min(WIDE, width - 4 * CELL)
        box = QRectF((width - wide) / 2, height * (1 - LOW) - HIGH / 2, wide, HIGH)
        words = tuple(tr(language, DEAF) for language in languages)
        self.button.dress(words, look.theme, box, QPointF(), scale, radius=RADIUS)
        self.setAccessibleName(" · ".join(tr(language, SAYS) for language in languages))
        self.show()
        self.raise_()
        self.update()

    def place(self, spot: Spot) -> QPointF:
        """The middle of a cell, in pixels."""
        aside = (CELL + EDGE) * self._scale
        x = {"left": aside, "right": self.width() - aside}.get(spot.rpartition("-")[2], self.width() / 2)
        y = {"top": aside, "bottom": self.height() - aside}.get(spot.partition("-")[0], self.height() / 2)
        return QPointF(x, y)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger comes down; on a cell it counts."""
        for spot in SPOTS:
            way = event.position() - self.place(spot)
            if way.x() ** 2 + way.y() ** 2 <= (CELL * NEAR * self._scale) ** 2:
                self.touched.emit(spot, means(event))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the sheet's."""
        event.ignore()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, and what to do with them."""
        painter, theme = QPainter(self), self._look.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color(theme, "ground"))
        painter.scale(self._scale, self._scale)
        for spot in SPOTS:
            self._cell(painter, self.place(spot) / self._scale, spot)
        width, height = self.width() / self._scale, self.height() / self._scale
        first, *rest = (tr(language, SAYS) for language in self._languages)
        at = QPointF(width / 2, height * 0.27)
        write(painter, first, STYLES["m"], theme, "ink", at, width - 6 * CELL)
        write(painter, " · ".join(rest), STYLES["lead"], theme, "quiet", at + QPointF(0, 62), width - 6 * CELL)

    def _cell(self, painter: QPainter, at: QPointF, spot: Spot) -> None:
        """A cell: hollow, or lit with what it answered to beside it."""
        theme, by = self._look.theme, self._by.get(spot)
        painter.setPen(QPen(color(theme, "touch" if by else "ring"), 4))
        painter.setBrush(color(theme, "touch" if by == "touch" else "cellbg"))
        painter.drawEllipse(at, CELL - 2, CELL - 2)
        painter.setPen(QPen(color(theme, ""), 0))
        painter.setBrush(color(theme, "ontouch" if by == "touch" else "touch" if by else "ring"))
        painter.drawEllipse(at, CELL * NUCLEUS, CELL * NUCLEUS)
        if by:
            down = -CELL - 24 if spot.startswith("bottom") else CELL + 44
            said = " · ".join(dict.fromkeys(tr(language, BY[by]) for language in self._languages))
            aside = _measure.advance(said, STYLES["label"]) / 2 + EDGE
            middle = min(max(at.x(), aside), self.width() / self._scale - aside)
            write(painter, said, STYLES["label"], theme, "ink", QPointF(middle, at.y() + down), 2 * aside)
