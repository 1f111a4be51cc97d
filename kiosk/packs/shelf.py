"""The packs of this machine: which one is on show, and what comes back when it fails.

`packs/<sha256>/` holds a pack that is whole and never changes; `packs/current.json` names the one on show and is
replaced in one step. Whoever kills this at any moment finds the old state or the new one.

A pack that was just installed is on trial for its first minute (PROOF) on screen: the booth says `begin` when it starts
to show it, `prove` when the minute is over, `pause` when it is left properly before, `fail` when it cannot be shown. A
run that dies within that minute is found out by the next one, which goes back by itself.

This is a part of the booth's start: no cryptography, and nothing is read but the pointer.
"""

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.files import write_whole
from kiosk.model.pack import Kept
from kiosk.model.problem import N_, Problem, Say
from kiosk.packs import minute
from kiosk.packs.faults import fault, reason, unwritable
from kiosk.packs.folders import inside, is_content, remove
from kiosk.packs.lock import BusyError, held
from kiosk.packs.pointer import BYTES, Current, parse, text

if TYPE_CHECKING:
    from kiosk.packs.manifest import Manifest

LOG = logging.getLogger("kiosk.packs")
FOLDER = "packs"
POINTER = "current.json"
WHERE = f"{FOLDER}/{POINTER}"
LOCK = "pointer.lock"
MANIFEST, SEAL, CONTENT, INCOMING = "manifest.json", "seal", "content", "incoming-"
PROOF = 60.0
"""Seconds of health that prove a pack."""
WAIT = 2.0
"""Seconds for another process to write a file of ten lines."""


class Shelf:
    """The packs in a data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.packs = data / FOLDER
        self._instead: tuple[bytes | None, Current] | None = None
        """What holds as long as the pointer has these bytes: they are damaged, or could not be replaced."""

    # -- what is on show

    def folder(self) -> Path | None:
        """The content folder of the pack on show; None for what was shipped. Never raises.

        Where that pack is gone, it is the one before that is there.
        """
        active = self._there().active
        return None if active is None else self._content(active)

    def _there(self) -> Current:
        """What the pointer says, without the packs that somebody has taken away."""
        current = self.current()
        gone = {name for name in current.kept if not is_content(self._content(name))}
        return current.without(gone) if gone else current

    def current(self) -> Current:
        """What the pointer says; of one that is damaged, what can be said from the packs that are there."""
        data = self._read()
        if self._instead is not None and self._instead[0] == data:
            return self._instead[1]
        found = Current() if data is None else parse(data)
        if found is None:  # asked every second: whole packs are not looked for each time
            found = self._recovered()
            self._instead = data, found
        return found

    def _read(self) -> bytes | None:
        """The pointer's bytes, None where there is no such file; of one that cannot be read, why."""
        try:
            with (self.packs / POINTER).open("rb") as file:
                return file.read(BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            return reason(error).encode()

    def damage(self) -> Problem | None:
        """What staff should know of a pointer that says nothing."""
        data = self._read()
        if data is None or parse(data) is not None:
            return None
        message = Say(N_("the file is damaged: the newest complete pack is shown"))
        hint = Say(N_("if it is not the right one, roll back or install another"))
        return fault(WHERE, "pack-pointer", message, hint)

    def kept(self) -> tuple[Kept, ...]:
        """The packs on this machine, the one on show first, then those before it."""
        current = self._there()
        found = ((name, self.manifest(name)) for name in current.kept)
        return tuple(
            Kept(name, one.title, one.version, one.built, self._signer(name), active=name == current.active)
            for name, one in found
            if one is not None
        )

    def manifest(self, name: str) -> "Manifest | None":
        """The manifest of a pack that is installed; None where it is damaged or gone."""
        from kiosk.packs import manifest
        from kiosk.packs.faults import Refused

        try:
            with (self.packs / name / MANIFEST).open("rb") as file:
                data = file.read(manifest.BYTES + 1)
            return manifest.parse(data, name) if manifest.name_of(data) == name else None
        except (OSError, Refused):
            return None

    # -- the first minute of a pack

    def begin(self) -> Problem | None:
        """The booth starts to show the pack: its minute runs. What staff should know, if the last run died in it."""
        self._tidy()
        trial = self._there().trial
        if trial is None:
            return self.damage()
        if trial.begun and not minute.elsewhere(self.packs):
            message = N_(
                "the program ended within a minute of showing the pack %(version)s: the content before it is back"
            )
            hint = Say(N_("if the power was cut, install it again; otherwise look at the log first"))
            return self._give_up(message, hint)
        minute.hold(self.packs)
        if not trial.begun:
            self._change(lambda now: now.begun(True))
        return None

    def prove(self) -> None:
        """The pack has been on show for a minute, and all is well. One that waits to be shown is not meant."""
        trial = self.current().trial
        if trial is not None and trial.begun:
            self._change(Current.proved)
        minute.let_go(self.packs)

    def pause(self) -> None:
        """The program is left properly: whatever the next run finds, this pack has not failed."""
        trial = self.current().trial
        if trial is not None and trial.begun:
            self._change(lambda now: now.begun(False))
        minute.let_go(self.packs)

    def fail(self, why: str) -> Problem | None:
        """The pack on trial cannot be shown: back at once to what was there before. What to tell staff.

        why  for the log. None comes back where no pack is on trial
        """
        if self.current().trial is None:
            return None
        LOG.warning("the pack on trial cannot be shown: %s", why)
        message = N_("the pack %(version)s cannot be shown: the content before it is back")
        return self._give_up(message, Say(N_("look at the log, and build a new pack")))

    def _give_up(self, message: str, hint: Say) -> Problem:
        trial = self.current().trial
        failed = self.manifest(trial.pack) if trial else None
        self._change(Current.failed)
        minute.let_go(self.packs)
        return fault(WHERE, "pack-trial", Say(message, {"version": failed.version if failed else "?"}), hint)

    # -- going back

    def rollback(self) -> tuple[Problem, ...]:
        """Back to the pack before that is still whole, finally to what was shipped."""
        try:
            with held(self.packs / LOCK, WAIT) if self.packs.is_dir() else nullcontext():
                new = self._before(self._there())
                if new is not None:
                    self._write(new)
                    return ()
        except (OSError, BusyError) as error:
            return (refusal(error),)
        message = Say(N_("there is no pack to go back to: the booth shows the content the program came with"))
        return (fault(WHERE, "pack-none", message, Say(N_("to change the content, install a pack"))),)

    def _before(self, current: Current) -> Current | None:
        from kiosk.packs.opening import intact

        new = current.back()
        while new is not None and new.active is not None:
            manifest = self.manifest(new.active)
            if manifest and intact(self._content(new.active), manifest.files):
                break
            new = new.back()
        return new

    # -- the pointer

    @contextmanager
    def installing(self) -> Iterator[None]:
        """Nobody else installs meanwhile. BusyError, OSError."""
        self.packs.mkdir(parents=True, exist_ok=True)
        with held(self.packs / "installing.lock"):
            yield

    def change(self, change: Callable[[Current], Current]) -> None:
        """Replace the pointer. OSError and BusyError leave it as it was."""
        with held(self.packs / LOCK, WAIT):
            self._write(change(self.current()))

    def _write(self, new: Current) -> None:
        path = self.packs / POINTER
        with suppress(FileNotFoundError):
            if parse(path.read_bytes()[: BYTES + 1]) is None:
                shutil.copyfile(path, path.with_name(f"{POINTER}.bad"))
        write_whole(path, text(new))

    def _change(self, change: Callable[[Current], Current]) -> None:
        """Change the pointer; on a disk that takes nothing it is changed in this run only, which has to go on."""
        try:
            self.change(change)
        except (OSError, BusyError) as error:
            LOG.warning("%s cannot be written: %s", WHERE, error)
            self._instead = self._read(), change(self.current())

    def _recovered(self) -> Current:
        """What can be said without the pointer: the newest packs that are whole, and nothing of a trial."""
        from kiosk.packs.opening import intact
        from kiosk.packs.pointer import KEPT, Highest

        names = [path.name for path in inside(self.packs) if len(path.name) == 64]
        found = [(manifest.version, name, manifest) for name in names if (manifest := self.manifest(name)) is not None]
        whole = [(n, name) for n, name, one in sorted(found, reverse=True) if intact(self._content(name), one.files)]
        kept = [name for _, name in whole[:KEPT]]
        return Current(next(iter(kept), None), tuple(kept[1:]), Highest(*whole[0]) if whole else None)

    # -- folders

    def _content(self, name: str) -> Path:
        return self.packs / name / CONTENT

    def _signer(self, name: str) -> str:
        from kiosk.packs.keys import fingerprint

        try:
            return fingerprint((self.packs / name / SEAL).read_bytes()[-32:])
        except OSError:
            return ""

    def prune(self, shown: str | None) -> None:
        """Remove the packs that nothing leads to any more, but for the one that may still be `shown`. Never raises."""
        kept = (*self.current().kept, shown)
        for path in inside(self.packs):
            if path.is_dir() and len(path.name) == 64 and path.name not in kept:
                remove(path)

    def _tidy(self) -> None:
        """Remove what a killed installation has left; nothing while one runs."""
        if any(path.name.startswith(INCOMING) for path in inside(self.packs)):
            with suppress(OSError, BusyError), self.installing():
                self.sweep()

    def sweep(self) -> None:
        """Remove all that is half installed; for whoever holds `installing`. Never raises."""
        for path in inside(self.packs):
            if path.name.startswith(INCOMING):
                remove(path)


def refusal(error: Exception) -> Problem:
    """Why nothing could be written."""
    if isinstance(error, OSError):
        return unwritable(WHERE, error)
    message = Say(N_("another pack is being installed on this computer"))
    return fault(WHERE, "pack-busy", message, Say(N_("wait until that is done")))
