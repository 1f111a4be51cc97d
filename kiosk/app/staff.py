"""The staff's way: corner, keys, PIN and panel, and what their wishes do."""

from collections.abc import Callable
from pathlib import Path

from kiosk.app.start import end
from kiosk.model.problem import Problem
from kiosk.model.state import Activity, Clean
from kiosk.station.settings import read as read_settings
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store


@guarded
def way_out(
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
    leaving.leave.connect(end)
    leaving.talk.connect(guarded(give))
    store.changed.connect(leaving.refresh)
