"""Shots: their names, their sizes, and what is left where a slide does not fill the picture."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kiosk.cli import main
from kiosk.model.deck import Deck
from kiosk.model.tokens import THEMES
from kiosk.tools.content import order

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def shots(folder: Path) -> Callable[..., list[Path]]:
    """The pictures that a call writes."""

    def shots(out: Path, *words: str) -> list[Path]:
        assert main(["shots", str(out), "--content", str(folder), "--ui-lang", "en", *words]) == 0
        return sorted(out.rglob("*.*"))

    return shots


def test_names_are_language_order_and_id(tmp_path: Path, shots, some: Deck, capsys: pytest.CaptureFixture[str]) -> None:
    found = [str(path.relative_to(tmp_path)) for path in shots(tmp_path, "--size", "480x270")]
    assert found == [f"{code}/{n:03}-{slide}.png" for code in ("en", "it") for n, slide in enumerate(order(some), 1)]
    assert capsys.readouterr().out == f"{2 * len(some.slides)} pictures in {tmp_path}\n"


@pytest.mark.parametrize(
    ("words", "size"),
    [
        (["--orientation", "portrait"], (1080, 1920)),
        (["--size", "400x300"], (400, 300)),
    ],
)
def test_sizes(tmp_path: Path, shots, some: Deck, words: list[str], size: tuple[int, int]) -> None:
    found = shots(tmp_path, "--lang", "it", *words)
    assert len(found) == len(some.slides)
    image = QImage(str(found[0]))
    assert (image.width(), image.height()) == size


def test_what_a_slide_does_not_fill_is_ground(tmp_path: Path, shots) -> None:
    first, *_ = shots(tmp_path, "--lang", "en", "--size", "400x300", "--theme", "light")
    image = QImage(str(first))
    band = {image.pixelColor(x, y).name().upper() for x in range(400) for y in (*range(36), *range(264, 300))}
    assert band == {THEMES["light"]["ground"]}


def test_no_other_application_is_made(tmp_path: Path, shots, qapp: QApplication) -> None:
    shots(tmp_path, "--lang", "en", "--size", "48x27")
    assert QApplication.instance() is qapp


def test_a_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("")
    assert main(["shots", str(tmp_path / "out"), "--ui-lang", "en"]) == 2
    assert capsys.readouterr().err.startswith(f"kiosk: {tmp_path / 'out'}")


def test_a_language_that_the_slides_have_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shots", str(tmp_path), "--ui-lang", "en", "--lang", "fr"]) == 2
    assert capsys.readouterr().err == "kiosk: the slides are in it, en, not in fr\n"
