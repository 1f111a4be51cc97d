"""The fields that are more than a text: eyebrow, source line, legend, takeaway, caution box, invitation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.charts.kind import entity, text_of
from kiosk.charts.marks import Box, Disc, Icon, Label, Mark, Panel
from kiosk.charts.measure import Measure
from kiosk.charts.text import block, moved, styled
from kiosk.compose.page import Look
from kiosk.compose.slots import anchored
from kiosk.compose.used import of_chart, of_slide, of_text
from kiosk.model.deck import Deck
from kiosk.model.indicator import Figure
from kiosk.model.layouts import LAYOUTS, Slot
from kiosk.model.slide import Slide
from kiosk.model.tokens import CELLS, ENTITY_TEXT, STYLES, TEXT_SIZES, Style
from kiosk.words.markup import references
from kiosk.words.messages import tr
from kiosk.words.render import plain, render
from kiosk.words.sources import source_line

DISPLAY = 90.0
"""Type from this size on is display type."""


@dataclass(frozen=True)
class Canvas:
    """What every block is drawn from. `display`: the part of their size that figures and names of display type keep."""

    deck: Deck
    slide: Slide
    look: Look
    measure: Measure
    display: float = 1.0

    def style(self, name: str) -> Style:
        """A style at the visitor's text size; display type gives way where the other texts need its room."""
        style = STYLES[name]
        return style.scaled(self.display) if style.size >= DISPLAY else style.grown(self.look.grow)

    def language(self, slot: Slot) -> str:
        """The slot's language: the visitor's, or the next one where the slot shows the other."""
        if not slot.other:
            return self.look.language
        codes = self.deck.languages
        return codes[(codes.index(self.look.language) + 1) % len(codes)]

    def key(self, slot: Slot) -> str:
        """Key of the slot's mark."""
        return slot.field + (".other" if slot.other else "")

    def shows(self, field: str) -> bool:
        """True where the layout has room for a field in this orientation."""
        layout = LAYOUTS[self.slide.layout]
        return any(slot.field == field for slot in (layout.portrait if self.look.portrait else layout.landscape))


def eyebrow(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """The slide's own heading, else its topic, else the kiosk's title, after one cell."""
    topic = canvas.deck.topic_of(canvas.slide.id)
    own = canvas.slide.heading or (topic.name if topic else canvas.deck.kiosk.title)
    name = plain(own, canvas.deck, canvas.language(slot))
    style = canvas.style(slot.style)
    if topic and topic.short and canvas.measure.advance(name, style) > box.w - 34:
        name = plain(topic.short, canvas.deck, canvas.language(slot))
    if canvas.slide.layout == "attract":
        return [block(canvas.key(slot), ((name, style, slot.color),), box.x, box.y, box.w, canvas.measure)]
    label = block(canvas.key(slot), ((name, style, slot.color),), box.x + 34, box.y, box.w - 34, canvas.measure)
    label = moved(label, dy=anchored(label.box.h, box, slot) - box.y)
    middle = label.box.y + style.line / 2
    return [_cell("eyebrow.cell", box.x + 10, middle, 10), _nucleus("eyebrow.nucleus", box.x + 10, middle, 3.6), label]


def _cell(key: str, x: float, y: float, r: float) -> Disc:
    return Disc(key, x, y, r, "acc")


def _nucleus(key: str, x: float, y: float, r: float) -> Disc:
    return Disc(key, x, y, r, "nuc")


def source(canvas: Canvas, slot: Slot, box: Box, unit: str, credits: str) -> list[Mark]:
    """What one cell counts (stronger), the sources of every figure on the slide, notes and credits."""
    deck, slide, language = canvas.deck, canvas.slide, canvas.look.language
    told = vouched(canvas)
    rest = [told.rstrip(".") + "."] if told else []
    if slide.source_note:
        rest.append(plain(slide.source_note, deck, language))
    if credits and not canvas.shows("credit"):
        rest.append(credits)
    lead, tail = f"{unit}." if unit else "", " ".join(rest)
    if not lead and not tail:
        return []
    return _small(canvas, slot, box, lead, tail)


def credit(canvas: Canvas, slot: Slot, box: Box, credits: str) -> list[Mark]:
    """Whose the boundaries are, where that stands apart from the sources."""
    return _small(canvas, slot, box, "", credits) if credits else []


def _small(canvas: Canvas, slot: Slot, box: Box, lead: str, tail: str) -> list[Mark]:
    """Words in the type of sources, the first ones stronger, and on lines of their own where one does not hold all.

    On home, where there is little room, they grow as far as their lines allow, and by one step at most, as the tiles.
    """
    grow = canvas.look.grow
    tries = [grow]
    if canvas.slide.layout == "home":
        most = min(grow, TEXT_SIZES["large"])
        tries = [most - (most - 1) * step / 5 for step in range(6)]
    for factor in tries:
        label = _noted(canvas, slot, box, lead, tail, factor)
        if label.box.h <= box.h and len({span.y for span in label.spans}) <= slot.lines:
            break
    return [moved(label, dy=anchored(label.box.h, box, slot) - box.y)]


def _noted(canvas: Canvas, slot: Slot, box: Box, lead: str, tail: str, grow: float) -> Label:
    quiet, strong = STYLES["source"].grown(grow), STYLES["source-strong"].grown(grow)

    def made(between: str) -> Label:
        pieces = ((lead, strong, slot.color), (between + tail, quiet, slot.color))
        told = tuple(piece for piece in pieces if piece[0].strip())
        return block(slot.field, told, box.x, box.y, box.w, canvas.measure, balance=slot.balance)

    label = made(" " if lead else "")
    return made("\n") if lead and tail and label.box.h > quiet.line * 1.5 else label


def vouched(canvas: Canvas) -> str:
    """Who says so. On home there is little room: which figure is whose is told behind "i", beside it."""
    covers, deck, language = canvas.slide.layout != "home", canvas.deck, canvas.look.language
    return source_line(sourced(canvas), deck, language, also=canvas.slide.sources, covers=covers)


def sourced(canvas: Canvas) -> list[Figure]:
    """The figures that the source line speaks of; on a totem those of home's tiles are told behind "i" alone."""
    deck, slide = canvas.deck, canvas.slide
    figures = of_slide(deck, slide) + (of_chart(deck, slide) if canvas.shows("chart") else [])
    if slide.layout == "home" and not canvas.look.portrait:
        figures += [figure for topic in deck.topics for figure in of_text(deck, topic.tile.figure)]
    return _own(deck, figures)


def _own(deck: Deck, figures: Sequence[Figure]) -> list[Figure]:
    """Without what is merely computed from figures that stand there too."""
    given = {source for figure in figures if not deck.indicators[figure.ref.id].derive for source in figure.sources}
    return [f for f in figures if not deck.indicators[f.ref.id].derive or not set(f.sources) <= given]


def legend(canvas: Canvas, slot: Slot, box: Box, entries: Sequence[tuple[str, str]]) -> list[Mark]:
    """One cell and its meaning after the other, in as many rows as they need."""
    style = canvas.style(slot.style)
    out: list[Mark] = []
    x, y = box.x, 0.0
    for n, (state, text) in enumerate(entries):
        width = canvas.measure.advance(text, style)
        if x > box.x and x + 44 + width > box.right:
            x, y = box.x, y + style.line + 8
        look = CELLS[state]
        middle = y + style.line / 2
        out.append(Disc(f"legend.{n}", x + 14, middle, 13, look.fill, look.edge, 2.0 if look.edge else 0.0))
        out.append(Disc(f"legend.{n}.nucleus", x + 14, middle, 5, look.nucleus))
        out.append(block(f"legend.{n}.name", ((text, style, "ink"),), x + 44, y, width + 1, canvas.measure))
        x += 44 + width + 48
    if not out:
        return []
    height = y + style.line
    return [_lower(mark, anchored(height, box, slot)) for mark in out]


def _lower(mark: Mark, dy: float) -> Mark:
    if isinstance(mark, Disc):
        return replace(mark, y=mark.y + dy)
    return moved(mark, dy=dy) if isinstance(mark, Label) else mark


def takeaway(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """A figure and its sentence: one under the other, or beside each other where the slot is low."""
    if not canvas.slide.takeaway:
        return []
    deck, language, measure = canvas.deck, canvas.look.language, canvas.measure
    text = canvas.slide.takeaway
    first = next(iter(references(text_of(text.figure, language))), None)
    color = ENTITY_TEXT[entity(deck, deck.figure(first))] if first else "acctext"
    style = canvas.style(slot.style)
    figure = plain(text.figure, deck, language)
    width = measure.advance(figure, style)
    beside = slot.beside and width < box.w * 0.62
    if width > box.w:
        style = style.scaled(box.w / width)
    head = block("takeaway", ((figure, style, color),), box.x - 4, box.y, box.w + 8, measure)
    body = styled(render(text.text, deck, language), canvas.style("body"), "ink")
    if beside:
        x = head.box.right + 40
        tail = block("takeaway.text", body, x, box.y, box.right - x, measure, balance=True)
        high = max(head.box.h, tail.box.h)
        dy = anchored(high, box, slot) - box.y
        return [moved(head, dy=dy + (high - head.box.h) / 2), moved(tail, dy=dy + (high - tail.box.h) / 2)]
    tail = block("takeaway.text", body, box.x, head.box.bottom + 10, box.w, measure, balance=True)
    dy = anchored(tail.box.bottom - box.y, box, slot) - box.y
    return [moved(head, dy=dy), moved(tail, dy=dy)]


def caution(canvas: Canvas, slot: Slot, box: Box) -> list[Mark]:
    """The raised box with a dashed cell: what the figures do not say."""
    if not canvas.slide.caution:
        return []
    deck, language, measure = canvas.deck, canvas.look.language, canvas.measure
    text = canvas.slide.caution
    pad, inner = 38.0, box.w - 76
    head = block("caution.title", styled(render(text.title, deck, language), canvas.style("label"), "ink"),
                 box.x + pad + 46, box.y + 34, inner - 46, measure)  # fmt: skip
    tail = block("caution.text", styled(render(text.text, deck, language), canvas.style("quiet"), "quiet"),
                 box.x + pad, head.box.bottom + 12, inner, measure, balance=True)  # fmt: skip
    height = tail.box.bottom + 34 - box.y
    dy = anchored(height, box, slot) - box.y
    y = head.box.y + canvas.style("label").line / 2 + dy
    return [
        Panel("caution", Box(box.x, box.y + dy, box.w, height), (36, 36), "raised"),
        Disc("caution.cell", box.x + pad + 14, y, 14, "", "touch", 2.5, (6, 5)),
        Disc("caution.nucleus", box.x + pad + 14, y, 5, "touch"),
        moved(head, dy=dy),
        moved(tail, dy=dy),
    ]


def invitation(canvas: Canvas, box: Box) -> list[Mark]:
    """Touch to start, in both languages; the whole screen is the target, this only says so."""
    language = canvas.look.language
    codes = canvas.deck.languages
    other = codes[(codes.index(language) + 1) % len(codes)]
    big, small = STYLES["button"], canvas.style("strong")
    head = block("invitation", ((tr(language, "Touch to start"), big, "onacc"),), box.x + 152, 0, box.w, canvas.measure)
    tail = block(
        "invitation.other", ((tr(other, "Touch to start"), small, "onacc"),), box.x + 152, 0, box.w, canvas.measure
    )
    high = head.box.h + tail.box.h + 2
    top = box.y + (box.h - high) / 2
    icon = Box(box.x + 42, box.cy - 38, 76, 76)
    return [
        Panel("invitation.button", box, (52, 52), "acc"),
        Icon("invitation.icon", "hand-finger", icon, "onacc"),
        moved(head, dy=top),
        moved(tail, dy=top + head.box.h + 2),
    ]
