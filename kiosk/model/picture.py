"""A picture on a slide: as staff name it, and as it lies in the content folder."""

from dataclasses import dataclass
from typing import Literal

from kiosk.model.base import Frozen, Text

FOLDER = "images"
"""Where pictures stand in a content folder."""
BYTES = 16_000_000
SIDE = 8192
DECODED = 64 * 1024 * 1024
"""What is drawn at most: bytes of a file, pixels of a side, bytes of all pixels in memory."""

Kind = Literal["png", "jpeg", "webp"]


class Image(Frozen):
    """The field `image` of a slide.

    file    a PNG, JPEG or WebP in content/images
    alt     what is to be seen on it, for those who do not see it
    credit  whose it is; "Photo:" comes before it
    fit     cover fills the room and cuts off what is over; contain shows all of it
    """

    file: str
    alt: Text
    credit: Text | None = None
    fit: Literal["cover", "contain"] = "cover"


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that can be drawn: where it is, its form, its size as it is shown, and when it was written.

    stamp  time and bytes of the file: another stamp is another picture
    """

    path: str
    kind: Kind
    width: int
    height: int
    stamp: tuple[int, int]

    def least(self, width: float, height: float, fit: str) -> tuple[int, int]:
        """The pixels that it must have, in its own proportions, to fill (or to lie in) so much room sharply."""
        ways = width / self.width, height / self.height
        part = max(ways) if fit == "cover" else min(ways)
        return round(self.width * part), round(self.height * part)
