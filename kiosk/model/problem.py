"""A fault in content, as a value.

Faults never raise: loader and checks collect them all, and whoever shows them chooses the language (words.messages).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence not yet in any language.

    `msgid` is the English sentence with %(name)s places, marked for extraction by `N_` where it is written;
    `params` fill the places.
    """

    msgid: str
    params: dict[str, str | int] = field(default_factory=dict)


def N_(msgid: str) -> str:
    """Mark a message for extraction; returns it unchanged."""
    return msgid


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where (path as staff know it, line and column from 1), which rule, what, what instead.

    cause   the fault that it only follows from, and that is gone when that one is mended
    """

    path: str
    line: int
    column: int
    level: Level
    rule: str
    message: Say
    hint: Say | None = None
    cause: "Problem | None" = None

    @property
    def cell(self) -> str:
        """The cell as spreadsheets call it ("B3"); "" for files of lines, and for a workbook as a whole (1:1)."""
        whole = (self.line, self.column) == (1, 1)
        return cell_name(self.line, self.column) if self.path.lower().endswith(".xlsx") and not whole else ""


def printable(name: str) -> str:
    """A name on one line: signs in it that no screen shows (a line feed, one that turns text round) are spelt out."""
    return name if name.isprintable() else "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in name)


def cell_name(row: int, column: int) -> str:
    """A cell as spreadsheets call it: row 3, column 2 is "B3"."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file, line and column, as an editor lists them."""
    return tuple(sorted(problems, key=lambda p: (p.path, p.line, p.column, p.rule)))
