"""The pictures that slides name: which are taken, and what is said of the others."""

import os
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.check.attacks_images import jpeg, png, webp
from kiosk.loader.load import first, load
from kiosk.loader.remembered import Remembered
from kiosk.model.picture import Picture
from kiosk.words.messages import line

Make = Callable[..., Path]

SLIDE = """
slides:
  - id: lab
    layout: picture
    title: {it: Un laboratorio, en: A laboratory}
    image:
      file: %s
      alt: {it: Un banco, en: A bench}
"""


def folder(make: Make, file: str = "images/lab.png", **pictures: bytes) -> Path:
    found = {f"images/{name.replace('_', '.')}": data for name, data in pictures.items()}
    return make({"slides/lab.yaml": SLIDE % file, **found})


def exif(orientation: int) -> bytes:
    return b"Exif\0\0II*\0" + struct.pack("<IHHHIHH", 8, 1, 0x0112, 3, 1, orientation, 0)


@pytest.mark.parametrize(
    ("name", "data", "kind", "size"),
    [
        ("lab.png", png(30, 20), "png", (30, 20)),
        ("lab.PNG", png(4096, 4096, pixels=b"x"), "png", (4096, 4096)),
        ("lab.jpg", jpeg(30, 20), "jpeg", (30, 20)),
        ("lab.jpeg", jpeg(30, 20, exif=exif(6)), "jpeg", (20, 30)),
        ("lab.jpg", jpeg(30, 20, exif=exif(3)), "jpeg", (30, 20)),
        ("lab.jpg", jpeg(30, 20, exif=exif(99)), "jpeg", (30, 20)),
        ("lab.jpg", jpeg(30, 20, passes=10) + bytes(9), "jpeg", (30, 20)),
        ("lab.jpg", jpeg(30, 20) + bytes(9_000), "jpeg", (30, 20)),
        ("lab.jpg", jpeg(30, 20) + b"\0\0\0\x18ftypmp42" + bytes(9_000) + b"SEFT", "jpeg", (30, 20)),
        ("lab.jpg", jpeg(30, 20) + jpeg(9, 9), "jpeg", (30, 20)),
        ("lab.webp", webp(30, 20), "webp", (30, 20)),
        ("lab.webp", webp(30, 20, pixels=b"x" + bytes(1_600)), "webp", (30, 20)),
        ("deep/er/lab.webp", webp(30, 20), "webp", (30, 20)),
    ],
)
def test_what_is_taken(make: Make, name: str, data: bytes, kind: str, size: tuple[int, int]) -> None:
    path = make({"slides/lab.yaml": SLIDE % f"images/{name}", f"images/{name}": data})
    loaded = load(path)
    assert loaded.problems == () and loaded.deck is not None
    found = loaded.deck.images[f"images/{name}"]
    assert (found.kind, (found.width, found.height)) == (kind, size)
    assert Path(found.path).is_absolute() and Path(found.path).read_bytes() == data
    assert path / "images" / name in loaded.files, "it is watched"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("images/lap.png", 'there is no file images/lap.png (did you mean "images/lab.png"?)'),
        ("images/lab.png/x.png", "there is no file"),
        ("lab.png", "pictures go into the folder images"),
        ("images/../kiosk.png", "pictures go into the folder images"),
        ("/etc/passwd.png", "pictures go into the folder images"),
        ("images\\lab.png", "pictures go into the folder images"),
        ("images/lab.svg", "a picture is PNG, JPEG or WebP"),
        ("images/lab", "a picture is PNG, JPEG or WebP"),
        ("images/lab.HEIC", "open it on a computer and export it as JPEG"),
        ("images/phone.jpg", "the file contains HEIC; a picture is PNG, JPEG or WebP (open it on a computer"),
        ("images/fifo.png", "links are not followed"),
        ("images/link.png", "links are not followed"),
        ("images/away/lab.png", "links are not followed"),
        ("images/folder.png", "links are not followed"),
        (f"images/{'x' * 300}.png", "the file cannot be read"),
    ],
)
def test_what_is_not(make: Make, file: str, said: str) -> None:
    path = folder(make, f"'{file}'", lab_png=png(30, 20), phone_jpg=b"\0\0\0\x18ftypheic" + bytes(32))
    os.mkfifo(path / "images/fifo.png")
    (path / "images/link.png").symlink_to("lab.png")
    (path / "images/away").symlink_to(".")
    (path / "images/folder.png").mkdir()
    loaded = load(path)
    (problem,) = loaded.problems
    assert said in line(problem, "en") and problem.hint
    assert (problem.path, problem.line, problem.rule) == ("content/slides/lab.yaml", 6, "image-file")
    assert loaded.deck is not None and "lab" not in loaded.deck.slides and "pharma" in loaded.deck.slides


def test_a_picture_is_seen_to_change_though_its_slide_did_not(make: Make) -> None:
    path, before = folder(make, lab_png=png(30, 20)), Remembered()

    def size() -> tuple[int, int] | None:
        deck = load(path, before=before).deck
        found: Picture | None = deck.images.get("images/lab.png") if deck and "lab" in deck.slides else None
        return (found.width, found.height) if found else None

    assert size() == (30, 20)
    (path / "images/lab.png").write_bytes(png(31, 20))
    assert size() == (31, 20)
    (path / "images/lab.png").write_bytes(png(31, 20)[:-1])
    assert size() is None
    (path / "images/lab.png").write_bytes(png(30, 20))
    assert size() == (30, 20)


def test_the_first_slide_has_its_picture(make: Make) -> None:
    path = folder(make, lab_png=png(30, 20))
    kiosk = (path / "kiosk.yaml").read_text()
    (path / "kiosk.yaml").write_text(kiosk.replace("slide: invitation", "slide: lab"))
    quick, whole = first(path), load(path).deck
    assert quick is not None and whole is not None
    assert quick.images == whole.images and quick.images
    (path / "images/lab.png").unlink()
    assert first(path) is None
