"""The warnings page: all that staff ought to know of the screen, this machine's settings and the content."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Label
from kiosk.model.problem import N_, Problem
from kiosk.ui.staff.cardpage import CardPage

NONE = N_("No warnings")
WHERE = N_("They are mended in the office; the booth goes on with the last good content.")


class FaultsPage(CardPage):
    """The page. They are asked for as it opens, and whenever it is laid out anew."""

    TITLE = N_("Warnings")

    def __init__(
        self, parent: QWidget, warnings: Callable[[], Sequence[Problem]], languages: tuple[str, ...] = ()
    ) -> None:
        super().__init__(parent, languages)
        self._ask = warnings
        self._problems: tuple[Problem, ...] = ()

    def begin(self) -> None:
        """What is wrong now."""
        self._problems = tuple(self._ask())

    def card(self, width: float) -> Sequence[Label]:
        """Each of them, errors first."""
        if not self._problems:
            return [self.both(NONE, "body", width, "good")]
        gravest = sorted(self._problems, key=lambda each: ("error", "warning", "advice").index(each.level))
        return [self.both(WHERE, "tile-quiet", width), *(self.problem(each, width) for each in gravest)]
