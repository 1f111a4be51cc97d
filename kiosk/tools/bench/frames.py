"""Frames: a chart's entrance played by a clock of our own, each frame drawn to its end.

A frame is what the booth does 60 times a second: values, marks, items, and the changed region of a raster view painted
and flushed. Nothing waits for a screen, so the time is what the frame costs.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.compose.page import Look
from kiosk.compose.slide import compose
from kiosk.loader.gallery import gallery
from kiosk.loader.load import load
from kiosk.model.deck import Deck
from kiosk.tools.bench.figures import percentile, short
from kiosk.tools.bench.spawn import Display
from kiosk.tools.content import order
from kiosk.tools.qt import application
from kiosk.ui.stage.scene import SlideScene
from kiosk.ui.stage.view import SlideView
from kiosk.ui.style import QtMeasure

FULL_HD, ULTRA_HD = (1920, 1080), (3840, 2160)
FRAME = 1 / 60
FEW, SOME, MANY = 60, 300, 600
"""Frames of a chart at least: in a quick run, else, and of the slowest."""


class Paints(QObject):
    """Counts the paints of a widget and of all in it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything through."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def measure(screen: Display, content: Path, quick: bool) -> dict[str, object]:
    """By slide, of those whose chart moves, and by kind of the gallery; the slowest at length, and once more at 4K."""
    app, deck = application(), load(content).deck
    assert deck is not None
    import_module("pyqtgraph")  # the booth has it by then: it is brought in when the first slide stands
    least, most = (FEW, FEW) if quick else (SOME, MANY)
    out: dict[str, dict[str, float]] = {}
    where: dict[str, tuple[Deck, str]] = {slide: (deck, slide) for slide in order(deck)}
    examples = gallery(deck)
    where |= {f"gallery/{slide}": (examples, slide) for slide in examples.slides}
    for name, (shown, slide) in where.items():
        if shown.slides[slide].chart and (times := _frames(app, shown, slide, FULL_HD, least)):
            out[name] = _figures(times)
    if out:
        slowest = max(out, key=lambda name: out[name]["p50_ms"])
        for name, size in ((slowest, FULL_HD), (f"{slowest}@4k", ULTRA_HD)):
            out[name] = _figures(_frames(app, *where[slowest], size, most))
    return dict(out)


def _frames(app: QApplication, deck: Deck, slide: str, size: tuple[int, int], least: int) -> list[float]:
    """Milliseconds a frame, of at least so many. A frame in which nothing changes is not counted."""
    page = compose(deck, slide, Look(deck.kiosk.language), QtMeasure())
    scene = SlideScene(page, deck.kiosk.theme)
    window = QWidget()
    window.resize(*size)
    view = SlideView(window)
    view.setGeometry(window.rect())
    view.setScene(scene)
    scale = size[0] / scene.stage().width()
    view.scale(scale, scale)
    paints = Paints(view.viewport())
    window.show()
    out: list[float] = []
    for elapsed in _clock(scene.seconds):
        app.processEvents()
        before = paints.count
        start = perf_counter()
        scene.show_at(elapsed)
        app.processEvents()
        took = (perf_counter() - start) * 1e3
        if paints.count > before and elapsed > 0:
            out.append(took)
        if len(out) >= least or scene.seconds == 0:
            break
    window.hide()
    window.deleteLater()
    app.processEvents()
    return out


def _clock(seconds: float) -> Iterator[float]:
    """Entrance after entrance, each a little later within its frames than the one before."""
    turn = 0
    while True:
        yield 0.0
        elapsed = FRAME * (1 + turn % 5 / 5)
        while elapsed < seconds:
            yield elapsed
            elapsed += FRAME
        yield seconds
        turn += 1


def _figures(times: list[float]) -> dict[str, float]:
    return {
        "p50_ms": short(percentile(times, 0.5)),
        "p99_ms": short(percentile(times, 0.99)),
        "max_ms": short(max(times)),
        "count": len(times),
    }
