"""pyqtgraph is imported while nobody waits for it: 0.2 s that would hold up a tap. A talk's first slide hides them."""

import gc

from PySide6.QtCore import QTimer

from kiosk.ui.guard import guarded
from kiosk.ui.store import Store

AFTER_MS, QUIET_SECONDS = 400, 3.0


def begin(store: Store) -> None:
    """Import it in a while, and switch garbage collection on."""
    QTimer.singleShot(AFTER_MS, lambda: _warm(store))


@guarded
def _warm(store: Store) -> None:
    if store.state.mode in ("visit", "quiz") and store.now() - store.state.touched < QUIET_SECONDS:
        gc.enable()
        begin(store)
        return
    import pyqtgraph  # noqa: F401

    # what is loaded by now stays: the collector need not walk it again in the middle of a tap
    gc.enable()
    gc.collect()
    gc.freeze()
