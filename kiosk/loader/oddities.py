"""What calamine cannot tell of a sheet's cells, and where they must not be, from the sheet's XML.

calamine reads an error (#REF!), and a formula that was never worked out, as an empty cell, which would pass as a gap;
of 7.3 % it tells 0.073; and one cell at XFD1048576 makes it ask for 77 GB and abort the process. Cells are counted here
as calamine does, and what no spreadsheet program writes is refused.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from kiosk.loader.refusals import Refused, refuse
from kiosk.model.problem import N_, Say


@dataclass(frozen=True)
class Limits:
    """The last row and column that may hold anything, how many ranges are merged, how many tags a part may have.

    By default those of a data file: as a CSV's, with its header, and what is read in a tenth of a second.
    """

    rows: int = 2_001
    columns: int = 100
    merged: int = 1_000
    tags: int = 100_000


DATA = Limits()

Place = tuple[int, int]
"""Row and column, from 1."""

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_PERCENTS = ("9", "10")  # Excel's own formats 0% and 0.00%
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_SCALED = re.compile(r"%|[0#?],+(?![0#?,])")


@dataclass(frozen=True)
class Oddity:
    """What calamine cannot tell of a cell: `error` (its word), `formula` without a result, or `format` that scales."""

    kind: str
    text: str = ""


@dataclass(frozen=True)
class Oddities:
    """What is odd in a sheet, by place, and its merged ranges."""

    cells: dict[Place, Oddity] = field(default_factory=dict)
    merged: list[tuple[Place, Place]] = field(default_factory=list)


def oddities(sheet: Element, styles: Element | None, path: str, limits: Limits) -> Oddities:
    """Those of a sheet's XML, with its workbook's styles. Refused where a cell stands too far off, or is none."""
    scaled = _scaled(styles) if styles is not None else frozenset[str]()
    space = sheet.tag.removesuffix("worksheet")
    found = Oddities()
    at = 0
    for row in _children(sheet.findall(f"{space}sheetData"), f"{space}row", path):
        at, column = int(row.get("r", at + 1)), 0
        for cell in _children((row,), f"{space}c", path):
            place = _place(cell.get("r"), path) or (at, column + 1)
            column = place[1]
            if len(cell):
                _within(place, path, limits)
                if odd := _oddity(cell, scaled):
                    found.cells[place] = odd
    merged = list(sheet.iter(f"{space}mergeCell"))
    if len(merged) > limits.merged:
        raise damaged(path)
    for one in merged:
        first, _, last = one.get("ref", "").partition(":")
        start, end = _place(first, path), _place(last or first, path)
        if start and end:
            found.merged.append((start, end))
    return found


def local(tag: str) -> str:
    """A name without its namespace: producers differ in it, and calamine looks at none."""
    return tag.rpartition("}")[2]


def damaged(path: str) -> Refused:
    """The refusal of what no spreadsheet program writes."""
    message = Say(N_("the workbook is damaged, or made in an unusual way"))
    return refuse(path, "data-file", message, Say(N_("save it as .xlsx in Excel or LibreOffice")))


def _children(parents: Iterable[Element], tag: str, path: str) -> Iterator[Element]:
    """What stands in elements; refused where it is not what stands there in every workbook."""
    for parent in parents:
        for child in parent:
            if child.tag != tag:
                raise damaged(path)
            yield child


def _place(text: str | None, path: str) -> Place | None:
    if text is None:
        return None
    found = _CELL.fullmatch(text)
    if found is None:
        raise damaged(path)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _within(place: Place, path: str, limits: Limits) -> None:
    if place[0] > limits.rows or place[1] > limits.columns:
        params: dict[str, str | int] = {"rows": limits.rows, "columns": limits.columns}
        said = N_("this cell is too far off: a sheet has at most %(rows)s rows and %(columns)s columns")
        raise refuse(path, "limits", Say(said, params), Say(N_("keep only the table in this sheet")), *place)


def _scaled(styles: Element) -> frozenset[str]:
    """The styles in which a cell shows another number than it holds: percent, or thousands cut off."""
    codes = {number: "%" for number in _PERCENTS}
    formats: list[str] = []
    for one in styles.iter():
        if local(one.tag) == "numFmt":
            codes[one.get("numFmtId", "")] = _QUOTED.sub("", one.get("formatCode", ""))
        elif local(one.tag) == "cellXfs":
            formats = [xf.get("numFmtId", "") for xf in one]
    return frozenset(str(place) for place, number in enumerate(formats) if _SCALED.search(codes.get(number, "")))


def _oddity(cell: Element, scaled: frozenset[str]) -> Oddity | None:
    kind, style = cell.get("t", "n"), cell.get("s", "0")
    if len(cell) == 1 and kind != "e" and style not in scaled and cell[0].tag.endswith("v"):
        return None  # nearly all
    inside = {local(one.tag): one.text or "" for one in cell}
    if kind == "e":
        return Oddity("error", inside.get("v", ""))
    if "f" in inside and kind != "str" and not inside.get("v"):
        return Oddity("formula")
    return Oddity("format") if kind == "n" and inside.get("v") and style in scaled else None
