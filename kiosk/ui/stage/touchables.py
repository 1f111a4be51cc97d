"""What can be touched in a scene, as widgets over it and as answers to a finger: buttons, marks, years.

Buttons take their own presses. Marks and years are read by the window's finger, which may drag; for the keyboard each
of these rows is one stop of the Tab key, and arrows walk along it.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Target, distance, inside
from kiosk.model.problem import N_
from kiosk.model.state import ChooseTime, Event, SelectMark
from kiosk.ui.guard import guarded
from kiosk.ui.screen import ASSUMED
from kiosk.ui.stage.scene import SlideScene
from kiosk.ui.stage.targets import TargetButton
from kiosk.ui.style import color
from kiosk.words.messages import tr

NEAR_MM, NEAR_PX = 7.5, 22.0
"""Half of the 15 mm and 44 px that a finger needs: so far beside a mark it still means it."""
Row = Literal["marks", "times"]
CALLED: dict[Row, str] = {"marks": N_("Values of the chart, by arrow keys"), "times": N_("Years, by arrow keys")}
_BACK, _ON = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)


class Walk(QWidget):
    """A row of targets for the keyboard: arrows, Home and End walk it, Escape lets go. Fingers pass through."""

    def __init__(self, parent: QWidget, name: Row, dispatch: Callable[[Event], None]) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._dispatch = dispatch
        self._targets: Sequence[Target] = ()
        self._at: int | None = None
        self._theme, self._scale = "dark", 1.0

    def dress(
        self, targets: Sequence[Target], at: int | None, theme: str, scale: float, called: str, told: str
    ) -> None:  # fmt: skip
        """The row, which of it is chosen, what it is called, and what a reader who does not see it is told."""
        self._targets, self._at, self._theme, self._scale = targets, at, theme, scale
        self.setAccessibleName(targets[at].name if at is not None else called)
        self.setAccessibleDescription(told)
        self.update()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk; all other keys are the window's."""
        key, last = event.key(), len(self._targets) - 1
        if key in _ON:
            self._go(0 if self._at is None else min(self._at + 1, last))
        elif key in _BACK:
            self._go(last if self._at is None else max(self._at - 1, 0))
        elif key == Qt.Key.Key_Home:
            self._go(0)
        elif key == Qt.Key.Key_End:
            self._go(last)
        elif key == Qt.Key.Key_Escape and self._at is not None and isinstance(gone := self._event(), SelectMark):
            self._dispatch(SelectMark(gone.slide))
        else:
            event.ignore()

    def _event(self) -> Event | None:
        return self._targets[self._at if self._at is not None else 0].event

    def _go(self, index: int) -> None:
        event = self._targets[index].event
        if event is not None:
            self._dispatch(event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """An outline with keyboard focus."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            width = max(4 * self._scale, 3.0)
            painter.setPen(QPen(color(self._theme, "touch"), width))
            radius = 28 * self._scale
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(width, width, -width, -width), radius, radius)


class Touchables:
    """All that can be touched on a stage."""

    def __init__(
        self, stage: QWidget, press: Callable[[Target, QPointF], None], dispatch: Callable[[Event], None]
    ) -> None:
        self._stage, self._press, self._dispatch = stage, press, dispatch
        self._buttons: dict[str, TargetButton] = {}
        self._walks: dict[Row, Walk] = {}
        self._rows: dict[Row, list[Target]] = {}
        self._covers: list[Target] = []
        self._box: tuple[float, float, float, float] | None = None
        self._scale, self._px_mm = 1.0, ASSUMED
        self._slide = ""
        self._focus: tuple[str, str] | None = None

    def lay(self, scene: SlideScene, scale: float, px_mm: float, theme: str, told: str) -> None:
        """Take over a scene's targets: what stays keeps its widget, and the focus."""
        self._scale, self._px_mm = scale, px_mm
        live = scene.page.live
        self._slide = scene.page.slide
        cross = self._buttons.get("readout.close")
        closing = cross is not None and cross.hasFocus()
        self._box = live.box if live and live.keys else None
        self._covers = [target for target in scene.targets if target.key == "readout"]
        rows: dict[Row, list[Target]] = {
            "marks": [t for t in scene.targets if isinstance(t.event, SelectMark) and t.key == t.event.key],
            "times": [t for t in scene.targets if isinstance(t.event, ChooseTime)],
        }
        order = {key: n for n, key in enumerate(live.keys)} if live else {}
        rows["marks"].sort(key=lambda target: order.get(target.key, len(order)))
        self._rows = rows
        mine = {id(target) for row in rows.values() for target in row}
        self._lay_buttons([t for t in scene.targets if t.event is not None and id(t) not in mine], theme)
        chosen = {"marks": scene.choice.selection, "times": str(scene.choice.time)}
        for name, row in rows.items():
            keys = [t.key.removeprefix("times.") for t in row]
            at = keys.index(str(chosen[name])) if str(chosen[name]) in keys else None
            self._lay_walk(name, row, at, theme, tr(scene.page.look.language, CALLED[name]), told)
        if closing and "readout.close" not in self._buttons and "marks" in self._walks:
            self._focus = (self._slide, "marks")  # the card is closed: on with its marks
        if self._focus is not None:
            slide, key = self._focus
            there = self._buttons.get(key) or next((walk for name, walk in self._walks.items() if name == key), None)
            self._focus = None
            if slide == self._slide and there is not None and there.isVisible():
                there.setFocus()

    def drop(self) -> None:
        """Nothing can be touched. What had the keyboard's focus gets it back when the same slide is laid again."""
        focused = self._stage.window().focusWidget()
        mine = [*self._buttons.values(), *self._walks.values()]
        self._focus = (self._slide, focused.objectName()) if focused in mine else None
        self._lay_buttons([], "dark")
        for name in self._walks:
            self._walks[name].hide()
        self._rows, self._covers, self._box = {}, [], None

    def row_at(self, x: float, y: float) -> Row | None:
        """What a finger at this point of the stage (widget pixels) would drag along."""
        x, y = x / self._scale, y / self._scale
        if any(inside(target.polygon, x, y) for target in self._rows.get("times", ())):
            return "times"
        if self._box and self._rows.get("marks") and not self._covered(x, y):
            left, top, width, height = self._box
            return "marks" if left <= x <= left + width and top <= y <= top + height else None
        return None

    def nearest(self, row: Row, x: float, y: float, *, touching: bool) -> Event | None:
        """What the nearest of a row sends; `touching`: only if the finger means it, not merely drags along."""
        x, y = x / self._scale, y / self._scale
        targets = self._rows.get(row, [])
        if not targets:
            return None
        reach = max(NEAR_MM * self._px_mm, NEAR_PX) / self._scale
        if row == "times":
            found = min(targets, key=lambda t: max(min(p[0] for p in t.polygon) - x, x - max(p[0] for p in t.polygon)))
            return found.event
        far, found = min(((distance(t.polygon, x, y), -n, t) for n, t in enumerate(targets)), key=lambda f: f[:2])[::2]
        return None if touching and far > reach else found.event

    def covered(self, x: float, y: float) -> bool:
        """True where the card lies under the finger: it takes the tap and does nothing."""
        return self._covered(x / self._scale, y / self._scale)

    def _covered(self, x: float, y: float) -> bool:
        return any(inside(target.polygon, x, y) for target in self._covers)

    def _lay_buttons(self, targets: Sequence[Target], theme: str) -> None:
        kept: dict[str, TargetButton] = {}
        for target in targets:
            button = self._buttons.pop(target.key, None) or TargetButton(self._stage, self._press)
            button.dress(target, self._scale, self._px_mm, theme)
            button.show()
            button.raise_()
            kept[target.key] = button
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = kept

    def _lay_walk(
        self, name: Row, row: Sequence[Target], at: int | None, theme: str, called: str, told: str
    ) -> None:  # fmt: skip
        if not row:
            if name in self._walks:
                self._walks[name].hide()
            return
        walk = self._walks.get(name)
        if walk is None:
            walk = self._walks[name] = Walk(self._stage, name, self._dispatch)
        xs = [x for target in row for x, _ in target.polygon]
        ys = [y for target in row for _, y in target.polygon]
        box = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        walk.setGeometry(
            QRectF(box.x() * self._scale, box.y() * self._scale, box.width() * self._scale, box.height() * self._scale)
            .toRect()
            .adjusted(-6, -6, 6, 6)
        )
        walk.dress(row, at, theme, self._scale, called, told)
        walk.show()
