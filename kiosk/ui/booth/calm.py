"""While nobody touches for a while, the overview's pictures are made, one at a time and far apart.

They come after everything that is nearer (the stage's neighbours), and a finger that comes down meanwhile waits for one
of them at most. In attract they are made for who comes next.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer

from kiosk.model.state import State, Touch, reduce
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store

if TYPE_CHECKING:
    from kiosk.ui.booth.window import BoothWindow

CALM_MS = 3000
"""After so long on a slide without any event."""
APART_MS = 60


class Calm(QObject):
    """Looks after a window."""

    def __init__(self, window: "BoothWindow", store: Store) -> None:
        super().__init__(window)
        self._window, self._store = window, store
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._work)
        window.stage.rested.connect(self._wait)
        store.changed.connect(self._changed)

    @guarded
    def _wait(self) -> None:
        self._timer.start(CALM_MS)

    @guarded
    def _changed(self, old: State, new: State) -> None:
        self._timer.start(CALM_MS)

    @guarded
    def _work(self) -> None:
        """One picture, if it is as calm as it seemed."""
        state, window, deck = self._store.state, self._window, self._store.deck
        stage = window.stage
        if state.mode not in ("attract", "visit") or state.panel is not None or not window.isVisible():
            return
        if stage.moving:
            self._timer.start(CALM_MS)
            return
        from kiosk.ui.booth.overview import OverviewPanel

        coming = reduce(deck, state, Touch(at=state.entered)) if state.mode == "attract" else state
        panel = window.furniture.panel("overview")
        assert isinstance(panel, OverviewPanel)
        if panel.ahead(coming, deck, window.portrait, QRectF(stage.geometry()), stage.scale, stage.px_mm):
            self._timer.start(APART_MS)
