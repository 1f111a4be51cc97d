"""Where slides lie and where one can go from them: questions to a deck, answered in ids.

A deck has at least one slide. Beyond that nothing is taken on trust: slides that a topic names and the deck lacks are
passed over, since a fault in content must never stop the booth.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kiosk.model.deck import Deck
from kiosk.model.state.state import ChartState, Defaults, Move, Position, Round, State

if TYPE_CHECKING:
    from kiosk.model.talk import Talk

SCORE = "score"
"""The layout of the slide at the end of a round."""


def home(deck: Deck) -> str:
    """The home slide."""
    return deck.kiosk.home if deck.kiosk.home in deck.slides else next(iter(deck.slides))


def at_home(deck: Deck, slide: str) -> bool:
    """Whether this is the home slide, and not a topic's slide that stands in where the deck has lost it."""
    return slide == home(deck) and deck.topic_of(slide) is None


def opening(deck: Deck, topic: str) -> str | None:
    """A topic's first slide; None where it has none, or there is no such topic."""
    found = next((each for each in deck.topics if each.id == topic), None)
    return next((slide for slide in found.slides if slide in deck.slides), None) if found else None


def walk(deck: Deck, slide: str) -> tuple[str, ...]:
    """The slides that next and previous lead through from this one: its topic's, or itself alone."""
    topic = deck.topic_of(slide)
    return tuple(each for each in topic.slides if each in deck.slides) if topic else (slide,)


def whole(deck: Deck, slide: str) -> Position:
    """The slide with everything shown: visitors do not walk steps."""
    return Position(slide, deck.slides[slide].steps)


def move(deck: Deck, here: str, there: str) -> Move:
    """What going from one slide to another is."""
    if here == there:
        return "none"
    if there == home(deck):
        return "out"
    slides = walk(deck, there)
    if here not in slides:
        return "in"
    return "next" if slides.index(here) < slides.index(there) else "previous"


def languages(deck: Deck) -> tuple[str, ...]:
    """The deck's languages: at least one."""
    return deck.languages or (deck.kiosk.language,)


def default_language(deck: Deck, defaults: Defaults) -> str:
    """The language a visit to this deck starts in: of those wished for, the first that it has."""
    has = languages(deck)
    return next(each for each in (defaults.language, deck.kiosk.language, *has) if each is not None and each in has)


def surviving(new: Deck, charts: Mapping[str, ChartState]) -> Mapping[str, ChartState]:
    """The chart states whose slides another deck still has."""
    return {slide: chart for slide, chart in charts.items() if slide in new.slides}


def same_step(old: Deck, new: Deck, position: Position) -> Position:
    """A position on a slide that another deck still has; what was shown whole stays whole."""
    slide = old.slides.get(position.slide)
    if slide is None or position.step >= slide.steps:
        return whole(new, position.slide)
    return Position(position.slide, min(position.step, new.slides[position.slide].steps))


def questions(deck: Deck) -> tuple[str, ...]:
    """The slides that ask for a number, in the order of the content."""
    return tuple(slide.id for slide in deck.slides.values() if slide.guess)


def score(deck: Deck) -> str | None:
    """The slide that tells how a round went; None where the content has none."""
    return next((slide.id for slide in deck.slides.values() if slide.layout == SCORE), None)


def surviving_round(new: Deck, round_: Round | None) -> Round | None:
    """A round with the questions that another deck still has; None where none are left."""
    kept = tuple(slide for slide in round_.questions if slide in questions(new)) if round_ else ()
    if round_ is None or not kept:
        return None
    return Round(
        kept,
        {slide: said for slide, said in round_.guesses.items() if slide in kept},
        {slide: right for slide, right in round_.told.items() if slide in kept},
        round_.away if round_.away in kept else None,
    )


def asking(deck: Deck, state: State) -> bool:
    """Whether a question waits for its answer."""
    slide = deck.slides[state.position.slide]
    return state.mode == "quiz" and slide.guess is not None and state.position.step < slide.steps


def is_last(deck: Deck, state: State) -> bool:
    """Whether next leads home from here."""
    slide = state.position.slide
    if state.quiz is not None and state.mode == "quiz":
        ends = score(deck) or state.quiz.questions[-1]
        return slide == ends and not asking(deck, state)
    return not at_home(deck, slide) and slide == walk(deck, slide)[-1]


def progress(deck: Deck, state: State) -> tuple[int, int]:
    """Place within the topic or the round, from 1, and how many there are; (0, 0) on slides that belong to none."""
    slide = state.position.slide
    if state.mode == "quiz":
        asked = state.quiz.questions if state.quiz else ()
        return (asked.index(slide) + 1, len(asked)) if slide in asked else (0, 0)
    if deck.topic_of(slide) is None:
        return 0, 0
    slides = walk(deck, slide)
    return slides.index(slide) + 1, len(slides)


def spoken(deck: Deck, talk: "Talk") -> tuple[str, ...]:
    """The slides of a talk that the deck has, in order."""
    return tuple(slide for slide in talk.ids if slide in deck.slides)


def place(deck: Deck, state: State) -> str | None:
    """Where in its talk a state is: its slide, or that from which a detour set out; None where it is nowhere."""
    session = state.session
    if session is None:
        return None
    ids = spoken(deck, session.talk)
    return next((slide for slide in (state.position.slide, session.aside) if slide in ids), None)


def after(deck: Deck, state: State, slide: str | None) -> tuple[str, ...]:
    """The talk's slides after one of its own; all where that is none of them."""
    ids = spoken(deck, state.session.talk) if state.session else ()
    return ids[ids.index(slide) + 1 :] if slide in ids else ids
