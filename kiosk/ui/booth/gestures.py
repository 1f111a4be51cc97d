"""A finger on the stage: it reads a chart, takes the slide along, wakes the booth, or merely shows that it is there.

Whatever it can do, a control does too. What it means is said in touch.py; here it meets the stage and the state.
"""

from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QAbstractButton

from kiosk.model.state import Activity, Event, SelectMark, State, Touch
from kiosk.model.state.chart import of
from kiosk.ui.booth.touch import Press, moved, released, speed, tapped
from kiosk.ui.guard import guarded
from kiosk.ui.stage.stage import Stage
from kiosk.ui.store import Store

HASTE = 0.25
"""Seconds after a change of slide in which no button takes a finger: the second tap of two that were meant as one."""


class Gestures:
    """Takes the finger's way in pixels of the window that the stage lies in."""

    def __init__(self, stage: Stage, store: Store) -> None:
        self._stage, self._store = stage, store
        self._press: Press | None = None
        self._led = False
        """Whether the slide has followed this finger."""
        self._turned = -HASTE
        store.changed.connect(self._changed)

    def press(self, at: QPointF) -> None:
        """The finger comes down."""
        if self._store.state.mode != "cleaning":
            row = self._stage.touchables.row_at(*self._on_stage(at))
            self._press = Press(at.x(), at.y(), self._store.now(), row, early=self._stage.arriving)
            self._led = False

    def move(self, at: QPointF) -> None:
        """A slow finger on a chart reads; the slide follows one that goes sideways."""
        press = self._press
        if press is None:
            return
        if press.row is None and press.early:  # it came down while the slide was still arriving
            row = self._stage.touchables.row_at(*self._on_stage(QPointF(press.x, press.y)))
            press = replace(press, row=row)
        self._press = press = moved(press, at.x(), at.y(), self._store.now(), self._stage.px_mm)
        if press.reads:
            self._read(press, at, touching=False)
        elif press.follows and (self._stage.dragged or not self._led):
            self._led = self._stage.follow(at.x()) or self._led

    def release(self, at: QPointF) -> None:
        """The finger lifts, and that decides."""
        press, self._press = self._press, None
        if press is None:
            return
        if self._store.state.mode == "attract":
            self._stage.zoom_from(QPointF(*self._on_stage(at)))
            self._do(Touch(), 0.0)
        elif self._store.state.mode == "asleep":
            self._do(Touch(), 0.0)
        elif not (tapped(press, at.x(), at.y(), self._stage.px_mm) and self._tap(press, at)):
            now = self._store.now()
            event = released(press, at.x(), at.y(), now, self._stage.px_mm)
            if self._led and not self._stage.dragged:
                event = Activity()  # something else has come, and what it meant is gone
            self._do(event, speed(press, at.x(), now))

    def hasty(self, at: QPointF) -> bool:
        """Whether a finger comes down on a control or a cell while what was there before is still in the eye."""
        window = self._stage.window()
        there = window.childAt(at.toPoint())
        mine = isinstance(there, QAbstractButton) and there.parentWidget() in (window, self._stage)
        if not mine or self._store.now() - self._turned >= HASTE:
            return False
        self._store.dispatch(Activity())
        return True

    @guarded
    def _changed(self, old: State, new: State) -> None:
        if (old.mode, old.position) != (new.mode, new.position):
            self._turned = self._store.now()

    def forget(self) -> None:
        """The finger was let go: what it has moved comes back."""
        self._press = None
        self._stage.back()

    def _do(self, event: Event, across: float) -> None:
        if self._stage.dragged:
            self._stage.drop(event, across)
        else:
            self._store.dispatch(event)

    def _on_stage(self, at: QPointF) -> tuple[float, float]:
        return at.x() - self._stage.x(), at.y() - self._stage.y()

    def _read(self, press: Press, at: QPointF, *, touching: bool) -> bool:
        """Send what the nearest mark (or year) of the press's row sends; False where none is near."""
        row = press.row
        event = self._stage.touchables.nearest(row, *self._on_stage(at), touching=touching) if row else None
        if event is not None:
            self._store.dispatch(event)
        return event is not None

    def _tap(self, press: Press, at: QPointF) -> bool:
        """A tap reads the mark it means; elsewhere it closes what is read. False where it does neither."""
        if self._read(press, at, touching=True):
            return True
        state = self._store.state
        slide = state.position.slide
        if self._stage.touchables.covered(*self._on_stage(at)) or not of(state, slide).selection:
            return False
        self._store.dispatch(SelectMark(slide))
        return True
