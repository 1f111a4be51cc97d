"""The staff PIN: kept as a hash with this machine's own salt, guessed slowly.

Four digits are few: what protects them is that the hash is slow (scrypt), that the file is readable by this user only,
and that at the screen each wrong try after the fourth costs a wait, which grows. Wrong tries are kept in `tries.json`
of the data folder, each before it is looked at: who pulls the plug after four of them has one left, not four more.
"""

import getpass
import hashlib
import hmac
import json
import logging
import os
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.files import write_whole
from kiosk.model.settings import Settings
from kiosk.station import settings as files
from kiosk.words.messages import line, tr

LOG = logging.getLogger("kiosk.pin")
LEAST, MOST = 4, 8
FREE = 5
"""Wrong tries before there is a wait."""
FIRST_WAIT, LONGEST_WAIT = 30.0, 900.0
_COST, _BLOCK, _LANES = 2**14, 8, 1  # 16 MB and some 40 ms a try
_SCHEME = "scrypt"
TRIES = "tries.json"
_ENOUGH = 10_000
"""No file that says more wrong tries, or has more bytes, is ours."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries in a row, and until when (monotonic seconds) no other is taken."""

    wrong: int = 0
    until: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the next try is taken; 0 where it is taken now."""
        return max(0.0, self.until - now)

    def failed(self, now: float) -> "Tries":
        """After one more wrong try."""
        wrong = self.wrong + 1
        return Tries(wrong, now + cost(wrong)) if wrong >= FREE else Tries(wrong)


def cost(wrong: int) -> float:
    """The wait in seconds that so many wrong tries in a row cost."""
    return min(FIRST_WAIT * 2.0 ** min(wrong - FREE, 10), LONGEST_WAIT) if wrong >= FREE else 0.0


class Gate:
    """The way out as the pad meets it (the port of `ui`): whether there is a PIN, and whether this is it.

    `clock` is the time of day, which outlives the program: a wait goes on after a restart. Where it was set back
    meanwhile, the whole wait begins anew.
    """

    def __init__(self, data: Path, settings: Settings | None = None, clock: Callable[[], float] = time.time) -> None:
        self._data, self._clock = data, clock
        self._settings = files.read(data)[0] if settings is None else settings
        self._tries: Tries | None = None

    def locked(self) -> bool:
        """Whether a PIN is set. The file is read anew: one set while the booth runs counts at once.

        A file that has become faulty unlocks nothing: the PIN known before holds.
        """
        now, problems = files.read(self._data)
        if not problems or now.pin not in (None, files.UNKNOWN):
            self._settings = now
        return self._settings.pin is not None

    def wait(self, now: float) -> float:
        """Seconds until the next try is taken."""
        return self._so_far(now).wait(now)

    def enter(self, typed: str, now: float) -> bool:
        """Whether this is the PIN. A try while there is a wait is none, and is not looked at."""
        before = self._so_far(now)
        if before.wait(now) > 0:
            return False
        self._keep(before.failed(now), now)
        right = check(self._settings, typed)
        if right:
            self._keep(Tries(), now)
        return right

    def _so_far(self, now: float) -> Tries:
        """Wrong tries, those before a restart too."""
        if self._tries is None:
            wrong, until = _kept(self._data / TRIES)
            self._tries = Tries(wrong, now + min(max(until - self._clock(), 0.0), cost(wrong)))
        return self._tries

    def _keep(self, tries: Tries, now: float) -> None:
        """Remember them; where the disk takes nothing, until the program ends."""
        self._tries = tries
        path = self._data / TRIES
        try:
            if tries.wrong:
                kept = {"wrong": tries.wrong, "until": round(self._clock() + tries.wait(now))}
                write_whole(path, json.dumps(kept).encode("ascii"))
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            LOG.warning("wrong tries of the PIN cannot be kept: %s", error.strerror or error)


def _kept(path: Path) -> tuple[int, float]:
    """Wrong tries in a row, and until when no other is taken (time of day). None where no such file can be read."""
    try:
        with path.open("rb") as file:
            kept = json.loads(file.read(_ENOUGH))
        wrong, until = kept["wrong"], kept["until"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return 0, 0.0
    if type(wrong) is not int or type(until) is not int or not 0 < wrong <= _ENOUGH:
        return 0, 0.0
    return wrong, float(min(max(until, 0), 2**40))


def valid(pin: str) -> bool:
    """Whether this may be a PIN: 4 to 8 digits."""
    return LEAST <= len(pin) <= MOST and pin.isascii() and pin.isdigit()


def set_pin(settings: Settings, pin: str) -> Settings:
    """The settings with this PIN. ValueError where it is none."""
    if not valid(pin):
        raise ValueError("a PIN has 4 to 8 digits")
    salt = os.urandom(16)
    kept = "$".join((_SCHEME, *(b64encode(part).decode("ascii") for part in (salt, _hash(pin, salt)))))
    return settings.model_copy(update={"pin": kept})


def check(settings: Settings, typed: str) -> bool:
    """Whether this is the PIN, in the same time for any that is not. False where none is set, or none can be read."""
    try:
        scheme, salt, kept = (settings.pin or "").split("$")
        known = b64decode(kept, validate=True)
        tried = _hash(typed, b64decode(salt, validate=True))
    except ValueError:
        return False
    return scheme == _SCHEME and hmac.compare_digest(known, tried)


def set_pin_from_terminal(data: Path, language: str) -> int:
    """`kiosk station set-pin`: asks twice on a terminal, else reads a line from standard input. The exit code.

    A settings file with faults is not written over: it would lose what staff wrote. Wrong tries are forgiven from the
    next start on.
    """
    settings, problems = files.read(data)
    for problem in problems:
        print(line(problem, language), file=sys.stderr)
    if problems:
        return _refuse(tr(language, "fix the settings first: the PIN is as it was"))
    try:
        pin = _asked(language) if sys.stdin.isatty() else sys.stdin.readline().strip("\r\n")
    except (EOFError, KeyboardInterrupt):
        pin = None
    if pin is None:
        return _refuse(tr(language, "the PIN is as it was"))
    if not valid(pin):
        return _refuse(tr(language, "a PIN has 4 to 8 digits: the PIN is as it was"))
    problems = files.change(data, "pin", set_pin(settings, pin).pin)
    for problem in problems:
        print(line(problem, language), file=sys.stderr)
    if problems:
        return _refuse(tr(language, "the PIN is as it was"), 2)
    with suppress(OSError):
        (data / TRIES).unlink(missing_ok=True)
    print(tr(language, "the PIN is set"))
    return 0


def _asked(language: str) -> str | None:
    """The PIN that was typed twice alike; None where it was not."""
    pin = getpass.getpass(tr(language, "New PIN (4 to 8 digits, not shown): "))
    if valid(pin) and getpass.getpass(tr(language, "The same again: ")) != pin:
        print(tr(language, "the two are not the same"), file=sys.stderr)
        return None
    return pin


def _refuse(said: str, code: int = 1) -> int:
    print(said, file=sys.stderr)
    return code


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, dklen=32)
