"""A mark that is read stands out: the rest recedes, its own words take the colour of what was touched."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from kiosk.charts.marks import Label, Mark, Target

RECEDED = 0.38
"""Opacity of what is not read: there, and not in the way."""
_ON_FILL = {"onstep1", "onacc", "ontouch", "ground", "itnuc", "nuc", "onnuc"}
"""Colours of words that stand on a fill, and stay readable only as they are."""


def owner(key: str, data: Collection[str]) -> str | None:
    """The datum that a mark belongs to: its own key, or what stands before a point in it."""
    while key not in data:
        key, dot, _ = key.rpartition(".")
        if not dot:
            return None
    return key


def lift(marks: Iterable[Mark], data: Collection[str], selection: str) -> tuple[Mark, ...]:
    """The marks with one datum set off; axes and what else belongs to no datum stay as they are."""
    return tuple(_seen(mark, owner(mark.key, data), selection) for mark in marks)


def _seen(mark: Mark, datum: str | None, selection: str) -> Mark:
    if datum is None or isinstance(mark, Target):
        return mark
    if datum != selection:
        return replace(mark, opacity=mark.opacity * RECEDED)
    if isinstance(mark, Label):
        spans = tuple(s if s.color in _ON_FILL else replace(s, color="touch") for s in mark.spans)
        return replace(mark, spans=spans)
    return mark
