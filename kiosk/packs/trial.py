"""Before a pack is shown, every slide of it is drawn once: in a process of its own, which may hang, die or eat memory.

The child is `kiosk trial FOLDER` (kiosk.tools.trial). It reads the content as a booth does, draws each slide in every
language and both orientations, and says what happened as JSON; the process that installs, perhaps the booth itself,
never touches content that has not come through this.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiosk import places
from kiosk.model.problem import N_, Problem, Say
from kiosk.packs.faults import fault

SECONDS, EACH = 60.0, 1.0
"""For a trial, and beside that for every slide in every language."""
REPORT = 1_000_000
_NEW = Say(N_("in the office, look at the content with kiosk check and kiosk preview, then build a new pack"))


def command(folder: Path) -> list[str]:
    """How this program is called for a trial: from a checkout, a wheel, or frozen."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk"]
    return [*program, "trial", str(folder)]


def trial(folder: Path, name: str, pages: int, words: Sequence[str] | None = None) -> tuple[Problem, ...]:
    """What is wrong with a content folder when it is drawn. Empty: all of it was drawn.

    name   what the pack is called in problems
    pages  slides times languages, which the time depends on
    words  another command, for tests
    """
    try:
        done = subprocess.run(
            words or command(folder), cwd=places.PACKAGE.parent, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, timeout=SECONDS + EACH * pages, check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return (fault(name, "pack-trial", Say(N_("its slides could not be drawn in time")), _NEW),)
    except OSError as error:
        message = Say(N_("the trial of its slides could not be started: %(reason)s"), {"reason": str(error)})
        return (fault(name, "pack-trial", message, Say(N_("start the program again"))),)
    found = _report(done.stdout, name)
    if found is None or (done.returncode != 0) != bool(found):
        return (fault(name, "pack-trial", Say(N_("the program failed while its slides were drawn")), _NEW),)
    return found


def _report(data: bytes, name: str) -> tuple[Problem, ...] | None:
    """The problems that a child has told: errors of the content, slides that could not be drawn. None: none of both."""
    try:
        told = json.loads(data[-REPORT:])
        return (*(_problem(one, name) for one in told["problems"]), *(_slide(one, name) for one in told["slides"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _problem(one: Any, name: str) -> Problem:
    """A fault of the content, where it stands in the folder that the pack was built from."""
    said, hint = Say(**one["message"]), Say(**one["hint"]) if one["hint"] else None
    return Problem(f"{name}/{one['path']}", one["line"], one["column"], "error", one["rule"], said, hint)


def _slide(one: Any, name: str) -> Problem:
    params = {"slide": str(one["slide"]), "language": str(one["language"]), "reason": str(one["reason"])}
    message = Say(N_('the slide "%(slide)s" (%(language)s) cannot be drawn: %(reason)s'), {**params})
    return fault(name, "pack-trial", message, _NEW)
