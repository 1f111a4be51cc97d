"""The file of a pack, `*.kpack`: no archive, so that there is nothing in it that could disagree with the manifest.

    7 bytes    KPACK1 and a line feed
    64         Ed25519 signature of the 7, the 32 and the manifest
    32         the public key that made it
    8          length of the manifest, big-endian
    ...        the manifest, and every file's bytes in its order; nothing after that

Every byte is covered: what is signed by the signature, the length by what it cuts out, each file by its SHA-256, and
the end by the sum of all sizes. Nothing is compressed, so nothing grows when it is read.
"""

from dataclasses import dataclass
from typing import BinaryIO

from kiosk.model.problem import N_, Say
from kiosk.packs.faults import damaged, refuse
from kiosk.packs.keys import fingerprint, signed
from kiosk.packs.manifest import BYTES, TOTAL, Manifest, name_of, parse

MAGIC = b"KPACK1\n"
SEAL = len(MAGIC) + 64 + 32
HEAD = SEAL + 8
LARGEST = HEAD + BYTES + TOTAL
"""No pack has more bytes."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the files, its signature good.

    name     the SHA-256 of the manifest
    seal     magic, signature and public key, as they stand in the file
    listed   the manifest's bytes
    """

    name: str
    seal: bytes
    listed: bytes
    manifest: Manifest

    @property
    def key(self) -> bytes:
        """The public key of whoever signed it."""
        return self.seal[-32:]

    @property
    def signer(self) -> str:
        """Its fingerprint."""
        return fingerprint(self.key)

    @property
    def start(self) -> int:
        """Where the first file begins."""
        return HEAD + len(self.listed)


def message(key: bytes, listed: bytes) -> bytes:
    """What is signed."""
    return MAGIC + key + listed


def head(file: BinaryIO, size: int, path: str) -> Head:
    """What stands before the files of a pack of so many bytes, called `path` in problems.

    Refused where it is no pack, its signature does not hold, or its manifest lists what cannot be. Whether the signer
    is known is the caller's question. OSError as reading gives it.
    """
    first = file.read(HEAD)
    if first[: len(MAGIC)] != MAGIC:
        text = Say(N_("this is not a pack")) if size else Say(N_("the file is empty"))
        raise damaged(path, text)
    length = int.from_bytes(first[SEAL:HEAD], "big")
    if size > LARGEST or length > BYTES:
        too_large = Say(N_("the pack is larger than %(limit)s MB"), {"limit": TOTAL // 1_000_000})
        raise refuse(path, "pack-size", too_large, Say(N_("scale the pictures down")))
    listed = file.read(length) if len(first) == HEAD else b""
    if len(listed) < length or not length:
        raise damaged(path, Say(N_("the pack breaks off in the middle")))
    seal = first[:SEAL]
    if not signed(seal[-32:], seal[len(MAGIC) : -32], message(seal[-32:], listed)):
        text = Say(N_("the signature is not valid: the pack was changed after it was signed"))
        raise refuse(path, "pack-signature", text, _COPY)
    manifest = parse(listed, path)
    found = Head(name_of(listed), seal, listed, manifest)
    if size != found.start + manifest.size:
        short = size < found.start + manifest.size
        raise damaged(
            path, Say(N_("the pack breaks off in the middle")) if short else Say(N_("something was added to the pack"))
        )
    return found


_COPY = Say(N_("do not install it; ask the office for the pack again"))
