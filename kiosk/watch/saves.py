"""When files of a content folder were saved: told at once by the system, else seen by looking at them.

Text editors replace files, write them in pieces, leave copies and locks beside them: what is not content is passed
over, and a few milliseconds of quiet end a save. Folders on a network often tell nothing of what others change there,
and a system may have no watch left to give: so all files are looked at besides, four times a second (0.1 ms for 25
files), or more often where nothing else tells. What a look has found first is not told again by the system.
"""

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic

LOG = logging.getLogger("kiosk.watch")
SUFFIXES = (".yaml", ".yml", ".csv", ".xlsx", ".png", ".jpg", ".jpeg", ".webp", ".json")
QUIET_MS, LONGEST_MS = 12, 48
"""After so long without a further change, and after so long in any case, a save is over."""
BESIDES_MS, ALONE = 250, 0.1
"""How often files are looked at: milliseconds beside a watch, seconds without one."""
ECHO = 0.1
"""Seconds after a look in which the system may tell of the same."""
Stamps = dict[str, tuple[int, int, int]]


class Saves:
    """Calls `saved` in a thread of its own: at first, and after each save, until `stop`."""

    def __init__(self, folder: Path, saved: Callable[[], None]) -> None:
        self._folder, self._saved = folder, saved
        self._stop = Event()
        self._seen: Stamps = {}
        self._echo = 0.0
        self._thread = Thread(target=self._run, name="saves", daemon=True)

    def start(self) -> None:
        """From now on."""
        self._thread.start()

    def stop(self) -> None:
        """No more; a save that is being told is told to its end."""
        self._stop.set()
        self._thread.join(5)

    def _run(self) -> None:
        self._seen = stamps(self._folder)
        self._tell()
        try:
            self._watch()
        except Exception as error:  # no watch to be had, or its folder went away: watchfiles says so in many ways
            LOG.info("files are looked at, since nobody tells of changes: %s", error)
        while not self._stop.wait(ALONE):
            self._look()

    def _watch(self) -> None:
        from watchfiles import watch

        for changes in watch(
            self._folder, watch_filter=None, debounce=LONGEST_MS, step=QUIET_MS, stop_event=self._stop,
            rust_timeout=BESIDES_MS, yield_on_timeout=True, raise_interrupt=False, ignore_permission_denied=True,
        ):  # fmt: skip
            echo = monotonic() < self._echo
            self._look(told=any(is_content(Path(path).name) for _, path in changes) and not echo)

    def _look(self, *, told: bool = False) -> None:
        """Tell of what is other, or of what may be: times of files are coarse."""
        found = stamps(self._folder)
        if told or found != self._seen:
            self._seen = found
            self._tell()
            self._echo = 0.0 if told else monotonic() + ECHO

    def _tell(self) -> None:
        try:
            self._saved()
        except Exception:
            LOG.exception("in Saves._tell")


def is_content(name: str) -> bool:
    """Whether a file of this name may be content: no copy or lock of an editor."""
    return name.lower().endswith(SUFFIXES) and name[:1] not in (".", "~", "#")


def stamps(folder: Path) -> Stamps:
    """Time, size and number of each file that may be content, by its path; nothing of a folder that cannot be read."""
    found: Stamps = {}
    todo = [os.fspath(folder)]
    while todo:
        try:
            with os.scandir(todo.pop()) as inside:
                for one in inside:
                    if one.is_dir(follow_symlinks=False):
                        todo.append(one.path)
                    elif is_content(one.name):
                        with suppress(FileNotFoundError):  # it went while we looked
                            stat = one.stat(follow_symlinks=False)  # links are not read
                            found[one.path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except OSError:
            continue
    return found
