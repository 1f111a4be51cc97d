"""Marks become graphics items: one function a mark, items joined by key and updated in place."""

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsPathItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from kiosk import places
from kiosk.charts.marks import Area, Bars, Blob, Curve, Disc, Icon, Label, Mark, Panel, Photo, Rule, Target, Tissue
from kiosk.charts.outline import inset, rounded
from kiosk.ui.guard import guarded
from kiosk.ui.stage.area import AreaItem
from kiosk.ui.stage.bars import BarsItem
from kiosk.ui.stage.cells import TissueItem
from kiosk.ui.style import color, font


def pen(theme: str, token: str, width: float, dash: tuple[float, float] | None = None) -> QPen:
    """A pen in stage units; none without a token."""
    if not token or width <= 0:
        return QPen(Qt.PenStyle.NoPen)
    made = QPen(color(theme, token), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap)
    if dash:
        made.setDashPattern([dash[0] / width, dash[1] / width])
    return made


def brush(theme: str, token: str) -> QBrush:
    """A fill; none without a token."""
    return QBrush(color(theme, token)) if token else QBrush(Qt.BrushStyle.NoBrush)


class LabelItem(QGraphicsItem):
    """Text spans, each where the layout put it."""

    def __init__(self, mark: Label, theme: str) -> None:
        super().__init__()
        self._mark, self._theme = mark, theme
        self._bounds = QRectF()
        self.update_mark(mark, theme)

    def update_mark(self, mark: Label, theme: str) -> None:
        """Show another text at the same key."""
        self._mark, self._theme = mark, theme
        box = mark.box
        # ascenders and side bearings reach a little beyond the line box
        bounds = QRectF(box.x, box.y, box.w, box.h).adjusted(-16, -box.h * 0.2 - 4, 16, box.h * 0.2 + 4)
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self.setOpacity(mark.opacity)
        self.update()

    def boundingRect(self) -> QRectF:
        """The block with its overhang."""
        return self._bounds

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Each span at its baseline."""
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for span in self._mark.spans:
            painter.setFont(font(span.style))
            painter.setPen(color(self._theme, span.color))
            painter.drawText(QPointF(span.x, span.y), span.text)


_INVISIBLE = re.compile(r'<path stroke="none"[^>]* fill="none"\s*/>')


@lru_cache(maxsize=128)
def _svg(name: str, rgb: str, stroke: float) -> QSvgRenderer:
    """An icon in a colour. QSvgRenderer draws `currentColor` black, so the colour is written in.

    Tabler's icons have an invisible square about them, which Qt draws into a PDF.
    """
    source = (places.assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    source = _INVISIBLE.sub("", source)
    source = source.replace("currentColor", rgb).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(source.encode()))


def draw_icon(painter: QPainter, name: str, rect: QRectF, theme: str, token: str, stroke: float = 1.75) -> None:
    """Paint an icon into a square."""
    _svg(name, color(theme, token).name(), stroke).render(painter, rect)


class IconItem(QGraphicsItem):
    """An icon of assets/icons."""

    def __init__(self, mark: Icon, theme: str) -> None:
        super().__init__()
        self._mark, self._theme = mark, theme

    def update_mark(self, mark: Icon, theme: str) -> None:
        """Another colour or place."""
        self.prepareGeometryChange()
        self._mark, self._theme = mark, theme
        self.setOpacity(mark.opacity)

    def boundingRect(self) -> QRectF:
        """Its square."""
        return QRectF(*self._mark.box)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The icon, sharp at any scale."""
        mark = self._mark
        draw_icon(painter, mark.name, QRectF(*mark.box), self._theme, mark.color, mark.stroke)


def _panel_path(mark: Panel) -> QPainterPath:
    x, y, w, h = mark.box
    left, right = (min(r, w / 2, h / 2) for r in mark.radius)
    path = QPainterPath()
    if left == right:
        path.addRoundedRect(QRectF(x, y, w, h), left, left)
        return path
    path.moveTo(x + left, y)
    path.lineTo(x + w - right, y)
    path.arcTo(QRectF(x + w - 2 * right, y, 2 * right, 2 * right), 90, -90)
    path.arcTo(QRectF(x + w - 2 * right, y + h - 2 * right, 2 * right, 2 * right), 0, -90)
    path.lineTo(x + left, y + h)
    path.arcTo(QRectF(x, y + h - 2 * left, 2 * left, 2 * left), 270, -90)
    path.arcTo(QRectF(x, y, 2 * left, 2 * left), 180, -90)
    path.closeSubpath()
    return path


@lru_cache(maxsize=64)
def _blob_path(points: tuple[tuple[float, float], ...]) -> QPainterPath:
    corners = rounded(inset(points, 10.0), 120.0)
    path = QPainterPath(QPointF(*corners[0][2]))
    for begin, control, end in corners[1:] + corners[:1]:
        path.lineTo(*begin)
        path.quadTo(*control, *end)
    path.closeSubpath()
    return path


def _curve(mark: Curve, theme: str, old: QGraphicsItem | None) -> QGraphicsItem:
    from kiosk.ui.stage.curve import CurveItem  # imports pyqtgraph, 0.2 s: the first slides do without

    made = old if isinstance(old, CurveItem) else CurveItem()
    made.update_mark(mark, pen(theme, mark.color, mark.width, mark.dash))
    return made


def _photo(mark: Photo, theme: str, old: QGraphicsItem | None) -> QGraphicsItem:
    from kiosk.ui.stage.photo import PhotoItem  # most slides have none

    made = old if isinstance(old, PhotoItem) else PhotoItem()
    made.update_mark(mark, theme)
    return made


def item(mark: Mark, theme: str, old: QGraphicsItem | None = None) -> QGraphicsItem | None:
    """The graphics item of a mark: `old` brought up to date where it is given, else a new one; None for targets."""
    match mark:
        case Label():
            if isinstance(old, LabelItem):
                old.update_mark(mark, theme)
                return old
            return LabelItem(mark, theme)
        case Tissue():
            if isinstance(old, TissueItem):
                old.update_mark(mark, theme)
                return old
            return TissueItem(mark, theme)
        case Icon():
            if isinstance(old, IconItem):
                old.update_mark(mark, theme)
                return old
            return IconItem(mark, theme)
        case Disc():
            disc = old if isinstance(old, QGraphicsEllipseItem) else QGraphicsEllipseItem()
            disc.setRect(mark.x - mark.r, mark.y - mark.r, 2 * mark.r, 2 * mark.r)
            disc.setBrush(brush(theme, mark.fill))
            disc.setPen(pen(theme, mark.edge, mark.stroke, mark.dash))
            disc.setOpacity(mark.opacity)
            return disc
        case Rule():
            rule = old if isinstance(old, QGraphicsLineItem) else QGraphicsLineItem()
            rule.setLine(*mark.start, *mark.end)
            rule.setPen(pen(theme, mark.color, mark.width))
            rule.setOpacity(mark.opacity)
            return rule
        case Bars():
            if isinstance(old, BarsItem):
                old.update_mark(mark, theme)
                return old
            return BarsItem(mark, theme)
        case Panel() | Blob():
            path = old if isinstance(old, QGraphicsPathItem) else QGraphicsPathItem()
            path.setPath(_panel_path(mark) if isinstance(mark, Panel) else _blob_path(mark.points))
            path.setBrush(brush(theme, mark.fill))
            path.setPen(pen(theme, mark.edge, mark.stroke))
            path.setOpacity(mark.opacity)
            return path
        case Area():
            fill, edge = brush(theme, mark.fill), pen(theme, mark.edge, mark.stroke)
            if isinstance(old, AreaItem):
                old.update_mark(mark, fill, edge)
                return old
            return AreaItem(mark, fill, edge)
        case Curve():
            return _curve(mark, theme, old)
        case Photo():
            return _photo(mark, theme, old)
        case Target():
            return None
