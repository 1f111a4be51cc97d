"""Cells: k of n lit in a disc, a plate of a hundred, a count, or the region. One cell is one stated unit.

chart: {kind: cells, lit: irccs-lombardia, of: irccs-italy}
chart: {kind: cells, lit: sector-employees-lombardia-share}          # a share: a plate of 100
chart: {kind: cells, lit: ht-researchers, per: 100}                  # a count with no whole: all cells lit
chart: {kind: cells, lit: sector-employees-lombardia, per: 1000, shape: region}
chart: {kind: cells, lit: clinical-trials-share, shape: band}        # from left to right, where there is the width
chart: {kind: cells, lit: ami-mortality@2017, was: ami-mortality@2010}   # what is no longer lit is empty

What is only foreseen, a plan or a forecast, has hollow cells. Where the whole is foreseen too, a dashed membrane runs
round it, and cells not lit have no nucleus; those that exist already look as ever.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts import band
from kiosk.charts.counted import Counted, counted, no_count, no_past
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, entity, figures, mark_name, ref, said, text_of
from kiosk.charts.marks import Box, Curve, Disc, Mark, Panel, Target, Tissue
from kiosk.charts.rows import gap
from kiosk.charts.tissue import (
    MEMBRANE_ROOM,
    REGION,
    arc,
    circle,
    disc,
    growth,
    in_order,
    membrane,
    sector,
    southwards,
)
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_FILL
from kiosk.words.compare import compare
from kiosk.words.messages import ntr, tr
from kiosk.words.numbers import unit_words, year
from kiosk.words.render import plain
from kiosk.words.sources import plan_words

KIND = "cells"


class Fields(ChartFields):
    """lit: what is counted; of: the whole (absent for shares, counts alone and the region); per: units a cell.

    was         another value of what is lit, as an earlier one: the cells that it had more are empty
    whole       what a percentage is of, in the unit's line
    lit_name, was_name, rest   what is lit (else its place), what is empty, what is neither, in words
    """

    kind: Literal["cells"]
    lit: str
    of: str | None = None
    was: str | None = None
    per: Annotated[int, Field(ge=1)] = 1
    shape: Literal["disc", "band", "region"] = "disc"
    whole: Text | None = None
    rest: Text | None = None
    lit_name: Text | None = None
    was_name: Text | None = None

    def references(self) -> tuple[Ref, ...]:
        """The counted figure, the whole, and what was lit."""
        return tuple(ref(name) for name in (self.lit, self.of, self.was) if name)

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Tables, and counts that no cells can show: more lit than there are, a share of nothing, another region."""
        for field, name in (("lit", self.lit), ("of", self.of), ("was", self.was)):
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
        elif self.shape == "band" and _counted(self, deck).total not in band.COUNTS:
            params: dict[str, str | int] = {
                "cells": _counted(self, deck).total,
                "known": ", ".join(map(str, sorted(band.COUNTS))),
            }
            yield "shape", Say(N_("no band has %(cells)s cells, only %(known)s: change `per`, or draw a disc"), params)
        elif whole is None:
            yield from no_count(self.lit, lit, self.per)
        elif not lit.counts_like(whole):
            message = N_('"%(name)s" and "%(of)s" are counted in different units')
            yield "of", Say(message, {"name": self.lit, "of": self.of or ""})
        elif lit.value > whole.value or not whole.value:
            message = N_('"%(name)s" is more than "%(of)s", of which it should be a part')
            yield "of", Say(message, {"name": self.lit, "of": self.of or ""})
        if was := _was(self, deck):
            if self.shape == "region":
                yield "was", Say(N_("all cells of the region are lit, none can be empty: draw a disc"))
            else:
                yield from no_past((self.lit, self.was or ""), lit, was, whole)

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
_TONES = {"lombardia": ("lombardia", "lombardia2", "lombardia3", "lombardia")}
"""Close tones of the region's cells."""


def _lit(fields: Fields, deck: Deck) -> Figure:
    return figures(deck, ref(fields.lit))[0]


def _whole(fields: Fields, deck: Deck) -> Figure | None:
    return figures(deck, ref(fields.of))[0] if fields.of else None


def _was(fields: Fields, deck: Deck) -> Figure | None:
    return figures(deck, ref(fields.was))[0] if fields.was else None


def _counted(fields: Fields, deck: Deck) -> Counted:
    """Its cells."""
    lit = _lit(fields, deck)
    region = fields.shape == "region"
    return counted(lit, _whole(fields, deck), _was(fields, deck), fields.per, entity(deck, lit), region)


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """The number of lit cells."""
    return {"lit": float(_counted(fields, deck).lit)}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """The tissue, lit clockwise from 12 o'clock (the region: from north-west)."""
    made = _counted(fields, frame.deck)
    lit, total, who = made.lit, made.total, made.state
    figure, whole, box = _lit(fields, frame.deck), _whole(fields, frame.deck), frame.box
    name = words(fields, frame.deck, frame.language)
    if fields.shape == "region":
        scale = min(box.w, box.h) / 1000
        x, y = box.cx - 500 * scale, box.cy - 500 * scale
        # three close tones only here, where the region is a picture and no areas are compared
        tones = tuple(_TONES.get(who, (who,) * 4)[i * 7919 % 4] for i in range(total))
        # from north to south: a front that is low is a small part of the stage to paint in a frame
        grown = tuple(in_order(growth(values.get("lit", 0.0), lit), southwards()))
        tissue = Tissue("region", REGION[0], x, y, scale, 5.5 * scale, 10 * scale, 6.2 * scale, tones, grown, wave=True)
        return (tissue, Target("region", box.corners(), name))
    planned = (whole or figure).foreseen
    r = min(box.w, box.h) / 2 - (MEMBRANE_ROOM if planned else 0.0)
    states, grown = made.cells(values.get("lit", 0.0))
    if fields.shape == "band" and not planned and band.fits(total, box):
        return _band(fields, box, lit / total, band.band("disc", total, box, states, grown, made.waits), frame)
    out: list[Mark] = [disc("disc", total, box.cx, box.cy, r, states, grown, made.waits)]
    if planned:
        edge = ENTITY_FILL[entity(frame.deck, whole or figure)]
        out.append(membrane("disc.membrane", box.cx, box.cy, r, edge))
    if whole:
        told = f"{text_of(whole.name, frame.language)}: {said(whole, frame.language, '')}"
        out.append(Target("of", circle(box.cx, box.cy, r), told))
        if frame.selection == "of":
            out.append(Disc("of.membrane", box.cx, box.cy, r + MEMBRANE, "", "touch", 5))
    out.append(Target("lit", sector(box.cx, box.cy, r, lit / total), name))
    if frame.selection == "lit" and lit:
        out.append(Curve("lit.membrane", arc(box.cx, box.cy, r + MEMBRANE, lit / total), "touch", 5))
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


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """What is lit, against what was, else as a part of the whole; then the whole itself.

    Places name them, where these tell them apart.
    """
    figure, whole = _lit(fields, deck), _whole(fields, deck)
    names = [mark_name(each, deck, language) for each in (figure, whole) if each]
    if len(set(names)) < len(names):
        names = [text_of(each.short or each.name, language) for each in (figure, whole) if each]
    if fields.shape == "region":
        return {"region": Reading(names[0], figure)}
    was = _was(fields, deck)
    out = {"lit": Reading(names[0], figure, was, None if was else whole)}
    if whole:
        out["of"] = Reading(names[1], whole)
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Such as: 19 of 51 cells lit, IRCCS in Lombardia; and what was lit before."""
    was, empty = _was(fields, deck), _counted(fields, deck).lost
    told = _told(fields, deck, language)
    if was is None:
        return told
    if not empty:
        figure = _lit(fields, deck)
        return told + gap(mark_name(figure, deck, language), compare(figure, was, deck, language), language)
    name = f"{_was_name(fields, was, deck, language)} ({_amount(was, language)})"
    return (
        told
        + " "
        + ntr(language, "%(n)s cell is empty: %(name)s.", "%(n)s cells are empty: %(name)s.", empty, name=name)
    )


def _was_name(fields: Fields, was: Figure, deck: Deck, language: str) -> str:
    """What the empty cells are: in the slide's words, else the year or the name of what was lit."""
    if fields.was_name:
        return plain(fields.was_name, deck, language)
    return year(was.year, language) if was.year else text_of(was.short or was.name, language)


def _told(fields: Fields, deck: Deck, language: str) -> str:
    """The lit cells, in words."""
    figure = _lit(fields, deck)
    made = _counted(fields, deck)
    lit, total = made.lit, made.total
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
    figure, whole, made = _lit(fields, deck), _whole(fields, deck), _counted(fields, deck)
    unit = "people" if whole and whole.unit != figure.unit else figure.unit
    if fields.whole:
        one = unit_words(Decimal(1), "percent", language) + " " + plain(fields.whole, deck, language)
    else:
        one = unit_words(made.per, unit, language, figure.scale)
    if fields.was_name and made.lost:
        empty = plain(fields.was_name, deck, language)
        return tr(language, "1 cell = %(unit)s, empty = %(name)s", unit=one, name=empty)
    text = tr(language, "1 cell = %(unit)s", unit=one)
    return text + (tr(language, "; cells fill the area, they are not addresses") if fields.shape == "region" else "")


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """The lit entity and, where the slide names them, what was lit and the rest."""
    made = _counted(fields, deck)
    named = [("lost", fields.was_name)] if made.lost else []
    named.append((made.rest, fields.rest))
    others = [(state, plain(text, deck, language)) for state, text in named if text]
    if not others:
        return ()
    figure = _lit(fields, deck)
    place = deck.places.get(figure.place or "")
    lit = plain(fields.lit_name, deck, language) if fields.lit_name else ""
    return ((made.state, lit or text_of(place.name if place else figure.name, language)), *others)
