"""All slides on the console: searched, walked and tapped, while the audience's slide stays."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.model.state import CloseSheet, DeckReplaced, Next, OpenSheet, SwitchNotes
from kiosk.ui.stage.gallery import View
from kiosk.ui.talk import search
from kiosk.ui.talk.console import Console
from kiosk.ui.talk.overview import Overview
from tests.ui.booth.rig import LEFT, PLAIN, Rig
from tests.ui.talk.rig import a_talk, open_console, open_talk, talking

Key = Qt.Key
SLIDES = ("irccs", "healthcare", "pharma", "devices", "hub")
TALK = a_talk(*SLIDES, optional=["pharma", "devices"])
DECK = talking(TALK, {slide: () for slide in SLIDES})


class Desk:
    """A speaker at the console, with the overview open."""

    def __init__(self, qtbot) -> None:
        self.rig: Rig = open_talk(qtbot, deck=DECK)
        self.console: Console = open_console(qtbot, self.rig)
        self.press(Key.Key_O)

    def press(self, *keys: Qt.Key | str) -> None:
        """Keys, or what is typed letter by letter."""
        for key in keys:
            for one in key if isinstance(key, str) else [key]:
                self.rig.clock.now += 1
                QTest.keyClick(self.console, one)

    @property
    def sheet(self) -> Overview:
        return self.console._sheets["overview"]

    @property
    def opened(self) -> bool:
        assert self.sheet.isVisible() == (self.rig.state.session.sheet == "overview")
        return self.sheet.isVisible()

    @property
    def here(self) -> str:
        return self.rig.state.position.slide

    @property
    def selected(self) -> str:
        return self.sheet.view.selected

    @property
    def found(self) -> list[str]:
        return list(self.sheet.view.wall.spots)

    def at(self, slide: str) -> QPoint:
        """The middle of a slide's picture, on the window."""
        view, scale = self.sheet.view, self.sheet.scale
        box = QRectF(*view.wall.spots[slide].picture)
        inside = (view._origin() + box.center()) * scale
        return view.mapTo(self.console, inside.toPoint())

    def tap(self, at: QPoint) -> None:
        QTest.mouseClick(self.console.windowHandle(), LEFT, PLAIN, at)

    def all_in_sight(self) -> bool:
        """Whether all of the selected slide is seen."""
        view = self.sheet.view
        box = QRectF(*view.wall.spots[self.selected].box).translated(view._origin())
        return box.top() >= 0 and box.bottom() <= view.height() / self.sheet.scale


@pytest.fixture
def desk(qtbot) -> Desk:
    return Desk(qtbot)


def test_what_is_typed_is_found_in_either_language_and_shown_by_enter(desk, monkeypatch) -> None:
    drawn: list[tuple[str, int]] = []
    real = search.draw
    monkeypatch.setattr(
        search,
        "draw",
        lambda p, lang, typed, found, *rest: drawn.append((typed, found)) or real(p, lang, typed, found, *rest),
    )
    everything = desk.found
    desk.press("UniversitA ")
    italian = desk.found
    assert desk.sheet.typed == "UniversitA " and 0 < len(italian) < len(everything)
    desk.sheet.grab()
    assert drawn[-1] == ("UniversitA ", len(italian))
    desk.press(*[Key.Key_Backspace] * 11, "universities")
    assert "universities" in desk.found and "universities" in italian
    desk.press(Key.Key_Down, Key.Key_Up, Key.Key_End)
    there = desk.selected
    assert (desk.here, there) == ("irccs", desk.found[-1]), "the audience has seen nothing of it"
    desk.press(Key.Key_Enter)
    assert desk.here == there and not desk.opened
    desk.press(Key.Key_O)
    assert (desk.sheet.typed, desk.selected, desk.found) == ("", there, everything), "each time it begins anew"


def test_letters_type_and_only_tab_escape_and_the_cross_close(desk) -> None:
    before = desk.rig.state
    desk.press("bowlgs b,f?+")
    assert desk.sheet.typed == "bowlgs b,f?+" and desk.rig.state == before
    assert desk.found == [] and desk.selected == ""
    desk.press(Key.Key_Enter, Key.Key_Down, Key.Key_Right, Key.Key_PageDown, Key.Key_Home)
    assert desk.opened and desk.rig.state == before, "there is nothing to go to"
    for close in (Key.Key_Escape, Key.Key_Tab):
        desk.press(close)
        assert not desk.opened and not desk.rig.state.session.frozen
        desk.press(Key.Key_Tab)
    desk.tap(desk.sheet.close_button.geometry().center())
    assert not desk.opened and desk.here == "irccs"


def test_a_clicker_walks_it_and_still_blackens_the_screen(desk) -> None:
    desk.press(Key.Key_PageDown, Key.Key_MediaNext, Key.Key_PageUp, Key.Key_PageDown)
    assert (desk.selected, desk.here) == ("pharma", "irccs")
    desk.press(Key.Key_Period, Key.Key_F5)
    session = desk.rig.state.session
    assert session.blank == "black" and session.frozen and desk.opened
    desk.press("2.5")
    assert desk.sheet.typed == "2.5" and desk.rig.state.session.blank == "black"


def test_arrows_go_everywhere_and_what_is_selected_is_always_in_sight(desk) -> None:
    slides = desk.found
    assert slides[: len(SLIDES)] == list(SLIDES) and len(slides) > 40
    went = [desk.selected]
    while desk.selected != slides[-1]:
        desk.press(Key.Key_Right)
        assert desk.all_in_sight()
        went.append(desk.selected)
    assert went == slides
    for key, end in ((Key.Key_Up, SLIDES), (Key.Key_Down, slides[-6:])):
        for _ in range(len(slides)):
            desk.press(key)
            assert desk.all_in_sight()
        assert desk.selected in end
    desk.press(Key.Key_Home)
    assert desk.selected == "irccs" and desk.sheet.view._scroll == 0


def test_a_number_selects_that_slide_of_the_talk(desk) -> None:
    desk.press("4", Key.Key_Return)
    assert desk.here == "devices"


def test_a_tap_shows_a_slide_and_a_drag_only_moves_the_wall(desk) -> None:
    view, at = desk.sheet.view, desk.at("pharma")
    native = desk.console.windowHandle()
    QTest.mousePress(native, LEFT, PLAIN, at)
    QTest.mouseMove(native, at - QPoint(0, 120))
    QTest.mouseRelease(native, LEFT, PLAIN, at - QPoint(0, 120))
    assert desk.opened and desk.here == "irccs" and view._scroll == pytest.approx(120 / desk.sheet.scale, abs=1)
    assert desk.at("pharma") == at - QPoint(0, 120)
    desk.tap(desk.at("pharma"))
    assert not desk.opened and desk.here == "pharma"
    desk.press(Key.Key_O, Key.Key_Enter)
    assert not desk.opened and desk.here == "pharma", "what the audience sees already stays as it is"


def test_it_tells_how_the_talk_stands(desk) -> None:
    desk.rig.send(CloseSheet(), Next())
    desk.rig.clock.now += 400
    desk.rig.send(OpenSheet("overview"))
    standing = desk.sheet.view.standing
    assert standing.here == "healthcare" and standing.seen == {"irccs", "healthcare"}
    assert standing.passed == {"pharma", "devices"} and standing.spent["healthcare"] == pytest.approx(400)
    desk.rig.clock.now += 7
    desk.sheet._second.timeout.emit()
    assert desk.sheet.view.standing.spent["healthcare"] == pytest.approx(407)
    desk.rig.send(CloseSheet())
    assert not desk.sheet._second.isActive()


def test_pictures_are_made_one_a_turn_in_sight_while_it_is_open(desk, monkeypatch) -> None:
    view, made = desk.sheet.view, list[str]()

    def make(asked: View, size: QSize) -> None:
        made.append(asked.slide)
        view.thumbs._kept[asked, size.width(), size.height(), 1.0] = QPixmap(size)

    def turn() -> bool:
        """One turn of the event loop; whether another will come."""
        view._making.stop()
        view._make()
        return view._making.isActive()

    desk.sheet.grab()
    seen = [spot.entry.slide for spot in view.in_sight()]
    assert view.thumbs.bytes == 0 and len(seen) < len(desk.found)
    assert turn() and view.thumbs.get(*view._view(view.wall.spots[seen[0]])).width() > 100
    monkeypatch.setattr(view.thumbs, "make", make)
    for n in range(1, len(seen)):
        assert turn() and made == seen[1 : n + 1]
    assert not turn() and made == seen[1:], "the words for the search are ready too"
    desk.rig.send(SwitchNotes())
    desk.sheet.grab()
    assert not turn() and made == seen[1:], "pictures speak the audience's language"
    desk.press(Key.Key_End)
    assert turn() and made[-1] not in seen
    desk.rig.send(CloseSheet())
    assert not view._making.isActive()


@pytest.mark.parametrize("size", [(3840, 2160), (2160, 3840), (1024, 768)])
def test_pictures_in_sight_are_kept_together_on_any_screen(desk, size) -> None:
    desk.console.resize(*size)
    view = desk.sheet.view
    for key in (Key.Key_Home, Key.Key_End):
        desk.press(key)
        spots = list(view.in_sight())
        assert len(spots) <= view.thumbs.room(view._view(spots[0])[1])


def test_other_content_takes_its_slides_away(desk) -> None:
    desk.press("pharma")
    gone = {name: slide for name, slide in DECK.slides.items() if name != "pharma"}
    topics = tuple(t.model_copy(update={"slides": tuple(s for s in t.slides if s in gone)}) for t in DECK.topics)
    desk.rig.send(DeckReplaced(replace(DECK, slides=gone, topics=topics)))
    QApplication.processEvents()
    desk.sheet.grab()
    assert desk.opened and "pharma" not in desk.found and desk.selected in desk.found
