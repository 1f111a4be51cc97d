"""What a map tells: regions that are set off and places, each with its name, perhaps a figure, and where they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.charts.callouts import Arranged, Wanted, arranged
from kiosk.charts.frame import Frame
from kiosk.charts.geography import AreaName, geography
from kiosk.charts.kind import counting, said, text_of, ticking
from kiosk.charts.leaders import Callout
from kiosk.charts.marks import Box, Curve, Disc, Label, Mark, Point
from kiosk.charts.motion import appearing
from kiosk.charts.text import Align, block, moved
from kiosk.model.base import Text
from kiosk.model.indicator import Figure
from kiosk.model.tokens import Style

DOT, LEADER = 7.0, 2.0
DOT_HALO, LEADER_HALO = 3.0, 2.0
"""What sets a dot and its leader off from cells and borders."""
MARGIN = 14.0
"""Round a name in its region, both sides together."""
_NAMES: dict[AreaName, tuple[str, ...]] = {"lombardia": ("tile", "source-strong"), "italy": ("source",)}
_ON_FILL = {"acc": "onacc", "it": "itnuc"}


@dataclass(frozen=True)
class Told:
    """Something told on the map; `at` is its point in the area's box.

    fill    of a region that is set off; none for a place
    inside  whether its name may stand in its region
    give    how far from its point a leader may end, of the area's box
    """

    key: str
    name: Text
    at: Point
    fill: str = ""
    figure: Figure | None = None
    inside: bool = False
    give: float = 0.0

    @property
    def value(self) -> float:
        """What moves: the figure, or only that it is there."""
        return float(self.figure.value) if self.figure else 1.0


def stand(area: AreaName, items: Sequence[Told], hidden: frozenset[str], frame: Frame) -> tuple[Arranged, Style]:
    """Where everything stands, for the longest words of any language, so that another one only re-labels.

    The names of other regions are as large as lets the most of them stand: the style is theirs. `hidden` have none.
    """
    codes, measure, own = frame.deck.languages, frame.measure, geography(area).regions
    wanted = tuple(_wanted(item, _strong(items, frame), frame) for item in items)
    unnamed = hidden | {item.key for item in items}
    found = []
    for style in (frame.style(name) for name in _NAMES[area]):
        widths = {k: max(measure.advance(text_of(r.name, c), style) for c in codes) for k, r in own.items()}
        names = (Wanted(k, own[k].spots[0], w, style.size * 0.75, True) for k, w in widths.items() if k not in unnamed)
        found.append((arranged(area, frame.box, wanted, tuple(names)), style))
    return max(found, key=lambda one: len(one[0].names))


def labels(items: Sequence[Told], shown: Sequence[float], made: Arranged, frame: Frame) -> list[Mark]:
    """Names and figures of what is told, each in its region or beside the land with its leader; values in flight."""
    out: list[Mark] = []
    strong = _strong(items, frame)
    for item, value in zip(items, shown, strict=True):
        if item.key in made.inner:
            out += _label(item, value, made.inner[item.key], "center", _ON_FILL[item.fill], strong, frame)
        elif item.key in made.callouts:
            out += _callout(item, value, made.callouts[item.key], strong, frame)
    return out


def quiet_names(made: Arranged, style: Style, frame: Frame) -> Iterable[Mark]:
    """The names of all other regions."""
    for key, room in made.names.items():
        piece = (text_of(made.land.regions[key].name, frame.language), style, "quiet")
        width = room.w + 2  # a name may be as wide as its room to the last digit
        name = block(f"name.{key}", (piece,), room.cx - width / 2, 0, width, frame.measure, align="center")
        yield moved(name, dy=room.cy - name.box.h / 2)


def _strong(items: Sequence[Told], frame: Frame) -> Style:
    """Type of names: large where one name is all that the map tells."""
    return frame.style("s" if len(items) == 1 and items[0].figure is None else "label")


def _wanted(item: Told, strong: Style, frame: Frame) -> Wanted:
    """The room that an item's name and figure need, in one line or broken."""
    codes, measure, number = frame.deck.languages, frame.measure, frame.style("s")
    names = [text_of(item.name, code) for code in codes]
    figures = [measure.advance(said(item.figure, code, "short"), number) for code in codes] if item.figure else []
    wide = max(measure.advance(name, strong) for name in names)
    high = strong.line + (number.line if figures else 0.0)
    narrow = max(_halves(name, strong, frame) for name in names)
    margin = MARGIN if item.inside else 0.0
    broken = (max(narrow, *figures, 0.0), high + strong.line) if narrow < wide else None
    return Wanted(item.key, item.at, max(wide, *figures, 0.0) + margin, high, item.inside, broken, item.give)


def _halves(name: str, style: Style, frame: Frame) -> float:
    """Width of a name in two lines, broken where they are shortest."""
    words, measure = name.split(" "), frame.measure
    breaks = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    widths = [max(measure.advance(line, style) for line in lines) for lines in breaks]
    return min(widths, default=measure.advance(name, style))


def _label(
    item: Told, shown: float, box: Box, align: Align, color: str, strong: Style, frame: Frame
) -> list[Label]:  # fmt: skip
    """The name, and its figure under it, in the middle of their box: another language may need a line less."""
    number, measure = frame.style("s"), frame.measure
    x, width = box.x - 1, box.w + 2
    seen = appearing(shown / (item.value or 1.0))
    piece = (text_of(item.name, frame.language), strong, color)
    name = block(f"{item.key}.name", (piece,), x, box.y, width, measure, align=align, opacity=seen)
    spare = (box.h - name.box.h - (number.line if item.figure else 0.0)) / 2
    out = [moved(name, dy=spare)]
    if item.figure:
        text = counting(item.figure, shown, frame.language, "short")
        figure, y = (text, ticking(number, item.figure, shown), color), out[0].box.bottom
        out.append(block(f"{item.key}.value", (figure,), x, y, width, measure, align=align, opacity=seen))
    return out


def _callout(item: Told, shown: float, found: Callout, strong: Style, frame: Frame) -> list[Mark]:
    """The label beside the land, its leader, and the dot at its place."""
    start, end, box = found.start, found.end, found.box
    align: Align = "right" if start[0] > box.right else "left" if start[0] < box.x else "center"
    seen = appearing(shown / (item.value or 1.0))
    return [
        Curve(f"{item.key}.leader.halo", (start, end), "ground", LEADER + 2 * LEADER_HALO, seen),
        Curve(f"{item.key}.leader", (start, end), "ink", LEADER, seen),
        Disc(f"{item.key}.dot", *end, DOT, "ink", "ground", DOT_HALO, opacity=seen),
        *_label(item, shown, box, align, "ink", strong, frame),
    ]
