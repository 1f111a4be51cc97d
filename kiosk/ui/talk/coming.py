"""What next would do, as a value: where it leads, what it passes over, and how that is said to the speaker."""

from dataclasses import dataclass
from typing import Literal

from kiosk.compose.lines import shortened
from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import Next, Position, State, pace, reduce, way
from kiosk.words.messages import tr
from kiosk.words.numbers import join
from kiosk.words.render import plain

Kind = Literal["slide", "step", "lights", "back", "end", "over"]
"""Another slide, more of this one, the picture again after black or white, back from a detour; the last step there is,
and after it none."""

PLACE = N_("%(n)s of %(count)s")
STEP = N_("This slide, step %(n)s of %(count)s")
LIGHTS = N_("Next shows this slide again")
BACK = N_("Next goes back to this slide of the talk")
END, OVER = N_("Next ends the talk: this is the last slide"), N_("That was all. Back resumes the talk")
SKIPS = N_("Late: “%(title)s” is skipped · K keeps it")
SKIPS_MORE = N_("Late: slides %(numbers)s are skipped · K keeps the first")
OPTIONAL, KEPT = N_("Optional · K keeps it"), N_("Optional, and kept")
SHORT = 34
"""Characters of a title that is skipped."""


@dataclass(frozen=True, slots=True)
class Coming:
    """What next does. `at`: where it leads; `state` is all that is after it; `skipped`: optional slides passed over."""

    kind: Kind
    at: Position
    state: State
    skipped: tuple[str, ...] = ()


def coming(deck: Deck, state: State, now: float) -> Coming:
    """What next would do now."""
    session, after = state.session, reduce(deck, state, Next(at=now))
    kind: Kind = "slide"
    if session is None or after.session is None or after.mode != "talk":
        return Coming("over", state.position, state)
    if session.blank is not None:
        kind = "lights"
    elif after.session.ended is not None:
        kind = "end" if session.ended is None else "over"
    elif after.position.slide == state.position.slide:
        kind = "step"
    elif session.aside is not None and state.position.slide not in way.spoken(deck, session.talk):
        kind = "back"
    if kind != "slide":
        return Coming(kind, after.position, after)
    over = pace.passed_over(deck, state, now)
    later = way.after(deck, state, way.place(deck, state))
    before = later[: later.index(after.position.slide)] if after.position.slide in later else ()
    return Coming(kind, after.position, after, tuple(slide for slide in before if slide in over))


def remark(deck: Deck, state: State, found: Coming) -> tuple[str, str]:
    """What else there is to say of it, and its colour."""
    language, session = state.notes_language, state.session
    if found.kind == "step":
        steps = deck.slides[found.at.slide].steps
        return tr(language, STEP, n=found.at.step + 1, count=steps + 1), "ink"
    if found.kind != "slide" or session is None:
        said = {"lights": LIGHTS, "back": BACK, "end": END, "over": OVER}.get(found.kind, "")
        return tr(language, said), "quiet" if found.kind == "over" else "touch"
    if len(found.skipped) == 1:
        title = shortened(plain(deck.slides[found.skipped[0]].title, deck, language), SHORT)
        return tr(language, SKIPS, title=title), "touch"
    if found.skipped:
        ids = way.spoken(deck, session.talk)
        numbers = join([str(ids.index(slide) + 1) for slide in found.skipped], language)
        return tr(language, SKIPS_MORE, numbers=numbers), "touch"
    stop = session.talk.stop(found.at.slide)
    if stop is None or not stop.optional:
        return "", "quiet"
    return tr(language, KEPT if stop.slide in session.kept else OPTIONAL), "quiet"
