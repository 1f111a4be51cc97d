"""What Qt's decoders say of the picture that is being decoded: they make up what is missing in grey, and only say so.

Whoever takes Qt's messages (the booth's log, else `qt_says`) hands them on here first. A picture is decoded in one
thread from beginning to end, and what is said in this thread meanwhile is about this picture.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import local

from PySide6.QtCore import QMessageLogContext, QtMsgType

_DAMAGE = re.compile(
    r"premature end|bad huffman code|instead of rst|(?:\d{4,}|[3-9]\d\d) extraneous bytes", re.IGNORECASE
)
"""libjpeg's words for data that are not there or are others. Some cameras write a few bytes too many, of which it tells
too: nothing of their pictures is missing, as it is where hundreds were left over."""


class _Ear(local):
    """A thread's: what it has heard; None while nothing is decoded in it."""

    said: list[str] | None = None


_EAR = _Ear()


@contextmanager
def listening() -> Iterator[list[str]]:
    """What is said in this thread within."""
    _EAR.said = said = []
    try:
        yield said
    finally:
        _EAR.said = None


def heard(message: str) -> bool:
    """Take a message of Qt's: True where it was about a picture, and is nobody else's."""
    if _EAR.said is None:
        return False
    _EAR.said.append(message)
    return True


def qt_says(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What takes Qt's messages where there is no log: what is not about a picture goes to standard error, as ever."""
    if not heard(message):
        print(message, file=sys.stderr)


def damaged(said: list[str]) -> bool:
    """Whether it tells of damage."""
    return any(_DAMAGE.search(message) for message in said)
