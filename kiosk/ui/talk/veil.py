"""What lies over an audience's whole window: black or white, or the still of a freeze.

Neither ever takes a touch, and below either the stage goes on: where they go, the live slide is there.
"""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.model.state.session import Blank
from kiosk.ui.clock import Frames
from kiosk.ui.guard import guarded
from kiosk.ui.stage.transition import SECONDS
from kiosk.ui.store import Projection, Store
from kiosk.ui.style import color

_COLOURS = {"black": ("contrast", "ground"), "white": ("contrast", "ink")}
"""The theme and the token that are pure black and pure white."""


class Veil(QWidget):
    """Black, or white."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        _let_through(self)
        self._colour = QColor()
        self.hide()

    def draw_for(self, blank: Blank | None) -> None:
        """Cover the window, in this turn of the event loop; or give it free."""
        if blank is None:
            self.hide()
            return
        colour, area = color(*_COLOURS[blank]), self.parentWidget().rect()
        if not self.isHidden() and (self._colour, self.geometry()) == (colour, area):
            return
        self._colour = colour
        self.setGeometry(area)
        self.show()
        self.raise_()
        self.repaint()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but the colour."""
        QPainter(self).fillRect(event.rect(), self._colour)


class Still(QWidget):
    """A picture that stays while the stage below goes its way; then it fades into what is there."""

    def __init__(self, parent: QWidget, store: Store | Projection) -> None:
        super().__init__(parent)
        _let_through(self)
        self._store = store
        self._picture, self._after = QPixmap(), QPixmap()
        self._ground = QColor()
        self._begun: float | None = None
        self._frames = Frames(self._frame, store.now, self)
        self.hide()

    @property
    def held(self) -> bool:
        """Whether the audience sees it, and it does not go yet."""
        return not self.isHidden() and self._begun is None

    def hold(self, picture: QPixmap, ground: QColor) -> None:
        """Show a picture of the window from now on; beside it, if the window changes, the ground."""
        self.end()
        self._picture, self._ground = picture, ground
        self.fit()
        self.show()
        self.repaint()

    def fit(self) -> None:
        """The window has another size, perhaps."""
        self.setGeometry(self.parentWidget().rect())

    def fade(self, after: QPixmap) -> None:
        """Give way to a picture of what lies below, and then to that."""
        self._after, self._begun = after, self._store.now()
        self._frames.start()
        self.update()

    def end(self) -> None:
        """Give way at once, and let the pictures go."""
        self.hide()
        self._begun = None
        self._picture = self._after = QPixmap()

    def _frame(self, now: float) -> bool:
        if self._begun is None or now - self._begun >= SECONDS["swap"]:
            if self._begun is not None:
                self.end()
            return False
        self.update()
        return True

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """The still, as large as it fits; what it fades into, over it."""
        painter = QPainter(self)
        size = QSizeF(self._picture.deviceIndependentSize())
        fitted = size.scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        if fitted != size:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if fitted.toSize() != self.size():
            painter.fillRect(event.rect(), self._ground)
        spot = QRectF(0, 0, fitted.width(), fitted.height())
        spot.moveCenter(QRectF(self.rect()).center())
        painter.drawPixmap(spot, self._picture, QRectF(self._picture.rect()))
        if self._begun is not None:
            painter.setOpacity(min(max((self._store.now() - self._begun) / SECONDS["swap"], 0.0), 1.0))
            painter.drawPixmap(0, 0, self._after)


def _let_through(widget: QWidget) -> None:
    widget.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
