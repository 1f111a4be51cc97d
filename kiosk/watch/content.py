"""The whole content, read at first and again when it changed.

Its files are looked at four times a second. `stat` sees atomic replaces and network folders, which file system
notifications miss.
"""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.loader.live import files
from kiosk.loader.load import Loaded
from kiosk.loader.poll import LOOK
from kiosk.model.deck import Deck
from kiosk.model.state import DeckReplaced
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.watch.saves import Stamps, stamps

LOG = logging.getLogger("kiosk.watch")


class Watch(QObject):
    """Reads a content folder; what loads replaces the deck, any other does nothing. `loaded` follows each reading.

    A file that is half written, or has a fault, leaves its slides out: where an error costs slides that were there, the
    last good content stays whole, and nobody is sent home from what they read. `own` tells whether the deck on show is
    this `folder`'s. `moved` (its path) and then `loaded` follow when another folder takes over.
    """

    loaded = Signal(object)
    moved = Signal(object)

    def __init__(
        self, folder: Path, store: Store, read: Callable[[Path, Deck | None], Loaded], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.folder, self._store, self._read = folder, store, read
        self._seen: Stamps = {}
        self._found = self._seen
        self._timer = QTimer(self, interval=round(LOOK * 1000))
        self._timer.timeout.connect(self._look)
        self.own = False

    def start(self) -> None:
        """Look from now on. Called before the first reading, no change falls between."""
        self._seen = self._found = stamps(self.folder)
        self._timer.start()

    def first(self, instead: Callable[[], Deck | None]) -> Deck | None:
        """Show the folder's content, or what there is instead."""
        loaded = self._read(self.folder, None)
        self.own = loaded.deck is not None
        deck = loaded.deck or instead()
        if deck is not None:
            self._store.dispatch(DeckReplaced(deck))
        self.loaded.emit(loaded)
        return deck

    def again(self) -> None:
        """Read the folder anew, with something good on show."""
        last = self._store.deck if self.own else None
        loaded = self._read(self.folder, last)
        lost = loaded.lost(last) if last and loaded.deck else ()
        if lost:
            LOG.warning("faults cost the slides %s: the last good content stays", ", ".join(sorted(lost)))
        elif loaded.deck is not None:
            self.own = True
            self._store.dispatch(DeckReplaced(loaded.deck))
        self.loaded.emit(loaded)

    def move(self, folder: Path, loaded: Loaded) -> None:
        """Another folder takes over, as it was read. It has a deck."""
        assert loaded.deck is not None
        self.folder, self.own = folder, True
        if self._timer.isActive():
            self._seen = self._found = stamps(self.folder)
        self.moved.emit(folder)
        self._store.dispatch(DeckReplaced(loaded.deck))
        self.loaded.emit(loaded)

    @guarded
    def _look(self) -> None:
        before, self._found = self._found, stamps(self.folder)
        live = {str(self.folder / name) for name in files(self._store.deck)}  # waits on its own way until it is whole
        if _other(self._seen, self._found) - live and not _other(before, self._found) - live:
            self._seen = self._found
            self.again()


def _other(before: Stamps, after: Stamps) -> set[str]:
    """Files that came, went or changed."""
    return {path for path, _ in before.items() ^ after.items()}
