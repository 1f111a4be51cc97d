"""Thumbnails: small pictures of the same scenes as the stage draws, at rest, in the pixels in which they are shown.

They are drawn at normal text size, whatever the visitor has chosen: at a tenth of its size a slide is a picture, not a
text, and so the three sizes share one. Their scenes are not kept (the stage's neighbours would be pushed out).
Corners are rounded once, as a picture is made: a clip in each paint costs more than the picture.
"""

from collections import OrderedDict
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPixmap

from kiosk.compose.page import Look
from kiosk.loader.altered import altered
from kiosk.model.deck import Deck
from kiosk.ui.stage.gallery import RESTING, Gallery, View, render
from kiosk.ui.stage.scene import SlideScene

_Key = tuple[View, int, int, float]
"""View, width, height, pixels a widget pixel."""
LATE_MS = 60
"""After so long one asks again for a thumbnail whose photograph was still to come."""
BYTES = 12 * 1024 * 1024
"""What is kept at most: forty thumbnails at 4K are nine million bytes."""
CORNER = 0.13
"""Radius of the corners, of the shorter side."""


def corner(width: float, height: float) -> float:
    """Radius of a thumbnail's corners."""
    return CORNER * min(width, height)


class Thumbs:
    """Least recently used thumbnails, by view and size; `rounded`: with corners as an overview has them."""

    def __init__(self, gallery: Gallery, *, rounded: bool = True) -> None:
        self._gallery, self._deck, self._rounds = gallery, gallery.deck, rounded
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._late: tuple[_Key, SlideScene] | None = None
        self.bytes = 0

    def view(self, slide: str, look: Look, theme: str) -> View:
        """What a thumbnail shows: the whole slide, its chart as it comes, in normal text size."""
        return View(slide, self._gallery.deck.slides[slide].steps, replace(look, text_size="normal"), theme)

    def room(self, size: QSize, ratio: float = 1.0) -> int:
        """How many of this size are kept together."""
        return max(int(BYTES / (size.width() * size.height() * ratio * ratio * 4 or 1)), 1)

    def get(self, view: View, size: QSize, ratio: float = 1.0) -> QPixmap | None:
        """The thumbnail, if it is there."""
        self._follow(self._gallery.deck)
        key = (view, size.width(), size.height(), ratio)
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def make(self, view: View, size: QSize, ratio: float = 1.0) -> QPixmap | None:
        """The thumbnail, built if need be: as long as one slide takes; None: a photograph comes first, ask again."""
        found = self.get(view, size, ratio)
        if found is not None:
            return found
        key = (view, size.width(), size.height(), ratio)
        scene = self._late[1] if self._late and self._late[0] == key else self._gallery.peek(view)
        ready = scene.ready(size.width() * ratio)
        self._late = None if ready else (key, scene)
        if not ready:
            return None
        before = scene.shown
        scene.show_at(*RESTING)
        made = render(scene, size, ratio)
        made = _rounded(made) if self._rounds else made
        scene.show_at(*before)
        self._kept[key] = made
        self.bytes += _bytes(made)
        while self.bytes > BYTES and len(self._kept) > 1:
            self.bytes -= _bytes(self._kept.popitem(last=False)[1])
        return made

    def _follow(self, deck: Deck) -> None:
        """Other content: what it draws otherwise is not true any more."""
        if deck is not self._deck:
            gone = altered(self._deck, deck)
            self._deck = deck
            self._late = None
            for key in [key for key in self._kept if gone(key[0].slide)]:
                self.bytes -= _bytes(self._kept.pop(key))


def _bytes(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4


def _rounded(picture: QPixmap) -> QPixmap:
    """The picture without its corners."""
    made = QPixmap(picture.size())
    made.fill(Qt.GlobalColor.transparent)
    box = QRectF(made.rect())
    radius = corner(box.width(), box.height())
    texture = QPixmap(picture)
    texture.setDevicePixelRatio(1.0)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(texture))
    painter.drawRoundedRect(box, radius, radius)
    painter.end()
    made.setDevicePixelRatio(picture.devicePixelRatio())
    return made
