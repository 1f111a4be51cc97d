"""The round before the doors open: all content in use, by every rule, laid out as this screen shows it.

It takes seconds of one core, and a slide may take a tenth of one. So it goes through a thread of its own, with fonts of
its own: the window answers meanwhile.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

from kiosk import places
from kiosk.check import fit
from kiosk.check.check import check
from kiosk.compose.page import Look
from kiosk.loader.load import Loaded, load
from kiosk.model.deck import Deck
from kiosk.model.pack import Kept
from kiosk.model.preflight import BUILT, Content, Disk, Slides, Talks
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.tokens import TEXT_SIZES
from kiosk.ui.guard import guarded
from kiosk.ui.staff.ports import Machine, Packs
from kiosk.ui.staff.preflight_measure import OwnMeasure
from kiosk.ui.stage.photos import decoded
from kiosk.words.render import plain

LOG = logging.getLogger("kiosk.staff")
LAID_OUT = frozenset({"overflow", "glyph", "contrast", "image-file"})
"""Rules of what a slide looks like."""
TOLD = 0.25
"""Seconds between two news."""
PATIENCE = 2.0
"""Seconds that the end of the program waits for the thread."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is known so far; `since`: the year before which no clock is right."""

    disk: Disk = field(default_factory=lambda: Disk(known=False))
    slides: Slides = field(default_factory=Slides)
    content: Content = field(default_factory=Content)
    talks: Talks = field(default_factory=Talks)
    since: int = BUILT


class _StoppedError(Exception):
    """Nobody wants to know any more."""


class Round(QObject):
    """Goes round, one at a time. `went` with what is `Found`, ever more of it."""

    went = Signal(object)
    _told = Signal(object, object)

    def __init__(
        self, folder: Callable[[], Path], machine: Machine | None = None, packs: Packs | None = None,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._folder, self._machine, self._packs = folder, machine, packs
        self._stop = Event()
        self._thread: Thread | None = None
        self._told.connect(self._take)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.end)

    def start(self, portrait: bool) -> None:
        """Go round from the beginning; a round under way is given up."""
        self.stop()
        self._stop = Event()
        self._thread = Thread(target=self._run, args=(self._stop, portrait), name="preflight", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Give it up."""
        self._stop.set()

    @guarded
    def end(self) -> None:
        """Give it up, and wait until it has: what it uses of Qt goes with the program."""
        self.stop()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _run(self, stop: Event, portrait: bool) -> None:
        def go_on() -> None:
            if stop.is_set():
                raise _StoppedError

        def tell(found: Found) -> None:
            go_on()
            with suppress(RuntimeError):  # it may go between the two
                if isValid(self):
                    self._told.emit(stop, found)

        try:
            self._go(portrait, tell, go_on)
        except _StoppedError:
            return
        except Exception:
            LOG.exception("in the round before opening")

    @guarded
    def _take(self, of: Event, found: Found) -> None:
        if of is self._stop and not of.is_set():
            self.went.emit(found)

    def _go(self, portrait: bool, tell: Callable[[Found], None], go_on: Callable[[], None]) -> None:
        """All of it; `go_on` is asked before whatever takes long, and ends it."""
        found = Found(disk=self._disk())
        tell(found)
        shown = next((pack for pack in self._packs.kept() if pack.active), None) if self._packs is not None else None
        loaded = load(self._folder())
        deck = loaded.deck
        content = _content(deck, shown)
        found = replace(found, content=content, slides=Slides(0, len(deck.slides) if deck else 0), since=_since(shown))
        tell(found)
        said = monotonic()

        def pages(deck: Deck) -> Iterator[Problem]:
            nonlocal found, said
            with OwnMeasure() as measure:
                for done, slide in enumerate(deck.slides, 1):
                    problems = [*_laid_out(deck, loaded, slide, portrait, measure, go_on)]
                    yield from problems
                    slides = replace(found.slides, done=done, problems=(*found.slides.problems, *problems))
                    found = replace(found, slides=slides)
                    if monotonic() - said >= TOLD:
                        said = monotonic()
                        tell(found)

        problems = check(loaded, places.assets(), pages=pages)
        laid_out = tuple(each for each in problems if each.rule in LAID_OUT)
        talks = tuple(each for each in problems if each not in laid_out and "/talks/" in f"/{each.path}")
        others = tuple(each for each in problems if each not in laid_out and each not in talks)
        tell(
            replace(
                found,
                slides=replace(found.slides, done=found.slides.total, problems=laid_out, over=True),
                content=replace(content, problems=others, over=True),
                talks=Talks(len(deck.talks) if deck else 0, talks, over=True),
            )
        )

    def _disk(self) -> Disk:
        return Disk(self._machine.disk(), self._machine.writes()) if self._machine is not None else Disk()


def _laid_out(
    deck: Deck, loaded: Loaded, slide: str, portrait: bool, measure: OwnMeasure, go_on: Callable[[], None]
) -> Iterator[Problem]:
    """What is wrong with a slide as it stands on this screen, and with its picture."""
    for language in deck.languages:
        go_on()
        looks = [Look(language, portrait, size) for size in TEXT_SIZES]
        yield from fit.page(deck, loaded, slide, looks, measure)
    image = deck.slides[slide].image
    picture = deck.images.get(image.file) if image else None
    if picture is not None and decoded(picture, picture.width, picture.height) is None:
        said = Say(N_("the picture cannot be drawn"))
        hint = Say(N_("save it again as PNG or JPEG"))
        yield loaded.draft.slides[slide].problem(("image", "file"), "image-file", said, hint)


def _content(deck: Deck | None, pack: Kept | None) -> Content:
    title = {code: plain(deck.kiosk.title, deck, code) for code in deck.languages} if deck else {}
    return Content(title, pack.version if pack else None)


def _since(pack: Kept | None) -> int:
    """The year of the pack, where it is younger than the program."""
    year = pack.built[:4] if pack else ""
    return max(BUILT, int(year)) if year.isdecimal() else BUILT
