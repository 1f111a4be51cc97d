"""What the first and the last bytes of a picture say: its form and size. No pixel is decoded.

A header is not believed further than it goes: what it says of sizes is held against the file, and what would take a
decoder long or much memory (animations, hidden text that swells, a hundred passes) is refused before one sees it.

What stands behind the end of a JPEG is let be: phones put a film of the moment there (Google, Samsung), a second one
for brighter screens (Ultra HDR) or notes of their own, some copies zeros. libjpeg reads no further than the end of the
first, and nothing else of ours opens the file. A PNG has no such custom: what follows it is refused.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from kiosk.model.picture import DECODED, SIDE, Kind
from kiosk.model.problem import N_, Say

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_IEND = b"\0\0\0\0IEND\xaeB`\x82"
_EOI, _SOS = b"\xff\xd9", b"\xff\xda"
_COMPRESSED = {b"zTXt": 2, b"iCCP": 2, b"iTXt": 0}
"""Chunks that swell, and how many bytes stand between a chunk's first NUL and what is compressed."""
_SWELLS = 1_000_000
_PIECES = 2_000
"""Bytes that hidden text may swell to; chunks or segments before the pixels."""
_PASSES = 40
"""So often a JPEG may come back to its pixels; programs write ten."""
_CLUSTER = 4096
"""Zeros at the end of a WebP: a disk's portion that was never written. One of a single colour ends in 1,600 at most."""
_ENOUGH = 3840
HEIC = "HEIC"
_OTHERS = (
    (rb"GIF8", "GIF"), (rb"BM", "BMP"), (rb"II\*\0|MM\0\*", "TIFF"), (rb"\x00\x00\x01\x00", "ICO"), (rb"%PDF", "PDF"),
    (rb".{4}ftyp(hei|hev|mif1|msf1)", HEIC), (rb".{4}ftypavi[fs]", "AVIF"), (rb"8BPS", "Photoshop"),
    (rb".{4}ftyp(isom|iso\d|mp4|qt  )", "MP4"), (rb"\xff\x0a|\0\0\0\x0cJXL ", "JPEG XL"),
    (rb"\s*(\xef\xbb\xbf)?\s*<(\?xml|svg|!DOCTYPE svg)", "SVG"), (rb"\s*<", "HTML"),
)  # fmt: skip

ANEW = Say(N_("open it in a picture editor and save it again as PNG or JPEG"))
COPY = Say(N_("copy it again from where it came from"))
EXPORT = Say(N_("save it as PNG or JPEG with a picture editor: another name is not enough"))
FROM_PHONE = Say(
    N_(
        "open it on a computer and export it as JPEG: another name is not enough; "
        "so that the iPhone takes JPEG from now on: Settings, Camera, Formats, Most Compatible"
    )
)


class Header(NamedTuple):
    """Form and size; as it is shown, which a camera may have noted apart from how its pixels lie."""

    kind: Kind
    width: int
    height: int


class Unfit(Exception):
    """A picture that cannot be taken: why, and what to do."""

    def __init__(self, message: Say, hint: Say = ANEW) -> None:
        super().__init__(message.msgid)
        self.message, self.hint = message, hint


def header(file: BinaryIO, size: int) -> Header:
    """Read a file of `size` bytes. Unfit where it is no picture that can be drawn, or not a whole one."""
    head = file.read(32)
    if not head:
        raise Unfit(Say(N_("the file is empty")), COPY)
    try:
        if head.startswith(PNG):
            return _png(file, size)
        if head.startswith(JPEG):
            return _jpeg(file, size)
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            return _webp(file, size)
    except (struct.error, IndexError):
        raise _cut() from None
    raise _foreign(head)


def _png(file: BinaryIO, size: int) -> Header:
    width = height = each = at = 0
    for at, length, name in _chunks(file, size, 8, ">"):
        if (name == b"IHDR") != (at == 8):
            raise _damaged()
        if name == b"IHDR":
            width, height, depth = struct.unpack(">IIB4x", file.read(13))
            if length != 13 or depth not in (1, 2, 4, 8, 16):
                raise _damaged()
            each = 8 if depth == 16 else 4
        elif name == b"acTL":
            raise _animated()
        elif name in _COMPRESSED:
            _swells(file.read(length), _COMPRESSED[name])
        elif name == b"IDAT":
            break
        elif name == b"IEND":
            raise _damaged()
    found = _sized("png", width, height, each)
    _ends(file, size, at, _IEND)
    return found


def _chunks(file: BinaryIO, size: int, at: int, order: str) -> Iterator[tuple[int, int, bytes]]:
    """Place, length and name of each chunk, the file standing at its first byte. RIFF has the name first, PNG last."""
    for _ in range(_PIECES):
        file.seek(at)
        length, name = (
            struct.unpack(">I4s", file.read(8)) if order == ">" else struct.unpack("<4sI", file.read(8))[::-1]
        )
        after = 4 if order == ">" else length % 2
        if not name.replace(b" ", b"").isalnum():
            raise _damaged()
        if at + 8 + length > size:
            raise _cut()
        yield at, length, name
        at += 8 + length + after
        if order == "<" and at >= size:
            return
    raise _damaged()


def _swells(data: bytes, skipped: int) -> None:
    """Look how much a chunk of text holds, no further than is allowed."""
    rest = data[data.index(b"\0") + skipped :] if b"\0" in data else b""
    if skipped == 0 and rest[1:2] == b"\1":  # two more texts, each with a NUL at its end
        rest = rest[3:].split(b"\0", 2)[-1]
    elif skipped == 0:
        return
    try:
        if len(zlib.decompressobj().decompress(rest, _SWELLS + 1)) > _SWELLS:
            raise Unfit(Say(N_("the picture carries far too much hidden text")))
    except zlib.error:
        raise _damaged() from None


def _jpeg(file: BinaryIO, size: int) -> Header:
    at, turned, found, layers, parts = 2, False, None, False, 0
    for _ in range(_PIECES):
        file.seek(at)
        mark, code = struct.unpack(">BB", file.read(2))
        if mark != 0xFF or code in (0x00, 0x01) or 0xD0 <= code <= 0xD9:
            raise _damaged()
        if code == 0xFF:  # one more than is needed
            at += 1
            continue
        (length,) = struct.unpack(">H", file.read(2))
        if length < 2:
            raise _damaged()
        if at + 2 + length > size:
            raise _cut()
        if code == 0xE1:
            turned = turned or _turned(file.read(length - 2))
        elif code in (0xC0, 0xC1, 0xC2):
            depth, height, width, parts = struct.unpack(">BHHB", file.read(6))
            if found or depth != 8 or parts not in (1, 3, 4) or length != 8 + 3 * parts:
                raise _damaged()
            found, layers = _sized("jpeg", width, height), code == 0xC2
        elif 0xC3 <= code <= 0xCF and code not in (0xC4, 0xC8, 0xCC):
            raise Unfit(Say(N_("this rare kind of JPEG cannot be read")))
        elif code == 0xDA:
            layers = layers or file.read(1) != bytes([parts])  # its colours one after the other, or in how many goes
            break
        at += 2 + length
    else:
        raise _damaged()
    if not found:
        raise _damaged()
    _ends(file, size, at, _EOI)
    if layers:
        file.seek(at)
        if file.read(size - at).count(_SOS) > _PASSES:
            raise Unfit(Say(N_("the picture is stored in too many layers")))
    return Header("jpeg", found.height, found.width) if turned else found


def _turned(exif: bytes) -> bool:
    """Whether a camera was held upright: its pixels lie on their side. What is absurd says nothing."""
    tiff = exif[6:]
    if not exif.startswith(b"Exif\0\0") or tiff[:4] not in (b"II*\0", b"MM\0*"):
        return False
    order = "<" if tiff[:1] == b"I" else ">"
    try:
        (at,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, at)
        for entry in range(min(count, 200)):
            tag, type_, many, value = struct.unpack_from(order + "HHIH", tiff, at + 2 + 12 * entry)
            if (tag, type_, many) == (0x0112, 3, 1):
                return bool(5 <= value <= 8)
    except struct.error:
        pass
    return False


def _webp(file: BinaryIO, size: int) -> Header:
    file.seek(4)
    (said,) = struct.unpack("<I", file.read(4))
    if said + 8 > size:
        raise _cut()
    if said + 8 + said % 2 < size:
        raise _followed()
    canvas: Header | None = None
    for at, length, name in _chunks(file, size, 12, "<"):
        data = file.read(min(length, 10))
        if name == b"VP8X" and at == 12:
            if data[0] & 2:
                raise _animated()
            wide, high = (int.from_bytes(data[n : n + 3], "little") + 1 for n in (4, 7))
            canvas = _sized("webp", wide, high)
        elif name in (b"ANIM", b"ANMF"):
            raise _animated()
        elif name in (b"VP8 ", b"VP8L"):
            found = _frame(name, data)
            if canvas not in (None, found):
                raise _damaged()
            file.seek(max(at + 8 + length - _CLUSTER, at + 8))
            if length > _CLUSTER and not file.read(_CLUSTER).strip(b"\0"):
                raise _cut()
            return found
        elif not canvas:
            raise _damaged()
    raise _damaged()


def _frame(name: bytes, data: bytes) -> Header:
    if name == b"VP8L":
        if data[0] != 0x2F:
            raise _damaged()
        (bits,) = struct.unpack("<I", data[1:5])
        return _sized("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if data[0] & 1 or data[3:6] != b"\x9d\x01\x2a":
        raise _damaged()
    width, height = struct.unpack("<HH", data[6:10])
    return _sized("webp", width & 0x3FFF, height & 0x3FFF)


def _sized(kind: Kind, width: int, height: int, each: int = 4) -> Header:
    """The header, if so many pixels of `each` bytes can be drawn."""
    if not width or not height:
        raise _damaged()
    if max(width, height) > SIDE or width * height * each > DECODED:
        size: dict[str, str | int] = {"width": str(width), "height": str(height)}
        message = Say(N_("the picture has %(width)s × %(height)s pixels: too many to draw"), size)
        if each > 4 and max(width, height) <= SIDE and width * height * 4 <= DECODED:
            raise Unfit(message, Say(N_("save it with 8 bits a colour instead of 16")))
        wide, high = (str(max(side * _ENOUGH // max(width, height), 1)) for side in (width, height))
        small: dict[str, str | int] = {"width": wide, "height": high}
        raise Unfit(message, Say(N_("scale it down to %(width)s × %(height)s pixels"), small))
    return Header(kind, width, height)


def _ends(file: BinaryIO, size: int, start: int, end: bytes) -> None:
    """The pixels have to come to their end, and the file with them, unless it is a JPEG."""
    file.seek(max(size - len(end), start))
    if file.read() == end:
        return
    file.seek(start)
    if end not in file.read():
        raise _cut()
    if end != _EOI:
        raise _followed()


def _foreign(head: bytes) -> Unfit:
    for begins, name in _OTHERS:
        if re.match(begins, head, re.DOTALL):
            message = Say(N_("the file contains %(kind)s; a picture is PNG, JPEG or WebP"), {"kind": name})
            return Unfit(message, FROM_PHONE if name == HEIC else EXPORT)
    return Unfit(Say(N_("this is not a picture")), ANEW)


def _damaged() -> Unfit:
    return Unfit(Say(N_("the picture is damaged")))


def _cut() -> Unfit:
    return Unfit(Say(N_("the picture breaks off in the middle")), COPY)


def _followed() -> Unfit:
    return Unfit(Say(N_("after the picture there is something else in the file")))


def _animated() -> Unfit:
    return Unfit(Say(N_("the picture is animated; slides show still ones")), Say(N_("save one of its frames as PNG")))
