"""A slide with a picture: where it lies, whose it is, and what is read of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.charts.marks import Label, Panel, Photo
from kiosk.check.attacks_images import png
from kiosk.compose.page import Look, Page
from kiosk.compose.slide import compose
from kiosk.compose.take import take_home
from kiosk.model.deck import Deck
from kiosk.model.state.reading import reading_seconds
from kiosk.ui.style import QtMeasure
from tests.compose.conftest import MakeDeck

SLIDE = """
  - id: lab
    layout: picture
    title: {it: Il tessuto sano si riconosce dalla regolarità, en: Healthy tissue is known by its order}
    lead: {it: La stessa regione al microscopio., en: The same region under the microscope.}
    body: {it: Ogni nucleo viola è una cellula., en: Each violet nucleus is a cell.}
    sources: [istat]
    image:
      file: images/tissue.png
      fit: FIT
      alt: {it: "Cellule rosa con {beds:n} nuclei viola", en: "Pink cells with {beds:n} violet nuclei"}
      credit: {it: Maria Rossi, en: Maria Rossi}
"""


@pytest.fixture
def lab(tmp_path: Path, make_deck: MakeDeck):
    """`lab("cover", 300, 200)`: a deck whose slide shows a picture of this size."""

    def lab(fit: str = "cover", width: int = 300, height: int = 200, slide: str = SLIDE) -> Deck:
        (tmp_path / "images").mkdir()
        (tmp_path / "images/tissue.png").write_bytes(png(width, height))
        return make_deck(slide.replace("FIT", fit))

    return lab


def photo(page: Page) -> Photo:
    (found,) = [mark for mark in page.marks if isinstance(mark, Photo)]
    return found


def label(page: Page, key: str) -> Label:
    (found,) = [mark for mark in page.marks if isinstance(mark, Label) and mark.key == key]
    return found


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("size", ["normal", "largest"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_it_fills_its_room_and_everything_fits(lab, qapp, portrait: bool, size: str, language: str) -> None:
    page = compose(lab(), "lab", Look(language, portrait, size), QtMeasure())
    assert page.overflows == ()
    box, credit = photo(page).box, label(page, "image.credit").box
    assert box.right == (1016 if portrait else 1824) and box.w > 900 and box.h > 800
    assert box.bottom < credit.y and credit.x == box.x
    lead, title = label(page, "lead").box, label(page, "title").box
    assert 20 < lead.y - credit.bottom < 90 if portrait else credit.bottom == pytest.approx(924)
    assert not portrait or box.y - title.bottom == pytest.approx(36)
    others = [mark.box for mark in page.marks if isinstance(mark, Label)]
    assert not [one for one in others if min(one.overlap(box)) > 0], "no text lies on it"


@pytest.mark.parametrize(("width", "height"), [(300, 200), (200, 300), (2000, 10)])
@pytest.mark.parametrize("portrait", [False, True])
def test_the_whole_of_it(lab, qapp, width: int, height: int, portrait: bool) -> None:
    deck = lab("contain", width, height)
    page = compose(deck, "lab", Look("it", portrait), QtMeasure())
    box = photo(page).box
    (mount,) = [mark.box for mark in page.marks if isinstance(mark, Panel) and mark.key == "image.mount"]
    assert box.w / box.h == pytest.approx(width / height)
    assert min(box.x - mount.x, box.y - mount.y) == pytest.approx(24)
    assert (box.cx, box.cy) == pytest.approx((mount.cx, mount.cy))
    credit = label(page, "image.credit").box
    assert (credit.x, credit.y) == pytest.approx((mount.x, mount.bottom + 12))
    image = deck.slides["lab"].image
    assert image is not None
    slide = deck.slides["lab"].model_copy(update={"image": image.model_copy(update={"fit": "cover"})})
    filled = compose(replace(deck, slides={"lab": slide}), "lab", Look("it", portrait), QtMeasure())
    assert photo(filled).box == mount, "it stands where one would that fills its room"


def test_another_language_leaves_it_where_it_is(lab, qapp) -> None:
    deck = lab(slide=SLIDE.replace("Ogni nucleo viola è una cellula.", "Ogni nucleo viola è una cellula. " * 6))
    pages = [compose(deck, "lab", Look(code, portrait=True), QtMeasure()) for code in ("it", "en")]
    assert photo(pages[0]) == photo(pages[1])
    assert label(pages[0], "lead").box.y < label(pages[1], "lead").box.y - 80


def test_it_is_read_aloud_and_its_owner_named_last(lab, qapp) -> None:
    deck = lab()
    page = compose(deck, "lab", Look("it"), QtMeasure())
    *_, body, alt, source, credit = page.words.replace("\u00a0", " ").split("\n")
    assert body == "Ogni nucleo viola è una cellula."
    assert alt == "Cellule rosa con 300 nuclei viola"
    assert source.startswith("Fonte: ISTAT") and credit.endswith("Maria Rossi")
    drawn = " ".join(span.text for mark in page.marks if isinstance(mark, Label) for span in mark.spans)
    assert "Cellule rosa" not in drawn and drawn.count("Maria Rossi") == 1
    assert "Il tessuto sano" in take_home(deck, "lab", "it")


def test_its_owner_is_read_by_whoever_waits_and_its_description_is_not(lab) -> None:
    slide = lab().slides["lab"]
    assert slide.image is not None
    without = slide.model_copy(update={"image": None})
    credited = slide.model_copy(update={"image": slide.image.model_copy(update={"alt": {"it": "a " * 90}})})
    assert reading_seconds(credited, "it") == pytest.approx(reading_seconds(without, "it") + 2 * 60 / 200)


def test_it_may_come_when_the_speaker_asks(lab, qapp) -> None:
    deck = lab(slide=SLIDE + "    reveal: [image]\n")
    pages = [compose(deck, "lab", Look("it"), QtMeasure(), step=step) for step in (0, 1)]
    assert [any(isinstance(mark, Photo) for mark in page.marks) for page in pages] == [False, True]
    assert ["Cellule rosa" in page.words for page in pages] == [False, True]
