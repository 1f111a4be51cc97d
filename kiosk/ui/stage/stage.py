"""The stage as a widget: looks at one scene, moves to the next, and carries the buttons of what can be touched."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from kiosk.charts.marks import Target
from kiosk.charts.measure import Measure
from kiosk.charts.motion import SLIDE_SECONDS
from kiosk.model.state import Open, State, Tick, Touch, deadline, neighbours, reduce
from kiosk.model.tokens import LANDSCAPE, PORTRAIT
from kiosk.ui.clock import Frames
from kiosk.ui.guard import guarded
from kiosk.ui.stage.gallery import Gallery, View, view_of
from kiosk.ui.stage.scene import AT_REST, SlideScene
from kiosk.ui.stage.targets import TargetButton
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
        self._buttons: list[TargetButton] = []
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
                self._lay_buttons()
                self._quiet.start()  # and other slides are near
            if old.charts != new.charts or old.motion != new.motion or old.entered != new.entered:
                self._animate()
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
        resting = self._at_rest(state)
        if self._moving:
            before = self._transition.shown
        elif self._scene is not None and self._scene.at_rest and self.gallery.has(self._shown, True):
            before = self.gallery.picture(self._shown, size, ratio, True)
        else:
            before = self._view.grab()
        # in another language the same slide is already at rest; everywhere else the entrance is still to come
        after = self.gallery.picture(view, size, ratio, rest=swap and resting and view.slide == self._shown.slide)
        seconds = {"in": ZOOM_SECONDS, "out": ZOOM_SECONDS, "swap": SWAP_SECONDS}.get(state.move, SLIDE_SECONDS)
        self._drop_buttons()
        self._quiet.stop()
        self._moving = (self._store.now(), seconds)
        self._shown = view
        self._scene = self.gallery.scene(view)
        self._transition.begin(before, after, state.move, color(view.theme, "ground"), self._focus)
        self._focus = None
        self._frames.start()

    def _at_rest(self, state: State) -> bool:
        return self._scene is None or self._store.now() - state.entered > self._scene.seconds + SLIDE_SECONDS

    def _put(self, view: View) -> None:
        """The live scene takes over."""
        self._shown = view
        self._scene = scene = self.gallery.scene(view)
        width, height = PORTRAIT if self.portrait else LANDSCAPE
        self._view.resetTransform()
        self._view.setSceneRect(0, 0, width, height)
        self._view.scale(self.width() / width, self.height() / height)
        self._show_phase(self._store.now())
        self._view.setScene(scene)
        self._lay_buttons()
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
            scene.show_at(AT_REST)
            scene.set_wave(None)
            return False
        elapsed = now - state.entered - SLIDE_SECONDS
        scene.show_at(elapsed)
        return elapsed < scene.seconds

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
        if self._scene.waves and self._store.state.motion != "none":
            self._scene.set_wave(now - self._store.state.entered)
            self._frames.start(WAVE_MS)
            return True
        return False

    # -- touch

    def _lay_buttons(self) -> None:
        self._drop_buttons()
        if self._scene is None or self._store.state.mode == "attract":
            return
        for target in self._scene.targets:
            if target.event is not None:
                button = TargetButton(self, target, self.scale, self._store.state.theme, self._press)
                button.show()
                self._buttons.append(button)

    def _drop_buttons(self) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []

    def _press(self, target: Target, centre: QPointF) -> None:
        if target.event is not None:
            self._focus = centre if isinstance(target.event, Open) else None
            self._store.dispatch(target.event)

    def zoom_from(self, point: QPointF) -> None:
        """The next move into a slide starts at this point of the stage (widget pixels)."""
        self._focus = point

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
        pictures, scenes = self._wanted(self._shown)
        for view, rest in pictures:
            if not self.gallery.has(view, rest):
                self.gallery.picture(view, size, ratio, rest)
                self._quiet.start(0)
                return
        for view in scenes:
            if not self.gallery.built(view):
                self.gallery.scene(view)
                self._quiet.start(0)
                return
        self._quiet.setInterval(QUIET_MS)

    def _wanted(self, shown: View) -> tuple[list[tuple[View, bool]], list[View]]:
        """What may be asked for next: pictures (and whether at rest), and scenes, likeliest first."""
        deck, state = self._store.deck, self._store.state
        pictures = [(shown, True)]
        if state.mode == "attract":
            due = deadline(deck, state)
            coming = [reduce(deck, state, Touch(at=state.entered))]
            coming += [reduce(deck, state, Tick(at=due))] if due is not None else []
            pictures += [(view_of(each, self.portrait), False) for each in coming]
            return pictures, []
        near = [view_of(state, self.portrait, slide=n, step=deck.slides[n].steps) for n in neighbours(deck, state)]
        pictures += [(view, False) for view in near[:3]]
        codes = deck.languages
        if len(codes) > 1:
            other = codes[(codes.index(state.language) + 1) % len(codes)]
            pictures.append((replace(shown, look=replace(shown.look, language=other)), True))
        return pictures, near[3:]


def fit(area: QSize, portrait: bool) -> QRectF:
    """The largest stage in an area, centred."""
    width, height = PORTRAIT if portrait else LANDSCAPE
    scale = min(area.width() / width, area.height() / height)
    w, h = width * scale, height * scale
    return QRectF((area.width() - w) / 2, (area.height() - h) / 2, w, h)
