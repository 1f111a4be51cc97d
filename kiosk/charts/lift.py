"""A mark that is read stands out: the rest recedes, its own words take the colour of what was touched."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from kiosk.charts.marks import Label, Mark, Target

RECEDED = 0.5
"""Opacity of what is not read: it can still be, and is not in the way."""
_ON_FILL = {"onstep1", "onacc", "ontouch", "ground", "itnuc", "nuc", "onnuc"}
"""Colours of words that stand on a fill, and stay readable only as they are."""


def owner(key: str, data: Collection[str]) -> str | None:
    """The datum that a mark belongs to: its own key, or what stands before a point in it."""
    while key not in data:
        key, dot, _ = key.rpartition(".")
        if not dot:
            return None
    return key


def lift(marks: Iterable[Mark], data: Collection[str], selection: str, against: str | None = None) -> tuple[Mark, ...]:
    """The marks with one datum set off, and the one it is read against as it is; so is what belongs to no datum."""
    return tuple(_seen(mark, owner(mark.key, data), selection, against) for mark in marks)


def _seen(mark: Mark, datum: str | None, selection: str, against: str | None) -> Mark:
    if datum is None or datum == against or isinstance(mark, Target):
        return mark
    if datum != selection:
        return replace(mark, opacity=mark.opacity * RECEDED)
    if isinstance(mark, Label):
        spans = tuple(s if s.color in _ON_FILL else replace(s, color="touch") for s in mark.spans)
        return replace(mark, spans=spans)
    return mark
