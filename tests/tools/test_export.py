"""A talk as a PDF: its slides and its handout, found by outline and label, in words that can be read out of it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

from kiosk import __version__
from kiosk.cli import main
from kiosk.compose.notes import UNITS_PER_INCH, sheets
from kiosk.compose.page import Look
from kiosk.loader.load import load
from kiosk.model.deck import Deck
from kiosk.tools.shots import picture, scenes
from kiosk.ui.style import QtMeasure
from kiosk.words.render import plain
from tests.tools.test_alike import ALIKE, SIZES, THUMBNAIL, difference, pixels, text

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils"),
]
TALK = """
title: {it: Una prova, en: A trial}
minutes: 3
language: en
theme: contrast
slides:
  - {slide: cover, seconds: 20}
  - slide: irccs-areas
    seconds: 75
    notes:
      it: Qui sono **{irccs-lombardia:n}** e non c'è altro da dire.
      en: Here they are **{irccs-lombardia:n}**, and that is all.
  - {slide: pharma, seconds: 45, optional: true, notes: {it: "LINES", en: "LINES"}}
"""
LINES = 50


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Path:
    """The folder of a few slides, and a talk of some of them: one with long notes, one with its own."""
    path = tmp_path_factory.mktemp("talk") / "content"
    shutil.copytree(folder, path)
    (path / "talks").mkdir()
    long = "\\n".join(f"Riga {n}." for n in range(LINES))
    (path / "talks" / "trial.yaml").write_text(TALK.replace("LINES", long), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def told(content: Path) -> Deck:
    loaded = load(content)
    assert loaded.deck is not None and not loaded.problems, loaded.problems
    return loaded.deck


def export(content: Path, out: Path, *words: str) -> Path:
    assert main(["export", str(out), "--content", str(content), "--ui-lang", "en", "--talk", "trial", *words]) == 0
    return out


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory, content: Path) -> Path:
    """Its slides, in Italian and in English."""
    return export(content, tmp_path_factory.mktemp("slides") / "slides.pdf")


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory, content: Path) -> Path:
    """Its handout in Italian."""
    return export(content, tmp_path_factory.mktemp("handout") / "handout.pdf", "--notes", "--lang", "it")


def outline(pdf: Path) -> list[tuple[int, str, int]]:
    """Depth, title and page (from 0) of each entry."""
    reader, found = PdfReader(pdf), list[tuple[int, str, int]]()

    def walk(entries: list, depth: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, depth + 1)
            else:
                found.append((depth, entry.title, reader.get_destination_page_number(entry)))

    walk(reader.outline, 0)
    return found


def flat(words: str) -> str:
    """White space and breaks of lines do not count."""
    return " ".join(words.split())


def title(deck: Deck, slide: str, language: str) -> str:
    return flat(plain(deck.slides[slide].title, deck, language))


def test_slides_of_a_talk_in_its_order_and_where_to_find_them(slides: Path, told: Deck) -> None:
    pages, expected = text(slides), list[tuple[int, str, int]]()
    ids = told.talks["trial"].ids
    for first, code, name in ((0, "it", "Italiano"), (3, "en", "English")):
        expected.append((0, name, first))
        for n, slide in enumerate(ids, first):
            topic = told.topic_of(slide)
            expected += [(1, flat(plain(topic.name if topic else told.kiosk.title, told, code)), n)]
            expected += [(2, title(told, slide, code), n)]
            assert title(told, slide, code) in flat(pages[n])
    assert len(pages) == 6 and outline(slides) == expected
    reader = PdfReader(slides)
    assert reader.page_labels == ["it 1", "it 2", "it 3", "en 1", "en 2", "en 3"]


def test_what_the_document_says_of_itself(slides: Path, handout: Path) -> None:
    for path, name, languages in ((slides, "Una prova · A trial", ["it", "en"]), (handout, "Una prova", ["it"])):
        reader = PdfReader(path)
        info, xmp, root = reader.metadata, reader.xmp_metadata, reader.root_object
        assert info and info.title == name and info.creator == f"kiosk {__version__}" and "/Author" not in info
        assert xmp and xmp.dc_title == {"x-default": name} and not xmp.dc_creator and xmp.dc_language == languages
        assert root["/Lang"] == languages[0]
        assert reader.pdf_header == "%PDF-1.4"


def test_a_sheet_shows_its_slide_above_its_notes(handout: Path, told: Deck) -> None:
    pages = [flat(page) for page in text(handout)]
    own, long = pages[1], pages[2] + pages[3]
    parts = [
        title(told, "irccs-areas", "it"),
        "1:15 min",
        "Qui sono 19 e non c’è altro da dire.",
        "Una prova",
        "Pagina 2 di 4",
    ]
    found = [own.find(flat(part)) for part in parts]
    assert -1 not in found and found == sorted(found), (found, own)
    assert [int(n) for n in re.findall(r"Riga (\d+)\.", long)] == list(range(LINES))
    assert PdfReader(handout).page_labels == ["1", "2", "3", "4"]
    assert [page for depth, _, page in outline(handout) if depth == 1] == [0, 1, 2], (
        "no entry of its own for what goes on"
    )


def test_a_sheet_is_a4_and_its_fonts_are_in_it(handout: Path) -> None:
    told = subprocess.run(["pdfinfo", str(handout)], check=True, capture_output=True, text=True).stdout
    assert re.search(r"^Page size: +595.* x 84[12].* pts \(A4\)$", told, re.MULTILINE), told
    told = subprocess.run(["pdffonts", str(handout)], check=True, capture_output=True, text=True).stdout
    assert {line.split()[-5] for line in told.splitlines()[2:]} == {"yes"}, told


def test_its_pictures_are_the_slides_in_light_on_white(handout: Path, told: Deck) -> None:
    """The same slide as on the shot, only smaller; round it white paper, with something on every sheet."""
    command = ["pdftoppm", "-r", str(UNITS_PER_INCH), str(handout), str(handout.with_suffix(""))]
    subprocess.run(command, check=True, capture_output=True)
    pages = [QImage(str(path)) for path in sorted(handout.parent.glob("*.ppm"))]
    ids, look = told.talks["trial"].ids, Look("it")
    shots = scenes(told, look, "light", ids)
    for page, sheet in zip(pages, sheets(told, ids, told.talks["trial"], look, QtMeasure()), strict=True):
        assert page.pixelColor(2, 2).name() == "#ffffff"
        notes = page.copy(QRect(0, page.height() // 2, page.width(), page.height() // 2))
        assert pixels(notes, notes.size()).min() < 128
        if sheet.picture:
            spot = QRect(*map(round, sheet.picture))
            shown = page.copy(spot).scaled(THUMBNAIL, mode=Qt.TransformationMode.SmoothTransformation)
            shot = picture(next(shots), SIZES["1080p"])
            assert difference(pixels(shown), pixels(shot)) < ALIKE, sheet.slide


def test_a_talk_is_shown_in_its_theme(slides: Path) -> None:
    command = ["pdftoppm", "-r", "24", "-l", "1", str(slides), str(slides.with_suffix(""))]
    subprocess.run(command, check=True, capture_output=True)
    [page] = [QImage(str(path)) for path in slides.parent.glob("*.ppm")]
    assert page.pixelColor(1, 1).name() == "#000000"


def test_an_unknown_talk(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["export", str(tmp_path / "a.pdf"), "--content", str(content), "--ui-lang", "en", "--talk", "trail"]
    assert main(words) == 2
    assert capsys.readouterr().err == 'kiosk: there is no talk "trail"; there are: trial (did you mean "trial"?)\n'
    assert list(tmp_path.iterdir()) == []


def test_where_it_cannot_be_written(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["export", str(tmp_path), "--content", str(content), "--ui-lang", "en", "--talk", "trial", "--lang", "it"]
    assert main(words) == 2
    assert capsys.readouterr().err == f"kiosk: {tmp_path}: Is a directory\n"
