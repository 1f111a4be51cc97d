"""The talks that can be given, behind the PIN: a touch on one begins it, and the booth is a lectern.

As many stand on a page as fingers can touch; where there are more, a button turns the page. On a totem all of it lies
in the lower 40 %.
"""

from collections.abc import Callable, Sequence
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state.way import spoken
from kiosk.model.talk import Talk
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.aside import Look
from kiosk.ui.booth.button import write_from
from kiosk.ui.booth.sheet import GAP, HEAD, HIGH, RADIUS, WORDS_ASIDE, WORDS_END, Sheet, SheetButton
from kiosk.ui.guard import guarded
from kiosk.ui.style import QtMeasure
from kiosk.words.messages import NN_, ntr
from kiosk.words.render import plain

APART = 56.0
"""Between the talks and what leads away from them."""
WIDE = 1320.0
"""Of a talk's button at most, in landscape."""
AWAY = 430.0
"""Of a button that leads away, at most."""
NAME, LENGTH, OTHER = STYLES["s"].scaled(0.86), STYLES["label"], STYLES["quiet"]
"""Of titles; of how long a talk is, in the first language and in the others."""
LOW = 0.6
"""On a totem nothing can be touched above this part of the height."""
NEEDS = {False: (1280.0, 720.0), True: (720.0, 1400.0)}
"""Units that the list needs at least; below, it is not enlarged for fingers any more."""

TITLE = N_("Talks")
BACK = N_("Back")
MORE = N_("More talks")
MINUTES = NN_("%(n)s minute", "%(n)s minutes")
SLIDES = NN_("%(n)s slide in all", "%(n)s slides in all")

_measure = QtMeasure()


def offered(deck: Deck) -> tuple[Talk, ...]:
    """The talks of which the deck has any slide."""
    return tuple(talk for talk in deck.talks.values() if spoken(deck, talk))


class TalkList(Sheet):
    """The list. `chosen` with a talk's id; `back` to where it was opened from."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, parent: QWidget, deck: Callable[[], Deck], languages: tuple[str, ...] = ()) -> None:
        super().__init__(parent, TITLE, languages)
        self._deck = deck
        self._page, self._pages = 0, 1
        self._offered: tuple[Talk, ...] = ()
        self.talks: dict[str, _Talk] = {}
        self.buttons = {
            "back": SheetButton(self, "talks-back", "arrow-back-up"),
            "more": SheetButton(self, "talks-more", "arrow-right"),
        }
        for name, button in self.buttons.items():
            button.name_style = NAME
            button.clicked.connect(guarded(lambda checked=False, name=name: self.press(name)))
        self.hide()

    def stops(self) -> Sequence[QWidget]:
        """The talks of this page, back, more."""
        return [each for each in (*self.talks.values(), *self.buttons.values()) if not each.isHidden()]

    def open_for(self, look: Look) -> None:
        """Show the list from its beginning; or the same page again after a change of size or theme."""
        self._look = look
        self._offered = offered(self._deck())
        if self.isHidden():
            self._page = 0
        self.setGeometry(self.parentWidget().rect())
        self._place()
        self.setAccessibleName(" · ".join(self._said(TITLE)))
        self.come()

    def press(self, name: str) -> None:
        """A button: "back" or "more"."""
        self.busy()
        if name == "more":
            self._page = (self._page + 1) % self._pages
            self._place()
            self.update()
        else:
            self.leave()
            self.back.emit()

    def _escape(self) -> None:
        self.press("back")

    def _choose(self, talk: str) -> None:
        self.busy()
        self.leave()
        self.chosen.emit(talk)

    # -- where everything lies

    def _place(self) -> None:
        """Title, a page of talks, and the ways out."""
        portrait = self._look.portrait
        area = self._area(*NEEDS[portrait])
        top = area.top() + HEAD
        if portrait:
            top = max(top, LOW * self.height() / self._scale)
        most = max(floor((area.bottom() - top - HIGH - APART + GAP) / (HIGH + GAP)), 1)
        self._pages = max(ceil(len(self._offered) / most), 1)
        self._page = min(self._page, self._pages - 1)
        rows = min(len(self._offered), most)
        high = rows * (HIGH + GAP) - GAP + APART + HIGH
        wide = area.width() if portrait else min(area.width(), WIDE)
        left = area.x()
        y = area.bottom() - high if portrait else max(top, area.center().y() + (HEAD - high) / 2)
        self._above(left, y)
        self._dress(self._offered[self._page * most :][:most], QRectF(left, y, wide, HIGH))
        part = min((wide - GAP) / 2, AWAY)
        for n, (name, said) in enumerate((("back", BACK), ("more", MORE))):
            box = QRectF(left + n * (wide - part), y + high - HIGH, part, HIGH)
            self.buttons[name].dress(self._said(said), self._look.theme, box, QPointF(), self._scale, radius=RADIUS)
        self.buttons["more"].setVisible(self._pages > 1)

    def _dress(self, talks: Sequence[Talk], box: QRectF) -> None:
        """A button for each of these, from this box down."""
        deck = self._deck()
        kept: dict[str, _Talk] = {}
        for talk in talks:
            button = self.talks.pop(talk.id, None) or self._made(talk.id)
            minutes = [ntr(language, *MINUTES, talk.minutes) for language in self.languages]
            slides = [ntr(language, *SLIDES, len(spoken(deck, talk))) for language in self.languages]
            button.lengths = tuple(" · ".join(each) for each in zip(minutes, slides, strict=True))
            titles = tuple(plain(talk.title, deck, language) for language in self.languages)
            button.dress(titles, self._look.theme, box, QPointF(), self._scale, radius=RADIUS)
            button.setAccessibleDescription(" / ".join(button.lengths))
            button.show()
            kept[talk.id] = button
            box = box.translated(0, HIGH + GAP)
        widest = max(_measure.advance(button.words[0], NAME) for button in kept.values())
        room = box.width() - WORDS_ASIDE - 2 * WORDS_END - max(button.wide for button in kept.values())
        for button in kept.values():
            button.name_style = NAME.scaled(min(1.0, room / widest))  # all of them alike
        for gone in self.talks.values():
            gone.hide()
            gone.deleteLater()
        self.talks = kept

    def _made(self, talk: str) -> "_Talk":
        button = _Talk(self, f"talk-{talk}", "player-play")
        button.clicked.connect(guarded(lambda: self._choose(talk)))
        return button


class _Talk(SheetButton):
    """A talk: its title, and at the right how long it is."""

    lengths: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Its titles."""
        return self._words

    @property
    def wide(self) -> float:
        """Units that its lengths take."""
        first, rest = self.lengths[0], " · ".join(self.lengths[1:])
        return max(_measure.advance(first, LENGTH), _measure.advance(rest, OTHER))

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """Two lines on either side: the first language, and below it the others."""
        first, rest = self.lengths[0], " · ".join(self.lengths[1:])
        self.paint_icon(painter, box, "acc")
        self.paint_names(painter, box, token, box.width() - WORDS_ASIDE - 2 * WORDS_END - self.wide)
        lift = -6.0 if rest else 14.0
        for words, style, of, down in ((first, LENGTH, token, lift), (rest, OTHER, "quiet", 34.0)):
            at = QPointF(box.right() - WORDS_END - _measure.advance(words, style), box.center().y() + down)
            write_from(painter, words, style, self._theme, of, at, self.wide + 1)
