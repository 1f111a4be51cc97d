"""From a file to a pack that is believed: every byte is looked at before any is used.

A stick may be pulled, be slow for ever, or change under whoever reads it: the pack is copied off it first, and what is
verified and laid out is the copy.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import BinaryIO

from kiosk.model.problem import N_, Say, printable
from kiosk.packs.envelope import HEAD, LARGEST, Head, head
from kiosk.packs.faults import Refused, damaged, reason, refuse
from kiosk.packs.manifest import TOTAL, File

BLOCK = 1_000_000
PATIENCE, SLOWEST = 30.0, 1_000_000
"""Seconds that a stick may take for a copy, beside a second for so many bytes."""
_STICK = Say(N_("put the stick in again, or try another one"))
Step = Callable[[int, int], None]
"""Told how much of how much is done; may raise, which ends it."""


def _silent(done: int, total: int) -> None:
    """Nobody wants to know."""


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """A pack's file and its size. Refused where it is no plain file (a pipe would wait for ever) or cannot be read."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        file = os.fdopen(os.open(path, flags | getattr(os, "O_CLOEXEC", 0)), "rb")
    except OSError as error:
        if error.errno == errno.ELOOP and path.is_symlink():
            raise _link(path) from error
        raise unreadable(path.name, error) from error
    with file:
        found = os.fstat(file.fileno())
        if path.is_symlink():  # where the system cannot be asked not to follow it
            raise _link(path)
        if not stat.S_ISREG(found.st_mode):
            raise refuse(path.name, "pack-file", Say(N_("this is not a plain file")))
        yield file, found.st_size


def look(path: Path) -> Head:
    """What a pack says of itself, its signature good; its files are not looked at. Refused as `head` does."""
    with opened(path) as (file, size), _reading(path.name):
        return head(file, size, path.name)


def copy(path: Path, to: Path, went: Step = _silent, now: Callable[[], float] = monotonic) -> None:
    """A pack's file as it is, in a place where nobody changes it. Refused; OSError where `to` cannot be written."""
    with opened(path) as (file, size), to.open("xb") as out:
        if size > LARGEST:
            params: dict[str, str | int] = {"limit": TOTAL // 1_000_000}
            raise refuse(path.name, "pack-size", Say(N_("the pack is larger than %(limit)s MB"), params))
        end, total = now() + PATIENCE + size / SLOWEST, size
        while size:
            went(total - size, total)
            with _reading(path.name):
                data = file.read(min(BLOCK, size))
            if not data:
                raise damaged(path.name, Say(N_("the pack breaks off in the middle")))
            if now() > end:
                raise refuse(path.name, "pack-file", Say(N_("reading the pack takes too long")), _STICK)
            out.write(data)
            size -= len(data)


def verified(path: Path, name: str) -> Head:
    """The head of a pack whose every byte is as it was signed. Refused where one is not."""
    with opened(path) as (file, size), _reading(name):
        found = head(file, size, name)
        for one in found.manifest.files:
            for _ in _blocks(file, one, name):
                pass
    return found


def lay_out(path: Path, found: Head, folder: Path, name: str, went: Step = _silent) -> None:
    """Write the pack's files into a new folder, each of them on the disk when this comes back.

    Only what the manifest lists is written, and only as plain files. Refused where the disk does not give back what it
    was given; OSError where it cannot be written.
    """
    folder.mkdir()
    with opened(path) as (file, _):
        file.seek(found.start)
        for done, one in enumerate(found.manifest.files):
            went(done, len(found.manifest.files))
            target = folder.joinpath(*one.path.split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as out:
                for data in _blocks(file, one, name):
                    out.write(data)
                out.flush()
                os.fsync(out.fileno())
            target.chmod(0o444)


def intact(folder: Path, files: list[File]) -> bool:
    """Whether a folder has these files as they were signed. Others are not looked for. Never raises."""
    try:
        for one in files:
            with folder.joinpath(*one.path.split("/")).open("rb") as file:
                for _ in _blocks(file, one, ""):
                    pass
                if file.read(1):
                    return False
    except (OSError, Refused):
        return False
    return True


def unreadable(name: str, error: OSError) -> Refused:
    """The refusal of a file that the stick does not give."""
    message = Say(N_("the pack cannot be read: %(reason)s"), {"reason": reason(error)})
    return refuse(name, "pack-file", message, _STICK)


def _link(path: Path) -> Refused:
    """The refusal of a link: what it leads to may be another file a moment later."""
    hint = Say(N_("name the pack itself: %(path)s"), {"path": printable(str(path.parent / path.readlink()))})
    return refuse(path.name, "pack-file", Say(N_("this is a link to another file, and links are not followed")), hint)


def _blocks(file: BinaryIO, one: File, name: str) -> Iterator[bytes]:
    """A file's bytes. Refused, after the last of them, where they are not the ones that were signed."""
    left, digest = one.size, sha256()
    while left:
        data = file.read(min(BLOCK, left))
        if not data:
            raise damaged(name, Say(N_("the pack breaks off in the middle")))
        digest.update(data)
        left -= len(data)
        yield data
    if digest.hexdigest() != one.sha256:
        raise damaged(name, Say(N_("the file %(file)s in the pack is damaged"), {"file": one.path}))


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """What the system says about reading becomes a refusal."""
    try:
        yield
    except OSError as error:
        raise unreadable(name, error) from error


assert HEAD < BLOCK
