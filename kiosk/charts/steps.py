"""Classes of a quantity: their edges, the colour of each, and the scale that says which is which."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import floor, log10
from typing import Literal

from kiosk.charts.frame import Frame
from kiosk.charts.kind import said, text_of
from kiosk.charts.marks import Area, Box, Mark, Panel
from kiosk.charts.text import Align, line
from kiosk.model.indicator import Figure
from kiosk.model.tokens import ON_STEPS, STEPS
from kiosk.words.messages import tr

Classes = Literal["steps", "quantiles"]
_NICE = ("1", "2", "2.5", "3", "4", "5")
HIGH, GAP, UNDER, POINTER = 20.0, 4.0, 6.0, 16.0
"""Height of the scale, between two of its classes, from it to the words under it, and to those over it."""
SWATCH, APART = 40.0, 32.0
"""Width of the field for regions without data, and from the scale to it."""


@dataclass(frozen=True)
class Steps:
    """Classes from edge to edge, at most five."""

    edges: tuple[Decimal, ...]

    @property
    def count(self) -> int:
        """How many there are; one where all values are equal."""
        return max(len(self.edges) - 1, 1)

    def of(self, value: float) -> int:
        """The class of a value: from its lower edge on. What is on its way from below is in the first."""
        inner = [float(edge) for edge in self.edges[1:-1]]
        return bisect_right(inner, value + 1e-9)

    def fill(self, number: int) -> str:
        """The colour of a class: the first and the last are always the ends of the scale."""
        return STEPS[self._shade(number)]

    def ink(self, number: int) -> str:
        """The colour of words that stand on a class."""
        return ON_STEPS[self._shade(number)]

    def _shade(self, number: int) -> int:
        return round(number * (len(STEPS) - 1) / (self.count - 1)) if self.count > 1 else len(STEPS) // 2

    def share(self, value: float) -> float:
        """Where a value lies on the scale (0..1), whose classes are drawn equally wide."""
        edges = [float(edge) for edge in self.edges]
        if len(edges) < 2:
            return 0.5
        n = self.of(value)
        part = (value - edges[n]) / (edges[n + 1] - edges[n])
        return min(max((n + part) / self.count, 0.0), 1.0)


def steps(amounts: Sequence[Decimal], classes: Classes) -> Steps:
    """Three to five classes where the data allow it: equally wide with nice edges, or with equally many in each."""
    ordered = sorted(amounts)
    if classes == "quantiles":
        count = min(len(STEPS), max(len(ordered) // 2, 1))
        cuts = {ordered[round(n * len(ordered) / count)] for n in range(1, count)}
        return Steps(tuple(sorted({ordered[0], ordered[-1], *cuts})))
    if ordered[0] == ordered[-1]:
        return Steps((ordered[0],))
    power = floor(log10(ordered[-1] - ordered[0])) - 1
    for by in (Decimal(factor).scaleb(power + n) for n in range(3) for factor in _NICE):
        first = int((ordered[0] / by).to_integral_value(ROUND_FLOOR))
        last = int((ordered[-1] / by).to_integral_value(ROUND_CEILING))
        if last - first <= len(STEPS):
            break
    return Steps(tuple(by * n for n in range(first, last + 1)))


@dataclass(frozen=True)
class Scale:
    """The scale of a map: its classes side by side, edges under them, over them where the whole stands.

    like   a figure of the kind that is classed; whole: the one that is read against, and its name; missing: the words
           for regions without data
    """

    steps: Steps
    like: Figure
    whole: tuple[Figure, Mapping[str, str]] | None
    missing: bool

    def size(self, frame: Frame) -> tuple[float, float]:
        """Width and height in every language."""
        style, measure = frame.style("source"), frame.measure
        w = self._wide(frame) * self.steps.count
        if self.missing:
            w += APART + SWATCH + 12 + max(measure.advance(_none(code), style) for code in frame.deck.languages)
        return w, HIGH + UNDER + style.line + (style.line + POINTER if self.whole else 0.0)

    def _wide(self, frame: Frame) -> float:
        """Width of a class: its edges have room beside each other in every language."""
        style, codes = frame.style("source"), frame.deck.languages
        widest = max(frame.measure.advance(text, style) for code in codes for text in self._edges(code))
        return max(84.0, widest * 1.5 + 20)

    def _edges(self, language: str) -> list[str]:
        """As the figures are written, without a qualifier, which is no edge's."""
        exact = replace(self.like, qualifier=None)
        return [said(replace(exact, value=edge), language, "short") for edge in self.steps.edges]

    def marks(self, x: float, y: float, frame: Frame) -> list[Mark]:
        """The scale with its corner at x, y."""
        style, measure, language = frame.style("source"), frame.measure, frame.language
        wide, rise = self._wide(frame), (style.line + measure.ascent(style) - measure.descent(style)) / 2
        end = x + wide * self.steps.count
        top = y + (style.line + POINTER if self.whole else 0.0)
        base = top + HIGH + UNDER + rise
        out: list[Mark] = []
        for n in range(self.steps.count):
            box = Box(x + n * wide, top, wide - (GAP if n < self.steps.count - 1 else 0), HIGH)
            out.append(Panel(f"scale.{n}", box, (6, 6), self.steps.fill(n)))
        edges = self._edges(language)
        for n, text in enumerate(edges):
            at = x + n * wide - GAP / 2 if n else x
            align: Align = "left" if n == 0 else "right" if n == len(edges) - 1 else "center"
            out.append(line(f"scale.edge.{n}", text, style, "quiet", at, base, measure, align=align))
        if self.whole:
            figure, names = self.whole
            at = x + self.steps.share(float(figure.value)) * (end - x)
            text = f"{text_of(names, language)} {said(figure, language, 'short')}"
            half = measure.advance(text, style) / 2
            centre = max(min(at, end - half), x + half)
            out.append(line("scale.whole", text, style, "ink", centre, y + rise, measure, align="center"))
            pointer = ((at - 8, top - POINTER + 3), (at + 8, top - POINTER + 3), (at, top - 3))
            out.append(Area("scale.pointer", (pointer,), "ink"))
        if self.missing:
            at = end + APART
            out.append(Panel("scale.none", Box(at, top, SWATCH, HIGH), (6, 6), "raised", "ring", 2))
            at += SWATCH + 12
            out.append(
                line(
                    "scale.none.name",
                    _none(language),
                    style,
                    "quiet",
                    at,
                    top + HIGH / 2 + rise - style.line / 2,
                    measure,
                )
            )
        return out


def _none(language: str) -> str:
    return tr(language, "no data")
