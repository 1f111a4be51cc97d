"""Tissue on screen. A frame repaints only cells near those that changed, each on its own.

A tissue is an item of several clusters: Qt repaints the clusters that a changed region meets, whereas to one large
item it would name only the rectangle round everything that changed anywhere on the stage.
Hundreds of cells joined into one path cost ten times as much as the same cells one by one, and a stroke four times a
fill (raster engine, tried): so a cell with an edge is two fills, the edge's colour and, a little smaller, its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from kiosk.charts.marks import Polygon, Tissue
from kiosk.charts.outline import inset, rounded
from kiosk.charts.shapes import shape
from kiosk.model.tokens import CELLS, CellState
from kiosk.ui.guard import guarded
from kiosk.ui.style import color

WAVE_SECONDS = 8.0
WAVE_DEPTH = 0.25
CLUSTER = 8
"""Cells of a cluster."""
SMALL = 4.0
"""Corners under this radius are cut straight: nobody sees the curve, and it costs three times as much."""


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
        if corner < SMALL:
            path.lineTo(*end)
        else:
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
    """Cells of one tissue, in clusters."""

    def __init__(self, mark: Tissue, theme: str) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.mark, self.theme = mark, theme
        self.wave: float | None = None
        self._clusters: list[Cluster] = []
        self._build()

    def _build(self) -> None:
        """Geometry of the mark, and clusters of cells that grow one after the other."""
        mark = self.mark
        self.plain = _geometry(mark.shape, mark.scale, mark.gap / 2, mark.corner)
        self.edged: dict[float, tuple[Geometry, Geometry]] = {}
        for state in {*mark.states, mark.base} - {""}:
            if CELLS[state].edge:
                half = self.stroke(CELLS[state]) / 2
                outer = _geometry(mark.shape, mark.scale, mark.gap / 2 - half, mark.corner + half)
                inner = _geometry(mark.shape, mark.scale, mark.gap / 2 + half, max(mark.corner - half, 0.0))
                self.edged[half] = (outer, inner)
        self.span = sum(max(p) - min(p) for p in zip(*((n.x(), n.y()) for n in self.plain.nuclei), strict=True)) or 1.0
        self.setPos(mark.x, mark.y)
        self.setOpacity(mark.opacity)
        for cluster in self._clusters:
            cluster.setParentItem(None)
            if cluster.scene():
                cluster.scene().removeItem(cluster)
        order = list(range(len(mark.states)))
        if not mark.shape.startswith("disc"):
            order.sort(key=lambda i: self.plain.nuclei[i].y())
        self._clusters = [Cluster(self, order[n : n + CLUSTER]) for n in range(0, len(order), CLUSTER)]

    def stroke(self, look: CellState) -> float:
        """Width of a cell's edge."""
        return look.stroke or max(1.5, 0.42 * self.mark.gap)

    def update_mark(self, mark: Tissue, theme: str) -> None:
        """Show another state of the tissue; only clusters that differ are painted again."""
        old, self.mark = self.mark, mark
        same = (old.shape, old.scale, old.gap, old.corner, old.nucleus, old.base) == (
            mark.shape, mark.scale, mark.gap, mark.corner, mark.nucleus, mark.base,
        )  # fmt: skip
        if not same or theme != self.theme or set(mark.states) - set(old.states):
            self.theme = theme
            self._build()
            return
        self.setPos(mark.x, mark.y)
        if old.opacity != mark.opacity:
            self.setOpacity(mark.opacity)
            for cluster in self._clusters:
                cluster.update()
        before, after = _sizes(old), _sizes(mark)
        if before == after and old.states == mark.states:
            return
        for cluster in self._clusters:
            if any(before[i] != after[i] or old.states[i] != mark.states[i] for i in cluster.cells):
                cluster.update()

    def set_wave(self, phase: float | None) -> None:
        """Phase of the slow wave in seconds; None: still."""
        if self.mark.wave and phase != self.wave:
            self.wave = phase
            for cluster in self._clusters:
                cluster.update()

    def swell(self, i: int) -> float:
        """Factor of a nucleus in the wave, which passes from north-west to south-east."""
        if self.wave is None:
            return 1.0
        centre = self.plain.nuclei[i]
        turn = self.wave / WAVE_SECONDS - (centre.x() + centre.y()) / self.span
        return 1.0 + WAVE_DEPTH * max(0.0, sin(2 * pi * turn)) ** 3

    def boundingRect(self) -> QRectF:
        """Nothing of its own: the clusters have theirs."""
        return QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Nothing of its own."""


class Cluster(QGraphicsItem):
    """A few cells that grow one after the other."""

    def __init__(self, tissue: TissueItem, cells: list[int]) -> None:
        super().__init__(tissue)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # for exposedRect
        self._tissue, self.cells = tissue, cells
        self._bounds = QRectF()
        for i in cells:
            self._bounds |= tissue.plain.bounds[i]

    def boundingRect(self) -> QRectF:
        """Its cells with their edges."""
        return self._bounds

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Every cell: what lies under it until it has grown, then itself."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        mark = self._tissue.mark
        sizes, bounds, exposed = _sizes(mark), self._tissue.plain.bounds, option.exposedRect
        whole: dict[str, list[int]] = {}
        growing: list[int] = []
        for i in self.cells:
            if not exposed.intersects(bounds[i]):
                continue
            if sizes[i] >= 1.0:
                whole.setdefault(mark.states[i], []).append(i)
                continue
            if mark.base:
                whole.setdefault(mark.base, []).append(i)
            if sizes[i] > 0.0:
                growing.append(i)
        for state, cells in whole.items():
            self._cells(painter, cells, CELLS[state])
        for i in growing:
            self._cell(painter, i, mark.states[i], sizes[i])

    def _cells(self, painter: QPainter, cells: list[int], look: CellState) -> None:
        """Cells of one state, colour by colour: a change of brush costs as much as a cell."""
        tissue = self._tissue
        theme, nuclei = tissue.theme, tissue.plain.nuclei
        if look.edge:
            outer, inner = tissue.edged[tissue.stroke(look) / 2]
            seen_through = tissue.mark.opacity < 1.0  # then its own colour must not lie on that of its edge
            painter.setBrush(color(theme, look.edge))
            for i in cells:
                painter.drawPath(_ring(outer.paths[i], inner.paths[i]) if seen_through else outer.paths[i])
            if look.fill or not seen_through:
                painter.setBrush(color(theme, look.fill or "ground"))
                for i in cells:
                    painter.drawPath(inner.paths[i])
        else:
            painter.setBrush(color(theme, look.fill))
            for i in cells:
                painter.drawPath(tissue.plain.paths[i])
        radius = tissue.mark.nucleus * look.nucleus_scale
        if radius > 0 and look.nucleus:
            painter.setBrush(color(theme, look.nucleus))
            for i in cells:
                swollen = radius * tissue.swell(i) if tissue.wave is not None else radius
                painter.drawEllipse(nuclei[i], swollen, swollen)

    def _cell(self, painter: QPainter, i: int, state: str, grown: float) -> None:
        """One cell that is still growing out of its nucleus."""
        tissue, look = self._tissue, CELLS[state]
        theme, centre = tissue.theme, tissue.plain.nuclei[i]
        painter.save()
        painter.translate(centre)
        painter.scale(grown, grown)
        painter.translate(-centre)
        if look.edge:
            outer, inner = tissue.edged[tissue.stroke(look) / 2]
            painter.setBrush(color(theme, look.edge))
            painter.drawPath(outer.paths[i])
            painter.setBrush(color(theme, look.fill or "ground"))
            painter.drawPath(inner.paths[i])
        else:
            painter.setBrush(color(theme, look.fill))
            painter.drawPath(tissue.plain.paths[i])
        painter.restore()
        radius = tissue.mark.nucleus * look.nucleus_scale * min(1.0, grown * 1.6)
        if radius > 0 and look.nucleus:
            painter.setBrush(color(theme, look.nucleus))
            painter.drawEllipse(centre, radius, radius)


def _ring(outer: QPainterPath, inner: QPainterPath) -> QPainterPath:
    path = QPainterPath(outer)
    path.addPath(inner)
    path.setFillRule(Qt.FillRule.OddEvenFill)
    return path


def _sizes(mark: Tissue) -> Sequence[float]:
    return mark.growth or (1.0,) * len(mark.states)
