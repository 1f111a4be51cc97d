"""The log, copied to a stick: a folder that is there whole or not at all.

A stick comes from anywhere and may be pulled at any moment. Nothing on it is followed or written over: folder and files
are made anew, under a name that nothing has so far, and what was begun and not finished is taken away again.
"""

import errno
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from stat import S_ISREG

from kiosk.files import sync
from kiosk.model.problem import N_, Problem, Say
from kiosk.station import log

ABOUT = "about.txt"
MOST = log.BYTES * log.FILES
"""Bytes that are copied at most: all that the log may hold."""
NAMES = 20
"""Copies of one minute that a stick may hold."""
RULE = "log-copy"


class Logs:
    """Copies the log of a data folder.

    sticks    where sticks are at this moment
    versions  what runs here, a line each of about.txt: program, Qt, content
    """

    def __init__(
        self, data: Path, sticks: Callable[[], Sequence[Path]], versions: Callable[[], Mapping[str, str]],
        now: Callable[[], datetime] = datetime.now,
    ) -> None:  # fmt: skip
        self._data, self._sticks, self._versions, self._now = data, sticks, versions, now

    def copy(self) -> tuple[Path | None, tuple[Problem, ...]]:
        """Copy the log to the first stick that takes it: the folder on the stick, or None and why. Never raises."""
        try:
            files = self._read()
        except OSError as error:
            said = Say(N_("the log cannot be read: %(reason)s"), {"reason": _reason(error)})
            return None, (Problem(f"logs/{log.NAME}", 1, 1, "error", RULE, said),)
        sticks = self._sticks()
        if not sticks:
            hint = Say(N_("put one in and try again"))
            return None, (Problem("sticks", 1, 1, "error", RULE, Say(N_("there is no stick")), hint),)
        problems = []
        for stick in sticks:
            try:
                return self._write(stick, files), ()
            except OSError as error:
                problems.append(_problem(stick, error, sum(map(len, files.values()))))
        return None, tuple(problems)

    def _read(self) -> dict[str, bytes]:
        """The log's files, newest first, and what runs here. OSError where there are any and they cannot be read."""
        files, left = {ABOUT: self._about()}, MOST
        for name in (log.NAME, *(f"{log.NAME}.{n}" for n in range(1, log.FILES))):
            with suppress(FileNotFoundError):
                files[name] = _plain(self._data / "logs" / name, left)
                left -= len(files[name])
        return files

    def _about(self) -> bytes:
        when = self._now().astimezone()
        told = {
            "date": when.strftime("%Y-%m-%d %H:%M %z"), **self._versions(),
            "python": platform.python_version(), "system": platform.platform(),
        }  # fmt: skip
        return "".join(f"{name}: {value}\n" for name, value in told.items()).encode()

    def _write(self, stick: Path, files: Mapping[str, bytes]) -> Path:
        """A folder of these files, which gets its name once all of them are on the stick."""
        made = Path(tempfile.mkdtemp(prefix=".kiosk-log-", dir=stick))
        try:
            for name, data in files.items():
                with (made / name).open("xb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
            made.chmod(0o755)  # whoever helps reads it on another machine
            sync(made)
            there = _free(stick, self._now().strftime("kiosk-log-%Y%m%d-%H%M"))
            made.rename(there)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        sync(stick)
        return there


def _plain(path: Path, most: int) -> bytes:
    """The last bytes of a file of ours: no link, no pipe. OSError where it cannot be read."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        stat = os.fstat(handle)
        if not S_ISREG(stat.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        file.seek(max(stat.st_size - most, 0))
        return file.read(most)


def _free(stick: Path, name: str) -> Path:
    """A name that nothing on the stick has: not even a link to nowhere."""
    names = (name, *(f"{name}-{n}" for n in range(2, NAMES + 1)))
    free = next((stick / each for each in names if not os.path.lexists(stick / each)), None)
    if free is None:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    return free


def _problem(stick: Path, error: OSError, size: int) -> Problem:
    """Why a stick did not take the log, and what helps."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            said = Say(N_("the stick is full"))
            hint = Say(N_("make %(n)s MB of room on it"), {"n": size // 1_000_000 + 1})
        case errno.EROFS | errno.EACCES | errno.EPERM:
            said, hint = (
                Say(N_("the stick cannot be written to")),
                Say(N_("remove its write protection, or use another")),
            )
        case errno.ENOENT | errno.ENODEV | errno.EIO | errno.ENXIO:
            said = Say(N_("the stick was removed, or is faulty"))
            hint = Say(N_("put it in again and wait until the copy is done"))
        case _:
            said = Say(N_("the log cannot be copied to the stick: %(reason)s"), {"reason": _reason(error)})
            hint = Say(N_("use another stick"))
    return Problem(str(stick), 1, 1, "error", RULE, said, hint)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
