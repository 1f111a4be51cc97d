"""`kiosk table import IN.xlsx`: changed values and years go back into the files that write them, once staff say yes.

Exactly those numbers are replaced. Before anything is written, the whole content is copied, changed and checked as
`kiosk check` does without measuring: what would be a new error is told, and nothing is written. Files are replaced one
by one, each whole; where one cannot be, those before it get their old bytes back.
"""

import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from kiosk import places
from kiosk.check.check import check
from kiosk.files import read_plain, write_whole
from kiosk.loader.edited import Edit, edited
from kiosk.loader.load import Loaded, load
from kiosk.loader.refusals import WORKBOOK
from kiosk.model.picture import BYTES
from kiosk.model.problem import Problem
from kiosk.tools.content import NoContentError, uncollected
from kiosk.tools.table.changes import Change, doubts, read
from kiosk.tools.table.lines import lines
from kiosk.words.messages import line, ntr, tr

WRITTEN, REFUSED, NOT_YET = 0, 1, 3
PARTS = ("indicators", "slides", "talks", "data", "images")
"""The folders of a content folder."""


def take(content: Path, path: Path, language: str, *, yes: bool) -> int:
    """The exit code: WRITTEN (or nothing to write), REFUSED, NOT_YET (shown only)."""
    data = read_plain(path, WORKBOOK + 1)
    with tempfile.TemporaryDirectory() as room, uncollected():
        copy = Path(room, content.resolve().name)
        shutil.copytree(content, copy, ignore=partial(_odd, content), copy_function=_copy)
        before = load(copy)
        changes, problems = read(data, path.name, lines(before.draft))
        problems += doubts(changes, date.today())
        _show(changes, problems, language)
        if any(problem.level == "error" for problem in problems):
            return _refused(language)
        if not changes:
            print(tr(language, "there is nothing to change"))
            return WRITTEN
        old = {one: (copy / one).read_bytes() for one in {_file(change) for change in changes}}
        new = {one: edited(data, _edits(one, changes)) for one, data in old.items()}
        worse = _worse(before, copy, new)
    for problem in worse:
        print(line(problem, language))
    if any(problem.level == "error" for problem in worse):
        return _refused(language)
    if not yes and not _agreed(content, language):
        return NOT_YET
    _write(content, old, new, language)
    print(ntr(language, "%(n)s number written", "%(n)s numbers written", len(changes)))
    return WRITTEN


def _odd(content: Path, folder: str, names: list[str]) -> list[str]:
    """What no content is made of: hidden files, links, pipes; folders beside those that content has."""
    paths = {name: Path(folder, name) for name in names if not name.startswith(".")}
    folders = PARTS if Path(folder) == content else paths.keys()
    plain = {
        name
        for name, path in paths.items()
        if not path.is_symlink() and (path.is_file() or (path.is_dir() and name in folders))
    }
    return [name for name in names if name not in plain]


def _copy(source: str, target: str) -> None:
    """A file as far as the loader looks at it. One that cannot be read is as good as missing: `kiosk check` tells."""
    try:
        handle = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return
    with os.fdopen(handle, "rb") as file, Path(target).open("xb") as out:
        size = os.fstat(handle).st_size
        if size <= BYTES:
            shutil.copyfileobj(file, out)
        else:
            out.truncate(size)


def _file(change: Change) -> str:
    """The file inside the content folder."""
    return change.scalar.path.partition("/")[2]


def _edits(file: str, changes: Iterable[Change]) -> Iterable[Edit]:
    for one in changes:
        if _file(one) == file:
            yield Edit(one.scalar.line, one.scalar.column, one.scalar.text, one.new)


def _show(changes: Sequence[Change], problems: Iterable[Problem], language: str) -> None:
    """Each change on a line that editors jump to, in the order of the files; then what is wrong, or worth a look."""
    table = [
        (f"{one.scalar.path}:{one.scalar.line}:{one.scalar.column}", one.line.ref, f"{one.scalar.text} -> {one.new}")
        for one in sorted(changes, key=lambda one: (one.scalar.path, one.scalar.line, one.scalar.column))
    ]
    names = {one.line.ref: one.line.indicator.name for one in changes}
    widths = [max((len(row[n]) for row in table), default=0) for n in range(3)]
    for row in table:
        name = names[row[1]].get(language) or next(iter(names[row[1]].values()))
        print("  ".join((*(text.ljust(width) for text, width in zip(row, widths, strict=True)), name)))
    for problem in problems:
        print(line(problem, language))


def _worse(before: Loaded, copy: Path, new: Mapping[str, bytes]) -> list[Problem]:
    """The problems that the changed content has and the old one had not. Line and column may have moved."""
    known = Counter(_sense(one) for one in check(before, places.assets()))
    for name, data in new.items():
        (copy / name).write_bytes(data)
    worse = []
    for problem in check(load(copy), places.assets()):
        known[_sense(problem)] -= 1
        if known[_sense(problem)] < 0:
            worse.append(problem)
    return worse


def _sense(problem: Problem) -> tuple[object, ...]:
    return problem.path, problem.rule, problem.level, problem.message.msgid, tuple(problem.message.params.values())


def _refused(language: str) -> int:
    print(tr(language, "nothing was written"))
    return REFUSED


def _agreed(content: Path, language: str) -> bool:
    """Whether somebody at the terminal says yes; where nobody sits, that is told."""
    if not sys.stdin.isatty():
        print(tr(language, "nothing was written: answer yes at a terminal, or add --yes"))
        return False
    try:
        answer = input(tr(language, "write to the files in %(path)s? [y/N] ", path=content)).strip().lower()
    except EOFError:
        answer = ""
    if answer not in ("y", "yes", "s", "sì", "si"):
        print(tr(language, "nothing was written"))
        return False
    return True


def _write(content: Path, old: Mapping[str, bytes], new: Mapping[str, bytes], language: str) -> None:
    """All files or none. NoContentError where one changed while the question stood; OSError where one cannot be."""
    for name, data in old.items():
        if (content / name).read_bytes() != data:
            message = tr(
                language, "%(path)s was changed meanwhile: nothing was written, try again", path=content / name
            )
            raise NoContentError(message)
    done: list[str] = []
    try:
        for name, data in new.items():
            write_whole(content / name, data, shared=True)
            done.append(name)
    except OSError:
        for name in done:
            write_whole(content / name, old[name], shared=True)
        raise
