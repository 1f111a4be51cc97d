"""All slides at a glance: the panel over a slide, walked by fingers and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.charts.kind import text_of
from kiosk.model.state import (
    ChooseTextSize,
    ChooseTheme,
    ClosePanel,
    DeckReplaced,
    GoHome,
    OpenPanel,
    SwitchLanguage,
)
from kiosk.ui.booth.overview import OverviewPanel
from kiosk.ui.booth.thumb import ThumbButton, Tile
from kiosk.ui.screen import MIN_PX
from kiosk.ui.style import color
from kiosk.words.messages import tr
from tests.ui.booth.rig import LEFT, PLAIN, Rig, long_topic, open_rig, shipped

Key = Qt.Key
TOPICS = [topic for topic in shipped().topics if topic.slides]
SLIDE = long_topic().slides[0]
OTHER = TOPICS[-1].slides[1]


@pytest.fixture
def booth(qtbot) -> Rig:
    """Large enough for all on one page."""
    return open_rig(qtbot, size=(1600, 900), pictures=False)


@pytest.fixture
def totem(qtbot) -> Rig:
    """Where one page does not hold all."""
    return open_rig(qtbot, size=(540, 960), pictures=False)


def opened(booth: Rig, slide: str = SLIDE) -> OverviewPanel:
    booth.visit(slide)
    booth.tap(booth.middle(booth.control("overview")))
    panel = booth.window.furniture.panel("overview")
    assert booth.state.panel == "overview" and panel.isVisible()
    return panel


def tile(panel: OverviewPanel, name: str) -> Tile:
    return next(tile for tile in panel.tiles if tile.objectName() == name)


def ways(panel: OverviewPanel) -> set[str]:
    return {tile.objectName() for tile in panel.tiles}


def closed(booth: Rig) -> bool:
    assert (booth.state.panel == "overview") == booth.window.furniture.panel("overview").isVisible()
    return booth.state.panel is None


def focused(booth: Rig) -> str:
    return booth.window.focusWidget().objectName()


# -- fingers


def test_a_tap_on_a_thumbnail_goes_to_its_slide(booth) -> None:
    panel = opened(booth)
    booth.tap(booth.middle(tile(panel, f"slide:{OTHER}")))
    assert closed(booth) and booth.state.position.slide == OTHER


def test_a_tap_on_a_topic_goes_to_its_first_slide(booth) -> None:
    panel = opened(booth)
    booth.tap(booth.middle(tile(panel, f"topic:{TOPICS[1].id}")))
    assert closed(booth) and booth.state.position.slide == TOPICS[1].slides[0]


def test_a_tap_where_you_are_only_closes(booth) -> None:
    panel = opened(booth)
    entered = booth.state.entered
    booth.tap(booth.middle(tile(panel, f"slide:{SLIDE}")))
    assert closed(booth) and (booth.state.position.slide, booth.state.entered) == (SLIDE, entered)


def test_home_and_closing_are_buttons(booth) -> None:
    booth.tap(booth.middle(opened(booth).close_button))
    assert closed(booth) and booth.state.position.slide == SLIDE
    booth.tap(booth.middle(opened(booth).home))
    assert closed(booth) and booth.state.position.slide == "home"


def test_home_says_its_name_on_a_totem_too_where_there_is_room(totem) -> None:
    panel = opened(totem)
    for _ in shipped().languages:
        home = panel.home._box
        assert home.width() > 2 * home.height()
        assert panel.back._box.left() > home.right() and panel.close_button._box.left() > panel.on._box.right()
        totem.send(SwitchLanguage())


def test_all_slides_of_topics_are_there_and_no_others(booth) -> None:
    panel = opened(booth)
    assert panel.pages == 1
    assert ways(panel) == {f"topic:{t.id}" for t in TOPICS} | {f"slide:{s}" for t in TOPICS for s in t.slides}
    assert not panel.on.isVisible() and not panel.back.isVisible()


def test_a_finger_that_sweeps_turns_the_page_and_presses_nothing(totem) -> None:
    panel = opened(totem, TOPICS[0].slides[0])
    assert panel.pages > 1 and panel.page == 0
    begin = totem.middle(panel.tiles.thumbs[-1])
    there = (begin.x() - 60, begin.y())
    totem.drag((begin.x(), begin.y()), there, seconds=0.2)
    assert panel.page == 1 and not closed(totem)
    foot = totem.window.mapFromGlobal(panel.on.mapToGlobal(QPoint(-6, 20)))
    totem.drag((foot.x(), foot.y()), (foot.x() + 60, foot.y()), seconds=0.2)
    assert panel.page == 0 and not closed(totem)
    totem.drag((foot.x(), foot.y()), (foot.x() + 60, foot.y()), seconds=0.2)
    assert panel.page == 0, "there is none before the first"


def test_a_finger_that_is_let_go_does_nothing(totem) -> None:
    panel = opened(totem, TOPICS[0].slides[0])
    at = totem.middle(panel.tiles.thumbs[-1])
    QTest.mousePress(totem.window.windowHandle(), LEFT, PLAIN, at)
    totem.window.fingers.let_go()
    assert panel.page == 0 and not closed(totem)
    assert not any(tile.isDown() for tile in panel.tiles)


def test_arrows_turn_pages_and_the_panel_opens_where_you_are(totem) -> None:
    panel = opened(totem, TOPICS[-1].slides[-1])
    assert panel.page == panel.pages - 1 and not panel.on.isEnabled()
    assert f"slide:{TOPICS[-1].slides[-1]}" in ways(panel)
    told = set()
    for page in reversed(range(panel.pages)):
        assert panel.page == page
        told |= ways(panel)
        where = tr("it", "Page %(page)s of %(pages)s", page=page + 1, pages=panel.pages)
        assert panel.accessibleName() == f"{tr('it', 'All slides')}. {where}"
        totem.tap(totem.middle(panel.back))
    assert told == {f"topic:{t.id}" for t in TOPICS} | {f"slide:{s}" for t in TOPICS for s in t.slides}
    totem.send(ClosePanel(), OpenPanel("overview"))
    assert panel.page == panel.pages - 1


# -- keys


def test_who_opens_it_by_key_sees_where_they_are(booth) -> None:
    booth.visit(SLIDE)
    while booth.window.focusWidget() is not booth.control("overview"):
        booth.key(Key.Key_Tab)
    booth.key(Key.Key_Return)
    panel = booth.window.furniture.panel("overview")
    assert focused(booth) == f"slide:{SLIDE}" and tile(panel, f"slide:{SLIDE}").outlined
    booth.key(Key.Key_Escape)
    assert closed(booth) and booth.control("overview").hasFocus()


def test_tab_has_a_stop_a_topic_and_goes_round(booth) -> None:
    opened(booth, "home")
    stops = []
    for _ in range(len(TOPICS) + 2):
        stops.append(focused(booth))
        booth.key(Key.Key_Tab)
    assert stops == [*(f"topic:{topic.id}" for topic in TOPICS), "overview-home", "overview-close"]
    assert focused(booth) == stops[0]
    booth.key(Key.Key_Backtab)
    assert focused(booth) == "overview-close"


def test_arrows_reach_everything_and_enter_goes_there(totem) -> None:
    panel = opened(totem, "home")
    reached = [focused(totem)]
    for _ in range(200):
        totem.key(Key.Key_Right)
        if focused(totem) == reached[-1]:
            break
        reached.append(focused(totem))
    every = [name for t in TOPICS for name in (f"topic:{t.id}", *(f"slide:{slide}" for slide in t.slides))]
    buttons = ["overview-home", "overview-back", "overview-close"]
    assert reached == every + buttons
    assert panel.page == panel.pages - 1
    for _ in buttons:
        totem.key(Key.Key_Left)
    assert focused(totem) == every[-1]
    while panel.page:
        totem.key(Key.Key_Home, Key.Key_Left)
    totem.key(Key.Key_Home, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    assert closed(totem) and totem.state.position.slide == TOPICS[0].slides[1]


def test_up_and_down_go_to_what_is_nearest(booth) -> None:
    panel = opened(booth, "home")
    last = None
    booth.key(Key.Key_Home, Key.Key_Right, Key.Key_Right)
    while focused(booth) != last:
        last, here = focused(booth), booth.window.focusWidget().geometry()
        booth.key(Key.Key_Down)
        there = booth.window.focusWidget().geometry()
        assert there == here or there.center().y() > here.center().y()
    assert last in ("overview-home", "overview-close")
    for _ in range(20):
        booth.key(Key.Key_Up)
    assert focused(booth).startswith("topic:") and booth.window.focusWidget().y() <= panel.tiles.here.y()


def test_other_keys_are_the_window_s(booth) -> None:
    opened(booth)
    booth.key(Key.Key_PageDown)
    assert closed(booth) and booth.state.position.slide == long_topic().slides[1]


# -- what it says


def test_a_reader_hears_every_tile_in_its_language_and_order(booth) -> None:
    panel = opened(booth)
    for language in ("it", "en"):
        if booth.state.language != language:
            booth.send(SwitchLanguage())
        assert panel.accessibleName() == tr(language, "All slides")
        spoken = [QAccessible.queryAccessibleInterface(tile) for tile in panel.tiles]
        assert {each.role() for each in spoken} == {QAccessible.Role.Button}
        names = [each.text(QAccessible.Text.Name) for each in spoken]
        assert all(names) and len(set(names)) == len(names)
        here = next(name for name in names if name.endswith(tr(language, "you are here")))
        assert text_of(long_topic().name, language) in here and tr(language, "already seen") in here
    root = QAccessible.queryAccessibleInterface(panel)
    order = [root.child(n).object().objectName() for n in range(root.childCount())]
    assert [name for name in order if ":" in name] == [tile.objectName() for tile in panel.tiles]


def test_where_you_have_been_is_ticked_for_this_visit(booth) -> None:
    booth.visit(OTHER)
    panel = opened(booth)
    seen = {each.thumb.slide for each in panel.tiles.thumbs if each.thumb.seen}
    assert seen == {SLIDE, OTHER}
    assert [each.thumb.slide for each in panel.tiles.thumbs if each.thumb.here] == [SLIDE]
    booth.send(ClosePanel(), GoHome(), OpenPanel("overview"))
    assert not [each for each in panel.tiles.thumbs if each.thumb.here]
    assert {each.thumb.slide for each in panel.tiles.thumbs if each.thumb.seen} == seen


def test_other_content_is_followed(booth) -> None:
    panel = opened(booth)
    deck = shipped()
    fewer = tuple(t if t.id != TOPICS[-1].id else t.model_copy(update={"slides": t.slides[:2]}) for t in deck.topics)
    booth.send(DeckReplaced(replace(deck, topics=fewer)))
    assert not closed(booth)
    assert f"slide:{TOPICS[-1].slides[1]}" in ways(panel) and f"slide:{TOPICS[-1].slides[2]}" not in ways(panel)
    booth.send(DeckReplaced(replace(deck, topics=())))
    assert panel.isHidden()


# -- pictures


def pending(panel: OverviewPanel) -> list[ThumbButton]:
    return [each for each in panel.tiles.thumbs if each.pending]


def test_titles_come_first_then_the_pictures_one_by_one(qtbot) -> None:
    booth = open_rig(qtbot)
    booth.visit(SLIDE)
    booth.store.dispatch(OpenPanel("overview"))
    panel = booth.window.furniture.panel("overview")
    every = len(panel.tiles.thumbs)
    assert len(pending(panel)) == every
    assert not panel._making.isActive(), "it is painted before anything is made"
    panel.repaint()
    first = panel.tiles.thumbs[0]
    spot = first.geometry().center() + QPoint(0, 8)
    assert panel.grab().toImage().pixelColor(spot) == color("dark", "raised2")
    assert panel._making.isActive()
    for left in reversed(range(every)):
        panel._make()
        assert len(pending(panel)) == left
    panel._make()
    panel._making.stop()
    assert panel.thumbs.bytes == sum(4 * t.pixels().width() * t.pixels().height() for t in panel.tiles.thumbs)
    booth.send(ClosePanel())
    made = panel.thumbs.bytes
    for event in (OpenPanel("overview"), ChooseTextSize("largest"), ChooseTextSize("normal")):
        booth.send(event)
        assert not pending(panel) and panel.thumbs.bytes == made
    booth.send(ChooseTheme("light"))
    assert pending(panel)


def test_while_nobody_touches_they_are_made_ahead(qtbot) -> None:
    booth = open_rig(qtbot, pictures=False)
    calm = booth.window._calm
    booth.visit(SLIDE)
    assert calm._timer.isActive()
    panel = booth.window.furniture.panel("overview")
    for n in range(1, 4):
        calm._work()
        assert len(panel.thumbs._kept) == n and calm._timer.isActive()
    booth.send(OpenPanel("overview"))
    assert len(pending(panel)) == len(panel.tiles.thumbs) - 3
    calm._work()
    assert len(panel.thumbs._kept) == 3, "who looks has them made at once"
    calm._timer.stop()
    panel._making.stop()


def test_in_attract_they_are_made_for_who_comes_next(qtbot) -> None:
    booth = open_rig(qtbot, pictures=False)
    booth.window._calm._work()
    (made,) = booth.window.furniture.panel("overview").thumbs._kept
    booth.visit(SLIDE)
    assert (made[0].look.language, made[0].theme) == (booth.state.language, booth.state.theme)
    booth.window._calm._timer.stop()


# -- places


@pytest.mark.parametrize(
    ("width", "height", "density"),
    [(1024, 768, 5.0), (1280, 800, 5.9), (1920, 1080, 3.6), (3840, 2160, 7.0), (1080, 1920, 3.6), (800, 1280, 5.9)],
)
@pytest.mark.parametrize("size", ["normal", "largest"])
def test_everything_is_as_large_as_a_finger_and_low_on_totems(qtbot, width, height, density, size) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density, pictures=False)
    booth.visit(SLIDE)
    booth.send(ChooseTextSize(size), OpenPanel("overview"))
    panel = booth.window.furniture.panel("overview")
    box, scale = panel.panel(), booth.window.stage.scale
    x, y = booth.on_screen(box.x, box.y)
    whole = QRectF(x - 1, y - 1, box.w * scale + 2, box.h * scale + 2)
    faces: list[QRect] = []
    for _ in range(panel.pages):
        buttons = [b for b in (panel.home, panel.back, panel.on, panel.close_button) if b.isVisible()]
        faces.clear()
        for each in (*panel.tiles, *buttons):
            face = each._pixels().translated(each.pos()).toRect()
            assert min(face.width(), face.height()) >= max(15 * density, MIN_PX) - 1.5
            assert whole.contains(QRectF(face)) and panel.rect().contains(face)
            assert face.top() >= (0.6 * height if booth.window.portrait else 0) - 1
            assert not any(face.intersects(other) for other in faces)
            assert booth.window.childAt(face.center()) is each
            faces.append(face)
        panel._turn(1 if panel.page + 1 < panel.pages else 1 - panel.pages)
    QApplication.processEvents()
