"""What an audience's window shows in a talk, by its pixels: black, white, stills, the pointer, the band."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from kiosk.model.state import (
    Blanked,
    Both,
    ChooseMotion,
    EndTalk,
    Freeze,
    GoTo,
    Next,
    PointAt,
    SelectMark,
    Spotlight,
    SwitchLanguage,
)
from kiosk.model.state.session import Pointer
from kiosk.ui.clock import Frames
from kiosk.ui.stage.scene import AT_REST
from kiosk.ui.stage.view import fit
from kiosk.ui.style import color
from kiosk.ui.talk.pointer import RADIUS
from tests.ui.booth.rig import LONG, Rig
from tests.ui.stage.conftest import pixels

from .rig import a_talk, open_talk

CHART = "spending-per-head"
SLIDES = ("devices", CHART, "partners")
BLACK, WHITE = (0, 0, 0), (255, 255, 255)


class Talk(Rig):
    """A rig in which the window's own fades come to their end too."""

    def settle(self) -> None:
        self.clock.now += LONG
        for frames in self.window.findChildren(Frames):
            frames._frame()
        self.clock.now -= LONG
        super().settle()


def talking(qtbot, **options: object) -> Talk:
    opened = open_talk(qtbot, *SLIDES, pictures=True, **options)
    rig = Talk(opened.window, opened.store, opened.clock)
    rig.settle()
    return rig


@pytest.fixture
def talk(qtbot) -> Talk:
    return talking(qtbot)


def on_screen(rig: Rig) -> np.ndarray:
    """What the projector shows at this moment: no event is waited for."""
    window = rig.window
    image = window.screen().grabWindow(window.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return pixels(image)[..., :3]


def later_on_screen(rig: Rig) -> np.ndarray:
    """The same once all that was asked for is painted."""
    QApplication.processEvents()
    return on_screen(rig)


def all_of(picture: np.ndarray, rgb: tuple[int, int, int]) -> bool:
    return bool((picture == np.array(rgb[::-1])).all())


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and bool((abs(one.astype(int) - other) <= 2).mean() > 0.9995)


def at(picture: np.ndarray, x: float, y: float) -> tuple[int, int, int]:
    blue, green, red = picture[round(y), round(x)]
    return int(red), int(green), int(blue)


def rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def parts(rig: Rig):
    return rig.window.public._made


# -- black and white


@pytest.mark.parametrize(("blank", "colour"), [("black", BLACK), ("white", WHITE)])
def test_the_whole_window_is_dark_before_anything_else_happens(talk: Rig, blank: str, colour) -> None:
    live = later_on_screen(talk)
    talk.store.dispatch(Blanked(blank))
    assert all_of(on_screen(talk), colour)  # in the same turn of the event loop
    talk.send(SelectMark("devices", "lit"), Both(), SwitchLanguage(), Both(), SwitchLanguage(), SelectMark("devices"))
    assert all_of(later_on_screen(talk), colour)
    talk.store.dispatch(Blanked(blank))
    talk.settle()
    assert alike(later_on_screen(talk), live)


def test_black_follows_the_window_to_another_size(talk: Rig) -> None:
    talk.send(Blanked("black"))
    talk.window.resize(700, 500)
    assert all_of(later_on_screen(talk), BLACK)


def test_out_of_the_dark_another_slide_comes_at_once(talk: Rig) -> None:
    """The way there would begin with a slide that nobody expects any more."""
    talk.send(Blanked("black"))
    talk.store.dispatch(GoTo("partners"))
    assert not talk.window.stage.arriving
    assert talk.window.stage.scene.page.slide == "partners"


# -- the still


def test_a_still_stays_whatever_the_speaker_does(talk: Rig) -> None:
    live = later_on_screen(talk)
    talk.store.dispatch(Freeze(True))
    assert alike(on_screen(talk), live)
    for event in (
        Next(), SelectMark(CHART, "italy"), SwitchLanguage(), Spotlight(), PointAt(Pointer("spotlight", 500, 500)),
        Both(), ChooseMotion("none"), GoTo("partners"),
    ):  # fmt: skip
        talk.store.dispatch(event)
        assert alike(on_screen(talk), live)
        assert alike(later_on_screen(talk), live)
        talk.settle()
        assert alike(later_on_screen(talk), live)
    assert talk.window.stage.scene.page.slide == "partners"  # below, the speaker has gone on
    talk.store.dispatch(Freeze(False))
    now = later_on_screen(talk)
    assert parts(talk).still.isHidden()  # without motion it is a cut
    assert alike(now, pixels(talk.window.grab().toImage())[..., :3]) and not alike(now, live)


def test_a_still_is_of_the_transition_that_is_under_way(talk: Rig) -> None:
    talk.store.dispatch(GoTo(CHART))
    talk.clock.now += 0.1
    talk.window.stage._frames._frame()
    under_way = later_on_screen(talk)
    talk.store.dispatch(Freeze())
    talk.settle()
    assert alike(later_on_screen(talk), under_way)


def test_black_wins_over_a_still_and_goes_back_to_it(talk: Rig) -> None:
    live = later_on_screen(talk)
    talk.store.dispatch(Blanked("black"))
    talk.store.dispatch(Freeze(True))  # a still of the slide, and not of the dark
    assert all_of(on_screen(talk), BLACK)
    assert all_of(later_on_screen(talk), BLACK)
    talk.store.dispatch(Blanked("black"))
    assert alike(later_on_screen(talk), live)


def test_the_still_gives_way_in_a_short_fade(talk: Rig) -> None:
    live = later_on_screen(talk)
    talk.send(Freeze(True), GoTo("partners"))
    talk.store.dispatch(Freeze(False))
    assert alike(later_on_screen(talk), live)
    talk.clock.now += 0.11
    parts(talk).still._frames._frame()
    between = later_on_screen(talk)
    talk.clock.now += 1.0
    parts(talk).still._frames._frame()
    after = later_on_screen(talk)
    assert parts(talk).still.isHidden()
    assert not alike(between, live) and not alike(between, after)
    assert alike(after, pixels(talk.window.grab().toImage())[..., :3])


def test_a_still_keeps_its_proportions_in_another_window(talk: Rig) -> None:
    ground = rgb(color("dark", "ground"))
    talk.send(Freeze(True))
    talk.window.resize(600, 600)
    shown = later_on_screen(talk)
    area = fit(talk.window.size(), False).toRect()
    assert all_of(shown[: area.top() - 1], ground) and all_of(shown[area.bottom() + 2 :], ground)
    inside = shown[area.top() : area.bottom()]
    assert not (inside == np.array(ground[::-1])).all(axis=2).all()


def test_the_end_of_a_talk_leaves_nothing_behind(talk: Rig) -> None:
    talk.send(Freeze(True), Blanked("white"), Both(), Spotlight(), PointAt(Pointer("spotlight", 100, 100)))
    talk.send(EndTalk(), EndTalk())
    assert talk.state.mode == "attract"
    made = parts(talk)
    assert all(each.isHidden() for each in (made.band, made.pointer, made.still, made.veil))


# -- the pointer


def test_a_spotlight_dims_all_but_its_circle(talk: Rig) -> None:
    live = later_on_screen(talk)
    stage = talk.window.stage
    talk.send(Spotlight(), PointAt(Pointer("spotlight", 400, 400)))
    lit = later_on_screen(talk)
    radius = RADIUS * stage.scale
    rows, columns = np.mgrid[: lit.shape[0], : lit.shape[1]]
    far = np.hypot(columns - stage.x() - 400 * stage.scale, rows - stage.y() - 400 * stage.scale)
    assert (lit[far < radius - 4] == live[far < radius - 4]).all()
    ground = np.array(rgb(color("dark", "ground"))[::-1])
    dimmed = live.astype(float) * 0.28 + ground * 0.72
    assert abs(lit[far > radius + 4] - dimmed[far > radius + 4]).max() <= 3


def test_where_a_pointer_was_nothing_is_left(talk: Rig) -> None:
    """It repaints only what it leaves and where it comes."""
    live = later_on_screen(talk)
    talk.send(Spotlight())
    for n in range(12):
        talk.store.dispatch(PointAt(Pointer("spotlight", 300 + 90 * n, 200 + 50 * n)))
        QApplication.processEvents()
    moved = later_on_screen(talk)
    talk.window.update()
    parts(talk).pointer.update()
    assert alike(moved, later_on_screen(talk))
    talk.send(PointAt())
    assert alike(later_on_screen(talk), live)
    assert parts(talk).pointer.isHidden()


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_a_dot_is_seen_on_every_ground(qtbot, theme: str) -> None:
    rig = talking(qtbot, talk=a_talk(*SLIDES, theme=theme))
    stage = rig.window.stage
    for x, y in ((960, 80), (480, 480), (700, 300)):
        rig.send(PointAt(Pointer("laser", x, y)))
        shown = later_on_screen(rig)
        px, py = stage.x() + x * stage.scale, stage.y() + y * stage.scale
        assert at(shown, px, py) == rgb(color(theme, "touch"))
        rim = [at(shown, px + dx, py) for dx in range(3, 10)]
        assert any(sum(abs(a - b) for a, b in zip(one, rgb(color(theme, "ontouch")), strict=True)) < 40 for one in rim)


def test_what_was_pointed_at_is_gone_with_its_slide(talk: Rig) -> None:
    talk.send(PointAt(Pointer("laser", 400, 400)))
    assert parts(talk).pointer.isVisible()
    talk.send(GoTo(CHART))
    assert parts(talk).pointer.isHidden()


# -- the band


@pytest.mark.parametrize("size", [(960, 540), (540, 960), (800, 600)])
def test_the_band_stands_below_the_stage(qtbot, size) -> None:
    rig = talking(qtbot, size=size)
    whole = rig.window.stage.geometry()
    rig.send(Both())
    band, stage = parts(rig).band, rig.window.stage.geometry()
    assert band.isVisible() and stage.bottom() < band.y()
    assert band.geometry().bottom() == rig.window.rect().bottom() and band.width() == size[0]
    raised = rgb(color("dark", "raised"))
    shown = later_on_screen(rig)
    assert at(shown, 4, band.y() + band.height() / 2) == raised
    rig.send(GoTo(CHART))
    assert rig.window.stage.geometry() == stage  # no slide moves the others
    rig.send(Both())
    assert rig.window.stage.geometry() == whole and band.isHidden()


def test_the_band_says_what_shows_in_the_language_that_does_not(talk: Rig) -> None:
    talk.send(Both())
    english = later_on_screen(talk)[parts(talk).band.y() :]
    talk.send(SwitchLanguage())
    italian = later_on_screen(talk)[parts(talk).band.y() :]
    assert not alike(english, italian)
    talk.send(SwitchLanguage())
    assert alike(later_on_screen(talk)[parts(talk).band.y() :], english)


def test_the_stage_goes_on_below(talk: Rig) -> None:
    """Black or frozen, charts come to their end: what is live then is what the speaker has."""
    talk.send(Blanked("black"))
    talk.store.dispatch(SelectMark("devices", "lit"))
    talk.settle()
    assert talk.window.stage.scene.elapsed == AT_REST
