"""Talk: a speaker leads through the slides of a talk, step by step, on a clock of its own.

- Next lifts a black or white screen before it does anything else: nobody presses it to stay in the dark.
- A slide that is not of the talk (a question from the floor) is a detour: next and previous lead back from it.
- The clock begins at the speaker's word, else as the first slide is left; that slide then counts with what the plan
  gives it at most, since the room may have been filling.
- The end leaves the last slide on show, and a minute and a half later the booth goes on.
- Without a screen for the speaker nothing can be opened or frozen that only it would show: no key seems dead.
"""

from dataclasses import replace

from kiosk.model.deck import Deck
from kiosk.model.state import attract, chart, presence, way
from kiosk.model.state.events import DeckReplaced, Event, First, GoTo, Last, Next, Previous, Tick
from kiosk.model.state.pace import elapsed, passed_over, spent
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
    StartTalk,
    Swap,
    SwitchNotes,
    SwitchSecond,
)
from kiosk.model.state.state import Position, State

AFTER = 90.0
"""Seconds from the end of the last slide to the booth."""
AGAIN = 3.0
"""Seconds in which the speaker has to ask twice to end."""
COUNTED = ("chart", "figure")
"""Fields whose coming in is a movement of values."""


def start(deck: Deck, state: State, event: StartTalk) -> State:
    """The talk's first slide; the booth as it was where the deck has no slide of it."""
    talk = deck.talks.get(event.talk)
    ids = way.spoken(deck, talk) if talk else ()
    if talk is None or not ids:
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
    match event:
        case Tick():
            return _tick(deck, state, session, event)
        case DeckReplaced():
            return _replaced(deck, state, session, event)
        case EndTalk():
            if session.leaving is not None and event.at <= session.leaving + AGAIN:
                return attract.reset(deck, state, event.at)
            return _with(state, leaving=event.at)
        case Next() | Previous() | First() | Last() | GoTo() | Restart():
            return _move(deck, replace(state, session=replace(session, leaving=None)), event)
        case Console():
            return _console(state, session, event.there)
        case Clock():
            return replace(state, session=_clock(session, event.at))
    if session.console and (told := _shown(state, session, event)) is not None:
        return told
    return _said(deck, state, session, event)


def deadline(deck: Deck, state: State) -> float | None:
    """When the booth goes on, the question whether to end is forgotten, or a play comes to its next year."""
    session = state.session
    if session is None:
        return None
    ends = session.ended + AFTER if session.ended is not None else None
    forgets = session.leaving + AGAIN if session.leaving is not None else None
    return min((due for due in (ends, forgets, chart.due(state)) if due is not None), default=None)


def _with(state: State, **changes: object) -> State:
    assert state.session is not None
    return replace(state, session=replace(state.session, **changes))  # type: ignore[arg-type]


def _tick(deck: Deck, state: State, session: Session, event: Tick) -> State:
    if session.ended is not None and event.at >= session.ended + AFTER:
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


def _console(state: State, session: Session, there: bool) -> State:
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


def _clock(session: Session, at: float) -> Session:
    if session.begun is None:
        return replace(session, begun=at)
    if session.paused is None:
        return replace(session, paused=at)
    return replace(session, held=session.held + at - session.paused, paused=None)


# -- the way


def _move(deck: Deck, state: State, event: Event) -> State:
    session = state.session
    assert session is not None
    if isinstance(event, Next | Previous) and session.blank is not None:
        return _with(state, blank=None)
    here, at = state.position, event.at
    slide, ids = deck.slides[here.slide], way.spoken(deck, session.talk)
    match event:
        case Next() if here.step < slide.steps:
            return _step(state, here.step + 1, slide.reveal[here.step] in COUNTED, at)
        case Next():
            return _onwards(deck, state, session, at)
        case Previous() if session.ended is not None:
            resumed = _clock(session, at) if session.paused is not None else session
            return replace(state, session=replace(resumed, ended=None))
        case Previous() if here.step:
            return _step(state, here.step - 1, False, at)
        case Previous():
            return _backwards(deck, state, session, at)
        case First() | Restart():
            there = _enter(deck, state, Position(ids[0]), at, "previous")
            if isinstance(event, First):
                return there
            blank = replace(session, begun=None, paused=None, held=0.0, since=0.0, spent={}, ended=None, aside=None)
            return replace(there, session=replace(blank, pointer=None), seen=frozenset({ids[0]}))
        case Last():
            return _enter(deck, state, Position(ids[-1]), at, "next")
        case GoTo() if event.slide in deck.slides:
            step = min(max(event.step or 0, 0), deck.slides[event.slide].steps)
            gone = _enter(deck, state, Position(event.slide, step), at, "swap")
            return replace(gone, session=replace(gone.session, sheet=None)) if gone.session else gone
    return state


def _step(state: State, step: int, counts: bool, at: float) -> State:
    """More of the slide, or less: what comes in fades in, and values set out."""
    entered = at if counts else state.entered
    return replace(state, position=Position(state.position.slide, step), move="swap", moved=at, entered=entered)


def _onwards(deck: Deck, state: State, session: Session, at: float) -> State:
    if session.aside is not None and session.aside in deck.slides:
        return _enter(deck, state, way.whole(deck, session.aside), at, "next")
    over = passed_over(deck, state, at)
    there = next((one for one in way.after(deck, state, way.place(deck, state)) if one not in over), None)
    if there is not None:
        return _enter(deck, state, Position(there), at, "next")
    if session.ended is not None:
        return state
    stood = session if session.paused is not None or session.begun is None else replace(session, paused=at)
    return replace(state, session=replace(stood, ended=at))


def _backwards(deck: Deck, state: State, session: Session, at: float) -> State:
    """The slide before; an optional one that nobody has seen was passed over, and is again."""
    if session.aside is not None and session.aside in deck.slides:
        return _enter(deck, state, way.whole(deck, session.aside), at, "previous")
    ids = way.spoken(deck, session.talk)
    before = ids[: ids.index(state.position.slide)] if state.position.slide in ids else ()
    for slide in reversed(before):
        stop = session.talk.stop(slide)
        if slide in state.seen or (stop is not None and not stop.optional):
            return _enter(deck, state, way.whole(deck, slide), at, "previous")
    return state


def _enter(deck: Deck, state: State, there: Position, at: float, move: str) -> State:
    """Another slide: its predecessor's time is counted, what was pointed at is gone."""
    session = state.session
    assert session is not None
    here = state.position.slide
    if there.slide == here:
        return _step(_with(state, ended=None), there.step, False, at) if there != state.position else state
    ids = way.spoken(deck, session.talk)
    begun = session.begun
    if begun is None:
        planned = session.talk.plan(here)
        begun = max(state.entered, at - (planned[1] - planned[0] if planned else 0.0))
    session = replace(session, begun=begun)
    if session.ended is not None and session.paused is not None:
        session = _clock(session, at)
    left = session.aside if session.aside is not None else here
    session = replace(
        session, spent=spent(session, here, at), since=elapsed(session, at), pointer=None, blank=None, ended=None,
        aside=None if there.slide in ids else left,
    )  # fmt: skip
    return replace(
        state, position=there, entered=at, move=move, moved=at, charts=chart.left(state, here),  # type: ignore[arg-type]
        seen=state.seen | {there.slide}, session=session,
    )  # fmt: skip


def _replaced(old: Deck, state: State, session: Session, event: DeckReplaced) -> State:
    """The talk goes on where it is; from a slide that is gone, with the next one that there still is."""
    new, at, here = event.deck, event.at, state.position.slide
    talk = new.talks.get(session.talk.id, session.talk)
    talk = talk if way.spoken(new, talk) else session.talk
    ids = way.spoken(new, talk)
    codes, default = way.languages(new), way.default_language(new, state.defaults)
    aside = session.aside if session.aside in new.slides else None
    kept = replace(
        state,
        session=replace(session, talk=talk, aside=aside, second=session.second if session.second in codes else None),
        language=state.language if state.language in codes else default,
        notes_language=state.notes_language if state.notes_language in codes else default,
        charts=way.surviving(new, state.charts),
        seen=frozenset(slide for slide in state.seen if slide in new.slides),
    )
    if here in new.slides:
        return chart.moved(replace(kept, position=way.same_step(old, new, state.position)), at, event.origin)
    if not ids:
        return attract.reset(new, kept, at)
    were = way.spoken(old, session.talk)
    later = were[were.index(here) + 1 :] if here in were else ()
    there = next((slide for slide in later if slide in ids), ids[-1])
    return replace(kept, position=Position(there), entered=at, move="none", moved=at, seen=kept.seen | {there})
