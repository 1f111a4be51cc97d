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
from math import ceil
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts import band
from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, Reading, entity, figures, mark_name, ref, said, text_of
from kiosk.charts.marks import Box, Curve, Disc, Mark, Panel, Target, Tissue
from kiosk.charts.rows import gap
from kiosk.charts.tissue import (
    MEMBRANE_ROOM,
    REGION,
    arc,
    cell_worth,
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
from kiosk.model.tokens import ENTITY_FILL, foreseen
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
    rest, was_name   what is not lit, and what is empty, in words
    """

    kind: Literal["cells"]
    lit: str
    of: str | None = None
    was: str | None = None
    per: Annotated[int, Field(ge=1)] = 1
    shape: Literal["disc", "band", "region"] = "disc"
    whole: Text | None = None
    rest: Text | None = None
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
        yield from _no_past(self, lit, _was(self, deck), whole)

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


def _no_past(fields: Fields, lit: Figure, was: Figure | None, whole: Figure | None) -> Iterator[tuple[str, Say]]:
    """Why what was lit cannot be drawn beside what is."""
    if was is None:
        return
    params: dict[str, str | int] = {"name": fields.lit, "was": fields.was or ""}
    if fields.shape == "region":
        yield "was", Say(N_("all cells of the region are lit, none can be empty: leave `was` out, or draw a disc"))
    elif not lit.counts_like(was):
        yield "was", Say(N_('"%(name)s" and "%(was)s" are counted in different units'), params)
    elif was.value < 0:
        yield "was", Say(N_('"%(name)s" is below zero, and no cells can show it'), {"name": fields.was or ""})
    elif was.value > (most := whole.value if whole else 100 if lit.unit == "percent" else was.value):
        message = N_('"%(was)s" is more than all cells stand for (%(most)s)')
        yield "was", Say(message, {"was": fields.was or "", "most": str(most)})


EXAMPLE: dict[str, object] = {"kind": "cells", "lit": "irccs-lombardia", "of": "irccs-italy"}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it", "eu")
CUE = "form"

MEMBRANE = 14.0
"""From the disc to the membrane that is drawn round what was touched."""
LETTING_GO = 0.85
"""Part of the entrance after which cells are lost."""
_TONES = {"lombardia": ("lombardia", "lombardia2", "lombardia3", "lombardia")}
"""Close tones of the region's cells."""


def _lit(fields: Fields, deck: Deck) -> Figure:
    return figures(deck, ref(fields.lit))[0]


def _whole(fields: Fields, deck: Deck) -> Figure | None:
    return figures(deck, ref(fields.of))[0] if fields.of else None


def _was(fields: Fields, deck: Deck) -> Figure | None:
    return figures(deck, ref(fields.was))[0] if fields.was else None


def _counts(fields: Fields, deck: Deck) -> tuple[int, int]:
    """Lit cells and all cells."""
    lit, whole = _lit(fields, deck), _whole(fields, deck)
    if fields.shape == "region":
        return REGION[1], REGION[1]
    per = _per(fields, deck)
    if whole is None:
        if lit.unit == "percent":
            return _within(round(lit.value), 100), 100
        count, was = max(round(lit.value / per), 1), _was(fields, deck)
        return count, max(count, round(was.value / per) if was else 0)
    total = max(round(whole.value / per), 1)
    return _within(round(lit.value / per), total), total


def _lost(fields: Fields, deck: Deck) -> int:
    """How many cells were lit and are so no more."""
    was, (lit, total) = _was(fields, deck), _counts(fields, deck)
    if was is None or fields.shape == "region":
        return 0
    share = fields.of is None and was.unit == "percent"
    return max(_within(round(was.value if share else was.value / _per(fields, deck)), total) - lit, 0)


def _within(lit: int, total: int) -> int:
    """No more cells than there are, whatever the data says: a picture that breaks would be worse."""
    return min(max(lit, 0), total)


def _per(fields: Fields, deck: Deck) -> Decimal:
    """Units a cell: as the slide says, or more where no disc has so many cells."""
    lit, whole = _lit(fields, deck), _whole(fields, deck)
    if fields.shape == "region" or (whole is None and lit.unit == "percent"):
        return Decimal(fields.per)
    was = _was(fields, deck)
    most = whole.value if whole else max(lit.value, was.value if was else lit.value)
    return cell_worth(most, Decimal(fields.per))


def _state(figure: Figure, deck: Deck) -> str:
    """How its cells look: in its entity's colour, hollow where it is foreseen."""
    who = entity(deck, figure)
    return foreseen(who) if figure.foreseen else who


def _rest(fields: Fields, deck: Deck) -> str:
    """How the cells look that are not lit: what is a part of a plan is not there, what is beside one is."""
    return "lost" if (_whole(fields, deck) or _lit(fields, deck)).foreseen else "unlit"


def _states(fields: Fields, deck: Deck, shown: float) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """How the cells look, and how far they have grown, when `shown` are lit. Cells are lost once the others are lit."""
    lit, total = _counts(fields, deck)
    burning = min(max(lit, ceil(shown)), total)  # more than there will be, where another view goes out
    lost = max(lit + _lost(fields, deck) - burning, 0)
    rest = total - burning - lost
    gone = min(max((shown / lit - LETTING_GO) / (1 - LETTING_GO), 0.0), 1.0) if lit else 1.0
    states = (_state(_lit(fields, deck), deck),) * burning + ("lost",) * lost + (_rest(fields, deck),) * rest
    return states, growth(min(shown, burning), burning) + (gone,) * lost + (1.0,) * rest


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
        grown = tuple(in_order(growth(values.get("lit", 0.0), lit), southwards()))
        tissue = Tissue("region", REGION[0], x, y, scale, 5.5 * scale, 10 * scale, 6.2 * scale, tones, grown, wave=True)
        return (tissue, Target("region", box.corners(), name))
    planned = (whole or figure).foreseen
    r = min(box.w, box.h) / 2 - (MEMBRANE_ROOM if planned else 0.0)
    states, grown = _states(fields, frame.deck, values.get("lit", 0.0))
    # a count grows out of nothing: there is no whole in which its cells wait
    base = _rest(fields, frame.deck) if whole or figure.unit == "percent" else ""
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
    was, empty = _was(fields, deck), _lost(fields, deck)
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
        one = unit_words(Decimal(1), "percent", language) + " " + plain(fields.whole, deck, language)
    else:
        one = unit_words(_per(fields, deck), counted, language, figure.scale)
    if fields.was_name and _lost(fields, deck):
        return tr(language, "1 cell = %(unit)s, empty = %(name)s", unit=one, name=plain(fields.was_name, deck, language))
    text = tr(language, "1 cell = %(unit)s", unit=one)
    return text + (tr(language, "; cells fill the area, they are not addresses") if fields.shape == "region" else "")


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """The lit entity and, where the slide names them, what was lit and the rest."""
    named = [("lost", fields.was_name)] if _lost(fields, deck) else []
    named.append((_rest(fields, deck), fields.rest))
    others = [(state, plain(text, deck, language)) for state, text in named if text]
    if not others:
        return ()
    figure = _lit(fields, deck)
    place = deck.places.get(figure.place or "")
    return ((_state(figure, deck), text_of(place.name if place else figure.name, language)), *others)
