"""YAML that remembers line and column, and refuses bombs.

One pass over libyaml's events builds values and positions at once. Never PyYAML's composer: in C it crashes the
process on deep nesting, in Python it recurses; and aliases, which make bombs, are gone before anything is built.

A fault of one value (anchor, duplicate key, `347.380`) is noted and the rest is read on; what makes the whole file
unreadable (syntax, limits, encoding) leaves no value at all. Nothing is ever raised.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kiosk.loader import scalars
from kiosk.loader.complaints import syntax
from kiosk.loader.refusals import (
    BYTES,
    DEPTH,
    FEWER,
    FORBIDDEN,
    NODES,
    PROBLEMS,
    REMOVE,
    SCALAR,
    TOO_MANY,
    Refused,
    decode,
    invisible,
    lines,
    refuse,
    second,
    too_deep,
    too_large,
    too_long,
    too_many,
    unreadable,
)
from kiosk.model.problem import N_, Problem, Say

if not yaml.__with_libyaml__:  # the Python parser reads other files than the C one, and reads them 10 times slower
    raise ImportError("PyYAML was built without libyaml: install its wheel from PyPI")

Loc = tuple[str | int, ...]
Mark = tuple[int, int, int]
"""First line, column and last line of a scalar, from 1."""


@dataclass(slots=True)
class Node:
    """Position of a mapping or list, of its keys, and of what is in it."""

    line: int
    column: int
    flow: bool
    keys: dict[str | int, Mark] = field(default_factory=dict)
    inner: "dict[str | int, Node | Mark]" = field(default_factory=dict)


@dataclass(frozen=True)
class Marked:
    """The values of a file, where each stands, and what is wrong with it as YAML.

    value    None where the file is empty or cannot be used; `problems` tells which
    faulty   where single values were refused: what contains one must not be shown
    """

    path: str
    value: Any
    problems: tuple[Problem, ...] = ()
    faulty: frozenset[Loc] = frozenset()
    lines: Sequence[str] = ()
    root: Node | Mark = (1, 1, 1)

    def node(self, loc: Loc) -> Node | None:
        """Positions of the mapping or list at `loc`; None for a scalar or where there is nothing."""
        here: Node | Mark | None = self.root
        for step in loc:
            here = here.inner.get(step) if isinstance(here, Node) else None
        return here if isinstance(here, Node) else None

    def at(self, loc: Loc, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `loc`, or of its key; of what surrounds it where there is none."""
        here = self.root
        for place, step in enumerate(loc):
            if not isinstance(here, Node) or step not in here.inner:
                break
            if key and place == len(loc) - 1 and step in here.keys:
                return here.keys[step][:2]
            here = here.inner[step]
        return (here.line, here.column) if isinstance(here, Node) else here[:2]

    def find(self, loc: Loc, snippet: str, *, key: bool = False) -> tuple[int, int]:
        """Line and column of a piece of the text at `loc`; of the text itself where that is not on one line."""
        parent = self.node(loc[:-1])
        mark = (parent.keys if key else parent.inner).get(loc[-1]) if parent and loc else self.root
        if mark is None or isinstance(mark, Node):
            return self.at(loc, key=key)
        first, column, last = mark
        for number in range(first, last + 1):
            line = self.lines[number - 1] if number <= len(self.lines) else ""
            offset = line.find(snippet, column - 1 if number == first else 0)
            if offset >= 0:
                return number, offset + 1
        return first, column


def read(path: Path, name: str) -> Marked:
    """The file, called `name` in problems."""
    data = contents(path, name)
    return Marked(name, None, (data,)) if isinstance(data, Problem) else parse(data, name)


def contents(path: Path, name: str) -> bytes | Problem:
    """The bytes of a file, called `name` in problems; why there are none."""
    try:
        with path.open("rb") as file:
            data = file.read(BYTES + 1)
    except OSError as error:
        return Problem(name, 1, 1, "error", "unreadable", *unreadable(error))
    return too_large(name).problem if len(data) > BYTES else data


def parse(data: bytes, name: str) -> Marked:
    """Values and positions of a file's bytes."""
    builder = _Builder(name)
    try:
        text = decode(data, name)
        try:
            builder.build(text)
        except (yaml.YAMLError, ValueError) as error:  # ValueError: libyaml lets through what Python cannot decode
            raise Refused(syntax(name, error, text.splitlines())) from error
    except Refused as refused:
        return Marked(name, None, (*builder.problems, refused.problem), lines=lines(data))
    faulty = frozenset(builder.faulty)
    return Marked(name, builder.value, tuple(builder.problems), faulty, text.splitlines(), builder.root)


_KEY = object()  # a mapping waits for its next key
_SKIP = object()  # ... for the value of a duplicate key, which is dropped
_Open = tuple[Any, Any, Any]
"""A mapping or list that is being read, where its parts stand, and the key whose value comes next (None in a list)."""


class _Builder:
    """Builds the values of one document as its events come."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.value: Any = None
        self.root: Node | Mark = (1, 1, 1)
        self.problems: list[Problem] = []
        self.faulty: set[Loc] = set()
        self._run_on: Node | None = None  # into which the next entry of its list has run
        self._steps: list[Any] = []  # from the root to the mapping or list that is being read

    def build(self, text: str) -> None:
        """Read all events. Refused, or YAMLError, where the file cannot be used.

        One long loop, since it runs for every value of every file: a call for each would cost as much as libyaml does.
        """
        into: Any = None
        node: Any = None
        key: Any = None
        around: list[_Open] = []
        count = documents = 0
        numeric, words = scalars.NUMERIC, scalars.WORDS
        next_event: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        value: Any
        mark: Any
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                value, start = event.value, event.start_mark
                mark = (start.line + 1, start.column + 1, event.end_mark.line + 1)
                if len(value) > SCALAR:
                    raise too_long(self.path, *mark[:2])
                if event.anchor or event.tag:
                    self._tagged(event, self._loc(into, key))
                if not event.implicit[0]:  # in quotes or a block; only escapes can bring in what decode() refused
                    if event.style == '"' and (found := FORBIDDEN.search(value)):
                        self._fault("encoding", mark, invisible(found[0]), self._loc(into, key), REMOVE)
                elif value[:1] not in numeric:
                    value = value if key is _KEY else words.get(value, value)
                elif key is _KEY:
                    value = scalars.key(value)
                elif may := scalars.readings(value):
                    self._ambiguous(value, may, mark, self._loc(into, key))
                else:
                    value = scalars.plain(value)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._may_open(event, len(around) + (into is not None), into, key)
                value = {} if kind is yaml.MappingStartEvent else []
                mark = Node(event.start_mark.line + 1, event.start_mark.column + 1, bool(event.flow_style), {}, {})
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                into, node, key = around.pop() if around else (None, None, None)
                if into is not None:
                    self._steps.pop()
                continue
            elif kind is yaml.AliasEvent:
                instead = N_("write the value out in full")
                self._odd(event, N_("aliases (*name) are not allowed"), instead, self._loc(into, key))
                value, mark = None, self._mark(event)
            else:
                documents += kind is yaml.DocumentStartEvent
                if documents > 1:
                    raise second(self.path, *self._mark(event)[:2])
                continue
            count += 1
            if count > NODES:
                raise too_many(self.path, *(mark[:2] if type(mark) is tuple else (mark.line, mark.column)))
            step = key
            if into is None:
                self.value, self.root = value, mark
            elif key is None:
                step = len(into)
                node.inner[step] = mark
                into.append(value)
            elif key is _KEY:
                if value is None or value in node.keys:
                    key = self._odd_key(value, mark, node)
                else:
                    node.keys[value], key = mark, value
                continue
            else:
                key = _KEY
                if step is not _SKIP:
                    node.inner[step] = mark
                    into[step] = value
            if type(mark) is Node:
                if into is not None:
                    around.append((into, node, key))
                    self._steps.append(step)
                into, node, key = value, mark, _KEY if kind is yaml.MappingStartEvent else None

    def _may_open(self, event: Any, depth: int, into: Any, key: Any) -> None:
        """Whether a mapping or list may begin here. Refused where it may not."""
        mark = self._mark(event)
        if depth == DEPTH:
            raise too_deep(self.path, *mark[:2])
        if event.anchor or event.tag:
            self._tagged(event, self._loc(into, key))
        if key is _KEY:
            message = Say(N_("a name is needed before the colon, not a list or mapping"))
            hint = Say(N_("a text that begins with a bracket or a question mark goes in quotes"))
            raise refuse(self.path, "syntax", message, hint, *mark[:2])

    def _odd_key(self, value: Any, mark: Mark, node: Node) -> Any:
        """A key that is an alias, or that its mapping has already (_SKIP)."""
        key = "" if value is None else value
        if key not in node.keys:
            node.keys[key] = mark
            return key
        params: dict[str, str | int] = {"key": str(key)[:60], "line": node.keys[key][0], "column": node.keys[key][1]}
        message = Say(N_('"%(key)s" is given twice (first in line %(line)s, column %(column)s)'), params)
        own = N_("a new entry begins with `- id:`; otherwise keep one of the two")
        hint = own if key == "id" else N_("keep one of the two")
        if node is not self._run_on:  # else all that follows is there twice
            self._fault("duplicate-key", mark, message, (*self._path(), key), Say(hint))
            self._run_on = node if key == "id" else self._run_on
        return _SKIP

    def _tagged(self, event: Any, loc: Loc) -> None:
        if event.anchor:
            self._odd(event, N_("anchors (&name) are not allowed"), N_("a text that begins with & goes in quotes"), loc)
        if event.tag:
            self._odd(event, N_("tags (!name) are not allowed"), N_("a text that begins with ! goes in quotes"), loc)

    def _odd(self, event: Any, msgid: str, hint: str, loc: Loc) -> None:
        self._fault("alias", self._mark(event), Say(msgid), loc, Say(hint))

    def _ambiguous(self, text: str, may: tuple[str, ...], mark: Mark, loc: Loc) -> None:
        params: dict[str, str | int] = dict(zip(("whole", "decimal"), may, strict=False))
        whole = N_("thousands are written without points: %(whole)s")
        message = Say(whole if len(may) == 1 else N_("%(whole)s or %(decimal)s?"), params)
        hint = Say(N_("a point only separates decimals; a text goes in quotes"))
        self._fault("ambiguous-number", mark, message, loc, hint)

    def _fault(self, rule: str, mark: Mark, message: Say, loc: Loc, hint: Say | None = None) -> None:
        """Note a fault of the value at `loc`; the file is read on, but nothing that contains it is used."""
        self.problems.append(Problem(self.path, mark[0], mark[1], "error", rule, message, hint))
        self.faulty.add(loc)
        if len(self.problems) >= PROBLEMS:
            raise refuse(self.path, "limits", TOO_MANY, FEWER, *mark[:2])

    def _path(self) -> Loc:
        """The mapping or list that is being read; what a duplicate key holds counts as what is around it."""
        return tuple(step for step in self._steps if step is not _SKIP)

    def _loc(self, into: Any, key: Any) -> Loc:
        """Where the next value will stand; the mapping itself while it waits for a key, or drops a value."""
        if isinstance(into, list):
            return (*self._path(), len(into))
        return self._path() if key is None or key is _KEY or key is _SKIP else (*self._path(), key)

    def _mark(self, event: Any) -> Mark:
        return (event.start_mark.line + 1, event.start_mark.column + 1, event.end_mark.line + 1)
