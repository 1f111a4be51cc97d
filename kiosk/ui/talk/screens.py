"""Whose screen is whose in a talk: by name, else the projector is the audience's and the laptop's own the speaker's."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen

from kiosk.model.settings import Screens

Shape = tuple[int, int, int, int]
"""Left, top, right and bottom of a screen; the latter two are not of it any more."""


@dataclass(frozen=True)
class Placement:
    """Screens by name.

    audience  where the talk is shown
    further   other audiences' screens
    console   the speaker's; None: there is none
    """

    audience: str
    further: tuple[str, ...] = ()
    console: str | None = None


def placement(
    names: Sequence[str], primary: str, *, audience: str | None = None, second: str | None = None,
    console: str | None = None, swapped: bool = False, shown: Sequence[str] = (),
) -> Placement:  # fmt: skip
    """Whose screen is whose, of at least one screen. What is asked for by a name that there is not is passed over.

    names    of all screens, in the system's order
    second   asked for, it is the only further audience's screen; else each that is left over is one
    swapped  audience and console on each other's
    shown    what audiences have looked at: with the laptop shut, none of these becomes the speaker's
    """
    others = [name for name in names if name != primary]
    if audience not in names:
        free = [name for name in (*others, primary) if name != console] or [primary]
        audience = next((name for name in free if name not in (primary, second)), free[0])
    left = [name for name in (primary, *others) if name != audience]
    if console not in left:
        console = next((name for name in left if name != second), None)
    left = [name for name in names if name not in (audience, console)]
    further = (second,) if second in left else tuple(left)
    if swapped and console is not None:
        audience, console = console, audience
    if console in shown and audience in shown:
        further, console = (*further, console), None
    elif console in shown:  # another screen is the primary one by now
        audience, console = console, audience
    return Placement(audience, further, console)


def apart(screens: Sequence[tuple[str, Shape]], asked: Sequence[str | None] = ()) -> tuple[str, ...]:
    """Names of screens that each show something of their own, in their order.

    Of those that mirror each other, or parts, one counts: what was asked for by name, the first of them first; else the
    smallest, for what stands on that is seen on all.
    """
    ranks = {name: rank for rank, name in reversed([*enumerate(asked)])}
    kept: list[tuple[str, Shape]] = []
    for name, shape in sorted(screens, key=lambda each: (ranks.get(each[0], len(ranks)), _area(each[1]))):
        if not any(meet(shape, other) for _, other in kept):
            kept.append((name, shape))
    names = {name for name, _ in kept}
    return tuple(name for name, _ in screens if name in names)


def meet(one: Shape, other: Shape) -> bool:
    """Whether two of them have anything in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def shape(rect: QRect) -> Shape:
    """A rectangle of Qt's."""
    return rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height()


def _area(each: Shape) -> int:
    return (each[2] - each[0]) * (each[3] - each[1])


class Seats:
    """The screens that there are at this moment, of which there is at least one, and whose each is.

    names    all of them
    unknown  what was asked for and is not there
    shown    what audiences look at or, as there was a console, did
    """

    def __init__(self, wanted: Screens, swapped: bool = False, before: "Seats | None" = None) -> None:
        """`before`: the seats of this talk until now; until the speaker swaps, nobody's picture becomes a console."""
        named: dict[str, QScreen] = {}
        for screen in QGuiApplication.screens():
            name, n = screen.name(), 2
            while name in named:  # two of one model may have one name
                name, n = f"{screen.name()} {n}", n + 1
            named[name] = screen
        asked = (wanted.audience, wanted.second, wanted.console)
        seen = apart([(name, shape(screen.geometry())) for name, screen in named.items()], asked)
        main = QGuiApplication.primaryScreen()
        primary = next((name for name in seen if named[name] is main), seen[0])
        found = placement(
            seen, primary, audience=wanted.audience, second=wanted.second, console=wanted.console, swapped=swapped,
            shown=before.shown if before is not None and before.swapped == swapped else (),
        )  # fmt: skip
        self.swapped = swapped
        self.shown: tuple[str, ...] = before.shown if before is not None else ()
        if found.console is not None:
            self.shown = (found.audience, *found.further)
        self.names, self.unknown = tuple(named), tuple(name for name in asked if name is not None and name not in named)
        self.audience = named[found.audience]
        self.further = {name: named[name] for name in found.further}
        self.console = named[found.console] if found.console is not None else None

    @property
    def audiences(self) -> tuple[QScreen, ...]:
        """All that an audience looks at."""
        return (self.audience, *self.further.values())

    @property
    def screens(self) -> tuple[QScreen, ...]:
        """All that a window of the talk stands on."""
        return (*self.audiences, self.console) if self.console is not None else self.audiences

    def private(self, rect: QRect) -> bool:
        """Whether nothing of a rectangle lies on a screen that an audience looks at."""
        return not any(meet(shape(rect), shape(screen.geometry())) for screen in self.audiences)
