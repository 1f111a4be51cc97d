"""Draw the maps: the provinces of Lombardia and the regions of Italy, as the kiosk paints them.

Development only, never imported by the kiosk; `lombardia.json` and `italy.json` are what ships. To draw them again:

    python -m venv maps-env
    maps-env/bin/pip install "shapely>=2.1" numpy
    maps-env/bin/python assets/maps/build.py

The boundaries of the two GeoJSON files, x scaled by cos(45.5 deg), y down, fitted into a box of 1000 x 1000 as the
tissues of regions are (assets/tissue/build.py): a tissue lies on its map without another scale. Borders are cut where
three meet, and each piece is simplified once (Douglas-Peucker), so that neighbours keep one border between them.

A file: {"box": [w, h], "scale": [units a degree of latitude, dx, dy], "regions": [region, ...]}, each region {"id",
"name": {language: name}, "official": Istat's name where it is another, "rings": [[x0, y0, x1, y1, ...], ...], "spots":
[[x, y], ...]}. The largest ring comes first; holes are rings too (even-odd). Spots are where a label has most room,
from a high one to a wide one: poles of inaccessibility of the region drawn narrower, as labels are wider than high.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import shapely
from shapely.affinity import affine_transform

HERE = Path(__file__).parent
MAPS = {"lombardia": "lombardy_provinces", "italy": "italy_regions"}
NAMES = {
    "Monza e della Brianza": {"it": "Monza e Brianza", "en": "Monza and Brianza"},
    "Valle d'Aosta/Vallée d'Aoste": {"it": "Valle d’Aosta"},
    "Trentino-Alto Adige/Südtirol": {"it": "Trentino-Alto Adige"},
}

BOX = 1000.0
X_SCALE = math.cos(math.radians(45.5))
TOLERANCE = 1.6  # of the box: a stage unit or less, as maps are drawn at most as large as the box
SMALLEST = 4.0  # area of the smallest island and hole that is kept
SQUEEZE = (1.6, 3.0, 5.0)  # how much wider than high a label is

Point = tuple[float, float]


def slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return plain.replace("’", "-").replace("'", "-").replace(" ", "-")


def rings_of(feature: dict[str, Any]) -> list[list[Point]]:
    """All rings, outer ones and holes, x scaled and y down, the last point not repeated."""
    shape = feature["geometry"]
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [[(x * X_SCALE, -y) for x, y in ring[:-1]] for polygon in polygons for ring in polygon]


def junctions(rings: list[list[Point]]) -> set[Point]:
    """Where borders meet: points with more than two neighbours."""
    near: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for i, point in enumerate(ring):
            near[point] |= {ring[i - 1], ring[(i + 1) % len(ring)]}
    return {point for point, others in near.items() if len(others) != 2}


def simplified(ring: list[Point], fixed: set[Point]) -> list[Point]:
    """The ring, each piece between two junctions simplified in the same way whichever neighbour asks."""
    first, far = min(ring), max(ring)
    ends = [i for i, point in enumerate(ring) if point in fixed]
    if len(ends) < 2:  # an island: as good as any are its westernmost and easternmost points
        ends = sorted({ring.index(first), ring.index(far), *ends})
    out: list[Point] = []
    for start, end in zip(ends, [*ends[1:], ends[0] + len(ring)], strict=True):
        piece = [ring[i % len(ring)] for i in range(start, end + 1)]
        turned = piece[0] > piece[-1] or (piece[0] == piece[-1] and piece[1] > piece[-2])
        kept = peucker(piece[::-1] if turned else piece)
        out += (kept[::-1] if turned else kept)[:-1]
    return out


def peucker(points: list[Point]) -> list[Point]:
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = math.hypot(bx - ax, by - ay)
    away = [
        abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else math.hypot(x - ax, y - ay)
        for x, y in points[1:-1]
    ]
    most = max(away)
    if most <= TOLERANCE:
        return [points[0], points[-1]]
    cut = away.index(most) + 1
    return peucker(points[: cut + 1])[:-1] + peucker(points[cut:])


def area_of(ring: list[Point]) -> float:
    return abs(sum(ring[i - 1][0] * y - x * ring[i - 1][1] for i, (x, y) in enumerate(ring))) / 2


def spot(land: shapely.Geometry, squeeze: float) -> list[float]:
    narrow = affine_transform(land, [1 / squeeze, 0, 0, 1, 0, 0])
    (x, y), _ = shapely.maximum_inscribed_circle(narrow, 0.1).coords
    return [round(x * squeeze, 1), round(y, 1)]


def draw(source: str) -> dict[str, Any]:
    features = json.loads((HERE / f"{source}.geojson").read_text(encoding="utf-8"))["features"]
    rings = [rings_of(feature) for feature in features]
    xs, ys = zip(*(point for each in rings for ring in each for point in ring), strict=True)
    scale = BOX / max(max(xs) - min(xs), max(ys) - min(ys))
    dx = (BOX - scale * (max(xs) - min(xs))) / 2 - scale * min(xs)
    dy = (BOX - scale * (max(ys) - min(ys))) / 2 - scale * min(ys)
    rings = [[[(x * scale + dx, y * scale + dy) for x, y in ring] for ring in each] for each in rings]
    fixed = junctions([ring for each in rings for ring in each])
    regions = []
    for feature, each in zip(features, rings, strict=True):
        official = feature["properties"]["name"]
        name = NAMES.get(official, {"it": official})
        kept = [simplified(ring, fixed) for ring in sorted(each, key=area_of, reverse=True)]
        kept = [ring for n, ring in enumerate(kept) if n == 0 or (len(ring) > 2 and area_of(ring) >= SMALLEST)]
        land = max(shapely.get_parts(shapely.Polygon(kept[0]).buffer(0)), key=lambda part: part.area)
        for ring in kept[1:]:
            land = land.difference(shapely.Polygon(ring).buffer(0))
        entry = {"id": slug(name["it"]), "name": name}
        if official != name["it"]:
            entry["official"] = official
        flat = [[round(v, 1) + 0.0 for point in ring for v in point] for ring in kept]
        regions.append({**entry, "rings": flat, "spots": [spot(land, squeeze) for squeeze in SQUEEZE]})
    return {"box": [BOX, BOX], "scale": [round(scale, 6), round(dx, 3), round(dy, 3)], "regions": regions}


def main() -> None:
    for area, source in MAPS.items():
        data = draw(source)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (HERE / f"{area}.json").write_text(text + "\n", encoding="utf-8")
        print(
            area, len(data["regions"]), sum(len(ring) for r in data["regions"] for ring in r["rings"]) // 2, flush=True
        )


if __name__ == "__main__":
    main()
