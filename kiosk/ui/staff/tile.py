"""A tile of the staff menu: an icon, what it opens, and a number that asks for attention."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.model.tokens import STYLES
from kiosk.ui.booth.button import write, write_from
from kiosk.ui.booth.sheet import ICON, ICON_ASIDE, NAME, WORDS_ASIDE, WORDS_END, SheetButton
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import QtMeasure, color

BADGE, MOST = 24.0, 99
"""Radius of the disc that bears the number, and the largest one."""
INSET, ABOVE = 26.0, 44.0
"""Of a tile whose icon stands above its words: how far they stand from its edge, and the icon's side."""
STACKED = STYLES["tile"].scaled(1.16)
OTHER = {False: STYLES["quiet"], True: STYLES["unit"]}
"""Type of the first language in such a tile; of the others, beside and below an icon."""
NOTE_APART, NOTE_LEAST = 48.0, 200.0
"""Between a name and its note; a note that has less room is not written."""

_measure = QtMeasure()


class Tile(SheetButton):
    """The tile. Words stand beside the icon, or below it where tiles are narrow."""

    _badge, _note, _stacked = 0, ("", ""), False

    @staticmethod
    def fits(words: str, wide: float, stacked: bool) -> float:
        """How much of its size the type keeps for these words in a tile so wide: at most 1."""
        room = wide - (2 * INSET if stacked else WORDS_ASIDE + WORDS_END)
        return min(1.0, room / _measure.advance(words, STACKED if stacked else NAME))

    def tell(self, badge: int, note: tuple[str, str], *, fits: float, stacked: bool, loud: bool) -> None:
        """What it shows besides its words, in two lines at the right; `loud`: it is filled."""
        self._badge, self._note, self._stacked = badge, note, stacked
        self.loud(loud)
        self.name_style = (STACKED if stacked else NAME).scaled(fits)

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """Icon, words, note, number."""
        rest, middle = " · ".join(self._words[1:]), box.center().y()
        if self._stacked:
            icon = QRectF(box.x() + INSET - 2, box.y() + (box.height() - 114) / 2, ABOVE, ABOVE)
            left, right = box.x() + INSET, box.right() - INSET
            base, below = (icon.bottom() + 38, icon.bottom() + 68) if rest else (icon.bottom() + 50, 0.0)
            badge = QPointF(right - BADGE + 6, icon.center().y() + 2)
        else:
            icon = QRectF(box.x() + ICON_ASIDE, middle - ICON / 2, ICON, ICON)
            left, right = box.x() + WORDS_ASIDE, box.right() - WORDS_END
            base, below = (middle - 6, middle + 34) if rest else (middle + 14, 0.0)
            badge = QPointF(right - BADGE, middle)
            right -= 2 * BADGE + 20 if self._badge else 0.0
        draw_icon(painter, self._icon, icon, self._theme, token, 2.0 if self._accent else 1.75)
        quiet, small = token if self._accent else "quiet", OTHER[self._stacked]
        write_from(painter, self._words[0], self.name_style, self._theme, token, QPointF(left, base), right - left)
        write_from(painter, rest, small, self._theme, quiet, QPointF(left, below), right - left)
        said = max(_measure.advance(self._words[0], self.name_style), _measure.advance(rest, small))
        room = right - left - said - NOTE_APART
        if self._note[0] and room >= NOTE_LEAST:
            self._write_right(painter, self._note[0], right, base, room, token)
            self._write_right(painter, self._note[1], right, below or base + 32, room, quiet)
        if self._badge:
            self._paint_badge(painter, badge)

    def _write_right(self, painter: QPainter, text: str, right: float, base: float, room: float, token: str) -> None:
        """A line of the note, ending at `right`."""
        style = STYLES["source" if self._stacked else "tile-quiet"]
        style = style.scaled(min(1.0, room / max(_measure.advance(text, style), 1.0)))
        at = QPointF(right - _measure.advance(text, style), base)
        write_from(painter, text, style, self._theme, token, at, room + 1)

    def _paint_badge(self, painter: QPainter, at: QPointF) -> None:
        """A touched cell with a number in it."""
        disc, ink = ("onacc", "acc") if self._accent and self.isEnabled() else ("touch", "ontouch")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme, disc))
        painter.drawEllipse(at, BADGE, BADGE)
        said = str(self._badge) if self._badge <= MOST else f"{MOST}+"
        write(painter, said, STYLES["tile"], self._theme, ink, at + QPointF(0, 9), 2 * BADGE - 10)
