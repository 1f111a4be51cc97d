"""Where words find room: values beside their points, flags above a plot."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise, product

from kiosk.charts.marks import Box, Point

Segment = tuple[Point, Point]

_BELOW, _LEFT, _RIGHT = 1.0, -1.0, 1.0
_SPOTS = ((0.0, -1.0), (0.0, _BELOW), (_LEFT, -1.0), (_RIGHT, -1.0), (_LEFT, _BELOW), (_RIGHT, _BELOW))
"""Where a value may stand, best first: (side, up or down)."""


def crosses(segment: Segment, box: Box) -> bool:
    """True where a straight line runs through a box (Liang and Barsky)."""
    (ax, ay), (bx, by) = segment
    enter, leave = 0.0, 1.0
    for step, start, low, high in ((bx - ax, ax, box.x, box.right), (by - ay, ay, box.y, box.bottom)):
        if not step:
            if not low <= start <= high:
                return False
            continue
        near, far = sorted(((low - start) / step, (high - start) / step))
        enter, leave = max(enter, near), min(leave, far)
    return enter <= leave


def around(
    points: Sequence[Point], sizes: Sequence[tuple[float, float]], clear: float, lines: Sequence[Segment], room: Box
) -> list[Box] | None:
    """A box for each point's value, above or below it, off all lines and off each other; None where one has no room.

    clear  how far the box stays from its point and from the lines
    """
    dots = [Box(x - clear, y - clear, 2 * clear, 2 * clear) for x, y in points]
    taken: list[Box] = []
    for (x, y), (w, h) in zip(points, sizes, strict=True):
        for side, down in _SPOTS:
            left = x - w / 2 + side * (w / 2 + clear * 0.6)
            box = Box(left, y + clear if down > 0 else y - clear - h, w, h)
            if _free(box, lines, [*taken, *dots], room, clear * 0.4):
                taken.append(box)
                break
        else:
            return None
    return taken


def _free(box: Box, lines: Iterable[Segment], others: Iterable[Box], room: Box, air: float) -> bool:
    if box.x < room.x or box.y < room.y or box.right > room.right or box.bottom > room.bottom:
        return False
    if any(min(box.overlap(other)) > 0.01 for other in others):
        return False
    wide = Box(box.x - air, box.y - air, box.w + 2 * air, box.h + 2 * air)
    return not any(crosses(line, wide) for line in lines)


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Middles of labels of these heights, as near to where they are wanted as they can be without touching.

    Order is kept; all stay within low..high as far as there is room (pool adjacent violators, as scales.dodge).
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    tall = [heights[i] for i in order]
    offsets = list(accumulate(((a + b) / 2 for a, b in pairwise(tall)), initial=0.0))
    pools: list[tuple[float, int]] = []
    for i, offset in zip(order, offsets, strict=False):
        total, count = wanted[i] - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            total, count = total + pools[-1][0], count + pools.pop()[1]
        pools.append((total, count))
    bases = [total / count for total, count in pools for _ in range(count)]
    top = low + tall[0] / 2 if tall else low
    bottom = max(high - tall[-1] / 2 - offsets[-1], top) if tall else high
    out = [0.0] * len(wanted)
    for i, base, offset in zip(order, bases, offsets, strict=False):
        out[i] = min(max(base, top), bottom) + offset
    return out


def flags(places: Sequence[float], widths: Sequence[float], left: float, right: float) -> tuple[list[int], list[bool]]:
    """Rows (0 on top) and sides of labels that hang on upright lines, like flags on poles of different heights.

    A flag flies to the right of its pole, or to the left (True), within left..right. No pole runs through another's
    flag: a pole under a flag begins below it. Of all ways (few flags: 2 to their number) the one with fewest rows, then
    with fewest flags to the left. `places` go from left to right.
    """
    best: tuple[tuple[int, int, int], list[int], list[bool]] | None = None
    for sides in product((False, True), repeat=len(places)):
        spans = [(x - w, x) if back else (x, x + w) for x, w, back in zip(places, widths, sides, strict=True)]
        outside = sum(start < left or end > right for start, end in spans)
        rows = _rows(places, spans)
        cost = (outside, max(rows), sum(sides))
        if best is None or cost < best[0]:
            best = cost, rows, list(sides)
    return (best[1], best[2]) if best else ([], [])


def _rows(places: Sequence[float], spans: Sequence[tuple[float, float]]) -> list[int]:
    """Rows in which no pole meets another's flag; they grow and grow where each of two poles is under the other's."""
    count = len(places)
    under = [
        (i, j)
        for i, j in product(range(count), repeat=2)
        if i != j and spans[i][0] < spans[j][1] and spans[j][0] < spans[i][1]
        and (spans[i][0] <= places[j] <= spans[i][1] or (i < j and not spans[j][0] <= places[i] <= spans[j][1]))
    ]  # fmt: skip
    rows = [0] * count
    for _ in range(count):
        for i, j in under:
            rows[j] = max(rows[j], rows[i] + 1)
    return rows
