"""The numbers of keys are Qt's."""

from PySide6.QtCore import Qt

from kiosk.ui import keys

QT = {
    "BACKSPACE": "Backspace", "RETURN": "Return", "ENTER": "Enter", "SPACE": "Space", "HOME": "Home", "END": "End",
    "LEFT": "Left", "UP": "Up", "RIGHT": "Right", "DOWN": "Down", "PAGE_UP": "PageUp", "PAGE_DOWN": "PageDown",
    "SHIFT": "Shift", "CONTROL": "Control", "META": "Meta", "ALT": "Alt", "ALT_GR": "AltGr",
}  # fmt: skip


def test_numbers_are_qt_s() -> None:
    assert {name: getattr(keys, name) for name in QT} == {
        name: getattr(Qt.Key, f"Key_{key}").value for name, key in QT.items()
    }
