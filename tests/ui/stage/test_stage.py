"""The stage with a clock of ours: what moves, when it rests, what a finger hits, and what is kept."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

from kiosk.charts.marks import inside
from kiosk.compose.page import Look
from kiosk.model.deck import AttractStop, Deck
from kiosk.model.state import (
    ChooseMotion,
    ChooseTextSize,
    ChooseTheme,
    DeckReplaced,
    GoHome,
    GoTo,
    Next,
    Open,
    Previous,
    StartOver,
    SwitchLanguage,
    Tick,
    Touch,
)
from kiosk.ui.stage.scene import AT_REST
from kiosk.ui.stage.stage import WAVE_MS
from tests.content.shipped import deck, one_of_each

from .conftest import picture, pixels, scene_of

TOPIC = next(topic for topic in deck().topics if len(topic.slides) > 1)
FIRST, SECOND = TOPIC.slides[:2]
AT_HOME = (None, Touch(), GoHome())
IN_TOPIC = (None, Touch(), Open(TOPIC.id))


def same_picture(rig, expected) -> bool:
    """What is on screen is this scene: pixel for pixel, but for a rounding here and there."""
    shown, wanted = pixels(rig.stage.grab().toImage()), pixels(picture(expected))
    return bool((abs(shown[..., :3].astype(int) - wanted[..., :3]) <= 2).mean() > 0.9995)


# -- transitions


def test_next_moves_over_and_ends_with_the_live_scene(rig) -> None:
    booth = rig(*IN_TOPIC)
    rested = []
    booth.stage.rested.connect(lambda: rested.append(booth.on_show))
    booth.do(Next())
    assert booth.transition.isVisible() and booth.stage.moving
    assert rested == []
    booth.frame(0.1)
    assert booth.transition.isVisible()
    booth.frame(0.2)
    assert not booth.transition.isVisible()
    assert rested == [SECOND] == [booth.on_show]
    booth.settle()
    assert booth.stage.scene.elapsed == AT_REST
    assert same_picture(booth, rested_scene(SECOND))


def rested_scene(slide: str, language: str = "it", theme: str = "dark", size: str = "normal"):
    scene = scene_of(slide, Look(language, text_size=size), theme)
    scene.show_at(AT_REST)
    return scene


def test_the_entrance_begins_when_the_slide_has_arrived(rig) -> None:
    """Charts do not play behind the transition: nobody would see them begin."""
    booth = rig(*IN_TOPIC)
    booth.do(Next())
    booth.frame(0.27)
    assert 0 <= booth.stage.scene.elapsed < 0.05
    booth.frame(0.2)
    assert booth.stage.scene.elapsed == pytest.approx(0.21, abs=0.02)
    assert booth.stage.moving


def test_an_interruption_goes_to_where_it_was_sent(rig) -> None:
    """Next, and at once previous: the arriving picture turns back, and the live scene is the last one asked for."""
    booth = rig(*IN_TOPIC)
    booth.do(Next())
    booth.frame(0.1)
    booth.do(Previous())
    assert booth.transition.isVisible()
    booth.settle()
    assert booth.on_show == FIRST and not booth.transition.isVisible()
    assert same_picture(booth, rested_scene(FIRST))


@pytest.mark.parametrize("impatient", [3, 8])
def test_many_fast_touches_end_at_rest(rig, impatient: int) -> None:
    booth = rig(*AT_HOME)
    for n in range(impatient):
        booth.do([Open(TOPIC.id), Next(), SwitchLanguage(), GoHome()][n % 4])
        booth.frame()
    booth.settle()
    assert booth.on_show == booth.state.position.slide
    assert booth.stage.scene.page.look.language == booth.state.language
    assert booth.frames() == []


def test_without_motion_everything_jumps(rig) -> None:
    booth = rig(*IN_TOPIC, ChooseMotion("none"))
    booth.do(Next())
    assert not booth.transition.isVisible() and not booth.stage.moving
    assert booth.on_show == SECOND and booth.stage.scene.elapsed == AT_REST
    assert booth.frames() == []


def test_motion_turned_off_in_mid_flight_jumps_to_the_end(rig) -> None:
    booth = rig(*IN_TOPIC)
    booth.do(Next())
    booth.frame(0.3)
    booth.do(ChooseMotion("none"))
    booth.frame()
    assert booth.stage.scene.elapsed == AT_REST and booth.frames() == []


@pytest.mark.parametrize(
    ("event", "language", "theme", "size"),
    [
        (SwitchLanguage(), "en", "dark", "normal"),
        (ChooseTheme("light"), "it", "light", "normal"),
        (ChooseTextSize("largest"), "it", "dark", "largest"),
    ],
)
def test_the_same_slide_otherwise_dressed_does_not_play_again(rig, event, language, theme, size) -> None:
    booth = rig(*IN_TOPIC)
    booth.now += 5
    booth.do(event)
    assert booth.transition.isVisible()
    booth.frame(0.25)
    assert not booth.transition.isVisible()
    assert booth.stage.scene.elapsed == AT_REST
    assert same_picture(booth, rested_scene(FIRST, language, theme, size))


@pytest.mark.parametrize("slide", [slide for slide in one_of_each() if deck().slides[slide].chart])
def test_a_language_switched_in_mid_flight_keeps_the_phase(rig, slide: str) -> None:
    booth = rig(None, Touch())
    booth.now += 3
    booth.do(GoTo(slide))
    entered = booth.now
    booth.frame(0.26 + 0.3)
    booth.do(SwitchLanguage())
    booth.frame(0.23)
    elapsed = booth.now - entered - 0.26
    fresh = scene_of(slide, Look("en"))
    fresh.show_at(elapsed)
    if booth.stage.scene.page.live:
        assert booth.stage.scene.elapsed == pytest.approx(elapsed)
        assert 0.5 < elapsed < booth.stage.scene.seconds
    assert same_picture(booth, fresh)


# -- nothing runs while nothing moves

WAVING = ("attract", "cover")
"""Layouts whose region breathes."""


@pytest.mark.parametrize("slide", [slide for slide in one_of_each() if deck().slides[slide].layout not in WAVING])
def test_nothing_runs_on_a_still_slide(rig, slide: str) -> None:
    booth = rig(None, Touch(), GoTo(slide))
    assert booth.timers() == []
    assert not booth.stage.moving


def test_attract_breathes_slowly_and_only_attract(rig) -> None:
    booth = rig()
    (timer,) = booth.frames()
    assert timer.interval() == WAVE_MS == 100
    assert not booth.stage.moving, "a wave is no transition: nobody waits for it"
    before = pixels(booth.stage.grab().toImage())
    booth.frame(1.5)
    assert (before != pixels(booth.stage.grab().toImage())).any()
    booth.do(Touch())
    booth.settle()
    assert booth.on_show == "home" and booth.frames() == []


def test_without_motion_attract_stands_still(rig) -> None:
    booth = rig()
    booth.do(Touch())
    booth.do(ChooseMotion("none"))
    booth.do(GoTo("attract"))
    booth.settle()
    assert booth.on_show == "attract" and booth.timers() == []


def test_a_transition_out_of_attract_runs_at_full_speed(rig) -> None:
    booth = rig()
    booth.do(Touch())
    assert [timer.interval() for timer in booth.frames()] == [16]


def test_the_loop_goes_on(rig) -> None:
    booth = rig()
    stops = deck().kiosk.attract
    booth.now += stops[0].seconds
    booth.do(Tick())
    booth.settle()
    assert booth.on_show == stops[1].slide
    assert booth.stage.scene.page.look.language == "en"


def test_everything_near_is_ready_before_it_is_asked_for(rig) -> None:
    """After a rest the next slide's picture is there: the first frame of its transition builds nothing."""
    booth = rig(*IN_TOPIC)
    gallery = booth.stage.gallery
    for event in (Next(), SwitchLanguage()):
        built = []
        original = gallery.scene
        gallery.scene = lambda view, original=original, built=built: built.append(view) or original(view)
        held = len(gallery._pixmaps)
        booth.do(event)
        assert len(gallery._pixmaps) == held, event
        gallery.scene = original
        booth.settle()


# -- touch


def buttons(rig) -> dict[str, QAbstractButton]:
    return {b.objectName(): b for b in rig.stage.findChildren(QAbstractButton) if b.isVisible()}


def test_home_has_a_named_button_a_topic(rig) -> None:
    booth = rig(*AT_HOME)
    found = buttons(booth)
    assert set(found) == {f"topic:{topic.id}" for topic in deck().topics if topic.slides}
    for topic in deck().topics:
        if topic.slides:
            spoken = QAccessible.queryAccessibleInterface(found[f"topic:{topic.id}"])
            assert topic.name["it"].split()[0] in spoken.text(QAccessible.Text.Name)
            assert spoken.role() == QAccessible.Role.Button


@pytest.mark.parametrize("topic", [topic.id for topic in deck().topics if topic.slides])
def test_a_touch_opens_its_topic(rig, topic: str) -> None:
    booth = rig(*AT_HOME)
    polygon = next(t.polygon for t in booth.stage.scene.targets if t.key == f"topic:{topic}")
    booth.click(*(sum(values) / len(values) for values in zip(*polygon, strict=True)))
    assert booth.state.position.slide == next(t for t in deck().topics if t.id == topic).slides[0]


def test_a_corner_that_belongs_to_the_neighbour_opens_the_neighbour(rig) -> None:
    """The cells are polygons; with plain rectangles the wrong one of two would answer."""
    booth = rig(*AT_HOME)
    targets = {t.key: t.polygon for t in booth.stage.scene.targets if t.event}
    spots = [
        (x, y, mine, other)
        for x in range(60, 1880, 20)
        for y in range(200, 920, 20)
        for mine in targets
        for other in targets
        if mine != other and well_inside(targets[mine], x, y) and boxed(targets[other], x, y)
    ]
    assert {mine for _, _, mine, _ in spots}, "no two neighbours whose boxes overlap: the test is void"
    for mine, other in {(mine, other) for _, _, mine, other in spots}:
        x, y = next((x, y) for x, y, a, b in spots if (a, b) == (mine, other))
        booth.do(GoHome())
        booth.settle()
        booth.click(x, y)
        opened = next(t.slides[0] for t in deck().topics if f"topic:{t.id}" == mine)
        assert booth.state.position.slide == opened, (mine, other)


def well_inside(polygon, x: float, y: float) -> bool:
    return all(inside(polygon, x + dx, y + dy) for dx in (-6, 6) for dy in (-6, 6))


def boxed(polygon, x: float, y: float) -> bool:
    xs, ys = [p[0] for p in polygon], [p[1] for p in polygon]
    return min(xs) < x < max(xs) and min(ys) < y < max(ys)


def test_between_the_cells_nothing_answers(rig) -> None:
    booth = rig(*AT_HOME)
    for x, y in ((960, 60), (20, 540), (960, 1000)):
        booth.click(x, y)
        assert booth.state.position.slide == "home"


def test_a_dim_topic_does_not_answer(rig) -> None:
    """One whose slides are not written yet."""
    content = deck()
    empty = replace(
        content, topics=tuple(t.model_copy(update={"slides": ()}) if t.id == TOPIC.id else t for t in content.topics)
    )
    booth = rig(*AT_HOME)
    polygon = next(t.polygon for t in booth.stage.scene.targets if t.key == f"topic:{TOPIC.id}")
    booth.do(DeckReplaced(empty))
    booth.settle()
    booth.click(*(sum(values) / len(values) for values in zip(*polygon, strict=True)))
    assert booth.state.position.slide == "home"
    assert f"topic:{TOPIC.id}" not in buttons(booth)


def test_no_button_while_something_moves_or_nobody_is_there(rig) -> None:
    booth = rig()
    assert buttons(booth) == {}
    booth.do(Touch())
    assert buttons(booth) == {}
    booth.settle()
    assert buttons(booth)
    booth.do(Open(TOPIC.id))
    assert buttons(booth) == {}


def test_home_as_a_stop_of_the_loop_can_be_touched_once_awake(rig) -> None:
    """Waking changes no picture there: the buttons have to come all the same, and go with the visitor."""
    content = deck()
    stops = [AttractStop(slide="home", seconds=20), AttractStop(slide="irccs", seconds=20)]
    looping: Deck = replace(content, kiosk=content.kiosk.model_copy(update={"attract": stops}))
    booth = rig(looping)
    assert booth.on_show == "home" and buttons(booth) == {}
    booth.do(Touch())
    booth.settle()
    assert booth.state.mode == "visit" and buttons(booth)
    booth.do(StartOver())
    booth.settle()
    assert booth.state.mode == "attract" and buttons(booth) == {}


def test_the_slide_is_read_aloud_in_the_language_on_show(rig) -> None:
    booth = rig(*IN_TOPIC)
    assert booth.stage.accessibleDescription() == booth.stage.scene.page.words
    assert deck().slides[FIRST].title["it"].split()[0] in booth.stage.accessibleDescription()
    booth.do(SwitchLanguage())
    booth.settle()
    assert deck().slides[FIRST].title["en"].split()[0] in booth.stage.accessibleDescription()


# -- other content


def test_other_content_keeps_the_place(rig) -> None:
    booth = rig(*IN_TOPIC)
    booth.do(Next())
    booth.settle()
    content = deck()
    slide = content.slides[SECOND].model_copy(update={"title": {"it": "Altro titolo", "en": "Another title"}})
    booth.do(DeckReplaced(replace(content, slides={**content.slides, SECOND: slide})))
    booth.settle()
    assert booth.on_show == SECOND == booth.state.position.slide
    assert booth.stage.accessibleDescription().startswith("Altro titolo")
    booth.do(Previous())
    booth.settle()
    assert booth.on_show == FIRST


def test_a_slide_that_is_gone_is_left(rig) -> None:
    booth = rig(*IN_TOPIC)
    content = deck()
    topics = tuple(t.model_copy(update={"slides": tuple(s for s in t.slides if s != FIRST)}) for t in content.topics)
    slides_ = {name: slide for name, slide in content.slides.items() if name != FIRST}
    booth.do(DeckReplaced(replace(content, slides=slides_, topics=topics)))
    booth.settle()
    assert booth.on_show == booth.state.position.slide == SECOND


def test_content_replaced_during_a_transition(rig) -> None:
    booth = rig(*IN_TOPIC)
    booth.do(Next())
    booth.frame(0.1)
    booth.do(DeckReplaced(replace(deck())))
    booth.settle()
    assert booth.on_show == SECOND and not booth.transition.isVisible()
    assert same_picture(booth, rested_scene(SECOND))


# -- size


def test_another_size_keeps_slide_and_phase(rig) -> None:
    booth = rig(*IN_TOPIC)
    booth.do(Next())
    booth.frame(0.26 + 0.3)
    booth.stage.resize(640, 360)
    assert booth.on_show == SECOND
    assert booth.stage.scene.elapsed == pytest.approx(0.3, abs=0.02)
    assert booth.stage.scale == pytest.approx(640 / 1920)


# -- what is on the screen after partial repaints


@pytest.mark.parametrize("slide", [slide for slide in one_of_each() if deck().slides[slide].chart])
def test_partial_repaints_leave_nothing_behind(rig, slide: str) -> None:
    """Frames repaint only what changed; at the end the screen is what one full repaint would give."""
    booth = rig(None, Touch())
    booth.now += 3
    booth.do(GoTo(slide))
    for _ in range(16):
        booth.frame(0.08)
        booth.painted()
    booth.settle()
    shown = pixels(booth.painted())[..., :3].astype(int)
    wanted = pixels(booth.host.grab().toImage())[..., :3].astype(int)
    assert shown.shape == wanted.shape
    assert abs(shown - wanted).max() <= 8
    assert len(booth.stage.findChildren(QTimer)) == 2
