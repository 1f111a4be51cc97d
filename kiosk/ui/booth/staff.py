"""The staff sheet, behind the PIN: the menu of what staff can do at a booth, as tiles.

What is always there: clean the screen, see what is wrong, go back, restart, leave. What this machine has besides
(packs, talks, settings, counters, a stick for the log, the check before doors open) has its tile where there is
anything behind it. A number on a tile says that something waits there; a pack that waits makes its tile the loudest.
What leads away stands apart, and to leave is the last. On a totem all of it lies in the lower 40 %.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QWidget

from kiosk.model.problem import N_, Problem
from kiosk.ui.booth.aside import Look
from kiosk.ui.booth.sheet import GAP, HEAD, RADIUS, Sheet
from kiosk.ui.guard import guarded
from kiosk.ui.staff.tile import Tile
from kiosk.words.messages import NN_, line, ntr

COLUMNS = 3
LEAST, HIGHEST = {False: 128.0, True: 144.0}, 156.0
"""Heights of a tile: where there is little room, and where there is much."""
APART = 56.0
"""Between the tiles and what leads away."""
SPOKEN = 20
"""Warnings told to a screen reader at most."""
WIDTH = {False: 1440.0, True: 720.0}
"""Units that the sheet needs across at least; below, it is not enlarged for fingers any more."""
AROUND, LOW = {False: 2 * 96.0, True: 64.0}, 0.6
"""And down, beside its tiles; on a totem nothing can be touched above this part of the height."""

TITLE = N_("Staff")
TILES = {
    "packs": ("stack-2", N_("Content pack")),
    "preflight": ("check", N_("Check before opening")),
    "talks": ("users", N_("Give a talk")),
    "display": ("language", N_("Language and orientation")),
    "clean": ("spray", N_("Clean the screen (30 s)")),
    "counters": ("chart-bar", N_("Counters")),
    "faults": ("alert-triangle", N_("Warnings")),
    "logs": ("stethoscope", N_("Log to a stick")),
    "back": ("arrow-back-up", N_("Back to the kiosk")),
    "restart": ("refresh", N_("Restart the program")),
    "quit": ("power", N_("Leave the kiosk")),
}
AWAY = ("back", "restart", "quit")
ALWAYS = frozenset({"clean", "faults", *AWAY})
NONE = N_("No warnings")
COUNT = NN_("%(n)s warning", "%(n)s warnings")
WAITS = NN_("%(n)s new pack on a stick", "%(n)s new packs on a stick")


class StaffSheet(Sheet):
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
        self._packs, self._note = 0, ("", "")
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
            self._warnings = tuple(self._ask())
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

    def press(self, name: str) -> None:
        """A tile."""
        self.busy()
        self.leave()
        if name != "back":
            self.chosen.emit(name)

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
        top = LOW * self.height() / self._scale if look.portrait else area.y() + HEAD
        high = min((area.bottom() - top - between) / count, HIGHEST)
        total = count * high + between
        y = area.bottom() - total if look.portrait else top + (area.bottom() - top - total) / 2
        self._above(area.x(), y)
        boxes: dict[str, QRectF] = {}
        wide = (area.width() - (COLUMNS - 1) * GAP) / COLUMNS
        for row in (*tiles, *away):
            y += APART - GAP if row is away[0] else 0.0
            x = area.x()
            for name, span in row:
                boxes[name] = QRectF(x, y, span * wide + (span - 1) * GAP, high)
                x += boxes[name].width() + GAP
            y += high + GAP
        self._dress(boxes, wide)

    def _dress(self, boxes: Mapping[str, QRectF], wide: float) -> None:
        """Each tile in its place, all in the same type: that in which the longest name has room in a column."""
        stacked = self._look.portrait
        said = {name: self._said(TILES[name][1]) for name in boxes}
        fits = min(Tile.fits(words[0], wide, stacked) for words in said.values())
        badges = {"packs": (self._packs, WAITS), "faults": (len(self._warnings), COUNT)}
        loud = "packs" if self._packs and "packs" in boxes else "clean"
        for name, box in boxes.items():
            tile, (number, words) = self.buttons[name], badges.get(name, (0, COUNT))
            note = self._note if name == "packs" else ("", "")
            tile.tell(number, note, fits=fits, stacked=stacked, loud=name == loud)
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
