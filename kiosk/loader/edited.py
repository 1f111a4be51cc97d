"""Numbers replaced where they stand in a file, and nothing else: comments, order, spaces, line ends stay as they are.

Wherever content writes a number it is a plain YAML scalar (one in quotes is a text, and refused) or a cell of a CSV,
which may stand in quotes. Both lie on one line, so line and column and the number itself are enough to find it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_BOM = b"\xef\xbb\xbf"
_NUMBER = re.compile(r'[ \t"]*(-?[0-9]+(?:[.,][0-9]+)?)')


@dataclass(frozen=True, slots=True)
class Edit:
    """One number: where it begins (line and column, from 1, as problems count them), as it is written, and its heir."""

    line: int
    column: int
    old: str
    new: str


def number_at(lines: Sequence[str], line: int, column: int) -> tuple[int, str] | None:
    """The column where the number at a place begins, and its text; None where there is none.

    column  where its cell begins: spaces and a quotation mark may come first
    """
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    found = _NUMBER.match(text, column - 1)
    return (found.start(1) + 1, found[1]) if found else None


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with other numbers. ValueError where an old number is not in its place."""
    head = _BOM if data.startswith(_BOM) else b""
    lines = data.removeprefix(head).decode("utf-8").splitlines(keepends=True)
    for edit in sorted(edits, key=lambda one: (one.line, -one.column)):  # the last of a line first: places hold
        if number_at(lines, edit.line, edit.column) != (edit.column, edit.old):
            raise ValueError(f"{edit.old} is not in line {edit.line}, column {edit.column}")
        text, at = lines[edit.line - 1], edit.column - 1
        lines[edit.line - 1] = text[:at] + edit.new + text[at + len(edit.old) :]
    return head + "".join(lines).encode()
