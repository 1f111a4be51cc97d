"""The slider of a question, as widgets over the stage, which draws it: a track that is dragged, a button at each end.

The track is a slider to screen readers, its value in words beside it; arrows step, page keys go ten times as far, Home
and End to its ends. Nothing here holds the guess: each change is an event, and what the state makes of it comes back.
"""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QWidget

from kiosk.charts.marks import Target
from kiosk.compose.guess import KNOB, REACH, in_words
from kiosk.model.deck import Deck
from kiosk.model.slide import Guess
from kiosk.model.state import Event, State, asking
from kiosk.model.state import Guess as Guessed
from kiosk.model.state.quiz import guessed
from kiosk.ui.guard import guarded
from kiosk.ui.screen import at_least
from kiosk.ui.stage.stage import Stage
from kiosk.ui.stage.targets import TargetButton
from kiosk.ui.style import color

DELAY_MS, REPEAT_MS = 400, 80
"""A button that is held goes on after so long, a step each so often."""
PAGE = 10
"""Steps that a page key goes."""
_MOST = 2**31 - 1


class Track(QAbstractSlider):
    """The track between the buttons: a finger drags the knob, or puts it where it comes down."""

    def __init__(self, parent: QWidget, say: Callable[[Decimal], None]) -> None:
        super().__init__(parent)
        self.setObjectName("guess")
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._say = say
        self._unit = Decimal(1)
        self._scale, self._theme, self._held = 1.0, "dark", 0.0
        self.valueChanged.connect(self._moved)

    def dress(self, target: Target, guess: Guess, said: Decimal, scale: float, px_mm: float, theme: str) -> None:
        """Lie where the scene has it, at least as high as a finger needs, and stand at what was said."""
        self._scale, self._theme = scale, theme
        (left, top), _, (right, bottom), _ = target.polygon
        high = max((bottom - top) * scale, at_least(15.0, px_mm))
        middle = (top + bottom) / 2 * scale
        self.setGeometry(QRectF(left * scale, middle - high / 2, (right - left) * scale, high).toRect())
        finest = min(Decimal(1).scaleb(int(each.as_tuple().exponent)) for each in (guess.step, guess.least, guess.most))
        self._unit = min(finest, Decimal(1))
        if max(abs(guess.least), abs(guess.most)) / self._unit > _MOST:
            self._unit = guess.step
        self.blockSignals(True)
        self.setRange(round(guess.least / self._unit), round(guess.most / self._unit))
        self.setSingleStep(max(round(guess.step / self._unit), 1))
        self.setPageStep(self.singleStep() * PAGE)
        self.setValue(round(said / self._unit))
        self.blockSignals(False)
        self.setAccessibleName(target.name)
        self.update()

    @guarded
    def _moved(self, value: int) -> None:
        self._say(value * self._unit)

    def _at(self, x: float) -> int:
        """The value under a point."""
        reach = REACH * self._scale
        share = (x - reach) / max(self.width() - 2 * reach, 1.0)
        return self.minimum() + round((self.maximum() - self.minimum()) * min(max(share, 0.0), 1.0))

    def _knob(self) -> float:
        """Where the middle of the knob is."""
        reach, spread = REACH * self._scale, max(self.maximum() - self.minimum(), 1)
        return reach + (self.width() - 2 * reach) * (self.value() - self.minimum()) / spread

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The knob is held where it is, or comes to the finger; even where it stays, that is an answer."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setSliderDown(True)
        x = event.position().x()
        off = x - self._knob()
        self._held = off if abs(off) <= KNOB * self._scale else 0.0
        before = self.value()
        self.setValue(self._at(x - self._held))
        if self.value() == before:
            self._moved(before)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The knob follows."""
        if self.isSliderDown():
            self.setValue(self._at(event.position().x() - self._held))

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stays where it is."""
        self.setSliderDown(False)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """The scene draws it; here is only the outline of the keyboard's focus."""
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(4 * self._scale, 3.0)
        painter.setPen(QPen(color(self._theme, "touch"), width))
        radius = 42 * self._scale
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(width, width, -width, -width), radius, radius)


class Step(TargetButton):
    """Minus or plus: as long as it is held it goes on."""

    def __init__(self, parent: QWidget, press: Callable[[], None]) -> None:
        super().__init__(parent, lambda target, centre: press())
        self.setAutoRepeat(True)
        self.setAutoRepeatDelay(DELAY_MS)
        self.setAutoRepeatInterval(REPEAT_MS)


class Slider:
    """Track and buttons of the question on show."""

    def __init__(self, stage: Stage, dispatch: Callable[[Event], None]) -> None:
        self._stage, self._dispatch = stage, dispatch
        self._slide, self._step, self._said = "", Decimal(1), Decimal(0)
        self._focused: str | None = None
        self.less = Step(stage, lambda: self._say(self._said - self._step))
        self.track = Track(stage, self._say)
        self.more = Step(stage, lambda: self._say(self._said + self._step))
        before: QWidget = stage
        for each in (self.less, self.track, self.more):
            QWidget.setTabOrder(before, each)
            before = each

    def update(self, deck: Deck, state: State) -> None:
        """Lie over the question that waits; gone where none does, and while it is still arriving."""
        scene = self._stage.scene
        found = {target.key: target for target in scene.targets} if scene else {}
        slide = deck.slides[state.position.slide]
        said = guessed(deck, state, slide.id)
        there = scene is not None and scene.page.slide == slide.id and "guess" in found and not self._stage.arriving
        if not there or not asking(deck, state) or slide.guess is None or said is None:
            self._leave()
            return
        self._slide, self._step, self._said = slide.id, slide.guess.step, said
        scale, px_mm = self._stage.scale, self._stage.px_mm
        self.track.dress(found["guess"], slide.guess, said, scale, px_mm, state.theme)
        self.track.setAccessibleDescription(in_words(deck, slide.guess, said, state.language))
        for button, key in ((self.less, "guess.less"), (self.more, "guess.more")):
            button.dress(found[key], scale, px_mm, state.theme)
        for each in self._all():
            each.show()
            each.raise_()
        if self._focused is not None:
            name, self._focused = self._focused, None
            there_ = next((each for each in self._all() if f"{slide.id} {each.objectName()}" == name), None)
            if there_ is not None:
                there_.setFocus(Qt.FocusReason.TabFocusReason)

    def _all(self) -> tuple[QWidget, ...]:
        return self.less, self.track, self.more

    def _leave(self) -> None:
        """Go; who was here by key finds the focus again where the same question comes back (in another language)."""
        for each in self._all():
            if each.hasFocus():
                self._focused = f"{self._slide} {each.objectName()}"
                self._stage.window().setFocus()
            each.hide()

    def _say(self, value: Decimal) -> None:
        self._dispatch(Guessed(self._slide, value))
