"""Cells: k of n lit in a disc, a plate of a hundred, or the region. One cell is one stated unit.

chart: {kind: cells, lit: irccs-lombardia, of: irccs-italy}
chart: {kind: cells, lit: sector-employees-lombardia-share}          # a share: a plate of 100
chart: {kind: cells, lit: sector-employees-lombardia, per: 1000, shape: region}
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from math import ceil, cos, pi, sin
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, entity, figures, mark_name, ref, said, text_of
from kiosk.charts.marks import Curve, Disc, Mark, Point, Polygon, Target, Tissue
from kiosk.charts.shapes import shape
from kiosk.charts.tissue import REGION, cell_worth, circle, disc, growth, in_order
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.words.messages import tr
from kiosk.words.numbers import unit_words
from kiosk.words.render import plain

KIND = "cells"


class Fields(ChartFields):
    """lit: what is counted; of: the whole (absent for shares: 100, and for the region); per: units a cell."""

    kind: Literal["cells"]
    lit: str
    of: str | None = None
    per: Annotated[int, Field(ge=1)] = 1
    shape: Literal["disc", "region"] = "disc"
    whole: Text | None = None
    rest: Text | None = None

    def references(self) -> tuple[Ref, ...]:
        """The counted figure and the whole."""
        return tuple(ref(name) for name in (self.lit, self.of) if name)

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Tables, and counts that no cells can show: more lit than there are, a share of nothing, another region."""
        for field, name in (("lit", self.lit), ("of", self.of)):
            if name and len(figures(deck, ref(name))) != 1:
                message = N_('"%(name)s" is several figures: name one row (id.row) or one year (id@2017)')
                yield field, Say(message, {"name": name})
                return
        lit, whole = _lit(self, deck), _whole(self, deck)
        if lit.value < 0:
            yield "lit", Say(N_('"%(name)s" is below zero, and no cells can show it'), {"name": self.lit})
        elif self.shape == "region":
            if round(lit.value / self.per) != REGION[1]:
                message = N_("the region has %(cells)s cells, at %(per)s each they are not %(name)s: change `per`")
                yield "per", Say(message, {"cells": REGION[1], "per": self.per, "name": self.lit})
        elif whole is None:
            if lit.unit != "percent" or lit.value > 100:
                message = N_('"%(name)s" is no share from 0 to 100%%: say what it is part of with `of`')
                yield "lit", Say(message, {"name": self.lit})
        elif (whole.unit, whole.scale) != (lit.unit, lit.scale):
            message = N_('"%(name)s" and "%(of)s" are counted in different units')
            yield "of", Say(message, {"name": self.lit, "of": self.of or ""})
        elif lit.value > whole.value or not whole.value:
            message = N_('"%(name)s" is more than "%(of)s", of which it should be a part')
            yield "of", Say(message, {"name": self.lit, "of": self.of or ""})

    @property
    def boundaries(self) -> bool:
        """The region is made from Istat's boundaries."""
        return self.shape == "region"


EXAMPLE: dict[str, object] = {"kind": "cells", "lit": "irccs-lombardia", "of": "irccs-italy"}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu")
CUE = "form"

MEMBRANE = 14.0
"""From the disc to the membrane that is drawn round what was touched."""


def _lit(fields: Fields, deck: Deck) -> Figure:
    return figures(deck, ref(fields.lit))[0]


def _whole(fields: Fields, deck: Deck) -> Figure | None:
    return figures(deck, ref(fields.of))[0] if fields.of else None


def _counts(fields: Fields, deck: Deck) -> tuple[int, int]:
    """Lit cells and all cells."""
    lit, whole = _lit(fields, deck), _whole(fields, deck)
    if fields.shape == "region":
        return REGION[1], REGION[1]
    if whole is None:
        return _within(round(lit.value), 100), 100
    per = _per(fields, deck)
    total = max(round(whole.value / per), 1)
    return _within(round(lit.value / per), total), total


def _within(lit: int, total: int) -> int:
    """No more cells than there are, whatever the data says: a picture that breaks would be worse."""
    return min(max(lit, 0), total)


def _per(fields: Fields, deck: Deck) -> Decimal:
    """Units a cell: as the slide says, or more where no disc has so many cells."""
    whole = _whole(fields, deck)
    return cell_worth(whole.value, Decimal(fields.per)) if whole else Decimal(fields.per)


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """The number of lit cells."""
    return {"lit": float(_counts(fields, deck)[0])}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """The tissue, lit clockwise from 12 o'clock (the region: from north-west)."""
    lit, total = _counts(fields, frame.deck)
    figure, whole = _lit(fields, frame.deck), _whole(fields, frame.deck)
    box, who = frame.box, entity(frame.deck, figure)
    name = words(fields, frame.deck, frame.language)
    if fields.shape == "region":
        scale = min(box.w, box.h) / 1000
        x, y = box.cx - 500 * scale, box.cy - 500 * scale
        # three close tones only here, where the region is a picture and no areas are compared
        tones = tuple((who, who + "2", who + "3", who)[i * 7919 % 4] for i in range(total))
        # from north to south: a front that is low is a small part of the stage to paint in a frame
        grown = tuple(in_order(growth(values.get("lit", 0.0), lit), _southwards()))
        tissue = Tissue("region", REGION[0], x, y, scale, 5.5 * scale, 10 * scale, 6.2 * scale, tones, grown, wave=True)
        return (tissue, Target("region", box.corners(), name))
    r = min(box.w, box.h) / 2
    shown = values.get("lit", 0.0)
    burning = min(max(lit, ceil(shown)), total)  # more than there will be, where another view goes out
    states = (who,) * burning + ("unlit",) * (total - burning)
    grown = growth(min(shown, burning), burning) + (1.0,) * (total - burning)
    out: list[Mark] = [disc("disc", total, box.cx, box.cy, r, states, grown, "unlit")]
    if whole:
        told = f"{text_of(whole.name, frame.language)}: {said(whole, frame.language, '')}"
        out.append(Target("of", circle(box.cx, box.cy, r), told))
        if frame.selection == "of":
            out.append(Disc("of.membrane", box.cx, box.cy, r + MEMBRANE, "", "touch", 5))
    out.append(Target("lit", _sector(box.cx, box.cy, r, lit / total), name))
    if frame.selection == "lit" and lit:
        out.append(Curve("lit.membrane", _arc(box.cx, box.cy, r + MEMBRANE, lit / total), "touch", 5))
    return out


def _arc(x: float, y: float, r: float, share: float) -> Polygon:
    """Clockwise from 12 o'clock, as the cells are lit."""
    steps = max(round(96 * share), 2)
    turns: list[Point] = []
    for n in range(steps + 1):
        turn = 2 * pi * share * n / steps
        turns.append((x + r * sin(turn), y - r * cos(turn)))
    return tuple(turns)


def _sector(x: float, y: float, r: float, share: float) -> Polygon:
    """The part of the disc that is lit; all of it where so little is lit that no finger would meet it."""
    return (*_arc(x, y, r, share), (x, y)) if 0.06 < share < 1 else circle(x, y, r)


@cache
def _southwards() -> tuple[int, ...]:
    """The region's cells in the order in which they grow."""
    nuclei = shape(REGION[0]).nuclei
    return tuple(sorted(range(len(nuclei)), key=lambda i: nuclei[i][1]))


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """What is lit, as a part of the whole; then the whole itself. Places name them, where these tell them apart."""
    figure, whole = _lit(fields, deck), _whole(fields, deck)
    names = [mark_name(each, deck, language) for each in (figure, whole) if each]
    if len(set(names)) < len(names):
        names = [text_of(each.name, language) for each in (figure, whole) if each]
    if fields.shape == "region":
        return {"region": Reading(names[0], figure)}
    out = {"lit": Reading(names[0], figure, whole=whole)}
    if whole:
        out["of"] = Reading(names[1], whole)
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Such as: 19 of 51 cells lit, IRCCS in Lombardia."""
    figure = _lit(fields, deck)
    lit, total = _counts(fields, deck)
    name, amount = text_of(figure.name, language), said(figure, language, "")
    if fields.shape == "region":
        return tr(
            language,
            "The region drawn in %(cells)s cells. %(name)s: %(amount)s.",
            cells=total,
            name=name,
            amount=amount,
        )
    return tr(
        language,
        "%(name)s: %(amount)s. %(lit)s cells of %(total)s are lit.",
        name=name,
        amount=amount,
        lit=lit,
        total=total,
    )


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """One cell is so many units; in the region it is no place."""
    figure = _lit(fields, deck)
    if fields.whole:
        return (
            tr(language, "1 cell = %(unit)s", unit=unit_words(Decimal(1), "percent", language))
            + " "
            + plain(fields.whole, deck, language)
        )
    text = tr(language, "1 cell = %(unit)s", unit=unit_words(_per(fields, deck), figure.unit, language, figure.scale))
    return text + (tr(language, "; cells fill the area, they are not addresses") if fields.shape == "region" else "")


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """The lit entity and, where the slide names it, the rest."""
    if not fields.rest:
        return ()
    figure = _lit(fields, deck)
    place = deck.places.get(figure.place or "")
    return (
        (entity(deck, figure), text_of(place.name if place else figure.name, language)),
        ("unlit", plain(fields.rest, deck, language)),
    )
