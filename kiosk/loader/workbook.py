"""A workbook (.xlsx) made safe: only the parts that hold one sheet, read within limits, and packed anew.

An .xlsx is a zip of XML, and calamine, which reads its cells, trusts both: tried, one cell far off aborts the process
(`kiosk.loader.oddities`), a part may unpack to a thousand times its size, and two parts of one name be taken for each
other. So the zip is judged first, the parts that matter are read here within limits, and calamine is given a workbook
of one sheet packed from them alone: what was not looked at, it never sees.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import NoReturn
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from kiosk.loader.oddities import DATA, Limits, Oddities, damaged, local, oddities
from kiosk.loader.refusals import WORKBOOK, Refused, refuse
from kiosk.model.problem import N_, Say

ENTRIES, TOTAL, PART, RATIO = 200, 32_000_000, 8_000_000, 200
ATTRIBUTES = 64
_LONG = re.compile(rb"<[^<]{8000,}")
_AS_XLSX = Say(N_("save it as .xlsx in Excel or LibreOffice"))
_ENCODING = re.compile(rb"""^<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """One sheet: a workbook for calamine that holds nothing else, and what calamine cannot tell of it."""

    packed: bytes
    odd: Oddities


def part(data: bytes, path: str, name: str | None, limits: Limits = DATA) -> Part:
    """The sheet of a file's bytes that is called `name`, else the only one. Refused where there is no such safe one.

    path  what problems call the file
    """
    with _refusing(path):
        return _Reader(data, path, limits).part(name)


def names(data: bytes, path: str, limits: Limits = DATA) -> tuple[str, ...]:
    """The names of a workbook's sheets. Refused as `part` is."""
    with _refusing(path):
        return tuple(_Reader(data, path, limits).sheets())


@contextmanager
def _refusing(path: str) -> Iterator[None]:
    """zipfile, zlib and ElementTree raise a dozen kinds for a broken file."""
    try:
        yield
    except Refused:
        raise
    except Exception as error:
        raise damaged(path) from error


def _judge(data: bytes, path: str) -> None:
    """Whether it can be a workbook at all."""
    if len(data) > WORKBOOK:
        message = Say(N_("the workbook is larger than %(limit)s MB"), {"limit": WORKBOOK // 1_000_000})
        raise refuse(path, "limits", message, Say(N_("keep only the sheets that the kiosk shows")))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = Say(N_("the workbook has a password, or is of the old format .xls"))
        raise refuse(path, "data-file", message, Say(N_("save it as .xlsx, without a password")))
    if not data.startswith(b"PK"):
        raise refuse(path, "data-file", Say(N_("this is not a workbook")), _AS_XLSX)


class _Reader:
    """Reads single parts of a zip that was judged as a whole."""

    def __init__(self, data: bytes, path: str, limits: Limits) -> None:
        _judge(data, path)
        self._path, self._limits = path, limits
        if data.count(b"PK\1\2") > ENTRIES:  # zipfile would take half a second to list them
            self._limit(Say(N_("the workbook has more than %(limit)s parts"), {"limit": ENTRIES}))
        self._zip = ZipFile(BytesIO(data))
        self._entries: dict[str, ZipInfo] = {}
        for entry in self._zip.infolist():
            self._plain(entry)
            self._entries[entry.filename] = entry
        if sum(entry.file_size for entry in self._entries.values()) > TOTAL:
            self._limit(Say(N_("the workbook unpacks to more than %(limit)s MB"), {"limit": TOTAL // 1_000_000}))
        names = {name.lower() for name in self._entries}
        if len(names) != len(self._zip.infolist()):
            raise damaged(path)
        if "xl/vbaproject.bin" in names:
            self._refuse(Say(N_("the workbook holds macros")), Say(N_("save it as .xlsx, without macros")))
        if any(name.startswith("xl/externallinks/") for name in names):
            hint = Say(N_("break the links: Data, Edit Links"))
            self._refuse(Say(N_("the workbook takes values from other files")), hint)
        if "xl/workbook.xml" not in self._entries:
            self._refuse(Say(N_("this is not a workbook")), _AS_XLSX)

    def part(self, name: str | None) -> Part:
        """The sheet of a name, with what it needs."""
        targets = self._targets
        text, sheet = self._read(self._sheet(name))
        parts, styles = {"xl/worksheets/sheet1.xml": text}, None
        for own, kind in (("xl/sharedStrings.xml", "sharedStrings"), ("xl/styles.xml", "styles")):
            if found := next((target for type_, target in targets.values() if type_ == kind), None):
                parts[own], root = self._read(found)
                styles = root if kind == "styles" else None
        return Part(_packed(parts), oddities(sheet, styles, self._path, self._limits))

    def _plain(self, entry: ZipInfo) -> None:
        """A plain name, no password, nothing that swells."""
        parts = entry.filename.removesuffix("/").split("/")
        if any(sign in entry.filename for sign in "\\:\0") or {"", ".", ".."} & set(parts):
            raise damaged(self._path)
        if entry.flag_bits & 1:
            self._refuse(Say(N_("the workbook has a password")), Say(N_("save it as .xlsx, without a password")))
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(self._path)
        if entry.file_size > RATIO * max(1, entry.compress_size):
            self._limit(Say(N_("the workbook unpacks to more than %(limit)s times its size"), {"limit": RATIO}))

    @cached_property
    def _targets(self) -> dict[str, tuple[str, str]]:
        """Kind and name of the parts that the workbook is made of, by the id it calls them."""
        found: dict[str, tuple[str, str]] = {}
        for one in self._read("xl/_rels/workbook.xml.rels")[1].iter():
            if local(one.tag) == "Relationship" and one.get("TargetMode", "Internal") == "Internal":
                target = posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/")
                found[one.get("Id", "")] = one.get("Type", "").rpartition("/")[2], target
        return found

    def sheets(self) -> dict[str, tuple[str, bool]]:
        """The part that holds each sheet, and whether it can be seen."""
        found: dict[str, tuple[str, bool]] = {}
        targets = self._targets
        for one in self._read("xl/workbook.xml")[1].iter():
            ids = [value for key, value in one.attrib.items() if local(key) == "id"]
            if local(one.tag) == "sheet" and len(ids) == 1 and targets.get(ids[0], ("",))[0] == "worksheet":
                name = one.get("name", "").strip()
                if name in found:  # a choice that nobody made
                    raise damaged(self._path)
                found[name] = targets[ids[0]][1], one.get("state", "visible") == "visible"
        return found

    def _sheet(self, name: str | None) -> str:
        """The part that holds the sheet of a name."""
        sheets = self.sheets()
        seen = [title for title, (_, visible) in sheets.items() if visible] or list(sheets)
        if name is None and len(seen) == 1:
            return sheets[seen[0]][0]
        if name is not None and name in sheets:
            return sheets[name][0]
        hint = Say(N_("the sheets are: %(names)s"), {"names": ", ".join(sheets)[:200]}) if sheets else None
        if name is not None:
            self._refuse(Say(N_('there is no sheet "%(name)s"'), {"name": name}), hint)
        if not sheets:
            self._refuse(Say(N_("the workbook has no sheet")), _AS_XLSX)
        hint = Say(N_("add sheet: ... with one of: %(names)s"), {"names": ", ".join(seen)[:200]})
        self._refuse(Say(N_("the workbook has several sheets: which one holds the values?")), hint)

    def _read(self, name: str) -> tuple[bytes, Element]:
        """The bytes of a part, and what they mean: XML in UTF-8 that declares no entities."""
        if name not in self._entries:
            raise damaged(self._path)
        if self._entries[name].file_size > PART:
            self._limit(
                Say(N_("a part of the workbook unpacks to more than %(limit)s MB"), {"limit": PART // 1_000_000})
            )
        text = self._zip.read(name).removeprefix(b"\xef\xbb\xbf")
        if text.count(b"<") > self._limits.tags:
            self._limit(
                Say(N_("the workbook has more than %(limit)s cells or texts"), {"limit": self._limits.tags // 4})
            )
        if not text.startswith(b"<") or b"\0" in text or b"<!DOCTYPE" in text or _ENCODING.match(text):
            raise damaged(self._path)
        if any(long[0].count(b"=") > ATTRIBUTES for long in _LONG.finditer(text)):  # takes long to parse
            raise damaged(self._path)
        root = fromstring(text)
        if any(len(one.attrib) > ATTRIBUTES for one in root.iter()):
            raise damaged(self._path)
        return text, root

    def _limit(self, message: Say) -> NoReturn:
        raise refuse(self._path, "limits", message, Say(N_("keep only the sheets that the kiosk shows")))

    def _refuse(self, message: Say, hint: Say | None = None) -> NoReturn:
        raise refuse(self._path, "data-file", message, hint)


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _related(kind: str, target: str) -> str:
    one = f'<Relationship Id="r" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}">{one}</Relationships>'


_OURS = {
    "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
    "xl/_rels/workbook.xml.rels": _related("worksheet", "worksheets/sheet1.xml"),
    "xl/workbook.xml": f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="s" sheetId="1" r:id="r"/></sheets></workbook>',
}


def _packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A workbook of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as file:
        for name, text in ({**_OURS, **parts}).items():
            file.writestr(ZipInfo(name), text)  # by its name alone it would get a date, which a clock may not have
    return out.getvalue()
