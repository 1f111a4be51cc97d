"""The booth with a hand in it: started by `memory` and `idle`, it runs the program as it is and walks through it.

python -c "from kiosk.tools.bench.driver import main; main()" PLAN FD run ...
"""

import os
import sys
from collections.abc import Callable, Iterator
from runpy import run_module

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.stage.targets import TargetButton

ARRIVES = 1.3
"""Seconds after which a slide is at rest: transition, entrance, and a little of what comes after."""
Plan = Iterator[tuple[str, float]]
"""A word to report ("" for none), and the seconds to wait then."""


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


def walk(window: BoothWindow) -> Plan:
    """From home through every slide of every topic, in both languages, back to home."""
    for n in range(len(targets(window))):
        targets(window)[n].click()
        yield "", ARRIVES
        while not at_home(window):
            window.controls.buttons["language"].click()
            yield "", ARRIVES / 2
            key(window, Qt.Key.Key_Right)
            yield "", ARRIVES


def memory(window: BoothWindow, walks: int) -> Plan:
    """The first slide, then walks: `first`, and `walked` after each."""
    yield "", 1.0
    yield "first", 0.5
    yield from _wake(window)
    for _ in range(walks):
        yield from walk(window)
        yield "walked", 0.5


def still(window: BoothWindow, _: int) -> Plan:
    """The first slide of the first topic that has one, until everything round it is built: `still`."""
    yield from _wake(window)
    targets(window)[0].click()
    yield "", 14.0
    yield "still", 0.0


def _wake(window: BoothWindow) -> Plan:
    yield "", 3.0
    key(window, Qt.Key.Key_Space)
    yield "", ARRIVES
    if not at_home(window):
        window.controls.buttons["home"].click()
        yield "", ARRIVES


PLANS: dict[str, Callable[[BoothWindow, int], Plan]] = {"memory": memory, "still": still}


def main() -> None:
    """Run the booth; the plan begins when its window is there. It stays until it is ended from outside."""
    name, walks, fd = sys.argv[1].partition(":")[0], int(sys.argv[1].partition(":")[2] or 0), int(sys.argv[2])
    app = QApplication(sys.argv[:1])
    plan: list[Plan] = []

    def step() -> None:
        if not plan:
            windows = [widget for widget in app.topLevelWidgets() if isinstance(widget, BoothWindow)]
            if not windows or not windows[0].isVisible():
                QTimer.singleShot(20, step)
                return
            plan.append(PLANS[name](windows[0], walks))
        said, seconds = next(plan[0], ("", None))
        if said:
            os.write(fd, f"{said}\n".encode())
        if seconds is not None:
            QTimer.singleShot(round(seconds * 1000), step)

    QTimer.singleShot(0, step)
    sys.argv[1:] = sys.argv[3:]
    run_module("kiosk", run_name="__main__", alter_sys=True)
