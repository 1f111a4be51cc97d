"""CSV as lines of cells that remember line and column.

The separator is `;` or `,`, as the header has it, and refused where that leaves a choice. A cell ends on its line: an
open quotation mark would swallow the rest of a file that is still being written. Python's `csv` reads the quotes, but
knows no columns: those are found again by an expression.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from kiosk.loader.marked import Mark
from kiosk.loader.numerals import NumeralError, Sign
from kiosk.loader.refusals import Refused, decode, refuse
from kiosk.model.problem import N_, Problem, Say

ROWS, COLUMNS, CELL = 2_000, 100, 2_000
BEGIN = Say(N_("begin with a line that names the columns, such as year;value, and write the values below"))
_EXCEL = re.compile(r'"?sep=.?"?', re.IGNORECASE)
"""A first line by which Excel tells itself the separator."""
_SAVE = Say(N_("save it from the spreadsheet program as CSV UTF-8"))
_SEPARATE = Say(N_('save the file with ";" between the columns'))


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell without the spaces round it, and where it begins; in a spreadsheet, its row and column.

    number, fault  what a spreadsheet's cell holds that is no text, or why it cannot be used; a CSV has texts only
    """

    text: str
    line: int
    column: int
    number: Decimal | None = None
    fault: NumeralError | None = None

    @property
    def mark(self) -> Mark:
        """Its position, as that of a YAML scalar."""
        return self.line, self.column, self.line

    def problem(self, path: str, message: Say, hint: Say | None = None, rule: str = "data-file") -> Problem:
        """A fault of this cell."""
        return Problem(path, self.line, self.column, "error", rule, message, hint)


@dataclass(frozen=True)
class Sheet:
    """The header, the lines below it that hold anything, and the lines as they were written."""

    header: list[Cell]
    rows: list[list[Cell]]
    lines: list[str]


def sheet(data: bytes, path: str, decimal: Sign) -> Sheet:
    """The cells of a file's bytes. Refused where they cannot be told apart."""
    lines = decode(data, path, _SAVE).splitlines()
    written = [(line, text) for line, text in enumerate(lines, start=1) if text.strip(' \t;,"')]
    if written and _EXCEL.fullmatch(written[0][1].strip()):
        del written[0]
    if not written:
        raise Refused(Cell("", 1, 1).problem(path, Say(N_("the file is empty")), BEGIN))
    if len(written) > ROWS + 1:
        message = Say(N_("the file has more than %(limit)s rows"), {"limit": ROWS})
        raise refuse(path, "limits", message, Say(N_("keep only those that the kiosk shows")), written[ROWS + 1][0])
    separator = _separator(*written[0], path, decimal)
    end = re.compile(rf'(?:"(?:[^"]|"")*")?[^{separator}]*')
    cells = ([*_cells(line, text, separator, end, path)] for line, text in written)
    return Sheet(next(cells), [*islice(cells, ROWS)], lines)


def _separator(line: int, text: str, path: str, decimal: Sign) -> str:
    bare = re.sub(r'"[^"]*"', lambda quoted: " " * len(quoted[0]), text)
    found = [sign for sign in ";,\t" if sign in bare]
    if found[:1] == [","] and decimal == "comma":
        message = Say(N_("commas separate the columns, and are declared as the decimal sign"))
    elif found[:2] == [";", ","] and decimal == "point":
        message = Say(N_('";" or "," could separate the columns'))
    elif found == ["\t"]:
        message = Say(N_("tabs separate the columns"))
    else:
        return found[0] if found else ";"
    raise Refused(Cell(text, line, bare.index(found[-1]) + 1).problem(path, message, _SEPARATE))


def _cells(line: int, text: str, separator: str, end: re.Pattern[str], path: str) -> Iterator[Cell]:
    try:
        texts = next(csv.reader([text], delimiter=separator, strict=True))
    except csv.Error as error:
        if '"' not in text:  # longer than it takes
            raise _too_long(path, line) from error
        message, at, hint = Say(N_("a quotation mark inside a cell is written twice")), text.find('"'), _SAVE
        if text.count('"') % 2:
            message, at = Say(N_("a quotation mark is opened here and never closed")), text.rfind('"')
            hint = Say(N_("close it; a cell has no line breaks: delete them in the spreadsheet, and save it again"))
        raise Refused(Cell(text, line, at + 1).problem(path, message, hint)) from error
    if len(texts) > COLUMNS or max(map(len, texts)) > CELL:
        raise _too_long(path, line)
    at = 0
    for one in texts:
        yield Cell(one.strip(), line, at + 1)
        found = end.match(text, at)
        at = found.end() + 1 if found else at


def _too_long(path: str, line: int) -> Refused:
    params: dict[str, str | int] = {"columns": COLUMNS, "characters": CELL}
    message = Say(N_("a line has at most %(columns)s cells, and a cell %(characters)s characters"), params)
    return refuse(path, "limits", message, Say(N_("keep only those that the kiosk shows")), line)
