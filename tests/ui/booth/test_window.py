"""The public window: what a visitor can do to it, and what nobody can."""

import itertools
import logging
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QCloseEvent, QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from kiosk.model.state import DeckReplaced, Open, SwitchLanguage, deadline, reading_seconds
from kiosk.ui.booth.controls import HOME_LANDSCAPE, LANDSCAPE
from tests.ui.booth.rig import LEFT, PLAIN, Rig, attracting, long_topic, open_rig, shipped

Key = Qt.Key
AT_HOME = {"quiz", "display", "language", "overview", "about"}
ON_A_SLIDE = {"home", "back", "about", "overview", "take", "display", "language", "next"}


@pytest.fixture
def booth(qtbot) -> Rig:
    return open_rig(qtbot)


def places() -> list[tuple[str, QPoint]]:
    """Where controls will be once somebody is here, on a stage of half the size; and a tile."""
    boxes = {**LANDSCAPE, "home's language": HOME_LANDSCAPE["language"], "a tile": (96, 210, 400, 300)}
    return [(key, QPoint(round(x + w / 2), round(y + h / 2)) / 2) for key, (x, y, w, h) in boxes.items()]


# -- waking


@pytest.mark.parametrize(("what", "at"), places())
def test_the_first_touch_wakes_and_presses_nothing_else(booth, what: str, at: QPoint) -> None:
    assert booth.seen == "attract attract it"
    booth.tap(at)
    assert booth.seen == "visit home it"


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_Space, Key.Key_End, Key.Key_Return, Key.Key_A, Key.Key_Tab])
def test_the_first_key_wakes_and_presses_nothing_else(booth, key: Key) -> None:
    booth.key(key)
    assert booth.seen == "visit home it"


def test_modifiers_alone_are_nobody(booth) -> None:
    booth.key(Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_Meta)
    assert booth.seen == "attract attract it"


def test_a_key_that_something_lies_on_is_nobody(booth) -> None:
    def held() -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(booth.window, QKeyEvent(kind, Key.Key_Right, PLAIN, "", True))

    held()
    assert booth.state.mode == "attract"
    topic = long_topic()
    booth.visit(topic.slides[0])
    before = booth.state
    booth.clock.now += 1
    held()
    assert booth.state is before


def test_no_control_is_on_show_while_nobody_is_here(booth) -> None:
    assert booth.controls() == {} and booth.targets() == {}
    booth.tap(QPoint(480, 270))
    assert set(booth.controls()) == AT_HOME
    assert len(booth.targets()) == sum(bool(topic.slides) for topic in shipped().topics)


def test_woken_where_it_stands_everything_can_be_touched(qtbot) -> None:
    """A loop may show home itself: waking changes no picture there, and still what can be touched."""
    booth = open_rig(qtbot, attracting("home", "attract"))
    assert booth.targets() == {}
    booth.tap(QPoint(480, 270))
    assert booth.seen == "visit home it"
    assert booth.targets()
    booth.later(3600)
    booth.later(3600)
    assert booth.seen == "attract home it"
    assert booth.targets() == {}


def test_a_touch_enters_at_the_slide_on_show(qtbot) -> None:
    slide = long_topic().slides[1]
    booth = open_rig(qtbot, attracting(slide, "attract"))
    booth.tap(QPoint(480, 270))
    assert booth.seen == f"visit {slide} it"
    assert set(booth.controls()) == ON_A_SLIDE


# -- the loop


def test_the_loop_goes_round_in_all_languages(booth) -> None:
    stops, shown = shipped().kiosk.attract, []
    for _ in range(2 * len(stops)):
        title = booth.window.windowTitle()
        assert title == booth.window.stage.scene.page.words.split("\n")[0]
        shown.append((booth.state.position.slide, booth.state.language))
        poster = shipped().slides[booth.state.position.slide].layout == "attract"
        assert booth.window.invitation.isVisible() is not poster
        due = deadline(shipped(), booth.state)
        booth.later(due - booth.clock.now - 0.01)
        assert shown[-1] == (booth.state.position.slide, booth.state.language)
        booth.later(0.02)
    slides = [stop.slide for stop in stops]
    assert [slide for slide, _ in shown] == slides * 2
    lap = shown[: len(stops)]
    assert all(one[1] != other[1] for one, other in itertools.pairwise(lap)), "by turns"
    assert set(shown) == set(itertools.product(slides, shipped().languages)), "two laps tell each in both"


def test_the_invitation_is_in_every_language_and_is_no_button(qtbot) -> None:
    booth = open_rig(qtbot, attracting(long_topic().slides[0], "attract"))
    invitation = booth.window.invitation
    assert invitation.accessibleName() == "Tocca per cominciare · Touch to start"
    booth.tap(booth.middle(invitation))
    assert booth.state.mode == "visit"
    assert not invitation.isVisible()


# -- keys


def test_keys_of_navigation(booth) -> None:
    first, *_, last = long_topic().slides
    second = long_topic().slides[1]
    booth.visit(first)
    for key, slide in [
        (Key.Key_Right, second), (Key.Key_Left, first), (Key.Key_Down, second), (Key.Key_Up, first),
        (Key.Key_PageDown, second), (Key.Key_PageUp, first), (Key.Key_Space, second), (Key.Key_Backspace, first),
        (Key.Key_End, last), (Key.Key_End, last), (Key.Key_Home, first), (Key.Key_A, first), (Key.Key_Escape, first),
        (Key.Key_F1, first), (Key.Key_Menu, first), (Key.Key_MediaPlay, first),
        (Key.Key_Left, "home"), (Key.Key_Left, "home"), (Key.Key_End, "home"),
    ]:  # fmt: skip
        booth.key(key)
        assert booth.seen == f"visit {slide} it", key
    booth.visit(last)
    booth.key(Key.Key_Right)
    assert booth.seen == "visit home it"


def test_tab_reaches_every_control_and_every_tile(booth) -> None:
    topic = long_topic()
    booth.visit("home")
    reached = set()
    for _ in range(20):
        booth.key(Key.Key_Tab)
        reached.add(booth.window.focusWidget().objectName())
    assert reached - {""} == AT_HOME | {f"topic:{topic.id}" for topic in shipped().topics if topic.slides}
    booth.visit(topic.slides[1])
    reached = set()
    for _ in range(len(ON_A_SLIDE) + 4):
        booth.key(Key.Key_Tab)
        reached.add(booth.window.focusWidget().objectName())
    assert reached - {""} == ON_A_SLIDE | {"marks"}


@pytest.mark.parametrize("press", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_a_key_presses_what_has_the_focus(booth, press: Key) -> None:
    first, second = long_topic().slides[:2]
    for control, seen in [
        ("home", "visit home it"), ("back", f"visit {first} it"), ("language", f"visit {second} en"),
    ]:  # fmt: skip
        booth.visit(second)
        booth.control(control).setFocus(Qt.FocusReason.TabFocusReason)
        booth.key(press)
        assert booth.seen == seen
    booth.send(SwitchLanguage())
    booth.visit("home")
    booth.targets()[f"topic:{long_topic().id}"].setFocus(Qt.FocusReason.TabFocusReason)
    booth.key(press)
    assert booth.seen == f"visit {first} it"


def test_arrows_turn_slides_whatever_has_the_focus(booth) -> None:
    first, second = long_topic().slides[:2]
    for control in ("home", "back", "language", "next"):
        booth.visit(first)
        booth.control(control).setFocus(Qt.FocusReason.TabFocusReason)
        booth.key(Key.Key_Right)
        assert booth.seen == f"visit {second} it"


def test_space_does_not_press_what_got_the_focus_by_itself(booth) -> None:
    """With a focused control gone, Space means the way on again, not whatever Qt put the focus on."""
    booth.visit(long_topic().slides[-1])
    booth.control("next").setFocus(Qt.FocusReason.TabFocusReason)
    booth.key(Key.Key_Space)
    assert booth.seen == "visit home it"
    booth.key(Key.Key_Space)
    assert booth.seen == "visit home it"


# -- the ring


def test_the_ring_asks_after_the_base_and_the_reading_time(booth) -> None:
    slide = long_topic().slides[0]
    booth.visit(slide)
    idle = shipped().kiosk.idle
    patience = idle.seconds + reading_seconds(shipped().slides[slide], "it")
    assert patience > idle.seconds
    booth.later(patience - 0.1)
    assert booth.state.asked is None
    booth.later(0.2)
    assert booth.window.furniture.ring.isVisible()
    assert booth.window.furniture.ring.geometry() == booth.window.rect()
    booth.later(idle.ring - 0.1)
    assert booth.state.mode == "visit"
    booth.send(SwitchLanguage())  # a touch: it answers, and switches nothing
    assert booth.seen == f"visit {slide} it"
    assert not booth.window.furniture.ring.isVisible()
    booth.send(SwitchLanguage())
    booth.later(3600)
    booth.later(idle.ring + 0.1)
    assert booth.seen == "attract attract it"
    assert not booth.window.furniture.ring.isVisible()
    assert booth.controls() == {}


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_Escape, Key.Key_A, Key.Key_Home])
def test_any_key_answers_the_ring(booth, key: Key) -> None:
    slide = long_topic().slides[0]
    booth.visit(slide)
    booth.later(3600)
    assert booth.window.furniture.ring.isVisible()
    booth.key(key)
    assert booth.seen == f"visit {slide} it"
    assert not booth.window.furniture.ring.isVisible()


def test_any_touch_answers_the_ring_and_presses_nothing_beneath(booth) -> None:
    slide = long_topic().slides[0]
    for control in ("home", "back", "language"):
        booth.visit(slide)
        at = booth.middle(booth.control(control))
        booth.later(3600)
        assert booth.window.furniture.ring.isVisible()
        booth.tap(at)
        assert booth.seen == f"visit {slide} it"
        assert not booth.window.furniture.ring.isVisible()


# -- what those hear who do not see it


def test_the_window_says_the_slide_in_words(qtbot) -> None:
    booth = open_rig(qtbot, pictures=False)
    for slide in shipped().slides:
        for _ in shipped().languages:
            booth.visit(slide)
            words = booth.window.stage.scene.page.words
            assert len(words.split()) > 3
            assert booth.window.accessibleDescription() == words
            assert booth.window.windowTitle() == booth.window.accessibleName() == words.split("\n")[0]
            booth.send(SwitchLanguage())
            assert booth.window.accessibleDescription() != words


def test_everything_that_can_be_pressed_has_a_role_and_a_name_in_the_language(qtbot) -> None:
    booth = open_rig(qtbot, pictures=False)
    names: dict[str, set[str]] = {}
    for slide in ("home", *long_topic().slides):
        for _ in shipped().languages:
            booth.visit(slide)
            for button in booth.window.findChildren(QAbstractButton):
                if not button.isVisible():
                    continue
                heard = QAccessible.queryAccessibleInterface(button)
                assert heard.role() in (QAccessible.Role.Button, QAccessible.Role.PushButton)
                name = heard.text(QAccessible.Text.Name)
                assert name
                names.setdefault(f"{slide} {button.objectName()}", set()).add(name)
            booth.send(SwitchLanguage())
    assert {what: said for what, said in names.items() if len(said) != 2} == {}


# -- nothing to get lost in


def every_widget(booth: Rig) -> list[QWidget]:
    return [booth.window, *booth.window.findChildren(QWidget)]


def test_no_field_menu_dialog_or_drop_anywhere(qtbot) -> None:
    booth = open_rig(qtbot, pictures=False)
    seen = 0
    for slide in shipped().slides:
        booth.visit(slide)
        seen += len(every_widget(booth))
        for widget in every_widget(booth):
            fields = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QDialog, QMenu)
            assert not isinstance(widget, fields)
            assert not widget.acceptDrops(), widget
            assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
            assert widget.contextMenuPolicy() != Qt.ContextMenuPolicy.CustomContextMenu
            assert widget.actions() == []
            assert widget is booth.window or not widget.isWindow()
    booth.later(3600)
    assert not any(widget.acceptDrops() for widget in every_widget(booth))
    assert seen > 0


def test_a_long_press_or_a_right_click_opens_nothing(booth) -> None:
    booth.visit(long_topic().slides[0])
    before = {id(widget) for widget in QApplication.topLevelWidgets()}
    for widget in every_widget(booth):
        if widget.isVisible():
            place = widget.rect().center()
            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
            QApplication.sendEvent(widget, event)
    QTest.mouseClick(booth.window.windowHandle(), Qt.MouseButton.RightButton, PLAIN, QPoint(480, 200))
    assert {id(widget) for widget in QApplication.topLevelWidgets()} == before
    assert QApplication.activePopupWidget() is None and QApplication.activeModalWidget() is None


def test_only_the_way_out_closes_it(booth) -> None:
    event = QCloseEvent()
    QApplication.sendEvent(booth.window, event)
    assert not event.isAccepted()
    assert not booth.window.close()
    assert booth.window.isVisible()
    booth.window.leave()
    assert not booth.window.isVisible()


def test_in_a_window_it_closes_like_any(qtbot) -> None:
    booth = open_rig(qtbot, windowed=True)
    assert booth.window.close()


def test_it_comes_back_when_something_else_is_in_front(booth, qtbot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    booth.window.front.come_back()
    assert other.isActiveWindow()  # a window of ours may be in front
    with qtbot.waitActive(booth.window):
        other.close()  # offscreen, the next window of ours comes to the front by itself
        booth.window.front.come_back()


# -- sizes


def test_turned_round_it_is_composed_anew(booth) -> None:
    booth.visit(long_topic().slides[0])
    booth.window.resize(540, 960)
    booth.settle()
    assert booth.window.stage.scene.page.look.portrait
    assert booth.window.stage.geometry() == booth.window.rect()
    booth.window.resize(960, 540)
    booth.settle()
    assert not booth.window.stage.scene.page.look.portrait


def test_the_ring_follows_the_window(booth) -> None:
    booth.visit("home")
    booth.later(3600)
    booth.window.resize(540, 960)
    booth.settle()
    assert booth.window.furniture.ring.geometry() == booth.window.rect()


def test_other_content_keeps_the_place(booth) -> None:
    slide = long_topic().slides[1]
    booth.visit(slide)
    deck = shipped()
    changed = deck.slides[slide].model_copy(update={"title": {"it": "Altro titolo", "en": "Another title"}})
    booth.send(DeckReplaced(replace(deck, slides={**deck.slides, slide: changed})))
    assert booth.seen == f"visit {slide} it"
    assert booth.window.windowTitle() == "Altro titolo"


# -- bugs


def test_an_exception_in_a_virtual_is_logged_and_survived(booth, monkeypatch, expect_log) -> None:
    booth.visit("home")
    with monkeypatch.context() as patch, expect_log(logging.ERROR, "in BoothWindow.keyPressEvent"):
        patch.setattr(booth.store, "dispatch", lambda event: 1 / 0)
        booth.key(Key.Key_Right)
    with monkeypatch.context() as patch, expect_log(logging.ERROR, "in BoothWindow.mouseReleaseEvent"):
        patch.setattr(booth.store, "dispatch", lambda event: 1 / 0)
        QTest.mouseClick(booth.window.windowHandle(), LEFT, PLAIN, QPoint(940, 530))
    with monkeypatch.context() as patch, expect_log(logging.ERROR, "in BoothWindow.paintEvent"):
        patch.setattr(booth.window, "_ground", lambda: 1 / 0)
        booth.window.resize(960, 600)  # ground beside the stage
        booth.window.repaint()
    with monkeypatch.context() as patch, expect_log(logging.ERROR, "in BoothWindow._changed"):
        patch.setattr(booth.window, "_arrange", lambda state: 1 / 0)
        booth.store.dispatch(SwitchLanguage())
    booth.settle()
    booth.send(Open(long_topic().id))
    assert booth.seen == f"visit {long_topic().slides[0]} en"


def test_an_exception_in_a_slot_is_logged_and_survived(booth, monkeypatch, expect_log) -> None:
    """Controls hold the store's method itself: what breaks is what it calls."""
    booth.visit(long_topic().slides[0])
    with monkeypatch.context() as patch, expect_log(logging.ERROR, "in Control"):
        patch.setattr("kiosk.ui.store.reduce", lambda *_: 1 / 0)
        booth.tap(booth.middle(booth.control("next")))
    with monkeypatch.context() as patch, expect_log(logging.ERROR, "in Stage._changed"):
        patch.setattr("kiosk.ui.stage.stage.view_of", lambda *_: 1 / 0)
        booth.store.dispatch(SwitchLanguage())
    booth.tap(booth.middle(booth.control("next")))
    assert booth.seen == f"visit {long_topic().slides[1]} en"


def test_all_that_qt_calls_is_guarded(booth) -> None:
    """Every virtual that a widget of the booth overrides, by the mark that `guarded` leaves."""
    bare = set()
    for kind in {type(widget) for widget in every_widget(booth)} | {type(booth.window.furniture.ring)}:
        ours = [base for base in kind.__mro__ if base.__module__.startswith("kiosk.")]
        theirs = {
            name for base in kind.__mro__ if base not in ours for name, one in vars(base).items() if callable(one)
        }
        for base in ours:
            bare |= {f"{base.__name__}.{name}" for name in theirs & vars(base).keys()
                     if name[0] != "_" and not hasattr(vars(base)[name], "__wrapped__")}  # fmt: skip
    assert bare <= {"StageButton.sizeHint"}  # nothing in it can fail


def test_nothing_runs_while_nothing_moves(booth) -> None:
    booth.visit(long_topic().slides[0])
    booth.settle()
    booth.window.stage._frames._frame()
    timers = [timer for timer in booth.window.stage._frames.findChildren(QTimer) if timer.isActive()]
    assert timers == []
