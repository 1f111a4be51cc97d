"""A scene is a function of page, theme and time: however it got there, it shows the same frame."""

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from kiosk.charts.marks import Box, Icon, Label, Target, Tissue
from kiosk.compose.page import Look
from kiosk.model.tokens import LANDSCAPE, PORTRAIT, TEXT_SIZES, THEMES
from kiosk.ui.stage.cells import TissueItem
from kiosk.ui.stage.paint import LabelItem, item
from kiosk.ui.stage.scene import AT_REST
from kiosk.ui.style import color
from tests.content.shipped import deck, one_of_each, slides

from .conftest import picture, pixels, scene_of

EACH = pytest.mark.parametrize("slide", one_of_each())
BOTH_WAYS = pytest.mark.parametrize("portrait", [False, True], ids=["landscape", "portrait"])
AROUND = 40
"""Room round an item in which paint outside its bounds would be seen."""


@pytest.fixture(autouse=True)
def _fonts(qapp) -> None:
    """Measuring and painting need an application."""


@EACH
@BOTH_WAYS
def test_the_end_of_an_entrance_is_the_slide_at_rest(slide: str, portrait: bool) -> None:
    walked, jumped = scene_of(slide, Look("it", portrait)), scene_of(slide, Look("it", portrait))
    for step in range(12):
        walked.show_at(step * 0.09)
    jumped.show_at(AT_REST)
    assert walked.elapsed == jumped.elapsed or walked.page.live is None
    assert picture(walked) == picture(jumped)


@EACH
def test_a_scene_built_in_mid_flight_shows_the_same_frame(slide: str) -> None:
    """A second screen, a thumbnail, another language: the phase is a function of time, not of what was before."""
    running, fresh = scene_of(slide), scene_of(slide)
    for elapsed in (0.1, 0.2, 0.35):
        running.show_at(elapsed)
    fresh.show_at(0.35)
    assert picture(running) == picture(fresh)
    if running.page.live:
        running.show_at(0.02)
        assert picture(running) != picture(fresh)


@EACH
def test_time_may_run_backwards(slide: str) -> None:
    """A picture of the entrance's beginning is taken of the very scene that is on show."""
    scene, fresh = scene_of(slide), scene_of(slide)
    scene.show_at(AT_REST)
    scene.show_at(0.0)
    assert picture(scene) == picture(fresh)


@EACH
def test_items_are_kept_while_they_move(slide: str) -> None:
    """Joined by key and updated in place: a frame makes nothing new but what enters."""
    scene = scene_of(slide)
    scene.show_at(0.5)
    kept = set(map(id, scene.items()))
    held = scene.items()  # keeps the wrappers, so that an id means an item
    scene.show_at(0.55)
    again = scene.items()
    entered = [each for each in again if id(each) not in kept]
    assert len(held) >= 3
    assert len(entered) <= max(2, len(again) // 10)


@EACH
@BOTH_WAYS
def test_no_item_is_left_over(slide: str, portrait: bool) -> None:
    scene = scene_of(slide, Look("it", portrait))
    for elapsed in (0.2, 0.4, AT_REST):
        scene.show_at(elapsed)
    fresh = scene_of(slide, Look("it", portrait))
    fresh.show_at(AT_REST)
    assert len(scene.items()) == len(fresh.items())
    marks = [mark for mark in scene.page.final() if not isinstance(mark, Target)]
    assert len([each for each in scene.items() if each.parentItem() is None]) == len(marks)


@EACH
def test_another_language_in_mid_flight_shows_the_same_phase(slide: str) -> None:
    scenes = [scene_of(slide, Look(language)) for language in ("it", "en")]
    for scene in scenes:
        scene.show_at(0.3)
    italian, english = ([m for m in scene.page.live.at(0.3)] if scene.page.live else [] for scene in scenes)
    grown = [[m.growth for m in marks if isinstance(m, Tissue)] for marks in (italian, english)]
    assert grown[0] == grown[1]
    assert picture(scenes[0]) != picture(scenes[1])


@EACH
@pytest.mark.parametrize("theme", THEMES)
def test_the_ground_is_the_themes(slide: str, theme: str) -> None:
    scene = scene_of(slide, theme=theme)
    scene.show_at(AT_REST)
    image = picture(scene, 0.25)
    for corner in (QPoint(2, 2), QPoint(image.width() - 3, image.height() - 3)):
        assert image.pixelColor(corner) == color(theme, "ground")


@EACH
@BOTH_WAYS
def test_nothing_is_painted_outside_of_its_bounds(slide: str, portrait: bool) -> None:
    """Paint there is cut off in one repaint and stays behind in the next. Also: no letter of any label is cut."""
    for size, elapsed in (("normal", 0.3), ("normal", AT_REST), ("largest", AT_REST)):
        scene = scene_of(slide, Look("it", portrait, size))
        scene.show_at(elapsed)
        for each in scene.items():
            assert outside(each) == 0, (type(each).__name__, getattr(getattr(each, "_mark", None), "key", ""))


def outside(each: QGraphicsItem) -> int:
    """Pixels that an item paints outside of its bounding rectangle (none where that is all of the stage)."""
    bounds = each.boundingRect()
    if bounds.isEmpty() or bounds.width() >= LANDSCAPE[0]:
        return 0
    area = bounds.adjusted(-AROUND, -AROUND, AROUND, AROUND).toAlignedRect()
    image = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-area.topLeft())
    option = QStyleOptionGraphicsItem()
    option.exposedRect = bounds
    each.paint(painter, option, None)
    painter.end()
    alpha = pixels(image)[:, :, 3]
    inner = bounds.translated(-area.topLeft().x(), -area.topLeft().y()).toAlignedRect().adjusted(-1, -1, 1, 1)
    alpha[max(inner.top(), 0) : inner.bottom() + 1, max(inner.left(), 0) : inner.right() + 1] = 0
    return int(np.count_nonzero(alpha))


def test_the_measure_of_outside_sees_paint() -> None:
    class Spill(LabelItem):
        def boundingRect(self) -> QRectF:
            return super().boundingRect().adjusted(0, 0, -60, 0)

    mark = next(m for m in scene_of("irccs").page.marks if isinstance(m, Label) and m.key == "title")
    assert outside(LabelItem(mark, "dark")) == 0
    assert outside(Spill(mark, "dark")) > 0


@pytest.mark.parametrize("token", ["onacc", "acctext", "quiet"])
@pytest.mark.parametrize("theme", THEMES)
def test_an_icon_takes_the_colour_that_it_is_told(token: str, theme: str) -> None:
    """SVG's `currentColor` is black to Qt; and the same icon stands in several colours on one slide."""
    made = item(Icon("a", "pill", Box(0, 0, 96, 96), token, stroke=3.0), theme)
    assert made is not None
    image = QImage(96, 96, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    made.paint(painter, QStyleOptionGraphicsItem(), None)
    painter.end()
    found = {
        QColor(image.pixelColor(x, y)).name()
        for x in range(96)
        for y in range(96)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert color(theme, token).name() in found
    assert "#000000" not in found or color(theme, token).name() == "#000000"


def test_only_the_region_of_what_waits_for_people_waves() -> None:
    """The booth's invitation, home on a totem, the cover of a talk while the room fills."""
    for slide in slides():
        for portrait in (False, True):
            layout = deck().slides[slide].layout
            expected = layout in ("attract", "cover") or (portrait and layout == "home")
            assert scene_of(slide, Look("it", portrait)).waves == expected


def test_the_wave_moves_nuclei_and_ends() -> None:
    scene = scene_of("attract")
    scene.show_at(AT_REST)
    still = picture(scene)
    scene.set_wave(2.0)
    two = picture(scene)
    scene.set_wave(5.0)
    five = picture(scene)
    scene.set_wave(None)
    assert still != two != five
    assert picture(scene) == still


def test_targets_follow_the_marks() -> None:
    assert {target.key for target in scene_of("irccs").targets} == {"lit", "of"}
    home = scene_of("home")
    assert {target.key for target in home.targets if target.event} == {
        f"topic:{topic.id}" for topic in deck().topics if topic.slides
    }


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_scene_is_as_large_as_the_stage(size: str) -> None:
    for portrait in (False, True):
        stage = scene_of("irccs", Look("en", portrait, size)).stage()
        assert (stage.x(), stage.y()) == (0, 0)
        assert (stage.width(), stage.height()) == (PORTRAIT if portrait else LANDSCAPE)


def test_a_tissue_that_changes_is_the_tissue_that_is_new() -> None:
    """Other data under the same key: the item in place paints what a new one would."""
    scene = scene_of("irccs")
    (mark,) = [m for m in scene.page.final() if isinstance(m, Tissue)]
    other = scene_of("faculties").page.final()
    (changed,) = [m for m in other if isinstance(m, Tissue)]
    kept = TissueItem(mark, "dark")
    kept.update_mark(changed, "light")
    assert isinstance(item(changed, "light", kept), TissueItem)
    assert alone(kept) == alone(TissueItem(changed, "light"))
    assert alone(kept) != alone(TissueItem(mark, "light"))


def test_cells_are_drawn_once_for_all_who_show_them_and_go_with_the_last() -> None:
    (mark,) = [m for m in scene_of("irccs").page.final() if isinstance(m, Tissue)]
    mark = replace(mark, scale=1.01 * mark.scale)  # no other test shows it so large
    one, other = TissueItem(mark, "dark"), TissueItem(mark, "light")
    assert one.plain is other.plain
    cells = weakref.ref(one.plain)
    del one
    assert cells() is other.plain
    del other
    gc.collect()
    assert cells() is None


def alone(made: TissueItem) -> QImage:
    image = QImage(960, 540, QImage.Format.Format_RGB32)
    image.fill(color("dark", "ground"))
    painter = QPainter(image)
    painter.scale(0.5, 0.5)
    for each in (made, *made.childItems()):
        painter.save()
        painter.setTransform(each.sceneTransform(), True)
        option = QStyleOptionGraphicsItem()
        option.exposedRect = each.boundingRect()
        each.paint(painter, option, None)
        painter.restore()
    painter.end()
    return image
