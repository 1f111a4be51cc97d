"""Talk: a speaker leads through the slides of a talk, step by step, on a clock of its own (the way: leading.py).

- To start the talk that is being given changes nothing: who taps twice in a hurry loses neither place nor time.
- The end leaves the last slide on show. A minute and a half after the speaker's last sign of life the booth goes on:
  not into a question from the floor.
- Without a screen for the speaker nothing can be opened or frozen that only it would show: no key seems dead.
"""

from dataclasses import replace

from kiosk.model.deck import Deck
from kiosk.model.state import attract, chart, leading, presence, way
from kiosk.model.state.events import (
    Activity,
    DeckReplaced,
    Event,
    First,
    GoTo,
    Last,
    Next,
    Previous,
    StartTalk,
    Tick,
    Touch,
)
from kiosk.model.state.pace import clock
from kiosk.model.state.session import NOTES_SIZES, Session
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
from kiosk.model.state.state import Position, State

AFTER = 90.0
"""Seconds from the end of the last slide, or from what the speaker did since, to the booth."""
AGAIN = 3.0
"""Seconds in which the speaker has to ask twice to end."""
NOBODY = (Touch, Activity, Console, DeckReplaced)
"""What is no sign of the speaker's."""


def start(deck: Deck, state: State, event: StartTalk) -> State:
    """The talk's first slide; the state as it was where the deck has no slide of it, or where it is being given."""
    talk, now = deck.talks.get(event.talk), state.session
    ids = way.spoken(deck, talk) if talk else ()
    given = now is not None and now.ended is None and (now.talk.id, now.rehearsal) == (event.talk, event.rehearsal)
    if talk is None or not ids or given:
        return state
    codes = way.languages(deck)
    default = way.default_language(deck, state.defaults)
    language = talk.language if talk.language in codes else default
    session = Session(
        talk, event.rehearsal, event.console, both=talk.both, from_booth=event.from_booth,
        second=talk.second_language if talk.second_language in codes else None,
    )  # fmt: skip
    fresh = attract.start(deck, state.defaults, event.at)
    return replace(
        fresh, mode="talk", session=session, position=Position(ids[0]), language=language,
        notes_language=talk.notes_language if talk.notes_language in codes else language,
        theme=talk.theme or fresh.theme, move="swap", seen=frozenset({ids[0]}), closed=state.closed,
        quizzed=state.quizzed,
    )  # fmt: skip


def reduce(deck: Deck, state: State, event: Event) -> State:
    """One event of a talk."""
    session = state.session
    if session is None:  # no talk is being given
        return attract.reset(deck, state, event.at)
    if isinstance(event, Tick):
        return _tick(deck, state, session, event)
    if session.ended is not None and not isinstance(event, NOBODY):
        state = replace(state, touched=event.at)
    match event:
        case DeckReplaced():
            return leading.replaced(deck, state, session, event)
        case EndTalk():
            if session.leaving is not None and event.at <= session.leaving + AGAIN:
                return attract.reset(deck, state, event.at)
            return _with(state, leaving=event.at)
        case Next() | Previous() | First() | Last() | GoTo() | Restart():
            session = replace(session, leaving=None)
            return leading.move(deck, replace(state, session=session), session, event)
        case Console():
            return _console(state, event.there)
        case Clock():
            return replace(state, session=clock(session, event.at))
    if session.console and (told := _shown(state, session, event)) is not None:
        return told
    return _said(deck, state, session, event)


def deadline(deck: Deck, state: State) -> float | None:
    """When the booth goes on, the question whether to end is forgotten, or a play comes to its next year."""
    session = state.session
    if session is None:
        return None
    ends = _goes_on(state, session)
    forgets = session.leaving + AGAIN if session.leaving is not None else None
    return min((due for due in (ends, forgets, chart.due(state)) if due is not None), default=None)


def _goes_on(state: State, session: Session) -> float | None:
    """When the booth goes on; None while the talk is not over."""
    return max(session.ended, state.touched) + AFTER if session.ended is not None else None


def _with(state: State, **changes: object) -> State:
    assert state.session is not None
    return replace(state, session=replace(state.session, **changes))  # type: ignore[arg-type]


def _tick(deck: Deck, state: State, session: Session, event: Tick) -> State:
    ends = _goes_on(state, session)
    if ends is not None and event.at >= ends:
        return attract.reset(deck, state, event.at)
    if session.leaving is not None and event.at >= session.leaving + AGAIN:
        state = _with(state, leaving=None)
    due = chart.due(state)
    return chart.step(state, event.at, event.origin) if due is not None and event.at >= due else state


# -- what only a console shows, or makes sense with one


def _shown(state: State, session: Session, event: Event) -> State | None:
    match event:
        case Freeze():
            return _with(state, frozen=not session.frozen if event.on is None else event.on)
        case OpenSheet():
            return _with(state, sheet=None if session.sheet == event.sheet else event.sheet)
        case CloseSheet():
            return _with(state, sheet=None)
        case Swap():
            return _with(state, swapped=not session.swapped)
        case PointAt():
            return _with(state, pointer=event.pointer)
        case Spotlight():
            return _with(state, spotlight=not session.spotlight, pointer=None)
        case NotesSize():
            return _with(state, notes_size=min(max(session.notes_size + event.by, 0), NOTES_SIZES - 1))
    return None


def _console(state: State, there: bool) -> State:
    """Gone, it leaves nothing behind that only it could take away."""
    if there:
        return _with(state, console=True)
    return _with(state, console=False, frozen=False, sheet=None, pointer=None, spotlight=False)


# -- what changes the audience's picture where it stands, and the clock


def _said(deck: Deck, state: State, session: Session, event: Event) -> State:
    codes = way.languages(deck)
    match event:
        case Blanked():
            return _with(state, blank=None if session.blank == event.blank else event.blank)
        case Both():
            return _with(state, both=not session.both)
        case SwitchNotes():
            return replace(state, notes_language=_after(codes, state.notes_language))
        case SwitchSecond():
            return _with(state, second=_after(codes, session.second or state.language))
        case Keep():
            return _keep(deck, state, session, event.slide)
    return presence.dress(deck, chart.reduce(deck, state, event), event)


def _after(codes: tuple[str, ...], code: str) -> str:
    return codes[(codes.index(code) + 1) % len(codes)] if code in codes else codes[0]


def _keep(deck: Deck, state: State, session: Session, slide: str | None) -> State:
    here = way.place(deck, state)
    coming = (
        stop.slide for stop in session.talk.slides if stop.optional and stop.slide in way.after(deck, state, here)
    )
    chosen = slide if slide is not None else next(coming, None)
    stop = session.talk.stop(chosen) if chosen is not None else None
    return _with(state, kept=session.kept ^ {stop.slide}) if stop is not None and stop.optional else state
