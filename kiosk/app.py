"""The composition root: the only file that knows everybody.

What the first slide does not need comes after it is on screen: the rest of the content, numpy and pyqtgraph, settings'
checks. A content folder that cannot be shown gives way to the last good one, at first start to the shipped one.
"""

import gc
import logging
import os
import signal
import sys
from argparse import Namespace
from pathlib import Path
from time import monotonic, monotonic_ns
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kiosk import places
from kiosk.loader.quick import first
from kiosk.model.deck import Deck
from kiosk.model.problem import Problem
from kiosk.model.state import Activity, Clean, GoHome, initial
from kiosk.station.settings import read as read_settings
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure, load_fonts
from kiosk.words.messages import line

if TYPE_CHECKING:
    from kiosk.loader.load import Loaded

LOG = logging.getLogger("kiosk.app")
WARM_MS, QUIET_SECONDS = 400, 3.0


def run(options: Namespace) -> int:
    """The booth, until somebody of the staff leaves it. Returns the exit status."""
    data = places.data(options.data)
    settings, problems = read_settings(data)
    folder = options.content or places.content()
    deck = first(folder)
    if deck is None:
        _start_log(data)
        deck = _usable(folder, options.language())
    if deck is None:
        print("kiosk: nessun contenuto da mostrare / no content to show", file=sys.stderr)
        return 2
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("kiosk")
    app.setQuitOnLastWindowClosed(bool(options.windowed))
    state = initial(
        deck, monotonic(), language=options.lang or settings.language, theme=options.theme or settings.theme
    )
    store = Store(deck, state)
    mm = settings.screen_mm
    window = BoothWindow(
        store, QtMeasure(), orientation=options.orientation, windowed=bool(options.windowed),
        screen_mm=(mm[0], mm[1]) if mm else None,
    )  # fmt: skip
    faults = [line(problem, options.language()) for problem in problems] + [
        f"font not loaded: {name}" for name in load_fonts()
    ]
    window.stage.painted.connect(lambda: _painted(options, folder, data, store, window, faults))
    if options.windowed:
        window.resize(*options.windowed)
        window.show()
    else:
        window.open_on(app.primaryScreen())
    status = app.exec()
    qInstallMessageHandler(None)
    return status


def _usable(folder: Path, language: str = "it") -> Deck | None:
    """The deck of a folder, else the shipped one."""
    return _read(folder, language).deck or _read(places.content(), language).deck


def _read(folder: Path, language: str = "it", last: Deck | None = None) -> "Loaded":
    """What a folder holds; its faults are logged, in the staff's language."""
    from kiosk.loader.load import load

    loaded = load(folder, last)
    for problem in loaded.problems:
        LOG.warning("%s", line(problem, language))
    return loaded


@guarded
def _painted(
    options: Namespace, folder: Path, data: Path, store: Store, window: BoothWindow, faults: list[str]
) -> None:
    """The first slide is on screen: say so where a bench listens, then bring in the rest."""
    if options.report_fd is not None:
        os.write(options.report_fd, b"first-slide %d\n" % monotonic_ns())
    _start_log(data)
    for fault in faults:
        LOG.warning("%s", fault)
    _quit_on_signals()
    language = options.language()
    _way_out(data, store, window, language)
    _day(data, store, window, language)
    QTimer.singleShot(0, lambda: _rest(folder, store, options.watch, window, language))
    QTimer.singleShot(0, lambda: _count(data, store, window))


def _start_log(data: Path) -> None:
    """Write to this machine's log from now on. Its libraries come after the first slide; until then, standard error."""
    from kiosk.station import log

    log.start(data)
    qInstallMessageHandler(_qt_says)


def _qt_says(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own words belong in the log too; what it merely informs of does not."""
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        logging.getLogger("kiosk.qt").warning("%s", message)


@guarded
def _way_out(data: Path, store: Store, window: BoothWindow, language: str) -> None:
    """The staff's corner, keys and PIN pad, and what their sheet tells: screen, settings, content."""
    from kiosk.station.pin import Gate
    from kiosk.ui.booth.doubt import Doubt
    from kiosk.ui.booth.exit import Exit
    from kiosk.watch.live import Live

    doubt = Doubt(window, language)

    def warnings() -> list[Problem]:
        live = window.findChild(Live)
        return [*doubt.problems, *read_settings(data)[1], *(live.faults if live is not None else ())]

    own = read_settings(data)[0].ui_language
    leaving = Exit(
        window, Gate(data), window.look, store.now, warnings=warnings, languages=(own,) if own else (),
        deaf=lambda: store.state.mode == "cleaning",
    )  # fmt: skip
    leaving.used.connect(lambda: store.dispatch(Activity()))
    leaving.clean.connect(lambda: store.dispatch(Clean()))
    leaving.leave.connect(window.leave)
    leaving.leave.connect(QCoreApplication.quit)
    store.changed.connect(leaving.refresh)


@guarded
def _day(data: Path, store: Store, window: BoothWindow, language: str) -> None:
    """Opening hours, and a screen that stays on as long as the booth is awake."""
    from kiosk.station.awake import Awake
    from kiosk.ui.booth.awake import Desktop, StaysAwake
    from kiosk.watch.hours import OpeningHours

    StaysAwake(store, Awake(QGuiApplication.platformName()), Desktop(), language, window)
    hours = read_settings(data)[0].hours
    if hours is not None:
        OpeningHours(hours, store, parent=window).start()


@guarded
def _rest(folder: Path, store: Store, watch: bool, parent: QObject, language: str = "it") -> None:
    """All content, then what changes in it, then the libraries that charts will want."""
    from kiosk.watch.content import Watch
    from kiosk.watch.live import Live

    watched = Watch(folder, store, lambda last: _read(folder, language, last), parent)
    live = Live(folder, store, watched, language, parent)
    if watch:
        watched.start()
    early = store.state.mode != "attract"
    deck = watched.first(lambda: _read(places.content(), language).deck)
    if early and deck is not None and deck.topic_of(store.state.position.slide) is None:
        store.dispatch(GoHome())  # touched before there was a home to go to
    live.start()
    QTimer.singleShot(WARM_MS, lambda: _warm(store))


@guarded
def _count(data: Path, store: Store, window: BoothWindow) -> None:
    """What visitors open, and the slide that shows it."""
    from kiosk.station.counters import Counters
    from kiosk.watch.counted import Counted

    Counted(store, Counters(data), held=lambda: window.fingers.down, parent=window).start()


@guarded
def _warm(store: Store) -> None:
    """Import pyqtgraph while nobody waits for it: 0.2 s that would hold up a tap."""
    if store.state.mode != "attract" and store.now() - store.state.touched < QUIET_SECONDS:
        gc.enable()
        QTimer.singleShot(WARM_MS, lambda: _warm(store))
        return
    import pyqtgraph  # noqa: F401

    # what is loaded by now stays: the collector need not walk it again in the middle of a tap
    gc.enable()
    gc.collect()
    gc.freeze()


def _quit_on_signals() -> None:
    """SIGTERM and SIGINT end the event loop at once; without a wake-up, Python would see them at the next event.

    `exit`, not `quit`: that one asks every window to close first, and the booth's refuses.
    """
    import socket

    app = QCoreApplication.instance()
    assert app is not None
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    reader.setblocking(False)
    signal.set_wakeup_fd(writer.fileno())
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: app.exit(0))
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda *_: reader.recv(64))
    app.setProperty("signals", [reader, writer])
