"""Slots put in their places: one under another, one above another, in the order of the layout."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kiosk.charts.marks import Box
from kiosk.model.layouts import Slot

Hook = tuple[str, float] | None


def held(slot: Slot, slots: Sequence[Slot], placed: Mapping[str, Box]) -> Slot:
    """The slot, hung on what stands there: a neighbour that is empty hands on to the one that it hangs on itself."""
    under, over = dict[str, str](), dict[str, str]()
    for one in slots:
        if one.under:
            under.setdefault(one.field, one.under[0])
        if one.over:
            over.setdefault(one.field, one.over[0])
    return replace(slot, under=_beyond(slot.under, under, placed), over=_beyond(slot.over, over, placed))


def _beyond(hook: Hook, hooks: Mapping[str, str], placed: Mapping[str, Box]) -> Hook:
    """The hook, or that of the empty neighbours it leads to; its own gap."""
    if hook is None:
        return None
    name, gap = hook
    while name not in placed and name in hooks:
        name = hooks[name]
    return name, gap


def room(slot: Slot, placed: Mapping[str, Box]) -> Box:
    """What a slot may use, given what is placed. Where its neighbour is empty, its own box holds."""
    x, y, w, h = slot.box
    bottom = y + h
    if slot.under and slot.under[0] in placed:
        y = max(y, placed[slot.under[0]].bottom + slot.under[1])
    if slot.over and slot.over[0] in placed:
        bottom = min(bottom, placed[slot.over[0]].y - slot.over[1])
    return Box(x, y, w, max(bottom - y, 0.0))


def anchored(height: float, box: Box, slot: Slot) -> float:
    """Top of something `height` high in its room."""
    spare = box.h - height
    return box.y + {"top": 0.0, "middle": spare / 2, "bottom": spare}[slot.anchor]


def common(boxes: Sequence[Box]) -> Box:
    """What lies in all of them, at least one."""
    x, y = max(box.x for box in boxes), max(box.y for box in boxes)
    return Box(x, y, min(box.right for box in boxes) - x, max(min(box.bottom for box in boxes) - y, 0.0))
