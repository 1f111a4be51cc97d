"""Chains: rows of linked cells, for small counts that are no parts of a whole. At most 8 rows of 6.

chart: {kind: chains, indicator: irccs-by-area}
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import ceil
from typing import Literal

from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, counting, entity, figures, name_of, ref, said, text_of
from kiosk.charts.marks import Box, Disc, Mark, Panel, Target
from kiosk.charts.motion import appearing
from kiosk.charts.text import block, line, wrap
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import CELLS
from kiosk.words.messages import ntr, tr
from kiosk.words.numbers import join, unit_words
from kiosk.words.render import plain

KIND = "chains"
ROWS, LINKS = 8, 6


class Fields(ChartFields):
    """indicator: a table of counts; link: what one link of a chain stands for, where the unit does not say it."""

    kind: Literal["chains"]
    indicator: str
    link: Text | None = None

    def references(self) -> tuple[Ref, ...]:
        """The table."""
        return (ref(self.indicator),)

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """More than the eye counts at a glance, and what no whole number of links can show."""
        rows = _rows(self, deck)
        if len(rows) > ROWS:
            params: dict[str, str | int] = {"count": len(rows), "most": ROWS}
            yield "indicator", Say(N_("%(count)s rows: chains show %(most)s at most; bars show more"), params)
        for figure in rows:
            row: dict[str, str | int] = {"row": figure.ref.row or figure.ref.id, "most": LINKS}
            if figure.value < 0 or figure.value != int(figure.value):
                yield "indicator", Say(N_('"%(row)s" is no whole number of links; use bars'), row)
            elif figure.value > LINKS:
                message = N_('"%(row)s" has more than %(most)s links, which nobody counts; use bars')
                yield "indicator", Say(message, row)


EXAMPLE: dict[str, object] = {"kind": "chains", "indicator": "irccs-by-area"}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu")
CUE = "label"


def _rows(fields: Fields, deck: Deck) -> list[Figure]:
    """Largest first; equal counts keep the order of the file."""
    return sorted(figures(deck, ref(fields.indicator)), key=lambda f: -f.value)


def _name(figure: Figure, language: str) -> str:
    return text_of(figure.row_name or figure.name, language)


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Count by row."""
    return {figure.ref.row or figure.ref.id: float(figure.value) for figure in _rows(fields, deck)}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """A label, a chain and its count a row; leading rows (more than one link) are set stronger."""
    deck, language, measure, box = frame.deck, frame.language, frame.measure, frame.box
    rows = _rows(fields, deck)
    longest = max(1, *(int(figure.value) for figure in rows))
    strong, quiet, number = frame.style("label"), frame.style("quiet"), frame.style("s")
    names = [_name(figure, language) for figure in rows]
    limit = box.w * 0.38
    # room for the longest name of any language: another language only re-labels
    spoken_names = [_name(f, code) for f in rows for code in deck.languages]
    longest_name = max(measure.advance(name, strong) for name in spoken_names)
    if longest_name > limit:  # a little smaller and a little wider before a name wraps
        limit = box.w * 0.42
        shrink = max(limit / longest_name, 22 / strong.size, 0.8)
        if shrink < 1:
            strong, quiet = strong.scaled(shrink), quiet.scaled(shrink)
            longest_name = max(measure.advance(name, strong) for name in spoken_names)
    labels = min(limit, longest_name)
    lines = 1
    if longest_name > limit:
        lines = max(len(wrap(((name, strong, ""),), labels + 2, measure)) for name in spoken_names)
    if lines > 2:
        strong, quiet = frame.style("source-strong"), frame.style("source")
    left = box.x + labels + 28
    pitch_x = min(150.0, (box.right - left - 64) / longest)
    pitch_y = min(box.h / len(rows), 96.0)
    height = min(64.0, pitch_y - 14)
    if lines > 1:  # a name may be higher than its chain
        over = max((2 * quiet.line - height) / 2, 0.0)
        box = box.inset(top=over, bottom=over)
        pitch_y = min(box.h / len(rows), 96.0)
    out: list[Mark] = []
    for i, (figure, name) in enumerate(zip(rows, names, strict=True)):
        key = figure.ref.row or figure.ref.id
        top = box.y + i * pitch_y
        style, color = (strong, "ink") if figure.value > 1 else (quiet, "quiet")
        text = block(f"{key}.name", ((name, style, color),), box.x, top, labels + 2, measure, align="right")
        dy = (height - text.box.h) / 2
        out.append(block(f"{key}.name", ((name, style, color),), box.x, top + dy, labels + 2, measure, align="right"))
        cell = CELLS[entity(deck, figure)]
        shown = values.get(key, 0.0)
        for link in range(max(int(figure.value), ceil(shown))):
            grown = min(max(shown - link, 0.0), 1.0)
            if grown <= 0:
                continue
            ends = (32.0 if link == 0 else 13.0, 32.0 if link == int(figure.value) - 1 else 13.0)
            part = Box(left + link * pitch_x, top, (pitch_x - 5) * grown, height)
            edge = ""
            if frame.selection == key:
                part, edge = part.inset(2, 2, 2, 2), "touch"
            radii = tuple(min(r, part.w / 2) for r in ends)
            out.append(Panel(f"{key}.{link}", part, (radii[0], radii[1]), cell.fill, edge, 4 if edge else 0))
            out.append(Disc(f"{key}.{link}.nucleus", part.cx, part.cy, 10 * grown, cell.nucleus))
        end = left + shown * pitch_x + 18
        baseline = top + height / 2 + measure.ascent(number) * 0.36
        out.append(
            line(
                f"{key}.value",
                counting(figure, round(shown), language, "n"),
                number,
                "ink",
                end,
                baseline,
                measure,
                opacity=appearing(progress),
            )
        )
        spoken = f"{name}: {said(figure, language, '')}"
        out.append(Target(key, Box(box.x, max(top - 6, box.y), box.w, pitch_y - 6).corners(), spoken))
    return out


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each row, read against the largest; the largest against the next."""
    rows = _rows(fields, deck)
    against = [rows[1] if len(rows) > 1 else None, *[rows[0]] * (len(rows) - 1)]
    return {
        f.ref.row or f.ref.id: Reading(_name(f, language), f, other) for f, other in zip(rows, against, strict=True)
    }


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Such as: IRCCS by area, 4 rows: rehabilitation 4, cardiology 3 ...; of many rows only the extremes."""
    rows = _rows(fields, deck)
    name = name_of(deck, deck.indicators[ref(fields.indicator).id], language)
    total = ntr(language, "%(n)s row", "%(n)s rows", len(rows))
    if len(rows) > 5:
        most, fewest = (
            join([_name(f, language) for f in rows if f.value == end.value], language) + " " + said(end, language, "n")
            for end in (rows[0], rows[-1])
        )
        return tr(
            language, "%(name)s, %(rows)s. Most: %(most)s. Fewest: %(fewest)s.",
            name=name, rows=total, most=most, fewest=fewest,
        )  # fmt: skip
    parts = [f"{_name(f, language)} {said(f, language, 'n')}" for f in rows]
    return tr(language, "%(name)s, %(rows)s: %(items)s.", name=name, rows=total, items=join(parts, language))


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """One link is one unit, or what the slide says it is."""
    figure = _rows(fields, deck)[0]
    one = (
        plain(fields.link, deck, language)
        if fields.link
        else unit_words(Decimal(1), figure.unit, language, figure.scale)
    )
    return tr(language, "1 cell = %(unit)s", unit=one)


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: every chain has its label."""
    return ()
