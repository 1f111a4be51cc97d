"""The page of language and orientation: how visits start and how slides are composed, from now on, on this machine."""

from collections.abc import Callable, Mapping, Sequence

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
from kiosk.ui.staff.card import paint, words
from kiosk.ui.staff.cardpage import in_middle
from kiosk.ui.staff.page import BACK, LOW, MEASURE, WIDTH, Page
from kiosk.ui.staff.ports import Machine
from kiosk.ui.style import color

COLUMNS = 3
HEADING, APART = 48.0, 44.0
"""Height of a heading, and the room above one."""
INSET, BESIDE = 30.0, 22.0
"""Before an option's mark, and between mark and words."""
FIRST, OTHER = STYLES["strong"], STYLES["unit"]
MARGIN = {False: 2 * 96.0, True: 64.0}
STARTS, COMPOSED = N_("Visits start in"), N_("Slides are composed")
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
        """Title, two questions with their options, the way back; on a totem all of it in reach."""
        portrait, kiosk = self._look.portrait, self._deck().kiosk
        rows = -(-len(self.codes) // COLUMNS) + 2
        total = 2 * HEADING + rows * (HIGH + GAP) - 3 * GAP + 2 * APART
        least = total + MARGIN[portrait]
        area = self._area(WIDTH[portrait], least / (1 - LOW) if portrait else least + HEAD)
        x, wide = area.x(), (area.width() - (COLUMNS - 1) * GAP) / COLUMNS
        told = [self.problem(each, area.width()) for each in self._problems]
        above = sum(label.box.bottom + APART for label in told)
        y = area.bottom() - total if portrait else in_middle(area) + above
        at = y - above
        self._above(x, at)
        self._labels = []
        for label in told:
            self._labels.append(moved(label, x, at))
            at += label.box.bottom + APART
        chosen = self._machine.language() or kiosk.language
        names = {code: (kiosk.languages.get(code, code),) for code in self.codes}
        ways = {name: self._said(said) for name, said in ORIENTATIONS.items()}
        for head, options, said, now in (
            (STARTS, self.codes, names, chosen), (COMPOSED, self.ways, ways, self._machine.orientation()),
        ):  # fmt: skip
            self._labels.append(moved(self.head(head, area.width()), x, y))
            y = self._dress(options, said, now, self._said(head), QRectF(x, y + HEADING, wide, HIGH)) + APART
        back = QRectF(x, y, wide, HIGH)
        self.buttons["back"].dress(self._said(BACK), self._look.theme, back, QPointF(), self._scale, radius=RADIUS)
        self.setAccessibleDescription("\n".join(words(each) for each in self._labels))

    def _dress(
        self, options: "Mapping[str, Option]", said: Mapping[str, tuple[str, ...]], now: str, about: Sequence[str],
        first: QRectF,
    ) -> float:  # fmt: skip
        """Options in rows from `first` on, `now` the one that holds. Where their last row ends."""
        box, fits = first, min(Option.fit(each[0], first.width()) for each in said.values())
        for n, (name, option) in enumerate(options.items()):
            row, column = divmod(n, COLUMNS)
            box = first.translated(column * (first.width() + GAP), row * (HIGH + GAP))
            option.dress(said[name], self._look.theme, box, QPointF(), self._scale, radius=RADIUS)
            option.setAccessibleDescription(" · ".join(about))
            option.setChecked(name == now)
            option.fits = fits
        return box.bottom()

    def _paint(self, painter: QPainter) -> None:
        """What stands above the options."""
        paint(painter, self._labels, self._look.theme)


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
