"""The public window: stage, controls, ring and invitation, and nothing that a visitor could get lost in."""

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.charts.measure import Measure
from kiosk.model.state import Activity, SelectMark, State, Touch
from kiosk.model.state.chart import of
from kiosk.ui.booth.attract import Invitation
from kiosk.ui.booth.controls import Controls, spread
from kiosk.ui.booth.touch import Press, moved, released, tapped
from kiosk.ui.guard import guarded
from kiosk.ui.keys import KEYS, MODIFIERS
from kiosk.ui.screen import pixels_per_mm
from kiosk.ui.stage.stage import Stage
from kiosk.ui.store import Store
from kiosk.ui.style import color

if TYPE_CHECKING:
    from kiosk.ui.booth.about import AboutPanel
    from kiosk.ui.booth.idle import IdleRing
    from kiosk.ui.booth.pinpad import Look

Orientation = Literal["auto", "landscape", "portrait"]

CURSOR_MS = 3000
RETURN_MS = 500
"""After so long without any window of ours in front, the booth comes back."""


class BoothWindow(QWidget):
    """Full screen it ignores closing; windowed (`--windowed`) it closes like any window."""

    def __init__(
        self, store: Store, measure: Measure, *, orientation: Orientation = "auto", windowed: bool = False,
        screen_mm: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._store = store
        self._orientation, self._windowed, self._screen_mm = orientation, windowed, screen_mm
        self._leaving = False
        self._press: Press | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        if not windowed:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            self.setCursor(Qt.CursorShape.BlankCursor)
        self._cursor = QTimer(self, singleShot=True, interval=CURSOR_MS)
        self._cursor.timeout.connect(self._hide_cursor)
        self.stage = Stage(self, store, measure)
        self.stage.setMouseTracking(True)  # what it does not want comes here, and a mouse gets its cursor
        self.controls = Controls(self, store.dispatch)
        self.invitation = Invitation(self)
        self._ring: IdleRing | None = None
        self._about: AboutPanel | None = None
        store.changed.connect(self._changed)
        self.stage.rested.connect(self._describe)

    # -- on screen

    def open_on(self, screen: QScreen) -> None:
        """Cover a screen. The normal geometry is the screen's too: if the window manager dies, nothing shrinks."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        screen.geometryChanged.connect(self._screen_changed)
        self.showFullScreen()
        self.windowHandle().windowStateChanged.connect(self._state_changed)
        self.windowHandle().activeChanged.connect(self._active_changed)

    @guarded
    def _screen_changed(self, geometry: object) -> None:
        self.setGeometry(self.screen().geometry())

    def leave(self) -> None:
        """The staff's way out."""
        self._leaving = True
        self.close()

    @property
    def portrait(self) -> bool:
        """How the window is composed now."""
        if self._orientation == "auto":
            return self.height() > self.width()
        return self._orientation == "portrait"

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The stage as large as it fits beside the controls; the rest is ground."""
        self.stage.portrait, self.stage.px_mm = self.portrait, self._px_mm()
        spot = spread(self.size(), self.portrait, self._px_mm()).toRect()
        self.stage.setGeometry(spot)
        self._arrange(self._store.state)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground beside the stage."""
        QPainter(self).fillRect(event.rect(), self._ground())

    def _ground(self) -> QColor:
        return color(self._store.state.theme, "ground")

    # -- state

    @guarded
    def _changed(self, old: State, new: State) -> None:
        if old.theme != new.theme:
            self.update()
        if old.mode != new.mode:
            self.setFocus()
        self._arrange(new)

    def _arrange(self, state: State) -> None:
        stage = QRectF(self.stage.geometry())
        deck = self._store.deck
        self.controls.update(deck, state, stage, self.portrait, QSize(self.size()), self._px_mm())
        self.invitation.update_for(deck, state, stage, self.portrait)
        if state.about and state.mode == "visit":
            self.about.show_for(state, deck, self.portrait, stage, self.stage.scale, self._px_mm())
        elif self._about is not None:
            self._about.leave()
        if state.asked is not None:
            self.ring.setGeometry(self.rect())
            self.ring.show_for(state, deck, state.theme, self.portrait, stage, self.stage.scale)
            self.ring.raise_()
        elif self._ring is not None:
            self._ring.leave()

    @property
    def ring(self) -> "IdleRing":
        """The ring that asks; the first slides do without it."""
        if self._ring is None:
            from kiosk.ui.booth.idle import IdleRing

            self._ring = IdleRing(self, self._store.dispatch, self._store.now)
        return self._ring

    @property
    def about(self) -> "AboutPanel":
        """The panel that says what the numbers are; made when first asked for."""
        if self._about is None:
            from kiosk.ui.booth.about import AboutPanel

            self._about = AboutPanel(self, self._store.dispatch)
        return self._about

    @guarded
    def _describe(self) -> None:
        """The slide in plain text, for those who do not see it; its title is the window's, as task bars show it."""
        scene = self.stage.scene
        if scene is not None:
            title = scene.page.words.split("\n", 1)[0]
            self.setAccessibleDescription(scene.page.words)
            self.setAccessibleName(title)
            self.setWindowTitle(title)

    def look(self) -> "Look":
        """What the way out needs to draw itself."""
        from kiosk.ui.booth.pinpad import Look

        state = self._store.state
        stage = QRectF(self.stage.geometry())
        return Look(state.theme, self._store.deck.languages, self.portrait, stage, self.stage.scale, self._px_mm())

    def _px_mm(self) -> float:
        return pixels_per_mm(self.screen(), self._screen_mm)

    # -- fingers and keys

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The first finger comes down."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        here = event.position()
        row = None if self._store.state.mode == "attract" else self.stage.touchables.row_at(*self._on_stage(here))
        self._press = Press(here.x(), here.y(), self._store.now(), row, early=self.stage.arriving)
        self._see(event)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A slow finger on a chart reads; a real mouse may see its cursor, a finger never does."""
        self._see(event)
        if self._press is None:
            return
        here = event.position()
        if self._press.row is None and self._press.early:  # it came down while the slide was still arriving
            row = self.stage.touchables.row_at(*self._on_stage(QPointF(self._press.x, self._press.y)))
            self._press = replace(self._press, row=row)
        self._press = moved(self._press, here.x(), here.y(), self._store.now(), self._px_mm())
        if self._press.reads:
            self._read(self._press, here, touching=False)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The release decides: wake, turn the slide, or only say that somebody is here."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        press, self._press = self._press, None
        if press is None:
            return
        here = event.position()
        if self._store.state.mode == "attract":
            self.stage.zoom_from(QPointF(here.x() - self.stage.x(), here.y() - self.stage.y()))
            self._store.dispatch(Touch())
            return
        if tapped(press, here.x(), here.y(), self._px_mm()) and self._tap(press, here):
            return
        self._store.dispatch(released(press, here.x(), here.y(), self._store.now(), self._px_mm()))

    def _on_stage(self, point: QPointF) -> tuple[float, float]:
        return point.x() - self.stage.x(), point.y() - self.stage.y()

    def _read(self, press: Press, here: QPointF, *, touching: bool) -> bool:
        """Send what the nearest mark (or year) of the press's row sends; False where none is near."""
        row = press.row
        event = self.stage.touchables.nearest(row, *self._on_stage(here), touching=touching) if row else None
        if event is not None:
            self._store.dispatch(event)
        return event is not None

    def _tap(self, press: Press, here: QPointF) -> bool:
        """A tap reads the mark it means; elsewhere it closes what is read. False where it does neither."""
        if self._read(press, here, touching=True):
            return True
        state = self._store.state
        slide = state.position.slide
        if self.stage.touchables.covered(*self._on_stage(here)) or not of(state, slide).selection:
            return False
        self._store.dispatch(SelectMark(slide))
        return True

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of navigation turn slides; every other key only shows that somebody is here."""
        key = event.key()
        if key in MODIFIERS or event.isAutoRepeat():  # a key that something lies on is nobody
            return
        if self._store.state.mode == "attract":
            self._store.dispatch(Touch())
            return
        slide = self._store.state.position.slide
        if key == Qt.Key.Key_Escape and of(self._store.state, slide).selection:
            self._store.dispatch(SelectMark(slide))
            return
        self._store.dispatch(KEYS.get(key, Activity)())

    def _see(self, event: QMouseEvent) -> None:
        if self._windowed:
            return
        finger = (
            event.pointingDevice() is not None and event.pointingDevice().type() == QInputDevice.DeviceType.TouchScreen
        )
        if finger or event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            self._hide_cursor()
        else:
            self.unsetCursor()
            self._cursor.start()

    @guarded
    def _hide_cursor(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)

    # -- nobody closes the booth

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 and window managers are ignored."""
        if self._windowed or self._leaving:
            event.accept()
        else:
            event.ignore()

    @guarded
    def _state_changed(self, state: Qt.WindowState) -> None:
        """Whatever takes the window out of full screen is undone."""
        if state != Qt.WindowState.WindowFullScreen and not self._leaving:
            QTimer.singleShot(0, self, self.showFullScreen)

    @guarded
    def _active_changed(self) -> None:
        """Nothing of another program stays in front."""
        QTimer.singleShot(RETURN_MS, self, self._return)

    @guarded
    def _return(self) -> None:
        if self.isVisible() and not self._leaving and QApplication.activeWindow() is None:
            self.raise_()
            self.activateWindow()
