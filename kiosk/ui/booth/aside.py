"""Base of what only staff see (PIN pad, staff sheet): over everything, with keys and touches of its own, for a while.

An overlay of the window, no dialog. Nothing that is pressed here reaches what lies beneath, and whoever walks away
leaves nothing open.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from time import monotonic

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.booth.button import give_back
from kiosk.ui.guard import guarded

LEAST_MM, MAIN_MM = 15.0, 20.0


@dataclass(frozen=True)
class Look:
    """How the window looks at the moment.

    stage, scale  where the stage lies in the window, in pixels, and its scale
    mm            pixels of a millimetre of the real screen
    """

    theme: str
    languages: tuple[str, ...]
    portrait: bool
    stage: QRectF
    scale: float
    mm: float = 0.0

    @property
    def least(self) -> float:
        """Pixels that a finger needs."""
        return LEAST_MM * self.mm

    @property
    def main(self) -> float:
        """Pixels of what matters most."""
        return MAIN_MM * self.mm


class Aside(QWidget):
    """The overlay. `used` with every input, so that the booth knows somebody is there; it goes after `quiet` ms.

    It hides itself as its own `__init__` ends. `now`: the clock by which it is quiet, in seconds.
    """

    used = Signal()

    def __init__(self, parent: QWidget, quiet: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look = Look("dark", ("it",), False, QRectF(), 1.0)
        self._before: QWidget | None = None
        self.now: Callable[[], float] = monotonic
        self._patience, self._since = quiet / 1000, 0.0
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._alone)

    def stops(self) -> Sequence[QWidget]:
        """What Tab walks, in its order."""
        return ()

    def come(self) -> bool:
        """Show, over everything; False where it was on show already."""
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.update()
        if self.isVisible():
            return False
        self._before = self.window().focusWidget()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wait()
        return True

    @guarded
    def leave(self) -> None:
        """Go; the focus goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        give_back(self.window(), self._before)
        self._before = None

    def has_focus(self) -> bool:
        """Whether keys come here: to it, or to one of its own."""
        there = self.window().focusWidget()
        return there is not None and (there is self or self.isAncestorOf(there))

    def busy(self) -> None:
        """Somebody is at it."""
        self._wait()
        self.used.emit()

    def _wait(self) -> None:
        """From now on nobody is."""
        self._since = self.now()
        self._quiet.start(ceil(self._patience * 1000))

    @guarded
    def _alone(self) -> None:
        """It may be time to go."""
        left = self._since + self._patience - self.now()
        if left > 0:
            self._quiet.start(ceil(left * 1000))
        else:
            self.leave()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside the buttons does nothing, and reaches nothing that lies beneath."""
        self.busy()

    @guarded
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within it."""
        if not self.isVisible():  # Qt asks as it hides what has the focus
            return False
        focused = self.window().focusWidget()
        if focused is not None and focused.isVisible():  # nothing that Qt asks for: somebody is there
            self.busy()
        there = [each for each in self.stops() if each.isEnabled()]
        here = next((place for place, each in enumerate(there) if each.hasFocus()), -1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        there[(here + (1 if forward else -1)) % len(there)].setFocus(reason)
        return True

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while nobody sees it."""
        self._quiet.stop()
