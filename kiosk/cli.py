"""The command line: `kiosk COMMAND`, and without one the booth. Each command is imported when it is asked for."""

import gc
import io
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from kiosk.model.problem import N_
from kiosk.tools.arguments import parse
from kiosk.words.messages import tr

CANNOT_RUN = 2
ON_SCREEN = ("run", "present", "preview")
"""Commands that open windows."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names and signs that a terminal has no letters for are spelt out
            stream.reconfigure(errors="backslashreplace")
    try:
        options = parse(sys.argv[1:] if argv is None else argv)
    except SystemExit as end:  # help was shown, or a word is wrong and argparse has said so
        return end.code if isinstance(end.code, int) else CANNOT_RUN
    if options.command in ON_SCREEN and not _screen():
        what = N_("no screen can be found: start the program from the desktop (DISPLAY and WAYLAND_DISPLAY are empty)")
        return _cannot(tr(options.language(), what))
    if options.command in ON_SCREEN:
        with _interruptible():
            return _booth(options) if options.command == "run" else _tool(options)
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # as a start leaves it: what is half done is put right
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return _tool(options)
    except BrokenPipeError:  # `kiosk check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _screen() -> bool:
    """Whether Qt has a screen to open windows on. Without one it aborts, in words that advise to install it anew."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, named))


@contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl+C ends the program at once until it listens itself: as an exception it gets lost in what Qt calls."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _booth(options: Namespace) -> int:
    """The booth. Nothing is garbage before the first slide, so nobody looks for any (a tenth of the start)."""
    gc.disable()
    try:
        from kiosk import app

        return app.run(options)
    finally:
        gc.enable()


def _tool(options: Namespace) -> int:
    """A command for staff or a speaker. What keeps it from its work is said in one line."""
    from kiosk.tools.content import NoContentError

    language = options.language()
    try:
        return _command(options, language)
    except NoContentError as problem:
        return _cannot(str(problem))
    except OSError as problem:
        reason = tr(language, problem.strerror or str(problem))
        return _cannot(f"{problem.filename}: {reason}" if problem.filename else reason)
    except ImportError as problem:
        if (problem.name or "").split(".")[0] == "kiosk":  # our own mistake: show it whole
            raise
        return _cannot(tr(language, "a library is missing: %(reason)s", reason=problem))


def _command(options: Namespace, language: str) -> int:
    if options.command == "present":
        from kiosk import app

        return app.present(options, language)
    tool = import_module(f"kiosk.tools.{options.command}")
    return int(tool.run(options, language))


def _cannot(reason: str) -> int:
    print(f"kiosk: {reason}", file=sys.stderr)
    return CANNOT_RUN
