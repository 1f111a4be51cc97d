"""Maps: true to their source, one border between two neighbours, and a label only where there is room for it."""

import json
from itertools import pairwise
from math import cos, radians

import pytest

from kiosk import places
from kiosk.charts.geography import SIDE, AreaName, Region, geography, named, outline
from kiosk.charts.marks import Box, Polygon, inside
from kiosk.charts.shapes import shape

AREAS: dict[AreaName, tuple[str, int]] = {"lombardia": ("lombardy_provinces", 12), "italy": ("italy_regions", 20)}


def size(ring: Polygon) -> float:
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise((*ring, ring[0])))) / 2


def holds(region: Region, x: float, y: float) -> bool:
    return sum(inside(ring, x, y) for ring in region.rings) % 2 == 1


def edges(ring: Polygon) -> set[frozenset[tuple[float, float]]]:
    return {frozenset(edge) for edge in pairwise((*ring, ring[0]))}


@pytest.mark.parametrize("area", AREAS)
def test_every_region_is_there_and_as_large_as_in_the_source(area: AreaName) -> None:
    """The drawn map is its GeoJSON, narrowed by cos(45.5 deg), y down, in a box of 1000."""
    source, count = AREAS[area]
    features = json.loads((places.assets() / "maps" / f"{source}.geojson").read_bytes())["features"]
    drawn = geography(area)
    assert len(drawn.regions) == len(features) == count
    degree = drawn.degrees[0]
    for feature in features:
        polygons = feature["geometry"]["coordinates"]
        polygons = polygons if feature["geometry"]["type"] == "MultiPolygon" else [polygons]
        narrowed = [tuple((x * cos(radians(45.5)) * degree, -y * degree) for x, y in p[0]) for p in polygons]
        key = named(area, feature["properties"]["name"])
        assert key
        assert size(drawn.regions[key].rings[0]) == pytest.approx(max(map(size, narrowed)), rel=0.03), key


@pytest.mark.parametrize("area", AREAS)
def test_an_area_fills_its_box(area: AreaName) -> None:
    bounds = geography(area).bounds
    assert max(bounds.w, bounds.h) == pytest.approx(SIDE, abs=1)
    assert (bounds.cx, bounds.cy) == pytest.approx((SIDE / 2, SIDE / 2), abs=1)


@pytest.mark.parametrize("area", AREAS)
def test_neighbours_share_their_border(area: AreaName) -> None:
    """Simplified together: an edge belongs to one region (coast) or to two, and those of two are the borders."""
    drawn = geography(area)
    of = [set().union(*map(edges, region.rings)) for region in drawn.regions.values()]
    shared = {edge for n, mine in enumerate(of) for other in of[:n] for edge in mine & other}
    assert len(shared) > 100
    assert set().union(*map(edges, drawn.borders)) == shared
    assert set().union(*map(edges, drawn.coast)) == set().union(*of) - shared


def test_every_spot_lies_in_its_region() -> None:
    for area in AREAS:
        for region in geography(area).regions.values():
            assert all(holds(region, *spot) for spot in region.spots), region.id


@pytest.mark.parametrize(
    ("area", "lon", "lat", "region"),
    [
        ("lombardia", 9.19, 45.464, "milano"),
        ("lombardia", 9.274, 45.584, "monza-e-brianza"),
        ("lombardia", 10.37, 46.47, "sondrio"),
        ("italy", 12.48, 41.89, "lazio"),
        ("italy", 12.6, 35.51, "sicilia"),  # Lampedusa
        ("italy", 9.19, 45.464, "lombardia"),
    ],
)
def test_a_place_on_earth_lies_where_it_does(area: AreaName, lon: float, lat: float, region: str) -> None:
    for scale, x, y in ((1.0, 0.0, 0.0), (0.6, 400.0, 200.0)):
        drawn = geography(area, scale, x, y)
        assert [key for key, one in drawn.regions.items() if holds(one, *drawn.at(lon, lat))] == [region]


def test_a_tissue_lies_on_its_map() -> None:
    area = [geography("lombardia").regions[key] for key in ("milano", "monza-e-brianza", "lodi")]
    nuclei = shape("assolombarda-60").nuclei
    assert sum(any(holds(region, x, y) for region in area) for x, y in nuclei) >= 58
    assert all(inside(outline("assolombarda-60"), x, y) for x, y in nuclei)


@pytest.mark.parametrize(
    ("area", "text", "region"),
    [
        ("italy", "lombardia", "lombardia"),
        ("italy", "Lombardia", "lombardia"),
        ("italy", "Valle d'Aosta", "valle-daosta"),
        ("italy", "valle d’aosta", "valle-daosta"),
        ("italy", "Valle d'Aosta/Vallée d'Aoste", "valle-daosta"),
        ("lombardia", "Monza and Brianza", "monza-e-brianza"),
        ("lombardia", "Monza e della Brianza", "monza-e-brianza"),
        ("lombardia", "lombardia", None),
        ("italy", "milano", None),
    ],
)
def test_a_region_is_found_by_any_of_its_names(area: AreaName, text: str, region: str | None) -> None:
    assert named(area, text) == region


def test_a_label_has_room_only_where_all_of_it_lies_in_its_region() -> None:
    regions = geography("lombardia").regions
    room = regions["brescia"].room(120, 30)
    assert room and (room.w, room.h) == (120, 30)
    assert all(holds(regions["brescia"], x, y) for x, y in room.corners())
    assert regions["lodi"].room(120, 30) is None
    assert regions["brescia"].room(600, 30) is None
    tight = regions["lecco"].room(70, 20)  # beside its spots, and with no air to spare
    assert tight and regions["lecco"].holds(tight)
    x, y = regions["varese"].rings[1][0]  # Campione d'Italia and the lake: a border in the middle is no room
    assert not regions["varese"].holds(Box(x - 30, y - 30, 60, 60))
