"""From a content folder to a pack: the files that the content really consists of, in one signed file.

What was checked is what is packed: every file is compared with what it was before it was checked. The same files, key,
version and time give the same bytes.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from kiosk import __version__
from kiosk.files import whole
from kiosk.loader.files import plain_inside, shown
from kiosk.loader.load import Loaded
from kiosk.model.deck import Deck
from kiosk.model.problem import N_, Problem, Say
from kiosk.packs import names
from kiosk.packs.envelope import MAGIC, message
from kiosk.packs.faults import Refused, fault, reason, refuse
from kiosk.packs.keys import Key
from kiosk.packs.manifest import FILES, LARGEST, TOTAL, File, Manifest, ahead, moment, stamp, text, too_many
from kiosk.packs.opening import BLOCK

AGREED = "agreed.json"
Stamps = Mapping[str, tuple[int, int, int]]
"""Time, size and number of each plain file below a folder, by its name in it."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """The files of a pack, and what is wrong with them: with problems, it cannot be built."""

    files: tuple[File, ...]
    problems: tuple[Problem, ...]


def stamps(folder: Path) -> Stamps:
    """What the files of a folder look like from outside: asked before they are read."""
    found: dict[str, tuple[int, int, int]] = {}
    for path, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name[0] != "."]
        for name in files:
            one = Path(path, name)
            found[one.relative_to(folder).as_posix()] = _stamp(one.lstat())
    return found


def freeze(folder: Path, loaded: Loaded, before: Stamps) -> Frozen:
    """The files that a content folder consists of, by name. `before`: their stamps before it was loaded."""
    files, problems = list[File](), list[Problem]()
    for name in sorted(_names(folder, loaded)):
        path = folder / name
        where = shown(folder, path)
        if said := names.odd(name):
            hint = Say(N_("in a pack: data/beds.csv, images/lab.jpg, with small letters, digits and hyphens"))
            problems.append(fault(where, "pack-name", said, hint))
            continue
        try:
            files.append(_file(path, name))
            changed = before.get(name) != _stamp(path.lstat())
        except OSError as error:
            said = Say(N_("the file cannot be read: %(reason)s"), {"reason": reason(error)})
            problems.append(fault(where, "unreadable", said))
            continue
        if changed:
            problems.append(_changed(where))
        elif files[-1].size > LARGEST:
            said = Say(N_("%(name)s is larger than %(limit)s MB"), {"name": name, "limit": LARGEST // 1_000_000})
            problems.append(fault(where, "pack-size", said, Say(N_("scale the picture down, or split the file"))))
    problems += _limits(files, folder)
    return Frozen(tuple(files), tuple(problems))


def version(given: int | None, at: datetime, path: str) -> int:
    """The version of a pack that is built now, the time in UTC where none is given. Refused where it blocks others."""
    if given is not None and (said := ahead(given, at)):
        hint = Say(N_("leave --version out, and it becomes %(stamp)s; or write a lower number"), {"stamp": stamp(at)})
        raise refuse(path, "pack-version", said, hint)
    return given or stamp(at)


def manifest(deck: Deck, files: Iterable[File], version: int, at: datetime) -> Manifest:
    """What the pack says of itself. `at`: the time in UTC."""
    return Manifest(
        version=version, program=__version__, built=moment(at),
        title=deck.kiosk.title, languages=list(deck.languages), slides=len(deck.slides), files=list(files),
    )  # fmt: skip


def write(out: Path, folder: Path, listed: Manifest, key: Key) -> tuple[Problem, ...]:
    """Write the pack. With problems, or an OSError, a file that was there before stays as it was."""
    data = text(listed)
    try:
        with whole(out, shared=True) as file:
            file.write(MAGIC + key.sign(message(key.public, data)) + key.public + len(data).to_bytes(8, "big") + data)
            for one in listed.files:
                if _copied(folder / one.path, file) != (one.size, one.sha256):
                    raise Refused(_changed(shown(folder, folder / one.path)))
    except Refused as refused:
        return (refused.problem,)
    return ()


def _names(folder: Path, loaded: Loaded) -> set[str]:
    """The files that the loader has read, pictures that slides name among them, and which texts agree."""
    names_ = {path.relative_to(folder).as_posix() for path in loaded.files}
    with suppress(OSError):
        if plain_inside(folder, AGREED):
            names_.add(AGREED)
    return names_


def _file(path: Path, name: str) -> File:
    """Size and SHA-256 of a file, as a pack lists it."""
    size, digest = _copied(path, None)
    return File(path=name, size=size, sha256=digest)


def _copied(path: Path, to: BinaryIO | None) -> tuple[int, str]:
    """Write a file's bytes after others; how many there were, and their SHA-256. OSError where it cannot be read."""
    size, digest = 0, sha256()
    with path.open("rb") as file:
        while data := file.read(BLOCK):
            size += len(data)
            digest.update(data)
            if to is not None:
                to.write(data)
    return size, digest.hexdigest()


def _limits(files: list[File], folder: Path) -> Iterator[Problem]:
    """Limits of all files together."""
    if len(files) > FILES:
        yield too_many(shown(folder, folder)).problem
    if sum(one.size for one in files) > TOTAL:
        said = Say(N_("its files exceed %(limit)s MB in all"), {"limit": TOTAL // 1_000_000})
        yield fault(shown(folder, folder), "pack-size", said, Say(N_("scale the pictures down")))


def _changed(where: str) -> Problem:
    said = Say(N_("the file was changed while the pack was built"))
    return fault(where, "pack-changed", said, Say(N_("save it, and build the pack again")))


def _stamp(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_mtime_ns, found.st_size, found.st_ino
