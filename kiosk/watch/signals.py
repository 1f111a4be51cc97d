"""SIGTERM and SIGINT end the event loop at once; without a wake-up, Python would see them at the next event."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSocketNotifier


def end_on_signals(end: Callable[[], object]) -> None:
    """Call `end` as a signal comes, from now on."""
    app = QCoreApplication.instance()
    assert app is not None
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    reader.setblocking(False)
    signal.set_wakeup_fd(writer.fileno())
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: end())
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda *_: reader.recv(64))
    app.setProperty("signals", [reader, writer])
