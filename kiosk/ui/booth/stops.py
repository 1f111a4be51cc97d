"""Where the Tab key stops, and in which order.

First what the slide offers, then the controls, each as they are read: row by row, from left to right. Who turns slides
needs no Tab: arrows do that from anywhere. So what has no other key comes first, and "next" last.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_reading_order(widgets: Iterable[QWidget]) -> list[QWidget]:
    """Those on show that Tab may reach, row by row: a row is what has its middle beside that of its first."""
    there = [each for each in widgets if each.isVisible() and each.isEnabled()]
    there = [each for each in there if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    there.sort(key=lambda each: each.geometry().center().y())
    rows: list[list[QWidget]] = []
    for each in there:
        if rows and each.geometry().center().y() <= rows[-1][0].geometry().bottom():
            rows[-1].append(each)
        else:
            rows.append([each])
    return [each for row in rows for each in sorted(row, key=lambda one: one.x())]


def step(stops: Sequence[QWidget], forward: bool) -> None:
    """The focus goes to the next of the stops, round and round; from elsewhere to the first, or backwards the last."""
    if stops:
        here = next((n for n, each in enumerate(stops) if each.hasFocus()), -1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        there = stops[(here + (1 if forward else -1)) % len(stops)]
        there.clearFocus()  # the only stop may have had it from a finger, and then shows no outline
        there.setFocus(reason)
