"""A question that waits for its answer: the guess as a figure, the slider under it, the guess counted out beside it.

Nothing here knows the answer, or draws anything that depends on it. A guess is counted from zero, wherever the slider
begins: in cells of a disc, or years as bands, a generation to a lane.
"""

from dataclasses import replace
from decimal import Decimal
from math import ceil
from re import sub

from kiosk.charts import kinds
from kiosk.charts.kind import said as said_in
from kiosk.charts.kinds import bands, cells
from kiosk.charts.marks import Bars, Box, Curve, Disc, Label, Mark, Panel, Rule, Target
from kiosk.charts.text import block, line, moved
from kiosk.charts.tissue import arc, cell_worth, disc
from kiosk.compose.blocks import Canvas
from kiosk.compose.poster import BEARING
from kiosk.compose.slots import anchored
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.model.layouts import Slot
from kiosk.model.slide import Guess
from kiosk.words.messages import tr
from kiosk.words.numbers import number, unit_words
from kiosk.words.render import plain

SIDE, REACH, KNOB = 120.0, 60.0, 48.0
"""Side of the buttons; how far round the middle of the knob a finger still holds it; the knob's radius."""
MIDDLE, AIR = 98.0, 40.0
"""From the foot of the block to the middle of the slider; from the figure to the buttons."""
SIGN = 20.0
"""Half the length of the strokes of minus and plus."""
LANE, LANES, OPEN = 25, 5, 0.24
"""Bands in a lane; more years than so many lanes hold are counted in cells; the part of a lane that is air."""
TAIL = 86.0
"""Room at a lane's end for the year it ends with."""


def asked(canvas: Canvas) -> tuple[Guess, Figure]:
    """The question of a slide that asks, and its figure."""
    guess = canvas.slide.guess
    assert guess is not None
    return guess, canvas.deck.figures[guess.figure]


def quantity(value: Decimal, guess: Guess, figure: Figure, language: str) -> tuple[str, str]:
    """A value of the slider in words: its number, and what follows it ("6,9" "miliardi di euro", "30%" "")."""
    shown = replace(figure, value=exact(value, guess), qualifier=None)
    head, _, tail = said_in(shown, language, "").partition("\u00a0")
    return head, tail


def exact(value: Decimal, guess: Guess) -> Decimal:
    """A value with as many decimals as the slider can tell apart; its ends with no more than they need."""
    if value in (guess.least, guess.most):
        return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return value.quantize(Decimal(1).scaleb(-max(_decimals(guess.step), _decimals(guess.least))))


def in_words(deck: Deck, guess: Guess, value: Decimal, language: str) -> str:
    """A value of the slider in full: "12,000 beds"."""
    return "\u00a0".join(filter(None, quantity(value, guess, deck.figures[guess.figure], language)))


def invited(canvas: Canvas) -> str:
    """What there is to do, for those who do not see the slider."""
    guess, _ = asked(canvas)
    language = canvas.look.language
    least, most = (in_words(canvas.deck, guess, end, language) for end in (guess.least, guess.most))
    return tr(language, "Choose a number from %(least)s to %(most)s, then reveal the true one.", least=least, most=most)


def slider(canvas: Canvas, slot: Slot, box: Box, said: Decimal) -> list[Mark]:
    """Label, figure and slider, standing on the foot of `box`; and what a finger finds there."""
    row = Box(box.x, box.bottom - MIDDLE - SIDE / 2, box.w, SIDE)
    head = _figure(canvas, slot, box.w, said)
    top = row.y - AIR - head[-1].box.bottom
    return [*(moved(label, box.x, top) for label in head), *_track(canvas, row, said), *_buttons(canvas, row)]


def _figure(canvas: Canvas, slot: Slot, width: float, said: Decimal) -> list[Label]:
    """The guess with its unit in words, under what it is; of one size, whatever the slider says."""
    guess, figure = asked(canvas)
    language, measure = canvas.look.language, canvas.measure
    ends = [quantity(end, guess, figure, language)[0] for end in (guess.least, guess.most)]
    poster = canvas.style(slot.style)
    widest = max(measure.advance(sub(r"\d", "0", text), poster) for text in ends)
    poster = poster.scaled(min((width + BEARING) / widest, 1.0))
    name = block("guess.label", ((tr(language, "Your answer"), canvas.style("label"), "quiet"),), 0, 0, width, measure)
    head, tail = quantity(said, guess, figure, language)
    large = block("guess.figure", ((head, poster, "touch"),), -BEARING, name.box.bottom, width * 2, measure)
    if not tail:
        return [name, large]
    unit = block("guess.unit", ((tail, canvas.style("lead"), "ink"),), 0, large.box.bottom - 4, width, measure)
    return [name, large, unit]


def _track(canvas: Canvas, row: Box, said: Decimal) -> list[Mark]:
    """The slider between the buttons, its ends labelled."""
    guess, figure = asked(canvas)
    language, style = canvas.look.language, canvas.style("unit")
    hit = row.inset(left=SIDE, right=SIDE)
    left, right, y = hit.x + REACH, hit.right - REACH, hit.cy
    x = left + (right - left) * float((said - guess.least) / (guess.most - guess.least))
    foot = row.bottom + canvas.measure.ascent(style) + 2
    out: list[Mark] = [
        Rule("guess.track", (left, y), (right, y), "ring", 8),
        Rule("guess.way", (left, y), (x, y), "touch", 12),
        Disc("guess.knob", x, y, KNOB, "touch"),
        Disc("guess.nucleus", x, y, KNOB * 0.3, "ontouch"),
    ]
    for key, end, at in (("least", guess.least, left), ("most", guess.most, right)):
        text = quantity(end, guess, figure, language)[0]
        out.append(line(f"guess.{key}", text, style, "quiet", at, foot, canvas.measure, align="center"))
    return [*out, Target("guess", hit.corners(), plain(canvas.slide.title, canvas.deck, language))]


def _buttons(canvas: Canvas, row: Box) -> list[Mark]:
    language = canvas.look.language
    out: list[Mark] = []
    for key, x, name in (
        ("less", row.x, tr(language, "Less")),
        ("more", row.right - SIDE, tr(language, "More")),
    ):
        face = Box(x, row.y, SIDE, SIDE)
        out.append(Panel(f"guess.{key}.face", face, (42, 42), "raised", "ring", 2))
        out.append(Rule(f"guess.{key}.sign", (face.cx - SIGN, face.cy), (face.cx + SIGN, face.cy), "ink", 5))
        if key == "more":
            out.append(Rule("guess.more.upright", (face.cx, face.cy - SIGN), (face.cx, face.cy + SIGN), "ink", 5))
        out.append(Target(f"guess.{key}", face.corners(), name))
    return out


def hint(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """What a cell or a band counts, and how to answer."""
    language = canvas.look.language
    strong, quiet = canvas.style("source-strong"), canvas.style("source")
    _, figure = asked(canvas)
    dated = [tr(language, "%(year)s data.", year=figure.year)] if figure.year else []
    rest = " ".join((*dated, tr(language, "Drag the knob, or touch −\u00a0and\u00a0+.")))
    label = block(
        "hint", ((f"{_unit(canvas)}.", strong, slot.color), (f" {rest}", quiet, slot.color)), box.x, box.y, box.w,
        canvas.measure,
    )  # fmt: skip
    return [moved(label, dy=anchored(label.box.h, box, slot) - box.y)]


def counted(canvas: Canvas, room: Box, said: Decimal) -> list[Mark]:
    """The guess in cells or bands, out of as many as the slider reaches to; of a share or a whole, as the answer."""
    if _in_lanes(canvas):
        return _lanes(canvas, room, said)
    total, worth = _cells(canvas)
    lit = min(round(said / worth), total)
    r = min(room.w, room.h) / 2
    states = ("touched",) * lit + ("unlit",) * (total - lit)
    return [disc("guess.cells", total, room.cx, room.cy, r, states)]


def remembered(canvas: Canvas, room: Box, said: Decimal) -> list[Mark]:
    """The guess beside the answer: an arc round the chart's disc, as long as its cells were, where that is a part."""
    _, figure = asked(canvas)
    _, fields = kinds.chart(canvas.slide.chart or {}, None)
    if not isinstance(fields, cells.Fields) or fields.shape != "disc" or figure.foreseen:
        return []
    if not fields.of and figure.unit != "percent":
        return []
    total, worth = _cells(canvas)
    share = min(float(round(said / worth)) / total, 1.0)
    turns = arc(room.cx, room.cy, min(room.w, room.h) / 2 + cells.MEMBRANE, share)
    end = Disc("guess.end", *turns[-1], 9, "touch")
    return [Curve("guess.arc", turns, "touch", 5), end] if share else []


def _cells(canvas: Canvas) -> tuple[int, Decimal]:
    """How many cells there are, and what each is worth."""
    guess, figure = asked(canvas)
    if figure.unit == "percent":
        return 100, Decimal(1)
    _, fields = kinds.chart(canvas.slide.chart or {}, None)
    whole, worth = guess.most, guess.step
    if isinstance(fields, cells.Fields) and fields.of:
        whole, worth = max(canvas.deck.figures[fields.of].value, whole), Decimal(fields.per)
    worth = cell_worth(whole, worth)
    return round(whole / worth), worth


def _in_lanes(canvas: Canvas) -> bool:
    guess, figure = asked(canvas)
    return figure.unit == "years" and LANE / 2 < guess.most <= LANE * LANES


def _lanes(canvas: Canvas, room: Box, said: Decimal) -> list[Mark]:
    """Years as bands; a part of a year is a narrower one. At the end of each lane stands the year that it ends with."""
    guess, _ = asked(canvas)
    lanes = ceil(guess.most / LANE)
    pitch = min(room.h / lanes, 210.0)
    wide, high = (room.w - TAIL) / LANE, pitch * (1 - OPEN)
    top = room.cy - (pitch * lanes - pitch * OPEN) / 2
    lit, dim, labels = list[Box](), list[Box](), list[Mark]()
    style = canvas.style("quiet")
    for n in range(lanes):
        y = top + n * pitch
        for band in range(LANE):
            full = Box(room.x + band * wide, y, wide * 0.72, high)
            part = min(max(float(said) - n * LANE - band, 0.0), 1.0)
            dim += [full] if part < 1 else []
            lit += [full._replace(w=full.w * part)] if part > 0 else []
        text, at = number(Decimal((n + 1) * LANE), canvas.look.language), y + high / 2 + style.size * 0.34
        labels.append(line(f"guess.lane.{n}", text, style, "quiet", room.right, at, canvas.measure, align="right"))
    return [Bars("guess.rest", tuple(dim), 5, "line"), Bars("guess.bands", tuple(lit), 5, "touch"), *labels]


def _unit(canvas: Canvas) -> str:
    """What one of them is: in the words of the chart of the answer, where that counts the same."""
    _, figure = asked(canvas)
    language = canvas.look.language
    kind, fields = kinds.chart(canvas.slide.chart or {}, None)
    if _in_lanes(canvas):
        if isinstance(fields, bands.Fields):
            return kind.unit(fields, canvas.deck, language)
        return tr(language, "1 band = %(unit)s", unit=unit_words(Decimal(1), figure.unit, language))
    if isinstance(fields, cells.Fields) and fields.shape != "region" and (fields.of or figure.unit == "percent"):
        return kind.unit(fields, canvas.deck, language)
    worth = _cells(canvas)[1]
    return tr(language, "1 cell = %(unit)s", unit=unit_words(worth, figure.unit, language, figure.scale))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
