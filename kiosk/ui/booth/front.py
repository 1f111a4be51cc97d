"""Keeps a window of ours where it belongs: over the whole of its screen, and in front.

Screens turn, change mode, are switched off and on again. A window follows the screen that it was opened on, by its
name; while that one is away it covers the primary screen. In a talk somebody else says which screen it is.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kiosk.ui.guard import guarded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

RETURN_MS = 500
"""After so long without any window of ours in front, they come back."""


class Front(QObject):
    """Holds a window in place from `hold` to `let_go`. `changed`: it lies on another screen, or its screen has changed.

    active  which window of ours has the keyboard, where that is not this one: coming back, they do not contend for it
    """

    changed = Signal()

    def __init__(self, window: "QWidget") -> None:
        super().__init__(window)
        self._window, self._name, self._free, self._listening = window, "", False, False
        self._choose: Callable[[], QScreen | None] = self._own
        self.active: Callable[[], QWidget] = lambda: window
        self._screen: QScreen | None = None
        self._native: QWindow | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)  # one change of screens comes in several signals
        self._soon.timeout.connect(self.settle)

    def hold(self, screen: QScreen) -> None:
        """Cover a screen from now on; called again, another one."""
        self._name, self._free = screen.name(), False
        if not self._listening:
            self._listening = True
            app = QGuiApplication.instance()
            assert isinstance(app, QGuiApplication)
            for happens in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
                happens.connect(self._happened)
        self._cover(screen)

    def follow(self, choose: Callable[[], QScreen | None] | None) -> None:
        """Cover what `choose` answers, now and whenever screens change; None: its own screen again."""
        self._choose = choose or self._own
        if self._choose() is not self._screen:
            self.settle()

    def let_go(self) -> None:
        """The window may go, and nothing brings it back."""
        self._free = True

    def _own(self) -> QScreen | None:
        """The screen of that name, else the primary one; None while there is none."""
        named = (screen for screen in QGuiApplication.screens() if screen.name() == self._name)
        return next(named, None) or QGuiApplication.primaryScreen()

    def _cover(self, screen: QScreen) -> None:
        """The normal geometry is the screen's too: if the window manager dies, nothing shrinks."""
        self._listen(screen)
        self._window.setScreen(screen)
        self._window.setGeometry(screen.geometry())
        self._window.showFullScreen()
        native = self._window.windowHandle()
        if native is not None and native is not self._native:
            self._native = native
            native.windowStateChanged.connect(self._state_changed)
            native.activeChanged.connect(self._active_changed)

    def _listen(self, screen: QScreen) -> None:
        if screen is self._screen:
            return
        if self._screen is not None and isValid(self._screen):
            self._screen.geometryChanged.disconnect(self._happened)
            self._screen.physicalSizeChanged.disconnect(self._happened)
        self._screen = screen
        screen.geometryChanged.connect(self._happened)
        screen.physicalSizeChanged.connect(self._happened)

    @guarded
    def _happened(self, *_: object) -> None:
        """Something about the screens is other than it was."""
        self._soon.start()

    @guarded
    def settle(self) -> None:
        """Cover the screen that it is to cover; while there is none, wait for one."""
        screen = None if self._free else self._choose()
        if screen is not None:
            self._cover(screen)
            self.changed.emit()

    @guarded
    def _state_changed(self, state: Qt.WindowState) -> None:
        """Whatever takes the window out of full screen is undone."""
        if state != Qt.WindowState.WindowFullScreen and not self._free:
            QTimer.singleShot(0, self._window, self._back)

    @guarded
    def _back(self) -> None:
        if not self._free:
            self._window.showFullScreen()

    @guarded
    def _active_changed(self) -> None:
        """Nothing of another program stays in front."""
        QTimer.singleShot(RETURN_MS, self, self.come_back)

    @guarded
    def come_back(self) -> None:
        """To the front, unless a window of ours is there."""
        if self._window.isVisible() and not self._free and QApplication.activeWindow() is None:
            self._window.raise_()
            self.active().activateWindow()
