"""The booth by keypad: Tab, Enter and arrows reach everything, the focus is never lost, and it is always seen."""

from collections.abc import Iterator
from itertools import cycle

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QWidget

from kiosk.model.slide import Slide
from kiosk.model.state import ChooseTheme, Event, OpenPanel, StartQuiz
from kiosk.model.tokens import THEMES
from kiosk.ui.booth.display import DisplayPanel
from kiosk.ui.booth.overview import OverviewPanel
from kiosk.ui.stage.touchables import Walk
from tests.ui.booth.rig import Rig, long_topic, open_rig, shipped
from tests.ui.stage.conftest import pixels

Key = Qt.Key
PANELS = ("about", "overview", "display", "take")
MOST = 60
"""More stops than any screen has."""


@pytest.fixture
def booth(qtbot) -> Rig:
    """Somebody is at home; nothing is painted."""
    made = open_rig(qtbot, size=(1280, 720), pictures=False)
    made.visit("home")
    return made


def focused(booth: Rig) -> QWidget:
    """What has the focus: never nothing, and nothing that is not on show."""
    there = QApplication.focusWidget()
    assert there is not None
    assert there.isVisible() and there.window() is booth.window
    return there


def named(booth: Rig) -> str:
    return focused(booth).objectName()


def round_trip(booth: Rig, key: Key = Key.Key_Tab) -> list[str]:
    """The stops of the Tab key, until it comes back to the first; the window itself is none of them."""
    found = list[str]()
    for _ in range(MOST):
        booth.key(key)
        here = focused(booth)
        assert here is not booth.window
        if found and here.objectName() == found[0]:
            return found
        assert here.objectName() not in found, "it goes round in part of the screen"
        found.append(here.objectName())
    raise AssertionError(f"no way round: {found}")


def pressable(over: QWidget) -> set[str]:
    """Whatever can be pressed, walked or dragged there."""
    kinds = (QAbstractButton, QAbstractSlider, Walk)
    there = [each for each in over.findChildren(QWidget) if isinstance(each, kinds)]
    return {each.objectName() for each in there if each.isVisible() and each.isEnabled()}


def go_to(booth: Rig, name: str) -> None:
    """By Tab alone."""
    for _ in range(MOST):
        booth.key(Key.Key_Tab)
        if named(booth) == name:
            return
    raise AssertionError(f"{name} is out of reach")


def enter(booth: Rig, name: str) -> None:
    go_to(booth, name)
    booth.key(Key.Key_Return)


def screens() -> Iterator[str]:
    """Slides that are visited as slides."""
    yield from (name for topic in shipped().topics for name in topic.slides)


# -- everything is reached


def test_the_first_tab_wakes_and_the_next_is_the_first_topic(qtbot) -> None:
    booth = open_rig(qtbot, pictures=False)
    booth.key(Key.Key_Tab)
    assert booth.seen == "visit home it"
    assert focused(booth) is booth.window
    booth.key(Key.Key_Tab)
    assert named(booth) == f"topic:{shipped().topics[0].id}"


def test_every_topic_opens_by_enter_and_the_way_back_too(booth) -> None:
    for topic in shipped().topics:
        if not topic.slides:
            continue
        enter(booth, f"topic:{topic.id}")
        assert booth.seen == f"visit {topic.slides[0]} it"
        focused(booth)
        for _ in topic.slides:
            enter(booth, "next")
        assert booth.seen == "visit home it"
        assert focused(booth) is booth.window, "what had the focus is gone: the next Tab begins anew"


@pytest.mark.parametrize("slide", ["home", *screens()])
def test_tab_goes_round_all_that_a_slide_offers_and_nothing_else(booth, slide: str) -> None:
    booth.visit(slide)
    there = pressable(booth.window)
    stops = round_trip(booth)
    assert set(stops) == there
    controls = [name for name in stops if name in booth.window.controls.buttons]
    assert stops[-len(controls) :] == controls, "first the slide, then the controls"
    xs = [booth.control(name).x() for name in controls]
    assert xs == sorted(xs)
    booth.window.setFocus()
    assert round_trip(booth, Key.Key_Backtab) == stops[::-1]


@pytest.mark.parametrize("slide", [name for name in screens() if shipped().slides[name].chart])
def test_arrows_walk_every_mark_of_a_chart(booth, slide: str) -> None:
    booth.visit(slide)
    live = booth.window.stage.scene.page.live
    if live is None or not live.keys:
        return
    go_to(booth, "marks")
    read = list[str]()
    for _ in live.keys:
        booth.key(Key.Key_Right)
        assert named(booth) == "marks"
        read.append(booth.state.charts[slide].selection)
        assert focused(booth).accessibleName()
    assert read == list(live.keys)
    if "readout.close" in booth.targets():
        enter(booth, "readout.close")
        assert booth.state.charts[slide].selection is None and named(booth) == "marks"
    booth.key(Key.Key_Home, Key.Key_Escape)
    assert booth.state.charts[slide].selection is None and booth.state.position.slide == slide


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_keeps_tab_and_gives_the_focus_back(booth, panel: str) -> None:
    booth.visit(long_topic().slides[0])
    enter(booth, panel)
    over = booth.window.furniture.panel(panel)
    assert over.isVisible() and over.isAncestorOf(focused(booth))
    stops = round_trip(booth)
    assert over.isAncestorOf(focused(booth))
    assert set(stops) | by_arrows(booth, over) >= pressable(over)
    booth.window.setFocus()  # wherever it comes from, Tab leads into the panel
    booth.key(Key.Key_Tab)
    assert over.isAncestorOf(focused(booth))
    booth.key(Key.Key_Escape)
    assert booth.state.panel is None
    assert focused(booth) is booth.window or named(booth) == panel


def by_arrows(booth: Rig, over: QWidget) -> set[str]:
    """What arrows reach, where they walk at all: among the text sizes, and all over the overview."""
    found = set[str]()
    if isinstance(over, DisplayPanel):
        go_to(booth, next(each.objectName() for each in over.sizes.values() if each.isChecked()))
    elif isinstance(over, OverviewPanel):
        booth.key(Key.Key_Home)
    else:
        return found
    while named(booth) not in found:
        found.add(named(booth))
        booth.key(Key.Key_Right)
    if isinstance(over, OverviewPanel):
        assert {f"slide:{slide}" for topic in shipped().topics for slide in topic.slides} <= found, "every page"
    return found


def test_enter_in_a_panel_does_what_it_says(booth) -> None:
    topic = long_topic()
    booth.visit(topic.slides[0])
    enter(booth, "overview")
    enter(booth, "overview-close")
    assert booth.state.panel is None and named(booth) == "overview"
    enter(booth, "display")
    enter(booth, "display-contrast")
    assert booth.state.theme == "contrast"
    enter(booth, "display-close")
    assert booth.state.panel is None and named(booth) == "display"
    enter(booth, "language")
    assert booth.state.language == "en" and named(booth) == "language"


def test_a_question_is_answered_by_keys(booth) -> None:
    enter(booth, "quiz")
    assert booth.state.mode == "quiz"
    assert {"guess.less", "guess", "guess.more", "next"} <= set(round_trip(booth))
    go_to(booth, "guess")
    slide, before = booth.state.position.slide, focused(booth).value()
    booth.key(Key.Key_Right)
    assert booth.state.quiz.guesses[slide] and focused(booth).value() > before
    enter(booth, "guess.less")
    assert booth.window.findChild(QAbstractSlider, "guess").value() == before
    enter(booth, "next")
    assert slide in booth.state.quiz.told
    focused(booth)
    assert set(round_trip(booth)) == pressable(booth.window)


def test_a_whole_round_by_tab_and_enter(booth) -> None:
    enter(booth, "quiz")
    for _ in range(4 * len(booth.state.quiz.questions)):
        if "again" in pressable(booth.window):
            break
        enter(booth, "next")
        focused(booth)
    enter(booth, "again")
    assert booth.state.mode == "quiz" and not booth.state.quiz.told


def test_the_ring_is_answered_by_enter_and_gives_the_focus_back(booth) -> None:
    booth.visit(long_topic().slides[0])
    go_to(booth, "language")
    booth.later(3600)
    assert booth.window.furniture.ring.isVisible()
    assert set(round_trip(booth)) == pressable(booth.window.furniture.ring)
    booth.window.setFocus()
    booth.key(Key.Key_Tab)
    assert booth.window.furniture.ring.isAncestorOf(focused(booth))
    enter(booth, booth.window.furniture.ring.yes.objectName())
    assert not booth.window.furniture.ring.isVisible() and named(booth) in ("language", "")


def test_tab_shows_that_somebody_is_there(booth) -> None:
    booth.visit(long_topic().slides[0])
    for key in ("about", None):
        if key:
            booth.send(OpenPanel(key))
        before = booth.state.touched
        booth.clock.now += 5
        booth.key(Key.Key_Tab)
        assert booth.state.touched == booth.clock.now > before


# -- the focus is seen

Shown = tuple[str, tuple[Event, ...]]


def shown() -> list[Shown]:
    """Screens that have every kind of thing that can have the focus."""
    charts = [name for name in screens() if needs(shipped().slides[name])]
    return [
        ("home", ()), (charts[0], ()), ("home", (StartQuiz(),)),
        *((charts[0], (OpenPanel(panel),)) for panel in PANELS),
    ]  # fmt: skip


def needs(slide: Slide) -> bool:
    return bool(slide.chart) and slide.chart.get("kind") == "bands"


@pytest.mark.parametrize(
    ("slide", "events", "theme"),
    [(*each, theme) for each, theme in zip(shown(), cycle(THEMES), strict=False)]
    + [(*shown()[0], theme) for theme in list(THEMES)[1:]],
    ids=lambda value: str(value)[:40],
)
def test_the_focus_is_an_outline_of_three_pixels_and_three_to_one(qtbot, slide: str, events, theme: str) -> None:
    """Of each stop, on the smallest screen: what changes in the picture as the focus comes, and how much."""
    booth = open_rig(qtbot, size=(1024, 768), density=3.2)
    booth.visit(slide)
    booth.send(ChooseTheme(theme), *events)
    faint = {}
    for name in round_trip(booth):
        go_to(booth, name)
        here = focused(booth)
        corner = here.mapTo(booth.window, QPoint(0, 0))
        lit = pixels(booth.window.grab().toImage())[..., 2::-1]
        here.clearFocus()
        plain = pixels(booth.window.grab().toImage())[..., 2::-1]
        here.setFocus(Qt.FocusReason.TabFocusReason)
        wide, thick = seen_outline(lit, plain, corner, here)
        if wide < 0.5 or thick < 2.9:
            faint[name] = (round(wide, 2), round(thick, 2))
    assert faint == {}


def luminance(picture: np.ndarray) -> np.ndarray:
    levels = picture.astype(float) / 255
    linear = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


def seen_outline(lit: np.ndarray, plain: np.ndarray, corner: QPoint, here: QWidget) -> tuple[float, float]:
    """How much of the widget's length (in rows) has an outline, and how many pixels wide that is."""
    x, y, w, h = corner.x(), corner.y(), here.width(), here.height()
    before, after = (luminance(each[max(y, 0) : y + h, max(x, 0) : x + w]) for each in (plain, lit))
    ratio = (np.maximum(before, after) + 0.05) / (np.minimum(before, after) + 0.05)
    changed = ratio >= 3.0
    partly = (ratio >= 1.25) & ~changed
    rows = []
    for hard, soft in zip(changed, partly, strict=True):
        if hard.any():
            first = int(hard.argmax())
            end = first + int((~hard[first:]).argmax()) if not hard[first:].all() else len(hard)
            edges = sum(0.5 for at in (first - 1, end) if 0 <= at < len(soft) and soft[at])
            rows.append(end - first + edges)
    return len(rows) / max(len(changed), 1), float(np.median(rows)) if rows else 0.0


# -- the focus is told


def test_whatever_has_the_focus_has_a_role_and_a_name(booth) -> None:
    roles = {QAccessible.Role.Button, QAccessible.Role.PushButton, QAccessible.Role.Slider, QAccessible.Role.CheckBox,
             QAccessible.Role.RadioButton, QAccessible.Role.Grouping, QAccessible.Role.List}  # fmt: skip
    for slide, events in shown():
        booth.visit(slide)
        booth.send(*events)
        for name in round_trip(booth):
            go_to(booth, name)
            heard = QAccessible.queryAccessibleInterface(focused(booth))
            assert heard.text(QAccessible.Text.Name), name
            assert heard.role() in roles, (name, heard.role())
        booth.key(Key.Key_Escape)
