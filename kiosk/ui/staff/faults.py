"""The warnings page: all that staff ought to know of the screen, this machine's settings and the content."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Label
from kiosk.model.preflight import State
from kiosk.model.problem import N_, Problem
from kiosk.ui.booth.staff import COUNT, NONE, gravest
from kiosk.ui.staff.cardpage import Banner, CardPage
from kiosk.words.messages import ntr

FINE = N_("Screen, settings and content: nothing wrong is known.")
WHERE = N_("They are fixed in the office; meanwhile the booth shows the last good content.")


class FaultsPage(CardPage):
    """The page. They are asked for as it opens, and whenever it is laid out anew."""

    TITLE = N_("Problems")

    def __init__(
        self, parent: QWidget, warnings: Callable[[], Sequence[Problem]], languages: tuple[str, ...] = ()
    ) -> None:
        super().__init__(parent, languages)
        self._ask = warnings
        self._problems: tuple[Problem, ...] = ()

    def begin(self) -> None:
        """What is wrong now."""
        self._problems = tuple(sorted(self._ask(), key=gravest))

    def banner(self) -> Banner:
        """How many there are; red only where something is an error."""
        if not self._problems:
            return "good", self._said(NONE)
        state: State = "bad" if self._problems[0].level == "error" else "remark"
        return state, tuple(ntr(language, *COUNT, len(self._problems)) for language in self.languages)

    def card(self, width: float) -> Sequence[Label]:
        """Each of them, errors first."""
        if not self._problems:
            return [self.both(FINE, "body", width)]
        return [self.both(WHERE, "tile-quiet", width), *(self.problem(each, width) for each in self._problems)]
