"""The visitor's controls: where they are, how large, and what they say."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF

from kiosk.model.deck import Topic
from kiosk.model.state import ChooseLanguage, ChooseTextSize, ClosePanel, DeckReplaced, SwitchLanguage, questions
from kiosk.model.tokens import TEXT_SIZES
from kiosk.ui.booth.controls import NEEDED_MM
from kiosk.ui.screen import MIN_PX
from kiosk.ui.style import color
from tests.ui.booth.rig import Rig, long_topic, open_rig, shipped

SCREENS = [
    (1024, 768, 3.2), (1024, 768, 5.0), (1280, 720, 3.6), (1280, 720, 5.8), (1280, 800, 5.9), (1920, 1080, 1.0),
    (1920, 1080, 3.6), (1920, 1080, 6.5), (3840, 2160, 2.7), (3840, 2160, 7.0), (1080, 1920, 1.3), (1080, 1920, 3.6),
    (1080, 1920, 6.5), (2160, 3840, 7.0),
]  # fmt: skip
"""Pixels, and pixels a millimetre: a projector, a totem, tablets of 10 and 13 inches, a 4K wall."""
STANDING = (800, 1280, 5.9)
"""A tablet on end: the stage shrinks for its controls."""


HOME = {"quiz", "display", "language", "overview", "about"}
SLIDE = {"home", "back", "about", "overview", "take", "display", "language", "next"}
UPPER_ROW = {"overview", "take", "about"}
"""On a totem these stand in the row of the dots."""


def face(button, scale: float) -> tuple[float, float]:
    """A control without the room for its outline."""
    return button.width() - 16 * scale, button.height() - 16 * scale


def longest() -> Topic:
    """The topic with most dots."""
    return max(shipped().topics, key=lambda topic: len(topic.slides))


@pytest.mark.parametrize(("width", "height", "density"), [*SCREENS, STANDING])
def test_as_large_as_a_finger_on_every_screen_and_apart(qtbot, width: int, height: int, density: float) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density, pictures=False)
    for slide in ("home", *longest().slides[:2]):
        booth.visit(slide)
        window, stage, scale = booth.window.rect(), booth.window.stage.geometry(), booth.window.stage.scale
        assert window.contains(stage)
        boxes: dict[str, QRect] = {key: button.geometry() for key, button in booth.controls().items()}
        assert set(boxes) == (HOME if slide == "home" else SLIDE)
        for key, button in booth.controls().items():
            need = max(NEEDED_MM[key] * density, MIN_PX)
            assert min(face(button, scale)) >= need - 1.5, key
            assert window.contains(boxes[key]), key
            if booth.window.portrait:
                assert boxes[key].top() >= 0.6 * height, key
            if slide != "home":  # below all that a slide says
                lowest = stage.top() + (1616 if booth.window.portrait else 924) * scale
                assert boxes[key].top() >= lowest - 1, key
        upper = UPPER_ROW & set(boxes) if booth.window.portrait and slide != "home" else set()
        for row in filter(None, (upper, set(boxes) - upper)):
            for edge in (QRect.top, QRect.bottom):
                edges = {edge(boxes[key]) for key in row}
                assert max(edges) - min(edges) <= 1, row
        for (one, first), (other, second) in combinations(boxes.items(), 2):
            assert not first.intersects(second), f"{one} on {other}"


@pytest.mark.parametrize(("width", "height", "density"), [*SCREENS, STANDING])
def test_a_row_reaches_as_far_to_the_left_as_to_the_right(qtbot, width: int, height: int, density: float) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density, pictures=False)
    for slide in ("home", longest().slides[0]):
        booth.visit(slide)
        boxes = [button.geometry() for button in booth.controls().values()]
        left, right = min(box.left() for box in boxes), max(box.right() for box in boxes)
        assert abs(left - (width - 1 - right)) <= 2


@pytest.mark.parametrize(("width", "height", "density"), SCREENS)
def test_tiles_are_as_large_as_a_finger_and_apart_from_controls(qtbot, width: int, height: int, density: float) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density, pictures=False)
    booth.visit("home")
    controls = [control.geometry() for control in booth.controls().values()]
    assert set(booth.controls()) == HOME
    for key, tile in booth.targets().items():
        box = QRect(tile.mapTo(booth.window, tile.rect().topLeft()), tile.size())
        assert min(box.width(), box.height()) >= max(15 * density, MIN_PX), key
        assert not any(tile.mask().translated(box.topLeft()).intersects(control) for control in controls), key
        if booth.window.portrait:
            assert box.top() >= 0.6 * height, key
    regions = [tile.mask().translated(tile.pos()) for tile in booth.targets().values()]
    shared = [box for one, other in combinations(regions, 2) for box in one.intersected(other)]
    assert all(min(box.width(), box.height()) <= 2 for box in shared)  # no more than rounding


@pytest.mark.parametrize(("width", "height", "density"), [(1024, 768, 6.0), (1024, 600, 7.0), (720, 1280, 7.0)])
def test_on_the_smallest_screens_they_stay_inside_and_apart(qtbot, width: int, height: int, density: float) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density)
    for slide in ("home", *long_topic().slides[:2]):
        booth.visit(slide)
        boxes = [button.geometry() for button in booth.controls().values()]
        assert all(booth.window.rect().contains(box) for box in boxes)
        assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


@pytest.fixture
def booth(qtbot) -> Rig:
    return open_rig(qtbot)


def test_the_language_button_keeps_its_place_and_names_the_other_language(qtbot) -> None:
    booth, spots = open_rig(qtbot, pictures=False), set()
    for slide in [slide for topic in shipped().topics for slide in topic.slides]:
        booth.visit(slide)
        for code in ("it", "en"):
            assert booth.state.language == code
            other = "en" if code == "it" else "it"
            button = booth.control("language")
            spots.add(button.geometry().getRect())
            assert button.face.text == shipped().kiosk.languages[other]
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
            said[slide, booth.state.language] = booth.control("next").face.text
            heard.add(booth.control("next").accessibleName())
            booth.send(SwitchLanguage())
    assert said == {(first, "it"): "Avanti", (first, "en"): "Next", (last, "it"): "Temi", (last, "en"): "Topics"}
    assert len(heard) == 4
    booth.tap(booth.middle(booth.control("next")))
    assert booth.seen == "visit home it"


def test_controls_do_what_they_say(booth) -> None:
    first, second = long_topic().slides[:2]
    booth.visit(first)
    for panel in ("about", "overview", "take", "display"):
        booth.tap(booth.middle(booth.control(panel)))
        assert booth.state.panel == panel
        booth.send(ClosePanel())
    for control, seen in [
        ("next", f"visit {second} it"), ("language", f"visit {second} en"), ("back", f"visit {first} en"),
        ("home", "visit home en"), ("language", "visit home it"),
    ]:  # fmt: skip
        booth.tap(booth.middle(booth.control(control)))
        assert booth.seen == seen


def test_the_bulb_on_home_asks_to_guess(booth) -> None:
    booth.visit("home")
    booth.tap(booth.middle(booth.control("quiz")))
    first, *_ = questions(shipped())
    assert booth.seen == f"quiz {first} it"
    assert set(booth.controls()) == {"home", "back", "display", "language", "next"}
    asks = booth.control("next").face
    booth.tap(booth.middle(booth.control("next")))
    assert booth.control("next").face.icon != asks.icon == "eye"


def test_without_a_question_there_is_no_bulb(booth) -> None:
    slides = {key: slide for key, slide in shipped().slides.items() if slide.guess is None}
    booth.visit("home")
    booth.send(DeckReplaced(replace(shipped(), slides=slides)))
    assert set(booth.controls()) == HOME - {"quiz"}


def test_words_on_controls_follow_the_text_size(booth) -> None:
    booth.visit(long_topic().slides[0])
    sizes = []
    for size in TEXT_SIZES:
        booth.send(ChooseTextSize(size))
        sizes.append([booth.control(key).face.style.size for key in ("language", "next")])
    assert sizes == sorted(sizes) and sizes[0] != sizes[-1]


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


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(("width", "height", "density"), SCREENS)
def test_what_home_says_of_its_sources_lies_under_no_control(
    qtbot, width: int, height: int, density: float, language: str
) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density, pictures=False)
    booth.visit("home")
    booth.send(ChooseLanguage(language))
    for size in TEXT_SIZES:
        booth.send(ChooseTextSize(size))
        box = next(mark.box for mark in booth.window.stage.scene.page.final() if mark.key == "source")
        scale = booth.window.stage.scale
        said = QRectF(*booth.on_screen(box.x, box.y), box.w * scale, box.h * scale)
        for key, control in booth.controls().items():
            assert not said.intersects(QRectF(control.geometry())), f"{key}, {size}"


@pytest.mark.parametrize(("width", "height", "density"), [*SCREENS, STANDING])
def test_all_dots_of_the_longest_topic_have_room_between_the_controls(
    qtbot, width: int, height: int, density: float
) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density)
    booth.visit(longest().slides[-1])
    dots = booth.window.controls.progress
    assert not any(dots.geometry().intersects(control.geometry()) for control in booth.controls().values())
    seen, ground = booth.window.grab(dots.geometry()).toImage(), color("dark", "ground")
    row = [seen.pixelColor(x, seen.height() // 2) == ground for x in range(seen.width())]
    assert row[0] and row[-1]
    assert sum(before and not here for before, here in pairwise(row)) == len(longest().slides)


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
