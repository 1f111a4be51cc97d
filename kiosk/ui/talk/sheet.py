"""What lies over the whole console until it is closed: all slides, the keys."""

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.model.problem import N_
from kiosk.model.state import CloseSheet, State
from kiosk.model.tokens import STYLES, Style
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure, color, font
from kiosk.ui.talk.layout import LEAST
from kiosk.ui.talk.pane import THEME

MARGIN = 32.0
TITLE = STYLES["s"].scaled(0.9)
CLOSE = N_("Close")

_measure = QtMeasure()


class Sheet(QWidget):
    """A sheet: made as it is opened, shown again after each change of state or size, hidden by the console."""

    def __init__(self, parent: QWidget, store: Store) -> None:
        super().__init__(parent)
        self._store = store

    def show_for(self, state: State) -> None:
        """Cover the console, in the language of its notes."""
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
        self.update()

    def press(self, event: QKeyEvent) -> bool:
        """Whether a key was its own; here none is."""
        return False

    def shut(self) -> None:
        """Back to notes and slides."""
        self._store.dispatch(CloseSheet())

    @property
    def language(self) -> str:
        """That of the notes."""
        return self._store.state.notes_language

    @property
    def scale(self) -> float:
        """Pixels a unit of the console: a screen of another shape has more of them one way."""
        return max(min(self.width() / LEAST[0], self.height() / LEAST[1]), 0.05)

    @property
    def room(self) -> QSizeF:
        """Its size in units."""
        return QSizeF(self.size()) / self.scale


def on_ground(widget: QWidget) -> QPainter:
    """A painter, in pixels, of a widget that is bare ground so far."""
    made = QPainter(widget)
    made.fillRect(widget.rect(), color(THEME, "ground"))
    made.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return made


def write(painter: QPainter, text: str, style: Style, token: str, at: QPointF) -> float:
    """A line of text from a point of its baseline on, and where it ends."""
    painter.setFont(font(style))
    painter.setPen(color(THEME, token))
    painter.drawText(at, text)
    return at.x() + _measure.advance(text, style)
