"""pyqtgraph's curve in stage units. Importing this costs 0.2 s: only the first curve does."""

from pyqtgraph import PlotCurveItem
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from kiosk.charts.marks import Curve
from kiosk.ui.guard import guarded


class CurveItem(PlotCurveItem):
    """A curve that belongs to no view box: it asks no view for its pixels, and looks alike everywhere."""

    def getViewBox(self) -> None:
        """None: pyqtgraph would look for range signals that a plain view does not have."""
        return None

    def getViewWidget(self) -> None:
        """None, for the same reason."""
        return None

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """A line and nothing else: the view keeps no painter's state, and pyqtgraph sets no brush."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        super().paint(painter, option, widget)

    def update_mark(self, mark: Curve, pen: QPen) -> None:
        """Show a mark with a pen in stage units."""
        pen.setCosmetic(False)
        self.setData(x=[x for x, _ in mark.points], y=[y for _, y in mark.points], pen=pen, antialias=True)
        self.setOpacity(mark.opacity)
