"""A slide as a graphics scene in stage units: the one thing that audience, thumbnails, shots and PDF look at."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from kiosk.charts.marks import Mark, Photo, Target
from kiosk.compose.page import Choice, Page
from kiosk.model.tokens import LANDSCAPE, PORTRAIT
from kiosk.ui.stage.area import AreaItem
from kiosk.ui.stage.cells import TissueItem
from kiosk.ui.stage.paint import item
from kiosk.ui.style import color

if TYPE_CHECKING:
    from kiosk.ui.stage.photo import PhotoItem

AT_REST = 3600.0


class SlideScene(QGraphicsScene):
    """The scene of one page in one theme. Static marks are drawn once; live ones follow `show`.

    hurried  it is for a screen: what a picture's file takes long to give comes later, on its own
    """

    def __init__(self, page: Page, theme: str, *, hurried: bool = False) -> None:
        width, height = PORTRAIT if page.look.portrait else LANDSCAPE
        super().__init__(0.0, 0.0, width, height)
        self.page, self.theme, self.hurried = page, theme, hurried
        self.elapsed = -1.0
        self.choice = Choice()
        self._start: Mapping[str, float] | None = None
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setBackgroundBrush(color(theme, "ground"))
        self._live: dict[str, tuple[Mark, QGraphicsItem]] = {}
        self._targets: tuple[Target, ...] = ()
        self._photos: list[PhotoItem] = []
        for mark in page.marks:
            made = item(mark, theme)
            if made is not None:
                self.addItem(made)
            if isinstance(mark, Photo):
                self._photos.append(cast("PhotoItem", made))
        self._still = tuple(mark for mark in page.marks if isinstance(mark, Target))
        self.show_at(0.0)

    @property
    def seconds(self) -> float:
        """How long the entrance of its live part takes; 0 where nothing moves."""
        return self.page.live.seconds() if self.page.live else 0.0

    @property
    def shown(self) -> tuple[float, Mapping[str, float] | None, Choice]:
        """What `show_at` was last told."""
        return self.elapsed, self._start, self.choice

    @property
    def at_rest(self) -> bool:
        """True where its live part, if it has one, has arrived."""
        return self.page.live is None or self.elapsed >= AT_REST

    @property
    def waves(self) -> bool:
        """True where something goes on moving at rest (attract's region)."""
        return any(getattr(mark, "wave", False) for mark, _ in self._live.values())

    @property
    def words(self) -> str:
        """The slide read aloud, with what came of the visitor's own guess."""
        told = self.page.live.told(self.choice) if self.page.live else ""
        return "\n".join(filter(None, (self.page.words, told)))

    @property
    def targets(self) -> tuple[Target, ...]:
        """What can be touched or asked now."""
        return self._still + self._targets

    def show_at(self, elapsed: float, start: Mapping[str, float] | None = None, choice: Choice | None = None) -> None:
        """Move the live part to `elapsed` seconds after it set out from `start`; only marks that differ are touched."""
        live = self.page.live
        if live is None:
            return
        choice = choice or Choice()
        elapsed = max(elapsed, 0.0)
        if elapsed >= live.seconds(choice, start):
            elapsed, start = AT_REST, None  # at rest it is all one where it came from
        if (elapsed, choice) == (self.elapsed, self.choice) and start == self._start:
            return
        self.elapsed, self._start, self.choice = elapsed, start, choice
        marks = live.at(elapsed, start, choice)
        self._targets = tuple(mark for mark in marks if isinstance(mark, Target))
        seen: dict[str, tuple[Mark, QGraphicsItem]] = {}
        # what comes in between squeezes in: items keep their place in the pile as long as their order is the same
        top, step = 1.0, 1e-6 if self._live else 1e-3
        for mark in marks:
            if isinstance(mark, Target):
                continue
            before = self._live.pop(mark.key, None)
            made = before[1] if before and (before[0] is mark or before[0] == mark) else None
            if made is None:
                made = item(mark, self.theme, before[1] if before else None)
            if made is None:
                continue
            if before and made is not before[1]:
                self.removeItem(before[1])
            if before is None or made is not before[1] or made.zValue() <= top:
                made.setZValue(top + step)
            if made.scene() is None:
                self.addItem(made)
            top = made.zValue()
            seen[mark.key] = (mark, made)
        for _, gone in self._live.values():
            self.removeItem(gone)
        self._live = seen

    def set_wave(self, phase: float | None) -> None:
        """Phase of the attract wave in seconds; None: still."""
        for _, made in self._live.values():
            if isinstance(made, TissueItem):
                made.set_wave(phase)

    def ready(self, pixels: float) -> bool:
        """Whether it can be painted so wide without waiting for a picture's file; else that is being read."""
        return all([photo.ready(pixels / self.width()) for photo in self._photos])  # all begin, none waits for another

    def drop_pictures(self) -> None:
        """Let go what items keep for screens: the scene is off them."""
        for each in self.items():
            if isinstance(each, (TissueItem, AreaItem)):
                each.backings.drop()

    def stage(self) -> QRectF:
        """The stage's rectangle."""
        return self.sceneRect()
