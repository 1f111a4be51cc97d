"""The page of language and orientation: how visits start and how slides are composed, from now on, on this machine."""

from collections.abc import Callable, Collection, Mapping, Sequence
from math import inf

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QWidget

from kiosk.charts.marks import Label
from kiosk.charts.text import moved
from kiosk.model.deck import Deck
from kiosk.model.problem import N_, Problem
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.button import write_from
from kiosk.ui.booth.choice import MARK, Choosable
from kiosk.ui.booth.sheet import GAP, HEAD, HIGH, RADIUS
from kiosk.ui.staff.card import paged, paint, words
from kiosk.ui.staff.cardpage import PART, WIDE
from kiosk.ui.staff.page import BACK, LOW, MEASURE, WIDTH, Page
from kiosk.ui.staff.ports import Machine
from kiosk.ui.style import color

COLUMNS = {False: 3, True: 2}
HEADING, APART = 48.0, 44.0
"""Height of a heading, and the room above one."""
INSET, BESIDE = 30.0, 22.0
"""Before an option's mark, and between mark and words."""
FIRST, OTHER = STYLES["strong"], STYLES["unit"]
MARGIN = {False: 2 * 96.0, True: 92.0}
"""What stays free above and below."""
STARTS, COMPOSED = N_("Visits start in"), N_("Orientation of the slides")
ORIENTATIONS = {"auto": N_("As the screen is"), "landscape": N_("Landscape"), "portrait": N_("Portrait")}
Write = Callable[[str], tuple[Problem, ...]]


class DisplayPage(Page):
    """The page. `language` and `orientation` with what was chosen, once it is written down."""

    language = Signal(str)
    orientation = Signal(str)
    TITLE = N_("Language and orientation")

    def __init__(
        self, parent: QWidget, machine: Machine, deck: Callable[[], Deck], languages: tuple[str, ...] = ()
    ) -> None:
        super().__init__(parent, languages)
        self._machine, self._deck = machine, deck
        self._problems: tuple[Problem, ...] = ()
        self._labels: list[Label] = []
        self.codes: dict[str, Option] = {}
        self.ways = self._options("orientation", tuple(ORIENTATIONS), machine.set_orientation, self.orientation)

    def _options(self, about: str, names: Sequence[str], write: Write, told: SignalInstance) -> "dict[str, Option]":
        """Options of which one holds."""
        group = QButtonGroup(self)
        made = {name: Option(self, f"{about}-{name}", lambda n=name: self._choose(n, write, told)) for name in names}
        for option in made.values():
            group.addButton(option)
        return made

    def stops(self) -> Sequence[QWidget]:
        """The options, and the way back."""
        return [*self.codes.values(), *self.ways.values(), self.buttons["back"]]

    def begin(self) -> None:
        """As it is set now; another pack may have brought other languages."""
        self._problems = ()
        codes = self._deck().languages
        if tuple(self.codes) != codes:
            for gone in self.codes.values():
                gone.hide()
                gone.deleteLater()
            self.codes = self._options("language", codes, self._machine.set_language, self.language)
            for made in self.codes.values():
                made.show()

    def _choose(self, name: str, write: Write, told: SignalInstance) -> None:
        """Write it down; what cannot be written does not take effect either."""
        self.busy()
        self._problems = write(name)
        if not self._problems:
            told.emit(name)
        self.renew()

    # -- where everything lies

    def _place(self) -> None:
        """Title, two questions with their options, the way back where all pages have it; on a totem all in reach."""
        portrait, kiosk = self._look.portrait, self._deck().kiosk
        count = sum(_grid(each, COLUMNS[portrait])[-1][0] + 1 for each in (self.codes, self.ways))
        total = 2 * HEADING + (count + 1) * (HIGH + GAP) - 3 * GAP + 2 * APART
        area = self._area(WIDTH[portrait], _least(total, portrait))
        top = area.bottom() - total if portrait else area.y() + self._head
        beside = area.width() if portrait else min(WIDE, area.width() * PART)
        back = QRectF(area.x(), area.bottom() - HIGH, beside, HIGH)
        told = self._told(area, beside)
        above = told[-1].box.bottom + APART if told and portrait else 0.0
        self._above(area.x(), top - above)
        chosen = self._machine.language() or kiosk.language
        names = {code: (kiosk.languages.get(code, code),) for code in self.codes}
        ways = {name: self._said(said) for name, said in ORIENTATIONS.items()}
        self._labels, y = [], top
        for head, options, said, now in (
            (STARTS, self.codes, names, chosen), (COMPOSED, self.ways, ways, self._machine.orientation()),
        ):  # fmt: skip
            self._labels.append(moved(self.head(head, area.width()), area.x(), y))
            first = QRectF(area.x(), y + HEADING, area.width(), HIGH)
            y = self._dress(options, said, now, self._said(head), first) + APART
        left, y = (area.x(), top - above) if portrait else (area.x() + beside + 2 * GAP, y)
        self._labels += [moved(each, left, y) for each in told]
        self.buttons["back"].dress(self._said(BACK), self._look.theme, back, QPointF(), self._scale, radius=RADIUS)
        self.setAccessibleDescription("\n".join(words(each) for each in self._labels))

    def _told(self, area: QRectF, beside: float) -> list[Label]:
        """What could not be written: beside the way back, or on a totem above the options, which never move."""
        wide = area.width() if self._look.portrait else area.width() - beside - 2 * GAP
        [page] = paged([self.problem(each, wide) for each in self._problems], inf)
        return page

    def _dress(
        self, options: "Mapping[str, Option]", said: Mapping[str, tuple[str, ...]], now: str, about: Sequence[str],
        first: QRectF,
    ) -> float:  # fmt: skip
        """Options in rows from `first` on, `now` the one that holds. Where their last row ends."""
        columns = COLUMNS[self._look.portrait]
        wide = (first.width() - (columns - 1) * GAP) / columns
        fits = min(Option.fit(each[0], wide) for each in said.values())
        end = first.y()
        for (name, option), (row, column, span) in zip(options.items(), _grid(options, columns), strict=True):
            x, y = first.x() + column * (wide + GAP), first.y() + row * (HIGH + GAP)
            box = QRectF(x, y, span * (wide + GAP) - GAP, HIGH)
            option.dress(said[name], self._look.theme, box, QPointF(), self._scale, radius=RADIUS)
            option.setAccessibleDescription(" · ".join(about))
            option.setChecked(name == now)
            option.fits = fits
            end = box.bottom()
        return end

    def _paint(self, painter: QPainter) -> None:
        """What stands above the options."""
        paint(painter, self._labels, self._look.theme)


def _least(total: float, portrait: bool) -> float:
    """Units down that all of it needs; the first heading of a totem may stand where nothing is touched."""
    return (total - HEADING + MARGIN[True]) / (1 - LOW) if portrait else total + MARGIN[False] + HEAD


def _grid(names: Collection[str], columns: int) -> list[tuple[int, int, int]]:
    """Row, column and columns of each; what stands for the two after it is as wide as both."""
    out, at = [], 0
    for name in names:
        span = 2 if name == "auto" and columns == 2 else 1
        out.append((*divmod(at, columns), span))
        at += span
    return out


class Option(Choosable):
    """One of several: a ring that holds the check, and words."""

    fits = 1.0
    """How much of its size its type keeps."""

    def __init__(self, parent: QWidget, name: str, press: Callable[[], None]) -> None:
        super().__init__(parent, name, press)
        self.setAutoExclusive(True)

    @staticmethod
    def fit(words: str, wide: float) -> float:
        """How much of its size the type keeps for these words in an option so wide: at most 1."""
        return min(1.0, (wide - 2 * INSET - 2 * MARK - BESIDE) / MEASURE.advance(words, FIRST))

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """Ring, then the first language and the others below."""
        at, middle = QPointF(box.left() + INSET + MARK, box.center().y()), box.center().y()
        if self.isChecked():
            self._check(painter, at, MARK, "touch", "ontouch")
        else:
            painter.setPen(QPen(color(self._theme, "ring"), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, MARK - 2, MARK - 2)
        left = at.x() + MARK + BESIDE
        room, rest = box.right() - INSET - left, " · ".join(dict.fromkeys(self._words[1:]))
        base = middle - 4 if rest else middle + 11
        write_from(painter, self._words[0], FIRST.scaled(self.fits), self._theme, token, QPointF(left, base), room)
        write_from(painter, rest, OTHER, self._theme, "quiet", QPointF(left, middle + 32), room)
