"""Rows of bars: what the kinds with lengths share. Names at the left or above, values at the ends, rows that move.

A row's place is data like its length, so that another order is a movement: beside its value each datum has two more,
`key#rank` (its place from the top, counted from 0) and `key#here` (1). What enters or leaves has both on their way from
or to 0, so rank divided by here is its own place all the while, and nobody falls in from the top.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.charts.frame import Frame
from kiosk.charts.kind import counting, entity, mark_name, said, text_of, ticking
from kiosk.charts.marks import Box, Curve, Label, Mark, Panel, Target
from kiosk.charts.measure import Measure
from kiosk.charts.motion import appearing
from kiosk.charts.text import block, line, moved
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_FILL, ENTITY_TEXT, Style
from kiosk.words.compare import Comparison, compare
from kiosk.words.messages import tr
from kiosk.words.numbers import join

RANK, HERE = "#rank", "#here"
RADIUS = 14.0
SMALLEST = 22.0
GAP, BESIDE = 18.0, 14.0
"""From a bar to its value, and from a value to what is noted after it."""
NAMES = 0.4
"""Part of the width that names at the left may take."""


@dataclass(frozen=True, slots=True)
class Row:
    """A bar to be: names and notes (said after the value, quieter) by language, colours as tokens."""

    key: str
    figure: Figure
    names: Mapping[str, str]
    fill: str
    color: str
    strong: bool = True
    notes: Mapping[str, str] | None = None


def data(places: Iterable[tuple[str, float, float]]) -> dict[str, float]:
    """Values of a chart whose data have places: key, value and place of each."""
    out: dict[str, float] = {}
    for key, value, place in places:
        out |= {key: value, key + RANK: place, key + HERE: 1.0}
    return out


def place(values: Mapping[str, float], key: str, rest: float, progress: float) -> float:
    """Where a datum stands on its way; `rest` is its place in the end, and from the beginning in an entrance."""
    here = values.get(key + HERE, 0.0)
    return values.get(key + RANK, rest * here) / here if progress >= 1.0 and here > 1e-6 else rest


def leaving(values: Mapping[str, float], staying: Iterable[str]) -> tuple[tuple[str, float], ...]:
    """Data on their way out, and how much of them is still there."""
    kept = set(staying)
    gone = (key for key in values if "#" not in key and key not in kept)
    return tuple((key, min(values.get(key + HERE, 1.0), 1.0)) for key in gone)


def between(steps: Sequence[float], at: float) -> float:
    """The step at a place, or the point between two; what is beyond the ends stands at them."""
    at = min(max(at, 0.0), len(steps) - 1.0)
    low = min(int(at), max(len(steps) - 2, 0))
    return steps[low] + (steps[min(low + 1, len(steps) - 1)] - steps[low]) * (at - low)


def row_key(figure: Figure) -> str:
    """Its row, its year, or the indicator: not the table's id, so that another table moves the same bars."""
    return figure.ref.row or (str(figure.ref.year) if figure.ref.year else figure.ref.id)


def home(deck: Deck, figures: Sequence[Figure]) -> str:
    """The entity whose rows are set stronger: Lombardia, else Italy, else none."""
    entities = {entity(deck, figure) for figure in figures}
    return next((who for who in ("lombardia", "italy") if who in entities and len(entities) > 1), "")


def row(deck: Deck, figure: Figure, leads: str, notes: Mapping[str, str] | None = None, forecast: bool = True) -> Row:
    """A figure as a row in its entity's colours; `leads` is the entity that is set stronger, if any.

    A forecast is called one in its note, unless something else says so.
    """
    who = entity(deck, figure)
    called = {code: mark_name(figure, deck, code) for code in deck.languages}
    if figure.forecast and forecast:
        notes = {code: ", ".join(filter(None, ((notes or {}).get(code), tr(code, "forecast")))) for code in called}
    return Row(row_key(figure), figure, called, ENTITY_FILL[who], ENTITY_TEXT[who], leads in ("", who), notes)


def unit_after(deck: Deck, figure: Figure) -> dict[str, str]:
    """The word of the unit that the short form leaves out ("years"), by language; nothing where it is in it."""
    out = {}
    for code in deck.languages:
        whole, short = said(figure, code, ""), said(figure, code, "short")
        out[code] = whole.removeprefix(short).strip() if whole.startswith(short) else ""
    return out


def compared_with(figure: Figure, all_: Sequence[Figure], deck: Deck) -> Figure | None:
    """What a row is read against: Lombardia's row, else Italy's, else the largest; never itself."""
    others = [other for other in all_ if other.ref != figure.ref]
    places = [other for other in others if other.ref.row == other.place]
    for who in ("lombardia", "italy"):
        if found := next((other for other in places if entity(deck, other) == who), None):
            return found
    return max(others, key=lambda other: other.value, default=None)


def called(figure: Figure, name: str, language: str) -> str:
    """A name that says whether it is of a forecast."""
    return tr(language, "%(year)s, forecast", year=name) if figure.forecast else name


def spoken(name: str, figure: Figure, language: str) -> str:
    """A mark's name for those who do not see it: name, value with unit, and whether it is a forecast."""
    words = f"{name}: {said(figure, language, '')}"
    return words + ", " + tr(language, "forecast") if figure.forecast else words


def shape(key: str, box: Box, fill: str, forecast: bool, touched: bool, opacity: float = 1.0) -> list[Mark]:
    """A bar with round corners; a forecast is its dashed outline, one that is touched has a ring."""
    if box.w < 0.5 or box.h < 0.5:
        return []
    radius = min(RADIUS, box.w / 2, box.h / 2)
    if forecast and min(box.w, box.h) > 8:
        out: list[Mark] = [dashed(f"{key}.bar", box, radius, fill, opacity)]
    else:
        out = [Panel(f"{key}.bar", box, (radius, radius), fill, opacity=opacity)]
    if touched:
        out.append(Panel(f"{key}.ring", box.inset(2.5, 2.5, 2.5, 2.5), (radius, radius), "", "touch", 5))
    return out


def dashed(key: str, box: Box, radius: float, color: str, opacity: float = 1.0) -> Mark:
    """The dashed outline of a forecast: its corners are rounded with five points each."""
    box = box.inset(2, 2, 2, 2)
    r = max(min(radius, box.w / 2, box.h / 2), 0.0)
    arc = ((0.0, 1.0), (0.383, 0.924), (0.707, 0.707), (0.924, 0.383), (1.0, 0.0))
    corners = (
        [(box.right - r + r * s, box.y + r - r * c) for s, c in arc],
        [(box.right - r + r * c, box.bottom - r + r * s) for s, c in arc],
        [(box.x + r - r * s, box.bottom - r + r * c) for s, c in arc],
        [(box.x + r - r * c, box.y + r - r * s) for s, c in arc],
    )
    points = [point for corner in corners for point in corner]
    return Curve(key, (*points, points[0]), color, 4, opacity, (12, 8))


def fitted(texts: Iterable[str], style: Style, width: float, height: float, measure: Measure) -> Style:
    """The style, smaller where texts wrapped to a width are too high for their room, but never under 22."""
    every = tuple(texts)
    for size in range(int(style.size), int(SMALLEST) - 1, -2):
        tried = style.scaled(size / style.size)
        boxes = [block("", ((text, tried, "ink"),), 0, 0, width, measure).box for text in every]
        if all(box.w <= width and box.h <= height for box in boxes):
            return tried
    return style.scaled(SMALLEST / style.size)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where rows stand: `left` is zero, `px` a unit's length, `drop` the way from a row's top to its bar.

    most    the largest value that there is room for
    past    x of a line that no value may lie on: where one would, it stands beyond
    """

    box: Box
    left: float
    px: float
    tops: tuple[float, ...]
    pitch: float
    drop: float
    height: float
    name: Style
    value: Style
    names: float
    above: bool
    most: float
    past: float | None

    def bar(self, at: float, length: float) -> Box:
        """The bar of a row at a place; what leaves may stand below the last row, but in the box."""
        beyond = max(at - len(self.tops) + 1, 0.0) * self.pitch
        top = min(between(self.tops, at) + beyond, max(self.box.bottom - self.pitch, self.tops[-1]))
        return Box(self.left, top + self.drop, length, self.height)

    def reach(self, row: Row, frame: Frame) -> float:
        """Where a row's name ends at the right, in the language in which it is longest."""
        return max(self._named(text, frame).box.right for text in row.names.values())

    def _named(self, text: str, frame: Frame) -> Label:
        return block("", ((text, self.name, "ink"),), self.box.x, 0, self.names, frame.measure)


def layout(
    rows: Sequence[Row], frame: Frame, box: Box, *, heads: Sequence[float] = (), ends: Iterable[Row] = (),
    past: float | None = None, close: bool = False,
) -> Layout:  # fmt: skip
    """Room for names and values of all languages; lengths from zero, as long as the widest value lets them be.

    heads   room before each row, for headings
    ends    what decides the lengths in place of the rows: what they are at other times
    past    a value at which a line stands
    close   True where bars stand close to each other, with their names at the left also on a totem
    """
    measure, label = frame.measure, frame.style("label")
    before = tuple(heads) or (0.0,) * len(rows)
    pitch = min((box.h - sum(before)) / max(len(rows), 1), 212.0 if frame.portrait else 156.0)
    every = [name for row in rows for name in row.names.values()]
    longest = max((measure.advance(name, label) for name in every), default=0.0)
    limit = box.w * NAMES
    above = ((frame.portrait and not close) or longest > limit) and pitch >= label.line + 54
    if above:
        name = fitted(every, label, box.w, max(pitch - 60, label.line), measure)
        drop = max(block("", ((text, name, "ink"),), 0, 0, box.w, measure).box.h for text in every) + 6
        height = min((pitch - drop) * 0.68, 84.0)
        left, width = box.x, box.w
    else:
        width = min(longest + 2, limit)
        name = fitted(every, label, width, pitch - 2, measure)
        height = min(pitch * (0.74 if close else 0.64), 88.0)
        drop = (pitch - height) / 2
        left = box.x + width + 26
    big = frame.style("s")
    value = big.scaled(min(1.0, max(pitch * 0.8, SMALLEST) / big.size))
    tops, top = [], box.y
    for head in before:
        top += head
        tops.append(top)
        top += pitch
    room = box.right - left - GAP
    figures = [(row.figure, row.notes) for row in (tuple(ends) or rows)]
    scale = [
        (room - max(end_width(figure, notes, value, frame, code) for code in frame.deck.languages)) / reach
        for figure, notes in figures
        if (reach := max(float(figure.value), past or 0.0)) > 0
    ]
    px = max(min(scale, default=0.0), 0.0)
    most = max((float(figure.value) for figure, _ in figures), default=0.0)
    line_at = None if past is None else left + past * px
    return Layout(
        box, left, px, tuple(tops), pitch, drop, height, name, value, width, above, most, line_at
    )  # fmt: skip


def end_width(figure: Figure, notes: Mapping[str, str] | None, style: Style, frame: Frame, language: str) -> float:
    """How wide a value and its note are in a language."""
    note = (notes or {}).get(language, "")
    beside = BESIDE + frame.measure.advance(note, note_style(style, frame)) if note else 0.0
    return frame.measure.advance(said(figure, language, "short"), style) + beside


def note_style(value: Style, frame: Frame) -> Style:
    """Quiet, and never larger than the value it follows."""
    quiet = frame.style("quiet")
    return quiet if quiet.size <= value.size else quiet.scaled(max(value.size, SMALLEST) / quiet.size)


def drawn(
    rows: Sequence[Row], made: Layout, values: Mapping[str, float], progress: float, frame: Frame
) -> list[Mark]:  # fmt: skip
    """The rows on their way. While more is shown than there is room for, all lengths shrink alike."""
    out: list[Mark] = []
    shown = [max(values.get(row.key, 0.0), 0.0) for row in rows]
    gone = leaving(values, [row.key for row in rows])
    longest = max([made.most, *shown, *(values[key] for key, _ in gone)])
    px = made.px * made.most / longest if longest else 0.0
    for key, here in gone:
        found = frame.deck.places.get(key.partition("/")[0])
        bar = made.bar(place(values, key, len(rows), progress), max(values[key], 0.0) * px)
        out += shape(key, bar, ENTITY_FILL[found.entity if found else "other"], False, False, here)
    for i, (row, length) in enumerate(zip(rows, shown, strict=True)):
        bar = made.bar(place(values, row.key, float(i), progress), length * px)
        touched = frame.selection == row.key
        out += shape(row.key, bar, row.fill, row.figure.forecast, touched)
        out += _labels(row, made, bar, values.get(row.key, 0.0), progress, frame)
        top = bar.y - made.drop
        area = Box(made.box.x, top, made.box.w, made.pitch)
        out.append(Target(row.key, area.corners(), spoken(row.names[frame.language], row.figure, frame.language)))
    return out


def _labels(row: Row, made: Layout, bar: Box, shown: float, progress: float, frame: Frame) -> list[Mark]:
    """Name, value and note of a row; the name of a strong row is ink, of the others quiet."""
    language, measure = frame.language, frame.measure
    top = bar.y - made.drop
    style, color = (made.name, "ink") if row.strong else (replace(made.name, weight=400), "quiet")
    pieces = ((row.names[language], style, color),)
    name = block(f"{row.key}.name", pieces, made.box.x, 0, made.names, measure, align="left" if made.above else "right")
    out: list[Mark] = [moved(name, dy=top if made.above else bar.cy - name.box.h / 2)]
    seen = appearing(progress)
    x = bar.right + GAP
    if made.past is not None and _goes_past(row, made, made.past, frame):
        x = max(x, made.past + GAP)
    base = bar.cy + measure.ascent(made.value) * 0.34
    text, value = counting(row.figure, shown, language, "short"), ticking(made.value, row.figure, shown)
    x = max(min(x, made.box.right - measure.advance(text, value)), made.left)
    end = line(f"{row.key}.value", text, value, row.color, x, base, measure, opacity=seen)
    out.append(end)
    if note := (row.notes or {}).get(language, ""):
        quiet, at = note_style(made.value, frame), end.box.right + BESIDE
        out.append(_note(f"{row.key}.note", note, quiet, at, base, made.box.right, seen, measure))
    return out


def _note(
    key: str, text: str, style: Style, x: float, base: float, right: float, seen: float, measure: Measure
) -> Label:
    """What follows a value; while a counting number is wider than at rest, it is held back at the edge."""
    return line(key, text, style, "quiet", min(x, right - measure.advance(text, style)), base, measure, opacity=seen)


def _goes_past(row: Row, made: Layout, past: float, frame: Frame) -> bool:
    """True where a value at its bar's end would lie on the line, in any language."""
    end = made.left + max(float(row.figure.value), 0.0) * made.px
    codes = frame.deck.languages
    width = max(end_width(row.figure, row.notes, made.value, frame, code) for code in codes)
    return end < past + 1 and end + GAP + width + BESIDE > past


def lengthless(found: Iterable[Figure]) -> Iterator[Say]:
    """What no length can show: ranks, and what is below zero."""
    for figure in found:
        if figure.unit == "rank":
            yield Say(N_("a rank has no length (the first would be the shortest): write it, or use number"))
            return
        if figure.value < 0:
            yield Say(
                N_('"%(name)s" is below zero, and no length is: show it as a figure or a line'),
                {"name": str(figure.ref)},
            )


def summary(found: Sequence[Figure], level: Figure | None, deck: Deck, language: str) -> str:
    """A table in words, and how far the largest is from the reference, or from home."""
    first, text = max(found, key=lambda f: f.value), listed(found, deck, language)
    against = level if level and level is not first else compared_with(first, found, deck)
    if against is None or (against is not level and against.ref.row != against.place):
        return text
    return text + gap(mark_name(first, deck, language), compare(first, against, deck, language), language)


def gap(name: str, far: Comparison | None, language: str) -> str:
    """How something compares, as a sentence more; nothing where it does not."""
    if far is None:
        return ""
    return " " + tr(language, "%(name)s, %(other)s: %(amount)s.", name=name, other=far.other, amount=far.amount)


def listed(found: Sequence[Figure], deck: Deck, language: str, few: int = 5) -> str:
    """A table in words: every row where they are few, else the extremes, and home with its place."""
    ranked = sorted(found, key=lambda f: -f.value)
    first, last, name = ranked[0], ranked[-1], title(ranked[0], language)
    if len(found) <= few:
        return tr(language, "%(name)s: %(items)s.", name=name, items=items(ranked, deck, language))
    text = tr(
        language, "%(name)s, %(count)s rows, from %(first)s to %(last)s.",
        name=name, count=len(found), first=item(first, deck, language, ""), last=item(last, deck, language, ""),
    )  # fmt: skip
    leads = home(deck, found)
    for i, figure in enumerate(ranked[1:-1], 2):
        if leads and entity(deck, figure) == leads:
            text += " " + tr(language, "%(item)s, in place %(place)s.", item=item(figure, deck, language), place=i)
    return text


def items(found: Sequence[Figure], deck: Deck, language: str) -> str:
    """Every figure by its name, the unit once: "Italia 70,9%, Francia 66,3% e Germania 65,2%"."""
    return join((item(f, deck, language, "" if f is found[0] else "short") for f in found), language)


def item(figure: Figure, deck: Deck, language: str, form: str = "short") -> str:
    """A name with its value; a forecast is called one."""
    words = f"{mark_name(figure, deck, language)} {said(figure, language, form)}"
    return words + " (" + tr(language, "forecast") + ")" if figure.forecast else words


def title(figure: Figure, language: str) -> str:
    """What a table or series is about, beginning with a capital."""
    name = text_of(figure.name, language)
    return name[:1].upper() + name[1:]
