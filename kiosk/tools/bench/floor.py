"""The floor: an empty full-screen window of the same toolkit, which reports when it is painted. Run as a file."""

import os
import sys
from time import monotonic_ns

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Floor(QWidget):
    """Fills itself; the first time it says so, after the paint is flushed."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """One colour."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.darkBlue)
        painter.end()
        if not self.property("painted"):
            self.setProperty("painted", True)
            QTimer.singleShot(0, report)


def report() -> None:
    """The moment, as monotonic nanoseconds."""
    os.write(int(sys.argv[1]), b"empty-window %d\n" % monotonic_ns())


def main() -> int:
    """Until it is ended from outside."""
    app = QApplication(sys.argv[:1])
    window = Floor()
    window.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    window.setGeometry(app.primaryScreen().geometry())
    window.showFullScreen()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
