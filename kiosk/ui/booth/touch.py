"""What fingers mean, in numbers: which of them counts, and whether its way is a tap, a swipe or a reading.

The first finger counts until it lifts; whatever else comes down meanwhile does nothing, however long it stays. A drag
that begins on a chart and is slow reads its marks; a quick one takes the slide along, chart or not. Along the years of
a play every drag scrubs. A release decides.
"""

from dataclasses import dataclass, replace
from math import copysign, hypot
from typing import Literal

from kiosk.model.state import Activity, Event, Next, Previous

Row = Literal["marks", "times"]
"""What a finger may read along: a chart's marks, a play's years."""
Kind = Literal["down", "moved", "up"]
Sign = Literal["press", "move", "release", "cancel"]

SWIPE_MM = 25.0
FLICK_MM_S = 180.0
TAP_MM = 7.0
SWIPE_SLOPE = 1.2
"""A swipe is wider than it is high by this factor."""
READ_MM_S = 120.0
"""Slower than this, on the whole way since it came down, a finger reads."""
FOLLOW_MM, SURE_MM = 4.0, 14.0
"""From here on the slide follows; from a chart's row, where a finger may still turn out to read, a little later."""
RECENT = 0.1
"""The last seconds, which say how fast a finger is as it lifts."""
PALM_MM = 30.0
STILL_MM = 3.0
"""Less than that is no movement: skin trembles."""
MOUSE = -1
"""The number of a contact that is a mouse, or a screen that passes for one: a finger like any other."""


@dataclass(frozen=True, slots=True)
class Contact:
    """What a screen tells of one finger; x, y in pixels of the window, `wide` in millimetres (0: it does not tell)."""

    number: int
    kind: Kind
    x: float
    y: float
    wide: float = 0.0


class Hand:
    """Which contact counts: the first, until it lifts, proves to be a palm or is let go."""

    def __init__(self) -> None:
        self.first: Contact | None = None
        self._still = (0.0, 0.0)

    def take(self, contact: Contact) -> Sign | None:
        """What a contact is to the rest of the program; None: nothing."""
        palm = contact.wide > PALM_MM
        if contact.kind == "down":
            if self.first is not None or palm:
                return None
            self.first, self._still = contact, (contact.x, contact.y)
            return "press"
        if self.first is None or contact.number != self.first.number:
            return None
        self.first = None if palm or contact.kind == "up" else contact
        return "cancel" if palm else "release" if contact.kind == "up" else "move"

    def let_go(self) -> None:
        """The finger does nothing more until it comes down anew."""
        self.first = None

    def stirred(self, px_mm: float) -> bool:
        """Whether the finger has moved since this last said so."""
        here = (self.first.x, self.first.y) if self.first else self._still
        if hypot(here[0] - self._still[0], here[1] - self._still[1]) < STILL_MM * px_mm:
            return False
        self._still = here
        return True


@dataclass(frozen=True, slots=True)
class Press:
    """Where and when a finger came down, in pixels and seconds; on what it lies, and whether it reads that.

    early    it came down while nothing could be touched yet
    follows  the slide goes with it, and it will not read any more
    recent   where across it was, and when, in the last moments
    """

    x: float
    y: float
    at: float
    row: Row | None = None
    reads: bool = False
    early: bool = False
    follows: bool = False
    recent: tuple[tuple[float, float], ...] = ()


def moved(press: Press, x: float, y: float, at: float, px_mm: float) -> Press:
    """The press after a move: once it reads, or the slide follows, so it goes on."""
    press = replace(press, recent=(*(each for each in press.recent if at - each[1] <= RECENT), (x, at)))
    if press.reads or press.follows:
        return press
    dx, dy = (x - press.x) / px_mm, (y - press.y) / px_mm
    way = hypot(dx, dy)
    slow = press.row == "times" or way <= READ_MM_S * (at - press.at)
    if press.row is not None and way >= TAP_MM and slow:
        return replace(press, reads=True)
    enough = FOLLOW_MM if press.row is None else SURE_MM
    follows = press.row != "times" and abs(dx) >= max(enough, abs(dy) * SWIPE_SLOPE)
    return replace(press, follows=follows)


def speed(press: Press, x: float, at: float) -> float:
    """Pixels a second, to the right, as a finger lifts here and now."""
    known = ((press.x, press.at), *press.recent)
    since, when = next((each for each in known if at - each[1] <= RECENT), known[-1])
    return (x - since) / max(at - when, 0.001)


def tapped(press: Press, x: float, y: float, px_mm: float) -> bool:
    """Whether a release is a tap: it came up where it went down."""
    return not press.follows and hypot(x - press.x, y - press.y) / px_mm < TAP_MM


def released(press: Press, x: float, y: float, at: float, px_mm: float) -> Event:
    """What a release means: a long or quick way sideways turns the slide, all else shows that somebody is there.

    Whoever has pulled the slide far and throws it back wants it back.
    """
    dx, dy = (x - press.x) / px_mm, (y - press.y) / px_mm
    if press.reads or hypot(dx, dy) < TAP_MM or abs(dx) < abs(dy) * SWIPE_SLOPE:
        return Activity()
    whole = abs(dx) / max(at - press.at, 0.001)
    last = copysign(1.0, dx) * speed(press, x, at) / px_mm
    if last > -FLICK_MM_S and (abs(dx) >= SWIPE_MM or max(whole, last) >= FLICK_MM_S):
        return Next() if dx < 0 else Previous()
    return Activity()
