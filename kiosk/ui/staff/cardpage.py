"""A page with a card: what there is to know stands on it, what can be done beside it.

In landscape the buttons stand beside the card; on a totem the card stands above, and what is to be touched in the lower
40 %. What has no room on the card is on its next page.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Label
from kiosk.charts.text import moved
from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.sheet import GAP, HEAD, HIGH, NAME, RADIUS, WORDS_ASIDE, WORDS_END, SheetButton
from kiosk.ui.guard import guarded
from kiosk.ui.staff.card import APART, CARD, INSET, paged, paint, words
from kiosk.ui.staff.page import BACK, LOW, MEASURE, WIDTH, Page
from kiosk.ui.style import color

WIDE, PART = 620.0, 0.4
"""Of the buttons beside the card, in landscape: at most this part of the room."""
LEAST, BLOCK = 108.0, 698.0
"""Height of a button at least; of what stands in the middle of a higher window, however much is on the card."""
MARGIN = {False: 2 * 96.0, True: 64.0}
"""What stays free above and below buttons."""
MORE, OF = N_("Next"), N_("page %(page)s of %(pages)s")


class CardPage(Page):
    """The page. Subclasses say what is on the card (`card`) and which of their buttons are on show (`offered`)."""

    LOUD: ClassVar[frozenset[str]] = frozenset()
    """Buttons that are filled."""

    def __init__(self, parent: QWidget, languages: tuple[str, ...] = ()) -> None:
        super().__init__(parent, languages)
        self._pages: list[list[Label]] = [[]]
        self._page, self._box = 0, QRectF()
        back = self.buttons.pop("back")
        self.buttons["back"] = back
        self.buttons["more"] = SheetButton(self, "card-more", "arrow-right")
        self.buttons["more"].clicked.connect(guarded(lambda: self.press("more")))

    def card(self, width: float) -> Sequence[Label]:
        """What there is to know, from the top down: blocks from y = 0, at most so wide."""
        raise NotImplementedError

    def offered(self) -> Mapping[str, str]:
        """The buttons on show beside "back" and "more", and what they are called (messages)."""
        return {}

    def turn(self) -> None:
        """From its first page."""
        self._page = 0
        super().turn()

    def press(self, name: str) -> None:
        """A button; "more" is the card's next page."""
        if name == "more":
            self.busy()
            self._page = (self._page + 1) % len(self._pages)
            self.renew()
        else:
            super().press(name)

    # -- where everything lies

    def _place(self) -> None:
        """Buttons and card within the window, near each other, in units that a finger's needs may enlarge."""
        portrait, shown = self._look.portrait, self.offered()
        if self.isHidden():
            self._page = 0
        area = self._area(WIDTH[portrait], self._needs(len(shown) + 1))
        beside = min(WIDE, area.width() * PART)
        wide = area.width() if portrait else area.width() - beside - 2 * GAP
        low = LOW * self.height() / self._scale
        top = area.y() + HEAD if portrait else in_middle(area)
        lowest = low - 2 * GAP if portrait else top + BLOCK
        self._fill(wide - 2 * INSET, lowest - top - 2 * INSET)
        here = self._pages[self._page]
        rows = [*([name] for name in shown), ["back", "more"] if len(self._pages) > 1 else ["back"]]
        room = area.bottom() - (low if portrait else top)
        high = min((room + GAP) / len(rows) - GAP, HIGH)
        total = len(rows) * (high + GAP) - GAP
        tall = max(here[-1].box.bottom + 2 * INSET if here else 0.0, high)
        if portrait:
            first = QRectF(area.x(), area.bottom() - total, area.width(), high)
            top = first.y() - 2 * GAP - tall
            self._box = QRectF(area.x(), top, wide, tall)
        else:
            first = QRectF(area.x(), top, beside, high)
            self._box = QRectF(area.right() - wide, top, wide, tall)
        self._above(area.x(), top)
        self._dress(rows, shown, first)
        self.setAccessibleDescription("\n".join(words(label) for page in self._pages for label in page))

    def _fill(self, wide: float, room: float) -> None:
        """What stands on the card's pages, each with its number where there are more than one."""
        labels = self.card(wide)
        self._pages = paged(labels, room)
        if len(self._pages) > 1:
            self._pages = paged(labels, room - STYLES["label"].line - APART)
            for n, page in enumerate(self._pages):
                foot = self.head(OF, wide, page=n + 1, pages=len(self._pages))
                page.append(moved(foot, dy=page[-1].box.bottom + APART))
        self._page = min(self._page, len(self._pages) - 1)

    def _needs(self, count: int) -> float:
        """Units down that so many rows of buttons need."""
        rows = count * (LEAST + GAP) - GAP + MARGIN[self._look.portrait]
        return rows / (1 - LOW) if self._look.portrait else rows + HEAD

    def _dress(self, rows: Sequence[Sequence[str]], shown: Mapping[str, str], first: QRectF) -> None:
        """The buttons row by row from `first` down; all names in the type in which the longest has room."""
        said = {name: self._said(msgid) for name, msgid in {**shown, "back": BACK, "more": MORE}.items()}
        on_show = [name for row in rows for name in row]
        for name, button in self.buttons.items():
            button.setVisible(name in on_show)

        def fits(name: str, wide: float) -> float:
            return min((wide - WORDS_ASIDE - WORDS_END) / MEASURE.advance(said[name][0], NAME), 1.0)

        alike = min((fits(name, first.width()) for name in shown), default=1.0)
        for n, row in enumerate(rows):
            wide = (first.width() - (len(row) - 1) * GAP) / len(row)
            for m, name in enumerate(row):
                button = self.buttons[name]
                button.loud(name in self.LOUD)
                button.name_style = NAME.scaled(min(alike, *(fits(each, wide) for each in row)))
                box = QRectF(first.x() + m * (wide + GAP), first.y() + n * (first.height() + GAP), wide, first.height())
                button.dress(said[name], self._look.theme, box, QPointF(), self._scale, radius=RADIUS)

    def _paint(self, painter: QPainter) -> None:
        """The card, and what stands on it."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._look.theme, "raised"))
        painter.drawRoundedRect(self._box, CARD, CARD)
        painter.save()
        painter.translate(self._box.topLeft() + QPointF(INSET, INSET))
        paint(painter, self._pages[self._page], self._look.theme)
        painter.restore()


def in_middle(area: QRectF) -> float:
    """Where pages begin in landscape, below their title: the same for all, and in the middle of a high window."""
    top = area.y() + HEAD
    return top + max(area.bottom() - top - BLOCK, 0.0) / 2
