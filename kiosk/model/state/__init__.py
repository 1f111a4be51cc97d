"""State, events and `reduce(deck, state, event) -> state`: all that the kiosk does, without a clock and without Qt.

- state.py: the frozen value. events.py: what can happen.
- attract.py, visit.py: a reducer a mode. reducer.py: the modes composed.
- way.py: where slides lie in a deck. reading.py: how long a slide takes to read.
"""

from kiosk.model.state.events import (
    Activity,
    ChooseLanguage,
    ChooseMotion,
    ChooseTextSize,
    ChooseTheme,
    ChooseView,
    Continue,
    DeckReplaced,
    Event,
    First,
    GoHome,
    GoTo,
    Last,
    Next,
    Open,
    Previous,
    SelectMark,
    StartOver,
    SwitchLanguage,
    Tick,
    Touch,
)
from kiosk.model.state.reading import reading_seconds
from kiosk.model.state.reducer import deadline, initial, neighbours, reduce
from kiosk.model.state.state import ChartState, Defaults, Mode, Motion, Move, Position, State, TextSize
from kiosk.model.state.way import is_last, progress

__all__ = [
    "Activity",
    "ChartState",
    "ChooseLanguage",
    "ChooseMotion",
    "ChooseTextSize",
    "ChooseTheme",
    "ChooseView",
    "Continue",
    "DeckReplaced",
    "Defaults",
    "Event",
    "First",
    "GoHome",
    "GoTo",
    "Last",
    "Mode",
    "Motion",
    "Move",
    "Next",
    "Open",
    "Position",
    "Previous",
    "SelectMark",
    "StartOver",
    "State",
    "SwitchLanguage",
    "TextSize",
    "Tick",
    "Touch",
    "deadline",
    "initial",
    "is_last",
    "neighbours",
    "progress",
    "reading_seconds",
    "reduce",
]
