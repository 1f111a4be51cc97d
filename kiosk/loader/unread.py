"""What stands in a content folder as if it were content, and is not read: on the screen it is looked for in vain.

Links, pipes and folders that are called as files of content; files whose names a hidden ending has spoilt
(`pharma.yaml.txt`); folders that this user may not look into.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.loader.files import SUFFIXES, shown
from kiosk.model.problem import N_, Level, Problem, Say

FOLDERS = ("indicators", "slides", "talks")
NOT_PLAIN = N_("this is not a plain file: links are not followed")
_MISNAMED = re.compile(r"(.+)\.ya?ml(\.txt)?", re.IGNORECASE)


def unread(folder: Path) -> Iterator[Problem]:
    """One problem for each."""
    for name in FOLDERS:
        path = folder / name
        try:
            inside = sorted(path.iterdir()) if not path.is_symlink() else None
        except FileNotFoundError:
            continue
        except OSError as error:
            yield _problem(folder, path, *unreadable(error))
            continue
        if inside is None:
            yield _problem(folder, path, Say(NOT_PLAIN), Say(N_("copy the folder itself here")))
            continue
        for one in inside:
            yield from _of_file(folder, one)


def absent(path: Path) -> tuple[Say, Say]:
    """Why a file that every content folder has is none, and what helps."""
    try:
        path.lstat()
    except FileNotFoundError:
        return Say(N_("the file is missing")), Say(N_("copy one from a content folder that works"))
    except OSError as error:
        return unreadable(error)
    return Say(NOT_PLAIN), Say(N_("copy the file itself here"))


def unreadable(error: OSError) -> tuple[Say, Say]:
    """What is said of what the system does not let anybody read."""
    message = Say(N_("the file cannot be read: %(reason)s"), {"reason": error.strerror or str(error)})
    return message, Say(N_("see that its permissions let you read it"))


def _of_file(folder: Path, path: Path) -> Iterator[Problem]:
    if path.name[0] == ".":
        return
    if path.suffix in SUFFIXES:
        try:
            plain = path.is_file() and not path.is_symlink()
        except OSError:
            return  # reading it tells why
        if not plain:
            yield _problem(folder, path, Say(NOT_PLAIN), Say(N_("copy the file itself here")))
    elif found := _MISNAMED.fullmatch(path.name):
        message = Say(N_("nobody reads this file: its name does not end in .yaml"))
        hint = Say(N_("rename it: %(name)s"), {"name": f"{found[1]}.yaml"})
        yield _problem(folder, path, message, hint, "warning")


def _problem(folder: Path, path: Path, message: Say, hint: Say, level: Level = "error") -> Problem:
    return Problem(shown(folder, path), 1, 1, level, "unreadable", message, hint)
