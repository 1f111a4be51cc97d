"""Pictures on slides: decoded as large as they are drawn, kept, replaced, and missed without harm."""

import logging
import os
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageIOHandler, QImageWriter, QPainter, QPdfWriter

from kiosk.charts.marks import Box, Photo
from kiosk.check.attacks_images import deep
from kiosk.compose.page import Look, Page
from kiosk.model.picture import Picture
from kiosk.model.tokens import THEMES
from kiosk.ui.stage import photo as drawing
from kiosk.ui.stage.gallery import View
from kiosk.ui.stage.photos import Photos, Wanted, decoded
from kiosk.ui.stage.scene import SlideScene
from kiosk.ui.stage.thumbs import Thumbs
from tests.content.shipped import deck
from tests.ui.stage.conftest import MakeRig, picture

BOX = Box(100, 100, 800, 600)
Draw = Callable[..., Picture]


@pytest.fixture
def photos(monkeypatch) -> Photos:
    """None kept yet."""
    made = Photos()
    monkeypatch.setattr(drawing, "PHOTOS", made)
    return made


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """`draw("red", 400, 200)`: a picture of that colour, its left half blue; in `form`."""
    number = 0

    def draw(color: str, width: int, height: int, form: str = "png", *, turned: bool = False) -> Picture:
        nonlocal number
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor(color))
        painter = QPainter(image)
        painter.fillRect(0, 0, width // 2, height, QColor("blue"))
        painter.end()
        path = tmp_path / f"drawn.{form}"
        writer = QImageWriter(str(path))
        if turned:
            writer.setTransformation(QImageIOHandler.Transformation.TransformationRotate90)
        assert writer.write(image)
        number += 1
        os.utime(path, ns=(number, number))
        shown = (height, width) if turned else (width, height)
        kind = {"png": "png", "jpg": "jpeg", "webp": "webp"}[form]
        return Picture(str(path), kind, *shown, (number, path.stat().st_size))  # type: ignore[arg-type]

    return draw


def scene(found: Picture, theme: str = "dark", *, hurried: bool = False) -> SlideScene:
    return SlideScene(Page("a", Look("it"), (Photo("image", found, BOX, 46.0),), None, (), ""), theme, hurried=hurried)


def name(image: QImage, x: float, y: float) -> str:
    """The colour at a point of the stage, of a picture of half its size; JPEG is not exact."""
    rgb = image.pixelColor(round(x / 2), round(y / 2))
    return next((one for one in ("red", "blue", "lime") if all(abs(a - b) < 12 for a, b in zip(
        rgb.getRgb()[:3], QColor(one).getRgb()[:3], strict=True))), rgb.name())  # fmt: skip


@pytest.mark.parametrize("form", ["png", "jpg", "webp"])
def test_it_covers_its_box_and_its_corners_are_round(qapp, photos: Photos, draw: Draw, form: str) -> None:
    image = picture(scene(draw("red", 3000, 600, form)))
    assert [name(image, x, 400) for x in (110, 480, 520, 890)] == ["blue", "blue", "red", "red"], "its middle"
    ground = THEMES["dark"]["ground"].lower()
    assert [name(image, *corner) for corner in ((104, 104), (896, 104), (104, 696), (896, 696), (950, 400))] == (
        [ground] * 5
    )


def test_a_camera_held_upright(qapp, photos: Photos, draw: Draw) -> None:
    image = picture(scene(draw("red", 800, 400, "jpg", turned=True)))
    assert [name(image, 500, y) for y in (110, 390, 410, 690)] == ["blue", "blue", "red", "red"]


def test_it_is_decoded_once_and_as_large_as_it_is_drawn(qapp, photos: Photos, draw: Draw, monkeypatch) -> None:
    found, made = draw("red", 1700, 1275), []
    monkeypatch.setattr("kiosk.ui.stage.photos.decoded", lambda *args: made.append(args[1:]) or decoded(*args))
    for _ in range(2):
        picture(scene(found), 0.5)
    assert made == [(400, 300)]
    picture(scene(found), 0.1)
    assert made == [(400, 300)], "a thumbnail is made out of it"
    picture(scene(found), 2.1)
    assert made[1:] == [(1600, 1200)], "no screen shows more"


def test_what_is_kept_is_bounded(qapp, photos: Photos, draw: Draw, monkeypatch) -> None:
    monkeypatch.setattr("kiosk.ui.stage.photos.KEPT", 300_000)
    found = draw("red", 200, 200)
    wanted = [Wanted(found, 200, 200 - 10 * n, 0) for n in range(8)]
    for one in wanted:
        photos.photo(one)
        assert photos.bytes <= 300_000
    assert photos.coming(wanted[-1]) and not photos.coming(wanted[0])
    assert photos.photo(wanted[0]) is not None, "who asks for it meanwhile waits for it"


def test_another_file_under_the_same_name(qapp, photos: Photos, draw: Draw) -> None:
    assert name(picture(scene(draw("red", 400, 300))), 800, 400) == "red"
    assert name(picture(scene(draw("lime", 400, 300))), 800, 400) == "lime"


@pytest.mark.parametrize("theme", THEMES)
def test_what_cannot_be_decoded_leaves_an_empty_place_and_is_logged_once(
    qapp, photos: Photos, tmp_path: Path, theme: str, expect_log
) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(deep()["few-pixels.png"])
    found = Picture(str(path), "png", 64, 64, (1, 1))
    with expect_log(logging.WARNING, "broken.png cannot be decoded"):
        image = picture(scene(found, theme))
    assert picture(scene(found, theme)) == image
    assert name(image, 130, 400) == THEMES[theme]["raised"].lower()
    cells = {image.pixelColor(x, 200).name() for x in range(180, 320)}
    assert THEMES[theme]["ring"].lower() in cells


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_bytes(b"GIF89a"), lambda path: _fifo(path)])
def test_a_file_that_became_something_else(qapp, photos: Photos, draw: Draw, change, expect_log) -> None:
    found = draw("red", 400, 300)
    change(Path(found.path))
    with expect_log(logging.WARNING, "cannot be decoded"):
        picture(scene(found))


def _fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def test_in_a_pdf_it_has_the_pixels_of_print(qapp, photos: Photos, draw: Draw) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    scene(draw("red", 1700, 1300)).render(painter)
    painter.end()
    data = bytes(buffer.data().data())
    assert b"/Width 1600" in data and b"/Height 1200" in data


class Slow(Future):
    """Done when it is asked for the fourth time."""

    asked = 0

    def done(self) -> bool:
        self.asked += 1
        return self.asked > 3

    def submit(self, work: Callable[[Wanted], QImage | None], wanted: Wanted) -> "Slow":
        self.set_result(work(wanted))
        return self


def test_neighbours_wait_for_their_pictures_beside_the_event_loop(
    rig: MakeRig, photos: Photos, draw: Draw, monkeypatch
) -> None:
    """A stage in attract prepares what comes next; a slide with a picture is painted once that is decoded."""
    content, found = deck(), draw("red", 400, 300)
    coming = content.kiosk.attract[1].slide
    image = {"file": "images/x.png", "alt": {"it": "a", "en": "a"}}
    slide = type(content.slides[coming]).model_validate(
        {"id": coming, "layout": "picture", "title": {"it": "a", "en": "a"}, "image": image}
    )
    new = replace(content, slides={**content.slides, coming: slide}, images={"images/x.png": found})
    monkeypatch.setattr(photos, "_beside", slow := Slow())
    unready: list[bool] = []
    plain = Photos.photo
    monkeypatch.setattr(photos, "photo", lambda wanted: unready.append(slow.asked < 4) or plain(photos, wanted))
    rig(new)
    assert unready and not any(unready)


@pytest.mark.parametrize("form", ["png", "jpg", "webp"])
def test_colours_are_those_that_its_profile_means(qapp, photos: Photos, tmp_path: Path, form: str) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 40, 40))
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    wide = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    assert abs(wide.pixelColor(9, 9).red() - 200) > 20, "other numbers for the same colour"
    path = tmp_path / f"wide.{form}"
    writer = QImageWriter(str(path))
    writer.setQuality(100)
    assert writer.write(wide)
    found = Picture(str(path), {"jpg": "jpeg"}.get(form, form), 400, 300, (1, 1))  # type: ignore[arg-type]
    shown = picture(scene(found)).pixelColor(250, 200).getRgb()[:3]
    assert all(abs(a - b) < 4 for a, b in zip(shown, (200, 40, 40), strict=True))


def test_one_that_a_printer_made(qapp, photos: Photos, tmp_path: Path) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    path = tmp_path / "print.jpg"
    assert image.convertToFormat(QImage.Format.Format_CMYK8888).save(str(path), None, 100)
    assert QImage(str(path)).format() == QImage.Format.Format_CMYK8888
    assert name(picture(scene(Picture(str(path), "jpeg", 400, 300, (1, 1)))), 500, 400) == "red"


def test_what_a_phone_puts_behind_it_is_not_seen(draw: Draw) -> None:
    found = draw("red", 400, 300, "jpg")
    before, path = decoded(found, 400, 300), Path(found.path)
    data, film = path.read_bytes(), b"\0\0\0\x18ftypmp42\xff\xd8\xff\xda" + bytes(range(256)) * 40
    for behind in (film, data, bytes(9_000)):
        path.write_bytes(data + behind)
        assert decoded(found, 400, 300) == before


def test_a_screen_has_its_card_at_once_and_the_picture_when_it_comes(qtbot, photos: Photos, draw: Draw) -> None:
    shown = scene(found := draw("red", 400, 300), hurried=True)
    photos._beside = slow = Slow()  # type: ignore[assignment]
    slow.asked = -99
    assert name(picture(shown), 700, 400) == THEMES["dark"]["raised"].lower()
    changed: list[object] = []
    shown.changed.connect(changed.append)
    slow.asked = 4
    qtbot.waitUntil(lambda: bool(changed))
    assert name(picture(shown), 700, 400) == "red"
    photos._beside = slow = Slow()  # type: ignore[assignment]
    slow.asked = -99
    assert name(picture(shown, 0.25), 350, 200) == "red", "it stands in for itself in other pixels"
    assert photos.meanwhile(Wanted(found, 60, 60, 5)) is None, "not where it is cut otherwise"


def test_a_thumbnail_comes_after_its_picture(rig: MakeRig, photos: Photos, draw: Draw) -> None:
    """And what moves in meanwhile, with an empty card, is not kept."""
    content = deck()
    far = content.topics[4].slides[0]
    image = {"file": "images/x.png", "alt": {"it": "a", "en": "a"}}
    slide = type(content.slides[far]).model_validate(
        {"id": far, "layout": "picture", "title": {"it": "a", "en": "a"}, "image": image}
    )
    new = replace(content, slides={**content.slides, far: slide}, images={"images/x.png": draw("red", 400, 300)})
    made = rig(new)
    photos._beside = slow = Slow()  # type: ignore[assignment]
    slow.asked = -99
    gallery, size = made.stage.gallery, QSize(192, 108)
    view, thumbs = View(far, 0, Look("it"), "dark"), Thumbs(gallery)
    assert thumbs.make(view, size) is None
    before = gallery.picture(view, size, 1.0)
    assert not gallery.has(view, True)
    slow.asked = 4
    small, after = thumbs.make(view, size), gallery.picture(view, size, 1.0)
    assert small is not None and small.toImage().pixelColor(150, 40).name() == QColor("red").name()
    assert gallery.has(view, True) and before.toImage() != after.toImage()
