"""What stands in a content folder as if it were content, and is not read: on the screen it is looked for in vain.

Links, pipes and folders that are called as files of content; files whose names a hidden ending has spoilt
(`pharma.yaml.txt`); folders that this user may not look into.
"""

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from kiosk.loader.files import SUFFIXES, shown
from kiosk.loader.marked import Marked
from kiosk.loader.refusals import unreadable
from kiosk.model.problem import N_, Level, Problem, Say

FOLDERS = ("indicators", "slides", "talks")
_COPY = Say(N_("copy one from a content folder that works"))
_ENDS = N_("nobody reads this file: its name does not end in .yaml")
NOT_PLAIN = N_("this is not a plain file: links are not followed")
_MISNAMED = re.compile(r"(.+?)(?:\.ya?ml(?:\.txt)?|\.txt)", re.IGNORECASE)


def unread(folder: Path) -> Iterator[Problem]:
    """One problem for each."""
    for name in FOLDERS:
        path = folder / name
        try:
            inside = None if path.is_symlink() else _inside(path)
        except FileNotFoundError:
            if name == "slides":  # without any there is nothing to show
                missing = Say(N_("the folder is missing"))
                yield Problem(shown(folder, path), 1, 1, "error", "missing-file", missing, _COPY)
            continue
        except OSError as error:
            yield _problem(folder, path, *unreadable(error))
            continue
        if inside is None:
            yield _problem(folder, path, Say(NOT_PLAIN), Say(N_("copy the folder itself here")))
            continue
        for one, plain in inside.items():
            yield from _of_file(folder, path / one, plain, inside)


def absent(path: Path) -> tuple[Say, Say]:
    """Why a file that every content folder has is none, and what helps."""
    try:
        path.lstat()
    except FileNotFoundError:
        return Say(N_("the file is missing")), _instead(path)
    except OSError as error:
        return unreadable(error)
    return Say(NOT_PLAIN), Say(N_("copy the file itself here"))


def _instead(path: Path) -> Say:
    """What helps where a file is not there: the one that was meant may bear another name, or stand in a folder."""
    try:
        inside = sorted(one for one in path.parent.iterdir() if one.name[0] != ".")
    except OSError:
        inside = []
    for one in inside:
        if (found := _MISNAMED.fullmatch(one.name)) and found[1].lower() == path.stem:
            return Say(N_("rename %(there)s to %(name)s"), {"there": one.name, "name": path.name})
    for one in inside:
        if path.stem == "kiosk" and (one / path.name).is_file():
            return Say(N_("there is one in %(folder)s: name that folder"), {"folder": f"{path.parent.name}/{one.name}"})
    return _COPY


def empty(marked: Marked) -> Problem:
    """Nothing is in a file, or comments alone. One that every folder has might as well be missing."""
    message = Say(N_("the file is empty"))
    if marked.path.count("/") < 2:
        return Problem(marked.path, 1, 1, "error", "missing-file", message, _COPY)
    return Problem(marked.path, 1, 1, "error", "unreadable", message, Say(N_("write something in it, or delete it")))


def without_slides(marked: Marked) -> Problem:
    """A file of slides has none."""
    message = Say(N_("there are no slides in this file"))
    hint = Say(N_("write them below `slides:`, each beginning with `- id:`; or delete the file"))
    return Problem(marked.path, *marked.at(("slides",), key=True), "warning", "missing-field", message, hint)


def _inside(path: Path) -> dict[str, bool]:
    """The names in a folder, in order, and which are plain files."""
    with os.scandir(path) as inside:
        return dict(sorted((one.name, one.is_file(follow_symlinks=False)) for one in inside))


def _of_file(folder: Path, path: Path, plain: bool, others: Collection[str]) -> Iterator[Problem]:
    name = path.name
    if name[0] == ".":
        return
    if name.endswith(SUFFIXES):
        if not plain:
            yield _problem(folder, path, Say(NOT_PLAIN), Say(N_("copy the file itself here")))
    elif (found := _MISNAMED.fullmatch(name)) and name.lower() != f"{found[1]}.txt".lower():
        hint = Say(N_("rename it: %(name)s"), {"name": f"{found[1]}.yaml"})
        if f"{found[1]}.yaml" in others:
            yield _problem(folder, path, Say(_ENDS), Say(N_("delete it, if it is a copy")), "warning")
        else:
            yield _problem(folder, path, Say(_ENDS), hint)


def _problem(folder: Path, path: Path, message: Say, hint: Say, level: Level = "error") -> Problem:
    return Problem(shown(folder, path), 1, 1, level, "unreadable", message, hint)
