"""Packs that are meant to break a machine: each must be refused with a problem, fast, in little memory, and nothing is
left of it. Most are signed with a key that is believed: a signature says who, not that it is harmless.

The tests and `kiosk bench` feed them all to `refusals`.
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from kiosk.model.problem import Problem
from kiosk.packs.envelope import HEAD, MAGIC, SEAL, message
from kiosk.packs.install import install
from kiosk.packs.keys import Key, trust
from kiosk.packs.manifest import BYTES, FILES, LARGEST
from kiosk.packs.shelf import Shelf

KEY = Key(sha256(b"kiosk attacks").digest())
"""Whose packs are believed while they attack."""
STRANGER = Key(sha256(b"kiosk stranger").digest())
GOOD = {"kiosk.yaml": b"title: {it: Prova, en: Trial}\n", "slides/a.yaml": b"slides: []\n", "images/a.png": b"\x89PNG"}
Files = Sequence[tuple[str, bytes]]
Listed = dict[str, Any]


def pack(
    files: Files, change: Callable[[Listed], object] = lambda listed: None, key: Key = KEY,
    text: Callable[[Listed], bytes] | None = None,
) -> bytes:  # fmt: skip
    """A pack of these files as anybody may write it: the manifest changed, or written by other rules, then signed."""
    rows = [{"path": name, "size": len(data), "sha256": sha256(data).hexdigest()} for name, data in files]
    listed: Listed = {
        "format": 1, "version": 202611221734, "program": "0.1.0", "built": "2026-11-22T17:34:00Z",
        "title": {"it": "Prova", "en": "Trial"}, "languages": ["it", "en"], "slides": 1, "files": rows,
    }  # fmt: skip
    change(listed)
    return sealed((text or canonical)(listed), b"".join(data for _, data in files), key)


def canonical(listed: Listed) -> bytes:
    """A manifest as the program writes it."""
    return json.dumps(listed, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")


def sealed(listed: bytes, data: bytes, key: Key = KEY, length: int | None = None) -> bytes:
    """A manifest and what follows it, signed. `length`: what is said of the manifest's."""
    signature = key.sign(message(key.public, listed))
    said = (len(listed) if length is None else length).to_bytes(8, "big")
    return MAGIC + signature + key.public + said + listed + data


def corpus() -> dict[str, bytes]:
    """Name and bytes of each attack."""
    return dict((*_names(), *_twins(), *_sizes(), *_manifests(), *_envelopes()))


def refusals(path: Path) -> tuple[Problem, ...]:
    """What a machine that believes KEY says to an attack. Never raises."""
    with tempfile.TemporaryDirectory() as data:
        shelf = Shelf(Path(data))
        trust(shelf.data, KEY.public)
        return install(shelf, path, attempt=lambda *_: ()).problems


def _with(name: str, data: bytes = b"x") -> bytes:
    return pack([*GOOD.items(), (name, data)])


def _given(field: str, value: object) -> Callable[[Listed], object]:
    return lambda listed: listed.update({field: value})


def _without(field: str) -> Callable[[Listed], object]:
    return lambda listed: listed.pop(field)


def _names() -> Iterator[tuple[str, bytes]]:
    """Names that lead elsewhere, that a system cannot write, or of what is no data."""
    for number, name in enumerate((
        "../evil.yaml", "slides/../../evil.yaml", "/etc/passwd", "//host/share/a.yaml", "C:/a.yaml", "slides\\a.yaml",
        "C:a.yaml", "slides//a.yaml", "slides/", "./kiosk.yaml", ".", "..", "slides/.hidden.yaml", ".git/config",
        "slides/a.yaml\0.png", "slides/a\nb.yaml", "slides/a\x1b[2J.yaml", "slides/a b.yaml", "slides/a.yaml ",
        "slides/a.yaml.", "slides/a:b.yaml", "slides/a?.yaml", "slides/a*.yaml", "slides/à.yaml", "slides/a\u0300.yaml",
        "slides/a\u202eyaml.exe", "slides/ａ.yaml", "slides/\ud83d.yaml", "slides/con.yaml", "slides/aux.yaml",
        "slides/NUL.yaml", "data/COM1.csv", "data/lpt9.x.csv", "data/con/a.csv", "data/" + "a" * 300 + ".csv",
        "data/" + "a/" * 6 + "a.csv", "slides/deep/a.yaml", "evil.py", "kiosk.yaml.exe", "images/a.svg",
        "images/a.html", "images/a.ttf", "images/a.gif", "slides/a.py", "translations/it.mo", "settings.yaml",
        "../packs/current.json", "data/a.xlsm", "data/a.csv/", "~/a.yaml", "$HOME/a.yaml", "-rf",
    )):  # fmt: skip
        yield f"name-{number:02}", _with(name)


def _twins() -> Iterator[tuple[str, bytes]]:
    """Two files that would be one on some system."""
    yield "twice", pack([*GOOD.items(), ("kiosk.yaml", b"title: {it: Altra, en: Other}\n")])
    yield "twin-case", _with("slides/A.yaml")
    yield "twin-suffix", _with("images/A.PNG")
    yield "twin-folder", pack([*GOOD.items(), ("data/x/a.csv", b"1"), ("data/X/b.csv", b"1")])
    yield "file-and-folder", pack([*GOOD.items(), ("data/a.csv", b"1"), ("data/a.csv/b.csv", b"1")])
    yield "folder-and-file", pack([*GOOD.items(), ("data/a.csv/b.csv", b"1"), ("data/A.csv", b"1")])


def _sizes() -> Iterator[tuple[str, bytes]]:
    """Sizes that lie, or fill a disk."""

    def size(value: object) -> bytes:
        return pack(list(GOOD.items()), lambda listed: listed["files"][1].update(size=value))

    for name, value in (
        ("negative", -1), ("less", 3), ("more", 30), ("endless", 10**30), ("huge", LARGEST + 1), ("text", "11"),
        ("decimal", 11.0), ("boolean", True), ("null", None), ("list", [11]),
    ):  # fmt: skip
        yield f"size-{name}", size(value)
    many = [(f"data/{n}.csv", b"") for n in range(FILES + 1)]
    yield "too-many-files", pack([*GOOD.items(), *many])
    yield "flood-of-files", pack([], lambda listed: listed.update(files=[{}] * 200_000))
    total = [(f"data/{n}.csv", b"") for n in range(20)]
    yield "too-large-in-all", pack(total, lambda listed: [one.update(size=LARGEST) for one in listed["files"]])
    swapped = [("data/a.csv", b"1"), ("data/b.csv", b"2")]
    right = pack([*GOOD.items(), *swapped])
    yield "swapped-files", right[:-2] + b"21"


def _manifests() -> Iterator[tuple[str, bytes]]:
    """Manifests that are not what the program writes, signed all the same."""
    good = list(GOOD.items())
    for name, field, value in (
        ("version-zero", "version", 0), ("version-negative", "version", -5), ("version-text", "version", "7"),
        ("version-decimal", "version", 1.5), ("version-endless", "version", 10**15), ("version-true", "version", True),
        ("format-new", "format", 2), ("format-old", "format", 0), ("format-text", "format", "1"),
        ("program-new", "program", "99.0"), ("program-text", "program", "new"), ("program-list", "program", [9]),
        ("built-never", "built", "2026-02-30T00:00:00Z"), ("built-text", "built", "today"),
        ("title-html", "title", "<b>"), ("title-bidi", "title", {"it": "a\u202eb"}),
        ("title-empty", "title", {"it": ""}), ("title-escape", "title", {"it": "\x1b[2J"}),
        ("title-long", "title", {"it": "a" * 100_000}),
        ("languages-none", "languages", []), ("languages-path", "languages", ["../it"]),
        ("slides-less", "slides", -1),
        ("files-none", "files", []), ("files-text", "files", "kiosk.yaml"), ("unknown-field", "run", "rm -rf /"),
    ):  # fmt: skip
        yield f"manifest-{name}", pack(good, _given(field, value))
    yield "manifest-hash-short", pack(good, lambda listed: listed["files"][0].update(sha256="00"))
    yield "manifest-hash-other", pack(good, lambda listed: listed["files"][0].update(sha256="0" * 64))
    yield "manifest-link", pack(good, lambda listed: listed["files"][0].update(link="/etc/passwd"))
    for missing in ("version", "program", "files", "title"):
        yield f"manifest-without-{missing}", pack(good, _without(missing))
    yield "manifest-twice", pack(good, text=lambda listed: b'{"version":1,' + canonical(listed)[1:])
    yield "manifest-spaces", pack(good, text=lambda listed: json.dumps(listed, sort_keys=True).encode())
    yield "manifest-unsorted", pack(good, text=lambda listed: json.dumps(listed, separators=(",", ":")).encode())
    yield "manifest-nan", pack(good, lambda listed: listed.update(version=float("nan")))
    yield "manifest-infinity", pack(good, lambda listed: listed.update(slides=float("inf")))
    for name, data in (
        ("list", b"[]"), ("number", b"1"), ("text", b"hello"), ("nothing", b"null"), ("bom", b"\xef\xbb\xbf{}"),
        ("utf-16", "{}".encode("utf-16")), ("latin-1", b'{"title":"\xe0"}'), ("deep", b"[" * 20_000),
        ("deeper", b'{"a":' * 500_000), ("long-number", b'{"version":' + b"9" * 1_000_000 + b"}"),
        ("flood", b"[" + b"1," * 1_900_000 + b"1]"), ("nul", b"\0" * 1_000), ("yaml", b"format: 1\n"),
    ):  # fmt: skip
        yield f"json-{name}", sealed(data, b"")


def _envelopes() -> Iterator[tuple[str, bytes]]:
    """Files that are no pack, or not the one that was signed."""
    good = pack(list(GOOD.items()))
    listed = good[HEAD:]
    yield "empty", b""
    yield "only-magic", MAGIC
    yield "zip", b"PK\x03\x04" + bytes(1_000)
    yield "shebang", b"#!/bin/sh\nrm -rf ~\n"
    yield "other-format", b"KPACK2\n" + good[len(MAGIC) :]
    yield "carriage-return", good.replace(b"\n", b"\r\n")
    yield "zeros", bytes(100_000)
    yield "magic-and-zeros", MAGIC + bytes(100_000)
    yield "unsigned", MAGIC + bytes(64) + good[len(MAGIC) + 64 :]
    yield "zero-key", MAGIC + bytes(96) + good[SEAL:]
    # a key of small order: anybody can make signatures that hold for it
    yield "weak-key", MAGIC + b"\x01" + bytes(63) + b"\x01" + bytes(31) + good[SEAL:]
    yield "signed-by-another", good[:SEAL][:-32] + STRANGER.public + good[SEAL:]
    yield "signed-by-a-stranger", pack(list(GOOD.items()), key=STRANGER)
    yield "length-zero", sealed(b"", b"")
    yield "length-short", sealed(listed[:400], listed[400:], length=399)
    yield "length-huge", good[:SEAL] + (2**64 - 1).to_bytes(8, "big") + listed
    yield "length-over", good[:SEAL] + (BYTES + 1).to_bytes(8, "big") + listed
    yield "length-beyond", good[:SEAL] + BYTES.to_bytes(8, "big") + listed
    yield "large-manifest", sealed(b'"' + b"a" * (BYTES - 2) + b'"', b"")
    yield "cut", good[:-1]
    yield "cut-manifest", good[: HEAD + 100]
    yield "cut-head", good[: HEAD - 1]
    yield "appended", good + b"x"
    yield "appended-pack", good + good
    yield "changed-file", good[:-1] + bytes([good[-1] ^ 1])
