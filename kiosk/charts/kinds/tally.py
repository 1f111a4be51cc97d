"""Tally: a row of cells for each row of a table, lit one by one as something is counted; the rest wait, unlit.

chart:
  kind: tally
  indicator: openings-today
  sum: true
  empty: {it: Il primo tocco lo fai tu, en: The first touch is yours}

A cell is one until the longest row is full, then two, five, ten: for all rows alike, and seldom, so that the picture
stands still while counts grow. A cell that is not full is smaller. Under the rows stands their sum, where it makes
sense. While nothing is counted yet each row waits with its first cell, and beside them stands `empty`: a field of
unlit cells would look like data. Every row says what it is, so touching one only sets it off.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import sqrt
from typing import Literal

from kiosk.charts import rows
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, caption, counting, figures, mark_name, name_of, ref, said, ticking
from kiosk.charts.marks import Bars, Box, Disc, Mark, Target
from kiosk.charts.motion import appearing
from kiosk.charts.text import block, line, moved
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import CELLS
from kiosk.words.messages import tr
from kiosk.words.numbers import join, unit_words

KIND = "tally"
MOST, CELLS_A_ROW = 12, 20
NAMES, GAP = 0.34, 26.0
"""Part of the width that names at the left may take, and what is between them and the cells."""
LIT, WAITING = CELLS["touched"], CELLS["unlit"]
MEMBRANE = "line"
"""Of cells that wait: as many as they are, they only frame."""
NUCLEUS = 0.3
"""Nucleus of a cell, of its radius."""
FOOT, BESIDE = 34.0, 72.0
"""Air above the sum; between the cells of rows that are empty and what is said beside them."""


class Fields(ChartFields):
    """indicator: a table of counts; sum: whether they add up to something; empty: what is said while all are zero."""

    kind: Literal["tally"]
    indicator: str
    sum: bool = False
    empty: Text | None = None

    @property
    def card(self) -> bool:
        """A card would repeat the row."""
        return False

    def references(self) -> tuple[Ref, ...]:
        """The table."""
        return (ref(self.indicator),)

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """What cannot be counted cell by cell, and more rows than the eye keeps apart."""
        found = figures(deck, ref(self.indicator))
        if deck.indicators[ref(self.indicator).id].series:
            yield "indicator", Say(N_("these are years, and a tally shows the rows of a table: use columns or a line"))
        elif len(found) > MOST:
            params: dict[str, str | int] = {"count": len(found), "most": MOST}
            message = N_("%(count)s rows are too many for a tally (at most %(most)s): leave some out")
            yield "indicator", Say(message, params)
        for figure in found:
            if figure.value < 0 or figure.value != int(figure.value):
                row: dict[str, str | int] = {"row": figure.ref.row or figure.ref.id}
                yield "indicator", Say(N_('"%(row)s" is no count: a tally shows whole numbers, bars show others'), row)


EXAMPLE: dict[str, object] = {"kind": "tally", "indicator": "openings-sample", "sum": True}
SAMPLE: dict[str, dict[str, object]] = {
    "openings-sample": {
        "name": {"it": "Pagine aperte", "en": "Pages opened"},
        "unit": "openings",
        "rows": {
            "a": {"value": 34, "name": {"it": "Ricerca", "en": "Research"}},
            "b": {"value": 12, "name": {"it": "Sistema sanitario", "en": "Healthcare"}},
            "c": {"value": 3, "name": {"it": "Dispositivi medici", "en": "Medical devices"}},
            "d": {"value": 0, "name": {"it": "Università", "en": "Universities"}},
        },
    }
}
COLOURS = ("touch",)
CUE = "label"


def _worth(found: Sequence[Figure]) -> int:
    """What a cell stands for in every row: the least of 1, 2, 5, 10 ... with which the longest row has room."""
    most = max((figure.value for figure in found), default=Decimal(0))
    steps = (n * int(Decimal(1).scaleb(power)) for power in range(13) for n in (1, 2, 5))
    return next(step for step in steps if most <= CELLS_A_ROW * step)


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Count by row, as in the file: rows stand still while they grow."""
    return {rows.row_key(figure): float(figure.value) for figure in figures(deck, ref(fields.indicator))}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """Name, cells and count of each row; under them the sum, or what is said while there is none."""
    found = figures(frame.deck, ref(fields.indicator))
    counted = any(figure.value for figure in found)
    room = frame.once("room", lambda: _Room(found, frame, foot=fields.sum or fields.empty is not None))
    worth = _worth(found)
    out: list[Mark] = []
    for n, figure in enumerate(found):
        shown = values.get(rows.row_key(figure), 0.0)
        out += _row(figure, shown, room, n, worth, progress, frame, counted=counted)
    if counted and fields.sum:
        out.append(_sum(found, room, progress, frame))
    elif not counted and fields.empty:
        out.append(_invited(caption(fields.empty, frame.deck, frame.language), room, progress, frame))
    return out


class _Room:
    """Where rows stand: names above their cells on a totem, else beside them; the same in every language."""

    def __init__(self, found: Sequence[Figure], frame: Frame, *, foot: bool) -> None:
        measure, label, big = frame.measure, frame.style("label"), frame.style("s")
        box = frame.box.inset(bottom=big.line + FOOT) if foot else frame.box
        names = [mark_name(figure, frame.deck, code) for figure in found for code in frame.deck.languages]
        self.box, self.pitch = box, min(box.h / max(len(found), 1), 150.0 if frame.portrait else 96.0)
        self.above = frame.portrait and self.pitch >= label.line + 40
        self.longest = longest = max((measure.advance(name, label) for name in names), default=0.0)
        self.width = box.w if self.above else min(longest + 2, box.w * NAMES)
        self.name = rows.fitted(names, label, self.width, label.line if self.above else self.pitch - 2, measure)
        self.value = big.scaled(min(1.0, max(self.pitch * 0.8, rows.SMALLEST) / big.size))
        said_ = [said(figure, code, "n") for figure in found for code in frame.deck.languages]
        values = max(measure.advance(text, self.value) for text in ("000", *said_))
        self.drop = self.name.line + 4 if self.above else 0.0
        self.left = box.x if self.above else box.x + self.width + GAP
        self.step = (box.right - self.left - values - rows.GAP) / CELLS_A_ROW
        self.r = min(self.step / 2 - 3, (self.pitch - self.drop) / 2 - 5)
        self.step = min(self.step, self.r * 2 + 14)
        self.count, self.top = len(found), box.y + max(box.h - self.pitch * len(found), 0.0) * 0.3

    def middle(self, row: int) -> float:
        """y of the middle of a row's cells."""
        high = self.r * 2 + 10 if self.above else self.pitch
        return self.top + row * self.pitch + self.drop + high / 2

    @property
    def bottom(self) -> float:
        """y under the last row."""
        return self.top + self.count * self.pitch


def _row(
    figure: Figure, shown: float, room: _Room, n: int, worth: int, progress: float, frame: Frame, *, counted: bool
) -> Iterator[Mark]:
    key, y, measure = rows.row_key(figure), room.middle(n), frame.measure
    name = mark_name(figure, frame.deck, frame.language)
    color = "ink" if figure.value or not counted else "quiet"
    text = block(
        f"{key}.name", ((name, room.name, color),), room.box.x, 0, room.width, measure,
        align="left" if room.above else "right",
    )  # fmt: skip
    top = room.top + n * room.pitch
    yield moved(text, dy=top if room.above else y - text.box.h / 2)
    yield from _cells(key, shown / worth, room, y, CELLS_A_ROW if counted else 1)
    if counted:
        words, style = counting(figure, round(shown), frame.language, "n"), ticking(room.value, figure, shown)
        base = y + measure.ascent(room.value) * 0.34
        tone = "ink" if figure.value else "quiet"
        yield line(
            f"{key}.value",
            words,
            style,
            tone,
            room.box.right,
            base,
            measure,
            align="right",
            opacity=appearing(progress),
        )
    area = Box(room.box.x, top, room.box.w, room.pitch)
    spoken = f"{name}: {said(figure, frame.language, '')}"
    yield Target(key, area.corners(), spoken)


def _cells(key: str, lit: float, room: _Room, y: float, count: int) -> Iterator[Mark]:
    """So many cells of a row: those lit, the one that grows, those that wait."""
    full = min(int(lit + 1e-6), CELLS_A_ROW)
    growing = sqrt(max(min(lit - full, 1.0), 0.0)) if full < CELLS_A_ROW else 0.0
    growing = growing if growing > 0.05 else 0.0

    def cells(places: Sequence[int], r: float) -> tuple[Box, ...]:
        centres = (room.left + (place + 0.5) * room.step for place in places)
        return tuple(Box(x - r, y - r, 2 * r, 2 * r) for x in centres)

    r, waiting, done = room.r, range(full, count), range(full)
    yield Bars(f"{key}.membranes", cells(waiting, r), r, MEMBRANE)
    yield Bars(f"{key}.waiting", cells(waiting, r - 2), r - 2, WAITING.fill)
    still = range(full + 1, count) if growing else waiting
    small = r * NUCLEUS * WAITING.nucleus_scale
    yield Bars(f"{key}.nuclei", cells(still, small), small, WAITING.nucleus)
    yield Bars(f"{key}.lit", cells(done, r), r, LIT.fill)
    yield Bars(f"{key}.lit-nuclei", cells(done, r * NUCLEUS), r * NUCLEUS, LIT.nucleus)
    if growing:
        (cell,) = cells((full,), r)
        yield Disc(f"{key}.growing", cell.cx, cell.cy, r * growing, LIT.fill)
        yield Disc(f"{key}.growing-nucleus", cell.cx, cell.cy, r * growing * NUCLEUS, LIT.nucleus)


def _sum(found: Sequence[Figure], room: _Room, progress: float, frame: Frame) -> Mark:
    """What they add up to, under the counts and at the margin as they are."""
    total = sum((figure.value for figure in found), Decimal(0))
    counted = unit_words(total, found[0].unit, frame.language, found[0].scale)
    words = tr(frame.language, "%(count)s in all", count=counted)
    style = rows.fitted((words,), frame.style("s"), room.box.w, frame.style("s").line, frame.measure)
    middle = min(room.bottom + FOOT + style.line / 2, frame.box.bottom - style.line / 2)
    y = middle + frame.measure.ascent(style) * 0.34
    return line(
        "sum", words, style, "ink", room.box.right, y, frame.measure, align="right", opacity=appearing(progress)
    )


def _invited(words: str, room: _Room, progress: float, frame: Frame) -> Mark:
    """What is said while nothing is counted, in the room that cells will take."""
    left = room.left + room.step + BESIDE
    left = max(left, room.left + room.longest + BESIDE) if room.above else left
    width, high = room.box.right - left, room.pitch * room.count
    pieces = ((words, frame.style("m"), "ink"),)
    text = block("sum", pieces, left, 0, width, frame.measure, balance=True, opacity=appearing(progress))
    return moved(text, dy=room.top + (high - text.box.h) / 2)


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each row by itself: which topic leads changes by the minute."""
    found = figures(deck, ref(fields.indicator))
    return {rows.row_key(figure): Reading(mark_name(figure, deck, language), figure) for figure in found}


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Such as: Pages opened by topic: pharma 12, research 3; or what is said while nothing is counted."""
    found = figures(deck, ref(fields.indicator))
    counted = [figure for figure in found if figure.value]
    if not counted and fields.empty:
        return caption(fields.empty, deck, language)
    parts = [f"{mark_name(figure, deck, language)} {said(figure, language, 'n')}" for figure in counted or found]
    name = name_of(deck, deck.indicators[ref(fields.indicator).id], language)
    return tr(language, "%(name)s: %(items)s.", name=name, items=join(parts, language))


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """What a cell stands for; a cell that is not full is a part of it."""
    found = figures(deck, ref(fields.indicator))
    worth = unit_words(Decimal(_worth(found)), found[0].unit, language, found[0].scale)
    return tr(language, "1 cell = %(unit)s", unit=worth)


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: every row has its name."""
    return ()
