"""Draw the tissue: every disc, ring, band and region of cells that the slides light.

Development only, never imported by the kiosk; the JSON files beside it are what ships. To draw them again:

    python -m venv tissue-env
    tissue-env/bin/pip install "shapely>=2.1" numpy
    tissue-env/bin/python assets/tissue/build.py            # all, some minutes
    tissue-env/bin/python assets/tissue/build.py disc-51    # only these

How a tissue grows: n random points (fixed seed), Lloyd rounds on the Voronoi diagram until the cells are round, then
further rounds on the power diagram, whose weights make all areas equal: a share of the cells is a share of the area.
At the end corners that nearly touch become one (a short edge cannot be rounded), arcs get few and even vertices, and a
disc turns so that a border between two cells stands at 12 o'clock.

A file: {"shape", "n", "cells": [[nx, ny, [x0, y0, x1, y1, ...]], ...]}, nucleus and polygon of each cell, y down. Cells
stand in lighting order: discs and rings (radius 100 about 0, 0) clockwise from 12 o'clock by nucleus, a nucleus at the
very centre first; bands (600 x 100 about 0, 0) from left to right; regions from north-west to south-east. Regions add
"box" [w, h] and "outline" [[x0, y0, ...], ...], the boundary of the map, which the cells follow smoothed; rings add
"inner", the radius of the hole.
`home-9.json` is a drawn layout from the design and is not made here.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPoint, Polygon
from shapely.affinity import affine_transform

HERE = Path(__file__).parent
PROVINCES = HERE.parent / "maps" / "lombardy_provinces.geojson"

RADIUS = 100.0
INNER = 33.0  # the hole of a ring, round a hub of 88 when the ring is 308
BOX = 1000
X_SCALE = math.cos(math.radians(45.5))

DISCS = (*range(1, 151), 232, 296, 360, 431)
RINGS = (49, 50)
BANDS = (10, 14, 16, 20, 25, 30, 40, 50, 100)
BAND, BAND_ROUND = (600.0, 100.0), 22.0  # its size, and the radius of its corners
REGIONS = {"lombardia": (347, None), "assolombarda": (60, ("MI", "MB", "LO"))}

LLOYD, EQUALISE, SETTLE = 90, 40, 20  # rounds: Voronoi; power diagram, moving; power diagram, standing
SHORT = 0.12  # edges shorter than this share of sqrt(cell area) close up
ARC, ARC_FEW, ARC_INNER = 6.0, 9.0, 12.0  # degrees between two vertices: rim, rim of 2 to 20 cells, hole
CENTRE = 2.0  # a nucleus nearer than this to 0, 0 has no direction

Points = NDArray[np.float64]
Ring = list[tuple[float, float]]


# --- diagrams ---------------------------------------------------------------------------------------------------------


def voronoi(seeds: Points, shape: Polygon) -> list[Polygon]:
    cells = shapely.voronoi_polygons(MultiPoint(seeds), extend_to=shapely.box(*shape.bounds), ordered=True)
    return within(shape, shapely.get_parts(cells))


def power(seeds: Points, weights: Points, shape: Polygon) -> list[Polygon]:
    """The Voronoi diagram with weights: a heavier cell pushes its borders outwards."""
    x0, y0, x1, y1 = shape.bounds
    frame = [(x0 - 1, y0 - 1), (x1 + 1, y0 - 1), (x1 + 1, y1 + 1), (x0 - 1, y1 + 1)]
    gaps = np.hypot(*(seeds[:, None, :] - seeds[None, :, :]).transpose(2, 0, 1))
    nearest = np.argsort(gaps, axis=1)[:, 1:23]
    rings = []
    for i, (sx, sy) in enumerate(seeds.tolist()):
        ring = frame
        reach = math.inf
        for j in nearest[i].tolist():
            gap = gaps[i, j]
            border = (gap * gap + weights[i] - weights[j]) / (2 * gap)
            if border >= reach:
                continue
            nx, ny = (seeds[j, 0] - sx) / gap, (seeds[j, 1] - sy) / gap
            ring = clip(ring, nx, ny, nx * sx + ny * sy + border)
            reach = max((math.hypot(x - sx, y - sy) for x, y in ring), default=0.0)
        rings.append(Polygon(ring))
    return within(shape, np.array(rings))


def within(shape: Polygon, cells: NDArray[np.object_]) -> list[Polygon]:
    shapely.prepare(shape)
    cut = ~shapely.contains_properly(shape, cells)
    cells[cut] = [largest(cell) for cell in shapely.intersection(cells[cut], shape)]
    return list(cells)


def clip(ring: Ring, nx: float, ny: float, limit: float) -> Ring:
    """The part of a convex ring where nx * x + ny * y <= limit."""
    kept: Ring = []
    px, py = ring[-1]
    before = nx * px + ny * py - limit
    for x, y in ring:
        after = nx * x + ny * y - limit
        if (before < 0) != (after < 0):
            t = before / (before - after)
            kept.append((px + t * (x - px), py + t * (y - py)))
        if after < 0:
            kept.append((x, y))
        px, py, before = x, y, after
    return kept


def largest(shape: shapely.Geometry) -> Polygon:
    part = max(shapely.get_parts(shape), key=lambda piece: piece.area)
    return Polygon(part.exterior)


# --- growing ----------------------------------------------------------------------------------------------------------


def grow(seeds: Points, shape: Polygon, lloyd: int = LLOYD) -> list[Polygon]:
    for _ in range(lloyd):
        seeds = centroids(voronoi(seeds, shape))
    target = shape.area / len(seeds)
    weights = np.zeros(len(seeds))
    for turn in range(EQUALISE + SETTLE):
        cells = power(seeds, weights, shape)
        weights += 0.35 * (target - shapely.area(cells))
        if turn < EQUALISE:
            seeds = centroids(cells)
    return power(seeds, weights, shape)


def centroids(cells: Iterable[Polygon]) -> Points:
    return shapely.get_coordinates(shapely.centroid(list(cells)))


def scatter(n: int, shape: Polygon, seed: int) -> Points:
    random = np.random.default_rng(seed)
    x0, y0, x1, y1 = shape.bounds
    points = np.empty((0, 2))
    while len(points) < n:
        more = random.uniform((x0, y0), (x1, y1), (4 * n, 2))
        points = np.concatenate([points, more[shapely.contains_xy(shape, more)]])
    return points[:n]


def raggedness(cells: list[Polygon]) -> float:
    """The mean of the three least round cells, perimeter squared over area."""
    worst = sorted(cell.length**2 / cell.area for cell in cells)[-3:]
    return sum(worst) / len(worst)


# --- finishing --------------------------------------------------------------------------------------------------------


def weld(rings: list[Points], reach: float, firm: tuple[float, ...] = ()) -> list[Points]:
    """Corners nearer than `reach` become one, in every cell that has them; those on a firm circle do not leave it."""
    corners = np.concatenate(rings)
    near = np.hypot(*(corners[:, None, :] - corners[None, :, :]).transpose(2, 0, 1)) < reach
    group = np.arange(len(corners))
    while True:
        joined = np.where(near, group[None, :], len(corners)).min(axis=1)
        if (joined == group).all():
            break
        group = joined
    for g in np.unique(group):
        members = np.unique(corners[group == g].round(4), axis=0)
        for radius in firm:
            rim = members[np.abs(np.hypot(*members.T) - radius) < 0.05]
            members = rim if len(rim) else members
        corners[group == g] = members.mean(axis=0)
    out, start = [], 0
    for ring in rings:
        mine = corners[start : start + len(ring)]
        start += len(ring)
        out.append(mine[np.hypot(*(mine - np.roll(mine, 1, axis=0)).T) > 1e-6])
    return out


def corners_of(cell: Polygon) -> Points:
    ring = shapely.get_coordinates(shapely.geometry.polygon.orient(cell).exterior)[:-1]
    return ring[np.hypot(*(ring - np.roll(ring, 1, axis=0)).T) > 1e-6]


def without_arcs(ring: Points, radii: tuple[float, ...]) -> Points:
    """Only the two ends of each arc: a vertex between two others on the same circle goes."""
    r = np.hypot(*ring.T)
    keep = np.ones(len(ring), dtype=bool)
    for radius in radii:
        on = np.abs(r - radius) < 0.02
        keep &= ~(on & np.roll(on, 1) & np.roll(on, -1))
    return ring[keep]


def arc_step(n: int, radius: float) -> float:
    """Short edges leave no room to round the rim's corners, long ones show."""
    return ARC_INNER if radius == INNER else ARC_FEW if 2 <= n <= 20 else ARC


def with_arcs(ring: Points, n: int, radii: tuple[float, ...]) -> Points:
    """An edge with both ends on one circle becomes an arc of few, even vertices."""
    out: list[tuple[float, float]] = []
    for (ax, ay), (bx, by) in zip(ring.tolist(), np.roll(ring, -1, axis=0).tolist(), strict=True):
        out.append((ax, ay))
        for radius in radii:
            if abs(math.hypot(ax, ay) - radius) > 0.3 or abs(math.hypot(bx, by) - radius) > 0.3:
                continue
            start = math.atan2(ay, ax)
            turn = (math.atan2(by, bx) - start + math.pi) % math.tau - math.pi
            steps = max(1, round(abs(turn) / math.radians(arc_step(n, radius))))
            out[-1] = (radius * math.cos(start), radius * math.sin(start))
            out += [
                (radius * math.cos(start + turn * k / steps), radius * math.sin(start + turn * k / steps))
                for k in range(1, steps)
            ]
    return np.array(out)


def clockwise(x: float, y: float) -> float:
    """Degrees from 12 o'clock; the very centre counts as 12."""
    return 0.0 if math.hypot(x, y) < CENTRE else math.degrees(math.atan2(x, -y)) % 360


def upright(rings: list[Points]) -> list[Points]:
    """Turned so that a border on the rim is at 12 o'clock, the one whose ray keeps farthest from every nucleus."""
    nuclei = centroids(Polygon(ring) for ring in rings)
    rim = np.concatenate(rings)
    rim = np.unique(rim[np.hypot(*rim.T) > RADIUS - 0.05].round(3), axis=0)
    best, turn = -1.0, 0.0
    for x, y in rim.tolist():
        ux, uy = x / math.hypot(x, y), y / math.hypot(x, y)
        ahead = nuclei @ np.array([ux, uy]) > CENTRE
        aside = np.abs(nuclei @ np.array([-uy, ux]))[ahead]
        if len(aside) and aside.min() > best:
            best, turn = aside.min(), -math.pi / 2 - math.atan2(y, x)
    c, s = math.cos(turn), math.sin(turn)
    return [ring @ np.array([[c, s], [-s, c]]) for ring in rings]


def cells_of(rings: list[Points], digits: int) -> list[list[object]]:
    cells: list[list[object]] = []
    for ring, (nx, ny) in zip(rings, centroids(Polygon(ring) for ring in rings).tolist(), strict=True):
        flat = [round(v, digits) + 0.0 for v in ring.ravel().tolist()]
        cells.append([round(nx, digits) + 0.0, round(ny, digits) + 0.0, flat])
    return cells


# --- shapes -----------------------------------------------------------------------------------------------------------


def round_tissue(kind: str, n: int) -> dict[str, object]:
    shape = shapely.Point(0, 0).buffer(RADIUS, quad_segs=180)
    radii: tuple[float, ...] = (RADIUS,)
    if kind == "ring":
        shape = shape.difference(shapely.Point(0, 0).buffer(INNER, quad_segs=180))
        radii = (RADIUS, INNER)
    rings = few(n) if kind == "disc" and n <= 5 else None
    if rings is None:
        if kind == "disc" and n in (6, 7):
            wheel = [(60 * math.sin(a), -60 * math.cos(a)) for a in np.arange(0.5, n - 1) * math.tau / (n - 1)]
            grown = [grow(np.array([(0.0, 0.0), *wheel]), shape, lloyd=0)]
        else:
            tries = 2 if n > 150 else 3
            grown = [grow(scatter(n, shape, 1000 * n + k), shape) for k in range(tries)]
        cells = min(grown, key=raggedness)
        rings = [without_arcs(corners_of(cell), radii) for cell in cells]
        rings = weld(rings, SHORT * math.sqrt(shape.area / n), radii)
        rings = [with_arcs(ring, n, radii) for ring in upright(rings)]
    out = cells_of(rings, 2)
    out.sort(key=lambda cell: clockwise(cell[0], cell[1]))  # type: ignore[arg-type]
    data: dict[str, object] = {"shape": kind, "n": n}
    if kind == "ring":
        data["inner"] = INNER
    return {**data, "cells": out}


def band_tissue(n: int) -> dict[str, object]:
    w, h = BAND[0] / 2, BAND[1] / 2
    shape = shapely.box(-w, -h, w, h).buffer(-BAND_ROUND).buffer(BAND_ROUND, quad_segs=6)
    grown = [grow(scatter(n, shape, 1000 * n + k), shape) for k in range(6)]
    cells = min(grown, key=raggedness)
    rings = weld([corners_of(cell) for cell in cells], SHORT * math.sqrt(shape.area / n))
    out = cells_of(rings, 2)
    out.sort(key=lambda cell: cell[0])  # type: ignore[arg-type, return-value]
    return {"shape": "band", "n": n, "box": list(BAND), "cells": out}


def few(n: int) -> list[Points]:
    """Up to five cells: a whole, halves, thirds, quarters, fifths."""
    rings = []
    for k in range(n):
        steps = round(360 / n / arc_step(n, RADIUS))
        turn = [math.tau * (k + t / steps) / n for t in range(steps + (n > 1))]
        arc = [(RADIUS * math.sin(a), -RADIUS * math.cos(a)) for a in turn]
        rings.append(np.array(arc if n <= 2 else [(0.0, 0.0), *arc]))
    return rings


def region_tissue(kind: str, n: int, abbrs: tuple[str, ...] | None) -> dict[str, object]:
    land = provinces()
    x0, y0, x1, y1 = shapely.union_all(list(land.values())).bounds
    scale = BOX / max(x1 - x0, y1 - y0)
    fit = [scale, 0, 0, scale, (BOX - scale * (x1 - x0)) / 2 - scale * x0, (BOX - scale * (y1 - y0)) / 2 - scale * y0]
    chosen = [area for abbr, area in land.items() if abbrs is None or abbr in abbrs]
    outline = largest(affine_transform(shapely.union_all(chosen), fit))
    side = math.sqrt(outline.area / n)
    body = largest(outline.buffer(-0.3 * side).buffer(0.6 * side).buffer(-0.3 * side).simplify(0.15 * side))
    grown = [grow(scatter(n, body, 1000 * n + k), body) for k in range(8)]
    cells = adopt(min(grown, key=raggedness), body)
    rings = weld([corners_of(cell) for cell in cells], SHORT * side)
    out = cells_of(rings, 1)
    out.sort(key=lambda cell: cell[0] + cell[1])  # type: ignore[operator]
    line = shapely.get_coordinates(outline.simplify(1.6).exterior)[:-1]
    flat = [round(v, 1) + 0.0 for v in line.ravel().tolist()]
    return {"shape": kind, "n": n, "box": [BOX, BOX], "outline": [flat], "cells": out}


def provinces() -> dict[str, shapely.Geometry]:
    features = json.loads(PROVINCES.read_text(encoding="utf-8"))["features"]
    return {
        f["properties"]["abbr"]: affine_transform(shapely.geometry.shape(f["geometry"]), [X_SCALE, 0, 0, -1, 0, 0])
        for f in features
    }


def adopt(cells: list[Polygon], body: Polygon) -> list[Polygon]:
    """What a bay cut off from its cell goes to the neighbour with the longest common border."""
    cells = list(cells)
    for orphan in shapely.get_parts(body.difference(shapely.union_all(cells).buffer(1e-6))):
        if orphan.area < 1:
            continue
        seam = [orphan.buffer(1e-3).intersection(cell).length for cell in cells]
        k = int(np.argmax(seam))
        cells[k] = largest(shapely.union_all([cells[k].buffer(1e-3), orphan.buffer(1e-3)]))
    return cells


def draw(name: str) -> str:
    kind, count = name.rsplit("-", 1)
    if kind in REGIONS:
        data = region_tissue(kind, *REGIONS[kind])
    else:
        data = band_tissue(int(count)) if kind == "band" else round_tissue(kind, int(count))
    (HERE / f"{name}.json").write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    return name


def main() -> None:
    names = [f"{kind}-{n}" for kind, (n, _) in REGIONS.items()]
    names += [f"disc-{n}" for n in sorted(DISCS, reverse=True)] + [f"ring-{n}" for n in RINGS]
    names += [f"band-{n}" for n in BANDS]
    wanted = [name for name in names if name in sys.argv[1:]] or names
    with Pool() as pool:
        for name in pool.imap_unordered(draw, wanted):
            print(name, flush=True)


if __name__ == "__main__":
    main()
