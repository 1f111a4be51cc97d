"""Where everything on the console lies, in its own units: pure, from the window's size alone.

The time stands in a bar at the top, over the whole width. Below it, left, what the audience sees and what comes next,
one under the other, so that they are compared at a glance; right, the notes, which get all the height there is: they
are what is read. A screen that stands upright has the same from top to bottom.
A unit is a pixel of a 1366 x 768 laptop; other screens have more units where they have more room, never fewer than
these: so nothing is ever smaller than it is there by much.
"""

from dataclasses import dataclass

from kiosk.charts.marks import Box

LEAST = (1280.0, 768.0)
LEAST_HIGH = (900.0, 1400.0)
"""Units at least, across and down; the second for screens that stand upright."""
MARGIN, GUTTER, GAP = 32.0, 36.0, 14.0
BAR, BAR_HIGH = 108.0, 192.0
STRIP = 44.0
HEAD = 38.0
"""A line above a picture, and its distance."""
STAY, STAY_LARGE = 50.0, 82.0
"""How long this slide has been on show; in a rehearsal."""
AUDIENCE = 34.0
BUTTONS, BETWEEN = 68.0, 12.0
WORDS, BESIDE = 326.0, 300.0
"""Room for what is said beside the picture of the next slide, and the least of it."""
NEXT = 150.0
"""Height of that picture at least."""
LINE, LONGEST, WIDEST = 41.0, 6950.0, 920.0
"""Height of a line of notes as large as they are at first; length of the longest notes in one such line; and the widest
column of them. What is left beside a column that holds the longest is the pictures'."""
SHARE = 0.6
"""That is, at most."""
TITLE = 170.0
"""Height of the words over an upright picture of the next slide."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`unit` is widget pixels; all else lies in units. `upright`: the cells have a row of their own in the bar.

    upcoming  words about the next slide; `picture` is that slide
    """

    unit: float
    bar: Box
    upright: bool
    strip: Box | None
    head: Box
    now: Box
    picture: Box
    upcoming: Box
    stay: Box
    notes: Box
    audience: Box
    buttons: Box


def lay_out(width: int, height: int, portrait: bool, *, warned: bool = False, rehearsal: bool = False) -> Layout:
    """The layout of a window of so many pixels; `portrait`: the slides are upright.

    warned     there is a line to be said under the bar
    rehearsal  the time on this slide is more prominent
    """
    upright = height > width
    least = LEAST_HIGH if upright else LEAST
    unit = max(min(width / least[0], height / least[1]), 0.05)
    w, h = width / unit, height / unit
    bar = Box(0, 0, w, BAR_HIGH if upright else BAR)
    strip = Box(0, bar.bottom, w, STRIP) if warned else None
    deep = BUTTONS * 2 + BETWEEN if upright else BUTTONS
    buttons = Box(MARGIN, h - MARGIN * 0.6 - deep, w - 2 * MARGIN, deep)
    top = (strip or bar).bottom + GAP
    middle = Box(MARGIN, top, w - 2 * MARGIN, buttons.y - GAP - top)
    stay = STAY_LARGE if rehearsal else STAY
    pictures, notes = (
        _stacked(middle, portrait) if upright else _beside(middle, portrait, middle.bottom - bar.bottom - GAP)
    )
    head, now, picture, upcoming = pictures
    notes = Box(notes.x, notes.y, min(notes.w, WIDEST), notes.h)
    return Layout(
        unit, bar, upright, strip, head, now, picture, upcoming,
        Box(notes.x, notes.y, notes.w, stay),
        notes.inset(top=stay, bottom=AUDIENCE),
        Box(notes.x, notes.bottom - AUDIENCE, notes.w, AUDIENCE),
        buttons,
    )  # fmt: skip


Pictures = tuple[Box, Box, Box, Box]
"""The line over "now", "now", the picture of "next", the words about it."""


def _beside(room: Box, portrait: bool, high: float) -> tuple[Pictures, Box]:
    """Pictures left, one under the other, notes right; upright slides stand side by side.

    high  of the notes where no warning takes a line
    """
    if portrait:
        deep = room.h - HEAD
        now = Box(room.x, room.y + HEAD, deep * 9 / 16, deep)
        side = Box(now.right + GUTTER * 0.7, room.y, WORDS - GUTTER, room.h)
        tall = min(side.w * 16 / 9, side.h - TITLE)
        picture = Box(side.x, side.bottom - tall, tall * 9 / 16, tall)
        pictures = Box(room.x, room.y, now.w, HEAD), now, picture, side.inset(bottom=tall + GAP)
        return pictures, room.inset(left=side.right - room.x + GUTTER)
    wide = (room.h - HEAD - GAP + WORDS * 9 / 16) * 8 / 9  # then the two fill the height
    column = LONGEST / max(int((high - STAY - AUDIENCE) / LINE), 1) + GUTTER
    wide = min(wide, (room.w - GUTTER) * SHARE, max(room.w - GUTTER - column, room.w * 0.4))
    now = Box(room.x, room.y + HEAD, wide, wide * 9 / 16)
    rest = Box(room.x, now.bottom + GAP, wide, room.bottom - now.bottom - GAP)
    pictures = Box(room.x, room.y, wide, HEAD), now, *_next(rest)
    return pictures, room.inset(left=wide + GUTTER)


def _next(room: Box) -> tuple[Box, Box]:
    """The next slide's picture, and beside it the words."""
    wide = min(room.h * 16 / 9, room.w - BESIDE)
    picture = Box(room.x, room.y, wide, wide * 9 / 16)
    return picture, Box(picture.right + GUTTER * 0.6, room.y, room.right - picture.right - GUTTER * 0.6, room.h)


def _stacked(room: Box, portrait: bool) -> tuple[Pictures, Box]:
    """One under the other: now, next, notes."""
    if portrait:
        high = room.h * 0.5
        now = Box(room.x, room.y + HEAD, high * 9 / 16, high)
        side = Box(now.right + GUTTER, room.y, room.right - now.right - GUTTER, high + HEAD)
        tall = min(side.w * 16 / 9, side.h - TITLE)
        picture = Box(side.x, side.bottom - tall, tall * 9 / 16, tall)
        pictures = Box(room.x, room.y, now.w, HEAD), now, picture, side.inset(bottom=tall + GAP)
        return pictures, room.inset(top=now.bottom - room.y + GAP)
    wide = min(room.w, (room.h - HEAD) * 0.42 * 16 / 9)
    now = Box(room.x, room.y + HEAD, wide, wide * 9 / 16)
    rest = Box(room.x, now.bottom + GAP * 1.5, room.w, max(room.h * 0.17, NEXT))
    pictures = Box(room.x, room.y, room.w, HEAD), now, *_next(rest)
    return pictures, room.inset(top=rest.bottom - room.y + GAP)
