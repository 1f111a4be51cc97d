"""What cells and tiles of home have in common: a topic's colours, what is heard and touched, how large words are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.charts.kind import text_of
from kiosk.charts.marks import Mark, Polygon, Target
from kiosk.compose.blocks import Canvas
from kiosk.compose.membranes import DRAWN
from kiosk.model.deck import Topic
from kiosk.model.state import Open
from kiosk.model.tokens import Style
from kiosk.words.render import plain

_LARGE = (3.6, 3.3, 3.0, 2.7, 2.4, 2.2, 2.0, 1.8, 1.65, 1.5, 1.4, 1.3, 1.2, 1.1)
_SMALL = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6)
_LEAST = 22.0
"""No type is smaller (look.md 2)."""
_KEPT = 0.85
"""What a figure or a name keeps at least of its size where words are larger than drawn, lest they be unlike."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large the words of all topics are: `figure` of the drawn size; `name`: names stand alone.

    Words grow less than figures, which lead, and give way less, for they are small already; icons give way first.
    """

    figure: float = 1.0
    name: bool = False

    @property
    def words(self) -> float:
        """Of names and captions, and of the air about them."""
        return float(self.figure ** (0.6 if self.figure > 1.0 else 0.35))

    @property
    def icon(self) -> float:
        """Of icons."""
        return min(self.words, self.figure)

    @property
    def ample(self) -> bool:
        """Larger than drawn: then there shall be air, too."""
        return self.figure > 1.0

    def of(self, style: Style) -> Style:
        """The type of words at this size."""
        return style if self.words == 1.0 else style.scaled(max(self.words, _LEAST / style.size))


def sizes(count: int) -> list[Size]:
    """What may be tried for so many topics, the largest first: nine are as drawn, more are never larger."""
    if count == DRAWN:
        return [Size()]
    return [Size(each) for each in (_LARGE + _SMALL if count < DRAWN else _SMALL)]


def largest(canvas: Canvas, sizes: Sequence[Size], fits: Callable[[Canvas, Size], bool]) -> Size:
    """The first size in which the words of every language fit, else the last: another language moves nothing."""
    looks = [replace(canvas, look=replace(canvas.look, language=code)) for code in canvas.deck.languages]
    return next((size for size in sizes[:-1] if all(fits(each, size) for each in looks)), sizes[-1])


def fitted(canvas: Canvas, text: str, style: Style, width: float) -> Style:
    """The style, smaller where the text is too wide for one line."""
    advance = canvas.measure.advance(text, style)
    return style if advance <= width else style.scaled(max(width / advance, _LEAST / style.size))


def ample(canvas: Canvas, text: str, style: Style, width: float, size: Size) -> bool:
    """Whether a line keeps enough of its type in a width: as much as it must where there is room for large words."""
    return canvas.measure.advance(text, style) * (_KEPT if size.ample else 0.6) <= width


def lit(canvas: Canvas, topic: Topic) -> bool:
    """Whether it is the first topic that can be opened."""
    return topic.id == next((each.id for each in canvas.deck.topics if each.slides), None)


def colors(canvas: Canvas, topic: Topic) -> tuple[str, str, str, str, str]:
    """Fill, edge, name, figure, caption."""
    if lit(canvas, topic):
        return "acc", "", "onacc", "onacc", "onacc"
    if not topic.slides:
        return "ground", "line", "quiet", "quiet", "quiet"
    return "raised", "ring", "ink", "acctext", "quiet"


def spoken(canvas: Canvas, topic: Topic) -> str:
    """A topic read aloud, however much of it there is room for."""
    deck, language = canvas.deck, canvas.look.language
    name, figure = text_of(topic.name, language), plain(topic.tile.figure, deck, language)
    return f"{name}: {figure} {plain(topic.tile.caption, deck, language)}"


def target(canvas: Canvas, topic: Topic, polygon: Polygon) -> list[Mark]:
    """What opens a topic; nothing where it has no slides."""
    return [Target(f"topic:{topic.id}", polygon, spoken(canvas, topic), Open(topic.id))] if topic.slides else []
