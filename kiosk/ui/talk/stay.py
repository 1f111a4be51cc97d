"""How long the slide on show has been there, beside what the plan gives it; and in which language the notes are.

In a rehearsal that is what it is all about: then the figures are as large as those of the bar.
"""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box, Mark, Panel
from kiosk.charts.measure import Measure
from kiosk.model.problem import N_
from kiosk.model.state import State, pace
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.ui.talk.notes import notes_of
from kiosk.ui.talk.pane import HEAD, SAID, SMALL, TIME, Pane, clock_time, right, row
from kiosk.words.messages import tr
from kiosk.words.render import choose

THIS, OF = N_("This slide"), N_("of %(time)s")
REHEARSAL = N_("Rehearsal")
NOTES, ONLY = N_("Notes: %(language)s"), N_("Notes only in: %(language)s")
THICK = 5.0


class Stay(Pane):
    """The pane."""

    def __init__(self, parent: QWidget, store: Store, measure: Measure) -> None:
        super().__init__(parent, "stay")
        self._store, self._measure = store, measure

    @guarded
    def refresh(self) -> None:
        """As things stand now."""
        if self._store.state.session is not None:
            self.draw(list(self._said(self._store.state, self._store.now())))

    def _said(self, state: State, now: float) -> Iterator[Mark]:
        session, here, language = state.session, state.position.slide, state.notes_language
        assert session is not None
        stop = session.talk.stop(here)
        took = pace.spent(session, here, now).get(here, 0.0)
        over = stop is not None and int(took) > stop.seconds
        token = "touch" if over else "ink"
        large = session.rehearsal
        base = 46.0 if large else 26.0
        pieces = [(tr(language, REHEARSAL), HEAD, "acc"), ("   ", HEAD, "quiet")] if large else []
        pieces += [(tr(language, THIS) + "  ", SAID, "quiet"), (clock_time(took), TIME if large else HEAD, token)]
        if stop is not None:
            planned = tr(language, OF, time=clock_time(stop.seconds))
            pieces += [(f" {planned}", SAID, "quiet")]
        said = row("stay", pieces, 0, base, self.box.w * 0.66, self._measure)
        yield said
        text, odd = self._language(state)
        room = self.box.w - said.box.right - 24
        yield right("stay.notes", text, SMALL, "touch" if odd else "quiet", self.box.w, base, room, self._measure)
        track = Box(0, self.box.h - THICK - 7, self.box.w, THICK)
        yield Panel("stay.track", track, (THICK / 2, THICK / 2), "line")
        if stop is not None and took > 0:
            share = min(took / stop.seconds, 1.0)
            done = Box(track.x, track.y, max(track.w * share, THICK), THICK)
            yield Panel("stay.done", done, (THICK / 2, THICK / 2), "touch" if over else "acc")

    def _language(self, state: State) -> tuple[str, bool]:
        """That of the notes; and whether it is another than the speaker's."""
        deck, wanted = self._store.deck, state.notes_language
        text, names = notes_of(deck, state), deck.kiosk.languages
        spoken = choose(text, deck, wanted)[0] if text else wanted
        said = NOTES if spoken == wanted else ONLY
        return tr(wanted, said, language=names.get(spoken, spoken)), spoken != wanted
