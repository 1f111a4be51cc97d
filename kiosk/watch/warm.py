"""pyqtgraph is imported while nobody waits for it: 0.2 s that would hold up a tap. A talk's first slide hides them.

What is loaded by then stays, and garbage is collected from then on: the first slides do without. Pictures of whole
slides are given back from the first one on, which is yet to be made.
"""

from PySide6.QtCore import QCoreApplication, QTimer

from kiosk.ui.garbage import Collector, give_back
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store

AFTER_MS, QUIET_SECONDS = 400, 3.0


def begin(store: Store) -> None:
    """Import it in a while, and collect garbage from then on."""
    give_back()
    _soon(store)


def _soon(store: Store) -> None:
    QTimer.singleShot(AFTER_MS, lambda: _warm(store))


@guarded
def _warm(store: Store) -> None:
    if not _quiet(store):
        _soon(store)
        return
    import pyqtgraph  # noqa: F401

    app = QCoreApplication.instance()
    if app is not None:
        Collector(app, lambda: _quiet(store))


def _quiet(store: Store) -> bool:
    """Whether nobody is in the middle of something."""
    return store.state.mode not in ("visit", "quiz") or store.now() - store.state.touched >= QUIET_SECONDS
