"""Choropleth: a table by region as a map in steps of one colour, with every value in a list beside it.

chart: {kind: choropleth, indicator: some-table}                       # rows: regions (lombardia, valle-daosta)
chart: {kind: choropleth, area: lombardia, indicator: some-table}      # rows: provinces (monza-e-brianza)

Steps are equally wide, or hold equally many regions (`classes: quantiles`) where a few far ahead would leave the others
one colour. The list is the map's legend too: its rows are in the order of the steps.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from kiosk.charts.frame import Frame
from kiosk.charts.geography import AreaName, Geography, geography
from kiosk.charts.kind import ChartFields, Reading, counting, entity, figures, ref, said, text_of, ticking
from kiosk.charts.listed_map import Plan, plan
from kiosk.charts.marks import Area, Disc, Mark, Point, Target
from kiosk.charts.motion import appearing
from kiosk.charts.steps import Classes, Scale, steps
from kiosk.charts.text import line
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure, Ref
from kiosk.model.problem import N_, Say
from kiosk.model.tokens import ENTITY_TEXT, STEPS, Style
from kiosk.words.messages import tr
from kiosk.words.suggest import suggest

KIND = "choropleth"
LEAST = 3


class Fields(ChartFields):
    """indicator: a table by region; reference: its row of the whole, against which the others are read."""

    kind: Literal["choropleth"]
    area: AreaName = "italy"
    indicator: str
    reference: str | None = None
    classes: Classes = "steps"

    def references(self) -> tuple[Ref, ...]:
        """The table, and the row that it must have."""
        return tuple(ref(self.indicator + row) for row in (["", f".{self.reference}"] if self.reference else [""]))

    @property
    def boundaries(self) -> bool:
        """Istat's, always."""
        return True

    def faults(self, deck: Deck) -> Iterator[tuple[str, Say]]:
        """A table that is none by region, or too short for a map."""
        regions = geography(self.area).regions
        for row in deck.indicators[ref(self.indicator).id].rows:
            if row not in regions and row != self.reference:
                near = suggest(row, regions)
                message = N_('"%(row)s" is no region of this map; did you mean "%(name)s"?')
                if near is None:
                    message = N_('"%(row)s" is no region of this map; if it is the whole, name it as `reference`')
                yield "indicator", Say(message, {"row": row, "name": near.params["name"] if near else ""})
        found = len(_rows(self, deck))
        if found < LEAST:
            params: dict[str, str | int] = {"count": found, "least": LEAST}
            yield "indicator", Say(N_("%(count)s regions: a map needs at least %(least)s; use bars"), params)


EXAMPLE: dict[str, object] = {"kind": "choropleth", "indicator": "sample-regions", "reference": "italy"}
_VALUES = (
    ("piemonte", "11.2"), ("valle-daosta", "9.4"), ("lombardia", "13.8"), ("trentino-alto-adige", "12.1"),
    ("veneto", "11.9"), ("friuli-venezia-giulia", "12.6"), ("liguria", "10.7"), ("emilia-romagna", "14.9"),
    ("toscana", "12.4"), ("umbria", "10.1"), ("marche", "9.8"), ("lazio", "13.1"), ("abruzzo", "8.9"),
    ("molise", "6.8"), ("campania", "7.7"), ("puglia", "7.2"), ("basilicata", "6.1"), ("calabria", "5.3"),
    ("sicilia", "6.5"), ("sardegna", "7.9"), ("italy", "10.6"),
)  # fmt: skip
SAMPLE: dict[str, dict[str, object]] = {
    "sample-regions": {
        "name": {"it": "Esempio: quota per regione, dati inventati", "en": "Sample: share by region, invented data"},
        "short": {"it": "quota per regione", "en": "share by region"},
        "unit": "percent",
        "rows": {key: Decimal(value) for key, value in _VALUES},
    }
}
COLOURS = (*STEPS, "acc")
CUE = "label"

SWATCH = 10.0
"""Radius of the dot before a row of the list."""
RANK = "#rank"


@dataclass(frozen=True)
class _Row:
    """A region's figure, its name filled in, and its place in the order from the largest."""

    key: str
    figure: Figure
    rank: int


def _rows(fields: Fields, deck: Deck) -> list[_Row]:
    """Regions that the table has, largest first."""
    regions = geography(fields.area).regions
    found = [f for f in figures(deck, ref(fields.indicator)) if f.ref.row in regions]
    found.sort(key=lambda f: -f.value)
    named = [replace(f, row_name=f.row_name or dict(regions[f.ref.row or ""].name)) for f in found]
    return [_Row(f.ref.row or "", f, rank) for rank, f in enumerate(named)]


def _reference(fields: Fields, deck: Deck) -> Figure | None:
    return deck.figure(ref(f"{fields.indicator}.{fields.reference}")) if fields.reference else None


def values(fields: Fields, deck: Deck, time: int | None = None) -> dict[str, float]:
    """Value by region, and where it stands in the list: another view brings another order."""
    rows = _rows(fields, deck)
    return {row.key: float(row.figure.value) for row in rows} | {row.key + RANK: float(row.rank) for row in rows}


def marks(fields: Fields, values: Mapping[str, float], progress: float, frame: Frame) -> Sequence[Mark]:
    """The map in steps, the scale, and the list of all values."""
    rows = _rows(fields, frame.deck)
    classes = steps([row.figure.value for row in rows], fields.classes)
    whole = _reference(fields, frame.deck)
    scale = Scale(
        classes, rows[0].figure, (whole, whole.row_name or whole.name) if whole else None,
        len(rows) < len(geography(fields.area).regions),
    )  # fmt: skip
    at = plan(
        fields.area, frame.box, len(rows), frame.once("sizes", lambda: _row_sizes(rows, frame)), scale.size(frame)
    )
    seen = appearing(progress)
    # at first everything only fades in: twenty numbers that count say nothing
    shown = {row.key: values.get(row.key, 0.0) if progress >= 1 else float(row.figure.value) for row in rows}
    number = {key: classes.of(value) for key, value in shown.items()}
    out: list[Mark] = []
    for row in rows:
        region = at.land.regions[row.key]
        out.append(Area(row.key, region.rings, classes.fill(number[row.key]), opacity=seen))
        spoken = f"{text_of(row.figure.row_name or {}, frame.language)}: {said(row.figure, frame.language, '')}"
        out.append(Target(row.key, region.rings[0], spoken))
    out.append(Area("borders", at.land.borders, "", "ground", 2.5))
    bare = tuple(ring for key, region in at.land.regions.items() if key not in number for ring in region.rings)
    out.append(Area("bare", bare, "raised", "ring", 2))
    if fields.area == "italy" and "lombardia" in number:
        out.append(Area("lombardia.edge", at.land.regions["lombardia"].rings, "", "acc", 3, seen))
    small = frame.style("source-strong")
    widths = frame.once("widths", lambda: tuple((row.key, _widest(row.figure, small, frame)) for row in rows))
    rooms = _rooms(at.land, widths, small.size, 0.5 if at.down else 0.25)
    for row in (row for row in rows if row.key in rooms):
        x, y = rooms[row.key]
        text = counting(row.figure, shown[row.key], frame.language, "short")
        style, color = ticking(small, row.figure, shown[row.key]), classes.ink(number[row.key])
        out.append(line(f"{row.key}.on", text, style, color, x, y, frame.measure, align="center", opacity=seen))
    out += scale.marks(*at.scale, frame)
    for row in rows if at.down else ():
        rank = values.get(row.key + RANK, float(row.rank)) if progress >= 1 else float(row.rank)
        out += _listed(row, shown[row.key], classes.fill(number[row.key]), at, rank, seen, frame)
    if frame.selection in {row.key for row in rows}:
        chosen = at.land.regions[frame.selection or ""]
        out.append(Area(f"{chosen.id}.outline", chosen.rings, "", "touch", 4))
    return out


@lru_cache(maxsize=32)
def _rooms(land: Geography, widths: tuple[tuple[str, float], ...], size: float, least: float) -> dict[str, Point]:
    """Where values stand in their regions: middle and baseline; nowhere if less than this part of them has room."""
    found = {key: land.regions[key].room(w + 8, size * 0.75) for key, w in widths}
    rooms = {key: (room.cx, room.cy + size * 0.34) for key, room in found.items() if room}
    return rooms if len(rooms) >= len(widths) * least else {}


def _widest(figure: Figure, style: Style, frame: Frame) -> float:
    return max(frame.measure.advance(said(figure, code, "short"), style) for code in frame.deck.languages)


def _row_sizes(rows: Sequence[_Row], frame: Frame) -> tuple[Point, ...]:
    """Width and least height of a row of the list, in every language; in large type and in small."""
    codes, out = frame.deck.languages, []
    for dense in (False, True):
        plain, strong = _types(dense, frame)
        names = max(
            frame.measure.advance(text_of(r.figure.row_name or {}, code), plain) for r in rows for code in codes
        )
        amounts = max(_widest(row.figure, strong, frame) for row in rows)
        out.append((2 * SWATCH + 16 + names + 32 + amounts, strong.line + (2 if dense else 4)))
    return tuple(out)


def _types(dense: bool, frame: Frame) -> tuple[Style, Style]:
    """Type of names and values in the list."""
    names = ("source", "source-strong") if dense else ("tile-quiet", "tile")
    return frame.style(names[0]), frame.style(names[1])


def _listed(row: _Row, shown: float, fill: str, at: Plan, rank: float, seen: float, frame: Frame) -> list[Mark]:
    """A row of the list: a dot in its step's colour, name and value."""
    (plain, strong), measure, box = _types(at.dense, frame), frame.measure, at.row(rank)
    base = box.cy + (measure.ascent(plain) - measure.descent(plain)) / 2
    who = entity(frame.deck, row.figure)
    color = ENTITY_TEXT[who] if who == "lombardia" else "ink"
    name = text_of(row.figure.row_name or {}, frame.language)
    text, style = counting(row.figure, shown, frame.language, "short"), ticking(strong, row.figure, shown)
    return [
        Disc(f"{row.key}.dot", box.x + SWATCH, box.cy, SWATCH, fill, opacity=seen),
        line(f"{row.key}.name", name, plain, color, box.x + 2 * SWATCH + 16, base, measure),
        line(f"{row.key}.value", text, style, color, box.right, base, measure, align="right", opacity=seen),
    ]


def readings(fields: Fields, deck: Deck, language: str, time: int | None = None) -> Mapping[str, Reading]:
    """Each region, largest first, against the whole; where none is named, against the largest (that: the next)."""
    rows, whole = _rows(fields, deck), _reference(fields, deck)
    out = {}
    for row in rows:
        first = rows[1 if row.rank == 0 else 0].figure if len(rows) > 1 else None
        out[row.key] = Reading(text_of(row.figure.row_name or {}, language), row.figure, whole or first)
    return out


def words(fields: Fields, deck: Deck, language: str) -> str:
    """The regions with most and least, and the whole."""
    rows, whole = _rows(fields, deck), _reference(fields, deck)

    def told(figure: Figure) -> str:
        return f"{text_of(figure.row_name or figure.name, language)} ({said(figure, language, '')})"

    name = text_of(rows[0].figure.name, language)
    params = {"name": name, "most": told(rows[0].figure), "least": told(rows[-1].figure)}
    text = tr(language, "%(name)s, on a map: most in %(most)s, least in %(least)s.", **params)
    own = [row.figure for row in rows[1:-1] if entity(deck, row.figure) == "lombardia"] + ([whole] if whole else [])
    return " ".join((text, *(f"{told(figure)}." for figure in own)))


def unit(fields: Fields, deck: Deck, language: str) -> str:
    """Nothing is counted in cells."""
    return ""


def legend(fields: Fields, deck: Deck, language: str) -> Sequence[tuple[str, str]]:
    """None: the map has its scale."""
    return ()
