"""Dumbbell: rows with two figures each, as two discs on one scale, joined by their difference.

chart: {kind: dumbbell, indicators: [stroke-mortality, embolism-mortality], between: [italy, lombardia]}
chart: {kind: dumbbell, tables: [beds-2010, beds-2020]}

The first is what the second is read against. The scale is one of position: it may start above zero, and since every
disc carries its value it has no axis. How far two discs are apart stands over the middle of their bar, or after the
last value where rows are low. Who is who stands above the first two discs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.charts.frame import Frame
from kiosk.charts.kind import Reading, counting, entity, said, ticking
from kiosk.charts.marks import Box, Curve, Disc, Label, Mark, Target
from kiosk.charts.motion import appearing
from kiosk.charts.pairs import FROM, Pair, PairFields, colors, data, difference, ends, pairs, spoken, unpaired
from kiosk.charts.pairs import readings as pair_readings
from kiosk.charts.pairs import words as pair_words
from kiosk.charts.scales import Scale
from kiosk.charts.spans import CAPS, nice
from kiosk.charts.text import Align, block, line, moved
from kiosk.model.deck import Deck
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_TEXT, Style

KIND = "dumbbell"
MOST = 8
DOT, GAP, COVER = 28.0, 16.0, 8.0
"""Largest radius, from a disc's edge to its value, and how much wider one is that another covers."""
ROOMY, ABOVE, OVER = 130.0, 100.0, 110.0
"""Distance of rows from which on their names are larger, from which on names stand above on totems, and what must be
left of it for a difference over its bar."""
AIR, BAR = 12.0, 10.0
"""Between what stands over each other in a row; width of a bar."""
NAMES = 0.32
"""Part of the width that names may take at the left."""


class Fields(PairFields):
    """indicators: one to eight, a row each, between: the two rows (or years) to compare; or two tables, a row a row."""

    kind: Literal["dumbbell"]

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Figures that cannot be read against each other, and too many rows."""
        found = list(unpaired(self, deck))
        yield from found
        if not found and len(rows := pairs(self, deck)) > MOST:
            params: dict[str, str | int] = {"count": len(rows), "most": MOST}
            yield "tables", Say(N_("%(count)s rows are too many for a dumbbell (at most %(most)s): use bars"), params)


EXAMPLE: dict[str, object] = {
    "kind": "dumbbell",
    "indicators": ["stroke-mortality", "embolism-mortality"],
    "between": ["italy", "lombardia"],
}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu")
CUE = "label"


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Both figures of each row."""
    return data(pairs(fields, deck))


@dataclass(frozen=True)
class _Layout:
    """Rows from `top`, `pitch` apart; who is who takes `head` of the first, just above its discs.

    drop      from a row's top to its discs, without the head
    caption   from its discs up to the top of a name that stands above them; none where it stands at their left
    lift      from its discs up to the baseline of the difference; none where that stands after the last value
    names     width of names; left, right: how far a difference may reach
    """

    x: Scale
    top: float
    pitch: float
    head: float
    drop: float
    r: float
    value: Style
    name: Style
    apart: Style
    names: float
    caption: float
    lift: float
    left: float
    right: float

    @property
    def crown(self) -> float:
        """From the discs of a row up to where nothing stands any more but names."""
        return self.lift + self.apart.size * CAPS if self.lift else max(self.r, self.value.size * CAPS / 2)

    def middle(self, n: int) -> float:
        """Where a row's discs stand."""
        return self.top + self.head + n * self.pitch + self.drop


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """Names, discs with their values outside, differences over their bars; who is who above the first discs."""
    rows = pairs(fields, frame.deck)
    made = _layout(fields, rows, frame)
    out: list[Mark] = [*_head(fields, rows[0], made, frame)]
    for n, pair in enumerate(rows):
        out += _row(n, pair, made, values, progress, frame)
        above = 0.0 if n else made.head
        area = Box(frame.box.x, made.middle(n) - made.drop - above, frame.box.w, made.pitch + above)
        out.append(Target(pair.key, area.corners(), spoken(fields, pair, frame.deck, frame.language)))
    return out


def _layout(fields: Fields, rows: Sequence[Pair], frame: Frame) -> _Layout:
    """Room for words of all languages first; the scale has the rest. Rows share the height evenly."""
    box, measure, codes = frame.box, frame.measure, frame.deck.languages
    head = max(_who(fields, n, box.w / 2, code, frame).box.h for code in codes for n in (0, 1)) + AIR
    pitch = (box.h - head) / len(rows)
    above = frame.portrait and pitch >= ABOVE
    texts = [text for pair in rows for text in pair.names.values()]
    name, names = _naming(texts, pitch, above, frame)
    tall = max(_name("", text, name, names, frame).box.h for text in texts) + AIR if above else 0.0
    room = pitch - tall
    over = room >= OVER
    apart = _fitted(frame.style("s"), max(room * (0.28 if over else 0.42), 22))
    apart_wide = max(measure.advance(difference(pair, code), apart) for pair in rows for code in codes)
    value = _fitted(frame.style("value"), max(room * 0.38, 22))
    r = min(DOT, room * 0.21)
    every = [figure for pair in rows for figure in (pair.before, pair.after)]
    sides = COVER + GAP + r + max(measure.advance(said(f, code, "short"), value) for f in every for code in codes)
    left, right = box.x + (0.0 if above else names + 28), box.right
    low, high, _ = nice(min(float(f.value) for f in every), max(float(f.value) for f in every), 5)
    x = Scale(low, high, left + sides, right - sides - (0.0 if over else apart_wide + 24))
    shortest = min(abs(x(float(pair.after.value)) - x(float(pair.before.value))) for pair in rows)
    within = shortest - 2 * r >= apart_wide + 2 * AIR
    half = max(r, value.size * CAPS / 2)
    lift = (BAR / 2 + AIR if within else half + COVER + AIR) if over else 0.0
    crown = lift + apart.size * CAPS if lift else half
    caption = tall + crown if above else 0.0
    drop = (pitch - (caption or crown) - half) / 2 + (caption or crown)
    return _Layout(
        x, box.y, pitch, head, drop, r, value, name, apart, names, caption, lift, left, right
    )  # fmt: skip


def _fitted(style: Style, size: float) -> Style:
    return style.scaled(min(1.0, size / style.size))


def _naming(texts: Sequence[str], pitch: float, above: bool, frame: Frame) -> tuple[Style, float]:
    """Style and width of names: on totems a line above their discs, else at the left, wrapped but not inside a word."""
    box, measure = frame.box, frame.measure
    name = frame.style("strong" if pitch >= ROOMY else "label")
    words = max(measure.advance(word, name) for text in texts for word in text.split(" ")) + 2
    longest = max(measure.advance(text, name) for text in texts) + 2
    width = box.w if above else max(min(longest, box.w * NAMES), words)
    while name.size > 22 and max(_name("", t, name, width, frame).box.h for t in texts) > pitch * (0.4 if above else 1):
        name = name.scaled((name.size - 2) / name.size)
    return name, width


def _name(key: str, text: str, style: Style, width: float, frame: Frame) -> Label:
    return block(key, ((text, style, "ink"),), frame.box.x, 0, width, frame.measure)


def _colors(pair: Pair, deck: Deck) -> tuple[str, str]:
    """Colours of the two as text; of one entity the first is quiet."""
    before, after = (ENTITY_TEXT[entity(deck, figure)] for figure in (pair.before, pair.after))
    return ("quiet" if before == after else before), after


def _who(fields: Fields, n: int, width: float, language: str, frame: Frame, color: str = "ink") -> Label:
    """What one of the two is called."""
    pieces = ((ends(fields, frame.deck, language)[n], frame.style("label"), color),)
    return block(f"who.{n}", pieces, 0, 0, width, frame.measure)


def _head(fields: Fields, first: Pair, made: _Layout, frame: Frame) -> Iterator[Mark]:
    """Who is who, above the discs of the first row, or as near to them as both have room."""
    box, codes = frame.box, frame.deck.languages
    places = [made.x(float(figure.value)) for figure in (first.before, first.after)]
    middle = sum(places) / 2
    foot = made.middle(0) - made.crown - AIR
    for n, (x, color) in enumerate(zip(places, _colors(first, frame.deck), strict=True)):
        leads = (places[n], n) < (places[1 - n], 1 - n)
        room = (middle - 12 - box.x) if leads else (box.right - middle - 12)
        half = max(_who(fields, n, room, code, frame).box.w for code in codes) / 2
        at = min(x, middle - 12 - half) if leads else max(x, middle + 12 + half)
        at = min(max(at, box.x + half), box.right - half)
        label = _who(fields, n, room, frame.language, frame, color)
        yield moved(label, at - label.box.w / 2, foot - label.box.h)


def _row(
    n: int, pair: Pair, made: _Layout, values: Mapping[str, float], progress: float, frame: Frame
) -> Iterator[Mark]:
    """A name, two discs that set out from the first, their values, and how far they are apart."""
    measure, language, key = frame.measure, frame.language, pair.key
    middle = made.middle(n)
    name = _name(f"{key}.name", pair.names[language], made.name, made.names, frame)
    above = made.caption + (0.0 if n else made.head)
    yield moved(name, dy=middle - (above if made.caption else name.box.h / 2))
    before, after, part = _on_their_way(pair, made, values, progress)
    seen = appearing(progress)
    shown = (values.get(key + FROM, 0.0), values.get(key, 0.0))
    way = made.r if after > before else -made.r
    if part > 0 and abs(after - before) > 2 * made.r + 4:
        yield Curve(f"{key}.bar", ((before + way, middle), (after - way, middle)), "ring", BAR)
    yield from _discs(pair, before, after, middle, min(part * 4, 1.0), made.r, frame)
    base, last = middle + made.value.size * CAPS / 2, 0.0
    for end, figure, x, other, now, color in zip(
        ("from", "to"), (pair.before, pair.after), (before, after), (after, before), shown,
        _colors(pair, frame.deck), strict=True,
    ):  # fmt: skip
        leads = x < other or (x == other and end == "from")
        align: Align = "right" if leads else "left"
        off = made.r + GAP + (COVER if abs(after - before) < made.r else 0)
        at = x - off if leads else x + off
        text, style = counting(figure, now, language, "short"), ticking(made.value, figure, now)
        yield line(f"{key}.{end}.value", text, style, color, at, base, measure, align=align, opacity=seen)
        last = last if leads else at + measure.advance(said(figure, language, "short"), style)
    late = min(max((progress - 0.6) / 0.4, 0.0), 1.0)
    apart, color = difference(pair, language), _colors(pair, frame.deck)[1]
    if not made.lift:
        base = middle + made.apart.size * CAPS / 2
        yield line(f"{key}.apart", apart, made.apart, color, last + 24, base, measure, opacity=late)
        return
    half = measure.advance(apart, made.apart) / 2
    at = min(max((before + after) / 2, made.left + half), made.right - half)
    yield line(f"{key}.apart", apart, made.apart, color, at, middle - made.lift, measure, align="center", opacity=late)


def _on_their_way(
    pair: Pair, made: _Layout, values: Mapping[str, float], progress: float
) -> tuple[float, float, float]:  # fmt: skip
    """Where the two discs are, and how far the second has come from the first."""
    levels = [float(pair.before.value), float(pair.after.value)]
    if progress >= 1.0:
        levels = [values.get(pair.key + FROM, 0.0), values.get(pair.key, 0.0)]
    before, after = (made.x(min(max(level, made.x.low), made.x.high)) for level in levels)
    if progress >= 1.0:
        return before, after, 1.0
    whole = float(pair.after.value)
    part = min(max(values.get(pair.key, 0.0) / whole, 0.0), 1.0) if whole else progress
    return before, before + (after - before) * part, part


def _discs(
    pair: Pair, before: float, after: float, y: float, grown: float, r: float, frame: Frame
) -> Iterator[Mark]:  # fmt: skip
    """The first is hollow where both are of one entity, and wider where the second covers it; forecasts are dashed."""
    first, second = colors(pair, frame.deck)
    covered = abs(after - before) < r
    for end, figure, x, color, hollow in (
        ("from", pair.before, before, first, first == second),
        ("to", pair.after, after, second, False),
    ):
        wide = (r + COVER if covered and end == "from" else r) * grown
        if hollow or figure.forecast:
            dash = (7.0, 5.0) if figure.forecast else None
            yield Disc(f"{pair.key}.{end}", x, y, max(wide - 2, 0.0), "ground", color, 4, dash)
        else:
            yield Disc(f"{pair.key}.{end}", x, y, wide, color)
        if frame.selection == pair.key:
            yield Disc(f"{pair.key}.{end}.ring", x, y, wide + 9, "", "touch", 5)


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each row: the second figure, read against the first."""
    return pair_readings(fields, deck, language)


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Both figures of each row and how far they are apart, or the rows where that is most and least."""
    return pair_words(fields, deck, language)


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """Nothing is counted."""
    return ""


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: who is who stands above the first row."""
    return ()
