"""`kiosk shots OUT`: every slide as a picture, OUT/<language>/<NNN>-<slide id>.png, in its final state."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from kiosk.compose.page import Look
from kiosk.compose.slide import compose
from kiosk.loader.gallery import gallery
from kiosk.model.deck import Deck
from kiosk.model.tokens import LANDSCAPE, PORTRAIT
from kiosk.tools.content import deck, languages, order
from kiosk.tools.qt import application
from kiosk.ui.stage.gallery import render
from kiosk.ui.stage.scene import AT_REST, SlideScene
from kiosk.ui.stage.view import fit
from kiosk.ui.style import QtMeasure, color
from kiosk.words.messages import ntr

SMALL = 0.5
"""Of the stage's size, and below."""


def run(options: Namespace, language: str) -> int:
    """Write the pictures, and say how many."""
    application()
    content = deck(options, language)
    content = gallery(content) if options.gallery else content
    size, portrait = shape(options.size, options.orientation)
    written = 0
    for code in languages(content, options.lang, language):
        look = Look(code, portrait, options.text_size or "normal")
        for number, scene in enumerate(scenes(content, look, options.theme), 1):
            path = options.out / code / f"{number:03}-{scene.page.slide}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(png(picture(scene, size)))
            written += 1
    print(ntr(language, "%(n)s picture in %(out)s", "%(n)s pictures in %(out)s", written, out=options.out))
    return 0


def shape(size: tuple[int, int] | None, orientation: str | None) -> tuple[QSize, bool]:
    """Size of the pictures, and whether slides are composed for portrait: as asked, else as the size is."""
    portrait = orientation == "portrait" if orientation or not size else size[1] > size[0]
    width, height = size or (PORTRAIT if portrait else LANDSCAPE)
    return QSize(round(width), round(height)), portrait


def scenes(
    deck: Deck, look: Look, theme: str | None = None, slides: Sequence[str] | None = None
) -> Iterator[SlideScene]:
    """These slides at rest, else all in the order of the story; one scene at a time."""
    measure = QtMeasure()
    for slide in order(deck) if slides is None else slides:
        scene = SlideScene(compose(deck, slide, look, measure), theme or deck.kiosk.theme)
        scene.show_at(AT_REST)
        yield scene


def picture(scene: SlideScene, size: QSize) -> QImage:
    """The scene as large as it fits, the rest ground.

    Qt puts baselines on whole pixels, which moves the lines of a thumbnail visibly: small ones are drawn twice as large
    and scaled down, and their lines stand where they stand on the large picture.
    """
    spot = fit(size, scene.page.look.portrait).toRect()
    small = spot.width() <= scene.stage().width() * SMALL
    drawn = render(scene, spot.size() * (2 if small else 1))
    if small:
        drawn = drawn.scaled(spot.size(), mode=Qt.TransformationMode.SmoothTransformation)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(color(scene.theme, "ground"))
    painter = QPainter(image)
    painter.drawPixmap(spot.topLeft(), drawn)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """The picture as a file: written by Python, which tells what is wrong with a disk."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise OSError("PNG")
    return bytes(buffer.data().data())
