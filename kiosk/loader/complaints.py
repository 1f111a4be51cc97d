"""What YAML's own complaints mean in plain words, and where the mistake is: seldom where the parser stumbled.

The line tells what was meant: a space that is none (Word's, a web page's), a tab, a text that begins with a sign which
means something to YAML, a quotation mark that was never closed.
"""

import re
from collections.abc import Sequence

from yaml import MarkedYAMLError

from kiosk.model.problem import N_, Problem, Say

_ODD_SPACE = re.compile(r"^[ ]*(?:- *)*(?:[\w-]+:)? *([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
"""A space that YAML takes for a letter, where a line begins or after the colon."""
_TAB = re.compile(r"^[ ]*(\t)")
_VALUE = re.compile(r"^[ ]*(?:- +)*[\w-]+: +(.)")
_SIGNS = "\"'{[*&!%@`|>-?,"
"""What a text cannot begin with, unless all of it stands in quotes."""
_BEGUN = ("did not find expected key", "alphabetic or numeric", "block sequence entries", "cannot start any token")
"""Complaints that such a beginning brings about."""
_AT_START = ("unexpected end of stream", "could not find expected ':'")
_BRACKET = "while parsing a flow"

_CLOSE = N_("a bracket opened on a line is closed on it; texts with commas need quotes")
_UNCLOSED = (
    N_("a quotation mark is opened here and never closed"),
    N_("close it, or remove both"),
)
_BACKSLASH = (
    N_("a backslash has a meaning of its own between double quotes"),
    N_("remove the quotes, or write it twice"),
)
_BEGINS = (
    N_("a value cannot begin with this character"),
    N_("put the text in quotes, and indent with spaces, not with tabs"),
)
_KNOWN = (
    (
        "mapping values are not allowed",
        N_("a colon does not belong here"),
        N_("a text with a colon needs quotes; names of the same level start in the same column"),
    ),
    ("cannot start any token", *_BEGINS),
    ("mapping keys are not allowed", *_BEGINS),
    ("alphabetic or numeric character", *_BEGINS),
    (
        "could not find expected ':'",
        N_("the colon is missing, or the space after it: each line is `name: value`"),
        N_("a text that runs over several lines is indented more than its name"),
    ),
    ("unexpected end of stream", *_UNCLOSED),
    (
        "did not find expected ',' or",
        N_("a comma or the closing bracket is missing"),
        _CLOSE,
    ),
    (
        "did not find expected '-' indicator",
        N_("an entry that begins with `- ` is expected here"),
        N_("names and entries of the same level start in the same column"),
    ),
    (
        "did not find expected key",
        N_("a name followed by a colon is expected here"),
        N_("names of the same level start in the same column; a text with an apostrophe goes in double quotes"),
    ),
    (
        "found unexpected ':'",
        N_("a colon does not belong here"),
        N_('a space goes after the colon; a text with { } or : goes in quotes, such as "{id:n}"'),
    ),
    ("unknown escape character", *_BACKSLASH),
    ("hexdecimal number", *_BACKSLASH),
    ("invalid Unicode character escape", *_BACKSLASH),
    (
        "did not find expected node content",
        N_("a value is missing before this sign"),
        N_("write the value, or delete the sign; a text that begins with it goes in quotes"),
    ),
    (
        "while scanning a block scalar",
        N_("nothing else can stand on the line after | or >"),
        N_("begin the text on the next line, indented; a text that begins with such a sign goes in quotes"),
    ),
    ("directive", N_("no line begins with a percent sign"), N_("put the text in quotes")),
    ("incompatible YAML", N_("no line begins with a percent sign"), N_("put the text in quotes")),
    ("tag", N_("tags (!name) are not allowed"), N_("a text that begins with ! goes in quotes")),
    ("document", N_("a line of three hyphens or dots ends the content here"), N_("delete it")),
)


def syntax(path: str, error: Exception, lines: Sequence[str]) -> Problem:
    """libyaml's complaint about a file of these lines, in our words; it speaks English, and nobody is shown that."""
    line, column, said = 1, 1, str(error)
    if isinstance(error, MarkedYAMLError):
        said = f"{error.problem} {error.context}"
        marks = (error.problem_mark, error.context_mark)
        if any(part in said for part in _AT_START) or _open(error):
            marks = marks[::-1]  # ... which is where the mistake is, not where it was noticed
        mark = next(filter(None, marks), None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        at = (line, column) if _open(error) else _at_end(lines, line, said)
        if at:
            message, hint = Say(N_("a bracket is opened here and never closed")), Say(_CLOSE)
            return Problem(path, *at, "error", "syntax", message, hint)
    if meant := _meant(lines, line, column, said):
        line, column, message, hint = meant
        return Problem(path, line, column, "error", "syntax", message, hint)
    for part, known, help_ in _KNOWN:
        if part in said:
            return Problem(path, line, column, "error", "syntax", Say(known), Say(help_))
    again = Say(N_("put the text in single quotes, or type the line again"))
    return Problem(path, line, column, "error", "syntax", Say(N_("this cannot be read as YAML")), again)


def _open(error: MarkedYAMLError) -> bool:
    """Whether the lines after a bracket were read as if they stood in it."""
    here, there = error.context_mark, error.problem_mark
    return bool(_BRACKET in (error.context or "") and here and there and here.line < there.line)


def _at_end(lines: Sequence[str], line: int, said: str) -> tuple[int, int] | None:
    """Where a bracket stands with which the file ends."""
    if "node content" not in said or any(map(str.strip, lines[line - 1 :])):
        return None
    number = max((n for n, text in enumerate(lines[: line - 1], 1) if text.strip()), default=0)
    text = lines[number - 1].rstrip() if number else ""
    return (number, len(text)) if text.endswith(("[", "{")) else None


def _meant(lines: Sequence[str], line: int, column: int, said: str) -> tuple[int, int, Say, Say] | None:
    """Place, message and hint, where the line on which the parser stumbled, or the one before, tells the mistake."""
    for number in (line, line - 1):
        text = lines[number - 1] if 0 < number <= len(lines) else ""
        if found := _ODD_SPACE.search(text):
            message = Say(N_("this is not an ordinary space but one from Word or a web page, read as a letter"))
            return number, found.start(1) + 1, message, Say(N_("delete it, and type a space"))
        if found := _TAB.search(text):
            message = Say(N_("there is a tab here, and YAML indents with spaces only"))
            return number, found.start(1) + 1, message, Say(N_("put two spaces in place of each tab"))
    if not any(part in said for part in _BEGUN):
        return None
    for number in range(line - 1, 0, -1):
        if (found := _VALUE.search(lines[number - 1])) and found[1] in "\"'":
            if found[1] not in lines[number - 1][found.end(1) :]:
                return number, found.start(1) + 1, Say(_UNCLOSED[0]), Say(_UNCLOSED[1])
            break
    if (found := _VALUE.search(lines[line - 1] if line <= len(lines) else "")) and found[1] in _SIGNS:
        if found[1] in "\"'" and lines[line - 1].rstrip().endswith(found[1]):
            message = Say(N_("a quotation mark, or an apostrophe, inside the text ends it too early"))
            hint = Say(N_("write it curved (’ “ ”), or put the text between the other kind of quotation marks"))
            return line, column, message, hint
        message = Say(N_("a text that begins with %(sign)s needs quotes around all of it"), {"sign": found[1]})
        hint = Say(N_("put single quotes around it; an apostrophe in it is then written twice, or curved"))
        return line, found.start(1) + 1, message, hint
    return None
