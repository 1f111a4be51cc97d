"""What the numbers are: the panel over a slide, opened and closed by fingers and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from kiosk.charts.kind import text_of
from kiosk.compose.used import of_reading
from kiosk.model.deck import Deck
from kiosk.model.slide import Slide
from kiosk.model.state import (
    Activity,
    ChooseLanguage,
    ChooseTextSize,
    ChooseTheme,
    ClosePanel,
    DeckReplaced,
    GoHome,
    Next,
    OpenPanel,
    SelectMark,
    SwitchLanguage,
    deadline,
)
from kiosk.ui.screen import MIN_PX
from kiosk.ui.style import color
from kiosk.words.messages import tr
from tests.ui.booth.rig import LEFT, PLAIN, UNHURRIED, Rig, long_topic, open_rig, shipped

Key = Qt.Key
SLIDE = long_topic().slides[0]
LONG = "home"
"""A slide with more numbers than one page holds."""


@pytest.fixture
def booth(qtbot) -> Rig:
    made = open_rig(qtbot)
    made.visit(SLIDE)
    return made


def opened(booth: Rig, slide: str = SLIDE) -> Rig:
    booth.visit(slide)
    booth.tap(booth.middle(booth.control("about")))
    assert booth.state.panel == "about" and booth.window.furniture.panel("about").isVisible()
    return booth


def panel(booth: Rig) -> QRectF:
    """Where it lies in the window."""
    box = booth.window.furniture.panel("about")._about.panel
    x, y = booth.on_screen(box.x, box.y)
    return QRectF(x, y, box.w * booth.window.stage.scale, box.h * booth.window.stage.scale)


def outside(booth: Rig) -> QPoint:
    return QPoint(round(panel(booth).left() / 2), round(panel(booth).center().y()))


def inside(booth: Rig) -> QPoint:
    """On the panel, beside all its buttons."""
    return QPoint(round(panel(booth).center().x()), round(panel(booth).top()) + 12)


def closed(booth: Rig) -> bool:
    assert (booth.state.panel == "about") == booth.window.furniture.panel("about").isVisible()
    return booth.state.panel is None


# -- the control


def test_the_control_stands_on_every_slide_that_somebody_vouches_for(booth) -> None:
    for slide in ["home", *(slide for topic in shipped().topics for slide in topic.slides)]:
        booth.visit(slide)
        own = shipped().slides[slide]
        assert own.sources or any(figure.sources for figure in of_reading(shipped(), own, False))
        assert booth.control("about").isVisible()
        spoken = QAccessible.queryAccessibleInterface(booth.control("about"))
        assert spoken.role() == QAccessible.Role.Button
        assert spoken.text(QAccessible.Text.Name) == tr("it", "What are these numbers?")


def test_where_there_is_no_figure_there_is_no_control(booth) -> None:
    booth.send(DeckReplaced(without_figures(shipped(), SLIDE)))
    assert set(booth.controls()) == {"home", "back", "overview", "take", "display", "language", "next"}
    booth.send(OpenPanel("about"))
    assert booth.window.furniture.panel("about").isHidden()


def without_figures(deck: Deck, slide: str) -> Deck:
    return replace(deck, slides={**deck.slides, slide: Slide(id=slide, layout="chart", title={"it": "Nulla"})})


@pytest.mark.parametrize("panel", ["about", "overview", "display", "take"])
def test_a_tap_on_the_ground_of_a_panel_leaves_the_keys_with_it(qtbot, panel) -> None:
    booth = open_rig(qtbot)
    booth.visit(SLIDE)
    booth.tap(booth.middle(booth.control(panel)))
    box, stage = booth.window.furniture.panel(panel).panel(), booth.window.stage
    spots = [booth.on_screen(box.x + 12 + n * 9, box.bottom - 7) for n in range(60)]
    there = next(
        QPoint(round(x), round(y))
        for x, y in spots
        if type(booth.window.childAt(round(x), round(y))).__name__.endswith("Panel")
    )
    booth.tap(there)
    assert booth.state.panel == panel and stage.isVisible()
    booth.key(Qt.Key.Key_Escape)
    assert booth.state.panel is None
    booth.key(Qt.Key.Key_Right)
    assert booth.state.position.slide != SLIDE, "and the focus is back"


def test_nobody_is_told_anything_before_somebody_is_there(qtbot) -> None:
    booth = open_rig(qtbot)
    assert "about" not in booth.controls()
    assert not booth.window.furniture._panels, "the first slides do without it"


# -- opening and closing


def test_a_tap_opens_and_the_button_closes(booth) -> None:
    opened(booth)
    assert booth.window.furniture.panel("about").geometry() == booth.window.rect()
    booth.tap(booth.middle(booth.window.furniture.panel("about").close_button))
    assert closed(booth)
    assert booth.seen == f"visit {SLIDE} it"


@pytest.mark.parametrize("press", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_keys_open_and_close_and_the_focus_comes_back(booth, press: Key) -> None:
    while booth.window.focusWidget() is not booth.control("about"):
        booth.key(Key.Key_Tab)
    booth.key(press)
    assert not closed(booth)
    assert booth.window.furniture.panel("about").close_button.hasFocus()
    booth.key(press)
    assert closed(booth)
    assert booth.control("about").hasFocus()


def test_a_tap_outside_closes_and_presses_nothing_beneath(booth) -> None:
    opened(booth)
    booth.tap(outside(booth))
    assert closed(booth)
    opened(booth)
    at = booth.middle(booth.control("home"))
    assert not panel(booth).contains(at.toPointF())
    booth.tap(at)
    assert closed(booth)
    assert booth.seen == f"visit {SLIDE} it"


def test_a_finger_that_comes_in_or_goes_out_closes_nothing(booth) -> None:
    opened(booth)
    for begin, end in ((outside(booth), inside(booth)), (inside(booth), outside(booth))):
        booth.drag((begin.x(), begin.y()), (end.x(), end.y()), seconds=0.3)
        assert not closed(booth)


def test_the_second_tap_of_a_hasty_finger_does_not_close_what_the_first_opened(booth) -> None:
    at = booth.middle(booth.control("about"))
    booth.clock.now += UNHURRIED
    QTest.mouseDClick(booth.window.windowHandle(), LEFT, PLAIN, at)
    booth.settle()
    assert not closed(booth)


def test_escape_closes(booth) -> None:
    opened(booth)
    booth.key(Key.Key_Escape)
    assert closed(booth)
    assert booth.window.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_PageDown, Key.Key_Down, Key.Key_End])
def test_keys_of_navigation_go_on_and_close(booth, key: Key) -> None:
    opened(booth)
    booth.key(key)
    assert closed(booth)
    assert booth.state.position.slide != SLIDE


@pytest.mark.parametrize("event", [Next(), GoHome()])
def test_navigation_from_elsewhere_closes(booth, event) -> None:
    opened(booth)
    booth.send(event)
    assert closed(booth)
    assert booth.window.focusWidget() in (booth.window, booth.control("about"))


def test_idle_asks_above_it_and_then_closes_it(booth) -> None:
    opened(booth)
    booth.later(deadline(shipped(), booth.state) - booth.clock.now)
    assert booth.window.furniture.ring.isVisible() and booth.window.furniture.panel("about").isVisible()
    middle = booth.window.rect().center()
    assert booth.window.childAt(middle) is booth.window.furniture.ring
    assert booth.window.furniture.ring.isAncestorOf(booth.window.focusWidget())
    booth.key(Key.Key_Return)
    assert not booth.window.furniture.ring.isVisible() and not closed(booth)
    assert booth.window.furniture.panel("about").close_button.hasFocus()
    booth.later(deadline(shipped(), booth.state) - booth.clock.now)
    booth.later(deadline(shipped(), booth.state) - booth.clock.now)
    assert booth.state.mode == "attract"
    assert closed(booth)
    booth.key(Key.Key_A)
    assert closed(booth)


# -- while it is open


def test_every_touch_on_it_keeps_the_visitor_awake_and_does_nothing_else(booth) -> None:
    opened(booth)
    for begin, end in ((inside(booth), inside(booth)), (outside(booth), inside(booth))):
        before = booth.state
        booth.clock.now += 10
        booth.drag((begin.x(), begin.y()), (end.x(), end.y()), seconds=0.2)
        assert booth.state.touched > before.touched
        assert (booth.seen, booth.state.panel == "about", booth.state.charts) == (
            f"visit {SLIDE} it",
            True,
            before.charts,
        )


def test_what_lies_beneath_is_not_to_be_reached(booth) -> None:
    opened(booth)
    for forward in (True, False):
        for _ in range(6):
            booth.key(Key.Key_Tab if forward else Key.Key_Backtab)
            assert booth.window.furniture.panel("about").isAncestorOf(booth.window.focusWidget())
    for control in booth.controls().values():
        there = booth.window.childAt(booth.middle(control))
        assert there is booth.window.furniture.panel("about") or booth.window.furniture.panel("about").isAncestorOf(
            there
        )
    booth.send(Activity())
    assert booth.window.childAt(booth.middle(booth.control("home"))) is booth.window.furniture.panel("about")


def test_pages_are_turned_and_forgotten_as_it_closes(booth) -> None:
    about = opened(booth, LONG).window.furniture.panel("about")
    assert about.pages > 1 and about.page == 0
    assert about.on.isEnabled() and not about.back.isEnabled()
    told = {about.accessibleDescription()}
    for page in range(1, about.pages):
        before = booth.state.touched
        booth.clock.now += 5
        booth.tap(booth.middle(about.on))
        assert about.page == page and booth.state.touched > before
        told.add(about.accessibleDescription())
        where = tr("it", "Page %(page)s of %(pages)s", page=page + 1, pages=about.pages)
        assert about.accessibleName() == f"{tr('it', 'What these numbers are')}. {where}"
    assert len(told) == about.pages
    assert not about.on.isEnabled() and about.back.isEnabled()
    booth.tap(booth.middle(about.back))
    assert about.page == about.pages - 2
    booth.send(ClosePanel(), OpenPanel("about"))
    assert about.page == 0


def test_a_button_that_can_do_no_more_hands_the_focus_on(booth) -> None:
    about = opened(booth, LONG).window.furniture.panel("about")
    while not about.on.hasFocus():
        booth.key(Key.Key_Tab)
    for _ in range(about.pages - 1):
        booth.key(Key.Key_Return)
    assert about.page == about.pages - 1
    assert about.back.hasFocus()


def test_one_page_needs_no_arrows(booth) -> None:
    about = opened(booth).window.furniture.panel("about")
    assert about.pages == 1
    assert not about.on.isVisible() and not about.back.isVisible()
    assert about.accessibleName() == tr("it", "What these numbers are")


def test_it_tells_about_the_slide_in_the_language_of_its_reader(booth) -> None:
    about = opened(booth).window.furniture.panel("about")
    shown = [figure for figure in of_reading(shipped(), shipped().slides[SLIDE], False) if figure.sources]
    for language in ("it", "en", "it"):
        booth.send(ChooseLanguage(language))
        assert about.isVisible()
        for figure in shown:
            name = text_of(shipped().indicators[figure.ref.id].name, language)
            assert name[1:] in about.accessibleDescription()
        assert about.close_button.accessibleName() == tr(language, "Close")
        assert about.accessibleName() == tr(language, "What these numbers are")


def test_a_switch_keeps_the_page(booth) -> None:
    about = opened(booth, LONG).window.furniture.panel("about")
    booth.tap(booth.middle(about.on))
    said = about.accessibleDescription()
    booth.send(SwitchLanguage())
    assert about.page == 1 and about.accessibleDescription() != said
    booth.send(ChooseTextSize("largest"))
    assert about.page == 1 and about.pages > 2
    booth.tap(booth.middle(about.on))
    booth.send(ChooseTextSize("normal"))
    assert about.page == min(2, about.pages - 1)


def test_another_theme_and_size_of_window_are_followed(booth) -> None:
    opened(booth)
    for theme in ("light", "contrast", "dark"):
        booth.send(ChooseTheme(theme))
        seen = booth.window.grab().toImage().pixelColor(inside(booth))
        assert seen == color(theme, "raised")
    for size in ((540, 960), (1280, 800), (1920, 1080)):
        booth.window.resize(*size)
        booth.settle()
        assert booth.window.furniture.panel("about").geometry() == booth.window.rect()
        assert QRectF(booth.window.stage.geometry()).contains(panel(booth))
        assert booth.window.grab().toImage().pixelColor(inside(booth)) == color("dark", "raised")
        assert panel(booth).contains(QRectF(booth.window.furniture.panel("about").close_button.geometry()))


def test_other_content_is_told_anew(booth) -> None:
    opened(booth)
    booth.send(DeckReplaced(without_figures(shipped(), SLIDE)))
    assert booth.window.furniture.panel("about").isHidden()


def test_what_was_just_read_is_told_first(booth) -> None:
    booth.visit("pharma")
    booth.send(SelectMark("pharma", list(booth.window.stage.scene.page.live.keys)[-1]))
    about = opened(booth, "pharma").window.furniture.panel("about")
    first = about.accessibleDescription().split("\n")[0]
    booth.send(ClosePanel(), SelectMark("pharma"), OpenPanel("about"))
    assert about.accessibleDescription().split("\n")[0] != first


@pytest.mark.parametrize(
    ("width", "height", "density"),
    [(1024, 768, 5.0), (1280, 800, 5.9), (1920, 1080, 3.6), (3840, 2160, 7.0), (1080, 1920, 3.6), (800, 1280, 5.9)],
)
@pytest.mark.parametrize("size", ["normal", "largest"])
def test_its_buttons_are_as_large_as_a_finger_and_low(qtbot, width: int, height: int, density: float, size) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density, pictures=False)
    booth.visit(LONG)
    booth.send(ChooseTextSize(size), OpenPanel("about"))
    about = booth.window.furniture.panel("about")
    faces = []
    for button in (about.back, about.on, about.close_button):
        face: QRect = button._pixels().translated(button.pos()).toRect()
        assert min(face.width(), face.height()) >= max(15 * density, MIN_PX) - 1.5
        assert panel(booth).contains(QRectF(face))
        assert face.top() >= (0.6 if booth.window.portrait else 0.5) * height
        assert not any(face.intersects(other) for other in faces)
        faces.append(face)
