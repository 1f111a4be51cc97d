"""A twin of a booth in this process: the same content on a window of the same size, which says where things are.

    twin = Twin(qtbot, content, (1280, 720))
    twin.go("irccs")
    x, y = twin.control("next")

It shows nothing and decides nothing: fingers go to the booth, and the twin is told where the booth is by now.
"""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.loader.load import load
from kiosk.model.state import Event, GoTo, Touch
from kiosk.ui.screen import density
from tests.ui.booth.rig import Rig, open_rig

Point = tuple[float, float]


class Twin:
    """Places in pixels of the booth's screen."""

    def __init__(self, qtbot, content: Path, size: tuple[int, int]) -> None:
        deck = load(content).deck
        assert deck is not None
        self.deck = deck
        unknown = (0.0, 0.0)  # what these screens say of their size
        self.rig: Rig = open_rig(qtbot, deck, size=size, density=density(size, unknown))

    def go(self, slide: str, *events: Event) -> None:
        """The booth is at a slide now, and these things happened there."""
        self.rig.send(Touch(), GoTo(slide), *events)
        QApplication.processEvents()

    def title(self, slide: str, language: str = "it") -> str:
        """What the window is called there, as `Booth.title` reads it."""
        from kiosk.words.render import plain

        return plain(self.deck.slides[slide].title, self.deck, language).replace("\u00a0", " ")

    def control(self, key: str) -> Point:
        """The middle of a control on show."""
        widget = self.rig.control(key)
        assert widget.isVisible(), f"no {key} on {self.rig.seen}"
        return self._middle(widget)

    def tile(self, key: str) -> Point:
        """The middle of what can be touched on the slide."""
        return self._middle(self.rig.targets()[key])

    def mark(self, key: str) -> Point:
        """The middle of a chart's mark."""
        return self.rig.mark(key)

    def on_stage(self, x: float, y: float) -> Point:
        """A point given in stage units."""
        return self.rig.on_screen(x, y)

    def _middle(self, widget) -> Point:
        at = self.rig.middle(widget)
        return at.x(), at.y()
