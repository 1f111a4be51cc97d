"""A page of the staff panel: what all of them do alike, and the words that they write, in all languages of staff."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Label
from kiosk.charts.text import block
from kiosk.model.problem import N_, Problem
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.aside import Look
from kiosk.ui.booth.sheet import Sheet, SheetButton
from kiosk.ui.guard import guarded
from kiosk.ui.staff.card import HEAD, INDENT, MARKED, marked
from kiosk.ui.style import QtMeasure
from kiosk.words.messages import say, tr

BACK = N_("Back")
LOW = 0.6
"""On a totem nothing can be touched above this part of the height."""
WIDTH = {False: 1280.0, True: 720.0}
"""Units that a page needs across at least; below, it is not enlarged for fingers any more."""

MEASURE = QtMeasure()


class Told(Sheet):
    """A sheet that writes words: each of them a block from y = 0 whose key may be a mark (`card.MARKED`)."""

    def both(
        self, msgid: str, style: str, width: float, key: str = "text", token: str = "ink", **params: object
    ) -> Label:
        """A message in the first language and, quieter and below, in the others."""
        return self.lines([tr(language, msgid, **params) for language in self.languages], style, width, key, token)

    def lines(self, said: Sequence[str], style: str, width: float, key: str = "text", token: str = "ink") -> Label:
        """The same of words that are there already, one text a language; those that are alike once."""
        first, *rest = dict.fromkeys(said)
        small = STYLES[style] if STYLES[style].family == "text" else STYLES["line"]
        pieces = ((first, STYLES[style], token), *((f"\n{each}", small, "quiet") for each in rest))
        left = INDENT * marked(STYLES[style]) if key in MARKED else 0.0
        return block(key, pieces, left, 0.0, width - left, MEASURE)

    def head(self, msgid: str, width: float, **params: object) -> Label:
        """A heading, all languages in a line; where there is no room for that, a line each."""
        said = list(dict.fromkeys(tr(language, msgid, **params) for language in self.languages))
        together = " · ".join(said)
        text = together if MEASURE.advance(together, STYLES["label"]) <= width else "\n".join(said)
        return block(HEAD, ((text, STYLES["label"], "quiet"),), 0.0, 0.0, width, MEASURE)

    def problem(self, problem: Problem, width: float) -> Label:
        """What, and what instead, in all languages; then how bad, and where: a file as such has no line."""
        pieces = []
        for n, language in enumerate(self.languages):
            hint = f" ({say(problem.hint, language)})" if problem.hint else ""
            pieces.append((f"{say(problem.message, language)}{hint}\n", STYLES["tile-quiet"], "quiet" if n else "ink"))
        there = (problem.line, problem.column)
        where = problem.path if there == (1, 1) else f"{problem.path}:{problem.line}:{problem.column}"
        level = " · ".join(dict.fromkeys(tr(language, problem.level) for language in self.languages))
        pieces.append((f"{level} · {where}", STYLES["source-strong"], "quiet"))
        return block(problem.level, tuple(pieces), INDENT, 0.0, width - INDENT, MEASURE)


class Page(Told):
    """A page. Subclasses say which buttons it has (`ICONS`), what they do (`pressed`), and lay it out (`_place`).

    `back`: to the menu.
    """

    back = Signal()
    TITLE: ClassVar[str]
    ICONS: ClassVar[Mapping[str, str]] = {}

    def __init__(self, parent: QWidget, languages: tuple[str, ...] = ()) -> None:
        super().__init__(parent, self.TITLE, languages)
        kind = type(self).__name__.removesuffix("Page").lower()
        icons = {**self.ICONS, "back": "arrow-back-up"}
        self.buttons = {name: SheetButton(self, f"{kind}-{name}", icon) for name, icon in icons.items()}
        for name, button in self.buttons.items():
            button.clicked.connect(guarded(lambda checked=False, name=name: self.press(name)))
        self.hide()

    def begin(self) -> None:
        """It is about to open."""

    def pressed(self, name: str) -> None:
        """One of its buttons, beside the way back."""

    def leaves(self) -> bool:
        """Whether "back" leads to the menu; else the page itself has gone a step back."""
        return True

    def _place(self) -> None:
        """Lay it out for `_look` in the window."""
        raise NotImplementedError

    def stops(self) -> Sequence[QWidget]:
        """The buttons, as they are read."""
        return [each for each in self.buttons.values() if not each.isHidden()]

    def open_for(self, look: Look) -> None:
        """Show the page from its beginning; or the same again after a change of size, theme or what it tells."""
        self._look = look
        if self.isHidden():
            self.begin()
        self.setGeometry(self.parentWidget().rect())
        self._place()
        self.setAccessibleName(" · ".join(self._said(self.TITLE)))
        self.come()

    def renew(self) -> None:
        """What it tells has changed."""
        if self.isVisible():
            self._place()
            self.update()

    def turn(self) -> None:
        """It tells something else, with no button chosen, so that nothing is pressed twice; who listens hears it."""
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.renew()
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleDescription()))

    def press(self, name: str) -> None:
        """A button."""
        self.busy()
        if name != "back":
            self.pressed(name)
        elif self.leaves():
            self.leave()
            self.back.emit()

    def _escape(self) -> None:
        self.press("back")
