"""Tissue on screen. A frame repaints only the cells that changed, each on its own.

Hundreds of cells joined into one path cost ten times as much as the same cells one by one, and a stroke four times a
fill (raster engine, tried): so a cell with an edge is two fills, the edge's colour and, a little smaller, its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from kiosk.charts.marks import Polygon, Tissue
from kiosk.charts.outline import inset, rounded
from kiosk.charts.shapes import shape
from kiosk.model.tokens import CELLS, CellState
from kiosk.ui.guard import guarded
from kiosk.ui.style import color

WAVE_SECONDS = 8.0
WAVE_DEPTH = 0.25


@dataclass(frozen=True, slots=True)
class Geometry:
    """Cells in stage units round the shape's own origin: outlines, insides of edged cells, nuclei, bounds."""

    paths: tuple[QPainterPath, ...]
    nuclei: tuple[QPointF, ...]
    bounds: tuple[QRectF, ...]


def _path(points: Polygon, by: float, corner: float) -> QPainterPath:
    corners = rounded(inset(points, by), corner)
    path = QPainterPath(QPointF(*corners[0][2]))
    for begin, control, end in corners[1:] + corners[:1]:
        path.lineTo(*begin)
        path.quadTo(*control, *end)
    path.closeSubpath()
    return path


@lru_cache(maxsize=48)
def _geometry(name: str, scale: float, by: float, corner: float) -> Geometry:
    """The cells of a shape, drawn in by `by`."""
    form = shape(name)
    paths = tuple(_path(tuple((x * scale, y * scale) for x, y in cell), by, corner) for cell in form.cells)
    nuclei = tuple(QPointF(x * scale, y * scale) for x, y in form.nuclei)
    return Geometry(paths, nuclei, tuple(path.controlPointRect().adjusted(-3, -3, 3, 3) for path in paths))


class TissueItem(QGraphicsItem):
    """Cells of one tissue."""

    def __init__(self, mark: Tissue, theme: str) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._wave: float | None = None
        self._bounds = QRectF()
        self._mark, self._theme = mark, theme
        self._build()

    def _build(self) -> None:
        """Geometry of the mark: cells without an edge, and those with one, which straddles the cell's outline."""
        mark = self._mark
        self._plain = _geometry(mark.shape, mark.scale, mark.gap / 2, mark.corner)
        self._edged: dict[float, tuple[Geometry, Geometry]] = {}
        for state in {*mark.states, mark.base} - {""}:
            if CELLS[state].edge:
                half = self._stroke(CELLS[state]) / 2
                outer = _geometry(mark.shape, mark.scale, mark.gap / 2 - half, mark.corner + half)
                inner = _geometry(mark.shape, mark.scale, mark.gap / 2 + half, max(mark.corner - half, 0.0))
                self._edged[half] = (outer, inner)
        bounds = QRectF()
        for rect in self._plain.bounds:
            bounds |= rect
        bounds.adjust(-2, -2, 2, 2)
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self.setPos(mark.x, mark.y)

    def _stroke(self, look: CellState) -> float:
        return look.stroke or max(1.5, 0.42 * self._mark.gap)

    def update_mark(self, mark: Tissue, theme: str) -> None:
        """Show another state of the tissue; only cells that differ are painted again."""
        old, self._mark = self._mark, mark
        same = (old.shape, old.scale, old.gap, old.corner, old.nucleus, old.base) == (
            mark.shape, mark.scale, mark.gap, mark.corner, mark.nucleus, mark.base,
        )  # fmt: skip
        if not same or theme != self._theme or set(mark.states) - set(old.states):
            self._theme = theme
            self._build()
            self.update()
            return
        self.setPos(mark.x, mark.y)
        before, after = _sizes(old), _sizes(mark)
        dirty = QRectF()
        for i, rect in enumerate(self._plain.bounds):
            if before[i] != after[i] or old.states[i] != mark.states[i]:
                dirty |= rect
        if not dirty.isNull():
            self.update(dirty)

    def set_wave(self, phase: float | None) -> None:
        """Phase of the slow wave in seconds; None: still."""
        if self._mark.wave and phase != self._wave:
            self._wave = phase
            self.update()

    def boundingRect(self) -> QRectF:
        """The tissue with its edges."""
        return self._bounds

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The cells in the exposed part."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        exposed = option.exposedRect
        mark = self._mark
        whole = exposed.contains(self._bounds)
        size = max(self._bounds.width() + self._bounds.height(), 1.0)
        for i, (state, grown) in enumerate(zip(mark.states, _sizes(mark), strict=True)):
            if not whole and not exposed.intersects(self._plain.bounds[i]):
                continue
            if grown < 1.0 and mark.base:
                self._cell(painter, i, mark.base, 1.0, 1.0)
            if grown > 0.0:
                swell = 1.0
                if self._wave is not None and grown >= 1.0:
                    centre = self._plain.nuclei[i]
                    swell += WAVE_DEPTH * max(0.0, sin(2 * pi * (self._wave / WAVE_SECONDS - (centre.x() + centre.y()) / size))) ** 3
                self._cell(painter, i, state, grown, swell)

    def _cell(self, painter: QPainter, i: int, state: str, grown: float, swell: float) -> None:
        look = CELLS[state]
        centre = self._plain.nuclei[i]
        if grown < 1.0:
            painter.save()
            painter.translate(centre)
            painter.scale(grown, grown)
            painter.translate(-centre)
        if look.edge:
            outer, inner = self._edged[self._stroke(look) / 2]
            painter.setBrush(self._color(look.edge))
            painter.drawPath(outer.paths[i])
            painter.setBrush(self._color(look.fill or "ground"))
            painter.drawPath(inner.paths[i])
        else:
            painter.setBrush(self._color(look.fill))
            painter.drawPath(self._plain.paths[i])
        if grown < 1.0:
            painter.restore()
        radius = self._mark.nucleus * look.nucleus_scale * swell * min(1.0, grown * 1.6)
        if radius > 0 and look.nucleus:
            painter.setBrush(self._color(look.nucleus))
            painter.drawEllipse(centre, radius, radius)

    def _color(self, token: str) -> QColor:
        return color(self._theme, token)


def _sizes(mark: Tissue) -> Sequence[float]:
    return mark.growth or (1.0,) * len(mark.states)
