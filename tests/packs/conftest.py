"""A small content folder with a file of each kind, packs of it, and a machine that believes who signed them."""

import shutil
import struct
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.loader.load import load
from kiosk.model.problem import Problem
from kiosk.packs import build, keys
from kiosk.packs.attacks import KEY
from kiosk.packs.install import Installed, install
from kiosk.packs.shelf import Shelf
from tests.loader.conftest import BASE

AT = datetime(2026, 11, 22, 17, 34, tzinfo=UTC)
Pack = Callable[..., Path]


def picture() -> bytes:
    """A grey PNG, large enough for a screen's quarter."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x80" * 640) * 480)
    head = struct.pack(">IIBBBBB", 640, 480, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


FILES: dict[str, str | bytes] = {
    **BASE,
    "indicators/data.yaml": """
beds-by-year:
  name: {it: Posti letto, en: Beds}
  unit: beds
  source: istat
  data: {file: data/beds.csv, decimal: comma}
""",
    "data/beds.csv": "anno;posti\n2009;7,3\n2022;6,4\n",
    "slides/b-picture.yaml": """
slides:
  - id: lab
    layout: picture
    title: {it: Laboratorio, en: Laboratory}
    image: {file: images/lab.png, alt: {it: Un laboratorio, en: A laboratory}}
""",
    "images/lab.png": picture(),
    "agreed.json": "{}\n",
}
UNUSED: dict[str, str | bytes] = {
    "README.md": "# Come si fa\n",
    "images/unused.png": picture(),
    "data/unused.csv": "a;b\n1;2\n",
    ".git/config": "[core]\n",
    "slides/.swap.yaml": "slides: []\n",
    "slides/notes.txt": "appunti\n",
}


def fill(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content folder; nobody writes to it."""
    return fill(tmp_path_factory.mktemp("source") / "content", {**FILES, **UNUSED})


def built(folder: Path, out: Path, version: int | None = None, key: keys.Key = KEY) -> tuple[Problem, ...]:
    """Build a pack of a folder."""
    before = build.stamps(folder)
    loaded = load(folder)
    assert loaded.deck is not None, loaded.problems
    frozen = build.freeze(folder, loaded, before)
    return frozen.problems or build.write(
        out, folder, build.manifest(loaded.deck, frozen.files, build.version(version, AT, out.name), AT), key
    )


@pytest.fixture(scope="session")
def ready(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack of it."""
    out = tmp_path_factory.mktemp("ready") / "fair.kpack"
    assert built(source, out) == ()
    return out


@pytest.fixture
def pack(source: Path, tmp_path: Path) -> Pack:
    """`pack(7, "kiosk.yaml"=...)`: a pack of that version, with files replaced or (None) left out."""

    def make(version: int, change: dict[str, str | None] | None = None, key: keys.Key = KEY) -> Path:
        folder, out = tmp_path / f"from-{version}" / "content", tmp_path / f"{version}.kpack"
        shutil.copytree(source, folder, dirs_exist_ok=True)
        for name, text in (change or {}).items():
            (folder / name).unlink(missing_ok=True)
            if text is not None:
                fill(folder, {name: text})
        assert built(folder, out, version, key) == ()
        return out

    return make


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A machine that believes KEY."""
    keys.trust(tmp_path / "data", KEY.public)
    return Shelf(tmp_path / "data")


def put(shelf: Shelf, path: Path) -> Installed:
    """Install without drawing the slides."""
    return install(shelf, path, attempt=lambda *_: ())
