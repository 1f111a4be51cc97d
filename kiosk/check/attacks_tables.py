"""Tables that are meant to break the kiosk, or that a broken program wrote: each must be refused with a problem.

Each stands for a data file; the names end as the files do. What really happened with other readers is in the comments;
the tests feed them all to `refusals`.
"""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from kiosk.loader.tables import most, parse
from kiosk.model.indicator import DataFile
from kiosk.model.problem import Problem

_GOOD = "anno;spesa\n2009;7,3\n"
_SHEET = "xl/worksheets/sheet1.xml"
_WORKBOOK, _RELS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>anno</t></is></c><c r="B1" t="inlineStr"><is><t>x</t></is></c></row>'


def corpus() -> dict[str, bytes]:
    """Name and bytes of each attack. The largest has 50 MB, so ask once."""
    return {f"{name}.csv": data for name, data in _csv().items()} | {f"{n}.xlsx": data for n, data in _xlsx().items()}


def refusals(path: Path) -> tuple[Problem, ...]:
    """What is said of a data file. Never raises."""
    source = DataFile(file=f"data/{path.name}", decimal="comma" if path.suffix == ".csv" else None)
    with path.open("rb") as file:
        return parse(file.read(most(path.name) + 1), f"content/data/{path.name}", source).problems


def _csv() -> dict[str, bytes]:
    return {
        "empty": b"",
        "blank": b"\n\n ;;\n",
        "only-header": b"anno;spesa\n",
        "no-header": b"2009;7,3\n2010;7,1\n",
        "huge": b"anno;spesa\n" + b"2009;7,3\n" * 5_500_000,
        "one-line": b"anno;spesa\n2009;" + b"7" * 900_000 + b"\n",
        "many-rows": b"anno;spesa\n" + b"x;1\n" * 2_001,
        "many-columns": b"anno;spesa\n2009;1" + b";" * 500 + b"\n",
        "many-header-columns": b";".join(b"c%d" % n for n in range(500)) + b"\n2009;1\n",
        "many-separators": b"anno;spesa\n" + b";" * 900_000,
        "long-cell": b"anno;spesa\n2009;" + b"x" * 3_000 + b"\n",
        "open-quote": b'anno;spesa\n2009;"7,3\n2010;7\n',
        "quote-inside": b'anno;spesa\n2009;"7"3"\n',
        "many-quotes": b"anno;spesa\n2009;" + b'"' * 1_999 + b"\n",
        "twice": (_GOOD + "2009;7,4\n").encode(),
        "twice-header": b"anno;spesa;anno\n2009;7,3;1\n",
        "two-separators": b"anno,spesa;altro\n2009;7;3\n",
        "tabs": b"anno\tspesa\n2009\t7\n",
        "commas": b"anno,spesa\n2009,7\n",
        "missing-cell": b"anno;spesa\n2009\n",
        "extra-cell": b"anno;spesa\n2009;7;3\n",
        "no-key": b"anno;spesa\n;7\n",
        "thousands": b"anno;spesa\n2009;347.380\n",
        "english": b"anno;spesa\n2009;7.3\n",
        "spaces": b"anno;spesa\n2009;28 852\n",
        "words": b"anno;spesa\n2009;n.d.\n",
        "percent": b"anno;spesa\n2009;7,3%\n",
        "formula": b"anno;spesa\n2009;=1+1\n",
        "command": b"anno;spesa\n2009;=cmd|' /C calc'!A0\n",
        "exponent": b"anno;spesa\n2009;1e400\n",
        "not-a-number": b"anno;spesa\n2009;nan\n",
        "infinity": b"anno;spesa\n2009;-inf\n",
        "long-number": b"anno;spesa\n2009;" + b"9" * 1_999 + b"\n",
        "out-of-bounds": b"anno;spesa\n2009;9999999999999\n",
        "other-digits": "anno;spesa\n2009;٧\n".encode(),
        "mixed-keys": (_GOOD + "lombardia;1\n").encode(),
        "path-as-key": b"area;posti\n../../etc/passwd;1\n",
        "long-key": b"area;posti\n" + b"a" * 200 + b";1\n",
        "utf-16": _GOOD.encode("utf-16"),
        "latin-1": "città;spesa\n2009;1\n".encode("latin-1"),
        "overlong": b"anno;spesa\n2009;\xc0\xaf\n",
        "surrogate": b"anno;spesa\n2009;\xed\xa0\xbd\n",
        "nul": b"anno;spesa\n2009;7\0\n",
        "escape": b"anno;spesa\n2009;\x1b[2J7\n",
        "bidi": "anno;spesa\n2009;\u202e7\n".encode(),
        "line-separator": "anno;spesa\u20282009;7\n".encode(),
        "binary": bytes(range(256)) * 40,
        "workbook": book(),
    }


def _xlsx() -> dict[str, bytes]:
    deep, merge = "<a>" * 40_000 + "</a>" * 40_000, '<mergeCell ref="A1:CV2001"/>'
    swelling = _swelling()
    attributes = " ".join(f'a{n}=""' for n in range(90_000))
    return {
        "empty": b"",
        "text": _GOOD.encode(),
        "html": b"<html><table><tr><td>7</td></tr></table></html>",
        "old-or-locked": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4_000,
        "only-begun": book()[:300],
        "no-directory": book()[:-60],
        "huge": b"PK\3\4" + b"\0" * 5_000_000,
        "no-parts": _zip({}),
        "nested": _zip({"beds.xlsx": book()}),
        "odf": _zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
        "binary-workbook": book({_WORKBOOK: None, "xl/workbook.bin": b"\0"}),
        "macros": book({"xl/vbaProject.bin": b"\0"}),
        "external-links": book({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
        "external-sheet": book(
            {_RELS: _rels(_related("worksheet", "http://example.org/s.xml", ' TargetMode="External"'))}
        ),
        "password": _patched(book(), flag=1),
        "lying-size": _patched(book(row('<c r="B2"><v>1</v></c>' * 2_000)), size=400),
        "wrong-sum": _patched(book(), crc=1),
        "many-parts": _zip({f"{n}.xml": b"" for n in range(20_000)}, ZIP_STORED),
        # zipfile takes the last of two parts, others the first
        "twin-parts": book({_SHEET.replace("1", "2"): b"<x/>"}).replace(b"sheet2.xml", b"sheet1.xml"),
        "case-twins": book({"xl/Worksheets/Sheet1.xml": b"<x/>"}),
        "traversal": book({"../../evil.xml": b"<x/>"}),
        "absolute": book({"/etc/evil.xml": b"<x/>"}),
        "drive": book({"C:evil.xml": b"<x/>"}),
        # a thousand times its size
        "bomb": book({"xl/media/image1.png": b"\0" * 30_000_000}),
        "wide-bomb": book({f"xl/media/{n}.png": swelling[:4_000_000] for n in range(9)}),
        "sheet-bomb": book({_SHEET: b"<!--" + swelling + b"-->"}),
        "bzip2": _zip(_parts(row()), ZIP_BZIP2),
        "lzma": _zip(_parts(row()), ZIP_LZMA),
        "doctype": book({_SHEET: b'<!DOCTYPE x [<!ENTITY a "b">]>' + _worksheet(row()).encode()}),
        "laughs": book({"xl/sharedStrings.xml": _laughs(), _RELS: _rels(_ALL)}),
        "entity": book(row("<c r='B2'><v>&a;</v></c>")),
        "utf-16": book({_SHEET: ('<?xml version="1.0" encoding="UTF-16"?>' + _worksheet(row())).encode("utf-16")}),
        "declared-utf-7": book({_SHEET: b'<?xml version="1.0" encoding="utf-7"?>' + _worksheet(row()).encode()}),
        "not-xml": book({_SHEET: b"\x89PNG"}),
        "unclosed": book({_SHEET: _worksheet(row()).encode()[:-30]}),
        "control": book(row('<c r="B2" t="str"><v>\x1b[2J</v></c>')),
        # 77 GB, and the process aborts
        "far-cell": book(row('<c r="XFD1048576"><v>1</v></c>')),
        "far-row": book(f'{_HEAD}<row r="1048576"><c><v>1</v></c></row>'),
        "impossible-cell": book(row('<c r="ZZZZZZ9999999999"><v>1</v></c>')),
        "no-cell": book(row('<c r="2"><v>1</v></c>')),
        "row-zero": book(row('<c r="B0"><v>1</v></c>')),
        "hidden-cell": book(row(f'<x><c r="XFD1048576"><v>1</v></c></x>{_cells()}')),
        "many-cells": book("".join(row(_cells(n) * 8, n) for n in range(2, 2_000))),
        "many-rows": book(_HEAD + "".join(f"<row r='{n}'>{_cells(n)}</row>" for n in range(2, 2_003))),
        "many-attributes": book(row(f"<c {attributes}><v>1</v></c>")),
        "deep": book(row(f'<c r="B2">{deep}</c>'), how=ZIP_STORED),
        "merged-everywhere": book(row(), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "merged-often": book(row(), f"<mergeCells>{merge * 20_000}</mergeCells>", ZIP_STORED),
        "no-string": book(row('<c r="A2" t="s"><v>7</v></c>')),
        "long-text": book(row(f'<c r="A2" t="str"><v>{"x" * 40_000}</v></c>')),
        "no-sheet": book({_WORKBOOK: f"<workbook {_MAIN}><sheets/></workbook>".encode()}),
        "lost-sheet": book({_SHEET: None}),
        "two-sheets": book({_WORKBOOK: _sheets("a", "b")}),
        "blank-sheet": book({_SHEET: _worksheet("").encode()}),
        "error": book(row('<c r="A2"><v>2009</v></c><c r="B2" t="e"><v>#REF!</v></c>')),
        "no-result": book(row('<c r="A2"><v>2009</v></c><c r="B2"><f>1+1</f><v></v></c>')),
        "not-a-number": book(row('<c r="A2"><v>2009</v></c><c r="B2"><v>nan</v></c>')),
        "infinity": book(row('<c r="A2"><v>2009</v></c><c r="B2"><v>1e400</v></c>')),
        "out-of-bounds": book(row('<c r="A2"><v>2009</v></c><c r="B2"><v>1e300</v></c>')),
        "truth": book(row('<c r="A2"><v>2009</v></c><c r="B2" t="b"><v>1</v></c>')),
        "text-number": book(row('<c r="A2"><v>2009</v></c><c r="B2" t="str"><v>1.234</v></c>')),
        "bidi": book(row('<c r="A2"><v>2009</v></c><c r="B2" t="str"><v>\u202e7</v></c>')),
    }


def row(cells: str | None = None, number: int = 2) -> str:
    """The header of a sheet, and a row below it."""
    return f'{_HEAD}<row r="{number}">{_cells(number) if cells is None else cells}</row>'


def book(more: Mapping[str, bytes | None] | str | None = None, below: str = "", how: int = ZIP_DEFLATED) -> bytes:
    """A workbook: sound, or with other rows in its sheet, or with other parts (None: without)."""
    rows = more if isinstance(more, str) else row()
    parts: Mapping[str, bytes | None] = {**_parts(rows, below), **(more if isinstance(more, Mapping) else {})}
    return _zip({name: data for name, data in parts.items() if data is not None}, how)


def _parts(rows: str, below: str = "") -> dict[str, bytes]:
    return {
        "[Content_Types].xml": b"<Types/>",
        _WORKBOOK: _sheets("a"),
        _RELS: _rels(_related("worksheet", "worksheets/sheet1.xml")),
        _SHEET: _worksheet(rows, below).encode(),
    }


def _worksheet(rows: str, below: str = "") -> str:
    return f"<worksheet {_MAIN}><sheetData>{rows}</sheetData>{below}</worksheet>"


def _cells(number: int = 2) -> str:
    return f'<c r="A{number}"><v>2009</v></c><c r="B{number}"><v>7.3</v></c>'


def _sheets(*names: str) -> bytes:
    sheets = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="worksheet"/>' for n, name in enumerate(names, start=1))
    return f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'.encode()


def _related(kind: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"{more}/>'


_ALL = _related("worksheet", "worksheets/sheet1.xml") + _related("sharedStrings", "sharedStrings.xml")


def _rels(inside: str) -> bytes:
    return f"<Relationships>{inside}</Relationships>".encode()


def _laughs() -> bytes:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE sst [<!ENTITY a0 "ha">{levels}]><sst><si><t>&a9;</t></si></sst>'.encode()


def _swelling() -> bytes:
    """9 MB that shrink to a fiftieth: more would be told from that alone."""
    return b"".join(b"x" * 90 + bytes([97 + zlib.crc32(struct.pack("<I", n)) % 26]) for n in range(100_000))


def _zip(parts: Mapping[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", how) as file:
        for name, data in parts.items():
            file.writestr(ZipInfo(name), data, how)
    return out.getvalue()


def _patched(data: bytes, *, flag: int = 0, size: int | None = None, crc: int = 0) -> bytes:
    """A zip whose headers lie about the sheet: that it is locked, how long it is, what its sum is."""
    out = bytearray(data)
    for mark, name_at, sum_at in ((b"PK\3\4", 30, 14), (b"PK\1\2", 46, 16)):
        at = data.index(mark, 0)
        while data[at + name_at : at + name_at + len(_SHEET)] != _SHEET.encode():
            at = data.index(mark, at + 1)
        out[at + sum_at - 8] |= flag
        out[at + sum_at] ^= crc
        if size is not None:
            struct.pack_into("<I", out, at + sum_at + 8, size)
    return bytes(out)
