"""The way out for staff: a corner held for three seconds, or Ctrl+Alt+Q, and then the PIN.

With no PIN set, Ctrl+Alt+Q leaves at once and the corner does nothing: a finger alone never leaves. Input is watched
where it enters, at the native window, since touches and keys may end at any widget. Nothing of it is taken from them
but Ctrl+Alt+Q.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.booth.pinpad import Gate, Look, PinPad
from kiosk.ui.guard import guarded

HOLD_MS = 3_000
CORNER = 96.0
"""Side of the corner at the top right, in stage units; at least what a finger needs."""
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_RELEASES = {
    QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel, QEvent.Type.FocusOut,
    QEvent.Type.Hide, QEvent.Type.Close,
}  # fmt: skip


class Exit(QObject):
    """Watches a window. `leave` where staff may go; `used` with every input of the PIN pad."""

    leave = Signal()
    used = Signal()

    def __init__(
        self, window: QWidget, gate: Gate, look: Callable[[], Look], now: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(window)
        self._window, self._gate, self._look = window, gate, look
        self.pad = PinPad(window, gate, now)
        self.pad.passed.connect(self.leave)
        self.pad.used.connect(self.used)
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

    @guarded
    def refresh(self) -> None:
        """Lay an open pad out anew, after a change of size, theme or orientation."""
        if self.pad.isVisible():
            self.pad.open_for(self._look())

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Touches and keys of the native window; of the widget only that it got another one, or another size."""
        kind = event.type()
        if watched is self._window:
            if kind in (QEvent.Type.WinIdChange, QEvent.Type.Show):
                self._watch()
            elif kind == QEvent.Type.Resize and self.pad.isVisible():
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
        """Whether this is Ctrl+Alt+Q, which nobody else gets."""
        if self.pad.isVisible() and not self.pad.has_focus():
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)  # the window may have taken it as the state changed
        asked = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == CHORD
        if event.key() != Qt.Key.Key_Q or not asked:
            return False
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            if self._gate.locked():
                self.pad.open_for(self._look())
            else:
                self.leave.emit()
        return True

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
        elif not self._hold.isActive() and not self.pad.isVisible():
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
            self.pad.open_for(self._look())
