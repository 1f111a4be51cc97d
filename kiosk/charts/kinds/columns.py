"""Columns: a series or a table as heights from zero, values above, names below. A forecast is a dashed outline.

chart: {kind: columns, indicator: femur-regions}

Years of counts so small that they can be counted are piles of cells, one a unit.
Years stand as far apart as they are; two years are a pair, with nothing between them that could be read as a trend.
Where names are too wide to stand side by side (a totem, large text), the columns of a table lie down and are bars.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import groupby, pairwise
from math import gcd
from typing import Literal

from kiosk.charts import piles, rows
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, counting, entity, figures, mark_name, ref, said, ticking
from kiosk.charts.marks import Box, Label, Mark, Rule, Target
from kiosk.charts.motion import appearing
from kiosk.charts.scales import thinned
from kiosk.charts.text import block, line
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_FILL, ENTITY_TEXT, Style, foreseen
from kiosk.words.compare import compare
from kiosk.words.messages import tr
from kiosk.words.numbers import join, unit_words, year

KIND = "columns"
MOST = 16
SLOTS = 20
"""Years that stand as far apart as they are; more, and all stand side by side."""


class Fields(ChartFields):
    """indicator: a series or a table; order: of a table, as in the file or by size."""

    kind: Literal["columns"]
    indicator: str
    order: Literal["file", "size"] = "file"

    def references(self) -> tuple[Ref, ...]:
        """The series or table."""
        return (ref(self.indicator),)

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Too many columns, and values that no height can show."""
        found = figures(deck, ref(self.indicator))
        if len(found) > MOST:
            params: dict[str, str | int] = {"count": len(found), "most": MOST}
            message = N_("%(count)s columns are too many (at most %(most)s): use a line, or bars for a table")
            yield "indicator", Say(message, params)
        yield from (("indicator", why) for why in rows.lengthless(found))


EXAMPLE: dict[str, object] = {"kind": "columns", "indicator": "spending-gdp-italy"}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu")
CUE = "label"


def _figures(fields: Fields, deck: Deck) -> list[Figure]:
    found = figures(deck, ref(fields.indicator))
    return sorted(found, key=lambda f: -f.value) if fields.order == "size" and not _timed(found) else found


def _timed(found: Sequence[Figure]) -> bool:
    return all(figure.ref.year is not None and figure.ref.row is None for figure in found)


def _slots(found: Sequence[Figure]) -> tuple[int, ...]:
    """The place of each column: years in proportion to time, in steps of what all their distances share."""
    years = [figure.ref.year or 0 for figure in found]
    step = reduce(gcd, (b - a for a, b in pairwise(years)), 0)
    if not _timed(found) or not step or (years[-1] - years[0]) // step >= SLOTS:
        return tuple(range(len(found)))
    return tuple((at - years[0]) // step for at in years)


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Value and place by year or row."""
    found = _figures(fields, deck)
    return rows.data((rows.row_key(f), float(f.value), float(at)) for f, at in zip(found, _slots(found), strict=True))


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where columns stand: `left` of the first slot, `step` from place to place, `base` the foot, `py` a unit."""

    left: float
    step: float
    slot: float
    width: float
    base: float
    py: float
    most: float
    value: Style
    name: Style
    form: str
    told: frozenset[int]
    named: frozenset[int]
    pile: piles.Pile | None

    def column(self, at: float, high: float) -> Box:
        """The column at a place."""
        middle = self.left + at * self.step + self.slot / 2
        return Box(middle - self.width / 2, self.base - high, self.width, high)


def _layout(found: Sequence[Figure], slots: Sequence[int], frame: Frame) -> _Layout | None:
    """Room for values and names of all languages; None where names cannot stand side by side."""
    deck, measure, box, label = frame.deck, frame.measure, frame.box, frame.style("label")
    nearest = min((b - a for a, b in pairwise(slots)), default=1)
    slot = min(box.w / (slots[-1] / nearest + 1), 400.0)
    step, width = slot / nearest, min(slot * 0.7, 190.0)

    def widths(style: Style, form: str) -> list[float]:
        return [max(measure.advance(said(f, code, form), style) for code in deck.languages) for f in found]

    tried = [(frame.style(size), form) for size in ("m-list", "s") for form in ("", "short")]
    tried += [(label, "short"), (frame.style("source-strong"), "short")]
    value, form = next(((s, form) for s, form in tried if max(widths(s, form)) + 14 <= slot), tried[-1])
    if _timed(found):
        name, below = label, label.line * (2 if any(f.forecast for f in found) else 1)
        named = thinned([measure.advance(str(f.year), name) for f in found], [at * step for at in slots], 18)
    else:
        texts = [_told_name(f, deck, code) for f in found for code in deck.languages]
        name = rows.fitted(texts, label, slot - 16, label.line * 3, measure)
        blocks = [block("", ((text, name, "ink"),), 0, 0, slot - 16, measure).box for text in texts]
        if any(each.w > slot - 16 or each.h > name.line * 4 for each in blocks):
            return None
        named, below = tuple(range(len(found))), max(each.h for each in blocks)
    base = box.bottom - below - 16
    most = max(0.0, *(float(f.value) for f in found))
    room = base - box.y - value.size * 1.1
    py = room / most if most else 0.0
    pile = piles.pile(int(most), slot * 0.7, room) if _piled(found) else None
    if pile:  # what few large cells leave free is free above and below
        width, base = pile.width, base - (room - pile.high(most)) / 2
    left, wide = box.cx - (slots[-1] * step + slot) / 2, widths(value, form)
    middles = [left + at * step + slot / 2 for at in slots]
    told = _told(found, middles, [_within(x, w, box) for x, w in zip(middles, wide, strict=True)], wide, width)
    return _Layout(left, step, slot, width, base, py, most, value, name, form, told, frozenset(named), pile)


def _within(x: float, width: float, box: Box) -> float:
    """The middle of a text near x that stays in the box."""
    return min(max(x, box.x + width / 2), box.right - width / 2)


def _told(
    found: Sequence[Figure], middles: Sequence[float], labels: Sequence[float], widths: Sequence[float], width: float
) -> frozenset[int]:
    """The values that are said: last, highest and first before the others, where they lie on no label or column."""
    count, told = len(found), set[int]()
    highest = max(range(count), key=lambda i: found[i].value)
    for i in dict.fromkeys((count - 1, highest, 0, *range(count))):
        others = [j for j in range(count) if j != i]
        apart = all(abs(labels[j] - labels[i]) >= (widths[i] + widths[j]) / 2 + 14 for j in others if j in told)
        higher = [j for j in others if found[j].value > found[i].value]
        if apart and all(abs(middles[j] - labels[i]) >= (widths[i] + width) / 2 + 2 for j in higher):
            told.add(i)
    return frozenset(told)


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """Columns on a thin line, values above them, years or names below; forecasts are named."""
    deck, box = frame.deck, frame.box
    found = _figures(fields, deck)
    slots = _slots(found)
    made = _layout(found, slots, frame)
    if made is None:
        leads = rows.home(deck, found)
        lying = [rows.row(deck, f, leads, rows.unit_after(deck, f) if f is found[0] else None) for f in found]
        return rows.drawn(lying, rows.layout(lying, frame, box), values, progress, frame)
    out: list[Mark] = [Rule("#base", (box.x, made.base + 1), (box.right, made.base + 1), "line", 2)]
    keys = [rows.row_key(figure) for figure in found]
    gone = rows.leaving(values, keys)
    # while more is shown than there is room for, all heights shrink alike
    highest = max([made.most, *(values.get(key, 0.0) for key in keys), *(values[key] for key, _ in gone)])
    py = made.py * made.most / highest if highest else 0.0
    pile = made.pile if highest <= made.most else None
    for key, here in gone:
        at = min(rows.place(values, key, slots[-1], progress), slots[-1])
        bar = made.column(at, max(values[key], 0.0) * py)
        out += _shape(key, found[0], bar, values[key], pile, frame, here)
    for i, (key, figure, slot) in enumerate(zip(keys, found, slots, strict=True)):
        at = min(max(rows.place(values, key, slot, progress), 0.0), slots[-1])
        shown = max(values.get(key, 0.0), 0.0)
        bar = made.column(at, pile.high(shown) if pile else shown * py)
        out += _shape(key, figure, bar, shown, pile, frame)
        if i in made.told:
            out.append(_value(key, figure, values.get(key, 0.0), bar, made, progress, frame))
        if i in made.named:
            out.append(
                _below(f"{key}.name", _told_name(figure, deck, frame.language), bar.cx, made.base + 16, made, frame)
            )
        area = Box(bar.cx - made.slot / 2, box.y, made.slot, box.h)
        spoken = rows.spoken(_name(figure, deck, frame.language), figure, frame.language)
        out.append(Target(key, area.corners(), spoken))
    return [*out, *_forecasts(found, slots, made, frame)]


def _piled(found: Sequence[Figure]) -> bool:
    """True for piles of cells. A table has columns: it may lie down, and chains are its cells."""
    return _timed(found) and piles.countable(found)


def _shape(
    key: str, figure: Figure, bar: Box, shown: float, pile: piles.Pile | None, frame: Frame, opacity: float = 1.0
) -> list[Mark]:  # fmt: skip
    """A column, or its cells."""
    who, touched = entity(frame.deck, figure), frame.selection == key
    if pile:
        state = foreseen(who) if figure.foreseen else who
        return pile.cells(key, bar.cx, bar.bottom, shown, state, touched, opacity)
    return rows.shape(key, bar, ENTITY_FILL[who], figure.forecast, touched, opacity)


def _name(figure: Figure, deck: Deck, language: str) -> str:
    return mark_name(figure, deck, language) if figure.ref.year is None else year(figure.ref.year, language)


def _told_name(figure: Figure, deck: Deck, language: str) -> str:
    """A row says that it is a forecast; years are called so together."""
    name = _name(figure, deck, language)
    return name if figure.ref.year else rows.called(figure, name, language)


def _value(
    key: str, figure: Figure, shown: float, bar: Box, made: _Layout, progress: float, frame: Frame
) -> Label:  # fmt: skip
    text, style = counting(figure, shown, frame.language, made.form), ticking(made.value, figure, shown)
    color = ENTITY_TEXT[entity(frame.deck, figure)]
    x = _within(bar.cx, frame.measure.advance(text, style), frame.box)
    y, seen = bar.y - style.size * 0.3, appearing(progress)
    return line(f"{key}.value", text, style, color, x, y, frame.measure, align="center", opacity=seen)


def _below(key: str, text: str, x: float, y: float, made: _Layout, frame: Frame, color: str = "ink") -> Label:
    """A name under its column, within the box."""
    timed = text.isdigit() or color == "quiet"
    width = frame.measure.advance(text, made.name) + 2 if timed else made.slot - 16
    left = min(max(x - width / 2, frame.box.x), frame.box.right - width)
    return block(key, ((text, made.name, color),), left, y, width, frame.measure, align="center")


def _forecasts(found: Sequence[Figure], slots: Sequence[int], made: _Layout, frame: Frame) -> Iterator[Mark]:
    """The word under the years of a forecast, once for years that follow each other."""
    word, right = tr(frame.language, "forecast"), frame.box.x
    for forecast, run in groupby(range(len(found)), key=lambda i: found[i].forecast):
        each = list(run)
        if forecast and _timed(found):
            x = made.column((slots[each[0]] + slots[each[-1]]) / 2, 0.0).cx
            label = _below(f"#forecast.{each[0]}", word, x, made.base + 16 + made.name.line, made, frame, "quiet")
            if label.box.x >= right:
                yield label
            right = label.box.right + 14


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each year, read against the year before; each row, against home or the largest."""
    found = _figures(fields, deck)
    out = {}
    for before, figure in zip((None, *found), found, strict=False):
        name = _name(figure, deck, language)
        if _timed(found):
            out[rows.row_key(figure)] = Reading(rows.called(figure, name, language), figure, before)
        else:
            out[rows.row_key(figure)] = Reading(name, figure, rows.compared_with(figure, found, deck))
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """The years where they are few, else first, last and extremes, and the change; a table as its bars."""
    found = _figures(fields, deck)
    if not _timed(found):
        return rows.summary(found, None, deck, language)
    ranked = sorted(found, key=lambda f: f.value)
    told = found if len(found) <= 5 else [f for f in found if f in (found[0], ranked[0], ranked[-1], found[-1])]
    word = " (" + tr(language, "forecast") + ")"
    items = [
        f"{f.year} {said(f, language, '' if f is told[0] else 'short')}" + (word if f.forecast else "") for f in told
    ]
    text = tr(language, "%(name)s: %(items)s.", name=rows.title(found[0], language), items=join(items, language))
    if len(told) < len(found):
        text = tr(
            language, "%(name)s, %(count)s years, first and last, lowest and highest: %(items)s.",
            name=rows.title(found[0], language), count=len(found), items=join(items, language),
        )  # fmt: skip
    change = compare(found[-1], found[0], deck, language) if len(found) > 1 else None
    return text + rows.gap(_name(found[-1], deck, language), change, language)


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """A cell of a pile is one unit; of columns nothing is counted."""
    found = _figures(fields, deck)
    if not _piled(found):
        return ""
    return tr(language, "1 cell = %(unit)s", unit=unit_words(Decimal(1), found[0].unit, language))


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: every column has its name."""
    return ()
