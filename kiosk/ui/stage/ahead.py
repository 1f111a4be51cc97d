"""What may be asked for next, so that it is built while nobody touches."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from kiosk.charts import kinds
from kiosk.compose.page import Choice
from kiosk.model.deck import Deck
from kiosk.model.state import Next, Previous, State, Tick, Touch, deadline, neighbours, reduce
from kiosk.ui.guard import guarded
from kiosk.ui.stage.gallery import SCENES, Gallery, View, view_of
from kiosk.ui.stage.scene import AT_REST

Wanted = tuple[list[tuple[View, bool]], list[View]]
"""Pictures, and whether at rest (else as their entrance begins); and scenes."""
QUIET_MS = 120
"""After so long without a move, neighbours are built, one a turn of the event loop."""


class Ahead(QObject):
    """Fills a gallery while a stage is quiet. `ask` says what is wanted; None: not now, ask again."""

    def __init__(self, gallery: Gallery, ask: Callable[[], Wanted | None], stage: QWidget) -> None:
        super().__init__(stage)
        self._gallery, self._ask, self._stage = gallery, ask, stage
        self._quiet = QTimer(stage, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._build)

    def start(self) -> None:
        """Once it has been quiet for a while."""
        self._quiet.start(QUIET_MS)

    def stop(self) -> None:
        """Something moves."""
        self._quiet.stop()

    @guarded
    def _build(self) -> None:
        """One thing; come back until all are there."""
        found = self._ask()
        if found is None:
            self.start()
            return
        pictures, scenes = found
        pixels = self._stage.width() * self._stage.devicePixelRatioF()
        for view, rest in pictures:
            if not self._gallery.has(view, rest):
                if not self._gallery.scene(view).ready(pixels):
                    self.start()
                    return
                shown = (AT_REST if rest else 0.0, None, Choice())
                self._gallery.picture(view, self._stage.size(), self._stage.devicePixelRatioF(), shown)
                self._quiet.start(0)
                return
        for view in scenes:
            if not self._gallery.built(view):
                self._gallery.scene(view).ready(pixels)
                self._quiet.start(0)
                return


def wanted(deck: Deck, state: State, shown: View, portrait: bool) -> Wanted:
    """Likeliest first: the slide on show, where one can go from it.

    No more than can be kept: else one would push out the other without end.
    """
    pictures = [(shown, True)]
    if state.mode == "attract":
        due = deadline(deck, state)
        coming = [reduce(deck, state, Touch(at=state.entered))]
        coming += [reduce(deck, state, Tick(at=due))] if due is not None else []
        pictures += [(view_of(each, portrait), False) for each in coming]
        return pictures, []
    if state.mode == "talk":
        coming = [reduce(deck, state, event) for event in (Next(at=state.moved), Previous(at=state.moved))]
        pictures += [(view_of(each, portrait), False) for each in coming if each.position.slide != shown.slide]
        pictures += [(view_of(each, portrait), True) for each in coming if each.position.slide == shown.slide]
        return pictures + _other_language(deck, state, shown), []
    if state.mode == "quiz":  # what is asked, what is told, and what comes after are not the topic's neighbours
        coming = [reduce(deck, state, event) for event in (Next(at=state.touched), Previous(at=state.touched))]
        pictures += [(view_of(each, portrait), False) for each in coming]
        return pictures, []
    near = [view_of(state, portrait, slide=n, step=deck.slides[n].steps) for n in neighbours(deck, state)]
    pictures += [(view, False) for view in near[:3]]
    pictures += _other_language(deck, state, shown)
    raw = deck.slides[shown.slide].chart
    views = kinds.alternatives(raw) if raw else {}
    scenes = [replace(shown, chart=view) for view in views if view and view != shown.chart] + near[3:]
    return pictures, scenes[: SCENES - len({view for view, _ in pictures})]


def _other_language(deck: Deck, state: State, shown: View) -> list[tuple[View, bool]]:
    """The slide on show in the language that the next touch of the button brings."""
    codes = deck.languages
    if len(codes) < 2:
        return []
    other = codes[(codes.index(state.language) + 1) % len(codes)]
    return [(replace(shown, look=replace(shown.look, language=other)), True)]
