"""The wall of the speaker's overview: looked at through a window that keys, fingers and wheel move up and down.

Pictures are made one a turn of the event loop and only in sight, so that a long deck costs no more than a short one.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.compose.page import Look
from kiosk.compose.wall import COLUMNS, HEAD, TITLE, UNDER, Spot, Wall
from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES
from kiosk.ui.guard import guarded
from kiosk.ui.stage.gallery import Gallery, View
from kiosk.ui.stage.thumbs import LATE_MS, Thumbs
from kiosk.ui.store import Store
from kiosk.ui.style import QtMeasure, color
from kiosk.ui.talk import card
from kiosk.ui.talk.pane import fitted
from kiosk.ui.talk.sheet import MARGIN, THEME, Sheet, on_ground, write
from kiosk.words.messages import tr

NONE = N_("No slide mentions that")
PART, HEADING = STYLES["s"].scaled(0.6), STYLES["source-strong"].scaled(0.82)
AIR, NEAR = 18.0, 16.0
"""Above and below the wall, and between the selection and the edge of what is in sight."""
BAR = 6.0
"""Width of the bar that says how far one has scrolled."""
WHEEL = 90.0
"""Units that one notch of a wheel goes."""

_measure = QtMeasure()


class WallView(QWidget):
    """A part of the sheet. `chosen`: a slide was tapped.

    idle  does something else in each turn, and answers whether there is more to do
    """

    chosen = Signal(str)

    def __init__(self, sheet: Sheet, store: Store, gallery: Gallery, idle: Callable[[], bool]) -> None:
        super().__init__(sheet)
        self._sheet, self._store, self._idle = sheet, store, idle
        self.thumbs = Thumbs(gallery)
        self.wall = Wall({}, (), (), 0.0)
        self.selected = ""
        self.standing = card.Standing("", frozenset(), frozenset(), frozenset(), {})
        self._scroll = 0.0
        self._pressed: tuple[QPointF, float] | None = None
        self._dragged = False
        self._making = QTimer(self, singleShot=True, interval=0)
        self._making.timeout.connect(self._make)

    @property
    def _sight(self) -> float:
        """Units of the wall that are seen at once."""
        return self.height() / self._sheet.scale

    def show_wall(self, wall: Wall, selected: str) -> None:
        """Another wall, or another size of it."""
        self.wall = wall
        self.select(selected)

    def stand(self, standing: card.Standing) -> None:
        """How the talk stands by now."""
        if standing != self.standing:
            self.standing = standing
            self.update()

    def select(self, slide: str) -> None:
        """Select a slide ("": none), and bring it into sight with the headings over it."""
        self.selected = slide
        spot = self.wall.spots.get(slide)
        if spot is None:
            self._scroll_to(0.0)
            return
        top = spot.box.y - UNDER - HEAD
        top = next((box.y for _, box in self.wall.parts if 0 <= top - box.bottom < NEAR), top)
        number, title = spot.entry.number, spot.entry.title
        self.setAccessibleName(f"{number}. {title}" if number else title)
        least = spot.box.bottom + NEAR + AIR - self._sight
        self._scroll_to(min(max(self._scroll, least), top - NEAR))

    def _scroll_to(self, y: float) -> None:
        most = max(self.wall.height + 2 * AIR - self._sight, 0.0)
        self._scroll = round(min(max(y, 0.0), most) * self._sheet.scale) / self._sheet.scale
        self.update()

    # -- fingers

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger that taps, or drags the wall."""
        self._pressed, self._dragged = (event.position(), self._scroll), False

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The wall goes with the finger."""
        if self._pressed is None:
            return
        begun, scroll = self._pressed
        way = event.position() - begun
        self._dragged = self._dragged or way.manhattanLength() > QApplication.startDragDistance()
        if self._dragged:
            self._scroll_to(scroll - way.y() / self._sheet.scale)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap on a slide chooses it."""
        tapped, self._pressed = self._pressed is not None and not self._dragged, None
        at = event.position() / self._sheet.scale - self._origin()
        found = next((slide for slide, spot in self.wall.spots.items() if QRectF(*spot.box).contains(at)), "")
        if tapped and found:
            self.chosen.emit(found)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wall goes up and down."""
        by = event.pixelDelta().y() / self._sheet.scale or event.angleDelta().y() / 120 * WHEEL
        self._scroll_to(self._scroll - by)

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while it is closed, and no finger is down."""
        self._making.stop()
        self._pressed = None

    # -- what it looks like

    def in_sight(self) -> Iterator[Spot]:
        """The slides that are seen, or parts of them."""
        top = self._scroll - AIR
        bottom = top + self._sight
        return (spot for spot in self.wall.spots.values() if spot.box.bottom > top and spot.box.y < bottom)

    def _origin(self) -> QPointF:
        """Where the wall begins, in units."""
        return QPointF(MARGIN, AIR - self._scroll)

    def _view(self, spot: Spot) -> tuple[View, QSize]:
        """What a picture shows, the slide as the audience would see it, and how large it is made.

        That is in the pixels of the screen, or as many fewer as let all that can be in sight be kept together.
        """
        state, size = self._store.state, QRectF(*spot.picture).size() * self._sheet.scale * self.devicePixelRatioF()
        most = COLUMNS * (int(self._sight / (spot.picture.h + UNDER + TITLE)) + 2)
        less = min(self.thumbs.room(size.toSize()) / most, 1.0) ** 0.5
        return self.thumbs.view(spot.entry.slide, Look(state.language), state.theme), (size * less).toSize()

    @guarded
    def _make(self) -> None:
        """One picture that is missing in sight; it comes back until there is nothing to do."""
        more = self._idle()
        asked = next((view for view in map(self._view, self.in_sight()) if self.thumbs.get(*view) is None), None)
        late = asked is not None and self.thumbs.make(*asked) is None
        if asked is not None:
            self.update()
        if more or asked is not None:
            self._making.start(LATE_MS if late and not more else 0)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Pictures on whole pixels, then what lies around and over them in units."""
        painter = on_ground(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        origin, scale, pictured = self._origin(), self._sheet.scale, set[str]()
        for spot in self.in_sight():
            picture = self.thumbs.get(*self._view(spot))
            if picture is not None:
                pictured.add(spot.entry.slide)
                painter.drawPixmap(self._place(QRectF(*spot.picture).translated(origin)), picture)
        painter.scale(scale, scale)
        self._bar(painter)
        painter.translate(origin)
        self._headings(painter)
        for spot in self.in_sight():
            has, selected = spot.entry.slide in pictured, spot.entry.slide == self.selected
            card.draw(painter, spot, self.standing, self._sheet.language, pictured=has, selected=selected)
        if not self.wall.spots:
            write(painter, tr(self._sheet.language, NONE), PART, "ink", QPointF(0, 34))
        self._making.start()

    def _place(self, box: QRectF) -> QRect:
        """A box in whole pixels, as large wherever it lies."""
        at, size = box.topLeft() * self._sheet.scale, (box.size() * self._sheet.scale).toSize()
        return QRect(at.toPoint(), size)

    def _headings(self, painter: QPainter) -> None:
        for name, box in self.wall.parts:
            after = write(painter, name, PART, "acctext", QPointF(box.x, box.y + 28))
            painter.fillRect(QRectF(after + 16, box.y + 20, box.right - after - 16, 1.5), color(THEME, "line"))
        for name, box in self.wall.heads:
            style = fitted(name, HEADING, box.w, _measure)
            write(painter, name, style, "ink", QPointF(box.x, box.y + 19))

    def _bar(self, painter: QPainter) -> None:
        """Where in the wall one is, at the right edge; nothing where all of it is seen."""
        whole, sight = self.wall.height + 2 * AIR, self._sight
        if whole <= sight:
            return
        run = sight - 2 * BAR
        high = run * sight / whole
        y = BAR + (run - high) * self._scroll / (whole - sight)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(THEME, "ring"))
        painter.drawRoundedRect(QRectF(self._sheet.room.width() - 2 * BAR, y, BAR, high), BAR / 2, BAR / 2)
