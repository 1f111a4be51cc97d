"""The packs page: what is on a stick, what is kept on this machine, and how the one becomes the other.

    shown -> asked whether to install -> under way -> what came of it
    shown -> asked whether to go back -> under way -> what came of it

Nothing is installed or taken back by one touch. What is under way goes on when the page is left, and the page says
what came of it when it is opened again. A stick that is pulled out takes its pack off the page, and what was asked
about it is asked no more.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Label
from kiosk.charts.text import block
from kiosk.model.pack import Found, Kept
from kiosk.model.problem import N_, Problem, Say
from kiosk.model.tokens import STYLES
from kiosk.ui.errand import Errands
from kiosk.ui.guard import guarded
from kiosk.ui.staff.cardpage import Banner, CardPage
from kiosk.ui.staff.page import MEASURE
from kiosk.ui.staff.ports import Packs
from kiosk.ui.staff.shelf import SHIPPED, Seen, fingerprint, installable, titled, when
from kiosk.ui.style import color
from kiosk.words.messages import NN_, ntr, tr

Step = Literal["shown", "install?", "back?", "busy", "installed", "back"]
CELLS, APART, BEAT_MS = 9, 44.0, 500
"""Of the row that shows that something is under way: its cells, how far apart, how long each is lit."""

STICK, HERE = N_("On the stick"), N_("On this computer")
MANY = N_("On the stick: pack %(place)s of %(count)s")
LOOKING = N_("Looking for a stick …")
NOTHING = N_("No pack. Plug in a stick with a .kpack file: the booth finds it by itself.")
GONE = N_("The stick was removed: nothing was installed.")
SLIDES = NN_("%(n)s slide", "%(n)s slides")
KNOWN, UNKNOWN = N_("Key %(signer)s, known here"), N_("Key %(signer)s, not known here")
SHOWN, ALREADY = N_("on show"), N_("This pack is on show already.")
WILL = N_("The booth shows this pack as soon as nobody is using it. What it shows now stays here and can come back.")
COMPARE = N_(
    "This pack is signed with a key not known here. Ask the office for its fingerprint: if a single "
    "character differs, do not install."
)
BACK_TO = N_("As soon as nobody is using the booth, this comes back:")
BUSY = N_("Under way. Leave the stick in; meanwhile the booth goes on.")
INSTALLED, FROM = N_("Installed"), N_("The booth shows it as soon as nobody is using it.")
BROUGHT = N_("Brought back")
REFUSED, AS_IT_WAS = N_("Not installed"), N_("The booth goes on as before.")
NOT_BACK = N_("Not brought back")
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
        "rollback": "refresh",
    }  # fmt: skip
    LOUD = frozenset({"install", "now", "accept", "restore"})
    AGAIN = frozenset({"more", "other"})

    def __init__(self, parent: QWidget, packs: Packs, errands: Errands, languages: tuple[str, ...] = ()) -> None:
        super().__init__(parent, languages)
        self._packs, self._errands = packs, errands
        self._step: Step = "shown"
        self._seen: Seen | None = None
        self._path: Path | None = None
        self._gone = False
        self._problems: tuple[Problem, ...] = ()
        self._beats = QTimer(self, interval=BEAT_MS)
        self._beats.timeout.connect(self._beat)

    # -- what is known

    def tell(self, seen: Seen) -> None:
        """What a look has found."""
        if seen == self._seen:
            return
        self._seen = seen
        if self._step == "install?" and self.chosen is None:
            self._gone = True
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
        self._gone = False

    # -- what can be done

    def offered(self) -> Mapping[str, str]:
        """Install or go back, and the second question before either."""
        pack, seen = self.chosen, self._seen
        match self._step:
            case "install?" if pack is not None:
                return {"now": N_("Install now")} if pack.trusted else {"accept": N_("Accept and install")}
            case "back?":
                return {"restore": N_("Bring it back")}
            case "shown" if seen is not None:
                out = {"install": N_("Install")} if pack is not None and installable(pack) else {}
                out |= {"other": N_("Another pack")} if len(seen.found) > 1 else {}
                return out | ({"rollback": N_("Roll back")} if seen.shown is not None else {})
        return {}

    def pressed(self, name: str) -> None:
        """A question, its answer, or another pack of several."""
        pack, seen = self.chosen, self._seen
        self._gone = False
        if name == "install" and pack is not None:
            self._path = pack.path
            self._go("install?")
        elif name == "rollback":
            self._go("back?")
        elif name in ("now", "accept") and pack is not None:
            packs, path, accept = self._packs, pack.path, None if pack.trusted else pack.signer
            self._start("installed", lambda: packs.install(path, accept))
        elif name == "restore":
            self._start("back", self._packs.rollback)
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

        def told(problems: tuple[Problem, ...] | None) -> None:
            self._problems = (BUG,) if problems is None else problems
            self._go(then)
            if not self._problems:
                self.changed.emit()

        self._go("busy")
        self._errands.run("pack", work, told)

    # -- what is told

    def card(self, width: float) -> Sequence[Label]:
        """What its step is about."""
        pack = self.chosen
        match self._step:
            case "install?" if pack is not None:
                return self._question(pack, width)
            case "back?":
                before = self._seen.before if self._seen else None
                return [self.both(BACK_TO, "body", width), self._kept(before, width, shown=False)]
            case "busy":
                beat = block("beat", ((" ", STYLES["s"], "ink"),), 0.0, 0.0, width, MEASURE)
                return [self.both(BUSY, "body", width), beat]
            case "installed" | "back":
                return self._outcome(width)
        return [*self._on_stick(width), *self._on_machine(width)]

    def _on_stick(self, width: float) -> list[Label]:
        pack, seen = self.chosen, self._seen
        if seen is None:
            return [self.both(LOOKING, "body", width)]
        out = [self.both(GONE, "body", width, "bad")] if self._gone else []
        if pack is None:
            return [*out, self.head(STICK, width), self.both(NOTHING, "body", width)]
        place, count = seen.found.index(pack) + 1, len(seen.found)
        out.append(self.head(MANY, width, place=place, count=count) if count > 1 else self.head(STICK, width))
        out += self._titled(pack, width)
        if pack.installed:
            out.append(self.both(ALREADY, "tile-quiet", width, "good"))
        may = installable(pack)  # then what there is to say is no error
        out += [self.problem(replace(each, level="warning") if may else each, width) for each in pack.problems]
        return out

    def _on_machine(self, width: float) -> list[Label]:
        if self._seen is None:
            return []
        packs = [self._kept(each, width, shown=each.active) for each in self._seen.kept]
        shipped = [] if self._seen.shown else [self._kept(None, width, shown=True)]
        return [self.head(HERE, width), *shipped, *packs]

    def _titled(self, pack: Found, width: float) -> list[Label]:
        """Title, version, size, signer."""
        titles = [titled(pack.title, language, pack.path.name) for language in self.languages]
        about = []
        for language in self.languages:
            said = [when(pack.version, language)] if pack.version is not None else []
            said += [ntr(language, *SLIDES, pack.slides)] if pack.slides else []
            about.append(" · ".join(said))
        out = [self.lines(titles, "s", width)]
        out += [self.lines(about, "tile", width)] if about[0] else []
        if pack.signer:
            out.append(self.both(KNOWN if pack.trusted else UNKNOWN, "tile-quiet", width, signer=pack.signer))
        return out

    def _question(self, pack: Found, width: float) -> list[Label]:
        """What will happen; of a signer that is not known, what to compare first."""
        title, *about = self._titled(pack, width)
        if pack.trusted or pack.signer is None:
            return [title, *about, self.both(WILL, "body", width)]
        pieces = tuple(("\n" * (n > 0) + part, STYLES["s"], "touch") for n, part in enumerate(fingerprint(pack.signer)))
        large = block("text", pieces, 0.0, 0.0, width, MEASURE)
        return [title, self.both(COMPARE, "body", width, "warning"), large, self.both(WILL, "tile-quiet", width)]

    def _kept(self, pack: Kept | None, width: float, *, shown: bool) -> Label:
        """A pack on this machine; None: the shipped content."""
        said = []
        for language in self.languages:
            name = tr(language, SHIPPED) if pack is None else titled(pack.title, language)
            told = [name, *([when(pack.version, language)] if pack else []), *([tr(language, SHOWN)] if shown else [])]
            told[-1] = told[-1].replace(" ", "\u00a0")
            said.append(" · ".join(told))
        return self.lines(said, "tile-quiet", width, "shown" if shown else "kept")

    def _outcome(self, width: float) -> list[Label]:
        told = self.both(AS_IT_WAS if self._problems else FROM, "body", width)
        return [told, *(self.problem(each, width) for each in self._problems)]

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
        self.update()

    def _paint_card(self, painter: QPainter) -> None:
        """Its words; a row of cells, one of which is lit, going round."""
        super()._paint_card(painter)
        beat = next((label for label in self._pages[self._page] if label.key == "beat"), None)
        if beat is None:
            return
        lit = int(self.now() * 1000 / BEAT_MS) % CELLS
        painter.setPen(Qt.PenStyle.NoPen)
        for n in range(CELLS):
            at = QPointF(15 + n * APART, beat.box.cy)
            painter.setBrush(color(self._look.theme, "acc" if n == lit else "line"))
            painter.drawEllipse(at, 15, 15)
            if n == lit:
                painter.setBrush(color(self._look.theme, "nuc"))
                painter.drawEllipse(at, 5, 5)

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves that nobody sees; what came of it has been seen."""
        super().hideEvent(event)
        self._beats.stop()
        if self._step in ("installed", "back"):
            self._step = "shown"
