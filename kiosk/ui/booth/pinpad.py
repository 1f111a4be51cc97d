"""The PIN pad: what staff meet on their way out. An overlay of the window, no dialog and no text field.

It never says how long the PIN is: digits typed fill cells, of which there are always four at least, and a key of its
own says that they are all. Wrong tries
cost waits that grow; the gate counts them. Whoever came here by chance leaves by "Cancel", or is left after a while.
"""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.model.problem import N_
from kiosk.model.tokens import STYLES
from kiosk.ui.booth.aside import Aside, Look
from kiosk.ui.booth.button import SCRIM, StageButton, write
from kiosk.ui.guard import guarded
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.style import color, veil
from kiosk.words.messages import tr

QUIET_MS = 20_000
"""Without input for so long, the pad goes."""
TICK_MS = 250
LONGEST = 12
"""Digits taken: more than any PIN has, so that the pad's end tells nothing."""
CELLS = 4
"""Of digits to come, before anything is typed."""
KEY, GAP, ICON = 112.0, 16.0, 48.0
BLOCK = 826.0
"""Height of the pad, from the title's baseline to the foot of "Cancel"."""

TITLE = N_("Staff PIN")
WRONG = N_("Wrong PIN")
WAIT = N_("Try again in %(seconds)s s")
DELETE = N_("Delete the last digit")
ENTER = N_("Confirm")
CANCEL = N_("Cancel")

_ICONS = {"delete": "backspace", "enter": "check"}


class Gate(Protocol):
    """What keeps the way out (kiosk.station.pin.Gate; `app` hands it in)."""

    def locked(self) -> bool:
        """Whether a PIN is needed."""

    def wait(self, now: float) -> float:
        """Seconds until the next try is taken."""

    def enter(self, typed: str, now: float) -> bool:
        """Whether this is the PIN."""


class PinPad(Aside):
    """The pad. `passed` where the PIN was right."""

    passed = Signal()

    def __init__(self, parent: QWidget, gate: Gate, now: Callable[[], float]) -> None:
        super().__init__(parent, QUIET_MS)
        self._gate, self.now = gate, now
        self._typed, self._message = "", ""
        self._origin, self._scale = QPointF(), 1.0
        self._waiting = QTimer(self, interval=TICK_MS)
        self._waiting.timeout.connect(self._tick)
        self._keys = {name: self._key(name) for name in (*"123456789", "delete", "0", "enter", "cancel")}
        self.hide()

    def stops(self) -> Sequence[QWidget]:
        """The keys, row by row."""
        return tuple(self._keys.values())

    def open_for(self, look: Look) -> None:
        """Show the pad, empty; or the same pad again after a change of size or theme."""
        self._look = look
        self.setAccessibleName(self._said(TITLE))
        self.setGeometry(self.parentWidget().rect())
        self._place()
        if self.come():
            self._typed, self._message = "", ""
            self._tick()

    def press(self, name: str) -> None:
        """A key of the pad: a digit, "delete", "enter" or "cancel"."""
        self.busy()
        if name == "cancel":
            self.leave()
        elif self._gate.wait(self.now()) > 0:
            self._tick()
        elif name == "delete":
            self._typed = self._typed[:-1]
        elif name == "enter":
            self._try()
        elif len(self._typed) < LONGEST:
            self._typed, self._message = self._typed + name, ""
        self.update()

    def _try(self) -> None:
        typed, self._typed = self._typed, ""
        if not typed:
            return
        if self._gate.enter(typed, self.now()):
            self.leave()
            self.passed.emit()
            return
        self._message = WRONG
        self._tick()

    @guarded
    def _tick(self) -> None:
        """While there is a wait, say how long it still is, and take no digit."""
        left = self._gate.wait(self.now())
        for name, key in self._keys.items():
            key.setEnabled(left <= 0 or name == "cancel")
        if left > 0:
            self._typed = ""
            self._waiting.start()
        elif self._waiting.isActive():
            self._waiting.stop()
            self._message = ""
        self.update()

    def _key(self, name: str) -> "_Key":
        key = _Key(self, name, accent=name == "enter")
        key.clicked.connect(guarded(lambda: self.press(name)))
        return key

    def _place(self) -> None:
        """Lay the pad out: in the middle, in portrait low; its keys never smaller than a finger needs, if they fit."""
        look = self._look
        fits = min(self.height() / (BLOCK + 112), self.width() / (3 * KEY + 2 * GAP + 96))
        self._scale = scale = max(look.scale, min(look.least / KEY, fits))
        middle = look.stage.center()
        top = middle.y() - (BLOCK / 2) * scale
        if look.portrait:
            top = look.stage.bottom() - (BLOCK + 72) * scale
        self._origin = QPointF(middle.x(), min(max(top, 8.0), max(self.height() - (BLOCK + 8) * scale, 8.0)))
        words = {"delete": DELETE, "enter": ENTER, "cancel": CANCEL}
        for index, (name, key) in enumerate(self._keys.items()):
            row, column = divmod(index, 3)
            box = QRectF((column - 1.5) * (KEY + GAP) + GAP / 2, 196 + row * (KEY + GAP), KEY, KEY)
            if name == "cancel":
                box = QRectF(-1.5 * (KEY + GAP) + GAP / 2, 196 + 4 * (KEY + GAP) + GAP, 3 * KEY + 2 * GAP, KEY - 8)
            said = words.get(name)
            named = tuple(tr(each, said) for each in look.languages) if said else (name,)
            key.dress(named, look.theme, box, self._origin, scale, radius=34.0)

    def _said(self, msgid: str, **params: object) -> str:
        return " · ".join(tr(language, msgid, **params) for language in self._look.languages)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Scrim, title, a cell for each digit, or what went wrong."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), veil(look.theme, "ground", SCRIM))
        painter.translate(self._origin)
        painter.scale(self._scale, self._scale)
        wide = self.width() / self._scale - 64
        rest = " · ".join(tr(each, TITLE) for each in look.languages[1:])
        write(painter, tr(look.languages[0], TITLE), STYLES["m"], look.theme, "ink", QPointF(0, 44), wide)
        write(painter, rest, STYLES["lead"], look.theme, "quiet", QPointF(0, 96), wide)
        left = ceil(self._gate.wait(self.now()))
        said = self._said(WAIT, seconds=left) if left > 0 else self._said(self._message) if self._message else ""
        write(painter, said, STYLES["label"], look.theme, "touch", QPointF(0, 160), wide)
        if not said:
            self._paint_cells(painter)

    def _paint_cells(self, painter: QPainter) -> None:
        """Where digits go: hollow cells, filled one by one."""
        theme, typed = self._look.theme, len(self._typed)
        count = max(CELLS, typed)
        for index in range(count):
            at = QPointF((index - (count - 1) / 2) * 42, 150)
            if index >= typed:
                painter.setPen(QPen(color(theme, "ring"), 2.5))
                painter.setBrush(color(theme, "cellbg"))
                painter.drawEllipse(at, 12.75, 12.75)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(theme, "acc"))
            painter.drawEllipse(at, 14, 14)
            painter.setBrush(color(theme, "nuc"))
            painter.drawEllipse(at, 5, 5)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace, Enter and Esc do what the keys on the screen do; nothing goes on to the window."""
        event.accept()
        key, text = Qt.Key(event.key()), event.text()
        if event.isAutoRepeat():
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.press("enter")
        elif key == Qt.Key.Key_Backspace:
            self.press("delete")
        elif key == Qt.Key.Key_Escape:
            self.press("cancel")
        elif text.isascii() and text.isdigit():
            self.press(text)

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while nobody sees it, and nothing typed is kept."""
        super().hideEvent(event)
        self._waiting.stop()
        self._typed, self._message = "", ""


class _Key(StageButton):
    """A key of the pad: a digit, an icon or words."""

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """An icon where the key has one, else what it is called, on one line."""
        icon = _ICONS.get(self.objectName())
        if icon is None and len(self._words) > 1:
            at = box.center() + QPointF(0, 11)
            write(painter, self.accessibleName(), STYLES["strong"], self._theme, token, at, box.width() - 40)
            return
        if icon is None:
            super().paint_words(painter, box, token)
            return
        at = box.center() - QPointF(ICON / 2, ICON / 2)
        draw_icon(painter, icon, QRectF(at, QSizeF(ICON, ICON)), self._theme, token, 2.0 if token == "onacc" else 1.75)
