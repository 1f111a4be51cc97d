"""Files written whole: after a power cut there is the old file or the new one, never half of one.

For everybody, as `places` is: station, packs and tools all write so.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

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

    Any exception meanwhile leaves the old file as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if shared:
            Path(name).chmod(0o666 & ~_umask())
        _replace(Path(name), path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    sync(path.parent)


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
