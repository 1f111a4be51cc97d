"""The first finger, as a mouse: all that points at the booth passes here, before the stage or a control gets it.

Touches are watched where they enter, at the native window: no widget gets one by another way, and a filter on the
application would see no more of them, but every timer and paint too. The way of the first finger goes on as mouse
events of our making. Second fingers end here, and palms, fingers that came down on what had only just come under them,
and what Qt makes of touches by itself. A finger that lies still for ten seconds (a drop of water, a leaning bag, a
faulty corner) is let go: buttons come up and are not pressed. A mouse counts as a finger.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QEventPoint, QGuiApplication, QInputDevice, QMouseEvent, QTouchEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.ui.booth.touch import MOUSE, TAP_MM, Contact, Hand, Kind
from kiosk.ui.guard import guarded

STUCK_MS = 10_000
CURSOR_MS = 3000
OUTSIDE = QPointF(-300.0, -30_000.0)
"""Released here, whatever was pressed is not."""
_KINDS: dict[QEventPoint.State, Kind] = {
    QEventPoint.State.Pressed: "down", QEventPoint.State.Updated: "moved", QEventPoint.State.Released: "up",
}  # fmt: skip
_BUTTON: dict[QEvent.Type, Kind] = {
    QEvent.Type.MouseButtonPress: "down", QEvent.Type.MouseMove: "moved", QEvent.Type.MouseButtonRelease: "up",
}  # fmt: skip
_SENT = {
    "press": QEvent.Type.MouseButtonPress, "move": QEvent.Type.MouseMove, "release": QEvent.Type.MouseButtonRelease,
}  # fmt: skip
_GLASS = QInputDevice.DeviceType.TouchScreen


class Fingers(QObject):
    """Watches a window. `lost`: the finger was let go, and its release means nothing.

    px_mm    pixels of a millimetre
    hasty    whether a press at this point of the window came too soon to be meant for what lies there now
    cursor   whether a mouse sees its cursor for a while; a finger never does
    """

    lost = Signal()

    def __init__(
        self, window: QWidget, px_mm: Callable[[], float], hasty: Callable[[QPointF], bool], *, cursor: bool
    ) -> None:
        super().__init__(window)
        self._window, self._px_mm, self._hasty, self._shows = window, px_mm, hasty, cursor
        self._native: QWindow | None = None
        self._hand = Hand()
        self._tap = (QPointF(), -1)
        """Where the last finger came down, and when (milliseconds)."""
        self._stuck = QTimer(self, singleShot=True, interval=STUCK_MS)
        self._stuck.timeout.connect(self.let_go)
        self.cursor = QTimer(self, singleShot=True, interval=CURSOR_MS)
        self.cursor.timeout.connect(self._hide)
        if cursor:
            self._hide()
        window.installEventFilter(self)

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Touches pass by (they are nobody's, but the way out for staff counts them), mice as far as they count."""
        kind = event.type()
        if watched is self._window:
            if kind in (QEvent.Type.WinIdChange, QEvent.Type.Show):
                self._watch()
            elif kind == QEvent.Type.Hide:  # buttons come up by themselves
                self._stuck.stop()
                self._hand.let_go()
            return False
        if isinstance(event, QTouchEvent):
            if event.device().type() == _GLASS:
                self._touched(event)
        elif isinstance(event, QMouseEvent):
            return self._moused(event)
        return False

    @property
    def down(self) -> bool:
        """Whether the finger lies on the glass."""
        return self._hand.first is not None

    def _watch(self) -> None:
        """The native window, which there is only once the widget was shown, and which may be replaced."""
        native = self._window.windowHandle()
        if native is not None and native is not self._native:
            native.installEventFilter(self)
            self._native = native

    # -- touches

    def _touched(self, event: QTouchEvent) -> None:
        if self.cursor.isActive():
            self._hide()
        if event.type() == QEvent.Type.TouchCancel:
            self.let_go()
            return
        for point in event.points():
            kind = _KINDS.get(point.state())
            if kind is None:
                continue
            place, size = point.position(), point.ellipseDiameters()
            wide = max(size.width(), size.height()) / self._px_mm()
            self._take(Contact(point.id(), kind, place.x(), place.y(), wide), event.timestamp())

    def _take(self, contact: Contact, at: int) -> None:
        """One finger's news, on to the widgets."""
        sign, place = self._hand.take(contact), QPointF(contact.x, contact.y)
        if sign == "cancel":
            self.let_go()
        elif sign == "press" and self._hasty(place):
            self._hand.let_go()
        elif sign is not None:
            self._mind(sign == "release")
            self._send(_SENT[sign], place)
            if sign == "press" and self._twice(place, at):
                self._send(QEvent.Type.MouseButtonDblClick, place)

    def _twice(self, place: QPointF, at: int) -> bool:
        """Whether this is the second of two quick taps at the same place."""
        (before, when), self._tap = self._tap, (place, at)
        near = (place - before).manhattanLength() <= TAP_MM * self._px_mm()
        if when < 0 or not near or at - when > QGuiApplication.styleHints().mouseDoubleClickInterval():
            return False
        self._tap = (place, -1)
        return True

    def _send(self, kind: QEvent.Type, place: QPointF) -> None:
        """A mouse event of our own, which enters as others do."""
        native, left, none = self._native, Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        if native is None:
            return
        button = none if kind == QEvent.Type.MouseMove else left
        held = none if kind == QEvent.Type.MouseButtonRelease else left
        source = Qt.MouseEventSource.MouseEventSynthesizedByApplication
        plain = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(
            native, QMouseEvent(kind, place, place, native.mapToGlobal(place), button, held, plain, source)
        )

    # -- mice

    def _moused(self, event: QMouseEvent) -> bool:
        """Whether a mouse event ends here."""
        source = event.source()
        if source == Qt.MouseEventSource.MouseEventSynthesizedByApplication:
            return False
        finger = event.device() is not None and event.device().type() == _GLASS
        if finger and source == Qt.MouseEventSource.MouseEventSynthesizedByQt:
            return True
        if not finger and source == Qt.MouseEventSource.MouseEventNotSynthesized:
            self._show()
        elif self.cursor.isActive():
            self._hide()
        first = self._hand.first
        if event.type() == QEvent.Type.MouseButtonDblClick:  # follows the press that has been dealt with
            return first is None or first.number != MOUSE
        if event.type() == QEvent.Type.MouseMove and not event.buttons():
            return first is not None
        kind = _BUTTON.get(event.type())
        if kind is None or (kind != "moved" and event.button() != Qt.MouseButton.LeftButton):
            return False
        place = event.position()
        sign = self._hand.take(Contact(MOUSE, kind, place.x(), place.y()))
        if sign == "press" and self._hasty(place):
            self._hand.let_go()
            return True
        if sign is not None:
            self._mind(sign == "release")
        return sign is None

    # -- what lies still

    def _mind(self, over: bool) -> None:
        """A finger that does not move is waited for, but not for ever."""
        if over:
            self._stuck.stop()
        elif not self._stuck.isActive() or self._hand.stirred(self._px_mm()):
            self._stuck.start()

    @guarded
    def let_go(self) -> None:
        """Whatever is pressed comes up unpressed; the finger does nothing more until it comes down anew."""
        pressed = self._stuck.isActive() or self._hand.first is not None
        self._stuck.stop()
        self._hand.let_go()
        if pressed:
            self.lost.emit()
            self._send(QEvent.Type.MouseButtonRelease, OUTSIDE)

    # -- the cursor

    def _show(self) -> None:
        if self._shows:
            if not self.cursor.isActive():
                self._window.unsetCursor()
            self.cursor.start()

    @guarded
    def _hide(self) -> None:
        self.cursor.stop()
        self._window.setCursor(Qt.CursorShape.BlankCursor)
