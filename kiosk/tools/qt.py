"""Qt without a screen, for tools that draw into files: the one place where they start it."""

import os

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from kiosk.ui.stage.heard import qt_says

MACHINE = (
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_FONT_DPI",
    "QT_STYLE_OVERRIDE",
    "QT_SCALE_FACTOR_ROUNDING_POLICY",
)
"""What this machine's screen asks of Qt; a picture must not differ by it."""


def application() -> QApplication:
    """The application of this process: the one there is, else one on the offscreen platform."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in MACHINE:
        os.environ.pop(name, None)
    qInstallMessageHandler(qt_says)
    return QApplication(["kiosk"])
