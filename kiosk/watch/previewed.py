"""A content folder for its preview: read again after each save, then asked by every rule, then laid out page by page.

Each costs more than the one before, and waits until the one before is on screen: reading in the thread that sees the
save, a few hundredths of a second; the rules in another, once no chart moves; the pages, which need Qt's fonts, in the
window's own thread, a look at a time while nothing moves.
"""

import logging
import sys
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.charts.measure import Measure
from kiosk.check import fit
from kiosk.check.check import asked, settled
from kiosk.check.context import Context
from kiosk.loader.altered import mentioned
from kiosk.loader.draft import Draft
from kiosk.loader.load import Loaded, load
from kiosk.loader.marked import Marked
from kiosk.loader.remembered import Remembered
from kiosk.model.deck import Deck
from kiosk.model.problem import Problem
from kiosk.model.slide import Slide
from kiosk.ui.guard import guarded
from kiosk.ui.staff.preview import Preview
from kiosk.ui.stage.broken import broken
from kiosk.watch.saves import Saves

LOG = logging.getLogger("kiosk.watch")
SETTLED = 1.2
"""Seconds after a reading in which charts move: then the rules are asked."""
TURN = 0.00005
"""Seconds that a thread may have to itself: else reading would wait for the rules at each of a thousand files, and at
each four times (at half a millisecond: 100 ms, at times 500).
"""
IDLE_MS, BUSY_MS = 25, 400
"""Between two looks at pages; and where something moves meanwhile."""


class Previewed(QObject):
    """Keeps a preview up to date with a folder. `settled`: seconds of quiet before the rules are asked.

    ready   emitted once, when all is there that will stay: the folder was read, and every rule has answered
    """

    ready = Signal()
    _read = Signal(object, object)
    _checked = Signal(object, object)

    def __init__(
        self, folder: Path, assets: Path, window: Preview, measure: Measure, *, settled: float = SETTLED
    ) -> None:
        super().__init__(window)
        self._folder, self._assets, self._window, self._settled = folder, assets, window, settled
        self._before = Remembered()
        self._deck: Deck | None = None
        self._asked, self._over = Condition(), False
        self._newest: Loaded | None = None
        self._saves = Saves(folder, self._load)
        self._rules = Thread(target=self._ask, name="rules", daemon=True)
        self._pages = Pages(measure)
        self._context: Context | None = None
        self._found: tuple[Problem, ...] = ()
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._page)
        self._read.connect(self._take)
        self._checked.connect(self._tell)

    def start(self) -> None:
        """Read now, and after each save."""
        self._turn = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        self._saves.start()
        self._rules.start()

    def stop(self) -> None:
        """No more."""
        self._over = True
        self._idle.stop()
        with self._asked:
            self._asked.notify_all()
        self._saves.stop()
        self._rules.join(10)
        sys.setswitchinterval(self._turn)

    # -- other threads

    def _load(self) -> None:
        """Read the folder. In the thread that sees saves."""
        self._newest = None
        loaded = load(self._folder, self._deck, self._before)
        self._deck = loaded.deck or self._deck
        if not self._over:
            self._read.emit(loaded, self._before.files)

    def _ask(self) -> None:
        """Every rule, about the newest reading once it has stood for a while. In a thread of its own."""
        done: Loaded | None = None
        while True:
            with self._asked:
                while self._newest is done and not self._over:
                    self._asked.wait()
                while not self._over and self._asked.wait(self._settled):
                    pass
                done = self._newest
            if self._over or done is None:
                return
            try:
                context = _Patient(done, self._assets / "icons", self._current)
                found = (*asked(context), *broken(context))
                settled(context, found, (), complete=False)  # what it takes is known then: the window waits for none
            except _Outdated:
                continue
            except Exception:
                LOG.exception("in Previewed._ask")
                continue
            if not self._over:
                self._checked.emit(context, found)

    def _current(self, loaded: Loaded) -> bool:
        return loaded is self._newest and not self._over

    # -- the window's thread

    @guarded
    def _take(self, loaded: Loaded, files: Mapping[str, Marked]) -> None:
        """A reading came: show it, and have it checked."""
        self._idle.stop()
        self._window.take(loaded, files)
        with self._asked:
            self._newest = loaded
            self._asked.notify_all()

    @guarded
    def _tell(self, context: Context, found: tuple[Problem, ...]) -> None:
        """The rules have answered; what they were asked about may be old by now."""
        if self._context is None:
            self.ready.emit()
        if context.loaded is self._newest:
            self._context, self._found = context, found
            self._pages.begin(context.loaded, self._window.slide)
            self._say()
            self._idle.start(IDLE_MS)

    @guarded
    def _page(self) -> None:
        """One look at a page, unless something moves, or is being read."""
        if self._window.moving or self._newest is None:
            self._idle.start(BUSY_MS)
            return
        before = len(self._pages.found)
        more = self._pages.step(self._window.slide)
        if len(self._pages.found) != before or not more:
            self._say(complete=not more)
        if more:
            self._idle.start(IDLE_MS)

    def _say(self, *, complete: bool = False) -> None:
        """Tell the window what is left to be looked at. `complete`: every page was laid out."""
        assert self._context is not None
        with suppress(_Outdated):  # then a newer reading is on its way
            self._window.tell(settled(self._context, self._found, self._pages.found, complete=complete).problems)


class _Outdated(Exception):
    """The folder was saved again while the rules were asked."""


@dataclass(frozen=True)
class _Patient(Context):
    """What rules look at, as long as nobody waits for something newer: a thousand slides take them seconds."""

    current: Callable[[Loaded], bool]

    @property
    def draft(self) -> Draft:
        """All that could be read. _Outdated where it is old by now."""
        if not self.current(self.loaded):
            raise _Outdated
        return self.loaded.draft


class Pages:
    """What laying out every page brings to light, a look at a time; what is as it was is not laid out again."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._loaded: Loaded | None = None
        self._known: dict[str, list[Problem]] = {}
        self._work: Iterator[None] = iter(())
        self._first = ""

    @property
    def found(self) -> list[Problem]:
        """All problems so far, each place once."""
        every = (problem for problems in self._known.values() for problem in problems)
        return list({(one.path, one.line, one.column, one.rule): one for one in every}.values())

    def begin(self, loaded: Loaded, slide: str) -> None:
        """Other content; this slide is on show."""
        old = self._loaded.deck if self._loaded else None
        self._loaded, self._first, new = loaded, slide, loaded.deck
        same = _same(old, new) if old and new else frozenset()
        self._known = {name: problems for name, problems in self._known.items() if name in same}
        self._work = self._laid(loaded, new) if new else iter(())

    def step(self, slide: str) -> bool:
        """One look at one page, this slide's before all others; False where there is no more."""
        self._first = slide
        return next(self._work, self) is None

    def _laid(self, loaded: Loaded, deck: Deck) -> Iterator[None]:
        todo = [slide for slide in deck.slides if slide not in self._known]
        while todo:
            slide = self._first if self._first in todo else todo[0]
            problems: list[Problem] = []
            for look in fit.looks(deck):
                problems += fit.page(deck, loaded, slide, (look,), self._measure)
                yield
            todo.remove(slide)
            self._known[slide] = problems


def _same(old: Deck, new: Deck) -> Set[str]:
    """Slides that are laid out in the new deck as they were in the old."""
    for name in ("kiosk", "topics", "sources", "places"):
        if getattr(old, name) != getattr(new, name):
            return frozenset()
    every = old.figures.keys() | new.figures.keys()
    other = {
        key.partition("@")[0].partition(".")[0] for key in every if old.figures.get(key) is not new.figures.get(key)
    }
    still = (name for name, slide in new.slides.items() if old.slides.get(name) is slide and _pictured(slide, old, new))
    return {name for name in still if not other or not mentioned(new, name) & other}


def _pictured(slide: Slide, old: Deck, new: Deck) -> bool:
    """Whether its picture, if it has one, is as it was."""
    return not slide.image or old.images.get(slide.image.file) == new.images.get(slide.image.file)
