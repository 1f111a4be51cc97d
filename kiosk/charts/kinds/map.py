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
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from kiosk.charts.callouts import Arranged, Callout, Wanted, arranged
from kiosk.charts.frame import Frame
from kiosk.charts.geography import AreaName, Geography, geography, named
from kiosk.charts.kind import ChartFields, Reading, counting, entity, figures, mark_name, ref, said, text_of, ticking
from kiosk.charts.land_cells import boundary, cells, covered, on_land
from kiosk.charts.marks import Area, Box, Curve, Disc, Mark, Point, Target
from kiosk.charts.motion import appearing
from kiosk.charts.text import Align, block, moved
from kiosk.charts.tissue import circle
from kiosk.model.base import Frozen, Number, Text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import Style
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

DOT, DOT_HALO = 7.0, 3.0
MARGIN = 14.0
"""Round a name in its region, both sides together."""
_NAMES: dict[AreaName, tuple[str, ...]] = {"lombardia": ("tile", "source-strong"), "italy": ("source",)}
_ON_FILL = {"acc": "onacc", "it": "itnuc"}


@dataclass(frozen=True)
class _Item:
    """Something told on the map: a region that is set off, or a place; `at` is its point in the area's box."""

    key: str
    name: Text
    at: Point
    region: bool
    fill: str
    figure: Figure | None = None

    @property
    def value(self) -> float:
        """What moves: the figure, or only that it is there."""
        return float(self.figure.value) if self.figure else 1.0


def _outside(area: AreaName, spot: Spot) -> bool:
    """True where a place lies beyond the map."""
    (x, y), bounds = geography(area).at(float(spot.lon), float(spot.lat)), geography(area).bounds
    return not (bounds.x <= x <= bounds.right and bounds.y <= y <= bounds.bottom)


def _items(fields: Fields, deck: Deck) -> list[_Item]:
    """Regions that are set off, then places; what the map lacks is left out."""
    own = geography(fields.area)
    out: dict[str, _Item] = {}
    for item in fields.highlight:
        figure = figures(deck, ref(item.figure))[0] if item.figure else None
        key = named(fields.area, item.region)
        if key:
            fill = "acc" if fields.area == "lombardia" or key == "lombardia" else "it"
            out[key] = _Item(key, own.regions[key].name, own.regions[key].spots[0], True, fill, figure)
    for n, spot in enumerate(fields.points):
        if _outside(fields.area, spot):
            continue
        figure = figures(deck, ref(spot.figure))[0] if spot.figure else None
        at = own.at(float(spot.lon), float(spot.lat))
        out[f"point{n}"] = _Item(f"point{n}", spot.name, at, False, "", figure)
    return list(out.values())


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Lit cells, and what each region and place has; 1 where it is only named."""
    lit = {"tissue": float(cells(fields.tissue))} if fields.tissue else {}
    return lit | {item.key: item.value for item in _items(fields, deck)}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """All regions outlined, those set off filled, the cells, then names, dots and leaders."""
    items = _items(fields, frame.deck)
    made, style = _arranged(fields, items, frame)
    land = made.land
    out: list[Mark] = [Area("land", land.rings, "raised", "ring", 2)]
    told = {item.key: item for item in items}
    if not fields.tissue:
        for key in (key for key in values if key in land.regions):
            fill, whole = (told[key].fill, told[key].value) if key in told else ("acc", 1.0)
            part = min(values[key] / (whole or 1.0), 1.0)
            out.append(Area(f"{key}.land", land.regions[key].rings, fill, "ground", 3, part))
    elif fields.lit:
        out += _tissue(fields, values.get("tissue", 0.0), land, frame)
    for item in items:
        out += _target(item, made, frame)
    for item in items:
        shown = values.get(item.key, 0.0)
        if item.key in made.inner:
            out += _label(item, shown, made.inner[item.key], "center", _ON_FILL[item.fill], frame)
        elif item.key in made.callouts:
            out += _callout(item, shown, made.callouts[item.key], frame)
    for key, room in made.names.items():
        piece = (text_of(land.regions[key].name, frame.language), style, "quiet")
        width = room.w + 2  # a name may be as wide as its room to the last digit
        name = block(f"name.{key}", (piece,), room.cx - width / 2, 0, width, frame.measure, align="center")
        out.append(moved(name, dy=room.cy - name.box.h / 2))
    return out


def _arranged(fields: Fields, items: Sequence[_Item], frame: Frame) -> tuple[Arranged, Style]:
    """Where everything stands, for the longest words of any language, so that another one only re-labels.

    The names of other regions are as large as lets the most of them stand: the style is theirs.
    """
    strong, number = frame.style("label"), frame.style("s")
    codes, measure = frame.deck.languages, frame.measure

    def size(item: _Item) -> tuple[float, float]:
        w = max(measure.advance(text_of(item.name, code), strong) for code in codes)
        if item.figure:
            w = max(w, *(measure.advance(said(item.figure, code, "short"), number) for code in codes))
        inside = MARGIN if item.region and not fields.tissue else 0.0
        return w + inside, strong.line + (number.line if item.figure else 0.0)

    own = geography(fields.area).regions
    hidden = {item.key for item in items} | (covered(fields.tissue) if fields.tissue else frozenset())
    wanted = tuple(Wanted(i.key, i.at, *size(i), i.region and not fields.tissue) for i in items)
    found = []
    for style in (frame.style(name) for name in _NAMES[fields.area]):
        widths = {k: max(measure.advance(text_of(r.name, c), style) for c in codes) for k, r in own.items()}
        names = (Wanted(k, own[k].spots[0], w, style.size * 0.75, True) for k, w in widths.items() if k not in hidden)
        found.append((arranged(fields.area, frame.box, wanted, tuple(names)), style))
    return max(found, key=lambda one: len(one[0].names))


def _tissue(fields: Fields, lit: float, land: Geography, frame: Frame) -> list[Mark]:
    """The cells in their area, and what they count."""
    name, figure = fields.tissue or "", figures(frame.deck, ref(fields.lit or ""))[0]
    ring = boundary(land, name)
    spoken = f"{mark_name(figure, frame.deck, frame.language)}: {said(figure, frame.language, '')}"
    out: list[Mark] = [on_land("tissue", name, land, entity(frame.deck, figure), lit), Target("tissue", ring, spoken)]
    if frame.selection == "tissue":
        out.append(Area("tissue.outline", (ring,), "", "touch", 4))
    return out


def _target(item: _Item, made: Arranged, frame: Frame) -> list[Mark]:
    """What can be asked: only what has a figure."""
    if item.figure is None:
        return []
    x, y = made.land.stands(item.at)
    polygon = made.land.regions[item.key].rings[0] if item.region else circle(x, y, 44.0)
    spoken = f"{text_of(item.name, frame.language)}: {said(item.figure, frame.language, '')}"
    out: list[Mark] = [Target(item.key, polygon, spoken)]
    if frame.selection == item.key and item.region:
        out.append(Area(f"{item.key}.outline", made.land.regions[item.key].rings, "", "touch", 4))
    elif frame.selection == item.key:
        out.append(Disc(f"{item.key}.ring", x, y, DOT + 10, "", "touch", 4))
    return out


def _label(item: _Item, shown: float, box: Box, align: Align, color: str, frame: Frame) -> list[Mark]:
    """The name, and its figure under it."""
    strong, number = frame.style("label"), frame.style("s")
    x, width = box.x - 1, box.w + 2
    seen = appearing(shown / (item.value or 1.0))
    name = (text_of(item.name, frame.language), strong, color)
    out = [block(f"{item.key}.name", (name,), x, box.y, width, frame.measure, align=align, opacity=seen)]
    if item.figure:
        text = counting(item.figure, shown, frame.language, "short")
        piece = (text, ticking(number, item.figure, shown), color)
        y = box.y + strong.line
        out.append(block(f"{item.key}.value", (piece,), x, y, width, frame.measure, align=align, opacity=seen))
    return list(out)


def _callout(item: _Item, shown: float, found: Callout, frame: Frame) -> list[Mark]:
    """The label beside the land, its leader, and the dot at its place, in a halo that sets it off from the cells."""
    (sx, sy), (ex, ey), box = found.start, found.end, found.box
    align: Align = "right" if sx > box.right else "left" if sx < box.x else "center"
    seen = appearing(shown / (item.value or 1.0))
    return [
        Curve(f"{item.key}.leader", ((sx, sy), (ex, ey)), "ink", 2, seen),
        Disc(f"{item.key}.dot", ex, ey, DOT, "ink", "ground", DOT_HALO, opacity=seen),
        *_label(item, shown, box, align, "ink", frame),
    ]


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


def _largest_other(figure: Figure, items: Sequence[_Item]) -> Figure | None:
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
