"""The sheet of keys: it names every row of the table, in both languages, and nothing lies beyond its edges."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest

from kiosk.model.state import OpenSheet, SwitchNotes
from kiosk.ui.style import QtMeasure
from kiosk.ui.talk import caps, help
from kiosk.ui.talk.keys import TABLE
from kiosk.words.messages import tr
from tests.ui.talk.rig import open_console, open_talk

ROWS = [row for _, rows in TABLE for row in rows]


class Drawn:
    """All that was painted: texts and caps, and where, in units."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        self.signs: list[str] = []
        self.boxes: list[QRectF] = []
        write, draw = help.write, caps.draw

        def writing(painter: QPainter, text: str, style, token: str, at: QPointF) -> float:
            self.texts.append(text)
            self.boxes.append(QRectF(at.x(), at.y() - style.size, QtMeasure().advance(text, style), style.size))
            return write(painter, text, style, token, at)

        def drawing(painter: QPainter, made: Sequence[caps.Cap], theme: str, at: QPointF) -> None:
            self.signs += [cap.sign for cap in made]
            self.boxes += [cap.box.translated(at) for cap in made]
            draw(painter, made, theme, at)

        monkeypatch.setattr(help, "write", writing)
        monkeypatch.setattr(caps, "draw", drawing)

    @property
    def apart(self) -> bool:
        """Whether no text or cap touches another."""
        return not any(
            one.intersects(other) for n, one in enumerate(self.boxes) for other in self.boxes[n + 1 :] if one.width()
        )


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (1080, 1920)])
@pytest.mark.parametrize("language", ["it", "en"])
def test_every_row_is_named_in_both_languages_within_the_sheet(qtbot, monkeypatch, size, language) -> None:
    console = open_console(qtbot, open_talk(qtbot), size=size)
    store = console._store
    while store.state.notes_language != language:
        store.dispatch(SwitchNotes())
    drawn = Drawn(monkeypatch)
    store.dispatch(OpenSheet("help"))
    sheet = console._sheets["help"]
    sheet.grab()
    whole = " ".join(drawn.texts)
    for row in ROWS:
        assert tr("it", row.words) in whole and tr("en", row.words) in whole
        assert f"{caps.spoken(row.shown, language)}: {tr(language, row.words)}" in sheet.accessibleDescription()
        for keys in row.shown:
            assert {sign for cap in (caps.caps([keys], language, 999)[0]) for sign in [cap.sign]} <= {*drawn.signs}
    inside = QRectF(QPointF(), sheet.room)
    assert all(inside.contains(box) for box in drawn.boxes) and drawn.apart


def test_it_closes_as_it_opened_by_escape_and_by_a_tap(qtbot) -> None:
    rig = open_talk(qtbot)
    console = open_console(qtbot, rig)
    here = rig.state.position

    def opened() -> bool:
        sheet = console._sheets.get("help")
        assert (sheet is not None and sheet.isVisible()) == (rig.state.session.sheet == "help")
        return rig.state.session.sheet == "help"

    for key in (Qt.Key.Key_F1, Qt.Key.Key_Question, Qt.Key.Key_Escape):
        QTest.keyClick(console, Qt.Key.Key_Question)
        assert opened()
        QTest.keyClick(console, key)
        assert not opened() and not rig.state.session.frozen
    QTest.keyClick(console, Qt.Key.Key_F1)
    middle = QPoint(400, 400)
    QTest.mouseClick(console.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert not opened() and rig.state.position == here and rig.state.session.pointer is None
