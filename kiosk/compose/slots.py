"""Slots put in their places: one under another, one above another, in the order of the layout."""

from collections.abc import Mapping

from kiosk.charts.marks import Box
from kiosk.model.layouts import Slot


def room(slot: Slot, placed: Mapping[str, Box]) -> Box:
    """What a slot may use, given what is placed. An empty neighbour hands on to nobody: the slot's own box holds."""
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
