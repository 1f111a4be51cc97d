"""A tile of the staff menu: an icon, what it opens, and a number that asks for attention."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.model.tokens import STYLES, Style
from kiosk.ui.booth.button import write, write_from
from kiosk.ui.booth.sheet import ICON, ICON_ASIDE, NAME, WORDS_ASIDE, WORDS_END, SheetButton
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import QtMeasure, color

BADGE, MOST = 24.0, 99
"""Radius of the disc that bears the number, and the largest one."""
INSET, ABOVE, UPPER, FOOT = 26.0, 40.0, 20.0, 25.0
"""Of a tile whose icon stands above its words: how far they stand from its side; the icon's own, how far it stands from
the upper edge, and the last line from the lower one."""
STACKED, LONE, LEADING = STYLES["tile"].scaled(1.16), STYLES["strong"].scaled(0.92), 1.06
"""Type of the first language in such a tile; where it is the only one, and may take two lines; how far apart these."""
OTHER = {False: STYLES["quiet"], True: STYLES["unit"]}
"""Type of the other languages, beside and below an icon."""
NOTE_APART, NOTE_LEAST = 48.0, 200.0
"""Between a name and its note; a note that has less room is not written."""

_measure = QtMeasure()


class Tile(SheetButton):
    """The tile. Words stand beside the icon, or below it where tiles are narrow."""

    once = True
    _badge, _note, _stacked, _fits = 0, ("", ""), False, 1.0

    @staticmethod
    def fits(words: tuple[str, ...], wide: float, stacked: bool) -> float:
        """How much of its size the type keeps for these words in a tile so wide: at most 1."""
        room = wide - (2 * INSET if stacked else WORDS_ASIDE + WORDS_END)
        style = _style(stacked, words)
        return min(1.0, room / max(_measure.advance(each, style) for each in _broken(words, style, room, stacked)))

    def tell(self, badge: int, note: tuple[str, str], *, fits: float, stacked: bool, loud: bool) -> None:
        """What it shows besides its words, in two lines at the right; `loud`: it is filled."""
        self._badge, self._note, self._stacked = badge, note, stacked
        self.loud(loud)
        self._fits = fits

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """Icon, words, note, number."""
        rest, middle = " · ".join(self._words[1:]), box.center().y()
        style, small = _style(self._stacked, self._words).scaled(self._fits), OTHER[self._stacked]
        if self._stacked:
            icon = QRectF(box.x() + INSET - 2, box.y() + UPPER, ABOVE, ABOVE)
            left, right = box.x() + INSET, box.right() - INSET
            below = box.bottom() - FOOT
            base = below - small.line - 2 if rest else below
            badge = QPointF(right - BADGE + 6, icon.center().y() + 2)
        else:
            icon = QRectF(box.x() + ICON_ASIDE, middle - ICON / 2, ICON, ICON)
            left, right = box.x() + WORDS_ASIDE, box.right() - WORDS_END
            base, below = (middle - 6, middle + 34) if rest else (middle + 14, 0.0)
            badge = QPointF(right - BADGE, middle)
            right -= 2 * BADGE + 20 if self._badge else 0.0
        draw_icon(painter, self._icon, icon, self._theme, token, 2.0 if self._accent else 1.75)
        quiet = token if self._accent else "quiet"
        for n, line in enumerate(reversed(_broken(self._words, style, right - left, self._stacked))):
            at = QPointF(left, base - n * style.size * LEADING)
            write_from(painter, line, style, self._theme, token, at, right - left)
        write_from(painter, rest, small, self._theme, quiet, QPointF(left, below), right - left)
        said = max(_measure.advance(self._words[0], style), _measure.advance(rest, small))
        room = right - left - said - NOTE_APART
        if self._note[0] and room >= NOTE_LEAST:
            upper, lower = (base, below) if rest else (middle - 6, middle + 28)
            upper = upper if self._note[1] else middle + 9
            self._write_right(painter, self._note[0], right, upper, room, token)
            self._write_right(painter, self._note[1], right, lower, room, quiet)
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


def _style(stacked: bool, words: tuple[str, ...]) -> Style:
    """Of the first language."""
    return NAME if not stacked else STACKED if words[1:] else LONE


def _broken(words: tuple[str, ...], style: Style, room: float, stacked: bool) -> list[str]:
    """The first language on one line; where it is the only one and too long, on two that are about alike."""
    parts = words[0].split(" ")
    if not stacked or words[1:] or len(parts) == 1 or _measure.advance(words[0], style) <= room:
        return [words[0]]
    ways = [[" ".join(parts[:n]), " ".join(parts[n:])] for n in range(1, len(parts))]
    return min(ways, key=lambda lines: max(_measure.advance(each, style) for each in lines))
