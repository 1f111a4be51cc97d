"""The idle ring: "are you still there?" over everything, in all languages, a cell a second until nobody was.

What it shows is a function of (state.asked, now) alone. It draws only while a cell goes out; in between it sleeps until
the next is due, and hidden it does nothing. Any touch that hits no button answers as "Continue" does.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, cos, floor, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import Continue, Event, StartOver, State
from kiosk.model.tokens import STYLES, TEXT_SIZES
from kiosk.ui.booth.button import SCRIM, StageButton, give_back, write
from kiosk.ui.clock import Frames
from kiosk.ui.guard import guarded
from kiosk.ui.style import QtMeasure, color, veil
from kiosk.words.messages import ntr, tr

FADE = 0.3
MOST = 30
"""Cells at most; where there are more seconds, a cell is more than one."""
MIDDLE, RADIUS = 324.0, 206.0
"""Landscape: height of the ring's centre, and its radius."""
CELL, CELL_SPACE, NUCLEUS = 25.0, 0.388, 0.32
"""Radius of a cell, at most this part of the way to the next; its nucleus."""
DOWN = 400.0
"""How much lower all of it stands in portrait: the buttons are then in the lower 40 %."""
BUTTONS = {False: (QRectF(424, 812, 520, 144), QRectF(976, 812, 520, 144)),
           True: (QRectF(64, 812, 464, 144), QRectF(552, 812, 464, 144))}  # fmt: skip
SECONDS = replace(STYLES["xl"].scaled(7 / 6), tabular=True)

ASK = N_("Are you still there?")
CONTINUE = N_("Continue")
OVER = N_("Start over")
EACH = N_("One cell goes out every second")

_measure = QtMeasure()


@dataclass(frozen=True, slots=True)
class Phase:
    """What the ring shows: seconds left, cells out, how far the last of them is out (1 is all), when that changes."""

    left: int
    out: int
    fade: float
    due: float


def phase(asked: float, seconds: int, now: float, motion: str = "full") -> Phase:
    """The ring at `now`, asked at `asked` for so many seconds."""
    gone = min(max(now - asked, 0.0), float(seconds))
    each = seconds / cells(seconds)
    out = floor(gone / each + 1e-9)
    since = max(now - asked, 0.0) - out * each
    fade = 1.0 if motion == "none" or out == 0 else min(max(since / FADE, 0.0), 1.0)
    due = now if fade < 1.0 else asked + min(floor(gone + 1e-9) + 1, (out + 1) * each)
    return Phase(seconds - floor(gone + 1e-9), out, fade, due)


def cells(seconds: int) -> int:
    """How many cells stand for so many seconds."""
    return min(seconds, MOST)


class IdleRing(QWidget):
    """The overlay that asks. The window shows it while `state.asked` is set, and again after each change of size."""

    def __init__(self, parent: QWidget, dispatch: Callable[[Event], None], now: Callable[[], float]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._dispatch, self._now = dispatch, now
        self._asked: float | None = None
        self._seconds, self._motion, self._theme = 20, "full", "dark"
        self._languages: tuple[str, ...] = ()
        self._grow, self._scale, self._middle, self._origin = 1.0, 1.0, QPointF(), QPointF()
        self._shown: Phase | None = None
        self._pressed = False
        self._before: QWidget | None = None
        self._frames = Frames(self._draw, now, self)
        self._sleep = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._sleep.timeout.connect(self._wake)
        self.yes = StageButton(self, "continue", accent=True)
        self.no = StageButton(self, "start-over")
        self.yes.clicked.connect(self._continue)
        self.no.clicked.connect(self._over)
        self.hide()

    def show_for(self, state: State, deck: Deck, theme: str, portrait: bool, stage: QRectF, scale: float) -> None:
        """Ask as the state asks, over a stage that lies at `stage` (pixels of the parent) in this scale."""
        if state.asked is None:
            self.leave()
            return
        self._asked, self._seconds, self._motion = state.asked, deck.kiosk.idle.ring, state.motion
        self._theme, self._languages = theme, deck.languages
        self._grow, self._scale, self._origin = TEXT_SIZES[state.text_size], scale, stage.topLeft()
        down = DOWN if portrait else 0.0
        self._middle = QPointF(540.0 if portrait else 960.0, MIDDLE + down)
        for button, box, said in zip((self.yes, self.no), BUTTONS[portrait], (CONTINUE, OVER), strict=True):
            words = tuple(tr(language, said) for language in self._languages)
            button.dress(words, theme, box.translated(0, down), stage.topLeft(), scale, self._grow)
        self.setAccessibleName(self._said(ASK))
        self.setGeometry(self.parentWidget().rect())
        if self.isHidden():
            self._before = self.window().focusWidget()
            self.show()
            self.raise_()
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()
        self._wake()

    def leave(self) -> None:
        """Go: the question is answered, or nobody was there."""
        self._asked = None
        if self.isHidden():
            return
        mine = self.isAncestorOf(self.window().focusWidget() or self)  # the PIN pad may have it by now
        self.hide()
        if mine:
            give_back(self.window(), self._before)
        self._before = None

    @guarded
    def _continue(self) -> None:
        self._dispatch(Continue())

    @guarded
    def _over(self) -> None:
        self._dispatch(StartOver())

    @guarded
    def _wake(self) -> None:
        """Draw what is due, and frames after it while a cell goes out; then sleep."""
        if self._draw(self._now()):
            self._sleep.stop()
            self._frames.start()

    @guarded
    def _draw(self, now: float) -> bool:
        """A frame; True while the next one is needed at once."""
        if self._asked is None or not self.isVisible():
            return False
        new, old = phase(self._asked, self._seconds, now, self._motion), self._shown
        if old != new:
            whole = old is None or (old.left, old.out) != (new.left, new.out)
            area = self._round(self._middle, RADIUS + 2 * CELL) if whole else self._round(*self._cell(new.out - 1))
            self.update(area.toAlignedRect())
            self._shown = new
        if new.fade < 1.0:
            return True
        if new.left > 0:
            self._sleep.start(max(1, ceil((new.due - now) * 1000 - 1e-6)))
        return False

    def _cell(self, index: int) -> tuple[QPointF, float]:
        """Centre and radius of a cell, clockwise from just after 12 o'clock, in stage units."""
        count = cells(self._seconds)
        angle = 2 * pi * (index + 0.5) / count
        chord = 2 * RADIUS * sin(pi / count)
        return self._middle + RADIUS * QPointF(sin(angle), -cos(angle)), min(CELL, CELL_SPACE * chord)

    def _round(self, middle: QPointF, radius: float) -> QRectF:
        """What a circle covers, in pixels."""
        side = 2 * radius * self._scale + 4
        centre = self._origin + middle * self._scale
        return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)

    def _said(self, msgid: str) -> str:
        return " · ".join(tr(language, msgid) for language in self._languages)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Scrim, ring, seconds and question."""
        if self._asked is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), veil(self._theme, "ground", SCRIM))
        painter.translate(self._origin)
        painter.scale(self._scale, self._scale)
        now = phase(self._asked, self._seconds, self._now(), self._motion)
        for index in range(cells(self._seconds)):
            out = 0.0 if index >= now.out else now.fade if index == now.out - 1 else 1.0
            self._paint_cell(painter, *self._cell(index), out)
        self._paint_words(painter, now)

    def _paint_cell(self, painter: QPainter, middle: QPointF, radius: float, out: float) -> None:
        """A cell on its way out: the unlit one shines through more and more."""
        if out > 0.0:
            painter.setPen(QPen(color(self._theme, "ring"), 2.4))
            painter.setBrush(color(self._theme, "cellbg"))
            painter.drawEllipse(middle, radius - 1.2, radius - 1.2)
        if out < 1.0:
            eased = out * out * (3 - 2 * out)
            painter.setOpacity(1.0 - eased)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(self._theme, "acc"))
            painter.drawEllipse(middle, radius, radius)
            painter.setBrush(color(self._theme, "nuc"))
            painter.drawEllipse(middle, radius * NUCLEUS, radius * NUCLEUS)
            painter.setOpacity(1.0)

    def _paint_words(self, painter: QPainter, now: Phase) -> None:
        x, y = self._middle.x(), self._middle.y()
        wide = 2 * x - 128
        others = " · ".join(tr(language, ASK) for language in self._languages[1:])
        units = " · ".join(ntr(language, "second", "seconds", now.left) for language in self._languages)
        text = [
            (str(now.left), SECONDS, "ink", y + 34, 2 * (RADIUS - CELL) - 40),
            (units, STYLES["quiet"], "quiet", y + 89, 2 * (RADIUS - CELL) - 60),
            (tr(self._languages[0], ASK), STYLES["l"], "ink", y + 344, wide),
            (others, STYLES["headline-portrait"], "quiet", y + 422, wide),
        ]
        if cells(self._seconds) == self._seconds:
            text.append((self._said(EACH), STYLES["source"], "quiet", y + 693, wide))
        for words, style, token, baseline, width in text:
            write(painter, words, style.grown(self._grow), self._theme, token, QPointF(x, baseline), width)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the buttons, a touch is an answer too."""
        self._pressed = True

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The answer comes as the finger lifts, so that it presses nothing that lies beneath."""
        if self._pressed:
            self._pressed = False
            self._continue()

    @guarded
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays between the two buttons: what lies beneath is not to be reached."""
        if not self.isVisible():  # Qt asks as it hides what has the focus
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        (self.no if self.yes.hasFocus() else self.yes).setFocus(reason)
        return True

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """The window is back: so is the ring, where time has brought it."""
        self._wake()

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while nobody sees it."""
        self._sleep.stop()  # the frames end by themselves
        self._shown, self._pressed = None, False
