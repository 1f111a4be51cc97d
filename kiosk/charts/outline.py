"""Outlines of cells: a polygon drawn in by half the gap, its corners then cut and rounded."""

from math import hypot

from kiosk.charts.marks import Point, Polygon


def inset(points: Polygon, by: float) -> list[Point]:
    """The polygon with every edge moved inwards, corners mitred."""
    if by <= 0:
        return list(points)
    n = len(points)
    around = sum(points[i - 1][0] * points[i][1] - points[i][0] * points[i - 1][1] for i in range(n))
    by = by if around > 0 else -by
    lines = []
    for i in range(n):
        (ax, ay), (bx, by_) = points[i], points[(i + 1) % n]
        length = hypot(bx - ax, by_ - ay) or 1.0
        nx, ny = -(by_ - ay) / length * by, (bx - ax) / length * by
        lines.append((ax + nx, ay + ny, bx - ax, by_ - ay))
    out = []
    for i in range(n):
        ax, ay, adx, ady = lines[i - 1]
        bx, by_, bdx, bdy = lines[i]
        cross = adx * bdy - ady * bdx
        if abs(cross) < 0.05 * hypot(adx, ady) * hypot(bdx, bdy):
            # nearly one line: the mitre would lie far away
            out.append((bx, by_))
            continue
        t = ((bx - ax) * bdy - (by_ - ay) * bdx) / cross
        out.append((ax + adx * t, ay + ady * t))
    return out


def rounded(points: list[Point], radius: float) -> list[tuple[Point, Point, Point]]:
    """For every corner: where its curve begins, the corner as control point, where it ends."""
    n = len(points)
    out = []
    for i in range(n):
        (px, py), (x, y), (qx, qy) = points[i - 1], points[i], points[(i + 1) % n]
        before, after = hypot(px - x, py - y) or 1.0, hypot(qx - x, qy - y) or 1.0
        a, b = min(radius, 0.48 * before) / before, min(radius, 0.48 * after) / after
        out.append(((x + (px - x) * a, y + (py - y) * a), (x, y), (x + (qx - x) * b, y + (qy - y) * b)))
    return out
