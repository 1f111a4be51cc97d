"""A slide in the hand: where the finger has it, what comes into sight beside it, how long the rest of the way takes.

Nothing of it is state: a finger that is let go leaves no trace. The neighbour's picture may still be missing as the
finger sets out; ground shows then, and the picture is made while the finger is under way.
"""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmap

from kiosk.charts.motion import SLIDE_SECONDS
from kiosk.compose.page import Choice
from kiosk.model.deck import Deck
from kiosk.model.state import Event, Next, Previous, State, reduce
from kiosk.ui.guard import guarded
from kiosk.ui.stage.gallery import Gallery, View, choice_of, view_of
from kiosk.ui.stage.transition import EASE_OUT, Transition
from kiosk.ui.style import color

Side = Literal["next", "previous"]
OTHER: dict[Side, Side] = {"next": "previous", "previous": "next"}
_LEADS: dict[Side, Event] = {"next": Next(), "previous": Previous()}
GIVE = 0.14
"""Where there is no neighbour a slide gives way, ever less, up to this part of its width."""
LEAST_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Beside:
    """A neighbour: view and choice as the state would have them there."""

    view: View
    choice: Choice


def loose(state: State) -> bool:
    """Whether a slide can be moved by hand at all."""
    return state.motion != "none" and state.mode not in ("asleep", "cleaning") and state.asked is None


def touchable(state: State) -> bool:
    """Whether a finger on the stage means the slide: not that of a speaker who has a console to touch instead."""
    alone = state.session is not None and not state.session.console
    return state.mode in ("visit", "quiz") or (state.mode == "talk" and alone)


def beside(deck: Deck, state: State, portrait: bool, now: float) -> dict[Side, Beside]:
    """The neighbours that a finger can draw in: none where a side leads to no other slide, or nobody is here."""
    found: dict[Side, Beside] = {}
    for side, event in _LEADS.items() if touchable(state) else ():
        there = reduce(deck, state, replace(event, at=now))
        if there.position.slide != state.position.slide:
            found[side] = Beside(view_of(there, portrait), choice_of(there))
    return found


class Drag:
    """A finger that has the slide, on the sheet of transitions.

    side    to which it is being pulled
    share   how far it has moved, in parts of its width
    thrown  as the finger lifts: its speed towards that side, in widths a second; None while it lies there
    """

    def __init__(
        self, sheet: Transition, gallery: Gallery, before: QPixmap, neighbours: dict[Side, Beside], theme: str,
        x: float,
    ) -> None:  # fmt: skip
        self._sheet, self._gallery, self._ground, self._origin = sheet, gallery, color(theme, "ground"), x
        self.before, self._neighbours = before, neighbours
        self._pictures: dict[Side, QPixmap] = {}
        self.side: Side = "next"
        self.share = 0.0
        self.thrown: float | None = None
        self._over = False
        sheet.begin(before, QPixmap(), self.side, self._ground, start=0.0)

    def pull(self, x: float) -> None:
        """The finger is at `x` now."""
        way = (x - self._origin) / max(self._sheet.width(), 1)
        self.side = "next" if way < 0 else "previous"
        there = self._neighbours.get(self.side)
        self.share = min(abs(way), 1.0) if there else give(abs(way))
        if there is not None and self.side not in self._pictures:
            ready = there.choice == Choice() and self._gallery.has(there.view, False)
            if not ready:  # the finger goes first
                QTimer.singleShot(0, self._sheet, self._bring)
            self._pictures[self.side] = self._made(there) if ready else QPixmap()
        self._sheet.hold(self._pictures.get(self.side, QPixmap()), self.side, self.share)

    def throw(self, across: float) -> None:
        """The finger lifts, at so many pixels a second to the right."""
        towards = across / max(self._sheet.width(), 1)
        self.thrown = -towards if self.side == "next" else towards

    def onwards(self) -> float:
        """Begin the rest of the way on the sheet; how long it takes."""
        seconds, slope = pace(1.0 - self.share, self.thrown or 0.0)
        self._sheet.begin(self.before, self._after(), self.side, self._ground, start=self.share, slope=slope)
        return seconds

    def back(self) -> float:
        """Begin the way back on the sheet; how long it takes."""
        seconds, slope = pace(self.share, -(self.thrown or 0.0))
        side = OTHER[self.side]
        self._sheet.begin(self._shown, self.before, side, self._ground, start=1.0 - self.share, slope=slope)
        return seconds

    def end(self) -> None:
        """The sheet is somebody else's from now on."""
        self._over = True

    def leads_to(self, view: View) -> bool:
        """Whether this is the neighbour that is coming in."""
        there = self._neighbours.get(self.side)
        return there is not None and there.view == view

    def _after(self) -> QPixmap:
        there = self._neighbours.get(self.side)
        return self._made(there) if there is not None and self._shown.isNull() else self._shown

    @property
    def _shown(self) -> QPixmap:
        return self._pictures.get(self.side, QPixmap())

    def _made(self, there: Beside) -> QPixmap:
        """A neighbour as its entrance begins."""
        return self._gallery.picture(
            there.view, self._sheet.size(), self._sheet.devicePixelRatioF(), (0.0, None, there.choice)
        )

    @guarded
    def _bring(self) -> None:
        """Make what is missing."""
        there = self._neighbours.get(self.side)
        if there is not None and not self._over and self._shown.isNull():
            self._pictures[self.side] = self._made(there)
            self._sheet.hold(self._shown, self.side, self.share)


def give(way: float) -> float:
    """How far a slide goes that has nowhere to go: half as far as the finger at first, then less and less."""
    return GIVE * (1.0 - 1.0 / (1.0 + 0.5 * way / GIVE))


def pace(share: float, speed: float) -> tuple[float, float]:
    """How long the rest of a slide's way takes, and the slope at which it sets out: as fast as the finger was."""
    if speed <= 0.0 or share <= 0.0:
        return SLIDE_SECONDS, 0.0
    seconds = min(max(EASE_OUT * share / speed, LEAST_SECONDS), SLIDE_SECONDS)
    return seconds, min(speed * seconds / share, EASE_OUT)
