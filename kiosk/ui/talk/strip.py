"""A warning right across the console, under the bar: what staff have set, and this machine has not."""

from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box, Icon
from kiosk.charts.measure import Measure
from kiosk.charts.text import line
from kiosk.ui.guard import guarded
from kiosk.ui.talk.layout import MARGIN
from kiosk.ui.talk.pane import HEAD, Pane, fitted


class Strip(Pane):
    """The pane; there is room for it only while it has something to say."""

    def __init__(self, parent: QWidget, measure: Measure) -> None:
        super().__init__(parent, "strip", "touch")
        self._measure = measure
        self.said = ""

    def say(self, words: str) -> None:
        """This, in one line."""
        self.said = "  ·  ".join(each[:1].upper() + each[1:] for each in words.splitlines())

    @guarded
    def refresh(self) -> None:
        """As wide as it lies now."""
        room, middle = self.box.w - 2 * MARGIN - 42, self.box.h / 2
        style = fitted(self.said, HEAD, room, self._measure)
        at = line("warning", self.said, style, "ontouch", MARGIN + 42, middle + style.size * 0.34, self._measure)
        self.draw([Icon("warning.icon", "alert-triangle", Box(MARGIN, middle - 15, 30, 30), "ontouch", 2.25), at])
