"""Slope: two moments, and nothing about the time between them. Lines from value to value, the change said.

chart: {kind: slope, indicators: [ami-mortality]}
chart: {kind: slope, indicators: [a, b, c], between: [2010, 2017]}

Height is position, not length, so it may start above zero; it spans at least a quarter of the largest value, so that a
small change never looks like a cliff. Only the two ends are dated. One line has its figures large and its change at the
middle; of several, each is named at its right end.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import hypot
from typing import Literal

from kiosk.charts.frame import Frame
from kiosk.charts.kind import Reading, counting, entity, ticking
from kiosk.charts.marks import Box, Curve, Disc, Label, Mark, Point, Polygon, Rule, Target
from kiosk.charts.motion import appearing
from kiosk.charts.pairs import FROM, Pair, PairFields, colors, data, difference, ends, pairs, spoken, unpaired
from kiosk.charts.pairs import readings as pair_readings
from kiosk.charts.pairs import words as pair_words
from kiosk.charts.slopes import DOT, GAP, Layout, layout, name_label
from kiosk.charts.spans import CAPS
from kiosk.charts.text import Align, block, line, moved
from kiosk.model.deck import Deck
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_DIM, ENTITY_TEXT

KIND = "slope"
MOST = 6


class Fields(PairFields):
    """indicators: one to six, a line each; between: the two years (or rows) that are its ends; or two tables."""

    kind: Literal["slope"]

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Ends that cannot be read against each other, and more lines than can be told apart."""
        found = list(unpaired(self, deck))
        yield from found
        if not found and len(rows := pairs(self, deck)) > MOST:
            params: dict[str, str | int] = {"count": len(rows), "most": MOST}
            yield (
                "tables" if self.tables else "indicators",
                Say(N_("%(count)s lines are too many for a slope (at most %(most)s): use dumbbell"), params),
            )


EXAMPLE: dict[str, object] = {"kind": "slope", "indicators": ["ami-mortality"], "between": [2010, 2017]}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu", "accdim", "itdim")
CUE = "label"


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Both ends of each line."""
    return data(pairs(fields, deck))


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """Two upright hairlines, a line from end to end for each pair, values outside."""
    rows = pairs(fields, frame.deck)
    called = {code: ends(fields, frame.deck, code) for code in frame.deck.languages}
    foot = max(_end("", text, 0, frame).box.h for texts in called.values() for text in texts)
    made = layout(rows, frame.box.bottom - foot - 16, frame)
    out: list[Mark] = []
    for side, (x, text) in enumerate(zip((made.left, made.right), called[frame.language], strict=True)):
        out.append(Rule(f"end.{side}.rule", (x, frame.box.y), (x, made.floor + 10), "line", 2))
        label = _end(f"end.{side}", text, made.floor + 16, frame)
        at = min(max(x - label.box.w / 2, frame.box.x), frame.box.right - label.box.w)
        out.append(moved(label, dx=at - label.box.x))
    places = [_places(pair, made, values, progress) for pair in rows]
    parts = [_parts(pair, values, progress) for pair in rows]
    for n in range(len(rows)):
        out += _line(n, rows, places[n], parts[n][0], frame)
    for n, pair in enumerate(rows):
        out += _dots(n, rows, places[n], parts[n], frame)
        out += _words(n, rows, places[n], made, values, progress, frame)
        out.append(Target(pair.key, _band(n, made, frame.box), spoken(fields, pair, frame.deck, frame.language)))
    return out


def _end(key: str, text: str, y: float, frame: Frame) -> Label:
    """What an end is called, under its upright."""
    pieces = ((text, frame.style("label"), "ink"),)
    return block(key, pieces, 0, y, frame.box.w * 0.28, frame.measure, align="center")


def _places(pair: Pair, made: Layout, values: Mapping[str, float], progress: float) -> tuple[Point, Point]:
    """The ends on their way: where they belong while they enter, else where the values are."""
    levels = [float(pair.before.value), float(pair.after.value)]
    if progress >= 1.0:
        levels = [values.get(pair.key + FROM, 0.0), values.get(pair.key, 0.0)]
    start, stop = (made.y(min(max(level, made.y.low), made.y.high)) for level in levels)
    return (made.left, start), (made.right, stop)


def _parts(pair: Pair, values: Mapping[str, float], progress: float) -> tuple[float, float]:
    """How far a line and its second end have come in; in later movements they are simply there."""
    if progress >= 1.0:
        return 1.0, 1.0
    shown, whole = values.get(pair.key, 0.0), float(pair.after.value)
    part = min(max(shown / whole, 0.0), 1.0) if whole else progress
    return part, min(max((part - 0.75) * 4, 0.0), 1.0)


def _line(n: int, rows: Sequence[Pair], places: tuple[Point, Point], part: float, frame: Frame) -> Iterator[Mark]:
    """From end to end; a forecast is dashed."""
    before, after = _colors(n, rows, frame)
    (ax, ay), (bx, by) = places
    edge = DOT / hypot(bx - ax, by - ay)
    reach = edge + (1 - 2 * edge) * part
    start, tip = ((ax + (bx - ax) * way, ay + (by - ay) * way) for way in (edge, reach))
    dash = (4.0, 12.0) if rows[n].after.forecast else None
    if part > 0:
        yield Curve(f"{rows[n].key}.line", (start, tip), after if before == after else "ring", 8, dash=dash)


def _dots(
    n: int, rows: Sequence[Pair], places: tuple[Point, Point], parts: tuple[float, float], frame: Frame
) -> Iterator[Mark]:
    """The two ends; a forecast is hollow."""
    pair = rows[n]
    ends_of = (("from", pair.before), ("to", pair.after))
    for (name, figure), (x, y), color, part in zip(
        ends_of, places, _colors(n, rows, frame), (min(parts[0] * 4, 1.0), parts[1]), strict=True
    ):
        hollow = figure.forecast
        if part > 0:
            yield Disc(f"{pair.key}.{name}", x, y, (DOT - 2 * hollow) * part, "ground" if hollow else color, color, 4)
        if frame.selection == pair.key:
            yield Disc(f"{pair.key}.{name}.ring", x, y, DOT + 9, "", "touch", 5)


def _colors(n: int, rows: Sequence[Pair], frame: Frame) -> tuple[str, str]:
    """The entities' colours; a second line of the same entity has its darker tone."""
    before, after = colors(rows[n], frame.deck)
    who = entity(frame.deck, rows[n].after)
    darker = sum(entity(frame.deck, other.after) == who for other in rows[:n]) % 2
    return (ENTITY_DIM[who], ENTITY_DIM[who]) if before == after and darker else (before, after)


def _words(
    n: int, rows: Sequence[Pair], places: tuple[Point, Point], made: Layout, values: Mapping[str, float],
    progress: float, frame: Frame,
) -> Iterator[Mark]:  # fmt: skip
    """Values outside the uprights; the name right of the second, or the change at the middle of a single line."""
    pair, measure = rows[n], frame.measure
    seen = appearing(progress)
    late = min(max((progress - 0.6) / 0.4, 0.0), 1.0)
    sides = (
        ("from", pair.before, pair.key + FROM, made.starts[n], made.left - GAP, seen),
        ("to", pair.after, pair.key, made.stops[n], made.right + GAP, late),
    )
    for (name, figure, key, middle, x, opacity), (px, py) in zip(sides, places, strict=True):
        shown = values.get(key, 0.0)
        text, style = counting(figure, shown, frame.language, "short"), ticking(made.value, figure, shown)
        color = ENTITY_TEXT[entity(frame.deck, figure)]
        middle += py - made.y(float(figure.value))  # moves with its end
        base = middle + made.value.size * CAPS / 2
        align: Align = "right" if name == "from" else "left"
        yield line(f"{pair.key}.{name}.value", text, style, color, x, base, measure, align=align, opacity=opacity)
        way = 1 if name == "to" else -1
        if abs(middle - py) > 8:
            start, stop = (px + way * (DOT + 4), py), (x - way * 8, middle)
            yield Rule(f"{pair.key}.{name}.leader", start, stop, "ring", 2, opacity)
    if len(rows) > 1:
        label = name_label(f"{pair.key}.name", pair, frame.language, made.name, made.note, made.names, frame)
        yield moved(label, made.right + GAP + made.beside, made.stops[n] - label.box.h / 2)
    else:
        yield from _change(pair, places, frame, late)


def _change(pair: Pair, places: tuple[Point, Point], frame: Frame, opacity: float) -> Iterator[Mark]:
    """How far it has gone, above the middle of its line: as near as the line's fall or rise lets it."""
    (left, ay), (right, by) = places
    fall = (by - ay) / (right - left)
    room = right - left - 2 * DOT - 16
    for style in map(frame.style, ("m", "s", "label", "source-strong")):
        half = max(frame.measure.advance(difference(pair, code), style) for code in frame.deck.languages) / 2
        if 2 * half <= room * 0.9:
            break
    text = difference(pair, frame.language)
    if not text or 2 * half > room:  # then only who touches the line reads it
        return
    # as far towards the higher end as its nearest corner keeps it close to the line, but between the uprights
    middle, back = (left + right) / 2, min(half, 56 / max(abs(fall), 0.01))
    x = middle - back + half if fall > 0 else middle + back - half
    x = min(max(x, left + half + DOT + 8), right - half - DOT - 8)
    corner = x - half if fall > 0 else x + half
    base = max(ay + (corner - left) * fall - 26, frame.box.y + style.size * CAPS)
    color = ENTITY_TEXT[entity(frame.deck, pair.after)]
    yield line(f"{pair.key}.change", text, style, color, x, base, frame.measure, align="center", opacity=opacity)


def _band(n: int, made: Layout, box: Box) -> Polygon:
    """What a finger takes for a line: a band from label to label."""
    if len(made.starts) == 1:
        return box.corners()
    a, b = made.starts[n], made.stops[n]
    upper = ((box.x, a), (made.left - GAP, a), (made.right + GAP, b), (box.right, b))
    return (*((x, y - 24) for x, y in upper), *((x, y + 24) for x, y in reversed(upper)))


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each line: where it has come to, and where it came from."""
    return pair_readings(fields, deck, language)


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Both values of each line, and how far it has gone."""
    return pair_words(fields, deck, language)


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """Nothing is counted."""
    return ""


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: lines and ends have their labels."""
    return ()
