"""Which data files changed and have come to rest, by `stat` alone: notifications miss network folders and renames.

A change is taken up when the file has kept still for SETTLE. One whose last line has no end (a workbook: whose zip has
none) may be half-written: it has to keep still for STILL, and so does one that is gone, since some programs delete
before they write. What was taken is read once more after AGAIN, because some file systems keep times in steps of two
seconds, and a second change of the same length within one step leaves no trace. All of it is pure but for the disk: the
caller brings the time.
"""

import stat
from dataclasses import dataclass
from pathlib import Path

from kiosk.loader.files import plain_inside
from kiosk.loader.tables import kind, most

LOOK, SETTLE, STILL, AGAIN = 0.25, 0.06, 1.5, 2.5
Stamp = tuple[int, int, int] | None
"""Time, size and number of a plain file."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file at rest: its bytes (of one that is too large, enough to tell), or None and why; "" where there is none."""

    name: str
    data: bytes | None
    reason: str = ""


@dataclass(slots=True)
class _Seen:
    """A file as it was last seen, since when, and when it is next to be read (None: not before it changes)."""

    stamp: Stamp
    since: float
    due: float | None
    read: bool = False


class Poll:
    """Looks at the files of a content folder that `names` lists."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[str, _Seen] = {}
        self.names: frozenset[str] = frozenset()

    def look(self, now: float) -> list[Found]:
        """The files that are at rest and not taken yet. The first time, that is all of them."""
        names = self.names
        for name in self._seen.keys() - names:
            del self._seen[name]
        found = []
        for name in sorted(names):
            stamp = self._stamp(name)
            seen = self._seen.get(name)
            if seen is None or seen.stamp != stamp:
                self._seen[name] = _Seen(stamp, now, now + (STILL if stamp is None else SETTLE))
            elif seen.due is not None and now >= seen.due and (one := self._take(name, seen, now)):
                found.append(one)
        return found

    def wait(self, now: float) -> float:
        """Seconds until the next look."""
        dues = (seen.due for seen in self._seen.values() if seen.due is not None)
        return min(LOOK, max(0.01, min(dues, default=now + LOOK) - now))

    def _take(self, name: str, seen: _Seen, now: float) -> Found | None:
        """The file, if it is still the one that was seen when it has been read."""
        try:
            if seen.stamp is None or not plain_inside(self._folder, name):
                seen.due = None
                return Found(name, None)
            with (self._folder / name).open("rb") as file:
                data = file.read(most(name) + 1)
        except OSError as error:
            seen.due = now + STILL
            return Found(name, None, error.strerror or str(error))
        if self._stamp(name) != seen.stamp:
            return None
        if not _ended(name, data) and now - seen.since < STILL:
            seen.due = seen.since + STILL
            return None
        seen.due, seen.read = None if seen.read else now + AGAIN, True
        return Found(name, data)

    def _stamp(self, name: str) -> Stamp:
        try:
            found = (self._folder / name).lstat()
        except OSError:
            return None
        return (found.st_mtime_ns, found.st_size, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _ended(name: str, data: bytes) -> bool:
    """Whether a file has an end: that of its last line; a workbook the record that closes a zip, and its comment."""
    if kind(name) != "xlsx":
        return data.endswith((b"\n", b"\r"))
    at = data.rfind(b"PK\5\6", -65_557)
    return at >= 0 and len(data) == at + 22 + int.from_bytes(data[at + 20 : at + 22], "little")
