"""A panel over the slide: the state opens it, a tap outside it closes it as its button does, Tab goes round within it.

Every other touch on it does nothing but keep the visitor awake.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QGraphicsScene, QWidget

from kiosk.charts.marks import Box, Mark
from kiosk.model.state import Activity, ClosePanel, Event
from kiosk.ui.booth.button import SCRIM, give_back
from kiosk.ui.booth.stops import step
from kiosk.ui.guard import guarded
from kiosk.ui.stage.paint import item
from kiosk.ui.stage.targets import Pressable
from kiosk.ui.style import veil

EDGE = 4.0
"""How far the outline of a panel may reach beyond its box."""


class Overlay(QWidget):
    """Base of the panels. A panel lays itself out in `show_for`, and then calls `come` with what gets the focus."""

    def __init__(self, parent: QWidget, dispatch: Callable[[Event], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else a tap on its ground gives the focus to what lies beneath
        self._dispatch = dispatch
        self._stage, self._scale = QRectF(), 1.0
        self._pressed: QPointF | None = None
        self._before: QWidget | None = None
        self._drawn: tuple[Sequence[Mark], str, QGraphicsScene] | None = None
        self.hide()

    def panel(self) -> Box | None:
        """Where the panel lies, in stage units; a tap beside it closes it. None: nowhere does."""
        return None

    def stops(self) -> Sequence[QWidget]:
        """What Tab walks, in its order."""
        return ()

    def come(self, first: QWidget) -> None:
        """Show, over everything; who came by key sees where the focus is."""
        self.setGeometry(self.parentWidget().rect())
        if self.isHidden():
            self._before = self.window().focusWidget()
            self.show()
            self.raise_()
            by_key = isinstance(self._before, Pressable)
            first.setFocus(Qt.FocusReason.TabFocusReason if by_key else Qt.FocusReason.OtherFocusReason)
        self.update()

    def leave(self) -> None:
        """Go; the focus goes back to where it was."""
        if self.isHidden():
            return
        focused = self.window().focusWidget() or self
        mine = focused is self or self.isAncestorOf(focused)
        self.hide()
        if mine:
            give_back(self.window(), self._before)
        self._before = None

    def draw(self, painter: QPainter, marks: Sequence[Mark], theme: str) -> None:
        """Scrim, and the marks of the panel, which are kept as a scene as long as they are the same."""
        painter.fillRect(self.rect(), veil(theme, "ground", SCRIM))
        if self._drawn is None or self._drawn[0] is not marks or self._drawn[1] != theme:
            scene = QGraphicsScene(QRectF(*(self.panel() or Box(0, 0, 0, 0))).adjusted(-EDGE, -EDGE, EDGE, EDGE))
            for made in filter(None, (item(mark, theme) for mark in marks)):
                scene.addItem(made)
            self._drawn = marks, theme, scene
        scene = self._drawn[2]
        box = scene.sceneRect()
        corner = self._stage.topLeft() + box.topLeft() * self._scale
        scene.render(painter, QRectF(corner, box.size() * self._scale), box)

    @guarded
    def shut(self) -> None:
        """Ask the state to close it."""
        self._dispatch(ClosePanel())

    def _inside(self, point: QPointF) -> bool:
        box = self.panel()
        if box is None:
            return True
        corner = self._stage.topLeft() + QPointF(box.x, box.y) * self._scale
        return QRectF(corner, QSizeF(box.w, box.h) * self._scale).contains(point)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What it means shows as the finger lifts."""
        self._pressed = event.position()

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second tap of a finger that meant one: it does not close what the first has opened."""
        self._pressed = None
        self._dispatch(Activity())

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Down and up outside the panel closes it; up beyond the window is a finger that was let go."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self.rect().contains(event.position().toPoint()):
            outside = not self._inside(pressed) and not self._inside(event.position())
            self._dispatch(ClosePanel() if outside else Activity())

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; all else goes on to the window, where keys turn slides."""
        if event.key() == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self.shut()
        else:
            event.ignore()

    @guarded
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within the panel: what lies beneath is not to be reached."""
        if not self.isVisible():  # Qt asks as it hides what has the focus
            return False
        here = self.window().focusWidget()
        if here is not None and here.isVisible():  # nothing that Qt asks for: somebody is there
            self._dispatch(Activity())
        step([each for each in self.stops() if each.isVisible() and each.isEnabled()], forward)
        return True

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """A finger that was down is forgotten."""
        self._pressed = None
