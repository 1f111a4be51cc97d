"""The frame of "now": which slide it is, of which section; and loud what the audience sees otherwise.

Black, white, a still and the end fill the whole frame with a colour, and say in capitals what is the matter: nobody
talks a minute to a black wall because a word was small. Below the notes a line says what the audience reads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtWidgets import QWidget

from kiosk.charts.kind import text_of
from kiosk.charts.marks import Box, Mark, Panel, Rule
from kiosk.charts.measure import Measure
from kiosk.charts.text import Piece, line
from kiosk.model.deck import Deck, Topic
from kiosk.model.problem import N_
from kiosk.model.state import State, way
from kiosk.model.state.session import Session
from kiosk.model.state.talk import AFTER
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.ui.talk.coming import PLACE
from kiosk.ui.talk.layout import HEAD as HIGH
from kiosk.ui.talk.layout import Layout
from kiosk.ui.talk.pane import HEAD, SAID, SMALL, STRONG, Pane, clock_time, right, row
from kiosk.words.messages import tr

LOUD = replace(HEAD.scaled(30 / 26), weight=700)
OUT = 8.0
"""How far the frame reaches beyond the picture."""
FRAME = 3.0
"""How thick it is where nothing is the matter."""
BASE = 26.0
NOW, STEP = N_("Now"), N_("step %(n)s of %(count)s")
ASIDE = N_("outside the talk")
BLACK, WHITE, FROZEN, END = N_("BLACK SCREEN"), N_("WHITE SCREEN"), N_("FROZEN"), N_("THE END")
BLACK_KEY, WHITE_KEY, FROZEN_KEY = N_("B shows the slide"), N_("W shows the slide"), N_("F releases it")
BOOTH, CLOSES = N_("booth in %(time)s"), N_("closes in %(time)s")
AUDIENCE, BAND, SECOND = N_("Audience: "), N_("band: "), N_("second screen: ")


@dataclass(frozen=True, slots=True)
class Loud:
    """What the audience sees that is not what the speaker sees: a colour, what is written on it, what undoes it."""

    fill: str
    token: str
    words: tuple[str, ...]
    undo: str


def loud(state: State, session: Session, now: float) -> Loud | None:
    """What is the matter; None where the audience sees what the speaker sees."""
    language = state.notes_language
    still = (tr(language, FROZEN),) if session.frozen else ()
    if session.blank == "black":
        return Loud("touch", "ontouch", (tr(language, BLACK), *still), tr(language, BLACK_KEY))
    if session.blank == "white":
        return Loud("ink", "ground", (tr(language, WHITE), *still), tr(language, WHITE_KEY))
    if session.frozen:
        return Loud("it", "itnuc", still, tr(language, FROZEN_KEY))
    if session.ended is not None:
        left = max(ceil(max(session.ended, state.touched) + AFTER - now), 0)
        after = tr(language, BOOTH if session.from_booth else CLOSES, time=clock_time(left))
        return Loud("acc", "onacc", (tr(language, END),), after)
    return None


class Head(Pane):
    """The frame, on which "now" lies."""

    def __init__(self, parent: QWidget, store: Store, measure: Measure) -> None:
        super().__init__(parent, "head")
        self._store, self._measure = store, measure

    def take(self, layout: Layout) -> None:
        """Lie round the line and the picture."""
        now, head = layout.now, layout.head
        self.lie(Box(now.x - OUT, head.y - OUT / 2, now.w + 2 * OUT, now.bottom - head.y + OUT * 1.5), layout.unit)

    @guarded
    def refresh(self) -> None:
        """As things stand now."""
        state = self._store.state
        if state.session is not None:
            self.draw(list(self._said(self._store.deck, state, state.session)))

    def _said(self, deck: Deck, state: State, session: Session) -> Iterator[Mark]:
        box, language, base = self.box, state.notes_language, BASE + OUT / 2
        place = _place(deck, state, session)
        what = loud(state, session, self._store.now())
        if what is None:
            picture = Box(OUT, HIGH + OUT / 2, box.w - 2 * OUT, box.h - HIGH - OUT * 1.5)
            yield Panel("frame", picture.inset(*[-FRAME / 2] * 4), (2, 2), "", "acc", FRAME)
            pieces = [(tr(language, NOW), HEAD, "ink"), *((f" · {said}", SAID, "quiet") for said in place)]
            said = row("now", pieces, OUT, base, box.w - 2 * OUT, self._measure)
            yield said
            topic = deck.topic_of(state.position.slide)
            room = box.w - OUT - said.box.right - 20
            section = self._section(topic, language, room) if topic is not None else None
            if section is not None:
                yield right("section", section, SMALL, "quiet", box.w - OUT, base, room, self._measure)
            return
        yield Panel("frame", Box(0, 0, box.w, box.h), (14, 14), what.fill)
        room, undo = box.w - 4 * OUT, self._measure.advance(what.undo, STRONG) + 20
        first, *more = what.words
        pieces = [(first, LOUD, what.token), *((f" · {each}", SAID, what.token) for each in more)]
        whole = [*pieces, (f" · {place[0]}", SAID, what.token)]
        if _wide(whole, self._measure) + undo <= room:
            pieces = whole
        yield row("now", pieces, 2 * OUT, base, room, self._measure)
        if _wide(pieces, self._measure) + undo <= room:  # its button says it too
            yield line("undo", what.undo, STRONG, what.token, box.w - 2 * OUT, base, self._measure, align="right")

    def _section(self, topic: Topic, language: str, room: float) -> str | None:
        """A topic's name, or its short one; None where there is room for neither: the slide says it too."""
        names = [text_of(text, language) for text in (topic.name, topic.short) if text]
        return next((name for name in names if self._measure.advance(name, SMALL) <= room), None)


def _wide(pieces: Sequence[Piece], measure: Measure) -> float:
    return sum(measure.advance(text, style) for text, style, _ in pieces)


def _place(deck: Deck, state: State, session: Session) -> tuple[str, ...]:
    """Which slide of the talk, and which step of it."""
    language, here = state.notes_language, state.position
    ids, steps = way.spoken(deck, session.talk), deck.slides[here.slide].steps
    if here.slide not in ids:
        return (tr(language, ASIDE),)
    said = (tr(language, PLACE, n=ids.index(here.slide) + 1, count=len(ids)),)
    return (*said, tr(language, STEP, n=here.step + 1, count=steps + 1)) if steps else said


class Audience(Pane):
    """In which languages the slides are: the audience's, the band's, the second screen's."""

    def __init__(self, parent: QWidget, store: Store, measure: Measure) -> None:
        super().__init__(parent, "audience")
        self._store, self._measure = store, measure

    @guarded
    def refresh(self) -> None:
        """As things stand now."""
        state, deck = self._store.state, self._store.deck
        session, language, names = state.session, state.notes_language, deck.kiosk.languages
        if session is None:
            return
        said = [(AUDIENCE, state.language)]
        others = [code for code in deck.languages if code != state.language]
        said += [(BAND, code) for code in others[:1] if session.both]
        said += [(SECOND, session.second)] if session.second is not None else []
        pieces = []
        for n, (what, code) in enumerate(said):
            pieces.append((("   ·   " if n else "") + tr(language, what), SMALL, "quiet"))
            pieces.append((names.get(code, code), STRONG, "ink"))
        edge = Rule("audience.edge", (0, 5), (self.box.w, 5), "line", 1.5)
        self.draw([edge, row("audience", pieces, 0, self.box.h - 6, self.box.w, self._measure)])
