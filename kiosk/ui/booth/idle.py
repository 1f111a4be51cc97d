"""The idle ring: "are you still there?" over everything, in all languages, a cell a second until nobody was.

The visitor's language comes first and large, the others below it.

Any touch that hits no button answers as "Continue" does. A cell of the ring goes out each second (countdown.py).
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import Continue, Event, StartOver, State
from kiosk.model.tokens import STYLES, TEXT_SIZES
from kiosk.ui.booth.button import SCRIM, StageButton, give_back, write
from kiosk.ui.booth.countdown import INSIDE, Countdown, Phase, cells
from kiosk.ui.guard import guarded
from kiosk.ui.style import veil
from kiosk.words.messages import ntr, tr

MIDDLE = 324.0
"""Landscape: height of the ring's centre."""
DOWN = 400.0
"""How much lower all of it stands in portrait: the buttons are then in the lower 40 %."""
BUTTONS = {False: (QRectF(424, 812, 520, 144), QRectF(976, 812, 520, 144)),
           True: (QRectF(64, 812, 464, 144), QRectF(552, 812, 464, 144))}  # fmt: skip
ASK = N_("Are you still there?")
CONTINUE = N_("Continue")
OVER = N_("Start over")
EACH = N_("One cell goes out every second")


class IdleRing(QWidget):
    """The overlay that asks. The window shows it while `state.asked` is set, and again after each change of size."""

    def __init__(self, parent: QWidget, dispatch: Callable[[Event], None], now: Callable[[], float]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._dispatch = dispatch
        self._seconds, self._theme = 20, "dark"
        self._languages: tuple[str, ...] = ()
        self._grow, self._scale, self._middle, self._origin = 1.0, 1.0, QPointF(), QPointF()
        self._pressed = False
        self._before: QWidget | None = None
        self.count = Countdown(self, now)
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
        self._seconds, self._theme = deck.kiosk.idle.ring, theme
        self._languages = deck.languages_from(state.language)
        self._grow, self._scale, self._origin = TEXT_SIZES[state.text_size], scale, stage.topLeft()
        down = DOWN if portrait else 0.0
        self._middle = QPointF(540.0 if portrait else 960.0, MIDDLE + down)
        self.count.begin(state.asked, self._seconds, state.motion, theme)
        self.count.place(self._middle, self._origin, scale)
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
        self.count.wake()

    def leave(self) -> None:
        """Go: the question is answered, or nobody was there."""
        self.count.stop()
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

    def _said(self, msgid: str) -> str:
        return " · ".join(tr(language, msgid) for language in self._languages)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Scrim, ring, seconds and question."""
        now = self.count.now
        if now is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), veil(self._theme, "ground", SCRIM))
        painter.translate(self._origin)
        painter.scale(self._scale, self._scale)
        self.count.paint(painter, self._grow, 34)
        self._paint_words(painter, now)

    def _paint_words(self, painter: QPainter, now: Phase) -> None:
        x, y = self._middle.x(), self._middle.y()
        wide = 2 * x - 128
        others = " · ".join(tr(language, ASK) for language in self._languages[1:])
        units = " · ".join(ntr(language, "second", "seconds", now.left) for language in self._languages)
        text = [
            (units, STYLES["quiet"], "quiet", y + 89, INSIDE - 20),
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
        self.count.wake()

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while nobody sees it."""
        self.count.pause()
        self._pressed = False
