"""From values to stage units, and where the ticks stand.

Ticks are multiples of 1, 2 or 5 times a power of ten (Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990).
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, isclose, log10


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from `low`..`high` (data) to `start`..`end` (stage units)."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Stage units of a value; values outside go on beyond the ends."""
        span = self.high - self.low
        return self.start + (value - self.low) / span * (self.end - self.start) if span else self.start


def step(low: float, high: float, most: int) -> Decimal:
    """The smallest nice step that cuts low..high into at most `most` pieces."""
    return next(_steps(low, high, most))


def ticks(low: float, high: float, most: int = 5) -> tuple[Decimal, ...]:
    """Nice values within low..high, both ends included where they are nice."""
    by, larger = itertools.islice(_steps(low, high, most), 2)
    if not _fits(low, high, by) and _fits(low, high, larger) and (high - low) / float(larger) > 1.5:
        by = larger  # two ticks would be too few, three are not
    return tuple(by * n for n in range(ceil(_count(low, by)), floor(_count(high, by)) + 1))


def domain(values: Sequence[float], most: int = 5, zero: bool = True) -> tuple[float, float]:
    """From a nice value below to a nice value above; with 0 for lengths (bars), without for positions (slope).

    Both are ticks: the step leaves at most `most` pieces of what it has widened too.
    """
    low, high = min(values), max(values)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = low + 1.0
    most = max(most, 2)  # two where zero lies between, whatever the step
    for by in _steps(low, high, most):
        first, last = floor(_count(low, by)), ceil(_count(high, by))
        if last - first <= most:
            break
    return float(by * first), float(by * last)


def _steps(low: float, high: float, most: int) -> Iterator[Decimal]:
    """All such steps, the smallest first."""
    rough = max(high - low, 1e-9) / max(most, 1)
    for power in itertools.count(floor(log10(rough))):
        yield from (Decimal(f).scaleb(power) for f in (1, 2, 5) if f * 10.0**power >= rough * (1 - 1e-9))


def _count(value: float, by: Decimal) -> float:
    """How many steps a value is from zero; whole where only rounding says otherwise."""
    exact = value / float(by)
    return float(round(exact)) if isclose(exact, round(exact), rel_tol=1e-12, abs_tol=1e-9) else exact


def _fits(low: float, high: float, by: Decimal) -> bool:
    """True where both ends are whole steps."""
    return _count(low, by).is_integer() and _count(high, by).is_integer()


def dodge(wanted: Sequence[float], height: float, low: float, high: float) -> list[float]:
    """Middles of labels `height` high, as near to where they are wanted as they can be without touching.

    Order is kept, all stay within low..high as far as there is room (pool adjacent violators, as isotonic regression).
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    pools: list[list[float]] = []  # sum of (wanted - rank * height), count
    for rank, i in enumerate(order):
        pools.append([wanted[i] - rank * height, 1.0])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += count
    bases = [total / count for total, count in pools for _ in range(int(count))]
    span = (len(wanted) - 1) * height
    out = [0.0] * len(wanted)
    for rank, (i, base) in enumerate(zip(order, bases, strict=True)):
        out[i] = min(max(base, low + height / 2), max(high - height / 2 - span, low + height / 2)) + rank * height
    return out


def thinned(widths: Sequence[float], places: Sequence[float], gap: float) -> tuple[int, ...]:
    """Indexes of the labels that can stand beside each other: each, every second, every third ...; the last too."""
    count = len(places)
    for every in range(1, count + 1):
        kept = [i for i in range(count) if (count - 1 - i) % every == 0]
        if all(places[b] - places[a] >= (widths[a] + widths[b]) / 2 + gap for a, b in itertools.pairwise(kept)):
            return tuple(kept)
    return ()
