"""`kiosk export OUT.pdf`: one vector page a slide, final state, fonts embedded, its text whole.

A page has the stage's size in units of 1/96 inch, so that a stage unit is a unit of the page. The styles of the stage
are what keeps the text whole: no ligatures, no `tnum` or `pnum` at rest (look.md 2). Tracking breaks no word.
"""

from argparse import Namespace

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from kiosk import __version__
from kiosk.compose.page import Look
from kiosk.model.deck import Deck
from kiosk.model.tokens import LANDSCAPE, PORTRAIT
from kiosk.tools.content import deck, languages
from kiosk.tools.qt import application
from kiosk.tools.shots import scenes
from kiosk.words.messages import ntr

UNITS_PER_INCH = 96
POINTS_PER_INCH = 72


def run(options: Namespace, language: str) -> int:
    """Write the PDF, and say how many pages it has."""
    application()
    content = deck(options, language)
    portrait, size = options.orientation == "portrait", options.text_size or "normal"
    looks = [Look(code, portrait, size) for code in languages(content, options.lang, language)]
    data, pages = pdf(content, looks, options.theme)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(data)
    print(ntr(language, "%(n)s page in %(out)s", "%(n)s pages in %(out)s", pages, out=options.out))
    return 0


def pdf(deck: Deck, looks: list[Look], theme: str | None = None) -> tuple[bytes, int]:
    """The file, and how many pages it has: all slides in one look, then in the next. Looks share their orientation."""
    width, height = PORTRAIT if looks[0].portrait else LANDSCAPE
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(" · ".join(deck.kiosk.title[look.language] for look in looks))
    writer.setCreator(f"kiosk {__version__}")
    writer.setResolution(UNITS_PER_INCH)
    points = QSizeF(width, height) * POINTS_PER_INCH / UNITS_PER_INCH
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "stage", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    pages = 0
    for look in looks:
        for scene in scenes(deck, look, theme):
            if pages:
                writer.newPage()
            scene.render(painter, QRectF(0, 0, width, height), scene.stage())
            pages += 1
    painter.end()
    return bytes(buffer.data().data()), pages
