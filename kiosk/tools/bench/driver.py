"""The booth with a hand in it: started by `memory` and `idle`, it runs the program as it is and walks through it.

Its clock is ours: where nothing but an entrance is to be waited for, it jumps. The rest takes the time that it takes.

python -c "from kiosk.tools.bench.driver import main; main()" PLAN FD run ...
"""

import os
import sys
from collections.abc import Callable, Iterator
from runpy import run_module
from time import monotonic

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.stage.targets import TargetButton
from kiosk.ui.store import Store

ENTRANCE = 3.0
"""Seconds after which a slide is at rest, transition and all."""
SETS_OUT, NEAR, NEARER, ALL = 0.05, 0.4, 0.15, 12.0
"""Seconds of a transition that are waited for; until what is near a slide is built; what a language adds to it; and
all that is made while nobody touches, the overview's pictures last."""
Plan = Iterator[tuple[str, float]]
"""A word to report ("" for none), and the seconds to wait then."""


class Clock:
    """Monotonic time that can be moved on."""

    ahead = 0.0

    def __call__(self) -> float:
        return monotonic() + self.ahead


def key(window: QWidget, code: Qt.Key) -> None:
    """Press and release a key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(window, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier))


def targets(window: BoothWindow) -> list[TargetButton]:
    """What can be touched on the slide, in the order of the slide."""
    return [button for button in window.findChildren(TargetButton) if button.isVisible()]


def at_home(window: BoothWindow) -> bool:
    """True on the home slide: it alone has no way home."""
    return not window.controls.buttons["home"].isVisible()


def centre(widget: QWidget, window: QWidget) -> QPoint:
    """Its middle, as the window counts."""
    return widget.mapTo(window, widget.rect().center())


def walk(window: BoothWindow, clock: Clock) -> Plan:
    """From home through every slide of every topic, in both languages, back to home."""
    for n in range(len(targets(window))):
        targets(window)[n].click()
        yield from _arrives(clock, NEAR)
        while not at_home(window):
            window.controls.buttons["language"].click()
            yield from _arrives(clock, NEARER)
            key(window, Qt.Key.Key_Right)
            yield from _arrives(clock, NEAR)


def memory(window: BoothWindow, clock: Clock, walks: int) -> Plan:
    """The first slide, then walks: `first`, and `walked` after each."""
    yield "", 1.0
    yield "first", ALL
    yield from _wake(window, clock)
    for _ in range(walks):
        yield from walk(window, clock)
        yield "walked", 0.5


def still(window: BoothWindow, clock: Clock, _: int) -> Plan:
    """The first slide of the first topic that has one, until everything round it is built: `still`."""
    yield from _wake(window, clock)
    targets(window)[0].click()
    yield "", ALL
    yield "still", 0.0


def _arrives(clock: Clock, seconds: float) -> Plan:
    """The slide sets out, is at rest, and is left there for a while."""
    yield "", SETS_OUT
    clock.ahead += ENTRANCE
    yield "", seconds


def _wake(window: BoothWindow, clock: Clock) -> Plan:
    yield "", 3.0
    key(window, Qt.Key.Key_Space)
    yield from _arrives(clock, NEAR)
    if not at_home(window):
        window.controls.buttons["home"].click()
        yield from _arrives(clock, NEAR)


PLANS: dict[str, Callable[[BoothWindow, Clock, int], Plan]] = {"memory": memory, "still": still}


def main() -> None:
    """Run the booth; the plan begins when its window is there. It stays until it is ended from outside."""
    name, walks, fd = sys.argv[1].partition(":")[0], int(sys.argv[1].partition(":")[2] or 0), int(sys.argv[2])
    app = QApplication(sys.argv[:1])
    plan: list[Plan] = []
    clock = Clock()
    Store.__init__.__defaults__ = clock, None  # of the store that the program will make, and of all that ask it

    def step() -> None:
        if not plan:
            windows = [widget for widget in app.topLevelWidgets() if isinstance(widget, BoothWindow)]
            if not windows or not windows[0].isVisible():
                QTimer.singleShot(20, step)
                return
            plan.append(PLANS[name](windows[0], clock, walks))
        said, seconds = next(plan[0], ("", None))
        if said:
            os.write(fd, f"{said}\n".encode())
        if seconds is not None:
            QTimer.singleShot(round(seconds * 1000), step)

    QTimer.singleShot(0, step)
    sys.argv[1:] = sys.argv[3:]
    run_module("kiosk", run_name="__main__", alter_sys=True)
