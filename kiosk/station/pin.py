"""The staff PIN: kept as a hash with this machine's own salt, guessed slowly.

Four digits are few: what protects them is that the hash is slow (scrypt), that the file is readable by this user only,
and that at the screen each wrong try after the fourth costs a wait, which grows.
"""

import getpass
import hashlib
import hmac
import os
import sys
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from kiosk.model.settings import Settings
from kiosk.station import settings as files
from kiosk.words.messages import line, tr

LEAST, MOST = 4, 8
FREE = 5
"""Wrong tries before there is a wait."""
FIRST_WAIT, LONGEST_WAIT = 30.0, 900.0
_COST, _BLOCK, _LANES = 2**14, 8, 1  # 16 MB and some 40 ms a try
_SCHEME = "scrypt"


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
        if wrong < FREE:
            return Tries(wrong)
        return Tries(wrong, now + min(FIRST_WAIT * 2.0 ** min(wrong - FREE, 10), LONGEST_WAIT))


class Gate:
    """The way out as the pad meets it (the port of `ui`): whether there is a PIN, and whether this is it."""

    def __init__(self, data: Path, settings: Settings | None = None) -> None:
        self._data = data
        self._settings = files.read(data)[0] if settings is None else settings
        self._tries = Tries()

    def locked(self) -> bool:
        """Whether a PIN is set. The file is read anew: one set while the booth runs counts at once.

        A file that has become faulty unlocks nothing: the PIN known before holds.
        """
        now, problems = files.read(self._data)
        if not problems or now.pin is not None:
            self._settings = now
        return self._settings.pin is not None

    def wait(self, now: float) -> float:
        """Seconds until the next try is taken."""
        return self._tries.wait(now)

    def enter(self, typed: str, now: float) -> bool:
        """Whether this is the PIN. A try while there is a wait is none, and is not looked at."""
        if self._tries.wait(now) > 0:
            return False
        right = check(self._settings, typed)
        self._tries = Tries() if right else self._tries.failed(now)
        return right


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

    A settings file with faults is not written over: it would lose what staff wrote.
    """
    settings, problems = files.read(data)
    for problem in problems:
        print(line(problem, language), file=sys.stderr)
    if problems:
        return _refuse(tr(language, "mend the settings first: the PIN is as it was"))
    try:
        pin = _asked(language) if sys.stdin.isatty() else sys.stdin.readline().strip("\r\n")
    except (EOFError, KeyboardInterrupt):
        pin = None
    if pin is None:
        return _refuse(tr(language, "the PIN is as it was"))
    if not valid(pin):
        return _refuse(tr(language, "a PIN has 4 to 8 digits: the PIN is as it was"))
    try:
        files.write(data, set_pin(settings, pin))
    except OSError as error:
        reason = error.strerror or str(error)
        return _refuse(tr(language, "the settings cannot be written: %(reason)s", reason=reason), 2)
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
