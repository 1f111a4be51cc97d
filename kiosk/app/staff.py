"""The staff's way: corner, keys, PIN and panel; what the panel reaches, and what its wishes do."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.start import AGAIN, end
from kiosk.model.problem import Problem
from kiosk.model.state import Clean, StaffActivity, StartIn
from kiosk.station.settings import read as read_settings
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store

if TYPE_CHECKING:
    from kiosk.packs.shelf import Shelf


@guarded
def way_out(
    data: Path, store: Store, window: BoothWindow, language: str, give: Callable[[str], None],
    shelf: "Shelf | None" = None, *, own: bool = False,
    told: Sequence[Problem] = (), speak: str | None = None,
) -> None:  # fmt: skip
    """The staff's corner, keys and PIN pad, and their panel.

    give   begins a talk
    shelf  the packs of this machine; None: the content was named as the program was started
    own    Ctrl+Q twice leaves too: it is the speaker's machine
    told   what was wrong as the program began, of which nothing else keeps a trace
    speak  the panel's language, where the command line named one; else the settings', else it has those of the deck
    """
    from kiosk.station.pin import Gate
    from kiosk.ui.booth.doubt import Doubt
    from kiosk.ui.booth.exit import Exit

    doubt = Doubt(window, language)
    code = speak or read_settings(data)[0].ui_language
    codes = (code,) if code else ()
    leaving = Exit(
        window, Gate(data), window.look, store.now,
        warnings=lambda: [*doubt.problems, *read_settings(data)[1], *told, *_of_content(window)], languages=codes,
        deaf=lambda: store.state.mode == "cleaning", deck=lambda: store.deck,
        free=lambda: own and store.state.mode != "talk", **_ports(data, window, shelf, codes),
    )  # fmt: skip
    wishes = leaving.panel
    leaving.held.connect(window.fingers.let_go)  # or it would wake the booth as it lifts
    wishes.used.connect(lambda: store.dispatch(StaffActivity()))
    wishes.clean.connect(lambda: store.dispatch(Clean()))
    wishes.language.connect(lambda code: store.dispatch(StartIn(code)))
    wishes.orientation.connect(window.compose_as)
    for wish, status in ((wishes.leave, 0), (wishes.restart, AGAIN)):
        wish.connect(window.leave)
        wish.connect(lambda status=status: end(status))
    wishes.talk.connect(guarded(give))
    store.changed.connect(leaving.refresh)


def _of_content(window: BoothWindow) -> list[Problem]:
    """What is wrong with the content on show, and with packs that did not last."""
    from kiosk.watch.live import Live
    from kiosk.watch.packs import Moves

    live, moves = window.findChild(Live), window.findChild(Moves)
    return [*(moves.problems if moves is not None else ()), *(live.faults if live is not None else ())]


def _ports(data: Path, window: BoothWindow, shelf: "Shelf | None", languages: tuple[str, ...]) -> dict[str, Any]:
    """What the panel reaches: packs, log, settings, and the card before the doors open."""
    from kiosk.packs.desk import Desk
    from kiosk.station.logs import Logs
    from kiosk.station.machine import Machine
    from kiosk.station.sticks import sticks
    from kiosk.ui.booth.sheet import Sheet
    from kiosk.watch.content import Watch

    def plugged_in() -> tuple[Path, ...]:
        return sticks(read_settings(data)[0])

    def versions() -> Mapping[str, str]:
        from PySide6.QtCore import qVersion

        from kiosk import __version__

        pack = next((str(kept.version) for kept in shelf.kept() if kept.active), "") if shelf is not None else ""
        return {"program": __version__, "Qt": qVersion(), "content": pack or "shipped"}

    machine = Machine(data)
    desk = Desk(shelf, plugged_in) if shelf is not None else None

    def preflight(parent: BoothWindow) -> Sheet:
        from kiosk.ui.staff.preflight import Ports, Preflight

        watch = window.findChild(Watch)
        assert watch is not None  # it follows the first slide
        return Preflight(parent, Ports(lambda: watch.folder, machine, desk, window.doubt), languages)

    return {"packs": desk, "logs": Logs(data, plugged_in, versions), "machine": machine, "preflight": preflight}
