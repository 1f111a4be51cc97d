"""Errands: what may wait for a disk (a stick that is slow, or pulled out) is done in a thread, and told in Qt's.

Of each kind one is under way at a time. The threads are daemons that nobody has to wait for: an answer that comes when
whoever asked or the program is gone goes nowhere, and what is installed half is as good as not begun (`kiosk.packs`).
Who has something to bring to the disk waits a little as the program ends.

A thread touches nothing of Qt's, not even to emit a signal: one that did while the program ended crashed it (two times
of three, tried). It leaves its answer in a queue, which is looked into while anything is under way.
"""

import logging
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from kiosk.ui.guard import guarded

LOG = logging.getLogger("kiosk.errand")
LISTEN_MS = 60
T = TypeVar("T")
Answers = SimpleQueue[tuple[str, object]]


class Errands(QObject):
    """Runs them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._out: dict[str, Callable[[Any], None]] = {}
        self._threads: dict[str, Thread] = {}
        self._answers: Answers = SimpleQueue()
        self._listen = QTimer(self, interval=LISTEN_MS)
        self._listen.timeout.connect(self._hear)

    def under_way(self, kind: str) -> bool:
        """Whether one of this kind is."""
        return kind in self._out

    def run(self, kind: str, work: Callable[[], T], answer: Callable[[T | None], None]) -> bool:
        """Do `work` in a thread, then call `answer` with what came of it; None: a bug, which is logged.

        `work` must hold nothing of Qt's. False where one of this kind is under way: then nothing is done.
        """
        if kind in self._out:
            return False
        self._out[kind] = answer
        thread = Thread(target=_do, args=(kind, work, self._answers), name=f"errand-{kind}", daemon=True)
        self._threads[kind] = thread
        thread.start()
        self._listen.start()
        return True

    def wait(self, kind: str, seconds: float) -> bool:
        """Wait so long for one of this kind, as the program ends, and tell its answer. Whether none is under way."""
        thread = self._threads.get(kind)
        if thread is not None:
            thread.join(seconds)
        while kind in self._out and not self._answers.empty():
            self._hear()
        return kind not in self._out

    @guarded
    def _hear(self) -> None:
        """Tell what has come."""
        try:
            kind, found = self._answers.get_nowait()
        except Empty:
            return
        answer = self._out.pop(kind)
        if not self._out:
            self._listen.stop()
        answer(found)


def _do(kind: str, work: Callable[[], object], answers: Answers) -> None:
    """What the thread does."""
    found: object = None
    try:
        found = work()
    except Exception:
        LOG.exception("in the errand %s", kind)
    answers.put((kind, found))
