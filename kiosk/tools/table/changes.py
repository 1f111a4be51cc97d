"""What was changed in a workbook that `table export` wrote: other numbers at the places of some, or why not.

A line is known by the figure that its hidden column names, and compared with the value and year that stood there at the
export. What the content says by now decides: the same as then, and the change is taken over; the new number, and there
is nothing to do; anything else is a conflict, and told. Nothing is guessed from where a line stands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kiosk.loader.delimited import Cell
from kiosk.loader.numerals import EMPTY, undeclared
from kiosk.loader.refusals import Refused
from kiosk.loader.scalars import plain, readings
from kiosk.loader.sheets import AS_NUMBER, decimal, grid
from kiosk.loader.workbook import names
from kiosk.model.indicator import YEARS
from kiosk.model.problem import N_, Level, Problem, Say, ordered
from kiosk.tools.table.layout import (
    HIDDEN,
    ID,
    KEY,
    LIMITS,
    REF,
    SUM,
    VALUE,
    WAS_VALUE,
    WAS_YEAR,
    YEAR,
    checksum,
    key,
)
from kiosk.tools.table.lines import Line, Scalar

RULE = "table"
TOP = 20
"""How far down the names of columns may have gone, where somebody wrote a title above."""
_COLUMNS = {VALUE, YEAR, *HIDDEN}
FACTOR = Decimal(5)
"""A number that grows or shrinks by more is worth a second look."""


@dataclass(frozen=True, slots=True)
class Change:
    """A number at its place, and what it becomes. `line`: the figure's; `cell`: where the workbook says so."""

    scalar: Scalar
    new: str
    line: Line
    cell: Cell


def read(data: bytes, path: str, lines: Iterable[Line]) -> tuple[list[Change], list[Problem]]:
    """The changes in a workbook's bytes, and what is wrong with it or worth a look. With errors nothing is written.

    path  what problems call the workbook
    """
    try:
        names, *rows = _table(data, path)
    except Refused as refused:
        return [], [refused.problem]
    reader = _Reader(path, names, lines)
    for row in rows:
        reader.row(row)
    reader.end()
    return list(reader.changes.values()), list(ordered(reader.problems))


def doubts(changes: Iterable[Change], today: date) -> Iterator[Problem]:
    """What is worth a second look before it is written, at the place where it will be."""
    for change in changes:
        old, new = change.scalar.value, Decimal(change.new.replace(",", "."))
        if change.line.year == change.scalar:
            if new > today.year:
                yield _doubt(change, Say(N_("%(year)s is still to come"), {"year": change.new}))
        elif old and not 1 / FACTOR < new / old < FACTOR:
            message = N_("%(new)s is more than %(n)s times larger or smaller than %(old)s")
            yield _doubt(change, Say(message, {"new": change.new, "old": change.scalar.text, "n": int(FACTOR)}))
        elif old % 1 and not new % 1:
            message = N_("%(old)s has decimals, and %(new)s has none")
            yield _doubt(change, Say(message, {"new": change.new, "old": change.scalar.text}))


def _doubt(change: Change, message: Say) -> Problem:
    hint = Say(N_("is this intended?"))
    return Problem(change.scalar.path, change.scalar.line, change.scalar.column, "warning", RULE, message, hint)


def _table(data: bytes, path: str) -> list[list[Cell]]:
    """The sheet that has the hidden names of columns, from these on. Refused where there is none, or more than one:
    who works on a copy expects its figures to be read.
    """
    found: dict[str, list[list[Cell]]] = {}
    odd: Refused | None = None
    for name in names(data, path, LIMITS):
        try:
            rows = grid(data, path, name, LIMITS)
        except Refused as refused:  # somebody's own sheet beside it, unless there is no other
            odd = refused
            continue
        top = next((at for at, row in enumerate(rows[:TOP]) if {cell.text for cell in row} >= _COLUMNS), None)
        if top is not None:
            found[name] = rows[top:]
    if len(found) > 1:
        message = Say(N_("several sheets hold the figures: %(names)s"), {"names": ", ".join(found)[:200]})
        raise Refused(
            Problem(path, 1, 1, "error", RULE, message, Say(N_("keep the one that counts, delete the others")))
        )
    if found:
        return next(iter(found.values()))
    if odd is not None:
        raise odd
    message = Say(N_("this workbook was not made by `kiosk table export`, or its hidden row or columns are gone"))
    raise Refused(Problem(path, 1, 1, "error", RULE, message, Say(N_("export it again, and change the figures there"))))


class _Reader:
    """Goes through the lines of the workbook."""

    def __init__(self, path: str, names: Sequence[Cell], lines: Iterable[Line]) -> None:
        self._path, self._top = path, names[0].line
        self._places = {cell.text: place for place, cell in enumerate(names)}
        self._lines = {line.ref: line for line in lines}
        self._texts = [at for name, at in self._places.items() if name and name not in (VALUE, YEAR, *HIDDEN)]
        self._rows = 0
        self._retold: list[tuple[Cell, Line]] = []
        """Lines whose texts are not those of the export."""
        self.changes: dict[tuple[str, int, int], Change] = {}
        self.problems: list[Problem] = []

    def row(self, row: Sequence[Cell]) -> None:
        """One line of the workbook. One without a figure and without a number is somebody's note, or the headings."""
        cell = {name: row[at] for name, at in self._places.items()}
        ref = cell[REF].text
        if not ref:
            new = next(filter(_numeric, (cell[VALUE], cell[YEAR])), None)
            if new:
                hint = Say(
                    N_("write it in a file of indicators/, with its name, unit and source; if it is a total, delete it")
                )
                self._say(new, Say(N_("a new figure cannot come from here")), hint)
            return
        line = self._lines.get(ref)
        if line is None:
            message = Say(N_('there is no figure "%(name)s" any more'), {"name": ref[:140]})
            self._say(cell[VALUE], message, Say(N_("delete this line, or export again")))
            return
        self._rows += 1
        if self._torn(line, cell):
            return
        self._number(line, line.value, cell[VALUE], cell[WAS_VALUE].text, line.locked)
        instead = Say(N_("this year is not written here: change it in %(where)s"), {"where": line.where})
        self._number(line, line.year, cell[YEAR], cell[WAS_YEAR].text, instead)
        if checksum([row[at].text for at in self._texts]) != cell[SUM].text:
            self._retold.append((cell[REF], line))

    def end(self) -> None:
        """What is to be said of all lines together: where each has other texts, columns were moved or deleted."""
        if 1 < self._rows == len(self._retold):
            message = Say(N_("columns were moved, deleted or changed: only values and years are imported"))
            self.problems.append(Problem(self._path, self._top + 1, 1, "advice", RULE, message))
            return
        for cell, line in self._retold:
            message = Say(
                N_('a text of "%(name)s" was changed, but only values and years are imported'), {"name": line.ref}
            )
            self._say(cell, message, Say(N_("texts are written in %(where)s"), {"where": line.where}), "warning")

    def _torn(self, line: Line, cell: Mapping[str, Cell]) -> bool:
        """Whether what people see of a line and what is hidden in it are two figures'."""
        for name, own in ((ID, line.indicator_id), (KEY, key(line))):
            if name in cell and cell[name].text not in ("", own):
                said = {"shown": cell[name].text[:140], "name": line.ref}
                message = Say(
                    N_('this line shows "%(shown)s", but its hidden columns are those of "%(name)s"'), {**said}
                )
                hint = Say(N_("export again, and sort whole lines only: hidden columns too"))
                self._say(cell[name], message, hint)
                return True
        return False

    def _number(self, line: Line, scalar: Scalar | None, cell: Cell, was: str, locked: Say) -> None:
        """One cell that holds, or once held, a number."""
        if not (cell.text or cell.fault or was):
            return
        number = self._read(cell)
        if number is None or (was and number == decimal(float(was.replace(",", ".")))):
            return
        if scalar is None:
            self._say(cell, Say(N_("this number cannot be changed here")), locked)
        elif number != scalar.value and (not was or scalar.value != Decimal(was.replace(",", "."))):
            params: dict[str, str | int] = {"now": scalar.text, "was": was, "where": _where(scalar)}
            message = Say(N_("since the export %(where)s has changed: it says %(now)s, no longer %(was)s"), params)
            hint = Say(N_("write %(now)s in this cell to leave it, or export again"), params)
            self._say(cell, message, hint)
        elif number != scalar.value:
            self._change(line, scalar, cell, number)

    def _read(self, cell: Cell) -> Decimal | None:
        """The number of a cell; what is none is told."""
        error = cell.fault
        if not error and cell.number is None and cell.text:
            error = undeclared(cell.text)
        if error:  # no indicator declares how numbers are written here: the cell has to hold one
            typed = error.hint == EMPTY or (error.rule == "ambiguous-number" and cell.text)
            self._say(cell, error.message, Say(AS_NUMBER) if typed else error.hint)
        elif cell.number is None:
            hint = Say(N_("to leave it as it is, delete the whole line; a figure is deleted in its file"))
            self._say(cell, Say(N_("the number is gone")), hint)
        return None if error else cell.number

    def _change(self, line: Line, scalar: Scalar, cell: Cell, number: Decimal) -> None:
        change = Change(scalar, scalar.written(number), line, cell)
        if scalar == line.year and number not in YEARS:
            params: dict[str, str | int] = {"least": YEARS[0], "most": YEARS[-1]}
            self._say(cell, Say(N_("a year from %(least)s to %(most)s is needed"), params))
            return
        if isinstance(plain(change.new.replace(",", ".")), str) and not readings(change.new):
            self._say(cell, Say(N_("the number has too many digits")), Say(N_("round it, or give it another scale")))
            return
        if not scalar.comma and len(readings(change.new)) > 1:
            message = Say(N_("in the file %(number)s would read as thousands"), {"number": change.new})
            self._say(cell, message, Say(N_("give it two decimals, or four")))
            return
        known = self.changes.setdefault((scalar.path, scalar.line, scalar.column), change)
        if known.new != change.new:
            params = {"other": known.new, "where": _where(scalar)}
            message = Say(N_("%(where)s cannot become this and %(other)s: both lines show the same number"), params)
            self._say(cell, message, Say(N_("write the same in both, or delete one of the lines")))

    def _say(self, cell: Cell, message: Say, hint: Say | None = None, level: Level = "error") -> None:
        self.problems.append(Problem(self._path, cell.line, cell.column, level, RULE, message, hint))


def _numeric(cell: Cell) -> bool:
    """Whether a cell holds a number, or what was meant to be one."""
    return bool(cell.fault) or (bool(cell.text) and undeclared(cell.text).rule == "ambiguous-number")


def _where(scalar: Scalar) -> str:
    return f"{scalar.path}:{scalar.line}"
