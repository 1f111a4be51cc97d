"""What comes next: the state after one more step, its slide in words and as a picture, and what next will not show.

The words are the speaker's, whatever the audience reads; the picture is the audience's. It is drawn from the stage's
gallery, while nothing moves there: so the scene is built when next is pressed. The one after it is drawn too, without
keeping its scene: so there is no moment without a picture when next is pressed.
"""

from collections.abc import Iterator

from PySide6.QtCore import QMargins, QMarginsF, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box, Label, Mark
from kiosk.charts.measure import Measure
from kiosk.charts.text import Piece, block, wrap
from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import State, way
from kiosk.ui.guard import guarded
from kiosk.ui.stage.ahead import QUIET_MS
from kiosk.ui.stage.gallery import View, view_of
from kiosk.ui.stage.stage import Stage
from kiosk.ui.stage.thumbs import Thumbs
from kiosk.ui.store import Store
from kiosk.ui.style import color
from kiosk.ui.talk.coming import PLACE, Coming, coming, remark
from kiosk.ui.talk.layout import Layout
from kiosk.ui.talk.pane import HEAD, SAID, SMALL, STRONG, THEME, Pane, clock_time, elided, pixels, row
from kiosk.words.messages import tr
from kiosk.words.render import plain

NEXT = N_("Up next")
BASE, UNDER = 26.0, 36.0
"""Baseline of the first line, that of the line over "now"; and where what stands below it begins."""
FRAME = 2
"""Widget pixels of the line round the picture, outside it as that of "now" is."""
ROUND = QMargins(FRAME, FRAME, FRAME, FRAME)


class Upcoming(Pane):
    """The words; `picture` is a widget of its own beside them."""

    def __init__(self, parent: QWidget, store: Store, stage: Stage, measure: Measure) -> None:
        super().__init__(parent, "next")
        self._store, self._stage, self._measure = store, stage, measure
        self._thumbs = Thumbs(stage.gallery, rounded=False)
        self._coming: Coming | None = None
        self._layout: Layout | None = None
        self._unit = 0.0
        self._told: tuple[object, ...] = ()
        self.picture = Picture(parent)
        self._making = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._making.timeout.connect(self._make)

    def take(self, layout: Layout) -> None:
        """Lie beside the picture, and put that in its place."""
        self._layout = layout
        box = layout.picture
        self.picture.setGeometry(pixels(box, layout.unit).marginsAdded(ROUND))
        if self._coming is not None:
            self._lie(layout, self._coming)

    def _lie(self, layout: Layout, found: Coming) -> None:
        """Where there is no picture, its room is the words'."""
        box, picture = layout.upcoming, layout.picture
        if found.kind in ("end", "over") and picture.y >= box.y and picture.x < box.x:
            box = Box(picture.x, box.y, box.right - picture.x, box.h)
        if box != self.box or layout.unit != self._unit:
            self._unit = layout.unit
            self.lie(box, layout.unit)

    @property
    def coming(self) -> Coming | None:
        """What it tells of."""
        return self._coming

    @guarded
    def refresh(self) -> None:
        """What next would do now; nothing is drawn where that is as before."""
        state, deck = self._store.state, self._store.deck
        if state.session is None:
            return
        found = self._coming = coming(deck, state, self._store.now())
        if self._layout is not None:
            self._lie(self._layout, found)
        told = found.kind, found.at, found.skipped, state.notes_language, state.session.kept, self.box, deck
        if told != self._told:  # a second that passes changes nothing here, as a rule
            self._told = told
            self.draw(list(self._words(deck, state, found)))
        self._look()

    def _words(self, deck: Deck, state: State, found: Coming) -> Iterator[Mark]:
        """Which one it is and for how long, its title, and what else there is to say."""
        language, width, session = state.notes_language, self.box.w, state.session
        assert session is not None
        head: list[Piece] = [(tr(language, NEXT), HEAD, "quiet")]
        ids, stop = way.spoken(deck, session.talk), session.talk.stop(found.at.slide)
        if found.kind in ("slide", "back") and found.at.slide in ids:
            place = tr(language, PLACE, n=ids.index(found.at.slide) + 1, count=len(ids))
            long = f" · {clock_time(stop.seconds)}" if stop is not None else ""
            head.append((f" · {place}{long}", SAID, "quiet"))
        yield row("next.head", head, 0, BASE, width, self._measure)
        y = UNDER
        said, token = remark(deck, state, found)
        style = {"touch": STRONG, "ink": HEAD}.get(token, SMALL)
        more: tuple[Piece, ...] = ((said, style, token),)
        under = block("next.more", more, 0, 0, width, self._measure).box.h + 6 if said else 0.0
        if found.kind in ("slide", "back"):
            title = self._title(plain(deck.slides[found.at.slide].title, deck, language), y, self.box.h - y - under)
            yield title
            y = title.box.bottom + 6
        if said:
            yield block("next.more", more, 0, y, width, self._measure, balance=True)

    def _title(self, text: str, y: float, room: float) -> Label:
        """The title, as large as it can be in the room that is left; or as much of it as that holds."""
        width, measure = self.box.w, self._measure
        fits = (
            style for style in (HEAD, STRONG) if len(wrap(((text, style, ""),), width, measure)) * style.line <= room
        )
        style = next(fits, STRONG)
        said = elided(text, style, width, measure, max(int(room / style.line), 1))
        return block("next.title", ((said, style, "ink"),), 0, y, width, measure, balance=True)

    # -- the picture

    def _views(self) -> Iterator[View]:
        """What next leads to, and what the next after that."""
        found = self._coming
        if found is None:
            return
        for _ in range(2):
            if found.kind in ("end", "over"):
                return
            yield view_of(found.state, self._stage.portrait)
            found = coming(self._store.deck, found.state, self._store.now())

    def _size(self) -> QSize:
        return self.picture.room

    def _look(self) -> None:
        """Show the picture if it is there; what is not is made when it is quiet."""
        views, ratio = list(self._views()), self.devicePixelRatioF()
        if views:
            self.picture.show_picture(self._thumbs.get(views[0], self._size(), ratio))
        self.picture.setVisible(bool(views))
        if self.isVisible() and any(self._thumbs.get(view, self._size(), ratio) is None for view in views):
            self._making.start()

    @guarded
    def _make(self) -> None:
        """One picture; come back until all are there."""
        if not self.isVisible():
            return
        if self._stage.moving:
            self._making.start()
            return
        ratio = self.devicePixelRatioF()
        for place, view in enumerate(self._views()):
            if self._thumbs.get(view, self._size(), ratio) is None:
                if place == 0:
                    self._stage.gallery.scene(view)  # kept: it is the audience's next
                self._thumbs.make(view, self._size(), ratio)
                self._look()
                return


class Picture(QWidget):
    """The slide that comes next, and a line round it: its ground may be the console's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._shown: QPixmap | None = None

    @property
    def shown(self) -> QPixmap | None:
        """What it shows; None: it is yet to be made."""
        return self._shown

    @property
    def room(self) -> QSize:
        """Of the slide, within the line."""
        return self.size().shrunkBy(ROUND)

    def show_picture(self, picture: QPixmap | None) -> None:
        """Another picture."""
        if picture is not self._shown:
            self._shown = picture
            self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, or a card where it will be."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(THEME, "raised"))
        if self._shown is not None:
            painter.drawPixmap(QPointF(FRAME, FRAME), self._shown)
        painter.setPen(QPen(color(THEME, "ring"), FRAME))
        painter.drawRect(QRectF(self.rect()).marginsRemoved(QMarginsF(ROUND) / 2))
