"""Packs on sticks, as staff see them before they decide: what each says of itself, and why it would be refused.

Signature and manifest are read, the files are not: that is done while installing.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic

from kiosk.model.pack import Found
from kiosk.packs import keys, opening
from kiosk.packs.faults import Refused
from kiosk.packs.install import admitted
from kiosk.packs.pointer import Current
from kiosk.packs.shelf import Shelf

SUFFIX = ".kpack"
MOST = 20
LOOKED, ENTRIES, SECONDS = 60, 5_000, 5.0
"""Packs and names that are looked at, and for how long: a stick may hold anything, and be slow."""


def found(shelf: Shelf, folders: Iterable[Path]) -> tuple[Found, ...]:
    """The packs in these folders and one level below, the newest version first. Never raises."""
    current, known, end = shelf.current(), frozenset(keys.trusted(shelf.data)), monotonic() + SECONDS
    seen = list[Found]()
    for path in dict.fromkeys(path for folder in folders for path in _packs(folder)):
        seen.append(_found(shelf, path, current, known))
        if len(seen) == LOOKED or monotonic() > end:
            break
    return tuple(sorted(seen, key=lambda one: (-(one.version or 0), one.path.name))[:MOST])


def _found(shelf: Shelf, path: Path, current: Current, known: frozenset[str]) -> Found:
    try:
        head = opening.look(path)
    except Refused as refused:
        return Found(path, problems=(refused.problem,))
    manifest = head.manifest
    return Found(
        path, manifest.title, manifest.version, manifest.built, head.signer, head.signer in known,
        installed=head.name == current.active, slides=manifest.slides,
        problems=tuple(admitted(head, current, known, path.name)),
    )  # fmt: skip


def _packs(folder: Path) -> Iterator[Path]:
    """Plain files that are called packs; hidden ones are what a Mac leaves beside them."""
    below = list[Path]()
    for path, is_folder in _entries(folder):
        if is_folder:
            below.append(path)
        elif path.suffix.lower() == SUFFIX:
            yield path
    for one in below:
        yield from (path for path, is_folder in _entries(one) if not is_folder and path.suffix.lower() == SUFFIX)


def _entries(folder: Path) -> list[tuple[Path, bool]]:
    """What is in a folder, by name, and whether it is a folder. Nothing hidden, no links."""
    found = list[tuple[Path, bool]]()
    try:
        with os.scandir(folder) as inside:
            for entry, _ in zip(inside, range(ENTRIES), strict=False):
                is_folder = entry.is_dir(follow_symlinks=False)
                if entry.name[0] != "." and (is_folder or entry.is_file(follow_symlinks=False)):
                    found.append((folder / entry.name, is_folder))
    except OSError:  # the stick is gone: what was seen so far counts
        pass
    return sorted(found)
