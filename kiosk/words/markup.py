"""Content texts: plain text with **bold**, *emphasis*, line breaks and {references}.

    parse("In **{pharma-companies:n}** imprese")

gives the pieces "In ", Ref("pharma-companies", form="n") in bold, and " imprese". `{{` and `}}` are braces. An asterisk
opens only before something and closes only after something, and between digits it is a sign: `3 * 4` and `3*4` are
plain text. Figures are not looked up here: whether a reference resolves is the loader's to say.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kiosk.model.indicator import Ref
from kiosk.model.problem import N_, Say
from kiosk.words.suggest import suggest

FORMS = ("n", "short")

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_REF = re.compile(rf"(?P<id>{_ID})(?:\.(?P<row>{_ID}))?(?:@(?P<year>\d{{4}}))?(?P<colon>:(?P<form>.*))?", re.DOTALL)
_TOKEN = re.compile(r"\{\{|\}\}|\{|\}|\*\*|\*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text or one reference, and how it is set."""

    content: str | Ref
    bold: bool = False
    emphasis: bool = False


class MarkupError(Exception):
    """A text that cannot be read: what is wrong, what to write instead, and at which character (from 0)."""

    def __init__(self, offset: int, message: Say, hint: Say | None = None) -> None:
        super().__init__(message.msgid % message.params if message.params else message.msgid)
        self.offset = offset
        self.message = message
        self.hint = hint


@lru_cache(maxsize=8192)
def parse(text: str) -> tuple[Piece, ...]:
    """The pieces of a text. MarkupError at its first fault."""
    pieces: list[Piece] = []
    plain: list[str] = []
    opened: dict[str, int] = {}  # "**" and "*": where they were opened

    def put(content: str | Ref) -> None:
        if content:
            pieces.append(Piece(content, "**" in opened, "*" in opened))

    def flush() -> None:
        put("".join(plain))
        plain.clear()

    at = 0
    while token := _TOKEN.search(text, at):
        plain.append(text[at : token.start()])
        at, mark = token.end(), token.group()
        if mark in ("{{", "}}"):
            plain.append(mark[0])
        elif mark == "}":
            raise MarkupError(token.start(), Say(N_('"}" without its "{"')), Say(N_('for a brace itself write "}}"')))
        elif mark == "{":
            ref, at = _reference(text, token.start())
            flush()
            put(ref)
        elif _turns(text, token.start(), at, open_=mark in opened):
            flush()
            if opened.pop(mark, None) is None:
                opened[mark] = token.start()
        else:
            plain.append(mark)
    plain.append(text[at:])
    flush()
    for mark, offset in opened.items():
        raise MarkupError(offset, Say(N_('"%(mark)s" is opened and never closed'), {"mark": mark}))
    return tuple(pieces)


def references(text: str) -> tuple[Ref, ...]:
    """The references in a text, in order, as often as they stand. MarkupError as in `parse`."""
    return tuple(piece.content for piece in parse(text) if isinstance(piece.content, Ref))


def _turns(text: str, start: int, end: int, *, open_: bool) -> bool:
    """Whether the asterisks at start:end switch bold or emphasis, or are plain text."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isdigit() and after.isdigit():
        return False
    near = before if open_ else after
    return bool(near) and not near.isspace()


def _reference(text: str, start: int) -> tuple[Ref, int]:
    """The reference whose "{" stands at `start`, and where the text goes on."""
    end = text.find("}", start)
    if end < 0 or "{" in text[start + 1 : end]:
        raise MarkupError(start, Say(N_('"{" without its "}"')), Say(N_('for a brace itself write "{{"')))
    inside = text[start + 1 : end]
    found = _REF.fullmatch(inside)
    if found is None:
        raise MarkupError(start, Say(N_('not a reference: "{%(inside)s}"'), {"inside": inside}), _instead(inside))
    form = found["form"] or ""
    if found["colon"] and form not in FORMS:
        message = Say(N_('unknown form "%(name)s"'), {"name": form})
        offset = start + 1 + found.start("form")
        raise MarkupError(offset, message, suggest(form, FORMS) or Say(N_('the forms are ":n" and ":short"')))
    year = int(found["year"]) if found["year"] else None
    return Ref(found["id"], found["row"], year, form), end + 1


def _instead(inside: str) -> Say:
    """What to write for something in braces that is no reference: its nearest right spelling, or the rule."""
    mended = re.sub(r"[\s_]+", "-", inside.strip().lower())
    mended = re.sub(r"-*([.@:])-*", r"\1", mended)
    if _REF.fullmatch(mended):
        return Say(N_('did you mean "%(name)s"?'), {"name": "{" + mended + "}"})
    return Say(N_('write "{id}", "{id.row}", "{id@2017}" or "{id:n}"; for a brace itself "{{"'))
