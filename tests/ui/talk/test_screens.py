"""Whose screen is whose, by table; and two screens in a process of their own, since Qt has them from its start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ui.talk.screens import Placement, Shape, apart, placement

ROOT = Path(__file__).parents[3]
LAPTOP, WALL, BALCONY = "eDP-1", "HDMI-1", "DP-2"


@pytest.mark.parametrize(
    ("names", "asked", "expected"),
    [
        ([LAPTOP], {}, Placement(LAPTOP)),
        ([LAPTOP], {"console": LAPTOP}, Placement(LAPTOP)),
        ([LAPTOP], {"audience": WALL, "swapped": True}, Placement(LAPTOP)),
        ([LAPTOP, WALL], {}, Placement(WALL, (), LAPTOP)),
        ([WALL, LAPTOP], {}, Placement(WALL, (), LAPTOP)),
        ([LAPTOP, WALL], {"swapped": True}, Placement(LAPTOP, (), WALL)),
        ([LAPTOP, WALL], {"audience": LAPTOP}, Placement(LAPTOP, (), WALL)),
        ([LAPTOP, WALL], {"console": WALL}, Placement(LAPTOP, (), WALL)),
        ([LAPTOP, WALL], {"audience": WALL, "console": WALL}, Placement(WALL, (), LAPTOP)),
        ([LAPTOP, WALL], {"audience": "HDMI-9", "console": "VGA"}, Placement(WALL, (), LAPTOP)),
        ([LAPTOP, WALL], {"second": WALL}, Placement(WALL, (), LAPTOP)),
        ([LAPTOP, WALL], {"audience": LAPTOP, "second": WALL}, Placement(LAPTOP, (WALL,))),
        ([LAPTOP, WALL, BALCONY], {}, Placement(WALL, (BALCONY,), LAPTOP)),
        ([LAPTOP, WALL, BALCONY], {"second": WALL}, Placement(BALCONY, (WALL,), LAPTOP)),
        ([LAPTOP, WALL, BALCONY], {"console": WALL}, Placement(BALCONY, (LAPTOP,), WALL)),
        ([LAPTOP, WALL, BALCONY], {"console": LAPTOP, "second": WALL}, Placement(BALCONY, (WALL,), LAPTOP)),
        ([LAPTOP, WALL, BALCONY, "VGA"], {"second": BALCONY}, Placement(WALL, (BALCONY,), LAPTOP)),
        ([LAPTOP, WALL, BALCONY], {"swapped": True}, Placement(LAPTOP, (BALCONY,), WALL)),
        ([LAPTOP, WALL, BALCONY], {"shown": (WALL, BALCONY)}, Placement(WALL, (BALCONY,), LAPTOP)),
        ([LAPTOP, WALL], {"shown": (LAPTOP, WALL)}, Placement(WALL, (LAPTOP,))),  # another's lid is shut
        ([LAPTOP, WALL], {"shown": (LAPTOP, WALL), "swapped": True}, Placement(LAPTOP, (WALL,))),
        ([LAPTOP, WALL], {"shown": (LAPTOP,)}, Placement(LAPTOP, (), WALL)),  # which is the primary one by now
    ],
)
def test_whose_screen_is_whose(names: list[str], asked: dict[str, object], expected: Placement) -> None:
    assert placement(names, LAPTOP, **asked) == expected


FULL: Shape = (0, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("screens", "asked", "expected"),
    [
        ([(LAPTOP, FULL), (WALL, (1920, 0, 3840, 1080))], (), (LAPTOP, WALL)),
        ([(LAPTOP, FULL), (WALL, FULL)], (), (LAPTOP,)),
        ([(LAPTOP, FULL), (WALL, FULL)], (WALL,), (WALL,)),
        ([(LAPTOP, FULL), (WALL, (0, 0, 1024, 768))], (), (WALL,)),
        ([(LAPTOP, FULL), (WALL, (1919, 0, 3840, 1080))], (), (LAPTOP,)),
        ([(LAPTOP, FULL), (WALL, FULL), (BALCONY, (0, 1080, 800, 1680))], (None, WALL), (WALL, BALCONY)),
    ],
)
def test_screens_that_mirror_each_other_are_one(
    screens: list[tuple[str, Shape]], asked: tuple[str | None, ...], expected: tuple[str, ...]
) -> None:
    """Else the speaker's notes would be on the laptop, and so on the projector."""
    assert apart(screens, asked) == expected


# -- two screens

CHILD = """
import json, logging, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from kiosk.model.settings import Screens
from kiosk.model.state import EndTalk, Freeze, Swap, initial
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure
from kiosk.ui.talk import console as consoles
from kiosk.ui.talk.speaking import Speaking
from tests.journeys.rig import until
from tests.ui.talk.rig import a_talk, talking

app = QApplication([])
app.setQuitOnLastWindowClosed(False)
deck = talking(a_talk("irccs"), {})
store = Store(deck, initial(deck, 0.0))
window = BoothWindow(store, QtMeasure())
window.open_on(app.primaryScreen())
said, seen = {}, []
areas = {screen.name(): screen.geometry() for screen in app.screens()}
faulty = consoles.Console.__init__

def broken(*args, **kwargs):
    raise ValueError("broken")

def at(widget):
    found = [name for name, area in areas.items() if widget.isVisible() and widget.geometry() == area]
    return found[0] if found else "-"

def console():
    return next((w for w in app.topLevelWidgets() if isinstance(w, consoles.Console)), None)

def filled():
    there = console()
    return there is not None and there.isVisible() and there._body.isVisible()

class Watcher(QObject):
    # wherever anything of a console is painted, the audience is elsewhere
    def eventFilter(self, watched, event):
        there = console()
        drawn = event.type() == event.Type.Paint and watched.isWidgetType() and there is not None
        if drawn and there._body.isAncestorOf(watched):
            seen.append(not there.geometry().intersects(window.geometry()))
        return False

watcher = Watcher()
app.installEventFilter(watcher)

def turn():
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()

def until_so(so, what):
    until(lambda: turn() or so(), what, 20)

def comes(what):
    before = len(seen)
    until_so(lambda: filled() and len(seen) > before, what)

speaking = Speaking(store, window, QtMeasure(), Screens())
consoles.Console.__init__ = broken
speaking.start("t")
until_so(lambda: at(window) == "PRESENTER" and not store.state.session.console, "a talk without a console")
said["broken"] = [at(window), console() is not None]
consoles.Console.__init__ = faulty
app.primaryScreenChanged.emit(app.primaryScreen())
comes("the console, at the next change of screens")
said["begun"] = [at(window), at(console()), store.state.session.console]
store.dispatch(Swap())
said["concealed at once"] = not console().isVisible() and not console()._body.isVisible()
comes("the console, swapped")
said["swapped"] = [at(window), at(console())]
app.screenRemoved.emit(app.screens()[1])
said["concealed before windows move"] = not console().isVisible()
comes("the console, once more")
console().close()
said["does not close"] = filled()
console().showNormal()
console().setGeometry(0, 0, 300, 300)
turn()
said["concealed where it does not belong"] = not filled()
until_so(lambda: filled() and at(console()) == "PRESENTER", "the console where it belongs")
store.dispatch(Freeze())
console().deleteLater()
until_so(lambda: console() is None, "a console that is gone")
said["lost"] = at(window)
store.dispatch(Swap())
comes("the console, by the key that swaps")
said["again"] = [at(window), at(console())]
store.dispatch(EndTalk())
store.dispatch(EndTalk())
until_so(lambda: at(window) == "KIOSK" and console() is None, "the booth on its own screen")
said["apart"] = all(seen)
print(json.dumps(said))
"""


def test_notes_and_audience_on_two_screens() -> None:
    config = Path(__file__).with_name("two-screens.json")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", CHILD], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert "ValueError: broken" in ran.stderr and ran.stderr.count("Traceback") == 1, ran.stderr
    assert json.loads(ran.stdout) == {
        "broken": ["PRESENTER", False],
        "begun": ["PRESENTER", "KIOSK", True],
        "concealed at once": True,
        "swapped": ["KIOSK", "PRESENTER"],
        "concealed before windows move": True,
        "does not close": True,
        "concealed where it does not belong": True,
        "lost": "KIOSK",
        "again": ["KIOSK", "PRESENTER"],
        "apart": True,
    }
