"""`kiosk table export OUT.xlsx`: all figures as a workbook, in which values and years can be changed.

The first sheet says how; the second has a figure a line. Cells that may be changed are tinted, all others are locked,
without a password. Numbers are real ones, with the decimals that the file writes, so that each Excel shows them as its
own language does; every text is one, even where it begins with a sign of a formula.
"""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING, Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from kiosk.loader.draft import Draft
from kiosk.model.base import LIMIT
from kiosk.model.indicator import YEARS
from kiosk.model.problem import N_
from kiosk.model.tokens import THEMES
from kiosk.tools.table.layout import FIRST, HEADINGS, HIDDEN, NAMES, VALUE, YEAR, Column, Value, columns, hidden
from kiosk.tools.table.lines import Line, lines
from kiosk.words.messages import tr

_WORDS = (
    N_("Change the figures in the second sheet, in the tinted cells: values and years. Everything else is locked."),
    N_("A value that is worked out or counted is in grey: change the values that it is worked out from."),
    N_(
        "Lines can be filtered and, once the sheet is unprotected (it has no password), sorted and "
        "deleted: a deleted line changes nothing."
    ),
    N_("New figures, names, units and sources are written in the files: the last column says in which, and where."),
    N_("Save the workbook, then: kiosk table import %(file)s"),
    N_("The import first shows each change, old and new, and writes only once you have said yes."),
)


def _colour(token: str) -> str:
    return THEMES["light"][token].removeprefix("#")


def _style(name: str, ink: str, fill: str = "", rule: str = "line", **more: Any) -> NamedStyle:
    """A named style: openpyxl takes a hundred times longer over one put together for each cell."""
    style = NamedStyle(f"kiosk {name}", font=Font(color=_colour(ink), bold=bool(more.pop("bold", False))))
    style.border = Border(bottom=Side("thin", color=_colour(rule)))
    style.alignment = Alignment(**{"vertical": "top", **more})
    style.protection = Protection(locked=name != _FREE)
    if fill:
        style.fill = PatternFill("solid", fgColor=_colour(fill))
    return style


WRAPPED, MARGIN = 40, 4
"""Columns that are wider, in characters, wrap their texts; how many of them spaces and wide letters cost a line."""
LINE = 15
"""The height of a line, in points."""
_FREE, _LOCKED, _TEXT, _LONG, _HEAD, _RIGHT = "free", "locked", "text", "long text", "heading", "heading of numbers"


def _styles() -> Sequence[NamedStyle]:
    return (
        _style(_FREE, "ink", "raised2", bold=True, horizontal="right"),
        _style(_LOCKED, "eu", horizontal="right"),
        _style(_TEXT, "ink", horizontal="left", indent=1),
        _style(_LONG, "ink", horizontal="left", indent=1, wrap_text=True),
        _style(_HEAD, "onnuc", "nuc", "nuc", bold=True, horizontal="left", indent=1, vertical="center"),
        _style(_RIGHT, "onnuc", "nuc", "nuc", bold=True, vertical="center", horizontal="right"),
    )


def workbook(draft: Draft, language: str, back: str) -> bytes:
    """The workbook of a draft's figures. `back`: the words after `kiosk table import`, for those on its first sheet."""
    book = Workbook()
    book.properties.creator = "kiosk"
    for style in _styles():
        book.add_named_style(style)
    first = book.active
    assert first is not None
    _explain(first, language, back)
    _figures(book.create_sheet(tr(language, "Figures")), draft, language)
    book.active = 1
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _explain(sheet: Any, language: str, back: str) -> None:
    sheet.title = tr(language, "Read first")
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 3
    sheet.column_dimensions["B"].width = 96
    _text(sheet.cell(2, 2), tr(language, "The figures of the booth")).font = Font(
        bold=True, size=16, color=_colour("ink")
    )
    for row, words in enumerate(_WORDS, start=4):
        cell = _text(sheet.cell(row, 2), tr(language, words, file=back) if "%" in words else tr(language, words))
        cell.alignment, cell.font = Alignment(wrap_text=True, vertical="top"), Font(size=12, color=_colour("ink"))
        sheet.row_dimensions[row].height = 34
    sheet.protection.sheet = True


def _figures(sheet: Any, draft: Draft, language: str) -> None:
    shown = columns(draft, language)
    _head(sheet, shown)
    last = FIRST - 1
    staffs_first = sorted(lines(draft), key=lambda line: line.indicator.counted is not None)
    for last, line in enumerate(staffs_first, start=FIRST):
        _line(sheet, last, line, shown)
    names = [column.name for column in shown]
    end = get_column_letter(len(shown))
    sheet.auto_filter.ref = f"A{HEADINGS}:{end}{max(last, FIRST)}"
    sheet.freeze_panes = sheet.cell(FIRST, 3)
    sheet.row_dimensions[NAMES].hidden = True
    for place, column in enumerate(shown, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for place in range(len(shown) + 1, len(shown) + len(HIDDEN) + 1):
        sheet.column_dimensions[get_column_letter(place)].hidden = True
    _only_numbers(sheet, get_column_letter(names.index(VALUE) + 1), last, "decimal", -LIMIT, LIMIT, language)
    _only_numbers(sheet, get_column_letter(names.index(YEAR) + 1), last, "whole", YEARS[0], YEARS[-1], language)
    sheet.protection.sheet = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows"):
        setattr(sheet.protection, allowed, False)  # False: not protected
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEADINGS}:{HEADINGS}"


def _head(sheet: Any, shown: Sequence[Column]) -> None:
    for place, name in enumerate((*(column.name for column in shown), *HIDDEN), start=1):
        _text(sheet.cell(NAMES, place), name)
    for place, column in enumerate(shown, start=1):
        _text(sheet.cell(HEADINGS, place), column.heading, _RIGHT if column.name in (VALUE, YEAR) else _HEAD)
    sheet.row_dimensions[HEADINGS].height = 26


def _line(sheet: Any, row: int, line: Line, shown: Sequence[Column]) -> None:
    texts, deep = [], 1
    for place, column in enumerate(shown, start=1):
        value = column.cell(line)
        if column.name in (VALUE, YEAR):
            free = (line.value if column.name == VALUE else line.year) is not None
            _number(sheet.cell(row, place), value, column.name == YEAR or line.indicator.unit == "rank", free)
        else:
            long = column.width > WRAPPED
            _text(sheet.cell(row, place), str(value or ""), _LONG if long else _TEXT)
            texts.append(str(value or ""))
            deep = max(deep, ceil(len(texts[-1]) / (column.width - MARGIN))) if long else deep
    sheet.row_dimensions[row].height = deep * LINE  # LibreOffice finds none for itself: texts would overlap
    for place, text in enumerate(hidden(line, texts).values(), start=len(shown) + 1):
        _text(sheet.cell(row, place), text)


def _number(cell: Cell, value: Value, plain: bool, free: bool) -> None:
    """A number with its own decimals; thousands are marked but in years and ranks."""
    cell.value = value if not isinstance(value, str) else None
    places = -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0
    cell.style = f"kiosk {_FREE if free else _LOCKED}"
    cell.number_format = ("0" if plain else "#,##0") + (f".{'0' * places}" if places > 0 else "")


def _text(cell: Cell, text: str, style: str = "") -> Cell:
    """A text, even where it begins with a sign that makes a formula."""
    if style:
        cell.style = f"kiosk {style}"
    cell.value = text or None
    if text:
        cell.data_type = TYPE_STRING
        cell.quotePrefix = text[0] in "=+-@\t"
    return cell


def _only_numbers(sheet: Any, column: str, last: int, kind: str, least: Any, most: Any, language: str) -> None:
    """Excel itself refuses a text here, and an empty cell."""
    rule = DataValidation(kind, formula1=str(least), formula2=str(most), allow_blank=True)
    rule.errorTitle = tr(language, "The figures of the booth")
    rule.error = (
        tr(language, "a number is needed") if kind == "decimal" else tr(language, "a year such as 2019 is needed")
    )
    rule.showErrorMessage = True
    rule.add(f"{column}{FIRST}:{column}{max(last, FIRST)}")
    sheet.add_data_validation(rule)
