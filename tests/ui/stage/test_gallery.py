"""What is kept ready, and how much of it: memory stays flat whatever a visitor walks through."""

import gc
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from kiosk.compose.page import Choice, Look
from kiosk.loader.counted import recounted
from kiosk.model.state import initial
from kiosk.ui.stage.gallery import PIXMAP_BYTES, RESTING, SCENES, Gallery, View, render, view_of
from kiosk.ui.stage.scene import AT_REST
from kiosk.ui.style import QtMeasure
from tests.content.shipped import deck, slides

from .conftest import scene_of

HD = QSize(1920, 1080)
BEGINNING = (0.0, None, Choice())
SMALL = QSize(320, 180)


@pytest.fixture
def gallery(qapp) -> Gallery:
    return Gallery(deck(), QtMeasure())


def views() -> list[View]:
    """More than are kept."""
    return [View(slide, 0, Look(language), "dark") for language in ("it", "en") for slide in slides()]


def test_a_scene_is_built_once(gallery: Gallery) -> None:
    one, other = views()[:2]
    assert gallery.scene(one) is gallery.scene(one)
    assert gallery.scene(one) is not gallery.scene(other)
    assert gallery.scene(one).page.slide == one.slide


def test_the_least_recently_used_scene_goes(gallery: Gallery) -> None:
    many = views()
    assert len(many) > SCENES + 1
    alive = [weakref.ref(gallery.scene(view)) for view in many[:SCENES]]
    gallery.scene(many[0])
    gallery.scene(many[SCENES])
    gc.collect()
    assert [ref() is not None for ref in alive] == [True, False] + [True] * (SCENES - 2)


def test_scenes_stay_few(gallery: Gallery) -> None:
    assert SCENES <= 10 and PIXMAP_BYTES <= 64 * 2**20, "the booth has 150 MiB for everything"
    alive = [weakref.ref(gallery.scene(view)) for view in views()]
    gc.collect()
    assert sum(ref() is not None for ref in alive) == SCENES


def test_pictures_stay_within_their_bytes(gallery: Gallery) -> None:
    many = views()
    for view in many:
        for rest in (False, True):
            gallery.picture(view, HD, 1.0, RESTING if rest else BEGINNING)
    kept = sum(gallery.has(view, rest) for view in many for rest in (False, True))
    assert kept >= 2 and kept * 1920 * 1080 * 4 <= PIXMAP_BYTES
    assert gallery.has(many[-1], True)


def test_two_pictures_are_kept_however_large(gallery: Gallery) -> None:
    """A transition needs both, also in 8K."""
    one, other, third = views()[:3]
    large = QSize(7680, 4320)
    for view in (one, other, third):
        gallery.picture(view, large, 1.0)
    assert [gallery.has(view, True) for view in (one, other, third)] == [False, True, True]


def test_a_picture_is_taken_once_and_of_its_size(gallery: Gallery) -> None:
    view = views()[3]
    first = gallery.picture(view, SMALL, 1.0)
    assert gallery.has(view, True) and not gallery.has(view, False)
    assert gallery.picture(view, SMALL, 1.0).cacheKey() == first.cacheKey()
    sharp = gallery.picture(view, SMALL, 2.0)
    assert (sharp.width(), sharp.height(), sharp.devicePixelRatio()) == (640, 360, 2.0)


def test_a_picture_of_the_beginning_is_not_that_of_the_end(gallery: Gallery) -> None:
    view = View("irccs", deck().slides["irccs"].steps, Look("it"), "dark")
    start, rest = (gallery.picture(view, SMALL, 1.0, each) for each in (BEGINNING, RESTING))
    assert start.toImage() != rest.toImage()
    scene = scene_of("irccs")
    assert start.toImage() == render(scene, SMALL).toImage()
    scene.show_at(AT_REST)
    assert rest.toImage() == render(scene, SMALL).toImage()


def test_taking_a_picture_leaves_the_scene_as_it_is(gallery: Gallery) -> None:
    """It may be the scene on show."""
    view = View("irccs", 0, Look("it"), "dark")
    scene = gallery.scene(view)
    scene.show_at(0.3)
    gallery.picture(view, SMALL, 1.0)
    assert scene.elapsed == 0.3


def test_other_content_and_another_size_forget(gallery: Gallery) -> None:
    view = views()[2]
    scene = gallery.scene(view)
    gallery.picture(view, SMALL, 1.0)
    gallery.resized()
    assert not gallery.has(view, True) and gallery.scene(view) is scene
    gallery.picture(view, SMALL, 1.0)
    gallery.replace(replace(deck(), slides=dict(deck().slides)))
    assert not gallery.has(view, True) and gallery.scene(view) is not scene


def test_other_figures_forget_only_what_shows_them(gallery: Gallery) -> None:
    """A count that goes up while the booth runs costs one picture, not all."""
    counted, other = (View(slide, 0, Look("it"), "dark") for slide in ("today", "irccs"))
    scenes = [gallery.scene(view) for view in (counted, other)]
    for view in (counted, other):
        gallery.picture(view, SMALL, 1.0)
    gallery.replace(recounted(deck(), {"pharma": 1}))
    assert not gallery.has(counted, True) and gallery.has(other, True)
    assert gallery.scene(counted) is not scenes[0] and gallery.scene(other) is scenes[1]


def test_a_view_is_what_decides_a_picture() -> None:
    state = initial(deck())
    assert view_of(state, False) == View("attract", 0, Look("it"), "dark")
    assert view_of(state, True, slide="irccs", step=1) == View("irccs", 1, Look("it", True), "dark")


def test_a_picture_is_filled_with_the_ground(gallery: Gallery) -> None:
    made = render(scene_of("irccs", theme="light"), SMALL)
    assert isinstance(made, QPixmap)
    assert made.toImage().pixelColor(1, 1).name() == "#fbf7f3"
