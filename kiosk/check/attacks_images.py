"""Pictures that are meant to break the kiosk: each must be refused with a problem, fast and in little memory.

Each stands for content/images/attack.jpg (or what its name ends in). They are made of a few bytes here, with no library
of pictures: what such a library would write is the least of what can come.
"""

import struct
import zlib
from pathlib import Path

from kiosk.loader import headers
from kiosk.loader.draft import Draft, Entry
from kiosk.loader.marked import parse
from kiosk.loader.pictures import faults, fill
from kiosk.model.problem import Problem
from kiosk.model.slide import Slide

_EXIF = b"Exif\0\0"
_SCAN = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0"


def png(width: int, height: int, *, depth: int = 8, pixels: bytes | None = None) -> bytes:
    """A grey PNG; `pixels`: other compressed data than fit it."""
    if pixels is None:
        pixels = zlib.compress(bytes((width + 1) * height))
    head = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    return headers.PNG + _chunk(b"IHDR", head) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def jpeg(width: int, height: int, *, exif: bytes = b"", passes: int = 0) -> bytes:
    """A grey JPEG without tables to unpack it by; a progressive one where it has `passes`."""
    app = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif if exif else b""
    frame = _frame(width, height)
    frame = frame.replace(b"\xff\xc0", b"\xff\xc2") if passes else frame
    return b"\xff\xd8" + app + frame + (_SCAN + b"pixels") * max(passes, 1) + b"\xff\xd9"


def webp(width: int, height: int, pixels: bytes = bytes(8)) -> bytes:
    """A lossy WebP with nothing behind its header that a decoder could use."""
    sides = struct.pack("<HH", width & 0x3FFF, height & 0x3FFF)
    return _riff(_piece(b"VP8 ", b"\x10\0\0\x9d\x01\x2a" + sides + pixels))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _with(whole: bytes, chunks: bytes) -> bytes:
    """A PNG with more chunks after its first."""
    return whole[:33] + chunks + whole[33:]


def _frame(width: int, height: int) -> bytes:
    return b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\0"


def _colored(grey: bytes) -> bytes:
    """A progressive JPEG's passes in one that says it has none, and three colours: each pass brings one of them."""
    frame = grey.index(b"\xff\xc2")
    head = b"\xff\xc0\0\x11" + grey[frame + 4 : frame + 9] + b"\x03\x01\x11\0\x02\x11\0\x03\x11\0"
    return grey[:frame] + head + grey[frame + 13 :]


def _piece(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)


def _riff(pieces: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", 4 + len(pieces)) + b"WEBP" + pieces


def _extended(flags: int, width: int, height: int) -> bytes:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return _piece(b"VP8X", struct.pack("<I", flags) + sides)


def corpus() -> dict[str, bytes]:
    """File name and bytes of each attack; the largest has 17 MB, so ask once."""
    whole, photo, web = png(8, 8), jpeg(8, 8), webp(8, 8)
    idat = whole.index(b"IDAT") - 4
    found = {
        "empty.png": b"",
        "one-byte.jpg": b"\xff",
        "only-magic.png": headers.PNG,
        "only-magic.jpg": headers.JPEG,
        "only-magic.webp": b"RIFF\0\0\0\0WEBP",
        "text.png": b"just words\n",
        "zeros.jpg": bytes(4096),
        # renamed from something that Qt could read by its content, were it asked to guess
        "gif.png": b"GIF89a" + bytes(32),
        "svg.png": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
        "svg-xml.jpg": b'<?xml version="1.0"?><svg/>',
        "html.jpg": b"<!DOCTYPE html><script>alert(1)</script>",
        "tiff.jpg": b"II*\0" + bytes(32),
        "tiff-mm.png": b"MM\0*" + bytes(32),
        "ico.png": b"\0\0\1\0" + bytes(32),
        "bmp.png": b"BM" + bytes(64),
        "heic.jpg": b"\0\0\0\x18ftypheic" + bytes(32),
        "avif.webp": b"\0\0\0\x18ftypavif" + bytes(32),
        "film.jpg": b"\0\0\0\x18ftypqt  " + bytes(32),
        "jpeg-xl.jpg": b"\xff\x0a" + bytes(32),
        "pdf.png": b"%PDF-1.7\n",
        "exe.jpg": b"MZ" + bytes(64),
        "zip.png": b"PK\3\4" + bytes(64),
        # sizes that lie, or mean it
        "huge.png": png(20_000, 20_000, pixels=b""),
        "huge.jpg": jpeg(20_000, 20_000),
        "huge.webp": webp(16_383, 16_383),
        "endless.png": png(2**31 - 1, 2**31 - 1, pixels=b""),
        "beyond.png": png(2**32 - 1, 2**32 - 1, pixels=b""),
        "nothing.png": png(0, 8, pixels=b""),
        "nothing.jpg": jpeg(8, 0),
        "long.png": png(200_000, 1, pixels=b""),
        "sixteen-bit.png": png(4096, 4096, depth=16, pixels=b""),
        "many-bytes.png": png(8, 8) + bytes(17_000_000),
        # hidden text that swells a thousandfold, in each kind of chunk that can hold it
        "ztxt-bomb.png": _with(whole, _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(30_000_000)))),
        "itxt-bomb.png": _with(whole, _chunk(b"iTXt", b"a\0\1\0\0\0" + zlib.compress(bytes(30_000_000)))),
        "iccp-bomb.png": _with(whole, _chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(30_000_000)))),
        "ztxt-broken.png": _with(whole, _chunk(b"zTXt", b"a\0\0" + b"no zlib at all")),
        "many-chunks.png": _with(whole, _chunk(b"tEXt", b"a\0b") * 50_000),
        "many-segments.jpg": photo[:2] + b"\xff\xfe\0\x02" * 50_000 + photo[2:],
        # broken off in each of their parts
        "cut-in-ihdr.png": whole[:20],
        "cut-before-idat.png": whole[:idat],
        "cut-in-idat.png": whole[: idat + 12],
        "cut-before-end.png": whole[:-12],
        "cut-in-exif.jpg": photo[:2] + b"\xff\xe1\xff\xff" + _EXIF,
        "cut-in-frame.jpg": photo[: photo.index(b"\xff\xc0") + 6],
        "cut-in-pixels.jpg": photo[:-3],
        "cut-in-vp8.webp": web[:-2],
        "never-written.webp": webp(8, 8, pixels=bytes(9_000)),
        # structures that lie about themselves
        "no-ihdr.png": headers.PNG + _chunk(b"tEXt", b"a\0b") + whole[8:],
        "two-ihdr.png": _with(whole, whole[8:33]),
        "odd-depth.png": png(8, 8, depth=3),
        "no-idat.png": whole[:33] + whole[-12:],
        "long-chunk.png": whole[:33] + struct.pack(">I", 2**32 - 1) + b"tEXt",
        "nameless-chunk.png": _with(whole, _chunk(b"\0\0\0\0", b"")),
        "no-frame.jpg": photo[:2] + photo[photo.index(b"\xff\xda") :],
        "two-frames.jpg": photo[:2] + _frame(8, 8) + photo[2:],
        "twelve-bit.jpg": photo.replace(b"\xff\xc0\0\x0b\x08", b"\xff\xc0\0\x0b\x0c"),
        "lossless.jpg": photo.replace(b"\xff\xc0", b"\xff\xc3"),
        "no-length.jpg": photo[:2] + b"\xff\xe0\0\0" + photo[2:],
        "no-marker.jpg": photo[:2] + b"abcd" + photo[2:],
        "end-first.jpg": b"\xff\xd8\xff\xd9" + photo,
        "many-passes.jpg": jpeg(4096, 4096, passes=2_000),
        "many-scans.jpg": _colored(jpeg(4096, 4096, passes=2_000)),
        "riff-too-long.webp": web[:4] + struct.pack("<I", 2**31) + web[8:],
        "riff-too-short.webp": web[:4] + struct.pack("<I", 12) + web[8:],
        "chunk-too-long.webp": web[:16] + struct.pack("<I", 2**31) + web[20:],
        "no-keyframe.webp": web.replace(b"\x9d\x01\x2a", b"\x9d\x01\x2b"),
        "other-canvas.webp": _riff(_extended(0, 4000, 4000) + web[12:]),
        "canvas-alone.webp": _riff(_extended(0, 8, 8)),
        # that move
        "animated.png": _with(whole, _chunk(b"acTL", struct.pack(">II", 2, 0))),
        "animated.webp": _riff(_extended(2, 8, 8) + _piece(b"ANIM", bytes(6)) + web[12:]),
        # two files in one
        "zip-behind.png": whole + b"PK\3\4" + bytes(100),
        "html-behind.png": whole + b"<script>alert(1)</script>",
        "film-behind-a-cut.jpg": photo[:-2] + b"\0\0\0\x18ftypmp42" + bytes(100),
        "zip-behind.webp": web + b"PK\3\4" + bytes(100),
        # what they hold is something else than they say
        "png-in.jpg": whole,
        "jpeg-in.webp": photo,
        "webp-in.png": web,
    }
    return found


def deep() -> dict[str, bytes]:
    """Those that are sound to every look at their headers: a decoder refuses them, and tells staff (`kiosk check`)."""
    whole = png(8, 8)
    turned = b"MM\0*" + struct.pack(">IHHHIHH", 8, 60_000, 0x0112, 3, 1, 99, 0)
    return {
        "no-pixels.png": png(4000, 4000, pixels=b""),
        "few-pixels.png": png(64, 64, pixels=zlib.compress(bytes(100))),
        "wrong-sum.png": whole[:-16] + b"sum!" + whole[-12:],
        "no-zlib.png": png(64, 64, pixels=b"not compressed at all"),
        "no-tables.jpg": jpeg(64, 64),
        "absurd-exif.jpg": jpeg(64, 64, exif=_EXIF + turned),
        "endless-exif.jpg": jpeg(64, 64, exif=_EXIF + b"II*\0" + struct.pack("<I", 2**32 - 1)),
        "no-pixels.webp": webp(64, 64),
    }


def refusals(path: Path) -> tuple[Problem, ...]:
    """What is said of a file in content/images, as a slide's picture. Never raises."""
    draft = Draft()
    image = {"file": f"images/{path.name}", "alt": {"it": "a", "en": "a"}}
    model = Slide.model_validate({"id": "a", "layout": "picture", "title": {"it": "a", "en": "a"}, "image": image})
    entry = draft.slides["a"] = Entry(model, parse(b"", "content/slides/attack.yaml"), ())
    fill(path.parent.parent, draft)
    return tuple(faults(entry, draft))
