"""The staff sheet, behind the PIN: the menu of what staff can do at a booth, as tiles.

What is always there: clean the screen, see what is wrong, go back, restart, leave. What this machine has besides
(packs, talks, settings, counters, a stick for the log, the check before doors open) has its tile where there is
anything behind it. A number on a tile says that something waits there; a pack that waits makes its tile the loudest.
What leads away stands apart, and to leave is the last; to restart and to leave are asked once more, in the same place.
On a totem all that is touched lies in the lower 40 %, and at the height of the eyes stands what there is to know: the
content on show, packs that wait, what is wrong.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Label
from kiosk.model.problem import N_, Problem
from kiosk.ui.booth.aside import Look
from kiosk.ui.booth.sheet import GAP, HEAD, RADIUS
from kiosk.ui.guard import guarded
from kiosk.ui.staff.card import CARD, INSET, fitted, paint
from kiosk.ui.staff.page import LOW, Told
from kiosk.ui.staff.tile import Tile
from kiosk.ui.style import color
from kiosk.words.messages import NN_, line, ntr

COLUMNS = 3
LEAST, HIGHEST = {False: 128.0, True: 144.0}, 196.0
"""Heights of a tile: where there is little room, and where there is much."""
APART = 56.0
"""Between the tiles and what leads away, at least."""
SPOKEN, TOLD = 20, 6
"""Warnings told to a screen reader at most, and to the eye on a totem."""
WIDTH = {False: 1440.0, True: 720.0}
"""Units that the sheet needs across at least; below, it is not enlarged for fingers any more."""
AROUND = {False: 2 * 96.0, True: 64.0}
"""And down, beside its tiles."""

TITLE = N_("Staff")
TILES = {
    "packs": ("stack-2", N_("Content pack")),
    "preflight": ("stethoscope", N_("Checks before opening")),
    "talks": ("users", N_("Talks")),
    "display": ("language", N_("Language and orientation")),
    "clean": ("spray", N_("Clean the screen (30 s)")),
    "counters": ("chart-bar", N_("Counters")),
    "faults": ("alert-triangle", N_("Problems")),
    "logs": ("device-heart-monitor", N_("Log to a stick")),
    "back": ("arrow-back-up", N_("Back to the booth")),
    "restart": ("refresh", N_("Restart the program")),
    "quit": ("power", N_("Leave the program")),
}
AWAY = ("back", "restart", "quit")
ALWAYS = frozenset({"clean", "faults", *AWAY})
AGAIN = {"restart": N_("Restart now"), "quit": N_("Leave now")}
"""What is asked once more, and what its tile says then."""
LOUD = ("preflight", "clean")
"""The tile that is filled while nothing waits: the first of these that is there."""
ON_SHOW = N_("Content on show")
NONE = N_("No problems")
COUNT = NN_("%(n)s problem", "%(n)s problems")
WAITS = NN_("%(n)s new pack on a stick", "%(n)s new packs on a stick")


class StaffSheet(Told):
    """The menu. `chosen` with the name of what was pressed; for "back" it only goes."""

    chosen = Signal(str)

    def __init__(
        self, parent: QWidget, warnings: Callable[[], Sequence[Problem]] = tuple, languages: tuple[str, ...] = (),
        offers: Callable[[], Collection[str]] = tuple,
    ) -> None:  # fmt: skip
        """`warnings`, and what it `offers` beside what is always there, are asked for as it opens."""
        super().__init__(parent, TITLE, languages)
        self._ask, self._offers = warnings, offers
        self._warnings: tuple[Problem, ...] = ()
        self._packs, self._note, self._again = 0, ("", ""), ""
        self._box, self._size = QRectF(), 1.0
        self._news: Sequence[Label] = ()
        self.buttons = {name: Tile(self, f"staff-{name}", icon) for name, (icon, _) in TILES.items()}
        for name, button in self.buttons.items():
            button.clicked.connect(guarded(lambda checked=False, name=name: self.press(name)))
        self.hide()

    def stops(self) -> Sequence[QWidget]:
        """The tiles, as they are read."""
        return [each for each in self.buttons.values() if not each.isHidden()]

    def open_for(self, look: Look) -> None:
        """Show the sheet; or the same sheet again after a change of size or theme."""
        self._look = look
        if self.isHidden():
            self._again = ""
            self._warnings = tuple(sorted(self._ask(), key=gravest))
            offered = {*self._offers(), *ALWAYS}
            for name, button in self.buttons.items():
                button.setVisible(name in offered)
        self.setGeometry(self.parentWidget().rect())
        self._place()
        self.setAccessibleName(" · ".join(self._said(TITLE)))
        told = [line(each, self.languages[0]) for each in self._warnings[:SPOKEN]] or [" · ".join(self._said(NONE))]
        self.setAccessibleDescription("\n".join(told))
        self.come()

    def tell(self, packs: int, note: tuple[str, str]) -> None:
        """How many new packs wait on sticks; which content is on show, and of when."""
        if (packs, note) != (self._packs, self._note):
            self._packs, self._note = packs, note
            if self.isVisible():
                self._place()
                self.update()

    def press(self, name: str) -> None:
        """A tile: what ends the program is asked once more, till anything else is touched."""
        self.busy()
        if name in AGAIN and name != self._again:
            self._turn(name)
        else:
            self.choose(name)

    def choose(self, name: str) -> None:
        """Do it, unasked."""
        self.leave()
        if name != "back":
            self.chosen.emit(name)

    def _turn(self, again: str) -> None:
        """Ask this once more, or nothing any more."""
        if again != self._again:
            self._again = again
            self._place()

    def _escape(self) -> None:
        if self._again:
            self._turn("")
        else:
            self.leave()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside the tiles takes a question back."""
        super().mousePressEvent(event)
        self._turn("")

    # -- where everything lies

    def _place(self) -> None:
        """Rows of tiles within the window, in units that a finger's needs may enlarge."""
        look, shown = self._look, [name for name, each in self.buttons.items() if not each.isHidden()]
        tiles = rows([name for name in shown if name not in AWAY])
        away = rows([name for name in shown if name in AWAY])
        count = len(tiles) + len(away)
        between = (count - 2) * GAP + APART
        least = count * LEAST[look.portrait] + between + AROUND[look.portrait]
        area = self._area(WIDTH[look.portrait], least / (1 - LOW) if look.portrait else least + HEAD)
        top = LOW * self.height() / self._scale if look.portrait else area.y() + self._head
        high = min((area.bottom() - top - between) / count, HIGHEST)
        y = area.bottom() - count * high - between if look.portrait else top
        self._above(area.x(), area.y() + self._head if look.portrait else y)
        self._tell(QRectF(area.x(), area.y() + self._head, area.width(), y - area.y() - self._head - 2 * GAP))
        boxes: dict[str, QRectF] = {}
        wide = (area.width() - (COLUMNS - 1) * GAP) / COLUMNS
        for row in (*tiles, *away):
            if row is away[0]:
                y = area.bottom() - len(away) * (high + GAP) + GAP
            x = area.x()
            for name, span in row:
                boxes[name] = QRectF(x, y, span * wide + (span - 1) * GAP, high)
                x += boxes[name].width() + GAP
            y += high + GAP
        self._dress(boxes, wide)

    def _tell(self, room: QRectF) -> None:
        """On a totem, what there is to know, as far as there is room for it: the tiles lead to the rest."""
        self._news, self._box = (), QRectF()
        if self._look.portrait:
            self._size, pages = fitted(self._told, room.width() - 2 * INSET, room.height() - 2 * INSET)
            self._news = pages[0]
            room.setHeight(self._news[-1].box.bottom * self._size + 2 * INSET)
            self._box = room

    def _told(self, width: float) -> Sequence[Label]:
        """The content on show, packs that wait, what is wrong: the gravest first."""
        title, when = self._note
        out = [self.head(ON_SHOW, width), self.lines([title], "s", width), self.lines([when], "tile-quiet", width)]
        out = [each for each in out if each.spans] if title else []
        if self._packs:
            waits = [ntr(language, *WAITS, self._packs) for language in self.languages]
            out += [self.head(TILES["packs"][1], width), self.lines(waits, "body", width, "shown")]
        out.append(self.head(TILES["faults"][1], width))
        if not self._warnings:
            return [*out, self.both(NONE, "body", width, "good")]
        return [*out, *(self.problem(each, width) for each in self._warnings[:TOLD])]

    def _paint(self, painter: QPainter) -> None:
        """The card of what there is to know."""
        if not self._box.isEmpty():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(self._look.theme, "raised"))
            painter.drawRoundedRect(self._box, CARD, CARD)
            painter.translate(self._box.topLeft() + QPointF(INSET, INSET))
            painter.scale(self._size, self._size)
            paint(painter, self._news, self._look.theme)

    def _dress(self, boxes: Mapping[str, QRectF], wide: float) -> None:
        """Each tile in its place, all in the same type: that in which the longest name has room in a column."""
        stacked = self._look.portrait
        said = {name: self._said(AGAIN[name] if name == self._again else TILES[name][1]) for name in boxes}
        fits = min(Tile.fits(words, wide, stacked) for words in said.values())
        badges = {"packs": (self._packs, WAITS), "faults": (len(self._warnings), COUNT)}
        loud = self._again or next(
            name for name in ("packs", *LOUD) if name in boxes and (name != "packs" or self._packs)
        )
        for name, box in boxes.items():
            tile, (number, words) = self.buttons[name], badges.get(name, (0, COUNT))
            note = self._note if name == "packs" else ("", "")
            tile.tell(number, ("", "") if stacked else note, fits=fits, stacked=stacked, loud=name == loud)
            tile.dress(said[name], self._look.theme, box, QPointF(), self._scale, radius=RADIUS)
            told = [ntr(language, *words, number) for language in self.languages] if number else []
            tile.setAccessibleDescription(". ".join(filter(None, (*note, *told))))


def rows(names: Sequence[str], columns: int = COLUMNS) -> list[list[tuple[str, int]]]:
    """Names in rows, each with the columns it takes: the first is as wide as fills the last row."""
    out: list[list[tuple[str, int]]] = []
    used = 0
    for n, name in enumerate(names):
        span = 1 + -len(names) % columns if n == 0 else 1
        if used % columns == 0:
            out.append([])
        out[-1].append((name, span))
        used += span
    return out


def gravest(problem: Problem) -> int:
    """What to sort by: errors first."""
    return ("error", "warning", "advice").index(problem.level)
