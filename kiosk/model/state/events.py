"""Everything that can happen to the state. The store stamps each event: `replace(event, at=now)`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kiosk.model.deck import Deck, Theme
from kiosk.model.state.state import Motion, Panel, TextSize


@dataclass(frozen=True)
class Event:
    """Base of all events; `at` is monotonic seconds."""

    at: float = field(default=0.0, kw_only=True)


@dataclass(frozen=True)
class Moving(Event):
    """Base of events that may set a chart in motion; `origin`: where its values are as this happens, by key.

    The store fills it in, as it does `at`: no reducer knows what a chart draws.
    """

    origin: Mapping[str, float] = field(default_factory=dict, hash=False, kw_only=True)


@dataclass(frozen=True)
class Touch(Event):
    """A touch or key that wakes the booth from attract; elsewhere an `Activity`."""


@dataclass(frozen=True)
class Activity(Event):
    """A touch or key that does nothing, but shows that somebody is there."""


@dataclass(frozen=True)
class StaffActivity(Activity):
    """One of staff's, on what only they see: it keeps the screen awake, and is no visit."""


@dataclass(frozen=True)
class Next(Event):
    """Onwards; from a topic's last slide, home."""


@dataclass(frozen=True)
class Previous(Event):
    """Backwards; from a topic's first slide, home."""


@dataclass(frozen=True)
class First(Event):
    """To the topic's first slide."""


@dataclass(frozen=True)
class Last(Event):
    """To the topic's last slide."""


@dataclass(frozen=True)
class GoHome(Event):
    """To the home slide."""


@dataclass(frozen=True)
class Open(Event):
    """To a topic's first slide."""

    topic: str


@dataclass(frozen=True)
class GoTo(Event):
    """To any slide; `step` None is where the mode enters slides (visit: everything shown)."""

    slide: str
    step: int | None = None


@dataclass(frozen=True)
class ChooseLanguage(Event):
    """The audience's language."""

    language: str


@dataclass(frozen=True)
class SwitchLanguage(Event):
    """To the next of the deck's languages."""


@dataclass(frozen=True)
class ChooseTheme(Event):
    """Dark, light or contrast."""

    theme: Theme


@dataclass(frozen=True)
class ChooseTextSize(Event):
    """Normal, large or largest."""

    text_size: TextSize


@dataclass(frozen=True)
class ChooseMotion(Event):
    """Full, or none: everything jumps to its end."""

    motion: Motion


@dataclass(frozen=True)
class SelectMark(Event):
    """A mark of a slide's chart, by key; None selects nothing."""

    slide: str
    key: str | None = None


@dataclass(frozen=True)
class ChooseView(Moving):
    """Another view of a slide's chart."""

    slide: str
    view: str | None = None


@dataclass(frozen=True)
class ChooseTime(Moving):
    """The year that a chart shows; a play stops here."""

    slide: str
    time: int | None = None


@dataclass(frozen=True)
class Play(Moving):
    """A chart runs through its years, from the one on show, or again from the first. `times`: all of them, in order."""

    slide: str
    times: tuple[int, ...] = ()


@dataclass(frozen=True)
class Pause(Event):
    """A play stops where it is."""

    slide: str


@dataclass(frozen=True)
class OpenPanel(Event):
    """Something over the slide: what its numbers are, all slides, how it is shown, a QR to take home."""

    panel: Panel


@dataclass(frozen=True)
class ClosePanel(Event):
    """Back to the slide."""


@dataclass(frozen=True)
class StartQuiz(Event):
    """A round of "guess the number", with questions that the last one did not ask."""


@dataclass(frozen=True)
class Guess(Event):
    """What the slider of a question says."""

    slide: str
    value: Decimal


@dataclass(frozen=True)
class Resume(Event):
    """Go on with the visit that was left a moment ago."""


@dataclass(frozen=True)
class Clean(Event):
    """Staff clean the screen: for half a minute touch does nothing."""


@dataclass(frozen=True)
class StartTalk(Event):
    """Give a talk, from wherever the booth is.

    console     whether there is a screen for the speaker
    from_booth  whether the booth goes on afterwards, however the talk ends
    """

    talk: str
    rehearsal: bool = False
    console: bool = True
    from_booth: bool = True


@dataclass(frozen=True)
class Hours(Event):
    """The opening hours begin or end."""

    open: bool


@dataclass(frozen=True)
class StartIn(Event):
    """Staff choose the language in which each visit starts from now on; where it is not a talk, it is shown at once."""

    language: str


@dataclass(frozen=True)
class Continue(Event):
    """The answer "I am still here" to the idle ring."""


@dataclass(frozen=True)
class StartOver(Event):
    """Back to attract, all reset."""


@dataclass(frozen=True)
class Tick(Moving):
    """Time has passed; comes when `deadline` is due, and changes nothing before it."""


@dataclass(frozen=True)
class DeckReplaced(Moving):
    """Other content takes over: `deck` is the new one, while `reduce` gets the one that was.

    Both are needed: a visitor whose slide is gone goes to the next that survived in the old order.
    """

    deck: Deck
