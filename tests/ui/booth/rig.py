"""A booth in this process: the shipped content, a clock of our own, and fingers and keys at the native window."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.model.deck import AttractStop, Deck, Topic
from kiosk.model.state import ChooseMotion, Event, GoTo, State, Touch, initial
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.stage.targets import TargetButton
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure
from tests.content.shipped import deck as shipped

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LONG = 30.0
"""Longer than any motion, shorter than any patience."""
UNHURRIED = 0.3
"""Seconds before each tap: who taps faster meant one of two."""


def attracting(*slides: str) -> Deck:
    """The shipped content with another loop, ten seconds a stop."""
    deck = shipped()
    stops = [AttractStop(slide=slide, seconds=10) for slide in slides]
    return replace(deck, kiosk=deck.kiosk.model_copy(update={"attract": stops}))


def long_topic() -> Topic:
    """A topic of at least two slides."""
    return next(topic for topic in shipped().topics if len(topic.slides) >= 2)


@dataclass
class Rig:
    """What a test holds of it."""

    window: BoothWindow
    store: Store
    clock: SimpleNamespace

    @property
    def state(self) -> State:
        return self.store.state

    @property
    def seen(self) -> str:
        """Mode, slide and language in a word each."""
        return f"{self.state.mode} {self.state.position.slide} {self.state.language}"

    def settle(self) -> None:
        """Let all motion come to its end; nobody gets impatient meanwhile."""
        self.clock.now += LONG
        self.window.stage._frames._frame()
        self.clock.now -= LONG
        QApplication.processEvents()

    def later(self, seconds: float) -> None:
        """Time passes, and the store is told."""
        self.clock.now += seconds
        self.store._tick()
        self.settle()

    def send(self, *events: Event) -> None:
        for event in events:
            self.store.dispatch(event)
            self.settle()

    def visit(self, slide: str) -> None:
        """Somebody is at a slide; where no pictures are wanted, without the ways there."""
        self.store.dispatch(Touch())
        if not self.window.updatesEnabled():
            self.store.dispatch(ChooseMotion("none"))
        self.send(GoTo(slide))

    def tap(self, at: QPoint) -> None:
        self.clock.now += UNHURRIED
        QTest.mouseClick(self.window.windowHandle(), LEFT, PLAIN, at)
        self.settle()

    def drag(self, *way: tuple[float, float], seconds: float) -> None:
        """A finger goes this way (pixels of the window) in so much time, and comes up at its end."""
        native = self.window.windowHandle()
        points = [QPoint(round(x), round(y)) for x, y in way]
        QTest.mousePress(native, LEFT, PLAIN, points[0])
        for point in points[1:]:
            self.clock.now += seconds / (len(points) - 1)
            QTest.mouseMove(native, point)
            QApplication.processEvents()
        QTest.mouseRelease(native, LEFT, PLAIN, points[-1])
        self.settle()

    def on_screen(self, x: float, y: float) -> tuple[float, float]:
        """A point of the stage, in the window."""
        stage = self.window.stage
        return stage.x() + x * stage.scale, stage.y() + y * stage.scale

    def mark(self, key: str) -> tuple[float, float]:
        """The middle of a chart's mark, in the window."""
        (target,) = (target for target in self.window.stage.scene.targets if target.key == key)
        xs, ys = [x for x, _ in target.polygon], [y for _, y in target.polygon]
        return self.on_screen((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)

    def key(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        for key in keys:
            QTest.keyClick(self.window.windowHandle(), key, modifier)
            self.settle()

    def control(self, key: str) -> QWidget:
        return self.window.controls.buttons[key]

    def controls(self) -> dict[str, QWidget]:
        """Those on show."""
        return {key: button for key, button in self.window.controls.buttons.items() if button.isVisible()}

    def targets(self) -> dict[str, TargetButton]:
        """What can be touched on the slide."""
        found = self.window.stage.findChildren(TargetButton)
        return {button.objectName(): button for button in found if button.isVisible()}

    def middle(self, widget: QWidget) -> QPoint:
        """Its middle, in the window."""
        return widget.mapTo(self.window, widget.rect().center())


def open_rig(
    qtbot, deck: Deck | None = None, *, size: tuple[int, int] = (960, 540), density: float = 2.0,
    pictures: bool = True, **options: object,
) -> Rig:  # fmt: skip
    """A booth on show, in front, at the loop's beginning; `density` in pixels a millimetre.

    pictures  False: nothing is painted, for tests of places and words
    """
    clock = SimpleNamespace(now=1000.0)
    store = Store(deck or shipped(), initial(deck or shipped(), clock.now), lambda: clock.now)
    window = BoothWindow(store, QtMeasure(), **options)
    window._px_mm = lambda: density
    window.setUpdatesEnabled(pictures)
    # held until it is closed: qtbot holds it weakly, and the collector would take it apart in the middle of its timers
    qtbot.addWidget(window, before_close_func=lambda _, held=window: None)
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.setFocus()
    return Rig(window, store, clock)
