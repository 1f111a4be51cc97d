"""The stage as a widget: looks at one scene, moves to the next, and carries the buttons of what can be touched."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Target
from kiosk.charts.measure import Measure
from kiosk.model.state import Event, Moving, Open, State
from kiosk.model.tokens import LANDSCAPE, PORTRAIT
from kiosk.ui.clock import Frames
from kiosk.ui.guard import guarded
from kiosk.ui.screen import ASSUMED
from kiosk.ui.stage.ahead import Ahead, Wanted, wanted
from kiosk.ui.stage.drag import Drag, beside, loose, touchable
from kiosk.ui.stage.gallery import RESTING, Gallery, View, choice_of, view_of
from kiosk.ui.stage.phase import at_rest, caught, phase
from kiosk.ui.stage.scene import AT_REST, SlideScene
from kiosk.ui.stage.touchables import Touchables
from kiosk.ui.stage.transition import SECONDS, Transition
from kiosk.ui.stage.view import SlideView
from kiosk.ui.store import Store
from kiosk.ui.style import color

WAVE_MS = 100


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
        self._ahead = Ahead(self.gallery, self._wanted, self)
        self.touchables = Touchables(self, self._press, store.dispatch)
        self.px_mm = ASSUMED
        store.caught = self.caught
        self._shown: View | None = None
        self._focus: QPointF | None = None
        self._moving: tuple[float, float] | None = None
        self._drag: Drag | None = None
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
        self._end_drag()
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
        if self.gallery.deck is not self._store.deck:
            self.gallery.replace(self._store.deck)
            self.show_state()
            return
        if self._drag is not None and self._drag.thrown is None:  # not the finger's doing: it loses the slide
            self._end_drag()
            self._transition.end()
            self._animate()
        view = view_of(new, self.portrait)
        if view == self._shown:
            handed = (old.mode, touchable(old)) != (new.mode, touchable(new))
            if handed and not self._moving:  # woken where it stands: what can be touched now is other
                self._lay()
                self._ahead.start()  # and other slides are near
            if choice_of(old) != choice_of(new) or (old.charts, old.motion, old.entered) != (
                new.charts, new.motion, new.entered,
            ):  # fmt: skip
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

    def _go(self, view: View, state: State) -> None:
        """Begin the transition to another view; its first frame is drawn before anything else is built."""
        assert self._shown is not None
        drag = self._end_drag()
        if drag is not None and drag.leads_to(view):  # on from where the finger has brought it
            self._depart(view, drag.onwards())
            return
        before = self._before() if drag is None else self._transition.grab()
        now, seconds, elapsed, start = self._store.now(), SECONDS[state.move], 0.0, None
        # the same slide in another language goes on from where it will be; everywhere else the entrance is to come
        if state.move == "swap" and view.slide == self._shown.slide:
            elapsed, start = phase(state, now + seconds)
            elapsed = AT_REST if at_rest(self._scene.page.live if self._scene else None, state, now) else elapsed
        shown = (elapsed, start, choice_of(state))
        after = self.gallery.picture(view, self.size(), self.devicePixelRatioF(), shown)
        self._transition.begin(before, after, state.move, color(view.theme, "ground"), self._focus)
        self._depart(view, seconds)

    def _depart(self, view: View, seconds: float) -> None:
        """A transition to a view has begun."""
        self.touchables.drop()
        self._ahead.stop()
        self._moving = (self._store.now(), seconds)
        self._shown = view
        self._scene = self.gallery.scene(view)
        self._focus = None
        self._frames.start()

    def _before(self) -> QPixmap:
        """What is on show."""
        assert self._shown is not None
        if self._moving:
            return self._transition.shown
        scene = self._scene
        plain = scene is not None and (scene.page.live is None or scene.shown == RESTING)
        if plain and self.gallery.has(self._shown, True):
            return self.gallery.picture(self._shown, self.size(), self.devicePixelRatioF())
        return self._view.grab()

    def _put(self, view: View) -> None:
        """The live scene takes over."""
        self._shown = view
        self._scene = scene = self.gallery.scene(view)
        self._show_phase(self._store.now())
        self._view.look_at(scene, self.portrait)
        self._lay()
        self.setAccessibleName(scene.words.split("\n", 1)[0])
        self.setAccessibleDescription(scene.words)
        self._animate()
        self._ahead.start()
        self.rested.emit()

    # -- motion

    def _animate(self) -> None:
        if self._moving or self._drag or self._scene is None:
            return
        if self._show_phase(self._store.now()):
            self._frames.start()
        elif self._waving:
            self._frames.start(WAVE_MS)

    @property
    def _waving(self) -> bool:
        """Whether the scene's wave runs: not without motion, and not where a cover lies over it."""
        state = self._store.state
        seen = state.motion != "none" and state.mode not in ("asleep", "cleaning")
        return seen and self._scene is not None and self._scene.waves

    def _show_phase(self, now: float) -> bool:
        """Bring the live part to now; True while it still moves."""
        assert self._scene is not None
        state, scene = self._store.state, self._scene
        if state.motion == "none":
            scene.show_at(AT_REST, None, choice_of(state))
            scene.set_wave(None)
            return False
        elapsed, start = phase(state, now)
        scene.show_at(elapsed, start, choice_of(state))
        return not scene.at_rest

    def _frame(self, now: float) -> bool:
        if self._drag is not None:
            return False  # its picture is on show
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
        if self._waving:
            self._scene.set_wave(now - self._store.state.entered)
            self._frames.start(WAVE_MS)
            return True
        return False

    # -- a slide in the hand

    @property
    def dragged(self) -> bool:
        """True while a finger has the slide."""
        return self._drag is not None

    def follow(self, x: float) -> bool:
        """A finger takes the slide along; it is at `x` (pixels across) now. False where the slide stays."""
        if self._drag is None:
            state = self._store.state
            if self._moving or self._shown is None or not loose(state):
                return False
            near = beside(self._store.deck, state, self.portrait, self._store.now())
            self._drag = Drag(self._transition, self.gallery, self._before(), near, state.theme, x)
        self._drag.pull(x)
        return True

    def drop(self, event: Event, across: float) -> None:
        """The finger lifts, at so many pixels a second to the right. What it meant happens, or the slide comes back."""
        assert self._drag is not None
        self._drag.throw(across)
        try:
            self._store.dispatch(event)
        finally:
            self.back()

    def back(self) -> None:
        """A slide that somebody has still in hand comes back to its place."""
        drag = self._end_drag()
        if drag is not None:
            self._moving = (self._store.now(), drag.back())
            self._frames.start()

    def _end_drag(self) -> Drag | None:
        """The drag that there was."""
        drag, self._drag = self._drag, None
        if drag is not None:
            drag.end()
        return drag

    def _wanted(self) -> Wanted | None:
        """What may be asked for next; None while something moves, and nobody should wait for it."""
        waving = self._scene is not None and self._scene.waves
        if self._moving or self._drag or self._shown is None or (self._frames.running and not waving):
            return None
        return wanted(self._store.deck, self._store.state, self._shown, self.portrait)

    # -- touch

    def _lay(self) -> None:
        """Everything that can be touched now, where the scene has it."""
        if self._scene is None or not touchable(self._store.state):
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
        live = self._scene.page.live if self._scene else None
        return caught(self._store.deck, self._store.state, live, event, self._store.now())
