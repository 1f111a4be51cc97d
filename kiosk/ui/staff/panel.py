"""The staff panel: the menu behind the PIN, its pages, and the ways between them.

A page goes back to the menu; after two minutes without input whatever is open goes altogether. Pages are made when they
are first asked for. As long as any is open, sticks are looked at every two seconds, in a thread.
"""

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk.model.deck import Deck
from kiosk.model.problem import Problem
from kiosk.ui.booth.aside import Aside, Look
from kiosk.ui.booth.sheet import Sheet
from kiosk.ui.booth.staff import StaffSheet
from kiosk.ui.booth.talks import TalkList, offered
from kiosk.ui.errand import Errands
from kiosk.ui.guard import guarded
from kiosk.ui.staff.ports import Logs, Machine, Packs
from kiosk.ui.staff.shelf import Seen, looked, noted

LOOK_MS = 2_000
S = TypeVar("S", bound=Aside)


class Panel(QObject):
    """The panel over a window.

    It wishes: `leave`, `restart`, `clean`, a `talk` (its id); another `language` or `orientation`, which is written
    down already. `used` with every input on what only staff see.

    packs, logs, machine, preflight, deck   what is None has no tile
    """

    leave = Signal()
    restart = Signal()
    clean = Signal()
    talk = Signal(str)
    language = Signal(str)
    orientation = Signal(str)
    used = Signal()

    def __init__(
        self, window: QWidget, look: Callable[[], Look], now: Callable[[], float], *,
        warnings: Callable[[], Sequence[Problem]], languages: tuple[str, ...], deck: Callable[[], Deck] | None,
        packs: Packs | None, logs: Logs | None, machine: Machine | None,
        preflight: Callable[[QWidget], Sheet] | None,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._look, self._now = window, look, now
        self._warnings, self._languages, self._deck = warnings, languages, deck
        self._packs, self._logs, self._machine, self._preflight = packs, logs, machine, preflight
        self._errands = Errands(self)
        self._seen: Seen | None = None
        self.pages: dict[str, Sheet] = {}
        self.menu = self._adopted(StaffSheet(window, warnings, languages, self._offers))
        self.menu.chosen.connect(self._go)
        self.talks: TalkList | None = None
        if deck is not None:
            self.talks = self._adopted(TalkList(window, deck, languages))
            self.talks.chosen.connect(self.talk)
            self.talks.back.connect(self.open)
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look_at_sticks)

    def asides(self) -> list[Aside]:
        """All that there is of it so far."""
        return [self.menu, *([self.talks] if self.talks is not None else []), *self.pages.values()]

    @guarded
    def open(self) -> None:
        """Show the menu."""
        self.menu.open_for(self._look())
        if self._packs is not None:
            self._looks.start()
            self._look_at_sticks()

    def page(self, name: str) -> Sheet:
        """A page by the name of its tile. KeyError where there is none."""
        if name not in self.pages:
            self.pages[name] = self._adopted(self._made(name))
        return self.pages[name]

    @guarded
    def _go(self, name: str) -> None:
        """Where a tile leads."""
        match name:
            case "quit":
                self.leave.emit()
            case "restart":
                self.restart.emit()
            case "clean":
                self.clean.emit()
            case "talks" if self.talks is not None:
                self.talks.open_for(self._look())
            case _:
                self.page(name).open_for(self._look())

    def _offers(self) -> Collection[str]:
        """The tiles behind which there is anything."""
        deck, there = self._deck, self._machine is not None
        has = {
            "packs": self._packs is not None, "logs": self._logs is not None, "preflight": self._preflight is not None,
            "counters": there, "display": there and deck is not None,
            "talks": deck is not None and bool(offered(deck())),
        }  # fmt: skip
        return [name for name, is_there in has.items() if is_there]

    def _adopted(self, aside: S) -> S:
        aside.now = self._now
        aside.used.connect(self.used)
        return aside

    def _made(self, name: str) -> Sheet:
        """A page, and what it wishes."""
        window, languages = self._window, self._languages
        if name == "packs" and self._packs is not None:
            from kiosk.ui.staff.packs import PacksPage

            packs = PacksPage(window, self._packs, self._errands, languages)
            packs.changed.connect(self._look_at_sticks)
            if self._seen is not None:
                packs.tell(self._seen)
            made: Sheet = packs
        elif name == "display" and self._machine is not None and self._deck is not None:
            from kiosk.ui.staff.display import DisplayPage

            display = DisplayPage(window, self._machine, self._deck, languages)
            display.language.connect(self.language)
            display.orientation.connect(self.orientation)
            display.orientation.connect(lambda: display.open_for(self._look()))
            made = display
        elif name == "counters" and self._machine is not None:
            from kiosk.ui.staff.counters import CountersPage

            made = CountersPage(window, self._machine.counted, self._deck, languages)
        elif name == "logs" and self._logs is not None:
            from kiosk.ui.staff.logs import LogsPage

            made = LogsPage(window, self._logs, self._errands, languages)
        elif name == "preflight" and self._preflight is not None:
            made = self._preflight(window)
        elif name == "faults":
            from kiosk.ui.staff.faults import FaultsPage

            made = FaultsPage(window, self._warnings, languages)
        else:
            raise KeyError(name)
        made.back.connect(self.open)  # type: ignore[attr-defined]
        return made

    # -- what is on sticks

    @guarded
    def _look_at_sticks(self) -> None:
        """A look, unless nobody is there any more, or a stick is being read anyway."""
        if self._packs is None or not any(each.isVisible() for each in self.asides()):
            self._looks.stop()
        elif not self._errands.under_way("pack"):
            packs = self._packs
            self._errands.run("look", lambda: looked(packs), self._looked)

    def _looked(self, seen: Seen | None) -> None:
        if seen is None:
            return
        self._seen = seen
        first = (self._languages or self._look().languages)[0]
        self.menu.tell(seen.new, noted(seen, first))
        page = self.pages.get("packs")
        if page is not None:
            page.tell(seen)  # type: ignore[attr-defined]
