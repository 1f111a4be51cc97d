"""The speaker's way through the slides of a talk: steps, jumps, detours, the end, and other content on the way.

- Next and previous lift a black or white screen before they do anything else: nobody presses them to stay in the dark.
- A slide that is not of the talk (a question from the floor) is a detour, and is shown whole. Next and previous lead
  back from it, to the very step at which it set out.
- Previous over the end takes the end back, and the clock goes on: the console says so. With no console it also goes a
  slide back, since a press that shows nothing seems a dead key.
- Previous passes over optional slides that nobody has seen: next has passed over them.
- From a slide that other content has lost, the talk goes on with the next that there still is.
"""

from dataclasses import replace

from kiosk.model.deck import Deck
from kiosk.model.state import attract, chart, way
from kiosk.model.state.events import DeckReplaced, Event, First, GoTo, Last, Next, Previous
from kiosk.model.state.pace import begun, clock, elapsed, passed_over, spent
from kiosk.model.state.session import Session
from kiosk.model.state.speaking import Restart
from kiosk.model.state.state import Move, Position, State
from kiosk.model.talk import Talk

COUNTED = ("chart", "figure")
"""Fields whose coming in is a movement of values."""


def move(deck: Deck, state: State, session: Session, event: Event) -> State:
    """The state after one of Next, Previous, First, Last, GoTo and Restart."""
    at = event.at
    if isinstance(event, Next | Previous) and session.blank is not None:
        return replace(state, session=replace(session, blank=None))
    if isinstance(event, GoTo) and event.slide not in deck.slides:
        return state
    if session.ended is not None and not isinstance(event, Next):
        stood = session.paused != session.ended  # it was the speaker who stopped the clock
        session = replace(session if stood else clock(session, at), ended=None)
        state = replace(state, session=session)
        if isinstance(event, Previous) and session.console:
            return state
    here, ids = state.position, way.spoken(deck, session.talk)
    slide = deck.slides[here.slide]
    match event:
        case Next() if here.step < slide.steps:
            state = replace(state, session=begun(deck, state, session, at))
            return _step(state, here.step + 1, at, counts=slide.reveal[here.step] in COUNTED)
        case Next():
            return _onwards(deck, state, session, at)
        case Previous() if here.step:
            return _step(state, here.step - 1, at)
        case Previous():
            return _backwards(deck, state, session, at)
        case First():
            return _enter(deck, state, session, Position(ids[0]), at, "previous")
        case Last():
            return _enter(deck, state, session, Position(ids[-1]), at, "next")
        case GoTo():
            whole = way.whole(deck, event.slide)
            opens = 0 if event.slide in ids else whole.step
            step = opens if event.step is None else min(max(event.step, 0), whole.step)
            closed = replace(session, sheet=None)
            return _enter(deck, state, closed, Position(event.slide, step), at, "swap")
        case Restart():
            return _again(state, session, ids[0], at)
    return state


def _step(state: State, step: int, at: float, *, counts: bool = False) -> State:
    """More of the slide, or less: what comes in fades in, and values set out."""
    entered = at if counts else state.entered
    return replace(state, position=Position(state.position.slide, step), move="swap", moved=at, entered=entered)


def _onwards(deck: Deck, state: State, session: Session, at: float) -> State:
    if session.aside is not None:
        return _enter(deck, state, session, _back(deck, session, session.aside), at, "next")
    over = passed_over(deck, state, at)
    there = next((one for one in way.after(deck, state, state.position.slide) if one not in over), None)
    if there is not None:
        return _enter(deck, state, session, Position(there), at, "next")
    if session.ended is not None:
        return state
    session = begun(deck, state, session, at)
    return replace(state, session=replace(session, ended=at, paused=at if session.paused is None else session.paused))


def _backwards(deck: Deck, state: State, session: Session, at: float) -> State:
    if session.aside is not None:
        return _enter(deck, state, session, _back(deck, session, session.aside), at, "previous")
    ids = way.spoken(deck, session.talk)
    for slide in reversed(ids[: ids.index(state.position.slide)]):
        stop = session.talk.stop(slide)
        if slide in state.seen | session.kept or (stop is not None and not stop.optional):
            return _enter(deck, state, session, way.whole(deck, slide), at, "previous")
    return state


def _back(deck: Deck, session: Session, aside: str) -> Position:
    """Where a detour set out."""
    return Position(aside, min(session.aside_step, deck.slides[aside].steps))


def _enter(deck: Deck, state: State, session: Session, there: Position, at: float, how: Move) -> State:
    """Another slide: its predecessor's time is counted, what was pointed at is gone. Or a step of the one on show."""
    here = state.position
    if there.slide == here.slide:
        state = replace(state, session=replace(session, blank=None))
        return state if there == here else _step(state, there.step, at)
    session = begun(deck, state, session, at)
    out = here if session.aside is None else Position(session.aside, session.aside_step)
    home = there.slide in way.spoken(deck, session.talk)
    session = replace(
        session, spent=spent(session, here.slide, at), since=elapsed(session, at), pointer=None, blank=None,
        aside=None if home else out.slide, aside_step=0 if home else out.step,
    )  # fmt: skip
    return replace(
        state, position=there, entered=at, move=how, moved=at, charts=chart.left(state, here.slide),
        seen=state.seen | {there.slide}, session=session,
    )  # fmt: skip


def _again(state: State, session: Session, first: str, at: float) -> State:
    """The first slide, and a clock that has not begun."""
    here = state.position.slide
    fresh = replace(
        session, begun=None, paused=None, held=0.0, since=0.0, spent={}, ended=None, aside=None, aside_step=0,
        blank=None, pointer=None,
    )  # fmt: skip
    return replace(
        state, position=Position(first), entered=at, move="swap" if here == first else "previous", moved=at,
        charts=chart.left(state, here), seen=frozenset({first}), session=fresh,
    )  # fmt: skip


def replaced(old: Deck, state: State, session: Session, event: DeckReplaced) -> State:
    """The talk goes on where it is, as the new content has it; without any of its slides it is over."""
    new, at, here = event.deck, event.at, state.position.slide
    talk = new.talks.get(session.talk.id, session.talk)
    talk = talk if way.spoken(new, talk) else session.talk
    ids = way.spoken(new, talk)
    if not ids:
        return attract.reset(new, state, at)
    codes, default = way.languages(new), way.default_language(new, state.defaults)
    back = _surviving(session.talk, ids, session.aside or here)
    step = session.aside_step if back == session.aside else 0
    session = replace(session, talk=talk, second=session.second if session.second in codes else None)
    kept = replace(
        state,
        session=replace(session, aside=None, aside_step=0),
        language=state.language if state.language in codes else default,
        notes_language=state.notes_language if state.notes_language in codes else default,
        charts=way.surviving(new, state.charts),
        seen=frozenset(slide for slide in state.seen if slide in new.slides),
    )
    if here in new.slides:
        if here not in ids:  # a detour, or one by now
            kept = replace(kept, session=replace(session, aside=back, aside_step=step))
        return chart.moved(replace(kept, position=way.same_step(old, new, state.position)), at, event.origin)
    session = replace(
        session, aside=None, aside_step=0, spent=spent(session, here, at), since=elapsed(session, at), pointer=None
    )
    there = _back(new, replace(session, aside_step=step), back)
    return replace(
        kept, position=there, entered=at, move="none", moved=at, seen=kept.seen | {back}, session=session
    )  # fmt: skip


def _surviving(talk: Talk, ids: tuple[str, ...], slide: str) -> str:
    """A talk's slide, or the next of it that there still is: one of `ids`."""
    were = talk.ids
    later = were[were.index(slide) :] if slide in were else (slide,)
    return next((one for one in later if one in ids), ids[-1])
