"""Cells: k of n lit in a disc, a plate of a hundred, or the region. One cell is one stated unit.

chart: {kind: cells, lit: irccs-lombardia, of: irccs-italy}
chart: {kind: cells, lit: sector-employees-lombardia-share}          # a share: a plate of 100
chart: {kind: cells, lit: sector-employees-lombardia, per: 1000, shape: region}
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from kiosk.charts.frame import Frame
from kiosk.charts.kind import ChartFields, entity, figures, ref, said, text_of
from kiosk.charts.marks import Mark, Target, Tissue
from kiosk.charts.shapes import shape
from kiosk.charts.tissue import REGION, cell_worth, circle, disc, growth, in_order
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Ref
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

    @property
    def boundaries(self) -> bool:
        """The region is made from Istat's boundaries."""
        return self.shape == "region"


EXAMPLE = {"kind": "cells", "lit": "irccs-lombardia", "of": "irccs-italy"}


def _counts(fields: Fields, deck: Deck) -> tuple[int, int]:
    """Lit cells and all cells."""
    lit = figures(deck, ref(fields.lit))[0]
    if fields.shape == "region":
        return REGION[1], REGION[1]
    if fields.of is None:
        return _within(round(lit.value), 100), 100
    per = _per(fields, deck)
    total = max(round(figures(deck, ref(fields.of))[0].value / per), 1)
    return _within(round(lit.value / per), total), total


def _within(lit: int, total: int) -> int:
    """No more cells than there are, whatever the data says: a picture that breaks would be worse."""
    return min(max(lit, 0), total)


def _per(fields: Fields, deck: Deck) -> Decimal:
    """Units a cell: as the slide says, or more where no disc has so many cells."""
    per = Decimal(fields.per)
    return cell_worth(figures(deck, ref(fields.of))[0].value, per) if fields.of else per


def values(fields: Fields, deck: Deck) -> dict[str, float]:
    """The number of lit cells."""
    return {"lit": float(_counts(fields, deck)[0])}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """The tissue, lit clockwise from 12 o'clock (the region: from north-west)."""
    lit, total = _counts(fields, frame.deck)
    figure = figures(frame.deck, ref(fields.lit))[0]
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
    states = (who,) * lit + ("unlit",) * (total - lit)
    grown = growth(values.get("lit", 0.0), lit) + (1.0,) * (total - lit)
    return (
        disc("disc", total, box.cx, box.cy, r, states, grown, "unlit"),
        Target("disc", circle(box.cx, box.cy, r), name),
    )


@cache
def _southwards() -> tuple[int, ...]:
    """The region's cells in the order in which they grow."""
    nuclei = shape(REGION[0]).nuclei
    return tuple(sorted(range(len(nuclei)), key=lambda i: nuclei[i][1]))


def words(fields: Fields, deck: Deck, language: str) -> str:
    """Such as: 19 of 51 cells lit, IRCCS in Lombardia."""
    figure = figures(deck, ref(fields.lit))[0]
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
    figure = figures(deck, ref(fields.lit))[0]
    if fields.whole:
        return (
            tr(language, "1 cell = %(unit)s", unit=unit_words(Decimal(1), "percent", language))
            + " "
            + plain(fields.whole, deck, language)
        )
    text = tr(language, "1 cell = %(unit)s", unit=unit_words(_per(fields, deck), figure.unit, language))
    return text + (tr(language, ", not a place") if fields.shape == "region" else "")


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """The lit entity and, where the slide names it, the rest."""
    if not fields.rest:
        return ()
    figure = figures(deck, ref(fields.lit))[0]
    place = deck.places.get(figure.place or "")
    return (
        (entity(deck, figure), text_of(place.name if place else figure.name, language)),
        ("unlit", plain(fields.rest, deck, language)),
    )
