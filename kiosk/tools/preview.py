"""`kiosk preview [DIR]`: a window beside the text editor that shows each slide as it is saved, and what is wrong."""

import gc
import sys
from argparse import Namespace

from PySide6.QtCore import QCoreApplication, QSize, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from kiosk import places
from kiosk.tools.content import folder, in_use
from kiosk.ui.garbage import Collector
from kiosk.ui.staff.preview import Preview
from kiosk.ui.stage.heard import qt_says
from kiosk.ui.style import QtMeasure, load_fonts
from kiosk.watch.previewed import Previewed
from kiosk.watch.signals import end_on_signals

SIZE, MARGIN = (1366, 768), 0.94
"""Of the window: so large, or this part of the screen."""


def run(options: Namespace, language: str) -> int:
    """Until the window is closed. It only reads."""
    path = folder(in_use(options), language)
    gc.disable()  # kiosk.ui.garbage collects, later
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("kiosk")
    qInstallMessageHandler(qt_says)
    app.aboutToQuit.connect(lambda: qInstallMessageHandler(None))
    load_fonts()
    window = Preview(
        path.resolve().name, language, QtMeasure(), only=options.lang, orientation=options.orientation,
        theme=options.theme, text_size=options.text_size,
    )  # fmt: skip
    room = app.primaryScreen().availableGeometry()
    wanted = options.windowed or tuple(
        min(each, round(MARGIN * there)) for each, there in zip(SIZE, (room.width(), room.height()), strict=True)
    )
    window.resize(QSize(*wanted))
    previewed = Previewed(path, places.assets(), window, QtMeasure())
    app.aboutToQuit.connect(previewed.stop)
    end_on_signals(lambda: QCoreApplication.exit(0))
    previewed.ready.connect(lambda: Collector(window))
    window.show()
    previewed.start()
    return app.exec()
