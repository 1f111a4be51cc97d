"""Pictures that break only when they are unpacked: each is, once, and small."""

from collections.abc import Iterator

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from kiosk.loader.headers import ANEW
from kiosk.loader.load import Loaded
from kiosk.loader.pictures import RULE
from kiosk.model.picture import Picture
from kiosk.model.problem import N_, Problem, Say
from kiosk.ui.stage.photos import decoded

SMALL = 256
_CUT = "premature end"
"""What the JPEG decoder says of missing data, which it makes up in grey."""


def broken(loaded: Loaded) -> Iterator[Problem]:
    """The problems of slides whose pictures cannot be unpacked. Needs Qt, and no application."""
    damaged = {name for name, picture in loaded.draft.images.items() if not whole(picture)}
    for entry in loaded.draft.slides.values():
        if entry.model.image and entry.model.image.file in damaged:
            yield entry.problem(("image", "file"), RULE, Say(N_("the picture is damaged")), ANEW)


def whole(picture: Picture) -> bool:
    """Whether all of a picture can be unpacked. Qt's own messages about it stay here."""
    said: list[str] = []

    def keep(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        said.append(message)

    before = qInstallMessageHandler(keep)
    try:
        return decoded(picture, SMALL, SMALL) is not None and not any(_CUT in one for one in said)
    finally:
        qInstallMessageHandler(before)
