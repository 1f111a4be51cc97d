"""The staff sheet, behind the PIN: clean the screen, go back, leave the kiosk; and what staff ought to know.

Its warnings are those of the log that still hold: the screen's size, this machine's settings, the content. They have
all the window's height, beside the buttons; on a totem they stand above, and what is to be touched in the lower 40 %.
To leave ends the show: its button is the last one and stands apart.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Label
from kiosk.charts.text import block, moved
from kiosk.model.problem import N_, Problem
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.aside import Aside, Look
from kiosk.ui.booth.button import SCRIM, StageButton, write_from
from kiosk.ui.guard import guarded
from kiosk.ui.keys import DOWN, LEFT, RIGHT, UP
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import QtMeasure, color, font, veil
from kiosk.words.messages import NN_, line, ntr, say, tr

QUIET_MS = 60_000
"""Without a touch for so long, the sheet goes."""
HIGH, GAP, RADIUS = 128.0, 24.0, 48.0
"""Of the buttons."""
LEAVE_APART = 64.0
"""Between the last button and those above it."""
WIDE, PART = 620.0, 0.44
"""Of the buttons beside the warnings, in landscape: at most this part of the room."""
ICON, ICON_ASIDE, WORDS_ASIDE, WORDS_END = 52.0, 40.0, 124.0, 32.0
"""An icon's side; how far icon and words stand from the left edge of their button, and words from its right one."""
NAME = STYLES["s"]
"""Of what a button does, in the first language."""
HEAD = 190.0
"""Room of the title."""
CARD, INSET, APART = 42.0, 40.0, 24.0
"""The warnings' card: its radius, its margin, the space between two of them."""
CELL, INDENT = 9.0, 36.0
"""The cell before each of them, and where their text begins."""
SPOKEN = 20
"""Warnings told to a screen reader at most."""
NEEDS = {False: (1280.0, 720.0), True: (720.0, 1400.0)}
"""Units that the sheet needs at least; below, it is not enlarged for fingers any more."""

TITLE = N_("Staff")
CLEAN = N_("Clean the screen (30 s)")
LEAVE = N_("Leave the kiosk")
BACK = N_("Back to the kiosk")
NONE = N_("No warnings")
MORE = NN_("%(n)s more warning is in the log", "%(n)s more warnings are in the log")
COUNT = NN_("%(n)s warning", "%(n)s warnings")

_measure = QtMeasure()


class StaffSheet(Aside):
    """The sheet. `clean` and `quit` as the buttons say."""

    clean = Signal()
    quit = Signal()

    def __init__(
        self, parent: QWidget, warnings: Callable[[], Sequence[Problem]] = tuple, languages: tuple[str, ...] = ()
    ) -> None:
        """`warnings` are asked for as it opens; `languages`: those of staff, else all of the content's."""
        super().__init__(parent, QUIET_MS)
        self._ask, self._own = warnings, languages
        self._warnings: tuple[Problem, ...] = ()
        self._scale, self._corner, self._card = 1.0, QPointF(), QRectF()
        self._labels: list[Label] = []
        self.buttons = {
            "clean": _Choice(self, "staff-clean", "spray", accent=True),
            "back": _Choice(self, "staff-back", "arrow-back-up"),
            "quit": _Choice(self, "staff-quit", "power"),
        }
        for name, button in self.buttons.items():
            button.clicked.connect(guarded(lambda checked=False, name=name: self.press(name)))
        self.hide()

    def stops(self) -> Sequence[QWidget]:
        """Clean, back, leave."""
        return tuple(self.buttons.values())

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it speaks, the first one loudest."""
        return self._own or self._look.languages

    def open_for(self, look: Look) -> None:
        """Show the sheet; or the same sheet again after a change of size or theme."""
        self._look = look
        if self.isHidden():
            self._warnings = tuple(self._ask())
        self.setGeometry(self.parentWidget().rect())
        self._place()
        self.setAccessibleName(self._said(TITLE))
        told = [line(each, self.languages[0]) for each in self._warnings[:SPOKEN]] or [self._said(NONE)]
        self.setAccessibleDescription("\n".join(told))
        self.come()

    def press(self, name: str) -> None:
        """A button: "clean", "back" or "quit"."""
        self.busy()
        self.leave()
        if name == "clean":
            self.clean.emit()
        elif name == "quit":
            self.quit.emit()

    def _said(self, msgid: str) -> str:
        return " · ".join(tr(language, msgid) for language in self.languages)

    # -- where everything lies

    def _place(self) -> None:
        """Buttons and card within the window, near each other, in units that a finger's needs may enlarge."""
        look = self._look
        needs = NEEDS[look.portrait]
        fits = min(self.width() / needs[0], self.height() / needs[1])
        self._scale = scale = max(look.scale, min(look.main / HIGH, fits))
        width, height = self.width() / scale, self.height() / scale
        margin = width * (64 / 1080 if look.portrait else 96 / 1920)  # that of the slides
        area = QRectF(0, 0, width, height).adjusted(margin, margin, -margin, -margin)
        rows = 3 * HIGH + GAP + LEAVE_APART
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
        self._corner = QPointF(area.x(), top - (HEAD if self.languages[1:] else HEAD - 60))
        said = [tuple(tr(language, each) for language in self.languages) for each in (CLEAN, BACK, LEAVE)]
        widest = max(_measure.advance(words[0], NAME) for words in said)
        name_style = NAME.scaled(min(1.0, (first.width() - WORDS_ASIDE - WORDS_END) / widest))  # all three alike
        y = first.y()
        for (name, button), words in zip(self.buttons.items(), said, strict=True):
            y += LEAVE_APART - GAP if name == "quit" else 0.0
            button.name_style = name_style
            box = QRectF(first.x(), y, first.width(), HIGH)
            button.dress(words, look.theme, box, QPointF(), scale, radius=RADIUS)
            y += HIGH + GAP

    def _written(self, width: float, room: float) -> list[Label]:
        """What the card says, from its inner corner: the warnings that have room, at the end how many have not."""
        if not self._warnings:
            return [block("none", ((self._said(NONE), STYLES["strong"], "quiet"),), 0.0, 0.0, width, _measure)]
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

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Scrim, title, and the warnings on their card."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(event.rect(), veil(look.theme, "ground", SCRIM))
        painter.scale(self._scale, self._scale)
        self._title(painter)
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

    def _title(self, painter: QPainter) -> None:
        first, *rest = self.languages
        at = self._corner + QPointF(0, STYLES["m"].size * 0.8)
        for text, style, token in (
            (tr(first, TITLE), STYLES["m"], "ink"),
            (" · ".join(tr(each, TITLE) for each in rest), STYLES["lead"], "quiet"),
        ):
            painter.setFont(font(style))
            painter.setPen(color(self._look.theme, token))
            painter.drawText(at, text)
            at += QPointF(0, 60)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, arrows walk as Tab does; nothing goes on to the window."""
        event.accept()
        self.busy()
        if event.key() == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self.leave()
        elif event.key() in (UP, LEFT):
            self.focusNextPrevChild(False)
        elif event.key() in (DOWN, RIGHT):
            self.focusNextPrevChild(True)


class _Choice(StageButton):
    """A button of the sheet: an icon, and what it does beside it."""

    def __init__(self, parent: QWidget, name: str, icon: str, *, accent: bool = False) -> None:
        super().__init__(parent, name, accent=accent)
        self._icon = icon
        self.name_style = NAME

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """The first language large, the others below it, all from one line on."""
        middle = box.center().y()
        square = QRectF(box.x() + ICON_ASIDE, middle - ICON / 2, ICON, ICON)
        draw_icon(painter, self._icon, square, self._theme, token, 2.0 if self._accent else 1.75)
        first, rest = self._words[0], " · ".join(self._words[1:])
        at, wide = QPointF(box.x() + WORDS_ASIDE, middle), box.width() - WORDS_ASIDE - WORDS_END
        lift = QPointF(0, -6.0 if rest else 14.0)
        write_from(painter, first, self.name_style, self._theme, token, at + lift, wide)
        quiet = token if self._accent else "quiet"
        write_from(painter, rest, STYLES["quiet"], self._theme, quiet, at + QPointF(0, 34), wide)
