"""Map: the provinces of Lombardia or the regions of Italy, some set off, some places named, an area filled with cells.

chart: {kind: map, area: italy, highlight: [lombardia]}
chart:
  kind: map
  highlight: [milano, {region: lodi, figure: some-table.lodi}]
  points:
    - {name: {it: Human Technopole, en: Human Technopole}, lon: 9.11, lat: 45.52}
  tissue: assolombarda-60                 # cells in the shape of an area: one is `per` units of `lit`, and no place
  lit: assolombarda-ls-professionals
  per: 1000
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from kiosk.charts.callouts import Arranged
from kiosk.charts.frame import Frame
from kiosk.charts.geography import AreaName, Geography, geography, named
from kiosk.charts.kind import ChartFields, Reading, entity, figures, mark_name, ref, said, text_of
from kiosk.charts.land_cells import boundary, cells, covered, ground, on_land
from kiosk.charts.map_labels import DOT, Told, labels, quiet_names, stand
from kiosk.charts.marks import Area, Disc, Mark, Target
from kiosk.charts.tissue import circle
from kiosk.model.base import Frozen, Number, Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.words.messages import tr
from kiosk.words.numbers import join, unit_words
from kiosk.words.suggest import suggest

KIND = "map"
LATITUDES, LONGITUDES = (35, 48), (6, 19)


class Lit(Frozen):
    """A province or region; figure: what is counted in it. Where nothing is, its name alone is enough."""

    region: str
    figure: str | None = None


Named = Annotated[
    Lit,
    BeforeValidator(lambda value: {"region": value} if isinstance(value, str) else value),
    WithJsonSchema({"anyOf": [{"type": "string"}, Lit.model_json_schema()]}),
]


class Spot(Frozen):
    """A place with its name; figure: what is counted there."""

    name: Text
    lon: Annotated[Number, Field(ge=LONGITUDES[0], le=LONGITUDES[1])]
    lat: Annotated[Number, Field(ge=LATITUDES[0], le=LATITUDES[1])]
    figure: str | None = None


class Fields(ChartFields):
    """area: what is shown; highlight: regions set off; points: places; tissue: cells, one is `per` units of `lit`."""

    kind: Literal["map"]
    area: AreaName = "lombardia"
    highlight: Annotated[tuple[Named, ...], Field(max_length=12)] = ()
    points: Annotated[tuple[Spot, ...], Field(max_length=10)] = ()
    tissue: Literal["assolombarda-60", "lombardia-347"] | None = None
    lit: str | None = None
    per: Annotated[int, Field(ge=1)] = 1

    def references(self) -> tuple[Ref, ...]:
        """What the cells count, and the figures of regions and places."""
        items = [item.figure for item in self.highlight]
        return tuple(ref(name) for name in (self.lit, *items, *(point.figure for point in self.points)) if name)

    @property
    def boundaries(self) -> bool:
        """Istat's, always."""
        return True

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """Names that the map has not, tables in place of a figure, cells that are not what they are said to be."""
        for item in self.highlight:
            if named(self.area, item.region) is None:
                regions = geography(self.area).regions
                near = suggest(item.region.casefold(), regions)
                params = {"name": item.region, "near": near.params["name"] if near else "", "known": ", ".join(regions)}
                message = N_('this map has no "%(name)s"; did you mean "%(near)s"?')
                if near is None:
                    message = N_('this map has no "%(name)s"; it has: %(known)s')
                yield "highlight", Say(message, params)
        for spot in self.points:
            if _outside(self.area, spot):
                message = N_('"%(name)s" is not on this map: is its `lon` the longitude, its `lat` the latitude?')
                yield "points", Say(message, {"name": next(iter(spot.name.values()))})
        figured = [("lit", self.lit), *(("points", spot.figure) for spot in self.points)]
        figured += [("highlight", item.figure) for item in self.highlight]
        for field, reference in figured:
            if reference and len(figures(deck, ref(reference))) != 1:
                message = N_('"%(name)s" is several figures: name one row (id.row) or one year (id@2017)')
                yield field, Say(message, {"name": reference})
                return
        if (self.tissue is None) != (self.lit is None):
            message = N_("cells need both: `tissue`, the area, and `lit`, what they count")
            yield "tissue" if self.tissue else "lit", Say(message)
        elif self.tissue and self.lit:
            count = cells(self.tissue)
            figure = figures(deck, ref(self.lit))[0]
            if self.area != "lombardia":
                yield "tissue", Say(N_("this area is drawn on the map of Lombardia only: area: lombardia"))
            if figure.scale or round(figure.value / self.per) != count:
                message = N_("the area has %(cells)s cells, at %(per)s each they are not %(name)s: change `per`")
                yield "per", Say(message, {"cells": count, "per": self.per, "name": self.lit})


EXAMPLE: dict[str, object] = {
    "kind": "map",
    "highlight": ["monza-e-brianza", "milano", "lodi"],
    "tissue": "assolombarda-60",
    "lit": "assolombarda-ls-professionals",
    "per": 1000,
}
SAMPLE: dict[str, dict[str, object]] = {}
COLOURS = ("acc", "it")
CUE = "label"

COAST = "ring"
_BORDERS: dict[AreaName, str] = {"lombardia": COAST, "italy": "line"}
"""Provinces are told apart clearly; Italy is to be known by its shape at once, its regions are only felt."""

GIVE = 0.65
"""How far from its middle the leader of a region may end, of the way to its border."""


def _outside(area: AreaName, spot: Spot) -> bool:
    """True where a place lies beyond the map."""
    (x, y), bounds = geography(area).at(float(spot.lon), float(spot.lat)), geography(area).bounds
    return not (bounds.x <= x <= bounds.right and bounds.y <= y <= bounds.bottom)


def _items(fields: Fields, deck: Deck) -> list[Told]:
    """Regions that are set off, then places; what the map lacks is left out."""
    own = geography(fields.area)
    out: dict[str, Told] = {}
    for item in fields.highlight:
        figure = figures(deck, ref(item.figure))[0] if item.figure else None
        key = named(fields.area, item.region)
        if key:
            fill = "acc" if fields.area == "lombardia" or key == "lombardia" else "it"
            region = own.regions[key]
            give = region.depth * GIVE
            out[key] = Told(key, region.name, region.spots[0], fill, figure, not fields.tissue, give)
    for n, spot in enumerate(fields.points):
        if _outside(fields.area, spot):
            continue
        figure = figures(deck, ref(spot.figure))[0] if spot.figure else None
        at = own.at(float(spot.lon), float(spot.lat))
        out[f"point{n}"] = Told(f"point{n}", spot.name, at, figure=figure)
    return list(out.values())


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Lit cells, and what each region and place has; 1 where it is only named."""
    lit = {"tissue": float(cells(fields.tissue))} if fields.tissue else {}
    return lit | {item.key: item.value for item in _items(fields, deck)}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """All regions outlined, those set off filled, the cells, then names, dots and leaders."""
    items = _items(fields, frame.deck)
    under = covered(fields.tissue) if fields.tissue else frozenset()
    made, style = stand(fields.area, items, under, frame)
    land, told = made.land, {item.key: item for item in items}
    out = _land(fields, land)
    if not fields.tissue:
        for key in (key for key in values if key in land.regions):
            fill, whole = (told[key].fill, told[key].value) if key in told else ("acc", 1.0)
            part = min(values[key] / (whole or 1.0), 1.0)
            out.append(Area(f"{key}.land", land.regions[key].rings, fill, "ground", 3, part))
    elif fields.lit:
        out += _tissue(fields, values.get("tissue", 0.0), land, frame)
    for item in items:
        out += _target(item, made, frame)
    out += labels(items, [values.get(item.key, 0.0) for item in items], made, frame)
    out += quiet_names(made, style, frame)
    return out


def _land(fields: Fields, land: Geography) -> list[Mark]:
    """The area, its borders, and its coast where that is another line."""
    rings = ground(land, fields.tissue) if fields.tissue else land.rings
    out: list[Mark] = [Area("land", rings, "raised", _BORDERS[fields.area], 2)]
    if _BORDERS[fields.area] != COAST:
        out.append(Area("coast", land.coast, "", COAST, 2))
    return out


def _tissue(fields: Fields, lit: float, land: Geography, frame: Frame) -> list[Mark]:
    """The cells in their area, and what they count."""
    name, figure = fields.tissue or "", figures(frame.deck, ref(fields.lit or ""))[0]
    ring = boundary(land, name)
    spoken = f"{mark_name(figure, frame.deck, frame.language)}: {said(figure, frame.language, '')}"
    out: list[Mark] = [on_land("tissue", name, land, entity(frame.deck, figure), lit), Target("tissue", ring, spoken)]
    if frame.selection == "tissue":
        out.append(Area("tissue.outline", (ring,), "", "touch", 4))
    return out


def _target(item: Told, made: Arranged, frame: Frame) -> list[Mark]:
    """What can be asked: only what has a figure."""
    if item.figure is None:
        return []
    x, y = made.land.stands(item.at)
    region = made.land.regions.get(item.key)
    polygon = region.rings[0] if region else circle(x, y, 44.0)
    spoken = f"{text_of(item.name, frame.language)}: {said(item.figure, frame.language, '')}"
    out: list[Mark] = [Target(item.key, polygon, spoken)]
    if frame.selection == item.key and region:
        out.append(Area(f"{item.key}.outline", region.rings, "", "touch", 4))
    elif frame.selection == item.key:
        out.append(Disc(f"{item.key}.ring", x, y, DOT + 10, "", "touch", 4))
    return out


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """The cells, then regions and places that have a figure, each against the largest of its unit."""
    out = {}
    if fields.tissue and fields.lit:
        figure = figures(deck, ref(fields.lit))[0]
        out["tissue"] = Reading(mark_name(figure, deck, language), figure)
    items = _items(fields, deck)
    for item in items:
        if item.figure:
            out[item.key] = Reading(text_of(item.name, language), item.figure, _largest_other(item.figure, items))
    return out


def _largest_other(figure: Figure, items: Sequence[Told]) -> Figure | None:
    """The largest figure, or the next where the largest is asked."""
    others = [i.figure for i in items if i.figure and i.figure.unit == figure.unit and i.figure.ref != figure.ref]
    return max(others, key=lambda f: f.value, default=None)


def words(fields: Fields, deck: Deck, language: str) -> str:
    """What map it is, what is set off or named on it, and what the cells count."""
    whole = (
        N_("Map of the provinces of Lombardia.") if fields.area == "lombardia" else N_("Map of the regions of Italy.")
    )
    out = [tr(language, whole)]
    items = _items(fields, deck)
    named_ = [
        text_of(item.name, language) + (f" ({said(item.figure, language, '')})" if item.figure else "")
        for item in items
    ]
    if named_:
        out.append(tr(language, "Marked on it: %(names)s.", names=join(named_, language)))
    if fields.tissue and fields.lit:
        figure = figures(deck, ref(fields.lit))[0]
        name, amount = text_of(figure.name, language), said(figure, language, "")
        count = cells(fields.tissue)
        out.append(
            tr(language, "%(name)s: %(amount)s, drawn as %(cells)s cells.", name=name, amount=amount, cells=count)
        )
    return " ".join(out)


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """What a cell is worth, and that it is no place; nothing where there are none."""
    if not fields.tissue or not fields.lit:
        return ""
    figure = figures(deck, ref(fields.lit))[0]
    one = unit_words(Decimal(fields.per), figure.unit, language, figure.scale)
    return tr(language, "1 cell = %(unit)s", unit=one) + tr(language, "; cells fill the area, they are not addresses")


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: what is set off has its name."""
    return ()
