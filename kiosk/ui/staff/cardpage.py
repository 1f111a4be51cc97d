"""A page with a card: what there is to know stands on it, what can be done beside it.

In landscape the buttons stand beside the card; on a totem the card stands above, and what is to be touched in the lower
40 %. Nothing jumps from step to step: the card begins below the title, and the way back is always last. What is told
stands as large as there is room; what has none is on the card's next page.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Label
from kiosk.charts.text import moved
from kiosk.model.preflight import State
from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.sheet import GAP, HEAD, HIGH, NAME, RADIUS, WORDS_ASIDE, WORDS_END, SheetButton
from kiosk.ui.guard import guarded
from kiosk.ui.staff.card import APART, CARD, INSET, fitted, paged, paint, words
from kiosk.ui.staff.page import BACK, LOW, MEASURE, WIDTH, Page
from kiosk.ui.staff.preflight_parts import VERDICT, paint_verdict
from kiosk.ui.style import color

WIDE, PART = 620.0, 0.4
"""Of the buttons beside the card, in landscape: at most this part of the room."""
LEAST = 108.0
"""Height of a button at least."""
SQUARE = 0.66
"""Height of a banner beside the card at most, of its width."""
MARGIN = {False: 2 * 96.0, True: 64.0}
"""What stays free above and below buttons."""
Banner = tuple[State, tuple[str, ...]]
MORE, OF = N_("Next"), N_("page %(page)s of %(pages)s")


class CardPage(Page):
    """The page. Subclasses say what is on the card (`card`) and which of their buttons are on show (`offered`)."""

    BESIDE: ClassVar[tuple[float, float]] = (WIDE, PART)
    """How wide what stands beside the card is at most: units, and part of the room."""
    LOUD: ClassVar[frozenset[str]] = frozenset()
    """Buttons that are filled."""
    AGAIN: ClassVar[frozenset[str]] = frozenset({"more"})
    """Buttons that a finger may press in quick succession."""

    def __init__(self, parent: QWidget, languages: tuple[str, ...] = ()) -> None:
        super().__init__(parent, languages)
        self._pages: list[list[Label]] = [[]]
        self._page, self._box, self._size = 0, QRectF(), 1.0
        self._banner: tuple[Banner, QRectF] | None = None
        self._free = QRectF()
        """Room that is left: beside the card, or below it on a totem, above the way back."""
        back = self.buttons.pop("back")
        self.buttons["back"] = back
        self.buttons["more"] = SheetButton(self, "card-more", "arrow-right")
        self.buttons["more"].clicked.connect(guarded(lambda: self.press("more")))
        for name, button in self.buttons.items():
            button.once = name not in self.AGAIN

    def card(self, width: float) -> Sequence[Label]:
        """What there is to know, from the top down: blocks from y = 0, at most so wide."""
        raise NotImplementedError

    def banner(self) -> Banner | None:
        """One word for all of it, with the mark of how it stands; where there is one."""
        return None

    def _under(self) -> float:
        """On a totem, room that is kept free between the card and the buttons."""
        return 0.0

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
        """Title and card above, buttons beside or below it, the way back always last and in its place."""
        portrait, shown = self._look.portrait, self.offered()
        if self.isHidden():
            self._page = 0
        area = self._area(WIDTH[portrait], self._needs(len(shown) + 1))
        rows, banner = len(shown) + 1, self.banner()
        beside, part = self.BESIDE
        wide = area.width() if portrait else min(beside, area.width() * part)
        top = area.y() + self._head
        begin = LOW * self.height() / self._scale if portrait else top
        high = min((area.bottom() - begin + GAP) / rows - GAP, HIGH)
        low = portrait or banner is not None
        first = QRectF(area.x(), area.bottom() - rows * (high + GAP) + GAP if low else top, wide, high)
        self._above(area.x(), top)
        tall = min(first.y() - GAP - top, VERDICT if portrait else SQUARE * wide)
        self._banner = (banner, QRectF(area.x(), top, wide, tall)) if banner is not None else None
        left = area.x() if portrait else area.x() + wide + 2 * GAP
        top += tall + GAP if portrait and banner is not None else 0.0
        low_row = area.bottom() - high
        lowest = first.y() - 2 * GAP if portrait else area.bottom()
        self._box = QRectF(left, top, area.right() - left, lowest - top)
        below = self._under() if portrait else 0.0
        self._fill(self._box.width() - 2 * INSET, self._box.height() - below - 2 * INSET)
        if portrait:
            self._box.setHeight(self._pages[self._page][-1].box.bottom * self._size + 2 * INSET)
            self._free = QRectF(left, self._box.bottom() + GAP, area.width(), lowest - self._box.bottom() - GAP)
        else:
            self._free = QRectF(area.x(), first.y(), wide, low_row - GAP - first.y())
        foot = ["back", "more"] if len(self._pages) > 1 else ["back"]
        self._dress([[name] for name in shown], foot, shown, first, low_row)
        told = [" · ".join(banner[1])] if banner is not None else []
        self.setAccessibleDescription("\n".join([*told, *(words(label) for page in self._pages for label in page)]))

    def _fill(self, wide: float, room: float) -> None:
        """What stands on the card's pages, each with its number where there are more than one."""
        self._size, self._pages = fitted(self.card, wide, room)
        if len(self._pages) > 1:
            low = room - STYLES["label"].line
            self._pages = paged(self.card(wide), low - APART)
            for n, page in enumerate(self._pages):
                page.append(moved(self.head(OF, wide, page=n + 1, pages=len(self._pages)), dy=low))
        self._page = min(self._page, len(self._pages) - 1)

    @property
    def _inner(self) -> float:
        """How wide what stands on the card may be, in its own units."""
        return (self._box.width() - 2 * INSET) / self._size

    def _needs(self, count: int) -> float:
        """Units down that so many rows of buttons need."""
        rows = count * (LEAST + GAP) - GAP + MARGIN[self._look.portrait]
        return rows / (1 - LOW) if self._look.portrait else rows + HEAD

    def _dress(
        self, rows: Sequence[Sequence[str]], foot: Sequence[str], shown: Mapping[str, str], first: QRectF, low: float
    ) -> None:
        """The buttons row by row from `first` down, the last row at `low`; names in the type that has room for all."""
        said = {name: self._said(msgid) for name, msgid in {**shown, "back": BACK, "more": MORE}.items()}
        for name, button in self.buttons.items():
            button.setVisible(name in shown or name in foot)

        def fits(name: str, wide: float) -> float:
            return min((wide - WORDS_ASIDE - WORDS_END) / MEASURE.advance(said[name][0], NAME), 1.0)

        alike = min((fits(name, first.width()) for name in shown), default=1.0)
        for n, row in enumerate((*rows, foot)):
            wide = (first.width() - (len(row) - 1) * GAP) / len(row)
            y = low if row is foot else first.y() + n * (first.height() + GAP)
            for m, name in enumerate(row):
                button = self.buttons[name]
                button.loud(name in self.LOUD)
                button.name_style = NAME.scaled(min(alike, *(fits(each, wide) for each in row)))
                box = QRectF(first.x() + m * (wide + GAP), y, wide, first.height())
                button.dress(said[name], self._look.theme, box, QPointF(), self._scale, radius=RADIUS)

    def _paint(self, painter: QPainter) -> None:
        """The banner; the card, and what stands on it."""
        if self._banner is not None:
            (state, said), box = self._banner
            paint_verdict(painter, box, self._look.theme, state, said)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._look.theme, "raised"))
        painter.drawRoundedRect(self._box, CARD, CARD)
        painter.save()
        painter.translate(self._box.topLeft() + QPointF(INSET, INSET))
        painter.scale(self._size, self._size)
        self._paint_card(painter)
        painter.restore()

    def _paint_card(self, painter: QPainter) -> None:
        """What stands on the card, from its inner corner, in its own units."""
        paint(painter, self._pages[self._page], self._look.theme)
