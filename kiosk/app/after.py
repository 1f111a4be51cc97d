"""What follows the first slide: the rest of the content, staff's way, opening hours, counters, talks."""

import os
from functools import partial
from pathlib import Path
from time import monotonic_ns
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk import places
from kiosk.app.staff import way_out
from kiosk.app.start import LOG, Start, end, read, start_log
from kiosk.model.settings import Screens
from kiosk.model.state import GoHome
from kiosk.station.settings import read as read_settings
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure, load_fonts
from kiosk.words.messages import line

if TYPE_CHECKING:
    from kiosk.loader.load import Loaded
    from kiosk.packs.shelf import Shelf
    from kiosk.ui.talk.speaking import Speaking


@guarded
def painted(start: Start, store: Store, window: BoothWindow) -> None:
    """The first slide is on screen: say so where a bench listens, then bring in the rest."""
    from kiosk.watch.signals import end_on_signals

    options, folder, data = start.options, start.folder, start.data
    if options.report_fd is not None:
        os.write(options.report_fd, b"first-slide %d\n" % monotonic_ns())
    start_log(data)
    language = options.language()
    told = (start.told,) if start.told else ()
    for problem in (*start.problems, *told):
        LOG.warning("%s", line(problem, language))
    for name in load_fonts():
        LOG.warning("font not loaded: %s", name)
    end_on_signals(end)

    def give(talk: str) -> None:
        speaking_of(start, store, window).start(talk)

    shelf = None
    if options.content is None:
        from kiosk.packs.shelf import Shelf

        shelf = Shelf(data)
    way_out(data, store, window, language, give, shelf, own=start.speaker, told=told, speak=options.ui_lang)
    day(data, store, window, language)
    QTimer.singleShot(0, lambda: rest(folder, store, options.watch, window, language, start.loaded))
    if shelf is not None:
        QTimer.singleShot(0, lambda: follow_packs(shelf, store, window, language))
    QTimer.singleShot(0, lambda: count(data, store, window))


def speaking_of(start: Start, store: Store, window: BoothWindow) -> "Speaking":
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
        made.over.connect(end)
        Rehearsed(store, Rehearsals(start.data), parent=window).start()
    return made


@guarded
def day(data: Path, store: Store, window: BoothWindow, language: str) -> None:
    """Opening hours, and a screen that stays on as long as the booth is awake."""
    from kiosk.station.awake import Awake
    from kiosk.ui.booth.awake import Desktop, StaysAwake
    from kiosk.watch.hours import OpeningHours

    StaysAwake(store, Awake(QGuiApplication.platformName()), Desktop(), language, window)
    hours = read_settings(data)[0].hours
    if hours is not None:
        OpeningHours(hours, store, parent=window).start()


@guarded
def rest(
    folder: Path, store: Store, watch: bool, parent: QObject, language: str = "it", loaded: "Loaded | None" = None
) -> None:
    """All content, where it was not `loaded` before; then what changes in it, then libraries that charts will want."""
    from kiosk.watch import warm
    from kiosk.watch.content import Watch
    from kiosk.watch.live import Live

    there = [loaded] if loaded is not None else []
    took = partial(read, language=language)
    watched = Watch(folder, store, lambda where, last: there.pop() if there else took(where, last), parent)
    live = Live(folder, store, watched, language, parent)
    if watch:
        watched.start()
    early = store.state.mode in ("visit", "quiz")
    deck = watched.first(lambda: read(places.content(), language=language).deck)
    if early and deck is not None and deck.topic_of(store.state.position.slide) is None:
        store.dispatch(GoHome())  # touched before there was a home to go to
    live.start()
    warm.begin(store)


@guarded
def follow_packs(shelf: "Shelf", store: Store, window: BoothWindow, language: str) -> None:
    """A pack that is installed, or rolled back, while the booth runs: shown from the next attract loop on."""
    from kiosk.watch.content import Watch
    from kiosk.watch.packs import Moves

    watch = window.findChild(Watch)
    if watch is not None:
        took = partial(read, language=language)
        Moves(shelf, store, watch, places.content(), took, language, window).start()


@guarded
def count(data: Path, store: Store, window: BoothWindow) -> None:
    """What visitors open, and the slide that shows it."""
    from kiosk.station.counters import Counters
    from kiosk.watch.counted import Counted

    Counted(store, Counters(data), held=lambda: window.fingers.down, parent=window).start()
