"""The picture of a slide: it fills its room, or lies whole on a mount that does; whose it is stands under it, small.

A mount is what a photograph is framed in, and a specimen. So the page is as full with any picture in any proportions,
and pictures stand where they stood on the slide before.
"""

from kiosk.charts.marks import Box, Label, Mark, Panel, Photo
from kiosk.charts.text import block, moved
from kiosk.compose.blocks import Canvas
from kiosk.model.base import Text
from kiosk.model.tokens import STYLES
from kiosk.words.messages import tr
from kiosk.words.render import plain

RADIUS = 46.0
MOUNT = 24.0
"""Seen of a mount on each side, at least; the corners of the picture on it are as much rounder than its own."""
GAP = 12.0
"""Between a picture and whose it is."""
LEAST = 160.0
"""A picture that is lower says nothing: then its room was too little, and the texts are told to be shorter."""


def picture(canvas: Canvas, box: Box) -> list[Mark]:
    """Picture and credit; nothing where the slide has none. A box under `LEAST` high is overrun."""
    image = canvas.slide.image
    found = canvas.deck.images.get(image.file) if image else None
    if image is None or found is None:
        return []
    style, measure = STYLES["source"].grown(canvas.look.grow), canvas.measure
    out: list[Label] = []
    below = 0.0
    if image.credit:
        pieces = ((credited(canvas, image.credit), style, "quiet"),)
        label = block("image.credit", pieces, box.x, 0, box.w, measure)
        below = GAP + label.box.h
        out.append(label)
    room = Box(box.x, box.y, box.w, max(box.h - below, LEAST))
    whose = [moved(one, dy=room.bottom + GAP) for one in out]
    if image.fit == "cover":
        return [Photo("image", found, room, RADIUS), *whose]
    part = min((room.w - 2 * MOUNT) / found.width, (room.h - 2 * MOUNT) / found.height)
    wide, high = found.width * part, found.height * part
    whole = Box(room.cx - wide / 2, room.cy - high / 2, wide, high)
    mount = Panel("image.mount", room, (RADIUS, RADIUS), "raised")
    return [mount, Photo("image", found, whole, RADIUS - MOUNT), *whose]


def credited(canvas: Canvas, credit: Text) -> str:
    """Whose a picture is, as the slide says it."""
    return tr(canvas.look.language, "Photo: %(name)s", name=plain(credit, canvas.deck, canvas.look.language))
