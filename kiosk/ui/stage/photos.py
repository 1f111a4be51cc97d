"""Pictures out of files, decoded as large as they are drawn, cut to their card, and kept while there is room.

A large picture takes half a second. So a screen's is decoded beside the event loop (`coming`), one at a time, and a
finger waits for none of it: its card stands there, or the same picture in fewer pixels, and is painted again once it
has come (`repaint`). A page of a file is written whole: who asks for its picture (`photo`) waits.
Which decoder reads a file is said, not guessed, so that none but these three ever see one.
"""

import logging
import os
import weakref
from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from stat import S_ISREG
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QBrush, QColorSpace, QImage, QImageIOHandler, QImageReader, QPainter
from PySide6.QtWidgets import QGraphicsItem
from shiboken6 import isValid

from kiosk.model.picture import BYTES, DECODED, Picture
from kiosk.ui.guard import guarded
from kiosk.ui.stage.heard import damaged, listening

LOG = logging.getLogger("kiosk.ui")
KEPT = 64 * 1024 * 1024
"""Bytes of pixels that are kept."""
LOOK_MS = 40
"""Between two looks whether a picture that a screen waits for has come."""
STRIP = 64
"""Rows whose colours are converted at a time: Qt holds Python's lock meanwhile, and so the event loop."""
LIKE = 0.02
"""Part by which the proportions of a stand-in may differ."""
_TURNED = QImageIOHandler.Transformation.TransformationRotate90

_SCREEN = QColorSpace(QColorSpace.NamedColorSpace.SRgb)

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
        self._waiting: list[weakref.ref[QGraphicsItem]] = []
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

    def meanwhile(self, wanted: Wanted) -> QImage | None:
        """The same picture in other pixels, the most there are, if it is there at all."""
        shape = wanted.width / wanted.height
        found = [
            image
            for other, image in self._kept.items()
            if other.picture == wanted.picture and abs(other.width / other.height / shape - 1) < LIKE
        ]
        return max(found, key=QImage.width, default=None)

    def repaint(self, item: QGraphicsItem) -> None:
        """Paint an item again once a picture has come. Needs an application."""
        if not self._waiting:
            QTimer.singleShot(LOOK_MS, self._look)
        self._waiting.append(weakref.ref(item))

    @guarded
    def _look(self) -> None:
        if self._coming and not any(done.done() for done in self._coming.values()):
            QTimer.singleShot(LOOK_MS, self._look)
            return
        waiting, self._waiting = self._waiting, []
        for item in {each() for each in waiting}:
            if item is not None and isValid(item):
                item.update()

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
    """The middle of a picture in these proportions, in so many pixels or as many as it has, in the colours of screens.

    None where it is broken, or something is missing in it. May be called from any thread.
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
    with listening() as said:
        image = reader.read()
        return None if image.isNull() or damaged(said) else _on_screen(image)


def _on_screen(image: QImage) -> QImage:
    """The picture in the colours of screens: as its profile says, and where it was made for print, mixed from inks."""
    printed, space = image.format() == QImage.Format.Format_CMYK8888, image.colorSpace()
    if not printed and (not space.isValid() or space == _SCREEN):
        return image
    form = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    made = QImage(image.size(), form)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for top in range(0, image.height(), STRIP):
        strip = image.copy(0, top, image.width(), min(STRIP, image.height() - top))
        seen = strip.convertedToColorSpace(_SCREEN, form) if space.isValid() else strip
        painter.drawImage(0, top, strip.convertToFormat(form) if seen.isNull() else seen)
    painter.end()
    return made


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
