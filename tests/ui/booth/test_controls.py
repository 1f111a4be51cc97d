"""The visitor's controls: where they are, how large, and what they say."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSizeF

from kiosk.model.state import SwitchLanguage
from kiosk.ui.booth.controls import NEEDED_MM
from kiosk.ui.screen import ASSUMED, MIN_PX, at_least, pixels_per_mm
from tests.ui.booth.rig import Rig, long_topic, open_rig, shipped

SCREENS = [
    (1024, 768, 3.2), (1024, 768, 5.0), (1280, 720, 3.6), (1280, 720, 5.8), (1280, 800, 5.9), (1920, 1080, 1.0),
    (1920, 1080, 3.6), (1920, 1080, 6.5), (3840, 2160, 2.7), (3840, 2160, 7.0), (1080, 1920, 1.3), (1080, 1920, 3.6),
    (1080, 1920, 6.5), (2160, 3840, 7.0),
]  # fmt: skip
"""Pixels, and pixels a millimetre: a projector, a totem, tablets of 10 and 13 inches, a 4K wall."""
STANDING = (800, 1280, 5.9)
"""A tablet on end: the stage shrinks for its controls."""


def face(button, scale: float) -> tuple[float, float]:
    """A control without the room for its outline."""
    return button.width() - 16 * scale, button.height() - 16 * scale


@pytest.mark.parametrize(("width", "height", "density"), [*SCREENS, STANDING])
def test_as_large_as_a_finger_on_every_screen_and_apart(qtbot, width: int, height: int, density: float) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density)
    for slide in ("home", *long_topic().slides):
        booth.visit(slide)
        window, stage, scale = booth.window.rect(), booth.window.stage.geometry(), booth.window.stage.scale
        assert window.contains(stage)
        boxes: dict[str, QRect] = {key: button.geometry() for key, button in booth.controls().items()}
        assert boxes
        for key, button in booth.controls().items():
            need = max(NEEDED_MM[key] * density, MIN_PX)
            assert min(face(button, scale)) >= need - 1.5, key
            assert window.contains(boxes[key]), key
            if booth.window.portrait:
                assert boxes[key].top() >= 0.6 * height, key
            if slide != "home":  # below all that a slide says
                lowest = stage.top() + (1616 if booth.window.portrait else 924) * scale
                assert boxes[key].top() >= lowest - 1, key
        row = {key: box for key, box in boxes.items() if slide == "home" or key != "about" or not booth.window.portrait}
        assert max(box.center().y() for box in row.values()) - min(box.center().y() for box in row.values()) <= 1
        for (one, first), (other, second) in combinations(boxes.items(), 2):
            assert not first.intersects(second), f"{one} on {other}"


@pytest.mark.parametrize(("width", "height", "density"), SCREENS)
def test_tiles_are_as_large_as_a_finger_and_apart_from_controls(qtbot, width: int, height: int, density: float) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density)
    booth.visit("home")
    controls = [control.geometry() for control in booth.controls().values()]
    assert len(controls) == 2
    for key, tile in booth.targets().items():
        box = QRect(tile.mapTo(booth.window, tile.rect().topLeft()), tile.size())
        assert min(box.width(), box.height()) >= max(15 * density, MIN_PX), key
        assert not any(tile.mask().translated(box.topLeft()).intersects(control) for control in controls), key
        if booth.window.portrait:
            assert box.top() >= 0.6 * height, key
    regions = [tile.mask().translated(tile.pos()) for tile in booth.targets().values()]
    shared = [box for one, other in combinations(regions, 2) for box in one.intersected(other)]
    assert all(min(box.width(), box.height()) <= 2 for box in shared)  # no more than rounding


@pytest.fixture
def booth(qtbot) -> Rig:
    return open_rig(qtbot)


def test_the_language_button_keeps_its_place_and_names_the_other_language(booth) -> None:
    spots = set()
    for slide in [slide for topic in shipped().topics for slide in topic.slides]:
        booth.visit(slide)
        for code in ("it", "en"):
            assert booth.state.language == code
            other = "en" if code == "it" else "it"
            button = booth.control("language")
            spots.add(button.geometry().getRect())
            assert button._text == shipped().kiosk.languages[other]
            assert button.accessibleName().startswith({"en": "Language: ", "it": "Lingua: "}[other])
            booth.tap(booth.middle(button))
            assert booth.seen == f"visit {slide} {other}"
    assert len(spots) == 1


def test_the_way_on_says_where_it_leads(booth) -> None:
    first, *_, last = long_topic().slides
    said, heard = {}, set()
    for slide in (first, last):
        booth.visit(slide)
        for _ in shipped().languages:
            said[slide, booth.state.language] = booth.control("next")._text
            heard.add(booth.control("next").accessibleName())
            booth.send(SwitchLanguage())
    assert said == {(first, "it"): "Avanti", (first, "en"): "Next", (last, "it"): "Temi", (last, "en"): "Topics"}
    assert len(heard) == 4
    booth.tap(booth.middle(booth.control("next")))
    assert booth.seen == "visit home it"


def test_controls_do_what_they_say(booth) -> None:
    first, second = long_topic().slides[:2]
    booth.visit(first)
    for control, seen in [
        ("next", f"visit {second} it"), ("language", f"visit {second} en"), ("back", f"visit {first} en"),
        ("home", "visit home en"), ("language", "visit home it"),
    ]:  # fmt: skip
        booth.tap(booth.middle(booth.control(control)))
        assert booth.seen == seen


def test_tiles_open_their_topics_and_dim_ones_nothing(booth) -> None:
    booth.visit("home")
    assert set(booth.targets()) == {f"topic:{topic.id}" for topic in shipped().topics if topic.slides}
    for topic in shipped().topics:
        if topic.slides:
            booth.visit("home")
            booth.tap(booth.middle(booth.targets()[f"topic:{topic.id}"]))
            assert booth.seen == f"visit {topic.slides[0]} it"


def test_where_two_tiles_meet_the_right_one_answers(booth) -> None:
    """Cells are no rectangles: each point of a cell's box that belongs to a neighbour opens the neighbour."""
    booth.visit("home")
    for tile in booth.targets().values():
        for x in range(0, tile.width(), 12):
            for y in range(0, tile.height(), 12):
                inside = tile.mask().contains(QPoint(x, y))
                at = tile.mapTo(booth.window, QPoint(x, y))
                assert (booth.window.childAt(at) is tile) == inside


@pytest.mark.parametrize(("width", "height", "density"), SCREENS)
def test_dots_and_the_control_in_their_row_stand_apart(qtbot, width: int, height: int, density: float) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density)
    booth.visit(long_topic().slides[0])
    dots, about = booth.window.controls.progress.geometry(), booth.control("about").geometry()
    half = (52 + 19 * 32) / 2 * booth.window.stage.scale  # of twenty slides
    assert about.left() > dots.center().x() + half or about.right() < dots.center().x() - half


def test_dots_tell_the_place_and_are_no_button(booth) -> None:
    topic = long_topic()
    booth.visit(topic.slides[1])
    dots = booth.window.controls.progress
    assert dots.isVisible()
    assert dots.accessibleName().endswith(f" 2 di {len(topic.slides)}")
    booth.tap(booth.middle(dots))
    assert booth.seen == f"visit {topic.slides[1]} it"
    booth.visit("home")
    assert not dots.isVisible()


# -- the screen in millimetres


class FakeScreen:
    def __init__(self, pixels: int, millimetres: float) -> None:
        self._pixels, self._millimetres = pixels, millimetres

    def geometry(self) -> QRect:
        return QRect(0, 0, self._pixels, self._pixels)

    def physicalSize(self) -> QSizeF:
        return QSizeF(self._millimetres, self._millimetres)


@pytest.mark.parametrize(
    ("pixels", "millimetres", "density"),
    [(1920, 530, 1920 / 530), (1920, 0, ASSUMED), (1920, 16, ASSUMED), (1920, 5000, ASSUMED), (3840, 700, 3840 / 700)],
)
def test_a_screen_is_believed_within_reason(pixels: int, millimetres: float, density: float) -> None:
    assert pixels_per_mm(FakeScreen(pixels, millimetres)) == pytest.approx(density)


def test_settings_know_better() -> None:
    assert pixels_per_mm(FakeScreen(1920, 530), (960.0, 540.0)) == 2.0


def test_never_under_44_pixels() -> None:
    assert at_least(15, 1.0) == 44
    assert at_least(15, 4.0) == 60
