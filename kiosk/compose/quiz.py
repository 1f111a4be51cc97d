"""The quiz on its slides: what a question shows while it waits and when it tells, and what ends a round.

What follows the visitor's slider, or tells what came of it, is live and drawn by `Own`; the rest stands `still`.
guess.py draws what waits, verdict.py what is told.
"""

from dataclasses import dataclass
from decimal import Decimal

from kiosk.charts.kind import text_of
from kiosk.charts.marks import Box, Icon, Mark, Panel, Target
from kiosk.charts.text import block, moved
from kiosk.compose import verdict
from kiosk.compose.blocks import Canvas
from kiosk.compose.guess import asked, counted, hint, invited, remembered, slider
from kiosk.compose.page import Choice
from kiosk.model.layouts import Slot
from kiosk.model.slide import Slide
from kiosk.model.state import GoTo, StartQuiz
from kiosk.model.state.quiz import ROUND
from kiosk.model.tokens import STYLES, TEXT_SIZES
from kiosk.words.messages import tr

__all__ = ["LIVE", "Own", "choices", "hidden", "invited", "still", "widest"]

WAITING = frozenset({"guess", "hint"})
TELLING = frozenset({"answer", "link", "source"})
LIVE = frozenset({"guess", "answer", "score", "answers"})
"""Slots of what changes with the visitor's choice."""
ICON = 48.0
"""Side of a button's icon."""


def hidden(slide: Slide, step: int | None) -> set[str]:
    """Fields that do not show yet, or no longer. A question tells nothing until it tells all."""
    waits: set[str] = set(slide.reveal[step:]) if step is not None else set()
    if slide.guess is None:  # in a layout that is not for it
        return {*waits, *WAITING, "answer", "link"}
    return {*slide.reveal, *TELLING} if waits else set(WAITING)


def still(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """How to answer; the buttons that lead to the number's slide, and to another round."""
    language, slides = canvas.look.language, canvas.deck.slides
    match slot.field:
        case "hint":
            return hint(canvas, slot, box)
        case "link":
            guess, _ = asked(canvas)
            there = slides.get(guess.slide)
            if there is None:
                return []
            name = tr(language, "See the slide: %(title)s", title=text_of(there.title, language))
            words = tr(language, "See the slide")
            return _button(canvas, slot, box, words, "arrow-right", Target("link", (), name, GoTo(guess.slide)))
        case "again":
            words = tr(language, "Play again")
            return _button(canvas, slot, box, words, "refresh", Target("again", (), words, StartQuiz()))
    raise KeyError(slot.field)


def _button(canvas: Canvas, slot: Slot, box: Box, words: str, icon: str, target: Target) -> list[Mark]:
    """A button as the controls are, its words before its icon."""
    box = Box(*slot.box)
    measure, style = canvas.measure, STYLES["label"].grown(min(canvas.look.grow, TEXT_SIZES["large"]))
    room = box.w - ICON - 18 - 48
    style = style.scaled(min(room / measure.advance(words, style), 1.0))
    wide = measure.advance(words, style)
    left = box.cx - (wide + 18 + ICON) / 2
    label = block(f"{slot.field}.text", ((words, style, "ink"),), left, 0, wide + 2, measure)
    key = slot.field
    return [
        Panel(f"{key}.face", box, (42, 42) if box.h > 104 else (34, 34), "raised", "ring", 2),
        moved(label, dy=box.cy - label.box.h / 2),
        Icon(f"{key}.icon", icon, Box(left + wide + 18, box.cy - ICON / 2, ICON, ICON), "ink"),
        Target(target.key, box.corners(), target.name, target.event),
    ]


@dataclass(frozen=True, eq=False)
class Own:
    """What is the visitor's own on a page: its slots where they stand, and the room of the chart."""

    canvas: Canvas
    slots: tuple[tuple[Slot, Box], ...]
    chart: Box | None

    def marks(self, progress: float, choice: Choice) -> tuple[Mark, ...]:
        """Its marks; a guess is counted out where the chart will be. `progress`: how far the slide has entered."""
        out: list[Mark] = []
        for slot, box in self.slots:
            out += verdict.answers(box, choice.score, progress) if slot.field == "answers" else []
            out += _own(self.canvas, slot, box, choice)
            if slot.field == "guess" and self.chart:
                out += counted(self.canvas, self.chart, _guess(self.canvas, choice))
            if slot.field == "answer" and self.chart and choice.guess is not None:
                out += remembered(self.canvas, self.chart, choice.guess)
        return tuple(out)

    def told(self, choice: Choice) -> str:
        """What came of a guess or a round, read aloud; nothing while a question waits, and where nobody played."""
        fields = {slot.field for slot, _ in self.slots}
        if "answer" in fields and choice.guess is not None:
            return verdict.words(self.canvas, choice.guess)
        return verdict.score_words(self.canvas, choice.score) if "score" in fields else ""


def widest(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """Marks of every choice that may need the most room, together."""
    return [mark for choice in choices(canvas) for mark in _own(canvas, slot, box, choice)]


def choices(canvas: Canvas) -> list[Choice]:
    """Choices that differ in the room that they need: the ends of the slider and each verdict, or each score."""
    if canvas.slide.guess is None:  # it ends a round
        return [Choice(score=(True,) * good + (False,) * (ROUND - good)) for good in range(ROUND + 1)]
    guess, figure = asked(canvas)
    near = guess.nearest(figure.value)
    steps = (-2 * guess.reach, -guess.step, Decimal(0), guess.step, 2 * guess.reach)
    values = (guess.least, guess.most, *(guess.nearest(near + step) for step in steps))
    return [Choice(guess=value) for value in dict.fromkeys(values)]


def _guess(canvas: Canvas, choice: Choice) -> Decimal:
    guess, _ = asked(canvas)
    return guess.middle if choice.guess is None else guess.nearest(choice.guess)


def _own(canvas: Canvas, slot: Slot, box: Box, choice: Choice) -> list[Mark]:
    match slot.field:
        case "guess":
            return slider(canvas, slot, box, _guess(canvas, choice))
        case "answer":
            said = None if choice.guess is None else _guess(canvas, choice)
            return verdict.answer(canvas, slot, box, said)
        case "score":
            return verdict.score(canvas, slot, box, choice.score)
        case "answers":  # cells, which need no more room than theirs
            return []
    raise KeyError(slot.field)
