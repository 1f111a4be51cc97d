"""Data files: the values of an indicator in a CSV, XLSX or YAML of their own, with positions as if they stood in it.

    # data/spending.csv      # data/beds.csv                         # data/rank.csv     # data/life.yaml
    anno;spesa               area;posti;name_it;name_en              posto               lombardia: 85.5
    2009;7,3                 lombardia;24,1                          3                   eu28: {value: 83.5, year: 2018}
    2022;6,4                 nord-est;18;Nord-est;North-east

Keys that are years make a series, all others rows; one column with one line below is a single value. A YAML file holds
just what would stand under `rows:` or `series:` (or `value:`). In a CSV or a sheet of an XLSX the first line names the
columns: keys stand in the first and values in the second, or in those that the indicator names; others are passed over.
A row that is no place has its name beside its value, in the columns `name_it`, `name_en`: whoever adds a row in a
spreadsheet needs no second file. An empty cell is a gap: that year or row has no value. Year, source and qualifier of
all rows are the indicator's. What the cells of an XLSX may hold is told in `kiosk.loader.sheets`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kiosk.loader import columns, delimited
from kiosk.loader.faults import problem, validate
from kiosk.loader.marked import Mark, Marked, Node
from kiosk.loader.marked import parse as parse_yaml
from kiosk.loader.refusals import BYTES, WORKBOOK
from kiosk.model.indicator import YEARS, DataFile, Values
from kiosk.model.problem import N_, Problem, Say

_WRITE = Say(N_("write at least one value"))


@dataclass(frozen=True)
class Table:
    """What a data file holds: None where anything is wrong with it. `marked` has positions as an indicator would."""

    values: Values | None
    marked: Marked
    problems: tuple[Problem, ...]


def parse(data: bytes, name: str, source: DataFile) -> Table:
    """The table of a file's bytes, called `name` in problems. Never raises for what is in it."""
    read = _read(data, name, source)
    field = _field(read.value)
    inner: dict[str | int, Node | Mark] = {field: read.root}
    marked = replace(read, value={field: read.value}, root=Node(1, 1, False, {field: (1, 1, 1)}, inner))
    problems = list(read.problems)
    if not problems and read.value in (None, {}):
        problems.append(problem(marked, (), "data-file", Say(N_("the file holds no values")), _WRITE))
    if not problems and field == "series":
        problems += _no_years(marked)
    if problems:
        return Table(None, marked, tuple(problems))
    values, found = validate(marked, (), marked.value, Values)
    return Table(values, marked, tuple(found))


def most(name: str) -> int:
    """How many bytes a data file of this name may have."""
    return WORKBOOK if kind(name) == "xlsx" else BYTES


def kind(name: str) -> str:
    """What a file is, by its name: csv, xlsx, yaml ..."""
    return name.rpartition(".")[2].lower()


def _read(data: bytes, name: str, source: DataFile) -> Marked:
    sign = source.decimal
    if kind(source.file) == "xlsx":
        from kiosk.loader import sheets  # most content starts without it

        return columns.parse(lambda: sheets.sheet(data, name, source.sheet), name, source)
    return columns.parse(lambda: delimited.sheet(data, name, sign), name, source) if sign else parse_yaml(data, name)


def _field(value: Any) -> str:
    """Which of an indicator's fields the value is meant for."""
    if not isinstance(value, dict):
        return "value"
    return "series" if any(key in YEARS for key in value if isinstance(key, int)) else "rows"


def _no_years(marked: Marked) -> Iterator[Problem]:
    for key in marked.value["series"]:
        if key not in YEARS:
            message = Say(N_('"%(key)s" is not a year, as the other keys are'), {"key": str(key)[:60]})
            hint = Say(N_("write years only, or names of rows only; delete totals and notes"))
            yield problem(marked, ("series", key), "data-file", message, hint, key=True)
