"""Pictures out of files, decoded as large as they are drawn, cut to their card, and kept while there is room.

A large picture takes half a second. So what will be shown soon is decoded beside the event loop (`coming`), one at a
time, and a finger waits for none of it; what is asked for before it is there (`photo`) is waited for.
Which decoder reads a file is said, not guessed, so that none but these three ever see one.
"""

import logging
import os
from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from stat import S_ISREG
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QImageIOHandler, QImageReader, QPainter

from kiosk.model.picture import BYTES, DECODED, Picture

LOG = logging.getLogger("kiosk.ui")
KEPT = 64 * 1024 * 1024
"""Bytes of pixels that are kept."""
_TURNED = QImageIOHandler.Transformation.TransformationRotate90

QImageReader.setAllocationLimit(DECODED // 1024 // 1024)


class Wanted(NamedTuple):
    """A picture as large as it is drawn, its corners rounded: width, height and radius in pixels."""

    picture: Picture
    width: int
    height: int
    radius: int


class Photos:
    """Least recently used pictures; None stands for one that cannot be decoded, which is logged once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._coming: dict[Wanted, Future[QImage | None]] = {}
        self._broken: set[Picture] = set()
        self._beside: ThreadPoolExecutor | None = None
        self.bytes = 0

    def photo(self, wanted: Wanted) -> QImage | None:
        """The picture, decoded here and now if need be."""
        if wanted.picture in self._broken:
            return None
        if near := _near(wanted, self._kept):
            self._kept.move_to_end(near)
            return self._kept[near]
        if near := _near(wanted, self._coming):
            return self._keep(near, self._coming.pop(near).result())
        return self._keep(wanted, self._smaller(wanted) or _made(wanted))

    def coming(self, wanted: Wanted) -> bool:
        """Whether it is there, or cannot be; else it is on its way, and one asks again."""
        for one, done in [(one, done) for one, done in self._coming.items() if done.done()]:
            self._keep(one, done.result())
            del self._coming[one]
        if wanted.picture in self._broken or _near(wanted, self._kept):
            return True
        if not _near(wanted, self._coming):
            self._beside = self._beside or ThreadPoolExecutor(1, "photos")
            self._coming[wanted] = self._beside.submit(_made, wanted)
        return False

    def _smaller(self, wanted: Wanted) -> QImage | None:
        """A thumbnail, out of a much larger one that is there."""
        for other, image in self._kept.items():
            part = wanted.width / image.width()
            if other.picture == wanted.picture and part <= 0.5 and abs(image.height() * part - wanted.height) <= 1:
                smooth = Qt.TransformationMode.SmoothTransformation
                return image.scaled(wanted.width, wanted.height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        return None

    def _keep(self, wanted: Wanted, image: QImage | None) -> QImage | None:
        if image is None:
            LOG.warning("%s cannot be decoded: its place stays empty", wanted.picture.path)
            self._broken.add(wanted.picture)
            return None
        self._kept[wanted] = image
        self.bytes += image.sizeInBytes()
        while self.bytes > KEPT and len(self._kept) > 1:
            self.bytes -= self._kept.popitem(last=False)[1].sizeInBytes()
        return image


PHOTOS = Photos()
"""Those of this process: audience, speaker and thumbnails look at the same slides."""


def _near(wanted: Wanted, among: Iterable[Wanted]) -> Wanted | None:
    """The same in as many pixels, give or take two: a stage is as wide as its window, and rounded in its height."""
    for one in among:
        if one.picture == wanted.picture and max(abs(one.width - wanted.width), abs(one.height - wanted.height)) <= 2:
            return one
    return None


def decoded(picture: Picture, width: int, height: int) -> QImage | None:
    """The middle of a picture in these proportions, in so many pixels or as many as it has; None where it is broken.

    May be called from any thread.
    """
    data = _bytes(picture.path)
    if data is None:
        return None
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, picture.kind.encode())
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty():
        return None
    if reader.transformation() & _TURNED:
        width, height = height, width
    part = min(max(width / size.width(), height / size.height()), 1.0)
    whole = QSize(max(round(size.width() * part), 1), max(round(size.height() * part), 1))
    cut = min(whole.width() / width, whole.height() / height, 1.0)
    clip = QSize(max(round(width * cut), 1), max(round(height * cut), 1)).boundedTo(whole)
    reader.setScaledSize(whole)
    reader.setScaledClipRect(
        QRect((whole.width() - clip.width()) // 2, (whole.height() - clip.height()) // 2, clip.width(), clip.height())
    )
    image = reader.read()
    return None if image.isNull() else image


def _bytes(path: str) -> bytes | None:
    """What is in the file, if it is still a plain one: reading a pipe would wait for ever."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            data = file.read(BYTES + 1) if S_ISREG(os.fstat(handle).st_mode) else b""
    except OSError:
        return None
    return data if 0 < len(data) <= BYTES else None


def _made(wanted: Wanted) -> QImage | None:
    """The picture without its corners."""
    image = decoded(wanted.picture, wanted.width, wanted.height)
    if image is None:
        return None
    made = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    radius = wanted.radius * image.width() / wanted.width
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(image))
    painter.drawRoundedRect(made.rect(), radius, radius)
    painter.end()
    return made
