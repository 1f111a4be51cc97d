"""Pictures of scenes, and a stage whose clock is ours."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.compose.page import Look
from kiosk.model.deck import Deck
from kiosk.model.state import Event, State, initial
from kiosk.model.tokens import LANDSCAPE, PORTRAIT
from kiosk.ui.stage.scene import SlideScene
from kiosk.ui.stage.stage import Stage
from kiosk.ui.stage.transition import Transition
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure
from tests.content.pages import page
from tests.content.shipped import deck

FRAME = 1 / 60


def scene_of(slide: str, look: Look | None = None, theme: str = "dark") -> SlideScene:
    return SlideScene(page(slide, look or Look("it")), theme)


def picture(scene: SlideScene, scale: float = 0.5) -> QImage:
    """The scene as large as `scale` says."""
    width, height = PORTRAIT if scene.page.look.portrait else LANDSCAPE
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scene.render(painter, QRectF(image.rect()), scene.stage())
    painter.end()
    return image


def pixels(image: QImage) -> np.ndarray:
    """Rows of pixels, each blue, green, red, alpha."""
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4).copy()


@dataclass
class Rig:
    """A stage in a window, 960 x 540, its store, and time."""

    host: QWidget
    stage: Stage
    store: Store
    now: float = 0.0

    @property
    def state(self) -> State:
        return self.store.state

    def do(self, event: Event) -> None:
        self.store.dispatch(event)

    def frames(self) -> list[QTimer]:
        """The timers that draw frames, while they run."""
        return [timer for timer in self.timers() if not timer.isSingleShot()]

    def timers(self) -> list[QTimer]:
        return [timer for timer in self.stage.findChildren(QTimer) if timer.isActive()]

    def frame(self, seconds: float = FRAME) -> None:
        """So much later a frame is due; no real time passes."""
        self.now += seconds
        for timer in self.frames():
            timer.timeout.emit()

    def settle(self) -> None:
        """Until whatever began is over, and everything is prepared that will be wanted."""
        for _ in range(240):
            if not [timer for timer in self.frames() if timer.interval() < 50]:
                break
            self.frame()
        for _ in range(30):
            ready = [timer for timer in self.timers() if timer.isSingleShot()]
            for timer in ready:
                timer.stop()
                timer.timeout.emit()
            if not ready:
                return
        raise AssertionError("it is never ready")

    @property
    def transition(self) -> Transition:
        return self.stage.findChild(Transition)

    @property
    def on_show(self) -> str:
        assert self.stage.scene is not None
        return self.stage.scene.page.slide

    def click(self, x: float, y: float) -> None:
        """A click at a point of the stage (stage units), through the window: who gets it is Qt's to say."""
        spot = QPoint(round(x * self.stage.scale), round(y * self.stage.scale))
        QTest.mouseClick(self.host.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def painted(self) -> QImage:
        """What is on screen after all partial updates."""
        QApplication.processEvents()
        return self.host.screen().grabWindow(self.host.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


MakeRig = Callable[..., Rig]


@pytest.fixture
def rig(qtbot) -> Iterator[MakeRig]:
    """`rig()`: a stage in attract; `rig(deck, Touch(), Open("pharma"))`: after these events, at rest."""
    made: list[Rig] = []

    def make(content: Deck | None = None, *events: Event) -> Rig:
        content = content or deck()
        host = QWidget()
        qtbot.addWidget(host)
        host.resize(960, 540)
        new = Rig(host, None, None)  # type: ignore[arg-type]
        new.store = Store(content, initial(content), lambda: new.now, host)
        new.stage = Stage(host, new.store, QtMeasure())
        new.stage.setGeometry(0, 0, 960, 540)
        made.append(new)
        with qtbot.waitExposed(host):
            host.show()
        new.settle()
        for event in events:
            new.now += 1.0
            new.do(event)
            new.settle()
        return new

    yield make
    for each in made:
        for timer in each.timers():
            timer.stop()
