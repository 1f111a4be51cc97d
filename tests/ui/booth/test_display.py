"""Text size, contrast and motion: the panel behind "Aa", by finger, by key and for a screen reader."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from kiosk.model.state import ChooseLanguage, ChooseTextSize, ChooseTheme, OpenPanel, deadline
from kiosk.model.tokens import TEXT_SIZES, THEMES
from kiosk.ui.booth.display import DisplayPanel
from kiosk.ui.screen import MIN_PX
from kiosk.ui.style import color
from kiosk.words.messages import tr
from tests.ui.booth.rig import Rig, long_topic, open_rig, shipped
from tests.ui.booth.test_controls import SCREENS, STANDING

Key, Role = Qt.Key, QAccessible.Role
SLIDE = long_topic().slides[0]


@pytest.fixture
def booth(qtbot) -> Rig:
    made = open_rig(qtbot)
    made.visit(SLIDE)
    made.tap(made.middle(made.control("display")))
    return made


def display(booth: Rig) -> DisplayPanel:
    panel = booth.window.furniture.panel("display")
    assert isinstance(panel, DisplayPanel)
    return panel


def buttons(booth: Rig) -> list[QWidget]:
    panel = display(booth)
    return [*panel.sizes.values(), panel.contrast, panel.still, panel.close_button]


def where(booth: Rig) -> QRectF:
    """The panel, in the window."""
    box, scale = display(booth).panel(), booth.window.stage.scale
    return QRectF(*booth.on_screen(box.x, box.y), box.w * scale, box.h * scale)


def face(button: QWidget) -> QRectF:
    return button._pixels().translated(button.pos())


def test_a_tap_changes_the_slide_at_once_and_the_panel_stays(booth) -> None:
    panel = display(booth)
    for size, button in [*panel.sizes.items()][::-1]:
        booth.tap(booth.middle(button))
        assert booth.state.text_size == size
        assert booth.window.stage.scene.page.look.text_size == size
        assert [key for key, each in panel.sizes.items() if each.isChecked()] == [size]
    for theme in ("contrast", shipped().kiosk.theme):
        booth.tap(booth.middle(panel.contrast))
        assert booth.state.theme == theme
        assert panel.contrast.isChecked() == (theme == "contrast")
    for motion in ("none", "full"):
        booth.tap(booth.middle(panel.still))
        assert booth.state.motion == motion
        assert panel.still.isChecked() == (motion == "none")
    assert panel.isVisible() and booth.seen == f"visit {SLIDE} it"
    booth.tap(booth.middle(panel.close_button))
    assert panel.isHidden() and booth.state.panel is None


def test_the_slide_behind_is_seen_as_it_is(booth) -> None:
    """No scrim: what has changed is to be judged."""
    beside = QPoint(round(where(booth).left() / 2), 3)
    for theme in THEMES:
        booth.send(ChooseTheme(theme))
        seen = booth.window.grab().toImage()
        assert seen.pixelColor(beside) == color(theme, "ground")
        assert seen.pixelColor(where(booth).topLeft().toPoint() + QPoint(20, 20)) == color(theme, "raised")


def test_contrast_goes_back_to_what_the_visit_began_with(qtbot) -> None:
    for usual, plain in (("light", "light"), ("contrast", "dark")):
        deck = shipped()
        kiosk = deck.kiosk.model_copy(update={"theme": usual})
        booth = open_rig(qtbot, replace(deck, kiosk=kiosk))
        booth.visit(SLIDE)
        booth.send(ChooseTheme("contrast"), OpenPanel("display"))
        booth.tap(booth.middle(display(booth).contrast))
        assert booth.state.theme == plain
        assert not display(booth).contrast.isChecked()


def test_the_next_visitor_finds_it_as_it_was(booth) -> None:
    panel, before = display(booth), booth.state
    booth.tap(booth.middle(panel.sizes["largest"]))
    booth.tap(booth.middle(panel.contrast))
    booth.tap(booth.middle(panel.still))
    for _ in range(2):
        booth.later(deadline(shipped(), booth.state) - booth.clock.now)
    assert booth.state.mode == "attract"
    booth.key(Key.Key_A)
    kept = [(state.text_size, state.theme, state.motion) for state in (before, booth.state)]
    assert kept[0] == kept[1] == ("normal", shipped().kiosk.theme, "full")


def test_tab_goes_round_by_groups_and_arrows_within_the_sizes(booth) -> None:
    panel = display(booth)
    booth.send(ChooseTextSize("large"))
    panel.close_button.setFocus(Qt.FocusReason.TabFocusReason)
    walked = []
    for _ in range(4):
        booth.key(Key.Key_Tab)
        walked.append(booth.window.focusWidget())
    assert walked == [panel.sizes["large"], panel.contrast, panel.still, panel.close_button]
    for back in walked[2::-1]:
        booth.key(Key.Key_Backtab)
        assert back.hasFocus()
    for key, size in [
        (Key.Key_Right, "largest"), (Key.Key_Down, "normal"), (Key.Key_Left, "largest"), (Key.Key_Up, "large"),
    ]:  # fmt: skip
        booth.key(key)
        assert panel.sizes[size].hasFocus()
    assert booth.state.text_size == "large" and booth.state.panel == "display"


@pytest.mark.parametrize("press", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_keys_choose(booth, press: Key) -> None:
    panel = display(booth)
    assert panel.sizes["normal"].hasFocus()
    booth.key(Key.Key_Right, press)
    assert booth.state.text_size == "large" and panel.sizes["large"].hasFocus()
    booth.key(Key.Key_Tab, press)
    assert booth.state.theme == "contrast"
    booth.key(Key.Key_Tab, press)
    assert booth.state.motion == "none"
    booth.key(Key.Key_Tab, press)
    assert booth.state.panel is None


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_screen_reader_is_told_roles_names_and_what_is_chosen(booth, language: str) -> None:
    booth.send(ChooseLanguage(language))
    booth.tap(booth.middle(display(booth).contrast))
    spoken = [QAccessible.queryAccessibleInterface(button) for button in buttons(booth)]
    told = [(each.role(), each.text(QAccessible.Text.Name), bool(each.state().checked)) for each in spoken]
    assert told == [
        (Role.RadioButton, tr(language, "Normal"), True),
        (Role.RadioButton, tr(language, "Large"), False),
        (Role.RadioButton, tr(language, "Largest"), False),
        (Role.CheckBox, tr(language, "High contrast"), True),
        (Role.CheckBox, tr(language, "No animations"), False),
        (Role.Button, tr(language, "Close"), False),
    ]
    assert {each.text(QAccessible.Text.Description) for each in spoken[:3]} == {tr(language, "Text size")}
    assert display(booth).accessibleName() == tr(language, "Easier to read")


def test_what_is_chosen_is_told_without_colour(booth) -> None:
    """In shades of grey the two states of a switch differ in many pixels."""
    panel = display(booth)
    for button, press in ((panel.still, panel.still), (panel.sizes["large"], panel.sizes["large"])):
        box = face(button).toRect()
        before = booth.window.grab(box).toImage()
        booth.tap(booth.middle(press))
        after = booth.window.grab(box).toImage()
        shades = [
            abs(before.pixelColor(x, y).lightness() - after.pixelColor(x, y).lightness())
            for x in range(box.width())
            for y in range(box.height())
        ]
        assert sum(shade > 60 for shade in shades) > 100


def test_it_follows_the_text_size_and_nothing_moves_under_the_finger(booth) -> None:
    panel, places = display(booth), []
    for size in TEXT_SIZES:
        booth.send(ChooseTextSize(size))
        places.append([button.geometry().getRect() for button in buttons(booth)])
        assert {button._grow for button in buttons(booth)} == {TEXT_SIZES[size]}
    assert all(one == other for one, other in pairwise(places))
    assert panel.isVisible()


@pytest.mark.parametrize(("width", "height", "density"), [*SCREENS, STANDING])
def test_it_is_for_fingers_on_every_screen(qtbot, width: int, height: int, density: float) -> None:
    booth = open_rig(qtbot, size=(width, height), density=density, pictures=False)
    booth.visit(SLIDE)
    booth.send(OpenPanel("display"))
    panel, faces = where(booth), [face(button) for button in buttons(booth)]
    assert QRectF(booth.window.rect()).contains(panel)
    for here in faces:
        assert min(here.width(), here.height()) >= max(15 * density, MIN_PX) - 1.5
        assert panel.contains(here)
        assert here.top() >= (0.6 if booth.window.portrait else 0.2) * height
    for one, other in pairwise(faces):
        assert not one.intersects(other)
    if not booth.window.portrait:  # the control that opened it stays in sight
        assert not panel.intersects(QRectF(booth.control("display").geometry()))
