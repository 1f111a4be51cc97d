"""Measures of the real fonts for tools left of `ui`; None on a machine that has no Qt."""

from kiosk.charts.measure import Measure

_KEPT: list[object] = []
"""The application: measures are gone with it."""


def measure() -> Measure | None:
    """The measure of the shipped fonts, or None where Qt (or a library of the system that it needs) is missing."""
    try:
        from kiosk.tools.qt import application
        from kiosk.ui.style import QtMeasure
    except ImportError:
        return None
    _KEPT[:] = [application()]
    return QtMeasure()
