"""Thumbnails: the same scenes, small, kept within a budget."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk.compose.page import Look
from kiosk.ui.stage import thumbs as module
from kiosk.ui.stage.gallery import Gallery
from kiosk.ui.stage.scene import AT_REST
from kiosk.ui.stage.thumbs import Thumbs
from kiosk.ui.style import QtMeasure, color
from tests.content.shipped import deck
from tests.ui.stage.conftest import picture, pixels, scene_of

SIZE = QSize(192, 108)
SLIDES = [slide for topic in deck().topics for slide in topic.slides][:6]


@pytest.fixture
def thumbs(qapp) -> Thumbs:
    return Thumbs(Gallery(deck(), QtMeasure()))


def seen(thumbs: Thumbs, slide: str, look: Look, theme: str) -> QImage:
    made = thumbs.make(thumbs.view(slide, look, theme), SIZE)
    return made.toImage().convertToFormat(QImage.Format.Format_ARGB32)


def test_it_shows_the_slide_at_rest_without_its_corners(thumbs) -> None:
    for look, theme in ((Look("it"), "dark"), (Look("en"), "light")):
        small = seen(thumbs, SLIDES[0], look, theme)
        scene = scene_of(SLIDES[0], look, theme)
        scene.show_at(AT_REST)
        whole = picture(scene, 0.1)
        assert small.size() == whole.size()
        assert small.pixelColor(0, 0).alpha() == small.pixelColor(191, 107).alpha() == 0
        middle = (slice(16, 92), slice(16, 176), slice(0, 3))
        off = pixels(small)[middle].astype(int) - pixels(whole)[middle]
        assert np.abs(off).max() <= 1
        assert small.pixelColor(96, 2) == color(theme, "ground")


def test_all_text_sizes_share_one_and_everything_else_has_its_own(thumbs) -> None:
    view = thumbs.view(SLIDES[0], Look("it"), "dark")
    assert thumbs.get(view, SIZE) is None
    made = thumbs.make(view, SIZE)
    assert thumbs.make(thumbs.view(SLIDES[0], Look("it", text_size="largest"), "dark"), SIZE) is made
    for other in ((SLIDES[0], Look("en"), "dark"), (SLIDES[0], Look("it"), "light"), (SLIDES[1], Look("it"), "dark")):
        assert thumbs.get(thumbs.view(*other), SIZE) is None
    assert thumbs.get(view, SIZE * 2) is None and thumbs.get(view, SIZE, 2.0) is None


def test_a_screen_of_dense_pixels_gets_them(thumbs) -> None:
    made = thumbs.make(thumbs.view(SLIDES[0], Look("it"), "dark"), SIZE, 2.0)
    assert made.size() == SIZE * 2 and made.deviceIndependentSize().toSize() == SIZE


def test_the_budget_is_kept_and_what_was_wanted_last_stays(thumbs, monkeypatch) -> None:
    one = SIZE.width() * SIZE.height() * 4
    monkeypatch.setattr(module, "BYTES", 3 * one + 10)
    assert thumbs.room(SIZE) == 3
    views = [thumbs.view(slide, Look("it"), "dark") for slide in SLIDES]
    for view in views[:3]:
        thumbs.make(view, SIZE)
    thumbs.get(views[0], SIZE)
    thumbs.make(views[3], SIZE)
    assert thumbs.bytes == 3 * one
    assert [thumbs.get(view, SIZE) is not None for view in views[:4]] == [True, False, True, True]


def test_the_scenes_of_the_neighbours_are_left_alone(thumbs) -> None:
    gallery = thumbs._gallery
    near = thumbs.view(SLIDES[0], Look("it"), "dark")
    scene = gallery.scene(near)
    scene.show_at(0.2)
    before = scene.shown
    for slide in SLIDES:
        thumbs.make(thumbs.view(slide, Look("it"), "dark"), SIZE)
    assert gallery.scene(near) is scene and scene.shown == before
    assert not gallery.built(thumbs.view(SLIDES[1], Look("it"), "dark"))


def test_other_content_forgets_what_it_draws_otherwise(thumbs) -> None:
    view = thumbs.view(SLIDES[0], Look("it"), "dark")
    made = thumbs.make(view, SIZE)
    thumbs._gallery.replace(replace(deck()))
    assert thumbs.get(view, SIZE) is made
    thumbs._gallery.replace(replace(deck(), slides=dict(deck().slides)))
    assert thumbs.get(view, SIZE) is None
    assert thumbs.bytes == 0
