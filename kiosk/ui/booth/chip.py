""" "Continue where you were": for a minute after a visit was given up, a button on the attract loop leads back into it.

It speaks the visit's language first, at the visit's text size. It stands beside the invitation, where no stop of the
loop has words; any touch elsewhere begins a new visit, as ever. Nothing on it moves or counts down.
"""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import Event, Resume, State, Touch
from kiosk.model.tokens import STYLES, TEXT_SIZES
from kiosk.ui.booth.button import ICON, StageButton, give_back, write_from
from kiosk.ui.guard import guarded
from kiosk.ui.screen import at_least
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import QtMeasure
from kiosk.words.messages import tr
from kiosk.words.render import plain

NEEDED_MM = 20.0
SAID = N_("Continue where you were")
LANDSCAPE = QRectF(1336, 948, 488, 108)
PORTRAIT, PORTRAIT_POSTER = QRectF(64, 1630, 952, 78), QRectF(496, 1396, 520, 96)
"""Right of the invitation; over it; under the region's eastern tip, over the button that attract's poster draws."""
INSET, TO_WORDS, BETWEEN = 34.0, 24.0, 30.0
BIG, SMALL = STYLES["s"].scaled(0.78), STYLES["label"].scaled(0.93)

_measure = QtMeasure()


class Chip(StageButton):
    """The button. The window shows it while `state.left` is remembered, and after each change of state or size."""

    def __init__(self, parent: QWidget, dispatch: Callable[[Event], None]) -> None:
        super().__init__(parent, "continue-visit")
        self._dispatch = dispatch
        self.clicked.connect(guarded(lambda: dispatch(Resume())))
        self.hide()

    def update_for(self, deck: Deck, state: State, stage: QRectF, portrait: bool, px_mm: float) -> None:
        """Offer the visit that was left, over a stage that lies at `stage` (pixels of the parent); or go."""
        left = state.left
        if left is None or state.mode != "attract":
            self._leave()
            return
        words = tuple(tr(code, SAID) for code in deck.languages_from(left.language)[:2])
        scale = stage.width() / (1080 if portrait else 1920)
        need = at_least(NEEDED_MM, px_mm) / scale
        box = QRectF(LANDSCAPE)
        if portrait:
            poster = deck.slides[state.position.slide].layout == "attract"
            box = QRectF(PORTRAIT_POSTER if poster else PORTRAIT)
        else:  # nothing stands below it
            box.setHeight(max(box.height(), need))
            box.moveBottom(min(box.bottom(), (self.parentWidget().height() - stage.y()) / scale - self.AROUND))
        self.dress(words, state.theme, box, stage.topLeft(), scale, TEXT_SIZES[left.text_size], 36.0)
        self._reach_up((need - box.height()) * scale)
        title = deck.slides[left.position.slide].title
        self.setAccessibleDescription(plain(title, deck, left.language) if title else "")
        if self.isHidden():
            self.show()
            self.setFocus(Qt.FocusReason.TabFocusReason)  # its outline says that Enter leads back

    def _leave(self) -> None:
        """Go; the focus is the window's again."""
        if not self.isHidden():
            mine = self.hasFocus()
            self.hide()
            if mine:
                give_back(self.window(), None)

    def _reach_up(self, by: float) -> None:
        """What a finger needs beyond what is seen (pixels) lies above it, where nothing else can be meant."""
        if by > 0:
            more = ceil(by)
            self.setGeometry(self.geometry().adjusted(0, -more, 0, 0))
            self._origin += QPointF(0, more)

    @guarded
    def hitButton(self, point: object) -> bool:
        """All of it but the outline's room at its foot, where the invitation begins."""
        return self.rect().contains(point) and QPointF(point).y() <= self._pixels().bottom()

    @guarded
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leads nowhere on the loop: it wakes, as any other key does."""
        if not self.isVisible():  # Qt asks as it hides what has the focus
            return False
        self._dispatch(Touch())
        return True

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """The way back, and both sentences: side by side where there is room, else one under the other."""
        left, middle = box.left() + INSET + ICON + TO_WORDS, box.center().y()
        room = box.right() - INSET - left
        icon = QRectF(box.left() + INSET, middle - ICON / 2, ICON, ICON)
        draw_icon(painter, "arrow-back-up", icon, self._theme, "touch", 2.0)
        big, small = BIG.grown(self._grow), SMALL.grown(self._grow)
        first, second = self._words[0], " · ".join(self._words[1:])
        if box.height() < LANDSCAPE.height() * 0.8:
            wide = _measure.advance(first, big) + BETWEEN + _measure.advance(second, small)
            part = min(1.0, room / wide)
            big, small = big.scaled(part), small.scaled(part)
            base, under, beside = middle + big.size * 0.34, 0.0, _measure.advance(first, big) + BETWEEN * part
        else:
            part = min(1.0, room / max(_measure.advance(first, big), _measure.advance(second, small)))
            big, small = big.scaled(part), small.scaled(part)  # together: the first language stays the larger one
            under, beside = small.size * 1.3, 0.0
            base = middle + (big.size * 0.7 - under) / 2
        for words, style, of, at in (
            (first, big, token, QPointF(left, base)),
            (second, small, "quiet", QPointF(left + beside, base + under)),
        ):
            write_from(painter, words, style, self._theme, of, at, box.right() - INSET - at.x() + 1)
