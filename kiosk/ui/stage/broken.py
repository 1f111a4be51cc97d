"""Pictures that break only when they are unpacked: each is, once, and small."""

from collections.abc import Iterator
from functools import lru_cache
from math import ceil

from kiosk.check.context import Context
from kiosk.loader.headers import COPY
from kiosk.loader.load import Loaded
from kiosk.loader.pictures import RULE
from kiosk.model.picture import Picture
from kiosk.model.problem import N_, Problem, Say
from kiosk.ui.stage.photos import decoded

SMALL = 256


def broken(content: Loaded | Context) -> Iterator[Problem]:
    """The problems of slides whose pictures cannot be unpacked, or not all of them. Needs Qt, and no application."""
    for entry in content.draft.slides.values():
        image = entry.model.image
        picture = content.draft.images.get(image.file) if image else None
        if picture is not None and not whole(picture):
            yield entry.problem(("image", "file"), RULE, Say(N_("the picture is damaged")), COPY)


@lru_cache(maxsize=2048)
def whole(picture: Picture) -> bool:
    """Whether all of a picture can be unpacked. May be called from any thread; it takes up to a second."""
    # in its own proportions: what would be cut off a decoder need not read
    part = SMALL / max(picture.width, picture.height)
    return decoded(picture, ceil(picture.width * part), ceil(picture.height * part)) is not None
