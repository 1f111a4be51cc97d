"""What Qt knows of this machine's screens, fonts and fingers, as plain facts for the round before the doors open."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QGuiApplication, QInputDevice, QKeyEvent, QKeySequence, QMouseEvent, QScreen

from kiosk.model.preflight import Fonts, Means, Screen, Second
from kiosk.model.problem import Problem
from kiosk.model.state import Blanked, Freeze, Next, Previous
from kiosk.model.tokens import STYLES
from kiosk.ui.style import FAMILIES, QtMeasure, font, load_fonts
from kiosk.ui.talk.keys import row_of
from kiosk.ui.talk.screens import meet, shape

SAMPLE = "àèéìòùÀÈÉÌÒÙ€↑↓≥≤−–’0123456789"
"""What both languages need beside plain letters."""
BUTTONS = {Next: "next", Previous: "previous", Blanked: "black", Freeze: "start"}
"""What a clicker's buttons do, by the events of the one table of keys."""


def fonts() -> Fonts:
    """Whether the shipped families are loaded, used, and whole."""
    styles = {family: STYLES[name] for family, name in (("display", "m"), ("text", "body"))}
    used = {family: QFontInfo(font(style)).family() for family, style in styles.items()}
    replaced = tuple(FAMILIES[family] for family, name in used.items() if not name.startswith(FAMILIES[family]))
    missing = "".join(QtMeasure().missing(SAMPLE, style) for style in styles.values())
    return Fonts(load_fonts(), replaced, "".join(dict.fromkeys(missing)))


def screen(of: QScreen, px_mm: float, doubt: Problem | None) -> Screen:
    """A screen, as large as the program takes it for: `px_mm` pixels a millimetre."""
    size, ratio = of.geometry().size(), of.devicePixelRatio()
    pixels = round(size.width() * ratio), round(size.height() * ratio)
    mm = (round(size.width() / px_mm), round(size.height() / px_mm)) if px_mm > 0 else (0, 0)
    return Screen(pixels, mm, round(of.refreshRate()), doubt)


def second(own: QScreen) -> Second:
    """The first other screen that shows something else, if there is any; else one that shows the same."""
    others = [each for each in QGuiApplication.screens() if each is not own]
    made = [_second(each, meet(shape(each.geometry()), shape(own.geometry()))) for each in others]
    return min(made, key=lambda each: each.mirrors, default=Second())


def _second(of: QScreen, mirrors: bool) -> Second:
    size, ratio = of.geometry().size(), of.devicePixelRatio()
    return Second(of.name(), (round(size.width() * ratio), round(size.height() * ratio)), mirrors)


def touchscreens() -> tuple[str, ...]:
    """Their names, as the system tells them."""
    glass = QInputDevice.DeviceType.TouchScreen
    return tuple(each.name() or "?" for each in QInputDevice.devices() if each.type() == glass)


def means(event: QMouseEvent) -> Means:
    """Whether a press was a finger's: those come as mouse events that somebody has made of touches."""
    glass = event.device() is not None and event.device().type() == QInputDevice.DeviceType.TouchScreen
    return "touch" if glass or event.source() != Qt.MouseEventSource.MouseEventNotSynthesized else "mouse"


def button(event: QKeyEvent) -> str:
    """What a clicker's button does: one of BUTTONS, another row of the table in its words, else the key's name."""
    row = row_of(event)
    if row is None:
        return QKeySequence(event.key()).toString() or "?"
    return BUTTONS.get(type(row.does), row.words)
