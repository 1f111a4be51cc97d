"""The console's "now": the very scene that the audience has, live, also while they see black or a still.

The audience's stage draws its frames; here they are only looked at. What happens on it is what happens on the
audience's picture: the pointer stands at the same place, and a tap opens the card for all.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QInputDevice, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.model.state import PointAt, State
from kiosk.model.state.chart import of
from kiosk.model.state.session import Pointer
from kiosk.ui.clock import FRAME_MS
from kiosk.ui.guard import guarded
from kiosk.ui.screen import pixels_per_mm
from kiosk.ui.stage.gallery import choice_of
from kiosk.ui.stage.phase import phase
from kiosk.ui.stage.scene import AT_REST, SlideScene
from kiosk.ui.stage.stage import Stage
from kiosk.ui.stage.touchables import NEAR_MM, NEAR_PX
from kiosk.ui.stage.view import SlideView, fit
from kiosk.ui.store import Store
from kiosk.ui.style import color
from kiosk.ui.talk.pointer import PointerMark
from kiosk.ui.talk.tap import tapped

FIRST_MS = 40
"""As a transition begins, the audience's first frame goes before anything that only the speaker sees."""
DRAG_PX, HOLD_MS = 8.0, 200
"""A finger that has moved so far, or lain so long, points; before that it may be a tap."""


class Now(QWidget):
    """The slide, fitted into the pane. Pointing and taps go to the store, in stage units."""

    def __init__(self, parent: QWidget, store: Store, stage: Stage) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMouseTracking(True)
        self._store, self._stage = store, stage
        self._scene: SlideScene | None = None
        self._view = SlideView(self)
        self._pointer = PointerMark(self)
        self._pressed: QPointF | None = None
        self._points = False
        """Whether the finger that is down shows the dot."""
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._hold.timeout.connect(self._held)
        self._last: Pointer | None = None
        self._pending = False
        self._pace = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._pace.timeout.connect(self._catch_up)
        self._soon = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._soon.timeout.connect(self._follow)
        store.changed.connect(self._changed)
        stage.rested.connect(self._follow)  # it may have taken another scene with no change of state: its window turned
        self._follow()

    # -- what is seen

    @property
    def scene(self) -> SlideScene | None:
        """What it looks at."""
        return self._scene

    @guarded
    def _changed(self, old: State, new: State) -> None:
        if old.position.slide != new.position.slide:  # what was pointed at is gone
            self._pending = False
        if self._stage.arriving:
            self._soon.start()
        else:
            self._follow()
        self._mark()

    @guarded
    def _follow(self) -> None:
        """Look at the scene that the stage has, or that is arriving there."""
        self._soon.stop()
        scene, state = self._stage.scene, self._store.state
        if scene is None or state.session is None:
            return
        if scene is not self._scene or self._stage.arriving:  # the stage shows the old one still
            if state.motion == "none":
                scene.show_at(AT_REST, None, choice_of(state))
            else:
                scene.show_at(*phase(state, self._store.now()), choice_of(state))
        if scene is not self._scene:
            self._scene = scene
            self._lay()
            self.setAccessibleName(scene.words.split("\n", 1)[0])
            self.setAccessibleDescription(scene.words)

    def _lay(self) -> None:
        if self._scene is None or self.size().isEmpty():
            return
        portrait = self._scene.page.look.portrait
        self._view.setGeometry(fit(self.size(), portrait).toRect())
        self._view.look_at(self._scene, portrait)
        self.update()
        self._mark()

    def _mark(self) -> None:
        """The pointer, where the audience has it."""
        state = self._store.state
        pointer = state.session.pointer if state.session else None
        self._pointer.point(pointer, QRectF(self._view.geometry()), self._scale, state.theme)

    @property
    def _scale(self) -> float:
        """Pixels a stage unit."""
        return self._view.width() / self._scene.width() if self._scene else 1.0

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The slide as large as it fits."""
        self._lay()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground beside the slide."""
        QPainter(self).fillRect(event.rect(), color(self._store.state.theme, "ground"))

    # -- pointing

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The beginning of a tap, or of pointing."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed, self._points = event.position(), False
        self._hold.start()

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second tap of one that was meant as one: it does not close what the first has opened."""

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The spotlight follows; the dot too, once the finger means it."""
        pressed, at = self._pressed, event.position()
        if pressed is not None and not self._points:
            self._points = (at - pressed).manhattanLength() >= DRAG_PX
        if self._spotlight or (pressed is not None and self._points):
            self._point(at)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap reads a mark; a finger that pointed takes the dot away with it, and one that lit the spotlight this."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        points, self._pressed, self._points = self._points, None, False
        self._hold.stop()
        finger = event.device() is not None and event.device().type() == QInputDevice.DeviceType.TouchScreen
        if not self._spotlight or finger:
            self._point(None)
        if not points:
            self._tap(event.position())

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is elsewhere: so is the speaker."""
        if self._pressed is None:
            self._point(None)

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody can point at what is not there."""
        self._pressed, self._points = None, False
        self._hold.stop()
        self._point(None)

    @property
    def _spotlight(self) -> bool:
        session = self._store.state.session
        return session is not None and session.spotlight

    @guarded
    def _held(self) -> None:
        """The finger lies still: it shows something."""
        if self._pressed is not None and not self._points and not self._spotlight:
            self._points = True
            self._point(self._pressed)

    def _on_slide(self, at: QPointF) -> tuple[float, float] | None:
        """A point of the pane in stage units; None beside the slide."""
        if self._scene is None:
            return None
        spot = QPointF(at - QPointF(self._view.pos())) / self._scale
        inside = self._scene.sceneRect().contains(spot)
        return (spot.x(), spot.y()) if inside else None

    def _point(self, at: QPointF | None) -> None:
        """Tell where the finger is: at most once a frame, and always where it ends. None at once."""
        spot = self._on_slide(at) if at is not None else None
        self._last = Pointer("spotlight" if self._spotlight else "laser", *spot) if spot else None
        self._pending = True
        if self._last is None or not self._pace.isActive():
            self._catch_up()

    @guarded
    def _catch_up(self) -> None:
        """Send the last place, if it was not sent yet."""
        if not self._pending:
            return
        self._pending = False
        session = self._store.state.session
        if session is not None and session.pointer != self._last:
            self._pace.start()
            self._store.dispatch(PointAt(self._last))

    # -- taps

    def _tap(self, at: QPointF) -> None:
        """Press a button of the chart, read a mark, close a card."""
        spot, state = self._on_slide(at), self._store.state
        if spot is None or self._scene is None or state.session is None:
            return
        slide = state.position.slide
        if self._scene.page.slide != slide:  # it is still to come
            return
        reach = max(NEAR_MM * pixels_per_mm(self.screen()), NEAR_PX) / self._scale
        event = tapped(self._scene.targets, of(state, slide).selection, slide, *spot, reach)
        if event is not None:
            self._store.dispatch(event)
