"""Quiz: "guess the number". A question is a slide that asks first (step 0) and tells when it is shown whole.

A round asks five questions, then shows how it went. Rounds go through all questions in their order, whoever plays them:
the next visitor is asked others. Which slides ask, and what is right, is the content's (`Slide.guess`).
"""

from dataclasses import replace
from decimal import Decimal

from kiosk.model.deck import Deck
from kiosk.model.slide import Slide
from kiosk.model.state import presence, way
from kiosk.model.state.events import Event, GoHome, GoTo, Guess, Next, Open, Previous, StartQuiz
from kiosk.model.state.presence import deadline
from kiosk.model.state.state import Move, Position, Round, State

__all__ = ["ROUND", "again", "came", "deadline", "guessed", "reduce", "right", "start"]

ROUND = 5
"""Questions of a round."""


def reduce(deck: Deck, state: State, event: Event) -> State:
    """One event of a round."""
    return presence.reduce(deck, state, event, _act)


def start(deck: Deck, state: State, at: float) -> State | None:
    """A new round; None where the content asks nothing."""
    every = way.questions(deck)
    if not every:
        return None
    count = min(ROUND, len(every))
    chosen = tuple(every[(state.quizzed + n) % len(every)] for n in range(count))
    begun = replace(state, quiz=Round(chosen), quizzed=(state.quizzed + count) % len(every))
    return _enter(deck, begun, Position(chosen[0]), at, "in")


def came(deck: Deck, state: State) -> bool:
    """Whether the visitor is on a slide that a question of the round has led to."""
    away = state.quiz.away if state.quiz else None
    return away is not None and _leads(deck, away) == state.position.slide


def again(deck: Deck, state: State, at: float) -> State | None:
    """Back to the question from the slide that shows its number; None where no question led here."""
    round_ = state.quiz
    if round_ is None or round_.away is None:
        return None
    return _enter(
        deck, replace(state, quiz=replace(round_, away=None)), way.whole(deck, round_.away), at, "previous"
    )  # fmt: skip


def _act(deck: Deck, state: State, event: Event) -> State | None:
    round_ = state.quiz
    if round_ is None:
        return None
    match event:
        case Guess() if event.slide == state.position.slide and event.slide not in round_.told:
            guess = deck.slides[event.slide].guess
            if guess is None:
                return None
            value = guess.nearest(event.value)
            return replace(state, quiz=replace(round_, guesses={**round_.guesses, event.slide: value}))
        case Next():
            return _onwards(deck, state, round_, event.at)
        case Previous():
            return _back(deck, state, round_, event.at)
        case StartQuiz():
            return start(deck, state, event.at)
        case GoHome() | Open() | GoTo():
            return _leave(deck, state, round_, event)
    return None


def _onwards(deck: Deck, state: State, round_: Round, at: float) -> State:
    """The answer; from there the next question, then how the round went, then home."""
    here = state.position.slide
    if here in round_.questions and here not in round_.told:
        guess = deck.slides[here].guess
        said = round_.guesses.get(here, guess.middle if guess else Decimal(0))
        told = replace(
            round_,
            guesses={**round_.guesses, here: said},
            told={**round_.told, here: right(deck, deck.slides[here], said)},
        )
        return replace(state, quiz=told, position=way.whole(deck, here), panel=None, entered=at, moved=at, move="none")
    after = round_.questions.index(here) + 1 if here in round_.questions else len(round_.questions) + 1
    if after < len(round_.questions):
        return _question(deck, state, round_, after, at, "next")
    end = way.score(deck)
    if after == len(round_.questions) and end is not None:
        return _enter(deck, state, way.whole(deck, end), at, "next")
    return _home(deck, state, at)


def _back(deck: Deck, state: State, round_: Round, at: float) -> State:
    here = state.position.slide
    before = round_.questions.index(here) - 1 if here in round_.questions else len(round_.questions) - 1
    return _home(deck, state, at) if before < 0 else _question(deck, state, round_, before, at, "previous")


def _question(deck: Deck, state: State, round_: Round, index: int, at: float, move: Move) -> State:
    slide = round_.questions[index]
    step = deck.slides[slide].steps if slide in round_.told else 0
    return _enter(deck, state, Position(slide, step), at, move)


def _leave(deck: Deck, state: State, round_: Round, event: GoHome | Open | GoTo) -> State | None:
    """Out of the quiz: to the slide that shows the number, from where "back" leads here again, or for good."""
    match event:
        case GoTo() if event.slide in deck.slides:
            there, kept = event.slide, event.slide == _leads(deck, state.position.slide)
        case Open() if (opened := way.opening(deck, event.topic)) is not None:
            there, kept = opened, False
        case GoHome():
            return _home(deck, state, event.at)
        case _:
            return None
    away = replace(round_, away=state.position.slide) if kept else None
    gone = replace(state, mode="visit", quiz=away)
    return presence.enter(deck, gone, way.whole(deck, there), event.at)


def _home(deck: Deck, state: State, at: float) -> State:
    return presence.enter(deck, replace(state, mode="visit", quiz=None), way.whole(deck, way.home(deck)), at)


def _enter(deck: Deck, state: State, there: Position, at: float, move: Move) -> State:
    entered = presence.enter(deck, replace(state, mode="quiz"), there, at)
    return replace(entered, position=there, move=move, moved=at, entered=at)


def _leads(deck: Deck, question: str) -> str | None:
    guess = deck.slides[question].guess if question in deck.slides else None
    return guess.slide if guess else None


def guessed(deck: Deck, state: State, slide: str) -> Decimal | None:
    """What the slider of a question says, in its middle where nobody moved it; None on slides that ask nothing."""
    guess = deck.slides[slide].guess
    if guess is None:
        return None
    return state.quiz.guesses.get(slide, guess.middle) if state.quiz else guess.middle


def right(deck: Deck, slide: Slide, said: Decimal) -> bool:
    """Whether a guess is near enough: not further from the figure than the question allows."""
    guess = slide.guess
    return guess is not None and abs(said - deck.figures[guess.figure].value) <= guess.reach
