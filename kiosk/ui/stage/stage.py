"""The stage as a widget: looks at one scene, moves to the next, and carries the buttons of what can be touched."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from kiosk.charts.marks import Target
from kiosk.charts.measure import Measure
from kiosk.charts.motion import SLIDE_SECONDS
from kiosk.compose.chart import data
from kiosk.compose.page import Choice
from kiosk.model.state import DeckReplaced, Moving, Open, State
from kiosk.model.state.chart import of
from kiosk.model.tokens import LANDSCAPE, PORTRAIT
from kiosk.ui.clock import Frames
from kiosk.ui.guard import guarded
from kiosk.ui.screen import ASSUMED
from kiosk.ui.stage.ahead import wanted
from kiosk.ui.stage.gallery import Gallery, View, choice_of, view_of
from kiosk.ui.stage.scene import AT_REST, SlideScene
from kiosk.ui.stage.touchables import Touchables
from kiosk.ui.stage.transition import Transition
from kiosk.ui.store import Store
from kiosk.ui.style import color

ZOOM_SECONDS = 0.5
SWAP_SECONDS = 0.22
WAVE_MS = 100
QUIET_MS = 120
"""After so long without a move, neighbours are built, one a turn of the event loop."""


class SlideView(QGraphicsView):
    """A window onto a scene: no bars, no menu, no interaction of its own. `painted` follows its first picture."""

    painted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setInteractive(False)
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        # items pad their own bounds
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self._fresh = True

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """As ever; the first time, say so once the picture is out."""
        super().paintEvent(event)
        if self._fresh and self.scene() is not None:
            self._fresh = False
            QTimer.singleShot(0, self, self.painted.emit)


class Stage(QWidget):
    """Shows the slide of the store's state. `painted` follows the very first picture, `rested` every arrival."""

    painted = Signal()
    rested = Signal()

    def __init__(self, parent: QWidget, store: Store, measure: Measure) -> None:
        super().__init__(parent)
        self._store = store
        self.gallery = Gallery(store.deck, measure)
        self._view = SlideView(self)
        self._view.painted.connect(self.painted)
        self._transition = Transition(self)
        self._frames = Frames(self._frame, store.now, self)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._prepare)
        self.touchables = Touchables(self, self._press, store.dispatch)
        self.px_mm = ASSUMED
        store.caught = self.caught
        self._shown: View | None = None
        self._focus: QPointF | None = None
        self._moving: tuple[float, float] | None = None
        self._scene: SlideScene | None = None
        self.portrait = False
        store.changed.connect(self._changed)

    @property
    def scale(self) -> float:
        """Widget pixels a stage unit."""
        return self.width() / (PORTRAIT if self.portrait else LANDSCAPE)[0]

    @property
    def scene(self) -> SlideScene | None:
        """The scene on show, or arriving."""
        return self._scene

    @property
    def moving(self) -> bool:
        """True while a transition or an entrance runs."""
        return self._frames.running and not (self._scene is not None and self._scene.waves and self._moving is None)

    @property
    def arriving(self) -> bool:
        """True during a transition, when nothing can be touched."""
        return self._moving is not None

    def show_state(self) -> None:
        """Show the state's slide at once, without a transition."""
        self._transition.end()
        self._moving = None
        self._put(view_of(self._store.state, self.portrait))

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The view fills the stage; pictures of another size are worthless."""
        self._view.setGeometry(self.rect())
        self._transition.setGeometry(self.rect())
        self.gallery.resized()
        self.show_state()

    # -- changes of state

    @guarded
    def _changed(self, old: State, new: State) -> None:
        if self.gallery_deck_changed():
            self.show_state()
            return
        view = view_of(new, self.portrait)
        if view == self._shown:
            if old.mode != new.mode and not self._moving:  # woken where it stands: what can be touched now is other
                self._lay()
                self._quiet.start()  # and other slides are near
            if old.charts != new.charts or old.motion != new.motion or old.entered != new.entered:
                self._animate()
                if not self._moving and choice_of(old) != choice_of(new):
                    self._lay()
            return
        if self._shown is not None and view == replace(self._shown, chart=view.chart) and not self._moving:
            self._put(view)  # the same chart in another view: it moves by itself
            return
        if new.motion == "none" or self._shown is None or new.move == "none":
            self.show_state()
            return
        self._go(view, new)

    def gallery_deck_changed(self) -> bool:
        """Take over the store's deck if it is another one."""
        if self.gallery.deck is self._store.deck:
            return False
        self.gallery.replace(self._store.deck)
        return True

    def _go(self, view: View, state: State) -> None:
        """Begin the transition to another view; its first frame is drawn before anything else is built."""
        assert self._shown is not None
        size, ratio = self.size(), self.devicePixelRatioF()
        swap = state.move == "swap"
        resting = self._at_rest()
        if self._moving:
            before = self._transition.shown
        elif self._is_plain() and self.gallery.has(self._shown, True):
            before = self.gallery.picture(self._shown, size, ratio)
        else:
            before = self._view.grab()
        seconds = {"in": ZOOM_SECONDS, "out": ZOOM_SECONDS, "swap": SWAP_SECONDS}.get(state.move, SLIDE_SECONDS)
        # the same slide in another language goes on from where it will be; everywhere else the entrance is to come
        if swap and view.slide == self._shown.slide:
            elapsed, start = self._phase(self._store.now() + seconds)
            after = self.gallery.picture(view, size, ratio, (AT_REST if resting else elapsed, start, choice_of(state)))
        else:
            after = self.gallery.picture(view, size, ratio, (0.0, None, choice_of(state)))
        self.touchables.drop()
        self._quiet.stop()
        self._moving = (self._store.now(), seconds)
        self._shown = view
        self._scene = self.gallery.scene(view)
        self._transition.begin(before, after, state.move, color(view.theme, "ground"), self._focus)
        self._focus = None
        self._frames.start()

    def _at_rest(self) -> bool:
        live = self._scene.page.live if self._scene else None
        elapsed, start = self._phase(self._store.now())
        return live is None or elapsed > live.seconds(choice_of(self._store.state), start)

    def _is_plain(self) -> bool:
        """Whether the scene looks as its kept picture does: at rest, nothing chosen."""
        scene = self._scene
        return scene is not None and (scene.page.live is None or scene.shown == (AT_REST, None, Choice()))

    def _put(self, view: View) -> None:
        """The live scene takes over."""
        self._shown = view
        self._scene = scene = self.gallery.scene(view)
        width, height = PORTRAIT if self.portrait else LANDSCAPE
        self._view.resetTransform()
        self._view.setSceneRect(0, 0, width, height)
        self._view.scale(self.width() / width, self.height() / height)
        self._show_phase(self._store.now())
        before = self._view.scene()
        self._view.setScene(scene)
        if isinstance(before, SlideScene) and before is not scene:
            before.drop_pictures()
        self._lay()
        self.setAccessibleDescription(scene.page.words)
        self._animate()
        self._quiet.start()
        self.rested.emit()

    # -- motion

    def _animate(self) -> None:
        if self._moving or self._scene is None:
            return
        if self._show_phase(self._store.now()):
            self._frames.start()
        elif self._scene.waves and self._store.state.motion != "none":
            self._frames.start(WAVE_MS)

    def _show_phase(self, now: float) -> bool:
        """Bring the live part to now; True while it still moves."""
        assert self._scene is not None
        state, scene = self._store.state, self._scene
        if state.motion == "none":
            scene.show_at(AT_REST, None, choice_of(state))
            scene.set_wave(None)
            return False
        elapsed, start = self._phase(now)
        scene.show_at(elapsed, start, choice_of(state))
        return not scene.at_rest

    def _phase(self, now: float) -> tuple[float, Mapping[str, float] | None]:
        """Seconds since the values last set out, and from where; None: from nothing, as the slide was entered."""
        state = self._store.state
        chart = state.charts.get(state.position.slide)
        if chart is not None and chart.stamp > state.entered:
            return now - chart.stamp, chart.origin
        return now - state.entered - SLIDE_SECONDS, None

    def _frame(self, now: float) -> bool:
        if self._moving:
            begun, seconds = self._moving
            if now - begun < seconds:
                self._transition.set_phase((now - begun) / seconds)
                return True
            self._moving = None
            assert self._shown is not None
            self._put(self._shown)
            self._transition.end()
        if self._scene is None:
            return False
        if self._show_phase(now):
            return True
        if not self._scene.waves:
            self._lay()  # where everything has come to
        if self._scene.waves and self._store.state.motion != "none":
            self._scene.set_wave(now - self._store.state.entered)
            self._frames.start(WAVE_MS)
            return True
        return False

    # -- touch

    def _lay(self) -> None:
        """Everything that can be touched now, where the scene has it."""
        if self._scene is None or self._store.state.mode == "attract":
            self.touchables.drop()
            return
        live, choice = self._scene.page.live, self._scene.choice
        told = (live.read(choice) if live else "") or self._scene.page.words
        self.touchables.lay(self._scene, self.scale, self.px_mm, self._store.state.theme, told)

    def _press(self, target: Target, centre: QPointF) -> None:
        if target.event is not None:
            self._focus = centre if isinstance(target.event, Open) else None
            self._store.dispatch(target.event)

    def zoom_from(self, point: QPointF) -> None:
        """The next move into a slide starts at this point of the stage (widget pixels)."""
        self._focus = point

    def caught(self, event: Moving) -> Mapping[str, float]:
        """Where the values on show are right now; nothing where the event leaves them what they are."""
        if self._scene is None or self._scene.page.live is None:
            return {}
        if isinstance(event, DeckReplaced):
            slide = self._store.state.position.slide
            chart = of(self._store.state, slide)
            before, after = (data(deck, slide, chart.view, chart.time) for deck in (self._store.deck, event.deck))
            if before == after:
                return {}
        elapsed, start = self._phase(self._store.now())
        if self._store.state.motion == "none":
            elapsed, start = AT_REST, None
        return self._scene.page.live.values(max(elapsed, 0.0), start, choice_of(self._store.state))

    # -- ready before it is asked for

    @guarded
    def _prepare(self) -> None:
        """Build one picture that may be wanted next; come back until all are there."""
        if self._moving or (self._frames.running and not (self._scene and self._scene.waves)):
            self._quiet.start()
            return
        if self._shown is None:
            return
        size, ratio = self.size(), self.devicePixelRatioF()
        pictures, scenes = wanted(self._store.deck, self._store.state, self._shown, self.portrait)
        for view, rest in pictures:
            if not self.gallery.has(view, rest):
                self.gallery.picture(view, size, ratio, (AT_REST if rest else 0.0, None, Choice()))
                self._quiet.start(0)
                return
        for view in scenes:
            if not self.gallery.built(view):
                self.gallery.scene(view)
                self._quiet.start(0)
                return
        self._quiet.setInterval(QUIET_MS)


def fit(area: QSize, portrait: bool) -> QRectF:
    """The largest stage in an area, centred."""
    width, height = PORTRAIT if portrait else LANDSCAPE
    scale = min(area.width() / width, area.height() / height)
    w, h = width * scale, height * scale
    return QRectF((area.width() - w) / 2, (area.height() - h) / 2, w, h)
