"""Marks: what a slide or a chart draws, as plain values in stage units.

Colours are token names, so marks are the same in all themes. Every mark has a key: views join marks of one picture to
items of the last by it and update them in place. What can be touched is a `Target`: a polygon with a name.
"""

from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

from kiosk.model.picture import Picture
from kiosk.model.state import Event
from kiosk.model.tokens import Style


class Box(NamedTuple):
    """A rectangle: origin top left."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """y of the lower edge."""
        return self.y + self.h

    @property
    def cx(self) -> float:
        """x of the centre."""
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        """y of the centre."""
        return self.y + self.h / 2

    def inset(self, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> "Box":
        """A smaller box."""
        return Box(self.x + left, self.y + top, self.w - left - right, self.h - top - bottom)

    def overlap(self, other: "Box") -> tuple[float, float]:
        """Width and height of what two boxes share; negative where they are apart."""
        return (
            min(self.right, other.right) - max(self.x, other.x),
            min(self.bottom, other.bottom) - max(self.y, other.y),
        )

    def corners(self) -> "Polygon":
        """The box as a polygon."""
        return ((self.x, self.y), (self.right, self.y), (self.right, self.bottom), (self.x, self.bottom))


Point = tuple[float, float]
Polygon = tuple[Point, ...]


@dataclass(frozen=True)
class Span:
    """A run of text in one style, where it stands: `x` of its start, `y` of its baseline, `w` its width."""

    text: str
    style: Style
    color: str
    x: float
    y: float
    w: float


@dataclass(frozen=True)
class Label:
    """A block of text, already broken into lines and placed."""

    key: str
    spans: tuple[Span, ...]
    box: Box
    opacity: float = 1.0


@dataclass(frozen=True)
class Rule:
    """A straight line."""

    key: str
    start: Point
    end: Point
    color: str
    width: float = 1.0
    opacity: float = 1.0


@dataclass(frozen=True)
class Panel:
    """A rectangle with round corners: one radius, or left and right ones (chains)."""

    key: str
    box: Box
    radius: tuple[float, float]
    fill: str = ""
    edge: str = ""
    stroke: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True)
class Disc:
    """A circle; `dash` is the length of dash and gap of its edge."""

    key: str
    x: float
    y: float
    r: float
    fill: str = ""
    edge: str = ""
    stroke: float = 0.0
    dash: tuple[float, float] | None = None
    opacity: float = 1.0


@dataclass(frozen=True)
class Bars:
    """Many equal-looking rectangles as one mark."""

    key: str
    boxes: tuple[Box, ...]
    radius: float
    fill: str
    opacity: float = 1.0


@dataclass(frozen=True)
class Curve:
    """A line through points, with round caps; `dash` is the length of dash and gap (forecasts)."""

    key: str
    points: tuple[Point, ...]
    color: str
    width: float
    opacity: float = 1.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True)
class Area:
    """Polygons as one mark, sharp cornered (a region with its islands, the plane between two lines)."""

    key: str
    rings: tuple[Polygon, ...]
    fill: str = ""
    edge: str = ""
    stroke: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True)
class Tissue:
    """Cells of a shape of assets/tissue, at (x, y), scaled; `states` and `growth` (0 to 1) by cell.

    gap, corner and nucleus are stage units, whatever the scale. `base` is the state that cells show until they have
    grown ("": nothing); `wave` lets the nuclei breathe (attract).
    """

    key: str
    shape: str
    x: float
    y: float
    scale: float
    gap: float
    corner: float
    nucleus: float
    states: tuple[str, ...]
    growth: tuple[float, ...] = ()
    base: str = ""
    wave: bool = False
    opacity: float = 1.0


@dataclass(frozen=True)
class Blob:
    """A polygon with its corners rounded away (a cell of home)."""

    key: str
    points: Polygon
    fill: str = ""
    edge: str = ""
    stroke: float = 0.0
    opacity: float = 1.0


@dataclass(frozen=True)
class Icon:
    """An icon of assets/icons in one colour; `box` is a square."""

    key: str
    name: str
    box: Box
    color: str
    stroke: float = 1.75
    opacity: float = 1.0


@dataclass(frozen=True)
class Photo:
    """A picture out of the content that fills its box, what is over cut off at both sides; corners as of a card."""

    key: str
    picture: Picture
    box: Box
    radius: float
    opacity: float = 1.0


@dataclass(frozen=True)
class Target:
    """What can be touched or asked: polygon, spoken name, and the event it sends (None: it only has a name yet)."""

    key: str
    polygon: Polygon
    name: str
    event: Event | None = None


Mark = Label | Rule | Panel | Disc | Bars | Curve | Area | Tissue | Blob | Icon | Photo | Target


def inside(polygon: Polygon, x: float, y: float) -> bool:
    """True where the point lies in the polygon (even-odd rule)."""
    hit = False
    ax, ay = polygon[-1]
    for bx, by in polygon:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            hit = not hit
        ax, ay = bx, by
    return hit


def distance(polygon: Polygon, x: float, y: float) -> float:
    """How far a point lies from a polygon; 0 inside it."""
    if inside(polygon, x, y):
        return 0.0
    nearest = float("inf")
    ax, ay = polygon[-1]
    for bx, by in polygon:
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        t = min(max(((x - ax) * dx + (y - ay) * dy) / length, 0.0), 1.0) if length else 0.0
        nearest = min(nearest, hypot(x - ax - t * dx, y - ay - t * dy))
        ax, ay = bx, by
    return nearest


def touched(marks: tuple[Mark, ...], x: float, y: float) -> Target | None:
    """The topmost target under a point."""
    return next((m for m in reversed(marks) if isinstance(m, Target) and inside(m.polygon, x, y)), None)
