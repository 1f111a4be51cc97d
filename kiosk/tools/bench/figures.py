"""What is said of many measurements."""

from collections.abc import Iterable
from statistics import median


def percentile(values: Iterable[float], part: float) -> float:
    """The value that `part` (0 to 1) of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def short(value: float) -> float:
    """Two decimals: the rest is noise."""
    return round(value, 2)


def middle(values: Iterable[float]) -> float:
    """The median."""
    return short(median(values))
