"""The row of buttons: what a speaker does with a finger or a mouse, each with its key in small type.

A button says what it would do now; where that undoes something loud, it is as loud. None takes the keyboard's focus:
keys belong to the talk.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box
from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import (
    Blanked,
    Clock,
    Event,
    Freeze,
    Next,
    OpenSheet,
    Previous,
    State,
    SwitchLanguage,
)
from kiosk.ui.booth.button import StageButton, write_from
from kiosk.ui.guard import guarded
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure, color
from kiosk.ui.talk.layout import BETWEEN, BUTTONS
from kiosk.ui.talk.pane import SMALL, STRONG, THEME, pixels
from kiosk.words.messages import tr

ICON, AIR, PAD, TIGHT = 32.0, 12.0, 18.0, 8.0
"""The icon, room between it and the words, and beside both; that is less where a row is full, before words are."""
RADIUS = 20.0
_measure = QtMeasure()
BACK, NEXT, ALL, KEYS = N_("Back"), N_("Next"), N_("Overview"), N_("Keys")
BLACK, SHOW, FREEZE, LET_GO = N_("Black"), N_("Show again"), N_("Freeze"), N_("Release")
START, PAUSE, ON = N_("Start"), N_("Pause"), N_("Resume")
CLOCK, AUDIENCE = N_("%(key)s · clock"), N_("%(key)s · audience")


@dataclass(frozen=True, slots=True)
class Face:
    """What a button shows and says. `fill`: its colour where it is not a plain one."""

    icon: str
    text: str
    key: str
    fill: str = "raised2"


EVENTS: dict[str, Callable[[], Event]] = {
    "back": Previous, "next": Next, "black": lambda: Blanked("black"), "freeze": Freeze, "clock": Clock,
    "language": SwitchLanguage, "overview": lambda: OpenSheet("overview"), "help": lambda: OpenSheet("help"),
}  # fmt: skip
"""What each sends: the same as its key."""


def faces(deck: Deck, state: State) -> dict[str, Face]:
    """What each button shows in a talk."""
    language, session = state.notes_language, state.session
    assert session is not None
    dark, still = session.blank is not None, session.frozen
    codes = deck.languages
    other = codes[(codes.index(state.language) + 1) % len(codes)] if state.language in codes else state.language
    stands = session.begun is None or session.paused is not None
    clock = PAUSE if not stands else START if session.begun is None else ON
    key = "W" if session.blank == "white" else "B"
    found = {
        "back": Face("arrow-left", tr(language, BACK), "←"),
        "next": Face("arrow-right", tr(language, NEXT), "→", "acc"),
        "black": Face("eye", tr(language, SHOW if dark else BLACK), key, "touch" if dark else "raised2"),
        "freeze": Face("lock", tr(language, LET_GO if still else FREEZE), "F", "it" if still else "raised2"),
        "clock": Face(f"player-{'play' if stands else 'pause'}", tr(language, clock), tr(language, CLOCK, key="C")),
        "language": Face("language", deck.kiosk.languages.get(other, other), tr(language, AUDIENCE, key="L")),
        "overview": Face("stack-2", tr(language, ALL), "O"),
        "help": Face("info-circle", tr(language, KEYS), "?"),
    }
    return found if len(codes) > 1 else {name: face for name, face in found.items() if name != "language"}


ON_FILL = {"raised2": "ink", "acc": "onacc", "touch": "ontouch", "it": "itnuc"}


class KeyButton(StageButton):
    """A button: an icon, what it does, and below it the key that does the same."""

    AROUND = 0.0
    face = Face("", "", "")

    def __init__(self, parent: QWidget, name: str, press: Callable[[], None]) -> None:
        super().__init__(parent, name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(guarded(lambda: press()))

    def tell(self, face: Face, box: Box, unit: float) -> None:
        """Show this, in this place of the row."""
        self.face = face
        self.dress((face.text, face.key), THEME, QRectF(*box), QPointF(), unit, radius=RADIUS)

    def _face(self, painter: QPainter) -> None:
        down, fill = self.isDown(), self.face.fill
        token = {"raised2": "line", "acc": "acc2"}.get(fill, fill) if down else fill
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(THEME, token))
        painter.drawRoundedRect(self._box, self._radius, self._radius)

    def _sign(self, painter: QPainter, square: QRectF, token: str) -> None:
        draw_icon(painter, self.face.icon, square, THEME, token, 2.0)

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """Icon left, words right of it, in the middle together."""
        ink = ON_FILL[self.face.fill]
        small = "quiet" if self.face.fill == "raised2" else ink
        room = box.width() - 2 * TIGHT - ICON - AIR
        wide = min(needs(self.face), room)
        left = box.center().x() - (ICON + AIR + wide) / 2
        square = QRectF(QPointF(left, box.center().y() - ICON / 2), QSizeF(ICON, ICON))
        self._sign(painter, square, ink)
        x, middle = left + ICON + AIR, box.center().y()
        write_from(painter, self.face.text, STRONG, THEME, ink, QPointF(x, middle - 4), room)
        write_from(painter, self.face.key, SMALL, THEME, small, QPointF(x, middle + 22), room)


def needs(face: Face) -> float:
    """Width of a button's words."""
    return max(_measure.advance(face.text, STRONG), _measure.advance(face.key, SMALL))


class Buttons(QWidget):
    """The row, or two of them where the screen stands upright."""

    def __init__(self, parent: QWidget, store: Store) -> None:
        super().__init__(parent)
        self._store = store
        self._room, self._unit = Box(0, 0, 0, 0), 1.0
        self.row = {name: KeyButton(self, name, self._pressed(event)) for name, event in EVENTS.items()}

    def _pressed(self, event: Callable[[], Event]) -> Callable[[], None]:
        return lambda: self._store.dispatch(event())

    def lie(self, box: Box, unit: float) -> None:
        """Take this place of the console."""
        self._room, self._unit = box, unit
        self.setGeometry(pixels(box, unit))

    @guarded
    def refresh(self) -> None:
        """What each would do now."""
        if self._store.state.session is None:
            return
        shown = faces(self._store.deck, self._store.state)
        for name, button in self.row.items():
            button.setVisible(name in shown)
        names = list(shown)
        rows = 2 if self._room.h > 1.5 * BUTTONS else 1
        each = -(-len(names) // rows)
        for n in range(rows):
            part = names[n * each : (n + 1) * each]
            for name, box in zip(part, spread([shown[name] for name in part], self._room, n), strict=True):
                button = self.row[name]
                if (shown[name], button._box) != (button.face, QRectF(*box)) or button._scale != self._unit:
                    button.tell(shown[name], box, self._unit)

    @property
    def words(self) -> str:
        """All that is written on them."""
        return " · ".join(f"{each.face.text} ({each.face.key})" for each in self.row.values() if not each.isHidden())


def spread(shown: Sequence[Face], room: Box, row: int) -> list[Box]:
    """Where buttons stand in a row: as wide as their words need; all share alike what is left over or lacking."""
    wide = [needs(face) + ICON + AIR + 2 * PAD for face in shown]
    free = room.w - BETWEEN * (len(shown) - 1)
    spare = (free - sum(wide)) / len(shown)
    boxes, x = [], 0.0
    for each in (one + spare for one in wide):
        boxes.append(Box(x, row * (BUTTONS + BETWEEN), each, BUTTONS))
        x += each + BETWEEN
    return boxes
