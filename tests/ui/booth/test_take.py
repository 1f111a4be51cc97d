"""Take it home: the panel with the QR code, opened and closed by fingers and keys, and read as a phone reads it."""

import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible, QImage

from kiosk.compose.page import Choice
from kiosk.compose.take import MOST, take_home
from kiosk.model.state import (
    ChooseLanguage,
    ChooseTextSize,
    ChooseTheme,
    ClosePanel,
    DeckReplaced,
    OpenPanel,
    SelectMark,
    SwitchLanguage,
)
from kiosk.ui.booth.code import GOOD_MM, LEAST_MM, QUIET, code
from kiosk.ui.screen import at_least
from kiosk.words.messages import tr
from tests.content.shipped import slides
from tests.ui.booth.rig import Rig, open_rig, shipped

Key = Qt.Key
SLIDE = "life-expectancy"
TODAY = "today"
"""What this booth counts by itself: nothing to take home, so no code."""
SCREENS = [
    (1024, 768, 3.2), (1024, 768, 5.0), (1280, 800, 5.9), (1920, 1080, 1.0), (1920, 1080, 3.6), (1920, 1200, 6.5),
    (3840, 2160, 7.0), (1080, 1920, 3.6), (1080, 1920, 6.5), (800, 1280, 5.9), (2160, 3840, 7.0),
]  # fmt: skip
"""Pixels, and pixels a millimetre."""


@pytest.fixture
def booth(qtbot) -> Rig:
    made = open_rig(qtbot)
    made.visit(SLIDE)
    return made


def opened(booth: Rig) -> Rig:
    booth.tap(booth.middle(booth.control("take")))
    assert booth.state.panel == "take" and booth.window.furniture.panel("take").isVisible()
    return booth


def closed(booth: Rig) -> bool:
    assert (booth.state.panel == "take") == booth.window.furniture.panel("take").isVisible()
    return booth.state.panel is None


def seen(booth: Rig) -> QImage:
    """The code on the screen, with its quiet zone."""
    return booth.window.grab(booth.window.furniture.panel("take").square).toImage()


def read(*pictures: Path) -> str:
    """What zbarimg reads in them, one after the other."""
    command = ["zbarimg", "--quiet", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", *map(str, pictures)]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()


def modules(image: QImage) -> tuple[int, np.ndarray]:
    """How many pixels a module has, and which modules are dark; fails where one is not all black or all white."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())[:, : grey.width()]
    assert set(np.unique(pixels)) == {0, 255}
    dark = pixels == 0
    corner = np.argwhere(dark)[0]
    size = int(corner[0]) // QUIET
    assert tuple(corner) == (QUIET * size, QUIET * size), "quiet zone"
    cells = dark[::size, ::size]
    assert np.array_equal(dark, np.kron(cells, np.ones((size, size), bool))), "a module is a square of whole pixels"
    return size, cells


# -- opening and closing


def test_a_tap_opens_it_and_its_button_closes_it(booth) -> None:
    take = opened(booth).window.furniture.panel("take")
    assert take.geometry() == booth.window.rect()
    booth.tap(booth.middle(take.close_button))
    assert closed(booth)


def test_a_tap_beside_it_closes_and_one_on_it_does_not(booth) -> None:
    take = opened(booth).window.furniture.panel("take")
    x, y = booth.on_screen(take.panel().x, take.panel().cy)
    booth.tap(take.square.center())
    assert not closed(booth)
    booth.tap(QPoint(round(x / 2), round(y)))
    assert closed(booth)


def test_by_key_alone(booth) -> None:
    while booth.window.focusWidget() is not booth.control("take"):
        booth.key(Key.Key_Tab)
    booth.key(Key.Key_Return)
    take = booth.window.furniture.panel("take")
    assert booth.state.panel == "take" and take.close_button.hasFocus()
    for key in (Key.Key_Tab, Key.Key_Backtab):
        booth.key(key)
        assert take.close_button.hasFocus(), "what lies beneath is not to be reached"
    booth.key(Key.Key_Return)
    assert closed(booth) and booth.control("take").hasFocus()
    booth.send(OpenPanel("take"))
    booth.key(Key.Key_Escape)
    assert closed(booth)


@pytest.mark.parametrize("size", [(1280, 720), (540, 960)])
def test_there_is_nothing_to_take_home_of_what_this_booth_counts(booth, size) -> None:
    booth.window.resize(*size)
    booth.visit(TODAY)
    assert not booth.control("take").isVisible() and booth.control("about").isVisible()
    booth.visit(SLIDE)
    assert booth.control("take").isVisible()


def test_a_screen_reader_hears_the_text(booth) -> None:
    take = opened(booth).window.furniture.panel("take")
    for language in ("it", "en"):
        booth.send(ChooseLanguage(language))
        spoken = QAccessible.queryAccessibleInterface(take)
        assert spoken.text(QAccessible.Text.Name) == tr(language, "Take it home")
        assert spoken.text(QAccessible.Text.Description) == take_home(shipped(), SLIDE, language) == take.text
        assert take.close_button.accessibleName() == tr(language, "Close")


# -- the code


@pytest.mark.parametrize(("width", "height"), [(704, 396), (396, 704)])
def test_a_phone_reads_the_text_of_every_slide_in_both_languages(qtbot, tmp_path, width: int, height: int) -> None:
    booth = open_rig(qtbot, size=(width, height))  # small: zbarimg takes its time for each pixel
    portrait, take = width < height, booth.window.furniture.panel("take")
    pictures, texts = list[Path](), list[str]()
    ways = [(slide, language) for slide in slides() if slide != TODAY for language in ("it", "en")]
    for n, (slide, language) in enumerate(ways[::3] if portrait else ways):
        asked = replace(booth.state, mode="visit", language=language, panel="take")
        asked = replace(asked, position=replace(asked.position, slide=slide))
        take.show_for(asked, shipped(), portrait, QRectF(booth.window.stage.geometry()), booth.window.stage.scale, 2.0)
        pictures.append(tmp_path / f"{n:03}.png")
        texts.append(take_home(shipped(), slide, language, portrait))
        assert take.text == texts[-1], "nothing had to be left out"
        assert take.grab(take.square.adjusted(-8, -8, 8, 8)).save(str(pictures[-1]))
    assert read(*pictures) == "".join(text + "\n" for text in texts)


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_it_is_read_on_the_whole_screen_in_every_theme(booth, tmp_path, theme) -> None:
    opened(booth).send(ChooseTheme(theme))
    assert booth.window.grab().save(str(tmp_path / "screen.png"))
    assert read(tmp_path / "screen.png") == booth.window.furniture.panel("take").text + "\n"


def test_it_follows_language_size_window_content_and_what_is_read(booth) -> None:
    opened(booth)
    take, pictures = booth.window.furniture.panel("take"), [seen(booth)]
    booth.send(SwitchLanguage())
    pictures.append(seen(booth))
    booth.send(ClosePanel(), SelectMark(SLIDE, booth.window.stage.scene.page.live.keys[-1]), OpenPanel("take"))
    read_ = Choice(booth.state.charts[SLIDE].selection)
    assert take.text == take_home(shipped(), SLIDE, booth.state.language, choice=read_)
    retitled = shipped().slides[SLIDE].model_copy(update={"title": {"it": "Altro", "en": "Other"}})
    booth.send(DeckReplaced(replace(shipped(), slides={**shipped().slides, SLIDE: retitled})))
    pictures.append(seen(booth))
    assert take.text.startswith(retitled.title[booth.state.language])
    assert len({bytes(picture.constBits()) for picture in pictures}) == len(pictures)
    for size in ((540, 960), (1280, 800)):
        booth.window.resize(*size)
        booth.settle()
        assert take.geometry() == booth.window.rect() and take.geometry().contains(take.square)
        modules(seen(booth))


@pytest.mark.parametrize(("width", "height", "density"), SCREENS)
def test_modules_are_large_sharp_and_surrounded_by_white_on_every_screen(qtbot, width, height, density) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density)
    booth.visit(SLIDE)
    opened(booth)
    size, cells = modules(seen(booth))
    assert size >= LEAST_MM * density
    count = len(cells)
    if min(width, height) / density >= 2.15 * count:  # the panel's own edges take the rest
        assert size >= GOOD_MM * density
    inner = cells[QUIET : count - QUIET, QUIET : count - QUIET]
    assert cells.sum() == inner.sum(), "nothing lies in the quiet zone"
    assert len(booth.window.furniture.panel("take").text) > MOST / 2


@pytest.mark.parametrize(("width", "height", "density"), SCREENS)
@pytest.mark.parametrize("size", ["normal", "largest"])
def test_everything_lies_within_the_screen_and_apart(qtbot, width, height, density, size) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density, pictures=False)
    booth.visit("life-expectancy")
    booth.send(ChooseTextSize(size))
    opened(booth)
    take, scale = booth.window.furniture.panel("take"), booth.window.stage.scale
    boxes = [take._laid.close, take._laid.card, *(mark.box for mark in take._laid.marks[1:] if mark.key != "take.text")]
    inside = [QRectF(*booth.on_screen(box.x, box.y), box.w * scale, box.h * scale) for box in boxes]
    panel = QRectF(*booth.on_screen(*take.panel()[:2]), take.panel().w * scale, take.panel().h * scale)
    assert QRectF(booth.window.rect()).contains(panel)
    for n, one in enumerate(inside):
        assert panel.contains(one.adjusted(1, 1, -1, -1))
        assert not any(one.adjusted(1, 1, -1, -1).intersects(other) for other in inside[n + 1 :])
    text = next(mark for mark in take._laid.marks if mark.key == "take.text")
    bubble = next(mark for mark in take._laid.marks if mark.key == "take.bubble")
    assert min(span.style.size for span in text.spans) >= 22
    assert text.box.right <= bubble.box.right - 20 and text.box.bottom <= bubble.box.bottom - 20
    assert "".join(span.text for span in text.spans).split() == take.text.split() or (
        "".join("".join(span.text for span in text.spans).split()) == "".join(take.text.split())
    )
    face: QRect = take.close_button._pixels().translated(take.close_button.pos()).toRect()
    assert min(face.width(), face.height()) >= at_least(20, density) - 1.5
    assert face.top() >= (0.6 if booth.window.portrait else 0.5) * height


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0])
def test_a_scaled_desktop_blurs_nothing(booth, monkeypatch, ratio: float) -> None:
    opened(booth)
    take = booth.window.furniture.panel("take")
    monkeypatch.setattr(take, "devicePixelRatioF", lambda: ratio, raising=False)
    booth.send(SwitchLanguage())
    screen = QImage((QSizeF(take.size()) * ratio).toSize(), QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    take.render(screen)
    picture = screen.copy(take.square)
    size, _ = modules(picture)
    assert size == take._code.module


# -- how a code is chosen


def test_many_corrections_where_there_is_room_and_few_where_there_is_not() -> None:
    text = "à" * 120
    roomy, narrow = code(lambda most: text, 500, 500, 3.0), code(lambda most: text, 380, 380, 3.0)
    assert roomy.image.width() > narrow.image.width()
    assert roomy.module >= GOOD_MM * 3.0 > narrow.module >= LEAST_MM * 3.0


def test_it_grows_past_its_usual_size_only_for_its_modules_sake() -> None:
    text = "x" * 200
    usual = code(lambda most: text, 400, 1000, 2.0)
    assert usual.side <= 400 and usual.module >= GOOD_MM * 2.0
    grown = code(lambda most: text, 400, 1000, 6.0)
    assert 400 < grown.side <= 1000 and grown.module == GOOD_MM * 6.0


def test_a_text_is_shortened_before_its_modules_are_too_small() -> None:
    asked = list[int]()

    def write(most: int) -> str:
        asked.append(most)
        return "x" * most

    found = code(write, 300, 300, 4.0)
    assert found.module >= LEAST_MM * 4.0 and found.side <= 300
    assert asked[0] == MOST and asked == sorted(asked, reverse=True) and len(found.text) == asked[-1] < MOST
    assert code(write, 10, 10, 4.0).module == 1, "a screen that can show none shows what it can"
