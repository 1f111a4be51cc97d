"""Tissue on screen: paths of cells built once a size, all grown cells of a state drawn as one path."""

from functools import lru_cache
from math import pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from kiosk.charts.marks import Tissue
from kiosk.charts.outline import inset, rounded
from kiosk.charts.shapes import shape
from kiosk.model.tokens import CELLS
from kiosk.ui.guard import guarded
from kiosk.ui.style import color

WAVE_SECONDS = 8.0
WAVE_DEPTH = 0.25
Geometry = tuple[tuple[QPainterPath, ...], tuple[QPointF, ...]]


@lru_cache(maxsize=24)
def _geometry(name: str, scale: float, gap: float, corner: float) -> Geometry:
    """Paths and nuclei of a shape's cells, in stage units round the shape's own origin."""
    form = shape(name)
    paths = []
    for points in form.cells:
        corners = rounded(inset(tuple((x * scale, y * scale) for x, y in points), gap / 2), corner)
        path = QPainterPath(QPointF(*corners[0][2]))
        for begin, control, end in corners[1:] + corners[:1]:
            path.lineTo(*begin)
            path.quadTo(*control, *end)
        path.closeSubpath()
        paths.append(path)
    return tuple(paths), tuple(QPointF(x * scale, y * scale) for x, y in form.nuclei)


class TissueItem(QGraphicsItem):
    """Cells of one tissue. Cells still growing are drawn one by one, those at rest as one path a state."""

    def __init__(self, mark: Tissue, theme: str) -> None:
        super().__init__()
        self._mark, self._theme = mark, theme
        self._wave: float | None = None
        self._rest: list[tuple[str, QPainterPath, QPainterPath]] = []
        self._growing: list[int] = []
        self._geometry: Geometry = ((), ())
        self._bounds = QRectF()
        self.update_mark(mark, theme)

    def update_mark(self, mark: Tissue, theme: str) -> None:
        """Show another state of the same tissue."""
        self._theme = theme
        self._mark = mark
        self._geometry = _geometry(mark.shape, mark.scale, mark.gap, mark.corner)
        self.setPos(mark.x, mark.y)
        paths, nuclei = self._geometry
        bounds = QRectF()
        for path in paths:
            bounds |= path.controlPointRect()
        bounds.adjust(-4, -4, 4, 4)
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        groups: dict[str, tuple[QPainterPath, QPainterPath]] = {}

        def rest(i: int, state: str) -> None:
            body, dots = groups.setdefault(state, (QPainterPath(), QPainterPath()))
            body.addPath(paths[i])
            radius = mark.nucleus * CELLS[state].nucleus_scale
            if radius and CELLS[state].nucleus:
                dots.addEllipse(nuclei[i], radius, radius)

        self._growing = []
        grown = mark.growth or (1.0,) * len(mark.states)
        for i, (state, size) in enumerate(zip(mark.states, grown, strict=True)):
            if size >= 1.0:
                rest(i, state)
                continue
            if mark.base:
                rest(i, mark.base)
            if size > 0.0:
                self._growing.append(i)
        self._rest = [(state, body, dots) for state, (body, dots) in groups.items()]
        self.update()

    def set_wave(self, phase: float | None) -> None:
        """Phase of the slow wave in seconds; None: still."""
        if self._mark.wave and phase != self._wave:
            self._wave = phase
            self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """The tissue with its strokes."""
        return self._bounds

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Bodies, then nuclei."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        waving = self._wave is not None and not self._growing
        for state, body, dots in self._rest:
            self._body(painter, state, body)
            if not waving:
                self._dots(painter, state, dots)
        if waving:
            self._breathe(painter)
        paths, nuclei = self._geometry
        grown = self._mark.growth
        for i in self._growing:
            state, size = self._mark.states[i], grown[i]
            centre = nuclei[i]
            painter.save()
            painter.translate(centre)
            painter.scale(size, size)
            painter.translate(-centre)
            self._body(painter, state, paths[i])
            painter.restore()
            radius = self._mark.nucleus * CELLS[state].nucleus_scale * min(1.0, size * 1.6)
            if radius and CELLS[state].nucleus:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color(self._theme, CELLS[state].nucleus))
                painter.drawEllipse(centre, radius, radius)

    def _body(self, painter: QPainter, state: str, path: QPainterPath) -> None:
        look = CELLS[state]
        if look.edge:
            width = look.stroke or max(1.5, 0.42 * self._mark.gap)
            painter.setPen(QPen(color(self._theme, look.edge), width))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme, look.fill) if look.fill else QBrush(Qt.BrushStyle.NoBrush))
        painter.drawPath(path)

    def _dots(self, painter: QPainter, state: str, path: QPainterPath) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme, CELLS[state].nucleus))
        painter.drawPath(path)

    def _breathe(self, painter: QPainter) -> None:
        """Nuclei swell by a quarter at most as the wave passes from north-west to south-east."""
        painter.setPen(Qt.PenStyle.NoPen)
        _, nuclei = self._geometry
        size = max(self._bounds.width() + self._bounds.height(), 1.0)
        for centre, state in zip(nuclei, self._mark.states, strict=True):
            turn = (self._wave or 0.0) / WAVE_SECONDS - (centre.x() + centre.y()) / size
            swell = max(0.0, sin(2 * pi * turn)) ** 3
            radius = self._mark.nucleus * (1.0 + WAVE_DEPTH * swell)
            painter.setBrush(color(self._theme, CELLS[state].nucleus))
            painter.drawEllipse(centre, radius, radius)
