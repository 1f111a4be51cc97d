"""One slide, four ways: 1080p shot, 4K shot, thumbnail and PDF page look alike and say the same.

Each is scaled down to the thumbnail's size by area, and compared with it: what differs more than fine edges is a part
that draws in the device's units instead of the stage's.
"""

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk.charts.marks import Label
from kiosk.cli import main
from kiosk.compose.page import Look
from kiosk.compose.slide import compose
from kiosk.model.deck import Deck
from kiosk.tools.content import order
from kiosk.tools.shots import picture, scenes
from kiosk.ui.style import QtMeasure

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils"),
]
THUMBNAIL = QSize(480, 270)
SIZES = {"1080p": QSize(1920, 1080), "4k": QSize(3840, 2160), "thumbnail": THUMBNAIL}
ALIKE = 2.0


def pixels(image: QImage, size: QSize = THUMBNAIL) -> np.ndarray:
    """Levels of red, green and blue at a size, each pixel the mean of those it stands for."""
    ready = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(ready.constBits(), np.uint8).reshape(ready.height(), ready.bytesPerLine())
    levels = rows[:, : ready.width() * 3]
    step = ready.width() // size.width()
    # level lines first: all that follows is that much smaller
    lines = levels.reshape(size.height(), step, -1).sum(axis=1, dtype=np.uint16)
    return lines.reshape(size.height(), size.width(), step, 3).mean(axis=2) / step


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory, qapp: object, folder: Path) -> Path:
    """The slides in Italian, then in English."""
    path = tmp_path_factory.mktemp("pdf") / "slides.pdf"
    assert main(["export", str(path), "--ui-lang", "en", "--content", str(folder)]) == 0
    return path


@pytest.fixture(scope="module")
def pages(pdf: Path) -> list[QImage]:
    """The Italian pages, as large as the 1080p shots."""
    count = str(len(text(pdf)) // 2)
    command = ["pdftoppm", "-r", "96", "-l", count, str(pdf), str(pdf.with_suffix(""))]
    subprocess.run(command, check=True, capture_output=True)
    return [QImage(str(path)) for path in sorted(pdf.parent.glob("*.ppm"))]


def text(pdf: Path) -> list[str]:
    """The text of each page."""
    told = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, text=True)
    return told.stdout.split("\f")[:-1]


def difference(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one - other).mean())


def test_pictures_of_all_sizes_and_the_page_look_alike(some: Deck, pages: list[QImage]) -> None:
    names = order(some)
    assert len(pages) == len(names)
    found = {}
    for n, (slide, scene, page) in enumerate(zip(names, scenes(some, Look("it")), pages, strict=True)):
        sizes = SIZES if n % 2 else {"1080p": SIZES["1080p"]}
        shown = {name: picture(scene, size) for name, size in sizes.items()} | {"pdf": page}
        assert page.size() == SIZES["1080p"]
        levels = {name: pixels(image) for name, image in shown.items()}
        first = levels.pop("1080p")
        found |= {(slide, name): round(difference(first, other), 2) for name, other in levels.items()}
    assert {place: value for place, value in found.items() if value > ALIKE} == {}, found


def test_the_comparison_sees_what_is_missing(some: Deck) -> None:
    """Else a picture without its chart might pass for alike."""
    scene = next(scene for scene in scenes(some, Look("it")) if scene.page.slide == "pharma")
    whole = pixels(picture(scene, SIZES["1080p"]))
    scene.show_at(0.0)
    assert difference(whole, pixels(picture(scene, SIZES["1080p"]))) > ALIKE


def test_every_text_of_a_slide_is_whole_in_its_page(some: Deck, pdf: Path) -> None:
    said = text(pdf)
    missing = []
    names = [(code, slide) for code in some.languages for slide in order(some)]
    assert len(said) == len(names)
    for (code, slide), words in zip(names, said, strict=True):
        page = compose(some, slide, Look(code), QtMeasure())
        spans = [s for mark in page.final() if isinstance(mark, Label) and mark.opacity > 0 for s in mark.spans]
        missing += [(code, slide, span.text) for span in spans if plain(span.text) not in plain(words)]
    assert missing == []


def plain(words: str) -> str:
    """Any white space is one space; a narrow no-break space within a number is not told apart."""
    return re.sub(r"\s+", " ", words).strip()


def test_its_fonts_are_embedded_and_nothing_is_a_picture(pdf: Path) -> None:
    told = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout
    rows = [line.split() for line in told.splitlines()[2:]]
    assert {row[0].split("+")[-1] for row in rows} >= {"BricolageGrotesque-Bold", "SourceSans3-Regular"}
    assert {row[-5] for row in rows} == {"yes"}, told  # emb sub uni object ID
    assert {row[-3] for row in rows} == {"yes"}, told
    told = subprocess.run(["pdfimages", "-list", str(pdf)], check=True, capture_output=True, text=True).stdout
    assert len(told.splitlines()) == 2, told


def test_its_title_and_size(pdf: Path, some: Deck) -> None:
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    assert re.search(r"^Title: +Scienze della vita in Lombardia · Life sciences in Lombardia$", told, re.MULTILINE)
    assert re.search(r"^Page size: +1440 x 810 pts", told, re.MULTILINE)
    assert re.search(rf"^Pages: +{2 * len(some.slides)}$", told, re.MULTILINE)


def test_portrait_pages_in_one_language(tmp_path: Path, folder: Path, some: Deck) -> None:
    path = tmp_path / "new" / "portrait.pdf"
    words = ["export", str(path), "--content", str(folder), "--lang", "en", "--orientation", "portrait"]
    assert main([*words, "--theme", "light"]) == 0
    told = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    assert re.search(r"^Page size: +810 x 1440 pts", told, re.MULTILINE)
    assert re.search(rf"^Pages: +{len(some.slides)}$", told, re.MULTILINE)
