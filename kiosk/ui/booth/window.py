"""The public window: stage, controls, ring and invitation, and nothing that a visitor could get lost in.

In a talk it is the audience's: of all this the stage remains, and has the window to itself.
"""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from kiosk.charts.measure import Measure
from kiosk.model.problem import Problem
from kiosk.model.state import Activity, SelectMark, State, Touch
from kiosk.model.state.chart import of
from kiosk.ui.booth.attract import Invitation
from kiosk.ui.booth.calm import Calm
from kiosk.ui.booth.controls import Controls, spread
from kiosk.ui.booth.fade import Fade
from kiosk.ui.booth.fingers import Fingers
from kiosk.ui.booth.front import Front
from kiosk.ui.booth.furniture import Furniture
from kiosk.ui.booth.gestures import Gestures
from kiosk.ui.booth.roles import tell_roles
from kiosk.ui.booth.stops import in_reading_order, step
from kiosk.ui.guard import guarded
from kiosk.ui.keys import KEYS, MODIFIERS
from kiosk.ui.screen import doubt, pixels_per_mm
from kiosk.ui.stage.stage import Stage
from kiosk.ui.stage.view import fit
from kiosk.ui.store import Store
from kiosk.ui.style import color

if TYPE_CHECKING:
    from kiosk.ui.booth.aside import Look
    from kiosk.ui.talk.keys import Keys
    from kiosk.ui.talk.public import Public

Orientation = Literal["auto", "landscape", "portrait"]


class BoothWindow(QWidget):
    """Full screen it ignores closing; windowed (`--windowed`) it closes like any window."""

    def __init__(
        self, store: Store, measure: Measure, *, orientation: Orientation = "auto", windowed: bool = False,
        screen_mm: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        tell_roles()
        self._store = store
        self._orientation, self._windowed, self._screen_mm = orientation, windowed, screen_mm
        self._leaving = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not windowed:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.stage = Stage(self, store, measure)
        self._gestures = Gestures(self.stage, store)
        self.fingers = Fingers(self, lambda: self.stage.px_mm, self._gestures.hasty, cursor=not windowed)
        self.fingers.lost.connect(self._gestures.forget)
        self.controls = Controls(self, store.dispatch)
        self.invitation = Invitation(self)
        self.furniture = Furniture(self, store)
        self._fade = Fade(self, store.now)
        self._public: Public | None = None
        self._keys: Keys | None = None
        self.front = Front(self)
        self.front.changed.connect(self._screen_changed)
        store.changed.connect(self._changed)
        self.stage.rested.connect(self._describe)
        self._calm = Calm(self, store)

    # -- on screen

    def open_on(self, screen: QScreen) -> None:
        """Cover a screen, and follow it."""
        self.front.hold(screen)

    def leave(self) -> None:
        """The staff's way out."""
        self.front.let_go()
        self._leaving = True
        self.close()

    def doubt(self) -> Problem | None:
        """What is absurd about the screen's size, for staff."""
        return doubt(self.screen(), self._screen_mm)

    @property
    def portrait(self) -> bool:
        """How the window is composed now."""
        if self._orientation == "auto":
            return self.height() > self.width()
        return self._orientation == "portrait"

    def compose_as(self, orientation: Orientation) -> None:
        """Compose slides so from now on: as the screen is ("auto"), or as staff say."""
        self._orientation = orientation
        self._fit()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another place for everything."""
        self._fit()

    def _fit(self) -> None:
        """Everything in its place; what the stage leaves is ground."""
        self.stage.portrait, self.stage.px_mm = self.portrait, self._px_mm()
        self.stage.setGeometry(self._room())
        self._arrange(self._store.state)

    def _room(self) -> QRect:
        """Of the stage: as large as it fits beside the controls, in a talk as its audience is shown it."""
        if self._store.state.mode == "talk":
            room = self.public.room(self.size(), self.portrait)
            return fit(room.size(), self.portrait).toRect().translated(room.topLeft())
        return spread(self.size(), self.portrait, self._px_mm()).toRect()

    @guarded
    def _screen_changed(self) -> None:
        """The same window may now be more millimetres, or fewer."""
        self._fit()
        self.stage.show_state()

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
        if "talk" in (old.mode, new.mode) and self._room() != self.stage.geometry():
            if self.isVisible() and new.motion != "none":
                self._fade.begin()
            self._fit()
        elif not old.mode == new.mode == "talk":
            self._arrange(new)

    def _arrange(self, state: State) -> None:
        stage, deck, px_mm = QRectF(self.stage.geometry()), self._store.deck, self._px_mm()
        self.controls.update(deck, state, stage, self.portrait, QSize(self.size()), px_mm)
        self.invitation.update_for(deck, state, stage, self.portrait)
        self.furniture.arrange(state, stage, self.portrait, self.stage.scale, px_mm)
        if self._public is not None:
            self._public.arrange()

    @property
    def public(self) -> "Public":
        """What a talk lays over the stage."""
        if self._public is None:
            from kiosk.ui.talk.public import Public

            self._public = Public(self, self.stage, self._store)
        return self._public

    @property
    def keys(self) -> "Keys":
        """What keys mean in a talk, in whichever of its windows they are pressed."""
        if self._keys is None:
            from kiosk.ui.talk.keys import Keys

            self._keys = Keys(self._store, self)
        return self._keys

    @guarded
    def _describe(self) -> None:
        """The slide in plain text, for those who do not see it; its title is the window's, as task bars show it."""
        scene = self.stage.scene
        if scene is not None:
            title = scene.page.words.split("\n", 1)[0]
            self.setAccessibleDescription(scene.words)
            if title != self.accessibleName():
                self.setAccessibleName(title)
                self.setWindowTitle(title)
                if QAccessible.isActive():  # the focus may have stayed on "next"
                    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, title))
        self.furniture.slider_for(self._store.state)

    def look(self) -> "Look":
        """What the way out needs to draw itself."""
        from kiosk.ui.booth.aside import Look

        state = self._store.state
        stage = QRectF(self.stage.geometry())
        return Look(state.theme, self._store.deck.languages, self.portrait, stage, self.stage.scale, self._px_mm())

    def _px_mm(self) -> float:
        return pixels_per_mm(self.screen(), self._screen_mm)

    # -- fingers and keys

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger comes down on the stage, or beside it; a speaker who has a console points there."""
        session = self._store.state.session
        if event.button() == Qt.MouseButton.LeftButton and not (session is not None and session.console):
            self._gestures.press(event.position())

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes its way."""
        self._gestures.move(event.position())

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It lifts."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._gestures.release(event.position())

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of navigation turn slides; every other key only shows that somebody is here. In a talk all are its."""
        key = event.key()
        if self._store.state.mode == "talk":
            self.keys.press(event)
            return
        if key in MODIFIERS or event.isAutoRepeat():  # a key that something lies on is nobody
            return
        if self._store.state.mode == "cleaning":
            return
        if self._store.state.mode in ("attract", "asleep"):
            self._store.dispatch(Touch())
            return
        slide = self._store.state.position.slide
        if key == Qt.Key.Key_Escape and of(self._store.state, slide).selection:
            self._store.dispatch(SelectMark(slide))
            return
        self._store.dispatch(KEYS.get(key, Activity)())

    @guarded
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round what is on show; what lies over it keeps Tab to itself. In a talk it is a key like any."""
        here = self.focusWidget()
        if here is not None and not here.isVisible():  # Qt asks as it hides what has the focus
            self.setFocus()
            return True
        if self._store.state.mode == "talk":
            return False
        if self.furniture.over is not None:
            return self.furniture.over.focusNextPrevChild(forward)
        if not self._stops():
            return False
        self._store.dispatch(Activity())
        step(self._stops(), forward)
        return True

    def _stops(self) -> list[QWidget]:
        offered = self.stage.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return in_reading_order(offered) + in_reading_order(self.controls.buttons.values())

    # -- nobody closes the booth

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 and window managers are ignored."""
        if self._windowed or self._leaving:
            event.accept()
        else:
            event.ignore()
