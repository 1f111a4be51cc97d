"""The headings and thumbnails of one page of the overview: a button each, in the order in which they are read."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QWidget

from kiosk.compose.overview import Group, Thumb
from kiosk.compose.page import Look
from kiosk.model.state import Event, GoTo, Open
from kiosk.ui.booth.thumb import HeadingButton, Swept, ThumbButton, Tile
from kiosk.ui.guard import guarded
from kiosk.ui.stage.thumbs import LATE_MS, Thumbs

W = TypeVar("W", bound=QWidget)
ROW = 8
"""Pixels that the middles of neighbours in a row may differ in height."""


class Tiles:
    """All of a page, on a panel. `go` hears which tile was pressed and what it means."""

    def __init__(self, panel: QWidget, thumbs: Thumbs, swept: Swept, go: Callable[[Tile, Event], None]) -> None:
        self._panel, self._thumbs, self._swept, self._go = panel, thumbs, swept, go
        self._laid: tuple[object, ...] = ()
        self._look, self._theme = Look("it"), "dark"
        self.groups: list[list[Tile]] = []

    def __iter__(self) -> Iterator[Tile]:
        return (tile for group in self.groups for tile in group)

    @property
    def thumbs(self) -> list[ThumbButton]:
        """Those that are slides."""
        return [tile for tile in self if isinstance(tile, ThumbButton)]

    @property
    def here(self) -> Tile:
        """Where the visitor is, else the first."""
        return next((tile for tile in self.thumbs if tile.thumb and tile.thumb.here), self.groups[0][0])

    @property
    def stops(self) -> list[Tile]:
        """One a topic for the Tab key: where the focus is in it, else where you are, else its heading."""
        here = self.here
        focused = next((tile for tile in self if tile.hasFocus()), None)
        return [focused if focused in group else here if here in group else group[0] for group in self.groups]

    def dress(self, groups: Sequence[Group], look: Look, theme: str, origin: QPointF, scale: float) -> None:
        """Show these groups. Another page's tiles are made anew: a screen reader finds them in their order."""
        self._look, self._theme = look, theme
        laid = tuple((group.heading.topic, *(thumb.slide for thumb in group.thumbs)) for group in groups)
        if laid != self._laid:
            self._laid = laid
            self._renew(groups)
        for group, (heading, *thumbs) in zip(groups, self.groups, strict=True):
            assert isinstance(heading, HeadingButton)
            told = group.heading
            radius = min(told.box.h / 2, 34.0)
            heading.dress((told.spoken,), theme, QRectF(*told.box), origin, scale, look.grow, radius)
            heading.tell(told)
            for tile, thumb in zip(thumbs, group.thumbs, strict=True):
                assert isinstance(tile, ThumbButton)
                tile.dress((thumb.spoken,), theme, QRectF(*thumb.box), origin, scale, look.grow)
                tile.tell(thumb, look.language)
                ratio = self._panel.devicePixelRatioF()
                tile.show_picture(self._thumbs.get(self._thumbs.view(thumb.slide, look, theme), tile.pixels(), ratio))

    def make(self) -> int | None:
        """Make the next picture that is missing; how many milliseconds to wait for another, None where none is."""
        tile = next((tile for tile in self.thumbs if tile.pending), None)
        if tile is None or tile.thumb is None:
            return None
        view = self._thumbs.view(tile.thumb.slide, self._look, self._theme)
        tile.show_picture(self._thumbs.make(view, tile.pixels(), self._panel.devicePixelRatioF()))
        return LATE_MS if tile.pending else 0

    @property
    def pending(self) -> bool:
        """Whether pictures are still to come."""
        return any(tile.pending for tile in self.thumbs)

    def _renew(self, groups: Sequence[Group]) -> None:
        focused = next((tile for tile in self if tile.hasFocus()), None)
        by_key = focused is not None and focused.outlined
        for tile in self:
            tile.hide()
            tile.deleteLater()
        self.groups = [list(self._made(group)) for group in groups]
        if focused is not None:
            self.groups[0][0].setFocus(Qt.FocusReason.TabFocusReason if by_key else Qt.FocusReason.OtherFocusReason)

    def _made(self, group: Group) -> Iterator[Tile]:
        heading = HeadingButton(self._panel, f"topic:{group.heading.topic}", self._swept)
        yield self._ready(heading, Open(group.heading.topic))
        for thumb in group.thumbs:
            yield self._ready(ThumbButton(self._panel, f"slide:{thumb.slide}", self._swept), GoTo(thumb.slide))

    def _ready(self, tile: Tile, event: Event) -> Tile:
        tile.clicked.connect(guarded(lambda: self._go(tile, event)))
        tile.setVisible(True)
        return tile


def size_of(thumb: Thumb, scale: float) -> tuple[int, int]:
    """Width and height of a thumbnail's picture in widget pixels."""
    size = (QRectF(*thumb.box).size() * scale).toSize()
    return size.width(), size.height()


def nearest(walked: Sequence[W], here: QWidget, by: int) -> W | None:
    """What stands nearest in the next row below (`by` 1) or above (-1); None where there is no such row."""
    begin = here.geometry().center()
    ways = [((each.geometry().center() - begin) * by, each) for each in walked]
    beyond = [(way.y(), abs(way.x()), each) for way, each in ways if way.y() > ROW]
    if not beyond:
        return None
    row = min(y for y, _, _ in beyond) + ROW
    return min((each for each in beyond if each[0] <= row), key=lambda each: each[1])[2]
