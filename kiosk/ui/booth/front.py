"""Keeps the booth's window where it belongs: over the whole of its screen, and in front.

Screens turn, change mode, are switched off and on again. The window follows the screen that it was opened on, by its
name; while that one is away it covers the primary screen.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kiosk.ui.guard import guarded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

RETURN_MS = 500
"""After so long without any window of ours in front, the booth comes back."""


class Front(QObject):
    """Holds a window in place until `let_go`. `changed`: it lies on another screen, or its screen has changed."""

    changed = Signal()

    def __init__(self, window: "QWidget") -> None:
        super().__init__(window)
        self._window, self._name, self._free = window, "", False
        self._screen: QScreen | None = None
        self._native: QWindow | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)  # one change of screens comes in several signals
        self._soon.timeout.connect(self._settle)

    def hold(self, screen: QScreen) -> None:
        """Cover a screen from now on."""
        self._name = screen.name()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        for happens in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            happens.connect(self._happened)
        self._cover(screen)

    def let_go(self) -> None:
        """The window may close, and nothing brings it back."""
        self._free = True

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
    def _settle(self) -> None:
        """Cover the screen of that name, else the primary one; while there is none, wait for one."""
        screens = QGuiApplication.screens()
        named = (screen for screen in screens if screen.name() == self._name)
        screen = next(named, None) or QGuiApplication.primaryScreen()
        if screen is not None and not self._free:
            self._cover(screen)
            self.changed.emit()

    @guarded
    def _state_changed(self, state: Qt.WindowState) -> None:
        """Whatever takes the window out of full screen is undone."""
        if state != Qt.WindowState.WindowFullScreen and not self._free:
            QTimer.singleShot(0, self._window, self._window.showFullScreen)

    @guarded
    def _active_changed(self) -> None:
        """Nothing of another program stays in front."""
        QTimer.singleShot(RETURN_MS, self, self.come_back)

    @guarded
    def come_back(self) -> None:
        """To the front, unless a window of ours is there."""
        if self._window.isVisible() and not self._free and QApplication.activeWindow() is None:
            self._window.raise_()
            self._window.activateWindow()
