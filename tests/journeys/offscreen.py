"""A talk on two screens of different pixel ratios, in one process with its own clock: `python offscreen.py CONTENT`.

Qt's offscreen platform has several screens only from its start, so this is a program. Keys are real key events at the
window that has the keyboard. Each event that reaches a window is a frame: never may the console be on the audience's
screen in one of them, nor the colour of the notes in the audience's picture. Ends with 0 where all was as it should be.
"""

import os
import sys
from pathlib import Path
from time import monotonic
from types import SimpleNamespace

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={HERE.parent / 'ui' / 'talk' / 'two-screens.json'}"

import numpy as np  # noqa: E402
from PySide6.QtCore import QEvent, QObject, QPoint, Qt  # noqa: E402
from PySide6.QtGui import QColor, QImage  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from kiosk.loader.load import load  # noqa: E402
from kiosk.model.settings import Screens  # noqa: E402
from kiosk.model.state import initial  # noqa: E402
from kiosk.ui.booth.window import BoothWindow  # noqa: E402
from kiosk.ui.store import Store  # noqa: E402
from kiosk.ui.style import QtMeasure  # noqa: E402
from kiosk.ui.talk.console import Console  # noqa: E402
from kiosk.ui.talk.speaking import Speaking  # noqa: E402
from tests.journeys.marked import MARKER, mark_notes  # noqa: E402

AUDIENCE, SPEAKER = "KIOSK", "PRESENTER"
PATIENCE = 60.0
HASTE = 4.0
"""How much faster the talk's clock goes than the world's."""
PAUSE = 0.4
"""Seconds between two presses."""
SHADE, PART = 12, 0.0005
"""By how much a colour of a pixel may differ, and how many may by more."""
Key = Qt.Key


class Frames(QObject):
    """Looks at every event that paints or moves the console."""

    KINDS = frozenset({QEvent.Type.Paint, QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize})

    def __init__(self) -> None:
        super().__init__()
        self.looked, self.wrong = 0, []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        console = watched.window() if event.type() in self.KINDS and isinstance(watched, QWidget) else None
        if isinstance(console, Console) and console.isVisible():
            native = console.windowHandle()
            self.looked += 1
            if native is not None and native.screen().name() == AUDIENCE and not console._body.isHidden():
                self.wrong.append(f"the console on the audience's screen: {event.type()}")
        return False


class Talk:
    """The windows of a talk, and hands."""

    def __init__(self, content: Path) -> None:
        self.app = QApplication([])
        self.clock = SimpleNamespace(now=1000.0)
        deck = load(content).deck
        assert deck is not None and [screen.name() for screen in self.app.screens()] == [AUDIENCE, SPEAKER]
        self.deck, self.talk = deck, deck.talks["institutional"]
        self.store = Store(deck, initial(deck, self.clock.now), now=lambda: self.clock.now)
        self.window = BoothWindow(self.store, QtMeasure())
        self.speaking = Speaking(
            self.store, self.window, QtMeasure(), Screens(audience=AUDIENCE, console=SPEAKER), own=True
        )
        self.over = False
        self.speaking.over.connect(lambda: setattr(self, "over", True))
        self.frames = Frames()
        self.app.installEventFilter(self.frames)

    def until(self, so, what: str) -> None:
        """Let events come until it is so; the clock goes on with the world's."""
        begun = before = monotonic()
        while not so():
            assert monotonic() - begun < PATIENCE, f"never came: {what}"
            QTest.qWait(4)
            now = monotonic()
            self.clock.now += (now - before) * HASTE
            before = now

    @property
    def console(self) -> Console | None:
        """The one on show."""
        return next(
            (each for each in self.app.topLevelWidgets() if isinstance(each, Console) and each.isVisible()), None
        )

    @property
    def slide(self) -> str:
        return self.store.state.position.slide

    def key(self, *keys: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the speaker's keyboard is, each in its own time."""
        for key in keys:
            self.clock.now += PAUSE
            QTest.keyClick(self.console or self.window, key, modifier)
            self.until(lambda: not self.window.stage.moving, "the slide at rest")
            assert not self.marked(self.audience()), "the notes before the audience"

    def still(self) -> QImage:
        """The audience's picture, once nothing has changed in it for longer than any fade takes."""
        kept, since = self.audience(), self.clock.now

        def stands() -> bool:
            nonlocal kept, since
            now = self.audience()
            if now != kept:
                kept, since = now, self.clock.now
            return self.clock.now - since > PAUSE

        self.until(stands, "a picture that stands")
        return kept

    def audience(self) -> QImage:
        return self.window.grab().toImage()

    def marked(self, image: QImage) -> int:
        """Pixels of the notes' colour."""
        pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
        return int(np.count_nonzero((pixels & 0xFFFFFF) == QColor(MARKER).rgb() & 0xFFFFFF))

    def onwards(self, count: int) -> None:
        """So many slides further, step by step."""
        ids = self.talk.ids
        aim = ids[ids.index(self.slide) + count]
        while self.slide != aim:
            self.key(Key.Key_PageDown)


def alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures show the same; edges that were painted in other pieces may differ by a shade."""
    if one.size() != other.size():
        return False
    pixels = [
        np.frombuffer(each.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8) for each in (one, other)
    ]
    return bool((np.abs(pixels[0].astype(np.int16) - pixels[1]) > SHADE).mean() < PART)


def journey(talk: Talk) -> None:
    ids, state = talk.talk.ids, lambda: talk.store.state
    talk.window.open_on(talk.app.screens()[0])
    talk.until(lambda: talk.window.isVisible() and not talk.window.stage.moving, "the booth")
    talk.speaking.start("institutional")
    talk.until(lambda: talk.console is not None and not talk.console._body.isHidden(), "the console")
    console = talk.console
    assert console is not None and console.windowHandle().screen().name() == SPEAKER
    assert talk.window.windowHandle().screen().name() == AUDIENCE and state().session.console
    talk.until(lambda: talk.marked(console.grab().toImage()) > 50, "the notes on the console")

    talk.onwards(10)
    assert talk.slide == ids[10]

    language = state().language
    before = talk.audience()
    talk.key(Key.Key_L)
    assert state().language != language and talk.audience() != before
    talk.key(Key.Key_L)
    talk.until(lambda: alike(talk.audience(), before), "the first language again")

    talk.key(Key.Key_Period)
    assert QColor(talk.audience().pixel(900, 500)) == QColor("black") and talk.marked(console.grab().toImage())
    talk.key(Key.Key_PageDown)
    assert talk.slide == ids[10] and alike(talk.audience(), before)

    before = talk.still()
    talk.key(Key.Key_F5, Key.Key_PageUp, Key.Key_PageUp)
    assert talk.slide == ids[9] and talk.audience() == before
    talk.key(Key.Key_Escape)
    talk.until(lambda: talk.audience() != before, "what the speaker sees")

    before = talk.still()
    talk.key(Key.Key_O)
    for letter in "femore":
        QTest.keyClick(console, letter)
    assert state().session.sheet == "overview" and talk.audience() == before
    talk.key(Key.Key_Return)
    assert talk.slide == "hip-fracture"
    talk.key(Key.Key_PageDown)
    assert talk.slide == ids[9]

    talk.until(lambda: alike(talk.audience(), before), "the slide again")
    talk.key(Key.Key_T)
    spot = console.now.rect().center()
    QTest.mouseMove(console.now, spot)
    talk.until(lambda: state().session.pointer is not None, "a spotlight")
    assert talk.audience() != before
    talk.key(Key.Key_T)
    assert alike(talk.audience(), before)
    QTest.mouseMove(console, QPoint(5, 5))

    optional = next(n for n, stop in enumerate(talk.talk.slides) if stop.optional and n > 9)
    talk.onwards(optional - 1 - ids.index(talk.slide))
    talk.clock.now += talk.talk.planned
    while talk.slide == ids[optional - 1]:
        talk.key(Key.Key_PageDown)
    assert ids[optional] not in state().seen and talk.slide in ids[optional + 1 :]

    talk.key(Key.Key_S)
    talk.until(lambda: talk.window.windowHandle().screen().name() == SPEAKER, "the audience on the other screen")
    talk.key(Key.Key_S)
    talk.until(lambda: talk.console is not None and not talk.console._body.isHidden(), "the console again")

    talk.key(Key.Key_End)
    assert talk.slide == ids[-1]
    while state().session.ended is None:
        talk.key(Key.Key_PageDown)
    before = talk.still()
    talk.key(Key.Key_Q, modifier=Qt.KeyboardModifier.ControlModifier)
    assert talk.audience() == before and not talk.over
    QTest.keyClick(talk.console or talk.window, Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    talk.until(lambda: talk.over, "the end")


if __name__ == "__main__":
    mark_notes()
    given = Talk(Path(sys.argv[1]))
    journey(given)
    assert given.frames.looked > 20 and not given.frames.wrong, given.frames.wrong[:3]
    given.window.leave()
