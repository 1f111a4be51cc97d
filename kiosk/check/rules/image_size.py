"""A picture has too few pixels for a 4K screen, or far more than any screen shows, or little of it is seen.

A picture that is much smaller than its place on a screen of 3840 × 2160 pixels, landscape or portrait, is blown up and
looks soft: a warning, below three quarters of the pixels a side. One with more than twice the pixels a side, or of more
than 4 MB, only makes content heavy and slides slow to open: advice. Where `fit: cover` cuts off what is over, the whole
picture has to be larger; where it would leave less than 40 % of a long and narrow picture, that is advice too.

In italiano: Un’immagine ha troppo pochi pixel per uno schermo 4K, o molti più del necessario, o se ne vede poco.

Un’immagine molto più piccola del suo posto su uno schermo di 3840 × 2160 pixel, orizzontale o verticale, viene
ingrandita e perde nitidezza: sotto i tre quarti dei pixel per lato è un avviso. Una con più del doppio dei pixel per
lato, o di più di 4 MB, appesantisce soltanto i contenuti e rallenta le slide: è un consiglio. Con `fit: cover`, che
taglia quanto avanza, l’immagine intera deve essere più grande; se è lunga e stretta e ne resterebbe meno del 40 %, è un
consiglio anche questo.

Passes:

    # images/laboratory.jpg: JPEG, 2700 × 1800
    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: picture
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        image:
          file: images/laboratory.jpg
          alt:
            it: Un banco di laboratorio
            en: A laboratory bench
          credit:
            it: Nome Cognome
            en: Nome Cognome

Fails:

    # images/laboratory.jpg: JPEG, 1200 × 800
    # slides/pharma.yaml
    slides:
      - id: pharma
        layout: picture
        title:
          it: Farmaceutica
          en: Pharmaceuticals
        image:
          file: images/laboratory.jpg
          alt:
            it: Un banco di laboratorio
            en: A laboratory bench
          credit:
            it: Nome Cognome
            en: Nome Cognome
"""

from collections.abc import Iterator

from kiosk.check.context import Context
from kiosk.model.layouts import LAYOUTS
from kiosk.model.picture import SIDE, Image, Picture
from kiosk.model.problem import N_, Problem, Say

RULE = "image-size"
PER_UNIT = 2
"""Pixels of a 4K screen to a stage unit."""
SHARP = 0.75
"""Of the pixels a side that it needs: one that is blown up by a third nobody tells from a sharp one."""
SEEN = 0.4
"""Of a picture that fills its place, at least."""
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
            if picture.width < wide * SHARP:
                yield entry.problem(("image", "file"), RULE, *_small(picture, image, wide, high), level="warning")
            elif found := _narrow(picture, image, rooms) or _large(picture, wide, high):
                yield entry.problem(("image", "file"), RULE, *found, level="advice")


def _narrow(picture: Picture, image: Image, rooms: list[tuple[float, float]]) -> tuple[Say, Say] | None:
    """Where it fills its places: what is left of it in the worst of them."""
    ways = [(width / picture.width, height / picture.height) for width, height in rooms]
    seen = min(min(way) / max(way) for way in ways)
    if image.fit == "contain" or seen >= SEEN:
        return None
    message = Say(N_("on some screens only %(part)s%% of the picture is seen"), {"part": round(seen * 100)})
    return message, Say(N_("write fit: contain"))


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
