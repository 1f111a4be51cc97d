"""The visitor's controls: home, back, about, overview, where you are, QR, Aa, language, next; on home the quiz.

Always in the same places, within reach. What a finger needs in millimetres grows out of these places, and pushes its
neighbours towards the middle of their row.
"""

from collections.abc import Callable
from dataclasses import replace
from math import floor

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from kiosk.compose.used import of_reading
from kiosk.model.deck import Deck
from kiosk.model.state import (
    Event,
    GoHome,
    Next,
    OpenPanel,
    Previous,
    StartQuiz,
    State,
    SwitchLanguage,
    asking,
    is_last,
    progress,
    questions,
)
from kiosk.model.tokens import STYLES, TEXT_SIZES
from kiosk.ui.booth.control import MARGIN, Control, Face, Progress
from kiosk.ui.screen import at_least
from kiosk.ui.stage.view import fit
from kiosk.words.messages import tr

Places = dict[str, tuple[int, int, int, int]]

# x, y, width, height in stage units; look/look.md 6
LANDSCAPE: Places = {
    "home": (96, 952, 96, 96), "back": (216, 952, 96, 96), "about": (336, 952, 96, 96), "overview": (456, 952, 96, 96),
    "progress": (560, 976, 576, 48),
    "take": (1144, 952, 96, 96), "display": (1264, 952, 96, 96), "language": (1384, 952, 192, 96),
    "next": (1600, 952, 224, 96),
}  # fmt: skip
PORTRAIT: Places = {
    "overview": (64, 1632, 112, 96), "progress": (196, 1656, 568, 48), "take": (768, 1632, 112, 96),
    "about": (904, 1632, 112, 96),
    "home": (64, 1744, 112, 112), "back": (200, 1744, 112, 112), "display": (336, 1744, 112, 112),
    "language": (472, 1744, 232, 112), "next": (728, 1744, 288, 112),
}  # fmt: skip
# language and Aa stand in the same place on every slide, home included
HOME_LANDSCAPE: Places = {
    "quiz": (96, 952, 420, 96), "display": LANDSCAPE["display"], "language": LANDSCAPE["language"],
    "overview": (1600, 952, 100, 96), "about": (1724, 952, 100, 96),
}  # fmt: skip
HOME_PORTRAIT: Places = {
    "quiz": (64, 1744, 248, 112), "display": PORTRAIT["display"], "language": PORTRAIT["language"],
    "overview": (728, 1744, 132, 112), "about": (884, 1744, 132, 112),
}  # fmt: skip
SIDE = {False: 96.0, True: 64.0}
"""A row begins and ends so far from the sides of the stage (landscape, portrait)."""
DOTS = "progress"
LEAST_DOTS = 384.0
"""Least room of the dots: thirteen of them, close together."""
LOW = {False: 936.0, True: 1736.0}
"""Below this a slide leaves the stage to the row of controls (landscape, portrait)."""
UPPER = 1624.0
"""Below this a slide in portrait leaves the stage to the dots and to what stands in their row."""
NEEDED_MM = {
    "quiz": 20.0, "home": 20.0, "back": 15.0, "about": 15.0, "overview": 15.0, "take": 15.0, "display": 15.0,
    "language": 20.0, "next": 20.0,
}  # fmt: skip
TALLY = "tally"
"""The kind of chart that is about this booth today: nothing to take home."""
SIGN = STYLES["s"].scaled(0.9)
"""Type of "Aa"."""


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


def spots(places: Places, stage: QRectF, area: QSize, px_mm: float, portrait: bool) -> dict[str, QRectF]:
    """Rectangles of the controls: their places on the stage, grown to what a finger needs, with room for outlines.

    They grow into their row, then downwards and beyond its ends, then into the window; none covers another, and those
    of a row are of one height. Dots take what their row leaves.
    """
    scale, limit = stage.width() / (1080 if portrait else 1920), low(stage, portrait)
    rows = [{key: box for key, box in places.items() if (box[1] < LOW[portrait]) is upper} for upper in (False, True)]
    lower, upper = (_Row(row, scale, px_mm) for row in rows)
    inside = stage.width() - 2 * (SIDE[portrait] - MARGIN) * scale
    beyond = min(max(lower.least - inside, upper.least - inside, 0.0), max(area.width() - inside, 0.0)) / 2
    top = min(stage.y() + lower.middle * scale - lower.height / 2, area.height() - lower.height)
    if upper.places:
        above = max(stage.y() + upper.middle * scale - upper.height / 2, stage.y() + UPPER * scale)
        limit = max(above + upper.height, limit)
    top = min(max(top, limit), area.height() - lower.height)
    found = {key: QRectF(x, top, w, lower.height) for key, (x, w) in lower.across(stage, inside, beyond).items()}
    if upper.places:
        above = min(above, floor(top) - upper.height)  # the two rows meet between pixels
        across = upper.across(stage, inside, beyond)
        found |= {key: QRectF(x, above, w, upper.height) for key, (x, w) in across.items()}
    return found


class _Row:
    """Controls side by side: how much room they need, and where each comes to stand."""

    def __init__(self, places: Places, scale: float, px_mm: float) -> None:
        self.places, self._scale = dict(sorted(places.items(), key=lambda each: each[1][0])), scale
        needed = {key: at_least(NEEDED_MM[key], px_mm) for key in self.places if key != DOTS}
        around = 2 * MARGIN * scale
        self._widths = {key: max(box[2] * scale, needed.get(key, 0.0)) + around for key, box in self.places.items()}
        if DOTS in self._widths:
            self._widths[DOTS] = LEAST_DOTS * scale
        self.height = max((max(places[key][3] * scale, needed[key]) for key in needed), default=0.0) + around
        self.middle = next((y + h / 2 for _, y, _, h in self.places.values()), 0.0)
        self.least = sum(self._widths.values()) + len(self._widths)

    def across(self, stage: QRectF, inside: float, beyond: float) -> dict[str, tuple[float, float]]:
        """Left edge and width of each, from both ends towards the middle; where that is too narrow, evenly.

        inside  how wide a row is; beyond: how far it reaches out at either end
        """
        s, margin = self._scale, MARGIN * self._scale
        left, right = stage.center().x() - inside / 2 - beyond, stage.center().x() + inside / 2 + beyond
        half, found = stage.width() / 2 / s, {}
        buttons = [key for key in self.places if key != DOTS]
        first = [key for key in buttons if self.places[key][0] + self.places[key][2] / 2 < half]
        free, wall = left, right
        for key in first:
            x, width = self.places[key][0], self._widths[key]
            at = max(stage.x() + x * s - margin - beyond, free)
            found[key], free = (at, width), at + width + 1
        for key in reversed(buttons[len(first) :]):
            (x, _, w, _), width = self.places[key], self._widths[key]
            end = min(stage.x() + (x + w) * s + margin + beyond, wall)
            found[key], wall = (end - width, width), end - width - 1
        if wall - free < self._widths.get(DOTS, -1.0):
            widths, others = dict(self._widths), max(len(self._widths) - 1, 1)
            room = right - left - others  # a pixel between two at least
            if DOTS in widths:  # on the smallest screens dots give way to buttons, and then these to each other
                widths[DOTS] = max(min(widths[DOTS], room - sum(widths.values()) + widths[DOTS]), 0.0)
            part = min(room / sum(widths.values()), 1.0)
            widths = {key: width * part for key, width in widths.items()}
            gap, at = 1 + max(room - sum(widths.values()), 0.0) / others, left
            for key, width in widths.items():
                found[key] = (at, width)
                at += width + gap
        elif DOTS in self.places:
            x, _, w, _ = self.places[DOTS]
            at, end = max(stage.x() + x * s, free + margin), min(stage.x() + (x + w) * s, wall - margin)
            found[DOTS] = (at, end - at)
        return found


class Controls:
    """All controls of a window, laid over its stage."""

    def __init__(self, parent: QWidget, dispatch: Callable[[Event], None]) -> None:
        events: dict[str, Event] = {
            "quiz": StartQuiz(), "home": GoHome(), "back": Previous(), "about": OpenPanel("about"),
            "overview": OpenPanel("overview"), "take": OpenPanel("take"), "display": OpenPanel("display"),
            "language": SwitchLanguage(), "next": Next(),
        }  # fmt: skip
        self.buttons = {key: Control(parent, key, lambda event=event: dispatch(event)) for key, event in events.items()}
        self.progress = Progress(parent)
        self._told: tuple[Deck, str, bool] | None = None
        self._tells = False

    def update(self, deck: Deck, state: State, stage: QRectF, portrait: bool, area: QSize, px_mm: float) -> None:
        """Dress and place everything for a state; what has no place is hidden."""
        places = self._places(deck, state, portrait)
        self._dress(deck, state, stage.width() / (1080 if portrait else 1920), portrait, px_mm)
        found = spots(places, stage, area, px_mm, portrait)
        for key, button in (*self.buttons.items(), ("progress", self.progress)):
            if key in found:
                button.setGeometry(found[key].toRect())
            self._show(button, key in found)

    def _places(self, deck: Deck, state: State, portrait: bool) -> Places:
        """What there is to do, and where."""
        slide = state.position.slide
        if state.mode not in ("visit", "quiz"):
            return {}
        places = dict(PORTRAIT if portrait else LANDSCAPE)
        gone = set()
        if slide == deck.kiosk.home:
            places = dict(HOME_PORTRAIT if portrait else HOME_LANDSCAPE)
            gone |= {"quiz"} if not questions(deck) else set()
        elif state.mode == "quiz":
            gone |= {"overview", "take"} | ({"about"} if asking(deck, state) else set())
        if (deck.slides[slide].chart or {}).get("kind") == TALLY:
            gone.add("take")
        if "about" not in gone and not self._has_sources(deck, slide, portrait):
            gone.add("about")
        return {key: box for key, box in places.items() if key not in gone}

    def _has_sources(self, deck: Deck, slide: str, portrait: bool) -> bool:
        """Whether the slide shows a number that somebody vouches for, or cites anybody; kept for the slide."""
        if self._told is None or self._told[0] is not deck or self._told[1:] != (slide, portrait):
            self._told = (deck, slide, portrait)
            shown = of_reading(deck, deck.slides[slide], portrait)
            self._tells = bool(deck.slides[slide].sources) or any(figure.sources for figure in shown)
        return self._tells

    def _dress(self, deck: Deck, state: State, scale: float, portrait: bool, px_mm: float) -> None:
        language, theme = state.language, state.theme
        codes = deck.languages
        other = codes[(codes.index(language) + 1) % len(codes)]
        name = deck.kiosk.languages[other]
        words = STYLES["label"].grown(TEXT_SIZES[state.text_size])
        guess = tr(language, "Guess the number")
        faces = {
            "home": Face("home", "", tr(language, "All topics")),
            "back": Face("arrow-left", "", tr(language, "Back")),
            "about": Face("info-circle", "", tr(language, "What are these numbers?")),
            "overview": Face("stack-2", "", tr(language, "All slides")),
            "take": Face("qrcode", "", tr(language, "Take it home")),
            "display": Face("", "Aa", tr(language, "Text size, contrast, motion"), style=SIGN),
            "language": Face("", name, tr(other, "Language: %(language)s", language=name), style=words),
            "quiz": Face("bulb", guess.replace(" ", "\n", 1) if portrait else guess, guess, style=words, tint="touch"),
            "next": replace(self._onwards(deck, state), style=words),
        }
        for key, face in faces.items():
            self.buttons[key].dress(face, theme, scale, px_mm)
        place, count = progress(deck, state)
        where = tr(language, "Slide %(place)s of %(count)s", place=place, count=count) if count else ""
        self.progress.dress(place, count, theme, scale, where)

    @staticmethod
    def _onwards(deck: Deck, state: State) -> Face:
        """The button that leads on: what it does is not always the same."""
        language = state.language
        if asking(deck, state):
            return Face("eye", tr(language, "Reveal"), tr(language, "Reveal the number"), True)
        if is_last(deck, state):
            said = tr(language, "End of the topic: back to all topics")
            return Face("home", tr(language, "Topics"), said, True)
        return Face("arrow-right", tr(language, "Next"), tr(language, "Next slide"), True)

    @staticmethod
    def _show(widget: QWidget, visible: bool) -> None:
        if widget.isVisibleTo(widget.parentWidget()) != visible:
            widget.setVisible(visible)
