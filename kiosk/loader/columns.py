"""The columns of a table as values by key, just as YAML would have been read: `{2009: 7.3}`, `{lombardia: 24.1}`, `3`.

What each column is for is told in `kiosk.loader.tables`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kiosk.loader.delimited import Cell, Sheet
from kiosk.loader.marked import Mark, Marked, Node
from kiosk.loader.numerals import NumeralError, Sign, is_number, number, undeclared
from kiosk.loader.refusals import FEWER, PROBLEMS, TOO_MANY, Refused
from kiosk.model.indicator import YEARS, DataFile
from kiosk.model.problem import N_, Problem, Say
from kiosk.words.suggest import suggest

_NAME = re.compile(r"name_([a-z]{2})")
_YEAR = re.compile(r"(?:[0-9]{1,2}[/.-]){0,2}([0-9]{4})(?:[/.-][0-9]{1,2}){0,2}\W*")
_TOP = Say(N_("the first line names the columns"))
_ABOVE = Say(N_("delete what stands above the line that names the columns"))


def parse(read: Callable[[], Sheet], name: str, source: DataFile) -> Marked:
    """Values and positions of the cells that `read` gives. What cannot be used has problems, and may have no value."""
    try:
        cells = read()
        reader = _Reader(name, cells, source.decimal)
        value, root = reader.single() if _is_single(cells, source) else reader.keyed(source)
    except Refused as refused:
        return Marked(name, None, (refused.problem,))
    problems = reader.problems
    if len(problems) > PROBLEMS:
        last = problems[PROBLEMS]
        problems[PROBLEMS:] = [Problem(name, last.line, last.column, "error", "limits", TOO_MANY, FEWER)]
    return Marked(name, value, tuple(problems), frozenset(), cells.lines, root)


def _is_single(cells: Sheet, source: DataFile) -> bool:
    return len(cells.header) == 1 and source.key is None and source.value in (None, cells.header[0].text)


class _Reader:
    """Notes what is wrong with single cells; refuses the file where the header does not say what is what."""

    def __init__(self, path: str, cells: Sheet, decimal: Sign | None) -> None:
        self._path, self._header, self._rows, self._decimal = path, cells.header, cells.rows, decimal
        self.problems: list[Problem] = []

    def single(self) -> tuple[Any, Mark]:
        self._title(self._header[0])
        if any(len(row) > 1 for row in self._rows):
            raise Refused(self._header[0].problem(self._path, _TOP, _ABOVE))
        if len(self._rows) != 1:
            message = Say(N_("one column holds a single value, in the line below its name"))
            hint = Say(N_("several values need a column of years or names before theirs"))
            raise Refused(self._header[0].problem(self._path, message, hint))
        cell = self._rows[0][0]
        return self._number(cell), cell.mark

    def keyed(self, source: DataFile) -> tuple[dict[str | int, Any], Node]:
        """Values and positions by key."""
        key_at, value_at, names_at = self._columns(source)
        values: dict[str | int, Any] = {}
        root, keys = Node(1, 1, False), dict[str, Cell]()
        for row in self._rows:
            if not self._fits(row, key_at, value_at):
                continue
            key, cell = row[key_at], row[value_at]
            if key.text in keys:
                self.problems.append(self._twice(key, keys[key.text]))
                continue
            keys[key.text] = key
            place, value = self._key(key), self._number(cell) if cell.text or cell.fault else None
            if place is None or value is None:
                continue
            names = {code: row[at] for code, at in names_at.items() if at < len(row) and row[at].text}
            self.problems += (self._unusable(row[at]) for at in names_at.values() if at < len(row) and row[at].fault)
            root.keys[place] = key.mark
            values[place], root.inner[place] = _named(value, cell, names) if names else (value, cell.mark)
        return values, root

    def _columns(self, source: DataFile) -> tuple[int, int, dict[str, int]]:
        """Where the key, the value and the name in each language stand in a line."""
        places: dict[str, int] = {}
        for place, cell in enumerate(self._header):
            if cell.text in places:
                raise Refused(self._twice(cell, self._header[places[cell.text]]))
            if cell.text:
                places[cell.text] = place
        key, value = self._column(source.key, 0, places), self._column(source.value, 1, places)
        if key == value:
            hint = Say(N_("name both in the indicator: data: {file: ..., key: ..., value: ...}"))
            message = Say(N_("keys and values cannot stand in the same column"))
            raise Refused(self._header[key].problem(self._path, message, hint))
        self._title(self._header[value])
        return key, value, {found[1]: at for text, at in places.items() if (found := _NAME.fullmatch(text))}

    def _column(self, name: str | None, place: int, places: dict[str, int]) -> int:
        if name in places:
            return places[name]
        if name is None and place < len(self._header):
            return place
        message = Say(N_("a second column is missing"))
        if name is not None:
            message = Say(N_('there is no column "%(name)s"'), {"name": name})
        hint = suggest(name or "", places) or Say(N_("the columns are: %(names)s"), {"names": ", ".join(places)[:200]})
        raise Refused(self._header[0].problem(self._path, message, hint))

    def _title(self, cell: Cell) -> None:
        """Without a header the first value would be lost, and nobody would notice."""
        if cell.fault:
            raise Refused(self._unusable(cell))
        if not cell.text:
            raise Refused(cell.problem(self._path, _TOP, _ABOVE))
        if is_number(cell.text):
            raise Refused(cell.problem(self._path, _TOP, Say(N_("put a line such as year;value at the top"))))

    def _fits(self, row: Sequence[Cell], key_at: int, value_at: int) -> bool:
        """Whether a line has the cells that the header promises, and a key."""
        if len(row) <= max(key_at, value_at):
            hint = Say(N_("where there is no value the cell is empty, but its separator stays"))
            found = row[0].problem(self._path, Say(N_("the line has fewer cells than the header")), hint)
        elif extra := next((cell for cell in row[len(self._header) :] if cell.text), None):
            hint = Say(N_("a text that contains a separator goes in quotes; thousands have no mark"))
            found = extra.problem(self._path, Say(N_("the line has more cells than the header")), hint)
        elif row[key_at].fault:
            found = self._unusable(row[key_at])
        elif not row[key_at].text:
            found = row[key_at].problem(
                self._path, Say(N_("the key is missing")), Say(N_("each row begins with its year, or with its id"))
            )
        else:
            return True
        self.problems.append(found)
        return False

    def _key(self, cell: Cell) -> str | int | None:
        """A year or the name of a row; None for what was meant to be a year: 01/01/2019, 2019*."""
        year = _YEAR.fullmatch(cell.text)
        if year is None or int(year[1]) not in YEARS:
            return cell.text
        if year[1] == cell.text:
            return int(cell.text)
        message, hint = (
            Say(N_('"%(key)s" is not a year'), {"key": cell.text[:60]}),
            Say(N_("write %(number)s"), {"number": year[1]}),
        )
        self.problems.append(cell.problem(self._path, message, hint))
        return None

    def _number(self, cell: Cell) -> Any:
        try:
            if cell.fault:
                raise cell.fault
            if cell.number is not None:
                return cell.number
            if self._decimal is None:
                raise undeclared(cell.text)
            return number(cell.text, self._decimal)
        except NumeralError as error:
            self.problems.append(cell.problem(self._path, error.message, error.hint, error.rule))
            return None

    def _unusable(self, cell: Cell) -> Problem:
        assert cell.fault
        return cell.problem(self._path, cell.fault.message, cell.fault.hint, cell.fault.rule)

    def _twice(self, cell: Cell, first: Cell) -> Problem:
        params: dict[str, str | int] = {"key": cell.text[:60], "line": first.line, "column": first.column}
        message = Say(N_('"%(key)s" is given twice (first in line %(line)s, column %(column)s)'), params)
        return cell.problem(self._path, message, Say(N_("keep one of the two")), "duplicate-key")


def _named(value: Any, cell: Cell, names: Mapping[str, Cell]) -> tuple[dict[str, Any], Node]:
    """A row that brings its name along."""
    first = next(iter(names.values()))
    name, row = Node(first.line, first.column, True), Node(cell.line, cell.column, True)
    for code, one in names.items():
        name.keys[code] = name.inner[code] = one.mark
    row.keys |= {"value": cell.mark, "name": first.mark}
    row.inner |= {"value": cell.mark, "name": name}
    return {"value": value, "name": {code: one.text for code, one in names.items()}}, row
