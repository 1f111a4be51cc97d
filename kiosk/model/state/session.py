"""A talk while it is given: its clock, what the audience is shown of it, what the speaker has open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kiosk.model.talk import Talk

Blank = Literal["black", "white"]
Sheet = Literal["overview", "help"]
NOTES_SIZES = 7
"""Steps of the notes' size; the middle one is where it begins."""


@dataclass(frozen=True)
class Pointer:
    """Where the speaker points, in stage units of the slide on show."""

    kind: Literal["spotlight", "laser"]
    x: float
    y: float


@dataclass(frozen=True)
class Session:
    """A talk that is being given.

    rehearsal   nobody listens: what the slides really took is shown beside the plan
    console     whether the speaker has a screen of their own; without one, nothing that only it shows can be opened
    begun       when its clock set out: at the speaker's word, or with the first press onwards; None: not yet
    paused      since when the clock stands; None: it runs
    held        seconds that it stood before
    since       what its clock said as the slide on show was entered
    spent       clock seconds on each slide, without the stay that lasts
    kept        optional slides that next does not pass over, however late it is
    aside       the slide of the talk from which a detour set out; None: there is none
    aside_step  and its step
    blank       the audience sees black, or white
    frozen      the audience sees a still, whatever the speaker does
    swapped     audience and console stand on each other's screens
    sheet       what is open on the console
    pointer     what the audience sees of the speaker's finger
    spotlight   whether that is a spotlight, else a dot
    notes_size  step of the notes' size, 0 to NOTES_SIZES - 1
    second      language of the second audience's screen; None: the audience's
    both        whether a band says headline and key figures in the other language
    ended       since when the last slide is over; None: it is not
    leaving     when the speaker first asked to end; a second time within three seconds does
    from_booth  whether the booth goes on after it, else the program ends
    """

    talk: Talk
    rehearsal: bool = False
    console: bool = True
    begun: float | None = None
    paused: float | None = None
    held: float = 0.0
    since: float = 0.0
    spent: Mapping[str, float] = field(default_factory=dict, hash=False)
    kept: frozenset[str] = frozenset()
    aside: str | None = None
    aside_step: int = 0
    blank: Blank | None = None
    frozen: bool = False
    swapped: bool = False
    sheet: Sheet | None = None
    pointer: Pointer | None = None
    spotlight: bool = False
    notes_size: int = NOTES_SIZES // 2
    second: str | None = None
    both: bool = False
    ended: float | None = None
    leaving: float | None = None
    from_booth: bool = True
