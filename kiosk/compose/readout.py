"""The card that says what a mark is: its name, value, year and place, how it compares, and who says so.

It is pinned below the chart and never floats, so that no finger lies on it; in the text column where a slide has one.
"""

from dataclasses import dataclass, replace

from kiosk.charts.kind import Reading, mark_name, said, text_of
from kiosk.charts.marks import Box, Icon, Label, Mark, Panel, Rule, Target
from kiosk.charts.measure import Measure
from kiosk.charts.text import Piece, block, moved
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.model.state import SelectMark
from kiosk.model.tokens import STYLES, Style
from kiosk.words.compare import Comparison, compare, share
from kiosk.words.messages import tr
from kiosk.words.sources import plan_words, source_line

INK = "ontouch"
CLOSE = 128.0
"""Side of the closing cross's room, at the right end."""
_PAD, _GAP = 44.0, 40.0
WIDE = 1200.0
"""From this width on a card is one row."""
_MONEY = {"eur", "eur-ppp"}


@dataclass(frozen=True, slots=True)
class Said:
    """A reading in words."""

    name: str
    value: str
    what: str
    comparison: Comparison | None
    source: str
    unit: str = ""

    def aloud(self) -> str:
        """All of it, for those who do not see the card."""
        compared = f"{self.comparison.amount} {self.comparison.other}" if self.comparison else ""
        return ". ".join(filter(None, (f"{self.name}: {self.value}", self.what, compared, self.source)))


def words(reading: Reading, deck: Deck, language: str, unit: str = "") -> Said:
    """What the card says; `unit`: what the chart counts, which stands under it else."""
    figure = reading.figure
    comparison = compare(figure, reading.against, deck, language) if reading.against else None
    if reading.whole:
        comparison = share(figure, reading.whole, language)
    value = said(figure, language, "short" if figure.unit in _MONEY else "")
    source = source_line([figure], deck, language)
    name = reading.name[:1].upper() + reading.name[1:]
    return Said(name, value, _what(figure, reading, deck, language), comparison, source, unit)


def _what(figure: Figure, reading: Reading, deck: Deck, language: str) -> str:
    """What is measured, where and when: whatever the mark's own name does not say."""
    parts = [text_of(figure.name, language)]
    where = mark_name(figure, deck, language) if figure.place and not figure.row_name else ""
    if where and where != reading.name and where not in parts[0]:
        parts.append(where)
    if figure.year is not None and str(figure.year) not in reading.name:
        parts.append(str(figure.year))
    if figure.forecast and tr(language, "forecast") not in reading.name:
        parts.append(tr(language, "forecast"))
    if figure.plan is not None:
        parts.append(plan_words(figure.plan, language))
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def card(slide: str, told: Said, box: Box, measure: Measure, grow: float, language: str) -> list[Mark]:
    """The card at the bottom of `box`, as high as its words need; its top is that of the panel."""
    draw = _wide if box.w >= WIDE else _narrow
    labels, height, rules = draw(told, box, measure, grow)
    top = box.bottom - height
    panel = Box(box.x, top, box.w, height)
    side = min(CLOSE, height)
    close = Box(box.right - side, top, side, side if box.w < WIDE else height)
    icon = Box(close.cx - 26, (close.y + 38) if box.w < WIDE else close.cy - 26, 52, 52)
    name = tr(language, "Close: %(name)s", name=told.name)
    out: list[Mark] = [Panel("readout", panel, (40, 40), "touch"), Target("readout", panel.corners(), told.aloud())]
    out += [moved(label, dy=top) for label in labels]
    for n, x in enumerate(rules):
        out.append(Rule(f"readout.rule.{n}", (x, top + 26), (x, panel.bottom - 26), INK, 2, 0.4))
    out.append(Icon("readout.cross", "x", icon, INK, 2.0))
    out.append(Target("readout.close", close.corners(), name, SelectMark(slide)))
    return out


def _fit(text: str, style: Style, width: float, measure: Measure, least: float = 0.6) -> Style:
    advance = measure.advance(text, style)
    return style if advance <= width else style.scaled(max(width / advance, least))


def _foot(told: Said, style: Style) -> tuple[Piece, ...]:
    """What one cell counts, and who says so: what stands under the chart as long as no card does."""
    unit = ((f"{told.unit}. ", replace(style, weight=600), INK),) if told.unit else ()
    return (*unit, (told.source, style, INK))


def _wide(told: Said, box: Box, measure: Measure, grow: float) -> tuple[list[Label], float, list[float]]:
    """One row: name, value and what it is, comparison; the source beneath."""
    small = STYLES["source"].grown(grow)
    inner = box.w - _PAD - CLOSE - 24
    for factor in (1.0, 0.85, 0.7, 0.6):  # the large words give way until the small ones stand on two lines
        row = _row(told, box.x + _PAD, inner, factor, measure, STYLES["quiet"].grown(grow))
        if max(row[-1].box.h, row[2].box.h) <= 2.1 * STYLES["quiet"].grown(grow).line:
            break
    source = block("readout.source", _foot(told, small), box.x + _PAD, 0, inner, measure)
    head = max(label.box.h for label in row)
    out = [moved(label, dy=13 + (head - label.box.h) / 2) for label in row]
    return [*out, moved(source, dy=13 + head + 2)], 13 + head + 2 + source.box.h + 13, [box.right - CLOSE]


def _row(told: Said, x: float, inner: float, factor: float, measure: Measure, body: Style) -> list[Label]:
    """Name, value and what it is, and the comparison if there is one, beside each other from x on."""
    big, right = STYLES["m"].scaled(factor), x + inner
    name_style = _fit(told.name, STYLES["s"].scaled(factor), inner * 0.24, measure)
    name = block("readout.name", ((told.name, name_style, INK),), x, 0, inner * 0.24, measure, balance=True)
    value = moved(_word("readout.value", told.value, big, measure), dx=name.box.right + _GAP)
    x = value.box.right + _GAP
    if not told.comparison:
        return [name, value, block("readout.what", ((told.what, body, INK),), x, 0, right - x, measure, balance=True)]
    amount = _word("readout.amount", told.comparison.amount, big, measure)
    rest = right - x - amount.box.w - _GAP - 22
    # both small texts get room by their length
    other = measure.advance(told.comparison.other, body)
    side = min(max(rest * other / (other + measure.advance(told.what, body)), min(other, 170.0)) + 8, rest * 0.5)
    what = block("readout.what", ((told.what, body, INK),), x, 0, rest - side, measure, balance=True)
    amount = moved(amount, dx=what.box.right + _GAP)
    x = amount.box.right + 22
    return [name, value, what, amount, block("readout.other", ((told.comparison.other, body, INK),), x, 0, right - x,
                                             measure, balance=True)]  # fmt: skip


def _word(key: str, text: str, style: Style, measure: Measure) -> Label:
    """A large word or number on one line, at 0."""
    return block(key, ((text, style, INK),), 0, 0, measure.advance(text, style) + 2, measure)


def _narrow(told: Said, box: Box, measure: Measure, grow: float) -> tuple[list[Label], float, list[float]]:
    """Name on top; value and comparison beside each other, each over its words; the source beneath."""
    strong, body, small = STYLES["label"].grown(grow), STYLES["quiet"].grown(grow), STYLES["source"].grown(grow)
    left, inner = box.x + _PAD, box.w - 2 * _PAD
    name = block("readout.name", ((told.name, strong, INK),), left, 0, inner - CLOSE + _PAD, measure)
    half = (inner - _GAP) / 2 if told.comparison else inner
    columns = []
    pairs = [("value", told.value, "what", told.what, left)]
    if told.comparison:
        amount, other = told.comparison.amount, told.comparison.other
        pairs.append(("amount", amount, "other", other, left + half + _GAP))
    for big_key, big, small_key, words_, x in pairs:
        beside = CLOSE - _PAD if big_key == pairs[-1][0] else 0  # the last one stands under the cross
        style = _fit(big, STYLES["m"], half - beside, measure, 0.5)
        head = block(f"readout.{big_key}", ((big, style, INK),), x, 0, half, measure)
        columns.append((head, block(f"readout.{small_key}", ((words_, body, INK),), x, 0, half, measure)))
    top = 24 + name.box.h + 2
    high = max(head.box.h for head, _ in columns)
    under = top + high + 2
    out = [moved(name, dy=24)]
    for head, tail in columns:
        out += [moved(head, dy=top + high - head.box.h), moved(tail, dy=under)]
    under += max(tail.box.h for _, tail in columns) + 10
    source = block("readout.source", _foot(told, small), left, 0, inner, measure)
    return [*out, moved(source, dy=under)], under + source.box.h + 22, []
