"""Taps: from a key or a finger to the first paint that follows, in the booth's own window, offscreen.

Of a finger what counts is its release, after which the slide moves; what its press shows (the button that gives way)
is told apart.

Between taps the window rests until what is near is built, as it does between two touches of a visitor; its clock is
ours and jumps over the entrances. The time ends when the event loop has done the paint, so it errs on the long side.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from time import monotonic, perf_counter, sleep

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.loader.load import load
from kiosk.model.state import initial
from kiosk.tools.bench.driver import ENTRANCE, Clock, at_home, centre, key, targets
from kiosk.tools.bench.figures import percentile, short
from kiosk.tools.bench.spawn import HEIGHT, WIDTH, Display
from kiosk.tools.qt import application
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.garbage import give_back
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure

QUIET = 0.3
"""Seconds without work after which everything near is built."""
BUSY = 0.003
LONGEST = 4.0
UNSEEN = 0.5
"""Seconds after which an act is taken to change nothing (a press on attract)."""
Act = Callable[[], None]
Tap = tuple[str, tuple[Act, ...]]
"""Its name, and what is done: one act for a key, press and release for a finger."""


class Painted(QObject):
    """True once anything was painted."""

    seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything through."""
        self.seen |= event.type() == QEvent.Type.Paint
        return False


def measure(screen: Display, content: Path, quick: bool) -> dict[str, object]:
    """Of all taps together, and the five slowest by name."""
    app, deck, clock = application(), load(content).deck, Clock()
    assert deck is not None
    import_module("pyqtgraph")  # the booth has it by then: it is brought in when the first slide stands
    give_back()  # as the booth does by then
    window = BoothWindow(Store(deck, initial(deck), clock), QtMeasure(), windowed=True)
    window.resize(WIDTH, HEIGHT)
    window.show()
    _rest(app, clock)
    times: list[tuple[float, str]] = []
    presses: list[float] = []
    for name, acts in _taps(window):
        *press, last = acts
        presses += [_timed(app, act) for act in press]
        times.append((short(_timed(app, last)), name))
        _rest(app, clock)
        if len(times) > (12 if quick else 100):
            break
    window.close()
    window.deleteLater()
    app.processEvents()
    alone = [time for time, _ in times[1:]]  # the first one warms up
    return {
        "p50_ms": percentile(alone, 0.5),
        "p95_ms": percentile(alone, 0.95),
        "max_ms": max(alone),
        "count": len(alone),
        "press_p50_ms": short(percentile(presses, 0.5)),
        "press_p95_ms": short(percentile(presses, 0.95)),
        "slowest": [{"tap": name, "ms": time} for time, name in sorted(times[1:], reverse=True)[:5]],
    }


def _taps(window: BoothWindow) -> Iterator[Tap]:
    """Wake, then through all topics again and again: by finger and by key, onwards and in the other language."""

    def finger(spot: QPoint) -> tuple[Act, Act]:
        how = window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
        return lambda: QTest.mousePress(*how), lambda: QTest.mouseRelease(*how)

    def here() -> str:
        return window.stage.scene.page.slide if window.stage.scene else ""

    yield "wake", finger(window.rect().center())
    if not at_home(window):
        yield "home", finger(centre(window.controls.buttons["home"], window))
    turn = 0
    while targets(window):
        for n in range(len(targets(window))):
            button = targets(window)[n]
            yield f"open {button.objectName()}", finger(centre(button, window))
            while not at_home(window):
                turn += 1
                yield f"language on {here()}", finger(centre(window.controls.buttons["language"], window))
                if turn % 2:
                    yield f"next by key from {here()}", (lambda: key(window, Qt.Key.Key_Right),)
                else:
                    yield f"next by finger from {here()}", finger(centre(window.controls.buttons["next"], window))


def _timed(app: QApplication, act: Act) -> float:
    painted = Painted()
    app.installEventFilter(painted)
    start = perf_counter()
    act()
    while not painted.seen and perf_counter() - start < UNSEEN:
        app.processEvents()
    took = perf_counter() - start
    app.removeEventFilter(painted)
    return took * 1e3


def _rest(app: QApplication, clock: Clock) -> None:
    """Until the entrance is over and nothing more is built; attract never comes to rest."""
    app.processEvents()
    clock.ahead += ENTRANCE
    quiet = begun = monotonic()
    while monotonic() - quiet < QUIET and monotonic() - begun < LONGEST:
        start = monotonic()
        app.processEvents()
        if monotonic() - start > BUSY:
            quiet = monotonic()
        sleep(0.002)
