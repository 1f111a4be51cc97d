"""The state: everything that decides what the kiosk shows, as one frozen value.

It holds no clock. Stamps are monotonic seconds that the store put on the events; the phase of any motion is a function
of a stamp and now, so that a scene built in mid-flight shows the same frame. Places are ids, never indexes: content may
be replaced under a visitor's finger. Mappings are never changed in place: typed `Mapping`, mypy sees to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from kiosk.model.deck import Theme

if TYPE_CHECKING:
    from kiosk.model.state.session import Session

Mode = Literal["attract", "visit", "quiz", "talk", "asleep", "cleaning"]
Panel = Literal["about", "overview", "display", "take"]
"""What may stand over the slide: its numbers, all slides, text size and contrast and motion, a QR to take home."""
TextSize = Literal["normal", "large", "largest"]
Motion = Literal["full", "none"]
Move = Literal["none", "next", "previous", "in", "out", "swap"]
"""What the last change of picture was, which tells a transition its direction.

none  a jump, or the same picture     in   into a topic, or a visitor's first step out of attract
next  onwards within a topic          out  back to home, or to attract
previous  backwards within a topic    swap the same place in another language, theme or size; attract's next stop
"""


@dataclass(frozen=True)
class Position:
    """A slide and how much of it shows: step 0 is before the first `reveal`, the slide's `steps` is all of it."""

    slide: str
    step: int = 0


@dataclass(frozen=True)
class ChartState:
    """What was done to a slide's chart.

    view       which alternative shows; None: the first
    selection  key of the mark that is read
    time       the year on show, where it plays; None: all of it, or the last
    ahead      years that a play has still to come to; none while it stands
    origin     values, by key, where the last change caught the marks: motion starts from there
    stamp      when data last changed under the chart (view, time, content); a selection moves nothing and leaves it
    """

    view: str | None = None
    selection: str | None = None
    time: int | None = None
    ahead: tuple[int, ...] = ()
    origin: Mapping[str, float] = field(default_factory=dict, hash=False)
    stamp: float = 0.0


@dataclass(frozen=True)
class Defaults:
    """What a reset goes back to, from command line and settings. None: as the content says."""

    language: str | None = None
    theme: Theme | None = None
    text_size: TextSize | None = None
    motion: Motion | None = None


@dataclass(frozen=True)
class Round:
    """A round of "guess the number".

    questions  slides that ask, in their order
    guesses    by slide id: what the visitor's slider says; absent where it was not touched
    told       questions whose answer is shown, and whether the guess was near enough
    away       the question from which the visitor went to the slide with its number; "back" leads there again
    """

    questions: tuple[str, ...]
    guesses: Mapping[str, Decimal] = field(default_factory=dict, hash=False)
    told: Mapping[str, bool] = field(default_factory=dict, hash=False)
    away: str | None = None


@dataclass(frozen=True)
class State:
    """What the kiosk shows, to whom, since when.

    language, notes_language  the audience's, and that of the speaker's notes
    entered          when the slide on show was entered; a chart's entrance is a function of it
    move, moved      the last change of picture, and when
    touched          the last sign of a visitor
    asked            since when the idle ring asks "still there?"; None while it does not
    panel            what stands over the slide; None: nothing
    seen             slides that this visit has come by
    quiz, quizzed    the round of questions that is played; how many questions rounds have used, whoever played them
    left             the visit that nobody answered for, which may be gone on with for a minute; None: there is none
    session          the talk that is being given
    closed           whether it is out of opening hours: the screen may go dark
    round, nth       attract: rounds done, and which of the slide's stops this is, where the loop has several
    attract_since    attract: since when this stop (in this language) is on show
    charts           by slide id
    """

    mode: Mode
    position: Position
    language: str
    notes_language: str
    theme: Theme
    text_size: TextSize = "normal"
    motion: Motion = "full"
    defaults: Defaults = Defaults()
    entered: float = 0.0
    move: Move = "none"
    moved: float = 0.0
    touched: float = 0.0
    asked: float | None = None
    panel: Panel | None = None
    seen: frozenset[str] = frozenset()
    quiz: Round | None = None
    quizzed: int = 0
    left: "State | None" = None
    session: "Session | None" = None
    closed: bool = False
    round: int = 0
    nth: int = 0
    attract_since: float = 0.0
    charts: Mapping[str, ChartState] = field(default_factory=dict, hash=False)
