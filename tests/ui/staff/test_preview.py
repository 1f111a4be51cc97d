"""The preview as staff have it: a real folder, files that are really saved, clicks and keys through the window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk import places
from kiosk.check import fit
from kiosk.model.problem import Say
from kiosk.ui.staff.preview import Preview
from kiosk.ui.staff.preview_faults import HEAD
from kiosk.ui.staff.preview_layout import GAP, lay_out
from kiosk.ui.staff.preview_list import FOUND, HEADING, NAME, ROW, _two
from kiosk.ui.staff.preview_pane import NOTES
from kiosk.ui.style import QtMeasure
from kiosk.watch.previewed import Previewed
from tests.loader.conftest import BASE

SLIDES = BASE["slides/pharma.yaml"]
TALK = """
title: {it: Una visita, en: A visit}
minutes: 1
slides:
  - slide: pharma
    seconds: 30
    notes:
      it: Benvenuti
      en: Welcome
"""
ORDER = ["invitation", "home", "pharma", "bands"]


@dataclass
class Rig:
    """A preview of a small folder, which is read by itself."""

    qtbot: object
    folder: Path
    window: Preview
    previewed: Previewed

    def save(self, name: str, text: str, *, whole: bool = True) -> None:
        """As most editors save: another file takes the place of the old one; else the old one is written anew."""
        path = self.folder / name
        there = path.with_name(f".{path.name}.swp") if whole else path
        there.write_text(text.lstrip())
        if whole:
            there.replace(path)

    def until(self, done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(done, timeout=20_000)

    def told(self) -> None:
        """Until every rule was asked."""
        self.until(lambda: self.window.faults.complete)

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(self.window, key)
            else:
                QTest.keyClick(self.window, key)

    def click(self, x: float, y: float) -> None:
        """A click at a place of the window, in its units: who gets it is Qt's to say."""
        unit = self.window._laid.unit
        at = QPoint(round(x * unit), round(y * unit))
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def said(self) -> list[str]:
        """The headline of each slide that is seen."""
        return [pane.stage.scene.words.split("\n", 1)[0] for pane in self.window.shown]

    @property
    def level(self) -> str | None:
        """How the slide on show stands in the list."""
        return self.window.content.levels.get(self.window.slide)


def wheel(widget: QWidget, by: int) -> None:
    """A turn of the wheel over a widget."""
    at, none = QPointF(9, 9), Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        at, at, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(widget, turn)


@pytest.fixture
def rig(qtbot, tmp_path: Path) -> Iterator[Callable[..., Rig]]:
    """`rig()`: the preview of a sound folder; `rig({"kiosk.yaml": ...})`: with other files in it."""
    made: list[Previewed] = []

    def make(files: dict[str, str] | None = None, **given: object) -> Rig:
        folder = tmp_path / "content"
        for name, text in {**BASE, **(files or {})}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text.lstrip())
        window = Preview("content", "en", QtMeasure(), **given)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        with qtbot.waitExposed(window):
            window.show()
        previewed = Previewed(folder, places.assets(), window, QtMeasure(), settled=0.0)
        made.append(previewed)
        previewed.start()
        found = Rig(qtbot, folder, window, previewed)
        found.told()
        return found

    yield make
    for each in made:
        each.stop()


def test_a_saved_title_comes_to_the_front_in_both_languages(rig) -> None:
    it = rig()
    assert it.window.list.slides == ORDER and it.window.slide == "home"
    it.save("slides/pharma.yaml", SLIDES.replace("it: Occupa", "it: Dà lavoro a"))
    it.until(lambda: it.window.slide == "pharma")
    assert [text.split(" ")[0] for text in it.said()] == ["Dà", "It"]
    assert it.window.content.edited == {"pharma"}
    it.press(Qt.Key.Key_F7)  # stays
    it.save("slides/pharma.yaml", SLIDES.replace("People live", "They live"), whole=False)
    it.until(lambda: it.window.content.edited == {"pharma", "bands"})  # the first is as it was again
    it.save("slides/pharma.yaml", SLIDES.replace("People live", "All live"))
    it.until(lambda: it.window.content.edited == {"bands"})
    assert it.window.slide == "pharma"


def test_a_saved_number_moves_the_chart_from_where_it_was(rig) -> None:
    it = rig()
    it.window.show_slide("bands")
    store, pane = it.window.store, it.window.panes[0]
    it.until(lambda: not it.window.moving)
    before = dict(pane.stage.scene.page.live.values(3600.0, None, pane.stage.scene.choice))
    it.save("indicators/base.yaml", BASE["indicators/base.yaml"].replace("value: 85.5", "value: 84.0"))
    it.until(lambda: "bands" in store.state.charts)
    assert it.window.slide == "bands" and dict(store.state.charts["bands"].origin) == before
    assert pane.stage.moving and it.window.panes[1].stage.moving
    it.until(lambda: not it.window.moving)
    assert all("0" in text and "2" not in text for text in it.said())  # the gap is 0.5 by now: 84.0 - 83.5


def test_a_saved_number_is_looked_at_where_it_is_shown(rig) -> None:
    it = rig()
    figures = BASE["indicators/base.yaml"]
    it.save("indicators/base.yaml", figures.replace("value: 85.5", "value: 84.0"))
    it.until(lambda: it.window.slide == "bands")
    it.window.show_slide("invitation")  # which has it too, by way of the gap
    it.save("indicators/base.yaml", figures)
    it.until(lambda: it.window.store.deck.figures["life.lombardia"].value == Decimal("85.5"))
    assert it.window.slide == "invitation"


def test_a_file_that_is_gone_while_it_is_saved_costs_nobody_their_place(rig) -> None:
    it = rig()
    it.window.show_slide("bands")
    (it.folder / "slides/pharma.yaml").unlink()
    it.until(lambda: it.window.slide == "home")
    it.save("sources.yaml", BASE["sources.yaml"].replace("2019", "2020"))
    it.until(lambda: it.window.store.deck.sources["istat"].published == 2020)
    it.save("slides/pharma.yaml", SLIDES)
    it.until(lambda: it.window.slide == "bands")


def test_what_a_talk_says_to_a_slide_is_looked_at_under_it(rig) -> None:
    it = rig({"talks/visit.yaml": TALK})
    it.save("talks/visit.yaml", TALK.replace("en: Welcome", "en: Good morning"))
    it.until(lambda: it.window.slide == "pharma")
    told = [(head, text["en"]) for head, text in it.window.panes[1]._told()]
    assert told == [("Notes in the talk “A visit”", "Good morning")]


def test_the_list_begins_with_a_whole_row(rig) -> None:
    copies = "".join(f"  - {{id: more-{n}, layout: statement, title: {{it: Uno, en: One}}}}\n" for n in range(20))
    it = rig({"slides/pharma.yaml": SLIDES + copies})
    for slide in ("more-9", "more-17", "more-2", "home"):
        it.window.show_slide(slide)
        (row,) = [row for row in it.window.list._rows if row.slide == slide]
        top = it.window.list._scroll
        assert top in {each.y for each in it.window.list._rows}
        assert top <= row.y and row.y + row.high <= top + it.window.list._sight


def test_a_broken_file_keeps_the_last_good_picture_and_says_where(rig) -> None:
    it = rig()
    it.window.show_slide("bands")
    good = it.said()
    it.save("slides/pharma.yaml", SLIDES.replace("it: Si vive {gap} in più", 'it: "Si vive {gap} in più'))
    it.until(lambda: bool(it.window.content.lost))
    assert it.window.slide == "bands" and it.said() == good
    assert all(pane.veil.isVisible() for pane in it.window.shown) and it.level == "error"
    assert it.window.list.slides == ORDER
    first = it.window.faults.words.splitlines()[1]
    assert first.startswith("content/slides/pharma.yaml:15:") and "never closed" in first
    it.told()
    strip = it.window._laid.faults
    it.click(strip.x + 300, strip.y + 52)
    assert QGuiApplication.clipboard().text() == "content/slides/pharma.yaml:15"
    assert it.window.faults.words.startswith("Copied: content/slides/pharma.yaml:15")
    it.press(Qt.Key.Key_Home)
    assert it.window.slide == "invitation" and not it.window.panes[0].veil.isVisible()
    assert "kiosk.yaml" not in it.window.faults.words, "what only follows from it goes with it"
    it.press(Qt.Key.Key_F8)
    assert it.window.slide == "bands"
    it.save("slides/pharma.yaml", SLIDES)
    it.until(lambda: not it.window.content.lost)
    it.press(Qt.Key.Key_End)
    assert it.window.slide == "bands" and it.level is None and not it.window.panes[0].veil.isVisible()


def test_one_fault_costs_one_picture_and_a_slide_taken_out_goes(rig) -> None:
    it = rig()
    it.save("slides/pharma.yaml", SLIDES.replace("{employees}", "{employes}"))
    it.until(lambda: it.window.slide == "pharma")
    assert set(it.window.content.lost) == {"pharma"} and it.window.panes[0].veil.isVisible()
    assert 'did you mean "employees"?' in it.window.faults.words
    it.save("slides/pharma.yaml", SLIDES[: SLIDES.index("  - id: pharma")] + SLIDES[SLIDES.index("  - id: bands") :])
    it.until(lambda: "pharma" not in it.window.list.slides)
    assert it.window.slide == "bands" and not it.window.content.lost


def test_nothing_to_show_yet_then_all(rig) -> None:
    it = rig({"kiosk.yaml": BASE["kiosk.yaml"].replace("languages", "langages")})
    assert it.window.panes == [] and it.window.list.slides == []
    assert 'did you mean "languages"?' in it.window.faults.words
    it.press("x", Qt.Key.Key_F2, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return)
    it.save("kiosk.yaml", BASE["kiosk.yaml"])
    it.until(lambda: it.window.slide == "home")
    assert [pane.language for pane in it.window.shown] == ["it", "en"]
    it.told()
    it.save("kiosk.yaml", "{", whole=False)  # no home: everything stays as it was
    it.until(lambda: set(it.window.content.lost) == set(ORDER))
    assert it.window.slide == "home" and it.window.panes[0].veil.isVisible()


def test_letters_search_arrows_walk_and_a_click_chooses(rig) -> None:
    it = rig()
    it.press(Qt.Key.Key_Down)
    assert it.window.slide == "pharma"
    it.press("LIVE ")
    assert it.window.list.slides == ["bands"] and it.window.slide == "pharma"
    it.press(Qt.Key.Key_Return)
    assert it.window.slide == "bands" and it.window.list.slides == ORDER
    it.press("gap", Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_PageUp)
    assert it.window.list.slides == ORDER and it.window.slide == "invitation"
    it.click(60, it.window._laid.list.y + FOUND + HEADING + ROW + 20)
    assert it.window.slide == "home"


def test_how_slides_are_shown_is_on_the_buttons(rig) -> None:
    it = rig(only="en", theme="light")
    assert [pane.language for pane in it.window.shown] == ["en"] and it.window.store.state.theme == "light"
    large = it.window.shown[0].stage.width()
    it.press(Qt.Key.Key_F2)
    assert [pane.language for pane in it.window.shown] == ["it", "en"]
    assert it.window.shown[0].stage.width() < large and it.window.panes[0].isVisible()
    button = it.window.bar.buttons["orientation"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert all(pane.stage.height() > pane.stage.width() for pane in it.window.panes)
    it.press(Qt.Key.Key_F4, Qt.Key.Key_F6)
    look = it.window.panes[0].stage.scene.page.look
    assert (it.window.store.state.theme, look.text_size, look.portrait) == ("contrast", "large", True)
    assert [face.text for face in it.window.bar._faces.values()] == [
        "Italiano + English", "Portrait", "High contrast", "Large text", "Follows edits",
    ]  # fmt: skip


def test_a_mark_that_is_clicked_is_read_in_both_languages(rig) -> None:
    it = rig()
    it.window.show_slide("bands")
    it.until(lambda: not it.window.moving)
    pane, other = it.window.panes
    target = next(one for one in pane.stage.scene.targets if getattr(one.event, "key", None) == one.key)
    x = sum(corner[0] for corner in target.polygon) / len(target.polygon) * pane.stage.scale
    y = sum(corner[1] for corner in target.polygon) / len(target.polygon) * pane.stage.scale
    spot = pane.stage.mapTo(it.window, QPoint(round(x), round(y)))
    QTest.mouseClick(it.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert it.window.store.state.charts["bands"].selection == target.key
    assert pane.stage.scene.choice.selection == other.stage.scene.choice.selection == target.key
    it.save("sources.yaml", BASE["sources.yaml"].replace("2019", "2020"))
    it.until(lambda: it.window.store.deck.sources["istat"].published == 2020)
    assert pane.stage.scene.choice.selection == target.key  # the place is kept


def test_what_does_not_fit_is_found_while_nothing_moves(rig) -> None:
    it = rig()
    it.save(
        "slides/pharma.yaml", SLIDES.replace("en: It employs", "en: " + "It is very long indeed. " * 12 + "Employs")
    )
    it.until(lambda: any(one.rule == "overflow" for one in it.window.content.problems))
    (fault, *_) = [one for one in it.window.content.problems if one.rule == "overflow"]
    assert it.window.content.slide_of(fault) == "pharma" == it.window.slide and it.level == "error"


def test_it_only_reads(rig) -> None:
    it = rig()
    before = {path: path.stat().st_mtime_ns for path in it.folder.rglob("*")}
    it.press(Qt.Key.Key_Down, Qt.Key.Key_F2, "x", Qt.Key.Key_Escape)
    it.window.close()
    QApplication.processEvents()
    assert not it.window.isVisible()
    assert {path: path.stat().st_mtime_ns for path in it.folder.rglob("*")} == before


def test_what_measuring_finds_can_be_accepted_too(rig, monkeypatch) -> None:
    faint = SLIDES.replace("  - id: pharma\n", "  - id: pharma\n    accept: {contrast: sta bene così}\n")
    monkeypatch.setattr(fit, "page", lambda deck, loaded, slide, looks, measure: iter([
        loaded.draft.slides[slide].problem(("title",), "contrast", Say("faint"), level="warning")
    ]))  # fmt: skip
    it = rig({"slides/pharma.yaml": faint})
    it.until(lambda: not it.previewed._idle.isActive())
    slides = [it.window.content.slide_of(one) for one in it.window.content.problems if one.rule == "contrast"]
    assert sorted(slides) == ["bands", "home", "invitation"] and it.window.content.levels.get("pharma") is None


def test_an_accept_that_hits_nothing_is_told_once_every_page_was_measured(rig) -> None:
    it = rig({"slides/pharma.yaml": SLIDES.replace("  - id: pharma\n", "  - id: pharma\n    accept: {glyph: no}\n")})
    assert "unused-accept" not in {one.rule for one in it.window.content.problems}
    it.until(lambda: "unused-accept" in {one.rule for one in it.window.content.problems})
    assert it.previewed._pages.step("pharma") is False


def test_the_strip_shows_whole_faults_wherever_it_is_scrolled_to(rig) -> None:
    it = rig()
    points = "".join(f"    wrong-field-{n}: {n}\n" for n in range(9))
    it.save("slides/pharma.yaml", SLIDES.replace("  - id: pharma\n", "  - id: pharma\n" + points))
    it.until(lambda: len(it.window.content.problems) >= 9)
    it.told()
    strip, faults = it.window._laid.faults, it.window.faults
    tops = [faults._top]
    for _ in range(20):
        seen = faults._seen
        assert seen and seen[-1].y + seen[-1].high - seen[0].y + HEAD <= strip.h
        wheel(faults, -120)
        tops.append(faults._top)
    assert tops[1] > tops[0] and faults._seen[-1] is faults._rows[-1] and tops[-1] == tops[-2]
    it.click(strip.x + 300, strip.y + HEAD + 10)
    last = faults._seen[0].problem
    assert QGuiApplication.clipboard().text() == f"{last.path}:{last.line}"


@pytest.mark.parametrize("size", [(1366, 768), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("faults", [40.0, 167.0])
def test_two_slides_take_the_whole_width_and_notes_the_rest(size: tuple[int, int], faults: float) -> None:
    laid = lay_out(*size, portrait=False, count=2, faults=faults)
    one, other = laid.slides
    assert one.y == other.y and one.x == laid.list.right + GAP and other.x == pytest.approx(one.right + GAP)
    assert other.right == pytest.approx(laid.buttons.right) and laid.below > 6 * NOTES.line
    assert round(NOTES.size) * laid.unit >= 15


def test_a_long_title_takes_two_lines_and_no_more() -> None:
    assert _two("Home", 200) == ["Home"]
    title = "Più di quattro persone su dieci lavorano qui nelle scienze della vita e nella sanità"
    first, second = _two(title, 208)
    assert title.startswith(first) and second.endswith("…") and title.startswith(f"{first} {second[:-1]}")
    assert max(QtMeasure().advance(line, NAME) for line in _two("Precipitevolissimevolmente" * 3, 200)) <= 200
