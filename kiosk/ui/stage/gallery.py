"""Scenes and pictures kept ready: built while nobody touches, dropped when they are no longer near."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from kiosk.charts.measure import Measure
from kiosk.compose.page import Choice, Look
from kiosk.compose.slide import compose
from kiosk.loader.altered import altered
from kiosk.model.deck import Deck
from kiosk.model.state import ChartState, State
from kiosk.ui.stage.scene import AT_REST, SlideScene
from kiosk.ui.style import color

Shown = tuple[float, Mapping[str, float] | None, Choice]
"""What a scene is told: seconds since its values set out, from where, and the visitor's choice."""
_UNTOUCHED = ChartState()
RESTING: Shown = (AT_REST, None, Choice())
SCENES = 10
PIXMAP_BYTES = 42 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class View:
    """What decides a scene: slide and step, language, orientation, theme, text size, the view of its chart."""

    slide: str
    step: int
    look: Look
    theme: str
    chart: str | None = None


def view_of(state: State, portrait: bool, *, slide: str | None = None, step: int | None = None) -> View:
    """The view that a state asks for (or that of another slide in the same state)."""
    look = Look(state.language, portrait, state.text_size)
    slide = slide or state.position.slide
    chart = state.charts[slide].view if slide in state.charts else None
    return View(slide, state.position.step if step is None else step, look, state.theme, chart)


def choice_of(state: State) -> Choice:
    """What the visitor does with the chart of the slide on show."""
    slide, round_ = state.position.slide, state.quiz
    chart = state.charts.get(slide, _UNTOUCHED)
    if round_ is None:
        return Choice(chart.selection, chart.time, bool(chart.ahead))
    told = tuple(round_.told.get(question) for question in round_.questions if slide not in round_.questions)
    return Choice(chart.selection, chart.time, bool(chart.ahead), round_.guesses.get(slide), told)


class Gallery:
    """Least recently used scenes, and pictures of them at the size of the stage."""

    def __init__(self, deck: Deck, measure: Measure) -> None:
        self.deck, self._measure = deck, measure
        self._scenes: OrderedDict[View, SlideScene] = OrderedDict()
        self._pixmaps: OrderedDict[tuple[View, bool], QPixmap] = OrderedDict()

    def replace(self, deck: Deck) -> None:
        """Other content: forget what it draws otherwise."""
        gone = altered(self.deck, deck)
        self.deck = deck
        for view in [view for view in self._scenes if gone(view.slide)]:
            del self._scenes[view]
        for key in [key for key in self._pixmaps if gone(key[0].slide)]:
            del self._pixmaps[key]

    def resized(self) -> None:
        """Forget the pictures: the stage has another size."""
        self._pixmaps.clear()

    def scene(self, view: View) -> SlideScene:
        """The scene of a view, built if need be."""
        scene = self.peek(view)
        self._scenes.pop(view, None)
        self._scenes[view] = scene
        while len(self._scenes) > SCENES:
            gone, _ = self._scenes.popitem(last=False)
            for key in [key for key in self._pixmaps if key[0] == gone]:
                del self._pixmaps[key]
        return scene

    def peek(self, view: View) -> SlideScene:
        """The scene of a view, for one look: one that has to be built is not kept."""
        scene = self._scenes.get(view)
        if scene is None:
            page = compose(self.deck, view.slide, view.look, self._measure, view.step, view.chart)
            scene = SlideScene(page, view.theme, hurried=True)
        return scene

    def built(self, view: View) -> bool:
        """True where the scene is ready."""
        return view in self._scenes

    def has(self, view: View, rest: bool) -> bool:
        """True where the picture is ready."""
        return (view, rest) in self._pixmaps

    def picture(self, view: View, size: QSize, ratio: float, shown: Shown = RESTING) -> QPixmap:
        """The slide at a moment, `size` widget pixels large; kept as its entrance begins, and at rest, untouched.

        Not where a photograph on it is still to come.
        """
        elapsed, _, choice = shown
        ready = self.scene(view).ready(size.width() * ratio)
        if choice != Choice() or elapsed not in (0.0, AT_REST) or not ready:
            return self._rendered(view, size, ratio, shown)
        key = (view, elapsed == AT_REST)
        made = self._pixmaps.pop(key, None)
        if made is None or made.size() != size * ratio:
            made = self._rendered(view, size, ratio, (elapsed, None, choice))
        self._pixmaps[key] = made
        kept = made.width() * made.height() * 4
        while len(self._pixmaps) > 2 and kept * len(self._pixmaps) > PIXMAP_BYTES:
            self._pixmaps.popitem(last=False)
        return made

    def _rendered(self, view: View, size: QSize, ratio: float, shown: Shown) -> QPixmap:
        scene = self.scene(view)
        before = scene.shown
        scene.show_at(*shown)
        made = render(scene, size, ratio)
        scene.show_at(*before)
        return made


def render(scene: SlideScene, size: QSize, ratio: float = 1.0) -> QPixmap:
    """A scene as a pixmap."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(color(scene.theme, "ground"))
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scene.render(painter, QRectF(0, 0, size.width(), size.height()), scene.stage())
    painter.end()
    return pixmap
