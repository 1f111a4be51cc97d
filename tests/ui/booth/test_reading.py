"""Fingers and keys on a chart: marks are read, views chosen, years played, and a swipe still turns the slide."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.charts.lift import RECEDED
from kiosk.charts.marks import Label, Panel, Tissue
from kiosk.compose.page import Choice
from kiosk.loader.figures import figures
from kiosk.loader.gallery import gallery
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Indicator
from kiosk.model.state import (
    ChartState,
    ChooseTime,
    ClosePanel,
    DeckReplaced,
    GoTo,
    OpenPanel,
    SelectMark,
    SwitchLanguage,
)
from kiosk.ui.stage.gallery import render
from kiosk.ui.stage.scene import AT_REST, SlideScene
from kiosk.words.numbers import figure
from tests.ui.booth.rig import Rig, open_rig, shipped
from tests.ui.stage.conftest import pixels

Key = Qt.Key
READ, VIEWS, PLAYED = "life-expectancy", "irccs-areas", "public-spending"
AFTER = "healthy-years"
SERIES = {2009: 7.3, 2012: 7.0, 2015: 6.8, 2019: 6.6}


def varied() -> Deck:
    """The shipped content; one chart with two views, one with years to play."""
    deck = shipped()
    views = [
        {"id": "areas", "name": {"it": "Aree", "en": "Fields"}, "chart": {}},
        {"id": "twice", "name": {"it": "Il doppio", "en": "Double"}, "chart": {"indicator": "twice"}},
    ]
    areas = deck.indicators["irccs-by-area"]
    twice = {key: row.model_copy(update={"value": Decimal(5)}) for key, row in areas.rows.items()}
    spending = deck.indicators["spending-gdp-italy"].model_copy(
        update={"series": {year: Decimal(str(value)) for year, value in SERIES.items()}, "forecast": []}
    )
    indicators: dict[str, Indicator] = {
        **deck.indicators, "twice": areas.model_copy(update={"rows": twice}), "spending-gdp-italy": spending,
    }  # fmt: skip
    slides = dict(deck.slides)
    slides[VIEWS] = slides[VIEWS].model_copy(update={"chart": {**slides[VIEWS].chart, "views": views}})
    played = slides[PLAYED]
    slides[PLAYED] = played.model_copy(
        update={"chart": {"kind": "line", "indicator": "spending-gdp-italy"}, "takeaway": None, "layout": "wide"}
    )
    return replace(deck, indicators=indicators, slides=slides, figures=known(indicators, deck))


def known(indicators: dict[str, Indicator], deck: Deck) -> dict[str, Figure]:
    """The figures of indicators that hold."""
    return figures(indicators, deck.places, lambda name, error: None)


@pytest.fixture
def booth(qtbot) -> Rig:
    return open_rig(qtbot, varied())


def chart(booth: Rig) -> ChartState:
    return booth.state.charts.get(booth.state.position.slide, ChartState())


def shown(booth: Rig) -> dict[str, str]:
    """What the labels of the living part say."""
    marks = (mark for mark, _ in booth.window.stage.scene._live.values())
    return {m.key: " ".join(span.text for span in m.spans) for m in marks if isinstance(m, Label)}


def test_a_tap_reads_the_mark_and_a_tap_elsewhere_closes(booth) -> None:
    booth.visit(READ)
    booth.tap(QPoint(*map(round, booth.mark("0.lombardia"))))
    assert chart(booth).selection == "0.lombardia"
    card = shown(booth)
    women = shipped().figures["life-expectancy-women.lombardia"]
    assert card["readout.value"] == figure(women, "it", form="")
    assert card["readout.name"].startswith("Lombardia")
    assert "ISTAT" in card["readout.source"]
    booth.tap(QPoint(*map(round, booth.mark("1.italy"))))
    assert chart(booth).selection == "1.italy"
    booth.tap(QPoint(*map(round, booth.on_screen(700, 140))))  # the headline
    assert chart(booth).selection is None
    assert "readout.value" not in shown(booth)
    assert booth.state.position.slide == READ


def test_the_card_has_a_cross_and_takes_other_taps(booth) -> None:
    booth.visit(READ)
    booth.tap(QPoint(*map(round, booth.mark("0.italy"))))
    panel = next(m for m, _ in booth.window.stage.scene._live.values() if isinstance(m, Panel) and m.key == "readout")
    booth.tap(QPoint(*map(round, booth.on_screen(panel.box.x + 60, panel.box.cy))))
    assert chart(booth).selection == "0.italy"
    cross = booth.targets()["readout.close"]
    assert min(cross.width(), cross.height()) >= 44
    booth.tap(booth.middle(cross))
    assert chart(booth).selection is None


def test_the_rest_recedes(booth) -> None:
    booth.visit(READ)
    booth.tap(QPoint(*map(round, booth.mark("0.lombardia"))))
    marks = {mark.key: mark for mark, _ in booth.window.stage.scene._live.values()}
    assert marks["0.lombardia.value"].opacity == 1.0
    assert marks["0.lombardia.value"].spans[0].color == "touch"
    assert marks["0.italy.value"].opacity == RECEDED
    assert marks["0.eu28.value"].opacity == 1.0  # what it is compared with
    assert marks["axis"].opacity == 1.0  # what belongs to no row


def test_a_slow_drag_reads_and_turns_no_slide(booth) -> None:
    booth.visit(READ)
    start, end = booth.mark("0.lombardia"), booth.mark("1.eu28")
    seen = []
    booth.store.changed.connect(lambda old, new: seen.append(new.charts[READ].selection))
    way = [(start[0], start[1] + (end[1] - start[1]) * n / 40) for n in range(41)]
    booth.drag(*way, seconds=4.0)
    walked = list(dict.fromkeys(seen))
    assert walked[0] in ("0.lombardia", "0.italy") and walked[-1] == "1.eu28"
    assert [key for key in ("0.eu28", "1.lombardia", "1.italy") if key in walked] == [
        "0.eu28",
        "1.lombardia",
        "1.italy",
    ]
    assert (booth.state.position.slide, chart(booth).selection) == (READ, "1.eu28")
    # sideways too: 300 px are 150 mm here, in five seconds
    booth.drag(*[(300 + 30 * n, start[1]) for n in range(11)], seconds=5.0)
    assert booth.state.position.slide == READ


def test_a_quick_swipe_over_a_chart_turns_the_slide(booth) -> None:
    booth.visit(READ)
    y = booth.mark("0.lombardia")[1]
    booth.drag(*[(600 - 30 * n, y) for n in range(11)], seconds=0.2)
    assert booth.state.position.slide == AFTER
    assert READ not in booth.state.charts


def test_a_slow_drag_beside_the_chart_still_turns(booth) -> None:
    booth.visit(READ)
    y = booth.on_screen(0, 140)[1]
    booth.drag(*[(600 - 30 * n, y) for n in range(11)], seconds=3.0)
    assert booth.state.position.slide == AFTER


def walker(booth: Rig, name: str) -> QWidget:
    return next(each for each in booth.window.stage.findChildren(QWidget, name) if each.isVisible())


def test_arrows_walk_the_marks_of_a_chart_with_focus(booth) -> None:
    booth.visit(READ)
    walker(booth, "marks").setFocus()
    booth.key(Key.Key_Right)
    assert chart(booth).selection == "0.lombardia"
    booth.key(Key.Key_Right, Key.Key_Down)
    assert chart(booth).selection == "0.eu28"
    booth.key(Key.Key_Left)
    assert chart(booth).selection == "0.italy"
    booth.key(Key.Key_End, Key.Key_Right)
    assert chart(booth).selection == "1.eu28"
    assert booth.state.position.slide == READ
    told = walker(booth, "marks").accessibleDescription()
    assert figure(shipped().figures["life-expectancy-men.eu28"], "it", form="") in told
    booth.key(Key.Key_Escape)
    assert (chart(booth).selection, booth.state.position.slide) == (None, READ)
    booth.key(Key.Key_PageDown)
    assert booth.state.position.slide == AFTER


def test_language_and_theme_keep_what_is_read(booth) -> None:
    booth.visit(READ)
    booth.tap(QPoint(*map(round, booth.mark("0.lombardia"))))
    booth.tap(booth.middle(booth.control("language")))
    assert booth.state.language == "en"
    women = shipped().figures["life-expectancy-women.lombardia"]
    assert shown(booth)["readout.value"] == figure(women, "en", form="")


def test_another_view_moves_the_same_marks(booth) -> None:
    booth.visit(VIEWS)
    before = shown(booth)["rehabilitation.value"]
    button = booth.targets()["views.twice"]
    booth.clock.now += 5.0
    QTest.mouseClick(booth.window.windowHandle(), Qt.MouseButton.LeftButton, pos=booth.middle(button))
    assert chart(booth).view == "twice"
    assert chart(booth).origin["rehabilitation"] == 4.0
    booth.clock.now += 0.2
    booth.window.stage._frames._frame()
    midway = shown(booth)["rehabilitation.value"]
    booth.clock.now += 5.0
    booth.window.stage._frames._frame()
    after = shown(booth)["rehabilitation.value"]
    assert (before, after) == ("4", "5")
    assert midway in ("4", "5")
    assert not booth.window.stage.moving
    booth.tap(booth.middle(booth.targets()["views.areas"]))
    assert shown(booth)["rehabilitation.value"] == "4"


def test_a_view_chosen_in_mid_flight_starts_from_where_things_are(booth) -> None:
    booth.visit(VIEWS)
    booth.clock.now += 5.0
    booth.tap(booth.middle(booth.targets()["views.twice"]))
    booth.clock.now += 0.4
    booth.tap(booth.middle(booth.targets()["views.areas"]))
    caught = chart(booth).origin["rare-diseases"]
    assert 1.0 < caught < 5.0


def test_years_play_stop_and_scrub(booth) -> None:
    booth.visit(PLAYED)
    booth.clock.now += 5.0
    play = booth.targets()["play"]
    booth.tap(booth.middle(play))
    assert (chart(booth).time, chart(booth).ahead) == (2009, (2012, 2015, 2019))
    booth.later(1.5)
    assert (chart(booth).time, chart(booth).ahead) == (2012, (2015, 2019))
    booth.tap(booth.middle(booth.targets()["play"]))  # pause
    booth.later(5.0)
    assert (chart(booth).time, chart(booth).ahead) == (2012, ())
    start, end = booth.mark("times.2012"), booth.mark("times.2019")
    way = [(start[0] + (end[0] - start[0]) * n / 20, start[1]) for n in range(21)]
    booth.drag(*way, seconds=0.3)  # however quick
    assert (chart(booth).time, booth.state.position.slide) == (2019, PLAYED)
    booth.tap(QPoint(*map(round, booth.mark("times.2015"))))
    assert chart(booth).time == 2015
    walker(booth, "times").setFocus()
    booth.key(Key.Key_Left, Key.Key_Left)
    assert chart(booth).time == 2009


def test_data_that_changes_moves_the_chart_on_show(booth) -> None:
    booth.visit(VIEWS)
    booth.clock.now += 5.0
    deck = booth.store.deck
    areas = deck.indicators["irccs-by-area"]
    rows = {**areas.rows, "rehabilitation": areas.rows["rehabilitation"].model_copy(update={"value": Decimal(2)})}
    indicators = {**deck.indicators, "irccs-by-area": areas.model_copy(update={"rows": rows})}
    booth.store.dispatch(DeckReplaced(replace(deck, indicators=indicators, figures=known(indicators, deck))))
    assert chart(booth).origin["rehabilitation"] == 4.0
    assert booth.window.stage.moving
    booth.settle()
    assert shown(booth)["rehabilitation.value"] == "2"
    assert not booth.window.stage.moving


def test_nothing_is_read_in_attract(booth) -> None:
    booth.visit(READ)
    booth.tap(QPoint(*map(round, booth.mark("0.lombardia"))))
    booth.later(60)
    booth.later(25)
    assert booth.state.mode == "attract"
    assert not booth.targets()
    assert all(chart.selection is None for chart in booth.state.charts.values())


def test_a_tap_reads_the_row_that_stands_there_once_all_have_moved(booth) -> None:
    booth.store.dispatch(DeckReplaced(gallery(shipped())))
    booth.visit("ranking")
    booth.clock.now += 5.0
    booth.store.dispatch(ChooseTime("ranking", 2016))
    for _ in range(60):
        booth.clock.now += 0.05
        booth.window.stage._frames._frame()
    QApplication.processEvents()
    booth.tap(QPoint(*map(round, booth.mark("lombardia"))))
    assert chart(booth).selection == "lombardia"


def years(booth: Rig, *kept: int) -> Deck:
    """The deck with these years of the series that plays."""
    deck = booth.store.deck
    one = deck.indicators["spending-gdp-italy"].model_copy(
        update={"series": {year: Decimal(str(SERIES[year])) for year in kept}}
    )
    drawn = {"kind": "columns", "indicator": "spending-gdp-italy"} if len(kept) < 3 else deck.slides[PLAYED].chart
    indicators = {**deck.indicators, "spending-gdp-italy": one}
    slides = {**deck.slides, PLAYED: deck.slides[PLAYED].model_copy(update={"chart": drawn})}
    return replace(deck, indicators=indicators, slides=slides, figures=known(indicators, deck))


def test_a_year_that_the_data_has_lost_shows_the_one_before(booth) -> None:
    booth.visit(PLAYED)
    booth.send(ChooseTime(PLAYED, 2012))
    booth.send(DeckReplaced(years(booth, 2009, 2015, 2019)))
    scene = booth.window.stage.scene
    assert scene.page.live.target(2012) == scene.page.live.target(2009)
    assert "times.2009.nucleus" in scene._live
    booth.send(DeckReplaced(years(booth, 2009, 2019)))  # too few to play: all of it again
    live = booth.window.stage.scene.page.live
    assert live.target(2012) == live.target(None)


def test_escape_closes_a_card_that_a_finger_opened(booth) -> None:
    booth.visit(READ)
    booth.tap(QPoint(*map(round, booth.mark("0.italy"))))
    booth.key(Key.Key_Escape)
    assert (chart(booth).selection, booth.state.position.slide) == (None, READ)


def test_only_the_first_button_of_a_mouse_is_a_finger(booth) -> None:
    booth.visit(READ)
    spot = QPoint(*map(round, booth.mark("0.italy")))
    QTest.mouseClick(booth.window.windowHandle(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, spot)
    booth.settle()
    assert chart(booth).selection is None


def test_language_keeps_the_keyboards_place_on_the_chart(booth) -> None:
    booth.visit(READ)
    walker(booth, "marks").setFocus()
    booth.key(Key.Key_Right)
    booth.send(SwitchLanguage())
    booth.key(Key.Key_Right)
    assert (chart(booth).selection, booth.state.position.slide) == ("0.italy", READ)


def test_a_finger_that_came_down_while_the_slide_arrived_reads_it(booth) -> None:
    booth.visit(VIEWS)
    booth.clock.now += 5.0
    booth.store.dispatch(GoTo(READ))
    native = booth.window.windowHandle()
    QTest.mousePress(native, Qt.MouseButton.LeftButton, pos=QPoint(400, 250))
    booth.settle()
    for n in range(1, 12):
        booth.clock.now += 0.3
        QTest.mouseMove(native, QPoint(400 - 10 * n, 250))
        QApplication.processEvents()
    QTest.mouseRelease(native, Qt.MouseButton.LeftButton, pos=QPoint(290, 250))
    booth.settle()
    assert booth.state.position.slide == READ
    assert chart(booth).selection


@pytest.mark.parametrize("slide", ["sector", "irccs", "pharma", "public-spending", "irccs-areas"])
def test_after_any_walk_the_screen_is_what_a_fresh_scene_is(qtbot, slide: str) -> None:
    """Cells that lit, marks that were read, panels that lay over them: nothing of it stays behind."""
    booth = open_rig(qtbot, size=(1280, 720))
    booth.visit("home")
    booth.store.dispatch(GoTo(slide))
    for _ in range(90):
        booth.clock.now += 0.02
        booth.window.stage._frames._frame()
        QApplication.processEvents()
    stage = booth.window.stage
    for key in (*stage.scene.page.live.keys[:3], None):
        booth.send(SelectMark(slide, key), OpenPanel("about"), ClosePanel())
        fresh = SlideScene(stage.scene.page, stage.scene.theme)
        fresh.show_at(AT_REST, None, Choice(key))
        if any(isinstance(mark, Tissue) and mark.opacity < 1 for mark, _ in fresh._live.values()):
            continue  # what recedes is blended as a whole on screens, mark by mark elsewhere
        shown = pixels(stage._view.grab().toImage())
        wanted = pixels(render(fresh, stage._view.size()).toImage())
        assert (abs(shown[..., :3].astype(int) - wanted[..., :3]) > 24).mean() < 5e-5, key
