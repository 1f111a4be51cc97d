"""The notes: what to say to the slide on show, as large as the speaker reads them.

They are shown in whole lines, and scroll by lines: none is ever cut. Where not all fit, the last line of the room says
how many there are still, and how to come to them.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box, Label, Mark, Panel
from kiosk.charts.measure import Measure
from kiosk.charts.text import Piece, block, line, moved, styled
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import State
from kiosk.model.tokens import STYLES, Style
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.ui.talk.pane import SAID, SMALL, STRONG, Pane
from kiosk.words.messages import NN_, ntr, tr
from kiosk.words.render import render

SIZES = (22, 24, 27, 30, 34, 40, 46)
"""Of the letters, a step each."""
SILENT = N_("No notes for this slide")
MORE, START = NN_("%(n)s more line", "%(n)s more lines"), N_("Notes from the start")
KEYS_DOWN, KEYS_UP = N_("Shift ↓"), N_("Shift ↑")
APART = 0.5
"""Between two paragraphs, in lines: as far as there is room for it."""
SIGN, BAR, ASIDE = 40.0, 6.0, 24.0
"""Height of what says that there is more; width of the bar beside the lines, and the room for it."""
NOTCH, LINES = 120, 2
"""A notch of a wheel, in its own units, and in lines."""


def notes_of(deck: Deck, state: State) -> Text | None:
    """The notes to the slide on show: the talk's, else the slide's own."""
    here = state.position.slide
    stop = state.session.talk.stop(here) if state.session else None
    return (stop.notes if stop else None) or deck.slides[here].notes


def style_of(size: int) -> Style:
    """The type of the notes at a step of their size."""
    body = STYLES["body"]
    return body.scaled(SIZES[min(max(size, 0), len(SIZES) - 1)] / body.size)


class Notes(Pane):
    """The pane; wheel and finger scroll it."""

    def __init__(self, parent: QWidget, store: Store, measure: Measure) -> None:
        super().__init__(parent, "notes")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self._store, self._measure = store, measure
        self._of: tuple[str, str] | None = None
        self._label: Label | None = None
        self._starts: tuple[int, ...] = ()
        self._line = 1.0
        self.top = 0
        self._wheel, self._held = 0.0, None

    @guarded
    def refresh(self) -> None:
        """The notes to the slide on show; those of another one from their start."""
        state, deck = self._store.state, self._store.deck
        if state.session is None:
            return
        text, style = notes_of(deck, state), style_of(state.session.notes_size)
        share = self.top / self.lines if self.lines else 0.0
        self._line, self._label, self._starts = style.line, None, ()
        if text:
            pieces, width = styled(render(text, deck, state.notes_language), style, "ink"), self.box.w - ASIDE
            found = _paragraphs(pieces)
            parts = [
                block("notes", _parted(one, width, self._measure), 0, 0, width, self._measure, balance=True)
                for one in found
            ]
            ends = list(accumulate(part.box.h for part in parts))
            self._label = _joined(parts, [0.0, *ends[:-1]])
            self._starts = tuple(round(end / style.line) for end in ends[:-1])
        of = state.position.slide, state.notes_language
        self.top = round(share * self.lines) if of == self._of else 0
        self._of = of
        self.scroll(0)

    @property
    def lines(self) -> int:
        """How many there are."""
        return round(self._label.box.h / self._line) if self._label else 0

    @property
    def shown(self) -> int:
        """How many the room holds."""
        whole = int(self.box.h / self._line)
        return whole if self.lines <= whole else max(int((self.box.h - SIGN) / self._line), 1)

    @property
    def below(self) -> int:
        """How many there are still."""
        return max(self.lines - self.top - self.shown, 0)

    def scroll(self, by: int) -> None:
        """So many lines further, or back (under 0); as far as there are any."""
        self.top = min(max(self.top + by, 0), max(self.lines - self.shown, 0))
        self.draw(list(self._said(self._store.state.notes_language)))

    def _said(self, language: str) -> Iterator[Mark]:
        if self._label is None:
            yield line("notes.none", tr(language, SILENT), SAID, "quiet", 0, 32, self._measure)
            return
        if self.lines <= self.shown:
            spare = (self.box.h - self.lines * self._line) / max(len(self._starts), 1)
            yield _spread(self._label, self._line, self._starts, min(APART * self._line, spare))
            return
        yield _cut(self._label, self._line, self.top, self.shown)
        high = self.shown * self._line
        track = Box(self.box.w - BAR, 6, BAR, high - 12)
        thumb = Box(track.x, track.y + track.h * self.top / self.lines, BAR, max(track.h * self.shown / self.lines, 24))
        yield Panel("notes.track", track, (BAR / 2, BAR / 2), "line")
        yield Panel("notes.thumb", thumb, (BAR / 2, BAR / 2), "it")
        said = ntr(language, *MORE, self.below) if self.below else tr(language, START)
        keys = tr(language, KEYS_DOWN if self.below else KEYS_UP)
        sign = Box(0, self.box.h - SIGN, self.box.w, SIGN - 6)
        yield Panel("notes.sign", sign, (12, 12), "raised2")
        base = sign.cy + 8
        yield line("notes.more", said, STRONG, "ink", sign.x + 16, base, self._measure)
        yield line("notes.keys", keys, SMALL, "quiet", sign.right - 16, base, self._measure, align="right")

    # -- wheel and finger

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Two lines a notch; what a smooth wheel sends adds up to that."""
        self._wheel -= event.angleDelta().y() * LINES / NOTCH
        whole = int(self._wheel)
        self._wheel -= whole
        if whole:
            self.scroll(whole)
        event.accept()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger takes hold of the lines."""
        self._held = event.position().y(), self.top

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """They follow it."""
        if self._held is not None:
            begun, top = self._held
            went = (begun - event.position().y()) / (self._line * self.transform().m22())
            self.scroll(top + round(went) - self.top)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """And stay."""
        self._held = None

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A finger in a hurry is one finger twice."""
        self.mousePressEvent(event)


def _paragraphs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces between line ends; none of them is empty."""
    found: list[list[Piece]] = [[]]
    for text, style, color in pieces:
        first, *rest = text.split("\n")
        found[-1].append((first, style, color))
        found += [[(one, style, color)] for one in rest]
    return [one for one in found if any(text for text, _, _ in one)]


def _parted(pieces: Sequence[Piece], width: float, measure: Measure) -> tuple[Piece, ...]:
    """The pieces; a word that no line holds, an address for one, goes on in the next."""

    def parts(word: str, style: Style) -> Iterator[str]:
        begun = 0
        for end in range(1, len(word)):
            if measure.advance(word[begun : end + 1], style) > width:
                yield word[begun:end]
                begun = end
        yield word[begun:]

    return tuple(
        (" ".join(part for word in text.split(" ") for part in parts(word, style)), style, color)
        if any(measure.advance(word, style) > width for word in text.split(" "))
        else (text, style, color)
        for text, style, color in pieces
    )


def _joined(parts: Sequence[Label], tops: Sequence[float]) -> Label:
    """Paragraphs as one label, each from its height on."""
    placed = [moved(part, dy=top) for part, top in zip(parts, tops, strict=True)]
    spans = tuple(span for part in placed for span in part.spans)
    return Label("notes", spans, Box(0, 0, max(part.box.w for part in placed), placed[-1].box.bottom))


def _spread(label: Label, each: float, starts: Sequence[int], apart: float) -> Label:
    """A label whose paragraphs, which start at these lines, stand apart."""
    spans = tuple(replace(one, y=one.y + apart * bisect_right(starts, int(one.y / each))) for one in label.spans)
    box = label.box
    return replace(label, spans=spans, box=Box(box.x, box.y, box.w, box.h + apart * len(starts)))


def _cut(label: Label, each: float, top: int, count: int) -> Label:
    """Lines of a label, from `top` on, where its first ones were."""
    spans = (span for span in label.spans if top <= int(span.y / each) < top + count)
    moved = tuple(replace(one, y=one.y - top * each) for one in spans)
    return Label(label.key, moved, Box(0, 0, label.box.w, count * each), label.opacity)
