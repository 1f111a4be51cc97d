"""The pictures of README and guide, made by the program itself: `make pictures`.

assets/readme  what the program looks like
assets/guide   an example of each layout and each chart, for content/README.md: the slides that `kiosk new` makes
assets/new     the picture on one of these slides (.ci/flask.py)
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent
TALK, SLIDE, MINUTES = "institutional", "sector-shares", 3.5
"""The talk that the console's picture shows, where in it, and how far its clock is."""
SMALL, FEW = "400x225", 96
"""Size and colours of the guide's pictures."""
EDITS = (
    ("citizens.yaml", "women live", "women may expect to live"),
    ("pharma.yaml", "layout:", "layuot:"),
)
"""What is saved before the preview's picture: file, old, new."""
PICTURES = (
    ("attract", "it", "dark"),
    ("home", "en", "dark"),
    ("clinical-trials", "en", "dark"),
    ("life-expectancy", "en", "light"),
    ("spending-per-head", "it", "dark"),
    ("assolombarda", "it", "dark"),
    ("goal-research", "en", "light"),
    ("partners", "it", "light"),
)


def main() -> None:
    """Shots of the shipped content, the chosen ones into assets/readme/."""
    out = ROOT / "assets" / "readme"
    out.mkdir(exist_ok=True)
    for theme in sorted({theme for _, _, theme in PICTURES}):
        with tempfile.TemporaryDirectory() as folder:
            shots = [sys.executable, str(ROOT / "main.py"), "shots", folder, "--size", "960x540", "--theme", theme]
            subprocess.run(shots, check=True)
            for slide, language, wanted in PICTURES:
                if wanted == theme:
                    found = next((Path(folder) / language).glob(f"*-{slide}.png"))
                    (out / f"{slide}-{language}.png").write_bytes(found.read_bytes())
    console(out / "console-it.png")
    preview(out / "preview-en.png")
    panel(out / "panel-en.png")
    guide(ROOT / "assets" / "guide")


def guide(out: Path) -> None:
    """Small pictures of the slides of `kiosk new` that the guide names, in the colours that they have most of."""
    sys.path.insert(0, str(ROOT))
    from kiosk.tools.qt import application

    application()
    import flask
    from PySide6.QtGui import QImage

    flask.draw(ROOT / "assets" / "new" / "images" / "flask.png")
    with tempfile.TemporaryDirectory() as folder:
        shots = [sys.executable, str(ROOT / "main.py"), "shots", folder, "--size", SMALL]
        subprocess.run([*shots, "--content", str(ROOT / "assets" / "new")], check=True)
        text = (ROOT / "content" / "README.md").read_text(encoding="utf-8")
        for found in sorted(Path(folder).rglob("*.png")):
            path = out / found.parent.name / found.name.partition("-")[2]
            if path.relative_to(ROOT).as_posix() in text:
                path.parent.mkdir(parents=True, exist_ok=True)
                reduced(QImage(str(found))).save(str(path), "png", 0)


def reduced(image: "QImage") -> "QImage":
    """A picture of flat colours in few of them: a third of the bytes, and nobody sees it at this size."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32) & 0xFFFFFF
    colours, counts = np.unique(pixels, return_counts=True)
    most = colours[np.argsort(-counts, kind="stable")[:FEW]]
    table = [0xFF000000 | int(one) for one in most]
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def console(path: Path) -> None:
    """A speaker's console in the middle of a talk."""
    sys.path.insert(0, str(ROOT))
    from kiosk.tools.qt import application

    application()
    from PySide6.QtTest import QTest

    from kiosk.loader.load import load
    from kiosk.model.state import GoTo, Next, StartTalk, initial
    from kiosk.ui.booth.window import BoothWindow
    from kiosk.ui.store import Store
    from kiosk.ui.style import QtMeasure
    from kiosk.ui.talk.console import Console

    now = [0.0]
    deck = load(ROOT / "content").deck
    assert deck is not None
    store = Store(deck, initial(deck), now=lambda: now[0])
    window = BoothWindow(store, QtMeasure(), windowed=True)
    window.resize(1920, 1080)
    window.show()
    for at, event in ((0.0, StartTalk(TALK)), (20.0, Next()), (MINUTES * 60, GoTo(SLIDE)), (MINUTES * 60 + 20, Next())):
        now[0] = at
        store.dispatch(event)
    shown = Console(store, window.stage, window.keys, QtMeasure(), windowed=True)
    shown.resize(1366, 768)
    shown.conceal(False)
    shown.show()
    now[0] += 5.0
    QTest.qWait(3000)  # what comes next is drawn while nothing moves
    shown.grab().save(str(path))
    window.close()
    shown.close()


def wait(milliseconds: int) -> None:
    """Let Qt and other threads go on."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def preview(path: Path) -> None:
    """What staff see beside their editor: a slide in both languages, and a word that was just mistyped in another."""
    from kiosk import places
    from kiosk.ui.staff.preview import Preview
    from kiosk.ui.style import QtMeasure
    from kiosk.watch.previewed import Previewed

    with tempfile.TemporaryDirectory() as room:
        folder = Path(shutil.copytree(ROOT / "content", Path(room) / "fair"))
        window = Preview("fair", "en", QtMeasure())
        window.resize(1366, 768)
        window.show()
        previewed = Previewed(folder, places.assets(), window, QtMeasure())
        previewed.start()
        wait(3000)  # it is read, and the rules were asked
        for name, old, new in EDITS:
            file = folder / "slides" / name
            text = file.read_text(encoding="utf-8")
            assert old in text
            file.write_text(text.replace(old, new, 1), encoding="utf-8")
            wait(4000)
        window.grab().save(str(path))
        previewed.stop()
        window.close()


def panel(path: Path) -> None:
    """The staff panel of a booth that has seen nothing yet."""
    from PySide6.QtCore import QTimer

    from kiosk.app.staff import way_out
    from kiosk.loader.load import load
    from kiosk.model.state import initial
    from kiosk.packs.shelf import Shelf
    from kiosk.ui.booth.exit import Exit
    from kiosk.ui.booth.window import BoothWindow
    from kiosk.ui.store import Store
    from kiosk.ui.style import QtMeasure

    with tempfile.TemporaryDirectory() as room:
        data = Path(room)
        (data / "settings.yaml").write_text("ui_language: en\n", encoding="utf-8")
        deck = load(ROOT / "content").deck
        assert deck is not None
        store = Store(deck, initial(deck))
        window = BoothWindow(store, QtMeasure(), windowed=True)
        window.doubt = lambda: None  # there is no screen
        window.resize(1366, 768)
        window.show()
        way_out(data, store, window, "en", print, Shelf(data))
        QTimer.singleShot(0, window.findChild(Exit).panel.open)
        wait(1500)
        window.grab().save(str(path))
        window.close()


if __name__ == "__main__":
    main()
