"""Keys: who may change what a booth shows. Ed25519, one secret key in the office, its public half on every machine.

A key is a file of text, with a line that says what it is for. People compare keys by their fingerprint, the first half
of the SHA-256 of the public key in groups of four: `4f2a-91bb-...`. Keys that a machine believes lie in `trusted/` of
its data folder.
"""

import os
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from kiosk.files import read_plain, write_whole
from kiosk.model.problem import N_, Say
from kiosk.packs.faults import Refused, reason, refuse

SUFFIX = ".pub"
FOLDER = "trusted"
BYTES, MOST = 4_000, 64
SECRET = "# kiosk: chiave segreta, non va copiata né spedita / secret key, never copy or send it\nkpack-secret {}\n"
PUBLIC = "# kiosk: chiave pubblica, per ogni postazione / public key, for every booth\nkpack-public {}\n"


def fingerprint(public: bytes) -> str:
    """What people compare: `4f2a-91bb-...`, eight groups."""
    digits = sha256(public).hexdigest()[:32]
    return "-".join(digits[n : n + 4] for n in range(0, 32, 4))


def same(fingerprint: str, typed: str) -> bool:
    """Whether somebody typed this fingerprint, with whatever between the groups."""
    return fingerprint.replace("-", "") == re.sub(r"[-\s:]", "", typed).lower()


def signed(public: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the signature of `data` is that of this key's owner."""
    try:
        VerifyKey(public).verify(data, signature)
    except (CryptoError, ValueError):
        return False
    return True


class Key:
    """A secret key: what packs are signed with."""

    def __init__(self, seed: bytes) -> None:
        self._key = SigningKey(seed)
        self.public = bytes(self._key.verify_key)

    def sign(self, data: bytes) -> bytes:
        """The signature, 64 bytes."""
        return bytes(self._key.sign(data).signature)


def generate(path: Path) -> str:
    """Write a new key into `path`, for this user only, and its public half beside it. Its fingerprint.

    FileExistsError where one of the two is there: packs signed with a lost key cannot be made any more.
    """
    public = path.with_name(path.name + SUFFIX)
    if public.exists() or public.is_symlink():
        raise FileExistsError(17, os.strerror(17), str(public))
    seed = os.urandom(32)
    key = Key(seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(SECRET.format(seed.hex()))
            file.flush()
            os.fsync(file.fileno())
        write_whole(public, PUBLIC.format(key.public.hex()).encode(), shared=True)
    except BaseException:
        path.unlink()
        raise
    return fingerprint(key.public)


def secret(path: Path) -> Key:
    """The key of a file. Refused where it is none."""
    return Key(_read(path, "kpack-secret"))


def public(path: Path) -> bytes:
    """The public key of a file. Refused where it is none."""
    return _read(path, "kpack-public")


def trust(data: Path, key: bytes) -> None:
    """Believe this key from now on. OSError where it cannot be written."""
    write_whole(data / FOLDER / f"{fingerprint(key)}{SUFFIX}", PUBLIC.format(key.hex()).encode(), shared=True)


def trusted(data: Path) -> Mapping[str, bytes]:
    """The keys that a machine believes, by fingerprint. A file that is no key is passed over."""
    return dict(_trusted(data / FOLDER))


def _trusted(folder: Path) -> Iterator[tuple[str, bytes]]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX and path.is_file())
    except OSError:
        return
    for path in paths[:MOST]:
        try:
            key = public(path)
        except Refused:
            continue
        yield fingerprint(key), key


def _read(path: Path, kind: str) -> bytes:
    """The 32 bytes of a key's file."""
    try:
        text = read_plain(path, BYTES).decode("utf-8", "replace")
    except OSError as error:
        message = Say(N_("the key cannot be read: %(reason)s"), {"reason": reason(error)})
        raise refuse(path.name, "pack-key", message, Say(N_("kiosk pack keygen KEY makes one"))) from error
    said = [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if len(said) == 1 and len(said[0]) == 2 and said[0][0] == kind and re.fullmatch("[0-9a-f]{64}", said[0][1]):
        return bytes.fromhex(said[0][1])
    swapped = any(line[0] in ("kpack-secret", "kpack-public") for line in said)
    hint = Say(N_("KEY signs; KEY.pub is for --trust")) if swapped else None
    raise refuse(path.name, "pack-key", Say(N_("this is not the key that is needed here")), hint)
