"""Tissue on screen. What has grown is kept as a picture; a frame paints only the cells that are growing.

A cell that comes to rest is painted into the picture, in place of what it shows until it has grown. Without it each
frame repaints the neighbours of every growing cell: ten times the work (tried).
Hundreds of cells joined into one path cost ten times as much as the same cells one by one, and a stroke four times a
fill (raster engine, tried): so a cell with an edge is two fills, the edge's colour and, a little smaller, its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sin
from weakref import WeakValueDictionary

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from kiosk.charts.marks import Polygon, Tissue
from kiosk.charts.outline import inset, rounded
from kiosk.charts.shapes import shape
from kiosk.model.tokens import CELLS, CellState
from kiosk.ui.guard import guarded
from kiosk.ui.stage.backing import Backing, Backings
from kiosk.ui.style import color

WAVE_SECONDS = 8.0
WAVE_DEPTH = 0.25
SMALL = 4.0
"""Corners under this radius are cut straight: nobody sees the curve, and it costs three times as much."""
EDGE = 0.42
"""Width of an edge, in gaps."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
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


_SHOWN: WeakValueDictionary[tuple[str, float, float, float], Geometry] = WeakValueDictionary()
"""Those that an item shows. A cell that was painted holds 3 kB: a thumbnail's must go with its scene."""


def _geometry(name: str, scale: float, by: float, corner: float) -> Geometry:
    """The cells of a shape, drawn in by `by`: the same ones for all items that show them."""
    key = name, scale, by, corner
    made = _SHOWN.get(key)
    if made is None:
        made = _SHOWN[key] = _drawn(*key)
    return made


def _drawn(name: str, scale: float, by: float, corner: float) -> Geometry:
    form = shape(name)
    paths = tuple(_path(tuple((x * scale, y * scale) for x, y in cell), by, corner) for cell in form.cells)
    nuclei = tuple(QPointF(x * scale, y * scale) for x, y in form.nuclei)
    room = by + 3.0  # an edge is drawn further out, but never out of its cell
    return Geometry(paths, nuclei, tuple(path.controlPointRect().adjusted(-room, -room, room, room) for path in paths))


class TissueItem(QGraphicsItem):
    """Cells of one tissue."""

    def __init__(self, mark: Tissue, theme: str) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # for exposedRect
        self.mark, self.theme = mark, theme
        self.wave: float | None = None
        self.backings = Backings()
        self._bounds = QRectF()
        self._build()

    def _build(self) -> None:
        """Geometry of the mark."""
        mark = self.mark
        self.prepareGeometryChange()
        self.plain = _geometry(mark.shape, mark.scale, mark.gap / 2, mark.corner)
        self.edged: dict[float, tuple[Geometry, Geometry]] = {}
        self._whole: Geometry | None = None
        for state in {*mark.states, mark.base} - {""}:
            if CELLS[state].edge:
                half = self.stroke(CELLS[state]) / 2
                drawn = max(mark.gap / 2 - half, 0.0)  # where the gap is narrow, the edge grows inwards
                outer = _geometry(mark.shape, mark.scale, drawn, mark.corner + half)
                inner = _geometry(mark.shape, mark.scale, drawn + 2 * half, max(mark.corner - half, 0.0))
                self.edged[half] = (outer, inner)
        self.span = sum(max(p) - min(p) for p in zip(*((n.x(), n.y()) for n in self.plain.nuclei), strict=True)) or 1.0
        self._bounds = QRectF()
        for bounds in self.plain.bounds[: len(mark.states)]:
            self._bounds |= bounds
        self.setPos(mark.x, mark.y)
        self.setOpacity(mark.opacity)
        self.backings.drop()
        self.update()

    def stroke(self, look: CellState) -> float:
        """Width of a cell's edge: as wide as its look asks for, or what suits the gap."""
        return max(look.stroke, EDGE * self.mark.gap)

    def update_mark(self, mark: Tissue, theme: str) -> None:
        """Show another state of the tissue; only what differs is painted again."""
        old, self.mark = self.mark, mark
        same = (old.shape, old.scale, old.gap, old.corner, old.nucleus, old.base) == (
            mark.shape, mark.scale, mark.gap, mark.corner, mark.nucleus, mark.base,
        )  # fmt: skip
        if not same or theme != self.theme or set(mark.states) - set(old.states) or len(mark.states) != len(old.states):
            self.theme = theme
            self._build()
            return
        self.setPos(mark.x, mark.y)
        self.setOpacity(mark.opacity)
        before, after = _sizes(old), _sizes(mark)
        if before == after and old.states == mark.states:
            return
        changed = QRectF()
        for i, bounds in enumerate(self.plain.bounds[: len(after)]):
            if before[i] != after[i] or old.states[i] != mark.states[i]:
                changed |= bounds
        self.update(changed)

    def set_wave(self, phase: float | None) -> None:
        """Phase of the slow wave in seconds; None: still."""
        if self.mark.wave and phase != self.wave:
            self.wave = phase
            self.update()

    def swell(self, i: int) -> float:
        """Factor of a nucleus in the wave, which passes from north-west to south-east."""
        if self.wave is None:
            return 1.0
        centre = self.plain.nuclei[i]
        turn = self.wave / WAVE_SECONDS - (centre.x() + centre.y()) / self.span
        return 1.0 + WAVE_DEPTH * max(0.0, sin(2 * pi * turn)) ** 3

    def boundingRect(self) -> QRectF:
        """All cells with their edges."""
        return self._bounds

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Every cell: what it shows until it has grown, then itself."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        exposed, bounds = option.exposedRect, self.plain.bounds
        shown, sizes = _shown(self.mark), _sizes(self.mark)
        if widget is None or self.wave is not None:
            self._cells(painter, [i for i in range(len(shown)) if exposed.intersects(bounds[i])], shown)
        else:
            self._brought_up(painter, widget, shown).show(painter, exposed)
        for i, size in enumerate(sizes):
            if 0.0 < size < 1.0 and exposed.intersects(bounds[i]):
                self._growing(painter, i, self.mark.states[i], size)

    def _brought_up(self, painter: QPainter, widget: QWidget, shown: list[str]) -> Backing:
        """The view's picture, brought up to date: cells that show something else than it does are painted over."""
        backing, fresh = self.backings.of(painter.transform(), widget, self._bounds)
        if fresh:
            backing.painted = [""] * len(shown)
        painted = backing.painted
        changed = [i for i, (old, new) in enumerate(zip(painted, shown, strict=True)) if old != new]
        if not changed:
            return backing
        inner = backing.begin()
        inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        inner.setBrush(Qt.GlobalColor.black)  # without a brush nothing is cleared
        for i in changed:
            if painted[i]:
                self._whole = self._whole or _geometry(self.mark.shape, self.mark.scale, 0.0, 0.0)
                inner.drawPath(self._whole.paths[i])
        inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._cells(inner, changed, shown)
        inner.end()
        backing.painted = shown
        return backing

    def _cells(self, painter: QPainter, cells: Sequence[int], shown: Sequence[str]) -> None:
        """These cells, whole, state by state."""
        alike: dict[str, list[int]] = {}
        for i in cells:
            alike.setdefault(shown[i], []).append(i)
        for state, some in alike.items():
            if state:
                self._alike(painter, some, CELLS[state])

    def _alike(self, painter: QPainter, cells: Sequence[int], look: CellState) -> None:
        """Cells of one state, colour by colour: a change of brush costs as much as a cell."""
        theme, nuclei = self.theme, self.plain.nuclei
        if look.edge:
            outer, inner = self.edged[self.stroke(look) / 2]
            seen_through = painter.opacity() < 1.0 or not look.fill  # its own colour must not lie on that of its edge
            painter.setBrush(color(theme, look.edge))
            for i in cells:
                painter.drawPath(_ring(outer.paths[i], inner.paths[i]) if seen_through else outer.paths[i])
            if look.fill:
                painter.setBrush(color(theme, look.fill))
                for i in cells:
                    painter.drawPath(inner.paths[i])
        else:
            painter.setBrush(color(theme, look.fill))
            for i in cells:
                painter.drawPath(self.plain.paths[i])
        radius = self.mark.nucleus * look.nucleus_scale
        if radius > 0 and look.nucleus:
            painter.setBrush(color(theme, look.nucleus))
            for i in cells:
                swollen = radius * self.swell(i) if self.wave is not None else radius
                painter.drawEllipse(nuclei[i], swollen, swollen)

    def _growing(self, painter: QPainter, i: int, state: str, grown: float) -> None:
        """One cell that is still growing out of its nucleus."""
        look, theme, centre = CELLS[state], self.theme, self.plain.nuclei[i]
        painter.save()
        painter.translate(centre)
        painter.scale(grown, grown)
        painter.translate(-centre)
        if look.edge:
            outer, inner = self.edged[self.stroke(look) / 2]
            painter.setBrush(color(theme, look.edge))
            painter.drawPath(outer.paths[i])
            painter.setBrush(color(theme, look.fill or "ground"))
            painter.drawPath(inner.paths[i])
        else:
            painter.setBrush(color(theme, look.fill))
            painter.drawPath(self.plain.paths[i])
        painter.restore()
        radius = self.mark.nucleus * look.nucleus_scale * min(1.0, grown * 1.6)
        if radius > 0 and look.nucleus:
            painter.setBrush(color(theme, look.nucleus))
            painter.drawEllipse(centre, radius, radius)


def _shown(mark: Tissue) -> list[str]:
    """What each cell shows under what is growing: itself once it has grown, until then the base."""
    return [state if size >= 1.0 else mark.base for state, size in zip(mark.states, _sizes(mark), strict=True)]


def _ring(outer: QPainterPath, inner: QPainterPath) -> QPainterPath:
    path = QPainterPath(outer)
    path.addPath(inner)
    path.setFillRule(Qt.FillRule.OddEvenFill)
    return path


def _sizes(mark: Tissue) -> Sequence[float]:
    return mark.growth or (1.0,) * len(mark.states)
