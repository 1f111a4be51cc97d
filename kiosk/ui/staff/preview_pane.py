"""One slide of the preview: a line that says in which language, the live slide, and what says that it is an old one."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box
from kiosk.charts.measure import Measure
from kiosk.charts.text import styled, wrap
from kiosk.model.base import Text
from kiosk.model.problem import N_
from kiosk.model.state.chart import of
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.button import write_from
from kiosk.ui.guard import guarded
from kiosk.ui.staff.preview_layout import HEAD
from kiosk.ui.staff.preview_store import Desk, Seen
from kiosk.ui.stage.ahead import Wanted
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.stage.stage import Stage
from kiosk.ui.stage.touchables import NEAR_PX
from kiosk.ui.style import QtMeasure, color, veil
from kiosk.ui.talk.pane import SMALL, STRONG, THEME, elided
from kiosk.ui.talk.sheet import write
from kiosk.ui.talk.tap import tapped
from kiosk.words.messages import tr
from kiosk.words.render import plain, render

STEP = N_("step %(n)s of %(all)s")
LAST, TOLD = N_("As last saved without errors"), N_("Speaker’s notes")
INSTEAD = N_("Notes in the talk “%(talk)s”")
SAID = STYLES["source-strong"].scaled(0.82)
NOTES, TELL = STYLES["source"].scaled(0.74), STYLES["source-strong"].scaled(0.68)
"""16 and 15 pixels at 1366 x 768: beside an editor, at arm's length, no smaller."""
DOTS = 18.0
"""Room at the end of a line for what says that there is more."""
EDGE = 2
"""Pixels of the line around a slide: its ground may be the window's."""
_measure = QtMeasure()


class LiveStage(Stage):
    """A stage that builds nothing ahead: where one looks next, the text editor decides."""

    def _wanted(self) -> Wanted:
        return [], []


class Veil(QWidget):
    """What lies over a slide that is not what its file says."""

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words, self.unit = words, 1.0
        self.setAccessibleName(words)
        self.hide()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """The slide shines through; the words stand at its foot."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), veil(THEME, "ground", 0.55))
        painter.scale(self.unit, self.unit)
        wide, high = self.width() / self.unit, self.height() / self.unit
        pen = QPen(color(THEME, "touch"), 3)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.drawRect(QRectF(1.5, 1.5, wide - 3, high - 3))
        room = min(_measure.advance(self._words, SAID) + 62, wide - 16)
        box = QRectF((wide - room) / 2, high - 50, room, 38)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(THEME, "touch"))
        painter.drawRoundedRect(box, 19, 19)
        draw_icon(painter, "alert-triangle", QRectF(box.x() + 14, box.y() + 9, 20, 20), THEME, "ontouch", 2.25)
        write_from(painter, self._words, SAID, THEME, "ontouch", box.topLeft() + QPointF(42, 25), room - 56)


class SlidePane(QWidget):
    """The slide in one language."""

    def __init__(self, parent: QWidget, store: Desk, language: str, spoken: str, measure: Measure) -> None:
        super().__init__(parent)
        self.language, self._spoken, self._store, self._unit = language, spoken, store, 1.0
        self.seen = Seen(store, language, self)
        self.stage = LiveStage(self, self.seen, measure)
        self.veil = Veil(self, tr(spoken, LAST))
        store.changed.connect(self._changed)

    def lie(self, slide: Box, below: float, unit: float, portrait: bool) -> None:
        """Take this place of the window: that of the slide, and room below it, in units of so many pixels."""
        self._unit = self.veil.unit = unit
        place = QRectF(slide.x * unit, slide.y * unit, slide.w * unit, slide.h * unit).toRect()
        head = round(HEAD * unit)
        self.setGeometry(place.adjusted(-EDGE, -head, EDGE, max(round(below * unit), EDGE)))
        self.stage.portrait = portrait
        self.stage.setGeometry(EDGE, head, place.width(), place.height())
        self.veil.setGeometry(self.stage.geometry())
        self.update()

    def wake(self, on: bool) -> None:
        """Be seen, or do nothing."""
        self.setVisible(on)
        if not on:
            self.seen.held = True
        elif self.seen.held:
            self.seen.let_go()

    def mark(self, old: bool) -> None:
        """Say that what is shown is not what the file says (True)."""
        self.veil.setVisible(old)

    @guarded
    def _changed(self, *_: object) -> None:
        self.update()

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the slide reads a mark; buttons of the slide take their own."""
        spot = (event.position() - QPointF(self.stage.pos())) / self.stage.scale
        scene = self.stage.scene
        if event.button() != Qt.MouseButton.LeftButton or scene is None or spot.y() < 0:
            return
        slide = self.seen.state.position.slide
        chosen = of(self.seen.state, slide).selection
        found = tapped(scene.targets, chosen, slide, spot.x(), spot.y(), NEAR_PX / self.stage.scale)
        if found is not None:
            self.seen.dispatch(found)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """The language, and where a slide comes in steps, which this is."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), color(THEME, "ground"))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self._unit, self._unit)
        deck, place = self.seen.deck, self.seen.state.position
        name = deck.kiosk.languages.get(self.language, self.language)
        wide = self.width() / self._unit
        write_from(painter, name, STRONG, THEME, "ink", QPointF(0, 25), wide / 2)
        steps = deck.slides[place.slide].steps
        if steps:
            said = "← " + tr(self._spoken, STEP, n=place.step, all=steps) + " →"
            at = QPointF(wide - _measure.advance(said, SMALL), 25)
            write_from(painter, said, SMALL, THEME, "quiet", at, wide / 2)
        edge, frame = EDGE / self._unit, QRectF(self.stage.geometry())
        frame = QRectF(frame.topLeft() / self._unit, frame.size() / self._unit)
        painter.setPen(QPen(color(THEME, "line"), edge))
        painter.drawRect(frame.adjusted(-edge / 2, -edge / 2, edge / 2, edge / 2))
        self._notes(painter, frame.bottom() + 28, wide)

    def _notes(self, painter: QPainter, y: float, wide: float) -> None:
        """What the speaker reads, on any occasion and in each talk, as far as there is room for it."""
        last = self.height() / self._unit - 8
        for head, text in self._told():
            if y + NOTES.line * 1.1 > last:
                return
            write(painter, elided(head, TELL, wide, _measure), TELL, "quiet", QPointF(0, y))
            y += NOTES.line * 1.1
            lines = wrap(styled(render(text, self.seen.deck, self.language), NOTES, "ink"), wide - DOTS, _measure)
            seen = lines[: int((last - y) / NOTES.line) + 1]
            for words in seen:
                x = 0.0
                for word in words:
                    for part, style, token in word:
                        x = write(painter, part, style, token, QPointF(x, y))
                    x += _measure.advance(" ", NOTES)
                y += NOTES.line
            if len(seen) < len(lines):
                write(painter, "…", NOTES, "quiet", QPointF(x, y - NOTES.line))
            y += NOTES.line / 2

    def _told(self) -> Iterator[tuple[str, Text]]:
        """The notes of the slide, and those that talks have instead, each with what it is called."""
        deck, slide = self.seen.deck, self.seen.state.position.slide
        if notes := deck.slides[slide].notes:
            yield tr(self._spoken, TOLD), notes
        for talk in deck.talks.values():
            stop = talk.stop(slide)
            if stop and stop.notes:
                yield tr(self._spoken, INSTEAD, talk=plain(talk.title, deck, self._spoken)), stop.notes
