"""What lies over everything while the booth sleeps or is cleaned: black, or a countdown of half a minute.

Asleep, touches and keys go on to the window, where any of them wakes. While the screen is wiped they end here.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import State
from kiosk.model.state.cleaning import SECONDS
from kiosk.model.tokens import STYLES, TEXT_SIZES
from kiosk.ui.booth.aside import Look
from kiosk.ui.booth.button import give_back, write
from kiosk.ui.booth.countdown import Countdown
from kiosk.ui.guard import guarded
from kiosk.ui.style import color
from kiosk.words.messages import NN_, ntr, tr

MIDDLE = {False: QPointF(960, 372), True: QPointF(540, 724)}
"""Centre of the ring, in landscape and in portrait: all of it stands in the middle, where nothing is to be touched."""

TITLE = N_("Cleaning the screen")
BACK = NN_("Touch comes back in %(n)s second", "Touch comes back in %(n)s seconds")
_ENDS_HERE = {
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.ContextMenu, QEvent.Type.KeyPress, QEvent.Type.KeyRelease,
    QEvent.Type.ShortcutOverride, QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel, QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease,
}  # fmt: skip


class Cover(QWidget):
    """The overlay. The window shows it while the state's mode asks for it, and again after each change of size."""

    _cleaning = False  # Qt sends events before there is anything else

    def __init__(self, parent: QWidget, now: Callable[[], float]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._look, self._grow = Look("dark", ("it",), False, QRectF(), 1.0), 1.0
        self._languages: tuple[str, ...] = ()
        self._count = Countdown(self, now, self._second)
        self.hide()

    def show_for(self, state: State, deck: Deck, look: Look) -> None:
        """Cover the window as the state's mode asks: black while asleep, else the countdown."""
        self._cleaning, self._look, self._grow = state.mode == "cleaning", look, TEXT_SIZES[state.text_size]
        self._languages = deck.languages_from(state.language)
        self.setGeometry(self.parentWidget().rect())
        if self._cleaning:
            self._count.begin(state.moved, round(SECONDS), state.motion, look.theme)
            self._count.place(MIDDLE[look.portrait], look.stage.topLeft(), look.scale)
            self.setAccessibleName(" · ".join(tr(language, TITLE) for language in self._languages))
        else:
            self._count.stop()
            self.setAccessibleName("")
            self.setAccessibleDescription("")
        if self.isHidden():
            self.show()
            self.raise_()
        self._take_focus(self._cleaning)
        self.update()
        self._count.wake()

    def _take_focus(self, mine: bool) -> None:
        """Keys come here while the screen is wiped, else to the window; never from the PIN pad, which may lie above."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if mine else Qt.FocusPolicy.NoFocus)
        if mine and self.window().focusWidget() in (None, self.window()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not mine and self.hasFocus():
            give_back(self.window(), None)

    def leave(self) -> None:
        """Go: somebody is there, or the screen is clean."""
        self._count.stop()
        if self.isHidden():
            return
        self._take_focus(False)
        self.hide()

    def _second(self, left: int) -> None:
        """Another second: the words say so too."""
        said = [ntr(language, *BACK, left) for language in self._languages]
        self.setAccessibleDescription(". ".join(said))
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Black; or the ring, what is going on, and until when, in all languages."""
        painter, look, now = QPainter(self), self._look, self._count.now
        if now is None:
            painter.fillRect(event.rect(), color("contrast", "ground"))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), color(look.theme, "ground"))
        painter.translate(look.stage.topLeft())
        painter.scale(look.scale, look.scale)
        self._count.paint(painter, self._grow, 56)
        middle = MIDDLE[look.portrait]
        wide = 2 * middle.x() - 128
        first, *rest = self._languages
        words = [(tr(first, TITLE), STYLES["l"], "ink", 334.0)]
        words += [(" · ".join(tr(each, TITLE) for each in rest), STYLES["headline-portrait"], "quiet", 412.0)]
        words += [
            (ntr(language, *BACK, now.left), STYLES["lead"], "ink" if language == first else "quiet", 506.0 + 58 * n)
            for n, language in enumerate(self._languages)
        ]
        for text, style, token, below in words:
            write(painter, text, style.grown(self._grow), look.theme, token, middle + QPointF(0, below), wide)

    @guarded
    def event(self, event: QEvent) -> bool:
        """While the screen is wiped, all that fingers, cloths and keys do ends here."""
        if self._cleaning and event.type() in _ENDS_HERE:
            event.accept()
            return True
        return super().event(event)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """The window is back: so is the countdown, where time has brought it."""
        self._count.wake()

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while nobody sees it."""
        self._count.pause()
