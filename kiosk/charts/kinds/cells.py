"""Cells: k of n lit in a disc, a plate of a hundred, a count, or the region. One cell is one stated unit.

chart: {kind: cells, lit: irccs-lombardia, of: irccs-italy}
chart: {kind: cells, lit: sector-employees-lombardia-share}          # a share: a plate of 100
chart: {kind: cells, lit: ht-researchers, per: 100}                  # a count with no whole: all cells lit
chart: {kind: cells, lit: sector-employees-lombardia, per: 1000, shape: region}
chart: {kind: cells, lit: clinical-trials-share, shape: band}        # from left to right, where there is the width

What is only foreseen, a plan or a forecast, has hollow cells, and those not lit beside them have no nucleus, so that no
colour is needed to tell them apart; where the whole disc is foreseen, a dashed membrane runs round it.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from math import ceil, cos, pi, sin
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts import band
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, entity, figures, mark_name, ref, said, text_of
from kiosk.charts.marks import Box, Curve, Disc, Mark, Panel, Point, Polygon, Target, Tissue
from kiosk.charts.shapes import shape
from kiosk.charts.tissue import MEMBRANE_ROOM, REGION, cell_worth, circle, disc, growth, in_order, membrane
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_FILL, foreseen
from kiosk.words.messages import ntr, tr
from kiosk.words.numbers import unit_words
from kiosk.words.render import plain
from kiosk.words.sources import plan_words

KIND = "cells"


class Fields(ChartFields):
    """lit: what is counted; of: the whole (absent for shares, counts alone and the region); per: units a cell."""

    kind: Literal["cells"]
    lit: str
    of: str | None = None
    per: Annotated[int, Field(ge=1)] = 1
    shape: Literal["disc", "band", "region"] = "disc"
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
        elif self.shape == "band" and _counts(self, deck)[1] not in band.COUNTS:
            params: dict[str, str | int] = {
                "cells": _counts(self, deck)[1],
                "known": ", ".join(map(str, sorted(band.COUNTS))),
            }
            yield "shape", Say(N_("no band has %(cells)s cells, only %(known)s: change `per`, or draw a disc"), params)
        elif whole is None:
            yield from _no_count(self, lit)
        elif not lit.counts_like(whole):
            message = N_('"%(name)s" and "%(of)s" are counted in different units')
            yield "of", Say(message, {"name": self.lit, "of": self.of or ""})
        elif lit.value > whole.value or not whole.value:
            message = N_('"%(name)s" is more than "%(of)s", of which it should be a part')
            yield "of", Say(message, {"name": self.lit, "of": self.of or ""})

    @property
    def boundaries(self) -> bool:
        """The region is made from Istat's boundaries."""
        return self.shape == "region"


def _no_count(fields: Fields, lit: Figure) -> Iterator[tuple[str, Say]]:
    """Why a figure without a whole is neither a share nor a count."""
    if lit.unit == "percent":
        if lit.value > 100:
            message = N_('"%(name)s" is no share from 0 to 100%%: say what it is part of with `of`')
            yield "lit", Say(message, {"name": fields.lit})
    elif lit.unit == "rank":
        yield "lit", Say(N_('"%(name)s" is a rank, and no cells can show it'), {"name": fields.lit})
    elif not round(lit.value / fields.per):
        message = N_('"%(name)s" is less than half a cell and would not be seen: make the cell smaller')
        yield "per", Say(message, {"name": fields.lit})


EXAMPLE: dict[str, object] = {"kind": "cells", "lit": "irccs-lombardia", "of": "irccs-italy"}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu")
CUE = "form"

MEMBRANE = 14.0
"""From the disc to the membrane that is drawn round what was touched."""
_TONES = {"lombardia": ("lombardia", "lombardia2", "lombardia3", "lombardia")}
"""Close tones of the region's cells."""


def _lit(fields: Fields, deck: Deck) -> Figure:
    return figures(deck, ref(fields.lit))[0]


def _whole(fields: Fields, deck: Deck) -> Figure | None:
    return figures(deck, ref(fields.of))[0] if fields.of else None


def _counts(fields: Fields, deck: Deck) -> tuple[int, int]:
    """Lit cells and all cells."""
    lit, whole = _lit(fields, deck), _whole(fields, deck)
    if fields.shape == "region":
        return REGION[1], REGION[1]
    per = _per(fields, deck)
    if whole is None:
        if lit.unit == "percent":
            return _within(round(lit.value), 100), 100
        count = max(round(lit.value / per), 1)
        return count, count
    total = max(round(whole.value / per), 1)
    return _within(round(lit.value / per), total), total


def _within(lit: int, total: int) -> int:
    """No more cells than there are, whatever the data says: a picture that breaks would be worse."""
    return min(max(lit, 0), total)


def _per(fields: Fields, deck: Deck) -> Decimal:
    """Units a cell: as the slide says, or more where no disc has so many cells."""
    lit, whole = _lit(fields, deck), _whole(fields, deck)
    if fields.shape == "region" or (whole is None and lit.unit == "percent"):
        return Decimal(fields.per)
    return cell_worth((whole or lit).value, Decimal(fields.per))


def _state(figure: Figure, deck: Deck) -> str:
    """How its cells look: in its entity's colour, hollow where it is foreseen."""
    who = entity(deck, figure)
    return foreseen(who) if figure.foreseen else who


def _rest(figure: Figure) -> str:
    """How the cells look that are not lit."""
    return "lost" if figure.foreseen else "unlit"


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """The number of lit cells."""
    return {"lit": float(_counts(fields, deck)[0])}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """The tissue, lit clockwise from 12 o'clock (the region: from north-west)."""
    lit, total = _counts(fields, frame.deck)
    figure, whole = _lit(fields, frame.deck), _whole(fields, frame.deck)
    box, who = frame.box, _state(figure, frame.deck)
    name = words(fields, frame.deck, frame.language)
    if fields.shape == "region":
        scale = min(box.w, box.h) / 1000
        x, y = box.cx - 500 * scale, box.cy - 500 * scale
        # three close tones only here, where the region is a picture and no areas are compared
        tones = tuple(_TONES.get(who, (who,) * 4)[i * 7919 % 4] for i in range(total))
        # from north to south: a front that is low is a small part of the stage to paint in a frame
        grown = tuple(in_order(growth(values.get("lit", 0.0), lit), _southwards()))
        tissue = Tissue("region", REGION[0], x, y, scale, 5.5 * scale, 10 * scale, 6.2 * scale, tones, grown, wave=True)
        return (tissue, Target("region", box.corners(), name))
    planned = (whole or figure).foreseen
    r = min(box.w, box.h) / 2 - (MEMBRANE_ROOM if planned else 0.0)
    shown = values.get("lit", 0.0)
    burning = min(max(lit, ceil(shown)), total)  # more than there will be, where another view goes out
    rest = _rest(figure)
    states = (who,) * burning + (rest,) * (total - burning)
    grown = growth(min(shown, burning), burning) + (1.0,) * (total - burning)
    # a count grows out of nothing: there is no whole in which its cells wait
    base = rest if whole or figure.unit == "percent" else ""
    if fields.shape == "band" and not planned and band.fits(total, box):
        return _band(fields, box, lit / total, band.band("disc", total, box, states, grown, base), frame)
    out: list[Mark] = [disc("disc", total, box.cx, box.cy, r, states, grown, base)]
    if planned:
        edge = ENTITY_FILL[entity(frame.deck, whole or figure)]
        out.append(membrane("disc.membrane", box.cx, box.cy, r, edge))
    if whole:
        told = f"{text_of(whole.name, frame.language)}: {said(whole, frame.language, '')}"
        out.append(Target("of", circle(box.cx, box.cy, r), told))
        if frame.selection == "of":
            out.append(Disc("of.membrane", box.cx, box.cy, r + MEMBRANE, "", "touch", 5))
    out.append(Target("lit", _sector(box.cx, box.cy, r, lit / total), name))
    if frame.selection == "lit" and lit:
        out.append(Curve("lit.membrane", _arc(box.cx, box.cy, r + MEMBRANE, lit / total), "touch", 5))
    return out


def _band(fields: Fields, box: Box, share: float, tissue: Tissue, frame: Frame) -> list[Mark]:
    """The band with what can be touched: what is lit, and the whole of which it is a part."""
    whole, own = _whole(fields, frame.deck), band.room(box)
    out: list[Mark] = [tissue]
    if whole:
        told = f"{text_of(whole.name, frame.language)}: {said(whole, frame.language, '')}"
        out.append(Target("of", own.corners(), told))
    lit = band.part(box, share)
    out.append(Target("lit", lit, words(fields, frame.deck, frame.language)))
    around = {"of": own.corners(), "lit": lit}.get(frame.selection or "")
    if around:
        (x, y), _, (right, bottom), _ = around
        edge = Box(x - MEMBRANE, y - MEMBRANE, right - x + 2 * MEMBRANE, bottom - y + 2 * MEMBRANE)
        out.append(Panel(f"{frame.selection}.membrane", edge, (44, 44), "", "touch", 5))
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
        names = [text_of(each.short or each.name, language) for each in (figure, whole) if each]
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
    name, amount = text_of(figure.name, language), _amount(figure, language)
    if fields.shape == "region":
        return tr(
            language,
            "The region drawn in %(cells)s cells. %(name)s: %(amount)s.",
            cells=total,
            name=name,
            amount=amount,
        )
    if fields.of is None and figure.unit != "percent":
        return ntr(
            language,
            "%(name)s: %(amount)s, drawn as %(n)s cell.",
            "%(name)s: %(amount)s, drawn as %(n)s cells.",
            total,
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


def _amount(figure: Figure, language: str) -> str:
    """The figure in words, called a forecast or a plan where it is one."""
    called = [tr(language, "forecast")] if figure.forecast else []
    called += [plan_words(figure.plan, language)] if figure.plan is not None else []
    return ", ".join((said(figure, language, ""), *called))


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """One cell is so many units; in the region it is no place. Students among a campus's people are people."""
    figure, whole = _lit(fields, deck), _whole(fields, deck)
    counted = "people" if whole and whole.unit != figure.unit else figure.unit
    if fields.whole:
        return (
            tr(language, "1 cell = %(unit)s", unit=unit_words(Decimal(1), "percent", language))
            + " "
            + plain(fields.whole, deck, language)
        )
    text = tr(language, "1 cell = %(unit)s", unit=unit_words(_per(fields, deck), counted, language, figure.scale))
    return text + (tr(language, "; cells fill the area, they are not addresses") if fields.shape == "region" else "")


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """The lit entity and, where the slide names it, the rest."""
    if not fields.rest:
        return ()
    figure = _lit(fields, deck)
    place = deck.places.get(figure.place or "")
    return (
        (_state(figure, deck), text_of(place.name if place else figure.name, language)),
        (_rest(figure), plain(fields.rest, deck, language)),
    )
