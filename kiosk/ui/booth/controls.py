"""The visitor's controls: home, back, about, where you are, language, next. Always in the same places, within reach."""

from collections.abc import Callable
from math import floor

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.compose.used import of_reading
from kiosk.model.deck import Deck
from kiosk.model.state import Event, GoHome, Next, OpenAbout, Previous, State, SwitchLanguage, is_last, progress
from kiosk.model.tokens import STYLES
from kiosk.ui.guard import guarded
from kiosk.ui.screen import at_least
from kiosk.ui.stage.paint import draw_icon
from kiosk.ui.stage.stage import fit
from kiosk.ui.stage.targets import Pressable
from kiosk.ui.style import color, font
from kiosk.words.messages import tr

# x, y, width, height in stage units; look/look.md 6
LANDSCAPE = {
    "home": (96, 952, 96, 96), "back": (216, 952, 96, 96), "about": (336, 952, 96, 96),
    "progress": (560, 976, 800, 48),
    "language": (1384, 952, 192, 96), "next": (1600, 952, 224, 96),
}  # fmt: skip
PORTRAIT = {
    "home": (64, 1744, 112, 112), "back": (200, 1744, 112, 112), "about": (904, 1632, 112, 96),
    "progress": (196, 1656, 688, 48),
    "language": (472, 1744, 232, 112), "next": (728, 1744, 288, 112),
}  # fmt: skip
# the language stands in the same place on every slide, home included
HOME_LANDSCAPE = {"language": LANDSCAPE["language"], "about": (1728, 952, 96, 96)}
HOME_PORTRAIT = {"language": PORTRAIT["language"], "about": (904, 1744, 112, 112)}
LOW = {False: 936.0, True: 1736.0}
"""Below this a slide leaves the stage to the row of controls (landscape, portrait)."""
UPPER = 1624.0
"""Below this a slide in portrait leaves the stage to the dots and to what stands in their row."""
NEEDED_MM = {"home": 20.0, "language": 20.0, "next": 20.0, "back": 15.0, "about": 15.0}


def low(stage: QRectF, portrait: bool) -> float:
    """Where the controls' part of a stage begins, in pixels of the window."""
    return stage.y() + LOW[portrait] * stage.height() / (1920 if portrait else 1080)


def spread(area: QSize, portrait: bool, px_mm: float) -> QRectF:
    """The largest stage that leaves the controls room enough; in the middle if it can, else higher, at last smaller."""
    spot = fit(area, portrait)
    width, height = (1080, 1920) if portrait else (1920, 1080)
    outlines = 16 * spot.width() / width
    row = area.height() - at_least(max(NEEDED_MM.values()), px_mm) - outlines
    ends = {LOW[portrait]: row}
    if portrait:
        ends[UPPER] = row - at_least(NEEDED_MM["about"], px_mm) - outlines
    scale = min(spot.width() / width, *(end / begin for begin, end in ends.items()))
    y = min((area.height() - height * scale) / 2, *(end - begin * scale for begin, end in ends.items()))
    return QRectF((area.width() - width * scale) / 2, max(y, 0.0), width * scale, height * scale)


class Control(Pressable):
    """A ghost button (or the filled one), drawn from tokens: icon, text or both."""

    def __init__(self, parent: QWidget, key: str, press: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setObjectName(key)
        self._icon, self._text, self._filled = "", "", False
        self._theme, self._scale = "dark", 1.0
        self.clicked.connect(guarded(lambda: press()))  # `clicked` says whether it is checked: nobody's business

    def dress(self, theme: str, scale: float, icon: str, text: str, name: str, filled: bool = False) -> None:
        """What it shows and how it is called."""
        self._theme, self._scale, self._icon, self._text, self._filled = theme, scale, icon, text, filled
        self.setAccessibleName(name)
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Round panel, icon and text; smaller and darker while pressed, outlined with focus."""
        s = self._scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = 8 * s
        body = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        if self.isDown():
            painter.translate(body.center())
            painter.scale(0.98, 0.98)
            painter.translate(-body.center())
        radius = (34 if body.height() < 104 * s else 42) * s
        fill = "acc" if self._filled else ("raised2" if self.isDown() else "raised")
        painter.setBrush(color(self._theme, fill))
        painter.setPen(Qt.PenStyle.NoPen if self._filled else QPen(color(self._theme, "ring"), max(2 * s, 1.5)))
        painter.drawRoundedRect(body, radius, radius)
        self._content(painter, body)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(self._theme, "touch"), max(4 * s, 3.0)))
            outline = body.adjusted(-5 * s, -5 * s, 5 * s, 5 * s)
            painter.drawRoundedRect(outline, radius + 5 * s, radius + 5 * s)

    def _content(self, painter: QPainter, body: QRectF) -> None:
        s, token = self._scale, "onacc" if self._filled else "ink"
        side = 48 * s
        stroke = 2.0 if self._filled else 1.75
        if not self._text:
            box = QRectF(body.center().x() - side / 2, body.center().y() - side / 2, side, side)
            draw_icon(painter, self._icon, box, self._theme, token, stroke)
            return
        type_ = STYLES["label"].scaled(s * (1.06 if body.height() < 104 * s else 1.2))
        made = font(type_)
        # the smallest window still shows whole words: they shrink before they are cut
        painter.setFont(made)
        painter.setPen(color(self._theme, token))
        room = body.adjusted(14 * s, 0, -14 * s, 0)
        if self._icon:
            width = painter.fontMetrics().horizontalAdvance(self._text)
            total = width + 22 * s + side
            left = room.center().x() - total / 2
            painter.drawText(
                QRectF(left, room.y(), width + 4, room.height()), Qt.AlignmentFlag.AlignVCenter, self._text
            )
            box = QRectF(left + width + 22 * s, room.center().y() - side / 2, side, side)
            draw_icon(painter, self._icon, box, self._theme, token, stroke)
        else:
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._text)


class Progress(QWidget):
    """Where you are in the topic: past discs, the present capsule, rings to come. For display only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._place, self._count, self._theme, self._scale = 0, 0, "dark", 1.0

    def dress(self, place: int, count: int, theme: str, scale: float, name: str) -> None:
        """Place from 1 within count; nothing is drawn for a count under 2."""
        if (place, count, theme, scale) != (self._place, self._count, self._theme, self._scale):
            self._place, self._count, self._theme, self._scale = place, count, theme, scale
            self.update()
        self.setAccessibleName(name)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """One mark a slide."""
        if self._count < 2:
            return
        s, painter = self._scale, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, dot, wide = 14 * s, 18 * s, 52 * s
        x = self.width() / 2 - ((self._count - 1) * (dot + gap) + wide) / 2
        y = self.height() / 2
        for n in range(1, self._count + 1):
            if n == self._place:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color(self._theme, "acc"))
                painter.drawRoundedRect(QRectF(x, y - 11 * s, wide, 22 * s), 11 * s, 11 * s)
                painter.setBrush(color(self._theme, "nuc"))
                painter.drawEllipse(QPointF(x + wide / 2, y), 5 * s, 5 * s)
                x += wide + gap
                continue
            past = n < self._place
            painter.setPen(Qt.PenStyle.NoPen if past else QPen(color(self._theme, "ring"), max(2 * s, 1.5)))
            painter.setBrush(color(self._theme, "ring") if past else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x + dot / 2, y), (9 if past else 8) * s, (9 if past else 8) * s)
            x += dot + gap


class Controls:
    """All controls of a window, laid over its stage."""

    def __init__(self, parent: QWidget, dispatch: Callable[[Event], None]) -> None:
        events: dict[str, Event] = {
            "home": GoHome(), "back": Previous(), "about": OpenAbout(), "language": SwitchLanguage(), "next": Next(),
        }  # fmt: skip
        self.buttons = {key: Control(parent, key, lambda event=event: dispatch(event)) for key, event in events.items()}
        self.progress = Progress(parent)
        self._told: tuple[Deck, str, bool] | None = None
        self._tells = False

    def update(self, deck: Deck, state: State, stage: QRectF, portrait: bool, area: QSize, px_mm: float) -> None:
        """Dress and place everything for a state; what has no place is hidden."""
        on_home = state.position.slide == deck.kiosk.home
        places = dict(self._places(on_home, portrait)) if state.mode == "visit" else {}
        if places and not self._has_sources(deck, state.position.slide, portrait):
            del places["about"]
        scale = stage.width() / (1080 if portrait else 1920)
        self._dress(deck, state, scale)
        spots = self._spots(places, stage, scale, area, px_mm, portrait)
        for key, button in self.buttons.items():
            if key in spots:
                button.setGeometry(spots[key].toRect())
            self._show(button, key in spots)
        if "progress" in places:
            x, y, w, h = places["progress"]
            self.progress.setGeometry(
                round(stage.x() + x * scale), round(stage.y() + y * scale), round(w * scale), round(h * scale)
            )
        self._show(self.progress, "progress" in places)

    @staticmethod
    def _places(on_home: bool, portrait: bool) -> dict[str, tuple[int, int, int, int]]:
        if on_home:
            return HOME_PORTRAIT if portrait else HOME_LANDSCAPE
        return PORTRAIT if portrait else LANDSCAPE

    def _has_sources(self, deck: Deck, slide: str, portrait: bool) -> bool:
        """Whether the slide shows a number that somebody vouches for, or cites anybody; kept for the slide."""
        if self._told is None or self._told[0] is not deck or self._told[1:] != (slide, portrait):
            self._told = (deck, slide, portrait)
            shown = of_reading(deck, deck.slides[slide], portrait)
            self._tells = bool(deck.slides[slide].sources) or any(figure.sources for figure in shown)
        return self._tells

    @staticmethod
    def _spots(
        places: dict[str, tuple[int, int, int, int]], stage: QRectF, scale: float, area: QSize, px_mm: float,
        portrait: bool,
    ) -> dict[str, QRectF]:  # fmt: skip
        """Rectangles of the controls: their places on the stage, grown to what a finger needs, with room for outlines.

        What grows does so downwards first, then into the window, and pushes its neighbour inwards: none covers another.
        """
        margin = 8 * scale

        def spot(key: str, top: float) -> QRectF:
            x, y, w, h = places[key]
            least = at_least(NEEDED_MM[key], px_mm)
            made = QRectF(0, 0, max(w * scale, least) + 2 * margin, max(h * scale, least) + 2 * margin)
            made.moveCenter(QPointF(stage.x() + (x + w / 2) * scale, stage.y() + (y + h / 2) * scale))
            made.moveTop(min(max(made.y(), top), area.height() - made.height()))
            made.moveLeft(min(max(made.x(), 0), area.width() - made.width()))
            return made

        keys = [key for key in NEEDED_MM if key in places]
        above = {key: spot(key, stage.y() + UPPER * scale) for key in keys if places[key][1] < LOW[portrait]}
        top = max([low(stage, portrait), *(each.bottom() for each in above.values())])
        spots = {key: spot(key, top) for key in keys if key not in above}
        line = max((each.height(), each.center().y()) for each in spots.values())[1] if spots else 0.0
        for each in spots.values():
            each.moveCenter(QPointF(each.center().x(), line))
        for each in above.values():  # the two rows meet between pixels
            each.moveBottom(min(each.bottom(), floor(min(below.top() for below in spots.values()))))
        for one, other in (("home", "back"), ("back", "about")) if "home" in spots else (("language", "about"),):
            if one in spots and other in spots:
                spots[other].moveLeft(max(spots[other].left(), spots[one].right() + 1))
        if "language" in spots and "next" in spots:
            spots["language"].moveRight(min(spots["language"].right(), spots["next"].left() - 1))
        return above | spots

    def _dress(self, deck: Deck, state: State, scale: float) -> None:
        language, theme = state.language, state.theme
        codes = deck.languages
        other = codes[(codes.index(language) + 1) % len(codes)]
        last = is_last(deck, state)
        place, count = progress(deck, state)
        home = tr(language, "All topics")
        self.buttons["home"].dress(theme, scale, "home", "", home)
        self.buttons["back"].dress(theme, scale, "arrow-left", "", tr(language, "Back"))
        self.buttons["about"].dress(theme, scale, "info-circle", "", tr(language, "What are these numbers?"))
        name = deck.kiosk.languages[other]
        self.buttons["language"].dress(theme, scale, "", name, tr(other, "Language: %(language)s", language=name))
        if last:
            self.buttons["next"].dress(
                theme, scale, "home", tr(language, "Topics"), tr(language, "End of the topic: back to all topics"), True
            )
        else:
            self.buttons["next"].dress(
                theme, scale, "arrow-right", tr(language, "Next"), tr(language, "Next slide"), True
            )
        where = tr(language, "Slide %(place)s of %(count)s", place=place, count=count) if count else ""
        self.progress.dress(place, count, theme, scale, where)

    @staticmethod
    def _show(widget: QWidget, visible: bool) -> None:
        if widget.isVisibleTo(widget.parentWidget()) != visible:
            widget.setVisible(visible)
