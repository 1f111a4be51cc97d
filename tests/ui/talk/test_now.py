"""The console's "now": the audience's scene, live; the speaker's finger and taps on it, with real mouse events."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.charts.marks import Target
from kiosk.model.state import (
    Blanked,
    ChooseTheme,
    Freeze,
    GoTo,
    Next,
    SelectMark,
    Spotlight,
    SwitchLanguage,
)
from kiosk.model.state.chart import of
from kiosk.model.state.session import Pointer
from kiosk.ui.stage.backing import VIEWS, Backing
from kiosk.ui.stage.cells import TissueItem
from kiosk.ui.style import color
from kiosk.ui.talk.now import DRAG_PX, Now
from kiosk.ui.talk.tap import tapped
from tests.ui.booth.rig import LEFT, LONG, PLAIN, Rig
from tests.ui.stage.conftest import pixels

from .rig import open_talk

CHART = "spending-per-head"
KEYS = ("italy", "uk", "france", "germany")


class Desk:
    """The audience's window, and a console that is only its "now"."""

    def __init__(self, qtbot, size: tuple[int, int], *slides: str, **options: object) -> None:
        self.rig: Rig = open_talk(qtbot, *slides, pictures=True, **options)
        self.window = QWidget()
        self.window.resize(*size)
        self.now = Now(self.window, self.rig.store, self.rig.window.stage)
        self.now.resize(*size)
        qtbot.addWidget(self.window, before_close_func=lambda _, held=self.window: None)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.sent: list[Pointer | None] = []
        self.rig.store.changed.connect(self._changed)
        self.settle()

    def _changed(self, old, new) -> None:
        if old.session and new.session and old.session.pointer != new.session.pointer:
            self.sent.append(new.session.pointer)

    @property
    def stage(self):
        return self.rig.window.stage

    @property
    def pointer(self) -> Pointer | None:
        return self.rig.state.session.pointer

    def settle(self) -> None:
        self.rig.settle()
        QApplication.processEvents()

    def send(self, *events) -> None:
        self.rig.send(*events)
        self.settle()

    def spot(self, x: float, y: float) -> QPoint:
        """A point of the slide, in the console's window."""
        return (QPointF(self.now._view.pos()) + QPointF(x, y) * self.now._scale).toPoint()

    def press(self, x: float, y: float) -> None:
        QTest.mousePress(self.window.windowHandle(), LEFT, PLAIN, self.spot(x, y))

    def move(self, x: float, y: float) -> None:
        QTest.mouseMove(self.window.windowHandle(), self.spot(x, y))

    def release(self, x: float, y: float) -> None:
        QTest.mouseRelease(self.window.windowHandle(), LEFT, PLAIN, self.spot(x, y))

    def tap(self, x: float, y: float) -> None:
        QTest.mouseClick(self.window.windowHandle(), LEFT, PLAIN, self.spot(x, y))
        self.settle()

    def middle(self, key: str) -> tuple[float, float]:
        (target,) = (target for target in self.now.scene.targets if target.key == key)
        xs, ys = [x for x, _ in target.polygon], [y for _, y in target.polygon]
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2

    def catch_up(self) -> None:
        """A frame has passed."""
        self.now._pace.stop()
        self.now._pace.timeout.emit()

    def shows(self) -> np.ndarray:
        """The pane as the speaker sees it, after partial updates."""
        QApplication.processEvents()
        grabbed = self.window.screen().grabWindow(self.window.winId()).toImage()
        return pixels(grabbed.convertToFormat(QImage.Format.Format_RGB32))[..., :3]

    @property
    def selection(self) -> str | None:
        return of(self.rig.state, self.rig.state.position.slide).selection


@pytest.fixture
def desk(qtbot) -> Desk:
    return Desk(qtbot, (480, 270), CHART, "partners")


def near(pointer: Pointer | None, kind: str, x: float, y: float) -> bool:
    """To within a pixel of the pane, which is four units."""
    return pointer is not None and pointer.kind == kind and abs(pointer.x - x) <= 4 and abs(pointer.y - y) <= 4


# -- what is seen


def test_it_looks_at_the_scene_that_the_audience_has(desk: Desk) -> None:
    for event in (SelectMark(CHART, "italy"), SwitchLanguage(), GoTo("partners"), ChooseTheme("light"), GoTo(CHART)):
        desk.send(event)
        assert desk.now.scene is desk.stage.scene is desk.now._view.scene()
    desk.rig.window.resize(540, 960)  # the projector was turned
    desk.settle()
    assert desk.now.scene is desk.stage.scene and desk.now.scene.page.look.portrait
    assert desk.now._view.height() == 270 and desk.now._view.width() < 200


def test_it_goes_on_while_the_audience_sees_black_or_a_still(desk: Desk) -> None:
    desk.send(Freeze(True), Blanked("black"))
    before = desk.shows()
    assert before.max() > 200
    desk.send(GoTo("partners"))
    after = desk.shows()
    assert (before != after).any() and after.max() > 200


def test_while_the_audience_sees_a_transition_it_shows_where_that_leads(qtbot, desk: Desk) -> None:
    """Once the audience has had its first frame of it."""
    desk.rig.store.dispatch(GoTo("partners"))
    assert desk.now.scene.page.slide != "partners"
    qtbot.waitUntil(lambda: desk.now.scene.page.slide == "partners")
    assert desk.stage.arriving and desk.now.scene.elapsed == 0.0
    desk.settle()
    desk.rig.clock.now += LONG
    desk.rig.store.dispatch(SwitchLanguage())
    qtbot.waitUntil(lambda: desk.now.scene.page.look.language == "en")
    assert desk.stage.arriving
    assert desk.now.scene.at_rest  # it was at rest in the other language


def test_beside_the_slide_is_its_ground(qtbot) -> None:
    desk = Desk(qtbot, (480, 400), CHART)
    ground = color("dark", "ground")
    assert tuple(desk.shows()[3, 240][::-1]) == (ground.red(), ground.green(), ground.blue())


def test_two_views_of_a_scene_leave_each_other_their_pictures(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Backing] = []
    begin = Backing.begin
    monkeypatch.setattr(Backing, "begin", lambda self: begun.append(self) or begin(self))
    audience, speaker = desk.stage._view.viewport(), desk.now._view.viewport()
    for each in (audience, speaker, audience, speaker):
        each.repaint()
        each.update()
        QApplication.processEvents()
    assert begun == []
    items = [item for item in desk.now.scene.items() if isinstance(item, TissueItem)]
    assert items and all(len(item.backings._kept) == 2 <= VIEWS for item in items)
    desk.rig.store.dispatch(GoTo("partners"))  # the speaker's view is off it already, the audience's not yet
    assert all(item.backings._kept for item in items)
    desk.settle()
    assert not any(item.backings._kept for item in items)


# -- pointing


def test_the_spotlight_follows_the_mouse(desk: Desk) -> None:
    desk.now._pace.setInterval(100_000)  # frames pass when this test says so
    desk.send(Spotlight())
    desk.move(400, 300)
    assert near(desk.pointer, "spotlight", 400, 300)
    for n in range(20):
        desk.move(500 + 40 * n, 400)
    assert len(desk.sent) == 1
    desk.catch_up()
    assert near(desk.pointer, "spotlight", 1260, 400)  # and the last
    lit = desk.shows()
    assert lit[100, 315].tolist() != lit[5, 5].tolist()
    desk.now.leaveEvent(None)
    assert desk.pointer is None
    assert desk.sent[-1] is None


def test_the_pointer_stands_at_the_same_place_for_both(desk: Desk) -> None:
    desk.send(Spotlight())
    desk.move(960, 500)
    desk.catch_up()
    small, large = desk.now._pointer, desk.rig.window.public._made.pointer
    assert small.isVisible() and large.isVisible()
    spot = (small._at - QPointF(desk.now._view.pos())) / small._scale
    other = (large._at - QPointF(desk.stage.pos())) / large._scale
    assert (spot - other).manhattanLength() < 0.01


def test_a_finger_that_drags_shows_the_dot_until_it_lifts(desk: Desk) -> None:
    desk.move(300, 300)
    assert desk.pointer is None
    desk.press(300, 300)
    desk.move(304, 300)
    assert desk.pointer is None
    desk.move(300 + 5 * DRAG_PX, 300)
    assert near(desk.pointer, "laser", 300 + 5 * DRAG_PX, 300)
    desk.move(700, 500)
    desk.release(700, 500)
    assert desk.pointer is None and desk.selection is None


def test_a_finger_that_lies_still_shows_the_dot(desk: Desk) -> None:
    desk.press(*desk.middle("italy"))
    desk.now._hold.timeout.emit()
    assert near(desk.pointer, "laser", *desk.middle("italy"))
    desk.release(*desk.middle("italy"))
    assert desk.pointer is None and desk.selection is None  # it pointed: that was no tap


def test_no_place_arrives_on_a_slide_that_it_was_not_meant_for(desk: Desk) -> None:
    desk.now._pace.setInterval(100_000)
    desk.send(Spotlight())
    desk.move(400, 300)
    desk.move(700, 300)
    desk.rig.store.dispatch(Next())
    desk.catch_up()
    assert desk.pointer is None
    desk.move(800, 300)
    desk.catch_up()
    assert near(desk.pointer, "spotlight", 800, 300)


def test_beside_the_slide_nobody_points(qtbot) -> None:
    desk = Desk(qtbot, (480, 400), CHART)
    desk.send(Spotlight())
    desk.move(400, 300)
    assert desk.pointer is not None
    QTest.mouseMove(desk.window.windowHandle(), QPoint(240, 10))
    assert desk.pointer is None


# -- taps


def test_a_tap_on_a_mark_opens_its_card_for_the_audience(desk: Desk) -> None:
    desk.tap(*desk.middle("france"))
    assert desk.selection == "france"
    assert desk.stage.scene.choice.selection == "france"
    desk.tap(*desk.middle("readout"))  # the card takes a tap, and does nothing
    assert desk.selection == "france"
    desk.tap(*desk.middle("readout.close"))
    assert desk.selection is None
    desk.tap(*desk.middle("uk"))
    desk.tap(*desk.middle("uk"))
    assert desk.selection is None
    desk.tap(*desk.middle("uk"))
    desk.tap(200, 30)
    assert desk.selection is None
    assert desk.sent == []


def test_no_other_button_does_anything(qtbot) -> None:
    desk = Desk(qtbot, (480, 270), "mind")
    before = desk.rig.state
    for target in desk.now.scene.targets:
        desk.tap(*desk.middle(target.key))
    assert desk.rig.state.position == before.position and desk.rig.state.mode == "talk"


SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def shifted(by: float):
    return tuple((x + by, y) for x, y in SQUARE)


def test_a_tap_means_the_nearest_mark_within_reach() -> None:
    marks = [Target(key, shifted(by), key, SelectMark("s", key)) for key, by in (("a", 0), ("b", 100))]
    assert tapped(marks, None, "s", 40, 5, 50) == SelectMark("s", "a")
    assert tapped(marks, None, "s", 40, 5, 20) is None
    assert tapped(marks, "b", "s", 40, 5, 20) == SelectMark("s")
    away = [*marks, Target("link", SQUARE, "there", GoTo("t"))]
    assert tapped(away, None, "s", 5, 5, 20) == SelectMark("s", "a")
