"""Preview: from `os.replace` of a file of content to the first paint of a slide that follows, in the window that staff
have, of 40 and of 1,000 slides: a word in a title, and a number that a chart shows. It counts from outside the window's
doing: the system's word of the change, the quiet that ends a save, reading, laying out and painting are all in it.
"""

import gc
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic, perf_counter, sleep

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from kiosk import places
from kiosk.loader.altered import mentioned
from kiosk.loader.load import load
from kiosk.tools.bench.decks import generate
from kiosk.tools.bench.figures import middle, short
from kiosk.tools.bench.spawn import Display, spawned
from kiosk.ui.garbage import Collector
from kiosk.ui.staff.preview import Preview
from kiosk.ui.stage.view import SlideView
from kiosk.ui.style import QtMeasure, load_fonts
from kiosk.watch.previewed import Previewed

COUNTS = (40, 1000)
SIZE = (1366, 768)
KINDS = ("text", "number")
REST, LONGEST = 2.0, 60.0
"""Seconds between two saves, and after which a window is taken to have stopped."""


def measure(screen: Display, content: Path, quick: bool) -> dict[str, object]:
    """Milliseconds by number of slides; `worst` is the longest of all saves but the first."""
    out: dict[str, object] = {}
    drive = "from kiosk.tools.bench.preview import main; main()"
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            path = Path(folder, str(count), "content")
            generate(content, count, path)
            with spawned(screen, ["-c", drive, str(path), "{fd}", "2" if quick else "10"]) as child:
                times = {kind: [float(each) for each in child.report(kind)[1:]] for kind in KINDS}
            found: dict[str, float] = {f"{kind}_ms": middle(each) for kind, each in times.items()}
            out[str(count)] = found | {"worst_ms": max(max(each) for each in times.values())}
    return out


def main() -> None:
    """The window, in a process of its own: saves as often as asked, and what each took, a line a kind."""
    folder, fd, runs = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    gc.disable()  # as there
    app = QApplication(sys.argv[:1])
    load_fonts()
    window = Preview(folder.name, "en", QtMeasure())
    window.resize(*SIZE)
    previewed = Previewed(folder, places.assets(), window, QtMeasure())
    previewed.ready.connect(lambda: Collector(window))
    window.show()
    previewed.start()
    painted = Painted()
    app.installEventFilter(painted)
    _until(app, lambda: window.store is not None)
    slide, title, number = chosen(folder)
    window.show_slide(slide)
    _rest(app)
    for kind, save in zip(KINDS, (title, number), strict=True):
        times = []
        for n in range(runs + 1):
            start = save(n, painted)
            _until(app, lambda: painted.at is not None)
            times.append(short(((painted.at or start) - start) * 1e3))
            _rest(app)
        os.write(fd, f"{kind} {' '.join(map(str, times))}\n".encode())
    previewed.stop()


class Painted(QObject):
    """When a slide was painted first since `at` was emptied."""

    at: float | None = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything through."""
        if self.at is None and event.type() == QEvent.Type.Paint and isinstance(watched.parent(), SlideView):
            self.at = perf_counter()
        return False


Save = Callable[[int, Painted], float]
"""Writes the nth variant, empties `Painted`, and answers when the file was in its place."""


def chosen(folder: Path) -> tuple[str, Save, Save]:
    """A slide with a chart, what saves another title of it, and what saves another number that it shows."""
    loaded = load(folder)
    assert loaded.deck is not None
    for name, entry in loaded.draft.slides.items():
        if loaded.deck.topic_of(name) is None or not entry.model.chart:
            continue
        for shown in sorted(mentioned(loaded.deck, name)):
            figure = loaded.draft.indicators[shown]
            if figure.model.value is not None and figure.model.unit != "rank":
                title = entry.marked.at((*entry.loc, "title", next(iter(entry.model.title))))
                number = figure.marked.at((*figure.loc, "value"))
                return (
                    name,
                    _saves(folder.parent / entry.path, title, _said),
                    _saves(folder.parent / figure.path, number, _counted),
                )
    raise RuntimeError(f"{folder} has no slide with a chart of a number")


def _said(text: str, n: int) -> str:
    """A title that begins otherwise, in quotes or not."""
    quote = text[: text[:1] in ("'", '"')]
    return f"{quote}{'New ' * (n % 2 + 1)}{text[len(quote) :]}"


def _counted(text: str, n: int) -> str:
    """A number whose last digit is another than that of the variant before."""
    digits = text.rstrip()
    return f"{digits[:-1]}{(int(digits[-1]) + 1 + n) % 10}\n"


def _saves(path: Path, at: tuple[int, int], other: Callable[[str, int], str]) -> Save:
    """What changes the rest of a line from a place on, as an editor does that replaces files."""
    before = path.read_text(encoding="utf-8").splitlines(keepends=True)

    def save(n: int, painted: Painted) -> float:
        lines = list(before)
        line = lines[at[0] - 1]
        lines[at[0] - 1] = line[: at[1] - 1] + other(line[at[1] - 1 :], n)
        new = path.with_suffix(".new")
        new.write_text("".join(lines), encoding="utf-8")
        painted.at = None
        start = perf_counter()
        new.replace(path)
        return start

    return save


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    """Let the window work. RuntimeError where it never does."""
    end = monotonic() + LONGEST
    while not done():
        if monotonic() > end:
            raise RuntimeError("the preview does not answer")
        app.processEvents()
        sleep(0.001)


def _rest(app: QApplication) -> None:
    """As somebody does who looks at what was saved."""
    end = monotonic() + REST
    _until(app, lambda: monotonic() > end)
