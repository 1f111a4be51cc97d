"""The bar of the preview: which folder, and how its slides are shown, each with the key that changes it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box
from kiosk.model.problem import N_
from kiosk.model.state import State
from kiosk.ui.booth.button import write_from
from kiosk.ui.guard import guarded
from kiosk.ui.staff.preview_layout import MARGIN, in_a_row
from kiosk.ui.style import QtMeasure, color
from kiosk.ui.talk.buttons import AIR, ICON, PAD, Face, KeyButton, needs
from kiosk.ui.talk.pane import HEAD, SMALL, THEME, elided, pixels
from kiosk.ui.talk.sheet import write
from kiosk.words.messages import NN_, ntr, tr

UPRIGHT, LEVEL = N_("Portrait"), N_("Landscape")
THEMES = {"dark": N_("Dark"), "light": N_("Light"), "contrast": N_("High contrast")}
SIZES = {"normal": N_("Normal text"), "large": N_("Large text"), "largest": N_("Largest text")}
PINNED, FOLLOWS = N_("Stays here"), N_("Follows edits")
READ = NN_("%(n)s slide, read at %(time)s", "%(n)s slides, read at %(time)s")
_measure = QtMeasure()


class Shape(KeyButton):
    """The button of the orientation: its sign is the outline of a slide."""

    upright = False

    def _sign(self, painter: QPainter, square: QRectF, token: str) -> None:
        wide, high = (15.0, 26.0) if self.upright else (26.0, 15.0)
        painter.setPen(QPen(color(THEME, token), 2.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = square.center()
        painter.drawRoundedRect(QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high), 3, 3)


class Bar(QWidget):
    """The bar. `does`: what each button does, by name; `read`: when the folder was read."""

    def __init__(self, parent: QWidget, folder: str, language: str, does: Mapping[str, Callable[[], None]]) -> None:
        super().__init__(parent)
        self._folder, self._language, self._unit = folder, language, 1.0
        self._bar = self._room = Box(0, 0, 0, 0)
        self._faces: dict[str, Face] = {}
        self._count, self.read = 0, ""
        self._shape = Shape(self, "preview-orientation", does["orientation"])
        plain = {
            name: KeyButton(self, f"preview-{name}", press) for name, press in does.items() if name != "orientation"
        }
        self.buttons: dict[str, KeyButton] = {**plain, "orientation": self._shape}

    def tell(self, languages: Sequence[str], portrait: bool, state: State | None, pinned: bool, count: int) -> None:
        """How slides are shown now: each button says what is, and changes it."""
        theme, size = (state.theme, state.text_size) if state else ("dark", "normal")
        said = self._language
        self._count = count
        self._shape.upright = portrait
        self._faces = {
            "languages": Face("language", " + ".join(languages) or "…", "F2"),
            "orientation": Face("", tr(said, UPRIGHT if portrait else LEVEL), "F3"),
            "theme": Face("contrast", tr(said, THEMES[theme]), "F4"),
            "size": Face("text-size", tr(said, SIZES[size]), "F6"),
            "pin": Face("lock" if pinned else "eye", tr(said, PINNED if pinned else FOLLOWS), "F7",
                        "touch" if pinned else "raised2"),
        }  # fmt: skip
        self._dress()

    def lie(self, bar: Box, buttons: Box, unit: float) -> None:
        """Take this place of the window."""
        self._bar, self._room, self._unit = bar, buttons, unit
        self.setGeometry(pixels(bar, unit))
        self._dress()

    def _dress(self) -> None:
        faces = self._faces
        if not faces:
            return
        wide = [needs(face) + ICON + AIR + 2 * PAD for face in faces.values()]
        for (name, face), box in zip(faces.items(), in_a_row(wide, self._room), strict=True):
            self.buttons[name].tell(face, box, self._unit)
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """The folder, left of the buttons or above them."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(THEME, "raised"))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self._unit, self._unit)
        first = min((button.x() for button in self.buttons.values()), default=0) / self._unit
        room = (first if self._room.y < self._bar.h / 3 else self._bar.w) - 2 * MARGIN
        if room > 80:
            write(painter, elided(self._folder, HEAD, room, _measure), HEAD, "ink", QPointF(MARGIN, 40))
            said = ntr(self._language, *READ, self._count, time=self.read) if self.read else ""
            write_from(painter, said, SMALL, THEME, "quiet", QPointF(MARGIN, 70), room)
