"""One id in two files: a slip, or a file that stands there twice.

"pharma - Copy.yaml", "pharma (1).yaml", and what Dropbox and OneDrive make of a file that two computers changed: their
names are none that a file of content has. What they are copies of is shown, and that they are copies is said once.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any

from kiosk.loader.draft import Entry
from kiosk.loader.marked import Loc
from kiosk.model.problem import N_, Problem, Say

RULE = "duplicate-id"
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MANY = 3
"""So many ids in two files are no slip."""


def is_copy(path: str) -> bool:
    """Whether a file with ids of another is its copy, by its name."""
    return not ID.fullmatch(PurePath(path).stem)


def copies_last(paths: Iterable[Path]) -> list[Path]:
    """Files in the order in which the first holds an id."""
    return sorted(paths, key=lambda path: is_copy(path.name))


def twice(entry: Entry[Any], loc: Loc, name: str, first: Entry[Any]) -> Problem:
    """The problem of an id that another entry has already."""
    line, _ = first.marked.at(first.loc, key=True)
    params: dict[str, str | int] = {"name": name, "path": first.path, "line": line}
    message = Say(N_('"%(name)s" is taken already (%(path)s, line %(line)s)'), params)
    return entry.problem(loc, RULE, message, Say(N_("ids are unique in all files")), key=not loc)


def copies(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The same problems; of a file that has many ids of another it is said once that it is a copy."""
    pairs = Counter(pair for one in problems if (pair := _pair(one)))
    told = set()
    for one in problems:
        pair = _pair(one)
        if pair is None or pairs[pair] < MANY:
            yield one
        elif pair not in told:
            told.add(pair)
            params: dict[str, str | int] = {"count": pairs[pair], "path": pair[1]}
            message = Say(N_("%(count)s ids of this file are taken already in %(path)s: is it a copy?"), params)
            hint = Say(N_("delete the one that is not needed; or give what is in it other ids"))
            yield Problem(one.path, 1, 1, "error", RULE, message, hint)


def _pair(problem: Problem) -> tuple[str, str | int] | None:
    """The file with an id that another has, and that other."""
    return (problem.path, problem.message.params["path"]) if problem.rule == RULE else None
