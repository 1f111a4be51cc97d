"""One reducer a mode, composed: the state's mode says which one answers."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk.model.deck import Deck, Theme
from kiosk.model.state import asleep, attract, cleaning, quiz, visit, way
from kiosk.model.state.events import Clean, Event, Hours, StartIn, StartTalk
from kiosk.model.state.state import Defaults, Mode, Motion, State, TextSize


def _talk(deck: Deck, state: State, event: Event) -> State:
    """The booth starts without what only talks need."""
    from kiosk.model.state import talk

    return talk.start(deck, state, event) if isinstance(event, StartTalk) else talk.reduce(deck, state, event)


def _talk_deadline(deck: Deck, state: State) -> float | None:
    from kiosk.model.state import talk

    return talk.deadline(deck, state)


REDUCERS: Mapping[Mode, Callable[[Deck, State, Event], State]] = {
    "attract": attract.reduce, "visit": visit.reduce, "quiz": quiz.reduce, "talk": _talk,
    "asleep": asleep.reduce, "cleaning": cleaning.reduce,
}  # fmt: skip
DEADLINES: Mapping[Mode, Callable[[Deck, State], float | None]] = {
    "attract": attract.deadline, "visit": visit.deadline, "quiz": quiz.deadline, "talk": _talk_deadline,
    "asleep": asleep.deadline, "cleaning": cleaning.deadline,
}  # fmt: skip


def initial(
    deck: Deck,
    at: float = 0.0,
    *,
    language: str | None = None,
    theme: Theme | None = None,
    text_size: TextSize | None = None,
    motion: Motion | None = None,
) -> State:
    """The booth as it opens. What is given here holds for every visitor; None leaves it to the content."""
    return attract.start(deck, Defaults(language, theme, text_size, motion), at)


def reduce(deck: Deck, state: State, event: Event) -> State:
    """The state after an event; the very same object where nothing changed.

    For `DeckReplaced`, `deck` is the one that was: `state = reduce(deck, state, DeckReplaced(new)); deck = new`.
    Being pure, it also tells what would come: `reduce(deck, state, Tick(at=deadline(deck, state)))`.
    """
    match event:
        case StartTalk():
            new = _talk(deck, state, event)
        case Clean() if state.mode != "talk":
            new = cleaning.start(state, event.at)
        case Hours():
            new = _hours(deck, state, event)
        case StartIn():
            new = _start_in(deck, state, event)
        case _:
            new = REDUCERS[state.mode](deck, state, event)
    return state if new == state else new


def _hours(deck: Deck, state: State, event: Hours) -> State:
    """A dark screen lights up as the doors open; where somebody is, nothing changes as they close."""
    if state.mode == "asleep" and event.open:
        return replace(attract.start(deck, state.defaults, event.at), quizzed=state.quizzed)
    return replace(state, closed=not event.open)


def _start_in(deck: Deck, state: State, event: StartIn) -> State:
    """A language that the content has not is none."""
    if event.language not in way.languages(deck):
        return state
    chosen = replace(state, defaults=replace(state.defaults, language=event.language))
    if state.mode == "talk" or state.language == event.language:
        return chosen
    return replace(chosen, language=event.language, notes_language=event.language, move="swap", moved=event.at)


def deadline(deck: Deck, state: State) -> float | None:
    """When the next `Tick` is due; None while nothing waits."""
    return DEADLINES[state.mode](deck, state)


def neighbours(deck: Deck, state: State) -> tuple[str, ...]:
    """Slides to build ahead, likeliest first, without the one on show."""
    here, home = state.position.slide, way.home(deck)
    openings = tuple(slide for topic in deck.topics if (slide := way.opening(deck, topic.id)))
    slides = way.walk(deck, here)
    place = slides.index(here)
    beside = (*slides[place + 1 : place + 2], *slides[max(place - 1, 0) : place], home)
    if state.mode == "attract":
        beside = (attract.following(deck, state), *beside)
    elif way.at_home(deck, here):
        beside = openings
    return tuple(dict.fromkeys(slide for slide in beside if slide != here))
