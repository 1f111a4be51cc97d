"""The speaker's console: a window of its own, always dark, that a tired speaker reads at arm's length.

Nothing here decides anything: each part says what the state and the clock say, and draws only what is other than
before; a second that passes paints clocks. What goes wrong in one part is logged, and the others go on.
All that it says lies in one child widget, which is hidden to conceal it: then there is nothing but ground to be seen.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.charts.measure import Measure
from kiosk.model.problem import N_
from kiosk.model.state import Session, Sheet, State
from kiosk.ui.guard import guarded
from kiosk.ui.stage.stage import Stage
from kiosk.ui.store import Store
from kiosk.ui.style import color
from kiosk.ui.talk.bar import Bar
from kiosk.ui.talk.buttons import Buttons
from kiosk.ui.talk.head import Audience, Head
from kiosk.ui.talk.keys import Keys
from kiosk.ui.talk.layout import Layout, lay_out
from kiosk.ui.talk.notes import Notes
from kiosk.ui.talk.now import FIRST_MS, Now
from kiosk.ui.talk.pane import THEME, pixels
from kiosk.ui.talk.stay import Stay
from kiosk.ui.talk.strip import Strip
from kiosk.ui.talk.upcoming import Upcoming
from kiosk.words.messages import tr

if TYPE_CHECKING:
    from kiosk.ui.talk.sheet import Sheet as SheetWidget

TITLE = N_("Speaker’s console")


class Console(QWidget):
    """The window. Full screen it ignores closing; `windowed` it closes, and `shut` says so.

    wall  the time of day
    """

    shut = Signal()

    def __init__(
        self, store: Store, stage: Stage, keys: Keys, measure: Measure, *, windowed: bool = False,
        wall: Callable[[], datetime] = datetime.now,
    ) -> None:  # fmt: skip
        super().__init__()
        self._store, self._stage, self._keys, self._windowed = store, stage, keys, windowed
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not windowed:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._body = QWidget(self)
        self.bar = Bar(self._body, store, measure, wall)
        self.strip = Strip(self._body, measure)
        self.head = Head(self._body, store, measure)
        self.now = Now(self._body, store, stage)
        self.upcoming = Upcoming(self._body, store, stage, measure)
        self.stay = Stay(self._body, store, measure)
        self.notes = Notes(self._body, store, measure)
        self.audience = Audience(self._body, store, measure)
        self.buttons = Buttons(self._body, store)
        self._sheets: dict[Sheet, SheetWidget] = {}
        self._laid: Layout | None = None
        self._second = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._second.timeout.connect(self._passed)
        self._soon = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._soon.timeout.connect(self._all)
        keys.typed.connect(self._typed)
        keys.scrolled.connect(self.scroll)
        store.changed.connect(self._changed)
        stage.rested.connect(self._rested)

    # -- what others ask of it

    def conceal(self, on: bool) -> None:
        """Show nothing but ground (True), or what there is to say."""
        self._body.setVisible(not on)
        self._all()

    def warn(self, words: str) -> None:
        """Say this under the bar, in the speaker's language, until something else is said; "": nothing."""
        self.strip.say(words)
        self._lay()

    @guarded
    def scroll(self, by: int) -> None:
        """The notes go so many lines down, or up (under 0)."""
        self.notes.scroll(by)

    # -- state and time

    @property
    def _session(self) -> Session | None:
        return self._store.state.session

    @guarded
    def _changed(self, old: State, new: State) -> None:
        if new.session is None or _alike(old, new):  # a finger on "now" moves sixty times a second
            return
        if not self._stage.arriving:
            self._all()
            return
        self._soon.start()
        if old.session is None or old.session.sheet != new.session.sheet:
            self._sheet_for(new)

    @guarded
    def _rested(self) -> None:
        """The audience's stage may lie the other way by now."""
        if self._soon.isActive():
            self._all()
        if self._laid is not None and self._wanted() != self._laid:
            self._lay()

    @guarded
    def _typed(self, digits: str) -> None:
        self.bar.typed = digits
        self.bar.refresh()

    @guarded
    def _passed(self) -> None:
        self.tick()

    def tick(self) -> None:
        """A second has passed: what tells of time."""
        for part in (self.bar, self.head, self.stay, self.upcoming):
            part.refresh()
        self._sleep()

    @guarded
    def _all(self) -> None:
        """Everything as things stand now; nothing while nobody sees it."""
        self._soon.stop()
        if self._session is None or self._laid is None or self._body.isHidden():
            self._second.stop()
            return
        title = tr(self._store.state.notes_language, TITLE)
        if title != self.windowTitle():
            self.setWindowTitle(title)
        for part in (self.notes, self.audience, self.buttons):
            part.refresh()
        self._sheet_for(self._store.state)
        self.tick()

    def _sleep(self) -> None:
        """Until the talk's clock comes to its next second; nobody looks, nothing runs."""
        session, now = self._session, self._store.now()
        if session is None or not self.isVisible() or self._body.isHidden():
            self._second.stop()
            return
        since = session.begun + session.held if session.begun is not None else 0.0
        if session.ended is not None:
            since = max(session.ended, self._store.state.touched)
        self._second.start(ceil((1.0 - (now - since) % 1.0) * 1000) + 1)

    # -- the sheets

    @guarded
    def _sheet_for(self, state: State) -> None:
        """What is open over all else."""
        name = state.session.sheet if state.session else None
        for other, sheet in self._sheets.items():
            if other != name:
                sheet.hide()
        self._keys.sheet = None
        if name is not None:
            if name not in self._sheets:
                self._sheets[name] = self._made(name)
            self._keys.sheet = self._sheets[name].press
            self._sheets[name].show_for(state)

    def _made(self, name: Sheet) -> "SheetWidget":
        if name == "overview":
            from kiosk.ui.talk.overview import Overview

            return Overview(self._body, self._store, self._stage.gallery)
        from kiosk.ui.talk.help import Help

        return Help(self._body, self._store)

    # -- places

    def _wanted(self) -> Layout:
        session = self._session
        return lay_out(
            self.width(), self.height(), self._stage.portrait, warned=bool(self.strip.said),
            rehearsal=session is not None and session.rehearsal,
        )  # fmt: skip

    @guarded
    def _lay(self) -> None:
        """Everything in its place."""
        self._body.setGeometry(self.rect())
        laid = self._laid = self._wanted()
        self.bar.upright = laid.upright
        self.bar.lie(laid.bar, laid.unit)
        self.strip.setVisible(laid.strip is not None)
        if laid.strip is not None:
            self.strip.lie(laid.strip, laid.unit)
            self.strip.refresh()
        self.head.take(laid)
        self.now.setGeometry(pixels(laid.now, laid.unit))
        self.upcoming.take(laid)
        self.stay.lie(laid.stay, laid.unit)
        self.notes.lie(laid.notes, laid.unit)
        self.audience.lie(laid.audience, laid.unit)
        self.buttons.lie(laid.buttons, laid.unit)
        self._all()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another place for everything."""
        self._lay()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """As things stand by now."""
        self._all()

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while nobody sees it."""
        self._second.stop()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground."""
        QPainter(self).fillRect(event.rect(), color(THEME, "ground"))

    # -- keys, and closing

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the talk; no other does anything."""
        self._keys.press(event)

    @guarded
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is a key of the talk."""
        return False

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing but the end of the talk takes it off its screen."""
        if self._windowed:
            event.accept()
            self.shut.emit()
        else:
            event.ignore()


def _alike(old: State, new: State) -> bool:
    """Whether nothing has changed but where the speaker points."""
    if old.session is None or new.session is None or old.session.pointer == new.session.pointer:
        return False
    return replace(new, session=replace(new.session, pointer=old.session.pointer)) == old
