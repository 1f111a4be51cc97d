"""How it is shown: text size, contrast and motion, in a small panel near the control that opens it.

There is no scrim: whoever chooses sees at once what becomes of the slide behind. So the panel stands over the row of
the controls, at the right, and on a totem at the foot, where hands are; its places are the same at every text size,
that nothing moves away under a finger. What is chosen lasts as long as the visit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.charts.marks import Box
from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import ChooseMotion, ChooseTextSize, ChooseTheme, Event, State, TextSize
from kiosk.model.tokens import STYLES, TEXT_SIZES
from kiosk.ui.booth.button import IconButton, write_from
from kiosk.ui.booth.choice import SizeButton, Switch
from kiosk.ui.booth.controls import low
from kiosk.ui.booth.overlay import Overlay
from kiosk.ui.guard import guarded
from kiosk.ui.screen import at_least
from kiosk.ui.style import color
from kiosk.words.messages import tr

NEEDED_MM = 15.0
TITLE = N_("Easier to read")
SIZE = N_("Text size")
SIZES: dict[TextSize, tuple[str, float]] = {
    "normal": (N_("Normal"), 0.9), "large": (N_("Large"), 1.26), "largest": (N_("Largest"), 1.66),
}  # fmt: skip
"""Names, and how large the letter is that stands for them."""
CONTRAST = N_("High contrast")
STILL = N_("No animations")
CLOSE = N_("Close")
CLOSE_WIDTH = 240.0
PAD, GAP, BETWEEN = 28.0, 14.0, 20.0
"""Room within the edge, between neighbours, and under the title."""
RADIUS, HALO = 46.0, 14.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the panel's right end is, how wide it is, how high its rows are at least, and the row of sizes."""

    right: float
    width: float
    row: float
    sizes: float


FRAMES = {False: Frame(1824, 780, 96, 148), True: Frame(1048, 1016, 112, 160)}
"""Landscape, portrait."""


class DisplayPanel(Overlay):
    """The overlay. The window shows it while `state.panel` says so, and again after each change of state or size."""

    def __init__(self, parent: QWidget, dispatch: Callable[[Event], None]) -> None:
        super().__init__(parent, dispatch)
        self._box = Box(0, 0, 0, 0)
        self._theme, self._title, self._row, self._portrait = "dark", "", 0.0, False
        self._plain: ChooseTheme = ChooseTheme("dark")
        self.sizes: dict[TextSize, SizeButton] = {
            size: SizeButton(self, f"display-{size}", letter, lambda size=size: self._dispatch(ChooseTextSize(size)))
            for size, (_, letter) in SIZES.items()
        }
        for button in self.sizes.values():
            button.others = tuple(self.sizes.values())
        self.contrast = Switch(self, "display-contrast", "contrast", self._choose_contrast)
        self.still = Switch(self, "display-still", "player-pause", self._choose_motion)
        self.close_button = IconButton(self, "display-close", "x", accent=True)
        self.close_button.clicked.connect(self.shut)

    def show_for(self, state: State, deck: Deck, portrait: bool, stage: QRectF, scale: float, px_mm: float) -> None:
        """Show what is chosen in a state, over a stage that lies at `stage` (pixels of the parent) in this scale."""
        self._stage, self._scale, self._theme, self._portrait = stage, scale, state.theme, portrait
        usual = state.defaults.theme or deck.kiosk.theme
        self._plain = ChooseTheme("dark" if usual == "contrast" else usual)
        foot = low(stage, False) - GAP * scale
        if portrait:
            foot = max(stage.bottom(), self.parentWidget().height()) - PAD * scale
        self._lay(FRAMES[portrait], (foot - stage.y()) / scale, at_least(NEEDED_MM, px_mm) / scale)
        self._dress(state)
        self.come(self.sizes[state.text_size])

    def panel(self) -> Box:
        """Where it lies on the stage, or below it."""
        return self._box

    def stops(self) -> Sequence[QWidget]:
        """The size (one stop of the three: arrows go on from there), contrast, motion, close."""
        here = [button for button in self.sizes.values() if button.hasFocus()]
        chosen = [button for button in self.sizes.values() if button.isChecked()]
        return (*(here or chosen)[:1], self.contrast, self.still, self.close_button)

    def _lay(self, frame: Frame, foot: float, least: float) -> None:
        """Its place: as high as its rows need, `foot` being its lower end; `least` is what a finger needs."""
        self._row = row = max(frame.row, least)
        sizes = max(frame.sizes, least)
        height = 2 * PAD + 3 * row + sizes + BETWEEN + 2 * GAP
        self._box = Box(frame.right - frame.width, foot - height, frame.width, height)

    def _dress(self, state: State) -> None:
        """Words, places and what is chosen."""
        language, grow, row = state.language, TEXT_SIZES[state.text_size], self._row
        x, y, inner = self._box.x + PAD, self._box.y + PAD, self._box.w - 2 * PAD
        self._title = tr(language, TITLE)
        self.setAccessibleName(self._title)
        radius = 34.0 if row < 104 else 42.0

        def dress(button: SizeButton | Switch | IconButton, said: str, box: QRectF) -> None:
            button.dress((tr(language, said),), self._theme, box, self._stage.topLeft(), self._scale, grow, radius)

        dress(self.close_button, CLOSE, QRectF(x + inner - CLOSE_WIDTH, y, CLOSE_WIDTH, row))
        y += row + BETWEEN
        wide, high = (inner - 2 * GAP) / 3, self._box.bottom - PAD - 2 * (row + GAP) - y
        for n, (size, button) in enumerate(self.sizes.items()):
            dress(button, SIZES[size][0], QRectF(x + n * (wide + GAP), y, wide, high))
            button.setAccessibleDescription(tr(language, SIZE))
            button.setChecked(size == state.text_size)
        y += high + GAP
        dress(self.contrast, CONTRAST, QRectF(x, y, inner, row))
        self.contrast.setChecked(state.theme == "contrast")
        dress(self.still, STILL, QRectF(x, y + row + GAP, inner, row))
        self.still.setChecked(state.motion == "none")

    def _choose_contrast(self) -> None:
        self._dispatch(ChooseTheme("contrast") if self.contrast.isChecked() else self._plain)

    def _choose_motion(self) -> None:
        self._dispatch(ChooseMotion("none" if self.still.isChecked() else "full"))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """A panel with a clear edge, set off from the slide by its ground; its title."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(self._stage.topLeft())
        painter.scale(self._scale, self._scale)
        body = QRectF(*self._box)
        if self._portrait:  # the controls beneath would look out at its sides
            below = QRectF(0, body.top() - HALO, self.width() / self._scale, self.height() / self._scale)
            painter.fillRect(below.translated(-self._stage.x() / self._scale, 0), color(self._theme, "ground"))
        painter.setPen(QPen(color(self._theme, "ground"), HALO))
        painter.setBrush(color(self._theme, "raised"))
        painter.drawRoundedRect(
            body.adjusted(-HALO / 2, -HALO / 2, HALO / 2, HALO / 2), RADIUS + HALO / 2, RADIUS + HALO / 2
        )
        painter.setPen(QPen(color(self._theme, "ring"), 3))
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        style, left = STYLES["button"], self._box.x + PAD
        at = QPointF(left, self._box.y + PAD + self._row / 2 + style.size * 0.34)
        room = self._box.right - PAD - CLOSE_WIDTH - 24 - left
        write_from(painter, self._title, style, self._theme, "ink", at, room)
