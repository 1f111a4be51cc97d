"""The card of what is looked at before the doors open: a line each, with a mark whose shape tells how it stands.

A disc with a check is in order, a triangle a remark, a square with a cross a fault, a ring waits. Under a line that has
something to tell stand its problems, as far as there is room; all of it is on one page, which somebody photographs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kiosk.charts.marks import Label
from kiosk.charts.text import Piece, block, moved
from kiosk.model.preflight import Check, State
from kiosk.model.problem import Problem
from kiosk.model.tokens import STYLES
from kiosk.ui.staff import preflight_said as words
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import QtMeasure, color, font
from kiosk.words.messages import NN_, ntr, say

MARK, INDENT = 17.0, 58.0
"""A mark's radius, and where the words after it begin."""
SIZES = ((1.24, 16.0), (1.12, 12.0), (1.0, 8.0), (0.93, 7.0), (0.85, 6.0))
"""Of the first language's words, and the room between two lines: as large as all of them have room."""
FEW = 8
"""With as many problems there are more words than may be large."""
LOOSE = 46.0
"""More of it where there is more room."""
UNDER = 2.0
"""Between a line and what it has to tell."""
MORE = NN_(
    "and %(n)s more: “kiosk check” lists it",
    "and %(n)s more: “kiosk check” lists them",
)
FIRST, OTHERS = STYLES["tile-quiet"], STYLES["source"]

_measure = QtMeasure()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the card, and what stands under it: from the card's inner corner."""

    state: State
    labels: tuple[Label, ...]

    @property
    def middle(self) -> float:
        """Of its first line of words, where its mark stands."""
        first = self.labels[0].spans[0]
        return first.y - first.style.size * 0.33


def lines(checks: Sequence[Check], languages: Sequence[str], width: float, room: float) -> list[Line]:
    """All of them, within so much room where their words allow it."""
    heads: list[Label] = []
    gap = 0.0
    found = [problem for check in checks for problem in words.problems(check)]
    below = sum(_problem(each, languages, width).box.h + UNDER for each in found[:FEW])
    plain = _height([_head(check, languages, width, 1.0) for check in checks], 0.0)
    for size, gap in SIZES:
        heads = [_head(check, languages, width, size) for check in checks]
        wraps = _height(heads, 0.0) > plain * size + 1
        if size > 1 and (wraps or len(found) >= FEW):
            continue
        if _height(heads, gap) <= room - (below if size > 1 else 0.0):
            break
    left = room - _height(heads, gap)
    under: dict[int, list[Label]] = {}
    for place, check in sorted(enumerate(checks), key=lambda each: each[1].state != "bad"):
        made = _told(words.problems(check), languages, width, left)
        under[place] = made
        left -= sum(each.box.h for each in made) + (UNDER if made else 0.0)
    gap += min(max(left, 0.0) / max(len(checks) - 1, 1), LOOSE)
    out, y = [], 0.0
    for place, (check, head) in enumerate(zip(checks, heads, strict=True)):
        labels = [moved(head, dy=y)]
        y = labels[0].box.bottom + (UNDER if under[place] else 0.0)
        for each in under[place]:
            labels.append(moved(each, dy=y))
            y = labels[-1].box.bottom
        out.append(Line(check.state, tuple(labels)))
        y += gap
    return out


def spoken(checks: Iterable[Check], language: str) -> Iterator[str]:
    """The same for who does not see it."""
    for check in checks:
        state = words.tr(language, words.STATES[check.state])
        yield f"{words.name(check, language)}: {state}. {words.said(check, language)}"


def paint(painter: QPainter, card: Sequence[Line], theme: str) -> None:
    """The lines, from the card's inner corner."""
    for line in card:
        radius = MARK * max(line.labels[0].spans[0].style.size / FIRST.size, 1.0)
        mark(painter, line.state, QPointF(radius, line.middle), radius, theme)
        for label in line.labels:
            write(painter, label, theme)


def write(painter: QPainter, label: Label, theme: str) -> None:
    """A block of text."""
    for span in label.spans:
        painter.setFont(font(span.style))
        painter.setPen(color(theme, span.color))
        painter.drawText(QPointF(span.x, span.y), span.text)


def mark(painter: QPainter, state: State, at: QPointF, radius: float, theme: str, over: str = "") -> None:
    """How something stands, as a shape; `over`: on a ground of that token, which is then the icon's colour."""
    half = QPointF(radius, radius)
    square = QRectF(at - half, at + half)
    if state == "remark":
        draw_icon(painter, "alert-triangle", square.adjusted(-3, -4, 3, 2), theme, over or "touch", 2.2)
        return
    if state == "waits":
        painter.setPen(QPen(color(theme, over or "ring"), max(radius * 0.16, 2.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, radius * 0.86, radius * 0.86)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme, over or "ring"))
        painter.drawEllipse(at, radius * 0.3, radius * 0.3)
        return
    fill, ink = ("good", "ongood") if state == "good" else ("bad", "onbad")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(theme, ink if over else fill))
    if state == "good":
        painter.drawEllipse(square)
    else:
        painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), radius * 0.3, radius * 0.3)
    inside = QRectF(at - half * 0.74, at + half * 0.74)
    draw_icon(painter, "check" if state == "good" else "x", inside, theme, fill if over else ink, 3.0)


def _height(heads: Sequence[Label], gap: float) -> float:
    return sum(each.box.h for each in heads) + gap * (len(heads) - 1)


def _head(check: Check, languages: Sequence[str], width: float, size: float) -> Label:
    """Name and words, in the first language and, smaller and quieter, in the others."""
    plain, strong = FIRST.scaled(max(size, 22 / FIRST.size)), STYLES["tile"].scaled(max(size, 22 / FIRST.size))
    others = OTHERS.scaled(max(size, 1.0))
    pieces: list[Piece] = []
    for n, language in enumerate(languages):
        if n:
            said = f"\n{words.name(check, language)}: {words.said(check, language)}"
            pieces.append((said, others, "quiet"))
        else:
            pieces.append((f"{words.name(check, language)}: ", strong, "ink"))
            pieces.append((words.said(check, language), plain, "quiet" if check.state == "waits" else "ink"))
    return block("head", tuple(pieces), INDENT, 0.0, width - INDENT, _measure)


def _told(problems: Sequence[Problem], languages: Sequence[str], width: float, room: float) -> list[Label]:
    """Problems as far as there is room; at the end, how many have none."""
    made: list[Label] = []
    for n, problem in enumerate(problems):
        label = _problem(problem, languages, width)
        rest = len(problems) - n
        if label.box.h + (OTHERS.line if rest > 1 else 0.0) > room:
            said = " · ".join(dict.fromkeys(ntr(language, *MORE, rest) for language in languages))
            more = block("more", ((said, OTHERS, "quiet"),), INDENT, 0.0, width - INDENT, _measure)
            return [*made, more] if more.box.h <= room else made
        made.append(label)
        room -= label.box.h
    return made


def _problem(problem: Problem, languages: Sequence[str], width: float) -> Label:
    """Where it stands, then what is wrong in each language."""
    pieces: list[Piece] = [(f"{problem.path}:{problem.line}:{problem.column} ", STYLES["source-strong"], "ink")]
    said = " / ".join(dict.fromkeys(say(problem.message, language) for language in languages))
    pieces.append((said, OTHERS, "quiet"))
    return block("problem", tuple(pieces), INDENT, 0.0, width - INDENT, _measure)
