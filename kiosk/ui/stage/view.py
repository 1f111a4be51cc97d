"""The widget that looks at a scene, and how large a stage is in a window."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from kiosk.model.tokens import LANDSCAPE, PORTRAIT
from kiosk.ui.guard import guarded
from kiosk.ui.stage.scene import SlideScene


class SlideView(QGraphicsView):
    """A window onto a scene: no bars, no menu, no interaction of its own. `painted` follows its first picture."""

    painted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setInteractive(False)
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        # items pad their own bounds
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self._fresh = True

    def look_at(self, scene: SlideScene, portrait: bool) -> None:
        """Show all of a scene; the one before keeps no pictures for screens, once the last view is off it."""
        width, height = PORTRAIT if portrait else LANDSCAPE
        self.resetTransform()
        self.setSceneRect(0, 0, width, height)
        self.scale(self.width() / width, self.height() / height)
        before = self.scene()
        self.setScene(scene)
        if isinstance(before, SlideScene) and not before.views():
            before.drop_pictures()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """As ever; the first time, say so once the picture is out."""
        super().paintEvent(event)
        if self._fresh and self.scene() is not None:
            self._fresh = False
            QTimer.singleShot(0, self, self.painted.emit)


def fit(area: QSize, portrait: bool) -> QRectF:
    """The largest stage in an area, centred."""
    width, height = PORTRAIT if portrait else LANDSCAPE
    scale = min(area.width() / width, area.height() / height)
    w, h = width * scale, height * scale
    return QRectF((area.width() - w) / 2, (area.height() - h) / 2, w, h)
