"""The staff's way: a corner held for three seconds, or Ctrl+Alt+Q, then the PIN, then the staff panel.

Ctrl+Alt+C cleans the screen, once the PIN was given. With no PIN set, both keys act at once and the corner does
nothing: a finger alone never leaves. Input is watched where it enters, at the native window, since touches and keys may
end at any widget. Nothing of it is taken from them but these two; and where the program is a speaker's own, Ctrl+Q
twice, which leaves it as it ends a talk.
"""

from collections.abc import Callable, Sequence
from math import inf
from time import monotonic
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from kiosk.model.deck import Deck
from kiosk.model.problem import Problem
from kiosk.model.state.talk import AGAIN
from kiosk.ui.booth.aside import Aside, Look
from kiosk.ui.booth.pinpad import Gate, PinPad
from kiosk.ui.booth.sheet import Sheet
from kiosk.ui.guard import guarded
from kiosk.ui.staff.panel import Panel
from kiosk.ui.staff.ports import Logs, Machine, Packs

HOLD_MS = 3_000
CORNER = 96.0
"""Side of the corner at the top right, in stage units; at least what a finger needs."""
Wish = Literal["leave", "clean"]

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
ALONE = Qt.KeyboardModifier.ControlModifier
WISHES: dict[int, Wish] = {Qt.Key.Key_Q.value: "leave", Qt.Key.Key_C.value: "clean"}
_RELEASES = {
    QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel, QEvent.Type.FocusOut,
    QEvent.Type.Hide, QEvent.Type.Close,
}  # fmt: skip


class Exit(QObject):
    """Watches a window. What staff wish as they may is what their `panel` wishes, by whichever way they came.

    `held`: a finger has held the corner for long enough, and means nothing else any more.

    warnings   what the panel tells, asked for as it opens
    languages  those of staff, where they are known
    deaf       whether fingers do nothing at the moment: a cloth in the corner is nobody
    deck       whose talks the panel offers
    free       whether Ctrl+Q twice leaves, with no PIN
    packs, logs, machine, preflight   what the panel reaches; None: not offered
    """

    held = Signal()

    def __init__(
        self, window: QWidget, gate: Gate, look: Callable[[], Look], now: Callable[[], float] = monotonic, *,
        warnings: Callable[[], Sequence[Problem]] = tuple, languages: tuple[str, ...] = (),
        deaf: Callable[[], bool] = lambda: False, deck: Callable[[], Deck] | None = None,
        free: Callable[[], bool] = lambda: False, packs: Packs | None = None, logs: Logs | None = None,
        machine: Machine | None = None, preflight: Callable[[QWidget], Sheet] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._gate, self._look, self._deaf = window, gate, look, deaf
        self._now, self._free = now, free
        self._asked = -inf
        """When Ctrl+Q was pressed last."""
        self._wish: Wish = "leave"
        self.pad = PinPad(window, gate, now)
        self.pad.passed.connect(self._passed)
        self.panel = Panel(
            window, look, now, warnings=warnings, languages=languages, deck=deck, packs=packs, logs=logs,
            machine=machine, preflight=preflight,
        )  # fmt: skip
        self.pad.used.connect(self.panel.used)
        self.sheet = self.panel.menu
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._hold.timeout.connect(self._held)
        self._native: QObject | None = None
        window.installEventFilter(self)
        self._watch()

    def corner(self) -> QRectF:
        """Where a finger has to be held, in pixels of the window."""
        look = self._look()
        side = max(CORNER * look.scale, look.least)
        return QRectF(self._window.width() - side, 0, side, side)

    @property
    def open(self) -> Aside | None:
        """What of it is on show."""
        return next((each for each in self._asides() if each.isVisible()), None)

    def _asides(self) -> list[Aside]:
        return [self.pad, *self.panel.asides()]

    @guarded
    def refresh(self, *_: object) -> None:
        """Lay what is open out anew, and above all else, after a change of size, theme, orientation or state."""
        if self.open is not None:
            self.open.open_for(self._look())

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Touches and keys of the native window; of the widget only that it got another one, or another size."""
        kind = event.type()
        if watched is self._window:
            if kind in (QEvent.Type.WinIdChange, QEvent.Type.Show):
                self._watch()
            elif kind == QEvent.Type.Resize and self.open is not None:
                QTimer.singleShot(0, self, self.refresh)  # once the window has laid out its stage
            return False
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if kind in _RELEASES:
            self._hold.stop()
        elif isinstance(event, QTouchEvent):
            self._touch(event)
        elif isinstance(event, QMouseEvent):
            self._mouse(event)
        return False

    def _watch(self) -> None:
        """Watch the native window, which there is only once the widget was shown, and which may be replaced."""
        native = self._window.windowHandle()
        if native is not None and native is not self._native:
            native.installEventFilter(self)
            self._native = native

    def _key(self, event: QKeyEvent) -> bool:
        """Whether these are Ctrl+Alt+Q or Ctrl+Alt+C, which nobody else gets."""
        there = self.open
        if there is not None and not there.has_focus():
            there.setFocus(Qt.FocusReason.OtherFocusReason)  # the window may have taken it as the state changed
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wish = WISHES.get(event.key())
        if wish == "leave" and held == ALONE and self._free():
            self._ask_twice(event)
            return True
        if wish is None or held != CHORD:
            return False
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._wants(wish)
        return True

    def _ask_twice(self, event: QKeyEvent) -> None:
        """The second of two presses leaves."""
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            before, self._asked = self._asked, self._now()
            if self._asked <= before + AGAIN:
                self.panel.leave.emit()

    def _wants(self, wish: Wish) -> None:
        """At once where there is no PIN, or it was given a moment ago."""
        there = self.open
        behind = there if there is not self.pad else None
        if self._gate.locked() and behind is None:
            self._wish = wish
            self.pad.open_for(self._look())
        elif behind is not None:
            behind.leave()
            self.panel.menu.choose("clean" if wish == "clean" else "quit")
        else:
            (self.panel.clean if wish == "clean" else self.panel.leave).emit()

    @guarded
    def _passed(self) -> None:
        """The PIN was right."""
        if self._wish == "clean":
            self.panel.clean.emit()
        else:
            self.panel.open()

    def _mouse(self, event: QMouseEvent) -> None:
        """A mouse, or a screen that passes for one. What Qt makes of touches knows one finger; `_touch` all."""
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            return
        if event.type() == QEvent.Type.MouseMove:
            self._follow([event.position()])
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._press([event.position()])

    def _touch(self, event: QTouchEvent) -> None:
        places = [point.position() for point in event.points()]
        if event.type() == QEvent.Type.TouchBegin:
            self._press(places)
        else:
            self._follow(places)

    def _press(self, places: list[QPointF]) -> None:
        """One finger comes down in the corner, and the time begins. Fingers elsewhere are nobody's way out."""
        if not self._inside(places):
            self._hold.stop()
        elif not self._hold.isActive() and self.open is None and not self._deaf():
            self._hold.start()

    def _follow(self, places: list[QPointF]) -> None:
        """Moved out, or joined by a second finger: that was no holding."""
        if self._hold.isActive() and not self._inside(places):
            self._hold.stop()

    def _inside(self, places: list[QPointF]) -> bool:
        return len(places) == 1 and self.corner().contains(places[0])

    @guarded
    def _held(self) -> None:
        """Three seconds: the PIN pad, where there is a PIN."""
        if self._gate.locked():
            self.held.emit()
            self._wish = "leave"
            self.pad.open_for(self._look())
