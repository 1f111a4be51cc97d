"""The preview as staff have it: a real folder, files that are really saved, clicks and keys through the window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk import places
from kiosk.ui.staff.preview import Preview
from kiosk.ui.style import QtMeasure
from kiosk.watch.previewed import Previewed
from tests.loader.conftest import BASE

SLIDES = BASE["slides/pharma.yaml"]
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
    it.press(Qt.Key.Key_F8)  # after the last fault comes the first, which stands in no slide
    assert QGuiApplication.clipboard().text() == "content/kiosk.yaml:7" and it.window.slide == "invitation"
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
    it.click(60, it.window._laid.list.y + 44 + 38 + 46 + 20)
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
