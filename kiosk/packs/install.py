"""From a stick to the shelf. Each step may be the last one: until the pointer is replaced, nothing has happened.

copy      off the stick, into packs/incoming-.../
verify    signature, signer, every file
lay out   only what the manifest lists, as plain files, each on the disk before the next step
try       every slide is drawn, in a process of its own
rename    to packs/<sha256>
switch    packs/current.json
prune     what is older than the two packs before
"""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kiosk.files import sync
from kiosk.model.pack import STOPPED, UNKNOWN_SIGNER, Progress, Stage, Went
from kiosk.model.problem import N_, Problem, Say
from kiosk.packs import keys, opening
from kiosk.packs.envelope import Head
from kiosk.packs.faults import Refused, fault, refuse
from kiosk.packs.lock import BusyError
from kiosk.packs.manifest import Manifest, ahead
from kiosk.packs.pointer import Current
from kiosk.packs.shelf import CONTENT, INCOMING, MANIFEST, SEAL, Shelf, refusal
from kiosk.packs.trial import trial

LOG = logging.getLogger("kiosk.packs")
SPARE = 32_000_000
"""Bytes that stay free on the disk, for the log and the counters."""
Try = Callable[[Path, str, int, Callable[[int], None]], tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Installed:
    """How an installation ended.

    manifest  what the pack says of itself, once that can be believed
    again     it was on show already, and nothing was done
    problems  why it was not installed
    """

    manifest: Manifest | None = None
    again: bool = False
    problems: tuple[Problem, ...] = ()


def install(
    shelf: Shelf, path: Path, *, accept: str | None = None, trust: bytes | None = None, attempt: Try | None = None,
    went: Went = lambda _: True,
) -> Installed:  # fmt: skip
    """Install a pack. Never raises; with problems, everything is as it was.

    accept   fingerprint of an unknown signer that staff accept, now and for later packs
    trust    a public key that is believed from now on
    attempt  draws every slide, where it is not the child of `trial`
    went     told how far it is, and asked whether to go on
    """
    try:
        with shelf.installing():
            shelf.sweep()
            try:
                return _installed(shelf, path, accept, trust, attempt or trial, went)
            finally:
                shelf.sweep()
    except Refused as refused:
        return Installed(problems=(refused.problem,))
    except (OSError, BusyError) as error:
        return Installed(problems=(refusal(error),))


def admitted(found: Head, current: Current, known: frozenset[str], name: str) -> Iterator[Problem]:
    """Why a pack that is sound is not installed here: its signer, its age."""
    manifest = found.manifest
    if found.signer not in known:
        message = Say(N_("it is signed with a key that this computer does not know: %(key)s"), {"key": found.signer})
        hint = Say(
            N_("ask the office for the fingerprint of its key; if they are equal, whoever knows the PIN may accept it")
        )
        yield fault(name, UNKNOWN_SIGNER, message, hint)
    if said := ahead(manifest.version, manifest.made):
        yield fault(name, "pack-version", said, Say(N_("build it again, without --version")))
    if not current.allows(found.name, manifest.version) and current.highest:
        params: dict[str, str | int] = {"version": manifest.version, "highest": current.highest.version}
        message = Say(N_("its version %(version)s is older than one already shown here (%(highest)s)"), params)
        hint = Say(N_("build it again; only rolling back returns to an earlier pack"))
        if manifest.version == current.highest.version:
            message = Say(N_("another pack with the same version %(version)s was already shown here"), params)
            hint = Say(N_("build it again, with a higher --version"))
        yield fault(name, "pack-old", message, hint)


def _installed(
    shelf: Shelf, path: Path, accept: str | None, trust: bytes | None, attempt: Try, went: Went
) -> Installed:
    name = path.name

    def step(stage: Stage, done: int, total: int) -> None:
        if not went(Progress(stage, done, total)):
            raise refuse(name, STOPPED, Say(N_("the installation was stopped")), Say(N_("to install it, begin again")))

    peek = opening.look(path)  # a hopeless pack is not copied
    _room(shelf, path, peek.manifest, name)
    incoming = Path(tempfile.mkdtemp(prefix=INCOMING, dir=shelf.packs))
    opening.copy(path, incoming / "pack", partial(step, "copy"))
    found = opening.verified(incoming / "pack", name)
    manifest, current = found.manifest, shelf.current()
    known = {*keys.trusted(shelf.data), *((keys.fingerprint(trust),) if trust else ())}
    if accept and keys.same(found.signer, accept):
        known.add(found.signer)
    problems = tuple(admitted(found, current, frozenset(known), name))
    if problems:
        return Installed(manifest, problems=problems)
    here = shelf.packs / found.name
    whole = shelf.manifest(found.name) is not None and opening.intact(here / CONTENT, manifest.files)
    if whole and current.active == found.name:
        return Installed(manifest, again=True)
    new = incoming / "new"
    new.mkdir()
    opening.lay_out(incoming / "pack", found, new / CONTENT, name, partial(step, "write"))
    (incoming / "pack").unlink()
    slides = manifest.slides
    pages = slides * len(manifest.languages)
    problems = attempt(new / CONTENT, name, pages, lambda done: step("draw", min(done, slides), slides))
    if problems:
        return Installed(manifest, problems=problems)
    if not whole:
        _seal(new, found)
        if here.exists():
            here.rename(incoming / "old")
        new.rename(here)
        sync(shelf.packs)
    if found.signer not in keys.trusted(shelf.data):
        keys.trust(shelf.data, found.key)
    shelf.change(lambda now: now.switched(found.name, manifest.version))
    LOG.info("pack %s (%s) is installed", manifest.version, found.name[:12])
    shelf.prune(current.active)
    return Installed(manifest)


def _room(shelf: Shelf, path: Path, manifest: Manifest, name: str) -> None:
    """Refuse where the disk has no room for the copy and what is laid out from it."""
    need = 2 * manifest.size + SPARE
    free = shutil.disk_usage(shelf.packs).free
    if free < need:
        params: dict[str, str | int] = {"need": need // 1_000_000 + 1, "free": free // 1_000_000}
        message = Say(N_("it needs %(need)s MB on the disk of this computer, and %(free)s MB are free"), params)
        raise refuse(name, "pack-disk", message, Say(N_("make room on it")))


def _seal(folder: Path, found: Head) -> None:
    """What tells later who signed a pack, and what it consists of; then all of it is brought to the disk."""
    for name, data in ((MANIFEST, found.listed), (SEAL, found.seal)):
        with (folder / name).open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        (folder / name).chmod(0o444)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            sync(path)
    sync(folder)
