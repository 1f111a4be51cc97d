"""The size of the screen, doubted: once a change in the log, and on the staff sheet as long as it holds."""

import logging

from PySide6.QtCore import QObject

from kiosk.model.problem import Problem
from kiosk.ui.booth.window import BoothWindow
from kiosk.ui.guard import guarded
from kiosk.words.messages import line

LOG = logging.getLogger("kiosk.screen")


class Doubt(QObject):
    """Looks at a window's screen now, and whenever it changes. `problems`: what is absurd about it."""

    def __init__(self, window: BoothWindow, language: str) -> None:
        super().__init__(window)
        self._window, self._language = window, language
        self.problems: tuple[Problem, ...] = ()
        window.front.changed.connect(self._look)
        self._look()

    @guarded
    def _look(self) -> None:
        found = self._window.doubt()
        now = (found,) if found is not None else ()
        if now != self.problems:
            self.problems = now
            for problem in now:
                LOG.warning("%s", line(problem, self._language))
