"""What is refused before a file is parsed, and what YAML's own complaints mean in plain words.

The limits stop what parsers choke on: 5 MB of ordinary content cost 450 MB, and 30,000 brackets crash libyaml's
composer outright. No content file of ours comes near any of them.
"""

import re

from yaml import MarkedYAMLError, YAMLError

from kiosk.model.problem import N_, Problem, Say

BYTES = 1_000_000
WORKBOOK = 4_000_000  # it brings its looks along
NODES = 100_000
DEPTH = 32
SCALAR = 20_000
PROBLEMS = 100

# Control characters, bidi overrides and marks (a text that shows other than it reads), line separators that editors
# do not count as lines, and U+FFFD, which is what a wrong conversion leaves behind.
FORBIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]"
)


class Refused(Exception):
    """The file as a whole cannot be used; carries the problem. Never leaves `kiosk.loader.marked`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message.msgid)
        self.problem = problem


def refuse(path: str, rule: str, message: Say, hint: Say | None = None, line: int = 1, column: int = 1) -> Refused:
    """A refusal, to be raised."""
    return Refused(Problem(path, line, column, "error", rule, message, hint))


def decode(data: bytes, path: str) -> str:
    """The text of a file within the limits; Refused where it is too large, or not clean UTF-8."""
    if len(data) > BYTES:
        raise too_large(path)
    # Values need these characters, so floods are seen in a millisecond, before any is parsed.
    if sum(map(data.count, (b",", b":", b"\n", b"{", b"["))) > NODES:
        raise too_many(path, 1, 1)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise refuse(path, "encoding", Say(N_("the file is UTF-16, not UTF-8")), _SAVE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        letter = data[error.start : error.start + 1].decode("cp1252", "replace")
        message = Say(N_('the file is not UTF-8: this may be meant as "%(letter)s"'), {"letter": letter})
        raise refuse(path, "encoding", message, _SAVE, *_position(before, len(before))) from error
    if found := FORBIDDEN.search(text):
        raise refuse(path, "encoding", invisible(found[0]), REMOVE, *_position(text, found.start()))
    return text


def invisible(character: str) -> Say:
    """The message for a character that must not stand in content."""
    return Say(N_("the invisible or broken character %(code)s is not allowed"), {"code": f"U+{ord(character):04X}"})


def too_large(path: str) -> Refused:
    """The file has more than a million bytes."""
    message = Say(N_("the file is larger than %(limit)s bytes"), {"limit": BYTES})
    return refuse(path, "limits", message, Say(N_("split it into several files")))


def too_many(path: str, line: int, column: int) -> Refused:
    """The file has too many values."""
    message = Say(N_("the file has more than %(limit)s values"), {"limit": NODES})
    return refuse(path, "limits", message, Say(N_("split it into several files")), line, column)


def syntax(path: str, error: YAMLError) -> Problem:
    """libyaml's complaint, in our words where we know it."""
    line, column, said = 1, 1, str(error)
    if isinstance(error, MarkedYAMLError):
        said = error.problem or said
        marks = (error.problem_mark, error.context_mark)
        if any(part in said for part in _AT_START):  # ... which is where the mistake is, not where it was noticed
            marks = marks[::-1]
        mark = next(filter(None, marks), None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    for part, message, hint in _KNOWN:
        if part in said:
            return Problem(path, line, column, "error", "syntax", Say(message), Say(hint))
    unread = Say(N_("this cannot be read as YAML: %(said)s"), {"said": said[:200]})
    again = Say(N_("put the text in single quotes, or type the line again"))
    return Problem(path, line, column, "error", "syntax", unread, again)


def _position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    lines = text[:offset].splitlines(keepends=True) or [""]
    if lines[-1].endswith(("\n", "\r")):
        lines.append("")
    return len(lines), len(lines[-1]) + 1


_SAVE = Say(N_("save it as UTF-8: editors offer this under Save as"))
REMOVE = Say(N_("delete it and type the text again: it often comes along with copy and paste"))

_AT_START = ("unexpected end of stream", "could not find expected ':'")

_KNOWN = (
    (
        "mapping values are not allowed",
        N_("a colon does not belong here"),
        N_("a text with a colon needs quotes; names of the same level start in the same column"),
    ),
    (
        "cannot start any token",
        N_("a value cannot begin with this character"),
        N_("put the text in quotes, and indent with spaces, not with tabs"),
    ),
    (
        "could not find expected ':'",
        N_("a colon is missing: each line is `name: value`"),
        N_("a text that runs over several lines is indented more than its name"),
    ),
    (
        "unexpected end of stream",
        N_("a quotation mark is opened here and never closed"),
        N_("close it, or remove both"),
    ),
    (
        "did not find expected ',' or",
        N_("a comma or the closing bracket is missing"),
        N_("a bracket opened on a line is closed on it; texts with commas need quotes"),
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
        "unknown escape character",
        N_("a backslash has a meaning of its own between double quotes"),
        N_("remove the quotes, or write it twice"),
    ),
)
