"""What a speaker can do, beside what everybody can (events.py)."""

from dataclasses import dataclass

from kiosk.model.state.events import Event
from kiosk.model.state.session import Blank, Pointer, Sheet


@dataclass(frozen=True)
class EndTalk(Event):
    """Asked twice within three seconds, the talk is over; once, the console says so."""


@dataclass(frozen=True)
class Restart(Event):
    """The first slide, and a clock that has not begun."""


@dataclass(frozen=True)
class Clock(Event):
    """Start the clock, stop it, let it go on."""


@dataclass(frozen=True)
class Blanked(Event):
    """Black or white over the audience's picture; the same again takes it away."""

    blank: Blank


@dataclass(frozen=True)
class Freeze(Event):
    """The audience sees a still (True), or what the speaker sees (False); None: the other of the two."""

    on: bool | None = None


@dataclass(frozen=True)
class PointAt(Event):
    """The speaker's finger, in stage units; None: it is gone."""

    pointer: Pointer | None = None


@dataclass(frozen=True)
class Spotlight(Event):
    """The pointer is a spotlight, or a dot again."""


@dataclass(frozen=True)
class Keep(Event):
    """Next shows this optional slide even when late, or does not; None: the next optional one of the plan."""

    slide: str | None = None


@dataclass(frozen=True)
class NotesSize(Event):
    """Larger notes (+1), or smaller ones (-1)."""

    by: int


@dataclass(frozen=True)
class SwitchNotes(Event):
    """The notes in the next of the deck's languages."""


@dataclass(frozen=True)
class SwitchSecond(Event):
    """The second audience's screen in the next of the deck's languages."""


@dataclass(frozen=True)
class Both(Event):
    """A band with headline and key figures in the other language, or none."""


@dataclass(frozen=True)
class Swap(Event):
    """Audience and console change screens."""


@dataclass(frozen=True)
class OpenSheet(Event):
    """Overview or keys on the console; the same again closes it."""

    sheet: Sheet


@dataclass(frozen=True)
class CloseSheet(Event):
    """Back to notes and slides."""


@dataclass(frozen=True)
class Console(Event):
    """The speaker's screen came, or went."""

    there: bool
