"""State, events and `reduce(deck, state, event) -> state`: all that the kiosk does, without a clock and without Qt.

- state.py: the frozen value. events.py: what can happen.
- attract.py, visit.py, quiz.py, talk.py, asleep.py, cleaning.py: a reducer a mode. reducer.py: the modes composed.
- presence.py: what holds wherever a visitor is (idle ring, panels, language and size).
- session.py, speaking.py: a talk that is being given, what its speaker can do. leading.py: the way through its slides.
  pace.py: its clock, and how it stands against its plan.
- way.py: where slides lie in a deck. reading.py: how long a slide takes to read.
"""

from typing import TYPE_CHECKING

from kiosk.model.state.events import (
    Activity,
    ChooseLanguage,
    ChooseMotion,
    ChooseTextSize,
    ChooseTheme,
    ChooseTime,
    ChooseView,
    Clean,
    ClosePanel,
    Continue,
    DeckReplaced,
    Event,
    First,
    GoHome,
    GoTo,
    Guess,
    Hours,
    Last,
    Moving,
    Next,
    Open,
    OpenPanel,
    Pause,
    Play,
    Previous,
    Resume,
    SelectMark,
    StaffActivity,
    StartIn,
    StartOver,
    StartQuiz,
    StartTalk,
    SwitchLanguage,
    Tick,
    Touch,
)
from kiosk.model.state.reading import reading_seconds
from kiosk.model.state.reducer import deadline, initial, neighbours, reduce
from kiosk.model.state.state import (
    ChartState,
    Defaults,
    Mode,
    Motion,
    Move,
    Panel,
    Position,
    Round,
    State,
    TextSize,
)
from kiosk.model.state.way import asking, is_last, progress, questions

if TYPE_CHECKING:
    from kiosk.model.state.session import NOTES_SIZES, Blank, Pointer, Session, Sheet
    from kiosk.model.state.speaking import (
        Blanked,
        Both,
        Clock,
        CloseSheet,
        Console,
        EndTalk,
        Freeze,
        Keep,
        NotesSize,
        OpenSheet,
        PointAt,
        Restart,
        Spotlight,
        Swap,
        SwitchNotes,
        SwitchSecond,
    )

__all__ = [
    "NOTES_SIZES",
    "Activity",
    "Blank",
    "Blanked",
    "Both",
    "ChartState",
    "ChooseLanguage",
    "ChooseMotion",
    "ChooseTextSize",
    "ChooseTheme",
    "ChooseTime",
    "ChooseView",
    "Clean",
    "Clock",
    "ClosePanel",
    "CloseSheet",
    "Console",
    "Continue",
    "DeckReplaced",
    "Defaults",
    "EndTalk",
    "Event",
    "First",
    "Freeze",
    "GoHome",
    "GoTo",
    "Guess",
    "Hours",
    "Keep",
    "Last",
    "Mode",
    "Motion",
    "Move",
    "Moving",
    "Next",
    "NotesSize",
    "Open",
    "OpenPanel",
    "OpenSheet",
    "Panel",
    "Pause",
    "Play",
    "PointAt",
    "Pointer",
    "Position",
    "Previous",
    "Restart",
    "Resume",
    "Round",
    "SelectMark",
    "Session",
    "Sheet",
    "Spotlight",
    "StaffActivity",
    "StartIn",
    "StartOver",
    "StartQuiz",
    "StartTalk",
    "State",
    "Swap",
    "SwitchLanguage",
    "SwitchNotes",
    "SwitchSecond",
    "TextSize",
    "Tick",
    "Touch",
    "asking",
    "deadline",
    "initial",
    "is_last",
    "neighbours",
    "progress",
    "questions",
    "reading_seconds",
    "reduce",
]

MODULES_OF_TALKS = ("kiosk.model.state.session", "kiosk.model.state.speaking")

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """What belongs to talks comes when it is asked for: the booth starts without."""
        from importlib import import_module

        for module in map(import_module, MODULES_OF_TALKS) if name in __all__ else ():
            if hasattr(module, name):
                return getattr(module, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
