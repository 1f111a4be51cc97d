"""What the numbers are: a panel over the slide, with definition, source, year and caution of each; the state opens it.

Its pages are laid out in `compose`; which of them shows is a matter of this widget, and is forgotten as it closes. A
tap outside closes it as the button does. Every other touch on it does nothing but keep the visitor awake.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsScene, QWidget

from kiosk.compose.about import About, about
from kiosk.compose.page import Choice, Look
from kiosk.model.deck import Deck
from kiosk.model.problem import N_
from kiosk.model.state import Activity, CloseAbout, Event, State
from kiosk.model.state.chart import of
from kiosk.model.tokens import LANDSCAPE, PORTRAIT, STYLES, TEXT_SIZES
from kiosk.ui.booth.button import SCRIM, StageButton, give_back, write
from kiosk.ui.guard import guarded
from kiosk.ui.screen import at_least
from kiosk.ui.stage.paint import draw_icon, item
from kiosk.ui.stage.targets import Pressable
from kiosk.ui.style import QtMeasure, veil
from kiosk.words.messages import tr

NEEDED_MM = 15.0
CLOSE_WIDTH, COUNT_WIDTH, ICON = 336.0, 168.0, 48.0
"""Room of the closing button and of "1 / 2" between its arrows; side of an icon."""

CLOSE = N_("Close")
BACK = N_("Previous page")
ON = N_("Next page")

_measure = QtMeasure()


class AboutPanel(QWidget):
    """The overlay. The window shows it while `state.about` is set, and again after each change of state or size."""

    def __init__(self, parent: QWidget, dispatch: Callable[[Event], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._dispatch = dispatch
        self._deck: Deck | None = None
        self._asked: tuple[object, ...] = ()
        self._about: About | None = None
        self._page = 0
        self._drawn: tuple[tuple[object, ...], QGraphicsScene] | None = None
        self._theme, self._look, self._stage, self._scale = "dark", Look("it"), QRectF(), 1.0
        self._pressed: QPointF | None = None
        self._before: QWidget | None = None
        self.back = _IconButton(self, "about-back", "arrow-left")
        self.on = _IconButton(self, "about-on", "arrow-right")
        self.close_button = _IconButton(self, "about-close", "x", accent=True)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.close_button.clicked.connect(self._close)
        self.hide()

    @property
    def page(self) -> int:
        """Which page shows, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._about.pages) if self._about else 0

    def show_for(self, state: State, deck: Deck, portrait: bool, stage: QRectF, scale: float, px_mm: float) -> None:
        """Tell about the slide of a state, over a stage that lies at `stage` (pixels of the parent) in this scale."""
        slide, foot = state.position.slide, at_least(NEEDED_MM, px_mm) / scale
        chart = of(state, slide)
        self._theme, self._stage, self._scale = state.theme, stage, scale
        self._look = look = Look(state.language, portrait, state.text_size)
        asked = (slide, look, chart.view, Choice(chart.selection, chart.time), round(foot))
        if asked != self._asked or deck is not self._deck:
            self._asked, self._deck = asked, deck
            self._about = about(deck, slide, look, _measure, chart.view, Choice(chart.selection, chart.time), foot)
            self._drawn = None
        if self._about is None:  # other content has come, with nothing to tell about this slide
            self.leave()
            return
        self.setGeometry(self.parentWidget().rect())
        self._page = 0 if self.isHidden() else min(self._page, self.pages - 1)
        self._dress()
        if self.isHidden():
            self._before = self.window().focusWidget()
            self.show()
            self.raise_()
            # who came by key sees where the focus is
            by_key = isinstance(self._before, Pressable)
            self.close_button.setFocus(Qt.FocusReason.TabFocusReason if by_key else Qt.FocusReason.OtherFocusReason)
        self.update()

    def leave(self) -> None:
        """Go; the focus goes back to where it was."""
        if self.isHidden():
            return
        mine = self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        if mine:
            give_back(self.window(), self._before)
        self._before = None

    def _dress(self) -> None:
        """Buttons and spoken words for the page on show."""
        assert self._about is not None
        language, foot, page = self._look.language, self._about.foot, self._page
        grow, radius = TEXT_SIZES[self._look.text_size], 34.0 if foot.h < 104 else 42.0
        side = foot.h
        places = {
            self.back: (BACK, QRectF(foot.x, foot.y, side, side)),
            self.on: (ON, QRectF(foot.x + side + COUNT_WIDTH, foot.y, side, side)),
            self.close_button: (CLOSE, QRectF(foot.right - CLOSE_WIDTH, foot.y, CLOSE_WIDTH, side)),
        }
        for button, (said, box) in places.items():
            button.dress((tr(language, said),), self._theme, box, self._stage.topLeft(), self._scale, grow, radius)
        for button, there in ((self.back, page > 0), (self.on, page + 1 < self.pages)):
            button.setVisible(self.pages > 1)
            if not there and button.hasFocus():  # a button that can do no more hands the focus on
                (self.on if button is self.back else self.back).setEnabled(True)
                (self.on if button is self.back else self.back).setFocus(Qt.FocusReason.TabFocusReason)
            button.setEnabled(there)
        where = tr(language, "Page %(page)s of %(pages)s", page=page + 1, pages=self.pages) if self.pages > 1 else ""
        self.setAccessibleName(". ".join(filter(None, (self._about.title, where))))
        self.setAccessibleDescription(self._about.words[page])

    @guarded
    def _turn(self, by: int) -> None:
        """Another page; the state knows nothing of it but that somebody is there."""
        self._page = min(max(self._page + by, 0), self.pages - 1)
        self._dress()
        self.update()
        self._dispatch(Activity())

    @guarded
    def _close(self) -> None:
        self._dispatch(CloseAbout())

    def _scene(self) -> QGraphicsScene:
        """The page on show, as a scene of its own."""
        assert self._about is not None
        key = (self._page, self._theme)
        if self._drawn is None or self._drawn[0] != key:
            scene = QGraphicsScene(0, 0, *(PORTRAIT if self._look.portrait else LANDSCAPE))
            for mark in self._about.pages[self._page]:
                made = item(mark, self._theme)
                if made is not None:
                    scene.addItem(made)
            self._drawn = (key, scene)
        return self._drawn[1]

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Scrim, panel and page; which page it is, between the arrows."""
        if self._about is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(event.rect(), veil(self._theme, "ground", SCRIM))
        scene = self._scene()
        scene.render(painter, QRectF(self._stage.topLeft(), scene.sceneRect().size() * self._scale), scene.sceneRect())
        if self.pages > 1:
            painter.translate(self._stage.topLeft())
            painter.scale(self._scale, self._scale)
            foot, style = self._about.foot, STYLES["label"].grown(self._look.grow)
            at = QPointF(foot.x + foot.h + COUNT_WIDTH / 2, foot.cy + style.size * 0.35)
            write(painter, f"{self._page + 1} / {self.pages}", style, self._theme, "ink", at, COUNT_WIDTH - 16)

    def _inside(self, point: QPointF) -> bool:
        assert self._about is not None
        box = self._about.panel
        panel = QRectF(self._stage.topLeft() + QPointF(box.x, box.y) * self._scale, QSizeF(box.w, box.h) * self._scale)
        return panel.contains(point)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What it means shows as the finger lifts."""
        self._pressed = event.position()

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second tap of a finger that meant one: it does not close what the first has opened."""
        self._pressed = None
        self._dispatch(Activity())

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Down and up outside the panel closes it."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._about is not None:
            outside = not self._inside(pressed) and not self._inside(event.position())
            self._dispatch(CloseAbout() if outside else Activity())

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; all else goes on to the window, where keys turn slides."""
        if event.key() == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self._close()
        else:
            event.ignore()

    @guarded
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within the panel: what lies beneath is not to be reached."""
        if not self.isVisible():  # Qt asks as it hides what has the focus
            return False
        there = [button for button in (self.close_button, self.back, self.on) if button.isVisible()]
        there = [button for button in there if button.isEnabled()]
        here = next((n for n, button in enumerate(there) if button.hasFocus()), -1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        there[(here + (1 if forward else -1)) % len(there)].setFocus(reason)
        return True

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """A finger that was down is forgotten."""
        self._pressed = None


class _IconButton(StageButton):
    """A button of the panel: an icon; on the filled one its words before it."""

    def __init__(self, parent: QWidget, name: str, icon: str, *, accent: bool = False) -> None:
        super().__init__(parent, name, accent=accent)
        self._icon = icon

    def paint_words(self, painter: QPainter, box: QRectF, token: str) -> None:
        """Words and icon in the middle, as on the control that leads onwards."""
        centre = box.center()
        if self._accent:
            style = STYLES["label"].scaled(1.15).grown(min(self._grow, TEXT_SIZES["large"]))
            words = self._words[0]
            wide = min(_measure.advance(words, style), box.width() - ICON - 70)
            left = centre.x() - (wide + 20 + ICON) / 2
            baseline = QPointF(left + wide / 2, centre.y() + style.size * 0.34)
            write(painter, words, style, self._theme, token, baseline, wide + 1)
            centre = QPointF(left + wide + 20 + ICON / 2, centre.y())
        square = QRectF(centre - QPointF(ICON / 2, ICON / 2), QSizeF(ICON, ICON))
        draw_icon(painter, self._icon, square, self._theme, token, 2.0 if self._accent else 1.75)
