"""The packs page: what is on a stick, what is kept on this machine, and how the one becomes the other.

    shown -> asked whether to install -> under way -> what came of it
    shown -> asked whether to go back -> under way -> what came of it

Nothing is installed or taken back by one touch. What is under way can be stopped; it goes on when the page is left,
and the page says what came of it when it is opened again. As long as it gets on, the page stays. A stick that is pulled
out takes its pack off the page, and what was asked about it is asked no more.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Label
from kiosk.model.pack import STOPPED, Found, Kept, Progress
from kiosk.model.problem import N_, Problem, Say
from kiosk.ui.errand import Errands
from kiosk.ui.guard import guarded
from kiosk.ui.staff import packs_said as said
from kiosk.ui.staff import underway
from kiosk.ui.staff.cardpage import Banner, CardPage
from kiosk.ui.staff.ports import Packs
from kiosk.ui.staff.shelf import Seen, installable
from kiosk.ui.staff.underway import BEAT, Going

Step = Literal["shown", "install?", "back?", "busy", "installed", "back"]

GONE = N_("The stick was removed: nothing was installed.")
HALTED = N_("Stopped: nothing was installed.")
INSTALLED, BROUGHT = N_("Installed"), N_("Brought back")
REFUSED, NOT_BACK = N_("Not installed"), N_("Not brought back")
BUG = Problem(
    "pack", 1, 1, "error", "pack-unexpected", Say(N_("something unexpected went wrong")),
    Say(N_("try again; if it happens again, copy the log to a stick and take it to the office")),
)  # fmt: skip


class PacksPage(CardPage):
    """The page. `changed`: another pack is on show from the next attract loop on."""

    changed = Signal()
    TITLE = N_("Content pack")
    ICONS: Mapping[str, str] = {
        "install": "stack-2", "now": "check", "accept": "lock", "restore": "check", "other": "arrow-right",
        "rollback": "history", "stop": "x",
    }  # fmt: skip
    LOUD = frozenset({"install", "now", "accept", "restore"})
    AGAIN = frozenset({"more", "other"})

    def __init__(self, parent: QWidget, packs: Packs, errands: Errands, languages: tuple[str, ...] = ()) -> None:
        super().__init__(parent, languages)
        self._packs, self._errands = packs, errands
        self._step: Step = "shown"
        self._seen: Seen | None = None
        self._path: Path | None = None
        self._note = ""
        """What happened to what was asked or begun (a message), until something else is pressed."""
        self._about: Found | Kept | None = None
        """What is being installed, or brought back."""
        self._going: Going | None = None
        self._told: Progress | None = None
        self._problems: tuple[Problem, ...] = ()
        self._beats = QTimer(self, interval=round(BEAT * 1000))
        self._beats.timeout.connect(self._beat)

    # -- what is known

    def tell(self, seen: Seen) -> None:
        """What a look has found."""
        if seen == self._seen:
            return
        self._seen = seen
        if self._step == "install?" and self.chosen is None:
            self._note = GONE
            self._go("shown")
        elif self._step == "back?" and seen.shown is None:
            self._go("shown")
        else:
            self.renew()

    @property
    def chosen(self) -> Found | None:
        """The pack that the page is about: the one that was turned to, else the newest."""
        found = self._seen.found if self._seen else ()
        there = next((each for each in found if each.path == self._path), None)
        return there if there is not None or self._step == "install?" else next(iter(found), None)

    def begin(self) -> None:
        """From the beginning; but what is under way, or came to its end unseen, is told."""
        if self._step in ("install?", "back?"):
            self._step = "shown"
        elif self._step == "busy":
            self._beats.start()
        self._note = ""

    # -- what can be done

    def offered(self) -> Mapping[str, str]:
        """Install or go back, and the second question before either."""
        pack, seen = self.chosen, self._seen
        match self._step:
            case "install?" if pack is not None:
                return {"now": N_("Install now")} if pack.trusted else {"accept": N_("Accept and install")}
            case "back?":
                return {"restore": N_("Bring it back")}
            case "busy" if self._going is not None and not self._going.stopped:
                return {"stop": N_("Stop")}
            case "shown" if seen is not None:
                out = {"install": N_("Install")} if pack is not None and installable(pack) else {}
                out |= {"other": N_("Another pack")} if len(seen.found) > 1 else {}
                return out | ({"rollback": N_("Roll back")} if seen.shown is not None else {})
        return {}

    def pressed(self, name: str) -> None:
        """A question, its answer, or another pack of several."""
        pack, seen = self.chosen, self._seen
        self._note = ""
        if name == "install" and pack is not None:
            self._path = pack.path
            self._go("install?")
        elif name == "rollback":
            self._go("back?")
        elif name in ("now", "accept") and pack is not None:
            packs, path, accept = self._packs, pack.path, None if pack.trusted else pack.signer
            self._about, self._going = pack, (going := Going())
            self._start("installed", lambda: packs.install(path, accept, going.went))
        elif name == "restore":
            self._about, self._going = seen.before if seen is not None else None, None
            self._start("back", self._packs.rollback)
        elif name == "stop" and self._going is not None:
            self._going.stopped = True
            self.turn()
        elif name == "other" and pack is not None and seen is not None:
            self._path = seen.found[(seen.found.index(pack) + 1) % len(seen.found)].path
            self.turn()

    def leaves(self) -> bool:
        """Back from a question, or from what came of it, leads to the packs; from these to the menu."""
        if self._step in ("shown", "busy"):
            return True
        self._go("shown")
        return False

    def _go(self, step: Step) -> None:
        self._step = step
        self._beats.stop()
        if step == "busy":
            self._beats.start()
        self.turn()

    def _start(self, then: Step, work: Callable[[], tuple[Problem, ...]]) -> None:
        """Do it in a thread, and tell what came of it."""

        def ended(problems: tuple[Problem, ...] | None) -> None:
            self._problems = (BUG,) if problems is None else problems
            halted = any(each.rule == STOPPED for each in self._problems)
            self._note = HALTED if halted else ""
            self._go("shown" if halted else then)
            if not self._problems:
                self.changed.emit()

        self._go("busy")
        self._errands.run("pack", work, ended)

    # -- what is told

    def card(self, width: float) -> Sequence[Label]:
        """What its step is about."""
        pack, seen = self.chosen, self._seen
        match self._step:
            case "install?" if pack is not None:
                return said.question(self, pack, width)
            case "back?":
                before = said.kept(self, seen.before if seen else None, width, shown=False)
                return [self.both(said.BACK_TO, "body", width), before]
            case "busy":
                return underway.told(self, self._going, width)
            case "installed" | "back":
                return said.outcome(self, self._about, self._problems, width)
        note = [self.both(self._note, "body", width, "warning")] if self._note else []
        return [*note, *said.both(self, seen, pack, width)]

    def banner(self) -> Banner | None:
        """What came of it, in a word."""
        if self._step not in ("installed", "back"):
            return None
        back = self._step == "back"
        if self._problems:
            return "bad", self._said(NOT_BACK if back else REFUSED)
        return "good", self._said(BROUGHT if back else INSTALLED)

    # -- while something is under way

    @guarded
    def _beat(self) -> None:
        """Whoever looks on while it gets on is not alone for two minutes."""
        at = self._going.at if self._going is not None else None
        if at == self._told:
            self.update()
            return
        self._told = at
        self.busy()
        self.renew()

    def _paint_card(self, painter: QPainter) -> None:
        """Its words, and the row of what is under way."""
        super()._paint_card(painter)
        row = next((label for label in self._pages[self._page] if label.key == underway.ROW), None)
        if row is not None:
            underway.paint_row(painter, self._inner, row.box.cy, self._going, self.now(), self._look.theme)

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves that nobody sees; what came of it has been seen."""
        super().hideEvent(event)
        self._beats.stop()
        if self._step in ("installed", "back"):
            self._step = "shown"
