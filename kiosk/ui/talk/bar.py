"""The bar at the top: the time of day, how long the talk has lasted, what is left, and how it stands against its plan.

Pace is told in words, in a colour and by the row of cells: violet ahead, white on time, filled behind. What is only for
a moment (a number that is typed, the question whether to end) stands where the row stands.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box, Icon, Mark, Panel
from kiosk.charts.measure import Measure
from kiosk.charts.text import Piece, line
from kiosk.model.problem import N_
from kiosk.model.state import State, pace, way
from kiosk.model.state.session import Session
from kiosk.model.tokens import STYLES, Style
from kiosk.ui.guard import guarded
from kiosk.ui.store import Store
from kiosk.ui.talk.cells import cells
from kiosk.ui.talk.pane import HEAD, SMALL, TIME, Pane, clock_time, fitted, row
from kiosk.words.messages import tr
from kiosk.words.render import plain

LEFT = replace(STYLES["m-list"], tabular=True)
"""What is left: the largest on the console."""
NOTICE = HEAD.scaled(30 / 26)
MARGIN, APART, AIR, EDGE = 32.0, 36.0, 12.0, 9.0
"""At the sides; between figures; inside a capsule; and above and below it."""
BASE, CAPTION = 62.0, 90.0
"""Baselines of the figures and of what they are."""
MIDDLE, MIDDLE_HIGH, CAPTION_HIGH = 42.0, 134.0, 178.0
"""Middle of the row of cells; the same, and its caption, where it stands below the figures."""

DAY, GONE, REST, OVER = N_("time of day"), N_("elapsed"), N_("remaining"), N_("overtime")
WAITS, STANDS = N_("not started"), N_("paused")
PACES = {"ahead": N_("ahead"), "on time": N_("on time"), "behind": N_("behind")}
AGAIN = N_("Ctrl+Q again ends the talk")
GO, NOWHERE = N_("Go to %(n)s"), N_("The talk has slides 1 to %(count)s")
ENTER = N_("Enter")


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure and what it is, one above the other; `most`: the widest that the figure may become.

    fill  on a capsule of this colour
    icon  in place of a figure
    """

    key: str
    figure: str
    most: str
    style: Style
    token: str
    caption: str
    captions: tuple[str, ...]
    under: str = "quiet"
    fill: str = ""
    icon: str = ""

    def width(self, language: str, measure: Measure) -> float:
        """Room that it takes, whatever it says: nothing moves as time passes."""
        said = (measure.advance(tr(language, each), SMALL) for each in self.captions)
        return max(measure.advance(self.most, self.style), *said)


class Bar(Pane):
    """The pane; `upright`: the row of cells stands below the figures."""

    def __init__(self, parent: QWidget, store: Store, measure: Measure, wall: Callable[[], datetime]) -> None:
        super().__init__(parent, "bar", "raised")
        self._store, self._measure, self._wall = store, measure, wall
        self.upright = False
        self.typed = ""

    @guarded
    def refresh(self) -> None:
        """As things stand now."""
        state = self._store.state
        if state.session is None:
            return
        now = self._store.now()
        language, measure = state.notes_language, self._measure
        first, *others = slots(state.session, self._pace(state, now), now, self._wall())
        marks = [*_slot(first, MARGIN, language, measure)]
        x = self.box.w - MARGIN
        for slot in reversed(others):
            x -= slot.width(language, measure)
            marks += _slot(slot, x, language, measure)
            x -= APART
        begin = MARGIN + first.width(language, measure) + APART
        room = Box(begin, MIDDLE, x - begin, CAPTION)
        if self.upright:
            room = Box(MARGIN, MIDDLE_HIGH, self.box.w - 2 * MARGIN, CAPTION_HIGH)
        self.draw([*marks, *self._middle(state, now, room)])

    def _pace(self, state: State, now: float) -> pace.Pace:
        return pace.pace(self._store.deck, state, now)

    def _middle(self, state: State, now: float, room: Box) -> Iterator[Mark]:
        """Cells, or what is only for a moment; `room.y` is the middle of the cells, `room.h` the caption's baseline."""
        session, language = state.session, state.notes_language
        assert session is not None
        if session.leaving is not None:
            yield from self._notice(room, "acc", ((tr(language, AGAIN), NOTICE, "onacc"),), None, "")
        elif self.typed:
            yield from self._typing(state, session, room)
        else:
            here = way.place(self._store.deck, state)
            plan = session.talk.plan(here) if here else None
            yield from cells(session, plan, now, room, self._measure, language)

    def _typing(self, state: State, session: Session, room: Box) -> Iterator[Mark]:
        deck, language = self._store.deck, state.notes_language
        ids = way.spoken(deck, session.talk)
        number = int(self.typed) if self.typed.isdigit() else None
        inside = number is not None and 0 < number <= len(ids)
        said = plain(deck.slides[ids[number - 1]].title, deck, language) if inside and number else ""
        said = said or tr(language, NOWHERE, count=len(ids))
        head = ((tr(language, GO, n=self.typed), NOTICE, "ink"),)
        yield from self._notice(room, "raised2", head, (said, SMALL, "quiet"), tr(language, ENTER) if inside else "")

    def _notice(self, room: Box, fill: str, head: Sequence[Piece], under: Piece | None, end: str) -> Iterator[Mark]:
        """A capsule with a line or two, and what to press."""
        top = room.y - MIDDLE + EDGE
        box = Box(room.x, top, room.w, room.h + EDGE - top)
        inner = box.w - 48
        base = box.y + 36 if under else box.cy + 10
        yield Panel("notice", box, (20, 20), fill)
        yield row("notice.head", head, box.x + 24, base, inner, self._measure)
        if under:
            text, style, token = under
            style = fitted(text, style, inner, self._measure)
            yield line("notice.under", text, style, token, box.x + 24, base + 32, self._measure)
        if end:
            yield line("notice.end", end, HEAD, "touch", box.right - 24, base, self._measure, align="right")


def slots(session: Session, stands: pace.Pace, now: float, wall: datetime) -> tuple[Slot, Slot, Slot, Slot]:
    """Time of day, gone by, to go, pace."""
    gone, left = pace.elapsed(session, now), session.talk.minutes * 60 - int(pace.elapsed(session, now))
    hours = session.talk.minutes >= 60 or gone >= 3600
    most = "0:00:00" if hours else "00:00"
    begun, stopped = session.begun is not None, session.paused is not None and session.ended is None
    over = begun and left < 0
    runs = GONE if begun and not stopped else STANDS if stopped else WAITS
    behind = stands.word == "behind"
    return (
        Slot("day", f"{wall:%H:%M}", "00:00", TIME, "ink", DAY, (DAY,)),
        Slot(
            "gone", clock_time(gone, padded=True, hours=hours), most, TIME, "ink" if runs == GONE else "quiet",
            runs, (GONE, WAITS, STANDS), "quiet" if runs == GONE else "touch",
        ),
        Slot(
            "rest", clock_time(left, padded=left >= 0, hours=hours), most, LEFT, "ontouch" if over else "ink",
            OVER if over else REST, (REST, OVER), "ontouch" if over else "quiet", "touch" if over else "",
        ),
        Slot(
            "pace", clock_time(stands.seconds) if begun and stands.seconds else "", "00:00", TIME,
            "ontouch" if behind else "it", PACES[stands.word] if begun else "", tuple(PACES.values()),
            "ontouch" if behind else "it" if stands.word == "ahead" else "ink", "touch" if behind else "",
            "check" if begun and stands.word == "on time" else "",
        ),
    )  # fmt: skip


def _slot(slot: Slot, x: float, language: str, measure: Measure) -> Iterator[Mark]:
    width = slot.width(language, measure)
    if slot.fill:
        yield Panel(f"{slot.key}.fill", Box(x - AIR, EDGE, width + 2 * AIR, CAPTION), (20, 20), slot.fill)
    if slot.icon:
        yield Icon(f"{slot.key}.icon", slot.icon, Box(x - 5, BASE - 40, 46, 46), slot.under, 2.25)
    if slot.figure:
        style = fitted(slot.figure, slot.style, width, measure)
        yield line(slot.key, slot.figure, style, slot.token, x, BASE, measure)
    if slot.caption:
        yield line(f"{slot.key}.is", tr(language, slot.caption), SMALL, slot.under, x, CAPTION, measure)
