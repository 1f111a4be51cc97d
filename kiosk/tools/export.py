"""`kiosk export OUT.pdf`: one vector page a slide, final state, fonts embedded, its text whole; or the handout.

A page has the stage's size in units of 1/96 inch, so that a stage unit is a unit of the page. The styles of the stage
are what keeps the text whole: no ligatures, no `tnum` or `pnum` at rest (look.md 2). Tracking breaks no word.
"""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsScene

from kiosk.compose.notes import HEIGHT, UNITS_PER_INCH, WIDTH, Sheet, section, sheets
from kiosk.compose.page import Look
from kiosk.files import write_whole
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.layouts import COVER
from kiosk.model.state.way import spoken
from kiosk.model.talk import Talk
from kiosk.model.tokens import LANDSCAPE, PORTRAIT
from kiosk.tools.content import deck, languages, order, talk
from kiosk.tools.pdf import Entry, Form, Page, document
from kiosk.tools.qt import application
from kiosk.tools.shots import scenes
from kiosk.ui.stage.paint import item, pen
from kiosk.ui.stage.scene import SlideScene
from kiosk.ui.style import QtMeasure
from kiosk.words.messages import ntr
from kiosk.words.render import plain

STAGE_UNITS_PER_INCH = 96
PAPER = "light"
"""The theme in which a handout is set, and its slides where no other is asked for."""
CORNER = 16.0
"""Of a slide on paper."""


def run(options: Namespace, language: str) -> int:
    """Write the PDF, and say how many pages it has."""
    application()
    content = deck(options, language)
    chosen = talk(content, Path(options.talk).stem, language) if options.talk else None
    portrait, size = options.orientation == "portrait", options.text_size or "normal"
    looks = [Look(code, portrait, size) for code in languages(content, options.lang, language)]
    data, pages = pdf(content, looks, options.theme, chosen, notes=options.notes)
    write_whole(options.out, data, shared=True)
    print(ntr(language, "%(n)s page in %(out)s", "%(n)s pages in %(out)s", pages, out=options.out))
    return 0


def pdf(
    deck: Deck, looks: Sequence[Look], theme: str | None = None, talk: Talk | None = None, *, notes: bool = False
) -> tuple[bytes, int]:
    """The file, and how many pages it has: the slides of a talk, or all, in one look, then in the next.

    Looks share their orientation. `notes`: the handout.
    """
    ids = spoken(deck, talk) if talk else tuple(slide for slide in order(deck) if deck.slides[slide].layout != COVER)
    shown = theme or (PAPER if notes else (talk.theme if talk else None) or deck.kiosk.theme)
    made = (_handout(deck, ids, talk, look, shown) if notes else _slides(deck, ids, look, shown) for look in looks)
    titles = [_line(talk.title if talk else deck.kiosk.title, deck, look.language) for look in looks]
    names = {look.language: deck.kiosk.languages[look.language] for look in looks}
    if notes:
        form = Form((WIDTH, HEIGHT), UNITS_PER_INCH)
    else:
        form = Form(PORTRAIT if looks[0].portrait else LANDSCAPE, STAGE_UNITS_PER_INCH)
    return document(form, " · ".join(dict.fromkeys(titles)), names, chain.from_iterable(made))


def _slides(deck: Deck, ids: Sequence[str], look: Look, theme: str) -> Iterator[Page]:
    """Each slide, as large as its page."""
    for scene in scenes(deck, look, theme, ids):
        yield _entry(deck, scene.page.slide, look), partial(_stage, scene)


def _stage(scene: SlideScene, painter: QPainter) -> None:
    scene.render(painter, scene.stage(), scene.stage())


def _handout(deck: Deck, ids: Sequence[str], talk: Talk | None, look: Look, theme: str) -> Iterator[Page]:
    """Each slide above its notes."""
    shown = scenes(deck, look, theme, ids)
    for sheet in sheets(deck, ids, talk, look, QtMeasure()):
        scene = next(shown) if sheet.picture else None
        yield _entry(deck, sheet.slide, look, again=scene is None), partial(_sheet, sheet, scene)


def _sheet(sheet: Sheet, scene: SlideScene | None, painter: QPainter) -> None:
    """The slide where the sheet has room for it, then what stands around it; the paper stays as it is."""
    if scene and sheet.picture:
        spot, edge = QRectF(*sheet.picture), QPainterPath()
        edge.addRoundedRect(spot, CORNER, CORNER)
        painter.save()
        painter.setClipPath(edge)
        scene.render(painter, spot, scene.stage())
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(edge, pen(PAPER, "line", 2.0))
    around = QGraphicsScene(0.0, 0.0, WIDTH, HEIGHT)
    for mark in sheet.marks:
        if (made := item(mark, PAPER)) is not None:
            around.addItem(made)
    around.render(painter, around.sceneRect(), around.sceneRect())


def _entry(deck: Deck, slide: str, look: Look, *, again: bool = False) -> Entry:
    """How a slide is found; `again`: its notes go on."""
    title = "" if again else _line(deck.slides[slide].title, deck, look.language)
    return Entry(look.language, _line(section(deck, slide), deck, look.language), title)


def _line(text: Text, deck: Deck, language: str) -> str:
    """A text in one line, as outlines and titles are."""
    return " ".join(plain(text, deck, language).split())
