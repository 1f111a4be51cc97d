"""The speaker's console, with a clock of our own."""

import logging
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.charts.marks import Box, Disc, Label, Rule
from kiosk.charts.text import block, styled
from kiosk.model.state import (
    Blanked,
    Both,
    Clock,
    CloseSheet,
    EndTalk,
    Freeze,
    GoTo,
    Keep,
    Last,
    Next,
    NotesSize,
    Pointer,
    Previous,
    StartTalk,
    SwitchLanguage,
    SwitchNotes,
    SwitchSecond,
)
from kiosk.model.state.session import NOTES_SIZES, Session
from kiosk.model.state.speaking import PointAt
from kiosk.ui.stage.gallery import view_of
from kiosk.ui.style import QtMeasure, color
from kiosk.ui.talk.buttons import AIR, ICON, TIGHT, faces, needs, spread
from kiosk.ui.talk.cells import cells, each_cell
from kiosk.ui.talk.console import Console
from kiosk.ui.talk.layout import LEAST, LEAST_HIGH, Layout, lay_out
from kiosk.ui.talk.notes import ASIDE, style_of
from kiosk.ui.talk.pane import SAID, clock_time, elided
from kiosk.words.messages import tr
from kiosk.words.render import plain, render
from tests.content.shipped import deck as shipped
from tests.ui.booth.rig import Rig
from tests.ui.talk.rig import PARTS, SLIDES, a_talk, open_console, open_talk, talking, tick, words

Key = Qt.Key
SIZES = [(1366, 768), (1024, 768), (1280, 800), (1920, 1080), (2560, 1440), (1080, 1920)]
LONG = "Notes that go on and on, **figure** after figure, until nobody listens any more. " * 30


@pytest.fixture
def given(qtbot) -> tuple[Rig, Console]:
    """A talk in English on its first slide, its clock running."""
    rig = open_talk(qtbot, talk=a_talk(language="en", notes_language="en", optional=["devices"]))
    console = open_console(qtbot, rig)
    rig.send(Clock())
    return rig, console


def title(rig: Rig, slide: str, language: str = "en") -> str:
    return plain(rig.store.deck.slides[slide].title, rig.store.deck, language)


# -- the time


def test_clocks_and_pace_follow_the_talk_s_clock(given) -> None:
    rig, console = given
    tick(console, rig, 35.4)
    for said in ("10:42", "00:35", "09:25", "on time"):
        assert said in console.bar.words
    assert "0:35 of 1:00" in " ".join(console.stay.words.split())
    tick(console, rig, 60)
    assert "behind" in console.bar.words and "0:35" in console.bar.words
    rig.send(Last())
    tick(console, rig, 0)
    assert "ahead" in console.bar.words and "1:24" in console.bar.words
    rig.send(Clock())
    tick(console, rig, 500)
    assert "01:35" in console.bar.words and "paused" in console.bar.words
    rig.send(Clock())
    tick(console, rig, 600)
    assert "−1:35" in console.bar.words and "overtime" in console.bar.words


def test_a_clock_that_has_not_begun_says_so(qtbot) -> None:
    rig = open_talk(qtbot, talk=a_talk(minutes=90, notes_language="en"))
    console = open_console(qtbot, rig)
    tick(console, rig, 40)
    assert "0:00:00" in console.bar.words and "not started" in console.bar.words and "1:30:00" in console.bar.words
    assert "on time" not in console.bar.words


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0:00"), (59.9, "0:59"), (-0.4, "0:00"), (-61, "−1:01"), (3725, "1:02:05")]
)
def test_seconds_as_a_clock_shows_them(seconds: float, said: str) -> None:
    assert clock_time(seconds) == said


@pytest.mark.parametrize(
    ("minutes", "gone", "each", "full", "over"),
    [(5, 150, 1, 3, 0), (20, 1200, 1, 20, 0), (20, 1290, 1, 22, 2), (40, 0, 1, 0, 0), (60, 600, 2, 5, 0),
     (240, 3600, 10, 6, 0)],
)  # fmt: skip
def test_a_cell_is_a_minute_or_as_many_as_it_says(
    qapp, minutes: int, gone: int, each: int, full: int, over: int
) -> None:
    session = Session(a_talk(minutes=minutes), begun=0.0)
    marks = list(cells(session, (60, 120), gone, Box(10, 40, 500, 90), QtMeasure(), "en"))
    lit = [mark for mark in marks if isinstance(mark, Disc) and mark.key.endswith(".full")]
    assert (len(lit), len([mark for mark in lit if mark.fill == "touch"])) == (full, over)
    (caption,) = (mark for mark in marks if isinstance(mark, Label))
    assert caption.spans[0].text.startswith(f"1 cell = {each} minute")
    assert each_cell(minutes) == each
    (plan,) = (mark for mark in marks if isinstance(mark, Rule) and mark.key == "plan")
    pitch = min(31.0, 500 / max(-(-minutes // each), -(-gone // 60 // each)))
    assert plan.start[0] == pytest.approx(10 + pitch / each)
    assert all(mark.x + mark.r <= 511 for mark in marks if isinstance(mark, Disc))


class Painted(QObject):
    """Who was painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.names: set[str] = set()
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.names.add(watched.objectName())
        return False


def test_a_second_paints_clocks_and_nothing_else(given) -> None:
    rig, console = given
    panes = {name: getattr(console, name) for name in ("bar", "head", "upcoming", "stay", "notes", "audience")}
    for name, pane in panes.items():
        pane.viewport().setObjectName(name)
    console.upcoming.picture.setObjectName("picture")
    seen = Painted(
        *(pane.viewport() for pane in panes.values()), console.upcoming.picture, *console.buttons.row.values()
    )
    QApplication.processEvents()
    seen.names.clear()
    tick(console, rig, 1)
    QApplication.processEvents()
    assert seen.names == {"bar", "stay"}


def test_seconds_are_awaited_only_while_somebody_looks(given) -> None:
    rig, console = given
    rig.clock.now += 0.25
    console.tick()
    assert console._second.isActive() and 740 <= console._second.interval() <= 752
    for hide, show in ((lambda: console.conceal(True), lambda: console.conceal(False)), (console.hide, console.show)):
        hide()
        assert not console._second.isActive()
        show()
        assert console._second.isActive()


# -- now


def test_what_is_on_show_and_what_the_audience_reads(given) -> None:
    rig, console = given
    said = words(console, "head")
    assert "1 of 4" in said and "step 1 of 3" in said and "Healthcare" in said
    rig.send(SwitchLanguage(), Both(), SwitchSecond())
    assert " ".join(console.audience.words.split()) == "Audience: Italiano · band: English · second screen: English"
    rig.send(SwitchNotes())
    assert "Adesso" in words(console, "head") or tr("it", "Now") in words(console, "head")


LOUD = [
    (Blanked("black"), "BLACK SCREEN", "touch"),
    (Blanked("white"), "WHITE SCREEN", "ink"),
    (Freeze(), "FROZEN", "it"),
]


@pytest.mark.parametrize(("event", "said", "token"), LOUD)
def test_what_the_audience_does_not_see_is_loud(given, event, said: str, token: str) -> None:
    rig, console = given
    frame = console.head.geometry()
    edge = QPoint(frame.left() + 3, frame.center().y())
    assert console.grab().toImage().pixelColor(edge) == color("dark", "ground")
    rig.send(event)
    assert said in console.head.words
    assert console.grab().toImage().pixelColor(edge) == color("dark", token)
    rig.send(event)
    assert said not in words(console)


def test_the_end_says_what_comes_of_it(given) -> None:
    rig, console = given
    rig.send(Last(), Next())
    tick(console, rig, 3)
    assert "THE END" in console.head.words and "booth in 1:27" in console.head.words
    assert "Back resumes the talk" in console.upcoming.words
    rig.send(Previous())
    assert "THE END" not in console.head.words


def test_a_moment_s_questions_stand_where_the_cells_stand(given) -> None:
    rig, console = given
    rig.send(EndTalk())
    assert "Ctrl+Q" in console.bar.words and "cell" not in console.bar.words
    rig.later(4)
    assert "Ctrl+Q" not in console.bar.words
    QTest.keyClicks(console, "2")
    assert f"Go to 2 · {title(rig, 'pharma')} · Enter" in console.bar.words
    QTest.keyClicks(console, "2")
    assert "1 to 4" in console.bar.words
    QTest.keyClick(console, Key.Key_Backspace)
    QTest.keyClick(console, Key.Key_Return)
    assert rig.state.position.slide == "pharma" and "cell" in console.bar.words


# -- next


def test_next_is_what_one_more_step_gives(given) -> None:
    rig, console = given
    told = console.upcoming
    assert (told.coming.kind, told.coming.at.step) == ("step", 1) and "step 2 of 3" in told.words
    rig.send(Next(), Next())
    assert told.coming.at.slide == "pharma" and "2 of 4 · 1:00" in told.words and title(rig, "pharma") in told.words
    rig.send(SwitchNotes())
    assert title(rig, "pharma", "it") in told.words
    rig.send(SwitchNotes(), Next())
    assert "Optional · K keeps it" in told.words
    rig.send(Keep())
    assert "Optional, and kept" in told.words
    rig.send(Keep())
    tick(console, rig, 200)
    assert told.coming.at.slide == "hub" and "Late: “" in told.words and title(rig, "devices")[:12] in told.words
    rig.send(Blanked("black"))
    assert told.coming.kind == "lights" and told.coming.at.slide == "pharma"
    rig.send(Blanked("black"), GoTo("cdmo"))
    assert (told.coming.kind, told.coming.at.slide) == ("back", "pharma") and "outside the talk" in console.head.words
    rig.send(Last())
    assert told.coming.kind == "end" and told.picture.isHidden()


def test_the_next_scene_is_the_audience_s_and_its_picture_is_there_when_it_is_pressed(given) -> None:
    rig, console = given
    rig.send(Next(), Next())
    told, gallery = console.upcoming, rig.window.stage.gallery
    for _ in range(3):
        told._make()
    assert gallery.built(view_of(told.coming.state, False))
    before = told.picture.shown
    assert before is not None and before.size() == told.picture.room * console.devicePixelRatioF()
    rig.send(Next())
    assert told.picture.shown is not None and told.picture.shown is not before
    told._making.stop()


# -- notes


def long_notes(qtbot, **languages: str) -> tuple[Rig, Console]:
    talk = a_talk(notes_language="en")
    rig = open_talk(qtbot, deck=talking(talk, pharma={"notes": languages or {"en": LONG}}, devices={"notes": None}))
    console = open_console(qtbot, rig)
    rig.send(GoTo("pharma"))
    return rig, console


def test_notes_scroll_by_lines_and_begin_anew(qtbot) -> None:
    rig, console = long_notes(qtbot)
    notes = console.notes
    assert notes.top == 0 and notes.below > 5 and f"{notes.below} more lines" in notes.words
    QTest.keyClick(console, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert notes.top == 1 and rig.state.position.slide == "pharma"
    spot = QPointF(100, 100)
    turn = QWheelEvent(
        spot, QPointF(notes.mapToGlobal(spot)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(notes.viewport(), turn)
    assert notes.top == 3
    QTest.mousePress(notes.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 200))
    QTest.mouseMove(notes.viewport(), QPoint(100, 100))
    QTest.mouseRelease(notes.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert notes.top > 3
    console.scroll(999)
    assert notes.below == 0 and "more line" not in notes.words
    rig.send(Next(), Previous())
    assert notes.top == 0


def test_notes_are_as_large_as_the_speaker_likes(qtbot) -> None:
    rig, console = long_notes(qtbot)
    heights = []
    for by in (*[-1] * 4, *[1] * 7):
        rig.send(NotesSize(by))
        heights.append(console.notes._line)
    assert len(set(heights)) == 7 and heights[-1] == max(heights) > 2 * min(heights)
    (label,) = (mark for mark in console.notes.marks if mark.key == "notes")
    assert max(span.y for span in label.spans) < console.notes.box.h


def test_notes_in_another_language_are_better_than_none(qtbot) -> None:
    rig, console = long_notes(qtbot, it="Solo in italiano.")
    assert "Solo in" in console.notes.words and "Notes only in: Italiano" in console.stay.words
    rig.send(Next())
    assert "No notes" in console.notes.words


def test_a_word_that_no_line_of_notes_holds_goes_on_in_the_next(qtbot) -> None:
    address = "https://www.example.org/" + "scienze-della-vita-" * 5
    _, console = long_notes(qtbot, en=f"See **{address}** there.")
    (label,) = (mark for mark in console.notes.marks if mark.key == "notes")
    assert max(span.x + span.w for span in label.spans) <= console.notes.box.w
    assert address in "".join(span.text for span in label.spans)


@pytest.mark.parametrize("size", [(1366, 768), (1280, 800), (1920, 1080), (1024, 768)])
def test_the_longest_notes_of_the_story_need_no_scrolling(qapp, size: tuple[int, int]) -> None:
    room, style, deck = lay_out(*size, False).notes, style_of(NOTES_SIZES // 2), shipped()
    for slide in deck.slides.values():
        for language in deck.languages if slide.notes else ():
            pieces = styled(render(slide.notes, deck, language), style, "ink")
            assert block("notes", pieces, 0, 0, room.w - ASIDE, QtMeasure()).box.h <= room.h, (slide.id, language)


# -- buttons and keys


def test_a_button_does_what_its_key_does_and_takes_no_focus(given) -> None:
    rig, console = given
    row = console.buttons.row
    for name, key in (("next", "n"), ("black", "b"), ("freeze", "f"), ("clock", "c"), ("language", "l")):
        QTest.mouseClick(row[name], Qt.MouseButton.LeftButton)
        pressed = rig.state
        assert console.hasFocus() and row[name].accessibleName()
        rig.send(Previous() if name == "next" else Clock() if name == "clock" else CloseSheet())
        if name not in ("next", "clock"):
            QTest.keyClicks(console, key)
            QTest.keyClicks(console, key)
        else:
            QTest.keyClicks(console, key)
        again = rig.state
        assert (pressed.position, pressed.language) == (again.position, again.language)
        assert (pressed.session.blank, pressed.session.frozen) == (again.session.blank, again.session.frozen)
    QTest.mouseClick(row["help"], Qt.MouseButton.LeftButton)
    assert rig.state.session.sheet == "help"


@pytest.mark.parametrize("size", SIZES)
def test_all_buttons_speak_in_the_same_size(given, size: tuple[int, int]) -> None:
    room, state, deck = lay_out(*size, portrait=False).buttons, given[0].state, given[0].store.deck
    for language in ("it", "en"):
        shown = list(faces(deck, replace(state, notes_language=language)).values())
        for part in (shown[:4], shown[4:]) if size[0] < size[1] else (shown,):
            for face, box in zip(part, spread(part, room, 0), strict=True):
                assert box.w >= ICON + AIR + needs(face) + 2 * TIGHT


def test_what_is_cut_short_does_not_end_in_a_small_word(qapp) -> None:
    said = "Da un quinto a oltre metà, tanto pesa la Lombardia in Italia"
    found = {elided(said, SAID, width, QtMeasure(), 2) for width in range(200, 420, 10)}
    assert said in found and "Da un quinto a oltre metà, tanto pesa…" in found
    assert all(len(each.removesuffix("…").split()[-1]) > 3 for each in found)


def test_tab_is_a_key_of_the_talk(given) -> None:
    rig, console = given
    QTest.keyClick(console, Key.Key_Tab)
    assert rig.state.session.sheet == "overview"
    sheet = console._sheets["overview"]
    assert sheet.isVisible() and sheet.size() == console.size()
    QTest.keyClick(console, Key.Key_Escape)
    assert rig.state.session.sheet is None and sheet.isHidden() and rig.window.keys.sheet is None


# -- the window


def test_concealed_there_is_nothing_but_ground(given) -> None:
    rig, console = given
    console.conceal(True)
    image = console.grab().toImage().convertToFormat(console.grab().toImage().format())
    ground = color("dark", "ground")
    spots = [(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    assert {QColor(image.pixel(*spot)).name() for spot in spots} == {ground.name()}
    rig.send(Next())
    console.conceal(False)
    assert "step 2 of 3" in console.head.words


def test_what_goes_wrong_in_one_part_hurts_no_other(given, monkeypatch, expect_log) -> None:
    rig, console = given

    def fails(*_: object) -> None:
        raise ValueError("odd")

    monkeypatch.setattr(console.stay, "_said", fails)
    monkeypatch.setattr(console.notes, "_said", fails)
    with expect_log(logging.ERROR, "Notes.refresh"), expect_log(logging.ERROR, "Stay.refresh"):
        rig.send(Next(), Next(), Next())
    assert "2 of 4" in console.head.words and "3 of 4" in console.upcoming.words


def test_a_finger_on_now_changes_nothing_else(given, monkeypatch) -> None:
    rig, console = given
    monkeypatch.setattr(console, "_all", lambda: pytest.fail("everything was asked again"))
    rig.send(PointAt(Pointer("laser", 100, 100)), PointAt(Pointer("laser", 120, 100)), PointAt(None))


def test_only_a_window_can_be_closed(qtbot, given) -> None:
    rig, console = given
    with qtbot.waitSignal(console.shut, timeout=100):
        console.close()
    assert console.isHidden()
    full = open_console(qtbot, rig, windowed=False)
    full.close()
    assert full.isVisible()
    assert full.windowTitle() == "Speaker’s console"
    full.hide()


# -- places


def boxes(layout: Layout) -> list[Box]:
    strip = [layout.strip] if layout.strip else []
    return [
        layout.bar, *strip, layout.head, layout.now, layout.picture, layout.upcoming, layout.stay, layout.notes,
        layout.audience, layout.buttons,
    ]  # fmt: skip


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("size", [*SIZES, (2560, 1080), (800, 1280)])
def test_every_part_has_room_of_its_own(size: tuple[int, int], portrait: bool) -> None:
    for warned in (False, True):
        laid = lay_out(*size, portrait, warned=warned, rehearsal=warned)
        least = LEAST_HIGH if size[1] > size[0] else LEAST
        width, height = size[0] / laid.unit, size[1] / laid.unit
        assert width >= least[0] - 1 and height >= least[1] - 1
        parts = boxes(laid)
        for n, one in enumerate(parts):
            assert one.x >= 0 and one.y >= 0 and one.right <= width + 0.1 and one.bottom <= height + 0.1
            assert min(one.w, one.h) > 0
            assert not any(min(one.overlap(other)) > 0.1 for other in parts[n + 1 :])
        shape = 9 / 16 if portrait else 16 / 9
        assert laid.now.w / laid.now.h == pytest.approx(shape) and laid.picture.w / laid.picture.h == pytest.approx(
            shape
        )
        assert laid.now.w > 1.4 * laid.picture.w or portrait
        assert laid.picture.h >= 120 and laid.notes.h > 240


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2], SIZES[-1]])
@pytest.mark.parametrize("language", ["it", "en"])
def test_no_word_is_cut_whatever_is_the_matter(qtbot, size: tuple[int, int], language: str) -> None:
    talk = a_talk(*SLIDES, "citta-salute", "contact", notes_language=language, optional=["pharma", "devices"])
    rig = open_talk(qtbot, talk=talk, start=StartTalk("t", rehearsal=True))
    console = open_console(qtbot, rig, size=size)

    def whole() -> None:
        for name in PARTS[:-1]:
            pane = getattr(console, name)
            for mark in pane.marks:
                for span in mark.spans if isinstance(mark, Label) else ():
                    assert span.x >= 0 and span.x + span.w <= pane.box.w + 1, (name, span.text)
                    assert 0 < span.y + 0.25 * span.style.size <= pane.box.h + 1, (name, span.text)
                    assert span.style.size >= 18, (name, span.text)
        for one, other in pairwise(each for each in console.buttons.row.values() if each.isVisible()):
            assert not one.geometry().intersects(other.geometry())

    whole()
    rig.send(Both(), SwitchSecond(), Clock(), GoTo("citta-salute"))
    whole()
    console.warn("there is no screen HDMI-2; there are: eDP-1, HDMI-1, DP-3\nthere is no screen HDMI-7")
    for event in (Blanked("black"), Freeze(), Blanked("white"), Blanked("white"), GoTo("irccs"), Next(), Next()):
        rig.send(event)
        whole()
    tick(console, rig, 200)
    assert console.upcoming.coming.skipped == ("pharma", "devices")
    whole()
    tick(console, rig, 2000)
    whole()
    rig.send(Last(), Next())
    whole()
