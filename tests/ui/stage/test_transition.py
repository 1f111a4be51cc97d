"""Two pictures that move: where each is, at any phase."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.ui.stage.transition import Transition

RED, BLUE, GROUND = QColor("#ff0000"), QColor("#0000ff"), QColor("#130e29")
MOVES = ["next", "previous", "in", "out", "swap"]


@pytest.fixture
def sheet(qtbot) -> Iterator[Transition]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(400, 200)
    made = Transition(host)
    made.setGeometry(0, 0, 400, 200)
    yield made


def plain(color: QColor) -> QPixmap:
    pixmap = QPixmap(QSize(400, 200))
    pixmap.fill(color)
    return pixmap


def seen(sheet: Transition, phase: float) -> list[str]:
    """Colours along the middle, from left to right; neighbours of one colour once."""
    sheet.set_phase(phase)
    image = sheet.grab().toImage()
    row = [image.pixelColor(x, 100).name() for x in range(0, 400, 10)]
    return [color for n, color in enumerate(row) if n == 0 or color != row[n - 1]]


@pytest.mark.parametrize("move", MOVES)
def test_it_begins_with_the_one_and_ends_with_the_other(sheet: Transition, move: str) -> None:
    sheet.begin(plain(RED), plain(BLUE), move, GROUND)
    assert seen(sheet, 0.0) == ["#ff0000"]
    assert seen(sheet, 1.0) == ["#0000ff"]


@pytest.mark.parametrize(("move", "order"), [("next", ["#ff0000", "#0000ff"]), ("previous", ["#0000ff", "#ff0000"])])
def test_slides_move_the_way_they_are_read(sheet: Transition, move: str, order: list[str]) -> None:
    """No gap and no third colour between the two: never a half-built slide."""
    sheet.begin(plain(RED), plain(BLUE), move, GROUND)
    for phase in (0.1, 0.3, 0.5):
        assert seen(sheet, phase) == order


def test_a_swap_fades(sheet: Transition) -> None:
    sheet.begin(plain(RED), plain(BLUE), "swap", GROUND)
    (middle,) = seen(sheet, 0.3)
    mixed = QColor(middle)
    assert 0 < mixed.red() < 255 and 0 < mixed.blue() < 255 and mixed.green() == 0


def test_a_zoom_goes_to_where_it_was_touched(sheet: Transition) -> None:
    """The camera goes in: what was left of the touched point leaves to the left."""
    half = plain(RED)
    painter = QPainter(half)
    painter.fillRect(0, 0, 100, 200, QColor("#00ff00"))
    painter.end()
    sheet.begin(half, plain(BLUE), "in", GROUND, QPointF(300, 100))
    sheet.set_phase(0.2)
    image = sheet.grab().toImage()
    edge = next(x for x in range(400) if image.pixelColor(x, 100).red() > image.pixelColor(x, 100).green())
    assert edge < 90


@pytest.mark.parametrize("move", MOVES)
def test_it_shows_from_begin_to_end(sheet: Transition, move: str) -> None:
    sheet.parentWidget().show()
    assert not sheet.isVisible()
    sheet.begin(plain(RED), plain(BLUE), move, GROUND)
    assert sheet.isVisible()
    assert sheet.shown.toImage() == plain(BLUE).toImage()
    sheet.end()
    assert not sheet.isVisible() and sheet.shown.isNull()
