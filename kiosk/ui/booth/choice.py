"""Buttons that stay chosen: one text size of three, and switches. What is chosen shows by form, not by colour alone.

They are checkable buttons, so that a screen reader calls them radio buttons and check boxes and says which is checked;
which that is comes from the state, not from the finger.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kiosk.model.tokens import STYLES
from kiosk.ui.booth.button import ICON, StageButton, write, write_from
from kiosk.ui.guard import guarded
from kiosk.ui.keys import DOWN, LEFT, RIGHT, UP
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import color

LETTER = STYLES["s"]
NAME = STYLES["label"]
HIGHEST, UNDER = 50.0, 18.0
"""Height of the largest letter, and room between letter and name."""
MARK = 17.0
"""Radius of the disc that bears the check."""
TRACK, KNOB = QSizeF(100, 56), 21.0
"""A switch's own size, and its knob's radius."""
INSET = 30.0


class Choosable(StageButton):
    """A checkable button of a panel: its edge is stronger while it is chosen."""

    def __init__(self, parent: QWidget, name: str, press: Callable[[], None]) -> None:
        super().__init__(parent, name)
        self.setCheckable(True)
        self.clicked.connect(guarded(lambda: press()))

    def _face(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        edge = 4.0 if chosen else 2.0
        painter.setPen(QPen(color(self._theme, "touch" if chosen else "ring"), edge))
        painter.setBrush(color(self._theme, "raised2" if chosen or self.isDown() else "raised"))
        inside = self._box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(inside, self._radius - edge / 2, self._radius - edge / 2)

    def _check(self, painter: QPainter, at: QPointF, radius: float, disc: str, tick: str) -> None:
        """A check on a disc."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme, disc))
        painter.drawEllipse(at, radius, radius)
        half = QPointF(radius, radius) * 0.76
        draw_icon(painter, "check", QRectF(at - half, at + half), self._theme, tick, 3.0)


class SizeButton(Choosable):
    """One of several text sizes: a letter as large as it makes them, and its name."""

    def __init__(self, parent: QWidget, name: str, letter: float, press: Callable[[], None]) -> None:
        super().__init__(parent, name, press)
        self.setAutoExclusive(True)
        self._letter = LETTER.scaled(letter)
        self.others: tuple[SizeButton, ...] = ()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows lead to the neighbour, round; Space and Enter choose."""
        by = {LEFT: -1, UP: -1, RIGHT: 1, DOWN: 1}.get(event.key())
        if by is None:
            super().keyPressEvent(event)
            return
        there = self.others[(self.others.index(self) + by) % len(self.others)]
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """Letter over name; the ring in the corner holds the check."""
        name, middle = NAME.grown(self._grow), box.center().x()
        base = box.center().y() + (HIGHEST + UNDER + name.size * 0.7) / 2  # of all three alike
        write(painter, self._words[0], name, self._theme, token, QPointF(middle, base), box.width() - 28)
        letter = QPointF(middle, base - name.size * 0.7 - UNDER)
        write(painter, "A", self._letter, self._theme, token, letter, box.width())
        corner = QPointF(box.right() - 14 - MARK, box.top() + 14 + MARK)
        if self.isChecked():
            self._check(painter, corner, MARK, "touch", "ontouch")
        else:
            painter.setPen(QPen(color(self._theme, "ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(corner, MARK - 3, MARK - 3)


class Switch(Choosable):
    """Something that is on or off: icon and words, and a knob that is left or right; the check is on the knob."""

    def __init__(self, parent: QWidget, name: str, icon: str, press: Callable[[], None]) -> None:
        super().__init__(parent, name, press)
        self._icon = icon

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """Icon, words, switch."""
        middle, style = box.center().y(), NAME.scaled(1.15).grown(self._grow)
        icon = QRectF(box.left() + INSET, middle - ICON / 2, ICON, ICON)
        draw_icon(painter, self._icon, icon, self._theme, token)
        track = QRectF(QPointF(box.right() - INSET - TRACK.width(), middle - TRACK.height() / 2), TRACK)
        left = icon.right() + 24
        at = QPointF(left, middle + style.size * 0.34)
        write_from(painter, self._words[0], style, self._theme, token, at, track.left() - 24 - left)
        on, round_ = self.isChecked(), track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(color(self._theme, "ring"), 3))
        painter.setBrush(color(self._theme, "touch" if on else "ground"))
        painter.drawRoundedRect(track if on else track.adjusted(1.5, 1.5, -1.5, -1.5), round_, round_)
        if on:
            self._check(painter, QPointF(track.right() - round_, middle), KNOB, "ontouch", "touch")
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(self._theme, "ring"))
            painter.drawEllipse(QPointF(track.left() + round_, middle), KNOB - 4, KNOB - 4)
