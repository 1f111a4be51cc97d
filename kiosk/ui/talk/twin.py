"""A further audience's window: the same talk on another screen, in its own language where it has one."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.charts.measure import Measure
from kiosk.model.state import State
from kiosk.ui.booth.front import Front
from kiosk.ui.guard import guarded
from kiosk.ui.stage.stage import Stage
from kiosk.ui.stage.view import fit
from kiosk.ui.store import Projection, Store
from kiosk.ui.style import color
from kiosk.ui.talk.keys import Keys
from kiosk.ui.talk.public import Public


def seen(state: State) -> State:
    """A state as the second audience has it."""
    second = state.session.second if state.session is not None else None
    return replace(state, language=second) if second is not None else state


class Twin(QWidget):
    """The window. It shows, and hands keys on; `front` holds it on its screen."""

    def __init__(self, store: Store, measure: Measure, keys: Keys) -> None:
        super().__init__()
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._keys, self._store = keys, Projection(store, seen, self)
        self.stage = Stage(self, self._store, measure)
        self.stage.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._public = Public(self, self.stage, self._store)
        self.front = Front(self)
        self._store.changed.connect(self._changed)
        self.stage.rested.connect(self._name)

    @property
    def portrait(self) -> bool:
        """How it is composed now."""
        return self.height() > self.width()

    @guarded
    def _changed(self, old: State, new: State) -> None:
        if old.theme != new.theme:
            self.update()
        if new.mode == "talk":
            self._fit()

    @guarded
    def _name(self) -> None:
        """As task bars show it."""
        self.setWindowTitle(self.stage.accessibleName())

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another place for the stage."""
        self._fit()
        self._public.arrange()

    def _fit(self) -> None:
        """The stage as large as it fits; the rest is ground."""
        room = self._public.room(self.size(), self.portrait)
        self.stage.portrait = self.portrait
        self.stage.setGeometry(fit(room.size(), self.portrait).toRect().translated(room.topLeft()))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground beside the stage."""
        QPainter(self).fillRect(event.rect(), color(self._store.state.theme, "ground"))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in every window of the talk."""
        self._keys.press(event)

    @guarded
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is a key like any."""
        return False

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody closes what an audience looks at."""
        event.ignore()
