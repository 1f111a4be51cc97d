"""What is refused before a file is parsed.

The limits stop what parsers choke on: 5 MB of ordinary content cost 450 MB, and 30,000 brackets crash libyaml's
composer outright. No content file of ours comes near any of them.
"""

import re

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


TOO_MANY = Say(N_("the file has too many errors: the rest was not read"))
FEWER = Say(N_("fix the ones above, then check again"))
_SAVE = Say(N_("save it as UTF-8: editors offer this under Save as"))


def decode(data: bytes, path: str, save: Say = _SAVE) -> str:
    """The text of a file within the limits; Refused where it is too large, or not clean UTF-8: `save` says how to."""
    if len(data) > BYTES:
        raise too_large(path)
    # Values need these characters, so floods are seen in a millisecond, before any is parsed.
    if sum(map(data.count, (b",", b":", b"\n", b"{", b"["))) > NODES:
        raise too_many(path, 1, 1)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise refuse(path, "encoding", Say(N_("the file is UTF-16, not UTF-8")), save)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        letter = data[error.start : error.start + 1].decode("cp1252", "replace")
        message = Say(N_('the file is not UTF-8: this may be meant as "%(letter)s"'), {"letter": letter})
        raise refuse(path, "encoding", message, save, *_position(before, len(before))) from error
    if found := FORBIDDEN.search(text):
        raise refuse(path, "encoding", invisible(found[0]), REMOVE, *_position(text, found.start()))
    return text


def lines(data: bytes) -> list[str]:
    """The lines of a file that cannot be used, for whoever looks for a name in it; none of what is too large."""
    if len(data) > BYTES or data.count(b"\n") > NODES:
        return []
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace").splitlines()


def invisible(character: str) -> Say:
    """The message for a character that must not stand in content."""
    return Say(N_("the invisible or broken character %(code)s is not allowed"), {"code": f"U+{ord(character):04X}"})


def too_large(path: str) -> Refused:
    """The file has more than a million bytes."""
    message = Say(N_("the file is larger than %(limit)s bytes"), {"limit": BYTES})
    return refuse(path, "limits", message, Say(N_("split it into several files")))


def too_long(path: str, line: int, column: int) -> Refused:
    """The file has a text with too many characters."""
    message = Say(N_("the text is longer than %(limit)s characters"), {"limit": SCALAR})
    return refuse(path, "limits", message, Say(N_("make it shorter")), line, column)


def too_many(path: str, line: int, column: int) -> Refused:
    """The file has too many values."""
    message = Say(N_("the file has more than %(limit)s values"), {"limit": NODES})
    return refuse(path, "limits", message, Say(N_("split it into several files")), line, column)


def too_deep(path: str, line: int, column: int) -> Refused:
    """The file has values inside too many others."""
    message = Say(N_("values are nested deeper than %(limit)s levels"), {"limit": DEPTH})
    return refuse(path, "limits", message, Say(N_("close each bracket on its own line, and indent less")), line, column)


def second(path: str, line: int, column: int) -> Refused:
    """The file has a second document."""
    message = Say(N_("a second document begins here (---)"))
    return refuse(path, "syntax", message, Say(N_("put it into a file of its own")), line, column)


def unreadable(error: OSError) -> tuple[Say, Say]:
    """What is said of what the system does not let anybody read."""
    message = Say(N_("the file cannot be read: %(reason)s"), {"reason": error.strerror or str(error)})
    return message, Say(N_("see that its permissions let you read it"))


def _position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    lines = text[:offset].splitlines(keepends=True) or [""]
    if lines[-1].endswith(("\n", "\r")):
        lines.append("")
    return len(lines), len(lines[-1]) + 1


REMOVE = Say(N_("delete it and type the text again: it often comes along with copy and paste"))
