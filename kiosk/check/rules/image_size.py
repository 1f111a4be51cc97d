"""A picture has too few pixels for a 4K screen, or far more than any screen shows.

A picture that is smaller than its place on a screen of 3840 × 2160 pixels, landscape or portrait, is blown up and looks
soft: a warning. One with more than twice the pixels a side, or of more than 4 MB, only makes content heavy and slides
slow to open: advice. Where `fit: cover` cuts off what is over, the whole picture has to be larger.

In italiano: Un’immagine ha troppo pochi pixel per uno schermo 4K, o molti più di quanti ne mostri uno schermo.

Un’immagine più piccola del suo posto su uno schermo di 3840 × 2160 pixel, orizzontale o verticale, viene ingrandita e
perde nitidezza: è un avviso. Una con più del doppio dei pixel per lato, o di più di 4 MB, appesantisce soltanto i
contenuti e rallenta le slide: è un consiglio. Con `fit: cover`, che taglia quanto avanza, l’immagine intera deve essere
più grande.

Passes: a photo of 2700 × 1800 pixels on a slide with `layout: picture`.
Fails: one of 1200 × 800 pixels; a PNG of 9 MB.

Passa: una foto di 2700 × 1800 pixel su una slide con `layout: picture`.
Non passa: una foto di 1200 × 800 pixel; un PNG di 9 MB.
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.layouts import LAYOUTS
from kiosk.model.picture import SIDE, Image, Picture
from kiosk.model.problem import N_, Problem, Say

RULE = "image-size"
PER_UNIT = 2
"""Pixels of a 4K screen to a stage unit."""
FAR = 2
HEAVY = 4_000_000


def check(context: Context) -> Iterator[Problem]:
    """The pictures of all slides, each against the slots of its layout."""
    for entry in context.draft.slides.values():
        image, layout = entry.model.image, LAYOUTS.get(entry.model.layout)
        picture = context.draft.images.get(image.file) if image else None
        if not image or not picture or not layout:
            continue
        rooms = [slot.box[2:] for slot in (*layout.landscape, *layout.portrait) if slot.field == "image"]
        needs = [picture.least(width * PER_UNIT, height * PER_UNIT, image.fit) for width, height in rooms]
        if needs:
            wide, high = max(needs)
            if picture.width < wide:
                yield entry.problem(("image", "file"), RULE, *_small(picture, image, wide, high), level="warning")
            elif found := _large(picture, wide, high):
                yield entry.problem(("image", "file"), RULE, *found, level="advice")


def _small(picture: Picture, image: Image, wide: int, high: int) -> tuple[Say, Say]:
    size = _size(picture.width, picture.height)
    message = Say(N_("with %(width)s × %(height)s pixels the picture is blurred on a 4K screen"), size)
    if max(wide, high) > SIDE:
        return message, Say(N_("choose one that is less long and narrow, or write fit: contain"))
    return message, Say(N_("it needs %(width)s × %(height)s pixels"), _size(wide, high))


def _large(picture: Picture, wide: int, high: int) -> tuple[Say, Say] | None:
    small = Say(N_("scale it down to %(width)s × %(height)s pixels"), _size(wide, high))
    if picture.width > FAR * wide:
        size = _size(picture.width, picture.height)
        return Say(N_("with %(width)s × %(height)s pixels the picture is larger than any screen can show"), size), small
    if picture.stamp[1] > HEAVY:
        message = Say(N_("the picture is a heavy file: %(size)s MB"), {"size": round(picture.stamp[1] / 1_000_000)})
        return message, small if picture.kind == "jpeg" else Say(N_("a photograph is much lighter as JPEG"))
    return None


def _size(width: int, height: int) -> dict[str, str | int]:
    """Plain digits: pixels are not written with a separator in picture programs."""
    return {"width": str(width), "height": str(height)}
