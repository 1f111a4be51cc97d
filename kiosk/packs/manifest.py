"""What a pack says of itself: its version, what it was made with, and every file with size and SHA-256.

The bytes of a manifest are canonical JSON, so that one pack has one name: the SHA-256 of them. What was written any
other way (a key twice, NaN, a space too much) is refused by writing it again and comparing.
"""

import json
import re
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Annotated, Any

from pydantic import Field, ValidationError

from kiosk import __version__
from kiosk.loader.refusals import FORBIDDEN
from kiosk.model.base import Frozen, Text
from kiosk.model.problem import N_, Say
from kiosk.packs import names
from kiosk.packs.faults import FRESH, Refused, refuse

FORMAT = 1
BYTES = 4_000_000
FILES, LARGEST, TOTAL = 2_000, 16_000_000, 200_000_000
SIGNS = 12 * FILES
"""Commas, colons and brackets in a manifest: nothing with more of them is parsed, it would fill the memory."""

_TIME = "%Y-%m-%dT%H:%M:%SZ"
_CODE = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
_WHOLE = {"strict": True, "ge": 0}


class File(Frozen):
    """A file of a pack: its place in the content folder, its bytes, their SHA-256."""

    path: Annotated[str, Field(min_length=1, max_length=400)]
    size: Annotated[int, Field(**_WHOLE)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(Frozen):
    """All that is signed.

    version  what makes a pack newer than another; 202611221734 unless its builder said otherwise
    program  the oldest program that can show it
    built    when, ISO 8601 in UTC
    slides   how many there are
    """

    format: Annotated[int, Field(strict=True, ge=FORMAT, le=FORMAT)] = FORMAT
    version: Annotated[int, Field(strict=True, gt=0, lt=10**15)]
    program: Annotated[str, Field(pattern=r"^[0-9]{1,4}(\.[0-9]{1,4}){0,3}$")]
    built: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    title: Text
    languages: Annotated[list[_CODE], Field(min_length=1, max_length=20)]
    slides: Annotated[int, Field(**_WHOLE)]
    files: Annotated[list[File], Field(min_length=1)]

    @property
    def made(self) -> datetime:
        """When it was built."""
        return datetime.strptime(self.built, _TIME)

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(file.size for file in self.files)


def text(manifest: Manifest) -> bytes:
    """The bytes of a manifest."""
    return _canonical(manifest.model_dump(mode="json"))


def name_of(data: bytes) -> str:
    """What a pack with these bytes of a manifest is called: the folder under `packs/`."""
    return sha256(data).hexdigest()


def parse(data: bytes, path: str) -> Manifest:
    """The manifest of its bytes. Refused where it is none, asks for a newer program, or lists what no pack may have."""
    raw = _raw(data, path)
    made = raw.get("format")
    if (type(made) is int and made > FORMAT) or newer(raw.get("program"), __version__):
        message = Say(N_("the pack is for a newer version of this program"))
        raise refuse(path, "pack-program", message, Say(N_("update the program on this computer first")))
    try:
        manifest = Manifest.model_validate(raw)
        datetime.strptime(manifest.built, _TIME)
    except (ValidationError, ValueError) as error:
        raise _faulty(path) from error
    if text(manifest) != data or any(map(FORBIDDEN.search, manifest.title.values())):
        raise _faulty(path)
    _names(manifest, path)
    _sizes(manifest, path)
    return manifest


def newer(program: object, than: str) -> bool:
    """Whether a version of the program is later than another. What is no version is not."""
    if not isinstance(program, str) or not re.fullmatch(r"[0-9.]{1,20}", program, re.ASCII):
        return False
    return _numbers(program) > _numbers(than)


def moment(at: datetime) -> str:
    """A time in UTC, as `built` has it."""
    return at.strftime(_TIME)


def stamp(at: datetime) -> int:
    """A time in UTC, as a version."""
    return int(at.strftime("%Y%m%d%H%M"))


def ahead(version: int, built: datetime) -> Say | None:
    """What is wrong with a version that is later than the day after its pack was built: it blocks all packs to come.

    Compared with what the pack says of itself: the clock of the machine where it is installed may stand at 1970.
    """
    with suppress(OverflowError):  # built on the last day of all
        built += timedelta(days=1)
    if version <= stamp(built):
        return None
    message = N_("its version %(version)s is a date in the future: until then no other pack could take its place")
    return Say(message, {"version": version})


def _numbers(version: str) -> list[int]:
    """0.10 and 0.10.0 are the same, and later than 0.9."""
    return [int(number) for number in re.findall(r"[0-9]+", re.sub(r"(\.0+)+$", "", version))]


def _raw(data: bytes, path: str) -> dict[str, Any]:
    """The JSON object, so far of any kind; small enough to be looked at."""
    if sum(map(data.count, (b",", b":", b"{", b"["))) > SIGNS:
        raise too_many(path)
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _faulty(path) from error
    if not isinstance(raw, dict):
        raise _faulty(path)
    return raw


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _names(manifest: Manifest, path: str) -> None:
    hint = Say(N_("rename the file with small letters and hyphens, or leave it out, and build the pack again"))
    for file in manifest.files:
        if said := names.odd(file.path):
            raise refuse(path, "pack-name", said, hint)
    for name in names.twins(file.path for file in manifest.files):
        message = Say(N_("on some systems %(name)s and another file would be the same file"), {"name": name})
        raise refuse(path, "pack-name", message, hint)


def _sizes(manifest: Manifest, path: str) -> None:
    if len(manifest.files) > FILES:
        raise too_many(path)
    for file in manifest.files:
        if file.size > LARGEST:
            params: dict[str, str | int] = {"name": file.path, "limit": LARGEST // 1_000_000}
            message = Say(N_("%(name)s is larger than %(limit)s MB"), params)
            raise refuse(path, "pack-size", message, Say(N_("scale the picture down, or split the file")))
    if manifest.size > TOTAL:
        message = Say(N_("its files exceed %(limit)s MB in all"), {"limit": TOTAL // 1_000_000})
        raise refuse(path, "pack-size", message, Say(N_("scale the pictures down")))


def too_many(path: str) -> Refused:
    """A pack with more files than any content has."""
    message = Say(N_("the pack lists more than %(limit)s files"), {"limit": FILES})
    return refuse(path, "pack-size", message, Say(N_("leave out what no slide uses")))


def _faulty(path: str) -> Refused:
    """Its signature holds, so whoever built it did not use this program."""
    return refuse(path, "pack-damaged", Say(N_("the list of its files cannot be read")), FRESH)
