"""Garbage goes in Qt's thread, whoever makes it."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from kiosk.ui.garbage import OLD, YOUNG, Collector


class Knot:
    """Garbage once nobody else knows it; notes which thread took it apart."""

    def __init__(self, gone: list[threading.Thread]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: gone.append(threading.current_thread()))


def busy() -> list[list[int]]:
    """Far more objects than Python waits for before it looks for garbage."""
    return [[n] for n in range(100 * YOUNG)]


def test_a_thread_that_makes_much_takes_nothing_apart(qapp: QApplication) -> None:
    parent, gone = QObject(), list[threading.Thread]()
    quiet = [False]
    gc.enable()
    collector = Collector(parent, lambda: quiet[0])
    Knot(gone)
    thread = threading.Thread(target=busy)
    thread.start()
    thread.join()
    assert gone == []
    kept = busy()
    collector.look()
    assert gone == [threading.main_thread()] and kept


def test_all_of_it_only_while_it_is_quiet(qapp: QApplication) -> None:
    parent, gone = QObject(), list[threading.Thread]()
    quiet = [False]
    collector = Collector(parent, lambda: quiet[0])
    Knot(gone)
    for _ in range(11 * (OLD + 1)):  # by now the knot is among the old
        gc.collect(0)
        if gc.get_count()[1] > 10:
            gc.collect(1)
    for _ in range(3):
        collector.look()
    young = [Knot(gone)]
    gc.collect(1)
    assert young and gc.get_count()[2] > OLD
    young.clear()
    before = len(gone)
    collector.look()
    assert len(gone) == before, "somebody is in the middle of something"
    quiet[0] = True
    collector.look()
    assert len(gone) == before + 1 and gc.get_count()[2] == 0
