"""A sheet of a workbook as lines of cells that remember row and column, as `kiosk.loader.delimited` reads a CSV.

- A number is the one that Excel shows when nothing rounds it: 15 digits, as Excel counts (85.49999999999999 is 85.5),
  24200.0 is 24200. More than six decimals are a sum that nobody rounded, and are refused with how to round it.
- A text that looks like a number is a text: it needs the indicator's `decimal`, as in a CSV.
- Dates, true and false, errors, formulas that were never worked out, cells merged over several rows, and formats that
  show another number than there is (7.3 % holds 0.073) are refused where they stand for a key or a value; elsewhere
  nobody looks. Cells merged within a row (a note) are its first one.
- A formula's result is a number like any other. An empty cell is a gap. Hidden rows and columns count.
"""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from math import isfinite

from kiosk.loader import workbook
from kiosk.loader.delimited import BEGIN, CELL, Cell, Sheet
from kiosk.loader.numerals import EMPTY, NumeralError
from kiosk.loader.oddities import DATA, Limits, Oddity, Place, damaged
from kiosk.loader.refusals import FORBIDDEN, REMOVE, Refused, invisible, refuse
from kiosk.model.problem import N_, Say, cell_name

DECIMALS = 6
Value = str | float | bool | datetime.date | datetime.time | datetime.timedelta


def sheet(data: bytes, path: str, name: str | None) -> Sheet:
    """The sheet of a file's bytes that is called `name`, else the only one. Refused where there is none, or nothing.

    It begins at the first row that holds anything, and at the first column that this row names, or at the one before
    it where the next row begins there: the keys of a table often have no name.
    """
    cells = grid(data, path, name)
    rows = [row for row in cells if any(cell.text or cell.fault for cell in row)]
    if not rows:
        raise refuse(path, "data-file", Say(N_("the sheet is empty")), BEGIN)
    first = next(at for at, cell in enumerate(rows[0]) if cell.text or cell.fault)
    if first and len(rows) > 1 and rows[1][first - 1].text:
        first -= 1
    return Sheet(rows[0][first:], [row[first:] for row in rows[1:]], [])


def grid(data: bytes, path: str, name: str | None, limits: Limits = DATA) -> list[list[Cell]]:
    """All cells of a sheet from A1 on, each row as long as the others. Refused as `sheet` is."""
    part = workbook.part(data, path, name, limits)
    rows = _values(part.packed, path)
    covered = _merged(part.odd.merged, len(rows), len(rows[0]) if rows else 0, path)
    return [
        [_cell(value, (row, column), part.odd.cells, covered, path) for column, value in enumerate(values, start=1)]
        for row, values in enumerate(rows, start=1)
    ]


def _values(packed: bytes, path: str) -> Sequence[Sequence[Value]]:
    from python_calamine import CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(BytesIO(packed)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except BaseException as error:
        # A panic of Rust is no Exception, and its class cannot be imported. What we packed should give none.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise damaged(path) from error


def _merged(merged: Sequence[tuple[Place, Place]], height: int, width: int, path: str) -> dict[Place, bool]:
    """The cells that merges cover: True where one over several rows does, False for those that only look empty."""
    covered: dict[Place, bool] = {}
    for (top, left), (bottom, right) in merged:
        places = [(r, c) for r in range(top, min(bottom, height) + 1) for c in range(left, min(right, width) + 1)]
        if not covered.keys().isdisjoint(places):  # no program makes such, and each would be counted out anew
            raise damaged(path)
        covered |= dict.fromkeys(places if bottom > top else places[1:], bottom > top)
    return covered


def _cell(value: Value, place: Place, odd: Mapping[Place, Oddity], covered: Mapping[Place, bool], path: str) -> Cell:
    if place in covered:
        return Cell("", *place, fault=_no(_MERGED, _UNMERGE) if covered[place] else None)
    if place in odd:
        return Cell("", *place, fault=_odd(odd[place], value, place))
    if isinstance(value, str):
        return _text(value.strip(), place, path)
    if isinstance(value, bool):
        return Cell("", *place, fault=_no(_BOOLEAN))
    if isinstance(value, (int, float)):
        return _number(value, place)
    return Cell("", *place, fault=_no(_DATE, AS_NUMBER))


def _text(text: str, place: Place, path: str) -> Cell:
    if found := FORBIDDEN.search(text):
        raise Refused(Cell(text, *place).problem(path, invisible(found[0]), REMOVE, "encoding"))
    if len(text) > CELL:
        message = Say(N_("a cell has at most %(characters)s characters"), {"characters": CELL})
        raise refuse(path, "limits", message, Say(N_("shorten it")), *place)
    return Cell(text, *place)


def _number(value: float, place: Place) -> Cell:
    if not isfinite(value):
        return Cell("", *place, fault=_no(N_("a number is needed")))
    number = decimal(value)
    found = Cell(f"{number:f}", *place, number)
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > DECIMALS:
        hint = Say(N_("round it there: =ROUND(...; 1)"))
        message = Say(N_("%(number)s has more than %(n)s decimals"), {"number": found.text, "n": DECIMALS})
        return Cell(found.text, *place, fault=NumeralError("data-file", message, hint))
    return found


def decimal(value: float) -> Decimal:
    """A spreadsheet's number with the digits that it shows: 15 at most, as Excel counts, and no exponent."""
    return Decimal(f"{Decimal(f'{value:.15g}') + 0:f}")


def _odd(oddity: Oddity, value: Value, place: Place) -> NumeralError:
    params: dict[str, str | int] = {"cell": cell_name(*place), "text": oddity.text[:20]}
    if oddity.kind == "error":
        return NumeralError("data-file", Say(N_("the formula ends in %(text)s"), params), EMPTY)
    if oddity.kind == "formula":
        return _no(N_("the formula has no result yet"), N_("open the file in Excel or LibreOffice, and save it"))
    params["text"] = f"{decimal(value):f}" if isinstance(value, (int, float)) else str(value)[:20]
    message = Say(N_("the cell holds %(text)s, but its format shows another number (such as a percentage)"), params)
    return NumeralError("ambiguous-number", message, Say(N_("write the number as it is to be read, in a plain format")))


def _no(message: str, hint: str = EMPTY.msgid) -> NumeralError:
    return NumeralError("data-file", Say(message), Say(hint))


_MERGED = N_("this cell is merged with those below or above")
_UNMERGE = N_("unmerge it: each value needs a cell of its own")
_BOOLEAN = N_("TRUE and FALSE are no numbers")
_DATE = N_("this is a date, not a number")
AS_NUMBER = N_("format the cell as a number and type it again: a year is 2019, and decimals have your own sign")
