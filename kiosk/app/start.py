"""What the program begins with: options, settings, content; application, state and public window."""

import gc
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from kiosk import places
from kiosk.files import is_folder
from kiosk.model.deck import Deck
from kiosk.model.problem import N_, Problem, Say, printable
from kiosk.model.settings import Settings
from kiosk.model.state import initial
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.stage.heard import heard
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure, load_fonts
from kiosk.words.messages import line

if TYPE_CHECKING:
    from kiosk.loader.load import Loaded

LOG = logging.getLogger("kiosk.app")
AGAIN = 64
"""The event loop's status that asks for the program to start anew."""
SIZE = {False: (1920, 1080), True: (1080, 1920)}
"""Of a public window that nobody sees, as a rehearsal has it; in portrait."""


@dataclass(frozen=True)
class Start:
    """What the program is started with.

    folder    the content: the one that was named, else the installed pack's, else the shipped one
    problems  of settings, for staff
    told      what staff should know of a pack that the last run did not live through, or of a folder without content
    loaded    the whole content, where it was read before the first slide
    """

    options: Namespace
    data: Path
    folder: Path
    settings: Settings
    problems: Sequence[Problem]
    loaded: "Loaded | None" = None
    told: Problem | None = None

    @property
    def speaker(self) -> bool:
        """Whether it is a speaker's program, not a booth's: a talk comes first, and ends it."""
        return self.loaded is not None

    @property
    def windowed(self) -> bool:
        """Whether windows close like any."""
        return bool(self.options.windowed) or (self.speaker and self.options.rehearse)


def booth(
    start: Start, deck: Deck, painted: Callable[[Start, Store, BoothWindow], None]
) -> tuple[QApplication, Store, BoothWindow]:
    """Application, state and public window, which is not on screen yet. `painted` follows its first slide."""
    gc.disable()  # kiosk.ui.garbage collects, later
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("kiosk")
    app.setQuitOnLastWindowClosed(start.windowed)
    app.aboutToQuit.connect(lambda: qInstallMessageHandler(None))
    options, settings, mm = start.options, start.settings, start.settings.screen_mm
    state = initial(
        deck, monotonic(), language=options.lang or settings.language, theme=options.theme or settings.theme,
        text_size=options.text_size,
    )  # fmt: skip
    store = Store(deck, state)
    window = BoothWindow(
        store, QtMeasure(), orientation=options.orientation or settings.orientation or "auto", windowed=start.windowed,
        screen_mm=(mm[0], mm[1]) if mm else None,
    )  # fmt: skip
    load_fonts()
    window.stage.painted.connect(lambda: painted(start, store, window))
    if start.windowed:
        window.resize(*(options.windowed or SIZE[options.orientation == "portrait"]))
    return app, store, window


def content(given: Path | None, data: Path) -> tuple[Path, Problem | None]:
    """The content folder to show, and what staff should know of a pack that the last run did not live through."""
    if given is not None or not is_folder(data / "packs"):
        return given or places.content(), None
    from kiosk.packs.shelf import Shelf

    shelf = Shelf(data)
    told = shelf.begin()
    return shelf.folder() or places.content(), told


def usable(folder: Path, language: str = "it") -> tuple[Deck | None, Problem | None]:
    """The deck of a folder; else the shipped one, and what staff should know of that."""
    deck = read(folder, language=language).deck
    if deck is not None:
        return deck, None
    path = printable(str(folder))
    message = N_("there is no folder %(path)s: what is shown is the content the program came with")
    hint = Say(N_("name the right one with --content"))
    if is_folder(folder):
        message = N_("nothing in %(path)s can be shown: what is shown is the content the program came with")
        hint = Say(N_("kiosk check %(path)s says what to fix"), {"path": path})
    told = Problem(path, 1, 1, "error", "no-content", Say(message, {"path": path}), hint)
    return read(places.content(), language=language).deck, told


def read(folder: Path, last: Deck | None = None, *, language: str = "it") -> "Loaded":
    """What a folder holds; its faults are logged, in the staff's language."""
    from kiosk.loader.load import load

    loaded = load(folder, last)
    for problem in loaded.problems:
        LOG.warning("%s", line(problem, language))
    return loaded


def start_log(data: Path) -> None:
    """Write to this machine's log from now on. Its libraries come after the first slide; until then, standard error."""
    from kiosk.station import log

    log.start(data)
    qInstallMessageHandler(_qt_says)


def _qt_says(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own words belong in the log too; what it merely informs of does not, nor what it says of a picture."""
    if not heard(message) and kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        logging.getLogger("kiosk.qt").warning("%s", message)


def end(status: int = 0) -> None:
    """`exit`, not `quit`: that one asks every window to close first, and the booth's and the speaker's refuse."""
    QCoreApplication.exit(status)


def ended(status: int) -> int:
    """The exit status; or, where staff asked for it, this very program from its beginning."""
    if status == AGAIN:
        logging.shutdown()
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    return status
