"""What stands in the files and is left out: which error costs it.

Somebody who reads "there is no slide pharma" looks for a name that stands there plainly. So a problem of a name that
leads nowhere says where the error is that costs what it names, and only follows from that one (`Problem.cause`). In a
file that cannot be read the names are still found, by how its lines begin.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from kiosk.loader.marked import Marked
from kiosk.loader.unread import empty
from kiosk.model.problem import N_, Problem, Say

_SAID = {
    "slides": N_('the slide "%(name)s" is left out because of the error at %(place)s'),
    "indicators": N_('the indicator "%(name)s" is left out because of the error at %(place)s'),
    "sources": N_('the source "%(name)s" is left out because of the error at %(place)s'),
    "places": N_('the place "%(name)s" is left out because of the error at %(place)s'),
    "topics": N_('the topic "%(name)s" is left out because of the error at %(place)s'),
}
_NAMES = {
    "unknown-slide": "slides",
    "unknown-reference": "indicators",
    "derive": "indicators",
    "unknown-source": "sources",
    "unknown-place": "places",
    "unknown-topic": "topics",
}
"""What is named where one of these rules finds a name that leads nowhere."""
_SLIDE = re.compile(r" *- +id: *[\"']?([a-z0-9-]+)[\"']? *(?:#.*)?")
_ID = re.compile(r"([a-z0-9-]+) *:(?: .*)?")
_END = 1 << 30
_Stretch = tuple[str, int, int]
"""A file, and the lines from which to which something stands in it."""


def explained(problems: Sequence[Problem], files: Iterable[Marked], indicators: Collection[str]) -> list[Problem]:
    """The same problems, those with their cause that only follow from another.

    problems    in the order in which they were found: what follows comes after its cause
    indicators  the ids of those that hold: a missing row of theirs is no consequence
    """
    if not any(one.rule in _NAMES for one in problems):
        return list(problems)
    files = list(files)
    kinds = {_NAMES.get(one.rule) for one in problems}
    bare = [empty(one) for one in files if one.value is None and not one.problems and PurePath(one.path).stem in kinds]
    lost = _Lost(files)
    return [lost.explained(one, indicators) for one in (*bare, *problems)]


class _Lost:
    """Where everything stands, and the errors met so far."""

    def __init__(self, files: Iterable[Marked]) -> None:
        self._stretches: dict[tuple[str, str], list[_Stretch]] = {}
        for key, stretch in (one for file in files for one in _written(file)):
            self._stretches.setdefault(key, []).append(stretch)
        self._errors: dict[str, list[Problem]] = {}

    def explained(self, problem: Problem, indicators: Collection[str]) -> Problem:
        """The problem, with its cause where it has one; from now on it may be a cause itself."""
        kind, params = _NAMES.get(problem.rule, ""), problem.message.params
        name = re.split("[.@]", str(params.get("name", params.get("row", ""))))[0]
        known = kind == "indicators" and name in indicators
        cause = self._why(kind, name) if kind and name and not known and problem.level == "error" else None
        if cause:
            said = {"name": name, "place": f"{cause.path}:{cause.line}:{cause.column}"}
            problem = replace(problem, message=Say(_SAID[kind], said), hint=None, cause=cause)
        if problem.level == "error":
            self._errors.setdefault(problem.path, []).append(problem)
        return problem

    def _why(self, kind: str, name: str) -> Problem | None:
        """The error that costs what is called so; None where there is no such thing, or nobody knows."""
        for path, first, last in self._stretches.get((kind, name), ()):
            if found := [one for one in self._errors.get(path, ()) if first <= one.line < last]:
                own = min(found, key=lambda one: (one.cause is not None, one.line, one.column))
                return own.cause or own
        home = "slides" if kind == "topics" else kind
        paths = (path for path in self._errors if path.endswith((f"/{home}.yaml", f"/{home}")))
        whole = (one for path in paths for one in self._errors[path])
        return next((one for one in whole if one.rule == "missing-file"), None)


def _written(file: Marked) -> Iterator[tuple[tuple[str, str], _Stretch]]:
    """What stands in a file, and where."""
    path = PurePath(file.path)
    kind = path.parent.name if path.parent.name in ("slides", "indicators") else path.stem
    found = list(_slides(file) if kind == "slides" else _ids(file)) if kind in _SAID else []
    ends = [*(line for line, _, _ in found[1:]), _END]
    for (line, name, raw), end in zip(found, ends, strict=True) if found else ():
        yield (kind, name), ((file.path, line, end) if raw is not None else (file.path, 1, _END))
        data = raw.get("data") if isinstance(raw, dict) else None
        if isinstance(data, dict):
            yield (kind, name), (f"{path.parts[0]}/{data.get('file')}", 1, _END)
    if kind == "slides":
        yield ("topics", path.stem), (file.path, 1, found[0][0] if found and file.value is not None else _END)


def _slides(file: Marked) -> Iterator[tuple[int, str, Any]]:
    """Line, id and value of each slide; no value where the file cannot be read."""
    if file.value is None:
        yield from _by_lines(file, _SLIDE)
    raw = file.value.get("slides") if isinstance(file.value, dict) else None
    for index, one in enumerate(raw if isinstance(raw, list) else ()):
        yield file.at(("slides", index))[0], str(one.get("id")) if isinstance(one, dict) else "", one or {}


def _ids(file: Marked) -> Iterator[tuple[int, str, Any]]:
    """The same of what stands under its id."""
    if file.value is None:
        yield from _by_lines(file, _ID)
    for key, one in file.value.items() if isinstance(file.value, dict) else ():
        yield file.at((key,), key=True)[0], str(key), one or {}


def _by_lines(file: Marked, pattern: re.Pattern[str]) -> Iterator[tuple[int, str, None]]:
    return ((n, found[1], None) for n, line in enumerate(file.lines, 1) if (found := pattern.fullmatch(line)))
