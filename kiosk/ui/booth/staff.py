"""The staff sheet, behind the PIN: clean the screen, give a talk, go back, leave; and what staff ought to know.

Its warnings are those of the log that still hold: the screen's size, this machine's settings, the content. They have
all the window's height, beside the buttons; on a totem they stand above, and what is to be touched in the lower 40 %.
To leave ends the show: its button is the last one and stands apart.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Label
from kiosk.charts.text import block, moved
from kiosk.model.problem import N_, Problem
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.aside import Look
from kiosk.ui.booth.sheet import GAP, HEAD, HIGH, NAME, RADIUS, WORDS_ASIDE, WORDS_END, Sheet, SheetButton
from kiosk.ui.guard import guarded
from kiosk.ui.style import QtMeasure, color, font
from kiosk.words.messages import NN_, line, ntr, say

LEAVE_APART = 64.0
"""Between the last button and those above it."""
WIDE, PART = 620.0, 0.44
"""Of the buttons beside the warnings, in landscape: at most this part of the room."""
CARD, INSET, APART = 42.0, 40.0, 24.0
"""The warnings' card: its radius, its margin, the space between two of them."""
CELL, INDENT = 9.0, 36.0
"""The cell before each of them, and where their text begins."""
SPOKEN = 20
"""Warnings told to a screen reader at most."""
WIDTH = {False: 1280.0, True: 720.0}
"""Units that the sheet needs across at least; below, it is not enlarged for fingers any more."""
BESIDE, LOWER = 248.0, 0.337
"""And down: so many more than its buttons in landscape; on a totem these are this part of it."""

TITLE = N_("Staff")
CLEAN = N_("Clean the screen (30 s)")
TALKS = N_("Give a talk")
LEAVE = N_("Leave the kiosk")
BACK = N_("Back to the kiosk")
NONE = N_("No warnings")
MORE = NN_("%(n)s more warning is in the log", "%(n)s more warnings are in the log")
COUNT = NN_("%(n)s warning", "%(n)s warnings")

_measure = QtMeasure()


class StaffSheet(Sheet):
    """The sheet. `clean`, `talks` and `quit` as the buttons say."""

    clean = Signal()
    talks = Signal()
    quit = Signal()

    def __init__(
        self, parent: QWidget, warnings: Callable[[], Sequence[Problem]] = tuple, languages: tuple[str, ...] = (),
        talks: Callable[[], bool] = lambda: False,
    ) -> None:  # fmt: skip
        """`warnings`, and whether there are any `talks`, are asked for as it opens."""
        super().__init__(parent, TITLE, languages)
        self._ask, self._ask_talks = warnings, talks
        self._warnings: tuple[Problem, ...] = ()
        self._card = QRectF()
        self._labels: list[Label] = []
        self.buttons = {
            "clean": SheetButton(self, "staff-clean", "spray", accent=True),
            "talks": SheetButton(self, "staff-talks", "users"),
            "back": SheetButton(self, "staff-back", "arrow-back-up"),
            "quit": SheetButton(self, "staff-quit", "power"),
        }
        for name, button in self.buttons.items():
            button.clicked.connect(guarded(lambda checked=False, name=name: self.press(name)))
        self.hide()

    def stops(self) -> Sequence[QWidget]:
        """Clean, talks where there are any, back, leave."""
        return [each for each in self.buttons.values() if not each.isHidden()]

    def open_for(self, look: Look) -> None:
        """Show the sheet; or the same sheet again after a change of size or theme."""
        self._look = look
        if self.isHidden():
            self._warnings = tuple(self._ask())
            self.buttons["talks"].setVisible(self._ask_talks())
        self.setGeometry(self.parentWidget().rect())
        self._place()
        self.setAccessibleName(" · ".join(self._said(TITLE)))
        told = [line(each, self.languages[0]) for each in self._warnings[:SPOKEN]] or [" · ".join(self._said(NONE))]
        self.setAccessibleDescription("\n".join(told))
        self.come()

    def press(self, name: str) -> None:
        """A button: "clean", "talks", "back" or "quit"."""
        self.busy()
        self.leave()
        if name == "clean":
            self.clean.emit()
        elif name == "talks":
            self.talks.emit()
        elif name == "quit":
            self.quit.emit()

    # -- where everything lies

    def _place(self) -> None:
        """Buttons and card within the window, near each other, in units that a finger's needs may enlarge."""
        look, shown = self._look, [name for name, each in self.buttons.items() if not each.isHidden()]
        rows = len(shown) * (HIGH + GAP) - 2 * GAP + LEAVE_APART
        area = self._area(WIDTH[look.portrait], rows / LOWER if look.portrait else rows + BESIDE)
        beside = min(WIDE, area.width() * PART)
        wide = area.width() if look.portrait else area.width() - beside - 2 * GAP
        most = area.height() - (HEAD + rows + 2 * GAP if look.portrait else 0.0)
        self._labels = self._written(wide - 2 * INSET, most - 2 * INSET)
        high = max(self._labels[-1].box.bottom + 2 * INSET, HIGH)
        if look.portrait:
            first = QRectF(area.x(), area.bottom() - rows, area.width(), HIGH)
            self._card = QRectF(area.x(), first.y() - 2 * GAP - high, wide, high)
            top = self._card.y()
        else:
            top = area.y() + (area.height() - HEAD - rows) / 2 + HEAD
            first = QRectF(area.x(), top, beside, HIGH)
            # level with the buttons; what is higher reaches up beside the title, and at last further down
            self._card = QRectF(area.right() - wide, max(min(top, top + rows - high), area.y()), wide, high)
        self._above(area.x(), top)
        names = {"clean": CLEAN, "talks": TALKS, "back": BACK, "quit": LEAVE}
        said = {name: self._said(names[name]) for name in shown}
        widest = max(_measure.advance(words[0], NAME) for words in said.values())
        name_style = NAME.scaled(min(1.0, (first.width() - WORDS_ASIDE - WORDS_END) / widest))  # all of them alike
        y = first.y()
        for name, words in said.items():
            y += LEAVE_APART - GAP if name == "quit" else 0.0
            self.buttons[name].name_style = name_style
            box = QRectF(first.x(), y, first.width(), HIGH)
            self.buttons[name].dress(words, look.theme, box, QPointF(), self._scale, radius=RADIUS)
            y += HIGH + GAP

    def _written(self, width: float, room: float) -> list[Label]:
        """What the card says, from its inner corner: the warnings that have room, at the end how many have not."""
        if not self._warnings:
            return [
                block("none", ((" · ".join(self._said(NONE)), STYLES["strong"], "quiet"),), 0.0, 0.0, width, _measure)
            ]
        said = " · ".join(ntr(language, *COUNT, len(self._warnings)) for language in self.languages)
        labels = [block("head", ((said, STYLES["strong"], "touch"),), 0.0, 0.0, width, _measure)]
        y = labels[0].box.bottom + APART
        for n, each in enumerate(self._warnings):
            left = len(self._warnings) - n
            label = moved(self._warning(each, width), dy=y)
            if label.box.bottom > room - (STYLES["label"].line + APART if left > 1 else 0.0):
                more = " · ".join(ntr(language, *MORE, left) for language in self.languages)
                return [*labels, block("more", ((more, STYLES["label"], "quiet"),), 0.0, y, width, _measure)]
            labels.append(label)
            y = label.box.bottom + APART
        return labels

    def _warning(self, problem: Problem, width: float) -> Label:
        """Where, then what and what instead, in all languages."""
        plain = STYLES["tile-quiet"]
        pieces = [(f"{problem.path}:{problem.line}:{problem.column}", STYLES["source-strong"], "quiet")]
        for n, language in enumerate(self.languages):
            hint = f" ({say(problem.hint, language)})" if problem.hint else ""
            said = f"\n{say(problem.message, language)}{hint}"
            pieces.append((said, plain, "quiet" if n else "ink"))
        return block("warning", tuple(pieces), INDENT, 0.0, width - INDENT, _measure)

    def _paint(self, painter: QPainter) -> None:
        """The warnings on their card."""
        look = self._look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(look.theme, "raised"))
        painter.drawRoundedRect(self._card, CARD, CARD)
        above = (self._card.height() - self._labels[-1].box.bottom) / 2  # a single line stands in the middle
        painter.translate(self._card.topLeft() + QPointF(INSET, above))
        for label in self._labels:
            if label.key == "warning":
                self._cell(painter, QPointF(CELL, label.spans[0].y - 8))
            for span in label.spans:
                painter.setFont(font(span.style))
                painter.setPen(color(look.theme, span.color))
                painter.drawText(QPointF(span.x, span.y), span.text)

    def _cell(self, painter: QPainter, middle: QPointF) -> None:
        """The mark before a warning: one cell, as everywhere."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._look.theme, "touch"))
        painter.drawEllipse(middle, CELL, CELL)
        painter.setBrush(color(self._look.theme, "ontouch"))
        painter.drawEllipse(middle, CELL * 0.36, CELL * 0.36)
