"""What visitors find over the stage, beside the controls: the way back, panels, the ring, a slider, a cover.

Each is made when it is first asked for: the first slides do without, and a talk does without all of it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from kiosk.model.state import Panel, State, asking
from kiosk.ui.store import Store

if TYPE_CHECKING:
    from kiosk.ui.booth.chip import Chip
    from kiosk.ui.booth.cover import Cover
    from kiosk.ui.booth.idle import IdleRing
    from kiosk.ui.booth.overlay import Overlay
    from kiosk.ui.booth.slider import Slider
    from kiosk.ui.booth.window import BoothWindow


class Furniture:
    """The furniture of a window."""

    def __init__(self, window: "BoothWindow", store: Store) -> None:
        self._window, self._store = window, store
        self._chip: Chip | None = None
        self._ring: IdleRing | None = None
        self._cover: Cover | None = None
        self._slider: Slider | None = None
        self._panels: dict[Panel, Overlay] = {}

    def arrange(self, state: State, stage: QRectF, portrait: bool, scale: float, px_mm: float) -> None:
        """Show what a state asks for, where the stage lies (pixels of the window); what it does not ask for goes."""
        deck = self._store.deck
        if state.left is not None or self._chip is not None:
            self.chip.update_for(deck, state, stage, portrait, px_mm)
        for name, panel in self._panels.items():
            if name != state.panel:
                panel.leave()
        if state.panel is not None:
            self.panel(state.panel).show_for(state, deck, portrait, stage, scale, px_mm)
        self._cover_for(state)
        self.slider_for(state)
        if state.asked is not None:
            self.ring.setGeometry(self._window.rect())
            self.ring.show_for(state, deck, state.theme, portrait, stage, scale)
            self.ring.raise_()
        elif self._ring is not None:
            self._ring.leave()

    @property
    def over(self) -> "IdleRing | Overlay | None":
        """What lies over the slide and keeps the Tab key to itself."""
        if self._ring is not None and self._ring.isVisible():
            return self._ring
        return next((panel for panel in self._panels.values() if panel.isVisible()), None)

    @property
    def chip(self) -> "Chip":
        """The way back into the visit that was left; under whatever else comes over the stage."""
        if self._chip is None:
            from kiosk.ui.booth.chip import Chip

            self._chip = Chip(self._window, self._store.dispatch)
            self._chip.stackUnder(self._window.controls.progress)
        return self._chip

    @property
    def ring(self) -> "IdleRing":
        """The ring that asks."""
        if self._ring is None:
            from kiosk.ui.booth.idle import IdleRing

            self._ring = IdleRing(self._window, self._store.dispatch, self._store.now)
        return self._ring

    def panel(self, name: Panel) -> "Overlay":
        """A panel."""
        if name not in self._panels:
            self._panels[name] = self._made(name)
        return self._panels[name]

    def _made(self, name: Panel) -> "Overlay":
        window, dispatch = self._window, self._store.dispatch
        match name:
            case "about":
                from kiosk.ui.booth.about import AboutPanel

                return AboutPanel(window, dispatch)
            case "overview":
                from kiosk.ui.booth.overview import OverviewPanel

                return OverviewPanel(window, dispatch)
            case "display":
                from kiosk.ui.booth.display import DisplayPanel

                return DisplayPanel(window, dispatch)
            case "take":
                from kiosk.ui.booth.take import TakePanel

                return TakePanel(window, dispatch)

    def _cover_for(self, state: State) -> None:
        """What lies over everything while the booth sleeps or is cleaned."""
        if state.mode in ("asleep", "cleaning"):
            if self._cover is None:
                from kiosk.ui.booth.cover import Cover

                self._cover = Cover(self._window, self._store.now)
            self._cover.show_for(state, self._store.deck, self._window.look())
        elif self._cover is not None:
            self._cover.leave()

    def slider_for(self, state: State) -> None:
        """The slider of a question that waits for its answer."""
        if self._slider is None and asking(self._store.deck, state):
            from kiosk.ui.booth.slider import Slider

            self._slider = Slider(self._window.stage, self._store.dispatch)
        if self._slider is not None:
            self._slider.update(self._store.deck, state)
