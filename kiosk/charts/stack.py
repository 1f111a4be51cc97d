"""Where the parts of stacked bars stand, and their words: in the part, or outside it where the part is too small.

Bars lie under each other where all words find a place in or under their parts. Else, and on a totem, they stand beside
each other, with the names of the parts at the right of the last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kiosk.charts.frame import Frame
from kiosk.charts.kind import said
from kiosk.charts.marks import Box
from kiosk.charts.rows import fitted
from kiosk.charts.scales import dodge
from kiosk.charts.text import Piece, block
from kiosk.model.indicator import Figure
from kiosk.model.tokens import Style

PAD, APART, LEADER, SEAM = 22.0, 18.0, 26.0, 4.0
"""Round the words in a part, between two labels, from a bar to the labels outside it, and between two parts."""
SIDE, UNDER = 0.24, 250.0
"""Part of the width that the names of lying bars may take, and the width of a label under a part."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: its name by language, where it begins and ends (0 to 1), in the end and now.

    `legible` where words can be read on its fill in every theme.
    """

    key: str
    figure: Figure
    names: Mapping[str, str]
    low: float
    high: float
    start: float
    end: float
    legible: bool = True


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: the value, and the name after `between`; without it there is no name."""

    value: Style
    between: str
    name: Style

    def pieces(self, value: str, name: str, color: str, quiet: str, counts: bool = False) -> tuple[Piece, ...]:
        """The words, ready to be broken into lines; a number that counts has digits of one width."""
        style = replace(self.value, tabular=True) if counts else self.value
        return ((value, style, color), *(((self.between + name, self.name, quiet),) if self.between else ()))

    def sizes(self, part: Part, width: float, frame: Frame) -> list[Box]:
        """How large a part's words are in each language."""
        return [
            block("", self.pieces(said(part.figure, code, "short"), name, "", ""), 0, 0, width, frame.measure).box
            for code, name in part.names.items()
        ]


@dataclass(frozen=True, slots=True)
class Stack:
    """bars: whole; within: type of the words in the parts of `inside`; without: of those in `labels`, at their boxes.

    beside: of values outside a part whose name stands elsewhere; name, sides: type of the bars' own names, their width
    """

    lying: bool
    bars: tuple[Box, ...]
    within: Type
    without: Type
    beside: Type
    name: Style
    sides: float
    inside: frozenset[str]
    labels: Mapping[str, Box] = field(default_factory=dict)

    def part(self, bar: int, low: float, high: float) -> Box:
        """A part of a bar, without the seam to its neighbours."""
        x, y, w, h = self.bars[bar]
        if self.lying:
            return Box(x + w * low + SEAM / 2, y, max(w * (high - low) - SEAM, 0.0), h)
        return Box(x, y + h * low + SEAM / 2, w, max(h * (high - low) - SEAM, 0.0))


def stack(bars: Sequence[Sequence[Part]], heads: Sequence[Mapping[str, str]], frame: Frame) -> Stack:
    """The arrangement in which all words have their place. `heads` are the names of several bars."""
    legible = all(part.legible for parts in bars for part in parts)
    lying = None if frame.portrait else _lying(bars, heads, legible, frame)
    return lying or (_block(bars, frame) if legible else None) or _standing(bars, heads, legible, frame)


def _lying(
    bars: Sequence[Sequence[Part]], heads: Sequence[Mapping[str, str]], legible: bool, frame: Frame
) -> Stack | None:  # fmt: skip
    """Words in the parts, all under them where the fill of one bears none. None where there is no room for that."""
    box, name, count = frame.box, frame.style("label"), len(bars)
    longest = [frame.measure.advance(text, name) for head in heads for text in head.values()]
    sides = min(max(longest, default=0.0) + 2, box.w * SIDE)
    left = box.x + (sides + 28 if heads else 0.0)
    within = Type(frame.style("m-list"), "\n", name) if count == 1 else Type(frame.style("s"), " ", name)
    types = [Type(frame.style("value"), "\n", name), Type(frame.style("s"), "\n", name)]
    types += [Type(name, "\n", frame.style("quiet")), Type(frame.style("source-strong"), "\n", frame.style("source"))]
    bar = Box(left, box.y, box.right - left, 0.0)
    best: Stack | None = None
    for without in types[1 if legible or count > 1 else 0 :]:
        made = _rows(bars, Stack(True, (bar,), within, without, without, name, sides, frozenset()), legible, frame)
        # large labels under the bars make these so thin that they hold less: first comes what is said in the parts
        if made and (best is None or len(made.inside) > len(best.inside)):
            best = made
        if best and (not legible or not best.labels):
            break
    return best


def _rows(bars: Sequence[Sequence[Part]], made: Stack, legible: bool, frame: Frame) -> Stack | None:
    """Lying bars with their labels, in one type; None where these have no room, or the bars would be too thin."""
    box, (x, _, width, _), count = frame.box, made.bars[0], len(bars)
    foot, high, small = 0.0, 0.0, dict[str, Box]()
    for _ in range(2):  # the room for labels under the bars makes the bars thinner, and that may need more labels
        high = min((box.h / count - foot) * (0.8 if count > 1 else 1.0), 230.0 if legible else 160.0)
        small = {}
        for part in (part for parts in bars for part in parts):
            room = width * (part.high - part.low) - SEAM - 2 * PAD
            sizes = made.within.sizes(part, room, frame) if legible and room > 0 else []
            if not sizes or any(b.w > room or b.h > high - 12 for b in sizes):
                boxes = made.without.sizes(part, max(room + 2 * PAD, UNDER), frame)
                small[part.key] = Box(0, 0, max(b.w for b in boxes), max(b.h for b in boxes))
        foot = LEADER + max(b.h for b in small.values()) if small else 0.0
    gap = 0.0 if count == 1 else min((box.h - count * (high + foot)) / (count - 1), 110.0)
    if high < 44 or gap < 0 or high + foot > box.h:
        return None
    top = box.y + (box.h - count * (high + foot) - (count - 1) * gap) / 2
    rows = tuple(Box(x, top + i * (high + foot + gap), width, high) for i in range(count))
    labels: dict[str, Box] = {}
    for bar, parts in zip(rows, bars, strict=True):
        outside = [part for part in parts if part.key in small]
        sizes = [small[part.key] for part in outside]
        middles = []
        for part, (_, _, w, _) in zip(outside, sizes, strict=True):
            low, high_ = bar.x + bar.w * part.low + SEAM / 2, bar.x + bar.w * part.high
            middles.append(low + w / 2 if w <= high_ - low else (low + high_) / 2)
        placed = spread(middles, [size.w for size in sizes], bar.x, bar.right)
        if placed is None:
            return None
        for part, middle, size in zip(outside, placed, sizes, strict=True):
            labels[part.key] = Box(middle - size.w / 2, bar.bottom + LEADER, size.w, size.h)
    inside = frozenset(part.key for parts in bars for part in parts) - labels.keys()
    return replace(made, bars=rows, inside=inside, labels=labels)


def spread(middles: Sequence[float], widths: Sequence[float], low: float, high: float) -> list[float] | None:
    """Middles of labels in a line, moved apart until none touches another; None where they need more room."""
    if sum(widths) + APART * (len(widths) - 1) > high - low:
        return None
    out, edge = [], low
    for middle, width in zip(middles, widths, strict=True):
        out.append(max(middle, edge + width / 2))
        edge = out[-1] + width / 2 + APART
    edge = high
    for i in range(len(out) - 1, -1, -1):
        out[i] = min(out[i], edge - widths[i] / 2)
        edge = out[i] - widths[i] / 2 - APART
    return out


def _block(bars: Sequence[Sequence[Part]], frame: Frame) -> Stack | None:
    """One bar as wide as its room, all words in it; None where a part is too thin for them."""
    box = frame.box
    within = Type(frame.style("s"), "\n", frame.style("label"))
    for between in ("\n", "  "):
        within = replace(within, between=between)
        made = Stack(False, (box,), within, within, within, within.name, 0.0, frozenset(part.key for part in bars[0]))
        if len(bars) == 1 and all(
            b.w <= box.w - 2 * PAD and b.h <= made.part(0, part.low, part.high).h - 8
            for part in bars[0] for b in within.sizes(part, box.w - 2 * PAD, frame)
        ):  # fmt: skip
            return made
    return None


def _standing(
    bars: Sequence[Sequence[Part]], heads: Sequence[Mapping[str, str]], legible: bool, frame: Frame
) -> Stack:  # fmt: skip
    """Values in the parts that hold them, else beside; words at the right are as large as they all can be."""
    box, measure, count = frame.box, frame.measure, len(bars)
    every = [part for parts in bars for part in parts]
    limit = box.w * (0.36 if count > 1 else 0.5)
    types = [("s", "\n", "label"), ("strong", " ", "quiet"), ("source-strong", " ", "source")]
    for value, between, name in [("m-list", "\n", "label"), *types] if count == 1 else types:
        without = Type(frame.style(value), between, frame.style(name))
        boxes = [b for part in every for b in without.sizes(part, limit, frame)]
        high, side = max(b.h for b in boxes) + 8, max(b.w for b in boxes)
        if high * len(bars[0]) <= box.h and side <= limit:
            break
    texts = {part.key: [said(part.figure, code, "short") for code in part.names] for part in every}
    slot, label = (box.w - side - 2 * LEADER) / count, frame.style("label")
    named = [text for head in heads for text in head.values()]
    style = fitted(named, label, slot - 12, label.line * 3, measure)
    below = max((block("", ((t, style, ""),), 0, 0, slot - 12, measure).box.h + 14 for t in named), default=0.0)
    high_bar, beside = box.h - below, Type(label, "", label)

    def held(width: float) -> tuple[Type, set[str]]:
        """The parts that hold their values, in the largest type that is not too wide for any."""
        widths = [(name, max(measure.advance(t, frame.style(name)) for each in texts.values() for t in each))
                  for name in ("s", "strong", "source-strong")]  # fmt: skip
        type_ = next((Type(frame.style(n), "", label) for n, w in widths if w <= width - 16), None)
        if type_ is None or not legible or count == 1:
            return beside, set()
        return type_, {p.key for p in every if high_bar * (p.high - p.low) - SEAM >= type_.value.size}

    gap = slot * 0.24 if count > 1 else 0.0
    within, inside = held(slot - gap)
    if any(part.key not in inside for parts in bars[:-1] for part in parts):
        gap = max(measure.advance(t, beside.value) for each in texts.values() for t in each) + 2 * LEADER + 12
        within, inside = held(slot - gap)
    made = tuple(Box(box.x + i * slot, box.y, min(slot - gap, 420.0), high_bar) for i in range(count))
    labels: dict[str, Box] = {}
    for i, (bar, parts) in enumerate(zip(made, bars, strict=True)):
        last = i == count - 1
        outside = [part for part in parts if last or part.key not in inside]
        middles = [bar.y + bar.h * (part.low + part.high) / 2 for part in outside]
        h, w = (high, side) if last else (beside.value.line, gap - 2 * LEADER)
        for part, y in zip(outside, dodge(middles, h, bar.y, box.bottom if last else bar.bottom), strict=True):
            labels[part.key] = Box(bar.right + 2 * LEADER, y - h / 2, w, h)
    return Stack(False, made, within, without, beside, style, slot - 12, frozenset(inside), labels)
