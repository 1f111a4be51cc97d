"""Hostile pictures, each refused; and what is said of pictures that are too small, too large or of no use."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice, qInstallMessageHandler
from PySide6.QtGui import QImage, QImageWriter

from kiosk import places
from kiosk.check.attacks_images import deep, jpeg, png
from kiosk.check.check import check
from kiosk.loader.load import load
from kiosk.ui.stage.broken import broken, whole
from kiosk.ui.stage.heard import qt_says
from kiosk.words.messages import line

DEEP = deep()
Make = Callable[..., Path]


SLIDE = """
slides:
  - id: pharma
    layout: %s
    title: {it: a, en: b}
    image: {file: images/%s, alt: {it: a, en: b}, credit: {it: © 2024 Rossi, en: © 2024 Rossi}, fit: %s}
"""


def folder(make: Make, data: bytes, *, layout: str = "picture", name: str = "lab.png", fit: str = "cover") -> Path:
    return make({"slides/pharma.yaml": SLIDE % (layout, name, fit), f"images/{name}": data})


@pytest.fixture(autouse=True)
def _listen() -> Iterator[None]:
    """Qt's messages go where they go in `kiosk check`."""
    before = qInstallMessageHandler(qt_says)
    yield
    qInstallMessageHandler(before)


@pytest.mark.parametrize("name", DEEP)
def test_what_breaks_when_it_is_unpacked_is_told_by_check(make: Make, name: str) -> None:
    loaded = load(folder(make, DEEP[name], name=name))
    assert loaded.problems == () and loaded.deck is not None
    (problem,) = broken(loaded)
    assert (problem.path, problem.line, problem.level, problem.rule) == (
        "content/slides/pharma.yaml", 5, "error", "image-file",
    )  # fmt: skip


@pytest.mark.parametrize("progressive", [False, True])
def test_a_part_that_was_lost_on_the_way_is_told(make: Make, progressive: bool, capsys) -> None:
    """Qt makes it up in grey; header and end are there."""
    data = photograph(progressive=progressive)
    middle = len(data) * 2 // 3
    for lost in (data[:middle] + bytes(4096) + data[middle + 4096 :], data[:middle] + data[middle + 4096 :]):
        loaded = load(folder(make, lost, name="lab.jpg"))
        assert loaded.problems == () and [one.level for one in broken(loaded)] == ["error"]
    assert list(broken(load(folder(make, data, name="lab.jpg")))) == []
    assert capsys.readouterr() == ("", "")


def photograph(*, progressive: bool = False) -> bytes:
    """A JPEG of 640 x 480 pixels, each another."""
    noise = np.random.default_rng(7).integers(0, 255, (480, 640), np.uint8)
    image = QImage(noise.data, 640, 480, 640, QImage.Format.Format_Grayscale8)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpg")
    writer.setProgressiveScanWrite(progressive)
    assert writer.write(image)
    return bytes(buffer.data().data())


def test_a_sound_picture_is_whole(make: Make) -> None:
    loaded = load(folder(make, png(300, 200)))
    assert loaded.deck is not None and whole(loaded.deck.images["images/lab.png"])


def said(path: Path) -> list[tuple[str, str, str]]:
    """Level, rule and message of what is said of pictures."""
    found = (one for one in check(load(path), places.assets()) if one.rule in ("image-size", "unused-image"))
    return [(one.level, one.rule, line(one, "en").partition(f"{one.level}: ")[2]) for one in found]


@pytest.mark.parametrize(
    ("width", "height", "fit", "expected"),
    [
        # a slot of 940 x 856 units, 1880 x 1712 pixels at 4K, and one of 952 x 1190
        (2700, 1800, "cover", []),
        (2600, 1733, "cover", ["image-size", "2600 × 1733", "3571 × 2380"]),
        (1440, 960, "contain", []),
        (1400, 933, "contain", ["image-size", "1400 × 933", "1904 × 1269"]),
        (1420, 2500, "cover", ["image-size", "1420 × 2500", "1904 × 3352"]),
        (7100, 4700, "cover", []),
        (5280, 3000, "contain", ["image-size", "5280 × 3000", "1904 × 1082"]),
        (5400, 2600, "cover", ["image-size", "only 39% of the picture"]),
        (5400, 2600, "contain", ["image-size", "5400 × 2600", "1904 × 917"]),
        (4000, 100, "cover", ["image-size", "4000 × 100", "less long and narrow"]),
    ],
)
def test_sizes(make: Make, width: int, height: int, fit: str, expected: list[str]) -> None:
    found = said(folder(make, jpeg(width, height), name="lab.jpg", fit=fit))
    assert len(found) == bool(expected)
    for _, rule, message in found:
        assert rule == expected[0] and all(part in message for part in expected[1:])


def test_levels(make: Make) -> None:
    small, large = png(20, 20), png(5000, 3000, pixels=b"x")
    heavy = png(2700, 1800, pixels=bytes(5_000_000))
    assert [[level for level, *_ in said(folder(make, data, fit="contain"))] for data in (small, large, heavy)] == [
        ["warning"], ["advice"], ["advice"],
    ]  # fmt: skip


def test_unused(make: Make) -> None:
    path = folder(make, png(2700, 1800))
    for name in ("old.jpg", "rights.txt", ".DS_Store"):
        (path / "images" / name).write_bytes(b"x")
    rules = [
        (one.path, one.rule) for one in check(load(path), places.assets()) if one.path.startswith("content/images")
    ]
    assert rules == [("content/images/old.jpg", "unused-image")]
    (path / "images/lab.png").unlink()
    assert said(path) == [], "while a slide is left out nobody knows"


def test_a_layout_without_room(make: Make) -> None:
    found = check(load(folder(make, png(2700, 1800), layout="wide")), places.assets())
    assert [(one.line, one.level, one.rule) for one in found if one.rule == "image-file"] == [
        (5, "warning", "image-file")
    ]


def test_a_year_in_a_credit_is_no_figure(make: Make) -> None:
    found = check(load(folder(make, png(2700, 1800))), places.assets())
    assert "bare-number" not in {one.rule for one in found}
