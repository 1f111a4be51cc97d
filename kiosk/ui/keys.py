"""Keys of the booth, by Qt's numbers.

Qt.Key has 470 members, and naming one of them builds them all (8 ms before the first slide); a key event's `key()` is a
plain number anyway. A test compares these with Qt's.
"""

from kiosk.model.state import Event, First, Last, Next, Previous

BACKSPACE, RETURN, ENTER, SPACE = 0x01000003, 0x01000004, 0x01000005, 0x20
HOME, END, LEFT, UP, RIGHT, DOWN, PAGE_UP, PAGE_DOWN = range(0x01000010, 0x01000018)
SHIFT, CONTROL, META, ALT, ALT_GR = 0x01000020, 0x01000021, 0x01000022, 0x01000023, 0x01001103

NAVIGATION: dict[int, type[Event]] = {
    RIGHT: Next, DOWN: Next, PAGE_DOWN: Next, LEFT: Previous, UP: Previous, PAGE_UP: Previous, HOME: First, END: Last,
}  # fmt: skip
"""Keys that turn slides wherever the focus is."""
KEYS: dict[int, type[Event]] = {**NAVIGATION, SPACE: Next, BACKSPACE: Previous}
PRESSES = frozenset({RETURN, ENTER})
MODIFIERS = frozenset({SHIFT, CONTROL, META, ALT, ALT_GR})
