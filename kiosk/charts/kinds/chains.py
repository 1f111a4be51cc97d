"""Chains: rows of linked cells, for small counts that are no parts of a whole. At most 8 rows of 6.

chart: {kind: chains, indicator: irccs-by-area}
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, counting, entity, figures, name_of, ref, said, text_of
from kiosk.charts.marks import Box, Disc, Mark, Panel, Target
from kiosk.charts.motion import appearing
from kiosk.charts.text import block, line
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.tokens import CELLS
from kiosk.words.messages import ntr, tr
from kiosk.words.numbers import join, unit_words
from kiosk.words.render import plain

KIND = "chains"


class Fields(ChartFields):
    """indicator: a table of counts; link: what one link of a chain stands for, where the unit does not say it."""

    kind: Literal["chains"]
    indicator: str
    link: Text | None = None

    def references(self) -> tuple[Ref, ...]:
        """The table."""
        return (ref(self.indicator),)


EXAMPLE = {"kind": "chains", "indicator": "irccs-by-area"}


def _rows(fields: Fields, deck: Deck) -> list[Figure]:
    """Largest first; equal counts keep the order of the file."""
    return sorted(figures(deck, ref(fields.indicator)), key=lambda f: -f.value)


def values(fields: Fields, deck: Deck) -> dict[str, float]:
    """Count by row."""
    return {figure.ref.row or figure.ref.id: float(figure.value) for figure in _rows(fields, deck)}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """A label, a chain and its count a row; leading rows (more than one link) are set stronger."""
    deck, language, measure, box = frame.deck, frame.language, frame.measure, frame.box
    rows = _rows(fields, deck)
    longest = max(1, *(int(figure.value) for figure in rows))
    strong, quiet, number = frame.style("label"), frame.style("quiet"), frame.style("s")
    names = [text_of(figure.row_name or figure.name, language) for figure in rows]
    limit = box.w * 0.38
    # room for the longest name of any language: another language only re-labels
    longest_names = (text_of(f.row_name or f.name, code) for f in rows for code in deck.languages)
    labels = min(limit, max(measure.advance(name, strong) for name in longest_names))
    left = box.x + labels + 28
    pitch_x = min(150.0, (box.right - left - 64) / longest)
    pitch_y = min(box.h / len(rows), 96.0)
    height = min(64.0, pitch_y - 14)
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
        for link in range(int(figure.value)):
            grown = min(max(shown - link, 0.0), 1.0)
            if grown <= 0:
                continue
            ends = (32.0 if link == 0 else 13.0, 32.0 if link == int(figure.value) - 1 else 13.0)
            part = Box(left + link * pitch_x, top, (pitch_x - 5) * grown, height)
            radii = tuple(min(r, part.w / 2) for r in ends)
            out.append(Panel(f"{key}.{link}", part, (radii[0], radii[1]), cell.fill))
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
        out.append(Target(key, Box(box.x, top - 6, box.w, pitch_y).corners(), spoken))
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Such as: IRCCS by area. Rehabilitation 4, cardiology 3 ..."""
    rows = _rows(fields, deck)
    parts = [f"{text_of(f.row_name or f.name, language)} {said(f, language, 'n')}" for f in rows]
    name = name_of(deck, deck.indicators[ref(fields.indicator).id], language)
    total = ntr(language, "%(n)s row", "%(n)s rows", len(rows))
    return tr(language, "%(name)s, %(rows)s: %(items)s.", name=name, rows=total, items=join(parts, language))


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """One link is one unit, or what the slide says it is."""
    figure = _rows(fields, deck)[0]
    one = plain(fields.link, deck, language) if fields.link else unit_words(Decimal(1), figure.unit, language)
    return tr(language, "1 cell = %(unit)s", unit=one)


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: every chain has its label."""
    return ()
