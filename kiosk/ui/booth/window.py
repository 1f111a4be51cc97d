"""The public window: stage, controls, ring and invitation, and nothing that a visitor could get lost in."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt
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
from kiosk.model.state import Activity, Panel, SelectMark, State, Touch, asking
from kiosk.model.state.chart import of
from kiosk.ui.booth.attract import Invitation
from kiosk.ui.booth.calm import Calm
from kiosk.ui.booth.controls import Controls, spread
from kiosk.ui.booth.fingers import Fingers
from kiosk.ui.booth.front import Front
from kiosk.ui.booth.gestures import Gestures
from kiosk.ui.booth.roles import tell_roles
from kiosk.ui.booth.stops import in_reading_order, step
from kiosk.ui.guard import guarded
from kiosk.ui.keys import KEYS, MODIFIERS
from kiosk.ui.screen import doubt, pixels_per_mm
from kiosk.ui.stage.stage import Stage
from kiosk.ui.store import Store
from kiosk.ui.style import color

if TYPE_CHECKING:
    from kiosk.ui.booth.aside import Look
    from kiosk.ui.booth.chip import Chip
    from kiosk.ui.booth.cover import Cover
    from kiosk.ui.booth.idle import IdleRing
    from kiosk.ui.booth.overlay import Overlay
    from kiosk.ui.booth.slider import Slider

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
        self._chip: Chip | None = None
        self._ring: IdleRing | None = None
        self._cover: Cover | None = None
        self._slider: Slider | None = None
        self._panels: dict[Panel, Overlay] = {}
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

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another place for everything."""
        self._fit()

    def _fit(self) -> None:
        """The stage as large as it fits beside the controls; the rest is ground."""
        self.stage.portrait, self.stage.px_mm = self.portrait, self._px_mm()
        spot = spread(self.size(), self.portrait, self._px_mm()).toRect()
        self.stage.setGeometry(spot)
        self._arrange(self._store.state)

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
        self._arrange(new)

    def _arrange(self, state: State) -> None:
        stage = QRectF(self.stage.geometry())
        deck = self._store.deck
        self.controls.update(deck, state, stage, self.portrait, QSize(self.size()), self._px_mm())
        self.invitation.update_for(deck, state, stage, self.portrait)
        if state.left is not None or self._chip is not None:
            self.chip.update_for(deck, state, stage, self.portrait, self._px_mm())
        for name, panel in self._panels.items():
            if name != state.panel:
                panel.leave()
        if state.panel is not None:
            self.panel(state.panel).show_for(state, deck, self.portrait, stage, self.stage.scale, self._px_mm())
        self._cover_for(state)
        self._slider_for(state)
        if state.asked is not None:
            self.ring.setGeometry(self.rect())
            self.ring.show_for(state, deck, state.theme, self.portrait, stage, self.stage.scale)
            self.ring.raise_()
        elif self._ring is not None:
            self._ring.leave()

    @property
    def chip(self) -> "Chip":
        """The way back into the visit that was left; under whatever else comes over the stage."""
        if self._chip is None:
            from kiosk.ui.booth.chip import Chip

            self._chip = Chip(self, self._store.dispatch)
            self._chip.stackUnder(self.controls.progress)
        return self._chip

    @property
    def ring(self) -> "IdleRing":
        """The ring that asks; the first slides do without it."""
        if self._ring is None:
            from kiosk.ui.booth.idle import IdleRing

            self._ring = IdleRing(self, self._store.dispatch, self._store.now)
        return self._ring

    def panel(self, name: Panel) -> "Overlay":
        """A panel; made when first asked for."""
        if name not in self._panels:
            self._panels[name] = self._made(name)
        return self._panels[name]

    def _made(self, name: Panel) -> "Overlay":
        match name:
            case "about":
                from kiosk.ui.booth.about import AboutPanel

                return AboutPanel(self, self._store.dispatch)
            case "overview":
                from kiosk.ui.booth.overview import OverviewPanel

                return OverviewPanel(self, self._store.dispatch)
            case "display":
                from kiosk.ui.booth.display import DisplayPanel

                return DisplayPanel(self, self._store.dispatch)
            case "take":
                from kiosk.ui.booth.take import TakePanel

                return TakePanel(self, self._store.dispatch)

    def _cover_for(self, state: State) -> None:
        """What lies over everything while the booth sleeps or is cleaned."""
        if state.mode in ("asleep", "cleaning"):
            if self._cover is None:
                from kiosk.ui.booth.cover import Cover

                self._cover = Cover(self, self._store.now)
            self._cover.show_for(state, self._store.deck, self.look())
        elif self._cover is not None:
            self._cover.leave()

    def _slider_for(self, state: State) -> None:
        """The slider of a question that waits for its answer."""
        if self._slider is None and asking(self._store.deck, state):
            from kiosk.ui.booth.slider import Slider

            self._slider = Slider(self.stage, self._store.dispatch)
        if self._slider is not None:
            self._slider.update(self._store.deck, state)

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
        self._slider_for(self._store.state)

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
        """A finger comes down on the stage, or beside it."""
        if event.button() == Qt.MouseButton.LeftButton:
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
        """Keys of navigation turn slides; every other key only shows that somebody is here."""
        key = event.key()
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
        """Tab goes round what is on show; what lies over it keeps Tab to itself."""
        here = self.focusWidget()
        if here is not None and not here.isVisible():  # Qt asks as it hides what has the focus
            self.setFocus()
            return True
        over = self._ring if self._ring is not None and self._ring.isVisible() else self._open_panel
        if over is not None:
            return over.focusNextPrevChild(forward)
        if not self._stops():
            return False
        self._store.dispatch(Activity())
        step(self._stops(), forward)
        return True

    @property
    def _open_panel(self) -> "Overlay | None":
        return next((panel for panel in self._panels.values() if panel.isVisible()), None)

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
