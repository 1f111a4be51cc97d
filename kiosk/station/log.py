"""The log: data/logs/kiosk.log, at most 5 MB in all. Staff read it; visitors never see what it says.

It holds what went wrong and when, never what a visitor did. A disk that is full or read-only costs the log, not the
booth. Qt's own messages are brought here by `ui` (this wing knows no Qt).
"""

import logging
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

logger = logging.getLogger("kiosk")

NAME = "kiosk.log"
BYTES, FILES = 1_000_000, 5
LONGEST = 8_000
"""Characters of one record, traceback included."""
WINDOW = 60.0
ALIKE, ALTOGETHER = 5, 300
"""Records of one kind, and of all kinds, that are written within WINDOW seconds."""
KINDS = 256

_handler: logging.Handler | None = None


def start(data: Path) -> None:
    """Log to the data folder from now on, uncaught exceptions included. Never raises."""
    global _handler
    stop()
    reason = ""
    try:
        folder = data / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _File(folder / NAME, maxBytes=BYTES, backupCount=FILES - 1, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        handler = logging.StreamHandler() if sys.stderr else logging.NullHandler()
    handler.setFormatter(_Short("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(Limit())
    logging.getLogger().addHandler(handler)
    logger.setLevel(logging.INFO)
    _handler = handler
    sys.excepthook, threading.excepthook, sys.unraisablehook = _uncaught, _in_thread, _unraisable
    if reason:
        logger.warning("no log file: %s", reason)


def stop() -> None:
    """Close the log and give the hooks back."""
    global _handler
    if _handler is None:
        return
    logging.getLogger().removeHandler(_handler)
    _handler.close()
    _handler = None
    sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__


class Limit(logging.Filter):
    """Lets few records of a kind through a minute, and says of the next how many were left out.

    An exception in a paint event comes with every frame; without this it would wash all else out of the log.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._now = now
        self._kinds: OrderedDict[object, tuple[float, int]] = OrderedDict()
        self._since, self._count = now(), 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is written; one that follows others left out says so."""
        now = self._now()
        kind = _kind(record)
        since, count = self._kinds.pop(kind, (now, 0))
        left_out = 0
        if now - since >= WINDOW:
            left_out, since, count = max(0, count - ALIKE), now, 0
        self._kinds[kind] = since, count + 1
        if len(self._kinds) > KINDS:
            self._kinds.popitem(last=False)
        if left_out:
            record.msg, record.args = f"{_said(record)} (and {left_out} more like it before)", ()
        return count < ALIKE and self._room(now)

    def _room(self, now: float) -> bool:
        if now - self._since >= WINDOW:
            self._since, self._count = now, 0
        self._count += 1
        return self._count <= ALTOGETHER


def _kind(record: logging.LogRecord) -> object:
    """What makes records alike: the same words, and the same exception from the same line."""
    error, trace = (record.exc_info[0], record.exc_info[2]) if record.exc_info else (None, None)
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else None
    return record.name, record.levelno, _said(record)[:200], error, where


def _said(record: logging.LogRecord) -> str:
    """The message; unformatted where its arguments do not fit, since a filter's exception reaches whoever logs."""
    try:
        return record.getMessage()
    except Exception:
        return str(record.msg)


class _File(RotatingFileHandler):
    """A log file that keeps silent about its own troubles."""

    def handleError(self, record: logging.LogRecord) -> None:
        """The disk is full or gone: the record is lost, the booth is not."""


class _Short(logging.Formatter):
    """Records in UTC, none of them endless."""

    converter = staticmethod(time.gmtime)
    default_msec_format = "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        """The record's end is kept: it is where a traceback says what happened."""
        text = super().format(record)
        return text if len(text) <= LONGEST else f"{text[: LONGEST // 4]}\n[...]\n{text[-LONGEST * 3 // 4 :]}"


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logger.critical("uncaught exception", exc_info=(kind, error, trace))


def _in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is None or issubclass(args.exc_type, SystemExit):
        return
    name = args.thread.name if args.thread else "?"
    logger.critical(
        "uncaught exception in thread %s", name, exc_info=(args.exc_type, args.exc_value, args.exc_traceback)
    )


def _unraisable(args: "UnraisableHookArgs") -> None:
    where = args.err_msg or "exception ignored"
    name = getattr(args.object, "__qualname__", type(args.object).__name__)
    if args.exc_value is None:
        logger.error("%s in %s: %s", where, name, args.exc_type.__name__)
    else:
        logger.error("%s in %s", where, name, exc_info=(args.exc_type, args.exc_value, args.exc_traceback))
