"""What came of a guess, in words that are kind to those who were wrong; and how a round went."""

from dataclasses import dataclass, replace
from decimal import Decimal

from kiosk.charts.kind import said as in_words
from kiosk.charts.marks import Box, Disc, Mark
from kiosk.charts.text import Piece, block
from kiosk.charts.tissue import disc
from kiosk.compose.blocks import Canvas
from kiosk.compose.guess import asked, exact
from kiosk.compose.guess import in_words as full
from kiosk.compose.poster import BEARING
from kiosk.model.indicator import Figure
from kiosk.model.layouts import Slot
from kiosk.model.problem import N_
from kiosk.model.state.quiz import ROUND, right
from kiosk.words.messages import tr
from kiosk.words.numbers import number, unit_words

Score = tuple[bool | None, ...]

MONEY = frozenset({"eur", "eur-ppp"})
"""Units whose words are long; in a sentence they are said short."""
CELL, NUCLEUS, BESIDE = 22.0, 8.0, 62.0
"""The cell before a verdict, lit where the guess was right; from its left to the words."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A guess against the figure, as messages: how it went; what was said (`%(guess)s`), and by how much it is off."""

    right: bool
    head: str
    detail: str
    difference: str


def verdict(canvas: Canvas, said: Decimal) -> Verdict:
    """What to say about a guess."""
    guess, figure = asked(canvas)
    language, value = canvas.look.language, figure.value
    good = right(canvas.deck, canvas.slide, said)
    amount = abs(said - value)
    difference = _difference(figure, amount, language)
    if figure.qualifier:
        difference = tr(language, "about %(quantity)s", quantity=difference)
    if amount == 0:
        return Verdict(good, N_("Spot on!"), N_("You said %(guess)s: the very number."), difference)
    if said == guess.nearest(value):
        return Verdict(good, N_("Spot on!"), N_("You said %(guess)s: the slider comes no closer."), difference)
    if good and said < value:
        return Verdict(True, N_("Nearly spot on!"), N_("You said %(guess)s, just %(difference)s short."), difference)
    if good:
        return Verdict(True, N_("Nearly spot on!"), N_("You said %(guess)s, just %(difference)s over."), difference)
    if said < value:
        return Verdict(False, N_("It is more"), N_("You said %(guess)s, %(difference)s short."), difference)
    return Verdict(False, N_("It is less"), N_("You said %(guess)s, %(difference)s over."), difference)


def _difference(figure: Figure, amount: Decimal, language: str) -> str:
    """An amount of the figure's unit beside a quantity that has said the unit: "13 points", "1,090 €", "2,000"."""
    if figure.unit == "percent":
        return unit_words(amount, "points", language)
    if figure.unit in MONEY:
        return in_words(replace(figure, value=amount, qualifier=None), language, "short")
    return number(amount, language)


def words(canvas: Canvas, said: Decimal) -> str:
    """The verdict read aloud."""
    found = verdict(canvas, said)
    language = canvas.look.language
    detail = tr(language, found.detail, guess=_guess(canvas, said), difference=found.difference)
    head = tr(language, found.head)
    return f"{head} {detail}" if head.endswith("!") else f"{head}. {detail}"


def answer(canvas: Canvas, slot: Slot, box: Box, said: Decimal | None) -> list[Mark]:
    """The verdict and what was said; where nobody guessed (a slide leafed to), only what follows."""
    language, measure = canvas.look.language, canvas.measure
    if said is None:
        head = block("answer", ((tr(language, "The answer"), canvas.style("m"), "ink"),), box.x, box.y, box.w, measure)
        return [head]
    found, style = verdict(canvas, said), canvas.style("m")
    head = block("answer", ((tr(language, found.head), style, "ink"),), box.x + BESIDE, box.y, box.w - BESIDE, measure)
    text = tr(language, found.detail, guess="\0", difference=found.difference)
    before, _, after = text.partition("\0")
    body, strong = canvas.style(slot.style), canvas.style("strong")
    pieces: list[Piece] = [(before, body, "quiet"), (_guess(canvas, said), strong, "touch"), (after, body, "quiet")]
    tail = block("answer.text", tuple(pieces), box.x, head.box.bottom + 8, box.w, measure)
    x, y = box.x + CELL, head.box.y + style.line / 2 + 3
    cell: list[Mark] = [Disc("answer.cell", x, y, CELL - 1, "cellbg", "ring", 2.5)]
    if found.right:
        cell = [Disc("answer.cell", x, y, CELL, "touch"), Disc("answer.nucleus", x, y, NUCLEUS, "ontouch")]
    return [*cell, head, tail]


def _guess(canvas: Canvas, said: Decimal) -> str:
    guess, figure = asked(canvas)
    language = canvas.look.language
    if figure.unit in MONEY:
        return in_words(replace(figure, value=exact(said, guess), qualifier=None), language, "short")
    return full(canvas.deck, guess, said, language)


def score(canvas: Canvas, slot: Slot, box: Box, told: Score) -> list[Mark]:
    """How many were right, large, and a word about it; nothing where no round was played."""
    if not told:
        return []
    language, measure = canvas.look.language, canvas.measure
    poster, beside = canvas.style(slot.style), canvas.style("value")
    good, whole = str(sum(each is True for each in told)), tr(language, "out of %(count)s", count=len(told))
    pieces: list[Piece] = [(f"{good} ", poster, "touch"), (whole, beside, "ink")]
    head = block("score", tuple(pieces), box.x, box.y, box.w, measure)
    said = ((tr(language, praise(told)), canvas.style("lead"), "ink"),)
    x = box.x + BEARING - 1
    return [head, block("score.text", said, x, head.box.bottom + 14, box.w - BEARING, measure, balance=True)]


def praise(told: Score) -> str:
    """A word about a round, as a message."""
    count, good = len(told), sum(each is True for each in told)
    if good == count:
        return N_("Every one right: a perfect round!?")
    if good == count - 1 and count > 2:
        return N_("Excellent: only one got away from you.")
    if 2 * good >= count:
        return N_("Well done: you have an eye for numbers.")
    if good:
        return N_("They were not easy, and now you know them.")
    return N_("Tough numbers, and now you know them. Another round?")


def score_words(canvas: Canvas, told: Score) -> str:
    """The score read aloud."""
    if not told:
        return ""
    language, good = canvas.look.language, sum(each is True for each in told)
    count = tr(language, "%(right)s right of %(count)s.", right=good, count=len(told))
    return " ".join((count, tr(language, praise(told))))


def answers(room: Box, told: Score, progress: float) -> list[Mark]:
    """A cell for each question, lit where it was right, without its nucleus where it was never answered.

    They grow one after the other as the slide enters (`progress`, 0 to 1).
    """
    look = {True: "touched", False: "unlit", None: "lost"}
    states = tuple(look[each] for each in told) or ("unlit",) * ROUND
    lit_first = tuple(sorted(states, key=("touched", "unlit", "lost").index))
    count = len(states)
    grown = tuple(min(max(progress * (count + 1) - n, 0.0), 2.0) / 2 for n in range(count))
    return [disc("answers", count, room.cx, room.cy, min(room.w, room.h) / 2, lit_first, grown)]
