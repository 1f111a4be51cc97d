"""The composition root: the only file that knows everybody.

What the first slide does not need comes after it is on screen: the rest of the content, numpy and pyqtgraph, settings'
checks. A content folder that cannot be shown gives way to the last good one, at first start to the shipped one.
"""

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, monotonic_ns
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QObject, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kiosk import places
from kiosk.loader.quick import first
from kiosk.model.deck import Deck
from kiosk.model.problem import Problem
from kiosk.model.settings import Screens, Settings
from kiosk.model.state import Activity, ChooseLanguage, ChooseTheme, Clean, GoHome, initial
from kiosk.station.settings import read as read_settings
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure, load_fonts
from kiosk.words.messages import line, tr

if TYPE_CHECKING:
    from kiosk.loader.load import Loaded
    from kiosk.ui.talk.speaking import Speaking

LOG = logging.getLogger("kiosk.app")
SIZE = {False: (1920, 1080), True: (1080, 1920)}
"""Of a public window that nobody sees, as a rehearsal has it; in portrait."""


@dataclass(frozen=True)
class _Start:
    """What the program is started with; `loaded`: the whole content, where it was read before the first slide."""

    options: Namespace
    data: Path
    folder: Path
    settings: Settings
    faults: list[str]
    loaded: "Loaded | None" = None

    @property
    def speaker(self) -> bool:
        """Whether it is a speaker's program, not a booth's: a talk comes first, and ends it."""
        return self.loaded is not None

    @property
    def windowed(self) -> bool:
        """Whether windows close like any."""
        return bool(self.options.windowed) or (self.speaker and self.options.rehearse)


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
    start = _Start(options, data, folder, settings, [line(problem, options.language()) for problem in problems])
    app, _, window = _booth(start, deck)
    if start.windowed:
        window.show()
    else:
        window.open_on(app.primaryScreen())
    return app.exec()


def present(options: Namespace, language: str) -> int:
    """A talk, and the booth a while after its end, until the speaker ends it. Returns the exit status.

    NoContentError where there is no such content, talk or language.
    """
    from kiosk.model.state import SwitchNotes
    from kiosk.tools import content

    data = places.data(options.data)
    settings, problems = read_settings(data)
    folder = content.folder(options.content, language)
    _start_log(data)
    loaded = _read(folder, language)
    if loaded.deck is None:
        raise content.NoContentError(tr(language, "%(path)s holds nothing that can be shown", path=folder))
    talk = content.talk(loaded.deck, Path(options.talk).stem, language)
    for code in (options.lang, options.notes_lang):
        content.languages(loaded.deck, code, language)
    start = _Start(options, data, folder, settings, [line(problem, language) for problem in problems], loaded)
    app, store, window = _booth(start, loaded.deck)
    speaking = _speaking(start, store, window)
    speaking.start(talk.id)
    store.dispatch(ChooseLanguage(options.lang or store.state.language))
    store.dispatch(ChooseTheme(options.theme or store.state.theme))
    while options.notes_lang not in (None, store.state.notes_language):  # the deck has it
        store.dispatch(SwitchNotes())
    if options.rehearse:
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        QTimer.singleShot(0, lambda: _painted(start, store, window))
    if start.windowed:
        window.show()
    else:
        window.open_on(speaking.screen)
    return app.exec()


def _booth(start: _Start, deck: Deck) -> tuple[QApplication, Store, BoothWindow]:
    """Application, state and public window, which is not on screen yet."""
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
        store, QtMeasure(), orientation=options.orientation, windowed=start.windowed,
        screen_mm=(mm[0], mm[1]) if mm else None,
    )  # fmt: skip
    start.faults.extend(f"font not loaded: {name}" for name in load_fonts())
    window.stage.painted.connect(lambda: _painted(start, store, window))
    if start.windowed:
        window.resize(*(options.windowed or SIZE[options.orientation == "portrait"]))
    return app, store, window


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
def _painted(start: _Start, store: Store, window: BoothWindow) -> None:
    """The first slide is on screen: say so where a bench listens, then bring in the rest."""
    from kiosk.watch.signals import end_on_signals

    options, folder, data = start.options, start.folder, start.data
    if options.report_fd is not None:
        os.write(options.report_fd, b"first-slide %d\n" % monotonic_ns())
    _start_log(data)
    for fault in start.faults:
        LOG.warning("%s", fault)
    end_on_signals(_end)
    language = options.language()

    def give(talk: str) -> None:
        _speaking(start, store, window).start(talk)

    _way_out(data, store, window, language, give, own=start.speaker)
    _day(data, store, window, language)
    QTimer.singleShot(0, lambda: _rest(folder, store, options.watch, window, language, start.loaded))
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


def _speaking(start: _Start, store: Store, window: BoothWindow) -> "Speaking":
    """What gives talks, and keeps what their slides take; made for the first of them."""
    from kiosk.station.rehearsals import Rehearsals
    from kiosk.ui.talk.speaking import Speaking
    from kiosk.watch.rehearsed import Rehearsed

    made = window.findChild(Speaking)
    if made is None:
        options, screens = start.options, start.settings.screens or Screens()
        if start.speaker and options.audience_screen:
            screens = screens.model_copy(update={"audience": options.audience_screen})
        made = Speaking(
            store, window, QtMeasure(), screens, own=start.speaker, windowed=start.windowed,
            rehearsal=start.speaker and options.rehearse,
        )  # fmt: skip
        made.over.connect(window.leave)
        made.over.connect(_end)
        Rehearsed(store, Rehearsals(start.data), parent=window).start()
    return made


def _end() -> None:
    """`exit`, not `quit`: that one asks every window to close first, and the booth's and the speaker's refuse."""
    QCoreApplication.exit(0)


@guarded
def _way_out(
    data: Path, store: Store, window: BoothWindow, language: str, give: Callable[[str], None], *, own: bool = False
) -> None:
    """The staff's corner, keys and PIN pad, and what their sheet tells and offers: screen, settings, content, talks.

    give  begins a talk
    own   Ctrl+Q twice leaves too: it is the speaker's machine
    """
    from kiosk.station.pin import Gate
    from kiosk.ui.booth.doubt import Doubt
    from kiosk.ui.booth.exit import Exit
    from kiosk.watch.live import Live

    doubt = Doubt(window, language)

    def warnings() -> list[Problem]:
        live = window.findChild(Live)
        return [*doubt.problems, *read_settings(data)[1], *(live.faults if live is not None else ())]

    code = read_settings(data)[0].ui_language
    leaving = Exit(
        window, Gate(data), window.look, store.now, warnings=warnings, languages=(code,) if code else (),
        deaf=lambda: store.state.mode == "cleaning", deck=lambda: store.deck,
        free=lambda: own and store.state.mode != "talk",
    )  # fmt: skip
    leaving.used.connect(lambda: store.dispatch(Activity()))
    leaving.clean.connect(lambda: store.dispatch(Clean()))
    leaving.leave.connect(window.leave)
    leaving.leave.connect(_end)
    leaving.talk.connect(guarded(give))
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
def _rest(
    folder: Path, store: Store, watch: bool, parent: QObject, language: str = "it", loaded: "Loaded | None" = None
) -> None:
    """All content, where it was not `loaded` before; then what changes in it, then libraries that charts will want."""
    from kiosk.watch import warm
    from kiosk.watch.content import Watch
    from kiosk.watch.live import Live

    there = [loaded] if loaded is not None else []
    watched = Watch(folder, store, lambda last: there.pop() if there else _read(folder, language, last), parent)
    live = Live(folder, store, watched, language, parent)
    if watch:
        watched.start()
    early = store.state.mode in ("visit", "quiz")
    deck = watched.first(lambda: _read(places.content(), language).deck)
    if early and deck is not None and deck.topic_of(store.state.position.slide) is None:
        store.dispatch(GoHome())  # touched before there was a home to go to
    live.start()
    warm.begin(store)


@guarded
def _count(data: Path, store: Store, window: BoothWindow) -> None:
    """What visitors open, and the slide that shows it."""
    from kiosk.station.counters import Counters
    from kiosk.watch.counted import Counted

    Counted(store, Counters(data), held=lambda: window.fingers.down, parent=window).start()
