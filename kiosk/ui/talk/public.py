"""What a talk lays over an audience's stage: a band in the other language, the pointer, a still, black, white.

They lie in this order, the last on top, and all of them let touches through. The stage goes on below; so a freeze or a
black screen ends with what is live then, and not with the way there. None of them is made before a talk needs it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.model.state import State
from kiosk.model.state.session import Session
from kiosk.ui.guard import guarded
from kiosk.ui.stage.stage import Stage
from kiosk.ui.store import Projection, Store
from kiosk.ui.style import color
from kiosk.ui.talk.band import BandStrip, other, strip
from kiosk.ui.talk.pointer import PointerMark
from kiosk.ui.talk.veil import Still, Veil


@dataclass(frozen=True)
class _Parts:
    """The widgets, from below."""

    band: BandStrip
    pointer: PointerMark
    still: Still
    veil: Veil


class Public(QObject):
    """Follows the store, after the stage that it was given; outside talks it does nothing."""

    def __init__(self, window: QWidget, stage: Stage, store: Store | Projection) -> None:
        super().__init__(window)
        self._window, self._stage, self._store = window, stage, store
        self._made: _Parts | None = None
        store.changed.connect(self._changed)
        stage.rested.connect(self._rested)

    def room(self, size: QSize, portrait: bool) -> QRect:
        """What of a window of this size is left for the stage: all of it, less the band where there is one."""
        session = self._store.state.session
        whole = QRect(QPoint(), size)
        if session is None or not session.both or other(self._store.deck, self._store.state.language) is None:
            return whole
        return whole.adjusted(0, 0, 0, -strip(size, portrait).height())

    def arrange(self) -> None:
        """Everything in its place, as the window and the stage lie now."""
        state = self._store.state
        if state.session is None:
            if self._made is not None:
                self._leave(self._made)
            return
        parts = self._parts()
        self._show(parts, state, state.session)
        parts.still.fit()

    @guarded
    def _rested(self) -> None:
        """The stage may lie elsewhere, or the other way."""
        self.arrange()

    @guarded
    def _changed(self, old: State, new: State) -> None:
        was, session = old.session, new.session
        if was is not None and (was.blank or was.frozen) and (session is None or not (session.blank or session.frozen)):
            self._uncover(old, new)
        if session is not None:
            self._show(self._parts(), new, session)
        elif self._made is not None:
            self._leave(self._made)

    def _uncover(self, old: State, new: State) -> None:
        """Where another slide comes with the light, it comes at once: the way there would begin with one unseen."""
        if (old.mode, old.position.slide) != (new.mode, new.position.slide):
            self._stage.show_state()

    def _parts(self) -> _Parts:
        """The widgets; made in the order in which they lie."""
        if self._made is None:
            window = self._window
            self._made = _Parts(BandStrip(window), PointerMark(window), Still(window, self._store), Veil(window))
        return self._made

    def _leave(self, parts: _Parts) -> None:
        """The talk is over."""
        parts.still.end()
        for each in (parts.band, parts.pointer, parts.veil):
            each.hide()

    def _show(self, parts: _Parts, state: State, session: Session) -> None:
        stage = self._stage
        if session.frozen and not parts.still.held and self._window.isVisible() and stage.scene is not None:
            parts.veil.raise_()  # over whatever has come since, and the still never over black
            parts.still.stackUnder(parts.veil)
            parts.still.hold(self._seen(parts), color(state.theme, "ground"))
        elif not session.frozen and not parts.still.isHidden():
            self._thaw(parts, state, session)
        if session.both:
            parts.band.show_for(self._store.deck, state, stage.portrait)
        else:
            parts.band.hide()
        parts.pointer.point(session.pointer, QRectF(stage.geometry()), stage.scale, state.theme)
        parts.veil.draw_for(session.blank)

    def _thaw(self, parts: _Parts, state: State, session: Session) -> None:
        """A short fade into what is live, where that stands still and somebody sees it; else a cut."""
        if not parts.still.held:
            if self._stage.moving:
                parts.still.end()
        elif state.motion == "none" or self._stage.moving or session.blank is not None:
            parts.still.end()
        else:
            parts.still.fade(self._seen(parts))

    def _seen(self, parts: _Parts) -> QPixmap:
        """The window as the audience sees it, without black or white and without the speaker's pointer."""
        window, ratio = self._window, self._window.devicePixelRatioF()
        made = QPixmap(window.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(color(self._store.state.theme, "ground"))
        painter = QPainter(made)
        for each in (self._stage, parts.band):
            if each is self._stage or not each.isHidden():
                painter.drawPixmap(each.pos(), each.grab())
        painter.end()
        return made
