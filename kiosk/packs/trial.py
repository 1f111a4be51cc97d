"""Before a pack is shown, every slide of it is drawn once: in a process of its own, which may hang, die or eat memory.

The child is `kiosk trial FOLDER` (kiosk.tools.trial). It reads the content as a booth does, draws each slide in every
language and both orientations, and says what happened: how many slides are done, a line each time, and at last what
is wrong, as JSON. The process that installs, perhaps the booth itself, never touches content that has not come through
this.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO, Any

from kiosk import places
from kiosk.model.problem import N_, Problem, Say
from kiosk.packs.faults import fault

SECONDS, EACH = 60.0, 1.0
"""For a trial, and beside that for every slide in every language."""
REPORT, LISTEN = 1_000_000, 0.25
"""Bytes of a line that are read; seconds between two questions whether to go on, while a child says nothing."""
_NEW = Say(N_("in the office, look at the content with kiosk check and kiosk preview, then build a new pack"))


def command(folder: Path) -> list[str]:
    """How this program is called for a trial: from a checkout, a wheel, or frozen."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk"]
    return [*program, "trial", str(folder)]


def trial(
    folder: Path, name: str, pages: int, went: Callable[[int], None] = lambda done: None,
    words: Sequence[str] | None = None,
) -> tuple[Problem, ...]:  # fmt: skip
    """What is wrong with a content folder when it is drawn. Empty: all of it was drawn.

    name   what the pack is called in problems
    pages  slides times languages, which the time depends on
    went   told how many slides are done; may raise, which ends the trial
    words  another command, for tests
    """
    try:
        child = subprocess.Popen(
            words or command(folder), cwd=places.PACKAGE.parent, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except OSError as error:
        message = Say(N_("the trial of its slides could not be started: %(reason)s"), {"reason": str(error)})
        return (fault(name, "pack-trial", message, Say(N_("start the program again"))),)
    said: SimpleQueue[bytes] = SimpleQueue()
    reader = Thread(target=_read, args=(child.stdout, said), name="trial", daemon=True)
    reader.start()
    end = monotonic() + SECONDS + EACH * pages
    with child:
        try:
            told = _told(said, end, went)
            code = child.wait(max(end - monotonic(), 0.0))
        except (TimeoutError, subprocess.TimeoutExpired):
            return (fault(name, "pack-trial", Say(N_("its slides could not be drawn in time")), _NEW),)
        finally:
            child.kill()
            reader.join()
    found = _report(told, name)
    if found is None or (code != 0) != bool(found):
        return (fault(name, "pack-trial", Say(N_("the program failed while its slides were drawn")), _NEW),)
    return found


def _told(said: SimpleQueue[bytes], end: float, went: Callable[[int], None]) -> bytes:
    """The last line of a child that has said all, the numbers before it handed on. TimeoutError at `end`."""
    done, last = 0, b""
    while monotonic() < end:
        went(done)
        with suppress(Empty):
            line = said.get(timeout=LISTEN)
            if not line:
                return last
            last, done = line, int(line) if re.fullmatch(rb"\d{1,6}\s*", line) else done
    raise TimeoutError


def _read(said: IO[bytes], to: SimpleQueue[bytes]) -> None:
    """What a child says, line by line; nothing at its end."""
    while line := said.readline(REPORT):
        to.put(line)
    to.put(b"")


def _report(data: bytes, name: str) -> tuple[Problem, ...] | None:
    """The problems that a child has told: errors of the content, slides that could not be drawn. None: none of both."""
    try:
        told = json.loads(data)
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
