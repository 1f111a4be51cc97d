"""Files written whole: after a power cut there is the old file or the new one, never half of one.

For everybody, as `places` is: station, packs and tools all write so.
"""

import errno
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

NOT_PLAIN = "not a plain file"
"""What is said of a pipe, a folder or a device; translated where the reasons of the system are."""
TEMPORARY = ".tmp"
LEFT = 3600.0
"""Seconds after which a temporary file is what a killed program has left."""
TRIES, PAUSE = 20, 0.05
"""On Windows a file that somebody reads at this very moment (a virus scanner) cannot be replaced: try again."""


def write_whole(path: Path, data: bytes, *, shared: bool = False) -> None:
    """Put `data` into `path`, whose folder is made where it is missing. OSError leaves the old file as it was.

    The temporary file lies in the same folder, since replacing is whole only within one file system. Only this
    user may read what is written, unless it is `shared` as any new file of theirs.
    """
    with whole(path, shared=shared) as file:
        file.write(data)


@contextmanager
def whole(path: Path, *, shared: bool = False) -> Iterator[BinaryIO]:
    """A file to be written bit by bit, that takes the place of `path` once all of it is on the disk.

    Any exception meanwhile leaves the old file as it was. An OSError names `path`, never the temporary file.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        handle, name = tempfile.mkstemp(prefix=_prefix(path), suffix=TEMPORARY, dir=path.parent)
    except OSError as error:
        raise _about(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if shared:
            Path(name).chmod(0o666 & ~_umask())
        _replace(Path(name), path)
    except BaseException as error:
        with suppress(OSError):
            Path(name).unlink()
        if isinstance(error, OSError) and error.filename in (None, name):
            raise _about(path, error) from error
        raise
    sync(path.parent)


def read_plain(path: Path, most: int) -> bytes:
    """The first bytes of a plain file; links are followed. OSError too where it is none: a pipe would be waited for."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, NOT_PLAIN, str(path))
        return file.read(most)


def is_folder(path: Path) -> bool:
    """Whether there is such a folder. Never raises: one that nobody may ask about is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def sync(folder: Path) -> None:
    """Bring the names in a folder to the disk. Windows has no way to ask for it, some file systems refuse."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _prefix(path: Path) -> str:
    return f".{path.name}."


def _sweep(path: Path) -> None:
    """Remove temporary files of `path` that a program left which was killed long ago."""
    long_ago = time.time() - LEFT
    with suppress(OSError), os.scandir(path.parent) as inside:
        for entry in inside:
            if entry.name.startswith(_prefix(path)) and entry.name.endswith(TEMPORARY):
                with suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < long_ago:
                        Path(entry).unlink()


def _about(path: Path, error: OSError) -> OSError:
    """The error, of the file that was to be written; of the same kind, since errno makes it."""
    return OSError(error.errno, error.strerror or str(error), str(path))


def _replace(new: Path, old: Path) -> None:
    for left in reversed(range(TRIES)):
        try:
            new.replace(old)
            return
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(PAUSE)


def _umask() -> int:
    """What new files of this user deny to others; it cannot be asked for without setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
